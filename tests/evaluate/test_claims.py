"""The measures of claims, origins, disputes and series: full marks for what is right, losses where it is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportedly.errors import FormatError
from reportedly.evaluate.claims import Found, Report, add, load_found, overlap, score_story
from reportedly.evaluate.counts import Pairs
from reportedly.evaluate.stories import Story, load_story
from reportedly.explore.cli import app

STORIES = Path(__file__).parent.parent / "stories"
FOLDERS = sorted(path.parent for path in STORIES.glob("*/*/gold.toml"))

ARTICLES = """
[[article]]
name = "wire"
publisher = "Coast Wire"
published = "1921-03-07"
text = '''
Twelve boats sank, the pilot said. The mayor denied it. A storm did it, said the pilot.
'''

[[article]]
name = "paper"
publisher = "Mole Gazette"
published = "1921-03-08"
text = '''
A dozen boats went down, the harbour office says. Nine went down, according to the mayor. It was the storm.
'''
"""
GOLD = """
about = "Boats sink."
aliases = [["the pilot", "Ivo Hale"]]

[[claim]]
id = "twelve"
kind = "count"
text = "Twelve boats sank."
origins = 2
reasons = ["the pilot and the office each say it"]
statements = [
  { in = "wire", quote = "Twelve boats sank", source = "the pilot", origin = "the pilot" },
  { in = "wire", quote = "The mayor denied it", source = "the mayor", side = "denies" },
  { in = "paper", quote = "A dozen boats went down", source = "the harbour office", origin = "the harbour office" },
]

[[claim]]
id = "nine"
kind = "count"
text = "Nine boats sank."
origins = 1
reasons = ["the mayor alone"]
statements = [{ in = "paper", quote = "Nine went down", source = "the mayor", origin = "the mayor" }]

[[claim]]
id = "storm"
kind = "responsible"
text = "A storm sank them."
origins = "undecided"
reasons = ["whence the paper has it is not said"]
statements = [
  { in = "wire", quote = "A storm did it", source = "the pilot", origin = "the pilot" },
  { in = "paper", quote = "It was the storm." },
]

[[dispute]]
claims = ["twelve", "nine"]
kind = "count"
sides = [["the pilot", "the harbour office"], ["the mayor"]]
reason = "twelve or nine"

