"""Cohen's kappa, against values worked out by hand."""

from __future__ import annotations

import pytest

from reportedly.evaluate.agreement import cohens_kappa


def answers(**counts: int) -> list[tuple[str, str]]:
    """Pairs of answers: `ab=3` for three times a by the one and b by the other."""
    return [(pair[0], pair[1]) for pair, number in counts.items() for _ in range(number)]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # agreed 35/50 = 0.7; by chance 25/50 * 30/50 + 25/50 * 20/50 = 0.5
        (answers(yy=20, yn=5, ny=10, nn=15), 0.4),
        # agreed 0.6; by chance 70/100 * 50/100 + 30/100 * 50/100 = 0.5
        (answers(yy=40, yn=30, ny=10, nn=20), 0.2),
        # three answers: agreed 10/12; by chance (5*5 + 4*4 + 3*3) / 144 = 50/144
        (answers(aa=4, ab=1, bb=3, ba=1, cc=3), (10 / 12 - 50 / 144) / (94 / 144)),
        (answers(yy=3, nn=2), 1.0),
        (answers(yn=1, ny=1), -1.0),
        (answers(yn=1), 0.0),
        (answers(yy=4), None),
        ([], None),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], kappa: float | None) -> None:
    assert cohens_kappa(pairs) == (None if kappa is None else pytest.approx(kappa))
    assert cohens_kappa([(other, one) for one, other in pairs]) == cohens_kappa(pairs)
