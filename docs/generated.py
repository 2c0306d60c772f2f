"""The generated parts of README and docs: what the code itself says, pasted in by cog (`make docs`)."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).parent.parent
WIDTH = "88"
NOUNS = ("Reading", "Article", "Actor", "Statement", "Response", "Figure", "Event", "Relation", "Date", "Problem")
LISTS = (
    "ActorKind", "QuotationType", "Act", "Polarity", "Certainty", "Stance", "Measure", "Qualifier", "EventType",
    "Status", "Predicate", "Precision",
)  # fmt: skip


def say(*lines: str) -> None:
    """Write lines into the page that is being made."""
    print("\n" + "\n".join(lines).strip("\n") + "\n")


def console(command: str, *, lines: int | None = None) -> None:
    """A command and what it prints, run from the repository's root; `lines` cuts a long output."""
    env = os.environ | {"COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb", "PATH": _path()}
    made = subprocess.run(shlex.split(command), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    printed = [line.rstrip() for line in (made.stdout + made.stderr).rstrip("\n").split("\n")]
    cut = printed if lines is None or len(printed) <= lines else [*printed[:lines], "…"]
    say("```console", f"$ {command}", *cut, "```")


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def file(name: str) -> None:
    """A file of the repository, whole."""
    say("```text", (ROOT / name).read_text(encoding="utf-8").rstrip("\n"), "```")


def exit_codes() -> None:
    """The errors of the package, with what the command ends with."""
    from reportedly import errors

    rows = ["| error | what it means | exit code |", "| --- | --- | --- |"]
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.ReportedlyError):
            rows.append(f"| `{name}` | {first_sentence(kind)} | {kind.exit_code} |")
    say(*rows)


def first_sentence(thing: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def rules() -> None:
    """Every rule of reading with its docstring, step by step, in order of precedence."""
    for module_name, found in all_rules():
        say(f"## `{module_name}`", "", first_sentence(importlib.import_module(module_name)))
        say("| rule | what it finds |", "| --- | --- |", *(f"| `{name}` | {text} |" for name, text in found))


def all_rules() -> list[tuple[str, list[tuple[str, str]]]]:
    """The modules of `reportedly.read` that list `RULES`, each with its rules' names and docstrings."""
    import reportedly.read

    found = []
    for info in pkgutil.walk_packages(reportedly.read.__path__, "reportedly.read."):
        module = importlib.import_module(info.name)
        listed = vars(module).get("RULES")
        if listed and all(callable(rule) for rule in listed):
            found.append((info.name, [(rule.__name__, first_sentence(rule)) for rule in listed]))
    return found


def lexicons() -> None:
    """Every data file: what it holds, how much, where it comes from, its licence."""
    from reportedly.lexicon import load, names

    rows = ["| file | what it holds | drawn from | licence |", "| --- | --- | --- | --- |"]
    for name in names():
        about = load(name)["about"]
        drawn = about["drawn_from"]
        sources = "; ".join(drawn) if isinstance(drawn, list) else str(drawn)
        rows.append(f"| `{name}` | {_cell(about['what'])} | {_cell(sources)} | {_cell(about['licence'])} |")
    say(*rows)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def nouns() -> None:
    """The nouns of a reading with their fields, from the code."""
    from reportedly import reading

    for name in (
        "Reading",
        "Article",
        "Actor",
        "Statement",
        "Response",
        "Figure",
        "Event",
        "Relation",
        "Date",
        "Problem",
    ):
        kind = getattr(reading, name)
        say(f"### `{name}`", "", inspect.getdoc(kind) or "")
        say(
            "| field | type |", "| --- | --- |", *(f"| `{f}` | `{_type(t)}` |" for f, t in kind.__annotations__.items())
        )


def _type(annotation: Any) -> str:
    return str(annotation).replace("|", "\\|")


def values() -> None:
    """The closed lists of values."""
    from reportedly import reading

    rows = [f"| {name} | {', '.join(f'`{value}`' for value in get_args(getattr(reading, name)))} |" for name in LISTS]
    say("| field | values |", "| --- | --- |", *rows)


def schema() -> None:
    """The JSON Schema of a reading."""
    import json

    from reportedly.reading_records import ReadingRecord

    say("```json", json.dumps(ReadingRecord.model_json_schema(), indent=1), "```")
