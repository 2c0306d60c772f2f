"""Names in the text: what the recogniser marks, mended by what the lexicons know, titles and possessives left out."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import PERSON_ENDINGS, honorifics, name_words_of, not_actors, noun_words, nouns
from reportedly.reader.actors.gazetteer import by_first_word, cities, first_names, is_hyphenated, known_names
from reportedly.reader.actors.missed_names import missed_names
from reportedly.reader.actors.name_evidence import weigh_evidence
from reportedly.reader.actors.name_kinds import add_titles, make_person, settle_kinds
from reportedly.reader.actors.references import Reference, head_of, name_words
from reportedly.reader.actors.scene import governor
from reportedly.reading import ActorKind

_KINDS: dict[str, ActorKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
}  # fmt: skip

Stretch = tuple[int, int]
LEFT = 2
"""Words of a body's name that are left where what sort of body it is stands behind it."""
_ENDS_OF_SORTS = frozenset({"agency", "tank"})
"""Words with which sorts of bodies of two words end: "news agency"."""


def find_names(doc: Doc, tokens: list[Token]) -> list[Reference]:
    """The names of a text as references, in reading order; a known name may stand inside a longer one."""
    known = _known_stretches(doc, tokens)
    small = {token.text for token in tokens if token.is_lower}
    marked = {stretch: label for stretch, label in _marked_stretches(doc).items() if not _is_word(doc, stretch, small)}
    taken = _combine(doc, marked, known)
    taken = {stretch: what for stretch, what in taken.items() if not _is_medium(doc, stretch)}
    labels = _majority(doc, taken)
    found = [_reference(doc, stretch, label, name, labels) for stretch, (label, name) in sorted(taken.items())]
    found = settle_kinds(doc, found)
    found = sorted([*found, *missed_names(doc, tokens, found)], key=lambda r: (r.first, -r.last))
    weigh_evidence(doc, found)
    return found


# ------------------------------------------------------------------------------------------ what the lexicons know


def _known_stretches(doc: Doc, tokens: list[Token]) -> dict[Stretch, str]:
    """Stretches that are a known name as written, the longest at each place, not overlapping."""
    text, index = doc.text, by_first_word()
    found: dict[Stretch, str] = {}
    beyond = 0
    for token in tokens:
        names = index.get(token.text)
        if names is None or token.i < beyond or is_hyphenated(doc, token.i):
            continue
        for name in names:
            end = token.idx + len(name)
            if text.startswith(name, token.idx) and not text[end : end + 1].isalnum():
                last = _token_after(doc, token.i, end)
                if last is not None and _is_used_as_name(token, last, name):
                    found[token.i, last] = name
                    beyond = last
                    break
    return found


def _token_after(doc: Doc, first: int, end: int) -> int | None:
    """The index of the token that begins at or after an offset, None where the offset cuts a token."""
    place = first
    while place < len(doc) and doc[place].idx < end:
        place += 1
    return place if doc[place - 1].idx + len(doc[place - 1]) == end else None


def _is_used_as_name(token: Token, last: int, name: str) -> bool:
    """A single word must look like a name to the parser too, unless it is a state's or a people's."""
    if last - token.i > 1 or known_names()[name].kind in {"state", "people"}:
        return True
    acronym = len(token) > 1 and token.is_upper and not (token.i + 1 < len(token.doc) and token.nbor(1).is_upper)
    return (
        acronym
        or bool(token.ent_type_)
        or token.pos_ == "PROPN"
        or (token.pos_ in {"NOUN", "ADJ"} and not token.is_sent_start)
    )


# ------------------------------------------------------------------------------------------- what the recogniser marks


def _marked_stretches(doc: Doc) -> dict[Stretch, str]:
    """The recogniser's names of actors with their labels, cut at possessives and line ends, edges cleaned."""
    found: dict[Stretch, str] = {}
    storms = {doc[ent.end - 1].text for ent in doc.ents if _is_storm(doc, ent.end - 1)}
    for ent in doc.ents:
        if ent.label_ not in _KINDS:
            continue
        for piece in _pieces(doc, ent.start, ent.end):
            first, last = _cleaned(doc, *piece)
            if (cut := _known_before_person(doc, first, last)) is not None:
                found[cut, last] = "PERSON"
                continue
            if (
                last <= first
                or doc[last - 1].text in storms
                or not _is_name(doc, first, last)
                or _is_mislabelled(doc, first, last, ent.label_)
            ):
                continue
            if ent.label_ == "PERSON":
                first, last = _with_first_names(doc, first, last), _with_nickname(doc, last)
            elif ent.label_ == "ORG":
                last = _with_country(doc, last)
            found[first, last] = ent.label_
    return found


