"""Ties that verbs, nouns, hyphened participles state: "headed by", "its war with", "the Northmark-backed ferrymen"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.actors import Mention
from reportedly.reader.attributions.cues import class_of
from reportedly.reader.events.frames import lending_verbs
from reportedly.reader.events.status import status_of
from reportedly.reader.events.weighed import undoing
from reportedly.reader.parties import done_to, lender_of, objects_after, parties_at
from reportedly.reader.relations.scene import Scene, Tie, tie
from reportedly.reader.relations.words import TieWord, effort_words, tie_words
from reportedly.reading import Actor, Predicate

_COMMON = frozenset({"NN", "NNS"})
_REACH = 5
_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_MEANT = frozenset({"happened", "ongoing", "planned", "hypothetical"})
_REAL = frozenset({"happened", "ongoing"})
_GROUPS = frozenset({"organisation", "people"})
_TALKING = frozenset({"say", "utter", "speak", "write", "report", "ask", "argue"})
_MARKS = frozenset({'"', "'"})


def verbs(scene: Scene) -> Iterator[Tie]:
    """What a verb that took place states between its subject and its object."""
    known = tie_words("verb")
    for token in scene.doc:
        if token.pos_ != "VERB" or token.dep_ == "amod" or _is_only_talked_of(token):
            continue
        for word in known.get(token.lemma_.lower(), ()):
            yield from _of_verb(scene, word, token)


def _of_verb(scene: Scene, word: TieWord, token: Token) -> Iterator[Tie]:
    if word.particles and not any(child.lower_ in word.particles for child in token.children):
        return
    if _is_lent(scene, word, token) or (word.predicate == "supports" and _ends(token)):
        return
    subjects = _first(scene, word.subject, [token])
    objects = _alone(scene, token) if word.predicate == "same_as" else _first(scene, word.object, [token])
    if subjects and objects and status_of(token, token) in (_MEANT if word.intended else _REAL):
        yield from _ties(scene, "verbs", word, token, subjects, objects)


def _is_only_talked_of(verb: Token) -> bool:
    """Whether an infinitive explains what somebody merely talks of: "discussed the campaign to free Southmark"."""
    noun = verb.head
    return (
        verb.tag_ == "VB"
        and noun.dep_ == "dobj"
        and noun.head.pos_ == "VERB"
        and noun.pos_ == "NOUN"
        and class_of(noun.head) in _TALKING
    )


def _alone(scene: Scene, verb: Token) -> list[Actor]:
    """Whom "as" alone names behind a verb, not who is coordinated with it: "known as the Prince, or the poet Lind"."""
    found = (scene.at(inner) for inner in objects_after(verb, "as"))
    return [mention.actor for mention in found if mention is not None]


def _is_lent(scene: Scene, word: TieWord, verb: Token) -> bool:
    """Whether what is controlled is only something of a place: "runs the only shop in Southmark"."""
    of_another = scene.at(done_to(verb)) is None or _trails(verb)
    return (word.predicate == "controls" and of_another) or _is_either(verb)


def _trails(verb: Token) -> bool:
    """Whether a participle behind its verb may be of a noun between: "Northmark sold boats, held by ferrymen"."""
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i > verb.head.i


def _is_either(verb: Token) -> bool:
    """Whether "which" may mean either of two nouns: "the council of Southmark, which is run by"."""
    if verb.dep_ != "relcl" or verb.head.dep_ != "pobj" or verb.head.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    after = verb.head.i + 1
    return after < len(verb.doc) and verb.doc[after].text == ","


def _ends(verb: Token) -> bool:
    """Whether what is supported is somebody's end: "backed the regent's overthrow"."""
    thing = done_to(verb)
    return thing is not None and thing.lemma_.lower() in undoing()


def nouns(scene: Scene) -> Iterator[Tie]:
    """What a noun states between the parties in its own phrase or lent by a verb: "its war with Southmark"."""
    known = tie_words("noun")
    for token in scene.doc:
        if token.tag_ not in _COMMON or token.dep_ == "compound" or _is_so_called(token):
            continue
        for word in known.get(token.lemma_.lower(), ()):
            yield from _of_noun(scene, word, token)


def _is_so_called(noun: Token) -> bool:
    """Whether a single noun stands in quotation marks: the regent's "war" on smugglers may be none."""
    doc = noun.doc
    return 0 < noun.i < len(doc) - 1 and doc[noun.i - 1].text in _MARKS and doc[noun.i + 1].text in _MARKS


