"""Dates of publication: ISO 8601, kept as given."""

from __future__ import annotations

import pytest

from reportedly.errors import MalformedInput
from reportedly.ingest.published import check_published


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2023-11-16", "2023-11-16"),
        (" 2023-11-16 ", "2023-11-16"),
        ("20231116", "2023-11-16"),
        ("2023-11-16T08:30", "2023-11-16T08:30"),
        ("2023-11-16T08:30:00Z", "2023-11-16T08:30:00Z"),
        ("2023-11-16 08:30:00+02:00", "2023-11-16 08:30:00+02:00"),
    ],
)
def test_iso_dates_are_kept(given: str, kept: str) -> None:
    assert check_published(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "16 Nov 2023",
        "2023-13-01",
        "2023-02-30",
        "11/16/2023",
        "2023",
        "2023-11",
        "2023-11-16Tx",
    ],
)
def test_other_dates_are_refused_with_an_example(given: str) -> None:
    with pytest.raises(MalformedInput, match="give a day as 2023-11-16"):
        check_published(given)
