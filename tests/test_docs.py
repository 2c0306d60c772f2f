"""The docs: every snippet runs, and everything public has its place in the reference."""

from __future__ import annotations

import inspect
import os
import re
import sys
from pathlib import Path

import pytest
import typer
from pytest_examples import CodeExample, EvalExample, find_examples

import generated
import reportedly
from reportedly import errors, lexicon
from reportedly.dossier import Dossier
from reportedly.dossier.review import Review
from reportedly.explore.cli import app
from reportedly.explore.exports import FORMATS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("example", list(find_examples(*map(str, PAGES))), ids=str)
def test_snippets_run(example: CodeExample, eval_example: EvalExample, monkeypatch: pytest.MonkeyPatch) -> None:
    if example.prefix not in {"py", "python"}:
        pytest.skip("no Python")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    eval_example.run_print_check(example) if "#>" in example.source else eval_example.run(example)


def page(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def test_every_public_name_is_in_the_reference() -> None:
    text = page("python.md")
    assert [name for name in reportedly.__all__ if f"`{name}`" not in text and f"reportedly.{name}(" not in text] == []


def test_every_method_of_a_dossier_is_in_the_reference() -> None:
    text = page("python.md")
    for kind, called in ((Dossier, "dossier"), (Review, "dossier.review")):
        found = generated.methods(kind)
        assert len(found) > 8
        assert [
            name for name, shown, says in found if f"`{called}.{name}{shown}` | {says}" not in text or not says
        ] == []


def test_every_error_is_in_the_reference() -> None:
    classes = dict(inspect.getmembers(errors, inspect.isclass))
    kinds = [name for name, kind in classes.items() if issubclass(kind, errors.ReportedlyError)]
    assert [name for name in kinds if f"`{name}`" not in page("errors.md")] == []


def test_every_lexicon_is_in_the_reference() -> None:
    assert [name for name in lexicon.names() if f"`{name}`" not in page("lexicons.md")] == []


def test_every_export_is_in_the_reference() -> None:
    text = page("exports.md")
    for form in FORMATS:
        assert all(f"{cell} |" in text for cell in (f"| `{form.name}`", form.what, form.written, form.words))
        assert f"## `{form.name}`" in text


def test_every_rule_is_in_the_reference_and_says_what_it_finds() -> None:
    text = page("rules.md")
    for module, rules in generated.all_rules():
        assert f"`{module}`" in text
        assert [name for name, says in rules if f"`{name}`" not in text or not says] == []


def test_every_command_and_option_is_in_the_reference() -> None:
    text, commands, missing = page("commands.md"), [typer.main.get_command(app)], []
    while commands:
        command = commands.pop()
        commands += getattr(command, "commands", {}).values()
        assert command.help, f"{command.name} has no help"
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        missing += [option for option in options if option not in text]
    assert missing == []


def test_links_between_pages_lead_somewhere() -> None:
    links = [
        (path, target)
        for path in PAGES
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert len(links) > 10
    assert [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()] == []
