"""What stands before every page and endpoint: who may ask, from where, and what a browser may do with the answer.

Pages run no script and no style but the package's own files. Whoever reaches the server by a name that it doesn't
have (a page of another site that had its name point here) is sent away; so is whoever asks for a change from
another site.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.explore.web.failures import failure

COOKIE = "reportedly"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none at all, a browser would hide from us that a form is our own
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: `token`, if there is one, must be shown; `hosts` are the names that the server goes by.

    With a token, any name will do: a page of another site does not have it. `review` allows changes.
    """

    token: str | None = None
    hosts: frozenset[str] = field(default=LOOPBACK)
    review: bool = False


class Guards:
    """Lets pass what may pass, and puts on every answer what a browser must know."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope, receive)
        answer = self._shown(request) or self._refusal(request) or self.app
        await answer(scope, receive, guarded)

    def _shown(self, request: Request) -> ASGIApp | None:
        """A token in the address of a page is put into a cookie, and goes from the address."""
        query = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [value for name, value in query if name == "token"]
        if self.access.token is None or not shown or request.method != "GET" or not self._is_token(shown[-1]):
            return None
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        path = "/" + request.url.path.lstrip("/")
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        answer.set_cookie(COOKIE, shown[-1], httponly=True, samesite="strict", max_age=30 * 24 * 3600)
        return answer

    def _refusal(self, request: Request) -> ASGIApp | None:
        """Why a request may not pass, if it may not."""
        if self.access.token is not None:
            if not self._is_token(_bearer(request.headers)) and not self._is_token(_in_cookie(request.headers)):
                return failure(request, 401, "This dossier is not open to all. Open the address with the token in it.")
        elif _host(request.headers) not in self.access.hosts:
            return failure(request, 421, "This server does not go by the name that you asked for.")
        if b"%00" in request.scope["query_string"] or "\0" in request.url.path:
            return failure(request, 400, "An address can't hold a NUL.")
        return None if request.method in SAFE_METHODS else self._no_change(request)

    def _no_change(self, request: Request) -> ASGIApp | None:
        """Why nothing may be changed by a request, if nothing may."""
        if not self.access.review:
            return failure(request, 405, "This dossier is open for reading alone; `serve --review` lets it be changed.")
        if is_from_elsewhere(request):
            return failure(request, 403, "A change can be asked for from this dossier's own pages alone.")
        return None

    def _is_token(self, shown: str | None) -> bool:
        return shown is not None and hmac.compare_digest(shown.encode(), (self.access.token or "").encode())


def is_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that a request comes from a page of another site.

    Programs, which are no browsers, say neither; they show a token, or are on this machine.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return origin is not None and origin != own


def _host(headers: Headers) -> str:
    """The name that a request asks for, without the port."""
    host = headers.get("host", "").lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _bearer(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _in_cookie(headers: Headers) -> str | None:
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie is not None else None
