"""The command line: `reportedly read` and its siblings."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Who said what, through whom, to whom, on whose count, and who disputes it."""


@app.command()
def read(
    inputs: Annotated[list[str], typer.Argument()],
    published: Annotated[str | None, typer.Option()] = None,
    format_: Annotated[str, typer.Option("--format")] = "json",
) -> None:
    """Read articles."""
    from reportedly.ingest.articles import make_article
    from reportedly.pipeline import read_articles
    from reportedly.reading_json import dumps

    articles = []
    for name in inputs:
        if name.endswith(".jsonl"):
            for line in Path(name).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                date = row.get("published") or row.get("date") or row.get("dct")
                articles.append(
                    make_article(row["text"], name=row["id"], published=date, publisher=row.get("publisher"))
                )
        else:
            articles.append(
                make_article(Path(name).read_text(encoding="utf-8"), name=Path(name).name, published=published)
            )
    for reading in read_articles(articles):
        sys.stdout.write(dumps(reading, indent=None if format_ == "jsonl" else 2) + "\n")


def main() -> None:
    """Run the command line."""
    app()
