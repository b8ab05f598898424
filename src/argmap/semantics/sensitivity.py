"""How much hangs on each accepted statement: rankings, and the most dangerous pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from argmap.model import theses_of
from argmap.semantics.critical import accepted_in, roots
from argmap.semantics.environments import smallest_cuts
from argmap.semantics.parallel import Table, columns, ones, table
from argmap.semantics.sampling import EXACT, SAMPLES, dice, drawn
from argmap.semantics.strength import credence, gradients, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.semantics.evaluation import Evaluation

MOST_PAIRS = 200_000
_CUTS = 200
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Rank:
    """What hangs on one accepted statement.

    Attributes:
        id: The statement.
        theses_lost: Ids of the theses that are in and would not be without it.
        claims_lost: Number of other statements that are in and would not be without it.
        birnbaum: How much more probable a thesis is to be in with it than without it, on average
            over the theses (Birnbaum 1969), the others being accepted independently, each with
            its credence; from -1 to 1.
        banzhaf: The share of all scenarios of the others in which accepting it makes the
            difference for a thesis (Banzhaf 1965), on average over the theses; from 0 to 1.
        smallest_cuts: In how many smallest cuts of the theses it is, of those that were found.
        gradient: By how much the strength of a thesis grows with its base score, on average
            over the theses, under DF-QuAD.
    """

    id: str
    theses_lost: tuple[str, ...]
    claims_lost: int
    birnbaum: float
    banzhaf: float
    smallest_cuts: int
    gradient: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """All accepted statements by what is lost without them.

    Attributes:
        theses: Ids of the statements that count as theses.
        rows: The ranks, most important first: by theses lost, claims lost, Birnbaum importance,
            Banzhaf index, smallest cuts, gradient, id.
        exact: Whether the probabilities are exact; else they are estimated from samples.
        samples: Number of scenarios drawn for each estimate; 0 when exact.
        error: The largest standard error of an estimate.
        all_cuts: Whether all smallest cuts were found.
    """

    theses: tuple[str, ...]
    rows: tuple[Rank, ...]
    exact: bool
    samples: int
    error: float
    all_cuts: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accepted statements that are more dangerous together than one by one.

    Attributes:
        ids: The two.
        theses_lost: Theses that are not in without both, though in without either.
        claims_lost: Number of other statements of which the same is true.
    """

    ids: tuple[str, str]
    theses_lost: tuple[str, ...]
    claims_lost: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """The dangerous pairs.

    Attributes:
        theses: Ids of the statements that count as theses.
        rows: The pairs, most dangerous first.
        complete: Whether all pairs were looked at.
    """

    theses: tuple[str, ...]
    rows: tuple[Pair, ...]
    complete: bool


def rank(evaluation: Evaluation) -> Ranking:
    """Every accepted statement with what is lost without it."""
    theses = theses_of(evaluation.map)
    names = accepted_in(evaluation)
    lost = {name: _Lost() for name in names}
    _withdraw_singly(evaluation, theses, lost)
    chances = _Chances(evaluation, theses)
    cuts, all_cuts = _in_smallest_cuts(evaluation, theses)
    slopes = gradients(evaluation, theses)
    rows = [
        Rank(
            name,
            tuple(lost[name].theses),
            lost[name].claims,
            _tidy(chances.birnbaum.get(name, 0.0)),
            _tidy(chances.banzhaf.get(name, 0.0)),
            cuts.get(name, 0),
            _tidy(slopes.get(name, 0.0)),
        )
        for name in names
    ]
    rows.sort(
        key=lambda r: (
            -len(r.theses_lost),
            -r.claims_lost,
            -r.birnbaum,
            -r.banzhaf,
            -r.smallest_cuts,
            -r.gradient,
            r.id,
        )
    )
    samples = 0 if chances.exact else SAMPLES
    error = _tidy(chances.error)
    return Ranking(theses, tuple(rows), chances.exact, samples, error, all_cuts)


def _tidy(number: float) -> float:
    """A figure without the last digits, which differ between machines."""
    return round(number, 9) + 0.0


class _Lost:
    def __init__(self) -> None:
        self.theses: list[str] = []
        self.claims = 0


def _withdraw_singly(evaluation: Evaluation, theses: Sequence[str], lost: dict[str, _Lost]) -> None:
    for name, critical in evaluation.all_critical.items():
        for withdrawn in critical:
            if name in theses:
                lost[withdrawn].theses.append(name)
            if name != withdrawn:
                lost[withdrawn].claims += 1


def _in_smallest_cuts(evaluation: Evaluation, theses: Sequence[str]) -> tuple[dict[str, int], bool]:
    """How often each statement is in a smallest cut, and whether all of these were found."""
    counts: dict[str, int] = {}
    complete = True
    for thesis in theses:
        cuts = smallest_cuts(evaluation, thesis, _CUTS)
        complete = complete and len(cuts) < _CUTS
        for cut in cuts:
            for name in cut:
                counts[name] = counts.get(name, 0) + 1
    return counts, complete


