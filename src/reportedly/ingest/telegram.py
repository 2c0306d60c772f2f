"""Exports of Telegram Desktop (`result.json`): each message of a channel or chat that has words is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft
from reportedly.ingest.written_dates import read_date, with_offset

_OF_ONE_PERSON = frozenset({"personal_chat", "bot_chat", "saved_messages"})


def is_telegram(data: object) -> bool:
    """Whether the data of a JSON file are an export of one chat, or of all chats of an account."""
    if not isinstance(data, dict):
        return False
    return isinstance(data.get("messages"), list) or any(_chats_of(data.get(key)) for key in ("chats", "left_chats"))


def read_telegram(data: dict[str, Any], source: Source) -> Iterator[Draft]:
    """The articles of an export; what holds no words (pictures alone, comings and goings) is counted and left out."""
    chats = [data] if isinstance(data.get("messages"), list) else []
    for key in ("chats", "left_chats"):
        chats += _chats_of(data.get(key))
    found = wordless = services = 0
    for chat in chats:
        for number, message in enumerate(chat["messages"], 1):
            if isinstance(message, dict) and message.get("type") == "service":
                services += 1
            elif isinstance(message, dict) and not _text(message.get("text")).strip():
                wordless += 1
            else:
                found += 1
                with source.going_on(_message(chat, message, number)):
                    yield _draft(chat, message, number, source)
    if wordless or services:
        left_out = f"{wordless:,} messages without words and {services:,} service messages are left out"
        source.report.note(f"{source.shown}: {left_out}", source.place)
    if not found:
        raise NoText(f"{source.shown} is an export of Telegram without a message that has words")


def _chats_of(value: object) -> list[dict[str, Any]]:
    chats = value.get("list") if isinstance(value, dict) else None
    if not isinstance(chats, list):
        return []
    return [chat for chat in chats if isinstance(chat, dict) and isinstance(chat.get("messages"), list)]


def _message(chat: dict[str, Any], message: object, number: int) -> str:
    """What a message is called: by the ids of chat and message, which stay the same in a later export."""
    own = message.get("id") if isinstance(message, dict) else None
    return f"message {chat.get('id', '?')}/{own if isinstance(own, int) else f'number {number}'}"


def _draft(chat: dict[str, Any], message: object, number: int, source: Source) -> Draft:
    called = _message(chat, message, number)
    shown = f"{source.shown}, {called}"
    if not isinstance(message, dict):
        raise MalformedInput(f"{shown}: a message must be an object")
    channel = None if chat.get("type") in _OF_ONE_PERSON else _words(chat.get("name"))
    by = _words(message.get("author")) or _words(message.get("from"))
    forwarded = _words(message.get("forwarded_from")) or _words(message.get("saved_from"))
    known = Known(
        name=f"{channel or _words(chat.get('name')) or source.shown} {message.get('id', number)}",
        publisher=channel,
        byline=None if by == channel else by,
        published=_published(message),
        credit=[forwarded] if forwarded else None,
    )
    origins = {"publisher": "telegram: channel", "byline": "telegram: from", "published": "telegram: date",
               "credit": "telegram: forwarded_from"}  # fmt: skip
    noted = {"edited": str(message["edited"])} if message.get("edited") else {}
    return Draft(_text(message.get("text")), source.part(called), shown, known, "telegram", origins, noted)


def _text(value: object) -> str:
    """The words of a message: a string, or a list of strings and of objects with the words of links and the like."""
    pieces = value if isinstance(value, list) else [value]
    words = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    return "".join(word for word in words if isinstance(word, str))


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _published(message: dict[str, Any]) -> str | None:
    """When it was sent: local time as exported, with the offset that the time since 1970 beside it shows."""
    local = read_date(message["date"]) if isinstance(message.get("date"), str) else None
    seconds = message.get("date_unixtime")
    if local and isinstance(seconds, str) and seconds.isascii() and seconds.isdigit():
        return with_offset(local, int(seconds[:12])) or local
    return local
