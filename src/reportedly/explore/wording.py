"""The words both pages for people use, so that a chain, an act, a count or a day reads alike on each.

Everything here is plain text about one reading; nothing of it says who is right. The words themselves are in
`lexicons/en/wording.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly import lexicon
from reportedly.explore.days import day, stretch
from reportedly.explore.plain_text import MARKS, counted, in_quotes, listed, one_line, visible
from reportedly.reading import Actor, Event, Figure, Reading, Relation, Response, Statement
from reportedly.resolve.words import state_names

if TYPE_CHECKING:
    from reportedly.explore.questions.actors import FoundActor
    from reportedly.explore.questions.claim_changes import ClaimChange

OWN_VOICE = "the article’s own voice"
NOBODY = "no source named"
UNSURE_BELOW = 0.5
"""Below this confidence a page says that the reader is unsure."""

_PLURAL = ("s", "men", "people", "children", "police")
_BEHIND_A_HEAD = re.compile(r",? (?:in|of|from|at|on|with|for|who|near)\b|,")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


@cache
def words(table: str) -> Mapping[str, Mapping[str, Any]]:
    """One table of the wording lexicon, by name: `words("act")["deny"]["words"]`."""
    return {entry["name"]: entry for entry in lexicon.load("en/wording")[table]}


# --------------------------------------------------------------------------------------------------------- whose words


@dataclass(frozen=True, slots=True)
class Chain:
    """Through whom, by whom and to whom: names in the order in which the words travelled."""

    carriers: tuple[str, ...]
    source: str
    addressees: tuple[str, ...]

    @property
    def to(self) -> str:
        """To whom: "to Emil Voss"; empty where the article does not say."""
        return f"to {listed(self.addressees)}" if self.addressees else ""

    def __str__(self) -> str:
        return " ▸ ".join(part for part in (*self.carriers, self.source, self.to) if part)


def spoken(statement: Statement) -> str:
    """A statement's chain and act, to be read aloud: "Ada Roen: says, through Coastal Wire, to Emil Voss"."""
    told = chain(statement)
    through = [f"through {', then '.join(told.carriers)}"] if told.carriers else []
    return ", ".join([f"{told.source}: {act(statement)}", *through, *([told.to] if told.to else [])])


def name_of(actor: Actor) -> str:
    """An actor's name on one line."""
    return one_line(actor.name) or "?"


def source_of(statement: Statement) -> str:
    """Who makes a statement; the article's own words for one who could not be settled."""
    if statement.source is not None:
        return name_of(statement.source)
    if statement.source_span is not None:
        return f"{in_quotes(statement.source_span.text, 60)} (not settled who)"
    return NOBODY


def chain(statement: Statement) -> Chain:
    """A statement's carriers, source and addressees; who carries words of their own is named once."""
    links = [*statement.via, statement]
    speakers = [link for link, after in zip(links, [*links[1:], None], strict=True) if not _same_source(link, after)]
    return Chain(
        tuple(source_of(link) for link in speakers[:-1]),
        source_of(statement),
        tuple(name_of(actor) for actor in statement.addressees),
    )


def _same_source(link: Statement, after: Statement | None) -> bool:
    return after is not None and link.source is not None and link.source is after.source


def act(statement: Statement) -> str:
    """What the source does in saying it: "denies"; several of them "deny"."""
    return does(statement.act, *_name_and_kind(statement))


def does(act: str, name: str | None, kind: str | None) -> str:
    """An act as what a source of some name and kind does: the owner "denies", the owners "deny"."""
    return _agreeing(words("act")[act], name, kind)


def answering(stance: str, name: str | None, kind: str | None) -> str:
    """A stance as what a source of some name and kind takes: the owner "disputes", the owners "dispute"."""
    return _agreeing(words("stance")[stance], name, kind)


def _agreeing(verb: Mapping[str, Any], name: str | None, kind: str | None) -> str:
    return str(verb["plural" if kind == "people" and _are_many(name or "") else "words"])


def _are_many(name: str) -> bool:
    """Whether the name of people is in the plural, as "officials of the port" is, and "the Hill Front" is not."""
    head = _BEHIND_A_HEAD.split(name, 1)[0].casefold()
    return head.endswith(_PLURAL) and not head.endswith("ss")


def _name_and_kind(statement: Statement | None) -> tuple[str | None, str | None]:
    source = statement.source if statement is not None else None
    return (source.name, source.kind) if source is not None else (None, None)


def particulars(statement: Statement) -> list[str]:
    """Cue, medium, date, and what is special in a statement, each as a few words."""
    found = []
    if statement.cue_span is not None:
        found.append(f"cue {in_quotes(statement.cue_span.text, 40)}")
    if statement.medium:
        found.append(f"medium: {one_line(statement.medium)}")
    if statement.date is not None:
        found.append(f"{day(statement.date.value)} ({in_quotes(statement.date.span.text, 40)})")
    if statement.polarity == "negative":
        found.append("in the negative")
    if statement.certainty in words("certainty"):
        found.append(str(words("certainty")[statement.certainty]["words"]))
    return found


