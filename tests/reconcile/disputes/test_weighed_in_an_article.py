"""Counts that one article sets against each other, from its words to the dispute over how many."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles

WEIGHED = [
    (
        "The flood at Hask killed at least 15 people, the constabulary said on Monday. Rescue workers gave a higher "
        "toll of 23 dead.",
        [["the constabulary"], ["Rescue workers"]],
    ),
    (
        "At least 16 people drowned when the dam burst on Sunday, the Water Board said. Local millers put the death "
        "toll higher, saying that around 32 had drowned.",
        [["Local millers"], ["Water Board"]],
    ),
    (
        "The death toll in Hask reached 330, guild sources told the Courant. The Water Board placed the death toll "
        "lower, saying at least 128 people had been killed.",
        [["Water Board"], ["guild sources"]],
    ),
    (
        "The blast killed at least five people, the mayor said. Weavers gave different tolls. The Hask Guild said at "
        "least three people were killed.",
        [["Hask Guild"], ["the mayor"]],
    ),
    (
        "By the hospital's own ledger 88 people have died here. The ministry's figure on Wednesday was 70; the Red "
        "Lantern Society, which has its tents across the road, said 79.",
        [["Red Lantern Society"], ["The ministry"], ["the hospital"]],
    ),
    (
        "The coalition acknowledged the deaths of 735 villagers in its shelling. But activists say the toll is much "
        "higher.",
        [["activists"], ["the coalition"]],
    ),
    (
        "The navy said 12 men had drowned, but the villagers insist that the true number of dead is far higher.",
        [["The navy"], ["the villagers"]],
    ),
    (
        "The navy said at least 12 men had drowned. The fishermen's union says the toll is lower than officially "
        "stated.",
        [["The fishermen's union"], ["The navy"]],
    ),
]
NOT_WEIGHED = [
    "The flood killed at least 15 people, the constabulary said on Monday. Rescue workers said 23 had drowned.",
    "The flood killed at least 15 people, the constabulary said. Rescue workers gave a lower toll of at least 23.",
    "The navy said 12 men had drowned. The Water Board said the toll was higher than last year.",
    "The navy said 12 men had drowned. The Water Board said the toll could be higher.",
    "The Hask Guild said there were 68 cases. The actual number was probably higher, it said.",
]


def disputes_in(text: str, folder: Path) -> list[tuple[str, list[list[str]]]]:
    made = make_article(text, name="post", publisher="Hill Post", published="1921-05-03")
    with reportedly.open(folder / "news.db") as dossier:
        dossier.keep(list(read_articles([made])))
        return [(one.kind, [list(side) for side in one.sides]) for one in dossier.disputes(limit=None)]


@pytest.mark.parametrize(("text", "sides"), WEIGHED)
def test_counts_that_an_article_weighs_are_one_dispute_over_how_many(
    text: str, sides: list[list[str]], tmp_path: Path
) -> None:
    ((kind, found),) = disputes_in(text, tmp_path)
    assert (kind, sorted(map(_lower, found))) == ("count", sorted(map(_lower, sides)))


def _lower(side: list[str]) -> list[str]:
    return [name.lower() for name in side]


@pytest.mark.parametrize("text", NOT_WEIGHED)
def test_what_may_both_be_so_is_no_dispute(text: str, tmp_path: Path) -> None:
    assert disputes_in(text, tmp_path) == []
