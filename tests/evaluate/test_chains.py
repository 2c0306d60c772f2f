"""The chain measures: full marks for the gold itself, each mistake costs what it should; the cases are sound."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from marked import CASES
from reportedly.errors import FormatError
from reportedly.evaluate.chains import MEASURES, rows_of_cases, score_chains
from reportedly.reading import Actor, Article, Reader, Reading, Statement

if TYPE_CHECKING:
    from pathlib import Path

CHAIN = (
    "<source1>The Herald</source1> <cue1>reported</cue1> <content1>that <source2>the abbot</source2> had <cue2>said"
    "</cue2> <content2><source3>the duke</source3> <cue3>believed</cue3> <content3>the war was lost</content3>"
    "</content2></content1>."
)
FLAT = "<source1>The abbot</source1> <cue1>said</cue1> <content1>the war was lost</content1>. <who>He</who> wept."


def row_of(folder: Path, text: str, via: str = "") -> dict[str, Any]:
    """The gold row of a marked text, made as the table of cases is."""
    path = folder / "cases.toml"
    path.write_text(f"[[case]]\ntext = '{text}'\nhalf = 'tuned'\n{via}", encoding="utf-8")
    return rows_of_cases(path)[0]


@pytest.fixture
def chain(tmp_path: Path) -> dict[str, Any]:
    return row_of(tmp_path, CHAIN, 'via = { 2 = ["1"], 3 = ["1", "2"] }')


@pytest.fixture
def flat(tmp_path: Path) -> dict[str, Any]:
    return row_of(tmp_path, FLAT)


def reading_of(row: dict[str, Any], **via: list[str]) -> Reading:
    """The reading that a gold row itself is, with the carriers of some statements changed (`s2=["1"]`)."""
    article = Article("x", row["id"], row["text"])
    made: dict[str, Statement] = {}
    for one in row["statements"]:
        source, cue = article.span(*one["source"][0]), article.span(*one["cue"][0])
        actor = Actor(f"a{one['id']}", source.text, "person", named=False, mentions=[source])
        contents = [article.span(*pair) for pair in one["content"]]
        made[one["id"]] = Statement(one["id"], actor, source, cue, contents, "indirect", "assert")
    for one in row["statements"]:
        made[one["id"]].via = [made[name] for name in via.get(f"s{one['id']}", one["via"])]
    return Reading(Reader("0", {}), article, statements=list(made.values()))


def rights(row: dict[str, Any], reading: Reading) -> dict[str, int]:
    return {name: counts.right for name, counts in score_chains(row, reading).items()}


def test_the_gold_itself_has_full_marks(chain: dict[str, Any], flat: dict[str, Any]) -> None:
    for row in (chain, flat):
        scores = score_chains(row, reading_of(row))
        assert {name: counts.f1 for name, counts in scores.items() if name != "found"} == {
            name: 1.0 for name in MEASURES if name != "found"
        }
        assert scores["found"].recall == 1.0


def test_nothing_read_finds_nothing(chain: dict[str, Any]) -> None:
    reading = reading_of(chain)
    reading.statements = []
    assert rights(chain, reading) == dict.fromkeys(MEASURES, 0)
    assert score_chains(chain, reading)["found"].gold == 2


def test_a_wrong_carrier_costs_via_and_chain_alone(chain: dict[str, Any]) -> None:
    assert rights(chain, reading_of(chain, s3=["2"])) == {"found": 2, "via": 1, "chain": 1, "one-level": 0}
    assert rights(chain, reading_of(chain, s3=["2", "1"]))["via"] == 1


def test_a_carrier_that_is_not_read_costs_what_it_carries(chain: dict[str, Any]) -> None:
    reading = reading_of(chain, s2=[], s3=["2"])
    del reading.statements[0]
    assert rights(chain, reading) == {"found": 2, "via": 0, "chain": 0, "one-level": 0}


def test_a_wrong_source_is_not_found(chain: dict[str, Any]) -> None:
    reading = reading_of(chain)
    reading.statements[2].source_span, reading.statements[2].source = None, None
    assert rights(chain, reading)["found"] == 1


def test_a_source_may_be_known_by_another_mention(chain: dict[str, Any]) -> None:
    reading = reading_of(chain)
    reading.statements[2].source_span = reading.article.span(0, 3)
    assert rights(chain, reading)["found"] == 2


def test_a_content_that_shares_less_than_half_is_not_found(chain: dict[str, Any]) -> None:
    reading = reading_of(chain)
    start = chain["text"].index("lost")
    reading.statements[2].content_spans = [reading.article.span(start, start + 4)]
    assert rights(chain, reading)["found"] == 1


def test_nesting_where_there_is_none_costs_precision_and_the_text(flat: dict[str, Any]) -> None:
    reading = reading_of(flat)
    extra = reading_of(flat).statements[0]
    extra.via = [reading.statements[0]]
    reading.statements.append(extra)
    scores = score_chains(flat, reading)
    assert (scores["one-level"].right, scores["one-level"].gold) == (0, 1)
    assert scores["chain"].precision == 0.0


def test_a_reading_of_another_text_is_refused(chain: dict[str, Any], flat: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="another text"):
        score_chains(chain, reading_of(flat))


def test_a_row_without_statements_is_refused(flat: dict[str, Any]) -> None:
    reading = reading_of(flat)
    del flat["statements"]
    with pytest.raises(FormatError, match="statements"):
        score_chains(flat, reading)


@pytest.mark.parametrize(("text", "via"), [("no marks", ""), (FLAT, 'via = { 1 = ["9"] }')])
def test_cases_that_mark_nothing_or_name_others_are_refused(tmp_path: Path, text: str, via: str) -> None:
    with pytest.raises(FormatError, match="case 1"):
        row_of(tmp_path, text, via)


def test_every_second_case_of_each_construction_is_unseen() -> None:
    seen: Counter[str] = Counter()
    for row in rows_of_cases(CASES / "chains.toml"):
        expected = "unseen" if seen[row["construction"]] % 2 else "tuned"
        assert row["half"] == expected, row["text"]
        seen[row["construction"]] += 1
    assert min(seen.values()) >= 10


def test_no_case_is_there_twice_and_look_alikes_nest_nothing() -> None:
    rows = rows_of_cases(CASES / "chains.toml")
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        nested = any(one["via"] for one in row["statements"])
        assert nested == (row["construction"] != "look_alike"), row["text"]
        assert all(one["content"] and one["cue"] for one in row["statements"]), row["text"]


def test_halves_are_told_apart() -> None:
    halves = [rows_of_cases(CASES / "chains.toml", half) for half in ("tuned", "unseen")]
    assert sum(map(len, halves)) == len(rows_of_cases(CASES / "chains.toml"))
    assert all({row["half"] for row in half} == {name} for half, name in zip(halves, ("tuned", "unseen"), strict=True))
