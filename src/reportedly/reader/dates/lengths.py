"""Rules for lengths, repetitions and vague words: times that name no day.

They are kept apart from dates: `find_times` gives them with their TIMEX3 value, `find_dates` leaves them out.
"""

from __future__ import annotations

from reportedly.reader.dates.grammar import NO_DATE, Match, Meaning, Rule, rule
from reportedly.reader.dates.look_alikes import word_before

_CODES = {"day": ("D", 1), "week": ("W", 1), "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("M", 3),
          "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100)}  # fmt: skip
"""The letter of a unit in ISO 8601 and how many of them it is."""

_UNCOUNTED = {**{unit: code for unit, (code, _) in _CODES.items()}, "quarter": "Q", "decade": "E", "century": "C"}
_LENGTHY = frozenset({"for", "in", "within", "over", "after", "than", "nearly", "almost", "about", "of", "least"})
"""Words behind which "a year" is a length; behind an amount it is a rate."""
_MOST = 9999
_SOME_DAY = frozenset({"npadvmod", "nsubj"})
"""What "one day" is to a verb where it is some day to come; the parser takes it for the subject, too."""


def length(match: Match) -> Meaning | None:
    """How long something takes, with a count: "for three years", "a 30-day truce", "the nine months"; no age.

    "One day" beside a verb is some day to come, no length.
    """
    if match.text.lower() == "one day" and (token := match.head()) is not None and token.dep_ in _SOME_DAY:
        return NO_DATE
    if match.text_after(5).lstrip(" -‐–").startswith("old") or match.text_before(1) == "/" or match.in_a_name():
        return NO_DATE
    value = counted_length(match)
    if value is None:
        return None
    if match.has("THE") and match.unit_or_clock() in {"month", "year"}:
        match.context.period = None  # what is compared with "a year earlier" is no quarter from here on
    return Meaning(None, "", "duration", value)


def counted_length(match: Match) -> str | None:
    """The ISO 8601 length of a count of units: "P3Y", "PT72H"; None where the count is no whole number."""
    count, unit = match.count(), match.unit_or_clock()
    if not 0 < count <= _MOST or "." in match.text or (unit == "quarter" and match.after("OF")):
        return None
    if unit in {"H", "M"}:
        return f"PT{count}{unit}"
    if unit not in _CODES:
        return None
    code, each = _CODES[unit]
    return f"P{count * each}{code}"


def reported_year(match: Match) -> Meaning | None:
    """Twelve months that are no calendar year: "the year ended March 31"."""
    if not match.text_after(7).startswith((" ended", " ending")):
        return None
    match.context.period = None
    return Meaning(None, "", "duration", "P1Y")


def one_unit(match: Match) -> Meaning | None:
    """A single unit: a length behind a preposition, "within a year"; a rate behind an amount, "two million a year"."""
    value = counted_length(match)
    if value is None or match.text_before(6).endswith("half ") or match.after("OR"):
        return None
    if word_before(match) in _LENGTHY:
        return Meaning(None, "", "duration", value)
    token = match.head()
    if token is not None and token.dep_ == "npadvmod" and token.head.tag_ in {"CD", "NN", "NNS", "RB"}:
        return Meaning(None, "", "set", value)
    return None


def lasting(match: Match) -> Meaning | None:
    """What is as long as one unit: "a day-long meeting"."""
    value = counted_length(match)
    return None if value is None or match.text_before(1) == "-" else Meaning(None, "", "duration", value)


def uncounted_length(match: Match) -> Meaning | None:
    """A length without a count: "several years", "a few days", "for weeks"."""
    if not match.has("SEVERAL", "TO", "OR") and word_before(match) not in _LENGTHY:
        return None
    unit = match.unit_or_clock()
    if unit == "quarter" and match.after("OF"):
        return None
    code = {"H": "TXH", "M": "TXM"}.get(unit) or f"X{_UNCOUNTED.get(unit, 'X')}"
    return Meaning(None, "", "duration", f"P{code}")


def repeated(match: Match) -> Meaning | None:
    """How often: "daily", "a weekly address"; not a newspaper, "the daily Courier", nor another noun, "a monthly"."""
    token = match.token()
    if match.in_a_name() or (token is not None and (token.tag_ == "NN" or token.head.tag_ == "NNP")):
        return NO_DATE
    return Meaning(None, "", "set", match.code("RATE"))


def vague(match: Match) -> Meaning | None:
    """Words for before, at and after the time of writing: "recently", "now", "soon", "in recent years", "the past"."""
    if match.in_a_name() or match.text_after(6).startswith((" as ", " after")):
        return NO_DATE
    return Meaning(None, "", "vague", match.code("VAGUE") if match.has("VAGUE") else "PRESENT_REF")


def vague_current(match: Match) -> Meaning | None:
    """The word "current" before what is: "the current chairman"."""
    token = match.token()
    if match.text.lower() != "current" or token is None or token.tag_ != "JJ":
        return None
    return Meaning(None, "", "vague", "PRESENT_REF")


def vague_past(match: Match) -> Meaning | None:
    """The past as a noun: "in the past"."""
    token = match.token_of("PAST")
    if token is None or match.number("PAST") > 0 or token.tag_ != "NN":
        return None
    return Meaning(None, "", "vague", "PAST_REF")


RULES: tuple[Rule, ...] = (
    rule(length, "ABOUT? THE? (LATEST|TH|LAST|PAST)? (N HYPHEN)? N HYPHEN? MORE? (UNIT|UNITS|HOURS|MINUTES)"),
    rule(reported_year, "THE UYEAR"),
    rule(one_unit, "A (UNIT|HOURS|MINUTES)"),
    rule(lasting, "UNIT HYPHEN LONG"),
    rule(uncounted_length, "(THE? (LAST|PAST))? A? SEVERAL HYPHEN? (UNIT|UNITS|HOURS|MINUTES)", "(UNITS|HOURS|MINUTES)",
         "THE? (LAST|PAST)? N (TO|OR) N (UNITS|HOURS|MINUTES)"),
    rule(repeated, "RATE"),
    rule(vague, "THE? VAGUE UNITS?", "NOW"),
    rule(vague_current, "LAST"),
    rule(vague_past, "THE PAST"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length; dates go before them."""
