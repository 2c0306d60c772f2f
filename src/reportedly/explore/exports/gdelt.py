"""Events in CAMEO, in the 61 tab-separated columns of GDELT 2.0's event table, which has no header.

Only what happened or is going on is an event there; planned, feared and denied ones are left out. One article is one
mention, one source and one article. GDELT's own numbers (GlobalEventID), its Goldstein scale and tone, coordinates and
ethnic and religious codes stay empty: they would have to be invented. Codes keep their leading zeros.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.explore.exports.characters import web_address
from reportedly.explore.exports.codes import cameo, cameo_class, cameo_types, country_code, is_country
from reportedly.explore.exports.context import Context, actor_name
from reportedly.explore.exports.evidence import mention_near, mentions_near, words_of_date
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.rows import Row, Sheet
from reportedly.explore.plain_text import paragraphs
from reportedly.reading import Actor, Event, Reading

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"{actor}{column}" for actor in ("Actor1", "Actor2") for column in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{where}Geo_{column}" for where in ("Actor1", "Actor2", "Action") for column in _PLACE),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
TOOK_PLACE = frozenset({"happened", "ongoing"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the events of readings that took place, a line each, and the words behind each cell beside them."""
    Sheet(COLUMNS, rows).write_tabs(readings, files, context)


def rows(reading: Reading, context: Context) -> Iterator[Row]:
    """A row for each event that took place."""
    lead = paragraphs(reading.article.text)[:1]
    for event in reading.events:
        if event.status in TOOK_PLACE:
            row = Row(reading, event.id, stated_in=event.stated_in)
            _set_days(row, event)
            _set_actors(row, event, context)
            _set_action(row, event, root=bool(lead) and event.span.start < lead[0][1])
            _set_place(row, event)
            row.set("DATEADDED", _digits(context.retrieved(reading.article)))
            row.set("SOURCEURL", web_address(reading.article.url))
            yield row


def _set_days(row: Row, event: Event) -> None:
    """The day, as far as the text settles it: a month leaves the day empty, a year the month."""
    first = _DAY.match(event.date.start) if event.date else None
    last = _DAY.match(event.date.end) if event.date else None
    if first is None or last is None:
        return
    date = words_of_date(row.reading, event)
    words = [date.span] if date else [event.span]
    if first[1] == last[1]:
        row.set("Year", first[1], words)
        if first[2] == last[2]:
            row.set("MonthYear", first[1] + first[2], words)
            if first[3] == last[3]:
                row.set("Day", "".join(first.groups()), words)
                share = (int(first[2]) * 30 + int(first[3])) / 365
                row.set("FractionDate", f"{int(first[1]) + min(share, 0.9999):.4f}", words)


def _set_actors(row: Row, event: Event, context: Context) -> None:
    """The first initiator and the first recipient; a row has room for one each, the notes name the others."""
    for column, actors in (("Actor1", event.initiators), ("Actor2", event.recipients)):
        if not actors:
            continue
        actor = actors[0]
        words = mentions_near([actor], event.span)
        types = cameo_types(actor)
        row.set(f"{column}Code", (actor.country or "") + "".join(types), words)
        row.set(f"{column}Name", actor_name(context, row.reading.article, actor).upper(), words)
        row.set(f"{column}CountryCode", actor.country, words)
        for number, sector in enumerate(types, 1):
            row.set(f"{column}Type{number}Code", sector, words)
        row.notes += [f"{column}: also {actor_name(context, row.reading.article, other)}" for other in actors[1:]]


def _set_action(row: Row, event: Event, *, root: bool) -> None:
    code = cameo(event)
    row.set("IsRootEvent", int(root), [event.span])
    row.set("EventCode", code, [event.trigger_span])
    row.set("EventBaseCode", code[:3], [event.trigger_span])
    row.set("EventRootCode", code[:2], [event.trigger_span])
    row.set("QuadClass", cameo_class(code), [event.trigger_span])
    for column in ("NumMentions", "NumSources", "NumArticles"):
        row.set(column, 1, [event.span])


def _set_place(row: Row, event: Event) -> None:
    """Where it happened, and the country where that is what the text names; type 1 is a country."""
    place: Actor | None = event.place
    if place is None:
        return
    mention = mention_near(place, event.span)
    words = [mention] if mention else []
    if is_country(place):
        row.set("ActionGeo_Type", 1, words)
    row.set("ActionGeo_FullName", place.name, words)
    row.set("ActionGeo_CountryCode", country_code(place.country, "fips"), words)


def _digits(time: str | None) -> str:
    """A time as GDELT writes it, YYYYMMDDHHMMSS."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})", time or "")
    return "".join(found.groups()) if found else ""
