"""Review in a browser: what is worth judging first, the items of an article, and the form by which one is judged.

Who may judge is decided before (`guards`); here each form must bring back the secret that was put into it.
"""

from __future__ import annotations

import hmac
import re
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.dossier import Dossier
from reportedly.dossier.review import Review
from reportedly.dossier.review.fields import FIELDS, Field
from reportedly.dossier.review.judging import PAIR
from reportedly.dossier.review.pairs import names_claim
from reportedly.dossier.review.subjects import ItemKind
from reportedly.errors import NoSuchItem, QueryError
from reportedly.explore.plain_text import paragraphs
from reportedly.explore.questions.pairs import actor_pair, identity_of
from reportedly.explore.questions.review import ItemOpinion, ReviewItem, opinion_page, review_items
from reportedly.explore.questions.review_queue import WHATS, review_queue
from reportedly.explore.web.addresses import asked
from reportedly.explore.web.asking import After, asking, page_of
from reportedly.explore.web.rendering import render
from reportedly.explore.wording import title_of
from reportedly.reading import Problem

router = APIRouter()
LONGEST_FORM = 64 * 1024
_ACTOR_KEY = re.compile(r"[gk]-[^:]+")
NEAR = 240
"""Letters of the paragraph that are shown on either side of what is to be judged."""
By = Annotated[str, Query(max_length=100, description="Who judges; put into the form.")]
Kind = Annotated[ItemKind | Literal[""] | None, Query()]
What = Annotated[Literal["", "disputed", "changed", "unsure", "undecided", "problem"] | None, Query()]


@router.get("/review")
def queue(request: Request, what: What = None, by: By = "", after: After = None) -> Response:
    """What is worth judging first."""
    with asking(request) as connection:
        page = page_of(review_queue, connection, what=what or None, after=after, limit=20)
    return render(request, "review.html.j2", page=page, whats=WHATS, state={"what": what, "by": by})


@router.get("/articles/{key}/review")
def items(request: Request, key: str, kind: Kind = None, by: By = "") -> Response:
    """All that is read of an article, or all of a kind, as it can be judged."""
    with asking(request) as connection:
        found = review_items(connection, key)
    known: dict[str, Any] = {
        "items": [one for one in found if kind in {None, "", one.kind}],
        "kinds": Counter(one.kind for one in found),
        "title": title_of(request.app.state.dossier.reading(key)),
        "state": {"kind": kind, "by": by},
    }
    return render(request, "review_article.html.j2", key=key, here="/articles", **known)


@router.get("/review/item")
def item(request: Request, item: Annotated[str, Query(max_length=2000)], by: By = "") -> Response:
    """One item, what was judged of it, and, where judging is allowed, the form."""
    if PAIR in item.partition("@")[0]:
        return _pair(request, item, by)
    with asking(request) as connection:
        found = _find(connection, item)
        identity = identity_of(connection, found.article, found.span) if found.kind == "actor" else None
    reading = request.app.state.dossier.reading(found.article)
    known: dict[str, Any] = {
        "found": found,
        "identity": identity,
        "fields": _fields(found),
        "setting": setting_of(reading.article.text, *found.span),
        "open": [one.reason for one in reading.problems if found.kind == "problem" and _stands_at(one, found.span)],
    }
    return render(request, "review_item.html.j2", state={"item": item, "by": by}, here="/review", **known)


def _stands_at(problem: Problem, span: tuple[int, int]) -> bool:
    return problem.span is not None and (problem.span.start, problem.span.end) == span


def _pair(request: Request, item: str, by: str) -> Response:
    """Two that may be one; of actors, who they are and where articles show them."""
    sides, pair, settings = item.split(PAIR), None, dict[str, Setting]()
    if len(sides) == 2 and all(map(_ACTOR_KEY.fullmatch, sides)):
        with asking(request) as connection:
            pair = actor_pair(connection, *sides)
        for one in (shown for side in pair.sides for shown in side.shown):
            text = request.app.state.dossier.reading(one.article).article.text
            settings[one.mention] = setting_of(text, *one.span)
    known: dict[str, Any] = {"pair": pair, "settings": settings}
    return render(request, "review_pair.html.j2", state={"item": item, "by": by}, here="/review", **known)


