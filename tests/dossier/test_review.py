"""Judging what was read: kept beside the reading, undone without a trace being lost, found again after rereading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import reportedly
from reportedly.dossier import Dossier
from reportedly.dossier.following import follow_reading
from reportedly.dossier.review.items import ALIKE, alike, items_of
from reportedly.dossier.review.subjects import Subject, parse
from reportedly.errors import NoSuchActor, NoSuchArticle, NoSuchClaim, NoSuchItem, NoSuchJudgement, QueryError
from reportedly.reading import Reading, Statement
from reportedly.reading_json import dumps
from reportedly.store.saving import save_reading

TEXT = (
    "The ferry Corinth sank on 3 March 1921, the harbour master of Aldmere said on Friday. "
    "At least 12 sailors drowned, the Sailors' League said. "
    "The harbour master denied that the ferry was overloaded. "
    "“Nobody warned us,” said Ada Quill, head of the Sailors' League. Quill asked Aldmere's council for an inquiry."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reportedly.read(TEXT, published="1921-03-05", publisher="Aldmere Post", name="ferry")


@pytest.fixture
def dossier(place: str, reading: Reading) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        opened.keep([reading])
        yield opened


def key_in(dossier: Dossier) -> str:
    return dossier.articles()[0].article


def item_with(dossier: Dossier, words: str, kind: str = "statement") -> str:
    """What the item of some words is called."""
    found = [one.item for one in dossier.review.items(key_in(dossier)) if one.kind == kind and words in one.words]
    assert len(found) == 1, found
    return found[0]


def read_again(dossier: Dossier, reading: Reading) -> None:
    """Put a reading in the place of an article's reading, as rereading does."""
    with dossier.database.writing() as connection:
        follow_reading(connection, 1, save_reading(connection, 1, reading), reading)


def state_of(dossier: Dossier) -> list[tuple[str, str]]:
    return [(one.words, one.state) for one in dossier.review.opinions()]


def test_every_item_has_a_name_of_its_own_that_leads_to_it(dossier: Dossier) -> None:
    article = key_in(dossier)
    items = dossier.review.items(article)
    assert {"statement", "figure", "date", "actor"} <= {one.kind for one in items}
    assert len({one.item for one in items}) == len(items)
    text = dossier.reading(article).article.text
    for one in items:
        named = parse(one.item)
        assert (named.kind, named.article) == (one.kind, article)
        assert " … ".join(text[start:end] for start, end in named.spans) == one.words
        assert one.state is None


def test_a_judgement_lies_beside_what_was_read(dossier: Dossier) -> None:
    before = dumps(dossier.reading(1))
    item = item_with(dossier, "overloaded")
    key = dossier.review.correct(item, {"act": "refuse", "source": "harbour master"}, by="Ana", why="he would not say")
    assert dumps(dossier.reading(1)) == before
    (one,) = dossier.review.opinions()
    assert (one.item, one.state, one.still_read, one.read_otherwise) == (item, "corrected", True, False)
    (told,) = one.judgements
    assert (told.key, told.by, told.why, told.verdict, told.counts) == (key, "Ana", "he would not say", "correct", True)
    assert told.says == {"act": "refuse", "source": "harbour master"}
    start, end = (told.changes or {})["source"]
    assert TEXT[start:end] == "harbour master"
    assert start == TEXT.index("harbour master denied")


def test_two_people_may_differ_and_both_show(dossier: Dossier) -> None:
    item = item_with(dossier, "overloaded")
    dossier.review.accept(item, by="Ana")
    dossier.review.reject(item, by="Bo", why="he spoke of another ship")
    (one,) = dossier.review.opinions()
    assert one.state == "disputed"
    assert [(told.by, told.verdict, told.counts) for told in one.judgements] == [
        ("Ana", "accept", True),
        ("Bo", "reject", True),
    ]
    first = dossier.review.queue()[0]
    assert (first.what, first.item, first.why) == ("disputed", item, "Ana: accept; Bo: reject")
    dossier.review.reject(item, by="Ana")
    (one,) = dossier.review.opinions()
    assert (one.state, [told.counts for told in one.judgements]) == ("rejected", [False, True, True])


