"""``python -m argmap``."""

from argmap.commands import main

main()