def _with_country(doc: Doc, last: int) -> int:
    """The end of a body's name with the country that closes it: "Oxfam America", "the Ferrymen's Union UK"."""
    if last >= len(doc) or doc[last].ent_type_ != "GPE" or doc[last].ent_iob_ != "B":
        return last
    own, country = doc[last - 1], doc[last]
    end = last + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "GPE":
        end += 1
    head = next((token for token in doc[last:end] if not last <= token.head.i < end), country)
    is_state = known_names().get(doc[last:end].text)
    closes = own.dep_ == "compound" and own.head.i == head.i
    return end if closes and is_state is not None and is_state.kind == "state" else last


def _is_word(doc: Doc, stretch: Stretch, small: set[str]) -> bool:
    """Whether a lone word has its capital from the start of a sentence alone: the article writes it small elsewhere."""
    token = doc[stretch[0]]
    return stretch[1] - stretch[0] == 1 and bool(token.is_sent_start) and token.lower_ in small


def _is_medium(doc: Doc, stretch: Stretch) -> bool:
    """Whether a name only tells where somebody posts: "on Twitter"."""
    token = doc[stretch[0]]
    if stretch[1] - stretch[0] > 1 or token.text not in name_words_of("platforms"):
        return False
    first = governor(token)
    return first.dep_ == "pobj" and first.head.lower_ in {"on", "via"}


def _is_storm(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].is_title and doc[first - 1].lower_ in name_words_of("storms")


def _is_mislabelled(doc: Doc, first: int, last: int, label: str) -> bool:
    """Texts, contests, adjectives of manner ("Orwellian ideas"), plurals taken for a person ("Kalashnikovs")."""
    if last - first > 1:
        word = doc[last - 1].lower_
        return word in name_words_of("documents") or (label != "PERSON" and word in name_words_of("contests"))
    token = doc[first]
    adjective = label == "NORP" and token.dep_ in {"amod", "compound", "nmod"} and token.head.i > first
    return (adjective and token.text not in known_names()) or (label == "PERSON" and token.tag_ == "NNPS")


def _with_first_names(doc: Doc, first: int, last: int) -> int:
    """The start of a person's name with first names that the recogniser left out."""
    while first > 0 and last - first < 4:
        before = doc[first - 1]
        if before.tag_ != "NNP" or before.dep_ != "compound" or not first <= before.head.i < last or before.ent_type_:
            break
        if _is_title(before) or not before.text.istitle() or before.text in known_names():
            break
        first -= 1
    return first


def _with_nickname(doc: Doc, last: int) -> int:
    """The end of a person's name with a surname behind a nickname in quotation marks: Ada "Tug" Berg."""
    if last + 3 >= len(doc) or doc[last].text != '"' or doc[last + 2].text != '"':
        return last
    nickname, surname = doc[last + 1], doc[last + 3]
    return last + 4 if nickname.text.istitle() and surname.text.istitle() and surname.tag_ == "NNP" else last


