"""Invented feeds, web archives and exports of Telegram for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import Any

from taking_in import MILL, WELL

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour News Search</title><link>https://search.example/</link><language>en</language>
<item><title>Mill burns</title><link>https://gazette.example/mill</link><guid>g-1</guid>
 <source url="https://gazette.example">Quarry Town Gazette</source><pubDate>Tue, 08 Mar 1921 22:10:00 -0500</pubDate>
 <dc:creator>Ann Holm</dc:creator><description>&lt;p&gt;Short.&lt;/p&gt;</description>
 <content:encoded><![CDATA[<p>{MILL}</p><p>No one was &quot;hurt&quot;.<br>{WELL}</p><script>x()</script>]]>
 </content:encoded></item>
<item><title>Well closed</title><link>https://search.example/well</link>
 <author>ann@gazette.example (Ann Holm)</author><pubDate>Tue, 08 Mar 1921 22:10:00 XYZ</pubDate>
 <description>{WELL}</description></item>
<item><title>Elsewhere</title><link>https://other.example/a</link><pubDate>last week</pubDate>
 <description>{MILL}</description></item>
<item><title>Nothing</title><link>https://other.example/b</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><id>f</id>
<link href="https://gazette.example/"/><updated>2020-01-01T00:00:00Z</updated>
<entry><id>tag:1</id><title>Mill burns</title><link href="https://gazette.example/mill"/>
<author><name>Ann Holm</name></author><author><name>Bo Lind</name></author>
<published>2020-01-05T10:00:00+02:00</published><updated>2020-02-01T00:00:00Z</updated>
<source><title>Wire of the North</title></source>
<content type="html">&lt;p&gt;{MILL}&lt;/p&gt;</content></entry></feed>"""

CRLF = "\r\n"


def page(words: str, charset: str = "utf-8") -> bytes:
    head = f'<meta charset="{charset}"><meta property="og:site_name" content="Gazette"><title>News</title>'
    text = f"<!doctype html><html><head>{head}</head><body><article><p>{words}</p><p>{MILL}</p></article></body></html>"
    return text.encode(charset)


def record(number: int, block: bytes, kind: str = "response", **fields: str) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Target-URI": f"https://gazette.example/{number}",
        "WARC-Date": "2020-01-05T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    lines = CRLF.join(["WARC/1.0", *(f"{name}: {value}" for name, value in head.items())])
    return lines.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", content: str = "text/html", **fields: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}{CRLF}" for name, value in fields.items())
    return f"HTTP/1.1 {status}{CRLF}Content-Type: {content}{CRLF}{more}{CRLF}".encode() + body


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:], b""))


RECORDS = [
    record(0, b"software: a crawler\r\n", "warcinfo", Content_Type="application/warc-fields"),
    record(1, answer(page(WELL))),
    record(2, b"GET / HTTP/1.1\r\n\r\n", "request"),
    record(3, answer(gzip.compress(page("Café closed.")), Content_Encoding="gzip")),
    record(4, answer(chunked(page("Chunks of news.")), Transfer_Encoding="chunked")),
    record(5, answer(b"\x89PNG", content="image/png")),
    record(6, answer(page("Not there."), status="404 Not Found")),
    record(7, answer(b""), "revisit"),
    record(8, answer(page("Naïve café.", "iso-8859-1"), content="text/html; charset=iso-8859-1")),
    record(9, answer(b"packed", Content_Encoding="br")),
    record(10, answer(page("The last one."))),
]


def wacz(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


CHANNEL: dict[str, Any] = {
    "name": "Harbour Watch",
    "type": "public_channel",
    "id": 1234,
    "messages": [
        {"id": 1, "type": "service", "date": "2020-01-05T10:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2020-01-05T10:00:00", "date_unixtime": "1578214800",
         "from": "Harbour Watch", "from_id": "channel1234", "text": MILL},
        {"id": 3, "type": "message", "date": "2020-01-05T11:00:00", "from": "Harbour Watch", "author": "Ann Holm",
         "forwarded_from": "Quarry Town Gazette", "edited": "2020-01-05T12:00:00",
         "text": ["Two mills burned. ", {"type": "bold", "text": "No one"}, " was hurt: ",
                  {"type": "text_link", "text": "report", "href": "https://gazette.example"}]},
        {"id": 4, "type": "message", "date": "2020-01-05T11:00:00", "photo": "photos/1.jpg", "text": ""},
        {"id": 5, "type": "message", "date": "2020-01-05T11:30:00", "text": "Bridge closed."},
    ],
}  # fmt: skip
