"""Quoted utterances and the words beside them that say whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.cues import is_speech
from reportedly.reader.attributions.scene import Find, Scene, Words, trimmed
from reportedly.reader.attributions.sources import source_words, subject
from reportedly.reader.attributions.verbs import cue_words

_ENDS = frozenset(".?!…")
_PAUSES = frozenset({",", "-", "–", "—", "--", "―"})
_REACH = 30
"""Tokens between a quotation and its cue, at most."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def find_spoken(scene: Scene) -> Iterator[Find]:
    """Quotations with their cues, split ones joined, and those that follow without a cue of their own.

    A quotation belongs to the cue after it ("…," he said), else to the one before it (he said: "…"), else, where it is
    a sentence of its own, to the speaker before it in the paragraph, or in the paragraph before if the quotation runs
    on from there.
    """
    by_cue: dict[int, Find] = {}
    turn: Find | None = None
    waiting: list[Words] = []
    for number, stretch in enumerate(scene.stretches):
        quotation = scene.quotations[number]
        find = _with_cue(scene, stretch)
        if find is None:
            if turn is not None and _goes_on(scene, turn, number):
                turn.contents.append(stretch)
            if quotation.closed:
                waiting = []
            else:
                waiting.append(stretch)
            continue
        turn = by_cue.setdefault(find.cue.i, find)
        if turn is not find:
            turn.contents += find.contents
        elif quotation.continues:
            find.contents = [piece for piece in waiting if piece not in find.contents] + find.contents
        waiting = []
    for find in by_cue.values():
        find.contents = sorted(set(find.contents))
        yield find


def _goes_on(scene: Scene, turn: Find, number: int) -> bool:
    """Whether a quotation without a cue belongs to who spoke last.

    It does if it continues that one's quotation, or is a sentence of its own that follows at once, in the paragraph or
    at the start of the next.
    """
    first, last = scene.stretches[number]
    quotation = scene.quotations[number]
    before = max(turn.cue.i, turn.contents[-1][1] - 1)
    if quotation.continues:
        return turn.contents[-1] == scene.stretches[number - 1]
    if first - before > _REACH or not stands_alone(scene, first, last):
        return False
    between = scene.doc[before + 1 : first]
    if sum(token.text in _ENDS for token in between) > 1:
        return False
    parted = sum("\n" in token.text for token in between)
    return parted == 0 or (parted == 1 and "\n" in scene.doc[first - 1].text)


def _with_cue(scene: Scene, stretch: Words) -> Find | None:
    first, last = stretch
    if last - first < 3:
        return None
    return next((found for rule in RULES if (found := rule(scene, first, last)) is not None), None)


def quoted_before(scene: Scene, first: int, last: int) -> Find | None:
    """The cue after a quotation: "…," said Ann; "…," she told reporters."""
    doc = scene.doc
    ending = doc[last - 2].text[-1]
    place = _skip(scene, last)
    if place is None or not (ending in ",?!…-–—" or doc[last - 2].text in _PAUSES or doc[place - 1].text in _PAUSES):
        return None
    for token in doc[place : min(len(doc), place + _REACH)]:
        if scene.quoted[token.i] >= 0 or token.text in {".", ";", ":"} or "\n" in token.text:
            return None
        if token.pos_ == "VERB" and is_speech(token) and token.dep_ not in {"relcl", "acl"}:
            source = _speaker(scene, token, place)
            if source is not None:
                return _find(scene, "quoted_before", token, source, (first, last))
    return None


def quoted_after(scene: Scene, first: int, last: int) -> Find | None:
    """The cue before a quotation: Ann said: "…"; he added, "…"."""
    doc = scene.doc
    place = first - 1
    while place >= 0 and doc[place].is_space:
        place -= 1
    if place < 0 or scene.quoted[place] >= 0 or (doc[place].text != ":" and _is_broken(scene, place, first)):
        return None
    paused = doc[place].text in {",", ":"}
    if not paused and not (doc[place].pos_ == "VERB" and is_speech(doc[place])):
        return None
    for token in reversed(doc[max(0, place - _REACH) : place + 1]):
        if scene.quoted[token.i] >= 0 or (token.text[-1] in _ENDS and token.i < place and token.is_punct):
            return None
        if token.pos_ == "VERB" and is_speech(token) and token.dep_ not in {"relcl"}:
            source = subject(scene, token)
            if source is not None or token.tag_ == "VBG":
                found = _find(scene, "quoted_after", token, source, (first, last))
                found.form = "quoted_after_colon" if doc[place].text == ":" else "quoted_after"
                return found
    return None


def colon(scene: Scene, first: int, last: int) -> Find | None:
    """The sentence before a colon, if none of its verbs is one of speech: "The judge was blunt: “…”."""
    place = first - 1
    while place >= 0 and scene.doc[place].is_space:
        place -= 1
    if place < 0 or scene.doc[place].text != ":":
        return None
    for token in reversed(scene.doc[max(0, place - _REACH) : place]):
        if scene.quoted[token.i] >= 0 or (token.is_punct and token.text[-1] in _ENDS) or "\n" in token.text:
            return None
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "relcl", "acl"}:
            source = subject(scene, token)
            if source is not None and source.i < token.i:
                return _find(scene, "colon", token, source, (first, last))
    return None


RULES = (quoted_before, quoted_after, colon)


def _is_broken(scene: Scene, first: int, last: int) -> bool:
    return any("\n" in scene.doc[i].text for i in range(first, last))


def _skip(scene: Scene, place: int) -> int | None:
    """The first token after a quotation that is neither blank nor pause; None at a paragraph's end."""
    doc = scene.doc
    while place < len(doc) and (doc[place].is_space or doc[place].text in _PAUSES):
        if "\n" in doc[place].text:
            return None
        place += 1
    return place if place < len(doc) else None


def _speaker(scene: Scene, verb: Token, place: int) -> Token | None:
    """The subject of the verb after a quotation; where the parse has none there, the nouns between or after."""
    doc = scene.doc
    for child in verb.children:
        if (
            child.dep_ in {"nsubj", "dobj"}
            and scene.quoted[child.i] < 0
            and child.i >= place
            and (child.dep_ == "nsubj" or verb.i == place)
        ):
            return child
    if verb.i > place:
        between = [t for t in doc[place : verb.i] if t.pos_ in _NOMINAL and scene.quoted[t.i] < 0]
        return next((t for t in between if t.head.i >= verb.i or t.head.i < place or t.dep_ == "nsubj"), None)
    after = doc[verb.i + 1 : min(len(doc), verb.i + 8)]
    return next((t for t in after if t.pos_ in _NOMINAL and t.dep_ not in {"compound", "poss", "nmod"}), None)


def stands_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether a quotation is a sentence of its own: nothing but an end before it, and an end within it."""
    doc = scene.doc
    place = first - 1
    while place >= 0 and doc[place].is_space and "\n" not in doc[place].text:
        place -= 1
    opens = place < 0 or "\n" in doc[place].text or doc[place].text[-1] in _ENDS or scene.quoted[place] >= 0
    inner = doc[last - 2].text[-1] if last - first > 2 else ""
    return opens and (inner in _ENDS or last - first > 8)


def _find(scene: Scene, rule: str, verb: Token, source: Token | None, content: Words) -> Find:
    words = source_words(scene, source, verb) if source is not None else None
    return Find(rule, verb, cue_words(verb, list(verb.children)), source, words, [trimmed(scene, *content)])
