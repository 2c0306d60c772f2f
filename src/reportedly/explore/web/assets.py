"""Style, scripts and pictures: files of this package, each under an address that changes when the file does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from reportedly.explore.web.failures import failure

_EXPLORE = resources.files("reportedly.explore")
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
ASSETS: dict[str, tuple[str, ...]] = {
    "style.css": ("page/page.css", "web/static/dossier.css"),
    "reading.js": ("page/page.js",),
    "network.js": ("web/static/network.js",),
    "cytoscape.js": ("web/static/cytoscape.min.js",),
    "icon.svg": ("web/static/icon.svg",),
}
"""What is served, each made of one file or of several one after the other."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served, and a tag of what is in it."""

    content: bytes
    tag: str


@cache
def asset(name: str) -> Asset:
    """A file by its name in `ASSETS`."""
    content = b"\n".join(_EXPLORE.joinpath(*part.split("/")).read_bytes() for part in ASSETS[name])
    return Asset(content, hashlib.sha256(content).hexdigest()[:16])


def asset_address(name: str) -> str:
    """Where a file is served, as it is now."""
    return f"/static/{asset(name).tag}/{name}"


def serve_asset(request: Request) -> Response:
    """A file; under the tag of what is in it a browser may keep it for good."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return failure(request, 404, "There is nothing at this address.")
    kept = "public, max-age=31536000, immutable" if request.path_params["tag"] == asset(name).tag else "no-cache"
    return Response(asset(name).content, headers={"cache-control": kept}, media_type=_TYPES[name.rpartition(".")[2]])
