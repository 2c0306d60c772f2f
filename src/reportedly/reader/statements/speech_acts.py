"""Speech acts: what a source does in saying something.

The cue decides where it names an act ("denied", "warning"); some cues need a look at what follows ("refused to
comment"). Where the cue only reports ("said", ":"), the content decides (`content_acts`). First rule that applies wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import cast as typed

from spacy.tokens import Token

from reportedly.reader.phrases import is_negated, object_of
from reportedly.reader.statements.clauses import clauses_of
from reportedly.reader.statements.content_acts import CONTENT_RULES
from reportedly.reader.statements.cue_acts import named_act, words_of
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Act

Rule = Callable[[Saying], Act | None]


def act_of(saying: Saying) -> Act:
    """The act of a statement, the most specific that fits; `assert` where none does."""
    saying = saying.of_what_is_done()
    for rule in RULES:
        act = rule(saying)
        if act is not None:
            return act
    clauses = clauses_of(saying)
    for clause in clauses:
        for content_rule in CONTENT_RULES:
            act = content_rule(clause)
            if act is not None:
                return act
    return "assert"


def silence(saying: Saying) -> Act | None:
    """Declining: "did not respond", "refused to say", "did not say whether", "no comment"."""
    cue = saying.cue
    if any(child.dep_ == "neg" and _is_in_content(saying, child) for child in cue.children):
        return None
    if _stays_silent(cue) or _will_not_say(cue) or _not_there_to_comment(cue) or _says_no_comment(saying):
        return "decline"
    return None


def _says_no_comment(saying: Saying) -> bool:
    """Whether the whole content is the formula: "“No comment,” she said"."""
    words = (token.lower_ for token in saying.tokens if not (token.is_punct or token.is_space))
    return list(islice(words, 3)) == ["no", "comment"]


def _is_in_content(saying: Saying, token: Token) -> bool:
    """Whether a word that the parser hangs on the cue is the source's own: "“Not yet,” she replied"."""
    return any(start <= token.idx < end for start, end in saying.attribution.contents)


def _stays_silent(cue: Token) -> bool:
    """Whether a cue says that somebody does not comment: "no comment", "has not replied", "did not say why"."""
    lemma = cue.lemma_.lower()
    if lemma == "comment" and cue.pos_ == "NOUN":
        return any(child.lower_ == "no" for child in cue.children)
    if not is_negated(cue) or _has_aux(cue, {"can", "ca", "could"}):
        return False
    if lemma in words_of("reply"):
        return True
    return lemma in words_of("comment") and (_asks_back(cue) or _has_aux(cue, {"would", "will"}))


def _will_not_say(cue: Token) -> bool:
    """Whether a cue refuses words: "declined to say", "refused comment", "did not want to talk"."""
    if cue.lemma_.lower() not in {"refuse", "decline"} and not (is_negated(cue) and cue.lemma_ in {"want", "wish"}):
        return False
    for child in cue.children:
        lemma = child.lemma_.lower()
        if child.dep_ in {"xcomp", "ccomp"} and lemma in words_of("comment"):
            return True
        if child.dep_ in {"dobj", "attr"} and lemma == "comment":
            return True
    return False


def _not_there_to_comment(cue: Token) -> bool:
    """Whether somebody was not to be had: "could not be reached for comment"."""
    if cue.lemma_.lower() not in {"be", "reach", "available", "unavailable"}:
        return False
    return any(child.lower_ == "for" and _governs(child, "comment") for child in _adverbials(cue))


def _asks_back(cue: Token) -> bool:
    """Whether an indirect question hangs on a verb: "say whether", "say how many"."""
    for child in cue.children:
        if child.dep_ in {"ccomp", "pcomp"}:
            first = child.left_edge
            if first.tag_ in {"WRB", "WP", "WDT", "WP$"} or first.lower_ in {"whether", "if"}:
                return True
    return False


def _has_aux(verb: Token, lemmas: set[str]) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in lemmas for child in verb.children)


def _adverbials(verb: Token) -> Iterable[Token]:
    for child in verb.children:
        if child.dep_ == "prep":
            yield child
        elif child.dep_ in {"acomp", "xcomp"}:
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def _governs(preposition: Token, lemma: str) -> bool:
    return any(child.dep_ == "pobj" and child.lemma_.lower() == lemma for child in preposition.children)


def asking_for(saying: Saying) -> Act | None:
    """Demanding, where "ask" takes an object and an infinitive, or "for": "asked the town to pay".

    The other way round, who "demanded: why?" asks.
    """
    cue = saying.cue
    if cue.lemma_.lower() == "demand" and saying.is_direct and "?" in {token.text for token in saying.tokens[-2:]}:
        return "ask"
    if cue.lemma_.lower() != "ask" or cue.pos_ != "VERB":
        return None
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            return "demand"
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.tag_ == "VB" and _has_to(child) and not _asks_back(cue):
            return "demand"
    return None