def doubt(confidence: float | None) -> str | None:
    """That the reader is unsure, and how unsure; None where it is not."""
    if confidence is None or confidence >= UNSURE_BELOW:
        return None
    return f"the reader is unsure of this ({confidence:.0%})"


def quoted_parts(statement: Statement) -> list[tuple[str, bool]]:
    """A statement's content in pieces, each with whether it is the source's own words between quotation marks.

    A gap is an ellipsis; a directly quoted piece gets its marks where its span leaves them out.
    """
    parts: list[tuple[str, bool]] = []
    for span in statement.content_spans:
        if parts:
            parts.append((" … ", False))
        text = visible(span.text)
        if statement.quotation == "direct":
            parts.append((text if text[0] in MARKS else f"“{text}”", True))
        else:
            parts += _between_marks(text)
    return parts


def _between_marks(text: str) -> Iterator[tuple[str, bool]]:
    last = 0
    for found in _QUOTED.finditer(text):
        if last < found.start():
            yield text[last : found.start()], False
        yield found.group(), True
        last = found.end()
    if last < len(text):
        yield text[last:], False


@dataclass(frozen=True, slots=True)
class Answer:
    """How one statement answers another, seen from one end; `other` is the statement at the other end, if any."""

    words: str
    other: Statement | None


def answers(reading: Reading) -> dict[int, list[Answer]]:
    """What each statement answers, and what answers it, under the statement's `id()`."""
    found: dict[int, list[Answer]] = {}
    for response in reading.responses:
        found.setdefault(id(response.statement), []).append(Answer(_answer(response), response.to_statement))
        if response.to_statement is not None:
            back = Answer(_answered(response), response.statement)
            found.setdefault(id(response.to_statement), []).append(back)
    return found


def _answer(response: Response) -> str:
    stance = answering(response.stance, *_name_and_kind(response.statement))
    say = does("assert", *_name_and_kind(response.to_statement))
    named = in_quotes(response.to_span.text, 60) if response.to_span is not None else ""
    other = f"what {_somebody(response.to_statement)} {say}" if response.to_statement is not None else ""
    return f"{stance} {': '.join(part for part in (named, other) if part) or 'what is reported'}"


def _answered(response: Response) -> str:
    return f"{words('stance')[response.stance]['answered']} {_somebody(response.statement)}"


def _somebody(statement: Statement) -> str:
    name = source_of(statement)
    return "somebody not named" if name == NOBODY else name


@dataclass(frozen=True, slots=True)
class Source:
    """One source of an article and its statements, in reading order."""

    name: str
    about: str
    statements: list[Statement]


def by_source(reading: Reading) -> list[Source]:
    """The statements of a reading under their sources, in the order in which the sources first speak."""
    groups: dict[str, list[Statement]] = {}
    for statement in sorted(reading.statements, key=_place):
        groups.setdefault(statement.source.id if statement.source else f"?{source_of(statement)}", []).append(statement)
    return [Source(source_of(group[0]), about_actor(group[0].source), group) for group in groups.values()]


def _place(statement: Statement) -> tuple[int, int]:
    return (statement.spans[0].start if statement.spans else 0, len(statement.via))


def about_actor(actor: Actor | None) -> str:
    """An actor's kind, whether it is named, and what else it is called."""
    if actor is None:
        return ""
    kind = actor.kind if actor.named else f"{actor.kind}, not named"
    others = [one_line(alias) for alias in actor.aliases if one_line(alias) != name_of(actor)][:4]
    return f"{kind}; also {listed([in_quotes(alias) for alias in others])}" if others else kind


def voice(statement: Statement | None) -> str:
    """In whose voice something is told: the chain, or the article's own voice."""
    if statement is None:
        return OWN_VOICE
    told = chain(statement)
    return str(Chain(told.carriers, told.source, ()))


# ---------------------------------------------------------------------------------------------------------- counts


def number(value: float) -> str:
    """A number with its thousands set apart: "11,000", "3.5"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def count_range(figure: Figure) -> str:
    """How many at least and at most."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "none" if figure.qualifier == "none" else "unknown number"
    if low is None or high is None:
        return _open_range(figure)
    about = "about " if figure.qualifier == "about" else ""
    return about + (number(low) if low == high else f"{number(low)} to {number(high)}")


def _open_range(figure: Figure) -> str:
    """A range with one end; a share above or below a value does not hold the value itself, a count's range does."""
    beyond = figure.measure == "share" and figure.qualifier in {"more_than", "fewer_than"}
    if figure.low is not None:
        return f"more than {number(figure.low)}" if beyond else f"{number(figure.low)} or more"
    most = number(figure.high or 0)
    return f"less than {most}" if beyond else f"{most} or fewer"


def measured(figure: Figure) -> str:
    """What a figure counts: "people, killed"."""
    unit = [one_line(figure.unit)] if figure.unit else []
    return ", ".join([*unit, str(words("measure")[figure.measure]["words"])])


def whose_count(figure: Figure) -> str:
    """Whose count a figure is, with the chain that brings it."""
    carrier = voice(figure.stated_in)
    if figure.by is None:
        return carrier
    by = name_of(figure.by)
    if figure.stated_in is None or figure.stated_in.source is figure.by:
        return carrier if figure.stated_in else by
    return f"{carrier} ▸ {by}"


