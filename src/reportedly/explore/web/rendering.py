"""Pages made of templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.explore.html_templates import environment
from reportedly.explore.web import addresses
from reportedly.explore.web.assets import asset_address

MENU = (
    ("Start", "/"),
    ("Articles", "/articles"),
    ("Claims", "/claims"),
    ("Disputes", "/disputes"),
    ("Figures", "/figures"),
    ("Timeline", "/timeline"),
    ("Actors", "/actors"),
    ("Copies", "/copies"),
    ("Problems", "/problems"),
    ("Review", "/review"),
)
"""The pages that are linked from every page."""

EXPORTS = {
    "briefing": "briefing",
    "csv": "tables (CSV)",
    "plover": "events (PLOVER)",
    "ftm": "FollowTheMoney",
    "annotations": "annotations (JSON-LD)",
    "schema-org": "claims (schema.org)",
    "gexf": "network (GEXF)",
    "graphml": "network (GraphML)",
    "brat": "brat",
    "inception": "INCEpTION",
}
"""What the formats of downloads are called."""


def render(
    request: Request, template: str, *, code: int = 200, headers: Mapping[str, str] | None = None, **known: Any
) -> HTMLResponse:
    """The page that a template makes of what is known."""
    application = request.scope.get("app")
    made = (
        environment()
        .get_template(template)
        .render(
            known,
            menu=MENU,
            path=request.url.path,
            here=known.get("here", request.url.path),
            reviewing=application.state.access.review if application else False,
            form_secret=getattr(application.state, "secret", "") if application else "",
            place=getattr(application.state, "place", "") if application else "",
            asset=asset_address,
            to=addresses,
            exports=EXPORTS,
        )
    )
    return HTMLResponse(made.encode("utf-8", "replace"), code, dict(headers or {}))