def _has_to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def naming(saying: Saying) -> Act | None:
    """Saying what somebody holds something for: "called the report a lie", "described it as heroic"."""
    cue = saying.cue
    if cue.lemma_.lower() not in words_of("naming") or cue.pos_ != "VERB":
        return None
    words = {word for token in saying.tokens for word in (token.lemma_.lower(), token.lower_)}
    named = any(_is_said(token) or token.pos_ == "PRON" for token in saying.tokens[:4])
    for of_class, act in (("falsehood", "deny"), ("blameworthy", "condemn"), ("praiseworthy", "praise")):
        if found := words & words_of(of_class):
            is_scorn = act == "deny" and not named and found <= words_of("scorn")
            return "condemn" if is_scorn else typed(Act, act)
    named = any(token.lemma_.lower() in words_of("credence", "nouns") for token in saying.tokens[:3])
    return "deny" if named and not words & words_of("credence") else None


def _is_said(token: Token) -> bool:
    """Whether a noun is a report or a charge; "talks" are none."""
    return token.lemma_.lower() in words_of("report_noun") and token.lower_ != "talks"


def rejecting(saying: Saying) -> Act | None:
    """Rejecting and dismissing: a claim is denied, an offer or a demand refused."""
    cue = saying.cue
    if cue.lemma_.lower() not in {"reject", "dismiss"} or cue.pos_ != "VERB":
        return None
    if cue.lemma_.lower() == "dismiss" and any(_is_someone(saying, token) for token in saying.heads):
        return "assert"
    if any(named_act(token) in {"demand", "propose"} for token in saying.cue.children if token.dep_ == "dobj"):
        return "refuse"
    if any(_is_said(token) or token.pos_ in {"VERB", "AUX"} for token in saying.heads):
        return "deny"
    if any(_is_said(token) for token in saying.tokens[:4]):
        return "deny"
    return "refuse" if cue.lemma_.lower() == "reject" else _dismissal(saying)


def _dismissal(saying: Saying) -> Act:
    """What dismissing something that is no report does: "as …" or a feeling denies, all else is refused."""
    if any(token.lower_ == "as" for token in saying.tokens) or any(token.pos_ == "PRON" for token in saying.heads):
        return "deny"
    acts = {named_act(token) for token in saying.heads if token.pos_ == "NOUN"}
    return "deny" if acts and not acts & {"demand", "propose", None} else "refuse"


def finding_none(saying: Saying) -> Act | None:
    """Denying, where what is found is no ground for something said: "found no proof of the charge"."""
    if saying.cue.lemma_.lower() not in {"find", "see", "uncover"} or saying.cue.pos_ != "VERB":
        return None
    grounds = (head for head in saying.heads if head.lemma_.lower() in words_of("ground"))
    return "deny" if any(child.lower_ == "no" for head in grounds for child in head.children) else None


def shrugging_off(saying: Saying) -> Act | None:
    """Asserting, where what is pushed back or shrugged off is no report: "the vote", "the threat"."""
    if saying.cue.lemma_.lower() not in _SHRUGGING or saying.cue.pos_ != "VERB" or named_act(saying.cue) != "deny":
        return None
    told = any(_is_said(token) or token.pos_ in {"VERB", "AUX"} for token in [*saying.heads, *saying.tokens[:4]])
    moved = saying.cue.lemma_.lower() == "push" and object_of(saying.cue) is not None
    return None if told and not moved else "assert"


_SHRUGGING = frozenset({"push", "shrug", "brush", "take", "play", "bristle"})
"""Verbs of phrases that deny a report, and only object to anything else."""


def withholding(saying: Saying) -> Act | None:
    """Refusing, where what is denied is no report but something wished for: "denied him bail", "denied access"."""
    if saying.cue.lemma_.lower() != "deny" or saying.cue.pos_ != "VERB":
        return None
    things = [child for child in saying.cue.children if child.dep_ in {"dobj", "nsubjpass", "dative", "oprd"}]
    to_somebody = any(child.dep_ == "dative" for child in things)
    to_somebody |= any(child.dep_ in {"dobj", "nsubjpass"} and _is_someone(saying, child) for child in things)
    return "refuse" if to_somebody or any(child.lemma_.lower() in words_of("withheld") for child in things) else None


def appointing(saying: Saying) -> Act | None:
    """Agreeing, where who or what is confirmed is somebody's taking office: "confirmed him", "the nomination"."""
    thing = object_of(saying.cue) if saying.cue.lemma_.lower() == "confirm" else None
    if thing is None:
        return None
    is_one = thing.lower_ in {"him", "her"} or (thing.ent_type_ == "PERSON" and thing.pos_ == "PROPN")
    return "agree" if is_one or thing.lemma_.lower() in words_of("office_taken") else None


def taking_blame(saying: Saying) -> Act | None:
    """Apologising: "accepted the blame", "took responsibility"."""
    if saying.cue.lemma_.lower() not in {"accept", "take", "assume"}:
        return None
    if any(token.lemma_.lower() in words_of("blame_noun") for token in [*saying.heads, *saying.cue.children]):
        return "apologise"
    return None