def _known_before_person(doc: Doc, first: int, last: int) -> int | None:
    """Where a person's name begins that the recogniser took for one with the known name before it.

    As in "the minister for the Middle East Anna Berg".
    """
    if last - first < 3 or doc[first].text in first_names():
        return None
    for cut in range(first + 1, last - 1):
        if doc[cut].text in first_names() and doc[cut - 1].whitespace_ and doc[first:cut].text in known_names():
            return cut
    return None


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch has a capital, and is not the first part of a title ("Supreme" in "Supreme Leader")."""
    first_words, short_forms = not_actors()
    if doc[first].text in first_words or doc[first:last].text in short_forms:
        return False
    if last - first == 1 and not _is_proper(doc, first):
        return False
    if _is_title(doc[last - 1]) and doc[last - 1].is_title:
        return False
    if last - first == 1 and last < len(doc) and doc[first].dep_ == "compound" and doc[last].is_title:
        noun = nouns().get(doc[last].lower_)
        if noun is not None and noun.title:
            return doc[first].text in known_names() or doc[first].text.isupper()
    return any(token.text[0].isupper() for token in doc[first:last])


def _is_proper(doc: Doc, place: int) -> bool:
    """Whether a lone word is a name: capital letter, proper to the tagger, not the end of a title or of a time."""
    token = doc[place]
    if token.text[0].islower() or token.tag_ in {"NN", "NNS", "VB", "VBD", "VBZ", "VBP", "CD", "RB", "IN"}:
        return token.text in known_names()
    if place > 1 and doc[place - 1].lower_ == "of" and place + 1 < len(doc) and doc[place + 1].ent_type_ == "PERSON":
        title = nouns().get(doc[place - 2].lower_)
        return title is None or not title.title
    return True


def _pieces(doc: Doc, first: int, last: int) -> list[Stretch]:
    """A stretch cut at line breaks, and after a known name in the possessive ("Norway's Foreign Ministry")."""
    cuts, start = [], first
    for place in range(first, last):
        token = doc[place]
        dash = token.text in {"-", "--", "–", "—"} and bool(doc[place - 1].whitespace_) if place else False
        possessor = token.text == "'s" and (doc[start:place].text in known_names() or _owns(doc, place, last))
        if (
            token.is_space
            or dash
            or token.text in {"/", "|", "(", "["}
            or possessor
            or _begins_another(doc, place, last)
        ):
            cuts.append((start, place))
            start = place + 1
    return [*cuts, (start, last)]


def _begins_another(doc: Doc, place: int, last: int) -> bool:
    """Whether "the" behind a name begins another one where a comma is left out: "in Aldery the Harbour Watch said"."""
    if place == 0 or doc[place].text != "the" or last - place <= LEFT or not doc[place + 1].is_title:
        return False
    before = doc[place - 1]
    where = before.head.dep_ == "prep" or before.dep_ == "pobj"
    return before.tag_ == "NNP" and (where or doc[place + 1 : last].text in known_names())


def _owns(doc: Doc, place: int, last: int) -> bool:
    """Whether what follows a possessive is all a state's ("Aldova's Foreign Ministry")."""
    return doc[place + 1 : last].text.lower() in name_words_of("owned_by_states")


def _cleaned(doc: Doc, first: int, last: int) -> Stretch:
    """A stretch without marks and articles at its ends, nor titles before it; particles before it are taken in.

    A city's name stays whole: "Saint Petersburg" is no Petersburg with a title.
    """
    if doc[first:last].text in cities():
        return first, last
    edges = name_words_of("edges")
    while last > first and (doc[last - 1].lower_ in edges or not any(c.isalnum() for c in doc[last - 1].text)):
        last -= 1
    while last > first and (doc[first].lower_ in edges or not any(c.isalnum() for c in doc[first].text)):
        first += 1
    while last - first > 1 and (_is_title(doc[first]) or doc[first].tag_ in {"VBG", "VB", "VBD", "VBZ", "IN", "RB"}):
        first += 1
    while last - first > 1 and (_announces(doc, first) or _is_where(doc, first, last)):
        first += 1
    while last - first > 1 and last < len(doc) and _is_half_of_title(doc, last):
        last -= 1
    while last - first > 1 and doc[last - 1].text.islower() and _is_known_start(doc, first, last):
        last -= 1
    while last - first > LEFT and doc[last - 1].text.islower() and _leads_to_sort(doc, last):
        last -= 1
    if last - first > 2 and doc[first].lower_ in name_words_of("stances") and doc[first + 1].text == "-":
        first += 2
    while (
        first > 1
        and doc[first - 1].text == "-"
        and (doc[first - 2].lower_ in name_words_of("joined") or is_hyphenated(doc, first))
    ):
        first -= 2
    while last + 1 < len(doc) and doc[last].text == "-" and is_hyphenated(doc, last + 1) and doc[last + 1].is_title:
        last += 2
    return first, last


