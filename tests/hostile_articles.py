"""Articles in which title, text, publisher, byline, address and names try to run, to steer or to break a page."""

from __future__ import annotations

import json

RUNS = '"><script>window.pwned=1</script><img src=x onerror=window.pwned=1>'
FORMULA = '=HYPERLINK("http://evil.example","x")'
BIDI = "\u202eevil\u202c \u2066x\u2069"
ATTACKS = {
    "markup": {
        "title": f"{RUNS} {{{{7*7}}}} {{% raw %}}",
        "publisher": f"{RUNS} Post",
        "byline": RUNS,
        "url": "javascript:window.pwned=1",
        "text": f"Mayor {RUNS} Smith said on Monday that 12 people had died.\n\n“{RUNS},” said Ada Roen of the "
        "<b>Harbour</b> Board. </p></article><style>*{display:none}</style> The board denied it.",
    },
    "data-address": {"url": "data:text/html,<script>window.pwned=1</script>", "text": "Ada Roen said it was over."},
    "odd-address": {"url": "https://example.org@evil.example\\..", "text": "Ada Roen said that it was not over."},
    "bidi": {
        "title": f"Toll {BIDI}",
        "publisher": BIDI,
        "text": f"The minister {BIDI} said that {BIDI} 17 had died. “{BIDI}”, said Emil Voss.",
    },
    "formula": {
        "title": FORMULA,
        "publisher": "+1+cmd|' /C calc'!A0",
        "text": f"{FORMULA}\n\n@SUM(1+1)\n\nEmil Voss said that =1+1 was 2.",
    },
    "table": {
        "title": "A table",
        "text": "The ministry said on Monday that these were the counts of each of the districts.\n"
        + "\n".join("\t".join(f"{row * column}" for column in range(40)) for row in range(100)),
    },
    # three that tell of one matter, so that claims, disputes and tolls are made of attacks too
    "rival-one": {
        "title": RUNS,
        "publisher": f"{RUNS} Wire",
        "text": f"At least 12 miners were killed when the Alder shaft flooded, Inspector Orla Finn {RUNS} said on "
        "Monday. Finn accused the Alder Company of locking the pump house.\n\n"
        f"The company denied that it had locked the pump house {RUNS}.",
    },
    "rival-two": {
        "title": FORMULA,
        "publisher": f"{BIDI} Gazette",
        "text": f"At least 12 miners were killed {BIDI} when the Alder shaft flooded, Inspector Orla Finn said on "
        f"Monday. {FORMULA} Finn accused the Alder Company of locking the pump house.\n\n"
        "The company denied that it had locked the pump house.",
    },
    "rival-three": {
        "publisher": FORMULA,
        "text": f"The flood in the Alder shaft killed 15 miners, Inspector Orla Finn said on Wednesday. Doctor {RUNS} "
        f"Lind said that 21 miners were killed in the Alder shaft. The Alder Company {BIDI} denied locking the "
        "pump house.",
    },
    "long-word": {"title": "w" * 3000, "publisher": "p" * 800, "text": f"Ada Roen said {'x' * 5000}."},
}  # fmt: skip


def hostile_lines() -> str:
    """The articles as JSON Lines."""
    rows = [
        {"id": name, "published": "2024-05-14", "publisher": name, "title": name, **fields}
        for name, fields in ATTACKS.items()
    ]
    return "\n".join(json.dumps(row) for row in rows)
