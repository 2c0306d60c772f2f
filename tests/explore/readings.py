"""Readings made by hand for the tests of the pages: a rich one, and one whose text tries to break out."""

from __future__ import annotations

from reportedly.reading import (
    Actor,
    Article,
    Date,
    Event,
    EventDate,
    Figure,
    Period,
    Problem,
    Reader,
    Reading,
    Relation,
    Response,
    Span,
    Statement,
    When,
)

STRIKE = """\
The harbour at Port Ellis has been shut since Monday, the Coastal Wire said. In a letter to pilots’ leader Emil Voss, \
harbour master Ada Roen wrote that the governor had told her “no ship will sail while the strike lasts,” the agency \
reported on Thursday.

“We were promised bread,” Voss said, “and we were given soldiers.

“We will not go back,” he told the Ellis Post. Some 240 dockers, including 12 pilots, were arrested, according to the \
union. The governor’s office dismissed the count as “harbour gossip”. The ferry line did not comment on the letter.

At least three men were hurt on May 6 when mounted police broke up a march. The harbour board, led by Roen, plans to \
open the north quay next spring. He may resign.
"""


class Words:
    """Finds words in an article, so that nobody counts offsets."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def __call__(self, words: str, nth: int = 0) -> Span:
        """The nth place where the words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return self.article.span(start, start + len(words))


def strike() -> Reading:
    """A reading with a chain three deep, a split quotation over two paragraphs, parts, answers and open questions."""
    article = Article(
        "strike", "strike.txt", STRIKE, title="Harbour stays shut as pilots strike", publisher="The Ellis Post",
        byline="Our harbour reporter", credit=["Coastal Wire"], published="1912-05-09", url="https://post.example/1",
    )  # fmt: skip
    at = Words(article)
    wire = Actor("a1", "Coastal Wire", "organisation", True, mentions=[at("the Coastal Wire"), at("the agency")])
    roen = Actor("a2", "Ada Roen", "person", True, aliases=["Roen"], mentions=[at("Ada Roen"), at("Roen", 1)])
    governor = Actor("a3", "the governor", "person", False, sectors=["GOV"], mentions=[at("the governor")])
    voss = Actor("a4", "Emil Voss", "person", True, aliases=["Voss"], mentions=[at("Emil Voss"), at("Voss", 1)])
    post = Actor("a5", "Ellis Post", "organisation", True, mentions=[at("the Ellis Post")])
    union = Actor("a6", "the union", "organisation", False, mentions=[at("the union")])
    office = Actor("a7", "the governor’s office", "organisation", False, mentions=[at("The governor’s office")])
    ferry = Actor("a8", "the ferry line", "organisation", False, mentions=[at("The ferry line")])
    port = Actor("a9", "Port Ellis", "place", True, mentions=[at("Port Ellis")])
    board = Actor("a10", "the harbour board", "organisation", False, mentions=[at("The harbour board")])
    police = Actor("a11", "mounted police", "organisation", False, sectors=["COP"], mentions=[at("mounted police")])
    pilots = Actor("a12", "the pilots", "people", False, mentions=[at("12 pilots")])
    shut = Statement(
        "s1", wire, at("the Coastal Wire"), at("said"), [at("The harbour at Port Ellis has been shut since Monday")],
        "indirect", "assert", confidence=0.97,
    )  # fmt: skip
    report = Statement(
        "s2", wire, at("the agency"), at("reported"),
        [at(STRIKE[STRIKE.index("In a letter") : STRIKE.index(",” the agency")])],
        "indirect", "assert", date=When("1912-05-09", at("Thursday")), confidence=0.9,
    )  # fmt: skip
    letter = Statement(
        "s3", roen, at("harbour master Ada Roen"), at("wrote"),
        [at("that the governor had told her “no ship will sail while the strike lasts")], "mixed", "assert",
        addressees=[voss], medium="letter", via=[report], confidence=0.8,
    )  # fmt: skip
    order = Statement(
        "s4", governor, at("the governor"), at("told"), [at("no ship will sail while the strike lasts")], "direct",
        "threaten", addressees=[roen], polarity="negative", via=[report, letter], confidence=0.41,
    )  # fmt: skip
    bread = Statement(
        "s5", voss, at("Voss", 1), at("said", 1), [at("“We were promised bread,”"), at("“and we were given soldiers.")],
        "direct", "condemn",
    )  # fmt: skip
    vow = Statement(
        "s6", None, article.span(at("he told").start, at("he told").start + 2), at("told", 1),
        [at("“We will not go back,”")], "direct", "refuse", addressees=[post], polarity="negative",
    )  # fmt: skip
    arrests = Statement(
        "s7", union, at("the union"), at("according to"), [at("Some 240 dockers, including 12 pilots, were arrested")],
        "indirect", "assert",
    )  # fmt: skip
    gossip = Statement(
        "s8", office, at("The governor’s office"), at("dismissed"), [at("the count as “harbour gossip”")], "mixed",
        "deny", certainty="probable",
    )  # fmt: skip
    silence = Statement(
        "s9", ferry, at("The ferry line"), at("did not comment"), [at("the letter")], "indirect", "decline",
        polarity="negative",
    )  # fmt: skip
    dockers = Figure(
        "f1", "detained", 240, 240, "about", "dockers", at("Some 240"), place=port, as_of="1912-05-09",
        stated_in=arrests, by=union,
    )  # fmt: skip
    of_them = Figure(
        "f2", "detained", 12, 12, "exactly", "pilots", at("12"), part_of=dockers, stated_in=arrests, by=union
    )
    hurt = Figure(
        "f3", "injured", 3, None, "at_least", "men", at("At least three"), inflicted_by=police,
        period=Period("1912-05-06", "1912-05-06"),
    )  # fmt: skip
    broken_up = Event(
        "e1", "COERCE", "ban", ["human_rights"], [police], [pilots], at("mounted police broke up a march"),
        at("broke up"), date=EventDate("1912-05-06", "1912-05-06", "day"), place=port,
    )  # fmt: skip
    arrested = Event(
        "e2", "COERCE", "arrest", [], [], [pilots], at("Some 240 dockers, including 12 pilots, were arrested"),
        at("arrested"), status="happened", certainty="probable", stated_in=arrests, confidence=0.3,
    )  # fmt: skip
    return Reading(
        Reader("0.1.0", {"syntax": "none"}),
        article,
        [wire, roen, governor, voss, post, union, office, ferry, port, board, police, pilots],
        [shut, report, letter, order, bread, vow, arrests, gossip, silence],
        [Response(gossip, "denies", arrests, at("the count")), Response(silence, "declines_to_comment", None, None)],
        [dockers, of_them, hurt],
        [broken_up, arrested],
        [
            Relation(roen, "heads", port, at("harbour master Ada Roen"), title="harbour master", stated_in=report),
            Relation(roen, "heads", board, at("The harbour board, led by Roen")),
        ],
        [
            Date(at("since Monday"), "1912-05-06", None, "day", "published"),
            Date(at("Thursday"), "1912-05-09", None, "day", "published"),
            Date(at("May 6"), "1912-05-06", None, "day", "published"),
            Date(at("next spring"), None, None, None, "published"),
        ],
        [
            Problem("date", 'no date is known to count "next spring" from', at("next spring")),
            Problem("actor", '"He" may be Ada Roen or Emil Voss', at("He", 0)),
            Problem("encoding", "two letters could not be decoded"),
        ],
    )


HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>&lt;b&gt; [bold]x[/bold] {{7*7}}"


def hostile() -> Reading:
    """A reading in which every text that can come from outside tries to run, to steer a terminal or to style itself."""
    evil = HOSTILE + "\x1b]0;pwned\x07\x1b[31m\x9b31m\u202e\x00\r\ud800 :smile: שלום 👩‍👩‍👧 " + "long" * 80
    text = f"{evil} said: “{evil}”, 12 of them on {evil}."
    article = Article(
        '"><script>window.pwned=1</script>', evil, text, url="javascript:window.pwned=1//" + evil, title=evil,
        publisher=evil, byline=evil, credit=[evil], published=evil,
    )  # fmt: skip
    at = Words(article)
    actor = Actor(evil, evil, "person", True, aliases=[evil, HOSTILE], mentions=[at(evil)])
    statement = Statement(
        '"><script>window.pwned=1</script>', actor, at(evil), at("said"), [at(evil, 1)], "mixed", "assert",
        addressees=[actor], medium=evil, date=When(evil, at("12")), confidence=0.1,
    )  # fmt: skip
    carried = Statement("s2", actor, at(evil), at(HOSTILE), [at(evil, 1)], "direct", "deny", via=[statement])
    figure = Figure(evil, "other", 12, 12, "exactly", evil, at("12"), actor, actor, Period(evil, None), evil, by=actor)
    event = Event("e", "ASSAULT", evil, [evil], [actor], [actor], at(evil), at("said"), EventDate(evil, evil, "day"))
    return Reading(
        Reader(evil, {}), article, [actor], [statement, carried], [Response(carried, "denies", statement, at(evil))],
        [figure], [event], [Relation(actor, "heads", actor, at(evil), title=evil)],
        [Date(at(evil, 2), evil, evil, None, evil), Date(at("12"), None, None, None, None)],
        [Problem(evil, evil, at(evil)), Problem("date", evil, at("12"))],
    )  # fmt: skip


def empty(text: str = "Nothing was said.") -> Reading:
    """A reading of an article in which nothing is attributed, counted or dated."""
    return Reading(Reader("0.1.0", {}), Article("none", "none.txt", text))
