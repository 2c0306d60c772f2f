"""Web addresses without what does not tell pages apart, so that two addresses of one page are one."""

from __future__ import annotations

from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from reportedly import lexicon


def address_of(url: str | None) -> str | None:
    """What is left of a URL: host and path, and the parameters that choose the page; None for what is no web address.

    Scheme, `www.`, port, fragment, a slash at the end and the parameters of `lexicons/addresses.toml` are left out.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    chosen = sorted((name, value) for name, value in parse_qsl(parts.query) if not _is_passing(name.lower()))
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _is_passing(name: str) -> bool:
    """Whether a parameter only says how the reader came here."""
    names, prefixes = _passing()
    return name in names or name.startswith(prefixes)


@cache
def _passing() -> tuple[frozenset[str], tuple[str, ...]]:
    parameters = lexicon.load("addresses")["parameters"]
    return frozenset(parameters["names"]), tuple(parameters["prefixes"])
