"""How well claims, origins, disputes and figure series are found, against gold stories (`reportedly.evaluate.stories`).

What was found is JSON as `claims`, `disputes` and `figures` print it: objects with these keys at least, others ignored.

    claims      id, kind, origins (null: undecided), statements with article (its name), span, source, side
    disputes    claims (ids), kind, sides (lists of sources)
    figures     measure, counts with article, span, by, low, high

Two spans of one article *overlap* if they share at least half of the shorter one. A found statement *is* a gold
statement if they are of one article and their spans overlap; one may be several, as where one sentence carries two.
Two sources are one by the story's aliases, else by their words (`Story.same_source`).

    joined      pairs of statements of different articles that stand in one claim. Precision: of the pairs of found
                statements in one found claim, both of which are gold statements, the share in which they are
                statements of one gold claim. Recall: of the pairs of gold statements in one gold claim, the share for
                which some found claim holds statements that are they. A pair of places counts once, in however many
                claims it stands.
    joined-asserts   the same, of the statements that assert alone; right pairs with others are left out on both sides
    matched     gold claims that a found claim is: the one with the largest overlap, 2 x shared / (size + size), in
                statements, counted on both sides; of equal ones that of the same kind, then the first..
    origins     of all gold claims, the share whose found claim has exactly as many origins (null equals null)
    origins-shared   the same, of the claims that two or more articles carry
    sides       of the gold statements that are in the found claim of their own claim, the share on the right side
    sources     of the same, the share with the right source (null: the publisher's own voice)
    disputes    a found dispute is a gold one if both are of one kind, a found claim of the one is the found claim of a
                claim of the other, and the sides agree: as many of them, each gold side sharing a source with a found
                side of its own, and no source of a gold side on a found side of another. One to one, in order; own
                voices (null) on sides are passed over, and so is a side of nothing else. Who took back what he had
                said is looked for on his side only where nobody else stands on it, and may else stand anywhere.
                Precision, recall, F1.
    disputes-exact   the same, and the claims and sources are all there and no others, whoever took back what
    figures     gold counts found: a found count of the same measure, low and high whose span overlaps in that article
    figures-by  the same, by the right counter
    series      pairs of gold counts in one series whose found counts are in one series; precision likewise

What is not in the gold is not held against `joined` (statements there that are nobody's are passed over); it is held
against `disputes`, which the gold lists all of, and against the precision of `figures`, which it mostly does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from reportedly.errors import FormatError
from reportedly.evaluate.counts import Counts, Pairs
from reportedly.evaluate.stories import GoldClaim, GoldCount, GoldDispute, GoldStatement, Pair, Story

Place = tuple[str, Pair]
Record = Mapping[str, Any]
Key = tuple[str, int]
"""A gold statement: its claim's id and its number there."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one story."""

    claims: Sequence[Record]
    disputes: Sequence[Record] = ()
    figures: Sequence[Record] = ()


Report = dict[str, Counts | Pairs]


def score_story(story: Story, found: Found) -> Report:
    """All measures for one story.

    Raises:
        FormatError: if a key is missing, or what was found names an article that the story has not.
    """
    try:
        comparison = _compare(story, found)
        return {name: measure(comparison) for name, measure in MEASURES.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"what was found in story {story.name!r} is not as it should be: {error!r}") from error


def add(left: Report, right: Report) -> Report:
    """The sums of two reports, measure by measure; an empty one adds nothing."""
    if not left:
        return right
    return {name: cast("Any", left[name]) + right[name] for name in right}


def load_found(folder: Path) -> Found:
    """Read `claims.jsonl`, `disputes.jsonl` and `figures.jsonl` of a folder; a missing file is empty.

    Raises:
        FormatError: if a line is not JSON, or there is no `claims.jsonl`.
    """
    if not (folder / "claims.jsonl").exists():
        raise FormatError(f"{folder} has no claims.jsonl; write one with `reportedly claims --all --format jsonl`")
    return Found(*(list(_rows(folder / f"{name}.jsonl")) for name in ("claims", "disputes", "figures")))


def _rows(path: Path) -> Iterator[Record]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise FormatError(f"{path}, line {number}: not JSON: {error}") from error


