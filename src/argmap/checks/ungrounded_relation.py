"""A sketched relation that the reconstructions of its arguments do not bear out.

What it finds:
    Support and attack drawn between arguments, or between an argument and a statement, where each
    argument is reconstructed and the reconstructions do not agree with the drawing. An argument
    supports a statement by concluding it, and another argument by concluding one of its premises;
    it attacks by concluding what contradicts, or is written to attack, the statement or a premise.
    A statement supports an argument by being one of its premises. Reconstructions may stand in
    another map that is checked together with this one. Undercuts are not judged.

Why it matters:
    A sketch says that there is a reason; only the reconstruction shows that there is. Where the
    two part, one of them is wrong.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :clean a arg:Claim ; arg:text "Trams are clean." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :clean .
    :drawn a arg:Relation ; arg:relationKind kind:support ; arg:from :step ; arg:to :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :drawn a arg:Relation ; arg:relationKind kind:support ; arg:from :step ; arg:to :thesis .

Reference:
    Betz, Theorie dialektischer Strukturen (2010); Argdown, issue 593.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reconstructions import Reconstruction, opposites, reconstructions
from argmap.diagnostic import Diagnostic, Severity
from argmap.formats import Sketch
from argmap.model import ArgumentKind, RelationKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from argmap.model import ArgumentMap

FINDER = Finder("ARG202", "ungrounded-relation", Severity.WARNING)
_VERB = {RelationKind.SUPPORT: "support", RelationKind.ATTACK: "attack"}
_HINT = {
    RelationKind.SUPPORT: "let it conclude the statement or premise; or take the line back",
    RelationKind.ATTACK: "write below its conclusion what that contradicts (><) or attacks (->),"
    " a statement or premise there; or take the line back",
}


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each relation that is drawn and not borne out."""
    maps = (context.map, *context.companions)
    known = reconstructions(maps)
    if not known:
        return
    arguments = {a.id for m in maps for a in m.arguments}
    sketches = context.sketches or tuple(_drawn(context.map))
    against = opposites(maps, _between_statements(sketches, arguments))
    for sketch in sketches:
        ends = [end for end in (sketch.origin, sketch.target) if end in arguments]
        judged = sketch.kind in _VERB and ends and all(end in known for end in ends)
        if judged and not _grounded(sketch, known, against):
            yield _finding(context, sketch)


def _drawn(argument_map: ArgumentMap) -> Iterator[Sketch]:
    """The drawn relations of a map whose format has no others."""
    for relation in argument_map.relations:
        for origin in relation.origins:
            for target in relation.targets:
                yield Sketch(relation.kind, origin, target, relation.span)
    for argument in argument_map.arguments:
        if not argument.needs and argument.target and argument.kind is not ArgumentKind.UNDERCUT:
            attack = argument.is_objection
            kind = RelationKind.ATTACK if attack else RelationKind.SUPPORT
            yield Sketch(kind, argument.id, argument.target, argument.span)


def _between_statements(
    sketches: Iterable[Sketch], arguments: Container[str]
) -> Iterator[tuple[str, str]]:
    """Attacks that are written of statements themselves, not handed on by an argument."""
    for sketch in sketches:
        ends = (sketch.origin, sketch.target)
        if sketch.kind is RelationKind.ATTACK and not any(end in arguments for end in ends):
            yield ends


def _grounded(
    sketch: Sketch, known: Mapping[str, Reconstruction], against: Mapping[str, set[str]]
) -> bool:
    origin, target = known.get(sketch.origin), known.get(sketch.target)
    start = origin.conclusion if origin else sketch.origin
    ends = target.premises if target else {sketch.target}
    if sketch.kind is RelationKind.SUPPORT:
        return start in ends
    return not against.get(start, set()).isdisjoint(ends)


def _finding(context: Context, sketch: Sketch) -> Diagnostic:
    verb = _VERB[sketch.kind]
    origin, target = context.map.name_of(sketch.origin), context.map.name_of(sketch.target)
    return FINDER(
        context,
        sketch.origin if sketch.origin in context.map else sketch.target,
        f"{origin} is drawn to {verb} {target}, and the reconstructions do not bear that out",
        _HINT[sketch.kind],
        (sketch.origin, sketch.target),
        sketch.span,
    )
