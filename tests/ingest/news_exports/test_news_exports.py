"""Exports of news databases: every layout gives the same articles, in Word, rich text and plain text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

import made_exports as made
from reportedly import lexicon
from reportedly.errors import MalformedInput, NoText, NotText
from reportedly.ingest import office
from reportedly.ingest.news_exports import export_in
from reportedly.ingest.news_exports.exported import exported
from reportedly.ingest.news_exports.labels import label_of
from taking_in import MILL, WELL, Write, take_in

LABELS: list[dict[str, Any]] = lexicon.load("news_exports")["nexis"]
ERRORS: list[dict[str, Any]] = lexicon.load("news_exports")["error"]

FILES: dict[str, Callable[[str], bytes]] = {
    "export.docx": made.word,
    "export.rtf": made.rich_text,
    "export.txt": str.encode,
    "export.doc": made.rich_text,
}
SAID = "“No one was hurt,” she said."


@pytest.mark.parametrize("label", LABELS, ids=[label["field"] for label in LABELS])
def test_label_is_known_by_its_example(label: dict[str, Any]) -> None:
    found = label_of(label["example"])
    assert found is not None
    assert (found.field, found.tail) == (label["field"], label["part"] == "tail")


@pytest.mark.parametrize("line", ["The length of the mill", "Body of the mayor found", "Length", "Section 3: the dyke"])
def test_text_is_no_label(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize("error", ERRORS, ids=[error["words"][0] for error in ERRORS])
def test_message_of_a_database_is_known_by_its_example(error: dict[str, Any]) -> None:
    assert (exported(error["example"], {}, None, {}).problem or "").startswith("the database says")
    assert exported(error["example"] + MILL * 20, {}, None, {}).problem is None


@pytest.mark.parametrize("name", FILES)
def test_nexis_uni(write: Write, name: str) -> None:
    path = write(name, FILES[name](made.nexis_uni()))
    (first, second), reported = take_in(path)
    article = first.article
    assert article.text == f"{MILL}\n“No one was hurt,” she said. Length: it took five hours."
    assert (article.title, article.publisher) == ("Mill burns down", "Quarry Town Gazette")
    assert (article.byline, article.published) == ("Ann Holm and Bo Lind", "2020-01-11")
    assert first.noted["section"] == "NEWS; Pg. 3"
    assert first.noted["dateline"] == "HARBOUR TOWN"
    assert first.origins["publisher"] == "export of Nexis"
    assert first.place == f"{path}#document 1"
    assert (second.article.title, second.article.publisher) == ("Well closed", "The Harbour Post (London)")
    assert (second.article.text, second.article.published) == (WELL, "2020-01-11")
    [reason] = reported.reasons
    assert "document 3 (Ferry aground) holds no article: the database says" in reason


def test_nexis_uni_with_fewer_documents_than_the_cover_says(write: Write) -> None:
    taken, reported = take_in(write("export.docx", made.word(made.nexis_uni(made.NEXIS_DOCUMENTS[:2]))))
    assert len(taken) == 2
    assert reported.reasons == ["export.docx says that it holds 3 documents, and 2 were found"]
    assert isinstance(reported.refused[0][1], MalformedInput)


def test_nexis_uni_without_a_cover(write: Write) -> None:
    lines = made.nexis_uni(made.NEXIS_DOCUMENTS[:2], "Document 1 of 2\n").split("\n")
    (first, second), reported = take_in(write("export.docx", made.word("\n".join(lines))))
    assert (first.article.title, second.article.title) == ("Mill burns down", "Well closed")
    assert reported.reasons == []


@pytest.mark.parametrize("name", FILES)
def test_nexis_classic(write: Write, name: str) -> None:
    (first, second), reported = take_in(write(name, FILES[name](made.CLASSIC)))
    assert first.article.text == f"{MILL}\n“No one was hurt,” she said in the evening to those who had come."
    assert first.article.title == "The mill at the old harbour burns down and the town looks on"
    assert (first.article.publisher, first.article.byline) == ("Quarry Town Gazette", "Ann Holm in Harbour Town")
    assert (first.article.published, second.article.published) == ("2020-01-11", "2020-01-12")
    assert (second.article.publisher, second.article.title) == ("The Harbour Post (London)", "Well closed")
    assert second.article.text == WELL
    assert "document 3 holds no article: the database says" in reported.reasons[0]
    assert len(reported.reasons) == 1


@pytest.mark.parametrize("name", [*FILES, "table.docx"])
def test_factiva_with_codes(write: Write, name: str) -> None:
    content = made.word_table() if name == "table.docx" else FILES[name](made.coded())
    path = write(name, content)
    (first, second), reported = take_in(path)
    assert first.article.text == f"{MILL}\n{SAID}\n{WELL}"
    assert (first.article.title, first.article.byline) == ("Mill burns down", "Ann Holm")
    assert (first.article.publisher, first.article.published) == ("Quarry Town Gazette", "2020-01-02")
    assert first.article.name == made.ACCESSIONS[0]
    assert first.place == f"{path}#document {made.ACCESSIONS[0]}"
    assert (second.article.text, second.article.published) == (WELL, "2020-01-03")
    assert reported.reasons == []


@pytest.mark.parametrize("name", FILES)
def test_factiva_as_displayed(write: Write, name: str) -> None:
    path = write(name, FILES[name](made.FACTIVA_SHOWN))
    (first, second), reported = take_in(path)
    assert first.article.text == f"{MILL}\n{SAID}"
    assert (first.article.title, first.article.byline) == ("Mill burns down", "Ann Holm")
    assert (first.article.publisher, first.article.published) == ("Quarry Town Gazette", "2020-01-02")
    assert first.noted["section"] == "News"
    assert [one.article.name for one in (first, second)] == list(made.ACCESSIONS[:2])
    assert (second.article.publisher, second.article.published) == ("The Harbour Post", "2020-01-03")
    assert second.article.text == WELL
    [reason] = reported.reasons
    assert f"document {made.ACCESSIONS[2]} (Ferry aground) holds no article" in reason
    assert any("3 articles of the 1,234 that the search found" in note for note in reported.notes)


BROKEN = made.FACTIVA_SHOWN[: made.FACTIVA_SHOWN.index(f"Document {made.ACCESSIONS[1]}")]


@pytest.mark.parametrize("text", [BROKEN, made.coded(made.FACTIVA_CODED[:-1])])
def test_factiva_that_breaks_off_says_so(write: Write, text: str) -> None:
    taken, reported = take_in(write("export.rtf", made.rich_text(text)))
    assert len(taken) == 1
    assert "breaks off in it" in reported.reasons[0]


def test_a_word_file_of_one_article(write: Write) -> None:
    [taken], _ = take_in(write("mill.docx", made.word(f"{MILL}\n\n{WELL}")))
    assert taken.article.text == f"{MILL}\n{WELL}"
    [taken], _ = take_in(write("mill.rtf", made.rich_text(f"{MILL}\n“{WELL}”")))
    assert taken.article.text == f"{MILL}\n“{WELL}”"


@pytest.mark.parametrize("text", [MILL, f"{MILL}\nDocument 3 of 5\nEnd of Document", f"{WELL}\n453 words", ""])
def test_articles_are_no_exports(text: str) -> None:
    assert export_in(text.split("\n")) is None


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return zipped({**members, name: change(members[name])})


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "' + b"&a;" * 50 + b'"><!ENTITY c "' + b"&b;" * 50 + b'">'
    b'<!ENTITY d "' + b"&c;" * 50 + b'"><!ENTITY e "' + b"&d;" * 50 + b'"><!ENTITY f "' + b"&e;" * 50 + b'">'
    b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


def with_entities(xml: bytes) -> bytes:
    head, rest = xml.split(b"?>", 1)
    return head + b"?>" + ENTITIES + rest.replace(b"council of the town", b"council &file; &f; of the town")


def test_entities_of_a_word_file_are_left_out(write: Write) -> None:
    taken, reported = take_in(write("mill.docx", rewritten(made.word(MILL), "word/document.xml", with_entities)))
    assert all("root:" not in one.article.text and len(one.article.text) < 1_000 for one in taken)
    assert taken or reported.refused


def test_a_word_file_that_unpacks_to_too_much(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LARGEST_UNPACKED", 2**20)
    content = rewritten(made.word(MILL), "word/document.xml", lambda xml: xml + b" " * 2**21)
    _, reported = take_in(write("mill.docx", content))
    assert isinstance(reported.refused[0][1], NotText)
    assert "unpacks to more than" in reported.reasons[0]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("mill.docx", b"", NoText),
        ("mill.docx", b"PK\x03\x04 not", MalformedInput),
        ("mill.docx", zipped({"word/document.xml": b"<x"}), MalformedInput),
        ("sheet.docx", zipped({"xl/workbook.xml": b"<x/>"}), NotText),
        ("mill.docx", made.word(" "), NoText),
        ("mill.rtf", b"{\\rtf1 }", NoText),
        ("mill.rtf", b"{\\rtf1 \\bin9999999999999999999 \\u99999999?}", MalformedInput),
    ],
)
def test_what_is_no_office_file(write: Write, name: str, content: bytes, kind: type[Exception]) -> None:
    taken, reported = take_in(write(name, content))
    assert not taken
    assert isinstance(reported.refused[0][1], kind)
