"""Dates as feeds, tables and databases write them; what has two meanings, or none, stays unknown."""

from __future__ import annotations

import pytest

from reportedly import lexicon
from reportedly.ingest.written_dates import is_unknown, read_date, with_offset


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1921-03-08", "1921-03-08"),
        ("19210308", "1921-03-08"),
        ("2020-01-05T10:00:00Z", "2020-01-05T10:00:00Z"),
        ("2020-01-05 10:00:00", "2020-01-05 10:00:00"),
        ("Tue, 08 Mar 1921 22:10:00 -0500", "1921-03-08T22:10:00-05:00"),
        ("Tue, 08 Mar 1921 22:10:00 GMT", "1921-03-08T22:10:00+00:00"),
        ("08 Mar 1921 22:10", "1921-03-08T22:10:00"),
        ("Tue, 08 Mar 1921 22:10:00 XYZ", "1921-03-08T22:10:00"),
        ("January 11, 2010 Monday 6:23 PM GMT", "2010-01-11"),
        ("Jan. 11, 2010", "2010-01-11"),
        ("Monday 11th January 2010", "2010-01-11"),
        ("Dienstag, 7. März 2020", "2020-03-07"),
        ("1er juillet 2012", "2012-07-01"),
        ("11 de enero de 2010", "2010-01-11"),
        ("2010/1/11", "2010-01-11"),
        ("13/8/1921", "1921-08-13"),
        ("8.13.1921", "1921-08-13"),
        ("8/8/1921", "1921-08-08"),
        ("3/8/1921", None),
        ("2010-02-30", None),
        ("30 February 2010", None),
        ("99 January 2010", None),
        ("March 1921", None),
        ("last week", None),
        ("Edition 1; Scotland", None),
        ("", None),
        ("Tue, 08 Mar 1921 99:10:00 GMT", "1921-03-08"),
        ("١١ January 2010", "2010-01-11"),
    ],
)
def test_date(written: str, date: str | None) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(("written", "unknown"), [("n.d.", True), (" Unknown ", True), ("NaN", True), ("1921", False)])
def test_no_date_is_told_from_a_bad_one(written: str, unknown: bool) -> None:
    assert is_unknown(written) is unknown


@pytest.mark.parametrize(
    ("local", "seconds", "date"),
    [
        ("2020-01-05T10:00:00", 1578214800, "2020-01-05T10:00:00+01:00"),
        ("2020-01-05T10:00:00", 0, None),
        ("nothing", 0, None),
        ("2020-01-05T10:00:00", 10**18, None),
    ],
)
def test_offset_of_a_local_time(local: str, seconds: int, date: str | None) -> None:
    assert with_offset(local, seconds) == date


def test_a_month_has_one_number_in_all_languages() -> None:
    names = [row["name"] for row in lexicon.table("months")]
    assert len(names) == len(set(names))
    for row in lexicon.table("months"):
        assert read_date(f"2 {row['name']} 2010") == f"2010-{int(row['month']):02}-02"
