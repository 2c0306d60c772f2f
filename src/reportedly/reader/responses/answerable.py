"""Which statement of the article is the one that a response answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.attributions import Attribution
from reportedly.reader.responses.answered import REQUESTS, Answered, families, is_vague
from reportedly.reader.responses.tolls import gives_number
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Actor, Response, Statement

_UNKNOWN = frozenset({"a", "an", "another", "any", "similar"})
"""Words before a noun for something said by which it is none that the article has told of."""

_LOOK_BACK = 60
"""Statements before a response that are looked at."""

_RECENT = 30
"""Responses before one that are looked at, for what they answered."""

_NEAR_BY = 8
"""Statements before a response among which a less close fit will do."""

_PART = 0.4
"""Part of the key words of the shorter of two statements that they share when they are about the same."""

_SUCH = 4
"""Words with which a thing denied begins, one of which may be "such"."""

_MEANINGFUL = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})


@cache
def _kinds_of_event() -> dict[str, str]:
    return {word: kind for kind, entry in load("en/responses")["same"].items() for word in entry["examples"]}


def key_words(tokens: Sequence[Token]) -> frozenset[str]:
    """What some words are about: lemmas of nouns, verbs and names; words for one kind of event count as the same."""
    kinds = _kinds_of_event()
    found: set[str] = set()
    for token in tokens:
        if token.pos_ in _MEANINGFUL and not token.is_stop:
            lemma = token.lemma_.lower()
            found.add(kinds.get(lemma, lemma))
    return frozenset(found)


@dataclass(eq=False)
class Answerable:
    """A statement with what tells whether a response means it."""

    index: int
    statement: Statement
    attribution: Attribution
    saying: Saying

    @cached_property
    def sentence(self) -> int:
        """Where the sentence of the cue begins."""
        return self.saying.sentence[0]

    @cached_property
    def place(self) -> int:
        """Where the statement's cue stands, as a token's index."""
        return int(self.attribution.cue.i)

    @cached_property
    def key_words(self) -> frozenset[str]:
        """What the statement is about."""
        return key_words(self.saying.tokens)

    @cached_property
    def actors(self) -> frozenset[Actor]:
        """The actors that its content names."""
        found = (self.saying.cast.at(token) for token in self.saying.tokens)
        return frozenset(actor for actor in found if actor is not None)

    @cached_property
    def names(self) -> frozenset[str]:
        """The nouns and names of its content, in lower case."""
        return frozenset(token.lower_ for token in self.saying.tokens if token.pos_ in {"NOUN", "PROPN"})

    @cached_property
    def proper_words(self) -> frozenset[str]:
        """The names among its key words."""
        return key_words([token for token in self.saying.tokens if token.pos_ == "PROPN"])

    def statements_since(self, other: Answerable) -> int:
        """How many statements lie between another one and this one, in the order of the text."""
        return abs(self.index - other.index)

    @property
    def is_by_a_body(self) -> bool:
        """Whether the source is no person, or the medium a report: what "the paper's account" may mean."""
        source = self.statement.source
        return self.statement.medium == "report" or (source is not None and source.kind == "organisation")

    def follows(self, other: Answerable) -> bool:
        """Whether this one stands in the same sentence as the other, or the next."""
        first = min([self.saying.sentence[0], *(token.i for token in self.saying.tokens[:1])])
        return first - other.saying.sentence[1] <= 1

    def is_about(self, saying: Saying) -> bool:
        """Whether the content names the other saying's source or those for whom it speaks."""
        return bool(self.actors & saying.side) or bool(self.names & saying.side_words)

    def names_others_than(self, saying: Saying) -> bool:
        """Whether its content names actors, but not the other saying's source."""
        return bool(self.actors) and bool(saying.side) and not self.is_about(saying)


