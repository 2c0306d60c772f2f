"""The list of articles in an export that is a folder: which file is which article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.explore.exports.characters import json_line, name_in_iri, web_address
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.reading import Reading

NAME = "articles.jsonl"


def listed(readings: Iterable[Reading], files: Files, context: Context) -> Iterator[tuple[Reading, str]]:
    """The readings with the name that their files go by, the list of them written as they pass."""
    with files.open(NAME) as stream:
        for reading in readings:
            article = reading.article
            name = name_in_iri(context.article_key(article))
            yield reading, name
            entry: dict[str, object] = {
                "file": name,
                "name": article.name,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.published,
                "url": web_address(article.url),
                "archived": web_address(context.archived(article)),
            }
            stream.write(json_line(entry))
