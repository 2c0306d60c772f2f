"""One article's figures, from its numbers to what surrounds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reader.figures.bare import BareCount, bare_counts
from reportedly.reader.figures.circumstances import author_of, place_of, suffers, when
from reportedly.reader.figures.counted import Counted, Row, count, make_row
from reportedly.reader.figures.counters import counter_of, teller_of
from reportedly.reader.figures.excluded import counts_nothing
from reportedly.reader.figures.governors import governed
from reportedly.reader.figures.harms import HARMS, Measured, itself
from reportedly.reader.figures.measures import RULES, SINGLE_RULES, by_unit, measure
from reportedly.reader.figures.numbers import can_start
from reportedly.reader.figures.parts import Told, is_part_of, is_whole_of, listed_with, whole_of
from reportedly.reader.figures.ranges import read_range
from reportedly.reader.figures.singles import OPENERS, single
from reportedly.reader.figures.vocabulary import measure_words, unit_words
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.statements import innermost
from reportedly.reading import Date, Figure, Span, Statement

_MODALS = frozenset({"could", "would", "might", "will", "can", "may", "shall", "should", "must", "'ll", "'d"})
_LOOK_BACK = 7
_ONE_OR_NONE = frozenset({"killed", "injured", "missing", "captured", "detained", "released", "affected"})


@dataclass(slots=True)
class Finder:
    """Reads the figures of one article, in reading order."""

    parsed: ParsedArticle
    statements: list[Statement]
    cast: Cast
    dates: list[Date]
    told: list[Told] = field(default_factory=list)

    def figures(self) -> list[Figure]:
        """The figures, numbered in reading order."""
        row = make_row(self.parsed.doc)
        sources = _Sources(self.statements)
        spare: list[Counted] = []
        for counted in _counts(row):
            if not counted.single and counts_nothing(counted, self.dates):
                continue
            measured = self._measured(counted)
            if measured is None and not counted.single:
                spare.append(counted)
            elif measured is not None and not _supposed(counted, measured) and not _passing(counted, measured, sources):
                self._tell(Told(counted, measured, self._figure(counted, measured)))
        self._share()
        return self._with_bare(spare)

    def _with_bare(self, spare: Sequence[Counted]) -> list[Figure]:
        """All figures in reading order, with the numbers that count though no noun says what."""
        told = [one.figure for one in self.told]
        found = [self._bare(one) for one in bare_counts(self.parsed, self.cast, spare, told)]
        figures = sorted((*told, *found), key=lambda one: one.span)
        for part, whole in pairwise(figures):
            if is_part_of(part, whole, self.parsed.text):
                part.part_of = whole
        for number, one in enumerate(figures, 1):
            one.id = f"f{number}"
        return figures

    def _bare(self, count: BareCount) -> Figure:
        found, span = count.counted.range, _span(self.parsed, count.counted)
        statement = innermost(self.statements, span)
        return Figure(
            id="", measure=count.measure, low=_plain(found.low), high=_plain(found.high), qualifier=found.qualifier,
            unit=None, span=span, stated_in=statement,
            by=count.giver or (teller_of(statement) if statement is not None else None),
        )  # fmt: skip

    def _tell(self, told: Told) -> None:
        """Add a figure; the one before it may be part of it."""
        last = self.told[-1] if self.told else None
        if last is not None and last.measured.measure == told.measured.measure and is_whole_of(told.counted, last):
            last.figure.part_of = told.figure
        self.told.append(told)

    def _share(self) -> None:
        """Place and time said once for two verbs hold for both: "four died and six were wounded on Friday"."""
        for first, second in pairwise(self.told):
            one, other = first.measured, second.measured
            joined = other.anchor.dep_ == "conj" and other.anchor.head == one.anchor
            if joined and one.measure in HARMS and other.measure in HARMS:
                _share_between(first.figure, second.figure, passive=suffers(one.anchor) and suffers(other.anchor))

    def _measured(self, counted: Counted) -> Measured | None:
        """What a count measures, by itself or as part of a list or a whole."""
        if counted.single:
            return self._measured_single(counted)
        if counted.partitive and counted.range.high == 1:
            harmed = (counted.unit is None or counted.kind == "people") and counted.head.dep_ != "appos"
            return measure(counted, (governed,)) if harmed else None
        found = measure(counted)
        if found is not None and found.rule != "by_unit":
            return found
        if (risen := _risen_from(counted, self.told)) is not None:
            return replace(risen.measured, rule="listed")
        if found is None or found.measure in {"other", "troops"}:
            other = whole_of(counted, self.told) or listed_with(counted, self.told)
            if other is not None and _shares_measure(counted, other):
                return replace(other.measured, rule="listed")
        return found

    def _measured_single(self, counted: Counted) -> Measured | None:
        # An infinitive tells of one that is not harmed yet: "threatened to kill a man".
        rules = SINGLE_RULES if counted.range.high else (*RULES[3:-1], by_unit)
        found = measure(counted, rules)
        if found is None or found.measure not in _ONE_OR_NONE:
            return None
        return None if counted.range.high and found.anchor.tag_ == "VB" else found

    def _figure(self, counted: Counted, measured: Measured) -> Figure:
        span = _span(self.parsed, counted)
        statement = innermost(self.statements, span)
        whole = whole_of(counted, self.told)
        if whole is not None and whole.measured.measure != measured.measure:
            whole = None
        figure = Figure(
            id=f"f{len(self.told) + 1}",
            measure=measured.measure,
            low=_plain(counted.range.low),
            high=_plain(counted.range.high),
            qualifier=counted.range.qualifier,
            unit=self._unit(counted, part=whole is not None),
            span=span,
            part_of=whole.figure if whole is not None else None,
            stated_in=statement,
            by=counter_of(counted, measured, statement, self.cast),
        )
        if measured.measure in HARMS:
            self._circumstances(figure, counted, measured)
        return figure

    def _circumstances(self, figure: Figure, counted: Counted, measured: Measured) -> None:
        """Add place, author and time; a part has those of its whole where it tells none of its own."""
        whole = figure.part_of
        time = when(counted, measured, self.dates)
        figure.place = place_of(counted, measured, self.cast) or (whole.place if whole else None)
        figure.inflicted_by = author_of(counted, measured, self.cast, self._harmed()) or (
            whole.inflicted_by if whole else None
        )
        figure.period = time.period or (whole.period if whole else None)
        figure.as_of = time.as_of or self._present(counted, measured, figure.stated_in)

    def _harmed(self) -> list[Token]:
        """The nouns of the figures just before."""
        harms = (told for told in self.told[-_LOOK_BACK:] if told.measured.measure in HARMS)
        return [told.counted.unit for told in harms if told.counted.unit is not None]

    def _present(self, counted: Counted, measured: Measured, statement: Statement | None) -> str | None:
        """The day of the statement, or of publication, where the count is said to be today's: "so far", "have now"."""
        row = counted.row
        beside = {child.lower_ for child in measured.anchor.children if child.dep_ in {"advmod", "npadvmod"}}
        after = row.words[counted.range.end : min(counted.end + 6, row.ends[counted.range.core])]
        so_far = "far" in after and "so" in after
        if not (so_far or "now" in beside or "far" in beside):
            return None
        day = statement.date.value if statement is not None and statement.date is not None else None
        day = day or self.parsed.article.published
        return day[:10] if day else None

    def _unit(self, counted: Counted, *, part: bool) -> str | None:
        """The noun as the text has it; left out, that of the figure before in the sentence."""
        found, row = counted.range, counted.row
        if found.money:
            return next((w for w in row.words[found.first : found.end] if w in _currencies()), None)
        if counted.unit is not None and (not found.share or row.words[found.end] == "of"):
            return _noun(counted.unit)
        if found.share or not self.told:
            return None
        last = next((told for told in self.told[:-_LOOK_BACK:-1] if told.figure.part_of is None or part), self.told[-1])
        same = row.starts[counted.range.core] == row.starts[last.counted.range.core]
        people = last.measured.measure in HARMS and last.counted.kind in {"people", None}
        if (
            not same
            or not people
            or counted.partitive
            or (last.counted.unit is not None and itself(last.counted.unit) is not None)
        ):
            return None
        return last.figure.unit


