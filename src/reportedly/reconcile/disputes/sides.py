"""The sides of a dispute: all who give one answer are one, and who only denies, and gives no answer, is one apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.reconcile.disputes.nouns import Dispute, Told
from reportedly.reconcile.disputes.stances import Stance, silent, stances_of, unable
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle
from reportedly.reconcile.voices.words import listed, name_words

TWO = 2
"""Sides of a plain dispute."""
MOST_WORDS = 12
"""Words of a claim's text that a reason quotes."""

_SINGLE = str.maketrans('“”„«»"', "‘’‘‘’'")

Answer = tuple[str, frozenset[str]]
"""Whether somebody asserts or denies, and the claims."""


def dispute_over(claims: Sequence[Told], circle: Circle, *, reason: str = "") -> Dispute | None:
    """The dispute over claims that are rivals, or over one that is denied; None where all give one answer.

    A counter stands by the last count; open ranges that overlap are one answer.

    Args:
        claims: the claims, of one kind.
        circle: who is one.
        reason: why these claims are rivals.
    """
    stances, turns = stances_of(claims, circle)
    same = _compatible(claims)
    sides: dict[Answer, list[Stance]] = {}
    for stance in stances:
        sides.setdefault(_answer(stance, same, counts=claims[0].kind == "count"), []).append(stance)
    sides = _of_speakers(sides)
    if len(sides) < 2:  # one side is no dispute
        return None
    texts = {claim.key: claim.text for claim in claims}
    if _are_one_name(list(sides.values())):
        return None
    answers = [_told(answer, own, texts) for answer, own in sides.items()]
    named = [_by_name(answer, own) for answer, own in sides.items()]
    return Dispute(
        claims=tuple(claim.key for claim in claims),
        kind=claims[0].kind,
        sides=tuple(tuple(own) for own in named),
        answers=tuple(answers),
        reason=" ".join([*([reason] if reason else []), *answers]),
        turns=tuple(turns),
        without_answer=tuple(silent(claims, circle)),
        unverified=tuple(unable(claims)),
        told=tuple(tuple(own.values()) for own in named),
    )


def _are_one_name(sides: Sequence[Sequence[Stance]]) -> bool:
    """Whether one of two sides is of nobody but those who stand on the other too: one whom the dossier has as two."""
    names = [{stance.name for stance in side} for side in sides]
    return len(names) == TWO and (names[0] <= names[1] or names[1] <= names[0])


def _by_name(answer: Answer, stances: Sequence[Stance]) -> dict[str, Telling]:
    """The names of a side, each with where it is told to give the answer: of several claims the one told last."""
    found: dict[str, Telling] = {}
    for one in stances:
        told = one.asserts if answer[0] == "asserts" else one.denies
        found.setdefault(one.name, list(told.values())[-1])
    return found


def _of_speakers(sides: Mapping[Answer, list[Stance]]) -> dict[Answer, list[Stance]]:
    """The sides without outlets and "officials", where somebody else stands there, or where two sides are left."""
    known = {answer: [one for one in own if _speaks_itself(one.name)] for answer, own in sides.items()}
    filled = {answer: own for answer, own in known.items() if own}
    if len(filled) >= 2:  # enough for a dispute
        return filled
    return {answer: known[answer] or own for answer, own in sides.items()}


def _speaks_itself(name: str) -> bool:
    words = name_words(name)
    return bool(words - listed("vague") - listed("sources")) and not words & listed("outlet")


def _compatible(claims: Sequence[Told]) -> dict[str, str]:
    """For each claim the first with which it, and whatever else leads there, can be so."""
    groups: list[list[Told]] = []
    for claim in claims:
        fitting = [group for group in groups if all(claim.may_be(other) for other in group)]
        if fitting:
            fitting[0].append(claim)
        else:
            groups.append([claim])
    return {claim.key: group[0].key for group in groups for claim in group}


def _answer(stance: Stance, same: Mapping[str, str], *, counts: bool) -> Answer:
    if stance.asserts:
        keys = list(stance.asserts)[-1:] if counts else list(stance.asserts)
        return "asserts", frozenset(same[key] for key in keys)
    return "denies", frozenset(same[key] for key in stance.denies)


def _told(answer: Answer, stances: Sequence[Stance], texts: Mapping[str, str]) -> str:
    named = list(dict.fromkeys(one.name for one in stances))  # two may bear one name
    names = _listed(named)
    side, keys = answer
    words = " / ".join(_short(_unquoted(text)) for key, text in texts.items() if key in keys)
    is_one = len(named) == 1 and not any(one.are_many for one in stances)
    if side == "asserts":
        return f"{names} {'says' if is_one else 'say'}: “{words}”."
    return f"{names} {'denies' if is_one else 'deny'} “{words}”."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _unquoted(text: str) -> str:
    """A text without quotation marks at its ends, as it is put between some; those inside become single ones."""
    return text.strip('“”„«»" ').translate(_SINGLE)


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= MOST_WORDS else " ".join(words[:MOST_WORDS]) + " …"
