"""Saved web pages: the document without the page, its lines, and what the page says beside it."""

import contextlib
import html as entities
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from regesta.dates import Dating
from regesta.layout import lay_out
from regesta.lexicon import mapping
from regesta.model import Given, Party, Transcript
from regesta.readers import read as readings_of
from regesta.sources import Source, Unreadable, html
from regesta.transcript import normalise
from tests.support import BUNDLED

LETTERS = sorted((BUNDLED / "letters").rglob("*.txt"))
COMPARED = {"sender", "addressee", "signed", "date", "place", "kind", "number"}
_FIELD = re.compile(r"([A-Z][A-Za-z/ ]{2,24}?)\s*: *(.*)")


def said(source: Source) -> list[tuple[str, str]]:
    """Questions and values that the readers give a source, of those that are compared."""
    layout = lay_out(Transcript(normalise(source.text), 1, source.given))
    found = readings_of(layout)
    return sorted(
        # A list of fields has no colons of its own, so that none may have a space before it.
        (r.question, re.sub(r"\s+", " ", repr(r.value)).replace(" :", ":"))
        for r in found
        if r.question in COMPARED or r.question.startswith("record.")
    )


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    head = f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head>'
    return f"{head}<body>{body}</body></html>".encode(charset)


def text(body: str, head: str = "") -> str:
    return html.read(page(body, head)).text


def blocks(plain: str) -> Iterator[list[str]]:
    """The paragraphs of a transcript, their lines escaped."""
    for block in re.split(r"\n\s*\n", plain.strip("\n")):
        yield [entities.escape(line) for line in block.splitlines() if line.strip()]


def clean_page(plain: str, charset: str) -> bytes:
    """The text alone, in an article."""
    paragraphs = "\n".join(f"<p>{'<br>'.join(lines)}</p>" for lines in blocks(plain))
    return page(f"<article>{paragraphs}</article>", "<title>A letter</title>")


def archive_page(plain: str, charset: str) -> bytes:
    """A site of today: the letter's labelled fields become a list of metadata where they stand."""
    main = []
    for lines in blocks(plain):
        fields = [_FIELD.fullmatch(line) for line in lines]
        known = [f and f[1].casefold() in mapping("record_labels") for f in fields]
        rest = [line for line, is_field in zip(lines, known, strict=True) if not is_field]
        if rest:
            tag = "h1" if not main and len(rest) == 1 and len(rest[0]) < 200 else "p"
            main.append(f"<{tag}>{'<br>'.join(rest)}</{tag}>")
        pairs = [
            f"<dt>{f[1]}</dt><dd>{f[2]}</dd>" for f, k in zip(fields, known, strict=True) if f and k
        ]
        if pairs:
            main.append(f'<dl class="metadata">{"".join(pairs)}</dl>')
    return page(
        f"""
<a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header" role="banner"><a href="/"><img alt="" src="l.png">
The Borderland Archive</a>
<nav><ul><li><a href="/">Home</a><li><a href="/s">Search</a>
<li><a href="/c">Collections</a></ul></nav></header>
<div id="cookie-consent-banner"><p>We use cookies to count those who read what nobody answered,
 and we beg that you accept them all.</p><button>Accept</button></div>
<ol class="breadcrumb"><li><a href="/">Home</a></li>
<li><a href="/c">Documents</a></li><li>This one</li></ol>
<main id="main">{"".join(main)}
<div class="share-buttons">Share on: <a href="#">F</a> <a href="#">X</a></div></main>
<aside><h2>Related documents</h2><ul><li><a href="/1">Letter from the Governor to the Consul,
 3 May 1890</a><li><a href="/2">Telegram No. 3 from Nobody to Nobody</a></ul>
<p>A collection of letters on the frontier, given by the family of the Governor in 1954.</p></aside>
<footer><p>© 2021 The Borderland Archive. All rights reserved.</p>
<ul><li><a href="/p">Privacy</a><li><a href="/t">Terms</a></ul></footer>
<script>var gov = "Letter from nobody";</script>""",
        "<style>p{color:red}</style><meta name=description content='An archive'>",
    )


def old_page(plain: str, charset: str) -> bytes:
    """A page of 1998: tables, fonts, and paragraphs that are two line ends."""
    body = "\n<br><br>\n".join("<br>\n".join(lines) for lines in blocks(plain))
    return (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">'
        "<TITLE>Letter</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=100%><TR>"
        "<TD><A HREF=i.html>Index</A> | <A HREF=l.html>Letters</A> | "
        "<A HREF=m.html>Mail</A></TR></TABLE>"
        "<TABLE BORDER=0><TR><TD WIDTH=120 VALIGN=top><FONT SIZE=-1><A HREF=1.html>1911</A><BR>"
        "<A HREF=2.html>1912</A><BR><A HREF=3.html>1913</A></FONT><TD>"
        f"<FONT FACE=Times>\n{body}\n</FONT></TD></TR></TABLE></BODY></HTML>"
    ).encode(charset)


