"""XML element by element onto a stream, with every letter made one that XML 1.0 knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from reportedly.explore.exports.characters import xml_text

_ESCAPED = {
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\n"): "&#10;", ord("\r"): "&#13;",
    ord("\t"): "&#9;",
}  # fmt: skip


class XmlWriter:
    """Writes elements, each on a line of its own; text has no elements beside it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._open: list[str] = []
        stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')

    def start(self, name: str, attributes: Mapping[str, object] | None = None) -> None:
        """Open an element."""
        self._write(f"<{name}{self._listed(attributes)}>\n")
        self._open.append(name)

    def end(self) -> None:
        """Close the element that was opened last."""
        name = self._open.pop()
        self._write(f"</{name}>\n")

    def element(self, name: str, attributes: Mapping[str, object] | None = None, text: str | None = None) -> None:
        """A whole element, with text or empty."""
        closing = "/>" if text is None else f">{self._clean(text)}</{name}>"
        self._write(f"<{name}{self._listed(attributes)}{closing}\n")

    def _listed(self, attributes: Mapping[str, object] | None) -> str:
        """Attributes; one that is None is left out."""
        known = ((name, value) for name, value in (attributes or {}).items() if value is not None)
        return "".join(f' {name}="{self._clean(str(value))}"' for name, value in known)

    @staticmethod
    def _clean(text: str) -> str:
        return xml_text(text).translate(_ESCAPED)

    def _write(self, text: str) -> None:
        self.stream.write(b"  " * len(self._open) + text.encode())
