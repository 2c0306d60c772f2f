"""A reading as a page in a terminal: who said what, on whose count, when; each line with the words that say it.

Nothing of the article reaches the terminal but as visible letters: no markup, no escape sequence, no override of the
writing direction. Meaning is never carried by colour alone, and the few colours used read on a light and on a dark
background alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.explore import wording
from reportedly.explore.days import days_of
from reportedly.explore.marks import contents_of, nested
from reportedly.explore.plain_text import counted, in_quotes, one_line, paragraphs, shortened, visible
from reportedly.reading import Event, Reading, Relation, Statement

STYLES = {
    "title": "bold",
    "heading": "bold",
    "source": "bold color(31)",
    "carrier": "color(31)",
    "addressee": "color(31) italic",
    "act": "bold",
    "bar": "color(99)",
    "attributed": "underline",
    "own words": "italic",
    "id": "color(244)",
    "muted": "color(244)",
    "answer": "bold",
    "figure": "bold",
    "caution": "bold color(166)",
}
"""The article's words keep the terminal's own colour; each of these is legible on white, on black and on dark grey."""

_ASCII = {
    "▸": ">",
    "│": "|",
    "‹": "<",
    "›": ">",
    "↳": "->",
    "·": "-",
    "“": '"',
    "”": '"',
    "’": "'",
    "…": "...",
    "×": "x",
}


def print_reading(reading: Reading, console: Console) -> None:
    """Print a reading for people, as wide as the console.

    Args:
        reading: what one article says.
        console: where to; its width, colours and encoding are respected.
    """
    page = _Page(console)
    _header(page, reading)
    _statements(page, reading)
    _figures(page, reading)
    _dates(page, reading)
    _events(page, reading)
    _relations(page, reading)
    _article(page, reading)
    _problems(page, reading)
    page.blank()


@dataclass(slots=True)
class _Page:
    """A console that takes words with named styles and never interprets them."""

    console: Console

    @property
    def width(self) -> int:
        return max(20, self.console.width)

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """Words, each plain or with the name of its style, on one or more lines."""
        made = Text()
        for part in parts:
            words, style = part if isinstance(part, tuple) else (part, "")
            made.append(self.encodable(words), self.style(style))
        return made

    def style(self, name: str) -> str:
        """A style by name; terminals of sixteen colours get none, since a theme may have made any of them vanish."""
        style = STYLES.get(name, "")
        if self.console.color_system == "standard":
            return " ".join(word for word in style.split() if not word.startswith("color("))
        return style

    def encodable(self, words: str) -> str:
        """Words with nothing that this console's encoding lacks."""
        if self.console.options.ascii_only:
            words = "".join(_ASCII.get(letter, letter) for letter in words)
        encoding = self.console.encoding
        return words.encode(encoding, "backslashreplace").decode(encoding)

    def blank(self) -> None:
        self.console.print()

    def write(self, text: Text, *, first: str = "", rest: str | None = None, style: str = "") -> None:
        """Print words, wrapped, behind one lead on the first line and another on the lines that follow."""
        leads = self.text((first, style)), self.text((first if rest is None else rest, style))
        room = max(8, self.width - max(lead.cell_len for lead in leads))
        lines = text.wrap(self.console, room, overflow="fold", tab_size=4) or [Text()]
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text.assemble(leads[number > 0], line), no_wrap=True, overflow="ignore", crop=False)

    def heading(self, name: str, aside: str = "") -> None:
        """A rule with a section's name, and a word about it below."""
        self.blank()
        rule = "─" * max(2, self.width - len(name) - 1)
        self.write(
            self.text((name, "heading"), " ", ("-" * len(rule) if self.console.options.ascii_only else rule, "id"))
        )
        if aside:
            self.write(self.text((aside, "muted")))


# -------------------------------------------------------------------------------------------------------------- header


def _header(page: _Page, reading: Reading) -> None:
    page.blank()
    page.write(page.text((wording.title_of(reading), "title")))
    for label, value in wording.about_article(reading):
        page.write(page.text((f"{label}: ", "muted"), value), rest="  ")
    page.write(page.text((wording.summary(reading), "muted")), rest="  ")


# ---------------------------------------------------------------------------------------------------------- statements


def _statements(page: _Page, reading: Reading) -> None:
    page.heading("Who says what", "Behind │ stand words of the article that it attributes to someone.")
    if not reading.statements:
        page.blank()
        page.write(page.text("The article attributes nothing that this reader found."), first="  ")
    answers = wording.answers(reading)
    for source in wording.by_source(reading):
        page.blank()
        page.write(
            page.text((source.name, "source"), *([("  " + source.about, "muted")] if source.about else [])), rest="  "
        )
        for statement in source.statements:
            _statement(page, statement, answers.get(id(statement), []))


def _statement(page: _Page, statement: Statement, answers: Iterable[wording.Answer]) -> None:
    label = f"  {shortened(statement.id, min(12, page.width // 4))}  "
    pad = " " * len(label)
    act = page.text((wording.act(statement), "act"))
    act.append_text(page.text(("".join(f" · {part}" for part in wording.particulars(statement)), "muted")))
    if str(wording.chain(statement)) != wording.source_of(statement):
        page.write(_chain(page, statement), first=label, rest=pad, style="id")
        page.write(act, first=pad, rest=pad + "  ")
    else:
        page.write(act, first=label, rest=pad + "  ", style="id")
    own = [(words, "own words" if quoted else "") for words, quoted in wording.quoted_parts(statement)]
    page.write(page.text(*own), first=pad + "│ ", style="bar")
    for answer in answers:
        other = f" ({shortened(answer.other.id, 12)})" if answer.other else ""
        page.write(
            page.text((answer.words, "answer"), (other, "id")), first=pad + "↳ ", rest=pad + "  ", style="answer"
        )
    doubt = wording.doubt(statement.confidence)
    if doubt:
        page.write(page.text((doubt, "caution")), first=pad + "? ", rest=pad + "  ", style="caution")


