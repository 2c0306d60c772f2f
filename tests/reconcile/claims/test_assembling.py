"""What is shown of a claim: words that can stand alone."""

from __future__ import annotations

import pytest

from reportedly.reconcile.claims.assembling import shown


@pytest.mark.parametrize(
    ("words", "as_shown"),
    [
        ("The mill burned and they left it.”", "The mill burned and they left it."),
        ("“The mill is shut.”", "“The mill is shut.”"),
        ("that the mill is shut,", "the mill is shut"),
        ("that mill is shut", "mill is shut"),
        ('He said "no"', 'He said "no"'),
        ('no more barges"', "no more barges"),
        ("‘We left", "We left"),
        ("the boatmen’s levy", "the boatmen’s levy"),
    ],
)
def test_a_claims_words_have_no_half_quotation_and_no_loose_beginning_or_end(words: str, as_shown: str) -> None:
    assert shown(words) == as_shown
