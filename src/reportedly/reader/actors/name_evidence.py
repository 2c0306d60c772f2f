"""What kind of actor a name that no lexicon knows is, told by the words around all its places in the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import name_words_of, noun_of
from reportedly.reader.actors.gazetteer import cities, first_names
from reportedly.reader.actors.name_kinds import make_person
from reportedly.reader.actors.references import Reference
from reportedly.reader.phrases import SUBJECTS
from reportedly.reading import ActorKind

_DATELINE = 60
"""Characters of a line in which its dateline's dash stands at the latest."""

_DASHES = frozenset({"-", "--", "–", "—"})


def weigh_evidence(doc: Doc, found: list[Reference]) -> None:
    """Give all references by one unknown name the kind that most of what stands around them tells."""
    alike: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for reference in found:
        if reference.known is None:
            alike[reference.words].append(reference)
    surnames = {r.words[-1] for r in found if r.kind == "person" and len(r.words) > 1}
    for words, references in alike.items():
        if len(words) == 1 and words[0] in surnames:
            continue
        told = Counter(kind for reference in references if (kind := _told(doc, reference)))
        if told:
            most = max(_ORDER, key=lambda kind: (told[kind], -_ORDER.index(kind)))
            for reference in references:
                _make(reference, most)


_ORDER: tuple[ActorKind, ...] = ("organisation", "state", "person", "place")
"""Kinds as they go before each other where as much tells one as the other."""


def _told(doc: Doc, reference: Reference) -> ActorKind | None:
    return next((kind for rule in RULES if (kind := rule(doc, reference)) is not None), None)


def _make(reference: Reference, kind: ActorKind) -> None:
    if kind == "person":
        make_person(reference)
        return
    if reference.kind == "person":
        reference.gender, reference.titles = None, []
    reference.kind = kind
    reference.country = reference.country if kind == "place" else None


# ------------------------------------------------------------------------------------------------------------- rules


