"""Readings as one self-contained HTML file: the article with its marks, and beside it all that the reading holds.

Everything that comes from an article goes through the template's escaping. Style and script stand in the file and are
named by their hashes in a content security policy that forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from markupsafe import Markup

from reportedly.explore import wording
from reportedly.explore.html_templates import environment
from reportedly.explore.plain_text import counted
from reportedly.explore.reading_view import View
from reportedly.reading import Reading

_PAGE = resources.files("reportedly.explore") / "page"


def to_html(readings: Sequence[Reading]) -> str:
    """One HTML file that shows the readings, with a list on top where there are several.

    The file loads nothing, from nowhere, and equal readings give equal files.
    """
    style, script = _file("page.css"), _file("page.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            title=wording.title_of(readings[0]) if len(readings) == 1 else counted(len(readings), "reading"),
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            views=[View(reading, f"r{number}") for number, reading in enumerate(readings, 1)],
        )
    )


@cache
def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy under which only this style and this script run."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
