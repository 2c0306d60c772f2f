"""A briefing for people, in Markdown: who says what, who answers, whose counts, what happened, and what is not settled.

Every line cites its article by number, with the place of the words; the articles stand at the end with their original
and archived addresses. What an article says in its own voice is told apart from what it attributes, and nothing is
summed up, averaged or judged. Words of articles are escaped, so that none of them is markup, and only addresses of the
web become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.explore.days import day
from reportedly.explore.exports.characters import sound, web_address
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.plain_text import counted, in_quotes, one_line
from reportedly.explore.wording import (
    answers,
    by_source,
    count_range,
    doubt,
    event_sentence,
    measured,
    relation_sentence,
    setting,
    spoken,
    title_of,
    voice,
    whose_count,
)
from reportedly.reading import Reading, Span, Statement

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&$^:@=\"'])")
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LONGEST_QUOTE = 400


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the briefing: an article after the other, then the list of them."""
    cited: list[str] = []
    with files.open() as stream:
        stream.write(b"# Briefing\n\n")
        for number, reading in enumerate(readings, 1):
            cited.append(_citation(reading, number, context))
            stream.write(sound("\n".join(_article(reading, number))).encode() + b"\n")
        stream.write(sound("## Articles\n\n" + "\n".join(cited)).encode() + b"\n")


def plain(text: str) -> str:
    """Words that stand in Markdown as they are: on one line, with nothing left that is markup."""
    return _MARKUP.sub(lambda found: _HTML.get(found[1], f"\\{found[1]}"), one_line(text))


def _article(reading: Reading, number: int) -> Iterator[str]:
    yield f"## {number}\\. {plain(title_of(reading))}\n"
    about = [reading.article.publisher, day(reading.article.published) if reading.article.published else None]
    yield f"{plain(', '.join(part for part in about if part) or 'publisher and date not known')}\n"
    for heading, lines in (
        ("Who says what", _statements(reading, number)),
        ("Counts", _figures(reading, number)),
        ("What took place, was planned or denied", _events(reading, number)),
        ("Who is who", _relations(reading, number)),
        ("Not settled", _problems(reading, number)),
    ):
        told = list(lines)
        if told:
            yield f"### {heading}\n"
            yield from told
            yield ""


def _place(number: int, span: Span | None) -> str:
    """Where the words are: the article's number, and their place in its text."""
    return f"[[{number}](#article-{number}){f', {span.start}–{span.end}' if span else ''}]"


def _statements(reading: Reading, number: int) -> Iterator[str]:
    known = answers(reading)
    for source in by_source(reading):
        yield f"- **{plain(source.name)}**{f' ({plain(source.about)})' if source.about else ''}"
        for statement in source.statements:
            yield f"  - {_statement(statement, number)}"
            for answer in known.get(id(statement), []):
                yield f"    - {plain(answer.words)}"


def _statement(statement: Statement, number: int) -> str:
    first = statement.content_spans[0] if statement.content_spans else None
    unsure = doubt(statement.confidence)
    parts = [plain(spoken(statement)), plain(in_quotes(statement.content, _LONGEST_QUOTE))]
    parts += [plain(unsure)] if unsure else []
    return f"{' — '.join(parts)} {_place(number, first)}"


def _figures(reading: Reading, number: int) -> Iterator[str]:
    if reading.figures:
        yield "| how many | of what | whose count | when, where, by whom | words |"
        yield "| --- | --- | --- | --- | --- |"
    for figure in reading.figures:
        cells = [count_range(figure), measured(figure), whose_count(figure), "; ".join(setting(figure))]
        words = f"{plain(in_quotes(figure.span.text, 80))} {_place(number, figure.span)}"
        yield f"| {' | '.join(plain(cell) for cell in cells)} | {words} |"


def _events(reading: Reading, number: int) -> Iterator[str]:
    for event in sorted(reading.events, key=lambda event: (event.date.start if event.date else "~", event.span)):
        told = f"{plain(event_sentence(event))} — told by: {plain(voice(event.stated_in))}"
        yield f"- {told}: {plain(in_quotes(event.span.text))} {_place(number, event.span)}"


def _relations(reading: Reading, number: int) -> Iterator[str]:
    for relation in reading.relations:
        told = f"{plain(relation_sentence(relation))} — told by: {plain(voice(relation.stated_in))}"
        yield f"- {told}: {plain(in_quotes(relation.span.text))} {_place(number, relation.span)}"


def _problems(reading: Reading, number: int) -> Iterator[str]:
    for problem in reading.problems:
        yield f"- {plain(problem.what)}: {plain(problem.reason)} {_place(number, problem.span)}"


def _citation(reading: Reading, number: int, context: Context) -> str:
    """An article as it is cited: title, publisher, date, original and archived address."""
    article = reading.article
    told = [plain(title_of(reading)), plain(article.publisher or "publisher not known")]
    told.append(plain(day(article.published)) if article.published else "date not known")
    if article.byline:
        told.append(f"by {plain(article.byline)}")
    for label, url in (("original", web_address(article.url)), ("archived", web_address(context.archived(article)))):
        told.append(f"[{label}](<{url}>)" if url else f"no {label} address known")
    told.append(counted(len(reading.statements), "statement"))
    return f'<a id="article-{number}"></a>{number}\\. {", ".join(told)}\n'
