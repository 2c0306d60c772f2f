"""Articles for tests of copies, and a dossier that keeps them unread."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable
from typing import Any

from marked import CASES
from reportedly.dossier import Dossier
from reportedly.explore.questions import Placed
from reportedly.ingest.articles import make_article
from reportedly.reading import Article, Reader, Reading

_FILE = tomllib.loads((CASES / "copies.toml").read_text(encoding="utf-8"))
CASE_LIST: list[dict[str, Any]] = _FILE["case"]
TITLES: dict[str, str] = {name: article["title"] for name, article in _FILE["article"].items()}
TEXTS: dict[str, str] = {name: article["text"].strip() for name, article in _FILE["article"].items()}

_SYLLABLES = ("ba", "dor", "fen", "gil", "hus", "kel", "lom", "mar", "nis", "pol", "rud", "sten", "tov", "wim", "zar")


def unrelated(number: int) -> str:
    """One of many short articles in a language of nobody's, so that no two have anything in common."""
    rng = random.Random(number)

    def sentence() -> str:
        words = ("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(rng.randint(9, 14)))
        return " ".join(words).capitalize() + "."

    return "\n\n".join(" ".join(sentence() for _ in range(3)) for _ in range(2))


FOOTER = (
    "The Moor Courier belongs to those who read it. If you value what our seven reporters do, buy them a pot of ink at"
    " the counter in Bridge Lane. We use crumbs to learn which pages you leave open; you may sweep them up at any time."
)


def keep(dossier: Dossier, *known: dict[str, Any]) -> dict[str, Placed]:
    """Keep articles without reading them; where each was placed, by name."""
    dossier.keep(Reading(Reader("0.1.0", {}), article(**one)) for one in known)
    return placed(dossier)


def article(*, text: str, credit: Iterable[str] = (), **known: Any) -> Article:
    """An article of which only this much is known."""
    made = make_article(text, **known)
    made.credit[:] = credit
    return made


def placed(dossier: Dossier) -> dict[str, Placed]:
    """Where every article was placed, by name."""
    return {one.name: one for one in dossier.copies()}