KINDS = {"clean": clean_page, "archive": archive_page, "old": old_page}


def charset_of(kind: str, plain: str) -> str:
    for charset in ("windows-1252", "windows-1251") if kind == "old" else ():
        try:
            plain.encode(charset)
        except UnicodeEncodeError:
            continue
        return charset
    return "utf-8"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_saved_page_reads_as_the_plain_transcript(path: Path, kind: str) -> None:
    plain = path.read_text("utf-8")
    source = html.read(KINDS[kind](plain, charset_of(kind, plain)))
    assert source.given == ()
    assert said(source) == said(Source(plain))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("template", ["<dl>{}</dl>", "<table>{}</table>", "<div>{}</div>"])
def test_fields_under_the_heading_are_lines_with_labels(kind: str, template: str) -> None:
    pair = {
        "<dl>{}</dl>": "<dt>{}</dt><dd>{}</dd>",
        "<table>{}</table>": "<tr><th>{}</th><td>{}</td></tr>",
        "<div>{}</div>": '<div><div class="field__label">{}</div><p>{}</p></div>',
    }[template]
    fields = [("Source", "AFS, f. 3"), ("Translated by", "H. Niyazov"), ("Record ID", "")]
    rows = "".join(pair.format(*field) for field in fields)
    found = text(f"<main><h1>A letter</h1>{template.format(rows)}<p>{PROSE}</p></main>")
    lines = [line for line in found.splitlines() if line]
    assert lines[:4] == ["A letter", "Source: AFS, f. 3", "Translated by: H. Niyazov", "Record ID:"]
    assert lines[4] == PROSE


PROSE = (
    "The wires hang true and the clerk has counted them twice, which is once more than he was "
    "asked to do; nothing else has happened here since the pass was closed by the snow."
)
LD = '<script type="application/ld+json">{}</script>'


def given_by(
    thing: object = None, metas: dict[str, str] | None = None, words: str = PROSE
) -> tuple[Given, ...]:
    head = LD.format(json.dumps(thing)) if thing else ""
    head += "".join(
        f'<meta name="{name}" content="{entities.escape(content)}">'
        for name, content in (metas or {}).items()
    )
    return html.read(page(f"<main><p>{words}</p></main>", head)).given


def told(given: tuple[Given, ...]) -> list[tuple[str, str, float]]:
    def short(value: object) -> str:
        return value.name if isinstance(value, Party) else getattr(value, "edtf", str(value))

    return [(g.question, short(g.value), g.confidence) for g in given]


def test_a_letter_in_schema_org_terms() -> None:
    letter = {
        "@context": "https://schema.org",
        "@type": "Letter",
        "author": {"@type": "Person", "name": "N. A. Veretennikov", "jobTitle": "Staff-Captain"},
        "recipient": [{"name": "Tao Wenlu"}, {"@type": "Organization", "name": "Council of Begs"}],
        "dateCreated": "1912-03-25T00:00:00Z",
        "locationCreated": {"@type": "Place", "name": "Kashgar"},
        "inLanguage": "en-GB",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": {"@type": "Organization", "name": "Borderland Papers"},
        "translator": "H. Niyazov",
        "contributor": ["I. Harnack", "V. Lomakina"],
        "identifier": {"@type": "PropertyValue", "value": "FS-0021"},
        "abstract": "He reports &amp; asks.",
        "holdingArchive": {"@type": "ArchiveOrganization", "name": "AFS"},
        "isPartOf": {"@type": "Collection", "name": "Letter-book, 1912"},
    }
    given = given_by(letter)
    assert told(given) == [
        ("sender", "N. A. Veretennikov", 0.95),
        ("addressee", "Tao Wenlu", 0.95),
        ("addressee", "Council of Begs", 0.95),
        ("date", "1912-03-25", 0.95),
        ("place", "Kashgar", 0.95),
        ("language", "en", 0.95),
        ("record.publisher", "Borderland Papers", 0.95),
        ("record.translator", "H. Niyazov", 0.95),
        ("record.contributor", "I. Harnack", 0.95),
        ("record.contributor", "V. Lomakina", 0.95),
        ("record.summary", "He reports & asks.", 0.95),
        ("record.repository", "AFS", 0.95),
        ("record.source", "Letter-book, 1912", 0.95),
        ("record.rights_uri", "https://creativecommons.org/licenses/by/4.0/", 0.95),
        ("record.record_id", "FS-0021", 0.95),
    ]
    assert given[0].value == Party("N. A. Veretennikov", "Staff-Captain", "person")
    assert given[2].value == Party("Council of Begs", None, "body")
    assert given[3].words == "1912-03-25T00:00:00Z"


