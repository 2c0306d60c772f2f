"""Names with a form of address: Mrs. Berg is no Mr. Berg, and not the man who is named Berg in full.

Newspapers that say "Mr." and "Mrs." with every surname tell husbands and wives apart by them alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.reader.actor_nouns import Gender
from reportedly.reader.actors.references import Draft, Reference

BEHIND = 20
"""Tokens behind a full name of which a "he" or "she" tells whether it is a man's or a woman's."""
_PRONOUNS: dict[str, Gender] = {"he": "m", "she": "f"}


def addressed_as(reference: Reference) -> Gender | None:
    """The gender that the words before a surname tell: "Mrs." in "Mrs. Berg"; None for all other names."""
    return reference.gender if len(reference.words) == 1 and reference.titles else None


def of_the_gender(draft: Draft, candidates: Sequence[Draft]) -> list[Draft]:
    """Those of some persons who may be meant by a surname, by the gender that is told of it; all where none is."""
    return [one for one in candidates if draft.gender is None or gender_of(one) in {None, draft.gender}]


def gender_of(draft: Draft) -> Gender | None:
    """The gender that names and forms of address tell, else the pronouns behind the full name, if they agree."""
    if draft.gender is not None:
        return draft.gender
    full = (one for one in draft.names if len(one.words) > 1)
    told = {gender for one in full if (gender := _told_behind(one)) is not None}
    return told.pop() if len(told) == 1 else None


def _told_behind(reference: Reference) -> Gender | None:
    """The gender that the first "he" or "she" behind a name tells, where nobody else is named between."""
    for token in reference.doc[reference.last : reference.last + BEHIND]:
        if token.ent_type_ == "PERSON":
            return None
        if token.lower_ in _PRONOUNS:
            return _PRONOUNS[token.lower_]
    return None


def surname_as_addressed(drafts: list[Draft]) -> None:
    """A bare surname is his who is "Mr. Berg" in the article; where a Mrs. Berg is there too, nobody's.

    Who is named by a surname that others bear is shown with the form of address.
    """
    for draft in drafts:
        first = draft.references[0]
        if draft.rivals or len(first.words) != 1 or first.known is not None or addressed_as(first) is not None:
            continue
        addressed = [one for one in drafts if one is not draft and one.references and _is_addressed(one, first.words)]
        if len(addressed) == 1:
            addressed[0].absorb(draft)
        elif addressed:
            draft.rivals = addressed
    last = Counter(words for draft in drafts for words in {one.words[-1:] for one in draft.names})
    for draft in drafts:
        if draft.names and _is_addressed(draft, draft.names[0].words):
            draft.address = draft.names[0].titles[-1] if last[draft.names[0].words] > 1 else None


def _is_addressed(draft: Draft, words: tuple[str, ...]) -> bool:
    """Whether somebody is named by a surname with a form of address alone."""
    return all(one.words == words and addressed_as(one) is not None for one in draft.names) and bool(draft.names)