[[series]]
measure = "destroyed"
of = "boats"
counts = [
  { in = "wire", quote = "Twelve", by = "the pilot", low = 12, high = 12 },
  { in = "paper", quote = "A dozen", by = "the harbour office", low = 12, high = 12 },
  { in = "paper", quote = "Nine", by = "the mayor", low = 9, high = 9 },
]
"""


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("boats")
    (folder / "articles.toml").write_text(ARTICLES, encoding="utf-8")
    (folder / "gold.toml").write_text(GOLD, encoding="utf-8")
    return load_story(folder)


def perfect(story: Story) -> Found:
    """The gold itself, as the commands would print it."""
    claims = [
        {"id": f"c-{claim.id}", "kind": claim.kind, "origins": claim.origins,
         "statements": [{"article": one.article, "span": list(one.span), "source": one.source, "side": one.side}
                        for one in claim.statements]}
        for claim in story.claims
    ]  # fmt: skip
    disputes = [
        {"claims": [f"c-{name}" for name in one.claims], "kind": one.kind, "sides": [list(side) for side in one.sides]}
        for one in story.disputes
    ]
    figures = [
        {"measure": series.measure, "of": series.of,
         "counts": [{"article": one.article, "span": list(one.span), "by": one.by, "low": one.low, "high": one.high}
                    for one in series.counts]}
        for series in story.series
    ]  # fmt: skip
    return Found(*json.loads(json.dumps([claims, disputes, figures])))


def f1(report: Report) -> dict[str, float]:
    return {name: counts.f1 for name, counts in report.items()}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_gold_itself_has_full_marks(folder: Path) -> None:
    story = load_story(folder)
    marks = f1(score_story(story, perfect(story)))
    assert marks == dict.fromkeys(marks, 1.0)


def test_nothing_found_has_none(boats: Story) -> None:
    marks = f1(score_story(boats, Found([])))
    assert {name for name, mark in marks.items() if mark} == {"sides", "sources"}  # shares of nothing


def join_all(found: Any) -> None:
    found.claims[0]["statements"] += found.claims[1]["statements"] + found.claims[2]["statements"]


def split_all(found: Any) -> None:
    found.claims[0]["statements"] = found.claims[0]["statements"][:1]


CHANGES: list[tuple[Callable[[Any], object], set[str]]] = [
    (join_all, {"joined", "joined-asserts"}),
    (split_all, {"joined", "joined-asserts"}),
    (lambda f: f.claims[0].update(origins=1), {"origins", "origins-shared"}),
    (lambda f: f.claims[1].update(origins=None), {"origins"}),
    (lambda f: f.claims[2].update(origins=2), {"origins", "origins-shared"}),
    (lambda f: f.claims[0]["statements"][1].update(side="asserts"), {"sides"}),
    (lambda f: f.claims[0]["statements"][1].update(side="declines"), {"sides"}),
    (lambda f: f.claims[0]["statements"][2].update(source=None), {"sources"}),
    (lambda f: f.claims[2]["statements"][1].update(source="the pilot"), {"sources"}),
    (lambda f: f.claims[2].update(statements=[]), {"joined", "joined-asserts", "matched", "origins", "origins-shared"}),
    (lambda f: f.disputes.pop(), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes.append(f.disputes[0]), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes[0].update(kind="happened"), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes[0].update(claims=["c-storm"]), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes[0].update(claims=["c-nine"]), {"disputes-exact"}),
    (lambda f: f.disputes[0]["sides"][0].pop(), {"disputes-exact"}),
    (lambda f: f.disputes[0]["sides"][0].append("the cook"), {"disputes-exact"}),
    (lambda f: f.disputes[0]["sides"].append(["the cook"]), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes[0]["sides"][1].append("Ivo Hale"), {"disputes", "disputes-exact"}),
    (lambda f: f.disputes[0].update(sides=[["the mayor", "the pilot"], ["the harbour office"]]),
     {"disputes", "disputes-exact"}),
    (lambda f: f.figures[0]["counts"][0].update(low=11), {"figures", "figures-by", "series"}),
    (lambda f: f.figures[0]["counts"][0].update(high=None), {"figures", "figures-by", "series"}),
    (lambda f: f.figures[0]["counts"][0].update(span=[40, 46]), {"figures", "figures-by", "series"}),
    (lambda f: f.figures[0].update(measure="killed"), {"figures", "figures-by", "series"}),
    (lambda f: f.figures[0]["counts"][0].update(by=None), {"figures-by"}),
    (lambda f: f.figures.append({"measure": "destroyed", "counts": [f.figures[0]["counts"].pop()]}), {"series"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "touched"), CHANGES)
def test_each_change_costs_where_it_should(boats: Story, change: Callable[[Any], object], touched: set[str]) -> None:
    found = perfect(boats)
    change(found)
    marks = f1(score_story(boats, found))
    assert {name for name in touched if marks[name] == 1.0} == set()
    assert {name for name, mark in marks.items() if mark < 1.0} <= touched | {"matched", "origins", "origins-shared"}


@pytest.mark.parametrize("change", [
    lambda f: f.claims.reverse(),
    lambda f: f.disputes[0]["sides"].reverse(),
    lambda f: f.disputes[0]["sides"][0].insert(0, None),
    lambda f: f.disputes[0]["sides"].append([None]),
    lambda f: f.disputes.append({"claims": ["c-storm"], "kind": "responsible", "sides": [["the pilot"], [None]]}),
    lambda f: f.disputes[0]["sides"].__setitem__(0, ["Ivo Hale", "Harbour Office"]),
    lambda f: f.claims[0]["statements"][0].update(span=[0, 33]),
    lambda f: f.claims[0]["statements"].append(
        {"article": "wire", "span": [19, 33], "source": "the pilot", "side": "asserts"}),
])  # fmt: skip
def test_what_does_not_matter_costs_nothing(boats: Story, change: Callable[[Any], object]) -> None:
    found = perfect(boats)
    change(found)
    marks = f1(score_story(boats, found))
    assert {name: mark for name, mark in marks.items() if mark < 1.0} == {}


def test_who_took_back_what_he_said_may_stand_on_either_side(tmp_path: Path) -> None:
    taken_back = (
        ', side = "denies" },\n  { in = "wire", quote = "said the pilot", source = "the mayor", origin = "the mayor" },'
    )
    gold = GOLD.replace(', side = "denies" },', taken_back).replace("origins = 2", "withdrawn = true\norigins = 3")
    gold = gold.replace('["the mayor"]]', '["the mayor", "the cook"]]').replace(
        '"Nine went down", source = "the mayor"', '"Nine went down", source = "the cook"'
    )
    (tmp_path / "articles.toml").write_text(ARTICLES, encoding="utf-8")
    (tmp_path / "gold.toml").write_text(gold, encoding="utf-8")
    story = load_story(tmp_path)
    found: Any = perfect(story)
    found.disputes[0]["sides"] = [["the pilot", "the harbour office", "the mayor"], ["the cook"]]
    marks = f1(score_story(story, found))
    assert (marks["disputes"], marks["disputes-exact"]) == (1.0, 0.0)
    found.disputes[0]["sides"] = [["the pilot", "the harbour office"], ["the mayor"]]
    assert f1(score_story(story, found))["disputes"] == 0.0


def test_pairs_are_counted_as_defined(boats: Story) -> None:
    found = perfect(boats)
    join_all(found)
    joined = score_story(boats, found)["joined"]
    # wire has three statements and paper three: nine pairs, of which sank-sank, denial-sank and storm-storm are right;
    # the claims that were left as they were add none
    assert joined == Pairs(sound=3, predicted=9, right=3, gold=3)
    assert joined.precision == pytest.approx(1 / 3)
    assert joined.recall == 1.0
    # without the denial there are four pairs left, and two of the gold's
    assert score_story(boats, found)["joined-asserts"] == Pairs(sound=2, predicted=6, right=2, gold=2)


def test_reports_are_added_count_by_count(boats: Story) -> None:
    report = score_story(boats, perfect(boats))
    total = add(add({}, report), report)
    assert total["joined"] == Pairs(6, 6, 6, 6)
    assert total["origins"].gold == 6


@pytest.mark.parametrize(("left", "right", "same"), [
    ((0, 10), (0, 10), True), ((0, 10), (5, 30), True), ((0, 10), (6, 30), False), ((0, 100), (50, 52), True),
    ((0, 10), (10, 20), False), ((3, 3), (0, 10), False),
])  # fmt: skip
def test_spans_overlap_by_half_of_the_shorter(left: tuple[int, int], right: tuple[int, int], *, same: bool) -> None:
    assert overlap(left, right) is same
    assert overlap(right, left) is same


@pytest.mark.parametrize("change", [
    lambda f: f.claims[0]["statements"][0].update(article="letter"),
    lambda f: f.claims[0]["statements"][0].pop("span"),
    lambda f: f.claims[0]["statements"][0].update(span=[1]),
    lambda f: f.claims[0].pop("kind"),
])  # fmt: skip
def test_what_is_not_as_it_should_be_is_refused(boats: Story, change: Callable[[Any], object]) -> None:
    found = perfect(boats)
    change(found)
    with pytest.raises(FormatError, match="boats"):
        score_story(boats, found)


def test_what_was_found_is_read_from_json_lines(tmp_path: Path, boats: Story) -> None:
    found = perfect(boats)
    with pytest.raises(FormatError, match=r"no claims\.jsonl"):
        load_found(tmp_path)
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, found.claims)), encoding="utf-8")
    assert load_found(tmp_path) == Found(found.claims, [], [])
    (tmp_path / "disputes.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(FormatError, match=r"disputes\.jsonl, line 1"):
        load_found(tmp_path)


def test_the_command_sums_over_stories(tmp_path: Path) -> None:
    for folder in FOLDERS[:2]:
        found = perfect(load_story(folder))
        (tmp_path / folder.name).mkdir()
        for name in ("claims", "disputes", "figures"):
            rows = "\n".join(map(json.dumps, getattr(found, name)))
            (tmp_path / folder.name / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    call = ["evaluate", "claims", *map(str, FOLDERS[:2]), "--found", str(tmp_path)]
    run = CliRunner().invoke(app, [*call, "--format", "json"])
    figures = json.loads(run.stdout)
    claims = sum(len(load_story(folder).claims) for folder in FOLDERS[:2])
    assert (run.exit_code, figures["origins"]["gold"], figures["joined"]["f1"]) == (0, claims, 1.0)
    assert "disputes" in CliRunner().invoke(app, call).stdout
    assert CliRunner().invoke(app, [*call[:-1], str(tmp_path / "nowhere")]).exit_code == FormatError.exit_code
