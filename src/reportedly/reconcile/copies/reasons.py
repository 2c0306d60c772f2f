"""Why an article is taken for a copy of another, in a sentence for readers."""

from __future__ import annotations

from datetime import date

from reportedly.reconcile.copies.origins import Facts, Link


def reason_of(link: Link) -> str:
    """Such as: 81% of its words are in "Ferry sinks" (Harbour Herald, 2019-05-03), which it credits."""
    share = f"{round(100 * link.share)}% of its words are in {_named(link.origin)}"
    return share + _why_that_one(link) + ("; too few for a copy" if link.kind == "passage" else "")


def _named(article: Facts) -> str:
    known = ", ".join(fact for fact in (article.publisher, (article.published or "")[:10]) if fact)
    title = f'"{article.title}"' if article.title else article.key
    return f"{title} ({known})" if known else title


def _why_that_one(link: Link) -> str:
    if link.copy.credits(link.origin):
        return ", which it credits"
    if not link.even:
        return f", published {_before(link.origin.published, link.copy.published)}"
    return f", of which they are {round(100 * link.origin_share)}%; no date tells which was first"


def _before(first: str | None, second: str | None) -> str:
    try:
        days = (date.fromisoformat((second or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return "earlier"
    return "earlier that day" if days == 0 else "a day earlier" if days == 1 else f"{days} days earlier"
