"""Saved web pages: the document without the page, its lines, and what the page says beside it."""

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
        (r.question, re.sub(r"\s+", " ", str(r.value.name if isinstance(r.value, Party) else r.value)))
        for r in found
        if r.question in COMPARED or r.question.startswith("record.")
    )


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    text = f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return text.encode(charset)


def text(body: str, head: str = "") -> str:
    return html.read(page(body, head)).text


def blocks(plain: str) -> Iterator[list[str]]:
    """The paragraphs of a transcript, their lines escaped."""
    for block in re.split(r"\n\s*\n", plain.strip("\n")):
        yield [entities.escape(line) for line in block.splitlines() if line.strip()]


def clean_page(plain: str, charset: str) -> bytes:
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
        pairs = [f"<dt>{f[1]}</dt><dd>{f[2]}</dd>" for f, k in zip(fields, known, strict=True) if f and k]
        if pairs:
            main.append(f'<dl class="metadata">{"".join(pairs)}</dl>')
    return page(
        f"""
<a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header" role="banner"><a href="/"><img alt="" src="l.png">The Borderland Archive</a>
<nav><ul><li><a href="/">Home</a><li><a href="/s">Search</a><li><a href="/c">Collections</a></ul></nav></header>
<div id="cookie-consent-banner"><p>We use cookies to count those who read what nobody answered,
 and we beg that you accept them all.</p><button>Accept</button></div>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/c">Documents</a></li><li>This one</li></ol>
<main id="main">{"".join(main)}<div class="share-buttons">Share on: <a href="#">F</a> <a href="#">X</a></div></main>
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
        "<TD><A HREF=i.html>Index</A> | <A HREF=l.html>Letters</A> | <A HREF=m.html>Mail</A></TR></TABLE>"
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
