"""The command line: what goes to standard output, what to standard error, and the exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.explore.cli import app
from reportedly.models.attribution.runner import Found
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse as sound_parse
from reportedly.reading import Article, Reading
from reportedly.reading_json import loads

MILL = "The mill will reopen in May, the mayor said on Monday.\n"
FERRY = "Ferries stay in port, according to the harbour board.\n"
GERMAN = "Der Hafen wurde am Montag geschlossen, sagte der Bürgermeister in einem langen Brief an den Rat der Stadt.\n"
COMMAND = [sys.executable, "-c", "from reportedly.explore.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles, good and bad."""
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    rows = [{"id": "one", "text": MILL, "published": "1921-03-08"}, {"id": "two", "text": FERRY}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


def readings(output: str) -> list[Reading]:
    return [loads(line) for line in output.splitlines()]


def test_one_article_in_a_pipe_is_indented_json(folder: Path) -> None:
    done = run(folder / "mill.txt", "--published", "1921-03-08", "--publisher", "Gazette", "--byline", "Ann Holm")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith('{\n  "format": "reportedly/1",\n')
    article = loads(done.stdout).article
    assert (article.name, article.text, article.published) == ("mill.txt", MILL, "1921-03-08")
    assert (article.publisher, article.byline) == ("Gazette", "Ann Holm")


def test_several_articles_in_a_pipe_are_json_lines(folder: Path) -> None:
    done = run(folder / "mill.txt", folder / "rows.jsonl")
    assert [reading.article.name for reading in readings(done.stdout)] == ["mill.txt", "one", "two"]
    assert (done.exit_code, done.stderr) == (0, "")


def test_json_of_several_is_json_lines_and_jsonl_of_one_is_a_line(folder: Path) -> None:
    assert len(run(folder / "rows.jsonl", "--format", "json").stdout.splitlines()) == 2
    assert len(run(folder / "mill.txt", "--format", "jsonl").stdout.splitlines()) == 1


def test_standard_input(folder: Path) -> None:
    done = run("-", "--name", "mill", stdin=MILL)
    assert (loads(done.stdout).article.name, loads(done.stdout).article.text) == ("mill", MILL)


def test_text_and_html(folder: Path) -> None:
    text = run(folder / "mill.txt", "--format", "text").stdout
    assert "The mill will reopen in May" in text
    assert "\x1b" not in text
    html = run(folder / "mill.txt", folder / "ferry.txt", "--format", "html").stdout
    assert html.lower().count("<!doctype html") == 1


def test_markup_in_an_article_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The mill will [bold red]reopen[/] :smile: in May, the mayor said.", encoding="utf-8"
    )
    assert "[bold red]reopen[/] :smile:" in run(tmp_path / "a.txt", "--format", "text").stdout


def test_folder_says_what_it_leaves_out_and_reads_the_rest(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    done = run(folder)
    assert [reading.article.name for reading in readings(done.stdout)] == ["ferry.txt", "mill.txt", "one", "two"]
    said = done.stderr.splitlines()
    assert len(said) == 3
    assert all(line.startswith("reportedly: ") for line in said)
    assert done.exit_code == 4


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("missing.txt", 3, "no such file"),
        ("empty.txt", 3, "empty.txt is empty"),
        ("german.txt", 4, "german.txt seems to be in German; only English can be read"),
        ("https://gazette.example/", 5, "give --fetch"),
    ],
)
def test_what_can_not_be_read_costs_a_line_and_a_code(folder: Path, name: str, code: int, said: str) -> None:
    done = run(name if "://" in name else folder / name, folder / "mill.txt")
    assert done.exit_code == code
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert loads(done.stdout).article.name == "mill.txt"


def test_fetch_refuses_this_machine(folder: Path) -> None:
    done = run("--fetch", "http://localhost:9/mill")
    assert (done.exit_code, done.stdout) == (5, "")
    assert "not public" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--published", "Monday", "mill.txt"],
        ["--title", "T", "mill.txt", "ferry.txt"],
        ["--url", "U", "."],
        ["--format", "xml", "mill.txt"],
        ["--no-such-option", "mill.txt"],
        [],
    ],
)
def test_wrong_calls_end_with_2_and_read_nothing(folder: Path, arguments: list[str]) -> None:
    done = run(*[folder / part if part.endswith((".txt", ".")) else part for part in arguments])
    assert (done.exit_code, done.stdout) == (2, "")


def test_wrong_date_says_what_a_date_looks_like(folder: Path) -> None:
    said = " ".join(run(folder / "mill.txt", "--published", "8 March").stderr.split())
    assert "'8 March' is not a date of publication; give a day as 2023-11-16" in said


def test_a_fault_in_a_step_costs_one_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = pipeline.read_parsed

    def read_parsed(parsed: ParsedArticle, found: list[Found] | None) -> Reading:
        if parsed.article.name == "one":
            raise ZeroDivisionError("oh\nno")
        return sound(parsed, found)

    monkeypatch.setattr(pipeline, "read_parsed", read_parsed)
    done = run(folder / "rows.jsonl", folder / "mill.txt")
    assert [reading.article.name for reading in readings(done.stdout)] == ["two", "mill.txt"]
    [line] = done.stderr.splitlines()
    assert line.startswith(
        "reportedly: one could not be read because of a fault in reportedly (ZeroDivisionError: oh no)"
    )
    assert "please report it" in line
    assert done.exit_code == 1