def outlet(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Skerry Gazette", "the Fathom news agency": an outlet's name, or the term for one beside it."""
    last, before = doc[reference.last - 1].text, doc[reference.first - 1] if reference.first else None
    if last in name_words_of("outlets") and (reference.last - reference.first > 1 or _is_the(before)):
        return "organisation"
    after = " ".join(token.lower_ for token in doc[reference.last : reference.last + 2])
    terms = name_words_of("outlet_terms")
    return "organisation" if after in terms or after.split(" ")[0] in terms else None


def _is_the(token: Token | None) -> bool:
    return token is not None and token.lower_ == "the"


def told_like_outlet(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "The mayor told Meridian": a city's name that bears an outlet, for nobody tells a city."""
    head = reference.head
    told = head.dep_ in {"dobj", "dative"} and head.head.lemma_ in name_words_of("told")
    return "organisation" if told and _is_cities(reference) else None


def dateline(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "OLD QUAY, May 4 (Fathom) —": the place at the start of a line, and the agency in brackets."""
    before, after = doc[reference.first - 1] if reference.first else None, doc[reference.last : reference.last + 2]
    if before is not None and before.text == "(" and len(after) == 2 and after[0].text == ")":
        opens = _line_start(doc, reference.first)
        return "organisation" if after[1].text in _DASHES and reference.first - opens < 12 else None
    if before is not None and "\n" not in before.text and reference.first != _line_start(doc, reference.first):
        return None
    dash = next((t for t in doc[reference.last : reference.last + 12] if t.text in _DASHES or t.is_space), None)
    near = dash is not None and dash.text in _DASHES and dash.idx - reference.start < _DATELINE
    apart = near and dash is not None and bool(doc[dash.i - 1].whitespace_)
    short = apart and dash is not None and not any(t.pos_ in {"VERB", "AUX"} for t in doc[reference.last : dash.i])
    return "place" if short and reference.kind in {"place", "person", "organisation"} else None


def _line_start(doc: Doc, place: int) -> int:
    """The first token of the line that a token stands in, at most 14 before it."""
    first = place
    while first > 0 and place - first < 14 and "\n" not in doc[first - 1].text:
        first -= 1
    return first


def owner_of_ministry(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Aldova's foreign minister", "Carrow officials", "neighbouring Sarvia": what only states have."""
    if reference.last - reference.first > 3 or _is_cities(reference):
        return None
    place = reference.last
    own = place < len(doc) and doc[place].text in {"'s", "'"}
    words = [token.lower_ for token in doc[place + own : place + own + 2]]
    if own and (
        " ".join(words) in name_words_of("owned_by_states")
        or (words[:1] and words[0] in name_words_of("owned_by_states"))
    ):
        return "state"
    if not own and words[:1] and words[0] in name_words_of("people_of_states") and reference.kind == "place":
        return "state" if reference.head.head.i == place else None
    before = doc[reference.first - 1].lower_ if reference.first else ""
    return "state" if before in name_words_of("beside_states") else None


def acts_as_state(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Aldova accused Sarvia": a bare name that is marked as a place and does what governments do."""
    if reference.kind not in {"place", "people"} or _is_cities(reference) or reference.last - reference.first > 2:
        return None
    if any(child.dep_ in {"det", "amod"} for child in reference.head.lefts):
        return None
    head, verb = reference.head, reference.head.head
    if head.dep_ in SUBJECTS and verb.pos_ == "VERB" and verb.lemma_ in name_words_of("acts_of_states"):
        return "state"
    told = head.dep_ in {"dobj", "dative"} and verb.lemma_ in name_words_of("told")
    return "state" if told else None


def relative_clause(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Skarvik, which sells gas" and "Skarvik, who sells gas"."""
    place = reference.last + (reference.last < len(doc) and doc[reference.last].text == ",")
    if place >= len(doc) or place == reference.last:
        return None
    word = doc[place].lower_
    if doc[place].head.head.i != reference.head.i:
        return None
    if word == "who" and doc[place].tag_ == "WP":
        return "person"
    return "organisation" if word == "which" and reference.kind == "person" and len(reference.words) == 1 else None


def his_or_her(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Skarvik was leading his parents", "Skarvik's wife": what only persons have."""
    if _is_cities(reference) or len(reference.words) > 2:
        return None
    place = reference.last
    if place + 1 < len(doc) and doc[place].text == "'s" and doc[place + 1].lower_ in name_words_of("kin"):
        return "person" if doc[reference.first].text.istitle() else None
    head, verb = reference.head, reference.head.head
    if head.dep_ != "nsubj" or verb.pos_ != "VERB" or reference.kind == "people":
        return None
    objects = (child for child in verb.rights if child.dep_ in {"dobj", "xcomp"})
    return "person" if any(_is_his(c) for thing in objects for c in thing.lefts) else None


def _is_his(token: Token) -> bool:
    return token.dep_ == "poss" and token.lower_ in {"his", "her"}


def first_name_alone(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "Natasha", whatever the recogniser took it for, but no city's name."""
    text = doc[reference.first].text
    alone = reference.last - reference.first == 1 and text in first_names() and not _is_cities(reference)
    beside = reference.first > 0 and doc[reference.first - 1].tag_ in {"NNP", "DT"}
    return "person" if alone and not beside and reference.kind in {"organisation", "place"} else None


def beside_place_noun(doc: Doc, reference: Reference) -> ActorKind | None:
    """As in "the capital, Ansgar": the name beside a noun for a place."""
    if reference.first < 2 or reference.head.dep_ != "appos" or doc[reference.first - 1].text != ",":
        return None
    noun = noun_of(reference.head.head)
    before = reference.head.head.i == reference.first - 2
    return "place" if noun is not None and noun.kind == "place" and before else None


def _is_cities(reference: Reference) -> bool:
    return " ".join(t.text for t in reference.doc[reference.first : reference.last]) in cities()


RULES: tuple[Callable[[Doc, Reference], ActorKind | None], ...] = (
    outlet,
    told_like_outlet,
    dateline,
    owner_of_ministry,
    beside_place_noun,
    relative_clause,
    his_or_her,
    acts_as_state,
    first_name_alone,
)
"""The rules, in order; each tells the kind of a name at one place, or nothing."""
