"""What a response names as answered: a noun for something said, a pronoun, who said it, or the thing denied itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.phrases import is_negated, noun_phrase, prepositional
from reportedly.reader.responses.tolls import other_toll
from reportedly.reader.statements.clauses import clauses_of
from reportedly.reader.statements.content_acts import groundless, lying
from reportedly.reader.statements.cue_acts import named_act, words_of
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Act, Span

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those", "which", "they"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OWNERS = frozenset({"by", "from", "of"})
_TAKEN = frozenset({"dobj", "pobj", "prep", "xcomp", "ccomp", "nsubj", "nsubjpass", "oprd", "attr", "relcl"})
_SPOKEN_OF = frozenset({"about", "of", "on"})
_WHERE = frozenset(
    {"about", "at", "behind", "between", "beyond", "down", "in", "near", "off", "on", "to", "under", "with"}
)
"""Words by which "lie" tells where something is, or about what else somebody lied."""
_LYING = frozenset({"lie", "mislead"})
_ABOUT = frozenset({"about", "against", "for", "of", "on", "over", "to", "upon", "with"})
REQUESTS = frozenset({"call", "comment", "email", "inquiry", "letter", "message", "question", "request"})
_STEPS = 7
_NEAR = 12
"""Tokens at the beginning of a content among which the words for what is answered are looked for."""


@dataclass(slots=True, eq=False)
class Answered:
    """The words that say what is answered.

    `family` is the noun's entry in the lexicon ("report", "accusation"), None for all else. `owner`
    is the head of whose words they are ("Norland's claim"), `topic` the words that say what they were about.
    """

    kind: Literal["noun", "pronoun", "proposition", "speaker", "toll"]
    head: Token
    span: Span
    family: str | None = None
    owner: Token | None = None
    topic: tuple[Token, ...] = ()

    @property
    def is_plural(self) -> bool:
        """Whether several statements may be meant."""
        return self.head.tag_ in {"NNS", "NNPS"} or self.head.lower_ in {"them", "these", "those", "they"}


@cache
def families() -> dict[str, str]:
    """Nouns for something said, with the name of their entry in the lexicon."""
    nouns = load("en/responses")["noun"]
    return {word: name for name, entry in nouns.items() for word in entry["examples"]}


def answered_by(saying: Saying, act: Act) -> Answered | None:
    """What a saying answers, as it words it; None where it has no content."""
    return (
        _toll(saying)
        or _noun_of_cue(saying)
        or _named_noun(saying, act)
        or _named_pronoun(saying)
        or _whose_words(saying, act)
        or _thing_itself(saying)
    )


def _toll(saying: Saying) -> Answered | None:
    """The toll that is told to be higher or lower than somebody's number."""
    toll = other_toll(saying)
    return None if toll is None else Answered("toll", toll, saying.parsed.span_of(noun_phrase(toll)))


def _named_noun(saying: Saying, act: Act) -> Answered | None:
    """The noun for something said with which the content begins, or of which a denial is told to be."""
    for token in _beginning(saying):
        family = families().get(token.lemma_.lower()) if token.pos_ == "NOUN" and token.dep_ != "compound" else None
        if family is not None and _is_taken(saying, token) and not _is_beside(saying, token, act):
            return _noun(saying, token, family)
    told_of = _told_of(saying) if act == "deny" else None
    return None if told_of is None else _noun(saying, told_of, families()[told_of.lemma_.lower()])


def _named_pronoun(saying: Saying) -> Answered | None:
    """The pronoun for something said with which the content begins."""
    for token in _beginning(saying):
        if token.lower_ in _PRONOUNS and token.pos_ == "PRON" and _is_meant(saying, token) and _is_taken(saying, token):
            return Answered("pronoun", token, saying.parsed.span_of(token))
    return None


def _whose_words(saying: Saying, act: Act) -> Answered | None:
    """Who is told to lie, or what is called false in a later clause."""
    if not saying.heads or not saying.attribution.contents:
        return None
    if (liar := _called_liar(saying)) is not None:
        return Answered("speaker", liar, saying.parsed.span_of(liar))
    false = (_called_false(saying) or _without_ground(saying)) if act == "deny" else None
    if false is None:
        return None
    family = families().get(false.lemma_.lower())
    return _noun(saying, false, family) if family else Answered("pronoun", false, saying.parsed.span_of(false))


