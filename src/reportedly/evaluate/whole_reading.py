"""How well a whole article is read, against a gold reading (`reportedly.evaluate.gold`).

    who-said-what   statements paired one to one by content (Jaccard of words at least 0.5), the source right too
    act, quotation, polarity   shares of the gold statements that carry a value and are paired with that value
    via             share of gold statements whose direct carrier, or having none, is right
    addressees, responses, figures, figures-by, dates, relations, events   as `reportedly.evaluate.gold` lists them
    aliases         share of the pairs of names that the gold takes for one actor and the reading too

The reading score is the mean of who-said-what, act, via, responses, figures-by, dates and aliases, and of the recalls
of relations and events, of which no gold lists every one; what the gold has nothing for is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.errors import FormatError
from reportedly.evaluate.counts import Counts
from reportedly.evaluate.gold import Gold, Pair, same_name, word_starts, words_of
from reportedly.reading import Actor, Date, Figure, Reading, Statement

Report = dict[str, Counts]

_IN_SCORE_BY_F1 = ("who-said-what", "act", "via", "responses", "figures-by", "dates", "aliases")
_IN_SCORE_BY_RECALL = ("relations", "events")


def score_reading(gold: Gold, reading: Reading) -> Report:
    """The counts of every measure that the gold has something for.

    Raises:
        FormatError: if the reading is of another text.
    """
    if reading.article.text != gold.text:
        raise FormatError(f"the reading of {reading.article.name!r} is of another text than the gold's")
    comparison = _Comparison(gold, reading, _pair_statements(gold, reading))
    report: Report = {}
    for measure in MEASURES:
        report |= measure(comparison)
    return report


def reading_score(report: Report) -> float:
    """The one figure to steer by: see the module's text."""
    parts = [report[name].f1 for name in _IN_SCORE_BY_F1 if name in report]
    parts += [report[name].recall for name in _IN_SCORE_BY_RECALL if name in report]
    return sum(parts) / len(parts) if parts else 1.0


@dataclass(slots=True, eq=False)
class _Comparison:
    """A gold, a reading, and which gold statement (by id) is which statement of the reading."""

    gold: Gold
    reading: Reading
    pairs: dict[str, Statement]

    def targets(self) -> list[dict[str, Any]]:
        statements: list[dict[str, Any]] = self.gold.data.get("statements", [])
        return statements

    def key_of(self, statement: Statement | None) -> str | None:
        """The gold id of a statement of the reading; "?" for one that the gold has not."""
        return None if statement is None else next((k for k, s in self.pairs.items() if s is statement), "?")

    def is_actor(self, actor: Actor | None, name: str) -> bool:
        return actor is not None and _goes_by(actor, self.gold.names(name))


def _strings(actor: Actor) -> list[str]:
    return [actor.name, *actor.aliases, *(mention.text for mention in actor.mentions)]


def _goes_by(actor: Actor, names: Iterable[str]) -> bool:
    return any(same_name(own, name) for own in _strings(actor) for name in names)


def _pair_statements(gold: Gold, reading: Reading) -> dict[str, Statement]:
    """Best content overlap first; equal ones by the cue, then by the source."""
    ranked = []
    for target in gold.data.get("statements", []):
        want = word_starts(gold.text, [gold.spans(content) for content in target["content"]])
        for place, statement in enumerate(reading.statements):
            have = word_starts(gold.text, [(s.start, s.end) for s in statement.content_spans])
            overlap = len(have & want) / len(have | want) if have | want else 0.0
            if overlap < 0.5:
                continue
            cue = statement.cue_span is not None and same_name(statement.cue_span.text, target["cue"])
            source = statement.source is not None and _goes_by(statement.source, gold.names(target["source"]))
            ranked.append((-overlap - 0.2 * cue - 0.1 * source, target["id"], place))
    pairs: dict[str, Statement] = {}
    used: set[int] = set()
    for _, key, place in sorted(ranked):
        if key not in pairs and place not in used:
            pairs[key] = reading.statements[place]
            used.add(place)
    return pairs


def _statements(c: _Comparison) -> Report:
    predicted, due = len(c.reading.statements), len(c.targets())
    right = sum(t["id"] in c.pairs and c.is_actor(c.pairs[t["id"]].source, t["source"]) for t in c.targets())
    return {"statements": Counts(len(c.pairs), predicted, due), "who-said-what": Counts(right, predicted, due)}


def _features(c: _Comparison) -> Report:
    report: Report = {}
    for key in ("act", "quotation", "polarity"):
        asked = [t for t in c.targets() if key in t]
        right = sum(t["id"] in c.pairs and getattr(c.pairs[t["id"]], key) == t[key] for t in asked)
        if asked:
            report[key] = _share(right, len(asked))
    return report