class _Sources:
    """Where statements name their sources: a count there is a way to name who speaks."""

    def __init__(self, statements: list[Statement]) -> None:
        self._starts = {s.source_span.start for s in statements if s.source_span is not None}

    def begin_at(self, counted: Counted) -> bool:
        """Whether a source is named by the counted phrase itself."""
        return counted.row.doc[counted.first].idx in self._starts


def _counts(row: Row) -> Iterator[Counted]:
    """All numbers with what they count, in reading order; none inside another."""
    place, last = 0, len(row.words)
    while place < last:
        word = row.words[place]
        found = None
        if can_start(word) or word in {"a", "an"}:
            found = read_range(row.words, place, row.starts[place], row.ends[place])
        if found is not None:
            yield count(row, found)
            place = max(place + 1, found.core_end)
            continue
        if word in OPENERS and (counted := single(row, place)) is not None:
            yield counted
        place += 1


def _shares_measure(counted: Counted, other: Told) -> bool:
    """Whether a count may take the measure of the whole, or of the list, that it belongs to."""
    told = HARMS | {"other", "troops", "weapons"}
    return other.measured.measure in told and counted.kind in {None, "people", other.counted.kind}


def _risen_from(counted: Counted, told: list[Told]) -> Told | None:
    """The count just before that this one has grown or shrunk from: "raised the toll from 14 to 31"."""
    last, row = told[-1] if told else None, counted.row
    if last is None or last.measured.measure not in HARMS or row.words[counted.first - 1 : counted.first] != ["to"]:
        return None
    old = last.counted
    beside = old.end == counted.first - 1 and row.words[max(0, old.first - 1) : old.first] == ["from"]
    return last if beside else None


