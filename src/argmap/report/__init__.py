"""What argmap tells people: text, tables, JSON."""