def setting(figure: Figure) -> list[str]:
    """Where, when, up to when and by whose hand, each as a few words."""
    found = []
    if figure.period is not None:
        found.append(stretch(figure.period.start, figure.period.end))
    if figure.as_of is not None:
        found.append(f"as of {day(figure.as_of)}")
    if figure.place is not None:
        found.append(f"in {name_of(figure.place)}")
    if figure.inflicted_by is not None:
        found.append(f"ascribed to {name_of(figure.inflicted_by)}")
    return [words_ for words_ in found if words_]


def nested_figures(reading: Reading) -> list[tuple[Figure, int]]:
    """The figures with each part under its whole, and how deep it stands; a ring of parts is listed flat."""
    parts: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        parts.setdefault(id(figure.part_of), []).append(figure)
    waiting = [(figure, 0) for figure in reversed(parts.get(id(None), []))]
    found: list[tuple[Figure, int]] = []
    while waiting:
        figure, depth = waiting.pop()
        found.append((figure, depth))
        waiting += [(part, depth + 1) for part in reversed(parts.get(id(figure), []))]
    seen = {id(figure) for figure, _ in found}
    return found + [(figure, 0) for figure in reading.figures if id(figure) not in seen]


# -------------------------------------------------------------------------------------------------- ties and events


def relation_sentence(relation: Relation) -> str:
    """A tie as a sentence: "Ada Voss heads the harbour board, as chair"."""
    entry = words("predicate")[relation.predicate]
    verb = entry["plural"] if relation.subject.kind == "people" else entry["verb"]
    title = f", as {one_line(relation.title)}" if relation.title else ""
    return f"{name_of(relation.subject)} {verb} {name_of(relation.object)}{title}"


def event_sentence(event: Event) -> str:
    """An event as a sentence: "an assault by Norhaven on Port Ellis took place, 3 May 1912"."""
    kind, status = words("event")[event.type], words("status")[event.status]
    by = f" by {listed([name_of(actor) for actor in event.initiators])}" if event.initiators else ""
    on = f" {kind['towards']} {listed([name_of(actor) for actor in event.recipients])}" if event.recipients else ""
    happening = status["plural"] if kind.get("plural") else status["words"]
    after = [stretch(event.date.start, event.date.end)] if event.date else []
    if event.place is not None and event.place not in event.recipients:
        after.append(f"in {name_of(event.place)}")
    return ", ".join([f"{kind['noun']}{by}{on} {happening}", *after])


def event_particulars(event: Event) -> list[str]:
    """PLOVER's code of an event, its mode, contexts and certainty."""
    found = [event.type if event.mode is None else f"{event.type}, {one_line(event.mode)}"]
    found += [one_line(context) for context in event.contexts]
    if event.certainty in words("certainty"):
        found.append(str(words("certainty")[event.certainty]["words"]))
    return found


def about_found(actor: FoundActor) -> list[str]:
    """An actor's kind, its state, and what it belongs to, in words; codes that are in no list stay as they are."""
    country = None if actor.kind == "state" else actor.country
    told = [actor.kind, *([state_names().get(country, country)] if country else [])]
    return told + [str(words("sector").get(code, {"words": code})["words"]) for code in actor.sectors]


# --------------------------------------------------------------------------------------------------------- the article


def title_of(reading: Reading) -> str:
    """An article's title, or what the caller calls it."""
    return one_line(reading.article.title or "") or one_line(reading.article.name) or "Untitled"


def about_article(reading: Reading) -> list[tuple[str, str]]:
    """Publisher, date, byline, credit, file and address, labelled; the first two are said if unknown, too."""
    article = reading.article
    known = [
        ("Publisher", article.publisher or "not known"),
        ("Published", day(article.published) if article.published else "not known"),
        ("By", article.byline),
        ("Credits", listed([one_line(credit) for credit in article.credit])),
        ("Read from", article.name if article.title else None),
        ("Address", article.url),
    ]
    return [(label, one_line(value)) for label, value in known if value]


def summary(reading: Reading) -> str:
    """What is in a reading, counted, in one line."""
    sources = len(by_source(reading))
    parts = [
        f"{counted(len(reading.statements), 'statement')} by {counted(sources, 'source')}",
        counted(len(reading.figures), "figure"),
        counted(len(reading.dates), "date"),
        counted(len(reading.events), "event"),
        counted(len(reading.relations), "relation"),
        f"{len(reading.problems):,} not settled",
    ]
    return " · ".join(parts)


def change_of_claim(one: ClaimChange) -> tuple[str, str]:
    """A step of how a claim changed, as a sentence in two parts: who, and what; of another count nobody is told."""
    if one.claim is not None:
        return "", f"{one.reason}:"
    if one.what in {"put_in", "taken_out"}:
        return f"{one.publisher or 'the publisher'}:", one.reason
    who = one.source or f"{one.publisher or 'the publisher'} itself"
    if one.what == "wording":
        return f"{who},", one.reason
    return who, one.reason if one.what == "turned" else f"is {one.reason}"
