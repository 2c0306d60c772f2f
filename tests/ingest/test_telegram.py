"""Exports of Telegram: one chat or all of an account, texts of pieces, and what is no article."""

from __future__ import annotations

import json

import pytest

from made_inputs import CHANNEL
from taking_in import MILL, WELL, Write, take_in


def test_messages_of_a_channel(write: Write) -> None:
    path = write("result.json", json.dumps(CHANNEL, indent=1))
    taken, reported = take_in(path)
    first, second, third = taken
    assert (first.article.name, first.article.publisher, first.article.byline) == (
        "Harbour Watch 2", "Harbour Watch", None,
    )  # fmt: skip
    assert first.article.published == "2020-01-05T10:00:00+01:00"
    assert first.place == f"{path}#message 1234/2"
    assert second.article.text == "Two mills burned. No one was hurt: report"
    assert (second.article.credit, second.article.byline) == (["Quarry Town Gazette"], "Ann Holm")
    assert second.article.published == "2020-01-05T11:00:00"
    assert second.origins["credit: Quarry Town Gazette"] == "telegram: forwarded_from"
    assert second.noted == {"edited": "2020-01-05T12:00:00"}
    assert third.article.text == "Bridge closed."
    assert reported.notes == ["result.json: 1 messages without words and 1 service messages are left out"]


def test_export_of_an_account(write: Write) -> None:
    private = {"name": "Ann Holm", "type": "personal_chat", "id": 7,
               "messages": [{"id": 2, "type": "message", "from": "Ann Holm", "date": "2020-01-05T11:00:00",
                             "text": WELL}]}  # fmt: skip
    data = {"about": "x", "chats": {"about": "y", "list": [CHANNEL]}, "left_chats": {"list": [private]}}
    taken, _ = take_in(write("result.json", json.dumps(data)))
    assert [one.article.name for one in taken] == [
        "Harbour Watch 2", "Harbour Watch 3", "Harbour Watch 5", "Ann Holm 2",
    ]  # fmt: skip
    assert (taken[-1].article.publisher, taken[-1].article.byline) == (None, "Ann Holm")


def test_an_export_on_standard_input_is_told_from_rows(write: Write) -> None:
    taken, _ = take_in(write("export", json.dumps(CHANNEL, indent=1)))
    assert len(taken) == 3


@pytest.mark.parametrize("odd", [None, 3, "x", [], {"id": 9, "type": "message", "date": 7, "text": [MILL, 3, None]}])
def test_an_odd_message_costs_itself_alone(write: Write, odd: object) -> None:
    taken, reported = take_in(write("result.json", json.dumps({**CHANNEL, "messages": [odd, *CHANNEL["messages"]]})))
    assert len(taken) + len(reported.refused) == 4
    assert [one.article.name for one in taken][-3:] == ["Harbour Watch 2", "Harbour Watch 3", "Harbour Watch 5"]


def test_an_export_without_words(write: Write) -> None:
    _, reported = take_in(write("result.json", json.dumps({**CHANNEL, "messages": []})))
    assert "without a message that has words" in reported.reasons[0]
