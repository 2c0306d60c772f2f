"""Which guises are one actor: by likeness, by what parts them, and by what people judged.

All that is decided here follows from the guises, their likenesses and the judgements alone, not from the order in which
they came: the same articles give the same groups. Counts enter as powers of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

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


def _torn_from(scene: _Scene, guise: str, other: str) -> str | None:
    """Whom a guise may as well be; "" if this one clearly wins, None if there is no other."""
    least = scene.links[pair(guise, other)].score - AS_LIKE
    near = [n for n in scene.neighbours[guise] if scene.links[pair(guise, n)].score > least]
    rivals = [n for n in near if n != other and scene.parts(n, other) is not None]
    if not rivals:
        return None
    friends = [n for n in near if n == other or scene.against(n, other) is None]
    lone = [n for n in friends if n == other or any(scene.against(n, rival) for rival in rivals)]
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
    for left in one:
        for right in other:
            reason = scene.parts(left, right)
            if reason is not None:
                return reason
    return None


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


# ---------------------------------------------------------------------------------------------------------- lean ones

LEAN_JOINED = 0.65
"""From which likeness on a surname, initials or an acronym are the one actor that they fit."""

OFTEN = 3
"""Level of an actor that many articles name, which a surname alone is likelier to mean: eight articles or more."""

AHEAD = 0.15
"""How much liker than all others an actor must be where several fit."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a lean guise may be: the guises of it that are like it, with how."""

    actor: str
    links: tuple[tuple[Guise, Likeness], ...]

    @property
    def best(self) -> tuple[Guise, Likeness]:
        """The guise of it that is likest."""
        return max(self.links, key=lambda found: (found[1].score, found[0].level, found[0].key))

    @property
    def weight(self) -> int:
        """How many articles speak for it, in powers of two."""
        return sum(1 << guise.level for guise, _ in self.links)

    @property
    def score(self) -> float:
        """How like it is, more where many articles name it."""
        often = max(guise.level for guise, _ in self.links) >= OFTEN
        return round(self.best[1].score + (0.06 if often else 0), 3)


def settle(guise: Guise, candidates: list[Candidate], judged: Judged) -> tuple[Joined | None, list[Undecided]]:
    """Which actor a guise is that says little by itself; none where several fit, or one without enough to tell."""
    fitting = sorted((c for c in candidates if _fits(guise, c, judged)), key=lambda c: (-c.score, c.actor))
    if not fitting:
        return None, []
    fitting = [c for c in fitting if not _is_outweighed(c, fitting)]
    first = fitting[0]
    if len(fitting) > 1 and first.score - fitting[1].score < AHEAD:
        return None, _several(guise, fitting)
    (other, link), score = first.best, first.score
    if score < LEAN_JOINED:
        reason = "nothing but the name ties them"
        return None, [Undecided(pair(guise.key, other.key), link.score, link.why, reason)]
    return Joined(other.key, score, f"{link.why}, and no other actor fits as well"), []


def _is_outweighed(candidate: Candidate, every: list[Candidate]) -> bool:
    """Whether clearly more articles speak for another actor of the very same name."""
    words = {guise.words for guise, _ in candidate.links}
    return any(
        other.weight >= CLEAR * candidate.weight and words <= {guise.words for guise, _ in other.links}
        for other in every
        if other is not candidate
    )


def _fits(guise: Guise, candidate: Candidate, judged: Judged) -> bool:
    for other, link in candidate.links:
        key = pair(guise.key, other.key)
        if link.against is not None or key in judged.different or key in judged.disputed:
            return False
    return True


def _several(guise: Guise, fitting: list[Candidate]) -> list[Undecided]:
    shown = fitting[:5]
    names = " or ".join(candidate.best[0].name for candidate in shown)
    reason = f"it may be {names}" + (f" or one of {len(fitting) - 5} others" if len(fitting) > 5 else "")
    return [Undecided(pair(guise.key, c.best[0].key), c.best[1].score, c.best[1].why, reason) for c in shown]
