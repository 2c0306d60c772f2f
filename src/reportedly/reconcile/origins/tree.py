"""The tree of a claim: every telling led back, step by step, to who said it first, and these counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.reconcile.claims.nouns import Kind
from reportedly.reconcile.origins.nouns import Origins, Repeat, Step, Telling
from reportedly.reconcile.origins.steps import (
    FIRST,
    UNTOLD,
    Surroundings,
    is_fragment,
    is_own_report,
    is_slight,
    may_be_before,
    sentence_of,
    step_of,
)
from reportedly.reconcile.voices import Circle, Voice
from reportedly.reconcile.voices.sameness import OF_STATES
from reportedly.reconcile.voices.words import listed, name_words

SURE = 0.85
"""How likely a statement says what others of its claim say, so that who makes it counts as a source of it."""
LIKELY = 0.7
"""How likely it says so, so that it leaves the number of sources open where it has it from nobody knows where."""
OF_BODIES = frozenset({"COP", "GOV", "JUD", "LEG", "MED", "MIL", "OPP", "PTY", "REB", "SPY", "UAF"})
"""Sectors by which somebody without a name is told to be of a body or a side, and not just anybody."""
MUCH_THE_SAME = 0.1
"""Share of the words that two tellings have in common from which on one may have it from where the other has it. In
marked reports of several outlets three in four of those who tell in their own voice what others name somebody for have
it from nobody knows where, and they share fewer words with these than the rest do (0.10 and 0.24, on the average)."""
UTTERANCE = 8
"""Words from which on two quotations that are the same are one utterance."""


def origins_of(
    tellings: Sequence[Telling], repeats: Mapping[str, Repeat], *, kind: Kind = "happened", circle: Circle | None = None
) -> Origins:
    """The origins of a claim.

    Args:
        tellings: the claim's statements on every side.
        repeats: whose words each of the articles repeats, by the article's key.
        kind: that of the claim.
        circle: who is one; made of the tellings' articles where none is given.
    """
    inorder = sorted(tellings, key=lambda one: (one.page.published or "", one.page.key, one.chars))
    around = Surroundings(inorder, circle or circle_of(inorder), dict(repeats), kind)
    steps = {one: step_of(one, around) for one in around.asserting}
    for mend in (_of_one_outlet, _of_a_state, _of_no_name, _from_whom_others_name, _of_nobody, _from_the_only_one):
        steps |= mend(steps, around)
    counted = _counted(steps)
    roots = {one: _root(one, steps) for one in counted}
    alike = _of_one_utterance(steps)
    known = [alike.get(root.origin, root.origin) for root in roots.values() if root.origin is not None]
    names = tuple(dict.fromkeys(known))
    lost = list(dict.fromkeys(root.reason for root in roots.values() if root.origin is None))
    quoted = [f"{other} is quoted with the very words of {one}" for one, other in alike.items()]
    return Origins(
        count=len(names) if names and not lost else None,
        names=names,
        steps=tuple(steps.values()),
        reasons=tuple(dict.fromkeys([*(step.reason for step in steps.values() if step.back_to), *quoted, *lost])),
    )


def _counted(steps: Mapping[Telling, Step]) -> list[Telling]:
    """The tellings whose first sources count: those that surely say this and no other claim, in words or by a number.

    Where there are none such, all of them; and besides those that likely say it too, even beside something else, and
    lead nowhere.
    """
    home = [one for one in steps if one.at_home] or list(steps)
    home = [one for one in home if one.score >= SURE] or home
    lost = [one for one in steps if one not in home and one.score >= LIKELY and not is_slight(one)]
    home += [one for one in lost if _root(one, steps).origin is None]
    return [one for one in home if one.counted_by is not None or not is_slight(one)] or home


def _of_one_utterance(steps: Mapping[Telling, Step]) -> dict[str, str]:
    """Who is quoted with the very words of somebody else, and reads them out, with that other."""
    found: dict[str, str] = {}
    said = [(one, step.origin) for one, step in steps.items() if one.voice is not None and step.origin is not None]
    words = [re.findall(r"\w+", one.words.lower()) for one, _ in said]
    for place, (_, origin) in enumerate(said):
        for earlier, (_, first) in enumerate(said[:place]):
            if first != origin and first not in found and _same_words(words[earlier], words[place]):
                found[first] = origin
    return found


def _of_one_outlet(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps to outlets that are called by words of another alone, to that one: state TV, Orsenian state television.

    What fits two is neither.
    """
    names = dict.fromkeys(step.origin for one, step in steps.items() if one.voice is not None and step.origin)
    words = {name: own for name in names if (own := _outlet_words(name))}
    fitting = {name: [other for other in words if _is_by(name, other, words)] for name in words}
    return {
        one: Step(one, f"{step.reason}, which is {fitting[step.origin][0]}", origin=fitting[step.origin][0])
        for one, step in steps.items()
        if step.origin is not None and len(fitting.get(step.origin, ())) == 1
    }


