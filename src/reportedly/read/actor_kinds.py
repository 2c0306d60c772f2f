"""What an actor is: its best name, kind, country and sectors, from all that its references say."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from reportedly.read.actor_nouns import noun_of
from reportedly.read.gazetteer import known_names, state_names
from reportedly.read.references import Draft, Reference
from reportedly.reading import Actor, ActorKind


def make_actor(draft: Draft, number: int, text: str) -> Actor:
    """The actor that a draft stands for."""
    named = any(r.form == "name" for r in draft.references)
    name = best_name(draft, text)
    kind = draft.kind or ("people" if draft.references[0].number == "many" else "organisation")
    actor = Actor(f"a{number}", name, kind, named, country=country_of(draft, kind), sectors=sectors_of(draft))
    told = (r for r in draft.references if r.form == "name" or (r.form == "nominal" and r.counted))
    forms = {" ".join(_surface(r, text).split()) for r in told}
    actor.aliases = sorted(forms - {name}, key=lambda form: (form.casefold(), form))
    return actor


def best_name(draft: Draft, text: str) -> str:
    """The fullest name, the state's listed name for a state, or the fullest description where nothing is named."""
    names = [r for r in draft.names if not (r.known and r.known.use in {"demonym", "capital"})]
    if names and draft.kind == "state":
        names = [r for r in names if r.known] or names
        counts = Counter(_surface(r, text) for r in names)
        return max(counts, key=lambda form: (counts[form], len(form), form))
    if names:
        counts = Counter(_surface(r, text) for r in names)
        return max(counts, key=lambda form: (len(form.split()), len(form), form))
    for reference in draft.references:
        if reference.known:
            listed = reference.known.name
            return state_names().get(reference.known.country or "", listed) if draft.kind == "state" else listed
    described = [r for r in draft.references if r.form == "nominal"] or draft.references
    last = described[0].doc[max(described[0].full, described[0].last) - 1]
    return " ".join(text[described[0].start : last.idx + len(last)].split())


def _surface(reference: Reference, text: str) -> str:
    words = text[reference.start : reference.end]
    if reference.form == "nominal":
        return words
    return " ".join(words.split())


def country_of(draft: Draft, kind: ActorKind) -> str | None:
    """The country: a name's own, else the one that a title, a demonym or a possessor before it tells."""
    for reference in draft.references:
        if reference.form == "name" and reference.country:
            return reference.country
    if kind == "place":
        return None
    votes = Counter(code for r in draft.references for code in countries_before(r))
    return votes.most_common(1)[0][0] if votes else None


def countries_before(reference: Reference) -> list[str]:
    """Codes of the states named in a noun phrase or right before a name, as adjective or possessor."""
    found = []
    for token in _modifiers(reference):
        if not _hangs_on(token, reference.head):
            continue
        known = known_names().get(token.text)
        if known is not None and known.country and known.use in {"name", "demonym", "capital", "people"}:
            found.append(known.country)
    return found[:1]


def _modifiers(reference: Reference) -> list[Token]:
    """The tokens of a phrase before its head, and those right before it that belong to it."""
    doc, first = reference.doc, reference.first
    if reference.form == "nominal":
        return list(doc[first : reference.core])
    while first > 0 and reference.first - first < 6 and _belongs(doc[first - 1]):
        first -= 1
    return list(doc[first : reference.last])


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether a token is a head's own modifier, or a modifier's."""
    for _ in range(4):
        if token.i == head.i:
            return True
        token = token.head
    return False


def _belongs(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "PART"} and not token.is_space


def sectors_of(draft: Draft) -> list[str]:
    """PLOVER sectors: what the lexicons know of the name, then what titles and nouns tell, most specific first."""
    found: list[str] = []
    for reference in draft.references:
        if reference.known:
            found += reference.known.sectors
    nouns = [noun for r in draft.references for token in _title_tokens(r) if (noun := noun_of(token)) is not None]
    counts = Counter(sector for noun in nouns for sector in noun.sectors)
    found += sorted(counts, key=lambda s: (s == "CVL", -counts[s], s))
    return list(dict.fromkeys(found))[:3]


def _title_tokens(reference: Reference) -> list[Token]:
    if reference.form == "nominal":
        return [reference.head] if reference.counted else []
    if reference.form == "name" and reference.kind == "organisation":
        return [reference.head, *reference.titles] if reference.known is None else []
    return reference.titles if reference.form == "name" else []
