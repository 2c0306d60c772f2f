"""Exit codes: each error has one that is documented, and the worst of several is told."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from reportedly import errors

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "exit_codes.md"


def kinds() -> list[type[errors.ReportedlyError]]:
    found = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    return [kind for kind in found if issubclass(kind, errors.ReportedlyError)]


def test_every_error_has_a_documented_code_and_stands_in_the_tree() -> None:
    for kind in kinds():
        assert kind.exit_code in errors.EXIT_CODES
        assert kind.__name__ in (errors.__doc__ or "")


def test_page_holds_every_code() -> None:
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert {int(code): meaning for code, meaning in rows} == errors.EXIT_CODES


@pytest.mark.parametrize(
    ("codes", "expected"), [([], 0), ([3], 3), ([3, 4], 4), ([4, 3, 5], 5), ([5, 1, 3], 1), ([1, 6], 1)]
)
def test_worst(codes: list[int], expected: int) -> None:
    assert errors.worst(codes) == expected
