"""``argmap schemes``."""

from __future__ import annotations

import json
from typing import Any

import click

from argmap.commands.terminal import format_option, paint, say, width


class SchemeName(click.ParamType[str]):
    """The name of a scheme, completed from the list."""

    name = "scheme"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """The ids of schemes that begin like this."""
        from click.shell_completion import CompletionItem

        from argmap.rdf.schemes import schemes

        _ = ctx, param
        found = schemes().values()
        return [CompletionItem(s.id, help=s.name) for s in found if s.id.startswith(incomplete)]


@click.command()
@click.argument("name", metavar="[NAME]", required=False, type=SchemeName())
@format_option("text", "json")
def command(name: str | None, format_: str) -> int:
    """List the argumentation schemes, or show the scheme NAME in full.

    A scheme is shown with its premises by role, its conclusion, its critical questions (who must
    give a reason, and what a bad answer does), its names in AIF, and an argument to be filled in,
    as Argdown and as Turtle. NAME is an id, a label or a name in AIF.

    \b
    argmap schemes
    argmap schemes expert-opinion
    argmap schemes "Cause To Effect" --format json
    """
    from argmap.rdf.schemes import scheme_named
    from argmap.report import schemes as report

    scheme = scheme_named(name) if name else None
    if format_ == "json":
        told: object = report.scheme_json(scheme) if scheme else report.schemes_json()
        say(json.dumps(told, indent=2, ensure_ascii=False))
    elif scheme:
        say(report.scheme_text(scheme, width(), paint))
    else:
        say(report.schemes_text(width(), paint))
    return 0
