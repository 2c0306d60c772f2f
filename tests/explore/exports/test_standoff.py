"""brat standoff, read back by its rules, and UIMA CAS for INCEpTION, opened by cassis: the same words and ties."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import Any, get_args

import cassis
import pytest
from hypothesis import given

from explore.exports.written import CALM, ODD, examples, exported, lines, with_text
from explore.readings import empty, hostile, strike
from reportedly import reading as nouns
from reportedly.explore.exports.brat import configuration, shown_text
from reportedly.explore.exports.characters import xml_text
from reportedly.explore.exports.context import ReadingsAlone
from reportedly.explore.exports.inception import LINKS, SPANS
from reportedly.reading import Reading

READINGS = {"strike": [strike()], "hostile": [hostile()], "empty": [empty()]}
WORDS = re.compile(r"(T\d+)\t([A-Za-z_]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
HAPPENING = re.compile(r"(E\d+)\t([A-Z][A-Za-z]*:T\d+(?: [A-Z][a-z]+\d*:[TE]\d+)*)")
TIE = re.compile(r"(R\d+)\t([a-z_]+) Arg1:([TE]\d+) Arg2:([TE]\d+)")
ATTRIBUTE = re.compile(r"(A\d+)\t([A-Z][a-z]+) ([TE]\d+) ([a-z_]+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes ([TER]\d+)\t(.+)")


class Standoff:
    """One article as brat reads it; whatever its rules do not allow is an error."""

    def __init__(self, text: str, annotation: str) -> None:
        self.text = text
        self.words: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        self.events: dict[str, list[tuple[str, str]]] = {}
        self.ties: list[tuple[str, str, str]] = []
        self.attributes: dict[tuple[str, str], str] = {}
        self.notes: dict[str, list[str]] = {}
        for line in annotation.split("\n")[:-1]:
            self.take(line)
        ids = {*self.words, *self.events}
        referred = [end for _, *ends in self.ties for end in ends] + [of for of, _ in self.attributes]
        referred += [filler for parts in self.events.values() for _, filler in parts]
        assert ids.issuperset(referred)

    def take(self, line: str) -> None:
        if found := WORDS.fullmatch(line):
            places = [tuple(map(int, place.split())) for place in found[3].split(";")]
            pieces = [self.text[start:end] for start, end in places]
            assert " ".join(pieces).replace("\t", " ") == found[4]
            assert all("\n" not in piece and piece == piece.strip() for piece in pieces)
            self.words[found[1]] = found[2], [(start, end) for start, end in places]
        elif found := HAPPENING.fullmatch(line):
            parts = [(role, filler) for role, _, filler in (part.partition(":") for part in found[2].split())]
            assert self.words[parts[0][1]][0] == parts[0][0], "a trigger has the type of its event"
            self.events[found[1]] = parts
        elif found := TIE.fullmatch(line):
            self.ties.append((found[2], found[3], found[4]))
        elif found := ATTRIBUTE.fullmatch(line):
            self.attributes[found[3], found[2]] = found[4]
        else:
            found = NOTE.fullmatch(line)
            assert found is not None, line
            self.notes.setdefault(found[2], []).append(found[3])

    def pieces(self, id_: str) -> list[tuple[int, int]]:
        return self.words[id_][1]


def standoff(reading: Reading) -> Standoff:
    parts = exported("brat", reading)
    key = ReadingsAlone().article_key(reading.article)
    return Standoff(parts[f"{key}.txt"].decode(), parts[f"{key}.ann"].decode())


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """The places of stretches that hold a letter to be seen."""
    return {place for start, end in spans for place in range(start, end) if not text[place].isspace()}


@pytest.mark.parametrize("name", READINGS)
def test_brat_reads_every_line(name: str) -> None:
    for reading in READINGS[name]:
        read = standoff(reading)
        assert len(read.text) == len(reading.article.text)


def test_brat_reads_real_readings_and_finds_every_statement_again() -> None:
    for reading in [strike(), *examples()]:
        read, text = standoff(reading), shown_text(reading.article.text)
        told = {
            read.notes[id_][0].split(";")[0]: parts for id_, parts in read.events.items() if parts[0][0] == "Statement"
        }
        assert len(told) == len(reading.statements)
        for statement in reading.statements:
            parts = dict(told[statement.id])
            contents = [(span.start, span.end) for span in statement.content_spans]
            assert letters(text, read.pieces(parts["Content"])) >= letters(text, contents)
            if statement.source_span is not None:
                [source] = read.pieces(parts["Source"])
                assert source == (statement.source_span.start, statement.source_span.end)
            [(start, end)] = read.pieces(parts["Statement"])[:1]
            assert not statement.cue_span or (start, end) == (statement.cue_span.start, statement.cue_span.end)


def test_brat_chains_and_answers() -> None:
    read = standoff(strike())
    order = next(parts for id_, parts in read.events.items() if read.notes.get(id_, [""])[0].startswith("s4;"))
    via = [filler for role, filler in order if role.startswith("Via")]
    assert [read.notes[filler][0].split(";")[0] for filler in via] == ["s2", "s3"]
    [(_, first, other)] = [tie for tie in read.ties if tie[0] == "denies"]
    assert [read.notes[end][0].split(";")[0] for end in (first, other)] == ["s8", "s7"]


def test_brat_knows_every_type_that_is_used() -> None:
    known = {line.split("\t")[0] for line in configuration().splitlines()}
    for reading in [strike(), *examples()]:
        read = standoff(reading)
        used = (
            {kind for kind, _ in read.words.values()}
            | {name for name, *_ in read.ties}
            | {name for _, name in read.attributes}
        )
        assert used <= known
    assert known >= {*get_args(nouns.EventType), *get_args(nouns.Predicate), *get_args(nouns.Stance)}
    names = [line.split("\t")[0] for line in configuration().splitlines() if line]
    assert len(names) == len(set(names)), "brat wants each type once"


def test_folders_say_which_file_is_which_article() -> None:
    for form in ("brat", "inception"):
        [entry] = lines(exported(form, strike())["articles.jsonl"])
        assert (entry["name"], entry["url"]) == ("strike.txt", "https://post.example/1")
        assert any(part.startswith(entry["file"]) for part in exported(form, strike()))


def opened(reading: Reading) -> Any:
    parts = exported("inception", reading)
    types = cassis.load_typesystem(BytesIO(parts["TypeSystem.xml"]))
    key = ReadingsAlone().article_key(reading.article)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return cassis.load_cas_from_xmi(BytesIO(parts[f"{key}.xmi"]), typesystem=types)


@given(odd=ODD)
@CALM
def test_both_open_whatever_stands_in_an_article(odd: str) -> None:
    reading = with_text(strike(), odd)
    cas, read = opened(reading), standoff(reading)
    assert cas.sofa_string == xml_text(reading.article.text)
    assert {annotation.name for annotation in of(cas, "Mention")} <= {xml_text(odd), None}
    assert len(read.text) == len(reading.article.text)
    assert len([parts for parts in read.events.values() if parts[0][0] == "Statement"]) == len(reading.statements)


def of(cas: Any, layer: str) -> list[Any]:
    return list(cas.select(f"webanno.custom.{layer}"))


@pytest.mark.parametrize("name", READINGS)
def test_inception_has_the_text_and_every_annotation_in_it(name: str) -> None:
    for reading in READINGS[name]:
        cas = opened(reading)
        assert cas.sofa_string == xml_text(reading.article.text)
        text = cas.sofa_string.encode("utf-16-le")
        for layer in (*SPANS, *LINKS):
            for annotation in of(cas, layer):
                assert text[2 * annotation.begin : 2 * annotation.end]


def test_inception_finds_the_same_words_as_the_reading() -> None:
    for reading in [strike(), *examples()]:
        cas, units = opened(reading), reading.article.text.encode("utf-16-le")
        seen = {
            (
                annotation.statement,
                annotation.role,
                units[2 * annotation.begin : 2 * annotation.end].decode("utf-16-le"),
            )
            for annotation in of(cas, "Attribution")
        }
        expected = set()
        for statement in reading.statements:
            expected |= {(statement.id, "content", span.text) for span in statement.content_spans}
            expected |= {(statement.id, "source", statement.source_span.text)} if statement.source_span else set()
            expected |= {(statement.id, "cue", statement.cue_span.text)} if statement.cue_span else set()
        assert seen == expected
        assert len(of(cas, "Happening")) == len(reading.events)
        assert len(of(cas, "Figure")) == len(reading.figures)
        assert len(of(cas, "Date")) == len(reading.dates)
        assert len(of(cas, "Mention")) == sum(len(set(actor.mentions)) for actor in reading.actors)


def test_inception_links_lead_from_layer_to_layer() -> None:
    cas = opened(strike())
    ties = of(cas, "Tie")
    assert {(tie.Governor.name, tie.predicate, tie.Dependent.name) for tie in ties} == {
        ("Ada Roen", "heads", "Port Ellis"), ("Ada Roen", "heads", "the harbour board"),
    }  # fmt: skip
    for link in of(cas, "AttributionLink"):
        assert link.Governor.statement == link.Dependent.statement
        assert link.role == link.Dependent.role
        assert (link.begin, link.end) == (link.Dependent.begin, link.Dependent.end)
