"""Asking for many rows by their ids or keys at once, with a statement that is the same however many they are.

A list of values in brackets makes another statement for each length of the list, which has to be written, taken apart
and planned anew each time; here the values are one parameter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Many(TypeDecorator[Any]):
    """Many whole numbers or texts as one parameter: an array, or a text in JSON where there are none."""

    impl = Text
    cache_ok = True

    def __init__(self, *, texts: bool) -> None:
        super().__init__()
        self.texts = texts

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        many: TypeEngine[Any] = ARRAY(Text() if self.texts else BigInteger())
        return dialect.type_descriptor(many if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        if dialect.name == "postgresql":
            return values
        return json.dumps(values) if self.texts else str(values).replace("None", "null")  # sooner


class _Values(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Values, "sqlite")
def _of_json(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"


@compiles(_Values)
def _of_array(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}))"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """That a column has one of the values which are given by this name when the statement is run.

    Args:
        column: of whole numbers or of text.
        name: of the parameter, whose value is a list; it may be empty.
    """
    texts = isinstance(column.type, Text)
    return column.op("IN", is_comparison=True)(_Values(bindparam(name, type_=_Many(texts=texts))))
