"""Answers that are given again as long as the dossier has not changed, each with a tag by which a client knows it.

Whatever changes the dossier, in this process or another, makes all that is remembered be forgotten.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.explore.questions.known import Known

MOST_BYTES = 64 * 1024 * 1024
"""How much is remembered."""

LARGEST = 4 * 1024 * 1024
"""The longest answer that is remembered."""


KNOWN = "reportedly.known"
"""Under which a request carries what questions have looked up in the state that it asks in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer."""

    headers: dict[str, str]
    body: bytes
    tag: str


class Memory:
    """Answers by what was asked, the least asked forgotten first; all of one state of the dossier."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.size, self.state = most, 0, ""
        self.known = Known()
        self.kept: OrderedDict[str, Kept] = OrderedDict()
        self.lock = Lock()

    def find(self, asked: str, state: str) -> Kept | None:
        """What was answered in this state."""
        with self.lock:
            self._forget_other(state)
            found = self.kept.get(asked)
            if found is not None:
                self.kept.move_to_end(asked)
            return found

    def known_in(self, state: str) -> Known:
        """What questions have looked up in this state."""
        with self.lock:
            self._forget_other(state)
            return self.known

    def keep(self, asked: str, state: str, answer: Kept) -> None:
        """Remember an answer of a state."""
        with self.lock:
            self._forget_other(state)
            if len(answer.body) > LARGEST or asked in self.kept:
                return
            self.kept[asked] = answer
            self.size += len(answer.body)
            while self.size > self.most:
                self.size -= len(self.kept.popitem(last=False)[1].body)

    def _forget_other(self, state: str) -> None:
        if state != self.state:
            self.kept.clear()
            self.size, self.state, self.known = 0, state, Known()


class Remembering:
    """Puts a tag on each answer to GET, says "not modified" to who has it, and remembers it."""

    def __init__(self, app: ASGIApp, state: Callable[[], str], *, at_once: bool = False) -> None:
        """`at_once`: whether the state is told without waiting for anything."""
        self.app, self.state, self.memory, self.at_once = app, state, Memory(), at_once
        self.asked: dict[str, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or let the application answer."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        asked = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
        state = self.state() if self.at_once else await run_in_threadpool(self.state)
        kept = self.memory.find(asked, state)
        if kept is None:
            async with self._one_at_a_time(asked):
                found = self.memory.find(asked, state) or await self._ask(scope, receive, asked, state)
            if isinstance(found, _Hearing):
                await found.answer()(scope, receive, send)
                return
            kept = found
        await _answer(kept, Headers(scope=scope))(scope, receive, send)

    async def _ask(self, scope: Scope, receive: Receive, asked: str, state: str) -> Kept | _Hearing:
        """What the application answers; remembered if it went well."""
        heard = _Hearing()
        await self.app({**scope, "method": "GET", KNOWN: self.memory.known_in(state)}, receive, heard)
        if heard.status != 200:
            return heard
        kept = Kept(heard.headers, heard.body, f'"{hashlib.sha256(heard.body).hexdigest()[:32]}"')
        self.memory.keep(asked, state, kept)
        return kept

    @asynccontextmanager
    async def _one_at_a_time(self, asked: str) -> AsyncIterator[None]:
        """Let those who ask the same at the same time wait for the one answer."""
        lock = self.asked.setdefault(asked, asyncio.Lock())
        try:
            async with lock:
                yield
        finally:
            if not lock.locked():
                self.asked.pop(asked, None)


def _answer(kept: Kept, asked: Headers) -> Response:
    told = {**kept.headers, "etag": kept.tag, "cache-control": "private, no-cache"}
    known = {tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")}
    if kept.tag in known or "*" in known:
        return Response(status_code=304, headers={"etag": kept.tag, "cache-control": told["cache-control"]})
    return Response(kept.body, headers=told)


class _Hearing:
    """Takes an answer in, instead of sending it."""

    def __init__(self) -> None:
        self.status, self.body = 500, b""
        self.headers: dict[str, str] = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {
                name: value for name, value in MutableHeaders(scope=message).items() if name != "content-length"
            }
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    def answer(self) -> Response:
        """The answer as it was given."""
        return Response(self.body, self.status, self.headers)
