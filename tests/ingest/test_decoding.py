"""Bytes to text: UTF-8, marks, declared and detected encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from reportedly.errors import NotText
from reportedly.ingest.decoding import decode

TEXT = "The café at the harbour burned down, “we lost all,” the owner said.\r\nThe mayor — Ms Núñez — came at once.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_unicode_is_read_without_a_word(data: bytes, encoding: str) -> None:
    decoded = decode(data, name="a.txt")
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, None)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_detected_and_said(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), name="a.txt")
    assert decoded.text == TEXT
    assert decoded.note == f"not UTF-8; read as {encoding}"


def test_detected_encoding_of_another_alphabet() -> None:
    text = "Порт был закрыт в понедельник, сказал мэр в письме совету. Что произошло в городе, неизвестно. " * 3
    assert decode(text.encode("koi8-r"), name="a.txt").text == text


def test_declared_encoding_is_followed_where_bytes_are_not_utf8() -> None:
    assert decode("Łódź burned.".encode("iso8859-2"), name="p", declared="iso-8859-2").text == "Łódź burned."
    assert decode("“Łódź”".encode(), name="p", declared="iso-8859-2").text == "“Łódź”"


@pytest.mark.parametrize("declared", ["no-such-thing", "base64", "utf-8", "", None])
def test_useless_declaration_is_passed_over(declared: str | None) -> None:
    assert decode(TEXT.encode("cp1252"), name="p", declared=declared).text == TEXT


def test_latin1_is_read_as_browsers_do() -> None:
    assert decode("“no”".encode("cp1252"), name="p", declared="iso-8859-1").text == "“no”"


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    decoded = decode(TEXT.encode() * 3 + b"\xff", name="a.txt")
    assert decoded.text == TEXT * 3 + "\ufffd"
    assert decoded.note == "broken UTF-8; 1 places could not be read"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "office file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02" * 50, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=rf"^a\.bin .*{kind}"):
        decode(data, name="a.bin")


def test_some_control_characters_are_text() -> None:
    assert decode(b"The mill\x00 burned \x07down.", name="a.txt").text == "The mill\x00 burned \x07down."


def test_empty_is_empty() -> None:
    assert decode(b"", name="a.txt").text == ""