def _thing_itself(saying: Saying) -> Answered | None:
    """What is said or denied itself."""
    if not saying.heads or not saying.attribution.contents:
        return None
    span = saying.parsed.span(*saying.attribution.contents[0])
    return Answered("proposition", saying.heads[0], span, topic=tuple(saying.tokens))


def _noun_of_cue(saying: Saying) -> Answered | None:
    """The noun for something said that belongs to the cue: "dismissed criticism of" the plan answers the criticism."""
    start, end = saying.attribution.cue_span
    for child in saying.cue.children:
        family = families().get(child.lemma_.lower()) if child.dep_ == "dobj" and start <= child.idx < end else None
        if family is not None and child.pos_ == "NOUN" and child.lemma_ not in REQUESTS:
            return Answered("noun", child, saying.parsed.span_of(child), family, None, tuple(saying.tokens))
    return None


def _told_of(saying: Saying) -> Token | None:
    """The noun for something said of which the source is told to speak: "“Garbage,” she said of the report"."""
    for child in saying.cue.children:
        if child.dep_ == "prep" and child.lower_ in _SPOKEN_OF and not saying.covers(child.idx):
            for thing in child.children:
                if thing.dep_ == "pobj" and thing.pos_ == "NOUN" and thing.lemma_.lower() in families():
                    return thing
    return None


def _called_liar(saying: Saying) -> Token | None:
    """The word for somebody else of whom a clause of the content says that he lies: "the critics are lying".

    Of "stop lying" it is the verb: whom it is said to is no word of the content.
    """
    for clause in clauses_of(saying):
        subject = clause.subject
        if lying(clause):
            return clause.verb
        if subject is None or clause.own or clause.negated or clause.modal is not None:
            continue
        is_one = subject.pos_ == "PROPN" or saying.cast.at(subject) is not None
        beside = {child.lower_ for child in clause.verb.children if child.dep_ in {"prep", "prt", "advmod"}}
        if is_one and clause.lemma in _LYING and clause.object is None and not beside & _WHERE:
            return subject
    return None


def _called_false(saying: Saying) -> Token | None:
    """The noun or pronoun of which a later sentence of the content says that it is false: "The charge is a lie"."""
    for clause in clauses_of(saying):
        subject = clause.subject
        if subject is None or not any(token.lemma_.lower() in words_of("falsehood") for token in clause.complements):
            continue
        if subject.lemma_.lower() in families() or subject.lower_ in _PRONOUNS:
            return subject
    return None


def _without_ground(saying: Saying) -> Token | None:
    """The noun or pronoun for something said of which a clause says that it has no ground: "no truth in the report"."""
    for clause in clauses_of(saying):
        if groundless(clause) == "deny":
            grounds = [clause.verb, *clause.complements]
            grounds += [inner for ground in clause.complements for inner in prepositional(ground, "of")]
            for token in (thing for ground in grounds for thing in prepositional(ground)):
                if token.lemma_.lower() in families() or token.lower_ in _PRONOUNS:
                    return token
    return None


def _is_taken(saying: Saying, noun: Token) -> bool:
    """Whether a noun is what the cue takes, straight or through "comment on": no part of another phrase."""
    token = noun
    for _ in range(_STEPS):
        above = token.head
        if token.dep_ not in _TAKEN or (token.dep_ == "prep" and token.lower_ not in _ABOUT) or _is_deed(token):
            return token.dep_ in {"ROOT", "conj"} and token.i in {head.i for head in saying.heads}
        if above.i == saying.cue.i or above.i < saying.tokens[0].i or above.i > saying.tokens[-1].i:
            return True
        through = above.lemma_ in REQUESTS or above.lemma_ in words_of("part_of_report")
        if above.pos_ in {"NOUN", "PROPN"} and not through:
            return False
        token = above
    return False


def _is_deed(token: Token) -> bool:
    """Whether a token is what was or was not done ("denied [ignoring warnings]"), and no word for commenting."""
    return token.dep_ in {"xcomp", "ccomp"} and token.pos_ == "VERB" and token.lemma_.lower() not in words_of("comment")


