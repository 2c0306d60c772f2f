"""Standoff annotation for brat: a folder with a .txt and a .ann for each article, and annotation.conf.

Offsets are code points, as brat counts. Statements and events are brat events, whose trigger is the cue or the event
word; relations and answers are brat relations; act, status and the like are attributes; ranges, days and titles are
notes. brat knows no annotation across a line end: such words become an annotation of several pieces. In the .txt, a
carriage return is a blank and a control character is U+FFFD, one for one, so that every offset holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import get_args

from reportedly import reading as nouns
from reportedly.explore.exports.characters import file_text, line_text
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.evidence import mention_near
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.index import listed
from reportedly.explore.wording import count_range, measured
from reportedly.reading import Actor, Event, Figure, Reading, Relation, Response, Span, Statement

_PIECE = re.compile(r"[^\n]+")
_KINDS = {"person": "Person", "organisation": "Organisation", "state": "State", "place": "Place", "people": "People"}
_ATTRIBUTES = {
    "Act": nouns.Act, "Polarity": nouns.Polarity, "Certainty": nouns.Certainty, "Quotation": nouns.QuotationType,
    "Status": nouns.Status, "Measure": nouns.Measure, "Qualifier": nouns.Qualifier,
}  # fmt: skip
Arguments = list[tuple[str, str | None]]


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the folder: each article with its annotation as it comes, then what brat has to know of the types."""
    for reading, name in listed(readings, files, context):
        with files.open(f"{name}.txt") as stream:
            stream.write(shown_text(reading.article.text).encode())
        with files.open(f"{name}.ann") as stream:
            stream.write("".join(f"{line}\n" for line in annotation(reading)).encode())
    with files.open("annotation.conf") as stream:
        stream.write(configuration().encode())


def shown_text(text: str) -> str:
    """The text as brat gets it, letter by letter as long as the article's."""
    return file_text(text).replace("\r", " ")


def annotation(reading: Reading) -> list[str]:
    """The lines of the .ann of a reading."""
    return _Annotation(reading).lines


def configuration() -> str:
    """annotation.conf: the types of entities, relations, events and attributes, from the closed lists of a reading."""
    events = [
        f"{name}\tInitiator*:<ENTITY>, Recipient*:<ENTITY>, Place?:<ENTITY>" for name in get_args(nouns.EventType)
    ]
    statement = "Statement\tSource?:<ENTITY>, Content*:<ENTITY>, Addressee*:<ENTITY>, Via*:<EVENT>"
    relations = [f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in get_args(nouns.Predicate)]
    answers = [f"{name}\tArg1:<EVENT>, Arg2:<EVENT>" for name in get_args(nouns.Stance) if name != "supports"]
    both = "supports\tArg1:<ANY>, Arg2:<ANY>"  # a predicate and a stance
    relations = [both if line.startswith("supports\t") else line for line in relations]
    attributes = [f"{name}\tArg:<ANY>, Value:{'|'.join(get_args(kind))}" for name, kind in _ATTRIBUTES.items()]
    sections = {
        "entities": [*_KINDS.values(), "Source", "Content", "Figure", "Date"],
        "relations": [*relations, *answers],
        "events": [statement, *events],
        "attributes": attributes,
    }
    return "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in sections.items())


