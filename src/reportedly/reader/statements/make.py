"""Statements: attributions with their actors, chain, act, addressees, medium and date."""

from __future__ import annotations

from reportedly.reader.actors import Cast
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reader.statements.addressees import addressees_of
from reportedly.reader.statements.certainty import certainty_of, polarity_of
from reportedly.reader.statements.chains import Voices, carried_by, carriers, chain_of
from reportedly.reader.statements.dates import DatesOfSaying
from reportedly.reader.statements.media import medium_of
from reportedly.reader.statements.sayings import Sayings
from reportedly.reader.statements.speech_acts import act_of
from reportedly.reading import Date, Span, Statement


def make_statements(
    parsed: ParsedArticle, attributions: list[Attribution], cast: Cast, dates: list[Date]
) -> list[Statement]:
    """The statements of an article; `statements[i]` is made from `attributions[i]`."""
    direct = carriers(attributions)
    carried = carried_by(direct)
    sayings = Sayings(parsed, cast, attributions)
    when = DatesOfSaying(parsed, dates)
    statements: list[Statement] = []
    for index, one in enumerate(attributions):
        saying = sayings.of(index, carried[index])
        act = act_of(saying)
        statements.append(
            Statement(
                id=f"s{index + 1}",
                source=saying.source,
                source_span=_span(parsed, one.source_span),
                cue_span=_span(parsed, one.cue_span),
                content_spans=[parsed.span(*piece) for piece in one.contents],
                quotation=one.quotation,
                act=act,
                polarity=polarity_of(saying),
                certainty=certainty_of(saying, act),
                addressees=addressees_of(saying),
                medium=medium_of(saying),
                date=when.of(saying),
                confidence=one.confidence,
            )
        )
    for index, statement in enumerate(statements):
        statement.via = [statements[above] for above in chain_of(direct, index)]
    return statements


def _span(parsed: ParsedArticle, chars: Chars | None) -> Span | None:
    return None if chars is None else parsed.span(*chars)


_latest: tuple[list[Statement], Voices] = ([], Voices([]))
"""The statements last asked about and their index: the steps after this one ask thousands of times over one list."""


def innermost(statements: list[Statement], span: Span) -> Statement | None:
    """The statement in whose content a stretch stands, the innermost where one carries another; None: own voice.

    The list is not to be changed between two questions.
    """
    global _latest  # noqa: PLW0603  # one slot, replaced whole: safe where threads read different articles
    asked, voices = _latest
    if asked is not statements:
        voices = Voices(statements)
        _latest = statements, voices
    return voices.at(span)
