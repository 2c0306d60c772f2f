"""What the words of a telling are about, and whether they say no: what denials and rival accounts are told by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.reconcile.claims.aims import names_an_account, speaks_of_accounts
from reportedly.reconcile.claims.traits import negated_in, weight
from reportedly.reconcile.claims.units import empty_words, is_negating
from reportedly.reconcile.origins import Telling
from reportedly.store.search.tokens import tokens_of

MATTER = 8.0
"""Weight of words from which on they tell a matter: about two words, or a rare one."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The stems that words are about, what they weigh, whether the words say no, and the stems that this bears on."""

    stems: frozenset[str]
    weight: float
    says_no: bool
    negated: frozenset[str] = frozenset()
    of_accounts: bool = False
    """Whether the words speak of what others say: "if the charges are true"."""

    @property
    def is_bare(self) -> bool:
        """Whether the words are about nothing by themselves: "the charges"."""
        return self.weight < MATTER

    def share_of(self, other: Matter) -> float:
        """The share of the weight of the lesser of two that the other has too; none where it is no matter."""
        shared = weight_of(self.stems & other.stems)
        return shared / min(self.weight, other.weight) if shared >= MATTER else 0.0

    def negates(self, other: Matter) -> bool:
        """Whether it says no to what another says: most of what its "no" bears on is said there, without a "no"."""
        said = self.negated & other.stems
        return bool(said) and not other.says_no and 2 * len(said) >= len(self.negated)


def weight_of(stems: frozenset[str]) -> float:
    """How much it tells that two share stems."""
    return sum(map(weight, sorted(stems)))


def matter_of(telling: Telling) -> Matter:
    """What a telling is about; nothing, where it names the account of others and does not say it again."""
    return matter_in(telling.words)


@lru_cache(1 << 13)
def matter_in(text: str) -> Matter:
    """The same of some words."""
    words = tokens_of(text)
    says_no = any(is_negating(words, place) for place in range(len(words)))
    of_accounts = speaks_of_accounts(words)
    if names_an_account(words, text):
        return Matter(frozenset(), 0.0, says_no, of_accounts=of_accounts)
    stems = frozenset(word.stem for word in words if word.exact not in empty_words() and len(word.exact) > 1)
    negated = negated_in(words, text) if says_no else frozenset[str]()
    return Matter(stems, weight_of(stems), says_no, negated, of_accounts)
