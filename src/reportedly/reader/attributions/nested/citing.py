"""Who is cited or quoted, and by whom: "the Herald, citing two firemen", "was quoted by the Herald as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.cues import OTHER, class_of, is_reporting, is_speech
from reportedly.reader.attributions.nested.within import Within
from reportedly.reader.attributions.nested.words import (
    as_told_words,
    can_inform,
    citing_words,
    publishing_verbs,
    quoting_verbs,
)
from reportedly.reader.attributions.scene import Words, trimmed
from reportedly.reader.attributions.sources import agent, subject
from reportedly.reader.parsed import Chars
from reportedly.reader.phrases import SUBJECTS, object_of

_REACH = 25
"""Tokens between the words of one construction, at most."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def citing(within: Within, word: Token) -> Iterator[Attribution]:
    """Whom a report cites: "reported that the mill had burned, citing two firemen". The report carries their words."""
    if word.lower_ not in citing_words() or word.tag_ != "VBG":
        return
    cited = object_of(word)
    if cited is None or cited.i < word.i or not can_inform(cited):
        return
    report = _report_of(within, word, cited)
    if report is None or report.cue is word:
        return
    before = _before_comma(word)
    if report.source is None and before is not None and report.cue.i > word.i:
        report.source, report.source_span = before, within.made("", report.cue, before, []).source_span
    own_words = next((within.by_cue[t.i] for t in _said_by(cited) if t.i in within.by_cue), None)
    if own_words is not None:
        if not _holds(report, own_words):
            own_words.carrier = report
        within.drop(word)
        return
    made = within.made("citing", word, cited, [], report)
    assert made.source_span is not None  # it has a source
    aside = (word.idx, max(made.source_span[1], word.idx + len(word)))
    report.contents = without(within, report.contents, aside)
    made.contents, made.quotation = list(report.contents), report.quotation
    if made.contents:
        yield made


def _said_by(cited: Token) -> Iterator[Token]:
    """The verb of saying in a relative clause: "officers who said"."""
    for child in cited.children:
        if child.dep_ == "relcl" and is_speech(child) and any(c.tag_ == "WP" for c in child.children):
            yield child


def _holds(report: Attribution, inner: Attribution) -> bool:
    return any(a <= inner.cue.idx < b for a, b in report.contents)


def _report_of(within: Within, word: Token, cited: Token) -> Attribution | None:
    """The report that a participle belongs to: what it hangs on, else the report beside it in the sentence."""
    misread = _misread(within, word, cited)
    if misread is not None:
        return misread
    above = word
    for _ in range(4):
        above = above.head
        found = within.by_cue.get(above.i) or within.by_source.get(above.i)
        if found is not None and _is_report(found):
            return found
    first, last = within.scene.sentence_of(word)
    for place in (*range(word.i - 1, max(first, word.i - _REACH), -1), *range(word.i, min(last, word.i + _REACH))):
        found = within.by_cue.get(place)
        if found is not None and _is_report(found):
            return found
    return None


def _misread(within: Within, word: Token, cited: Token) -> Attribution | None:
    """The report whose subject the parse takes for the cited: "The Herald, citing firemen who came, reported that"."""
    last = cited.right_edge.i + 1
    before = _before_comma(word)
    if before is None:
        return None
    for verb in within.scene.doc[word.i + 2 : last]:
        report = within.by_cue.get(verb.i)
        if report is None or report.source is None or not is_reporting(verb) or verb.nbor(-1).text != ",":
            continue
        if cited.i <= report.source.i < verb.i:
            report.source, report.source_span = before, within.made("", verb, before, []).source_span
            return report
    return None


def _before_comma(word: Token) -> Token | None:
    """The noun before a participle that a comma sets off: "The Herald, citing"."""
    before = word.nbor(-2) if word.i > 1 and word.nbor(-1).text == "," else None
    return before if before is not None and before.pos_ in _NOMINAL else None


