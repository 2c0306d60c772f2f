"""Set phrases that name a source, and adverbs that name none: "according to", "in the words of", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.cues import hearsay_adjectives, hearsay_adverbs, phrase_nouns, yardsticks
from reportedly.reader.attributions.scene import Find, Scene, Words, trimmed
from reportedly.reader.attributions.sources import source_words

_NO_CLAUSE = frozenset({"aux", "auxpass", "amod"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "xcomp", "ccomp", "conj"})
_CLAUSE_HEADS = frozenset({"VERB", "AUX"})


def according_to(scene: Scene, word: Token) -> Iterator[Find]:
    """The clause beside "according to" and a noun phrase."""
    if word.lower_ != "according":
        return
    to = next((c for c in word.rights if c.lower_ == "to"), None)
    if to is None and word.i + 1 < len(scene.doc) and scene.doc[word.i + 1].lower_ == "to":
        to = scene.doc[word.i + 1]
    source = None if to is None else next((c for c in to.children if c.dep_ == "pobj"), None)
    if to is not None and source is not None and source.i > to.i and source.lower_ not in yardsticks():
        yield from _beside(scene, "according_to", word, (word.i, to.i + 1), source)


def in_words_of(scene: Scene, word: Token) -> Iterator[Find]:
    """The clause beside "in the words of the judge", "in her view", "in Smith's opinion"."""
    if word.lower_ not in phrase_nouns() or word.dep_ != "pobj" or word.head.lower_ not in {"in", "by", "to", "from"}:
        return
    if word.head.i > word.i:
        return
    source = next((c for c in word.children if c.dep_ == "poss"), None)
    last = word.i + 1
    if source is None:
        of = next((c for c in word.rights if c.lower_ == "of"), None)
        source = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
        last = last if of is None else of.i + 1
    if source is not None:
        yield from _beside(scene, "in_words_of", word, (word.head.i, last), source)


def per(scene: Scene, word: Token) -> Iterator[Find]:
    """The clause beside "per" and a name: "the fleet has left, per Reuters"."""
    if word.lower_ != "per" or word.dep_ != "prep":
        return
    source = next((c for c in word.children if c.dep_ == "pobj" and c.pos_ in {"PROPN", "NOUN"}), None)
    if source is not None and (source.pos_ == "PROPN" or source.n_lefts):
        yield from _beside(scene, "per", word, (word.i, word.i + 1), source)


def reportedly(scene: Scene, word: Token) -> Iterator[Find]:
    """The clause around an adverb of hearsay: "the fleet has reportedly left"."""
    if word.lower_ not in hearsay_adverbs():
        return
    verb = _clause_head(word)
    if verb is None:
        return
    pieces = _around(scene, verb.left_edge.i, verb.right_edge.i + 1, word.i, word.i + 1)
    if pieces:
        yield Find("reportedly", word, (word.i, word.i + 1), None, None, pieces)


def alleged(scene: Scene, word: Token) -> Iterator[Find]:
    """The noun after an adjective of hearsay: "the alleged theft"."""
    if word.lower_ not in hearsay_adjectives() or word.dep_ != "amod" or word.head.i < word.i:
        return
    content = trimmed(scene, word.i + 1, word.head.right_edge.i + 1)
    yield Find("alleged", word, (word.i, word.i + 1), None, None, [content])


RULES = (according_to, in_words_of, per, reportedly, alleged)


def find_phrases(scene: Scene) -> Iterator[Find]:
    """Run the rules over every word."""
    triggers = {"according", "per"} | hearsay_adverbs() | hearsay_adjectives() | phrase_nouns()
    for token in scene.doc:
        if token.lower_ in triggers:
            for rule in RULES:
                yield from rule(scene, token)


def _beside(scene: Scene, rule: str, cue: Token, cue_words: Words, source: Token) -> Iterator[Find]:
    """The clause that a phrase stands beside, without the phrase."""
    words = source_words(scene, source, cue)
    first, last = min(cue_words[0], words[0]), max(cue_words[1], words[1])
    sentence = scene.sentence_of(cue)
    closing = last >= sentence[1] - 2
    verb = _clause_head(cue, above=_SUBORDINATE if closing else frozenset())
    start, end = sentence if verb is None else (verb.left_edge.i, verb.right_edge.i + 1)
    if first <= sentence[0] + 1:
        start, end = last, sentence[1]
    pieces = _around(scene, start, end, first, last)
    if pieces:
        yield Find(rule, cue, cue_words, source, words, pieces)


def _clause_head(word: Token, above: frozenset[str] = frozenset()) -> Token | None:
    """The verb of the clause that a word stands in; of the clause above where its own is one of `above`."""
    for _ in range(12):
        if word.head.i == word.i:
            return word if word.pos_ in _CLAUSE_HEADS else None
        word = word.head
        if word.pos_ in _CLAUSE_HEADS and word.dep_ not in _NO_CLAUSE | above and word.lower_ != "according":
            return word
    return None


def _around(scene: Scene, start: int, end: int, first: int, last: int) -> list[Words]:
    """What of `[start, end)` is left on both sides of `[first, last)`."""
    doc, after = scene.doc, max(last, start)
    while after < end and (doc[after].is_space or doc[after].text == ","):
        after += 1
    if after < end and doc[after].dep_ == "cc" and start < first:
        after = end  # "…, according to Ann, but Bob left": the second clause is nobody's words
    sides = ((start, min(first, end)), (after, end))
    pieces = [trimmed(scene, *side) for side in sides if side[1] > side[0]]
    return [piece for piece in pieces if any(scene.doc[i].is_alpha or scene.doc[i].is_digit for i in range(*piece))]