def test_undone_judgements_stay_on_record_and_count_no_more(dossier: Dossier) -> None:
    item = item_with(dossier, "overloaded")
    earlier = dossier.review.reject(item, by="Ana")
    later = dossier.review.accept(item, by="Ana")
    dossier.review.undo(later, by="Bo", why="a slip")
    (one,) = dossier.review.opinions()
    assert one.state == "rejected"
    assert [told.counts for told in one.judgements] == [True, False]
    assert (one.judgements[1].withdrawn_by, one.judgements[1].withdrawn_why) == ("Bo", "a slip")
    dossier.review.undo(earlier, by="Ana")
    assert state_of(dossier) == [(one.words, "withdrawn")]
    for key in (later, "j-0000000000000000"):
        with pytest.raises(NoSuchJudgement):
            dossier.review.undo(key, by="Ana")


def test_judgements_outlive_rereading(dossier: Dossier, reading: Reading) -> None:
    for words in ("overloaded", "Nobody warned us"):
        dossier.review.accept(item_with(dossier, words), by="Ana")
    before = state_of(dossier)
    read_again(dossier, reading)
    assert state_of(dossier) == before
    assert dossier.reread().read == 1
    assert state_of(dossier) == before
    assert [one.what for one in dossier.review.queue() if one.what == "changed"] == []


def changed(reading: Reading, words: str, **fields: object) -> Reading:
    """A reading with the statement of some words changed; without fields, without that statement."""
    statements: list[Statement] = []
    for one in reading.statements:
        if words not in one.content:
            statements.append(one)
        elif fields:
            statements.append(replace(one, **fields))  # type: ignore[arg-type]  # fields of a statement
    return replace(
        reading,
        statements=statements,
        responses=[],
        figures=[replace(figure, stated_in=None) for figure in reading.figures],
        events=[replace(event, stated_in=None) for event in reading.events],
        relations=[replace(relation, stated_in=None) for relation in reading.relations],
    )


def test_what_is_read_no_more_is_shown_as_such(dossier: Dossier, reading: Reading) -> None:
    item = item_with(dossier, "overloaded")
    dossier.review.accept(item, by="Ana")
    dossier.review.reject(item_with(dossier, "Nobody warned us"), by="Ana")
    read_again(dossier, changed(changed(reading, "overloaded"), "Nobody warned us"))
    states = {one.words: (one.state, one.still_read) for one in dossier.review.opinions()}
    assert sorted(states.values()) == [("accepted", False), ("rejected", False)]
    queued = [one for one in dossier.review.queue() if one.what == "changed"]
    assert [(one.item, one.why) for one in queued] == [(item, "accepted by Ana, and read no more")]
    with pytest.raises(NoSuchItem, match="is not read now"):
        dossier.review.accept(item, by="Bo")


def test_what_is_read_otherwise_is_found_by_its_words(dossier: Dossier, reading: Reading) -> None:
    item = item_with(dossier, "overloaded")
    dossier.review.correct(item, {"act": "refuse"}, by="Ana")
    (span,) = next(one.content_spans for one in reading.statements if "overloaded" in one.content)
    shorter = reading.article.span(span.start + 5, span.end)
    read_again(dossier, changed(reading, "overloaded", content_spans=[shorter], act="ask"))
    (one,) = dossier.review.opinions()
    assert (one.words, one.state, one.still_read, one.read_otherwise) == (shorter.text, "corrected", True, True)
    dossier.review.accept(one.item, by="Bo")
    assert [told.by for told in dossier.review.opinions()[0].judgements] == ["Ana", "Bo"]
    read_again(dossier, changed(reading, "overloaded", act="refuse"))
    assert [one for one in dossier.review.queue() if one.what == "changed"] == []


