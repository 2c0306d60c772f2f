"""The one place where the order of reading is written.

Article ─▶ parse ─▶ attributions ─▶ dates ─▶ actors ─▶ statements ─▶ responses, figures, events, relations ─▶ Reading
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly import __version__
from reportedly.errors import ReportedlyError
from reportedly.read.actors import resolve_actors
from reportedly.read.attributions import find_attributions
from reportedly.read.dates import find_dates, why_open
from reportedly.read.events import find_events
from reportedly.read.figures import find_figures
from reportedly.read.parsed import ParsedArticle
from reportedly.read.relations import find_relations
from reportedly.read.responses import find_responses
from reportedly.read.sentences import LONGEST
from reportedly.read.statements import make_statements
from reportedly.read.syntax import BATCH, MODEL, MODEL_VERSION, parse
from reportedly.reading import Article, Date, Problem, Reader, Reading

READER = Reader(__version__, {"syntax": f"{MODEL} {MODEL_VERSION}", "attribution": f"rules {__version__}"})


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """The readings of articles, in their order; articles go through the parser in batches."""
    for parsed in parse(articles):
        yield read_parsed(parsed)


def read_each(articles: Iterable[Article], failed: Callable[[Article, Exception], None]) -> Iterator[Reading]:
    """The readings of articles, in their order, without those that reading fails on: `failed` is told of them.

    Raises:
        ReportedlyError: if the reader's own data or model is not sound, so that no article can be read.
    """
    for batch in _batches(articles):
        for article, parsed in _parse_each(batch, failed):
            try:
                reading = read_parsed(parsed)
            except ReportedlyError:
                raise
            except Exception as error:  # a fault of one step on one article must not cost the others
                failed(article, error)
                continue
            yield reading


def _parse_each(
    batch: list[Article], failed: Callable[[Article, Exception], None]
) -> Iterator[tuple[Article, ParsedArticle]]:
    try:
        found = list(parse(batch))
    except ReportedlyError:
        raise
    except Exception as error:
        if len(batch) == 1:
            failed(batch[0], error)
            return
        for article in batch:
            yield from _parse_each([article], failed)
        return
    yield from zip(batch, found, strict=True)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles by the batch, few where they are long, so that what the parser holds at once stays small."""
    batch: list[Article] = []
    letters = 0
    for article in articles:
        batch.append(article)
        letters += min(len(article.text), LONGEST)
        if len(batch) == BATCH or letters >= LONGEST:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def read_parsed(parsed: ParsedArticle) -> Reading:
    """The reading of one parsed article."""
    attributions = find_attributions(parsed)
    dates = find_dates(parsed)
    cast = resolve_actors(parsed, attributions)
    statements = make_statements(parsed, attributions, cast, dates)
    return Reading(
        reader=READER,
        article=parsed.article,
        actors=cast.actors,
        statements=statements,
        responses=find_responses(parsed, attributions, statements, cast),
        figures=find_figures(parsed, statements, cast, dates),
        events=find_events(parsed, statements, cast, dates),
        relations=find_relations(parsed, statements, cast),
        dates=dates,
        problems=[*parsed.problems, *cast.problems, *_unresolved(dates)],
    )


def _unresolved(dates: list[Date]) -> list[Problem]:
    return [Problem("date", reason, date.span) for date in dates if (reason := why_open(date)) is not None]
