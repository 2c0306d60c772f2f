"""What a verb, a noun or an adjective says of those it counts, looked up in the lexicon and fitted to their kind."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.vocabulary import Harm, measure_words, unit_words
from reportedly.reader.phrases import is_negated, is_passive, subject_of
from reportedly.reading import Measure

HARMS: frozenset[Measure] = frozenset(
    {"killed", "injured", "missing", "captured", "detained", "released", "displaced", "affected", "destroyed"}
)
_COMBINED: frozenset[Measure] = frozenset({"killed", "injured", "missing"})
_ONLY_PEOPLE: frozenset[Measure] = _COMBINED | {"detained"}
_COMPLEMENTS = frozenset(
    {"acomp", "attr", "oprd", "xcomp", "ccomp", "advcl", "prep", "conj", "advmod", "dobj"}
)  # fmt: skip
_BESIDE_WITHIN = 10
_TALLY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """What a count measures, the word that says so, which place, time and author hang on, and the rule that found it.

    `toll` tells a standing total, which a date brings up to date instead of saying when it happened.
    """

    measure: Measure
    anchor: Token
    rule: str = ""
    toll: bool = False


def acts(verb: Token) -> bool:
    """Whether a verb form has an object of its own, so that what stands before it does the harm.

    In a headline the object may be the subject of the next words: "two killed 30 injured".
    """
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    return bool(objects) and not _described_next(objects[0])


def _described_next(noun: Token) -> bool:
    doc = noun.doc
    return noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in measure_words().adjectives


def headline_passive(verb: Token) -> bool:
    """Whether a verb counts its subject as a passive does, in headlines without an auxiliary: "12 killed in storm"."""
    return is_passive(verb) or (verb.tag_ in {"VBN", "VBD"} and not acts(verb))


def by_verb(counted: Counted, verb: Token, *, as_object: bool) -> Measured | None:
    """What a verb says of its object (a passive of its subject) or of its subject."""
    known = measure_words()
    for harm in (known.by_object if as_object else known.by_subject).get(verb.lemma_, ()):
        if _suits(harm, counted) and (not harm.beside or _beside(counted, verb, harm)):
            return Measured(_combined(harm.measure, verb), verb)
    return None


def _suits(harm: Harm, counted: Counted) -> bool:
    if harm.units:
        return counted.unit is not None and counted.unit.lemma_ in harm.units
    match harm.of:
        case "people":
            return may_be_people(counted, harm.measure)
        case "things":
            return counted.kind in {"things", "weapons"} or (counted.kind is None and counted.unit is not None)
        case "known people":
            return counted.kind == "people"
        case _:
            return True


def may_be_people(counted: Counted, measure: Measure) -> bool:
    """Whether the counted can be people; an unknown noun is, where only people can suffer that."""
    if counted.unit is None or counted.kind == "people":
        return True
    if measure == "affected":
        return counted.kind != "measurement"
    return counted.kind is None and measure in _ONLY_PEOPLE


def _beside(counted: Counted, verb: Token, harm: Harm) -> bool:
    row = counted.row
    last = min(row.ends[verb.i], max(verb.i + _BESIDE_WITHIN, counted.end + 4))
    own = range(counted.first, counted.end)
    return any(row.words[place] in harm.beside for place in range(verb.i + 1, last) if place not in own)


def _combined(measure: Measure, anchor: Token) -> Measure:
    """One count of two harms, "12 were killed or injured", says only how many were affected."""
    doc = anchor.doc
    for joint, other in ((anchor.i + 1, anchor.i + 2), (anchor.i - 1, anchor.i - 2)):
        if 0 <= joint < len(doc) and 0 <= other < len(doc) and doc[joint].lower_ in {"or", "and", "/"}:
            second = measure_words().adjectives.get(doc[other].lower_) or _own_harm(doc[other])
            if second in _COMBINED and second != measure and measure in _COMBINED:
                return "affected"
    return measure


def _own_harm(token: Token) -> Measure | None:
    harms = [harm for harm in measure_words().by_object.get(token.lemma_, ()) if not harm.beside]
    return harms[0].measure if harms and token.pos_ == "VERB" else None


def by_noun(counted: Counted, noun: Token) -> Measured | None:
    """What a noun says of those in its "of" phrase: "the deaths of 12", "a toll of 12"."""
    harm = measure_words().nouns.get(noun.lemma_)
    if counted.first <= noun.i < counted.range.end:  # "a number of" is the count itself
        return None
    if noun.lower_ == "death" and noun.head.lower_ == "to" and noun.left_edge == noun:
        return None  # "the sentencing to death of two sailors"
    if harm is not None and (not harm.beside or {noun.head.lemma_, noun.head.head.lemma_} & harm.beside):
        found = by_quality(counted, harm.measure, noun)
        if found is not None:
            return found
    toll = toll_measure(noun)
    return Measured(toll, noun, toll=True) if toll and counted.kind != "measurement" else None


def by_quality(counted: Counted, measure: Measure, anchor: Token) -> Measured | None:
    """A measure that an adjective, participle or noun gives, if it fits what is counted."""
    things = counted.kind in {"things", "weapons", None}
    fits = things if measure == "destroyed" else may_be_people(counted, measure)
    return Measured(_combined(measure, anchor), anchor) if fits else None


def linked(counted: Counted, verb: Token) -> Measured | None:
    """What a linking verb says of its subject: "12 were dead", "are feared drowned", "were among those killed"."""
    known = measure_words()
    if verb.lemma_ not in known.linking and not (verb.lemma_ in known.reporting and is_passive(verb)):
        return None
    for child in verb.children:
        if child.i <= verb.i or child.dep_ not in _COMPLEMENTS or subject_of(child, controlled=False) is not None:
            continue
        inner = [c for c in child.children if c.dep_ == "pobj"] if child.lower_ in {"among", "amongst"} else []
        measure = quality(inner[0] if inner else child)
        if measure is not None:
            return by_quality(counted, measure, child)
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            return by_verb(counted, child, as_object=is_passive(child)) or by_verb(counted, child, as_object=False)
    return None


def lost(counted: Counted, verb: Token) -> Measured | None:
    """Who "were still missing", where the parser takes that for a verb, or "were never found"."""
    helped = any(child.dep_ in {"aux", "auxpass"} and child.lemma_ == "be" for child in verb.children)
    if not helped:
        return None
    if verb.lemma_ in measure_words().unfound and is_negated(verb):
        return by_quality(counted, "missing", verb)
    measure = measure_words().adjectives.get(verb.lower_) if verb.tag_ == "VBG" and not acts(verb) else None
    return by_quality(counted, measure, verb) if measure is not None else None


def quality(token: Token) -> Measure | None:
    """The measure of an adjective or passive participle, or of a group: "the dead", "those killed"."""
    known = measure_words().adjectives
    if token.lower_ in known and not acts(token):
        return known[token.lower_]
    inner = (child for child in token.children if child.dep_ in {"acl", "amod"})
    return next((known[child.lower_] for child in inner if child.lower_ in known), None)


def itself(noun: Token) -> Measure | None:
    """The harm that a noun is by itself: "fatalities", "hostages"."""
    measure = unit_words().measures.get(noun.lemma_)
    return measure if measure in HARMS else None


def toll_measure(noun: Token) -> Measure | None:
    """What a toll counts: "death toll", "the number of wounded", "the casualty figure"; None if it isn't a toll."""
    known = measure_words()
    if noun.lemma_ in known.tolls:
        return known.tolls[noun.lemma_]
    return _tallied(noun) if noun.lemma_ in known.tallies else None


def _tallied(noun: Token) -> Measure | None:
    queue, known = [noun], measure_words()
    for _ in range(_TALLY_WORDS):
        if not queue:
            return None
        for child in queue.pop(0).children:
            harm = known.nouns.get(child.lemma_)
            if child.lower_ in known.adjectives:
                return known.adjectives[child.lower_]
            told = harm.measure if harm is not None and not harm.beside else itself(child)
            if told is not None:
                return told
            queue.append(child)
    return None