def test_a_correction_is_checked(dossier: Dossier) -> None:
    statement, figure = item_with(dossier, "overloaded"), item_with(dossier, "12", "figure")
    review = dossier.review
    wrong: list[tuple[str, dict[str, object], str]] = [
        (statement, {"act": "shout"}, "it is one of assert"),
        (statement, {"volume": 3}, "has no field 'volume'.*content, source"),
        (statement, {"source": "the purser"}, "does not hold the words 'the purser'"),
        (statement, {"source": (5, 900)}, "no span of the article"),
        (statement, {"content": None}, "can't be empty"),
        (statement, {"act": "deny"}, "that is how it is read"),
        (statement, {}, "nothing is corrected"),
        (figure, {"low": "a dozen"}, "low='a dozen'"),
        (figure, {"low": "nan"}, "it is no number"),
        (figure, {"as_of": "Friday"}, "a day, month or year is wanted"),
        (figure, {"span": ["sailors", "League"]}, "one stretch"),
    ]
    for item, changes, told in wrong:
        with pytest.raises(QueryError, match=told):
            review.correct(item, changes, by="Ana")
    assert review.opinions() == []
    review.correct(figure, {"low": "1,200", "high": None, "span": "12 sailors", "by": "5-9"}, by="Ana")
    changes = review.opinions()[0].judgements[0].changes or {}
    assert {**changes, "span": None} == {"low": 1200.0, "span": None, "by": [5, 9]}


def test_what_is_named_must_be_there(dossier: Dossier) -> None:
    article = key_in(dossier)
    short = item_with(dossier, "overloaded").partition("@")[0]
    assert dossier.review.accept(short, by="Ana").startswith("j-")
    assert dossier.review.accept(f"statement:{article}:s1", by="Ana").startswith("j-")
    for name, error in (
        ("statement", QueryError),
        (f"tale:{article}:1-2", QueryError),
        (f"statement:{article}:9-2", QueryError),
        ("statement:a-0000000000000000:1-2", NoSuchArticle),
        (f"statement:{article}:1-2", NoSuchItem),
        (f"words:{article}:1-2", QueryError),
        (f"words:{article}:1-90000={short}", NoSuchItem),
    ):
        with pytest.raises(error):
            dossier.review.accept(name, by="Ana")


def test_a_name_that_two_share_is_said_to_be_of_two(dossier: Dossier, reading: Reading) -> None:
    one = next(one for one in reading.statements if "overloaded" in one.content)
    other = replace(one, id="s9", source_span=reading.article.span(4, 9), source=None)
    read_again(dossier, replace(reading, statements=[*reading.statements, other]))
    names = [item.item for item in dossier.review.items(key_in(dossier)) if item.words == one.content]
    names = [name for name in names if name.startswith("statement")]
    assert len(set(names)) == 2
    with pytest.raises(NoSuchItem, match=r"may be .* or "):
        dossier.review.accept(names[0].partition("@")[0], by="Ana")
    for name in names:
        dossier.review.accept(name, by="Ana")
    assert [told.item for told in dossier.review.opinions()] == sorted(names)


def test_what_was_missed_can_be_added(dossier: Dossier) -> None:
    article, review = key_in(dossier), dossier.review
    review.add("figure", article, {"span": "3", "measure": "other", "low": 3, "high": 3}, by="Ana")
    values = {"content": "The ferry Corinth", "source": "the Sailors' League", "act": "assert"}
    review.add("statement", article, values, by="Ana", why="so the next line says")
    states = {one.words: (one.state, one.still_read) for one in review.opinions()}
    assert states == {"3": ("added", False), "The ferry Corinth": ("added", False)}
    with pytest.raises(QueryError, match="needs its content"):
        review.add("statement", article, {"act": "deny"}, by="Ana")
    with pytest.raises(QueryError, match="it is read: statement:"):
        review.add("statement", article, {"content": item_words(dossier, "overloaded")}, by="Ana")
    with pytest.raises(QueryError, match="can't be added"):
        review.add("actor", article, {"actor": "g-1"}, by="Ana")


def item_words(dossier: Dossier, words: str) -> str:
    return next(one.words for one in dossier.review.items(key_in(dossier), kind="statement") if words in one.words)


