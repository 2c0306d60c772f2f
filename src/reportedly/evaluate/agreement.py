"""How far two people agree, beyond what chance would let them (Cohen, 1960)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two people's answers to the same questions.

    Args:
        pairs: for each question, the answer of the one and of the other.

    Returns:
        1 where they always agree, 0 where they agree as often as two who answer by chance with the same shares, below
        where less often; None without questions, or where both gave one and the same answer to all.
    """
    if not pairs:
        return None
    number = len(pairs)
    agreed = sum(one == other for one, other in pairs) / number
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[answer] * others[answer] for answer in ones) / number**2
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
