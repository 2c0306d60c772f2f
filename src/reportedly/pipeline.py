"""The one place where the order of reading is written.

Article ─▶ parse ─▶ attributions ─▶ dates ─▶ actors ─▶ statements ─▶ responses, figures, events, relations ─▶ Reading
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly import __version__
from reportedly.errors import ReportedlyError
from reportedly.models.attribution.runner import Found
from reportedly.reader.actors import keep_those_who_take_part, resolve_actors
from reportedly.reader.attributions import find_ahead, find_attributions, model_name
from reportedly.reader.dates import dates_of, find_times, told_of, why_open
from reportedly.reader.events import find_events
from reportedly.reader.figures import find_figures
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.relations import find_relations
from reportedly.reader.responses import find_responses
from reportedly.reader.sentences import LONGEST
from reportedly.reader.statements import make_statements
from reportedly.reader.syntax import BATCH, MODEL, MODEL_VERSION, parse
from reportedly.reading import Article, Date, Problem, Reader, Reading


def reader() -> Reader:
    """What reads here: this version and its models; without the trained one, it is the rules alone that are named."""
    rules, model = f"rules {__version__}", model_name()
    attribution = rules if model is None else f"{model} and {rules}"
    return Reader(__version__, {"syntax": f"{MODEL} {MODEL_VERSION}", "attribution": attribution})


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """The readings of articles, in their order; articles go through the parser in batches."""
    for parsed, finding in find_ahead(parse(articles)):
        yield read_parsed(parsed, finding() if finding else None)


def read_each(
    articles: Iterable[Article], failed: Callable[[Article, Exception], None], *, ahead: bool = True
) -> Iterator[Reading]:
    """The readings of articles, in their order, without those that reading fails on: `failed` is told of them.

    Without `ahead`, no second core is used: the model works when its turn comes, and not while others are parsed.

    Raises:
        ReportedlyError: if the reader's own data or model is not sound, so that no article can be read.
    """
    parsed_ones = (parsed for batch in _batches(articles) for parsed in _parse_each(batch, failed))
    for parsed, finding in find_ahead(parsed_ones) if ahead else ((parsed, None) for parsed in parsed_ones):
        try:
            reading = read_parsed(parsed, finding() if finding else None)
        except ReportedlyError:
            raise
        except Exception as error:  # a fault of one step on one article must not cost the others
            failed(parsed.article, error)
            continue
        yield reading


def _parse_each(batch: list[Article], failed: Callable[[Article, Exception], None]) -> Iterator[ParsedArticle]:
    try:
        yield from list(parse(batch))
    except ReportedlyError:
        raise
    except Exception as error:
        if len(batch) == 1:
            failed(batch[0], error)
            return
        for article in batch:
            yield from _parse_each([article], failed)


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


def read_parsed(parsed: ParsedArticle, found: list[Found] | None = None) -> Reading:
    """The reading of one parsed article; `found` is what the attribution model found in it, where it has been asked."""
    attributions = find_attributions(parsed, found)
    times = find_times(parsed)
    dates = dates_of(times)
    cast = resolve_actors(parsed, attributions)
    statements = make_statements(parsed, attributions, cast, dates)
    reading = Reading(
        reader=reader(),
        article=parsed.article,
        actors=cast.actors,
        statements=statements,
        responses=find_responses(parsed, attributions, statements, cast),
        figures=find_figures(parsed, statements, cast, dates),
        events=find_events(parsed, statements, cast, dates),
        relations=find_relations(parsed, statements, cast),
        dates=told_of(times),
        problems=[*parsed.problems, *cast.problems, *_unresolved(dates)],
    )
    return keep_those_who_take_part(reading)


def _unresolved(dates: list[Date]) -> list[Problem]:
    return [Problem("date", reason, date.span) for date in dates if (reason := why_open(date)) is not None]
