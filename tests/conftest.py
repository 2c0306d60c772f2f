"""What the tests share: parsing a text and reading it, with the real model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from databases import (
    _empty_dossier,
    _template,
    kills,
    new_place,
    place,
    postgresql_place,
    postgresql_server,
    sqlite_place,
)

__all__ = [
    "_empty_dossier",
    "_template",
    "kills",
    "new_place",
    "parse_text",
    "place",
    "postgresql_place",
    "postgresql_server",
    "sqlite_place",
]

if TYPE_CHECKING:
    from reportedly.reader.parsed import ParsedArticle


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of these tests."""
    parser.addoption("--kills", default=10, type=int, help="how often a process that adds is killed, on each database")


@pytest.fixture(scope="session")
def parse_text() -> Callable[..., ParsedArticle]:
    """A function that parses a text; keywords as those of `reportedly.read`."""
    from reportedly.ingest.articles import make_article
    from reportedly.reader.syntax import parse

    def parse_one(text: str, **known: Any) -> ParsedArticle:
        return next(parse([make_article(text, **known)]))

    return parse_one


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """A function that writes a file and tells where it is."""

    def write_one(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_one
