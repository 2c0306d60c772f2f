"""Where, when and by whom: place, period and author of what a figure counts, from the clause it stands in."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.counters import speaking_verb
from reportedly.reader.figures.harms import Measured, acts
from reportedly.reader.figures.vocabulary import measure_words
from reportedly.reader.phrases import agent_of, is_passive, prepositional, subject_of
from reportedly.reading import Actor, Date, Period

_IN = ("in", "at", "near", "across", "inside", "outside", "around", "throughout", "within", "of")
_BY_MEANS = ("in", "by", "during", "from", "after", "when", "with", "to")
_HELD_BY = frozenset({"poss", "amod", "compound", "nmod"})
_UP = frozenset({"advcl", "conj", "xcomp", "acl", "relcl"})
_DEPTH = 4
_CLIMB = 8


@dataclass(frozen=True, slots=True)
class When:
    """When what is counted happened (`period`), or the day up to which a running count goes (`as_of`)."""

    period: Period | None = None
    as_of: str | None = None


def author_of(counted: Counted, measured: Measured, cast: Cast, harmed: Collection[Token]) -> Actor | None:
    """Who did the harm, as far as the clause says: the agent, or whoever the attack is said to come from.

    `harmed` are nouns of other figures, which the parser may take for a subject: "killed two patients injured eight".
    """
    anchor = measured.anchor
    if measured.toll:
        return None
    agent = agent_of(anchor)
    if agent is not None:
        return _doer(agent, cast)
    if anchor.pos_ == "VERB" and not suffers(anchor):
        subject = subject_of(anchor)
        if subject is not None and subject not in (counted.head, counted.unit, *harmed):
            return _doer(_antecedent(subject), cast)
    for means in prepositional(anchor, *_BY_MEANS):
        doer = _doer(means, cast) if _is_attack(means) else cast.at(means) if _leads_attack(means) else None
        if doer is not None:
            return doer
    return None


def _is_attack(noun: Token) -> bool:
    return noun.lemma_ in measure_words().attacks


def _leads_attack(noun: Token) -> bool:
    """Whether the next word is the attack, which the parser may take for a verb: "in rebel shelling"."""
    doc, after = noun.doc, noun.i + 1
    return after < len(doc) and {doc[after].lower_, doc[after].lemma_} & measure_words().attacks != set()


def suffers(verb: Token) -> bool:
    """Whether the subject of a verb form is harmed: a passive, a verb of dying, a participle that describes."""
    if is_passive(verb) or verb.lemma_ in measure_words().by_subject:
        return True
    return verb.lower_ in measure_words().adjectives and not acts(verb)


def _antecedent(subject: Token) -> Token:
    """What a relative pronoun stands for."""
    if subject.lower_ in {"that", "which", "who"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _doer(noun: Token, cast: Cast) -> Actor | None:
    """The actor that a noun names, or the one behind an attack: "strikes by the fleet", "the fleet's strikes"."""
    if _is_attack(noun):
        agent = agent_of(noun)
        if agent is not None:
            return cast.at(agent)
        behind = next((a for child in noun.children if child.dep_ in _HELD_BY and (a := cast.at(child))), None)
        if behind is not None:
            return behind
    actor = cast.at(noun)
    return actor if actor is not None and actor.kind != "place" else None


def place_of(counted: Counted, measured: Measured, cast: Cast) -> Actor | None:
    """Where those counted were harmed, from a phrase of place on the verb, the noun, or the attack."""
    anchor = measured.anchor
    heads = [
        anchor,
        *([counted.unit] if counted.unit is not None else []),
        *prepositional(anchor, "in", "during", "by"),
    ]
    subject = subject_of(anchor, controlled=False) if anchor.pos_ == "VERB" else None
    for head in heads:
        found = _place_below(head, cast, _IN, _DEPTH)
        if found is not None:
            return found
    attack = _antecedent(subject) if subject is not None else None
    agent = agent_of(attack) if attack is not None else None
    places = (_place_below(token, cast, (*_IN, "on"), 1) for token in (attack, agent) if token is not None)
    return next((place for place in places if place is not None), None)


def _place_below(head: Token, cast: Cast, prepositions: tuple[str, ...], depth: int) -> Actor | None:
    for noun in prepositional(head, *prepositions):
        actor = cast.at(noun)
        if actor is not None and actor.kind in {"place", "state"}:
            return actor
        if depth and (deeper := _place_below(noun, cast, _IN, depth - 1)):
            return deeper
    return None


def when(counted: Counted, measured: Measured, dates: Sequence[Date]) -> When:
    """The date that the clause gives, as the time of the harm or as the day up to which it is counted."""
    speaking = speaking_verb(counted, measured)
    chain = [speaking] if speaking is not None else list(_clause(measured.anchor, _UP))
    saying = list(_clause(measured.anchor, _UP | {"ccomp"}))
    for date, token in _dates_in_sentence(counted, dates):
        verb, since = _attached(token, saying if _up_to(token) else chain)
        first, last = _days(date)
        if verb is None or first is None:
            continue
        if since:
            return When(period=Period(first, None))
        if measured.toll and _of_attack(token):
            return When(period=Period(first, last))
        if verb == speaking:
            return When(as_of=last)
        if measured.toll or _up_to(token):
            return When(as_of=last)
        return When(period=Period(first, last))
    return When()


def _clause(anchor: Token, up: Collection[str]) -> Iterator[Token]:
    """The anchor, and the verbs above it that tell of the same happening; with "ccomp" those that report it, too."""
    node = anchor
    for _ in range(_DEPTH):
        yield node
        if node.dep_ not in up or node.head is node:
            return
        node = node.head


def _dates_in_sentence(counted: Counted, dates: Sequence[Date]) -> Iterator[tuple[Date, Token]]:
    """The dates of the sentence, each with the token that stands for it in the syntax; the nearest first."""
    row, core = counted.row, counted.range.core
    start, end = row.starts[core], row.ends[core]
    first = row.doc[start].idx
    stop = row.doc[end - 1].idx + len(row.doc[end - 1])
    places = range(
        bisect_left(dates, first, key=lambda d: d.span.start), bisect_left(dates, stop, key=lambda d: d.span.start)
    )
    tokens = {row.doc[i].idx: row.doc[i] for i in range(start, end)} if places else {}
    found = [(dates[i], _top(tokens[dates[i].span.start], dates[i])) for i in places if dates[i].span.start in tokens]
    yield from sorted(found, key=lambda pair: abs(pair[1].i - core))


def _top(token: Token, date: Date) -> Token:
    """The token of a date that hangs on a word outside of it."""
    for _ in range(_CLIMB):
        head = token.head
        if head is token or not date.span.start <= head.idx < date.span.end:
            break
        token = head
    return token


def _of_attack(token: Token) -> bool:
    """Whether a date tells when an attack was whose toll is counted: "the toll from Tuesday's strike"."""
    return token.dep_ in _HELD_BY and token.head.lemma_ in measure_words().attacks


def _up_to(token: Token) -> bool:
    """Whether a date is the day up to which is counted: "as of Monday", "by Monday"; not "by Monday's blast"."""
    preposition = token.head.lower_
    return preposition in {"by", "until", "till"} or (preposition == "of" and token.head.head.lower_ == "as")


def _attached(token: Token, chain: list[Token]) -> tuple[Token | None, bool]:
    """The word of the clause that a date hangs on, and whether it opens a stretch that goes on.

    "Since" rules over what stands between: "since the invasion in February", "since the war began in March".
    """
    since, node = False, token
    for _ in range(_CLIMB):
        if node in chain:
            return node, since
        if node.pos_ in {"VERB", "AUX"} and node is not token:
            if not _since(node) and node.lower_ not in measure_words().attacks:
                break
            since = since or _since(node)
        node = node.head
        since = since or node.lower_ == "since"
    return None, False


def _since(verb: Token) -> bool:
    """Whether a verb is that of a clause with "since"."""
    return any(child.dep_ in {"mark", "prep"} and child.lower_ == "since" for child in verb.children)


def _days(date: Date) -> tuple[str | None, str | None]:
    """The first and the last day of a date; a month or a year is all its days."""
    if date.value is None:
        return None, None
    start, end = date.value.partition("T")[0], (date.end or date.value).partition("T")[0]
    return _first_day(start), _last_day(end)


def _first_day(value: str) -> str | None:
    parts = value.split("-")
    return "-".join([*parts, *["01"] * (3 - len(parts))]) if _plain(parts) else None


def _last_day(value: str) -> str | None:
    parts = value.split("-")
    if not _plain(parts):
        return None
    month = parts[1] if len(parts) > 1 else "12"
    day = parts[2] if len(parts) > 2 else f"{calendar.monthrange(int(parts[0]), int(month))[1]:02}"
    return f"{parts[0]}-{month}-{day}"


def _plain(parts: list[str]) -> bool:
    """Whether a value is made of a year, a month and a day and nothing else."""
    return len(parts) <= 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4 and parts[0] != "0000"
