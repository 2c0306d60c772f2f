"""What an attribution is, before its source is known as an actor and its act is told."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reading import QuotationType


@dataclass(slots=True, eq=False)
class Attribution:
    """Somebody's words in the text: who (source), by which words we know (cue), and what (content).

    `rule` is the name of the function that found it. `cue` is the cue's head token ("said", "according", "report",
    ":"); `source` the head token of the source's noun phrase, None where the text names nobody. `contents` are the
    pieces of the content in reading order, marks of quotation included. `carrier` is what carries it though its content
    does not hold its cue ("reported that the mill had burned, citing two firemen"); None where the contents tell.
    """

    rule: str
    cue: Token
    cue_span: Chars
    source: Token | None
    source_span: Chars | None
    contents: list[Chars]
    quotation: QuotationType
    confidence: float | None = None
    carrier: Attribution | None = None


def leaves_its_quotation(parsed: ParsedArticle, cue: Token, start: int) -> bool:
    """Whether a cue within quotation marks has its content begin where these close ('"Nobody has said," he told us').

    Where it begins in further marks it is the cue's: '"The mayor says," she told us, "that it held."'
    """
    quotation = parsed.quotation_at(cue.idx)
    return quotation is not None and quotation.closed and quotation.end - 2 <= start <= quotation.end + 1