def _via(c: _Comparison) -> Report:
    if not c.targets():
        return {}
    right = 0
    for target in c.targets():
        statement = c.pairs.get(target["id"])
        if statement is not None:
            carrier = c.key_of(statement.via[-1]) if statement.via else None
            right += carrier == (target["via"][-1] if target.get("via") else None)
    return {"via": _share(right, len(c.targets()))}


def _addressees(c: _Comparison) -> Report:
    due = [(t["id"], name) for t in c.targets() for name in t.get("addressees", [])]
    right = sum(k in c.pairs and any(c.is_actor(a, name) for a in c.pairs[k].addressees) for k, name in due)
    return {"addressees": Counts(right, sum(len(s.addressees) for s in c.pairs.values()), len(due))}


def _responses(c: _Comparison) -> Report:
    if "responses" not in c.gold.data:
        return {}
    found = {(c.key_of(r.statement), r.stance, c.key_of(r.to_statement)) for r in c.reading.responses}
    due = {(r["statement"], r["stance"], r["to"]) for r in c.gold.data["responses"]}
    return {"responses": Counts(len(found & due), len(c.reading.responses), len(due))}


def _figures(c: _Comparison) -> Report:
    if "figures" not in c.gold.data:
        return {}
    right = right_by = 0
    for target in c.gold.data["figures"]:
        figure = _matching_figure(c, target)
        if figure is not None:
            right += 1
            right_by += c.is_actor(figure.by, target["by"]) if target.get("by") else figure.by is None
    predicted, due = len(c.reading.figures), len(c.gold.data["figures"])
    return {"figures": Counts(right, predicted, due), "figures-by": Counts(right_by, predicted, due)}


def _matching_figure(c: _Comparison, target: dict[str, Any]) -> Figure | None:
    place = c.gold.spans(target["quote"], target.get("occurrence", 1))
    for figure in c.reading.figures:
        same = (figure.measure, figure.low, figure.high) == (target["measure"], target["low"], target["high"])
        if same and _overlap(place, (figure.span.start, figure.span.end)):
            return figure
    return None


def _overlap(a: Pair, b: Pair) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _dates(c: _Comparison) -> Report:
    if "dates" not in c.gold.data:
        return {}
    due = [d for d in c.gold.data["dates"] if d["value"]]
    right = sum(any(_is_date(c, d, date) for date in c.reading.dates) for d in due)
    return {"dates": Counts(right, sum(d.value is not None for d in c.reading.dates), len(due))}


def _is_date(c: _Comparison, target: dict[str, Any], date: Date) -> bool:
    place = c.gold.spans(target["quote"], target.get("occurrence", 1))
    same = date.value == target["value"] and ("end" not in target or date.end == target["end"])
    return same and _overlap(place, (date.span.start, date.span.end))


def _aliases(c: _Comparison) -> Report:
    groups = c.gold.data.get("aliases", [])
    couples = [(a, b) for group in groups for a in sorted(group) for b in sorted(group) if a < b]
    if not couples:
        return {}
    right = sum(any(_has(actor, a) and _has(actor, b) for actor in c.reading.actors) for a, b in couples)
    return {"aliases": _share(right, len(couples))}


def _has(actor: Actor, name: str) -> bool:
    return any(words_of(own) == words_of(name) or same_name(own, name) for own in _strings(actor))


def _relations(c: _Comparison) -> Report:
    if "relations" not in c.gold.data:
        return {}
    right = sum(
        any(r.predicate == p and c.is_actor(r.subject, a) and c.is_actor(r.object, b) for r in c.reading.relations)
        for a, p, b in c.gold.data["relations"]
    )
    return {"relations": Counts(right, max(len(c.reading.relations), right), len(c.gold.data["relations"]))}


def _events(c: _Comparison) -> Report:
    if "events" not in c.gold.data:
        return {}
    right = sum(
        any(
            event.type == target["type"]
            and any(c.is_actor(actor, target["actor"]) for actor in event.initiators)
            and any(c.is_actor(actor, target["recipient"]) for actor in event.recipients)
            for event in c.reading.events
        )
        for target in c.gold.data["events"]
    )
    return {"events": Counts(right, max(len(c.reading.events), right), len(c.gold.data["events"]))}


def _share(right: int, due: int) -> Counts:
    """A plain share, whose precision, recall and F1 are all the same."""
    return Counts(right, due, due)


MEASURES = (
    _statements, _features, _via, _addressees, _responses, _figures, _dates, _aliases, _relations, _events,
)  # fmt: skip
"""The measures in the order in which they are shown; each gives what the gold has something for."""
