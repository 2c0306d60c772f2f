"""Ties that role nouns state: titles before names, appositions, definitions, unnamed holders.

"Harbour Guard commander Anna Berg", "Berg, leader of the ferrymen", "the Guard is the armed wing of the ferrymen", "a
spokesman for the ministry". The parser often hangs such phrases wrongly, so neighbours in the text are asked before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.reader.actors import Mention
from reportedly.reader.parties import objects_after
from reportedly.reader.phrases import first_of_hyphened, is_passive, object_of, subject_of, with_hyphen
from reportedly.reader.relations.scene import Scene, Tie, tie
from reportedly.reader.relations.words import (
    Role,
    appointing,
    bygone,
    heads_of_lands,
    heads_of_some,
    outside_titles,
    ranks,
    roles,
    serving,
    works_for_lands,
)
from reportedly.reading import Actor, Predicate

_REACH = 7
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_LANDS = frozenset({"state", "place"})
_WHERE = frozenset({"in", "at", "near"})
_COPULAS = frozenset({"be", "become", "remain"})
_TITLED = frozenset({"heads", "works_for", "spokesperson_of", "related_to", "member_of"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A role noun's phrase.

    It has the noun, the word of the lexicon that it is, the indexes the phrase runs over, the words before the noun,
    and the whole that it names.
    """

    noun: Token
    word: str
    role: Role
    first: int
    last: int
    before: list[Token]
    whole: Mention | None


def role_nouns(scene: Scene) -> Iterator[Tie]:
    """The tie between who a role noun describes and the whole that its phrase names."""
    for token in scene.doc:
        word = _role_word(token) if token.pos_ in {"NOUN", "PROPN"} else None
        role = roles()[word] if word is not None else None
        if word is None or role is None or _is_part_of_title(token) or (role.singular and token.tag_ != "NN"):
            continue
        phrase = _phrase(scene, token, word, role)
        if phrase.whole is None or _is_over(phrase) or _is_where(scene, phrase.whole, token):
            continue
        for holder in _holders(scene, phrase):
            predicate = _predicate(phrase, phrase.whole, holder)
            if predicate is None or (role.whole and phrase.whole.actor.kind not in role.whole):
                continue
            title = _title(phrase) if predicate in _TITLED else None
            found = tie(scene, "role_nouns", predicate, holder, phrase.whole, word=token, title=title)
            if found is not None:
                yield found


def _role_word(noun: Token) -> str | None:
    """The word of the lexicon that a noun is, with what hyphens join to it ("son-in-law") or without."""
    known, lemma = roles(), noun.lemma_.lower()
    if noun.i and noun.nbor(-1).text == "-" and (whole := with_hyphen(noun, lemma)) in known:
        return whole
    return lemma if lemma in known else noun.lower_ if noun.lower_ in known else None


def _is_over(phrase: Phrase) -> bool:
    """Whether a role is told as one that is held no more, or not yet."""
    before = phrase.noun.doc[max(0, phrase.first - 1) : phrase.noun.i]
    return any(with_hyphen(word, word.lower_) in bygone() for word in before)


def _is_where(scene: Scene, whole: Mention, noun: Token) -> bool:
    """Whether a land before a title may be where something was, not whose title it is: "in Southmark Minister Berg"."""
    first = scene.first(whole)
    before = scene.doc[first - 1].lower_ if first else ""
    return whole.actor.kind in _LANDS and before in _WHERE and scene.last(whole) < noun.i and noun.text.istitle()