@dataclass(frozen=True, slots=True)
class Setting:
    """Words of an article with those of their paragraph around them, as far as they are near."""

    before: str
    words: str
    after: str


def setting_of(text: str, start: int, end: int) -> Setting:
    """The setting of the words between two places of a text; an ellipsis stands for what is left out."""
    around = [(first, last) for first, last in paragraphs(text) if first < end and start < last] or [(start, end)]
    first, last = min(around[0][0], start), max(around[-1][1], end)
    left, right = max(first, start - NEAR), min(last, end + NEAR)
    before, after = text[left:start], text[end:right]
    if left > first:
        before = "…" + before[before.find(" ") + 1 :]
    if right < last:
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return Setting(before, text[start:end], after)


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the form: what it is called, what it holds now, and how it is filled in."""

    name: str
    now: str
    field: Field


def _fields(found: ReviewItem | ItemOpinion) -> list[Asked]:
    return [Asked(name, found.says.get(name, ""), field) for name, field in FIELDS[found.kind].items()]


def _find(connection: Connection, name: str) -> ReviewItem | ItemOpinion:
    """An item by its name, or by its kind, article and id in the reading.

    Raises:
        NoSuchItem: if nothing of that name is read, or was judged.
    """
    kind, _, rest = name.partition(":")
    article, _, place = rest.partition(":")
    for one in review_items(connection, article):
        if one.item == name or (one.kind == kind and one.local == place):
            return one
    for judged in opinion_page(connection, article=article, limit=1000).rows:
        if judged.item == name:
            return judged
    raise NoSuchItem(f"{name} is nothing that is read of the article, or was judged")


@router.post("/review/item")
async def judge(request: Request) -> Response:
    """Take a judgement from the form, and show the item with it."""
    form = await _form(request)
    item, by = form.get("item", ""), form.get("by", "").strip()
    form["item"] = f"{item}{PAIR}{form['other'].strip()}" if form.get("other") else item
    if not by:
        raise QueryError("say who judges: every judgement is kept with its author")
    await run_in_threadpool(_judge, request.app.state.dossier, form, by)
    if names_claim(item):
        return RedirectResponse(asked(f"/claims/{item}", {"by": by}), 303)
    return RedirectResponse(asked("/review/item", {"item": item, "by": by}), 303)


def _judge(dossier: Dossier, form: dict[str, str], by: str) -> None:
    review, item, why = Review(dossier.database), form.get("item", ""), form.get("why", "").strip() or None
    verdict = form.get("verdict")
    if verdict == "accept":
        review.accept(item, by=by, why=why)
    elif verdict == "reject":
        review.reject(item, by=by, why=why)
    elif verdict == "correct":
        review.correct(item, _changes(form), by=by, why=why)
    elif verdict == "undo":
        review.undo(form.get("judgement", ""), by=by, why=why)
    else:
        raise QueryError(f"{verdict!r} is no verdict; accept, correct, reject or undo")


def _changes(form: dict[str, str]) -> dict[str, str]:
    """The fields that were filled in otherwise than they were; an empty one is set to none."""
    now = {name.removeprefix("now."): value for name, value in form.items() if name.startswith("now.")}
    filled = {name.removeprefix("field."): value.strip() for name, value in form.items() if name.startswith("field.")}
    return {name: value or "none" for name, value in filled.items() if value != now.get(name, "").strip()}


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form of ours.

    Raises:
        HTTPException: if it is none, too long, or does not bring back the secret.
    """
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        raise HTTPException(415, "A judgement comes from a form.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            raise HTTPException(413, "A judgement can't be that long.")
    fields = parse_qsl(body.decode("utf-8", "replace").replace("\0", ""), keep_blank_values=True, max_num_fields=100)
    form = {name: value.replace("\r\n", "\n") for name, value in fields}
    if not hmac.compare_digest(form.get("secret", "").encode(), request.app.state.secret.encode()):
        raise HTTPException(403, "The form is of another time; open its page again.")
    return form
