"""Readings in the formats that people already use: event rows, networks, annotations, tables, a briefing.

`FORMATS` lists them; each is a module of its own with one function `write(readings, files, context)`, loaded when it is
first asked for. Whatever is exported points at the words that say it, in the format's own way as far as it has one,
else in a file beside it. Equal readings give equal bytes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import OutputError
from reportedly.explore.exports.context import Context, ReadingsAlone

if TYPE_CHECKING:
    from reportedly.explore.exports.files import Files
    from reportedly.reading import Reading

__all__ = ["FORMATS", "Context", "Export", "ReadingsAlone", "Write", "export", "writer"]


Write = Callable[["Iterable[Reading]", "Files", Context], None]
"""What a format's module gives: it writes readings to files, asking the context what only a dossier knows."""


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what it is, what it is written as, and where its words are pointed at.

    `of_dossier`: it says nothing of readings without a dossier.
    """

    name: str
    what: str
    written: str
    words: str
    module: str
    folder: bool = False
    beside: str | None = None
    needs: str | None = None
    of_dossier: bool = False


FORMATS = (
    Export(
        "plover", "Events in PLOVER, with the fields of NGEC beside them", "JSON Lines, an event a line",
        "`text_info`, `attributes` and `reportedly.spans` of each line", "plover",
    ),
    Export(
        "gdelt", "Events in CAMEO, in the 61 columns of GDELT 2.0", "tab-separated, no header", "the file beside it",
        "gdelt", beside=".spans.jsonl",
    ),
    Export(
        "ged", "Draft rows for UCDP GED: deaths with low, best and high", "CSV", "the file beside it", "ged",
        beside=".spans.jsonl",
    ),
    Export("acled", "Draft rows for ACLED", "CSV", "the file beside it", "acled", beside=".spans.jsonl"),
    Export(
        "ftm", "FollowTheMoney entities: people, bodies, articles, events and the ties between them",
        "JSON Lines, an entity a line",
        "`summary` and `recordId` of each tie and event; the file beside it, with the statements", "ftm",
        beside=".statements.jsonl",
    ),
    Export(
        "annotations", "W3C Web Annotation with PROV-O", "JSON-LD", "quote and position selectors of each annotation",
        "annotations",
    ),
    Export(
        "schema-org", "schema.org Claim, never a rating", "JSON-LD", "`citation` and `identifier` of each claim",
        "schema_org",
    ),
    Export(
        "gexf", "Who says what to whom, quotes, answers, ties and events: a network for Gephi", "GEXF 1.3",
        "`spans` and `quote` of each edge", "gexf",
    ),
    Export(
        "graphml", "The same network for other programs", "GraphML", "`spans` and `quote` of each edge", "graphml",
    ),
    Export(
        "brat", "Standoff annotation for brat", "a folder: .txt and .ann an article, annotation.conf",
        "the annotations", "brat", folder=True,
    ),
    Export(
        "inception", "Annotation that INCEpTION imports", "a folder: UIMA CAS XMI an article, TypeSystem.xml",
        "the annotations", "inception", folder=True,
    ),
    Export(
        "csv", "One table a noun, for spreadsheets", "a folder of CSV", "`start`, `end` and `quote` of each row",
        "csv_tables", folder=True,
    ),
    Export(
        "parquet", "The same tables, typed", "a folder of Parquet", "`start`, `end` and `quote` of each row",
        "parquet_tables", folder=True, needs="parquet",
    ),
    Export(
        "briefing", "A briefing for people, with citations", "Markdown", "quotations with their places", "briefing",
    ),
    Export(
        "judgements", "What people judged: gold to measure on and to train with, all judgements, agreement",
        "a folder: gold.jsonl, judgements.jsonl, pairs.jsonl, agreement.jsonl", "offsets and words in each row",
        "judgements", folder=True, of_dossier=True,
    ),
)  # fmt: skip
"""All formats, as `reportedly export` knows them."""


def export(form: Export, readings: Iterable[Reading], files: Files, context: Context | None = None) -> None:
    """Write readings in a format.

    Raises:
        OutputError: if the format needs a library that is not installed, or has several files and is given a stream.
    """
    writer(form)(readings, files, context if context is not None else ReadingsAlone())


def writer(form: Export) -> Write:
    """The function that writes a format.

    Raises:
        OutputError: if it needs a library that is not installed.
    """
    try:
        module = importlib.import_module(f"reportedly.explore.exports.{form.module}")
    except ModuleNotFoundError as error:
        if form.needs is None:
            raise
        raise OutputError(
            f"the export {form.name} needs the extra `{form.needs}`: pip install 'reportedly[{form.needs}]'"
        ) from error
    found: Write = module.write
    return found