def _is_part_of_title(noun: Token) -> bool:
    """Whether a longer title goes on behind a role noun: "Deputy" in "Deputy Prime Minister"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return noun.dep_ == "compound" and any(w.lemma_.lower() in roles() and w.text[0].isupper() for w in behind)


def _phrase(scene: Scene, noun: Token, word: str, role: Role) -> Phrase:
    first, before, left = _leftwards(scene, noun, with_hyphens="-" in word)
    last, right = _rightwards(scene, noun, role.links)
    return Phrase(noun, word, role, first, last, before, right if role.behind else right or left)


def _leftwards(scene: Scene, noun: Token, *, with_hyphens: bool) -> tuple[int, list[Token], Mention | None]:
    """Where the phrase begins, the words before its noun, and the nearest mention among them."""
    doc, place = scene.doc, (first_of_hyphened(noun) if with_hyphens else noun.i) - 1
    before: list[Token] = [doc[index] for index in range(noun.i - 1, place, -1)]
    while place >= max(0, noun.i - _REACH):
        token = doc[place]
        mention = scene.ends.get(place)
        if mention is not None and mention.form == "name":
            return _start(scene, mention), before, mention
        if token.lower_ in {"'s", "'"} and place:
            owner = scene.ends.get(place - 1)
            return (scene.first(owner) if owner else place), before, owner
        if token.dep_ == "poss" and token.pos_ == "PRON":
            return place, before, scene.at(token)
        if token.text == "-" and place and place - 1 in scene.ends:
            break
        if token.pos_ == "DET":
            before.append(token)
            return place, before, None
        if (token.pos_ not in _INSIDE and token.text != "-") or (token.pos_ == "VERB" and token.dep_ not in _MODIFIERS):
            break
        before.append(token)
        place -= 1
    return place + 1, before, None


def _start(scene: Scene, mention: Mention) -> int:
    """Where a phrase begins that a mention stands in: at its article and the words between."""
    place = scene.first(mention)
    doc = scene.doc
    while place > 0 and (doc[place - 1].pos_ in {"ADJ", "DET", "NUM"} or doc[place - 1].lower_ in ranks()):
        place -= 1
    return place


def _rightwards(scene: Scene, noun: Token, links: tuple[str, ...]) -> tuple[int, Mention | None]:
    """Where the phrase ends, and the whole that "of", "for", "at" name behind its noun."""
    doc, place = scene.doc, noun.i + 1
    if place + 1 < len(doc) and doc[place].text == "," and noun.i and doc[noun.i - 1].text == ",":
        body = scene.starts.get(place + 1)
        fits = (
            body is not None
            and body.form == "name"
            and body.actor.kind == "organisation"
            and _is_apposed(doc[body.head])
        )
        return (scene.last(body), body) if body is not None and fits else (noun.i, None)
    if place >= len(doc) or doc[place].lower_ not in links:
        return noun.i, None
    for link in links:
        for inner in objects_after(noun, link):
            mention = scene.at(inner)
            if mention is not None and inner.lower_ != "staff":
                return scene.last(mention), mention
    for index in range(place + 1, min(place + _REACH, len(doc))):
        mention = scene.starts.get(index)
        if doc[index].lower_ == "staff":
            break
        if mention is not None:
            return (noun.i, None) if _only_describes(mention, doc) else (scene.last(mention), mention)
        verbal = doc[index].pos_ == "VERB" and doc[index].dep_ not in _MODIFIERS
        if verbal or (doc[index].pos_ not in _INSIDE and doc[index].pos_ != "DET"):
            break
    return noun.i, None


def _only_describes(mention: Mention, doc: Doc) -> bool:
    """Whether a people's name only tells of what kind something is: "a leader at Kurdish marches"."""
    head = doc[mention.head]
    return head.dep_ == "amod" and head.head.i > head.i


def _is_apposed(head: Token) -> bool:
    """Whether a name is told of the one before it, as a title's body behind a comma is: "Berg, head, Harbour Board"."""
    return head.dep_ == "appos"


def _holders(scene: Scene, phrase: Phrase) -> Iterator[Mention]:
    """Whom the phrase describes, by the first way that finds one."""
    ways = (_apposed_before, _defined) if phrase.role.behind else _WAYS
    for way in ways:
        holder = way(scene, phrase)
        if holder is not None and holder is not phrase.whole and _may_hold(phrase.role, holder):
            yield holder
            return


def _may_hold(role: Role, holder: Mention) -> bool:
    return not role.holder or holder.actor.kind in role.holder


def _named_after(scene: Scene, phrase: Phrase) -> Mention | None:
    """The name that a title stands before: "Secretary of State Anna Berg"; not one within what it is a title in."""
    doc = scene.doc
    for index in range(phrase.noun.i, min(phrase.noun.i + _REACH, len(doc))):
        mention = scene.starts.get(index)
        if mention is not None and _is_within(mention, phrase.whole):
            continue
        if mention is not None and mention.form == "name" and mention.head > phrase.noun.i:
            return mention if mention.actor.kind != "place" and mention is not phrase.whole else None
        token = doc[index]
        if (
            index > phrase.noun.i
            and token.pos_ not in {"PROPN", "NOUN", "PUNCT"}
            and token.lower_ not in {"of", "for", "and", "the"}
        ):
            return None
        if token.pos_ == "PUNCT" and token.text != "-":
            return None
    return None


def _is_within(mention: Mention, whole: Mention | None) -> bool:
    """Whether a mention stands in the words of another, as "Norland" does in "the Norland police"."""
    return whole is not None and mention is not whole and whole.start <= mention.start and mention.end <= whole.end


def _apposed_before(scene: Scene, phrase: Phrase) -> Mention | None:
    """The mention before the comma that opens an apposition ("Berg, leader of the ferrymen"); ages are skipped."""
    doc, place = scene.doc, phrase.first - 1
    if place < 1 or doc[place].text not in {",", "(", "-", "–", "—"}:
        return _by_syntax(scene, phrase)
    place -= 1
    if doc[place].pos_ == "NUM" and doc[place - 1].text == ",":
        place -= 2
    if doc[place].text == ")":
        while place > 0 and doc[place].text != "(":
            place -= 1
        place -= 1
    mention = scene.ends.get(place)
    if mention is not None and _may_hold(phrase.role, mention):
        return mention
    return _by_syntax(scene, phrase)