class Candidates:
    """The statements of an article as what may be answered."""

    def __init__(self, everything: Sequence[Answerable], carried: Sequence[Sequence[int]]) -> None:
        self._all = everything
        self._carried = carried
        self._of_statement = {id(one.statement): one for one in everything}
        self._by_place = sorted(everything, key=lambda one: one.place)
        self._rank = {one.index: rank for rank, one in enumerate(self._by_place)}

    def meant_by(self, one: Answerable, answered: Answered, earlier: Sequence[Response]) -> list[Answerable]:
        """The statements that are meant; several where they fit equally well."""
        if answered.kind == "noun":
            return self._by_name(one, answered, earlier)
        if answered.kind == "pronoun":
            return self._by_pronoun(one, answered, earlier)
        if answered.kind == "speaker":
            return self._by_speaker(one, answered)
        if answered.kind == "toll":
            return self._by_toll(one)
        return self._by_itself(one, answered)

    def near(self, one: Answerable) -> list[Answerable]:
        """Statements of others that one may mean which names none: those before, nearest first, and right after."""
        rank = self._rank[one.index]
        after = [other for other in self._by_place[rank + 1 : rank + 6] if other.follows(one)]
        return [*self._before(one, one.place), *(other for other in after if self._is_of_another(one, other))]

    def _by_itself(self, one: Answerable, answered: Answered) -> list[Answerable]:
        """What is answered where a statement names nothing that was said, but the thing itself, or nothing at all."""
        if one.statement.act == "decline":
            return self._said_just_before(one)
        return self._by_topic(one, answered) if one.statement.act in {"deny", "confirm", "agree"} else []

    def _by_name(self, one: Answerable, answered: Answered, earlier: Sequence[Response]) -> list[Answerable]:
        """What a noun for something said means: what was answered above or before by it, else what fits it."""
        if answered.owner is None and (above := self._answered_above(one, earlier)):
            return above
        again = self._named_before(answered, earlier)
        return [again] if again is not None else self._by_noun(one, answered)

    def _said_just_before(self, one: Answerable) -> list[Answerable]:
        """What a source that "declined to comment" keeps silent about: what was said of it in the sentence before."""
        nouns = [token for token in one.saying.tokens if token.pos_ == "NOUN"]
        if any(noun.lemma_ not in REQUESTS or noun.head.lower_ in {"on", "about"} for noun in nouns):
            return []
        before = [other for other in self._before(one, one.place) if one.follows(other) and other.is_about(one.saying)]
        return self._nearest(before)[:1] if before else []

    def _named_before(self, answered: Answered, earlier: Sequence[Response]) -> Answerable | None:
        """What an earlier response answered by the same noun: "the remarks", condemned by one and then by another."""
        if answered.topic or answered.owner is not None or not _is_definite(answered):
            return None
        for response in reversed(earlier[-_RECENT:]):
            target, span = response.to_statement, response.to_span
            if target is not None and span is not None and _is_of_family(answered, span.text):
                return self._of_statement[id(target)]
        return None

    def _answered_above(self, one: Answerable, earlier: Sequence[Response]) -> list[Answerable]:
        """What the denial answers that a participle goes on: "denied the charge, dismissing the account as …"."""
        cue = one.attribution.cue
        if cue.dep_ not in {"advcl", "conj"}:
            return []
        above = (response for response in earlier[-_RECENT:] if response.to_statement is not None)
        return [
            self._of_statement[id(response.to_statement)]
            for response in above
            if self._of_statement[id(response.statement)].attribution.cue.i == cue.head.i
        ]

    def _before(self, one: Answerable, place: int) -> list[Answerable]:
        """Statements of others that stand before a place, nearest first; none that carries the response."""
        rank = self._rank[one.index]
        some = reversed(self._by_place[max(0, rank - _LOOK_BACK) : rank + 3])
        return [other for other in some if other.place < place and self._is_of_another(one, other)]

    def _is_of_another(self, one: Answerable, other: Answerable) -> bool:
        """Whether a statement is by somebody else who says something, and neither carries the other."""
        if other is one or any(other.statement is above for above in one.statement.via):
            return False
        source = other.statement.source
        same_side = source is not None and (source is one.statement.source or source in one.saying.side)
        return not same_side and other.index not in self._carried[one.index] and other.statement.act != "decline"

    def _by_noun(self, one: Answerable, answered: Answered) -> list[Answerable]:
        entry = load("en/responses")["noun"][answered.family]
        before = self._before(one, answered.head.i)
        topic = key_words(answered.topic)
        inside = [self._all[i] for i in self._carried[one.index] if _is_said_in(answered, self._all[i].attribution)]
        about = [other for other in before if self._fits_owner(other, one, answered)]
        if answered.owner is not None:
            owner = one.saying.cast.at(answered.owner)
            about = [other for other in about if other.statement.source is owner is not None] or about
        if not about and answered.owner is not None and answered.owner.tag_ == "NN":
            about = [other for other in before if other.is_by_a_body]
        if not inside and any(child.lower_ in _UNKNOWN for child in answered.head.children):
            return []
        if topic:
            shared = [other for other in about if len(topic & other.key_words) >= min(2, len(topic))]
            if inside and (inside[0].statement.source is not None or not shared):
                return inside
            about = shared or _without_topic(about, one, answered, is_told=len(topic) > 1)
        elif inside:
            return inside
        for level in _LEVELS:
            close = [other for other in about if _fits(level, entry, other, one)]
            if answered.family == "accusation":
                against = [other for other in close if other.is_about(one.saying)]
                near = [other for other in close if one.follows(other)]
                close = against or [other for other in close if not other.names_others_than(one.saying)] or near[:1]
            if close:
                return self._nearest(close)
        return []

    def _fits_owner(self, other: Answerable, one: Answerable, answered: Answered) -> bool:
        """Whether the words are by whom the response says they are by ("Norland's claim", "his remarks")."""
        if answered.owner is None:
            return True
        owner = one.saying.cast.at(answered.owner)
        if owner is one.statement.source and one.statement.act == "decline":
            return False
        if answered.owner.pos_ == "NOUN" and answered.owner.lower_ in other.saying.side_words:  # "several survivors"
            return True
        if owner is None or owner is one.statement.source:
            return answered.owner.pos_ == "PRON"
        return owner is other.statement.source or owner in other.saying.side

    def _by_speaker(self, one: Answerable, answered: Answered) -> list[Answerable]:
        """What somebody said who is told to be lying: the nearest that is about who tells it, or right before it."""
        speaker = one.saying.cast.at(answered.head)
        speakers = {speaker} if speaker is not None else set(one.statement.addressees)
        before = self._before(one, one.place)
        said = [other for other in before if other.statement.source in speakers or speakers & other.saying.side]
        if not speakers and answered.head.pos_ == "VERB":  # "stop lying", and nobody is named to whom it is said
            said = [other for other in before if other.is_about(one.saying)]
        meant = [other for other in said if other.is_about(one.saying) or one.follows(other)]
        return self._nearest(meant)[:1] if meant else []

    def _by_toll(self, one: Answerable) -> list[Answerable]:
        """The number that somebody else gave right before, of who says that the toll is higher."""
        told = [other for other in self._before(one, one.place) if one.follows(other) and gives_number(other.saying)]
        return self._nearest(told)[:1] if told else []

    def _by_pronoun(self, one: Answerable, answered: Answered, earlier: Sequence[Response]) -> list[Answerable]:
        """What "it" means: what the sentence before answers, else what was said there, or before in this sentence."""
        before = self._before(one, answered.head.i)
        if not before:
            return []
        nearest = before[0]
        if not one.follows(nearest):
            return []
        for response in reversed(earlier[-_RECENT:]):
            by = self._of_statement[id(response.statement)]
            if by.sentence == nearest.sentence and response.to_statement is not None:
                return [self._of_statement[id(response.to_statement)]]
        same = [other for other in before if other.sentence == nearest.sentence]
        if one.statement.act in {"refuse", "agree", "praise"}:
            offered = [other for other in same if other.statement.act in {"propose", "demand", "pledge"}]
            charges = [other for other in same if other.statement.act in {"accuse", "assert"}]
            same = offered or (charges if one.statement.act == "refuse" and _rejects(one) else [])
        against = [other for other in same if other.statement.act == "accuse" and other.is_about(one.saying)]
        outermost = [other for other in same if not any(above.statement in other.statement.via for above in same)]
        return against[:1] or outermost

    def _by_topic(self, one: Answerable, answered: Answered) -> list[Answerable]:
        """What a denial or a confirmation of a thing itself answers: the charge, or what was said of it before."""
        before = self._before(one, one.place)
        topic = key_words(answered.topic) - {"be", "have"}
        accusing = [other for other in before if other.statement.act == "accuse" and other.is_about(one.saying)]
        if is_vague(answered) and accusing:
            return self._nearest(accusing)
        denies = one.statement.act == "deny"
        for pool, least in ((accusing, 1), (before, 2), (self._soon_after(one), 1)):
            shared = [other for other in pool if _is_alike(topic, other, least)]
            if denies:
                shared = [other for other in shared if other.is_about(one.saying)]
            else:
                near = (other for other in shared if one.statements_since(other) <= _NEAR_BY)
                shared = [other for other in near if 2 * len(topic & other.key_words) >= len(topic)]
            if shared:
                best = max(len(topic & other.key_words) for other in shared)
                return self._nearest([other for other in shared if len(topic & other.key_words) == best])[:1]
        return self._told_just_before(one, before) if denies and (is_vague(answered) or _refers_back(answered)) else []

    def _told_just_before(self, one: Answerable, before: Sequence[Answerable]) -> list[Answerable]:
        """What a denial of "any involvement", or of "such" a thing, answers: what was told right before of the source.

        No charge in words, yet one: "the raid was flown by Danish pilots, the monitor said".
        """
        told = [other for other in before if one.follows(other) and other.is_about(one.saying)]
        return self._nearest(told)[:1] if told else []

    def _soon_after(self, one: Answerable) -> list[Answerable]:
        """Charges that the article brings in the sentence after a denial."""
        rank = self._rank[one.index]
        return [
            other
            for other in self._by_place[rank + 1 : rank + 6]
            if other.statement.act == "accuse" and other.follows(one)
        ]

    def _nearest(self, found: Sequence[Answerable]) -> list[Answerable]:
        """Those of the nearest sentence; of a chain only its outermost."""
        sentence = found[0].sentence
        near = [other for other in found if other.sentence == sentence]
        return [other for other in near if not any(above.statement in other.statement.via for above in near)]


