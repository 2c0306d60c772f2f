"""Who stands where: for each voice the claims that it asserts and those that it denies, and who turned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.reconcile.disputes.nouns import Told, Turn
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Page, Voice


@dataclass(slots=True)
class Stance:
    """What one voice says of the claims of a dispute: the keys of those that it asserts, and that it denies.

    With each stands where it is told so first. `are_many` says that who is shown for it is people, not one.
    """

    voice: Voice
    name: str
    are_many: bool = False
    asserts: dict[str, Telling] = field(default_factory=dict)
    denies: dict[str, Telling] = field(default_factory=dict)


def stances_of(claims: Sequence[Told], circle: Circle) -> tuple[list[Stance], list[Turn]]:
    """Where each voice stands, in the order in which they spoke, and who took something back.

    Publishers in their own voice stand nowhere. Who says first one thing and then the other stands where most articles
    have him, else where he stood first. What one article tells of him on both sides is what he denies, and the denial.
    """
    stances: dict[Voice, Stance] = {}
    turns: list[Turn] = []
    for claim in sorted(claims, key=_last):
        for voice, tellings in _by_voice(claim.tellings, circle).items():
            steady = _steady(tellings)
            side = _stands(steady)
            speaker = _speaker(voice, [one for one in steady if one.side == side])
            stance = stances.setdefault(voice, Stance(voice, speaker.name, speaker.kind == "people"))
            first = next(one for one in steady if one.side == side)
            (stance.asserts if side == "asserts" else stance.denies)[claim.key] = first
            if steady[0].side == side and (turned := _turning(steady)) is not None:
                turns.append(Turn(claim.key, stance.name, turned.page.published, turned.words))
        turns += _own_turns(claim)
    return list(stances.values()), turns


def _speaker(voice: Voice, tellings: Sequence[Telling]) -> Voice:
    """By whom a voice is shown: whoever says it by the fullest name, and not the body or state that he speaks for.

    Who says it without a name is shown by who that is.
    """
    own = {one.voice.name: one.voice for one in tellings if one.voice}
    named = [one for one in own.values() if one.named] or ([] if voice.named else list(own.values()))
    if voice in named or not named:
        return voice
    return max(named, key=lambda one: (len(one.name.split()), one.name))


def _last(claim: Told) -> str:
    """When it was told last, so that who asserts several claims stands by what he said last."""
    return max((one.page.published or "" for one in claim.tellings if one.side == "asserts"), default="")


def silent(claims: Iterable[Told], circle: Circle) -> list[str]:
    """Who was asked and gave no answer, or none that settles it."""
    tellings = (one for claim in claims for one in claim.tellings if one.side == "declines" and one.voice is not None)
    return list(dict.fromkeys(circle.one(one.voice).name for one in tellings if one.voice is not None))


def unable(claims: Iterable[Told]) -> list[str]:
    """The publishers who say that it could not be checked."""
    return list(
        dict.fromkeys(one.page.called for claim in claims for one in claim.tellings if one.side == "unverified")
    )


def in_time(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings in the order of publication."""
    return sorted(tellings, key=lambda one: (one.page.published or "", one.page.key, one.chars))


def _by_voice(tellings: Iterable[Telling], circle: Circle) -> dict[Voice, list[Telling]]:
    """What each voice says of a claim, in the order of publication."""
    found: dict[Voice, list[Telling]] = {}
    for one in in_time(tellings):
        if one.voice is not None and one.side in {"asserts", "denies"}:
            found.setdefault(circle.one(one.voice), []).append(one)
    return {voice: _at_home(own) for voice, own in found.items()}


def _at_home(tellings: list[Telling]) -> list[Telling]:
    """The tellings of a voice; one that is at home in another claim only if it came after all that are at home here."""
    home = [one for one in tellings if one.at_home]
    last = max((_day(one.page) for one in home), default="")
    return [one for one in tellings if one.at_home or not home or _day(one.page) > last]


def _steady(tellings: list[Telling]) -> list[Telling]:
    """The tellings of one voice, without what an article tells as asserted beside the denial of it."""
    denied = {one.page for one in tellings if one.side == "denies"}
    asserted = {one.page for one in tellings if one.side == "asserts"}
    if not denied or asserted - denied:
        return tellings
    return [one for one in tellings if one.side == "denies"]


def _stands(tellings: list[Telling]) -> str:
    """Where somebody stands: as most articles tell it; where as many tell the one and the other, as he stood first."""
    pages = {side: {one.page for one in tellings if one.side == side} for side in ("asserts", "denies")}
    if len(pages["asserts"]) == len(pages["denies"]):
        return tellings[0].side
    return max(pages, key=lambda side: len(pages[side]))


def _turning(tellings: list[Telling]) -> Telling | None:
    """The first telling on the other side than the first one's, of an article of a later day.

    A denial must be told as one: that somebody's words hold a "not" takes nothing back.
    """
    first = tellings[0]
    after = (one for one in tellings if one.side != first.side and _day(one.page) > _day(first.page))
    return next((one for one in after if one.side == "asserts" or one.plainly), None)


def _day(page: Page) -> str:
    """The day of an article; none is before all others."""
    return (page.published or "")[:10]


def _own_turns(claim: Told) -> list[Turn]:
    """Publishers who take back in their own voice what they had printed in it."""
    own = [one for one in in_time(claim.tellings) if one.voice is None and one.page.publisher]
    told = {one.page.publisher: one for one in reversed(own) if one.side == "asserts"}
    return [
        Turn(claim.key, one.page.called, one.page.published, one.words)
        for one in own
        if one.side == "denies" and one.page.publisher in told and told[one.page.publisher].page is not one.page
    ]
