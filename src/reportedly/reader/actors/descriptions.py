"""Descriptions that refer back: "the group", "the ministry", "the president", "state media", "Red Army fighters"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportedly.reader.actor_nouns import (
    back_references,
    describing_words,
    noun_words,
    referring_words,
    sort_of_outlet,
    sorts,
)
from reportedly.reader.actors.gazetteer import known_names
from reportedly.reader.actors.kinds import best_name, countries_before, sectors_of
from reportedly.reader.actors.references import Draft, Reference
from reportedly.reader.actors.scene import Scene, is_subject, nouns_of
from reportedly.reading import Problem

NEAR = 3
"""Sentences before the one of a description in which its actor is looked for first."""


def settle_descriptions(scene: Scene) -> None:
    """Join each description in reading order to the actor it refers back to, or let it be an actor of its own."""
    seen: dict[object, Draft] = {}
    for reference in scene.references:
        if reference.form != "nominal" or reference.draft is not None:
            continue
        draft = next((found for rule in RULES if (found := rule(scene, reference)) is not None), None)
        if draft is None:
            draft = _same_words(seen, reference)
        draft.add(reference)


def _same_words(seen: dict[object, Draft], reference: Reference) -> Draft:
    """The draft of an earlier description in the same words; a new one for "a man", "two people" each time."""
    counted = any(child.dep_ == "nummod" and not child.text[:1].isdigit() for child in reference.head.children)
    single = reference.number == "one" and reference.kind == "person" and not reference.definite
    if counted or single:
        return Draft()
    number = None if reference.kind == "organisation" else reference.number
    return seen.setdefault((reference.words, number, tuple(_of_phrase(reference))), Draft())


def _of_phrase(reference: Reference) -> list[str]:
    return [t.lower_ for t in reference.doc[reference.core : reference.full] if not t.is_punct]


# ------------------------------------------------------------------------------------------------------------- rules


def fighters_of_group(scene: Scene, reference: Reference) -> Draft | None:
    """As in "Red Army fighters", "the Alder militia": the group acts in its fighters; officials stay their own."""
    noun = reference.noun
    if noun is None or not noun.of_group or (noun.kind == "person" and reference.number != "many"):
        return None
    for child in reference.head.lefts:
        other = scene.by_head.get(child.i) if child.dep_ in {"compound", "amod", "nmod", "poss"} else None
        if other is not None and other.form == "name" and other.draft is not None and _is_group(other):
            return other.draft
    return None


def _is_group(reference: Reference) -> bool:
    draft = reference.draft
    return (
        draft is not None
        and draft.kind == "organisation"
        and not (reference.known and reference.known.use in {"people", "demonym", "metonym"})
    )


def state_media(scene: Scene, reference: Reference) -> Draft | None:
    """Words like "state media" speak of the one outlet that the article names as a state's, before or after."""
    if reference.full > reference.core or any(child.lower_ in {"a", "an"} for child in reference.head.lefts):
        return None
    words = " ".join(reference.words)
    if not any(term in words for term in referring_words("state_media")):
        return None
    outlets = [d for d in scene.named("organisation") if _is_state_outlet(d)]
    return _only(_of_country(outlets, reference))


def _is_state_outlet(draft: Draft) -> bool:
    for reference in draft.names:
        if reference.known and reference.known.state_media:
            return True
        before = [t.lower_ for t in reference.doc[max(0, reference.first - 5) : reference.first]]
        if draft.kind == "organisation" and "state" in before and referring_words("state_outlets") & set(before):
            return True
    return False


def same_head_word(scene: Scene, reference: Reference) -> Draft | None:
    """As in "the ministry" after "Ministry of Health", "the council" after "Alder Council": the name has the word."""
    if not reference.definite or reference.number == "many" or reference.kind == "person" or _has_possessor(reference):
        return None
    word = reference.words[-1] if reference.words else ""
    more = set(reference.words) if not countries_before(reference) else {word}
    found = [
        r.draft
        for r in scene.before(reference.head, 12)
        if r.form == "name" and r.draft is not None and len(r.words) > 1 and more <= set(r.words)
    ]
    return _nearest_or_only(found, reference)


def described_group(scene: Scene, reference: Reference) -> Draft | None:
    """As in "The group", "the company", "the newspaper": the one named body of that sort that the article speaks of."""
    if not reference.definite or reference.number == "many" or _has_possessor(reference) or reference.noun is None:
        return None
    word = reference.words[-1] if reference.words else ""
    if reference.kind != "organisation" or word not in back_references()[0] or _is_told_apart(reference):
        return None
    near = _named(scene.before(reference.head, NEAR))
    near = [d for d in near if d.kind == "organisation" and _may_be(word, d) and _is_of_sort(reference, d)]
    found = _of_country(near, reference)
    if len(found) > 1:
        found = [d for d in found if _agrees(d, reference) is True] or found
    if len(found) != 1 and not near:
        found = _of_country(_of_word(scene, word, reference), reference)
    return _settled(scene, reference, found)


