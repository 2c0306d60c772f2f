"""What the trained model and the rules find, put together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reader.attributions import ahead
from reportedly.reader.attributions import together as together_module
from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.together import (
    BESIDE,
    SURE_ENOUGH_AGREED,
    SURE_ENOUGH_ALONE,
    SURE_ENOUGH_CARRIER,
    together,
)
from reportedly.reader.parsed import ParsedArticle

TEXT = "The radio reported that the mayor said the bridge is closed."
WHOLE = "that the mayor said the bridge is closed"
SURE, UNSURE = SURE_ENOUGH_ALONE + 0.1, SURE_ENOUGH_ALONE - 0.05


def found(parsed: ParsedArticle, rule: str, cue: str, content: str, confidence: float) -> Attribution:
    start, begin = TEXT.index(cue), TEXT.index(content)
    token = parsed.tokens(start, start + len(cue))[0]
    span = (start, start + len(cue))
    return Attribution(rule, token, span, None, None, [(begin, begin + len(content))], "indirect", confidence)


@pytest.mark.parametrize(
    ("ruled", "learned", "kept"),
    [
        ([("reported", "the mayor", SURE)], [("reported", WHOLE, 0.9)], ["learned"]),
        ([("said", "the bridge", UNSURE)], [("reported", WHOLE, 0.9)], ["learned", "rule"]),
        ([("said", "the bridge", UNSURE)], [], []),
        ([("said", "the bridge", SURE)], [], ["rule"]),
        ([("said", "the bridge", SURE)], [("said", "the bridge is closed", SURE_ENOUGH_AGREED)], ["learned"]),
        ([("said", "the bridge", SURE)], [("said", "the bridge is closed", SURE_ENOUGH_AGREED / 2)], ["rule"]),
        ([("said", "the bridge", 0.3)], [("said", "the bridge is closed", SURE_ENOUGH_AGREED)], ["learned"]),
        ([("said", "the bridge", 0.3)], [("said", "the bridge is closed", SURE_ENOUGH_AGREED / 2)], []),
        ([("reported", WHOLE, UNSURE)], [("said", "the bridge is closed", 0.9)], ["rule", "learned"]),
        ([("reported", WHOLE, SURE_ENOUGH_CARRIER / 2)], [("said", "the bridge is closed", 0.9)], ["learned"]),
        ([], [], []),
    ],
)  # fmt: skip
def test_one_for_each_cue(
    parse_text: Callable[..., ParsedArticle],
    ruled: list[tuple[str, str, float]],
    learned: list[tuple[str, str, float]],
    kept: list[str],
) -> None:
    parsed = parse_text(TEXT)
    made = together([found(parsed, "rule", *one) for one in ruled], [found(parsed, "learned", *one) for one in learned])
    assert [one.rule for one in made] == kept


@pytest.mark.parametrize("rule", sorted(BESIDE))
def test_what_is_dealt_with_is_kept_where_it_is_carried_alone(
    parse_text: Callable[..., ParsedArticle], rule: str
) -> None:
    parsed = parse_text(TEXT)
    alone = found(parsed, rule, "said", "the bridge is closed", SURE)
    assert together([alone], []) == []
    assert alone in together([alone], [found(parsed, "learned", "reported", WHOLE, 0.9)])


def test_without_the_model_the_rules_read_and_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (together_module, ahead):
        monkeypatch.setattr(module, "has_model", lambda: False)
    [reading] = read_articles([make_article("The mayor said that the bridge is closed.")])
    assert [str(one.source) for one in reading.statements] == ["The mayor"]
    assert reading.reader.models["attribution"].startswith("rules")


def test_words_behind_a_quotation_are_not_what_somebody_in_it_said() -> None:
    text = (
        "Weir pleaded not guilty to all 14 counts.\n\n"
        '"My savings are gone and nobody has said sorry," retired miner Albin Orr testified during the trial.'
    )
    [reading] = read_articles([make_article(text)])
    assert not any("testified" in span.text for one in reading.statements for span in one.content_spans)
    assert any(str(one.source) == "Albin Orr" for one in reading.statements)


def test_who_breaks_a_quotation_in_two_is_not_told_by_its_first_half() -> None:
    text = 'The wall was tested twice.\n\n"The minister says," Ada Brand said on Monday, "that the wall is safe."'
    [reading] = read_articles([make_article(text)])
    said = next(one for one in reading.statements if str(one.source) == "Ada Brand")
    assert [span.text for span in said.content_spans] == ['"The minister says,"', '"that the wall is safe."']
    assert not said.via


def test_the_article_of_a_cue_is_none_of_its_source() -> None:
    [reading] = read_articles([make_article("The guild dismissed a Herald report that the mayor had sold the mill.")])
    spans = {one.source_span.text for one in reading.statements if one.source_span is not None}
    assert "a Herald" not in spans
    assert "Herald" in spans
