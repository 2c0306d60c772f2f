"""Which guises are one actor: by likeness, by what parts them, and by what people judged.

All that is decided here follows from the guises, their likenesses and the judgements alone, not from the order in which
they came: the same articles give the same groups. Counts enter as powers of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.resolve.likeness import JOINED, Likeness, why_against
from reportedly.resolve.shown import Guise

Pair = tuple[str, str]

CLEAR = 4
"""How many times as many articles must speak for one of two actors that can't be one, to give it what fits both."""


AS_LIKE = 0.055
"""How much less alike another pair may be to count as like: a shared sphere of life is no difference, a name is."""


def pair(left: str, right: str) -> Pair:
    """Two keys in order."""
    return (left, right) if left < right else (right, left)


@dataclass(frozen=True, slots=True)
class Judged:
    """What people judged of guises, by pairs of keys, with a sentence; `disputed` are pairs that they differ on."""

    same: Mapping[Pair, str] = field(default_factory=dict)
    different: Mapping[Pair, str] = field(default_factory=dict)
    disputed: Mapping[Pair, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """By which other guise one came to its actor, how alike the two are, and why."""

    to: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two guises that stay apart, how alike they are and why, and the reason why that was not enough."""

    pair: Pair
    score: float
    why: str
    reason: str


@dataclass(slots=True)
class Grouping:
    """Groups of guises, each one actor, how each guise came to its group, and the alike that were kept apart."""

    groups: list[list[str]] = field(default_factory=list)
    joined: dict[str, Joined] = field(default_factory=dict)
    undecided: list[Undecided] = field(default_factory=list)


@dataclass(slots=True)
class _Scene:
    guises: Mapping[str, Guise]
    links: Mapping[Pair, Likeness]
    judged: Judged
    apart: Set[Pair] = frozenset()
    neighbours: dict[str, list[str]] = field(default_factory=dict)
    same: dict[str, list[str]] = field(default_factory=dict)
    conflicts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for left, right in self.judged.same:
            if self.has((left, right)):
                self.same.setdefault(left, []).append(right)
                self.same.setdefault(right, []).append(left)

    def has(self, key: Pair) -> bool:
        """Whether both guises of a pair are here."""
        return key[0] in self.guises and key[1] in self.guises

    def against(self, left: str, right: str) -> str | None:
        """What parts two guises: a judgement, a dispute, or what the articles tell; None if nothing does."""
        key = pair(left, right)
        if key in self.judged.different:
            return self.judged.different[key]
        if key in self.judged.disputed:
            return self.judged.disputed[key]
        if key in self.judged.same:
            return None
        one, other = self.guises[left], self.guises[right]
        if key in self.apart and one.words != other.words:
            return "an article speaks of both"
        return why_against(one, other)

    def parts(self, left: str, right: str) -> str | None:
        """What keeps two guises from one group: what is against them, unless that is explained or overruled."""
        reason = self.against(left, right)
        if reason is None or _explained(self, left, right) or self._is_overruled(left, right):
            return None
        return reason

    def _is_overruled(self, left: str, right: str) -> bool:
        """Whether one of the two was judged the same as a third that nothing parts from the other."""
        key = pair(left, right)
        if key in self.judged.different or key in self.judged.disputed:
            return False
        return any(
            self.against(third, other) is None
            for one, other in ((left, right), (right, left))
            for third in self.same.get(one, ())
            if third != other
        )

    def is_firm(self, key: Pair) -> bool:
        """Whether a pair is alike enough to be one, with nothing against it."""
        link = self.links[key]
        return link.score >= JOINED and not link.lean and self.against(*key) is None


def group(
    guises: Iterable[Guise],
    links: Mapping[Pair, Likeness],
    judged: Judged | None = None,
    apart: Set[Pair] = frozenset(),
) -> Grouping:
    """The groups of guises that are one actor; `apart` are pairs that an article speaks of side by side.

    The likest are joined first, each only if nothing parts any guise of one group from any of the other. A guise that
    is as like two actors that can't be one goes to the one that clearly more articles speak for, or stays apart.
    """
    scene = _Scene({guise.key: guise for guise in guises}, links, judged or Judged(), apart)
    firm = [key for key in sorted(links) if scene.is_firm(key)]
    for left, right in firm:
        scene.neighbours.setdefault(left, []).append(right)
        scene.neighbours.setdefault(right, []).append(left)
    _find_conflicts(scene)
    torn = _torn(scene)
    made = _join(scene, [key for key in firm if key not in torn])
    made.undecided += [_undecided(scene, key, reason) for key, reason in torn.items()]
    made.undecided += [
        _undecided(scene, key, reason) for key, reason in scene.judged.disputed.items() if scene.has(key)
    ]
    home = {key: number for number, members in enumerate(made.groups) for key in members}
    made.undecided = [one for one in made.undecided if home[one.pair[0]] != home[one.pair[1]]]
    return made


def _torn(scene: _Scene) -> dict[Pair, str]:
    """The pairs that are not joined although alike, with the reason: one is as like another that can't be the same.

    A guise that is torn, and that no side clearly wins, is joined to nothing else that is no liker, since that would
    decide for a side.
    """
    torn: dict[Pair, str] = {}
    for guise, near in sorted(scene.neighbours.items()):
        told = {other: _torn_from(scene, guise, other) for other in near}
        reasons = {other: reason for other, reason in told.items() if reason}
        if reasons and "" not in told.values():
            likest = max(scene.links[pair(guise, other)].score for other in reasons)
            first = reasons[min(reasons)]
            reasons |= {n: first for n in near if n not in reasons and scene.links[pair(guise, n)].score <= likest}
        for other, reason in reasons.items():
            torn.setdefault(pair(guise, other), reason)
    return {key: reason for key, reason in torn.items() if key not in scene.judged.same}


def _find_conflicts(scene: _Scene) -> None:
    """Note of all guises that lead to one another which ones can't be one."""
    waiting = set(scene.neighbours) | set(scene.same)
    while waiting:
        members, near = [], {min(waiting)}
        while near:
            key = near.pop()
            members.append(key)
            waiting.discard(key)
            near |= {n for n in (*scene.neighbours.get(key, ()), *scene.same.get(key, ())) if n in waiting}
        for left, right in combinations(sorted(members), 2):
            if scene.parts(left, right) is not None:
                scene.conflicts[left].add(right)
                scene.conflicts[right].add(left)


def _torn_from(scene: _Scene, guise: str, other: str) -> str | None:
    """Whom a guise may as well be; "" if this one clearly wins, None if there is no other."""
    against = scene.conflicts[other]
    if not against:
        return None
    least = scene.links[pair(guise, other)].score - AS_LIKE
    near = [n for n in scene.neighbours[guise] if scene.links[pair(guise, n)].score > least]
    rivals = [n for n in near if n in against]
    if not rivals:
        return None
    lone = [n for n in near if n not in against and (n == other or not scene.conflicts[n].isdisjoint(rivals))]
    if _weight(scene, lone) >= CLEAR * _weight(scene, rivals):
        return ""
    rival = scene.guises[max(rivals, key=lambda n: (scene.guises[n].level, n))]
    return f"it may as well be {_named(rival)}, but {scene.against(rival.key, other)}"


def _weight(scene: _Scene, keys: list[str]) -> int:
    """How many articles speak for guises, in powers of two."""
    return sum(1 << scene.guises[key].level for key in keys)


def _explained(scene: _Scene, left: str, right: str) -> bool:
    """Whether another guise of the same name is in both spheres of life, so that the two need not be two."""
    one, other = scene.guises[left], scene.guises[right]
    return one.country == other.country and any(
        guise.words == one.words and guise.spheres & one.spheres and guise.spheres & other.spheres
        for guise in scene.guises.values()
        if len(guise.spheres) > 1
    )


def _named(guise: Guise) -> str:
    told = ", ".join(filter(None, (guise.country or "", guise.office or "", *sorted(guise.spheres))))
    return f"{guise.name} ({told})" if told else guise.name


# --------------------------------------------------------------------------------------------------------------- join


def _join(scene: _Scene, firm: list[Pair]) -> Grouping:
    """Join the judged pairs first, then the likest; what parts any two of two groups keeps the groups apart."""
    made = Grouping()
    home = {key: [key] for key in sorted(scene.guises)}
    edges: list[Pair] = []
    judged = [key for key in sorted(scene.judged.same) if key[0] in home and key[1] in home]
    for key in [*judged, *sorted(firm, key=lambda key: (-scene.links[key].score, key))]:
        one, other = home[key[0]], home[key[1]]
        if one is other:
            continue
        reason = _parted(scene, one, other)
        if reason is not None:
            made.undecided.append(_undecided(scene, key, reason))
            continue
        one.extend(other)
        for member in other:
            home[member] = one
        edges.append(key)
    made.groups = sorted(sorted(members) for members in {id(members): members for members in home.values()}.values())
    _tell(scene, made, edges)
    return made


def _parted(scene: _Scene, one: list[str], other: list[str]) -> str | None:
    """What parts two groups: anything between a guise of one and a guise of the other."""
    return next(
        (scene.against(left, min(met)) for left in one if (met := scene.conflicts[left].intersection(other))), None
    )


def _tell(scene: _Scene, made: Grouping, edges: list[Pair]) -> None:
    """Say of each guise but a group's first by which other it came to the group, going out from the first."""
    beside: dict[str, list[str]] = {}
    for left, right in edges:
        beside.setdefault(left, []).append(right)
        beside.setdefault(right, []).append(left)
    for members in made.groups:
        waiting, seen = [first_of(scene.guises[key] for key in members).key], set()
        while waiting:
            here = waiting.pop()
            seen.add(here)
            for there in beside.get(here, []):
                if there not in seen:
                    waiting.append(there)
                    made.joined[there] = _joined(scene, here, there)


def _joined(scene: _Scene, to: str, key: str) -> Joined:
    found = pair(to, key)
    if found in scene.judged.same:
        return Joined(to, 1.0, scene.judged.same[found])
    return Joined(to, scene.links[found].score, scene.links[found].why)


def first_of(guises: Iterable[Guise]) -> Guise:
    """The guise that an actor is named after: a listed one, else the one of most articles and the fullest name."""
    return min(guises, key=lambda g: (not g.is_known, g.lean, -g.level, -len(g.words.split()), g.key))


def _undecided(scene: _Scene, key: Pair, reason: str) -> Undecided:
    link = scene.links.get(key)
    told = scene.judged.same.get(key, reason)
    return Undecided(key, link.score if link else 1.0, link.why if link else told, reason)
