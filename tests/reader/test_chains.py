"""Chains, and in whose words a stretch stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from attributed import read_marked
from counting_lines import lines_of
from reportedly.reader.attributions import Attribution
from reportedly.reader.statements import innermost
from reportedly.reader.statements.chains import Voices, carriers, chain_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.reader.parsed import Chars

THREE_DEEP = (
    "<source1>The Herald</source1> <cue1>reported</cue1> <content1>that <source2>the abbot</source2> had <cue2>said"
    "</cue2> <content2><source3>the duke</source3> <cue3>believed</cue3> <content3>the war was lost</content3>"
    "</content2></content1>."
)
AGENCY_LAST = (
    "<content1><content2>The mill will burn</content2>, <source2>Colonel Reed</source2> <cue2>said</cue2> in a message "
    "to the mayor</content1>, <source1>state radio</source1> <cue1>reported</cue1>."
)
EQUAL = (
    "<content1><content2>The mill will burn</content2></content1>, <source2>Reed</source2> <cue2>said</cue2>. "
    "<source1>State radio</source1> <cue1>reported</cue1> it."
)


def _made(cue: Chars, *contents: Chars) -> Attribution:
    return Attribution("made", cast("Token", None), cue, None, None, list(contents), "indirect")


def test_carried_three_deep() -> None:
    (read,) = read_marked([THREE_DEEP])
    one, two, three = (read.statements[number] for number in "123")
    assert (one.via, two.via, three.via) == ([], [one], [one, two])


def test_the_agency_after_the_speaker_carries_him() -> None:
    (read,) = read_marked([AGENCY_LAST])
    assert read.statements["2"].via == [read.statements["1"]]
    assert read.statements["1"].via == []


def test_equal_contents_carry_nothing() -> None:
    (read,) = read_marked([EQUAL])
    assert [statement.via for statement in read.statements.values()] == [[], []]


def test_what_is_said_to_carry_does_so_though_its_content_does_not_hold_the_cue() -> None:
    outer, inner = _made((4, 8), (10, 20)), _made((30, 34), (10, 20))
    outer.cue, inner.cue = (cast("Token", SimpleNamespace(i=place)) for place in (1, 6))
    assert carriers([outer, inner]) == [None, None]
    inner.carrier = outer
    assert carriers([outer, inner]) == [None, 0]
    outer.carrier = inner
    assert carriers([outer, inner]) == [1, None]


def test_nothing_carries_itself_and_no_two_carry_each_other() -> None:
    around = [_made((4, 8), (0, 30)), _made((10, 14), (0, 30)), _made((20, 24), (0, 28), (40, 50))]
    direct = carriers(around)
    assert all(index not in chain_of(direct, index) for index in range(3))


def test_a_stretch_in_nested_contents_stands_in_the_innermost() -> None:
    (read,) = read_marked([THREE_DEEP])
    statements = list(read.statements.values())
    place = read.parsed.article.text.index("the war")
    span = read.parsed.span(place, place + 7)
    assert innermost(statements, span) is read.statements["3"]
    assert Voices(statements).at(span) is read.statements["3"]
    assert innermost(statements, read.parsed.span(0, 3)) is None


def test_work_does_not_grow_with_the_square() -> None:
    def lines(count: int) -> int:
        made = [_made((20 * n + 1, 20 * n + 3), (20 * n + 5, 20 * n + 19)) for n in range(count)]
        return lines_of(lambda: carriers(made))

    assert lines(4_000) < 12 * lines(400)
