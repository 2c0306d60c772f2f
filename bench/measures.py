"""All measures against their floors; a corpus that is not here is said to be skipped.

    python bench/measures.py [--corpora FOLDER] [--update]

FOLDER holds `corpora/`, `gold/` and, for dates, events and actors, `tools/` with their scorers. `--update` raises the
floors to what was measured; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attributed_articles import ARTICLES, HALVES, rows_of_articles
from marked_reports import MARKS, found_in, groups_in
from reportedly.evaluate.attribution import score_attributions
from reportedly.evaluate.chains import rows_of_cases, score_chains
from reportedly.evaluate.claims import Report, add, score_story
from reportedly.evaluate.copies import group_rows, score_copies
from reportedly.evaluate.counts import Counts
from reportedly.evaluate.floors import below, load_floors, raise_floors
from reportedly.evaluate.gold import load_gold
from reportedly.evaluate.stories import load_story
from reportedly.evaluate.whole_reading import reading_score, score_reading
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reader.dates import find_times
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Article, Figure, Reading
from reportedly.reading_json import dumps

Row = dict[str, Any]
Measured = dict[str, float]

STORIES = Path(__file__).parent.parent / "tests" / "stories"
CHAIN_CASES = Path(__file__).parent.parent / "tests" / "cases" / "chains.toml"


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_rows(rows: list[Row]) -> Iterator[Reading]:
    """The readings of gold rows, in their order."""
    return read_articles(article_of(row) for row in rows)


def article_of(row: Row) -> Article:
    """A gold row's article; corpora call the day of publication by several names."""
    published = row.get("published") or row.get("dct") or row.get("date")
    return make_article(row["text"], name=str(row["id"]), published=published, publisher=row.get("publisher"))


def attribution(folder: Path) -> Measured:
    """Who said what on PolNeAR's development articles."""
    totals = attributed(rows_of(folder / "corpora/polnear/dev.jsonl"))
    return {f"attribution-{name}": totals[name].f1 for name in ("who-said-what", "content-exact")}


def attributed(rows: list[Row]) -> dict[str, Counts]:
    """The counts of every attribution measure over gold rows."""
    totals: dict[str, Counts] = {}
    for row, reading in zip(rows, read_rows(rows), strict=True):
        for name, counts in score_attributions(row, reading).items():
            totals[name] = totals.get(name, Counts()) + counts
    return totals


def other_news(_folder: Path) -> Measured:
    """Who said what on the marked-up articles of this repository: those open to be looked at, and those kept."""
    measured: Measured = {}
    for half in HALVES:
        totals = attributed(rows_of_articles(ARTICLES, half))
        for name in ("who-said-what", "content-exact", "cue-head"):
            measured[f"other-news-{half}-{name}"] = totals[name].f1
    return measured


def whole_readings(folder: Path) -> Measured:
    """The reading score over all gold readings."""
    golds = [load_gold(path) for path in sorted((folder / "gold").glob("*.json"))]
    if not golds:
        raise FileNotFoundError(folder / "gold")
    scores = []
    for gold in golds:
        article = make_article(gold.text, name=gold.data["id"], published=gold.data.get("published"))
        scores.append(reading_score(score_reading(gold, next(read_articles([article])))))
    return {"reading-score": sum(scores) / len(scores)}


def dates(folder: Path) -> Measured:
    """Dates, by the corpus's own scorer."""
    gold = folder / "corpora/tempeval3/tbaq.jsonl"
    scores = by_scorer(folder, "dates", gold, "--from-tempeval")
    return {"dates-cal-value": scores["cal-value"]["f1"], "dates-told-timex3": scores["all-timex3"]["f1"]}