def test_a_fault_of_the_parser_costs_one_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(articles: list[Article]) -> Iterator[ParsedArticle]:
        if any(article.name == "two" for article in articles):
            raise RecursionError("deep")
        return sound_parse(articles)

    monkeypatch.setattr("reportedly.pipeline.parse", parse)
    done = run(folder / "rows.jsonl", folder / "mill.txt")
    assert [reading.article.name for reading in readings(done.stdout)] == ["one", "mill.txt"]
    assert done.stderr.startswith("reportedly: two could not be read")


def test_control_characters_of_a_name_stay_off_the_terminal(folder: Path) -> None:
    done = run(folder / "no\x1b[31m\nfile.txt")
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_output_file_is_whole_and_takes_its_format_from_its_name(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    for name in ("r.json", "r.jsonl", "r.html", "r.txt"):
        assert run(folder / "mill.txt", "-o", out / name).stdout == ""
    assert sorted(path.name for path in out.iterdir()) == ["r.html", "r.json", "r.jsonl", "r.txt"]
    assert loads((out / "r.json").read_text(encoding="utf-8")).article.text == MILL
    assert (out / "r.html").read_text(encoding="utf-8").lower().startswith("<!doctype html")
    assert "mayor" in (out / "r.txt").read_text(encoding="utf-8")


def test_output_file_keeps_its_permissions_and_a_link_stays_a_link(folder: Path) -> None:
    (folder / "r.json").write_text("old", encoding="utf-8")
    (folder / "r.json").chmod(0o640)
    (folder / "link.json").symlink_to("r.json")
    run(folder / "mill.txt", "-o", folder / "link.json")
    assert (folder / "link.json").is_symlink()
    assert stat.S_IMODE((folder / "r.json").stat().st_mode) == 0o640
    assert loads((folder / "r.json").read_text(encoding="utf-8")).article.text == MILL


def test_output_file_is_left_alone_when_nothing_was_read(folder: Path) -> None:
    (folder / "r.json").write_text("old", encoding="utf-8")
    assert run(folder / "empty.txt", "-o", folder / "r.json").exit_code == 3
    assert (folder / "r.json").read_text(encoding="utf-8") == "old"
    assert run(folder / "empty.txt", "-o", folder / "new.json").exit_code == 3
    assert not (folder / "new.json").exists()


def test_output_that_can_not_be_written(folder: Path) -> None:
    done = run(folder / "mill.txt", "-o", folder / "no" / "such" / "r.json")
    assert done.exit_code == 8
    assert "r.json can't be written: No such file or directory" in done.stderr
    assert run(folder / "mill.txt", "-o", "/dev/null").exit_code == 0


def test_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, "reportedly 0.1.0\n")


def test_real_command_in_a_pipe(folder: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "read", "-", str(folder / "missing.txt")],
        input=MILL.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert loads(done.stdout.decode()).article.text == MILL
    assert done.stderr.decode().splitlines() == [f"reportedly: {folder / 'missing.txt'}: no such file"]


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_real_command_whose_reader_goes_away(folder: Path, form: str) -> None:
    rows = folder / "many.jsonl"
    rows.write_text("\n".join([json.dumps({"id": "one", "text": MILL * 20})] * 60), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "read", str(rows), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_real_command_interrupted(folder: Path) -> None:
    heard = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # a shell's background ignores it
    )
    command = [sys.executable, "-c", heard + COMMAND[-1], "read", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:  # fmt: skip
        assert running.stderr is not None
        time.sleep(4)  # it waits for its standard input
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
        assert (said, running.wait(60)) == (b"reportedly: interrupted\n", 130)


def on_a_terminal(*arguments: str) -> str:
    """What the command shows on a terminal of its own."""
    main, side = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=side, stdout=side, stderr=side, env={**os.environ, "TERM": "xterm"}
    ) as running:
        os.close(side)
        shown = b""
        while True:
            try:
                piece = os.read(main, 65_536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            shown += piece
        running.wait(60)
    os.close(main)
    return shown.decode()


def test_real_command_on_a_terminal_shows_pages_and_progress(folder: Path) -> None:
    shown = on_a_terminal("read", str(folder / "mill.txt"), str(folder / "ferry.txt"))
    assert "Ferries stay in port" in shown
    assert '"format"' not in shown
    assert re.search(r"reading.*\d/\?.*articles", re.sub(r"\x1b\[[0-9;]*m", "", shown))


def test_articles_without_marks_need_a_teacher(tmp_path: Path) -> None:
    given = ["--corpus", "c.jsonl", "--base", "b", "--folder", str(tmp_path), "--unmarked", "u.jsonl"]
    result = CliRunner().invoke(app, ["train", "attribution", *given])
    assert result.exit_code == 2
    assert "teacher" in result.stderr
