"""The briefing: every line cites its words, whose voice is told, and no word of an article is markup."""

from __future__ import annotations

import re

import pytest

from explore.exports.written import examples, exported
from explore.readings import empty, strike
from reportedly.explore.exports.briefing import plain
from reportedly.explore.exports.context import ReadingsAlone
from reportedly.reading import Article, Reading

CITED = re.compile(r"\[\[(\d+)\]\(#article-(\d+)\), (\d+)–(\d+)\]")


def briefing(*readings: Reading) -> str:
    return exported("briefing", *readings)[""].decode()


def test_every_line_cites_a_place_of_an_article_that_is_listed() -> None:
    readings = [strike(), *examples()]
    text = briefing(*readings)
    cited = CITED.findall(text)
    assert len(cited) > 100
    for number, anchor, start, end in cited:
        assert number == anchor
        assert f'<a id="article-{anchor}"></a>' in text
        assert 0 <= int(start) < int(end) <= len(readings[int(number) - 1].article.text)
    things = [thing for r in readings for thing in [*r.statements, *r.figures, *r.events, *r.relations]]
    assert len(cited) >= len(things)


def test_chains_counts_answers_and_voices_are_told() -> None:
    text = briefing(strike())
    assert "the governor\\: threatens, through Coastal Wire, then Ada Roen, to Ada Roen" in text
    assert "| 3 or more | men, injured | the article’s own voice |" in text
    assert "told by: the union" in text
    assert "denied by the governor’s office" in text
    assert "the reader is unsure of this \\(41%\\)" in text
    assert "next spring" in text


class Archived(ReadingsAlone):
    """A dossier with archived copies."""

    def archived(self, article: Article) -> str:
        return "https://archive.example/(1)"


def test_the_original_and_the_archived_address_are_cited() -> None:
    text = exported("briefing", strike(), context=Archived())[""].decode()
    assert "[original](<https://post.example/1>), [archived](<https://archive.example/(1)>)" in text
    assert "The Ellis Post, 9 May 1912, by Our harbour reporter" in text
    assert "no original address known, no archived address known" in briefing(empty())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("[x](javascript:y)", "\\[x\\]\\(javascript\\:y\\)"),
        ("# no\n- heading", "\\# no \\- heading"),
        ("1. a|b", "1\\. a\\|b"),
        ("**a** _b_ `c` ~d~", "\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("see http://x.example", "see http\\://x\\.example"),
        ("\u202eevil", "\ufffdevil"),
        ("plain words", "plain words"),
    ],
)
def test_words_stand_as_they_are(text: str, shown: str) -> None:
    assert plain(text) == shown
