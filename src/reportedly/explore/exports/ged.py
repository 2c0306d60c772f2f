"""Draft rows for the UCDP Georeferenced Event Dataset, a row for each count of people killed in one event.

A person makes them rows of GED: nothing of UCDP's own (ids, conflicts, dyads, types of violence, grid cells, clarity)
is filled in. `low` and `high` are the ends of the stated range, empty where open; `best` is filled only where the text
gives exactly one number, and then `deaths_civilians` (units that are civilians by name) or `deaths_unknown` with it.
Two counts of one event are two rows, side by side; nothing is averaged or chosen. A running toll (`as_of`) without an
event is no row, and a part of another figure is a note of that one's row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.explore.exports.codes import are_civilians, country_name, is_country
from reportedly.explore.exports.context import Context, actor_name
from reportedly.explore.exports.evidence import chain_spans, count_spans, mentions_near, words_of_date
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.gdelt import TOOK_PLACE
from reportedly.explore.exports.rows import Row, Sheet
from reportedly.explore.plain_text import in_quotes
from reportedly.explore.wording import count_range, measured, number, whose_count
from reportedly.reading import Actor, Event, Figure, Reading, Span

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHOLE_COUNTRY = 6


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the draft rows of readings, and the words behind each cell beside them."""
    Sheet(COLUMNS, rows).write_csv(readings, files, context)


def rows(reading: Reading, context: Context) -> Iterator[Row]:
    """A row for each count of people killed that belongs to an event, or has a place, a day or a perpetrator itself."""
    for figure in reading.figures:
        event = event_of(reading, figure)
        if _is_drafted(figure, event):
            row = Row(reading, figure.id, stated_in=figure.stated_in)
            _set_source(row, figure)
            _set_sides(row, figure, event, context)
            _set_where(row, figure, event)
            _set_when(row, figure, event)
            _set_deaths(row, figure)
            row.notes += _notes(reading, figure, event)
            yield row


def event_of(reading: Reading, figure: Figure) -> Event | None:
    """The assault that a count is told with: the one whose words hold it, the narrowest of several."""
    found = [event for event in reading.events if event.type == "ASSAULT" and event.span.contains(figure.span)]
    return min(found, key=lambda event: (event.span.end - event.span.start, event.span), default=None)


def _is_drafted(figure: Figure, event: Event | None) -> bool:
    if figure.measure != "killed" or figure.part_of is not None or figure.high == 0:
        return False
    if event is not None:
        return event.status in TOOK_PLACE
    settled = figure.period is not None and figure.period.start is not None and figure.period.end is not None
    return figure.as_of is None and (settled or figure.place is not None or figure.inflicted_by is not None)


def _set_source(row: Row, figure: Figure) -> None:
    """Which article, and the chain by which the count came: GED's one level, `source_original`, is all of it."""
    article = row.reading.article
    told = [part for part in (article.publisher, article.published, article.title and f"“{article.title}”") if part]
    row.set("number_of_sources", 1, [figure.span])
    row.set("source_article", ", ".join(told))
    row.set("source_office", article.publisher)
    row.set("source_date", article.published and article.published[:10])
    row.set("source_headline", article.title)
    if figure.stated_in is not None or figure.by is not None:
        row.set("source_original", whose_count(figure), count_spans(figure)[1:] or [figure.span])


def _set_sides(row: Row, figure: Figure, event: Event | None, context: Context) -> None:
    """Who did it and to whom, as drafts for `side_a` and `side_b`; people without arms are no side."""
    article = row.reading.article
    did = [figure.inflicted_by] if figure.inflicted_by is not None else event.initiators if event else []
    suffered = [actor for actor in (event.recipients if event else []) if actor.kind in {"organisation", "state"}]
    near = event.span if event else figure.span
    for column, actors in (("side_a", did), ("side_b", suffered)):
        names = ", ".join(actor_name(context, article, actor) for actor in actors)
        row.set(column, names, mentions_near(actors, near))


def _set_where(row: Row, figure: Figure, event: Event | None) -> None:
    place: Actor | None = figure.place or (event.place if event else None)
    if place is None:
        return
    words = mentions_near([place], event.span if event else figure.span)
    row.set("where_coordinates", place.name, words)
    row.set("where_description", words[0].text if words else place.name, words)
    row.set("country", country_name(place.country), words)
    if is_country(place):
        row.set("where_prec", _WHOLE_COUNTRY, words)


def _set_when(row: Row, figure: Figure, event: Event | None) -> None:
    first, last, words = _days(row.reading, figure, event)
    precision = date_precision(first, last)
    if first is None or last is None or precision is None:
        return
    row.set("date_start", first, words)
    row.set("date_end", last, words)
    row.set("date_prec", precision, words)
    if first[:4] == last[:4]:
        row.set("year", int(first[:4]), words)


def _days(reading: Reading, figure: Figure, event: Event | None) -> tuple[str | None, str | None, list[Span]]:
    if event is not None and event.date is not None:
        said = words_of_date(reading, event)
        return event.date.start, event.date.end, [said.span if said else event.span]
    if figure.period is not None:
        return figure.period.start, figure.period.end, [figure.span]
    return None, None, []


def date_precision(first: str | None, last: str | None) -> int | None:
    """GED's precision of days: 1 one day, 2 up to six, 3 a week, 4 a month, 5 a year; None if open or longer."""
    try:
        days = (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days + 1
    except ValueError:
        return None
    steps = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((precision for longest, precision in steps if 0 < days <= longest), None)


def _set_deaths(row: Row, figure: Figure) -> None:
    words = [figure.span]
    row.set("low", _whole(figure.low), words)
    row.set("high", _whole(figure.high), words)
    if figure.low is not None and figure.low == figure.high:
        row.set("best", _whole(figure.low), words)
        row.set("deaths_civilians" if are_civilians(figure.unit) else "deaths_unknown", _whole(figure.low), words)


def _whole(value: float | None) -> str | None:
    return None if value is None else number(value).replace(",", "")


def _notes(reading: Reading, figure: Figure, event: Event | None) -> list[str]:
    """The count in words, its parts, and what may make it no event of its own."""
    notes = [
        f"{in_quotes(figure.span.text, 80)}: {count_range(figure)} ({measured(figure)}), count: {whose_count(figure)}"
    ]
    parts = [part for part in reading.figures if part.part_of is figure]
    notes += [f"of these {count_range(part)} ({measured(part)}): {in_quotes(part.span.text, 80)}" for part in parts]
    if event is None:
        notes.append("no event was read in the words of this count")
    elif event.certainty != "certain":
        notes.append(f"the event is told as {event.certainty}")
    if event is not None and event.stated_in is not None and event.stated_in is not figure.stated_in:
        notes.append(f"event told by: {', '.join(in_quotes(span.text, 60) for span in chain_spans(event.stated_in))}")
    return notes
