"""An article seen at a place, made fit for a database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.errors import NotText
from reportedly.reading import Article, Reading
from reportedly.store.articles import filled, told_by
from reportedly.store.inputs import Input, Refused

if TYPE_CHECKING:
    from reportedly.ingest.taken import Taken


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article, the input that it was seen in, and where each fact about it comes from."""

    article: Article
    input: Input
    origins: dict[str, str]
    made: Reading | None = None
    """Its reading, where that was made before."""

    def unfit(self) -> Refused | None:
        """Why no database can hold the text letter by letter; None if it can."""
        if "\0" not in self.article.text:
            return None
        reason = "the text holds the character NUL, which no printed text does; the file seems to be binary"
        return Refused(self.input, NotText.__name__, f"{self.article.name}: {reason}")

    def with_told(self, other: Sighting) -> Sighting | None:
        """This sighting with what another of the same article tells that is not known; None if that tells nothing."""
        told = told_by(self.article, other.article)
        if not told:
            return None
        origins = self.origins | {fact: other.origins[fact] for fact in told if fact in other.origins}
        return replace(self, article=filled(self.article, told), origins=origins)


def sighting_of(taken: Taken) -> Sighting:
    """What was taken in, as it can be kept."""
    article = storable(taken.article)
    given = Input(
        fit(taken.place), article.name, article.title, {fit(key): fit(value) for key, value in taken.noted.items()}
    )
    return Sighting(article, given, {fit(key): fit(value) for key, value in taken.origins.items()})


def sighting_in(reading: Reading) -> Sighting:
    """The article of a reading that was made before, seen at its address, else under its name."""
    article = storable(reading.article)
    given = Input(article.url or article.name, article.name, article.title)
    return Sighting(article, given, {}, reading)


def storable(article: Article) -> Article:
    """An article whose facts a database can hold; its text stays as it is."""
    return replace(
        article,
        name=fit(article.name),
        credit=[fit(credit) for credit in article.credit],
        **{
            fact: fit(value)
            for fact in ("url", "title", "publisher", "byline")
            if (value := getattr(article, fact)) is not None
        },
    )


def fit(text: str) -> str:
    """A text as a database can hold it: halves of characters and NUL are written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
