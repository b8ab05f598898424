"""The click group behind the command line."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from argmap import __version__
from argmap.commands.table import NAMES, module_of, overview
from argmap.errors import ArgmapError

_OUR_FAULT = 3
_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        _ = ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        _ = ctx
        if cmd_name not in NAMES:
            return None
        module: Any = import_module(module_of(cmd_name))
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a misspelt one gets the nearest as a hint."""
        if args and args[0] not in NAMES and not args[0].startswith("-"):
            from argmap.model.nearest import nearest

            near = nearest(args[0], NAMES, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The overview, from the table alone."""
        _ = ctx
        return overview().rstrip("\n")


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="argmap %(version)s")
def cli() -> None:
    """Audit the reasoning of a document."""


def run(arguments: list[str]) -> int:
    """Runs one command; the exit code."""
    gc.disable()  # a short-lived process has little to collect
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
    except OSError as error:
        click.echo(f"argmap: {error.strerror or error}", err=True)
        return 2
    except Exception as error:  # noqa: BLE001 - the last resort: one line instead of a traceback
        return _crashed(error)
    finally:
        gc.enable()
    return result if isinstance(result, int) else 0


def _stopped(error: ArgmapError) -> int:
    from argmap.commands.terminal import advise, note

    note(f"argmap: {error}")
    if error.hint:
        advise(error.hint)
    return 2


def _crashed(error: Exception) -> int:
    if os.environ.get("ARGMAP_TRACEBACK"):
        raise error
    click.echo(f"argmap: fault of its own: {type(error).__name__}: {error}", err=True)
    click.echo("  hint: ARGMAP_TRACEBACK=1 shows where; please report it", err=True)
    return _OUR_FAULT
