"""The measures of a whole reading: full marks for what is right, losses where something is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import FormatError
from reportedly.evaluate.gold import Gold, load_gold, same_name
from reportedly.evaluate.whole_reading import reading_score, score_reading
from reportedly.reading import Actor, Article, Date, Event, Figure, Reader, Reading, Relation, Response, Statement

TEXT = (
    "The radio reported on Monday that Captain Ivo Hale said 12 boats sank. "
    "Hale heads the Harbour Guard. The Guard rammed the Sailors’ League, he said. The League denied the report."
)
GOLD = Gold(
    {
        "id": "boats",
        "aliases": [["Ivo Hale", "Hale"]],
        "statements": [
            {"id": "s1", "source": "The radio", "cue": "reported", "content": ["Captain Ivo Hale said 12 boats sank"],
             "act": "assert", "quotation": "indirect"},
            {"id": "s2", "source": "Hale", "cue": "said", "content": ["12 boats sank"], "act": "assert", "via": ["s1"],
             "polarity": "positive"},
            {"id": "s3", "source": "The League", "cue": "denied", "content": ["the report"], "act": "deny",
             "addressees": ["The radio"]},
        ],
        "responses": [{"statement": "s3", "stance": "denies", "to": "s1"}],
        "figures": [{"quote": "12", "measure": "destroyed", "low": 12, "high": 12, "by": "Hale"}],
        "dates": [{"quote": "Monday", "value": "1921-03-07"}, {"quote": "sank", "value": None}],
        "relations": [["Hale", "heads", "the Harbour Guard"]],
        "events": [{"type": "ASSAULT", "actor": "the Guard", "recipient": "the League"}],
    },
    TEXT,
)  # fmt: skip


def perfect() -> Reading:
    article = Article("x", "boats", TEXT)

    def span(words: str) -> Any:
        start = TEXT.index(words)
        return article.span(start, start + len(words))

    radio = Actor("a1", "The radio", "organisation", named=False)
    hale = Actor("a2", "Ivo Hale", "person", named=True, mentions=[span("Hale")])
    guard = Actor("a3", "Harbour Guard", "organisation", named=True, aliases=["The Guard"])
    league = Actor("a4", "Sailors’ League", "organisation", named=True, aliases=["The League"])
    s1 = Statement(
        "s1", radio, None, span("reported"), [span("Captain Ivo Hale said 12 boats sank")], "indirect", "assert"
    )
    s2 = Statement("s2", hale, None, span("said"), [span("12 boats sank")], "indirect", "assert", via=[s1])
    s3 = Statement("s3", league, None, span("denied"), [span("the report")], "indirect", "deny", addressees=[radio])
    return Reading(
        Reader("0", {}), article, [radio, hale, guard, league], [s1, s2, s3], [Response(s3, "denies", s1, None)],
        [Figure("f1", "destroyed", 12, 12, "exactly", "boats", span("12"), by=hale)],
        [Event("e1", "ASSAULT", None, [], [guard], [league], span("rammed"), span("rammed"))],
        [Relation(hale, "heads", guard, span("heads"))], [Date(span("Monday"), "1921-03-07", None, "day", "published")],
    )  # fmt: skip


def test_a_right_reading_has_full_marks() -> None:
    report = score_reading(GOLD, perfect())
    assert {name: counts.f1 for name, counts in report.items()} == dict.fromkeys(report, 1.0)
    assert reading_score(report) == 1.0


CHANGES: dict[str, Callable[[Reading], None]] = {
    "who-said-what": lambda r: setattr(r.statements[0], "source", r.actors[1]),
    "act": lambda r: setattr(r.statements[2], "act", "assert"),
    "quotation": lambda r: setattr(r.statements[0], "quotation", "direct"),
    "polarity": lambda r: setattr(r.statements[1], "polarity", "negative"),
    "via": lambda r: setattr(r.statements[1], "via", []),
    "addressees": lambda r: setattr(r.statements[2], "addressees", [r.actors[2]]),
    "responses": lambda r: setattr(r.responses[0], "to_statement", r.statements[1]),
    "figures": lambda r: setattr(r.figures[0], "high", 13),
    "figures-by": lambda r: setattr(r.figures[0], "by", None),
    "dates": lambda r: setattr(r.dates[0], "value", "1921-03-14"),
    "aliases": lambda r: r.actors[1].mentions.clear(),
    "relations": lambda r: setattr(r.relations[0], "predicate", "member_of"),
    "events": lambda r: r.events[0].recipients.clear(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_mistake_costs_its_measure(what: str) -> None:
    reading = perfect()
    CHANGES[what](reading)
    report = score_reading(GOLD, reading)
    assert report[what].f1 < 1.0
    unscored = {"quotation", "polarity", "addressees", "figures"}
    assert reading_score(report) < 1.0 or what in unscored


def test_a_statement_not_read_costs_recall() -> None:
    reading = perfect()
    reading.statements.pop()
    reading.responses.clear()
    report = score_reading(GOLD, reading)
    assert report["statements"].recall < 1.0
    assert report["statements"].precision == 1.0


def test_another_text_is_refused() -> None:
    reading = perfect()
    reading.article.text += "!"
    with pytest.raises(FormatError, match="another text"):
        score_reading(GOLD, reading)


def test_a_gold_file_names_its_article(tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "boats.json"
    path.write_text(json.dumps({**GOLD.data, "text_file": "boats.txt"}), encoding="utf-8")
    assert load_gold(path).text == TEXT
    path.write_text(json.dumps({**GOLD.data, "text_file": "absent.txt"}), encoding="utf-8")
    with pytest.raises(FormatError, match="not a gold reading"):
        load_gold(path)


def test_a_quote_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormatError, match="does not hold 'Monday' 2 times"):
        GOLD.spans("Monday", 2)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the Harbour Guard", "Harbour Guard", True),
        ("Hale’s Harbour Guard", "Hale Harbour Guard", True),
        ("Hale", "Ivo Hale", False),
        ("", "", False),
    ],
)
def test_names_are_alike(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
