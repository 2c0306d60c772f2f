"""The marks of exports from news databases: every word is known in a line of its kind, and so is every example."""

from __future__ import annotations

from reportedly import lexicon
from reportedly.ingest.news_exports import factiva, nexis, nexis_classic
from reportedly.ingest.news_exports.exported import is_copyright

DATA = lexicon.load("news_exports")
NEXIS, FACTIVA, CODES = DATA["nexis_marks"], DATA["factiva_marks"], DATA["factiva_codes"]
ACCESSION = "MILL000020100111e61b0001p"


def test_marks_of_nexis() -> None:
    patterns = (nexis_classic._heading(), *nexis._patterns())
    heading, end, counted, numbered = patterns
    lines = [(end, word) for word in NEXIS["end"]]
    for documents in NEXIS["documents"]:
        lines.append((counted, f"{documents} (14)"))
        for of in NEXIS["of"]:
            lines += [(heading, f"2 {of} 14 {documents}"), (numbered, f"{documents} 2 {of} 14")]
    assert [line for pattern, line in lines if not pattern.match(line)] == []
    assert [line for line in NEXIS["examples"] if not any(pattern.match(line) for pattern in patterns)] == []
    assert not any(pattern.match("Two of 14 documents were lost.") for pattern in patterns)


def test_marks_of_factiva() -> None:
    marks = factiva._marks()
    lines = [("end", f"{word} {ACCESSION}") for word in FACTIVA["document"]]
    lines += [("words", f"355 {word}") for word in FACTIVA["words"]]
    lines += [("english", word) for word in FACTIVA["english"]]
    lines += [("found", f"{word} 14") for word in FACTIVA["found"]]
    lines += [("code", f"{code}  Mill burns down") for code in (*CODES["text"], *CODES["other"])]
    assert [line for kind, line in lines if not marks[kind].match(line)] == []
    assert [word for word in FACTIVA["copyright"] if not is_copyright(f"{word} 2010 Quarry Town Gazette")] == []
    for line in [*FACTIVA["examples"], CODES["example"]]:
        assert is_copyright(line) or any(pattern.match(line) for pattern in marks.values()), line
    assert not any(pattern.match("The mill burned down.") for pattern in marks.values())
