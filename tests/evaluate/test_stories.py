"""Gold stories: each of the set is sound, and one that is not is refused, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import FormatError
from reportedly.evaluate.stories import Story, load_story
from reportedly.ingest.articles import make_article

STORIES = Path(__file__).parent.parent / "stories"
FOLDERS = sorted(path.parent for path in STORIES.glob("*/*/gold.toml"))

ARTICLES = """
[[article]]
name = "wire"
publisher = "Coast Wire"
published = "1921-03-07"
text = '''
Twelve boats sank, the pilot said. The mayor denied it. The pilot said no more.
'''

[[article]]
name = "paper"
publisher = "Mole Gazette"
published = "1921-03-08"
text = '''
Twelve boats sank, said the pilot, Coast Wire reports.
'''
"""
GOLD = """
about = "Boats sink."
copies = [["paper", "wire"]]
aliases = [["the pilot", "Ivo Hale"]]

[[claim]]
id = "sank"
kind = "count"
text = "Twelve boats sank."
origins = 1
reasons = ["the paper cites the wire"]
statements = [
  { in = "wire", quote = "Twelve boats sank", source = "the pilot", origin = "the pilot" },
  { in = "wire", quote = "The mayor denied it", source = "the mayor", side = "denies" },
  { in = "paper", quote = "Twelve boats sank", source = "the pilot", origin = "the pilot", from = "wire" },
]

[[dispute]]
claims = ["sank"]
kind = "count"
sides = [["the pilot"], ["the mayor"]]
reason = "the mayor denies it"

[[series]]
measure = "destroyed"
of = "boats"
counts = [
  { in = "wire", quote = "Twelve", by = "the pilot", low = 12, high = 12, id = "all" },
  { in = "paper", quote = "Twelve", by = "the pilot", low = 12, high = 12, part_of = "all" },
]
"""


def story_of(folder: Path, gold: str = GOLD, articles: str = ARTICLES) -> Story:
    (folder / "articles.toml").write_text(articles, encoding="utf-8")
    (folder / "gold.toml").write_text(gold, encoding="utf-8")
    return load_story(folder)


def test_a_story_is_read_with_spans_into_its_texts(tmp_path: Path) -> None:
    story = story_of(tmp_path)
    texts = {article.name: article.text for article in story.articles}
    words = [texts[one.article][slice(*one.span)] for one in story.claims[0].statements]
    assert words == ["Twelve boats sank", "The mayor denied it", "Twelve boats sank"]
    assert story.claims[0].origins == 1
    assert story.series[0].counts[1].part_of == "all"


def test_articles_may_be_json_lines(tmp_path: Path) -> None:
    toml = story_of(tmp_path)
    rows = [json.dumps(article.row()) for article in toml.articles]
    (tmp_path / "articles.toml").unlink()
    (tmp_path / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert load_story(tmp_path) == toml


FAULTS = [
    ('quote = "The mayor denied it"', 'quote = "The mayor denies it"', "0 times"),
    ('quote = "The mayor denied it"', 'quote = "The "', "2 times"),
    ('quote = "The mayor denied it"', 'quote = "The ", nth = 3', "2 times"),
    ('side = "denies"', 'side = "doubts"', "'doubts' is none of asserts"),
    ('side = "denies"', 'sides = "denies"', "unknown keys"),
    ('kind = "count"\ntext', 'kind = "number"\ntext', "'number' is none of happened"),
    ('source = "the mayor"', 'source = "Coast Wire"', "speaks in its own article"),
    ('"Twelve", by = "the pilot", low = 12, high = 12, id', '"Twelve", by = "Coast Wire", low = 12, high = 12, id',
     "counts in its own article"),
    ("origins = 1", "origins = 2", "has 2 origins"),
    ("origins = 1", 'origins = "undecided"', "is undecided"),
    ('from = "wire"', 'from = "letter"', "'letter' has no statement"),
    ('published = "1921-03-08"', 'published = "1921-03-01"', "is older than"),
    ('name = "paper"', 'name = "wire"', "two articles are named 'wire'"),
    ('copies = [["paper", "wire"]]', 'copies = [["paper", "paper"]]', "no pair of two articles"),
    ('claims = ["sank"]', 'claims = ["sank", "swam"]', "no claim 'swam'"),
    ('sides = [["the pilot"], ["the mayor"]]', 'sides = [["the pilot"]]', "two sides or more"),
    ('sides = [["the pilot"], ["the mayor"]]', 'sides = [["the pilot"], ["the guard"]]', "'the guard' says nothing"),
    ('sides = [["the pilot"], ["the mayor"]]', 'sides = [["the pilot"], ["Ivo Hale"]]', "'Ivo Hale' stands"),
    ('source = "the mayor"', 'source = "the pilot"', "withdrawn is False"),
    (GOLD[GOLD.index("[[dispute]]") : GOLD.index("[[series]]")], "", "is in no dispute"),
    ('part_of = "all"', 'part_of = "some"', "id 'some'"),
    ('quote = "The mayor denied it", source = "the mayor", side = "denies"',
     'quote = "Twelve boats", source = "the pilot", origin = "the pilot"', "two statements in 'wire' overlap"),
    ('about = "Boats sink."', "", "'about'"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "why"), FAULTS)
def test_a_story_that_is_not_sound_is_refused(tmp_path: Path, right: str, wrong: str, why: str) -> None:
    assert right in GOLD + ARTICLES
    with pytest.raises(FormatError, match=why):
        story_of(tmp_path, GOLD.replace(right, wrong), ARTICLES.replace(right, wrong))


def test_sources_are_one_by_alias_or_by_words(tmp_path: Path) -> None:
    story = story_of(tmp_path)
    assert story.same_source("Ivo Hale", "the pilot")
    assert story.same_source("the mayor", "The Mayor")
    assert story.same_source(None, None)
    assert not story.same_source("the mayor", "the pilot")
    assert not story.same_source(None, "the pilot")


def test_there_are_eight_stories_to_tune_on_and_four_unseen() -> None:
    assert [sum(folder.parent.name == part for folder in FOLDERS) for part in ("tuned", "unseen")] == [8, 4]


def test_no_name_of_an_unseen_story_is_in_one_to_tune_on() -> None:
    publishers = {
        part: {a.publisher for folder in FOLDERS if folder.parent.name == part for a in load_story(folder).articles}
        for part in ("tuned", "unseen")
    }
    assert publishers["tuned"] & publishers["unseen"] == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_story_of_the_set_is_sound(folder: Path) -> None:
    story = load_story(folder)
    assert 6 <= len(story.articles) <= 12
    assert all(25 <= len(article.text.split()) <= 400 for article in story.articles)
    assert all(article.publisher and article.published for article in story.articles)
    assert sum(len({one.article for one in claim.statements}) > 1 for claim in story.claims) >= 5
    assert story.disputes
    taken = [make_article(a.text, name=a.name, publisher=a.publisher, published=a.published) for a in story.articles]
    assert [(one.name, one.text) for one in taken] == [(one.name, one.text) for one in story.articles]
    spoken_of = {one.article for claim in story.claims for one in claim.statements}
    assert spoken_of == {article.name for article in story.articles}
