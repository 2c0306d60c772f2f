"""What a text must be, letter by letter, to stand in a file of some kind; offsets into it stay as they are.

Wherever a letter can't stand, U+FFFD stands in its place, one for one, so that code points can still be counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_TEXT_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BREAKS = re.compile("[\t\n\r]")
_STANDS_FOR_IT = "\N{REPLACEMENT CHARACTER}"
_ADDRESS_LETTERS = ":/?#[]@!$&'()*+,;=-._~%"


def sound(text: str) -> str:
    """A text that can be written as UTF-8: a lone surrogate becomes U+FFFD."""
    return _SURROGATES.sub(_STANDS_FOR_IT, text)


def xml_text(text: str) -> str:
    """A text in which every letter is one of XML 1.0; the others become U+FFFD, one for one."""
    return _NOT_IN_XML.sub(_STANDS_FOR_IT, text)


def file_text(text: str) -> str:
    """A text without control characters but tab and line ends; each of the others becomes U+FFFD."""
    return _NOT_IN_TEXT_FILES.sub(_STANDS_FOR_IT, text)


def line_text(text: str) -> str:
    """A text as `file_text`, on one line: a tab, carriage return or line feed becomes a blank, one for one."""
    return _BREAKS.sub(" ", file_text(text))


def json_line(data: Mapping[str, object]) -> bytes:
    """Data as one line of JSON in UTF-8; keys stand in their own order, so equal data give equal bytes."""
    return sound(json.dumps(data, ensure_ascii=False, separators=(", ", ": "))).encode() + b"\n"


def web_address(url: str | None) -> str | None:
    """An address of the web as it may stand in a link; None for anything else, as `javascript:…`."""
    if not url:
        return None
    try:
        parts = urlsplit(sound(url))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or any(letter.isspace() for letter in url):
        return None
    return quote(sound(url), safe=_ADDRESS_LETTERS)


def name_in_iri(text: str) -> str:
    """A text as one part of an IRI, a URN or a file's name: all but letters, digits and `._~-` escaped."""
    return quote(sound(text), safe="")