def _of_word(scene: Scene, word: str, reference: Reference) -> list[Draft]:
    """All bodies named before a description that may be what it speaks of."""
    named = scene.named_before(reference, "organisation")
    return [draft for draft in named if _may_be(word, draft) and _is_of_sort(reference, draft)]


def _is_of_sort(reference: Reference, draft: Draft) -> bool:
    """Whether the words before "group" fit a body: "the aid group" is one of which that is known or nothing is."""
    wanted = [sorts()[word] for word in reference.words[:-1] if word in sorts()]
    have = set(sectors_of(draft))
    return all(not fits.isdisjoint(have) for fits in wanted) if have else not wanted


def described_place(scene: Scene, reference: Reference) -> Draft | None:
    """As in "The city", "the enclave", "the country": the one named place of that sort nearby."""
    word = reference.words[-1] if reference.words else ""
    if not reference.definite or reference.number == "many" or _has_possessor(reference) or _is_split(reference):
        return None
    if reference.kind == "state":
        if _is_told_apart(reference):
            return None
        found = _states_spoken_of(scene, reference)
    elif word in referring_words("settlements") | referring_words("territories"):
        found = [d for d in _named(scene.before(reference.head, NEAR)) if d.kind == "place" and _fits_place(d, word)]
        everywhere = [d for d in scene.named_before(reference, "place") if _fits_place(d, word)]
        found = found or (everywhere if len(everywhere) == 1 else [])
    else:
        return None
    return _only(_of_country(found, reference))


def _states_spoken_of(scene: Scene, reference: Reference) -> list[Draft]:
    """States that "the country" may be: those in a subject's place nearby, or the only one named so far."""
    before = [r for r in scene.before(reference.head, 1) if r.draft is not None and r.draft.kind == "state"]
    near = _named(r for r in before if is_subject(r.head) or r.head.i in scene.sources)
    named = scene.named_before(reference, "state")
    return near or (_named(before) if len(named) == 1 else [])


def _is_split(reference: Reference) -> bool:
    """Whether more than an adjective tells a place from others: "the village of Alder", "the rebel-held town"."""
    if reference.full > reference.core:
        return True
    hyphened = any(token.text == "-" for token in reference.doc[reference.first : reference.core])
    return hyphened and reference.words[-1] in referring_words("settlements")


def _fits_place(draft: Draft, word: str) -> bool:
    cities = any(r.known is not None and (r.known.use == "capital" or bool(r.country)) for r in draft.names)
    if word in referring_words("territories"):
        return not cities
    return any(r.known.use == "capital" if r.known else r.label in {"GPE", ""} for r in draft.names)


def described_person(scene: Scene, reference: Reference) -> Draft | None:
    """As in "The president", "the spokesman": the one person whom the article gives that title or description."""
    if reference.kind != "person" or not reference.definite or reference.number != "one" or not reference.words:
        return None
    word = reference.words[-1]
    found = [
        r.draft
        for r in scene.called(word, reference)
        if r.draft is not None and r.kind == "person" and _agrees(r.draft, reference) is not False
    ]
    candidates = list(dict.fromkeys(found)) or _holders(scene, word, reference)
    return candidates[0] if len(candidates) == 1 and not _has_possessor(reference) else None


def _holders(scene: Scene, word: str, reference: Reference) -> list[Draft]:
    """Who holds an office that the article gives another word: "incumbent", "Berg administration", "head of state"."""
    if reference.noun is None or reference.noun.sectors != ("GOV",) or (not reference.noun.title and word != "head"):
        return []
    if word == "president":
        found = [r.draft for r in scene.references if r.form == "name" and r.start < reference.start and _governs(r)]
        if any(found):
            return list(dict.fromkeys(draft for draft in found if draft is not None))
    called = [r.draft for r in scene.called("incumbent", reference) if r.kind == "person"]
    return list(dict.fromkeys(draft for draft in called if draft is not None))


def _governs(name: Reference) -> bool:
    """As in "the Berg administration": a person's name before a president's government."""
    if name.draft is None or name.draft.kind != "person" or name.last >= len(name.doc):
        return False
    return name.doc[name.last].lower_ in referring_words("presidents_governments")


def head_of_state(scene: Scene, reference: Reference) -> Draft | None:
    """As in "The head of state" after "President Nils Aasen"."""
    words = " ".join(t.lower_ for t in reference.doc[reference.head.i : reference.head.i + 3])
    if words != "head of state" or not reference.definite:
        return None
    heads = [r for word in sorted(referring_words("office_heads")) for r in scene.called(word, reference)]
    return _only([r.draft for r in heads if r.draft is not None and r.kind == "person"])


