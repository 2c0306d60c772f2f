"""`reportedly evaluate`: the same measures as this project's own, on a corpus of the user's."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.errors import FormatError, NoSuchInput, ReportedlyError

if TYPE_CHECKING:
    from reportedly.evaluate.counts import Counts, Pairs
    from reportedly.reading import Reading

app = typer.Typer(no_args_is_help=True, help="Measure the reader on a corpus of yours.")


class Output(StrEnum):
    """How figures are printed."""

    TEXT = "text"
    JSON = "json"


GoldRows = Annotated[Path, typer.Argument(help="JSON Lines: id, text, attributions with source, cue, content spans.")]
GoldFiles = Annotated[list[Path], typer.Argument(help="Gold readings, one JSON file an article.")]
Readings = Annotated[
    Path | None, typer.Option(help="Readings made before (JSON Lines), instead of reading the articles now.")
]
Format = Annotated[Output, typer.Option("--format", help="How figures are printed.")]


@app.command()
def attribution(gold: GoldRows, readings: Readings = None, output: Format = Output.TEXT) -> None:
    """Who said what: sources, cues and contents against marked articles."""
    from reportedly.evaluate.attribution import MEASURES, score_attributions
    from reportedly.evaluate.counts import Counts

    with _errors_in_one_line():
        rows = list(_rows(gold))
        totals = {name: Counts() for name in MEASURES}
        for row, reading in zip(rows, _readings_of(rows, readings), strict=True):
            for name, counts in score_attributions(row, reading).items():
                totals[name] += counts
        _show(totals, f"{len(rows)} articles", output)


@app.command()
def reading(gold: GoldFiles, readings: Readings = None, output: Format = Output.TEXT) -> None:
    """Whole readings against gold readings."""
    from reportedly.evaluate.counts import Counts
    from reportedly.evaluate.gold import load_gold
    from reportedly.evaluate.whole_reading import reading_score, score_reading

    with _errors_in_one_line():
        golds = [load_gold(path) for path in gold]
        names = [one.data.get("id", path.stem) for one, path in zip(golds, gold, strict=True)]
        rows = [{**one.data, "text": one.text, "id": name} for one, name in zip(golds, names, strict=True)]
        totals: dict[str, Counts] = {}
        for one, made in zip(golds, _readings_of(rows, readings), strict=True):
            for name, counts in score_reading(one, made).items():
                totals[name] = totals.get(name, Counts()) + counts
        _show(totals, f"{len(golds)} articles", output, score=reading_score(totals))


@app.command()
def copies(
    gold: Annotated[Path, typer.Argument(help="JSON Lines: id, text, group and, where known, kind, title, published.")],
    output: Format = Output.TEXT,
) -> None:
    """Copies: which articles repeat another's words, against articles in known groups."""
    from reportedly.evaluate.copies import group_rows, score_copies

    with _errors_in_one_line():
        rows = list(_rows(gold))
        if missing := [str(row["id"]) for row in rows if "group" not in row]:
            raise FormatError(f"{gold}: {missing[0]} has no `group`; every article needs the group that it belongs to")
        _show(dict(score_copies(rows, group_rows(rows))), f"{len(rows)} articles", output)


@app.command()
def claims(
    stories: Annotated[list[Path], typer.Argument(help="Gold stories, a folder each: articles.toml and gold.toml.")],
    found: Annotated[
        Path,
        typer.Option(help="A folder with one of each story's name: claims.jsonl, disputes.jsonl, figures.jsonl."),
    ],
    output: Format = Output.TEXT,
) -> None:
    """Claims, origins, disputes and figure series against gold stories."""
    from reportedly.evaluate.claims import Report, add, load_found, score_story
    from reportedly.evaluate.stories import load_story

    with _errors_in_one_line():
        totals: Report = {}
        for folder in stories:
            story = load_story(folder)
            totals = add(totals, score_story(story, load_found(found / story.name)))
        _show(totals, f"{len(stories)} stories", output)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Turns an error of ours into one line on standard error and its exit code."""
    try:
        yield
    except ReportedlyError as error:
        sys.stderr.write(f"reportedly: {error}\n")
        raise typer.Exit(error.exit_code) from error


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise NoSuchInput(f"{path} can't be opened: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise FormatError(f"{path}, line {number}: not JSON: {error}") from error
        if not isinstance(row, dict) or "text" not in row:
            raise FormatError(f"{path}, line {number}: an article needs a `text`")
        yield {"id": f"line {number}"} | row


def _readings_of(rows: list[dict[str, Any]], made: Path | None) -> Iterable[Reading]:
    """The readings of gold rows, in their order: made before, or made now."""
    if made is not None:
        return _readings_made(rows, made)
    from reportedly.ingest.articles import make_article
    from reportedly.pipeline import read_articles

    return read_articles(make_article(row["text"], name=str(row["id"]), published=_published(row)) for row in rows)


def _readings_made(rows: list[dict[str, Any]], made: Path) -> Iterator[Reading]:
    from reportedly.reading_json import loads

    by_name = {one.article.name: one for one in map(loads, made.read_text(encoding="utf-8").splitlines())}
    for row in rows:
        if str(row["id"]) not in by_name:
            raise FormatError(f"{made} has no reading named {row['id']!r}")
        yield by_name[str(row["id"])]


def _published(row: Mapping[str, Any]) -> str | None:
    return row.get("published") or row.get("date")


def _show(totals: Mapping[str, Counts | Pairs], title: str, output: Output, *, score: float | None = None) -> None:
    if output is Output.JSON:
        data: dict[str, Any] = {name: _figures(counts) for name, counts in totals.items()}
        sys.stdout.write(json.dumps(data | ({} if score is None else {"reading score": score}), indent=2) + "\n")
        return
    lines = [f"{title:16} {'precision':>9} {'recall':>7} {'F1':>7} {'right':>7} {'found':>7} {'gold':>7}"]
    for name, c in totals.items():
        ratios = f"{c.precision:9.3f} {c.recall:7.3f} {c.f1:7.3f}"
        lines.append(f"{name:16} {ratios} {c.right:7} {c.predicted:7} {c.gold:7}")
    if score is not None:
        lines.append(f"{'reading score':16} {'':9} {'':7} {score:7.3f}")
    sys.stdout.write("\n".join(lines) + "\n")


def _figures(counts: Counts | Pairs) -> dict[str, float]:
    return {
        "precision": counts.precision, "recall": counts.recall, "f1": counts.f1,
        "right": counts.right, "found": counts.predicted, "gold": counts.gold,
    }  # fmt: skip
