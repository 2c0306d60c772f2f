"""References that the syntax itself says are one: appositions, titles beside names, "X is the head of Y", capitals."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from reportedly import lexicon
from reportedly.reader.actor_nouns import honorifics, noun_words, place_terms, quantities, referring_words
from reportedly.reader.actors.gazetteer import state_names
from reportedly.reader.actors.nominals import phrase_start
from reportedly.reader.actors.references import Draft, Reference
from reportedly.reader.actors.scene import Scene, governor
from reportedly.reader.phrases import SUBJECTS, is_negated
from reportedly.reading import ActorKind

_ALIKE: frozenset[tuple[ActorKind, ActorKind]] = frozenset(
    {
        ("person", "person"), ("organisation", "organisation"), ("people", "people"), ("state", "state"),
        ("place", "place"), ("state", "place"), ("place", "state"), ("organisation", "people"),
        ("people", "organisation"),
    }
)  # fmt: skip


def link(scene: Scene) -> None:
    """Join what the syntax says is one, reference by reference in reading order."""
    for reference in scene.references:
        for rule in RULES:
            other = rule(scene, reference)
            if other is not None and other is not reference:
                _join(scene, reference, other)
                break


def _join(scene: Scene, reference: Reference, other: Reference) -> None:
    """Make two references one draft, that of the name where there is one."""
    draft = other.draft or reference.draft or Draft()
    for one in (other, reference):
        scene.join(one, draft)
    states = any(one.noun is not None and one.noun.kind == "state" for one in (other, reference))
    if states and draft.kind == "place" and draft.names and not any(r.known or r.country for r in draft.names):
        draft.relabel("state")


def apposition(scene: Scene, reference: Reference) -> Reference | None:
    """As in "Anna Berg, leader of the party" and "the party's leader, Anna Berg": the parser's appositions."""
    if reference.head.dep_ != "appos":
        return None
    if any(child.dep_ in {"conj", "cc"} for child in reference.head.children):
        return None
    if reference.head.head.i < reference.first and _leads_to_name(scene, reference):
        return None
    other = scene.by_head.get(reference.head.head.i)
    return other if other is not None and _may_be_one(reference, other) else None


def name_after_comma(scene: Scene, reference: Reference) -> Reference | None:
    """A description between commas after a name, or a name between commas after one, where the parser saw none."""
    doc = reference.doc
    if reference.first < 2 or doc[reference.first - 1].text != "," or reference.head.dep_ == "conj":
        return None
    if _leads_to_name(scene, reference):
        return None
    closed = reference.last < len(doc) and doc[reference.last].text in {",", ".", ";", ")", "-", "–"}
    certain = reference.kind == "person" or reference.head.dep_ == "appos"
    if not closed or not certain:
        return None
    before = scene.by_end.get(reference.first - 1, [])
    return next((r for r in before if _one_is_definite(reference, r) and _may_be_one(reference, r)), None)


def _leads_to_name(scene: Scene, reference: Reference) -> bool:
    """Whether a description belongs to the person named right after it, rather than to the one before it."""
    if reference.form != "nominal":
        return False
    doc = reference.doc
    after = {place + (doc[place].text == ",") for place in (reference.core, reference.full) if place < len(doc)}
    following = (scene.by_start.get(place) for place in after)
    return any(other is not None and other.form == "name" and other.kind == "person" for other in following)


def title_before_name(scene: Scene, reference: Reference) -> Reference | None:
    """As in "the group's commander Anna Berg": a title right before a name, taken by the parser for the head."""
    if reference.form != "name" or reference.kind not in {"person", "organisation"}:
        return None
    before = scene.by_end.get(reference.first, [])
    if reference.kind == "organisation" and reference.first and reference.doc[reference.first - 1].lower_ == "the":
        before = scene.by_end.get(reference.first - 1, [])
    return next((r for r in before if r.form == "nominal" and _titles(r, reference)), None)


def _titles(description: Reference, name: Reference) -> bool:
    """Whether a description right before a name may be its title: a group's noun before a body's name."""
    if name.kind == "organisation":
        noun, groups = description.noun, description.core == description.full
        return noun is not None and noun.of_group and groups and description.number == "one" and description.definite
    return _may_be_one(name, description)


def title_around_name(scene: Scene, reference: Reference) -> Reference | None:
    """As in "the head of Lantern France Dr Anna Berg": a title whose phrase ends with its bearer's name."""
    if reference.form != "nominal" or reference.kind != "person" or reference.noun is None or not reference.noun.title:
        return None
    inside = (r for r in scene.by_end.get(reference.full, []) if r.form == "name" and _kind(r) == "person")
    name = next((r for r in inside if r.first > reference.core + 1 and len(r.words) > 1), None)
    if name is None or not _follows_name(scene, name):
        return None
    end = name.first
    while end > reference.core and reference.doc[end - 1].text in honorifics():
        end -= 1
    reference.full = reference.last = end
    return name


