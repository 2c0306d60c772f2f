"""How alike two names of persons are, and the sentence that says so."""

from __future__ import annotations

import pytest

from reportedly.resolve.personal_likeness import surname_alone
from reportedly.resolve.personal_names import personal_name


@pytest.mark.parametrize(
    ("alone", "full", "why"),
    [
        ("Berg", "Anna Berg", "Berg is the surname of Anna Berg"),
        ("Ladin", "Osama Laden", "Ladin may be another spelling of the surname of Osama Laden"),
        ("Lind", "Anna Berg", None),
    ],
)
def test_a_surname_is_the_others_or_another_spelling_of_it(alone: str, full: str, why: str | None) -> None:
    one, other = personal_name(alone), personal_name(full)
    assert one is not None
    assert other is not None
    found = surname_alone(one, other)
    assert (found and found.why) == why