class _Chances:
    """Birnbaum importance and Banzhaf index of every relevant statement, over the theses."""

    def __init__(self, evaluation: Evaluation, theses: Sequence[str]) -> None:
        self.of, self.theses = evaluation, theses
        compiled = evaluation.compiled
        goals = [atom for thesis in theses for atom in roots(evaluation, thesis)]
        self.cone = compiled.program.below(goals, evaluation.off)
        inside = set(self.cone)
        self.names = [n for n in accepted_in(evaluation) if compiled.atoms[n] in inside]
        self.components = compiled.program.components(self.cone)
        self.birnbaum: dict[str, float] = {}
        self.banzhaf: dict[str, float] = {}
        self.error = 0.0
        self.exact = len(self.names) <= EXACT
        if self.exact:
            self._exact()
        else:
            self._sampled()

    def _table(self, taken: Mapping[str, int], width: int) -> Table:
        compiled = self.of.compiled
        when = {compiled.accepting[n]: bits for n, bits in taken.items()}
        off = self.of.off
        return table(compiled.program, width, when, off, components=self.components)

    def _flipped(self, name: str, taken: Mapping[str, int], base: Table) -> Table:
        """The table with one statement accepted where it was not, and the other way round."""
        compiled = self.of.compiled
        when = {compiled.accepting[n]: bits for n, bits in taken.items()}
        when[compiled.accepting[name]] ^= (1 << base.width) - 1
        moved = set(compiled.program.above([compiled.atoms[name]]))
        touched = [c for c in self.components if c[0] in moved]
        return table(compiled.program, base.width, when, self.of.off, components=touched, base=base)

    def _holding(self, drawn: Table) -> list[int]:
        return [drawn.true[self.of.compiled.atoms[thesis]] for thesis in self.theses]

    def _exact(self) -> None:
        """Over all scenarios of the relevant statements."""
        masks = dict(zip(self.names, columns(len(self.names)), strict=True))
        count = 1 << len(self.names)
        held = self._holding(self._table(masks, count))
        odds = [float(credence(self.of, name)) for name in self.names]
        for i, name in enumerate(self.names):
            mask = masks[name]
            swings = [((bits & mask) >> (1 << i)) ^ (bits & ~mask) for bits in held]
            self.banzhaf[name] = _mean([s.bit_count() / (count // 2) for s in swings])
            sure, never = ([*odds[:i], chance, *odds[i + 1 :]] for chance in (1.0, 0.0))
            self.birnbaum[name] = _mean([weigh(b, sure) - weigh(b, never) for b in held])

    def _sampled(self) -> None:
        """Over scenarios drawn with a fixed seed: each with the statement and without it."""
        odds = {name: float(credence(self.of, name)) for name in self.names}
        even = dict.fromkeys(self.names, 0.5)
        self.birnbaum = self._drawn(odds, signed=True)
        self.banzhaf = self._drawn(even, signed=False)

    def _drawn(self, odds: Mapping[str, float], signed: bool) -> dict[str, float]:
        source = dice()
        taken = {name: drawn(source, odds[name]) for name in self.names}
        table_of_all = self._table(taken, SAMPLES)
        base = self._holding(table_of_all)
        found = {}
        for name in self.names:
            flipped = self._holding(self._flipped(name, taken, table_of_all))
            values = []
            for before, after in zip(base, flipped, strict=True):
                with_it = before & taken[name] | after & ~taken[name]
                without = before & ~taken[name] | after & taken[name]
                gained = (with_it & ~without).bit_count() / SAMPLES
                lost = (without & ~with_it).bit_count() / SAMPLES
                values.append(gained - lost if signed else gained + lost)
                spread = gained + lost - (gained - lost) ** 2
                self.error = max(self.error, math.sqrt(max(spread, 0.0) / SAMPLES))
            found[name] = _mean(values)
        return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def dangerous_pairs(evaluation: Evaluation) -> Pairs:
    """The pairs of accepted statements whose loss together costs more than one by one."""
    theses = theses_of(evaluation.map)
    names = accepted_in(evaluation)
    pairs = list(islice(combinations(range(len(names)), 2), MOST_PAIRS))
    components = evaluation.compiled.program.components()
    rows: list[Pair] = []
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        for j, fallen in sorted(_fallen(evaluation, names, chunk, components).items()):
            one, other = (names[i] for i in chunk[j])
            lost = [n for n in fallen if n not in {one, other}]
            if lost:
                told = tuple(n for n in lost if n in theses)
                rows.append(Pair((one, other), told, len(lost)))
    rows.sort(key=lambda p: (-len(p.theses_lost), -p.claims_lost, p.ids))
    return Pairs(theses, tuple(rows), len(pairs) == math.comb(len(names), 2))


def _fallen(
    evaluation: Evaluation,
    names: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    components: list[list[int]],
) -> dict[int, list[str]]:
    """For each pair, by number, what falls without both and stands without either."""
    compiled = evaluation.compiled
    full = (1 << len(pairs)) - 1
    gone = dict.fromkeys(range(len(names)), 0)
    for j, (one, other) in enumerate(pairs):
        gone[one] |= 1 << j
        gone[other] |= 1 << j
    when = {compiled.accepting[names[i]]: full & ~bits for i, bits in gone.items()}
    drawn = table(compiled.program, len(pairs), when, evaluation.off, components=components)
    place = {name: i for i, name in enumerate(names)}
    lost: dict[int, list[str]] = {}
    for name, critical in evaluation.all_critical.items():
        bits = full & ~drawn.true[compiled.atoms[name]]
        for alone in critical if bits else ():
            bits &= ~gone[place[alone]]
        for j in ones(bits):
            lost.setdefault(j, []).append(name)
    return lost
