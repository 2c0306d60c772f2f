"""The terminal page reads well at any width, says whose words are whose, and lets nothing of an article steer it."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.style import Style

from explore.readings import STRIKE, empty, hostile, strike
from reportedly.explore.terminal_page import STYLES, print_reading
from reportedly.reading import Reading

PAINT = re.compile(r"\x1b\[[0-9;]*m")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def page(reading: Reading, width: int = 80, *, encoding: str = "utf-8", **console: object) -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    print_reading(reading, Console(file=file, width=width, **console))  # type: ignore[arg-type]  # keywords of Console
    file.flush()
    return raw.getvalue().decode(encoding)


def joined(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("width", [20, 40, 80, 140])
@pytest.mark.parametrize("reading", [strike(), hostile(), empty()], ids=["strike", "hostile", "empty"])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    assert max(cell_len(line) for line in page(reading, width).split("\n")) <= width


@pytest.mark.parametrize(
    "words",
    [
        "Harbour stays shut as pilots strike",
        "Publisher: The Ellis Post",
        "Published: 9 May 1912",
        "Credits: Coastal Wire",
        "9 statements by 8 sources",
        "Coastal Wire ▸ Ada Roen ▸ the governor ▸ to Ada Roen threatens · cue “told” · in the negative",
        "“no ship will sail while the strike lasts” ? the reader is unsure of this (41%)",
        "says · cue “wrote” · medium: letter",
        "“We were promised bread,” … “and we were given soldiers.",
        "“he” (not settled who) ▸ to Ellis Post",
        "the governor person, not named",
        "denies · cue “dismissed” · put as probable the count as “harbour gossip”",
        "↳ denies “the count”: what the union says (s7)",
        "↳ denied by the governor’s office (s8)",
        "↳ declines to comment on what is reported",
        "Some 240 about 240 dockers, detained the union as of 9 May 1912",
        "↳ 12 12 pilots, detained the union",
        "At least three 3 or more men, injured the article’s own voice 6 May 1912",
        "“since Monday” 6 May 1912 counted from publication",
        '“next spring” unresolved: no date is known to count "next spring" from',
        "the article’s own voice: coercion by mounted police of the pilots took place, 6 May 1912, in Port Ellis",
        "the union: coercion of the pilots took place · COERCE, arrest · put as probable",
        "Coastal Wire: Ada Roen heads Port Ellis, as harbour master",
        "the article’s own voice: Ada Roen heads the harbour board",
        'actor: "He" may be Ada Roen or Emil Voss',
        "encoding: two letters could not be decoded",
    ],
)
def test_the_page_says(words: str) -> None:
    assert words in joined(page(strike(), 140))


def test_problems_come_last() -> None:
    headings = re.findall(r"^([A-Z][a-z ]+) ─", page(strike()), re.MULTILINE)
    assert headings == [
        "Who says what", "Figures", "Dates", "Events", "Who belongs where", "The article", "Not settled",
    ]  # fmt: skip


def test_attributed_words_stand_between_marks_and_all_else_is_the_articles_own_voice() -> None:
    shown = page(strike()).split("own voice.\n", 1)[1].split("Not settled")[0]
    own, depth = "", 0
    for letter in re.sub(r"‹s\d+ ", "‹", shown):
        depth += {"‹": 1, "›": -1}.get(letter, 0)
        own += letter if depth == 0 and letter != "›" else ""
    assert depth == 0
    assert joined(own).startswith(", the Coastal Wire said. ,” the agency reported on Thursday. Voss said,")
    assert joined(re.sub(r"‹s\d+ |›", "", shown)) == joined(STRIKE)


def test_a_reading_without_statements_says_so() -> None:
    assert "attributes nothing" in page(empty())


def test_a_pipe_gets_no_escape_sequence() -> None:
    assert "\x1b" not in page(strike())


@pytest.mark.parametrize("colours", [None, "standard", "256", "truecolor"])
def test_nothing_of_an_article_reaches_the_terminal_but_letters(colours: str | None) -> None:
    shown = page(hostile(), force_terminal=colours is not None, color_system=colours)
    assert not STEERING.search(PAINT.sub("", shown))
    assert "[bold]x[/bold]" in joined(shown)
    assert ":smile:" in shown
    assert "␛" in shown
    assert "שלום" in shown


def test_meaning_is_not_carried_by_colour() -> None:
    painted = page(strike(), force_terminal=True, color_system="truecolor")
    assert PAINT.sub("", painted) == page(strike())
    bare = page(strike(), force_terminal=True, color_system="truecolor", no_color=True)
    assert not re.search(r"\x1b\[[0-9;]*38;", bare)
    few = page(strike(), force_terminal=True, color_system="standard")
    assert not re.search(r"\x1b\[(?:[0-9]+;)*(?:3[0-7]|9[0-7])m", few)


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("background", [(255, 255, 255), (0, 0, 0), (41, 41, 41)])
def test_no_colour_vanishes_on_light_or_dark(name: str, background: tuple[int, int, int]) -> None:
    style = Style.parse(STYLES[name])
    assert not style.dim
    if style.color is not None:
        assert isinstance(style.color, Color)
        light, dark = sorted((luminance(style.color.get_truecolor()), luminance(background)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3.5


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_encoding_that_lacks_letters_gets_others(encoding: str) -> None:
    assert "Ada Roen > the governor > to" in page(strike(), 140, encoding=encoding).replace("\\u25b8", ">")
    assert "\\u05e9" in page(hostile(), encoding=encoding)


@settings(max_examples=50, deadline=None)
@given(text=st.text(min_size=1), width=st.integers(1, 200))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    reading = empty(text)
    reading.article.title = text
    assert not STEERING.search(page(reading, width))
