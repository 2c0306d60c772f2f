"""Draft rows for ACLED, a row for each event of a kind that ACLED records.

A person makes them rows of ACLED: its ids, scales, regions, coordinates, tags and interactions stay empty.
`fatalities` is filled only where the text gives one number that all its counts share; "dozens", "at least 3" and
counts that differ are told in `notes`, each with its counter. `event_date` is filled where the text settles the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.explore.days import stretch
from reportedly.explore.exports.codes import acled, country_code, country_name, is_country
from reportedly.explore.exports.context import Context, actor_name
from reportedly.explore.exports.evidence import mentions_near, words_of_date
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.gdelt import TOOK_PLACE
from reportedly.explore.exports.ged import date_precision, event_of
from reportedly.explore.exports.rows import Row, Sheet
from reportedly.explore.plain_text import in_quotes, one_line
from reportedly.explore.wording import count_range, measured, number, voice, whose_count
from reportedly.reading import Actor, Event, Figure, Reading

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_PRECISIONS = {1: 1, 2: 2, 3: 2, 4: 3}
"""GED's precisions of days as ACLED's: 1 the day, 2 within a week, 3 within a month."""


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the draft rows of readings, and the words behind each cell beside them."""
    Sheet(COLUMNS, rows).write_csv(readings, files, context)


def rows(reading: Reading, context: Context) -> Iterator[Row]:
    """A row for each event that took place and is of a kind that ACLED records."""
    counted = _deaths(reading)
    for event in reading.events:
        kind = acled(event)
        if kind is None or event.status not in TOOK_PLACE:
            continue
        row = Row(reading, event.id, stated_in=event.stated_in)
        for column in ("disorder_type", "event_type", "sub_event_type"):
            row.set(column, kind[column], [event.trigger_span])
        _set_when(row, event)
        _set_actors(row, event, context)
        _set_where(row, event)
        row.set("source", reading.article.publisher)
        _set_deaths(row, event, counted.get(id(event), []))
        yield row


def _deaths(reading: Reading) -> dict[int, list[Figure]]:
    """The counts of people killed in each event, under its `id()`."""
    found: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        event = event_of(reading, figure) if figure.measure == "killed" and figure.part_of is None else None
        if event is not None:
            found.setdefault(id(event), []).append(figure)
    return found


def _set_when(row: Row, event: Event) -> None:
    precision = date_precision(event.date.start, event.date.end) if event.date else None
    if event.date is None or precision is None:
        return
    date = words_of_date(row.reading, event)
    words = [date.span if date else event.span]
    row.set("time_precision", _PRECISIONS.get(precision), words)
    if precision == 1:
        row.set("event_date", event.date.start, words)
    if event.date.start[:4] == event.date.end[:4]:
        row.set("year", event.date.start[:4], words)


def _set_actors(row: Row, event: Event, context: Context) -> None:
    """The first of each side as actor, the others as associated with it; civilians are a target by their sector."""
    article = row.reading.article
    for side, actors in (("1", event.initiators), ("2", event.recipients)):
        names = [actor_name(context, article, actor) for actor in actors]
        row.set(f"actor{side}", "; ".join(names[:1]), mentions_near(actors[:1], event.span))
        row.set(f"assoc_actor_{side}", "; ".join(names[1:]), mentions_near(actors[1:], event.span))
    civilians = [actor for actor in event.recipients if "CVL" in actor.sectors]
    if event.type == "ASSAULT" and civilians:
        row.set("civilian_targeting", "Civilian targeting", mentions_near(civilians, event.span))


def _set_where(row: Row, event: Event) -> None:
    place: Actor | None = event.place
    if place is None:
        return
    words = mentions_near([place], event.span)
    row.set("country", country_name(place.country), words)
    row.set("iso", country_code(place.country, "numeric").lstrip("0"), words)
    if not is_country(place):
        row.set("location", place.name, words)


def _set_deaths(row: Row, event: Event, counts: list[Figure]) -> None:
    """The one number of deaths that is stated, and in `notes` what the article says, with every count as it stands."""
    numbers = {(figure.low, figure.high) for figure in counts}
    low, high = next(iter(numbers)) if len(numbers) == 1 else (None, None)
    spans = [figure.span for figure in counts]
    if low is not None and low == high and all(figure.qualifier in {"exactly", "none"} for figure in counts):
        row.set("fatalities", number(low).replace(",", ""), spans)
    notes = [f"{voice(event.stated_in)}: {in_quotes(event.span.text)}"]
    if event.date is not None and "event_date" not in row.cells:
        notes.append(f"when: {stretch(event.date.start, event.date.end)}")
    notes += [
        f"{measured(figure)}: {count_range(figure)} ({in_quotes(figure.span.text, 60)}), count: {whose_count(figure)}"
        for figure in counts
    ]
    if event.certainty != "certain":
        notes.append(f"told as {event.certainty}")
    row.set("notes", one_line("; ".join(notes)), [event.span, *spans])
