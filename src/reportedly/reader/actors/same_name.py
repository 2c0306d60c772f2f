"""Which names are one actor's: full name and surname, acronym and what it stands for, long and short form of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from reportedly.reader.actor_nouns import name_words_of, nouns, place_terms
from reportedly.reader.actors.address import addressed_as, of_the_gender, surname_as_addressed
from reportedly.reader.actors.gazetteer import Known, first_names, known_names, nicknames
from reportedly.reader.actors.references import Draft, Reference, folded

_MOST_NAMESAKES = 40
_LONG = 7
"""Letters from which on a first name that differs in one is taken for the same, spelt otherwise."""


def gather_names(references: list[Reference]) -> list[Draft]:
    """One draft for each actor that names of an article tell, short names joined to the full ones they shorten."""
    drafts = _by_words(references)
    for rule in RULES:
        rule(drafts)
        drafts = [draft for draft in drafts if draft.references]
    return drafts


def _by_words(references: list[Reference]) -> list[Draft]:
    """Drafts of equal names: the same entry of a lexicon, or the same words; "Mr. Berg" and "Mrs. Berg" are two."""
    drafts: dict[object, Draft] = {}
    for reference in references:
        known = reference.known
        key: object = (
            (reference.words, addressed_as(reference))
            if known is None
            else (known.name, known.use == "capital", known.use == "people")
        )
        drafts.setdefault(key, Draft()).add(reference)
    return list(drafts.values())


def acronym_in_brackets(drafts: list[Draft]) -> None:
    """As in "Harbour Workers' Union (HWU)": the brackets after a name hold its acronym."""
    by_end = {reference.last: draft for draft in drafts for reference in draft.references}
    for draft in drafts:
        for reference in list(draft.references):
            first, doc = reference.first, reference.doc
            before = by_end.get(first - 1)
            if before is None or before is draft or not before.references or doc[first - 1].text != "(":
                continue
            if reference.last < len(doc) and doc[reference.last].text == ")" and _shortens(reference, before):
                before.absorb(draft)
                break


def _shortens(reference: Reference, draft: Draft) -> bool:
    """Whether a short name's letters come in order among a long name's initials."""
    letters = folded("".join(reference.words)).replace("-", "")
    return any(
        len(long.words) > 1 and letters[:1] == _initials(long)[:1] and _in_order(letters, "".join(long.words))
        for long in draft.references
        if long is not reference
    )


def _initials(reference: Reference) -> str:
    words = [part for word in reference.words for part in word.split("-") if part]
    return "".join(word[0] for word in words if word not in name_words_of("small"))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def acronym_of_full_name(drafts: list[Draft]) -> None:
    """An acronym stands for the one full name of the article that has its initials."""
    by_initials: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for initials in {_initials(r) for r in draft.names if len(r.words) > 1 and r.kind != "person"}:
            by_initials[initials].append(draft)
    for draft in drafts:
        short = next((r for r in draft.references if len(r.words) == 1), None)
        if short is None or not short.doc[short.first].text.replace(".", "").isupper() or len(short.words[0]) < 2:
            continue
        matching = [d for d in by_initials.get(short.words[0], []) if d is not draft and d.references]
        if len(matching) == 1 and (short.known is None or short.known.kind == "organisation"):
            matching[0].absorb(draft)


def surname_of_full_name(drafts: list[Draft]) -> None:
    """A surname is the person's whose full name ends with it; two such persons: nobody's, both are rivals."""
    full = [d for d in drafts if d.kind == "person" and max((len(r.words) for r in d.names), default=0) > 1]
    by_last, by_first = defaultdict(list), defaultdict(list)
    for draft in full:
        for words in dict.fromkeys(_personal(r.words) for r in draft.names if len(r.words) > 1):
            by_last[words[-1]].append(draft)
            by_first[words[0]].append(draft)
    for draft in drafts:
        reference = draft.references[0] if draft.references else None
        if reference is None or reference.known is not None or not _is_short(reference.words):
            continue
        words = _personal(reference.words)
        candidates = by_last.get(words[-1]) or by_first.get(words[0], [])
        if len(words) > 1:
            candidates = [
                d for d in candidates if any(r.words[-len(words) :] == words for r in d.names if r.words != words)
            ]
        _settle(draft, [d for d in dict.fromkeys(candidates) if d.references and d is not draft])


def _is_short(words: tuple[str, ...]) -> bool:
    """Whether a name is a surname alone, with its particles ("de Blasio", "van der Berg")."""
    return len(words) == 1 or all(word in name_words_of("particles") for word in words[:-1])


def _settle(draft: Draft, candidates: list[Draft]) -> None:
    """Join a short name to the only candidate of its gender, or note that there are several.

    With a form of address ("Mr. Berg") it stays with whom alone the article had named in full when it first said so.
    """
    candidates = of_the_gender(draft, candidates)
    if len(candidates) > 1 and all(reference.titles for reference in draft.references):
        used = min(reference.first for reference in draft.references)
        candidates = _named_before(candidates, used) or candidates
    if len(candidates) == 1:
        candidates[0].absorb(draft)
    elif candidates:
        draft.rivals = candidates


def _named_before(candidates: Sequence[Draft], place: int) -> list[Draft]:
    """The one candidate whose full name stands before a place, if it is one."""
    named = [one for one in candidates if any(r.first < place and not _is_short(r.words) for r in one.names)]
    return named if len(named) == 1 else []


def _personal(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without the Arabic article, which news writes or leaves out."""
    kept = []
    for word in words:
        article = next(
            (a for a in sorted(name_words_of("articles")) if word.startswith(a) and len(word) > len(a) + 2), ""
        )
        if word not in {"al", "el", "jr", "sr", "ii", "iii", "iv"} or len(words) == 1:
            kept.append(word.removeprefix(article))
    return tuple(kept) or words