def _rejects(one: Answerable) -> bool:
    """Whether the cue is one that turns down offers and charges alike: "rejected this"."""
    return one.attribution.cue.lemma_.lower() in load("en/responses")["turned_down"]["examples"]


def _is_said_in(answered: Answered, inner: Attribution) -> bool:
    """Whether somebody's words stand with the noun that names them: "the report that", "a report that said"."""
    cue = inner.cue
    return cue.i == answered.head.i or (cue.dep_ in {"relcl", "acl"} and cue.head.i == answered.head.i)


def _refers_back(answered: Answered) -> bool:
    """Whether what is denied is named by "such": "such weapons"."""
    return any(token.lower_ == "such" for token in answered.topic[:_SUCH])


def _is_alike(topic: frozenset[str], other: Answerable, least: int) -> bool:
    """Whether a statement is about a topic: enough words shared, not all of them names, and a good part of either."""
    shared = topic & other.key_words
    if len(shared) < least or shared <= other.proper_words:
        return False
    return least == 1 or len(shared) >= _PART * min(len(topic), len(other.key_words))


def _without_topic(about: list[Answerable], one: Answerable, answered: Answered, *, is_told: bool) -> list[Answerable]:
    """Which statements may still be meant where none shares what the answered words were about.

    A charge by whom it is against; another's words by whose they are; else only what is told in a word.
    """
    if answered.family == "accusation":
        return [other for other in about if other.is_about(one.saying)]
    if answered.owner is not None:
        return about
    return about if _is_definite(answered) and not is_told else []