@dataclass(slots=True)
class _Annotation:
    """Collects the lines of one .ann; the same words as the same type are one annotation."""

    reading: Reading
    lines: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    bound: dict[tuple[str, tuple[Span, ...]], str | None] = field(default_factory=dict)
    events: dict[int, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        reading = self.reading
        self.text = shown_text(reading.article.text)
        for actor in reading.actors:
            for mention in actor.mentions:
                self.words(_KINDS[actor.kind], [mention])
        for statement in reading.statements:
            self.statement(statement)
        for statement in reading.statements:
            self.carried(statement)
        for response in reading.responses:
            self.response(response)
        for figure in reading.figures:
            self.figure(figure)
        for event in reading.events:
            self.event(event)
        for relation in reading.relations:
            self.relation(relation)
        for date in reading.dates:
            days = " to ".join(day for day in (date.value, date.end) if day)
            self.note(self.words("Date", [date.span]), days or "not settled")

    def new(self, letter: str) -> str:
        self.numbers[letter] = self.numbers.get(letter, 0) + 1
        return f"{letter}{self.numbers[letter]}"

    def words(self, kind: str, spans: Iterable[Span]) -> str | None:
        """The id of words as a type; None where nothing of them can be seen."""
        key = (kind, tuple(spans))
        if key not in self.bound:
            pieces = [piece for span in key[1] for piece in self.pieces(span)]
            self.bound[key] = self.new("T") if pieces else None
            if pieces:
                places = ";".join(f"{start} {end}" for start, end in pieces)
                quote = " ".join(line_text(self.text[start:end]) for start, end in pieces)
                self.lines.append(f"{self.bound[key]}\t{kind} {places}\t{quote}")
        return self.bound[key]

    def pieces(self, span: Span) -> list[tuple[int, int]]:
        """A stretch line by line, without blanks at either end of a line."""
        found = []
        for line in _PIECE.finditer(self.text, span.start, span.end):
            words = line.group()
            start = line.start() + len(words) - len(words.lstrip())
            if end := len(words.strip()):
                found.append((start, start + end))
        return found

    def happening(self, kind: str, trigger: Iterable[Span], arguments: Arguments) -> str | None:
        """A brat event: its type, trigger and arguments; repeated roles are numbered."""
        words = self.words(kind, trigger)
        if words is None:
            return None
        seen: dict[str, int] = {}
        told = [f"{kind}:{words}"]
        for role, filler in arguments:
            if filler is not None:
                seen[role] = seen.get(role, 0) + 1
                told.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{filler}")
        name = self.new("E")
        self.places[name] = len(self.lines)
        self.lines.append(f"{name}\t{' '.join(told)}")
        return name

    def attributes(self, of: str | None, **values: str) -> None:
        if of is not None:
            for name, value in values.items():
                self.lines.append(f"{self.new('A')}\t{name} {of} {value}")

    def note(self, of: str | None, text: str) -> None:
        if of is not None and text:
            self.lines.append(f"{self.new('#')}\tAnnotatorNotes {of}\t{line_text(text)}")

    def mention(self, actor: Actor | None, near: Span) -> str | None:
        mention = None if actor is None else mention_near(actor, near)
        return None if actor is None or mention is None else self.words(_KINDS[actor.kind], [mention])

    def statement(self, statement: Statement) -> None:
        outer = [span for span in (statement.cue_span, statement.source_span) if span is not None]
        trigger = outer[:1] or statement.content_spans
        if not trigger:
            return
        arguments: Arguments = (
            [("Source", self.words("Source", [statement.source_span]))] if statement.source_span else []
        )
        arguments += [("Content", self.words("Content", statement.content_spans))]
        arguments += [("Addressee", self.mention(actor, trigger[0])) for actor in statement.addressees]
        name = self.happening("Statement", trigger, arguments)
        if name is not None:
            self.events[id(statement)] = name
        self.attributes(
            name, Act=statement.act, Polarity=statement.polarity, Certainty=statement.certainty,
            Quotation=statement.quotation,
        )  # fmt: skip
        source = statement.source.name if statement.source else ""
        self.note(name, "; ".join(part for part in (statement.id, source, statement.medium) if part))

    def carried(self, statement: Statement) -> None:
        """Name the carriers of a statement, which are known by now, in its line."""
        carriers = [self.events[id(carrier)] for carrier in statement.via if id(carrier) in self.events]
        name = self.events.get(id(statement))
        if name is not None and carriers:
            told = [f"Via{number if number > 1 else ''}:{carrier}" for number, carrier in enumerate(carriers, 1)]
            self.lines[self.places[name]] += " " + " ".join(told)

    def response(self, response: Response) -> None:
        first = self.events.get(id(response.statement))
        other = self.events.get(id(response.to_statement))
        if first is not None and other is not None and first != other:
            self.lines.append(f"{self.new('R')}\t{response.stance} Arg1:{first} Arg2:{other}")
        elif first is not None:
            named = f": {response.to_span.text}" if response.to_span else ""
            self.note(first, f"{response.stance}{named}")

    def figure(self, figure: Figure) -> None:
        name = self.words("Figure", [figure.span])
        self.attributes(name, Measure=figure.measure, Qualifier=figure.qualifier)
        self.note(name, f"{count_range(figure)} ({measured(figure)})")

    def event(self, event: Event) -> None:
        arguments: Arguments = [("Initiator", self.mention(actor, event.span)) for actor in event.initiators]
        arguments += [("Recipient", self.mention(actor, event.span)) for actor in event.recipients]
        arguments += [("Place", self.mention(event.place, event.span))]
        name = self.happening(event.type, [event.trigger_span], arguments)
        self.attributes(name, Status=event.status, Certainty=event.certainty)
        self.note(name, "; ".join(part for part in (event.mode, event.span.text) if part))

    def relation(self, relation: Relation) -> None:
        ends = [self.mention(actor, relation.span) for actor in (relation.subject, relation.object)]
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            name = self.new("R")
            self.lines.append(f"{name}\t{relation.predicate} Arg1:{ends[0]} Arg2:{ends[1]}")
            self.note(name, relation.title or "")
