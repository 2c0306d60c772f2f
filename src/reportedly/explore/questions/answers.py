"""What answers have in common: a page of a long list, and their JSON data."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

PAGE = 50
"""Rows of a page, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list; `next` is what to ask for to get those that follow, None at the end."""

    rows: list[T]
    next: str | None


def plain(answer: Any) -> Any:
    """An answer as JSON data."""
    if is_dataclass(answer):
        return {field.name: plain(getattr(answer, field.name)) for field in fields(answer)}
    if isinstance(answer, list | tuple):
        return [plain(part) for part in answer]
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    return answer
