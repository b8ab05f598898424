"""The command line. Only what the overview needs is imported here; the rest when it is called."""

import sys

from argmap.commands.table import overview


def main() -> None:
    """Runs the command line and exits."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        sys.stdout.write(overview())
        sys.exit(0)
    from argmap.commands.cli import run

    sys.exit(run(sys.argv[1:]))
