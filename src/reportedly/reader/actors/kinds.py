"""What an actor is: its best name, kind, country and sectors, from all that its references say."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from reportedly.reader.actor_nouns import name_words_of, noun_of, quantities, sorts
from reportedly.reader.actors.gazetteer import is_hyphenated, known_names, state_names
from reportedly.reader.actors.references import Draft, Reference
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
    """The fullest name, a person's and a state's most frequent one, or the first description where nothing is named.

    A person's surname alone is no best name where the text has more; where others bear it, it has its form of address.
    """
    names = [r for r in draft.names if not (r.known and r.known.use in {"demonym", "capital"})]
    if names and draft.kind == "state":
        names = [r for r in names if r.known] or names
        counts = Counter(_surface(r, text) for r in names)
        return max(counts, key=lambda form: (counts[form], len(form), form))
    if names:
        counts = Counter(_surface(r, text) for r in names)
        many = draft.kind == "person"
        best = max(counts, key=lambda form: (" " in form, many * counts[form], len(form.split()), len(form), form))
        return best if draft.address is None else f"{draft.address.text} {best}"
    for reference in draft.references:
        if reference.known:
            listed = reference.known.name
            return state_names().get(reference.known.country or "", listed) if draft.kind == "state" else listed
    described = [r for r in draft.references if r.form == "nominal"] or draft.references
    return _described_name(described[0], text)


def _described_name(reference: Reference, text: str) -> str:
    """A description as a heading: without possessive pronoun, count, "both", and adverb before it."""
    doc, last = reference.doc, reference.doc[max(reference.full, reference.last) - 1]
    first = reference.first
    if reference.form == "nominal":
        first = _after_quantity(reference)
    while first < min(reference.head.i, last.i) and first >= reference.first and _only_counts(doc[first]):
        first += 1
    return " ".join(text[doc[first].idx : last.idx + len(last)].split())


def _after_quantity(reference: Reference) -> int:
    """Where those who are counted begin ("sources" in "a number of sources")."""
    first, head = reference.first, reference.head
    for _ in range(3):
        of = head.i + 1
        counts = head.lower_ in quantities() and of + 1 < reference.full and reference.doc[of].lower_ == "of"
        inner = next((c for c in reference.doc[of].children if c.dep_ == "pobj"), None) if counts else None
        if inner is None or inner.tag_ not in {"NN", "NNS"}:
            return first
        head, first = inner, of + 1
    return first


def _only_counts(token: Token) -> bool:
    """Whether a word before a noun only tells whose, how many, or how: "its", "at least 12", "both", "formerly"."""
    if token.tag_ in {"PRP$", "WP$", "CD", "PDT"} or token.is_punct or token.lower_ in {"both", "some", "many"}:
        return True
    counts = token.dep_ in {"quantmod", "preconj", "case", "nummod"} or "CD" in {token.head.tag_, token.head.head.tag_}
    return counts or (token.dep_ == "advmod" and token.nbor(1).tag_ in {"DT", "CD"})


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
    if reference.kind == "organisation" and reference.form == "name" and reference.head.dep_ in {"compound", "nmod"}:
        return []
    for token in _modifiers(reference):
        if not _hangs_on(token, reference.head) or _is_turned(token) or is_hyphenated(token.doc, token.i):
            continue
        longer = known_names().get(f"{token.nbor(-1).text} {token.text}") if token.i else None
        known = longer or known_names().get(token.text)
        if known is not None and known.country and known.use in {"name", "demonym", "capital", "people"}:
            found.append(known.country)
    return found[-1:]


def _is_turned(token: Token) -> bool:
    """As "Norwegian" in "the Norwegian-backed group", which is not Norway's."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).text != "-":
        return False
    return token.nbor(2).lower_ in name_words_of("turned")


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
    """PLOVER sectors, most specific first.

    What the lexicons know of the name goes before the sectors of the body that a title names ("a Red Guild official"),
    these before what the title's or description's noun tells, and civilians come last.
    """
    if draft.kind == "state":
        return []
    told = draft.references[:_TELLING]
    found = [sector for reference in told if reference.known for sector in reference.known.sectors]
    titles = [(reference, token) for reference in told for token in _title_tokens(reference)]
    bodies = [sector for reference, token in titles for sector in _sectors_of_body(reference, token)]
    nouns = [noun for _, token in titles if (noun := noun_of(token)) is not None]
    bodies += [sector for _, token in titles for sector in _sectors_of_sort(token)]
    counts = Counter(sector for noun in nouns for sector in noun.sectors)
    if bodies:
        del counts["GOV"]
    elif any(noun.group == "leaders" for noun in nouns) and draft.kind == "person" and _leads_state(told):
        counts["GOV"] += 1
    found += bodies + sorted(counts, key=lambda s: (s == "CVL", -counts[s], s))
    return list(dict.fromkeys(found))[:3]


_TELLING = 60
"""References of an actor, from the first, that its sectors are told from."""


def _sectors_of_body(reference: Reference, title: Token) -> tuple[str, ...]:
    """The sectors of a known body in whose name a person holds a title ("Likud spokesman", "leader of Likud")."""
    noun = noun_of(title)
    if noun is None or noun.kind != "person" or not noun.title:
        return ()
    after = reference.doc[reference.core : reference.full] if reference.form == "nominal" else ()
    for token in (*_modifiers(reference), *after):
        known = known_names().get(token.text)
        if known is not None and known.kind == "organisation" and known.use == "name":
            return known.sectors
    return ()


def _sectors_of_sort(title: Token) -> tuple[str, ...]:
    """The sector of a body that the word before its noun tells ("the aid organisation")."""
    noun = noun_of(title)
    if noun is None or noun.kind != "organisation" or noun.sectors or not title.i:
        return ()
    fits = sorts().get(title.nbor(-1).lower_, frozenset())
    return tuple(fits) if len(fits) == 1 else ()


def _leads_state(references: list[Reference]) -> bool:
    return any(reference.titles and countries_before(reference) for reference in references) or any(
        reference.form == "nominal" and countries_before(reference) for reference in references
    )


def _title_tokens(reference: Reference) -> list[Token]:
    if reference.form == "nominal":
        return [reference.head] if reference.counted else []
    if reference.form == "name" and reference.kind == "organisation":
        return [reference.head, *reference.titles] if reference.known is None else []
    return reference.titles if reference.form == "name" else []
