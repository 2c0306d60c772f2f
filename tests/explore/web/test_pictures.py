"""The pictures that the README shows: each is there for light and dark, small and described, and none is unused."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHOWN = re.compile(
    r'<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="(docs/pictures/[\w-]+)-dark\.png">'
    r'\s*<img src="(docs/pictures/[\w-]+)-light\.png" alt="([^"]+)">\s*</picture>'
)
MOST_BYTES = 150_000


def test_the_readme_shows_every_picture_and_each_is_small() -> None:
    shown = SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    kept = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert len(shown) >= 2
    assert all(dark == light and len(told.split()) > 5 for dark, light, told in shown)
    assert {f"{name}-{scheme}.png" for name, _, _ in shown for scheme in ("light", "dark")} == set(kept)
    for name, path in kept.items():
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", name
        assert path.stat().st_size <= MOST_BYTES, name