def test_a_work_counts_where_it_is_what_the_page_is_about() -> None:
    work = {"@type": "CreativeWork", "creator": {"@id": "#n"}, "dateCreated": "1912-03"}
    graph = [
        {"@type": "WebPage", "mainEntity": work, "author": "The Site", "dateCreated": "2019-01-01"},
        {"@type": "Person", "@id": "#n", "name": "Niyaz"},
    ]
    assert told(given_by({"@graph": graph})) == [("sender", "Niyaz", 0.9), ("date", "1912-03", 0.9)]
    assert given_by(work) == ()


def test_several_letters_on_a_page_are_not_its_own() -> None:
    letters = [{"@type": "Letter", "author": "A. One"}, {"@type": "Letter", "author": "B. Two"}]
    assert given_by({"@type": "ItemList", "itemListElement": letters}) == ()


@pytest.mark.parametrize(
    "metas",
    [
        {"author": "Webmaster", "description": "An archive", "og:title": "A letter"},
        {"og:site_name": "The Archive", "article:published_time": "2019-01-01"},
        {"citation_author": "Somebody", "citation_publication_date": "1912"},
        {"DC.creator": "The Archive", "DC.publisher": "", "og:site_name": "The Archive"},
        {"DC.date.issued": "1912-01-01", "DC.rights.license": "https://example.org/terms"},
        {"DC.date": "the spring of 1912"},
        {"DC.date": "1912-02-31"},
    ],
    ids="+".join,
)
def test_what_is_the_sites_says_nothing_of_the_letter(metas: dict[str, str]) -> None:
    site = {"@type": "WebSite", "name": "The Archive", "author": "The Archive", "inLanguage": "en"}
    assert given_by(site, metas) == ()


def test_dublin_core() -> None:
    given = given_by(
        None,
        {
            "DC.creator": "Ardatov, P. S., 1850-1919",
            "DCTERMS.created": "1911-09-20",
            "DC.date": "1914",
            "dc:publisher": "Borderland Papers",
            "DC.rights": "https://rightsstatements.org/vocab/NoC-US/1.0/",
            "DC.coverage.spatial": "St Petersburg",
            "DC.language": "Russian",
            "DC.identifier": "FS-7",
        },
    )
    assert told(given) == [
        ("sender", "P. S. Ardatov", 0.85),
        ("date", "1911-09-20", 0.9),
        ("record.publisher", "Borderland Papers", 0.85),
        ("record.rights_uri", "https://rightsstatements.org/vocab/NoC-US/1.0/", 0.85),
        ("place", "St Petersburg", 0.85),
        ("language", "ru", 0.85),
        ("record.record_id", "FS-7", 0.85),
    ]
    assert given[0].words == "Ardatov, P. S., 1850-1919"


def test_citation_tags_name_the_sender_of_a_page_that_is_a_letter() -> None:
    metas = {"citation_author": "Merrow, H.", "DC.type": "Letter", "citation_language": "en"}
    assert told(given_by(None, metas)) == [("sender", "H. Merrow", 0.8), ("language", "en", 0.8)]


def test_the_surest_source_of_a_question_is_taken_alone() -> None:
    metas = {"DC.creator": "Merrow, Henry", "citation_author": "Merrow, H."}
    given = given_by({"@type": "Letter", "author": "Captain H. Merrow"}, metas)
    assert told(given) == [("sender", "Captain H. Merrow", 0.95)]


def test_a_date_of_our_days_on_an_old_letter_is_that_of_the_upload() -> None:
    metas = {"DC.date": "2011-05-01"}
    assert given_by(None, metas, f"Kashgar, 3 May 1912. {PROSE}") == ()
    modern = given_by(None, metas, f"Tashkent, 1 May 2011. {PROSE} As in 1989.")
    assert [g.value for g in modern] == [Dating("2011-05-01", "2011-05-01")]