def times(folder: Path) -> Measured:
    """All time expressions with their TIMEX3 values, also those that a reading does not hold."""
    gold = folder / "corpora/tempeval3/tbaq.jsonl"
    rows = rows_of(gold)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        found = zip(rows, parse(article_of(row) for row in rows), strict=True)
        predictions.write_text(
            "".join(json.dumps(timex3_of(row, parsed)) + "\n" for row, parsed in found), encoding="utf-8"
        )
        report = run(folder / "tools/score_dates.py", gold, predictions, "--from-tempeval", "--json", "--boot", "0")
    return {"dates-all-timex3": json.loads(report)["scores"]["all-timex3"]["f1"]}


def timex3_of(row: Row, parsed: ParsedArticle) -> Row:
    """What the scorer of dates takes: every time expression with its TIMEX3 value."""
    dates = [{"span": [time.span.start, time.span.end], "value": time.timex3} for time in find_times(parsed)]
    return {"id": row["id"], "text": row["text"], "dates": dates}


def actors(folder: Path) -> Measured:
    """Named actors and relations, by the corpus's own scorer."""
    scores = by_scorer(folder, "actors", folder / "corpora/re3d/documents.jsonl")
    ties = scores["relations"]
    return {"actors-named": scores["named"]["f1"], "relations": ties["f1"], "relations-precision": ties["precision"]}


def events(folder: Path) -> Measured:
    """Event types, parties and whole events, by the corpus's own scorer."""
    scores = by_scorer(folder, "events", folder / "corpora/plover_gsr/records.jsonl")
    parts = {"type": "type", "initiators": "initiators-strict", "recipients": "recipients", "whole": "event"}
    return {f"events-{name}": scores[part]["f1"] for name, part in parts.items()}


def by_scorer(folder: Path, task: str, gold: Path, *options: str) -> dict[str, dict[str, float]]:
    """Read a corpus and hand the readings to the scorer that belongs to it."""
    rows = rows_of(gold)
    with tempfile.TemporaryDirectory() as scratch:
        readings, predictions = Path(scratch) / "readings.jsonl", Path(scratch) / "predictions.jsonl"
        readings.write_text("".join(dumps(reading) + "\n" for reading in read_rows(rows)), encoding="utf-8")
        predictions.write_text(run(folder / "tools/predictions_of.py", task, readings, gold), encoding="utf-8")
        report = run(folder / f"tools/score_{task}.py", gold, predictions, *options, "--json", "--boot", "0")
    scores: dict[str, dict[str, float]] = json.loads(report)["scores"]
    return scores


