"""Which stretches a reading gives as an actor's mentions: outermost ones, a place with the larger one it lies in."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reader.actors.references import Form, Reference
from reportedly.reader.parsed import Chars
from reportedly.reading import ActorKind

_LANDS: frozenset[ActorKind | None] = frozenset({"state", "place"})


def told_stretches(references: Iterable[Reference]) -> dict[int, list[Chars]]:
    """By the identity of their draft, the stretches of counted references in reading order.

    A stretch inside another one is a part of what that one speaks of ("the governor of Alder", "the Alder council"),
    and is given only for an actor whom the article names nowhere else.
    """
    counted = sorted((r for r in references if r.counted), key=lambda r: (r.start, -r.end))
    wider = _larger_places(counted)
    outer: dict[int, list[Chars]] = {}
    inner: dict[int, dict[Form, Chars]] = {}
    by_name: set[int] = set()
    beyond = -1
    title: Reference | None = None
    for reference in counted:
        chars = reference.start, wider.get(id(reference), reference).end
        if chars[1] <= beyond:
            inner.setdefault(id(reference.draft), {}).setdefault(reference.form, (reference.start, reference.end))
            continue
        if reference.form == "name":
            by_name.add(id(reference.draft))
        beyond = chars[1]
        told = outer.setdefault(id(reference.draft), [])
        if title is not None and _is_title_of(title, reference):
            told[-1] = told[-1][0], beyond
        else:
            told.append(chars)
        title = reference
    for draft, forms in inner.items():
        if draft not in outer or (draft not in by_name and "name" in forms):
            outer[draft] = sorted([*outer.get(draft, []), forms.get("name") or next(iter(forms.values()))])
    return outer


def _is_title_of(title: Reference, name: Reference) -> bool:
    """Whether a description stands right before its bearer's name: "the minister for the coast Anna Berg"."""
    alone = title.draft is name.draft and title.form == "nominal" and name.form == "name"
    return alone and title.last == name.first


def _larger_places(counted: list[Reference]) -> dict[int, Reference]:
    """By the identity of a place's name, the larger place named right behind its comma ("Old Quay, Northmark")."""
    starts = {r.first: r for r in counted if r.form == "name" and r.kind in _LANDS}
    found = {}
    for reference in starts.values():
        larger = starts.get(reference.last + 1)
        if larger is None or reference.kind != "place" or reference.doc[reference.last].text != ",":
            continue
        if _closes(larger) and not _is_listed(reference, larger):
            found[id(reference)] = larger
    return found


def _closes(larger: Reference) -> bool:
    """Whether a name is a whole phrase: "Old Quay, Northmark" but not "in Old Quay, Northmark troops"."""
    doc, last = larger.doc, larger.last
    return larger.head.dep_ not in {"compound", "amod", "nmod", "poss", "nsubj", "nsubjpass"} and not (
        last < len(doc) and doc[last].text in {"'s", "'"}
    )


def _is_listed(place: Reference, other: Reference) -> bool:
    """Whether two places are items of a list, which "and" ends or whose earlier items stand before."""
    return other.head.dep_ == "conj" or place.head.dep_ == "conj" or any(c.dep_ == "cc" for c in other.head.children)
