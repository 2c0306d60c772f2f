"""What looks like a month, a year or a feast and is something else."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly import lexicon
from reportedly.reader.dates.grammar import Match

_EARLIEST, _AHEAD = 1000, 75
"""The years that a bare number may mean: from the first to so many after publication, or after 2000."""

_GLUED = frozenset("$£€#/-–.")
_BESIDE = ("post-", "pre-")
_NUMBER_TYPES = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "TIME", "ORDINAL"})
_VERB_TAGS = frozenset({"MD", "VB", "VBP", "VBD", "VBZ"})
_NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "EVENT", "WORK_OF_ART"})


def is_a_month(match: Match) -> bool:
    """Whether a month's name alone is a month, not "May" the verb, "March" the procession or "April" a person."""
    token = match.head()
    if token is None or token.tag_ in _VERB_TAGS or token.ent_type_ in _NAME_TYPES:
        return False
    if token.dep_ == "compound" and token.head.tag_ == "NNP" and token.i < token.head.i:
        return False
    if match.last - match.first > 1 or match.number("M") not in {3, 5} or not match.text_before().strip():
        return True
    behind = word_before(match) in words_for("months", "openers")
    if match.number("M") == 5:
        return behind and not match.after("OWNS")
    return behind or (match.text_after().split() or [""])[0] not in words_for("months", "after_march")


def is_a_year(match: Match) -> bool:
    """Whether four figures alone are a year, not a count, a price, the number of a flight or a resolution."""
    token, number = match.token_of("YEAR"), match.number("YEAR")
    published = match.context.published
    if token is None or not _EARLIEST <= number <= (2000 if published is None else published.year) + _AHEAD:
        return False
    if match.has("EARLY", "EDGE") or match.text_before(5).endswith(_BESIDE):
        return True
    opener = word_before(match)
    if (
        _word_before_list(match) in words_for("numbers", "numbered")
        or _counts_something(token)
        or match.text_before(1) in _GLUED
    ):
        return False
    if token.ent_type_ in _NUMBER_TYPES and opener not in {"in", "since"}:
        return False
    return token.ent_type_ == "DATE" or opener in words_for("numbers", "year_openers")


def is_a_day_told(match: Match) -> bool:
    """Whether a feast's name tells when something was: "on Christmas Day", not "the Christmas market"."""
    return word_before(match) in words_for("feasts", "openers")


def word_before(match: Match) -> str:
    """The word right before, in lower case, without a bracket or stop around it; empty where there is none."""
    return (match.text_before().split() or [""])[-1].strip("(.")


def _word_before_list(match: Match) -> str:
    """The word before the figures, or before others that they are listed with: "resolutions 1931 and 1932"."""
    words = match.text_before().split()
    if len(words) > 2 and words[-1] in {"and", "or", "to"} and words[-2].rstrip(",").isdigit():
        words = words[:-2]
    return words[-1].strip("(.") if words else ""


@cache
def words_for(table: str, key: str) -> frozenset[str]:
    """A list of words of `lexicons/en/dates.toml`."""
    return frozenset(lexicon.load("en/dates")[table][key]["examples"])


def _counts_something(token: Token) -> bool:
    """Whether a figure counts the plural noun that it stands before, "2000 people", not "the 1992 protests".

    Without an article before it, a round figure is a count.
    """
    noun = token.head
    if token.dep_ != "nummod" or noun.tag_ not in {"NNS", "NNPS"} or noun.i < token.i:
        return False
    if any(child.dep_ in {"det", "poss"} for child in noun.children):
        return token.ent_type_ != "DATE"
    return token.ent_type_ != "DATE" or int(token.text) % 50 == 0
