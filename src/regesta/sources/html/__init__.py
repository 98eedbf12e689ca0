"""Saved web pages: the document without the page round it, and what the page says of it."""

import re

from regesta.sources.encodings import decode
from regesta.sources.html.content import document
from regesta.sources.html.labels import labelled
from regesta.sources.html.lines import text_of
from regesta.sources.html.metadata import given
from regesta.sources.html.tree import parse
from regesta.sources.source import Source, Unreadable

__all__ = ["read"]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]{0,100}?encoding=["']([\w.-]+)""",
    re.IGNORECASE,
)


def read(data: bytes) -> Source:
    """The document that a saved page bears, and what the page says of it beside the text.

    Raises :class:`Unreadable` where nothing that can be read remains.
    """
    found = _DECLARED.search(data[:8192])
    declared = (found[1] or found[2]).decode("ascii", "ignore") if found else None
    text, doubt = decode(data, declared)
    page = parse(text)
    holders = document(page)
    heading = next((n.words(300) for h in holders for n in h.below() if n.tag == "h1"), "")
    between, facts = labelled(holders)
    body = text_of(holders, between)
    if not body.strip():
        raise Unreadable("has no text")
    return Source(body, given(page, body, heading, facts), doubt)
