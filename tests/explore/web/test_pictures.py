"""The pictures that the README shows: each is there, small and described, and none is kept unused."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHOWN = re.compile(r"!\[([^\]]+)\]\((docs/pictures/[\w-]+\.png)\)")
MOST_BYTES = 150_000


def test_the_readme_shows_every_picture_and_each_is_small() -> None:
    shown = {path: told for told, path in SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    kept = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert len(shown) >= 2
    assert set(shown) == set(kept)
    for name, path in kept.items():
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", name
        assert path.stat().st_size <= MOST_BYTES, name
        assert len(shown[name].split()) > 5, name
