"""A speaker and a verb set off by commas: "The bridge is closed, the mayor said", also where the parse goes astray."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.cues import is_reporting
from reportedly.reader.attributions.scene import Find, Scene, Words, trimmed
from reportedly.reader.attributions.verbs import cue_words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP", "SYM"})
_LONGEST_PHRASE = 14
_CLOSERS = frozenset({",", ".", ";", "!", "?", "-", "–", "—", "--"})


def find_inserted(scene: Scene) -> Iterator[Find]:
    """Run the rule over every finite verb of reporting outside quotations."""
    for token in scene.doc:
        if token.tag_ in _FINITE and scene.quoted[token.i] < 0 and is_reporting(token):
            found = inserted(scene, token)
            if found is not None:
                yield found


def inserted(scene: Scene, verb: Token) -> Find | None:
    """Words before a comma, a noun phrase and a verb of reporting, after which a comma, an end or an adverbial stands.

    Two of them in a row carry one another: in "A, B said, C reported" the content of C holds that of B, cue included.
    """
    speaker = speaker_between(scene, verb)
    if speaker is None or not _is_set_off(scene, verb):
        return None
    first, last = scene.sentence_of(verb)
    before = trimmed(scene, first, speaker[0] - 1)
    if before[1] <= before[0] or not any(scene.doc[i].pos_ in {"VERB", "AUX"} for i in range(*before)):
        return None
    pieces = [before]
    following = verb.i + 1
    if following + 1 < last and scene.doc[following].text == ",":
        rest = trimmed(scene, following + 1, last)
        if _goes_on(scene, rest):
            pieces.append(rest)
    source = head_of_words(scene, speaker)
    if source is None:
        return None
    marks = (f"inserted_pieces={len(pieces)}",)
    return Find("inserted", verb, cue_words(verb, list(verb.children)), source, speaker, pieces, marks)


def speaker_between(scene: Scene, verb: Token) -> Words | None:
    """The noun phrase between the last comma and the verb, or none if other words stand there."""
    doc = scene.doc
    place = verb.i - 1
    while place >= 0 and doc[place].pos_ in {"AUX", "ADV"}:
        place -= 1
    last = place + 1
    while (
        place >= 0
        and last - place <= _LONGEST_PHRASE
        and (doc[place].pos_ in _PHRASE or _is_hyphen(doc[place]))
        and not doc[place].is_sent_start
    ):
        place -= 1
    if place < 0 or place + 1 >= last or doc[place].text != ",":
        return None
    head = doc[place + 1]
    return None if head.pos_ in {"ADP", "PART"} and head.lower_ not in {"of"} else (place + 1, last)


def _is_hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_


def _is_set_off(scene: Scene, verb: Token) -> bool:
    """Whether what follows the verb is not its content: an end, a pause, or an adverbial up to one."""
    following = scene.doc[verb.i + 1] if verb.i + 1 < len(scene.doc) else None
    if following is None or following.text in _CLOSERS or following.is_space:
        return True
    return following.pos_ in {"ADP", "ADV"} or following.ent_type_ in {"DATE", "TIME"}


def _goes_on(scene: Scene, rest: Words) -> bool:
    """Whether the words after the inserted speaker go on with the content, not with the telling (", adding that")."""
    start = scene.doc[rest[0]]
    if start.tag_ in {"VBG", "WDT", "WP", "WRB"} or start.lower_ in {"while", "when", "as"}:
        return False
    return any(scene.doc[i].pos_ in {"VERB", "AUX"} for i in range(*rest))


def head_of_words(scene: Scene, words: Words) -> Token | None:
    """The noun of a phrase whose own head lies outside it; None if there are two ("a step Ann took")."""
    first, last = words
    nominal = [scene.doc[i] for i in range(first, last) if scene.doc[i].pos_ in {"NOUN", "PROPN", "PRON"}]
    roots = [token for token in nominal if not first <= token.head.i < last]
    return roots[0] if len(roots) == 1 else None


RULES = (inserted,)