def _chain(page: _Page, statement: Statement) -> Text:
    chain = wording.chain(statement)
    parts: list[str | tuple[str, str]] = []
    for carrier in chain.carriers:
        parts += [(carrier, "carrier"), (" ▸ ", "muted")]
    parts.append((chain.source, "source"))
    if chain.addressees:
        parts += [(" ▸ ", "muted"), (chain.to, "addressee")]
    return page.text(*parts)


# -------------------------------------------------------------------------------------------------- figures and dates


def _table(page: _Page, *columns: tuple[str, int]) -> Table:
    plain = box.ASCII2 if page.console.options.ascii_only else box.SIMPLE_HEAD
    table = Table(box=plain, expand=page.width < 100, header_style="bold", padding=(0, 1), pad_edge=False)
    for name, share in columns:
        table.add_column(page.text(name), ratio=share if page.width < 100 else None, overflow="fold", max_width=44)
    return table


def _figures(page: _Page, reading: Reading) -> None:
    if not reading.figures:
        return
    page.heading("Figures", "Counts as they stand in the article, each with whose count it is.")
    table = _table(page, ("In the article", 4), ("Range", 4), ("Of", 4), ("Whose count", 5), ("When, where", 4))
    for figure, depth in wording.nested_figures(reading):
        part = f"part of {in_quotes(figure.part_of.span.text, 30)}" if figure.part_of else ""
        lead = "  " * min(depth, 3) + ("↳ " if part else "")
        table.add_row(
            page.text((lead + one_line(figure.span.text), "figure")),
            page.text(wording.count_range(figure)),
            page.text(wording.measured(figure), (f"\n{part}" if part else "", "muted")),
            page.text(wording.whose_count(figure)),
            page.text("\n".join(wording.setting(figure))),
        )
    page.console.print(table)


def _dates(page: _Page, reading: Reading) -> None:
    if not reading.dates:
        return
    page.heading("Dates")
    table = _table(page, ("In the article", 3), ("Stands for", 5), ("How", 4))
    rows = Counter((day.words, day.stands_for, day.how, day.date.value is None) for day in days_of(reading))
    for (words, stands_for, how, unresolved), times in rows.items():
        again = f" ×{times}" if times > 1 else ""
        style = "caution" if unresolved else ""
        table.add_row(page.text(words, (again, "muted")), page.text((stands_for, style)), page.text((how, "muted")))
    page.console.print(table)


# ------------------------------------------------------------------------------------------------ events and relations


def _events(page: _Page, reading: Reading) -> None:
    if not reading.events:
        return
    page.heading("Events", "In whose voice each is told, then the words that tell it.")
    for event in reading.events:
        _event(page, event)


def _event(page: _Page, event: Event) -> None:
    rest = "".join(f" · {part}" for part in wording.event_particulars(event))
    who = wording.voice(event.stated_in)
    page.write(
        page.text((who, "source"), ": ", wording.event_sentence(event), (rest, "muted")), first="  • ", rest="    "
    )
    _evidence(page, event.span.text, event.confidence)


def _relations(page: _Page, reading: Reading) -> None:
    if not reading.relations:
        return
    page.heading("Who belongs where", "In whose voice each is told, then the words that tell it.")
    for relation in reading.relations:
        _relation(page, relation)


def _relation(page: _Page, relation: Relation) -> None:
    who = wording.voice(relation.stated_in)
    page.write(page.text((who, "source"), ": ", wording.relation_sentence(relation)), first="  • ", rest="    ")
    _evidence(page, relation.span.text, relation.confidence)


def _evidence(page: _Page, words: str, confidence: float | None) -> None:
    page.write(page.text(in_quotes(words)), first="    ", rest="     ")
    doubt = wording.doubt(confidence)
    if doubt:
        page.write(page.text((doubt, "caution")), first="    ? ", rest="      ", style="caution")


# --------------------------------------------------------------------------------------------- the article, problems


def _article(page: _Page, reading: Reading) -> None:
    """The whole text, with the attributed words between ‹ and › behind the id of their statement."""
    page.heading(
        "The article", "‹s1 words› are attributed, by the statement of that name; the rest is the article’s own voice."
    )
    names = {f"s{number}": shortened(statement.id, 12) for number, statement in enumerate(reading.statements, 1)}
    parts: list[str | tuple[str, str]] = []
    inside = 0
    for piece in nested(reading.article.text, contents_of(reading), paragraphs(reading.article.text)):
        mark = piece.mark
        if mark is None:
            parts.append((visible(piece.words), "attributed" if inside else ""))
        elif mark.kind == "paragraph" and piece.step == "open":
            page.blank()
        elif mark.kind == "paragraph":
            page.write(page.text(*parts), first="  ")
            parts = []
        elif piece.step == "open":
            inside += 1
            parts.append((f"‹{names[mark.of]} ", "bar"))
        else:
            inside -= 1
            parts.append(("›", "bar"))


def _problems(page: _Page, reading: Reading) -> None:
    if not reading.problems:
        return
    page.heading(
        "Not settled", f"{counted(len(reading.problems), 'thing')} that this reader could not read, place or decide."
    )
    for problem in reading.problems:
        words = problem.span.text if problem.span else ""
        where = [(f"  {in_quotes(words, 80)}", "muted")] if words and words not in problem.reason else []
        what = (f"{one_line(problem.what)}: ", "caution")
        page.write(page.text(what, one_line(problem.reason), *where), first="  • ", rest="    ", style="caution")
