"""Pieces of HTML, as feeds carry them, to text."""

from __future__ import annotations

from html.parser import HTMLParser

LONGEST_FRAGMENT = 3_000_000
"""Code points of a piece that are read."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = _HEADINGS | {
    "p",
    "br",
    "hr",
    "div",
    "li",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "tr",
    "table",
    "section",
    "figure",
}
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe"})


def text_of_fragment(html: str) -> str:
    """The text of a piece of HTML: a line a paragraph, entities resolved, scripts left out.

    Text without a trace of HTML stays as it is.
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    reader = _Reader()
    reader.feed(html[:LONGEST_FRAGMENT])
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Gathers the words, with a line break at the edges of what stands in a block of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))