def _of_noun(scene: Scene, word: TieWord, token: Token) -> Iterator[Tie]:
    lender = lender_of(token)
    words = [token] if lender is None else [token, lender]
    pair = [actor for place in word.pairs for actor in parties_at(place, token, scene.cast)]
    if len(pair) == 2:
        yield from _ties(scene, "nouns", word, token, pair[:1], pair[1:])
        return
    subjects = _first(scene, word.subject, [token]) or (_lent(scene, word, lender) if lender is not None else [])
    objects = _first(scene, word.object, words)
    if not objects and lender is not None and len(subjects) == 2 and lender.lemma_ in word.lenders:
        subjects, objects = subjects[:1], subjects[1:]
    if subjects and objects:
        yield from _ties(scene, "nouns", word, token, subjects, objects)


def _lent(scene: Scene, word: TieWord, lender: Token) -> list[Actor]:
    lends = lender.lemma_ in lending_verbs() or lender.lemma_ in word.lenders
    if not lends or "lender" not in word.subject or status_of(lender, lender) not in _REAL:
        return []
    return parties_at("subject", lender, scene.cast)


def hyphened(scene: Scene) -> Iterator[Tie]:
    """What a participle behind a hyphen states: "the Northmark-backed ferrymen"."""
    known = tie_words("hyphened")
    for token in scene.doc:
        words = known.get(token.lower_)
        if words is None or token.i < 2 or scene.doc[token.i - 1].text != "-":
            continue
        word = words[0]
        before = scene.ends.get(token.i - 2) or scene.at(scene.doc[token.i - 2])
        behind = _described(scene, token, word)
        if before is None or behind is None:
            continue
        subject, other = (behind, before) if word.turned else (before, behind)
        described = behind.actor.kind
        if word.object_kinds and described not in word.object_kinds:
            continue
        found = tie(scene, "hyphened", word.predicate, subject, other, word=token)
        if found is not None:
            yield found


def prefixed(scene: Scene) -> Iterator[Tie]:
    """Whom a body or group is for or against by its prefix: "anti-Northmark rebels", "the counter-raiders league"."""
    doc = scene.doc
    for token in doc:
        predicate = _stance(token.lower_)
        if predicate is None or token.i + 3 >= len(doc) or token.nbor().text != "-":
            continue
        other = scene.starts.get(token.i + 2) or scene.at(doc[token.i + 2])
        who = _behind(scene, doc[scene.last(other)]) if other is not None else None
        if other is None or who is None or who.actor.kind not in _GROUPS:
            continue
        found = tie(scene, "prefixed", predicate, who, other, word=token)
        if found is not None:
            yield found


def _stance(prefix: str) -> Predicate | None:
    if prefix in effort_words("against"):
        return "opposes"
    return "supports" if prefix in effort_words("for") else None


def _described(scene: Scene, participle: Token, word: TieWord) -> Mention | None:
    """The mention that a participle stands before, if its noun is one that the word describes."""
    mention = _behind(scene, participle)
    if mention is None or (word.words_of_object and scene.doc[mention.head].lemma_.lower() not in word.words_of_object):
        return None
    return mention


def _behind(scene: Scene, token: Token) -> Mention | None:
    """The mention that a word stands before: of the noun it modifies, else the next one in its phrase."""
    mention = scene.at(token.head) if token.head.i > token.i else None
    for index in range(token.i + 1, min(token.i + _REACH, len(scene.doc))):
        if mention is not None or scene.doc[index].pos_ not in _PHRASE:
            break
        mention = scene.starts.get(index) or scene.at(scene.doc[index])
    return mention


def _first(scene: Scene, places: tuple[str, ...], words: list[Token]) -> list[Actor]:
    for place in places:
        for word in words:
            if found := parties_at(place, word, scene.cast):
                return found
    return []


def _ties(
    scene: Scene, rule: str, word: TieWord, token: Token, subjects: list[Actor], objects: list[Actor]
) -> Iterator[Tie]:
    for subject in subjects:
        for other in objects:
            if subject is other or not _fits(word, subject, other):
                continue
            stretches = [
                scene.near(subject, token.idx),
                scene.near(other, token.idx),
                (token.idx, token.idx + len(token)),
            ]
            start, end = min(s for s, _ in stretches), max(e for _, e in stretches)
            yield Tie(subject, word.predicate, other, start, end, None, rule)


def _fits(word: TieWord, subject: Actor, other: Actor) -> bool:
    if word.predicate == "same_as" and not (subject.named and other.named):
        return False
    return (not word.subject_kinds or subject.kind in word.subject_kinds) and (
        not word.object_kinds or other.kind in word.object_kinds
    )
