"""What answers have in common: a page of a long list, and their JSON data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reportedly.errors import MissingExtra

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")

PAGE = 50
"""Rows of a page, unless another number is asked for."""

AT_ONCE = 500
"""Rows that a whole list is asked for at once."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list; `next` is what to ask for to get those that follow, None at the end."""

    rows: list[T]
    next: str | None


class Rows(list[T]):
    """A list of answers, which pandas can take over."""

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a frame of pandas, a column a field; fields of a part are named `part.field`.

        Lists, such as several spans, stay lists in their cell. An empty list gives an empty frame.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise MissingExtra("frames need pandas: pip install 'reportedly[frames]'") from error
        found = [flat(row) for row in self]
        names = dict.fromkeys(name for row in found for name in row)
        parts = {name.rpartition(".")[0] for name in names}  # of those, some rows have none
        return pandas.DataFrame(found, columns=[name for name in names if name not in parts])


def flat(answer: Any, within: str = "") -> dict[str, Any]:
    """An answer as one level of fields; those of a part are named `part.field`."""
    found: dict[str, Any] = {}
    for field in fields(answer):
        value, name = getattr(answer, field.name), within + field.name
        if is_dataclass(value):
            found |= flat(value, f"{name}.")
        else:
            found[name] = plain(value) if isinstance(value, list | dict) else value
    return found


def all_rows(ask: Callable[..., Page[T]], limit: int | None) -> Rows[T]:
    """The rows of a question's pages, as many as wanted; None for all."""
    found: Rows[T] = Rows()
    after: str | None = None
    while limit is None or len(found) < limit:
        page = ask(after=after, limit=AT_ONCE if limit is None else min(AT_ONCE, limit - len(found)))
        found += page.rows
        if (after := page.next) is None:
            break
    return found


def plain(answer: Any) -> Any:
    """An answer as JSON data."""
    if is_dataclass(answer):
        return {field.name: plain(getattr(answer, field.name)) for field in fields(answer)}
    if isinstance(answer, list | tuple):
        return [plain(part) for part in answer]
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    return answer
