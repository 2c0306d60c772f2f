"""Exports of news databases: several articles in one Word, rich text or plain text file, in the layouts of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.news_exports import factiva, nexis, nexis_classic
from reportedly.ingest.news_exports.exported import Export, Exported
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft

LAYOUTS: tuple[Callable[[Sequence[str]], Export | None], ...] = (
    factiva.with_codes,
    factiva.as_displayed,
    nexis.export_in,
    nexis_classic.export_in,
)
"""The known layouts in the order in which they are tried; each says None of lines that are not in it."""


def export_in(lines: Sequence[str]) -> Export | None:
    """The articles of an export, None if the lines of a file are none."""
    return next((export for layout in LAYOUTS if (export := layout(lines)) is not None), None)


def drafts_of_export(export: Export, source: Source) -> Iterator[Draft]:
    """What an export says of its articles; documents without one, and documents that are missing, are reported."""
    for number, exported in enumerate(export.documents, 1):
        called = f"document {exported.accession or number}"
        with source.going_on(called):
            yield _draft(exported, called, export.database, source)
    found = len(export.documents)
    if export.expected is not None and export.expected != found:
        reason = f"{source.shown} says that it holds {export.expected} documents, and {found} were found"
        source.report.refuse(MalformedInput(reason), source.part("documents expected"))
    if export.note:
        source.report.note(f"{source.shown}: {export.note}", source.place)


def _draft(exported: Exported, called: str, database: str, source: Source) -> Draft:
    shown = f"{source.shown}, {called}"
    titled = f" ({exported.known['title']})" if exported.known.get("title") else ""
    if exported.problem:
        raise NoText(f"{shown}{titled} holds no article: {exported.problem}")
    known = exported.known
    known["name"] = exported.accession or shown
    return Draft(exported.text, source.part(called), shown, known, f"export of {database}", noted=exported.noted)
