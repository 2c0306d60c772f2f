"""What a denial is of that does not say again what it denies: the charge that stands beside it in its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.units import empty_words
from reportedly.store.search.tokens import Token, tokens_of

BEFORE = 2
"""Sentences before a denial in which a charge stands that it is of; in disputes it meets what is no further off."""
LEAST = 2
"""Words with a matter of a charge."""
OPENING = 3
"""Words with which a denial begins, one of which names an account, where it names the account of others alone."""
_ABOUT = re.compile(r"\s*(?:that|of|about|by|on|over|against|for|in|from|it|he|she|they)\b", re.IGNORECASE)
_VERB = re.compile(r"(?!(?:any|every|no|some)thing\b)\w{2,}ing\b")
"""A form of a verb with which a denial begins: "selling the mill"."""


def names_an_account(words: Sequence[Token], text: str) -> bool:
    """Whether words name the account of others and do not say it again: "the charges", "any involvement"."""
    return any(word.exact in _accounts() and not _ABOUT.match(text, word.end) for word in words[:OPENING])


@cache
def account_stems() -> frozenset[str]:
    """The stems of the words by which a denial names what others say."""
    return frozenset(word.stem for word in tokens_of(" ".join(sorted(_accounts()))))


def speaks_of_accounts(words: Sequence[Token]) -> bool:
    """Whether words speak of what others say: "if the charges are true"."""
    return any(word.exact in _listed("accounts") for word in words)


def aims_of(units: Sequence[Unit], places: Sequence[int], blaming: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """For denials that name a charge, or begin with what is denied to have been done, the unit that each is of.

    Args:
        units: those of the article, in order.
        places: the number of the sentence of each.
        blaming: whether each says who did something or is to blame.
    """
    for number, unit in enumerate(units):
        if unit.side == "denies" and unit.figure is None and (unit.response is None or not unit.response.to_statement):
            away = {other: places[number] - places[other] for other, charges in enumerate(blaming) if charges}
            found = [other for other, gap in away.items() if 0 <= gap <= BEFORE and _is_of(unit, units[other])]
            if found:
                yield number, min(found, key=lambda other: (away[other], units[other].statement is None, -other))


def _is_of(denial: Unit, charge: Unit) -> bool:
    """Whether a denial may be of a charge: it names one alone, or begins with a verb and shares a word with it."""
    if not _may_charge(charge, denial):
        return False
    words = tokens_of(denial.text)
    if any(word.exact in _accounts() for word in words[:OPENING]):
        return True
    stems = {word.stem for word in words if word.exact not in empty_words()}
    return bool(_VERB.match(denial.text.lower())) and any(word.stem in stems for word in tokens_of(charge.text))


def _may_charge(charge: Unit, denial: Unit) -> bool:
    """Whether a unit may be the charge that a denial is of: it asserts something, and others say it."""
    if charge.side != "asserts" or charge.figure is not None or charge.negative:
        return False
    if charge.source is not None and charge.source is denial.source:
        return False
    apart = charge.spans[-1].end <= denial.spans[0].start or denial.spans[-1].end <= charge.spans[0].start
    return apart and sum(word.exact not in empty_words() for word in tokens_of(charge.text)) >= LEAST


@cache
def _accounts() -> frozenset[str]:
    return _listed("accounts") | _listed("charges")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/claims")[name]["words"])
