"""Speech acts by content, where the cue only reports: "we will mend the roof" pledges, "it is a lie" denies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.phrases import prepositional
from reportedly.reader.statements.clauses import Clause
from reportedly.reader.statements.cue_acts import named_act, words_of
from reportedly.reading import Act

ContentRule = Callable[[Clause], Act | None]

_DUTY = frozenset({"must", "should", "ought"})
_PERFORMED = frozenset(
    {
        "condemn",
        "demand",
        "praise",
        "apologise",
        "pledge",
        "agree",
        "deny",
        "propose",
        "warn",
        "refuse",
        "confirm",
        "predict",
        "threaten",
    }
)


def question(clause: Clause) -> Act | None:
    """Asking: a quoted sentence that ends in a question mark."""
    tokens = [token for token in clause.saying.tokens if token.text not in {'"', "'", "''"}]
    if clause.saying.attribution.quotation == "indirect" or not tokens or tokens[-1].text != "?":
        return None
    return "ask" if _last_start(tokens) <= clause.verb.i else None


def _last_start(tokens: list[Token]) -> int:
    """Where the last sentence of a content begins, as a token's index."""
    return next((token.i for token in reversed(tokens) if token.is_sent_start), tokens[0].i)


def falsehood(clause: Clause) -> Act | None:
    """Denying: "the report is false", "these are lies", "that is not true"."""
    if clause.lemma != "be" or clause.modal is not None:
        return None
    said = [token for token in clause.complements if not any(child.dep_ == "xcomp" for child in token.children)]
    if not clause.negated and any(_is_false_report(token) or _is_groundless(token) for token in said):
        return "deny"
    found = [token for token in said if _in(token, "truth" if clause.negated else "falsehood")]
    if clause.negated:
        return "deny" if found and _is_of_words(clause) and "only" not in clause.words else None
    if not found:
        return None
    about = clause.subject
    is_said = about is None or about.pos_ == "PRON" or _in(about, "report_noun") or not _in(found[0], "scorn")
    return "deny" if is_said else "condemn"


def _is_false_report(noun: Token) -> bool:
    """Whether a noun is a report that is called false: "a false story", "fake news"."""
    told = _in(noun, "report_noun") or noun.lower_ == "news"
    return told and any(
        child.dep_ in {"amod", "compound"} and _in(child, "falsehood") and not _in(child, "scorn")
        for child in noun.children
    )


def _is_groundless(preposition: Token) -> bool:
    """Whether something is said to be "without merit", "without foundation"."""
    return preposition.lower_ == "without" and any(_in(child, "ground") for child in preposition.children)


def far_from_true(clause: Clause) -> Act | None:
    """Denying: "nothing could be further from the truth"."""
    if clause.lemma != "be" or clause.subject is None or clause.subject.lower_ != "nothing":
        return None
    words = {token.lower_ for token in clause.verb.subtree}
    return "deny" if "truth" in words and words & {"further", "farther"} else None


def _is_of_words(clause: Clause) -> bool:
    """Whether the subject is something said: "that", "the report"; nobody and no thing."""
    about = clause.subject
    return about is None or about.lower_ in {"it", "this", "that", "these", "those"} or _in(about, "report_noun")


def groundless(clause: Clause) -> Act | None:
    """Denying: "there is no truth in it", "he had seen no evidence of it"."""
    if clause.lemma == "be" and "there" in clause.words:
        return "deny" if any(_is_no_ground(token, clause) for token in clause.complements) else None
    thing = clause.object
    if clause.lemma not in {"have", "see", "find"} or thing is None or clause.modal is not None:
        return None
    told_itself = clause.own or clause.saying.is_direct
    return "deny" if told_itself and _has_no(thing) and _in(thing, "ground") and _is_of_a_matter(thing) else None


def _is_no_ground(told: Token, clause: Clause) -> bool:
    """Whether what there is told to be is no ground for something said: "not one word of truth in the report"."""
    part_of = [ground for ground in prepositional(told, "of") if _in(ground, "ground")]
    if not (part_of or _in(told, "ground")):
        return False
    none = clause.negated or _has_no(told) or any(child.dep_ == "neg" for child in told.children)
    said = any(_in(thing, "report_noun") or thing.pos_ == "PRON" for thing in prepositional(clause.verb, "in", "to"))
    return none and (said or any(_is_of_a_matter(ground) for ground in (told, *part_of)))


