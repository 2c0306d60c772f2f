"""Stories with their claims marked in the text, for fitting and measuring how claims are joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from marked_stories import stories_in, unmarked
from reportedly.ingest.articles import make_article

FOLDER = Path(__file__).parents[2] / "bench" / "stories"


def test_marks_tell_the_claim_the_side_and_the_words() -> None:
    plain, found = unmarked("{shut,-open|The mill is shut}, he said. {?open|She had no comment.}")
    assert plain == "The mill is shut, he said. She had no comment."
    assert found == [("shut", "asserts", (0, 16)), ("open", "denies", (0, 16)), ("open", "declines", (27, 46))]


@pytest.mark.parametrize("text", ["{shut|The mill", "The {mill} is shut", "{Shut!|The mill is shut}"])
def test_half_a_mark_and_no_mark_are_told(text: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        unmarked(text)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_the_stories_are_sound(path: Path) -> None:
    stories = list(stories_in(path))
    assert len(stories) in {9, 12}
    for story in stories:
        assert len(story.articles) >= 4
        for article in story.articles:
            kept = make_article(article.text, name=article.name, published=article.published)
            assert kept.text == article.text, f"{story.name}, {article.name}: the text is changed when it is taken in"
            assert kept.published == article.published


def test_every_story_has_a_name_of_its_own() -> None:
    names = [one.name for path in FOLDER.glob("*.toml") for one in stories_in(path)]
    assert len(names) == len(set(names)) == 348


def test_a_mark_of_a_claim_that_is_not_listed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(
        '[[story]]\nname = "mill"\nabout = "A mill."\n[story.claims]\nshut = "happened: it is shut."\n'
        '[[story.article]]\nname = "a"\npublisher = "Gull"\npublished = 1931-03-01\n'
        'text = "{shut|It is.} {open|No.}"\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=r"mill.*open"):
        list(stories_in(path))