def _follows_name(scene: Scene, name: Reference) -> bool:
    """Whether a name, or a form of address and a name, stands right before another one."""
    before = name.doc[name.first - 1]
    return before.tag_ == "NNP" or any(r.form == "name" for r in scene.by_end.get(name.first, []))


def predicate(scene: Scene, reference: Reference) -> Reference | None:
    """As in "Anna Berg is the leader of the party": a description that a form of "be" says of its subject.

    What somebody is said to be in another's words is not taken over: it is no mention, no sector, no alias.
    """
    verb = reference.head.head
    if reference.head.dep_ != "attr" or verb.lemma_ != "be" or reference.form != "nominal" or is_negated(verb):
        return None
    if any(child.tag_ == "MD" for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    other = scene.by_head.get(subject.i) if subject is not None else None
    if other is None or other.kind is None or not _may_be_one(reference, other):
        return None
    in_own_voice = verb.dep_ != "ccomp" and scene.parsed.quotation_at(verb.idx) is None
    reference.counted = reference.counted and in_own_voice
    return other


def place_of_name(scene: Scene, reference: Reference) -> Reference | None:
    """As in "the town of Alder" and "Alder province": what sort of place it is stands beside the name."""
    if reference.form != "nominal" or reference.kind != "place" or reference.words[-1:] == ():
        return None
    if reference.words[-1] not in place_terms() or reference.number == "many":
        return None
    for child in reference.head.children:
        if child.dep_ in {"compound", "nmod"} and child.i == reference.head.i - 1:
            beside = scene.by_head.get(child.i)
            return _as_place(beside) if _may_be_beside(reference.words[-1], beside) else None
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == reference.head.i + 1 and reference.definite:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            return _as_place(scene.by_head.get(inner.i)) if inner is not None else None
    return None


def _may_be_beside(word: str, name: Reference | None) -> bool:
    """A district of a city is not the city."""
    part = word in {"district", "area", "region", "suburb", "neighbourhood", "neighborhood", "camp", "port", "valley"}
    return name is not None and not (part and name.country is not None)


def _as_place(other: Reference | None) -> Reference | None:
    """A name that is a place's, whatever the recogniser took it for; no state's and no known body's."""
    if other is None or other.form != "name" or other.draft is None or other.draft.kind == "state":
        return None
    if other.known is not None and other.known.kind != "place":
        return None
    other.draft.relabel("place")
    return other


def sort_behind_name(scene: Scene, reference: Reference) -> Reference | None:
    """As in "the Harbour Watch monitor said": what sort of body it is stands behind its name."""
    if reference.form != "nominal" or reference.number == "many" or not _is_sort(reference.head):
        return None
    for end in range(reference.head.i, max(reference.first, reference.head.i - _MOST_BETWEEN), -1):
        name = next((r for r in scene.by_end.get(end, []) if r.form == "name" and r.last == end), None)
        if name is not None:
            named = _kind(name) == "organisation" and len(name.words) > 1 and _is_definite(reference)
            if named and not _has_bodies_of_its_own(name):
                reference.first = min(reference.first, phrase_start(name.head), name.first)
                name.counted = False  # a part of the phrase
                return name
            return None
        if not reference.doc[end - 1].text.islower():
            return None
    return None


def _is_definite(reference: Reference) -> bool:
    """Whether a description is of one that is known: not "a Harbour Watch charity"."""
    return not any(child.lower_ in {"a", "an", "any", "another"} for child in reference.head.children)


def _has_bodies_of_its_own(name: Reference) -> bool:
    """Whether what stands behind a name is likelier another body: "the Harbour Police watchdog"."""
    if name.known is not None and _OF_STATES & {*name.known.sectors}:
        return True
    return bool({*name.words} & (noun_words("official_bodies") | noun_words("bodies_with_others")))


_OF_STATES = frozenset({"IGO", "GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of bodies that have others beside and below them."""
_MOST_BETWEEN = 3
"""Words between a body's name and what sort of body it is: "Harbour Watch [war] monitor"."""


def _is_sort(head: Token) -> bool:
    """Whether a noun says what sort of body somebody is."""
    before = head.nbor(-1).lower_ if head.i else ""
    return head.lower_ in noun_words("sorts_of_bodies") or f"{before} {head.lower_}" in noun_words("sorts_of_bodies")


def quantity(scene: Scene, reference: Reference) -> Reference | None:
    """As in "a number of sources": those who are counted."""
    if reference.form != "nominal" or reference.head.lower_ not in quantities():
        return None
    of = next((child for child in reference.head.rights if child.lower_ == "of"), None)
    counted = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    other = scene.by_head.get(counted.i) if counted is not None else None
    if other is None or other.form != "nominal" or other.definite:
        return None
    other.counted = False
    return other


def also_known_as(scene: Scene, reference: Reference) -> Reference | None:
    """As in "the Alder Front, formerly known as the Red Front": a name and the one it had or also has."""
    if reference.form != "name":
        return None
    doc, place = reference.doc, reference.first - 1
    place -= place >= 0 and doc[place].lower_ in {"the", "as"}
    place -= place >= 0 and doc[place].lower_ == "as"
    seen, renamed = False, referring_words("renamed")
    while place >= 0 and reference.first - place < 8 and (doc[place].lower_ in renamed or doc[place].is_punct):
        seen = seen or doc[place].lower_ in {"aka", "known", "formerly"}
        place -= 1
    before = scene.by_end.get(place + 1, []) if seen else []
    return next((r for r in before if r.form == "name" and r.kind == reference.kind), None)


RULES: tuple[Callable[[Scene, Reference], Reference | None], ...] = (
    apposition,
    title_before_name,
    title_around_name,
    name_after_comma,
    predicate,
    place_of_name,
    sort_behind_name,
    quantity,
    also_known_as,
)
"""The rules, in order; each gives the reference that speaks of the same actor."""


def _may_be_one(left: Reference, right: Reference) -> bool:
    """Whether kinds and number agree, and the two are not both full names."""
    if left.form == right.form == "name" or left.kind is None or right.kind is None:
        return False
    kinds = (_kind(left), _kind(right))
    if kinds not in _ALIKE and not _may_be_role_of_state(left, right):
        return False
    if left.number and right.number and left.number != right.number:
        return False
    if "many" in {left.number, right.number} and "people" not in {left.kind, right.kind}:
        return False
    country = {r.country for r in (left, right) if r.country}
    return len(country) < 2 or "person" in {left.kind, right.kind}


def _kind(reference: Reference) -> ActorKind | None:
    """The kind of the actor that a name already stands for, else the reference's own."""
    named = reference.form == "name" and reference.draft is not None
    return reference.draft.kind if named and reference.draft is not None else reference.kind


def _may_be_role_of_state(left: Reference, right: Reference) -> bool:
    """As in "Norway, an old ally": words for persons that speak of states and bodies too."""
    described, named = (left, right) if left.form == "nominal" else (right, left)
    role = described.words[-1:] and described.words[-1] in noun_words("roles_of_states")
    return bool(role) and named.form == "name" and _kind(named) in {"state", "organisation"}


def _one_is_definite(left: Reference, right: Reference) -> bool:
    """Whether one is a name and the other a single person's description."""
    forms = {left.form, right.form}
    described = left if left.form == "nominal" else right
    return forms == {"name", "nominal"} and described.number != "many"


# ------------------------------------------------------------------------------------------- capitals for governments


@cache
def _contexts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = lexicon.load("en/capitals")
    prepositions = data["prepositions"]
    return (
        frozenset(data["verbs_of_cities"]["lemmas"]),
        frozenset(prepositions["words"]),
        frozenset(prepositions["after_nouns"]),
    )


def move_capitals(scene: Scene) -> None:
    """Give each capital that stands for its government to the state's draft, made where the text never names it."""
    states: dict[str, Draft] = {}
    governments: dict[str, list[Reference]] = {}
    for draft in scene.drafts:
        if draft.kind == "state" and draft.country:
            states.setdefault(draft.country, draft)
    for reference in scene.references:
        known = reference.known
        if known is None or known.use != "capital" or known.country not in state_names():
            continue
        if stands_for_government(reference.head, scene.sources):
            governments.setdefault(known.country, []).append(reference)
    for country, references in governments.items():
        _give_to_state(states.setdefault(country, Draft()), references)


def _give_to_state(state: Draft, references: list[Reference]) -> None:
    """Take references out of the city's draft into the state's."""
    taken = {id(reference) for reference in references}
    for city in {id(r.draft): r.draft for r in references}.values():
        kept = [] if city is None else [r for r in city.references if id(r) not in taken]
        if city is not None:
            city.references, city.names = [], []
            for reference in kept:
                city.add(reference)
    for reference in references:
        reference.kind = "state"
        state.add(reference)


def stands_for_government(head: Token, sources: set[int]) -> bool:
    """Whether a capital acts, speaks or is dealt with, rather than being where something is."""
    cities, prepositions, nouns = _contexts()
    if head.i in sources:
        return True
    first = governor(head)
    if first.dep_ == "nsubj":
        return first.head.pos_ in {"VERB", "AUX"} and first.head.lemma_ not in cities
    if first.dep_ in {"dobj", "dative"}:
        return first.head.lemma_ in referring_words("dealt_with")
    if first.dep_ == "pobj" and first.head.lower_ in prepositions:
        above = first.head.head
        return first.head.dep_ == "agent" or above.lemma_.lower() in nouns
    return False
