"""What a user searches for: words that must all be there, "phrases", beginnings* and -words that must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import QueryError
from reportedly.store.search.tokens import Token, tokens

_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Term:
    """One word or several in a row; `prefix`: the last is a beginning; `excluded`: it must not be there."""

    words: tuple[Token, ...]
    prefix: bool = False
    excluded: bool = False

    @property
    def forms(self) -> list[str]:
        """The words as they stand in the index: as written before a beginning, else by their stems."""
        return [word.exact if self.prefix else word.stem for word in self.words]


@dataclass(frozen=True, slots=True)
class Query:
    """What must be in a text, and what must not."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> list[Term]:
        """What must be there; never empty."""
        return [term for term in self.terms if not term.excluded]

    @property
    def unwanted(self) -> list[Term]:
        """What must not be there."""
        return [term for term in self.terms if term.excluded]


def parse_query(said: str) -> Query:
    """The query of a line such as `harbour "no ship will sail" negotiat* -ferry`.

    Raises:
        QueryError: if it holds no word that must be there.
    """
    query = Query(tuple(_terms(said.translate(_CURLY))))
    if not query.wanted:
        raise QueryError(f"{said!r} has no word to search for; name at least one that must be there")
    return query


def _terms(said: str) -> Iterator[Term]:
    for found in _TERM.finditer(said):
        body = found["phrase"] if found["word"] is None else found["word"]
        words = tuple(tokens(body))
        if words:
            prefix = bool(found["star"]) or body.endswith("*")
            yield Term(words, prefix, excluded=bool(found["no"]))