def test_shown_fields_that_no_line_of_a_letter_has_are_given() -> None:
    rows = (
        "<dt>Author</dt><dd>Niyaz</dd><dt>Recipient</dt><dd>Tao Wenlu</dd><dt>Tags</dt><dd>x</dd>"
    )
    source = html.read(page(f"<main><dl>{rows}</dl><p>{PROSE}</p></main>"))
    assert told(source.given) == [("sender", "Niyaz", 0.9), ("addressee", "Tao Wenlu", 0.9)]
    assert source.text == PROSE + "\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One\n  two&nbsp;&nbsp;three<p>four<br>five", "One two three\n\nfour\nfive"),
        ("one<br><br>two<br>\n<br><br>three", "one\n\ntwo\n\nthree"),
        ("<pre>  a\n\n\n   b  c</pre>", "  a\n\n\n   b  c"),
        ("<p>Kash&shy;gar\u200b is</p>", "Kashgar is"),
        ("<ol start=3><li>Third<li><p>Fourth</ol>", "3. Third\n4. Fourth"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>Barley<td>40<tr><td>Silver<td>2</table>", "Barley\t40\nSilver\t2"),
        ("<p>the pass<sup>2</sup> of 9 km<sup>2</sup> on the 21<sup>st</sup>", 0),
        (
            '<p>it<a href="x.html#fn1"><sup>1</sup></a>, <sup><a href="#_ftn2">[2]</a></sup>',
            "it[1], [2]",
        ),
        ("<p>The <b>b</b>o<i>l</i>d<script>x()</script><style>y</style>", "The bold"),
    ],
)
def test_the_lines_of_a_page(body: str, lines: str) -> None:
    assert text(body) == (lines or "the pass[2] of 9 km2 on the 21st") + "\n"


def test_a_list_of_notes_stands_at_the_end() -> None:
    notes = (
        '<ol class="footnotes"><li id="fn1"><p>Not found. <a href="#r1">↩</a></li><li>Lost.</ol>'
    )
    body = f'<p>{PROSE}<a id="r1" href="#fn1">1</a>'
    expected = f"{PROSE}[1]\n\n[1] Not found.\n\n[2] Lost.\n"
    assert text(f"<article>{body}{notes}</article>") == expected
    assert text(f"<article>{body}</article><div>{notes}</div>") == expected


@pytest.mark.parametrize(
    "wrapped",
    [
        '<body class="no-sidebar has-menu"><div class="sidebar-layout menu">{}</div>',
        "<form><div class=share>{}</div></form>",
        '<div style="display:none">{}</div>',
        "<aside>{}</aside>",
        '<div class="cookie">{}</div>',
        "<p><a href='#'>a</a> <a href='#'>b</a></p><footer>{}</footer>",
    ],
)
def test_the_letter_is_never_dropped(wrapped: str) -> None:
    assert PROSE in text(wrapped.format(f"<p>{PROSE}</p>"))


def test_a_short_telegram_is_told_from_a_long_banner() -> None:
    banner = f'<div class="cookie-banner"><p>{PROSE * 5}</p></div>'
    nav = f"<nav><p>{PROSE}</p></nav>"
    wire = (
        "<main><h1>Telegram No. 3</h1><p>BEGIN STOP ACKNOWLEDGE STOP DO NOT WAIT FOR ME</p></main>"
    )
    found = text(banner + nav + wire)
    assert found == "Telegram No. 3\n\nBEGIN STOP ACKNOWLEDGE STOP DO NOT WAIT FOR ME\n"


@pytest.mark.parametrize("body", ["", "<p></p>", "<script>a()</script>", "<!-- a --><p>&nbsp;"])
def test_a_page_without_text_says_so(body: str) -> None:
    with pytest.raises(Unreadable, match="has no text"):
        html.read(page(body))


def test_pages_nested_beyond_sense_are_read_at_once() -> None:
    start = time.monotonic()
    found = html.read(("<div><b>" * 50_000 + "hello" + "</b></div>" * 50_000).encode())
    assert found.text.strip() == "hello"
    fonts = "".join(f"<p><font size={i}>x{i}" for i in range(2000))
    assert "x1999" in html.read(fonts.encode()).text
    assert html.read(LD.format("[" * 100_000).encode() + b"<p>x").given == ()
    assert time.monotonic() - start < 10


@settings(max_examples=150, deadline=None)
@tried(st.integers(0, 10**9), st.sampled_from(sorted(KINDS)), st.binary(max_size=12))
def test_no_page_however_broken_is_a_fault(seed: int, kind: str, extra: bytes) -> None:
    chance = random.Random(seed)
    plain = LETTERS[seed % len(LETTERS)].read_text("utf-8")[:900]
    data = bytearray(KINDS[kind](plain, charset_of(kind, plain)))
    data[60:60] = LD.format('{"@type":"Letter","author":[{"name":"A"}]}').encode()
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(data))
        length = chance.choice((0, 1, 3, 40))
        data[at : at + length] = chance.choice(
            (extra, b"<", b">", b'"', b"</", b"<table><a>", b"{[")
        )
    cut = bytes(data[: chance.randrange(len(data) + 1)])
    with contextlib.suppress(Unreadable):
        assert html.read(cut).text.strip()