@dataclass(frozen=True, slots=True)
class _Statement:
    """A found statement with the gold statements that it is, as (claim, number in the claim)."""

    place: Place
    source: str | None
    side: str
    gold: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A story and what was found in it, the statements of both laid side by side."""

    story: Story
    found: Found
    statements: Sequence[Sequence[_Statement]]
    """Those of each found claim."""
    match: Mapping[str, int]
    """Which found claim is which gold claim."""

    def pairs_of(self) -> Iterator[tuple[GoldStatement, _Statement]]:
        """Gold statements with the found ones that they are, in matched claims; the best overlap of several."""
        for claim in self.story.claims:
            for number, one in enumerate(claim.statements):
                same = [s for s in self._matched(claim) if (claim.id, number) in s.gold]
                if same:
                    yield one, max(same, key=lambda s: (_shared(s.place[1], one.span), s.side == one.side))

    def _matched(self, claim: GoldClaim) -> Sequence[_Statement]:
        return self.statements[self.match[claim.id]] if claim.id in self.match else ()


def _compare(story: Story, found: Found) -> _Comparison:
    by_article: dict[str, list[tuple[str, int, Pair]]] = {article.name: [] for article in story.articles}
    for claim in story.claims:
        for number, one in enumerate(claim.statements):
            by_article[one.article].append((claim.id, number, one.span))
    statements = [[_statement(entry, by_article) for entry in claim["statements"]] for claim in found.claims]
    return _Comparison(story, found, statements, _match(story, found.claims, statements))


def _statement(entry: Record, by_article: Mapping[str, Sequence[tuple[str, int, Pair]]]) -> _Statement:
    article, span = entry["article"], _pair(entry["span"])
    if article not in by_article:
        raise ValueError(f"no article is named {article!r}")
    gold = frozenset((claim, number) for claim, number, other in by_article[article] if overlap(span, other))
    return _Statement((article, span), entry["source"], entry["side"], gold)


def _match(story: Story, claims: Sequence[Record], statements: Sequence[Sequence[_Statement]]) -> dict[str, int]:
    match = {}
    for claim in story.claims:
        ranked = []
        for number, own in enumerate(statements):
            shared = {gold for one in own for gold in one.gold if gold[0] == claim.id}
            hits = sum(any(gold in shared for gold in one.gold) for one in own)
            if shared:
                likeness = (len(shared) + hits) / (len(claim.statements) + len(own))
                ranked.append((likeness, claims[number]["kind"] == claim.kind, -number))
        if ranked:
            match[claim.id] = -max(ranked)[2]
    return match


def overlap(left: Pair, right: Pair) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shorter = min(left[1] - left[0], right[1] - right[0])
    return shorter > 0 and 2 * _shared(left, right) >= shorter


def _shared(left: Pair, right: Pair) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _pair(span: Sequence[int]) -> Pair:
    start, end = span
    return start, end


def _joined(c: _Comparison, *, asserted: bool = False) -> Pairs:
    counted = frozenset(
        (claim.id, number)
        for claim in c.story.claims
        for number, one in enumerate(claim.statements)
        if not asserted or one.side == "asserts"
    )
    found, reached = _found_pairs(c, counted)
    gold = _gold_pairs(c.story, counted, reached)
    return Pairs(sum(found.values()), len(found), sum(gold.values()), len(gold))


def _joined_asserts(c: _Comparison) -> Pairs:
    return _joined(c, asserted=True)


def _found_pairs(c: _Comparison, counted: frozenset[Key]) -> tuple[dict[Any, bool], set[tuple[Key, Key]]]:
    """Pairs of found statements in one found claim, by place, with whether they are right; and what they reach."""
    pairs: dict[Any, bool] = {}
    reached: set[tuple[Key, Key]] = set()
    for own in c.statements:
        for one, other in combinations([s for s in own if s.gold & counted], 2):
            same = {_in_order(a, b) for a in one.gold for b in other.gold if a[0] == b[0]}
            right = {pair for pair in same if counted.issuperset(pair)}
            if one.place[0] != other.place[0] and (right or not same):
                pairs[_in_order(one.place, other.place)] = bool(right)
                reached |= right
    return pairs, reached


def _gold_pairs(story: Story, counted: frozenset[Key], reached: set[tuple[Key, Key]]) -> dict[Any, bool]:
    """Pairs of gold statements in one gold claim, by place, with whether some found claim holds both."""
    pairs: dict[Any, bool] = {}
    for claim in story.claims:
        own = [(number, one) for number, one in enumerate(claim.statements) if (claim.id, number) in counted]
        for (a, one), (b, other) in combinations(own, 2):
            if one.article != other.article:
                key = _in_order((one.article, one.span), (other.article, other.span))
                pairs[key] = pairs.get(key, False) or _in_order((claim.id, a), (claim.id, b)) in reached
    return pairs


def _in_order(left: Any, right: Any) -> tuple[Any, Any]:
    return (left, right) if left <= right else (right, left)


def _matched(c: _Comparison) -> Counts:
    return Counts(len(c.match), len(c.story.claims), len(c.story.claims))


def _origins(c: _Comparison, *, shared: bool = False) -> Counts:
    claims = [one for one in c.story.claims if not shared or len({s.article for s in one.statements}) > 1]
    right = sum(one.id in c.match and c.found.claims[c.match[one.id]].get("origins") == one.origins for one in claims)
    return Counts(right, len(claims), len(claims))


def _origins_shared(c: _Comparison) -> Counts:
    return _origins(c, shared=True)


def _sides(c: _Comparison) -> Counts:
    same = [gold.side == found.side for gold, found in c.pairs_of()]
    return Counts(sum(same), len(same), len(same))


def _sources(c: _Comparison) -> Counts:
    same = [c.story.same_source(gold.source, found.source) for gold, found in c.pairs_of()]
    return Counts(sum(same), len(same), len(same))


def _disputes(c: _Comparison, *, exact: bool = False) -> Counts:
    found = [dispute for dispute in c.found.disputes if len(_named(dispute)) > 1]
    left = list(found)
    right = 0
    for gold in c.story.disputes:
        same = next((one for one in left if _is_dispute(c, gold, one, exact=exact)), None)
        if same is not None:
            left.remove(same)
            right += 1
    return Counts(right, len(found), len(c.story.disputes))


def _disputes_exact(c: _Comparison) -> Counts:
    return _disputes(c, exact=True)


def _named(dispute: Record) -> list[list[str]]:
    """The sides of a found dispute without own voices, and without sides that nothing else stands on."""
    sides = [[name for name in side if name is not None] for side in dispute["sides"]]
    return [side for side in sides if side]


def _is_dispute(c: _Comparison, gold: GoldDispute, found: Record, *, exact: bool) -> bool:
    if gold.kind != found["kind"]:
        return False
    due = {c.found.claims[c.match[name]]["id"] if name in c.match else None for name in gold.claims}
    if not (due == set(found["claims"]) if exact else (due - {None}) & set(found["claims"])):
        return False
    if exact:
        return _sides_agree(c.story, gold.sides, _named(found), exact=True)
    due_sides, wavering = _steady(c.story, gold)
    sides = [[name for name in side if not _on(c.story, name, wavering)] for side in _named(found)]
    return _sides_agree(c.story, due_sides, [side for side in sides if side])


def _steady(story: Story, dispute: GoldDispute) -> tuple[list[list[str]], list[str]]:
    """The sides without those who took something back, where somebody else is left on it; and those left out."""
    turned = {
        name
        for claim in story.claims
        if claim.id in dispute.claims and claim.withdrawn
        for side in dispute.sides
        for name in side
        if {"asserts", "denies"} <= {one.side for one in claim.statements if story.same_source(one.source, name)}
    }
    sides = [[name for name in side if name not in turned] or list(side) for side in dispute.sides]
    kept = {name for side in sides for name in side}
    return sides, sorted(turned - kept)


def _sides_agree(
    story: Story, gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]], *, exact: bool = False
) -> bool:
    touched = [[n for n, side in enumerate(found) if any(_on(story, name, side) for name in own)] for own in gold]
    one_to_one = len(gold) == len(found) and sorted(n for own in touched for n in own) == list(range(len(found)))
    if not one_to_one or any(len(own) != 1 for own in touched):
        return False
    couples = [(own, found[places[0]]) for own, places in zip(gold, touched, strict=True)]
    return not exact or all(_all_on(story, a, b) and _all_on(story, b, a) for a, b in couples)


def _on(story: Story, name: str, side: Iterable[str]) -> bool:
    return any(story.same_source(name, other) for other in side)


def _all_on(story: Story, names: Iterable[str], side: Sequence[str]) -> bool:
    return all(_on(story, name, side) for name in names)


def _counts(c: _Comparison) -> list[tuple[int, GoldCount, list[tuple[int, Record]]]]:
    """Each gold count with the number of its series, and the found counts that are it, with theirs."""
    rows = []
    for number, series in enumerate(c.story.series):
        for count in series.counts:
            same = [
                (other, one)
                for other, found in enumerate(c.found.figures)
                for one in found["counts"]
                if found["measure"] == series.measure and _is_count(count, one)
            ]
            rows.append((number, count, same))
    return rows


def _is_count(gold: GoldCount, found: Record) -> bool:
    if gold.article != found["article"] or (gold.low, gold.high) != (found["low"], found["high"]):
        return False
    return overlap(gold.span, _pair(found["span"]))


def _figures(c: _Comparison, *, by: bool = False) -> Counts:
    right = 0
    for _, gold, same in _counts(c):
        right += any(not by or c.story.same_source(gold.by, one["by"]) for _, one in same)
    predicted = sum(len(series["counts"]) for series in c.found.figures)
    return Counts(right, max(right, predicted), sum(len(series.counts) for series in c.story.series))


def _figures_by(c: _Comparison) -> Counts:
    return _figures(c, by=True)


def _series(c: _Comparison) -> Pairs:
    sound = predicted = right = due = 0
    for (a, _, found), (b, _, others) in combinations(_counts(c), 2):
        together = bool({number for number, _ in found} & {number for number, _ in others})
        due += a == b
        predicted += together
        right += together and a == b
        sound += together and a == b
    return Pairs(sound, predicted, right, due)


MEASURES: dict[str, Callable[[_Comparison], Counts | Pairs]] = {
    "joined": _joined,
    "joined-asserts": _joined_asserts,
    "matched": _matched,
    "origins": _origins,
    "origins-shared": _origins_shared,
    "sides": _sides,
    "sources": _sources,
    "disputes": _disputes,
    "disputes-exact": _disputes_exact,
    "figures": _figures,
    "figures-by": _figures_by,
    "series": _series,
}
"""The measures in the order in which they are shown."""
