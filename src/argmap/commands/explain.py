"""``argmap explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.terminal import colourful, format_option, say, width

if TYPE_CHECKING:
    from argmap.checks.codes import Code


class CodeName(click.ParamType[str]):
    """A code or the name of a check."""

    name = "code"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """The codes and names that begin like this."""
        from click.shell_completion import CompletionItem

        from argmap.checks.codes import codes

        _ = ctx, param
        return [
            CompletionItem(name, help=item.title)
            for item in codes().values()
            for name in (item.code, item.slug)
            if name.startswith(incomplete)
        ]


@click.command()
@click.argument("names", nargs=-1, type=CodeName(), metavar="[CODE]...")
@format_option("text", "json")
def command(names: tuple[str, ...], format_: str) -> int:
    """Tell what a finding means, why it matters, and how it looks when it is right.

    CODE is a code such as ARG101, or a name such as circular-support; also of a rule that the
    settings of this folder name. Without any, all codes are listed.

    \b
    argmap explain ARG505
    argmap explain unanswered-objection
    """
    from argmap.checks.codes import codes
    from argmap.report.codes import code_text, codes_json, codes_table

    chosen = [_code(name) for name in names] or list(codes().values())
    if format_ == "json":
        say(codes_json(chosen))
    elif names:
        say("\n".join(code_text(code) for code in chosen))
    else:
        say(codes_table(chosen, width(), colourful()))
    return 0


def _code(name: str) -> Code:
    from argmap.checks.codes import codes, known_names
    from argmap.errors import UnknownCode
    from argmap.model import nearest

    for code in (*codes().values(), *_of_project()):
        if name.upper() == code.code or name.lower() == code.slug:
            return code
    raise UnknownCode(name, nearest(name, known_names()))


def _of_project() -> list[Code]:
    """What there is to say of the rules that the settings of this folder name."""
    from argmap.checks.codes import code_of
    from argmap.checks.rules import read_rules
    from argmap.configuration import find_configuration

    rules = read_rules(find_configuration(Path.cwd()).rules)
    return [code_of(check) for check in rules.checks]
