"""From event words to events: one happening told once, its type settled by what governs it, when, where, how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.actors import Cast
from reportedly.reader.counted import shares
from reportedly.reader.events.answered import source_of_answered
from reportedly.reader.events.drafts import Draft
from reportedly.reader.events.means import mode_of_means
from reportedly.reader.events.said import said_trigger, speakers_of
from reportedly.reader.events.shifts import shift
from reportedly.reader.events.status import certainty_of, status_of
from reportedly.reader.events.told_again import without_told_again
from reportedly.reader.events.triggers import Trigger, find_triggers
from reportedly.reader.events.weighed import is_event, tells_what_is
from reportedly.reader.events.when_where import dates_of_hosts, event_date, place_of
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.parties import done_to
from reportedly.reader.statements import innermost
from reportedly.reading import Actor, Date, Event, Span, Statement

_STEPS = 8
_TWO = 2
T = TypeVar("T")
_BELOW = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "acl", "conj", "dative", "advcl", "nsubjpass", "compound"}
)
_SAME = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "advcl", "xcomp", "pcomp", "conj", "acl"})


def find_events(parsed: ParsedArticle, statements: list[Statement], cast: Cast, dates: list[Date]) -> list[Event]:
    """The events of an article in reading order.

    An event word without a party, or one of what people ask or promise in private, is none; words that name one
    happening of a clause are one event.
    """
    triggers = _all_triggers(parsed, cast)
    absorbed = _absorbed(triggers)
    drafts = []
    asked: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        if (absorber := absorbed.get(trigger.token.i)) is not None:
            asked.setdefault(absorber.token.i, []).append(trigger)
    for group in _grouped([trigger for trigger in triggers if trigger.token.i not in absorbed]):
        draft = _draft(group)
        shift(
            draft,
            asked.get(draft.trigger.token.i, []),
            _is_own(draft, parsed, statements, cast),
        )
        if draft.type == "REJECT" and not draft.recipients:
            draft.recipients = source_of_answered(draft, statements)
        if is_event(draft, asked.get(draft.trigger.token.i, [])):
            drafts.append(draft)
    hosts = {token.i: n for n, draft in enumerate(drafts) for token in _words(draft)}
    dated = dates_of_hosts(parsed, dates, hosts)
    told = without_told_again(drafts, dated)
    return [_event(n, drafts[at], parsed, statements, cast, dated.get(at)) for n, at in enumerate(told)]


def _all_triggers(parsed: ParsedArticle, cast: Cast) -> list[Trigger]:
    """The event words in reading order, what somebody demands or refuses in saying so included."""
    found = {trigger.token.i: trigger for trigger in find_triggers(parsed.doc, cast)}
    for token in parsed.doc:
        if token.dep_ == "ccomp" and (said := said_trigger(token, cast)) is not None:
            found[token.i] = said
    told = _objects_asked_for(found)
    return [found[index] for index in sorted(found) if index not in told]


def _objects_asked_for(found: Mapping[int, Trigger]) -> set[int]:
    """Event nouns that only tell which event a verb names: who calls off a strike or lifts a blockade begins none."""
    return {
        thing.i
        for trigger in found.values()
        if trigger.frame.objects
        and trigger.token.pos_ != "NOUN"
        and (thing := done_to(trigger.token)) is not None
        and thing.i in found
        and found[thing.i].frame.type != trigger.frame.type
    }


def _absorbed(triggers: list[Trigger]) -> dict[int, Trigger]:
    """By their index, the event words that only say what another one asks for, agrees to, refuses or threatens."""
    absorbing = {one.token.i: one for one in triggers if one.frame.absorbs and not tells_what_is(one)}
    found: dict[int, Trigger] = {}
    for trigger in triggers if absorbing else ():
        token = trigger.token
        for _ in range(_STEPS):
            if token.dep_ not in _BELOW or token.head is token or _is_apart(token):
                break
            token = token.head
            if token.i in absorbing:
                found[trigger.token.i] = absorbing[token.i]
                break
    return found


def _is_apart(token: Token) -> bool:
    """Whether a clause stands beside the one above it and not in it: with a subject, a participle, a second verb."""
    if token.dep_ == "conj":
        return token.pos_ == "VERB" and token.tag_ not in {"VB", "VBG"}
    return token.dep_ == "advcl" and (token.tag_ != "VB")


def _grouped(triggers: list[Trigger]) -> list[list[Trigger]]:
    """Event words by happening: one of the same type right under another, without parties that contradict it, is it."""
    groups: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        groups[trigger.token.i] = [trigger]
    for trigger in triggers:
        upper = _upper(trigger, groups)
        if upper is not None and upper is not groups[trigger.token.i]:
            upper += groups[trigger.token.i]
            for member in groups[trigger.token.i]:
                groups[member.token.i] = upper
    found: list[list[Trigger]] = []
    for trigger in triggers:
        group = groups[trigger.token.i]
        if group[0] is trigger:
            found.append(group)
    return found


def _upper(trigger: Trigger, groups: dict[int, list[Trigger]]) -> list[Trigger] | None:
    token = trigger.token
    for _ in range(3):
        if (token.dep_ not in _SAME and not _tells_of_noun(token)) or token.head is token:
            return None
        token = token.head
        group = groups.get(token.i)
        if group is not None:
            return group if _is_same(group[0], trigger) else None
    return None


def _tells_of_noun(verb: Token) -> bool:
    """Whether a relative clause says what the noun above it did: "an attack that killed ten"."""
    return verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in verb.children)


def _is_same(upper: Trigger, lower: Trigger) -> bool:
    if upper.frame.type != lower.frame.type:
        return False
    doers = not upper.initiators or not lower.initiators or bool(set(upper.initiators) & set(lower.initiators))
    if lower.token.dep_ == "conj":
        return doers and (not lower.recipients or not upper.recipients or upper.recipients == lower.recipients)
    return doers


def _is_own(draft: Draft, parsed: ParsedArticle, statements: list[Statement], cast: Cast) -> bool:
    """Whether who is to do it says so: "the regent said she would"."""
    token = draft.trigger.token
    if draft.status != "planned" or not draft.initiators:
        return False
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if any(actor in draft.initiators for actor in speakers_of(token, cast)):
        return True
    statement = innermost(statements, parsed.span_of(draft.trigger.token))
    return statement is not None and statement.source in draft.initiators


def _draft(group: list[Trigger]) -> Draft:
    first = group[0]
    harmed = first.recipients if not first.initiators else []  # "were killed in shelling": they did not shell
    initiators = _unique(actor for t in group for actor in t.initiators if actor not in harmed)
    recipients = _unique(a for t in group for a in t.recipients if a not in initiators)
    mode = next((t.frame.mode for t in group if t.frame.mode), None)
    if mode is None and first.frame.type == "ASSAULT":
        mode = mode_of_means(group)
    if mode is None and first.frame.type == "CONSULT" and _are_many_bodies([*initiators, *recipients]):
        mode = "multilateral"
    return Draft(
        triggers=group,
        type=first.frame.type,
        mode=mode,
        contexts=_unique(context for t in group for context in t.frame.contexts),
        initiators=initiators,
        recipients=recipients,
        status="happened" if first.is_said else status_of(first.token, first.host),
        certainty=certainty_of(first.token, first.host),
    )


def _are_many_bodies(parties: list[Actor]) -> bool:
    """Whether more than two states or organisations meet."""
    return len(parties) > _TWO and all(actor.kind in {"state", "organisation"} for actor in parties)


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _words(draft: Draft) -> list[Token]:
    return [token for trigger in draft.triggers for token in (trigger.token, trigger.host)]


def _event(
    number: int, draft: Draft, parsed: ParsedArticle, statements: list[Statement], cast: Cast, date: Date | None
) -> Event:
    trigger_span = parsed.span_of(draft.trigger.token)
    return Event(
        id=f"e{number + 1}",
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        initiators=draft.initiators,
        recipients=draft.recipients,
        span=_span(draft, parsed, cast),
        trigger_span=trigger_span,
        date=event_date(date),
        place=place_of(_words(draft), cast, draft.recipients),
        status=draft.status,
        certainty=draft.certainty,
        stated_in=innermost(statements, trigger_span),
        confidence=_confidence().get(draft.type),
    )


@cache
def _confidence() -> Mapping[str, float]:
    """By type, how often an event of it was right; a type that was never counted is not here."""
    return shares(load("en/event_confidence")["types"])


def _span(draft: Draft, parsed: ParsedArticle, cast: Cast) -> Span:
    """The stretch from the first to the last of the event's words and its parties' mentions in the sentence."""
    words = _words(draft)
    sentence = words[0].sent
    parties: set[Actor] = {*draft.initiators, *draft.recipients}
    starts, ends = [w.idx for w in words], [w.idx + len(w) for w in words]
    for index in range(sentence.start, sentence.end):
        mention = cast.by_head.get(index)
        if mention is not None and mention.actor in parties:
            starts.append(mention.start)
            ends.append(mention.end)
    return parsed.span(max(min(starts), sentence.start_char), min(max(ends), sentence.end_char))
