"""What follows from reconstructions: Argdown's own rules, in its own order.

A relation that leads from a reconstructed argument goes over to its main conclusion; one that
undercuts it goes over to its last inference; what is then said twice is said once. Read strictly,
support between statements is entailment and attack is contrariety. An attack on an argument is
dropped where the attacker stands against one of its premises anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.document import (
    ArgumentNode,
    EquivalenceClass,
    Inference,
    RelationType,
    Role,
)
from argmap.formats.argdown.regrouping import regroup

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Document, Node, Relation

_AGAINST = frozenset({RelationType.CONTRADICTORY, RelationType.CONTRARY})


def derive(document: Document) -> None:
    """Brings the relations of a document into their final form."""
    if document.settings.move_relations:
        document.relations = [r for r in document.relations if _moved(document, r)]
    if document.settings.strict:
        document.relations = _strict(document.relations)
    document.relations = [r for r in document.relations if not _redundant(r)]
    regroup(document)


def _moved(document: Document, relation: Relation) -> bool:
    """Moves a relation over to what it is really about; whether it is still wanted then."""
    origin, target = relation.origin, relation.target
    wanted = True
    if isinstance(origin, ArgumentNode) and origin.pcs:
        wanted = _from_conclusion(document, relation, origin)
    if (
        isinstance(target, ArgumentNode)
        and target.pcs
        and relation.type is RelationType.UNDERCUT
        and (inference := target.pcs[-1].inference)
    ):
        wanted = _to_inference(relation, inference) and wanted
    return wanted


def _from_conclusion(document: Document, relation: Relation, argument: ArgumentNode) -> bool:
    _drop(argument, relation)
    conclusion = document.statements[argument.pcs[-1].title]
    relation.origin = conclusion
    same = any(
        r.target is relation.target and r.type is relation.type for r in conclusion.relations
    )
    if same:
        _drop(relation.target, relation)
    else:
        conclusion.relations.append(relation)
    return not same


def _to_inference(relation: Relation, inference: Inference) -> bool:
    relation.target = inference
    _drop(inference, relation)
    same = any(r.origin is relation.origin and r.type is relation.type for r in inference.relations)
    if same:
        _drop(relation.origin, relation)
    else:
        inference.relations.append(relation)
    return not same


def _drop(node: Node, relation: Relation) -> None:
    """Takes a relation from the list of a node, or the last one when it is not there.

    The latter is what Argdown does. It bears on which arguments are drawn, so it is done here too.
    """
    for index, other in enumerate(node.relations):
        if other is relation:
            del node.relations[index]
            return
    if node.relations:
        node.relations.pop()


def _strict(relations: list[Relation]) -> list[Relation]:
    kept: list[Relation] = []
    contrary: set[frozenset[int]] = set()
    for relation in relations:
        origin, target = relation.origin, relation.target
        if isinstance(origin, EquivalenceClass) and isinstance(target, EquivalenceClass):
            if relation.type is RelationType.SUPPORT:
                relation.type = RelationType.ENTAILS
            elif relation.type is RelationType.ATTACK:
                pair = frozenset({id(origin), id(target)})
                if pair in contrary:
                    _drop(origin, relation)
                    _drop(target, relation)
                    continue
                contrary.add(pair)
                relation.type = RelationType.CONTRARY
        kept.append(relation)
    return kept


def _redundant(relation: Relation) -> bool:
    """Whether an attack on an argument follows from one on its premises; it is taken out then."""
    origin, target = relation.origin, relation.target
    if relation.type is not RelationType.ATTACK or not isinstance(origin, EquivalenceClass):
        return False
    if not isinstance(target, ArgumentNode) or not target.pcs:
        return False
    premises = {m.title for m in target.pcs if m.role is Role.PREMISE}
    for other in origin.relations:
        against = other.other(origin)
        stands_against = other.type in _AGAINST or (
            other.type is RelationType.ATTACK and other.origin is origin
        )
        if isinstance(against, EquivalenceClass) and stands_against and against.title in premises:
            _drop(origin, relation)
            _drop(target, relation)
            return True
    return False
