"""The command line."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from argmap import __version__
from argmap.commands.table import COMMANDS
from argmap.errors import ArgmapError

_BY_NAME = {row.name: row for row in COMMANDS}
_OUR_FAULT = 3
_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        _ = ctx
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        _ = ctx
        row = _BY_NAME.get(cmd_name)
        if row is None:
            return None
        module: Any = import_module(f"argmap.commands.{row.module}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a misspelt one gets the nearest as a hint."""
        if args and args[0] not in _BY_NAME and not args[0].startswith("-"):
            from argmap.model.nearest import nearest

            near = nearest(args[0], _BY_NAME, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, from the table alone."""
        _ = ctx
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.about) for row in COMMANDS])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: argmap demo. Help on one command: argmap check --help.",
)
@click.version_option(__version__, "-V", "--version", message="argmap %(version)s")
def cli() -> None:
    """Audit the reasoning of a document.

    A map encodes the claims of a text and links them to the evidence, assumptions and objections
    that bear on them, and to the passages where they stand. argmap checks such maps, asks questions
    of them, and draws them.

    Exit codes: 0 all is well, 1 there are findings, 2 the command could not run, 3 a fault of
    argmap's own.
    """


def main() -> None:
    """Runs the command line and exits."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; the exit code."""
    try:
        result = cli.main(arguments, prog_name="argmap", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return _INTERRUPTED
    except ArgmapError as error:
        return _stopped(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: one line instead of a traceback
        return _crashed(error)
    return result if isinstance(result, int) else 0


def _stopped(error: ArgmapError) -> int:
    click.echo(f"argmap: {error}", err=True)
    if error.hint:
        click.echo(f"  hint: {error.hint}", err=True)
    return 2


def _crashed(error: Exception) -> int:
    if os.environ.get("ARGMAP_TRACEBACK"):
        raise error
    click.echo(f"argmap: fault of its own: {type(error).__name__}: {error}", err=True)
    click.echo("  hint: ARGMAP_TRACEBACK=1 shows where; please report it", err=True)
    return _OUR_FAULT
