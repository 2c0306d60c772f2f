"""What can go wrong, as one small tree; each class's text is its explanation.

    ReportedlyError
    ├── InputError            an input could not be taken in
    │   ├── NoSuchInput
    │   ├── NoText
    │   ├── NotText
    │   ├── NotEnglish
    │   └── MalformedInput
    ├── FetchError            a page could not be fetched
    ├── LexiconError          a data file of the reader is not sound
    ├── ModelError            the language model is missing or another one than pinned
    ├── FormatError           JSON that is not a reading
    ├── OutputError           the output could not be written
    ├── QueryError            a question that can't be meant
    ├── MissingExtra          a library that is not installed is needed
    └── DossierError          a dossier can't be used
        ├── NoSuchDossier
        ├── NotADossier
        ├── OtherDossierVersion
        ├── NoSuchArticle
        ├── NoSuchActor
        ├── NoSuchClaim
        ├── NoSuchJudgement
        ├── NoSuchItem
        └── DossierUnavailable

A message says what is wrong, where, and what to do. The command line prints it on one line of standard error and goes
on with the other inputs; `exit_code` is what the command ends with when nothing worse happened (`worst`).
"""

from __future__ import annotations

from collections.abc import Iterable

EXIT_CODES = {
    0: "every article was read",
    1: "something went wrong inside reportedly; the article is named, please report it",
    2: "the command was not called as it should be",
    3: "an input could not be taken in: missing, empty, binary or malformed",
    4: "an article is not in English, the one language that can be read yet",
    5: "a page could not be fetched, or must not be",
    6: "the reader's own data or language model is missing or not the pinned one",
    7: "JSON that is not a reading in the format reportedly/1",
    8: "the output could not be written",
    9: "the dossier is missing, is none, or is of another version",
    10: "the dossier could not be written or reached: locked, disk full, connection lost; what was kept stays",
    130: "interrupted",
    141: "whoever read the output stopped reading",
}
"""What the command can end with. Of several, `worst` is taken."""


def worst(codes: Iterable[int]) -> int:
    """The code to end with after several: 1 goes before all others, then the highest; 0 when there is none."""
    return max(codes, key=lambda code: (code == 1, code), default=0)


class ReportedlyError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = 1


class InputError(ReportedlyError):
    """An input could not be taken in; the other inputs of the same call still are."""

    exit_code = 3


class NoSuchInput(InputError):
    """A named file or folder does not exist or may not be opened."""


class NoText(InputError):
    """An input has no text: an empty file, or a web page without a main text."""


class NotText(InputError):
    """An input is binary, or in an encoding that can't be told."""


class MalformedInput(InputError):
    """A row or file is not in the format that its name promises."""


class NotEnglish(InputError):
    """An article is in a language that can't be read yet; only English can."""

    exit_code = 4


class FetchError(ReportedlyError):
    """A page could not be fetched, or must not be: private address, other scheme, too large, too slow."""

    exit_code = 5


class LexiconError(ReportedlyError):
    """A data file of the reader is not sound; the message names file, entry and field."""

    exit_code = 6


class ModelError(ReportedlyError):
    """The language model is missing, or its files are not the pinned ones."""

    exit_code = 6


class FormatError(ReportedlyError):
    """JSON that is not a reading in the format `reportedly/1`, or a gold file that is not one."""

    exit_code = 7


class OutputError(ReportedlyError):
    """The output could not be written: no such folder, no permission, no space."""

    exit_code = 8


class QueryError(ReportedlyError):
    """A question to a dossier can't be meant: no word to search for, a day that is none."""

    exit_code = 2


class MissingExtra(ReportedlyError):
    """What was asked for needs a library that is installed by an extra; the message names it."""

    exit_code = 2


class DossierError(ReportedlyError):
    """A dossier can't be used as asked; the message says why."""

    exit_code = 9


class NoSuchDossier(DossierError):
    """There is no dossier of that name; `reportedly add` makes one."""


class NotADossier(DossierError):
    """A file or database is something else than a dossier."""


class OtherDossierVersion(DossierError):
    """A dossier was made by a newer reportedly, or by an older one and can't be brought up to date here."""


class NoSuchArticle(DossierError):
    """A dossier holds no article of that id or key."""


class NoSuchActor(DossierError):
    """A dossier holds no actor of that key, or no mention that can be joined at that place."""


class NoSuchClaim(DossierError):
    """A dossier holds no claim of that key, or no such statement of a claim."""


class NoSuchJudgement(DossierError):
    """A dossier holds no judgement of that key, or it was withdrawn."""


class NoSuchItem(DossierError):
    """Nothing of that name is read in an article now, or more than one thing."""


class DossierUnavailable(DossierError):
    """A dossier can't be written or reached: locked by another process, disk full, connection lost."""

    exit_code = 10
