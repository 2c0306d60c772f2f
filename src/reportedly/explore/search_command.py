"""`reportedly search`: articles or statements that hold words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, chosen, write_found

if TYPE_CHECKING:
    from reportedly.explore.questions import ArticleHit, StatementHit

ARTICLE = ("article", "name", "title", "publisher", "published", "excerpt", "span", "marks")
STATEMENT = (
    "article", "name", "title", "publisher", "published", "statement", "source", "act", "content", "spans", "marks",
)  # fmt: skip


class Where(StrEnum):
    """What is searched."""

    ARTICLES = "articles"
    STATEMENTS = "statements"


Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help='Words that must all be there, in any form; "some in a row", beginnings*; after --, -words to leave out.',
        show_default=False,
    ),
]
In = Annotated[Where, typer.Option("--in", help="What is searched: whole articles, or what they attribute to someone.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this publisher printed.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Only what was published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Only what was published on this day or earlier.")]
Origins = Annotated[
    str | None,
    typer.Option(metavar="N", help="Only what makes a claim with so many independent origins: 2, 2.., ..3, 2..5."),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most.")]


def search(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    words: Words,
    dossier: Place = None,
    where: In = Where.ARTICLES,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    origins: Origins = None,
    limit: Limit = 20,
    form: Form = None,
) -> None:
    """Search the text of articles, or of statements; the best come first."""
    from reportedly.explore.questions import Only
    from reportedly.explore.questions.origin_range import origin_range
    from reportedly.explore.search_page import print_hits

    said = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    only, asked = Only(publisher, since, until, origins=origin_range(origins)), chosen(form)
    found: list[ArticleHit] | list[StatementHit]
    with opened(dossier) as open_one:
        if where is Where.ARTICLES:
            found = open_one.search(said, only=only, limit=limit)
        else:
            found = open_one.search_statements(said, only=only, limit=limit)
        write_found(found, asked, ARTICLE if where is Where.ARTICLES else STATEMENT, print_hits)
