"""The sides of a dispute: all who give one answer are one, and who only denies, and gives no answer, is one apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.reconcile.disputes.meeting import meets
from reportedly.reconcile.disputes.nouns import Dispute, Told
from reportedly.reconcile.disputes.rivals import said_by_somebody
from reportedly.reconcile.disputes.stances import Stance, silent, stances_of, unable
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Voice
from reportedly.reconcile.voices.words import listed, name_words

TWO = 2
"""Sides of a plain dispute, and the fewest."""
MOST_WORDS = 12
"""Words of a claim's text that a reason quotes."""

_SINGLE = str.maketrans('“”„«»"', "‘’‘‘’'")

Answer = tuple[str, frozenset[str], Voice | None]
"""Whether somebody asserts or denies, the claims, and whose answer it is alone."""


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
    alone = _at_odds_with_deniers(claims, stances, circle)
    sides: dict[Answer, list[Stance]] = {}
    for stance in stances:
        side, keys = _answer(stance, same, counts=claims[0].kind == "count")
        sides.setdefault((side, keys, stance.voice if stance.voice in alone else None), []).append(stance)
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
    """The sides without those of outlets and "officials" alone, where two others are left of which one asserts.

    Deniers alone, each on a side of his own, are not enough: what outlets say is what they deny. On a side outlets and
    "officials" are left out where somebody else stands by name.
    """
    filled = {answer for answer, own in sides.items() if any(map(_speaks_itself, own))}
    is_enough = len(filled) >= TWO and any(answer[0] == "asserts" for answer in filled)
    kept = filled if is_enough else sides.keys()
    return {answer: _who_speak(own) for answer, own in sides.items() if answer in kept}


def _who_speak(stances: list[Stance]) -> list[Stance]:
    """A side without outlets and "officials" where somebody else stands by name, and without "a newspaper" else."""
    speaking = [one for one in stances if _speaks_itself(one)]
    if any(one.voice.named for one in speaking):
        return speaking
    return [one for one in stances if name_words(one.name) - listed("outlet")] or stances


def _speaks_itself(stance: Stance) -> bool:
    words = name_words(stance.name)
    is_outlet = bool(words & listed("outlet")) or (
        stance.voice.kind == "organisation" and "MED" in stance.voice.sectors
    )
    return bool(words - listed("vague") - listed("sources")) and not is_outlet


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


def _at_odds_with_deniers(claims: Sequence[Told], stances: Sequence[Stance], circle: Circle) -> frozenset[Voice]:
    """Deniers of whom no denial is of what those say who assert it, but one is of what another denier says.

    Of "he is a cousin of Finn's", which Finn denies, and "Finn is a cousin of my wife's", which Lind says, who denies
    it too, Finn does not agree with Lind.
    """
    asserting = {one.voice for one in stances if one.asserts}
    denying = {one.voice for one in stances} - asserting
    return frozenset(
        denier for denier in denying if (others := _denied_by(denier, claims, circle) - {denier}) and others <= denying
    )


def _denied_by(denier: Voice, claims: Sequence[Told], circle: Circle) -> set[Voice]:
    """Those of whose words a denial of somebody's is."""
    return {
        circle.one(said.voice)
        for claim in claims
        for denial in claim.tellings
        if denial.side == "denies" and denial.voice is not None and circle.one(denial.voice) is denier
        for said in said_by_somebody(claim)
        if said.voice is not None and meets(denial, said)
    }


def _answer(stance: Stance, same: Mapping[str, str], *, counts: bool) -> tuple[str, frozenset[str]]:
    if stance.asserts:
        keys = list(stance.asserts)[-1:] if counts else list(stance.asserts)
        return "asserts", frozenset(same[key] for key in keys)
    return "denies", frozenset(same[key] for key in stance.denies)


def _told(answer: Answer, stances: Sequence[Stance], texts: Mapping[str, str]) -> str:
    named = list(dict.fromkeys(one.name for one in stances))  # two may bear one name
    names = _listed(named)
    side, keys, _ = answer
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
