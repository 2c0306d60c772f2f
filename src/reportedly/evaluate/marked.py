"""Text marked up by hand: `<source>Ann</source> <cue>said</cue> <content>no</content>`; nobody counts offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-z_]+[0-9]*)>")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and the stretches that each tag marks, in reading order."""

    text: str
    spans: dict[str, list[tuple[int, int]]]

    def one(self, tag: str) -> tuple[int, int] | None:
        """The first stretch with a tag, None if there is none."""
        return next(iter(self.spans.get(tag, [])), None)

    def words(self, tag: str) -> list[str]:
        """The words of each stretch with a tag."""
        return [self.text[start:end] for start, end in self.spans.get(tag, [])]


def unmark(marked: str) -> Marked:
    """Take the marks out of a text; tags may nest, each must be closed.

    Raises:
        ValueError: if a tag is opened and not closed, or closed and not opened.
    """
    text, last = "", 0
    spans: dict[str, list[tuple[int, int]]] = {}
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        closing, name = tag.groups()
        if not closing:
            opened.append((name, len(text)))
            continue
        places = [place for place, (other, _) in enumerate(opened) if other == name]
        if not places:
            raise ValueError(f"</{name}> closes nothing in {marked!r}")
        _, start = opened.pop(places[-1])
        spans.setdefault(name, []).append((start, len(text)))
    if opened:
        raise ValueError(f"<{opened[0][0]}> is never closed in {marked!r}")
    return Marked(text + marked[last:], {name: sorted(found) for name, found in spans.items()})