def _supposed(counted: Counted, measured: Measured) -> bool:
    """Whether a harm is only possible, feared or to come, "could kill thousands", or a share only needed.

    Nobody has been counted, and a figure has no place to say so: it is left out.
    """
    if measured.measure == "share":
        above = counted.head.head
        return counted.head.dep_ in {"dobj", "attr"} and above.lemma_ in measure_words().needing
    if measured.measure not in HARMS:
        return False
    if _is_denied(counted, measured.anchor):
        return True
    auxiliaries = {child.lower_ for child in measured.anchor.children if child.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & _MODALS and "have" not in auxiliaries) or _is_feared(counted, measured)


def _is_denied(counted: Counted, verb: Token) -> bool:
    """Whether the harm is said not to be: "the 12 had not been captured"; not "not only", nor "not found"."""
    if verb.pos_ != "VERB" or counted.range.high == 0 or verb.lemma_ in measure_words().unfound:
        return False
    negation = next((child for child in verb.children if child.dep_ == "neg"), None)
    row = counted.row
    return negation is not None and row.words[negation.i + 1 : negation.i + 2] not in (["only"], ["just"], ["yet"])


def _is_feared(counted: Counted, measured: Measured) -> bool:
    """Whether a word of fear stands right before the count, or between it and the harm."""
    row = counted.row
    first = max(row.starts[counted.range.core], counted.first - 3)
    last = max(measured.anchor.i, counted.end)
    nearby = range(first, min(last, counted.end + _LOOK_BACK, len(row.words)))
    return any(row.words[place] in measure_words().feared for place in nearby)


def _passing(counted: Counted, measured: Measured, sources: _Sources) -> bool:
    """Whether people or things are only mentioned with their number ("the two men"), not counted."""
    if measured.rule != "by_unit" or measured.measure not in {"other", "troops", "weapons"}:
        return False
    few = counted.range.qualifier == "unknown_number" or (counted.range.high is not None and counted.range.high <= 2)
    inside = counted.row.doc[counted.range.core_end : counted.end]
    partitive = counted.partitive and all(token.pos_ != "NUM" for token in inside)
    return few or counted.definite or partitive or sources.begin_at(counted)


def _span(parsed: ParsedArticle, counted: Counted) -> Span:
    doc, found = counted.row.doc, counted.range
    last = doc[found.end - 1]
    # "$400m." at the end of a sentence is cut into "$", "400" and "m."
    return parsed.span(doc[found.first].idx, last.idx + len(last.text.rstrip(".") or last.text))


def _noun(unit: Token) -> str:
    """A noun with the nouns right before it that belong to it: "police officers"."""
    words, place = [unit.lower_], unit.i - 1
    doc = unit.doc
    while place > 0 and doc[place].dep_ == "compound" and doc[place].pos_ == "NOUN" and doc[place - 1].text != "-":
        words.insert(0, doc[place].lower_)
        place -= 1
    return " ".join(words)


def _share_between(first: Figure, second: Figure, *, passive: bool) -> None:
    first.place = second.place = first.place or second.place
    if first.as_of is None and second.as_of is None:
        first.period = second.period = first.period or second.period
    if passive:
        first.inflicted_by = second.inflicted_by = first.inflicted_by or second.inflicted_by


def _currencies() -> frozenset[str]:
    return unit_words().signs | unit_words().money


def _plain(value: float | None) -> float | None:
    """A whole number as such: 12, not 12.0."""
    return int(value) if value is not None and value == int(value) else value
