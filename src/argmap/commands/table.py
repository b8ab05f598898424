"""The commands: one row each, read without importing any of them."""

COMMANDS: tuple[tuple[str, str], ...] = (
    ("demo", "Run the main job on the map that comes with argmap."),
    ("new", "Begin a map of a document, as text that people type."),
    ("check", "Find what is wrong with a map and where."),
    ("explain", "Tell what a finding means and why it matters."),
    ("query", "Ask SPARQL of one or more maps."),
    ("queries", "List the questions that come with argmap."),
    ("load", "Keep maps in a store on disk, to ask all of them at once."),
    ("unload", "Take maps out of a store."),
    ("stores", "List the maps in a store."),
    ("schemes", "List the patterns of reasoning and their critical questions."),
    ("questions", "List the critical questions, those first on which most depends."),
    ("show", "Print the argument as an outline in words."),
    ("info", "Count what a map holds."),
    ("evaluate", "Tell what stands, what falls and what is undecided."),
    ("why", "Explain the label of a statement or argument."),
    ("rests-on", "Tell on what a claim rests, and what breaks it."),
    ("whatif", "Show what changes when something is dropped or assumed."),
    ("strength", "Compute how strongly each statement is supported."),
    ("audit", "Write the whole audit as a document: HTML, Markdown or JSON."),
    ("solve", "Solve an argumentation framework as in the competitions."),
    ("render", "Write the interactive page of a map, or a picture."),
    ("watch", "Check and draw a map anew whenever it is saved."),
    ("serve", "Serve maps to browsers and to SPARQL clients."),
    ("convert", "Write a map in another format, such as Argdown or Turtle."),
    ("formats", "List what can be read and written, and what each cannot hold."),
    ("anchor", "Find a quotation in a document and give its selector."),
    ("verify", "Tell for every passage whether it stands in the document."),
    ("fmt", "Write a map sorted, one fact a line, so that it diffs."),
)
"""Name and one line for the overview; the module of that name has it as ``command``."""

NAMES = tuple(name for name, _ in COMMANDS)


def module_of(name: str) -> str:
    """The module that holds a command: hyphens are underscores there."""
    return "argmap.commands." + name.replace("-", "_")


def overview() -> str:
    """What ``argmap --help`` prints; built from the table alone, so that it comes at once."""
    rows = "\n".join(f"  {name:<10}{about}" for name, about in COMMANDS)
    return _OVERVIEW.format(rows=rows)


_OVERVIEW = """\
Usage: argmap [OPTIONS] COMMAND [ARGS]...

  Audit the reasoning of a document.

  A map encodes the claims of a text and links them to the evidence,
  assumptions and objections that bear on them, and to the passages where
  they stand. argmap checks such maps, asks questions of them, and draws them.

Commands:
{rows}

Options:
  -V, --version  Show the version and exit.
  -h, --help     Show this message and exit.

  Begin with: argmap demo. Help on one command: argmap check --help.

  Exit codes: 0 all is well, 1 there are findings, 2 the command could not
  run, 3 a fault of argmap's own.
"""
