"""Plain text and web pages: one article each, unless a text is an export of a news database."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.news_exports import drafts_of_export, export_in
from reportedly.ingest.pages import charset_of, is_page, read_page
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft


def read_plain(source: Source) -> Iterator[Draft]:
    """The article of a file or page, or the articles of an export that was saved as text.

    Raises:
        InputError: if there is none: it is empty, binary, or a page without a main text.
    """
    draft = draft_of_bytes(source.whole(), source, page=source.ending in {".html", ".htm"}, url=source.url)
    export = export_in(draft.text.splitlines()) if draft.source == "file" else None
    if export is None:
        yield draft
    else:
        yield from drafts_of_export(export, source)


def draft_of_bytes(
    data: bytes, source: Source, *, page: bool = False, charset: str | None = None, url: str | None = None
) -> Draft:
    """The article in the bytes of a text or page; `page` says that it is one, else its text tells."""
    if not data:
        raise NoText(f"{source.shown} is empty; give an article")
    text = source.decode(data, source.shown, charset or source.charset or charset_of(data))
    if not page and not is_page(text):
        known = Known(url=url)
        return Draft(text, source.place, source.shown, known, origins={"url": "address"})
    main = read_page(text, name=source.shown)
    if main.cut:
        source.report.note(f"{source.shown} is a very long page; its end is left out", source.place)
    known, origins = main.known, dict(main.origins)
    if url is not None:
        known, origins = Known(**{**known, "url": url}), {**origins, "url": "address"}
    return Draft(main.text, source.place, source.shown, known, "page metadata", origins)