def _is_of_a_matter(ground: Token) -> bool:
    """Whether a ground is one for something said: "no evidence of a theft", "that he stole", "to it"; not "yet"."""
    return any(
        child.dep_ in {"acl", "ccomp", "relcl"} or child.lower_ in {"of", "for", "to", "in"}
        for child in ground.children
    )


def no_part(clause: Clause) -> Act | None:
    """Denying: "we had no part in it", "they had nothing to do with it"."""
    if clause.lemma not in {"have", "play", "take"} or not (clause.own or clause.saying.is_direct):
        return None
    thing = clause.object
    if thing is None:
        return None
    if thing.lower_ == "nothing" and any(child.lemma_ == "do" for child in thing.subtree):
        return "deny"
    if (_has_no(thing) or clause.negated) and _in(thing, "involvement"):
        return "deny"
    return None


def not_guilty(clause: Clause) -> Act | None:
    """Denying: "we were not involved", "he is not guilty", "I am innocent"."""
    if (
        clause.own
        and not clause.negated
        and any(
            token.lower_ == "innocent" and not any(child.lower_ == "too" for child in token.children)
            for token in clause.complements
        )
    ):
        return "deny"
    guilty = any(_in(token, "guilt") for token in clause.complements) or (clause.passive and _in(clause.verb, "guilt"))
    return "deny" if guilty and clause.negated and not clause.is_future else None


def did_not(clause: Clause) -> Act | None:
    """Denying a deed: "we did not sink the barge", "it never happened", "I never met him"."""
    if not clause.negated or clause.modal is not None:
        return None
    past = clause.verb.tag_ in {"VBD", "VBN"} or any(child.lower_ in {"did", "had"} for child in clause.verb.children)
    if _in(clause.verb, "occurrence") and past:
        return "deny" if clause.lemma != "take" or "place" in clause.words else None
    if not clause.own or clause.passive or not past:
        return None
    stressed = any(child.lower_ in {"so", "such", "how"} for child in clause.verb.subtree)
    never = "never" in clause.words and _in(clause.verb, "dealings") and not stressed
    return "deny" if never or _in(clause.verb, "deed") else None


def nobody_ever(clause: Clause) -> Act | None:
    """Denying: "no engineer ever warned us"."""
    subject = clause.subject
    if subject is None or clause.modal is not None or "ever" not in clause.words or not _may_be_charged(clause):
        return None
    return "deny" if _has_no(subject) or subject.lower_ in {"nobody", "none"} else None


def _may_be_charged(clause: Clause) -> bool:
    """Whether a verb is of a deed, or of dealings with somebody: "warned", "called", "met"."""
    return _in(clause.verb, "deed") or _in(clause.verb, "dealings")


def lying(clause: Clause) -> Act | None:
    """Accusing, by telling somebody to leave off: "Stop lying!"."""
    if clause.lemma not in {"stop", "quit"} or clause.negated or not _is_imperative(clause):
        return None
    told = [child for child in clause.verb.children if child.lower_ in {"lying", "misleading"}]
    return "accuse" if told and not any(child.lower_ == "down" for child in told[0].children) else None


def misreported(clause: Clause) -> Act | None:
    """Denying: "the story distorts her record"."""
    if clause.negated or clause.modal is not None or not _in(clause.verb, "distortion"):
        return None
    subject = clause.subject
    told = any(child.dep_ in {"dobj", "obj", "ccomp"} for child in clause.verb.children)
    return "deny" if subject is not None and told and _in(subject, "report_noun") else None


def responsible(clause: Clause) -> Act | None:
    """Accusing: "the rival guild was behind the fire", "he had violated the truce"."""
    if clause.own or clause.negated or clause.modal is not None or clause.subject is None:
        return None
    if clause.lemma == "be" and any(_in(token, "guilt") for token in clause.complements):
        return "accuse" if _can_be_guilty(clause) else None
    if _in(clause.verb, "wrong") and not clause.passive:
        return "accuse"
    pair = [clause.lemma, clause.object.lemma_.lower() if clause.object is not None else ""]
    return "accuse" if pair in load("en/content_acts")["wrong"]["with_object"] else None


