"""Marked texts as attributions: `<source>`, `<cue>` and `<content>`, with a number where there are several.

`<head>` inside a cue marks its head token where that is not the one on which the others hang.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marked import Marked, unmark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.reader.attributions import Attribution
    from reportedly.reader.parsed import Chars, ParsedArticle
    from reportedly.reading import QuotationType, Response, Statement

_MARKS = '"“”'


@dataclass(slots=True)
class Read:
    """A marked text read: its statements by number, and the responses between them."""

    marked: Marked
    parsed: ParsedArticle
    statements: dict[str, Statement]
    responses: list[Response]
    problems: list[str]

    def answers(self) -> list[str]:
        """The responses as "2 denies 1", or "2 denies none"."""
        numbers = {id(statement): number for number, statement in self.statements.items()}
        return sorted(
            f"{numbers[id(one.statement)]} {one.stance} {numbers.get(id(one.to_statement), 'none')}"
            for one in self.responses
        )


def read_marked(texts: Sequence[str], published: str | None = None) -> list[Read]:
    """Read marked texts from their marks on: the real syntax, dates and actors, attributions as marked."""
    from reportedly.ingest.articles import make_article
    from reportedly.reader.syntax import parse

    marked = [unmark(text) for text in texts]
    articles = [make_article(one.text, published=published) for one in marked]
    return [_read(one, parsed) for one, parsed in zip(marked, parse(articles), strict=True)]


def read_again(read: Read) -> Read:
    """The same text read again, without parsing it again."""
    return _read(read.marked, read.parsed)


def _read(marked: Marked, parsed: ParsedArticle) -> Read:
    from reportedly.reader.actors import resolve_actors
    from reportedly.reader.dates import find_dates
    from reportedly.reader.responses import find_responses
    from reportedly.reader.statements import make_statements

    numbered = attributions_of(marked, parsed)
    attributions = list(numbered.values())
    cast = resolve_actors(parsed, attributions)
    statements = make_statements(parsed, attributions, cast, find_dates(parsed))
    responses = find_responses(parsed, attributions, statements, cast)
    problems = [problem.reason for problem in cast.problems if problem.what == "response"]
    return Read(marked, parsed, dict(zip(numbered, statements, strict=True)), responses, problems)


def attributions_of(marked: Marked, parsed: ParsedArticle) -> dict[str, Attribution]:
    """The attributions that a text marks, by their number ("" where there is but one), in the order of their cues."""
    from reportedly.reader.attributions import Attribution

    found: dict[str, Attribution] = {}
    for tag, (cue, *_) in sorted(marked.spans.items(), key=lambda item: item[1][0]):
        if match := re.fullmatch(r"cue(\d*)", tag):
            contents = marked.spans.get(f"content{match[1]}", [])
            source = marked.one(f"source{match[1]}")
            found[match[1]] = Attribution(
                rule="marked",
                cue=head_of(parsed, marked.one(f"head{match[1]}") or cue),
                cue_span=cue,
                source=head_of(parsed, source) if source else None,
                source_span=source,
                contents=list(contents),
                quotation=_quotation(marked.text, contents),
            )
    return found


def find_ruled(parsed: ParsedArticle) -> list[Attribution]:
    """The attributions that the rules alone find in an article, nested ones too, in the order of their cues."""
    from reportedly.reader.attributions.find import candidates, keep
    from reportedly.reader.attributions.nested import with_nested
    from reportedly.reader.attributions.scene import set_scene
    from reportedly.reader.attributions.unclaimed import claim_quotations

    scene = set_scene(parsed)
    finds = candidates(scene)
    outer = claim_quotations(scene, keep(scene, finds))
    return sorted(with_nested(scene, outer, finds), key=lambda one: one.cue.i)


def head_of(parsed: ParsedArticle, span: Chars) -> Token:
    """The token of a stretch on which its others hang, auxiliaries and forms of "be" last."""
    tokens = [token for token in parsed.doc if span[0] <= token.idx < span[1]]
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head.i not in inside or token.head.i == token.i] or tokens
    copulas = [child for head in heads if head.lemma_ == "be" for child in head.children if child.i in inside]
    words = [token for token in copulas if token.pos_ in {"ADJ", "NOUN", "VERB"}] + heads
    return words[0]


def _quotation(text: str, contents: Sequence[Chars]) -> QuotationType:
    pieces = [text[start:end] for start, end in contents]
    if pieces and all(piece[0] in _MARKS for piece in pieces):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _MARKS) else "indirect"
