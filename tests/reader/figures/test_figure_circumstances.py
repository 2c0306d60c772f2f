"""Whose count, where, when and by whom, with actors, statements and dates given by hand."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any, get_args

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.figures import find_figures
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Actor, Date, Figure, Measure, Period, Statement


def _cases() -> list[tuple[dict[str, Any], Marked]]:
    rows = tomllib.loads((CASES / "figure_circumstances.toml").read_text(encoding="utf-8"))["case"]
    return [(row, unmark(row["text"])) for row in rows]


def _cast(parsed: ParsedArticle, marked: Marked) -> Cast:
    cast = Cast()
    for tag, kind in (("actor1", "organisation"), ("place1", "place")):
        for start, end in marked.spans.get(tag, []):
            span = parsed.span(start, end)
            actor = Actor(tag, span.text, kind, named=True, mentions=[span])  # type: ignore[arg-type]  # a kind
            head = parsed.tokens(start, end).root.i
            cast.by_head[head] = Mention(start, end, head, "name", actor)
            cast.actors.append(actor)
    return cast


def _statements(parsed: ParsedArticle, marked: Marked, cast: Cast) -> list[Statement]:
    found: list[Statement] = []
    for tag, source in (("statement", cast.actors[:1]), ("inside", [])):
        contents = [parsed.span(*span) for span in marked.spans.get(tag, [])]
        if contents:
            told = Statement(tag, source[0] if source else None, None, None, contents, "indirect", "assert")
            found.append(replace(told, via=list(found)))
    return found


def _figure(parsed: ParsedArticle, row: dict[str, Any], marked: Marked) -> Figure:
    cast = _cast(parsed, marked)
    spans = [parsed.span(*span) for span in marked.spans.get("date1", [])]
    dates = [
        Date(span, value, None, "day", "published") for span, value in zip(spans, row.get("dates", []), strict=True)
    ]
    figures = find_figures(parsed, _statements(parsed, marked, cast), cast, dates)
    (expected,) = (span for tag, (span, *_) in marked.spans.items() if tag in get_args(Measure))
    assert (figures[0].span.start, figures[0].span.end) == expected
    return figures[0]


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    """Each case's text, all parsed in one batch."""
    articles = [make_article(marked.text, published="1921-05-09") for _, marked in _cases()]
    return {item.article.text: item for item in parse(articles)}


@pytest.mark.parametrize(("row", "marked"), _cases(), ids=lambda case: getattr(case, "text", "")[:60])
def test_circumstances(row: dict[str, Any], marked: Marked, parsed: dict[str, ParsedArticle]) -> None:
    figure = _figure(parsed[marked.text], row, marked)
    for name in ("place", "inflicted_by", "by"):
        actor = getattr(figure, name)
        assert (actor.name if actor is not None else None) == row.get(name), name
    period = [value or None for value in row["period"]] if "period" in row else None
    assert figure.period == (Period(*period) if period is not None else None)
    assert figure.as_of == row.get("as_of")


def test_a_figure_stands_in_its_innermost_statement(parsed: dict[str, ParsedArticle]) -> None:
    row, marked = next(case for case in _cases() if "statement" in case[1].spans)
    figure = _figure(parsed[marked.text], row, marked)
    assert figure.stated_in is not None
    assert figure.stated_in.covers(figure.span)
