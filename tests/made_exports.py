"""Invented exports in the layouts of news databases, as Word, rich text and plain text."""

from __future__ import annotations

import io

import docx

from taking_in import MILL, WELL

ACCESSIONS = ("QTGAZ00020200102eg12000p1", "QTGAZ00020200102eg12000p2", "WIREN00020200103eg1300001")

NEXIS_COVER = """
User Name: Ann Holm
Date and Time: Thursday, February 6, 2020 3:40:00 PM EST
Job Number: 109876543
Documents (3)
1. Mill burns down
Client/Matter: -None-
Search Terms: mill
Search Type: Natural Language
Narrowed by:
Content Type\tNarrowed by
News\t-None-
2. Brunnen geschlossen
Client/Matter: -None-
Search Terms: mill
3. Ferry aground
Client/Matter: -None-
"""

NEXIS_DOCUMENTS = [
    f"""
Mill burns down
Quarry Town Gazette
January 11, 2020 Saturday 6:23 PM GMT

Copyright 2020 Gazette Newspapers All Rights Reserved
Section: NEWS; Pg. 3
Length: 453 words
Byline: By Ann Holm and Bo Lind
Dateline: HARBOUR TOWN
Highlight: A mill that stood for a hundred years
Body

{MILL}

“No one was hurt,” she said. Length: it took five hours.

Graphic

The mill on Monday
Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: January 12, 2020

""",
    f"""
Well closed
The Harbour Post (London)
11. Januar 2020 Samstag
Edition 1; Scotland

Rubrik: LOKALES; S. 6
Länge: 75 words
Body

{WELL}

Load-Date: January 12, 2020

""",
    """
Ferry aground

We are sorry but there is an error in this document and it is not possible to display it.

""",
]


def nexis_uni(documents: list[str] = NEXIS_DOCUMENTS, cover: str = NEXIS_COVER) -> str:
    return cover + "".join(f"{document}\nEnd of Document\n\n" for document in documents)


CLASSIC = f"""


Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2020  16:51:31

Terms: (mill)


                               1 of 3 DOCUMENTS



                              Quarry Town Gazette

                            January 11, 2020 Saturday
                                   Edition 1;
                                    Scotland

The mill at the old harbour burns down and the town
looks on

BYLINE: Ann Holm in Harbour Town

SECTION: NEWS; Pg. 3

LENGTH: 355 words

{MILL[:60]}
{MILL[60:].strip()}

“No one was hurt,” she said in the evening to those who
had come.

LOAD-DATE: January 12, 2020

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2020 Gazette Newspapers
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                       Copyright 2020 Post Publishing Limited
                              All Rights Reserved
                           The Harbour Post (London)

                                January 12, 2020

Well closed

LENGTH: 75 words

DATELINE: HARBOUR TOWN

 BODY:

{WELL}

LOAD-DATE: January 12, 2020

                               3 of 3 DOCUMENTS

We are sorry but there is an error in this document and it is not possible to display it.
"""

FACTIVA_CODED = [
    ("SE", "News"),
    ("HD", "Mill burns down"),
    ("BY", "By Ann Holm"),
    ("WC", "453 words"),
    ("PD", "2 January 2020"),
    ("ET", "10:15"),
    ("SN", "Quarry Town Gazette"),
    ("SC", "QTGAZ"),
    ("LA", "English"),
    ("CY", "(c) 2020 Gazette Newspapers. All rights reserved."),
    ("LP", MILL),
    ("TD", f"“No one was hurt,” she said.\n{WELL}"),
    ("NS", "gdis : Disasters | gcat : Political/General News"),
    ("AN", f"Document {ACCESSIONS[0]}"),
    ("HD", "Well closed"),
    ("WC", "75 words"),
    ("PD", "3 janvier 2020"),
    ("SN", "Wire of the North"),
    ("SC", "WIREN"),
    ("LA", "Anglais"),
    ("TD", WELL),
    ("AN", f"Document {ACCESSIONS[2]}"),
]

FACTIVA_SHOWN = f"""
News
Mill burns down
By Ann Holm
1,453 words
2 January 2020
10:15
Quarry Town Gazette
QTGAZ
1; Scotland
3
English
(c) 2020 Gazette Newspapers. All rights reserved.

{MILL}

“No one was hurt,” she said.

Document {ACCESSIONS[0]}

Well closed
75 Wörter
3. Januar 2020
The Harbour Post
HRPST
Englisch
Copyright 2020 Post Publishing

{WELL}

Document {ACCESSIONS[1]}

Ferry aground
Ann Holm
12 words
3 January 2020
Wire of the North
WIREN
English
© 2020 Wire

The document is unavailable. Please try again later.

Document {ACCESSIONS[2]}
Search Summary
Text\tmill
Date\tIn the last year
Results Found\t1,234
Page 2 of 2 © 2020 Factiva, Inc. All rights reserved.
"""


def coded(fields: list[tuple[str, str]] = FACTIVA_CODED) -> str:
    return "".join(f"{code}\t{value}\n" for code, value in fields)


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return saved(document)


def word_table(fields: list[tuple[str, str]] = FACTIVA_CODED) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for code, value in fields:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = code, value
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rich_text(text: str) -> bytes:
    """Rich text with the escapes that databases use: a code page for Latin letters, numbers for others."""
    written = []
    for letter in text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}"):
        if letter == "\n":
            written.append("\\par\n")
        elif letter == "\t":
            written.append("\\tab ")
        elif letter.isascii():
            written.append(letter)
        elif letter in "äöüÄÖÜé":
            written.append("\\'" + letter.encode("cp1252").hex())
        else:
            written.append(f"\\u{ord(letter)}?")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}{\header Page 1 of 2\par}\f0 "
    return (head + "".join(written) + "}").encode("ascii")
