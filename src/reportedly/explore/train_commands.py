"""`reportedly train`: the trained parts, made again or made on a corpus of the user's."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.errors import InputError, ReportedlyError

if TYPE_CHECKING:
    from reportedly.models.attribution.examples import Example

app = typer.Typer(no_args_is_help=True, help="Train the trained parts (needs the extra `train`).")

Corpus = Annotated[Path, typer.Option(help="JSON Lines (or .gz): id, text, attributions with source, cue, content.")]
Held = Annotated[Path | None, typer.Option(help="Articles to measure on after each epoch; nothing is learned of them.")]
Base = Annotated[Path, typer.Option(help="The encoder's model.safetensors, as sentence-transformers publishes it.")]
Folder = Annotated[Path, typer.Option(help="Checkpoints, log and weights; an interrupted run goes on from here.")]
Large = Annotated[bool, typer.Option("--large", help="Train the large network (MPNet) that can teach the small one.")]
Begin = Annotated[Path | None, typer.Option(help="weights.pt of an earlier run to begin with.")]
Begun = Annotated[float, typer.Option(help="Share of the weights begun with in those that come out.", min=0, max=1)]
Teacher = Annotated[Path | None, typer.Option(help="FOLDER/onnx of a large network to learn from too.")]
Unmarked = Annotated[Path | None, typer.Option(help="JSON Lines of articles for the teacher to mark: id, text.")]


@app.command()
def attribution(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    corpus: Corpus,
    base: Base,
    folder: Folder,
    held: Held = None,
    epochs: Annotated[int, typer.Option(help="Times through the corpus.")] = 6,
    seed: Annotated[int, typer.Option(help="Seed of all that is drawn.")] = 1,
    threads: Annotated[int, typer.Option(help="Threads of the processor.")] = 2,
    large: Large = False,
    begin: Begin = None,
    begun: Begun = 0.0,
    teacher: Teacher = None,
    unmarked: Unmarked = None,
) -> None:
    """Train the attribution model, and write it as ONNX with 8-bit weights to FOLDER/onnx."""
    if unmarked and not teacher:
        raise typer.BadParameter("articles without marks are learned from a teacher: give --teacher too")
    try:
        from reportedly.models.attribution.export import export
        from reportedly.models.attribution.training import LARGE, Network, Settings, Training
    except ImportError as error:
        raise typer.BadParameter(f"training needs the extra: pip install 'reportedly[train]' ({error.name})") from error
    try:
        examples = list(_examples(_rows(corpus), _rows(unmarked) if unmarked else [], teacher, folder))
        measured = _rows(held) if held else []
    except ReportedlyError as error:
        sys.stderr.write(f"reportedly: {error}\n")
        raise typer.Exit(error.exit_code) from error

    def after_epoch(epoch: int, network: Network) -> dict[str, float]:
        del epoch
        export(network, folder / "onnx", eight_bit=False)
        return _measure(folder / "onnx", measured)

    settings = replace(LARGE if large else Settings(), epochs=epochs, seed=seed, threads=threads, begun=begun)
    training = Training(examples, folder, base, settings, begin=begin)
    training.run(after_epoch)
    export(training.averaged(), folder / "onnx", eight_bit=not large)
    sys.stdout.write(f"{folder / 'onnx'}\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
        return [json.loads(line) for line in text.splitlines()]
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be read as JSON Lines: {error}") from error


def _examples(
    marked: list[dict[str, Any]], unmarked: list[dict[str, Any]], teacher: Path | None, folder: Path
) -> Iterator[Example]:
    from reportedly.ingest.articles import make_article
    from reportedly.models.attribution.examples import example_of
    from reportedly.models.attribution.lessons import lessons_in
    from reportedly.reader.attributions.learned import pieces_of_article
    from reportedly.reader.syntax import parse

    rows = [*marked, *({**row, "attributions": None} for row in unmarked)]
    articles = (make_article(row["text"], name=str(row["id"])) for row in rows)
    pieces = [pieces_of_article(parsed) for parsed in parse(articles)]
    marks = [row["attributions"] for row in rows]
    lessons = lessons_in(folder / "lessons.npz", teacher, pieces, marks) if teacher else [None] * len(rows)
    for own, attributions, lesson in zip(pieces, marks, lessons, strict=True):
        yield example_of(own, attributions, lesson)


def _measure(weights: Path, rows: list[dict[str, Any]]) -> dict[str, float]:
    """The attribution measures of the model alone on held-out articles."""
    from reportedly.evaluate.attribution import MEASURES, score_attributions
    from reportedly.evaluate.counts import Counts
    from reportedly.ingest.articles import make_article
    from reportedly.models.attribution.runner import weights_from
    from reportedly.pipeline import read_articles

    totals = {name: Counts() for name in MEASURES}
    with weights_from(weights):
        articles = (make_article(row["text"], name=str(row["id"])) for row in rows)
        for row, reading in zip(rows, read_articles(articles), strict=True):
            for name, counts in score_attributions(row, reading).items():
                totals[name] += counts
    return {name: round(counts.f1, 4) for name, counts in totals.items()}