def _is_report(attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue.lower_ == "according" or (cue.pos_ == "VERB" and is_speech(cue))


def without(within: Within, contents: list[Chars], aside: Chars) -> list[Chars]:
    """Contents without a stretch that stands in them."""
    kept: list[Chars] = []
    for start, end in contents:
        if aside[0] >= end or aside[1] <= start:
            kept.append((start, end))
            continue
        for piece in ((start, min(end, aside[0])), (max(start, aside[1]), end)):
            words = within.words_of(piece)
            if any(token.is_alpha or token.is_digit for token in within.scene.doc[words[0] : words[1]]):
                kept.append(within.chars(trimmed(within.scene, *words)))
    return kept


def quoted_as_saying(within: Within, word: Token) -> Iterator[Attribution]:
    """Who quotes and who speaks: "the Herald quoted the abbot as saying that", "was quoted by the Herald as saying"."""
    if word.lower_ != "as" or word.i + 1 >= len(within.scene.doc):
        return
    saying = word.nbor()
    quoting = _quoting_before(within, word)
    if saying.tag_ != "VBG" or class_of(saying) == OTHER or quoting is None:
        return
    speaker, teller = _speaker_and_teller(within, quoting, saying)
    if speaker is None:
        return
    contents = _said_after(within, saying, teller) or _said_before(within, quoting, speaker)
    if not contents:
        return
    inner = within.made("quoted_as_saying", saying, speaker, contents)
    within.drop(saying)
    outer = within.made("quoted_as_saying", quoting, teller, _told(within, word, saying, inner, contents))
    yield outer
    yield inner


def _quoting_before(within: Within, word: Token) -> Token | None:
    first = max(within.scene.sentence_of(word)[0], word.i - _REACH)
    return next((t for t in reversed(within.scene.doc[first : word.i]) if t.lemma_.lower() in quoting_verbs()), None)


def _speaker_and_teller(within: Within, quoting: Token, saying: Token) -> tuple[Token | None, Token | None]:
    """Who speaks and who quotes; who quotes may be untold."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in quoting.children)
    if not passive and quoting.tag_ == "VBN" and quoting.dep_ == "acl":
        return quoting.head, _by(within, quoting, saying)
    if passive:
        speaker = next((c for c in quoting.children if c.dep_ in SUBJECTS), None)
        return speaker or _noun_before(within, quoting), _by(within, quoting, saying)
    return object_of(quoting) or _subject_between(within, quoting, saying), subject(within.scene, quoting)


def _by(within: Within, quoting: Token, saying: Token) -> Token | None:
    """Who is named by "by", beside the quoting or after the saying."""
    found = agent(quoting) or agent(saying)
    if found is not None:
        return found
    last = min(within.scene.sentence_of(quoting)[1], saying.i + _REACH)
    for word in within.scene.doc[quoting.i + 1 : last]:
        if word.lower_ == "by" and (word.i < saying.i or word.i == saying.i + 1):
            return next((c for c in word.children if c.dep_ == "pobj"), None)
    return None


def _noun_before(within: Within, quoting: Token) -> Token | None:
    found = within.by_cue.get(quoting.i)
    return found.source if found is not None else None


def _subject_between(within: Within, quoting: Token, saying: Token) -> Token | None:
    """The speaker where the parse makes a clause of "him as saying"."""
    between = within.scene.doc[quoting.i + 1 : saying.i]
    return next((t for t in between if t.pos_ in _NOMINAL and not quoting.i < t.head.i < saying.i - 1), None)


def _said_after(within: Within, saying: Token, teller: Token | None) -> list[Words]:
    """The words after "saying": up to the end of its phrase, and of a quotation that follows."""
    scene = within.scene
    found = [
        child for child in saying.children if child.i > saying.i and child.dep_ in {"ccomp", "dobj", "xcomp", "prep"}
    ]
    clause = next((child for child in found if child.dep_ == "ccomp"), None)
    after = saying.i + 1
    if after < len(scene.doc) and scene.quoted[after] >= 0 and scene.quoted[saying.i] < 0:
        return [scene.stretches[scene.quoted[after]]]
    if clause is not None:
        return [trimmed(scene, clause.left_edge.i, clause.right_edge.i + 1)]
    if after < len(scene.doc) and scene.doc[after].lower_ == "by":
        return []
    told = next((child for child in found if teller is None or not _is_in(teller, child)), None)
    if told is None or (told.dep_ == "prep" and told.lower_ in {"on", "at", "in", "during", "by", "to"}):
        return []
    if told.dep_ == "prep":
        return [trimmed(scene, told.i + 1, told.right_edge.i + 1)] if told.right_edge.i > told.i else []
    return [trimmed(scene, told.left_edge.i, told.right_edge.i + 1)]


def _is_in(token: Token, phrase: Token) -> bool:
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i


def _said_before(within: Within, quoting: Token, speaker: Token) -> list[Words]:
    """The words before the speaker in the sentence: "“The bells are lost,” the abbot was quoted as saying"."""
    scene, found = within.scene, within.by_cue.get(quoting.i)
    edge = min(speaker.left_edge.i, quoting.i)
    if found is not None and found.source is speaker:
        pieces = [within.words_of(chars) for chars in found.contents]
        return [piece for piece in pieces if piece[1] <= edge or scene.quoted[piece[0]] >= 0]
    before = trimmed(scene, within.scene.sentence_of(speaker)[0], edge)
    return [before] if any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[before[0] : before[1]]) else []


def _told(within: Within, word: Token, saying: Token, inner: Attribution, contents: list[Words]) -> list[Words]:
    """What the quoting tells: the speaker, "as saying", and what is said."""
    assert inner.source_span is not None  # it has a source
    speaker = within.words_of(inner.source_span)
    after = [piece for piece in contents if piece[0] > saying.i]
    said = (word.i, after[-1][1] if after else saying.i + 1)
    before = [piece for piece in contents if piece[0] < saying.i]
    if speaker[1] == word.i:
        return [*before, (speaker[0], said[1])]
    return sorted([*before, speaker, said])


def as_told_by(within: Within, word: Token) -> Iterator[Attribution]:
    """The clause before "as reported by" and a name."""
    if word.lower_ not in as_told_words() or word.i < 2 or word.nbor(-1).lower_ != "as" or word.i in within.by_cue:
        return
    teller = agent(word) or _by(within, word, word)
    if teller is None or not can_inform(teller):
        return
    scene = within.scene
    before = trimmed(scene, within.scene.sentence_of(word)[0], word.i - 1)
    if any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[before[0] : before[1]]):
        yield within.made("as_told_by", word, teller, [before])


def said_to_have_said(within: Within, word: Token) -> Iterator[Attribution]:
    """Who is said to say: "the abbot is reported to have told the guests to leave"; nobody, or a teller, carries it."""
    if word.dep_ not in {"xcomp", "ccomp"} or class_of(word) == OTHER:
        return
    telling = word.head
    if telling.pos_ != "VERB" or class_of(telling) == OTHER or telling.i > word.i:
        return
    if not {"to", "have"} <= {c.lower_ for c in word.children if c.dep_ == "aux"}:
        return
    passive = any(c.dep_ == "auxpass" for c in telling.children)
    speaker = next((c for c in telling.children if passive and c.dep_ == "nsubjpass"), None)
    finds = within.finds.get(word.i)
    if speaker is None or not finds:
        return
    best = max(finds, key=lambda find: (find.confidence, find.form))
    whole = [within.words_of(within.made("", word, speaker, []).source_span or (0, 0))]
    whole.append(trimmed(within.scene, min(c.i for c in word.lefts), word.right_edge.i + 1))
    if telling.i not in within.by_cue:
        yield within.made("said_to_have_said", telling, agent(telling), whole)
    elif not _holds(within.by_cue[telling.i], within.made("", word, speaker, [])):
        within.by_cue[telling.i].contents = [within.chars(piece) for piece in whole]
    yield within.made("said_to_have_said", word, speaker, best.contents)


def published(within: Within, word: Token) -> Iterator[Attribution]:
    """Who makes known what others say: "printed a letter in which the abbot said that", "showed a man who said"."""
    if word.lemma_.lower() not in publishing_verbs() or word.pos_ != "VERB" or word.i in within.by_cue:
        return
    source, text = subject(within.scene, word), object_of(word)
    if source is None or text is None or text.i < word.i or not can_inform(source):
        return
    inner = (child for child in text.children if child.dep_ in {"relcl", "acl"})
    if any(clause.i in within.by_cue and clause.tag_ != "VB" for clause in inner):
        yield within.made("published", word, source, [trimmed(within.scene, text.left_edge.i, text.right_edge.i + 1)])


RULES = (quoted_as_saying, as_told_by, said_to_have_said, published, citing)