def _is_of_family(answered: Answered, words: str) -> bool:
    """Whether some words name what is answered by the same noun, or one of its family: "his words", "the remarks"."""
    named = [word.strip(",.;:").lower() for word in words.split()]
    if answered.head.lower_ in named:
        return True
    return answered.family == "remark" and any(families().get(word.removesuffix("s")) == "remark" for word in named)


def _is_definite(answered: Answered) -> bool:
    return any(child.lower_ in {"the", "this", "that", "these", "those"} for child in answered.head.children)


_LEVELS = ("cue", "act", "loosely")
"""How closely a statement may fit a noun for something said, the closest first."""


def _fits(level: str, entry: Mapping[str, Collection[str]], other: Answerable, one: Answerable) -> bool:
    """Whether a statement fits a noun's entry: its cue is the noun's verb, or its act is one that the noun names."""
    act, cue = other.statement.act, other.attribution.cue.lemma_.lower()
    if level == "cue":
        return (cue in entry["cues"] or cue in entry["examples"]) and (act in entry["acts"] or act in entry["loose"])
    if level == "act":
        return act in entry["acts"]
    if act not in entry["loose"] or one.statements_since(other) > _NEAR_BY:
        return False
    return not {"propose", "demand"} & set(entry["acts"]) or one.follows(other) or other.is_about(one.saying)