def _announces(doc: Doc, first: int) -> bool:
    """Whether a word before a first name says what the person does: "Actress Anna Berg"."""
    word, name = doc[first].lower_, doc[first + 1].text
    return word.endswith(PERSON_ENDINGS) and name in first_names() and doc[first].text not in first_names()


def _is_where(doc: Doc, first: int, last: int) -> bool:
    """Whether a preposition with the capital of a line's start stands before a name: "Near Old Quay, one boat sank"."""
    here = doc[first].lower_ in name_words_of("before_places") and doc[first].is_title
    return here and not _is_known_start(doc, first, last)


def _is_half_of_title(doc: Doc, last: int) -> bool:
    """Whether a name's last word and the one behind it are one title: "Harbour Office Press" before "Secretary"."""
    noun = nouns().get(f"{doc[last - 1].lower_} {doc[last].lower_}")
    return noun is not None and noun.title and bool(doc[last - 1].whitespace_)


def _leads_to_sort(doc: Doc, last: int) -> bool:
    """Whether a name's last word, or one behind it, says what sort of body it is: "Alder Watch [war] monitor"."""
    for place in range(last - 1, min(last + 1, len(doc))):
        if not doc[place].text.islower() or doc[place].tag_ not in {"NN", "JJ"}:
            return False
        if doc[place].lower_ in noun_words("sorts_of_bodies") or doc[place].lower_ in _ENDS_OF_SORTS:
            return True
    return False


def _is_known_start(doc: Doc, first: int, last: int) -> bool:
    """Whether small words at the end only say what a known name is ("Tass news agency")."""
    words = doc[first:last].text.split(" ")
    return any(" ".join(words[:cut]) in known_names() for cut in range(1, len(words)))


def _is_title(token: Token) -> bool:
    """Whether a token at the start of a name is a title ("Mr.", "President", "commander")."""
    if token.text in honorifics():
        return True
    noun = nouns().get(token.lower_)
    return noun is not None and (noun.title or token.text.islower()) and noun.kind == "person"


# --------------------------------------------------------------------------------------------------- the two together


def _combine(doc: Doc, marked: dict[Stretch, str], known: dict[Stretch, str]) -> dict[Stretch, tuple[str, str | None]]:
    """Marked and known names together: what is known wins where it is as long; inside a longer name both stand.

    Inside a person's or a city's name none other does: Mexico City is not Mexico.
    """
    taken: dict[Stretch, tuple[str, str | None]] = {}
    owner = {place: stretch for stretch in known for place in range(*stretch)}
    whole: set[int] = set()
    for (first, last), label in marked.items():
        inside = {owner[place] for place in range(first, last) if place in owner}
        if any(k[0] <= first and last <= k[1] for k in inside):
            continue
        if label == "PERSON" or doc[first:last].text in cities():
            whole.update(range(first, last))
        elif any(k[0] < first or last < k[1] for k in inside):
            continue
        taken[first, last] = (label, None)
    for (first, last), name in known.items():
        if not whole.intersection(range(first, last)):
            taken[first, last] = ("", name)
    return taken


def _majority(doc: Doc, taken: dict[Stretch, tuple[str, str | None]]) -> dict[str, str]:
    """The label that a name has most often in this article; the first among equals."""
    votes: dict[str, Counter[str]] = {}
    for stretch in sorted(taken):
        label, name = taken[stretch]
        if name is None:
            votes.setdefault(doc[stretch[0] : stretch[1]].text, Counter())[label] += 1
    return {text: counts.most_common(1)[0][0] for text, counts in votes.items()}


def _reference(doc: Doc, stretch: Stretch, label: str, name: str | None, labels: dict[str, str]) -> Reference:
    text = doc[stretch[0] : stretch[1]].text
    known = known_names()[name] if name else None
    label = labels.get(text, label)
    kind = known.kind if known else _KINDS[label]
    if kind in {"people", "organisation"} and known is None and text in cities():
        kind = "place"
    reference = Reference(
        *stretch, head_of(doc, *stretch), "name", kind, name_words(text), core=stretch[1], known=known, label=label
    )
    reference.country = known.country if known else cities().get(text) if kind == "place" else None
    if kind == "person":
        add_titles(reference)
        make_person(reference)
    return reference
