"""The schemas of tools in few letters: agents are sent those of all tools, and pay for every letter.

They say less than the types they come from, never anything else: what they do not name is still answered or refused.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from reportedly.explore.agents.answers import Line

TOLD_ONCE = {field.name for field in fields(Line)}
"""What every line has; the server's instructions and the tool `status` tell it once for all tools."""
UNSAID = {"title", "default", "maxLength", "minimum", "maximum", "pattern", "required"}
"""What is left unsaid of a property: a wrong value is refused with a message that says what is right."""
TOLD_BY_TOOL = {"Line", "StatementLine", "ArticleLine", "RoleLine"}
"""Kinds of lines that need no words of their own in the schema of each answer that has them."""


def asked(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a question: what must be given, the type of each parameter, and what it is for."""
    brief = _brief(schema, {}, ())
    return {**brief, "required": schema["required"]} if schema.get("required") else brief


def answered(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an answer, all of which is always there; what it does not name is text, or null if not known."""
    return {"type": "object", **_brief(schema, schema.get("$defs", {}), TOLD_ONCE)}


def _brief(schema: dict[str, Any], parts: dict[str, Any], told: Any) -> dict[str, Any]:
    """A schema without what is left unsaid, each part where it is used."""
    if "$ref" in schema:
        part = parts[schema["$ref"].rpartition("/")[2]]
        kept = {name: one for name, one in part["properties"].items() if name not in told}
        shown = {**part, "properties": kept}
        if part["title"] in TOLD_BY_TOOL:
            del shown["description"]
        return _brief(shown, parts, told)
    if "anyOf" in schema:
        schema = {**schema, **_either(schema["anyOf"], asked=not told)}
    brief = {name: part for name, part in schema.items() if name not in {*UNSAID, "$defs", "anyOf"}}
    if "description" in brief:
        brief["description"] = " ".join(brief["description"].split())
    for name in ("items", "additionalProperties"):
        if isinstance(brief.get(name), dict):
            brief[name] = _brief(brief[name], parts, told)
    if "properties" in brief:
        named = {name: _brief(one, parts, told) for name, one in brief["properties"].items()}
        brief["properties"] = {name: one for name, one in named.items() if one} if told else named
    return _untyped(brief) if told else brief


def _either(choices: list[dict[str, Any]], *, asked: bool) -> dict[str, Any]:
    """Something or nothing: in a question it can be left out, in an answer it can be null."""
    something = next(choice for choice in choices if choice.get("type") != "null")
    return something if asked else {**something, "type": [something["type"], "null"]}


def _untyped(brief: dict[str, Any]) -> dict[str, Any]:
    """A part without saying that it is text, as most are, or that it has parts where they are named."""
    if brief.get("type") in ("string", ["string", "null"]) or "properties" in brief:
        del brief["type"]
    return {name: part for name, part in brief.items() if part != {}}
