"""Which references speak of one actor."""

from __future__ import annotations

from reportedly.read.references import Draft, Reference
from reportedly.read.same_name import gather_names


def gather(references: list[Reference]) -> list[Draft]:
    """The references of an article gathered into drafts, one for each actor."""
    drafts = gather_names([r for r in references if r.form == "name"])
    drafts += gather_nominals([r for r in references if r.form == "nominal"])
    return drafts


def gather_nominals(references: list[Reference]) -> list[Draft]:
    """Drafts of nominal references with the same words."""
    drafts: dict[object, Draft] = {}
    for reference in references:
        drafts.setdefault((reference.words, reference.number), Draft()).add(reference)
    return list(drafts.values())