def _by_syntax(scene: Scene, phrase: Phrase) -> Mention | None:
    token = phrase.noun
    for _ in range(3):
        if token.dep_ == "appos":
            return scene.at(token.head)
        if token.dep_ not in {"pobj", "prep", "conj"}:
            return None
        token = token.head
    return None


def _apposed_after(scene: Scene, phrase: Phrase) -> Mention | None:
    """The name behind the comma that closes the phrase: "the leader of the ferrymen, Anna Berg, said"."""
    doc, place = scene.doc, phrase.last + 1
    if place + 1 >= len(doc) or doc[place].text != ",":
        return None
    mention = scene.starts.get(place + 1)
    if mention is None or mention.form != "name":
        return None
    behind = scene.last(mention) + 1
    return mention if behind < len(doc) and (doc[behind].text in {",", "."} or doc[behind].pos_ == "VERB") else None


def _defined(scene: Scene, phrase: Phrase) -> Mention | None:
    """The subject of which the phrase is predicated: "is the armed wing of", "became head of", "serves as"."""
    token = phrase.noun
    for _ in range(3):
        above = token.head
        if token.dep_ == "attr" and above.lemma_ in _COPULAS:
            return scene.at(subject_of(above))
        if token.dep_ == "prep" and token.lower_ == "as" and above.pos_ == "VERB":
            return scene.at(_in_office(above))
        if token.dep_ not in {"pobj", "prep", "conj", "attr"} or (
            token.dep_ == "pobj" and above.lower_ not in {"as", "of"}
        ):
            return None
        token = above
    return None


def _in_office(verb: Token) -> Token | None:
    """Whom a verb with "as" puts or shows in an office: "named her as head", "was named as head", "serves as head"."""
    if verb.lemma_ in serving():
        return subject_of(verb)
    if verb.lemma_ not in appointing():
        return None
    return subject_of(verb) if is_passive(verb) else object_of(verb)


def _itself(scene: Scene, phrase: Phrase) -> Mention | None:
    """The phrase's own mention: somebody without a name ("a spokesman for the ministry"), or known from elsewhere.

    "Our allies" and "Harland soldiers" say too little of nobody in particular; "members of the league" and "officials
    of Harland" say no more than their own words.
    """
    mention = scene.at(phrase.noun)
    if mention is None or mention.actor.named:
        return mention
    if phrase.role.predicate in {"member_of", "works_for"}:
        return None
    return mention if phrase.whole is not None and phrase.whole.start > phrase.noun.idx else None


_WAYS = (_named_after, _apposed_before, _apposed_after, _defined, _itself)


def _predicate(phrase: Phrase, whole: Mention, holder: Mention) -> Predicate | None:
    """The tie of a role in this phrase: its rank, the kind of the whole and of the holder may change it."""
    role, of_state = phrase.role, whole.actor.kind in _LANDS
    if of_state and (role.in_state == "none" or (role.predicate == "works_for" and whole.actor.country is None)):
        return None
    if role.predicate == "part_of":
        return "member_of" if holder.actor.kind in _LANDS else "part_of"
    found = _by_rank(phrase, of_state)
    if whole.actor.kind == "place" and found == "works_for":
        return None
    if whole.actor.kind == "person" and found in {"heads", "member_of"}:
        return "works_for" if phrase.word in role.member_in_group else None
    return _of_land(phrase, whole.actor) if of_state and found == "heads" else found


def _of_land(phrase: Phrase, land: Actor) -> Predicate | None:
    """What a title that heads a body is in a state or a place: few head it, others work for it, or say nothing of it.

    A noun before the title tells of what else it is: "opposition leader", "police chief".
    """
    word = phrase.word
    of_else = phrase.noun.i > 0 and phrase.noun.nbor(-1).dep_ == "compound" and phrase.noun.nbor(-1).pos_ == "NOUN"
    countries = heads_of_some().get(word, (land.country,))
    if word in heads_of_lands() and land.country in countries and not of_else:
        return "heads" if land.named else None
    return "works_for" if land.kind == "state" and land.country is not None and word in works_for_lands() else None


def _by_rank(phrase: Phrase, of_state: bool) -> Predicate:
    role, word = phrase.role, phrase.word
    words = {with_hyphen(word, word.lower_) for word in phrase.noun.doc[phrase.first : phrase.noun.i]}
    if words & role.leading and not words & ranks():
        return "heads" if not of_state or "prime" in words else "works_for"
    if role.ranked is not None and (words & ranks() or phrase.noun.tag_ in {"NNS", "NNPS"}):
        return "works_for" if of_state else role.ranked
    return "member_of" if word in role.member_in_group and not of_state else role.predicate


def _title(phrase: Phrase) -> str:
    """The noun with the words before it that belong to the title, ranks and articles left out."""
    first = phrase.noun
    for word in phrase.before:
        if word.i != first.i - 1 or word.pos_ == "DET" or with_hyphen(word, word.lower_) in outside_titles():
            break
        first = word
    text: str = phrase.noun.doc[first.i : phrase.noun.i + 1].text
    return text
