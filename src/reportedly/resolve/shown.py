"""What one article shows of an actor, and the guise it has there: all that can tell one actor from another.

Two mentions in the same guise (the same name, country, sphere, office) can't be told apart by any rule, so all of them
are compared with others once, as one. A guise's key is made of what it holds: it is the same in every dossier and
after every rereading, which is why people's judgements refer to it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from reportedly import lexicon

Sort = Literal["person", "body", "place", "people"]
"""What is compared with what: no person with a body; states are places, since names alone don't part them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one article says of an actor; `offices` are pairs of a title and whose office it is, both as written.

    `states` are the names of states in the article that have no code, `owner` the one that the actor is part of.
    """

    name: str
    kind: str
    named: bool = True
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()
    owner: str | None = None
    states: tuple[str, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Guise:
    """An actor as some articles show it.

    `words` is its name without what spellings don't share; `forms` are other names that these articles give it, in the
    same way. `country` is a code, or "~" and the name of a state that has none. A `lean` guise says too little to be
    known by (a surname, initials, an acronym, "Foreign Ministry" of nobody); `alone` tells whether it is an actor all
    the same where no other is found. `years` are the first and last year of the articles that name its office. `count`
    is how often it appears, `home` the id of its actor; they change with every article and tell nothing of who it is.
    """

    key: str
    sort: Sort
    kind: str
    name: str
    words: str
    country: str | None = None
    spheres: frozenset[str] = frozenset()
    gender: str | None = None
    office: str | None = None
    place_sort: str | None = None
    lean: bool = False
    alone: bool = True
    dataset: str | None = None
    sectors: tuple[str, ...] = field(default=(), compare=False)
    forms: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    count: int = field(default=0, compare=False)
    home: int | None = field(default=None, compare=False)

    @property
    def level(self) -> int:
        """How many articles show it, in powers of two: 0 for one, 1 for two or three, and so on."""
        return level_of(self.count)

    @property
    def is_known(self) -> bool:
        """Whether it comes from a list: the package's own, or one that a user imported."""
        return self.key.startswith("k-") or self.dataset is not None


def guise_key(*identity: object) -> str:
    """The key of a guise that is told by these things: "g-" and 16 hexadecimal digits."""
    said = "\x1f".join("" if part is None else str(part) for part in identity)
    return f"g-{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def level_of(count: int) -> int:
    """A count in powers of two: 0 for 1, 1 for 2 and 3, 2 for 4 to 7, and so on."""
    return max(count, 1).bit_length() - 1


@cache
def _spheres() -> dict[str, str]:
    words: dict[str, str] = dict(lexicon.load("known_actors")["spheres"]["words"])
    return words


def spheres_of(sectors: tuple[str, ...]) -> frozenset[str]:
    """The spheres of life of PLOVER sectors: public, armed, press, business, civic."""
    return frozenset(_spheres()[sector] for sector in sectors if sector in _spheres())
