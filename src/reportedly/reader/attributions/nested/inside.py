"""Statements that show inside another's content: their confidence alone is low, for corpora mark none there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.cues import SPEECH, class_of, is_reporting, is_speech, telling_verbs
from reportedly.reader.attributions.inserted import head_of_words, speaker_between
from reportedly.reader.attributions.nested.within import Within
from reportedly.reader.attributions.scene import Find, chars_of_words, trimmed
from reportedly.reader.attributions.sources import subject
from reportedly.reader.attributions.verbs import cue_words
from reportedly.reader.parsed import Quotation
from reportedly.reader.phrases import object_of

SURE_ENOUGH = {"said_clause": 0.05, "according_to": 0.3, "noun_clause": 0.1}
"""Of the finds inside another's content, those of these forms that are at least as probable are kept."""
SURE_ENOUGH_IF_THOUGHT = 0.15
"""The same for what somebody thinks: "the voters know that" tells more of the speaker than of the voters."""

_TELLING = SPEECH | {"deny"}
_NOT_ANOTHER = frozenset(
    {"i", "we", "you", "me", "us", "it", "that", "this", "which", "what", "who", "whoever", "nobody", "none", "nothing"}
    | {"anyone", "anybody", "everyone", "everybody", "someone", "somebody", "one"}
)
"""Who is either the speaker, or nobody in particular."""
_NEAR = 8
"""Tokens between a quotation inside another and its verb, at most."""
_FEW = 4
"""Tokens of a quotation that is but a word or two between marks."""


def in_content(within: Within, word: Token) -> Iterator[Attribution]:
    """A cue of the lexicon inside another's content, with a source of its own that is not the speaker there."""
    finds = within.finds.get(word.i)
    if not finds or within.depth[word.i] == 0 or word.i in within.by_cue:
        return
    finds = [find for find in finds if _is_sure(within, find)]
    if not finds:
        return
    best = max(finds, key=lambda find: (find.confidence, find.form))
    made = within.made("in_content", word, best.source, best.contents)
    made.cue_span = chars_of_words(within.scene, best.cue_words)
    if best.source_words is not None:
        made.source_span = chars_of_words(within.scene, best.source_words)
    yield made


def _is_sure(within: Within, find: Find) -> bool:
    if find.confidence < SURE_ENOUGH.get(find.form, 1.0):
        return False
    kind = class_of(find.cue)
    if find.form == "noun_clause":
        starts = within.scene.doc[find.contents[0][0]]
        return kind == "word" and starts.dep_ == "mark" and within.scene.quoted[find.cue.i] < 0
    source = find.source
    if source is None or source.lower_ in _NOT_ANOTHER:
        return False
    if find.form == "according_to":
        return True
    own = source.head.i == find.cue.i and source.i < find.cue.i < find.contents[0][0] and not _is_infinitive(find.cue)
    return own and (kind in _TELLING or (kind == "think" and find.confidence >= SURE_ENOUGH_IF_THOUGHT))


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def quoted_inside(within: Within, word: Token) -> Iterator[Attribution]:
    """A quotation inside a quotation, with its verb: "He told me, ‘Leave by dawn,’" the miller said."""
    nested = within.nested.get(word.i)
    if nested is None:
        return
    first, last = within.words_of((nested.start, nested.end))
    doc, quoted = within.scene.doc, within.scene.quoted
    near: list[Token] = []
    if doc[first - 1].text in {",", ":"} or (doc[first - 1].pos_ == "VERB" and last - first > _FEW):
        near += reversed(doc[max(0, first - _NEAR) : first])
    if doc[last - 2].text in {",", "?", "!"}:
        near += doc[last : last + _NEAR]
    for verb in near:
        if verb.pos_ == "VERB" and is_speech(verb) and quoted[verb.i] == quoted[first]:
            source = subject(within.scene, verb) or _noun_beside(within, verb)
            if source is not None and source.lower_ not in _NOT_ANOTHER:
                yield _inner(within, verb, source, nested)
            return


def _noun_beside(within: Within, verb: Token) -> Token | None:
    """The subject of a verb of saying that the parse loses before a quotation."""
    place = verb.i - 1
    while place > 0 and within.scene.doc[place].pos_ in {"AUX", "ADV"}:
        place -= 1
    before = within.scene.doc[place]
    return before if before.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _inner(within: Within, verb: Token, source: Token, nested: Quotation) -> Attribution:
    made = within.made("quoted_inside", verb, source, [])
    made.contents, made.quotation = [(nested.start, nested.end)], "direct"
    return made


def told_before(within: Within, word: Token) -> Iterator[Attribution]:
    """A speaker and a verb after their words, in what another tells: "It held, she told us, the Herald said"."""
    if within.depth[word.i] == 0 or word.tag_ not in {"VBD", "VBZ", "VBP"} or not _is_untold(within, word):
        return
    if not is_reporting(word) or within.scene.quoted[word.i] >= 0 or any(c.dep_ == "ccomp" for c in word.rights):
        return
    scene = within.scene
    speaker = speaker_between(scene, word)
    source = None if speaker is None else head_of_words(scene, speaker)
    if speaker is None or source is None or source.tag_ in {"WP", "WDT"}:
        return
    before = trimmed(scene, within.scene.sentence_of(word)[0], speaker[0] - 1)
    if before[1] > before[0] and any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[before[0] : before[1]]):
        made = within.made("told_before", word, source, [before])
        made.source_span = chars_of_words(scene, speaker)
        made.cue_span = chars_of_words(scene, cue_words(word, list(word.children)))
        yield made


def _is_untold(within: Within, verb: Token) -> bool:
    """Whether nothing is known of what a verb tells, or only whom it tells."""
    whom = object_of(verb)
    if whom is not None and verb.lemma_.lower() not in telling_verbs():
        return False
    known = within.by_cue.get(verb.i)
    return known is None or (
        whom is not None and known.contents == [within.chars((whom.left_edge.i, whom.right_edge.i + 1))]
    )


RULES = (told_before, quoted_inside, in_content)
