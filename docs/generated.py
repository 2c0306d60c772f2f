"""The generated parts of README and docs: what the code itself says, pasted in by cog (`make docs`)."""

from __future__ import annotations

import fcntl
import importlib
import inspect
import os
import pkgutil
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).parent.parent
WIDTH = 88
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
NOUNS = ("Reading", "Article", "Actor", "Statement", "Response", "Figure", "Event", "Relation", "Date", "Problem")
LISTS = (
    "ActorKind", "QuotationType", "Act", "Polarity", "Certainty", "Stance", "Measure", "Qualifier", "EventType",
    "Status", "Predicate", "Precision",
)  # fmt: skip


def say(*lines: str) -> None:
    """Write lines into the page that is being made."""
    print("\n" + "\n".join(lines).strip("\n") + "\n")


def console(command: str, *, lines: int | None = None, until: str | None = None) -> None:
    """A command and what it prints on a terminal, run from the repository's root.

    A long output is cut after so many `lines`, or before the first line that begins with `until`.
    """
    printed = on_terminal(command)
    ends = [number for number, line in enumerate(printed) if until and line.startswith(until)]
    end = min([*ends, len(printed) if lines is None else lines])
    while end and not printed[end - 1]:
        end -= 1
    cut = printed[:end] if end >= len(printed) else [*printed[:end], "…"]
    say("```console", f"$ {command}", *cut, "```")


def on_terminal(command: str) -> list[str]:
    """The lines that a command prints on a terminal of `WIDTH` columns without colours."""
    own, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "PATH": path}
    env = {name: value for name, value in env.items() if name not in {"COLUMNS", "LINES", "CI"}}
    with subprocess.Popen(["sh", "-c", command], cwd=ROOT, env=env, stdin=its, stdout=its, stderr=its):
        os.close(its)
        printed = b"".join(iter(lambda: _read(own), b""))
    os.close(own)
    text = _STYLE.sub("", printed.decode("utf-8")).replace("\r\n", "\n").rstrip("\n")
    return [line.rstrip() for line in text.split("\n")]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says when the other side of a terminal has closed
        return b""


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
    """The modules of `reportedly.reader` that list `RULES`, each with its rules' names and docstrings."""
    package = importlib.import_module("reportedly.reader")
    found = []
    for info in pkgutil.walk_packages(package.__path__, "reportedly.reader."):
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


def dossier() -> None:
    """The methods of a dossier, and of its reviews, with what they give."""
    from reportedly.dossier import Dossier
    from reportedly.dossier.review import Review

    for kind, called in ((Dossier, "dossier"), (Review, "dossier.review")):
        rows = [f"| `{called}.{name}{shown}` | {says} |" for name, shown, says in methods(kind)]
        say("| method | what it does |", "| --- | --- |", *rows)


def methods(kind: type) -> list[tuple[str, str, str]]:
    """The public methods of a class by name, each with its parameters as they are written, and its first sentence."""
    found = []
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_"):
            named = [_parameter(one) for one in inspect.signature(method).parameters.values() if one.name != "self"]
            found.append((name, f"({', '.join(named)})", _cell(first_sentence(method))))
    return found


def _parameter(one: inspect.Parameter) -> str:
    """A parameter as a reader of the reference needs it: its name, and an equals sign where it may be left out."""
    if one.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"*{one.name}"
    return one.name if one.default is inspect.Parameter.empty else f"{one.name}="


def tools() -> None:
    """The tools that agents have, with their parameters."""
    from reportedly.explore.agents.tools import Tools

    rows = [f"| `{name}{shown}` | {says} |" for name, shown, says in methods(Tools)]
    say("| tool | what it tells |", "| --- | --- |", *rows)


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


def exports() -> None:
    """The formats of `reportedly export`: a table, then what the module of each says."""
    from reportedly.explore.exports import FORMATS

    rows = ["| format | what it is | written as | where its words are |", "| --- | --- | --- | --- |"]
    for form in FORMATS:
        cells = (f"`{form.name}`", _cell(form.what), _cell(form.written), _cell(form.words))
        rows.append(f"| {' | '.join(cells)} |")
    say(*rows)
    for form in FORMATS:
        module = importlib.import_module(f"reportedly.explore.exports.{form.module}")
        say(f"## `{form.name}`", "", inspect.getdoc(module) or "")


def floors() -> None:
    """The quality floors."""
    from reportedly.evaluate.floors import load_floors

    rows = [f"| {floor.what} | {floor.at_least} |" for floor in load_floors().values()]
    say("| measure | at least |", "| --- | --- |", *rows)