def run(program: Path, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(program), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(folder: Path) -> Measured:
    """Numbers of killed civilians, children and women that the text states: how many were found."""
    rows = rows_of(folder / "corpora/fakes_syria/articles.jsonl")
    counts = Counts()
    for row, reading in zip(rows, read_rows(rows), strict=True):
        counts += stated_figures(row, reading)
    return {"figures-killed": counts.recall}


WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
UNITS = {"children": re.compile("child|kid|boy|girl|minor|infant|bab"), "women": re.compile("wom[ae]n|female|mother")}


def stated_figures(row: Row, reading: Reading) -> Counts:
    """Of the numbers of dead that the corpus gives and the text states in digits or words, those read as killed.

    Children and women must be counted in such a unit; civilians in any, for articles often say just "people".
    """
    due = {(kind, n) for event in row["events"] for kind in ("civilians", "children", "women") if (n := event[kind])}
    stated = {(kind, n) for kind, n in due if is_stated(n, row["text"])}
    found = sum(any(fits(figure, kind, n) for figure in reading.figures) for kind, n in sorted(stated))
    return Counts(found, len(reading.figures), len(stated))


def is_stated(number: int, text: str) -> bool:
    """Whether a number stands in a text, in digits or as a word up to twenty."""
    forms = [rf"{number:,}", str(number), *([WORDS[number]] if number < len(WORDS) else [])]
    return re.search(rf"(?<![\w,.])(?:{'|'.join(forms)})(?![\w]|[,.]\d)", text, re.IGNORECASE) is not None


def fits(figure: Figure, kind: str, number: int) -> bool:
    """Whether a figure counts that many killed, in a unit that fits."""
    unit = (figure.unit or "").lower()
    in_unit = kind not in UNITS or UNITS[kind].search(unit) is not None
    return figure.measure == "killed" and number in (figure.low, figure.high) and in_unit


def chains(_folder: Path) -> Measured:
    """Statements inside statements, on the marked-up cases of this repository: those tuned on, and the others."""
    measured: Measured = {}
    for half in ("tuned", "unseen"):
        rows = rows_of_cases(CHAIN_CASES, half)
        scores = (score_chains(row, reading)["chain"] for row, reading in zip(rows, read_rows(rows), strict=True))
        measured[f"chains-{half}"] = sum(scores, Counts()).f1
    return measured


def copies(folder: Path) -> Measured:
    """Copies among raw articles that the corpora's own generator copied, cut and edited."""
    maker = folder / "tools/make_copies.py"
    if not maker.exists():
        raise FileNotFoundError(2, "no such file", str(maker))
    with tempfile.TemporaryDirectory() as scratch:
        gold = Path(scratch) / "copies.jsonl"
        subprocess.run([sys.executable, str(maker), str(gold), "--seed", "7"], check=True, stdout=subprocess.DEVNULL)
        rows = rows_of(gold)
    counts = score_copies(rows, group_rows(rows))
    found, apart = (
        min(one.recall for name, one in counts.items() if name.startswith(kind)) for kind in ("found:", "apart:")
    )
    return {"copies-links": counts["links"].f1, "copies-found-least": found, "copies-apart-least": apart}


def stories(_folder: Path) -> Measured:
    """Claims, origins, disputes and counts of the invented stories: those tuned on, and those that nobody looked at."""
    measured: Measured = {}
    for part in ("tuned", "unseen"):
        totals: Report = {}
        for folder in sorted((STORIES / part).iterdir()):
            story = load_story(folder)
            totals = add(totals, score_story(story, found_in(story)))
        measured |= {f"stories-{part}-{name}": totals[name].f1 for name in ("joined", "origins", "disputes", "figures")}
    return measured


def reports(folder: Path) -> Measured:
    """Claims and origins of real reports that were marked by hand, of those groups that nothing was tuned on."""
    totals: Report = {}
    for group in groups_in(MARKS / "marks.jsonl", folder / "corpora"):
        if group.part == "kept":
            totals = add(totals, score_story(group.story, found_in(group.story)))
    return {f"reports-kept-{name}": totals[name].f1 for name in ("joined", "origins")}


SPEED_TRIES = 3
"""How often speed is measured while it is below its floor: other work on the machine only slows."""


def reading_speed(folder: Path) -> Measured:
    """Words per second over spaCy alone, in a process of its own, which holds nothing of the other measures."""
    articles = folder / "corpora/polnear/dev.jsonl"
    if not articles.is_file():
        raise FileNotFoundError(2, "no such file", str(articles))
    command = [sys.executable, str(Path(__file__).with_name("speed.py")), str(articles)]
    best = 0.0
    for _ in range(SPEED_TRIES):
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        best = max(best, json.loads(told)["ratio"])
        if best >= load_floors()["speed-ratio"].at_least:
            break
    return {"speed-ratio": best}


MEASURES: tuple[Callable[[Path], Measured], ...] = (
    attribution, other_news, chains, whole_readings, dates, times, actors, events, figures, copies, stories, reports,
    reading_speed,
)  # fmt: skip


def main() -> int:
    """Measure, print, compare with the floors; 1 if one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    measured: Measured = {}
    for measure in MEASURES:
        try:
            found = measure(args.corpora)
        except FileNotFoundError as error:
            print(f"skipped: {measure.__name__}: {error.filename} is not here", flush=True)
            continue
        measured |= found
        for name, value in found.items():
            print(f"{name:32} {value:.3f}", flush=True)
    if args.update:
        print("raised:", ", ".join(raise_floors(measured)) or "none")
    lines = below(measured, load_floors())
    print("\n".join(lines) or "no measure is below its floor")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