_BACKSHIFTED = frozenset({"condemn", "praise", "apologise", "agree", "deny", "confirm", "refuse"})
"""Acts that "said it …" with a past tense performs; "said he ordered" only tells of an order."""


def performed(clause: Clause) -> Act | None:
    """What the source does by naming it: "we condemn the raid", "said it welcomed the ruling"."""
    if not clause.own or clause.negated or clause.modal is not None or clause.perfect or clause.passive:
        return None
    is_copula = clause.lemma == "be"
    if clause.subject is None or (is_copula and clause.subject.lower_ == "it"):
        return None
    if clause.verb.tag_ not in _tenses(clause) and not is_copula:
        return None
    named = [named_act(token) for token in clause.complements] if is_copula else [named_act(clause.verb)]
    acts = _PERFORMED if clause.verb.tag_ != "VBD" else _PERFORMED & _BACKSHIFTED
    return next((act for act in named if act in acts), None)


def _tenses(clause: Clause) -> set[str]:
    return {"VBP", "VBZ", "VB"} if clause.saying.is_direct else {"VBD", "VBP", "VBZ", "VB"}


def harm_announced(clause: Clause) -> Act | None:
    """Threatening: "we will burn every boat", "they will pay for this", "if they come, we will answer"."""
    if not clause.is_future or clause.negated:
        return None
    if clause.own and (_in(clause.verb, "harm") or (clause.lemma in {"respond", "answer"} and _provoked(clause))):
        return "threaten"
    if not clause.own and _in(clause.verb, "reckoning") and _pays(clause):
        return "threaten"
    return None


def _pays(clause: Clause) -> bool:
    """Whether "pay" means to suffer: "pay for this", "pay a price"; "pay for the repairs" does not."""
    if clause.lemma != "pay":
        return clause.object is not None and clause.object.pos_ == "PRON"
    if clause.object is not None:
        return clause.object.lemma_ == "price"
    paid = prepositional(clause.verb, "for")
    return any(
        token.pos_ in {"PRON", "DET"} or _in(token, "provocation") or _in(token, "blameworthy") for token in paid
    )


def _provoked(clause: Clause) -> bool:
    """Whether what is answered is an attack, or would be one."""
    return clause.is_conditional or any(_in(token, "provocation") for token in prepositional(clause.verb, "to"))


def commitment(clause: Clause) -> Act | None:
    """Pledging or refusing: what the source's own side will do, and won't."""
    if clause.own and _has_no_plan(clause):
        return "refuse"
    if clause.own and _in(clause.verb, "solidarity") and not clause.negated and clause.modal is None:
        return "pledge"
    if not clause.own or clause.passive:
        return None
    if clause.negated:
        return _refusal(clause)
    willed = clause.is_future and not _in(clause.verb, "uncontrolled") and not _hedged(clause)
    return "pledge" if willed else None


def _has_no_plan(clause: Clause) -> bool:
    """Whether the clause says "have no plans to …"."""
    plan = clause.object
    if plan is None or not _in(plan, "intention") or not _has_no(plan):
        return False
    return any(child.dep_ in {"acl", "relcl"} and child.tag_ == "VB" for child in plan.children)


def _refusal(clause: Clause) -> Act | None:
    """What the source's side won't do: a refusal, unless what it won't do is give way."""
    if clause.modal in {"can", "ca", "could"}:
        return "refuse" if _in(clause.verb, "acceptance") else None
    if clause.modal in {"would", "'d"} and clause.saying.is_direct:
        return None
    if not clause.is_future or _in(clause.verb, "uncontrolled"):
        return None
    return "pledge" if _in(clause.verb, "persistence") else "refuse"


def _hedged(clause: Clause) -> bool:
    """Whether "would" is no reported "will" but a wish or a case: "we would like", "I would if I could"."""
    would = clause.modal in {"would", "'d"}
    return would and (clause.saying.is_direct or clause.is_conditional or clause.lemma in {"like", "love", "prefer"})


