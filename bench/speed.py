"""Words per second of a whole reading over spaCy's own pipeline alone: the same articles, one process, one run.

    python bench/speed.py ARTICLES.jsonl [--rounds 4]

Both are run in turn, `rounds` times; the ratio is that of the fastest run of each, for whatever else uses the machine
only slows runs down, and most that on two cores. Only ratios mean anything between machines.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reader.syntax import BATCH, load_model
from reportedly.reading import Article


def load_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [make_article(row["text"], name=str(row["id"]), published=row.get("date")) for row in rows]


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(articles: list[Article], rounds: int = 4) -> dict[str, float]:
    """Words per second of both, and their ratio."""
    nlp, texts = load_model(), [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)

    def alone() -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    def whole() -> None:
        for _ in read_articles(articles):
            pass

    seconds(lambda: list(read_articles(articles[:8])))  # lexicons and caches are loaded before the clock runs
    pairs = [(seconds(alone), seconds(whole)) for _ in range(rounds)]
    spacy, ours = (words / min(column) for column in zip(*pairs, strict=True))
    return {"words": words, "spacy": spacy, "reportedly": ours, "ratio": ours / spacy}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    args = parser.parse_args()
    figures = measure(load_articles(args.articles), args.rounds)
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
