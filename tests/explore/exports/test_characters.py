"""Texts made fit for files, one letter for one, and addresses that may be links."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given

from explore.exports.written import FORM, ODD
from reportedly.errors import OutputError
from reportedly.explore.exports import writer
from reportedly.explore.exports.characters import (
    file_text,
    json_line,
    line_text,
    name_in_iri,
    sound,
    web_address,
    xml_text,
)


@pytest.mark.parametrize("made", [sound, xml_text, file_text, line_text])
@given(text=ODD)
def test_a_text_keeps_its_length_and_can_be_written(made: Callable[[str], str], text: str) -> None:
    assert len(made(text)) == len(text)
    assert made(text).encode()
    assert made(made(text)) == made(text)


@pytest.mark.parametrize(
    ("made", "text", "shown"),
    [
        (sound, "a\ud800\x00", "a\ufffd\x00"),
        (xml_text, "a\x00\ufffe\ud800\n🙂", "a\ufffd\ufffd\ufffd\n🙂"),
        (file_text, "a\x00\x85\u2028\n\t", "a\ufffd\ufffd\ufffd\n\t"),
        (line_text, "a\nb\r\nc\td", "a b  c d"),
    ],
)
def test_what_can_not_stand_becomes_the_sign_for_it(made: Callable[[str], str], text: str, shown: str) -> None:
    assert made(text) == shown


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://post.example/1?a=b#c", "https://post.example/1?a=b#c"),
        ("http://post.example/a b", None),
        ("http://post.example/<script>", "http://post.example/%3Cscript%3E"),
        ("http://post.example/ü\ud800", "http://post.example/%C3%BC%EF%BF%BD"),
        ("http://[::1", None),
        ("http://", None),
        ("javascript:alert(1)", None),
        ("JaVaScript://post.example/%0Aalert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//post.example", None),
        ("post.example", None),
        ("", None),
        (None, None),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str | None, link: str | None) -> None:
    assert web_address(url) == link


@given(ODD)
def test_no_address_breaks_out_of_where_it_stands(text: str) -> None:
    for url in (text, f"http://{text}", f"http://post.example/{text}"):
        link = web_address(url)
        assert link is None or (link.startswith("http") and link.isascii() and not set(link) & set(' <>"{}|\\^`\n\t'))


def test_parquet_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "reportedly.explore.exports.parquet_tables", raising=False)
    with pytest.raises(OutputError, match=r"pip install 'reportedly\[parquet\]'"):
        writer(FORM["parquet"])


def test_json_lines_are_one_line_each() -> None:
    assert json_line({"a": "ü\n\u2028\ud800"}) == '{"a": "ü\\n\u2028\ufffd"}\n'.encode()
    assert name_in_iri("a/b c:%") == "a%2Fb%20c%3A%25"