def fuller_personal_name(drafts: list[Draft]) -> None:
    """As in "Anna Berg" and "Anna Maria Berg": the same surname, and the shorter name's words all in the longer."""
    by_last: dict[str, list[tuple[tuple[str, ...], Draft]]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == "person":
            for words in dict.fromkeys(_personal(r.words) for r in draft.names if len(r.words) > 1):
                by_last[words[-1]].append((words, draft))
    for namesakes in by_last.values():
        namesakes.sort(key=lambda pair: -len(pair[0]))
        del namesakes[_MOST_NAMESAKES:]
        for place, (words, draft) in enumerate(namesakes):
            for longer, other in namesakes[:place]:
                if other is not draft and other.references and draft.references and _shortened(words, longer):
                    other.absorb(draft)


def _shortened(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a personal name is another with words left out, cut short ("Joe") or spelt otherwise."""
    if set(words) <= set(longer) or (words[-2:] == longer[-2:] and words[-2] in _genders()):
        return True
    if words[1:] == longer[1:] and _is_spelling(words[0], longer[0]):
        return True
    return nicknames().get(words[0]) in {longer[0], nicknames().get(longer[0])} - {None} or (
        nicknames().get(longer[0]) == words[0]
    )


@cache
def _genders() -> dict[str, str | None]:
    """First names in small letters with their gender."""
    return {name.casefold(): gender for name, gender in first_names().items()}


def _is_spelling(left: str, right: str) -> bool:
    """Whether two long first names differ in one letter, and are not a man's and a woman's."""
    if left == right or min(len(left), len(right)) < _LONG or abs(len(left) - len(right)) > 1:
        return left == right
    if len({_genders().get(left), _genders().get(right)} - {None}) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest = {(left[same + a :], right[same + b :]) for a, b in ((1, 1), (0, 1), (1, 0))}
    return any(a == b for a, b in rest)


def same_words_of_body(drafts: list[Draft]) -> None:
    """As in "Ministry of Defence" and "Defence Ministry": the same words but for small ones, in any order."""
    seen: dict[frozenset[str], Draft] = {}
    for draft in drafts:
        if draft.kind not in {"organisation", "place"} or any(r.known is not None for r in draft.references[:1]):
            continue
        for words in {_content_words(r, draft) for r in draft.names}:
            other = seen.setdefault(words, draft)
            if other is not draft and other.references and draft.references:
                other.absorb(draft)


def _content_words(reference: Reference, draft: Draft) -> frozenset[str]:
    """The words of a name without small ones, a place's without what sort of place it is."""
    words = frozenset(reference.words) - name_words_of("small")
    if draft.kind == "place" and len(words) > 1:
        words -= place_terms() - {"city"} | {"republic", "river", "sea"}
    return words


def shortened_body_name(drafts: list[Draft]) -> None:
    """A body's name cut at either end ("Revolutionary Guard Corps"), where the article has one such full name."""
    bodies = [d for d in drafts if d.kind == "organisation"]
    parts: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in bodies:
        for words in dict.fromkeys(r.words for r in draft.names if 1 < len(r.words) < 9):
            for cut in range(1, len(words)):
                parts[words[:cut]].append(draft)
                parts[words[cut:]].append(draft)
    for draft in bodies:
        words = next((r.words for r in draft.references), ())
        if not _is_telling(words, draft):
            continue
        candidates = [d for d in dict.fromkeys(parts.get(words, ())) if d is not draft and d.references]
        if len(candidates) == 1:
            candidates[0].absorb(draft)


def _is_telling(words: tuple[str, ...], draft: Draft) -> bool:
    """Whether a short name says more than what kind of body it is or which country's."""
    if any(r.known is not None for r in draft.references) or not words:
        return False
    return any(
        word not in nouns() and word.title() not in known_names() and word not in name_words_of("small")
        for word in words
    )


def adjective_of_state(drafts: list[Draft]) -> None:
    """As in "Carrow" and "Carrowan officials": an unknown name and the adjective made of it are one state's."""
    by_word = {d.references[0].words[0]: d for d in drafts if len(d.references[0].words) == 1}
    for draft in drafts:
        reference = draft.references[0]
        if len(reference.words) != 1 or reference.known is not None or draft.kind == "organisation":
            continue
        word = reference.words[0]
        stems = (word.removesuffix(end) for end in sorted(name_words_of("adjective_endings")) if word.endswith(end))
        state = next((by_word[stem] for stem in stems if len(stem) > 3 and stem in by_word), None)
        if (
            state is None
            or state is draft
            or state.references[0].known
            or not any(_before_people_of_state(r) for r in draft.names)
        ):
            continue
        name = state.references[0].doc[state.references[0].first].text
        for one in draft.references:
            one.known = Known(name, "state", "demonym")
        state.absorb(draft)
        state.relabel("state")


def _before_people_of_state(reference: Reference) -> bool:
    doc = reference.doc
    return reference.last < len(doc) and doc[reference.last].lower_ in name_words_of("people_of_states")


RULES: tuple[Callable[[list[Draft]], None], ...] = (
    acronym_in_brackets,
    same_words_of_body,
    shortened_body_name,
    acronym_of_full_name,
    fuller_personal_name,
    surname_of_full_name,
    surname_as_addressed,
    adjective_of_state,
)
"""The rules for names, in order; each joins drafts and leaves the ones it empties."""