def vowing_harm(saying: Saying) -> Act | None:
    """Threatening, where what is pledged is harm: "vowed to avenge"."""
    if named_act(saying.cue) != "pledge":
        return None
    for head in saying.heads:
        lemma = head.lemma_.lower()
        if head.pos_ == "VERB" and lemma in words_of("harm") and not is_negated(head):
            return "threaten"
        if head.pos_ == "NOUN" and lemma in words_of("harm", "nouns"):
            return "threaten"
    return None


def suggesting(saying: Saying) -> Act | None:
    """Proposing, where what is suggested is a deed ("suggested meeting", "suggested that they meet")."""
    if saying.cue.lemma_.lower() != "suggest":
        return None
    source = saying.attribution.source
    if source is not None and source.lemma_.lower() in words_of("text_source"):
        return "assert"
    for head in saying.heads:
        bare = head.tag_ in {"VB", "VBG"} and not any(child.dep_ in {"aux", "auxpass"} for child in head.children)
        if bare or head.lemma_.lower() in words_of("proposable") or _is_subjunctive(head):
            return "propose"
    return None


def _is_subjunctive(verb: Token) -> bool:
    """Whether a verb in a clause is a bare form after a subject that asks for another: "that he leave"."""
    if any(child.dep_ in {"aux", "auxpass"} and child.tag_ != "VB" for child in verb.children):
        return False
    form = next((child for child in verb.children if child.dep_ == "auxpass"), verb)
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or form.lower_ in {"are", "am"}:
        return False
    return form.tag_ == "VB" or (form.tag_ == "VBP" and subject.tag_ in {"NN", "NNP"} and not subject.conjuncts)


def insisting(saying: Saying) -> Act | None:
    """Demanding, where what one insists on is a deed ("insisted that they leave", "demanded")."""
    if saying.cue.lemma_.lower() != "insist":
        return None
    if any(child.dep_ == "prep" and child.lower_ == "on" for child in saying.cue.children):
        return "demand"
    return "demand" if any(_is_subjunctive(head) for head in saying.heads) else None


def questioning(saying: Saying) -> Act | None:
    """Criticising or disputing, where "question" takes a thing and neither a question nor a person."""
    if saying.cue.lemma_.lower() != "question" or saying.cue.pos_ != "VERB" or _asks_back(saying.cue):
        return None
    asked = object_of(saying.cue)
    if asked is not None and _is_someone(saying, asked):
        return "ask"
    return "deny" if any(t.lemma_.lower() in words_of("report_noun") for t in saying.heads) else "condemn"


def _is_someone(saying: Saying, noun: Token) -> bool:
    """Whether a noun or pronoun means a person or people."""
    if noun.pos_ == "PRON":
        return noun.lower_ in {"him", "her", "them", "he", "she", "who", "me", "us"}
    actor = saying.cast.at(noun)
    return noun.ent_type_ == "PERSON" or (actor is not None and actor.kind in {"person", "people"})


def light_verb(saying: Saying) -> Act | None:
    """The act that the object names: "issued a warning", "expressed regret", "gave no details"."""
    cue = saying.cue
    verb, thing = (cue.head, cue) if cue.pos_ == "NOUN" and cue.dep_ == "dobj" else (cue, object_of(cue))
    if thing is None or verb.lemma_.lower() not in words_of("light") or verb.pos_ != "VERB":
        return None
    lemma = thing.lemma_.lower()
    if lemma in words_of("detail") and any(child.lower_ == "no" for child in thing.children):
        return "decline" if verb.lemma_ != "have" or lemma == "comment" else None
    act = named_act(thing)
    return "assert" if act == "ask" and verb.lemma_ == "raise" else act


def governing_verb(saying: Saying) -> Act | None:
    """The act of the verb whose object the cue is: "denied responsibility for", "rejected criticism of"."""
    cue = saying.cue
    if cue.pos_ != "NOUN" or cue.dep_ != "dobj" or cue.head.pos_ != "VERB":
        return None
    return named_act(cue.head) if cue.head.idx >= saying.attribution.cue_span[0] else None


def unwilling(saying: Saying) -> Act | None:
    """Refusing, where one will not do what would be agreeing: "will not approve"; "did not apologise" only says so."""
    act = named_act(saying.cue) if is_negated(saying.cue) else None
    if act in {"agree", "praise", "pledge", "propose", "apologise"}:
        will_not = act == "agree" or _has_aux(saying.cue, {"will", "wo", "would"})
        return "refuse" if will_not else "assert"
    return "assert" if act in {"condemn", "accuse", "threaten", "demand", "warn"} else None


def cue_word(saying: Saying) -> Act | None:
    """The act that the cue itself names."""
    return named_act(saying.cue)


RULES: tuple[Rule, ...] = (
    silence,
    asking_for,
    naming,
    rejecting,
    finding_none,
    shrugging_off,
    withholding,
    appointing,
    taking_blame,
    vowing_harm,
    suggesting,
    insisting,
    questioning,
    light_verb,
    governing_verb,
    unwilling,
    cue_word,
)
"""The rules on cues in order of precedence."""