def _is_meant(saying: Saying, pronoun: Token) -> bool:
    """Whether a pronoun is what is answered, and not part of a clause about something else: "agreed to run them"."""
    verb = pronoun.head
    if pronoun.dep_ == "dobj" and verb.i != saying.cue.i and verb.pos_ == "VERB" and not _is_words(verb):
        return False
    if any(child.dep_ in {"relcl", "acl", "prep"} for child in pronoun.children):
        return False
    if pronoun.dep_ in {"nsubj", "nsubjpass"}:
        words = words_of("truth") if is_negated(pronoun.head) else words_of("falsehood")
        said = (child for child in pronoun.head.children if child.dep_ in {"attr", "acomp"})
        return any(child.lemma_.lower() in words for child in said)
    return pronoun.dep_ in {"dobj", "pobj"}


def _is_words(verb: Token) -> bool:
    """Whether a verb is one of saying, whose object is what is said: "refused to discuss it"."""
    return verb.lemma_.lower() in words_of("comment") or named_act(verb) is not None


def _beginning(saying: Saying) -> Iterator[Token]:
    """The first words of a content, up to a verb that begins a clause of its own."""
    for token in saying.tokens[:_NEAR]:
        if token.tag_ in _FINITE or token.dep_ == "mark":
            return
        yield token


def _is_beside(saying: Saying, noun: Token, act: Act) -> bool:
    """Whether a noun is not what the source answers: a request for comment, or what it will not give: "its figures"."""
    if _is_request_for_comment(noun, act):
        return True
    deed = noun.head
    given = deed.dep_ == "xcomp" and deed.head.i == saying.cue.i and deed.lemma_.lower() not in words_of("acceptance")
    return act == "refuse" and noun.dep_ == "dobj" and given


def _is_request_for_comment(noun: Token, act: Act) -> bool:
    """Whether a noun is the request that a silent source leaves unanswered: not what it keeps silent about."""
    if noun.lemma_ in {"comment", "interview"}:
        return noun.dep_ == "pobj" and noun.head.lower_ == "for"
    if act == "decline" and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return True  # "declined to comment for this article"
    is_topic = noun.dep_ == "pobj" and noun.head.lower_ in {"on", "about"}
    return act == "decline" and noun.lemma_ in REQUESTS and not is_topic


def _noun(saying: Saying, noun: Token, family: str) -> Answered:
    span = saying.parsed.span_of(noun_phrase(noun))
    owner: Token | None = None
    topic: list[Token] = []
    for child in (*noun.children, *_by_behind(noun)):
        if child.dep_ == "poss" or (child.dep_ == "amod" and saying.cast.at(child) is not None):
            owner = child
        elif child.dep_ == "prep" and child.lower_ in _OWNERS and owner is None:
            thing = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            are_many = thing is not None and child.lower_ == "by" and thing.tag_ == "NNS"  # "by survivors"
            known = thing is not None and (are_many or saying.cast.at(thing) is not None)
            if thing is not None and known and thing.pos_ in {"PROPN", "NOUN"}:
                owner = thing if child.lower_ != "of" else owner
        if (
            child.i > noun.i
            and child.dep_ in {"prep", "acl", "relcl", "ccomp"}
            and child.lower_ not in {"by", "from", "as"}
        ):
            topic += child.subtree
        elif child.i < noun.i and child.dep_ in {"compound", "amod"}:
            topic.append(child)
    kept = tuple(token for token in topic if token.i != noun.i)
    return Answered("noun", noun, span, family, owner, kept)


def _by_behind(noun: Token) -> list[Token]:
    """A "by" right behind a noun that the parser hangs on the verb: "dismissed [accounts] by survivors"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    hangs = after is not None and after.lower_ == "by" and after.head.i == noun.head.i and noun.dep_ == "dobj"
    return [after] if after is not None and hangs else []


def is_vague(answered: Answered) -> bool:
    """Whether a thing denied is a word for any charge: "involvement", "wrongdoing"."""
    return answered.head.lemma_.lower() in load("en/responses")["vague"]["examples"]