def danger(clause: Clause) -> Act | None:
    """Warning: something bad may or will come, and the source isn't its author."""
    if clause.own or clause.negated or clause.perfect:
        return None
    if not (clause.is_future or clause.modal in {"may", "might", "could", "can"}):
        return None
    near = [clause.verb, *clause.complements, *([clause.object] if clause.object is not None else [])]
    if any(_in(token, "danger") for token in near):
        return "warn"
    rising = clause.lemma in {"rise", "grow", "increase", "climb"}
    return "warn" if rising and clause.subject is not None and _in(clause.subject, "toll") else None


def duty(clause: Clause) -> Act | None:
    """Demanding: "the town must pay", "they need to leave", "Leave the square"."""
    if clause.subject is not None and clause.subject.lower_ == "i":
        return None
    if clause.modal in {"should", "ought"} and clause.perfect:
        return "condemn"
    if clause.modal in _DUTY and not clause.perfect:
        return None if any(_in(token, "epistemic") for token in clause.complements) else "demand"
    needs = clause.lemma in {"have", "need", "ought"} and clause.modal is None and not clause.own and not clause.negated
    if needs and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in clause.verb.children):
        return "demand"
    return "demand" if _is_imperative(clause) else None


def _is_imperative(clause: Clause) -> bool:
    verb = clause.verb
    if not clause.saying.is_direct or verb.tag_ != "VB" or clause.subject is not None or clause.modal is not None:
        return False
    return not any(child.dep_ == "aux" and child.lower_ != "do" for child in verb.children)


def _can_be_guilty(clause: Clause) -> bool:
    """Whether the subject is somebody, and what it is responsible for no task: "for finding the missing"."""
    subject = clause.subject
    if subject is None or any(child.dep_ == "pcomp" for token in clause.complements for child in _below(token)):
        return False
    is_name = subject.pos_ in {"PROPN", "PRON"} or clause.saying.cast.at(subject) is not None
    return is_name or _in(subject, "forces")


def _below(token: Token) -> Iterator[Token]:
    for child in token.children:
        yield from child.children


def let_us(clause: Clause) -> Act | None:
    """Proposing: "let us meet"."""
    if clause.lemma != "let" or not clause.saying.is_direct or clause.negated:
        return None
    near = (token.lower_ for token in clause.verb.subtree)
    return "propose" if any(word in {"us", "'s"} for word in near) and not clause.subject else None


def blame_word(clause: Clause) -> Act | None:
    """Condemning: "the raid was a disgrace", "this vile raid …", "it can't be tolerated"."""
    if clause.lemma == "tolerate" and clause.negated and clause.passive:
        return "condemn"
    near = clause.complements if clause.lemma == "be" and not clause.negated else []
    if clause.subject is not None:
        near = [*near, *(child for child in clause.subject.children if child.dep_ == "amod")]
    return "condemn" if any(_in(token, "blameworthy") for token in near) else None


def future(clause: Clause) -> Act | None:
    """Predicting: what will happen, is expected or likely to, when the source doesn't decide it."""
    if clause.is_future and not clause.negated and not _hedged(clause):
        return "predict"
    if clause.lemma == "be" or clause.passive:
        near = [clause.verb, *clause.complements]
        for token in near:
            if _in(token, "outlook") and any(child.dep_ == "xcomp" for child in token.children):
                return "predict"
    return None


def _in(token: Token, name: str) -> bool:
    return token.lemma_.lower() in words_of(name) or token.lower_ in words_of(name)


def _has_no(noun: Token) -> bool:
    return any(child.lower_ in {"no", "any"} and child.dep_ == "det" for child in noun.children)


CONTENT_RULES: tuple[ContentRule, ...] = (
    question,
    falsehood,
    far_from_true,
    nobody_ever,
    lying,
    misreported,
    groundless,
    no_part,
    not_guilty,
    did_not,
    responsible,
    let_us,
    performed,
    harm_announced,
    commitment,
    danger,
    duty,
    blame_word,
    future,
)
"""The rules on contents in order of precedence; each is tried on the first clause before any on the second."""