def _of_a_state(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps of a state to the one body or official of its own that is named for it too: Denmark, its war ministry.

    Where two of these are named, it is neither.
    """
    named = {one: around.circle.one(one.voice) for one, step in steps.items() if one.voice is not None and step.origin}
    found: dict[Telling, Step] = {}
    for one, state in named.items():
        own = [other for other, voice in named.items() if state.kind == "state" and _is_of(voice, state)]
        if len({steps[other].origin for other in own}) == 1 and steps[one].origin != steps[own[0]].origin:
            found[one] = Step(one, f"{steps[own[0]].origin} speaks for {state.name}", own[0])
    return found


def _is_of(voice: Voice, state: Voice) -> bool:
    """Whether somebody speaks for a state by what he is: a body of it, its minister, its army."""
    if voice is state or voice.kind == "state" or not voice.sectors & OF_STATES:
        return False
    if state.country and voice.country:
        return state.country == voice.country
    return bool(name_words(state.name) & (voice.belongs | name_words(voice.name)))


def _is_by(name: str, other: str, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an outlet is called by words of another alone; of two that have the same words, the first by name."""
    own, its = words[name], words[other]
    return own < its or (own == its and other < name)


def _outlet_words(name: str) -> frozenset[str]:
    """The words of an outlet's name that tell it from others; none if it is none."""
    words = name_words(name.replace("TV", "television"))
    return words - listed("outlet") - listed("vague") if words & listed("outlet") else frozenset()


def _of_no_name(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps of those without a name, where somebody with one says it too: they may be one of these, so count for none.

    Who is named for it in the same article goes before, then who gives it elsewhere. Who is told to be of a side or a
    body, as "a rebel group", "the state media", is nobody of another.
    """
    found: dict[Telling, Step] = {}
    named = {
        one: step for one, step in steps.items() if one.voice and step.origin and around.circle.one(one.voice).named
    }
    for one, step in steps.items():
        if one.voice is None or step.origin is None or around.circle.one(one.voice).named:
            continue
        if not named:
            found |= _as_elsewhere(one, steps, around)
            continue
        fitting = [other for other in named if other.voice and _may_be(one.voice, around.circle.one(other.voice))]
        if not fitting:
            continue
        other = next((other for other in fitting if other.page is one.page), fitting[0])
        reason = f"{one.voice.name} has no name there, and may be {named[other].origin}"
        found[one] = Step(one, reason, other)
    return found


def _as_elsewhere(telling: Telling, steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """The step of somebody without a name to whom another article, told before, has it from without a name too.

    Nothing tells them apart, as the indictment here and the court document there; in one article they are two.
    """
    assert telling.voice is not None
    for other, step in steps.items():
        if other is telling:
            break
        if other.voice is None or step.origin is None or other.page.publisher == telling.page.publisher:
            continue
        if steps[telling].origin != step.origin and _may_be_one(telling.voice, other.voice):
            reason = f"neither {telling.voice.name} nor {other.voice.name} has a name, and they may be one"
            return {telling: Step(telling, reason, other)}
    return {}


def _may_be_one(voice: Voice, other: Voice) -> bool:
    """Whether two without a name may be one: both people or both not, and of the like body or side, or of none."""
    alike = (voice.kind == "organisation") == (other.kind == "organisation")
    return alike and _may_be(voice, other) and _may_be(other, voice)


def _may_be(unnamed: Voice, named: Voice) -> bool:
    """Whether who is not named may be who is: of a body or side only somebody of the like, or the state it is of.

    An outlet is nobody but an outlet. A body is no person but one by whom it is called, or who may have written it.
    """
    if _outlet_words(named.name) and not _outlet_words(unnamed.name):
        return False
    if unnamed.kind == "organisation" and named.kind == "person" and not _is_of_a_person(unnamed, named):
        return False
    of = unnamed.sectors & OF_BODIES
    return not of or bool(of & named.sectors) or (named.kind == "state" and of <= OF_STATES)


def _is_of_a_person(body: Voice, person: Voice) -> bool:
    """Whether a body without a name is somebody's ("Lind's campaign"), or a document, or just "a group"."""
    words = name_words(body.name)
    return bool(words & (listed("documents") | listed("vague")) or (words | body.belongs) & name_words(person.name))


def _from_whom_others_name(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps of a publisher that tells it first in its own voice, where others name somebody for it.

    In much the same words it has it from who is named for these, so counts for none. In other words nobody can tell
    whom it has it from; but what somebody said, and what it names somebody for elsewhere, it has from who is named.
    """
    found = {}
    for one in _in_own_voice(steps):
        telling = {
            other: step.origin
            for other, step in steps.items()
            if step.origin and _is_told(other, step, around) and not is_fragment(other, one)
        }
        if telling:
            found[one] = _from_one_of(one, telling, around)
    return found


def _from_one_of(telling: Telling, others: Mapping[Telling, str], around: Surroundings) -> Step:
    """The step of a publisher's own voice where others tell it, and who is named for each of these."""
    named = list(dict.fromkeys(others.values()))
    told = f"all who do name {named[0]}" if len(named) == 1 else f"others name {', '.join(named[:-1])} and {named[-1]}"
    called = telling.page.called
    alone = {around.publisher(one.page) for one in others} == {around.publisher(telling.page)}
    if alone or around.kind == "said":
        return Step(telling, f"{called} names nobody; {told}", origin=named[0])
    nearest = max(others, key=lambda one: (_in_common(telling, one), one.page.key, one.chars))
    if nearest.page is telling.page or _in_common(telling, nearest) < MUCH_THE_SAME:
        return Step(telling, f"{called} names nobody, and tells it in words of its own; {told}")
    return Step(telling, f"{called} names nobody; {told}", origin=others[nearest])


def _is_told(telling: Telling, step: Step, around: Surroundings) -> bool:
    """Whether a step leads to somebody who is named for it, and not to the publisher that tells it itself."""
    return telling.voice is not None or step.origin != around.publisher(telling.page)


def _in_common(one: Telling, other: Telling) -> float:
    """The share of their words that two tellings of two articles have in common; 0 of one article."""
    own, its = name_words(one.words), name_words(other.words)
    return len(own & its) / max(1, len(own | its)) if one.page is not other.page else 0.0


def _of_nobody(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps of publishers of whom several tell it in their own voice: none of them is its origin, not even the first.

    One may have it from another, or all from a third.
    """
    alone = _in_own_voice(steps)
    telling = [one for one in (*alone, *_lost(steps)) if one.at_home or one.score >= LIKELY]
    if len({around.publisher(one.page) for one in telling}) <= 1:
        return {}
    return {one: Step(one, f"{one.page.called} tells it in its own voice, as others do, {UNTOLD}") for one in alone}


def _in_own_voice(steps: Mapping[Telling, Step]) -> list[Telling]:
    """What publishers tell first, in their own voice."""
    return [one for one, step in steps.items() if step.origin is not None and step.reason.endswith(FIRST)]


def _lost(steps: Mapping[Telling, Step]) -> list[Telling]:
    """What leads nowhere."""
    return [one for one, step in steps.items() if step.back_to is None and step.origin is None]


def _same_words(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= UTTERANCE and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _from_the_only_one(steps: Mapping[Telling, Step], around: Surroundings) -> dict[Telling, Step]:
    """Steps of what is told again without a word on whence, where one source alone had told it, in much the same words.

    What somebody said comes from him in any words.
    """
    known = Counter(step.origin for step in steps.values() if step.origin is not None)
    if not known or (len(known) > 1 and around.kind != "said"):
        return {}
    only = known.most_common(1)[0][0]
    told = [one for one, step in steps.items() if step.origin == only]
    later = [one for one in _lost(steps) if any(may_be_before(other.page, one.page) for other in told)]
    return {one: step for one in later if (step := _back_to_the_only_one(one, only, told, around)) is not None}


def _back_to_the_only_one(telling: Telling, known: str, told: Sequence[Telling], around: Surroundings) -> Step | None:
    page = telling.page
    if around.kind != "count" and is_own_report(page):
        return Step(telling, f"{page.called} reports from the place", origin=around.publisher(page))
    if around.kind != "said" and max(_in_common(telling, one) for one in told) < MUCH_THE_SAME:
        return None
    return Step(telling, f"before {page.called}, only {known} had told it", origin=known)


def circle_of(tellings: Sequence[Telling]) -> Circle:
    """Who is one of those who speak in the articles of a claim, are named beside it, or publish them."""
    pages = list(dict.fromkeys(one.page for one in tellings))
    publishers = [page.own for page in pages if page.own is not None]
    return Circle(pages, [*told_beside(tellings), *publishers])


def told_beside(tellings: Sequence[Telling]) -> list[Voice]:
    """Who tells a claim or carries it, whose figure it is, and who is named in the same sentences."""
    telling = [voice for one in tellings for voice in (one.voice, one.counted_by, *one.via) if voice is not None]
    beside = [voice for one in tellings for voice in one.page.named_in(sentence_of(one))]
    return [*telling, *(voice for voice in beside if voice.kind in {"person", "organisation", "state"})]


def _root(telling: Telling, steps: Mapping[Telling, Step]) -> Step:
    """The last step back; one that leads in a circle ends where it began."""
    seen = {telling}
    step = steps[telling]
    while step.back_to is not None and step.back_to in steps and step.back_to not in seen:
        seen.add(step.back_to)
        step = steps[step.back_to]
    return step