def test_actors_are_judged_by_mention_and_by_pair(dossier: Dossier) -> None:
    article, review = key_in(dossier), dossier.review
    keys = {actor.name: actor.key for actor in dossier.actors()}
    quill, aldmere = keys["Ada Quill"], keys["Aldmere"]
    mentions = [one.item for one in review.items(article, kind="actor") if one.words == "Quill"]
    rejected = review.reject(mentions[0], by="Ana", why="another Quill")
    assert quill not in dossier.article(article).actors.values()
    (told,) = dossier.actor_judgements()
    assert (told.key, told.kind, told.by, told.why) == (rejected, "actors_different", "Ana", "another Quill")
    review.undo(rejected, by="Ana")
    assert quill in dossier.article(article).actors.values()
    assert dossier.actor_judgements()[0].withdrawn_by == "Ana"
    with pytest.raises(QueryError, match="no joining to accept"):
        review.accept(mentions[0], by="Ana")
    review.reject(f"{aldmere}={quill}", by="Bo")
    review.correct(mentions[0], {"actor": aldmere}, by="Ana")
    kinds = [(one.kind, one.by) for one in dossier.actor_judgements()]
    assert kinds[:3] == [("actors_same", "Ana"), ("actors_different", "Ana"), ("actors_different", "Bo")]
    for changes in ({}, {"actor": quill, "kind": "person"}):
        with pytest.raises(QueryError):
            review.correct(mentions[0], changes, by="Ana")
    with pytest.raises(NoSuchActor):
        review.accept(f"g-0={quill}", by="Ana")


def test_a_mention_is_accepted_as_what_it_was_joined_to(dossier: Dossier) -> None:
    more = reportedly.read("Ada Quill of Aldmere left on Monday, the mayor said.", published="1921-03-09")
    dossier.keep([more])
    quill = next(actor for actor in dossier.actors() if actor.name == "Ada Quill")
    assert quill.articles == 2
    article = dossier.articles()[0].article
    mention = next(one for one in dossier.review.items(article, kind="actor") if one.words == "Ada Quill")
    key = dossier.review.accept(mention.item, by="Ana")
    assert [(one.key, one.kind) for one in dossier.actor_judgements()] == [(key, "actors_same")]
    assert next(actor for actor in dossier.actors() if actor.name == "Ada Quill").articles == 2


def test_two_places_are_judged_to_make_one_claim(dossier: Dossier) -> None:
    sank, drowned = item_with(dossier, "sank"), item_with(dossier, "drowned")
    dossier.keep([reportedly.read("The school will reopen on Monday, the mayor said.", published="1921-03-01")])
    mayor = next(one.item for one in dossier.review.items(dossier.articles()[1].article, kind="statement"))
    claims = sorted(claim.id for claim in dossier.claims())
    assert len(claims) > 2
    key = dossier.review.accept(f"{sank}={mayor}", by="Ana")
    assert len(dossier.claims()) == len(claims) - 1
    (pair,) = dossier.review.pairs()
    assert (pair.key, pair.kind, pair.verdict, pair.by) == (key, "claim", "accept", "Ana")
    assert "sank" in pair.one_words
    assert "reopen" in pair.other_words
    dossier.review.undo(key, by="Bo", why="no")
    assert sorted(claim.id for claim in dossier.claims()) == claims
    assert (dossier.review.pairs()[0].withdrawn_by, dossier.review.opinions()) == ("Bo", [])
    pinned = dossier.review.accept(claims[0], by="Ana")
    assert dossier.claim(claims[0]).pinned
    dossier.review.undo(pinned, by="Ana")
    words = f"words:{key_in(dossier)}:0-22"
    for name, told in (
        (f"{sank}={sank}", "name two that differ"),
        (claims[0], "which statement does not belong"),
    ):
        with pytest.raises(QueryError, match=told):
            dossier.review.reject(name, by="Ana")
    with pytest.raises(QueryError, match="accept it or reject it"):
        dossier.review.correct(f"{sank}={drowned}", {"act": "deny"}, by="Ana")
    with pytest.raises(NoSuchClaim):
        dossier.review.reject(f"{words}={drowned}", by="Ana")


def test_share_of_characters() -> None:
    assert alike([(0, 10)], [(0, 10)]) == 1
    assert alike([(0, 10)], [(5, 15)]) == 5 / 15 < ALIKE
    assert alike([(0, 4), (6, 10)], [(0, 10)]) == 0.8
    assert alike([(0, 4)], [(4, 8)]) == 0


def test_a_subject_is_its_name(reading: Reading) -> None:
    for item in items_of(reading, "a-0123456789abcdef"):
        named = parse(str(item.subject))
        assert Subject(named.kind, named.article, named.spans, named.mark or "") == item.subject
        assert Subject.from_json(item.subject.to_json()) == item.subject