def named_later(scene: Scene, reference: Reference) -> Draft | None:
    """As in "A rebel commander" before "the commander, Anna Berg": one person soon gets the title and the name."""
    single = reference.number == "one" and reference.kind == "person" and not reference.definite
    indefinite = any(child.lower_ in {"a", "an"} for child in reference.head.lefts)
    if not single or not indefinite or reference.noun is None or not reference.noun.title:
        return None
    if reference.words[-1] in referring_words("many_hold"):
        return None
    later = [r for r in scene.after(reference.head, NEAR) if reference.words[-1] in nouns_of(r)]
    if any(not r.definite for r in later if r.form == "nominal" and r.draft is None):
        return None
    named = [r.draft for r in later if r.draft is not None and r.draft.kind == "person" and r.draft.names]
    return _only([d for d in named if min(n.start for n in d.names) > reference.start])


def shorter_description(scene: Scene, reference: Reference) -> Draft | None:
    """As in "the army" after "the Syrian army": the same noun with fewer words, where one earlier phrase has it."""
    if not reference.words or (not reference.definite and reference.kind != "organisation"):
        return None
    if reference.full > reference.core or _has_possessor(reference):
        return None
    plain = _plain(reference)
    found = [
        r.draft
        for r in scene.called(reference.words[-1], reference)
        if r.form == "nominal" and r.number == reference.number and _plain(r)[-len(plain) :] == plain
        if r.draft is not None and (not _has_possessor(r) or _is_states(scene, r))
    ]
    return _only(found)


def _is_states(scene: Scene, reference: Reference) -> bool:
    """As "Russia's defence ministry": the possessor is a state, which has one of its kind."""
    owner = next((child for child in reference.head.lefts if child.dep_ == "poss"), None)
    other = scene.by_head.get(owner.i) if owner is not None else None
    draft = other.draft if other is not None and other.form == "name" else None
    return draft is not None and draft.kind == "state" and reference.kind == "organisation"


def _plain(reference: Reference) -> tuple[str, ...]:
    """The words of a description without its count."""
    words = reference.words
    return words[1:] if len(words) > 1 and any(child.dep_ == "nummod" for child in reference.head.lefts) else words


RULES: tuple[Callable[[Scene, Reference], Draft | None], ...] = (
    fighters_of_group,
    state_media,
    same_head_word,
    described_group,
    described_place,
    described_person,
    head_of_state,
    named_later,
    shorter_description,
)
"""The rules, in order; each gives the draft that a description refers back to."""


# -------------------------------------------------------------------------------------------------------- the choice


def _may_be(word: str, draft: Draft) -> bool:
    """Whether a named body is of the sort that a word like "group" or "company" speaks of; no paper is an agency."""
    told = {sort_of_outlet(r.words[-1]) for r in draft.names if r.words} - {None}
    if told and sort_of_outlet(word) is not None:
        return sort_of_outlet(word) in told
    wanted, unknown = back_references()
    have = sectors_of(draft)
    if not have and any(r.words[-1:] and r.words[-1] in noun_words("official_bodies") for r in draft.names):
        return False
    return not wanted[word].isdisjoint(have) or (not have and word in unknown)


def _named(references: Iterable[Reference]) -> list[Draft]:
    """The drafts of references by name, each once, nearest first."""
    drafts = (r.draft for r in references if r.form == "name")
    return list(dict.fromkeys(d for d in drafts if d is not None and not d.rivals))


def _agrees(draft: Draft, reference: Reference) -> bool | None:
    """Whether the country that a description tells is the actor's; None where one of them tells none."""
    told = countries_before(reference)
    if not told:
        return None
    own = {r.country for r in draft.references if r.country} | {
        c for r in draft.references for c in countries_before(r)
    }
    own |= {r.known.origin for r in draft.names if r.known and r.known.origin}
    return told[0] in own if own else None


def _of_country(drafts: list[Draft], reference: Reference) -> list[Draft]:
    """The drafts that a description's country fits; if it fits some for sure, those alone."""
    verdicts = [(draft, _agrees(draft, reference)) for draft in drafts]
    sure = [draft for draft, verdict in verdicts if verdict]
    return sure or [draft for draft, verdict in verdicts if verdict is None]


def _only(drafts: list[Draft]) -> Draft | None:
    unique = list(dict.fromkeys(drafts))
    return unique[0] if len(unique) == 1 else None


def _nearest_or_only(drafts: list[Draft], reference: Reference) -> Draft | None:
    return _only(_of_country(list(dict.fromkeys(drafts)), reference))


def _settled(scene: Scene, reference: Reference, drafts: list[Draft]) -> Draft | None:
    """The only draft; where several fit and the description makes a statement, a problem says so."""
    if len(drafts) > 1 and reference.head.i in scene.sources:
        names = " or ".join(sorted(best_name(draft, scene.parsed.article.text) for draft in drafts[:3]))
        words = scene.parsed.span(reference.start, reference.end)
        scene.problems.append(Problem("actor", f'"{words}" may be {names}', words))
    return _only(drafts)


def _has_possessor(reference: Reference) -> bool:
    return any(child.dep_ == "poss" for child in reference.head.lefts)


def _is_told_apart(reference: Reference) -> bool:
    """Whether a description says more than sort and country: "the other group", "the rights group of Alder"."""
    sort = describing_words()
    return reference.full > reference.core or any(
        word not in sort and word.title() not in known_names() for word in reference.words[:-1]
    )
