"""Who may use a document, with the URI of the statement where the words leave no doubt."""

import re
from collections.abc import Iterator

from regesta.lexicon import alternation, mapping
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed
from regesta.readers.record.shelfmark import Field

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SAYS = re.compile(
    r"copyright|©|creative commons|public domain|\bCC[ -](?:BY|0)|welcomes reuse|"
    r"rights holders?|licen[cs]ed under|all rights reserved",
    re.IGNORECASE,
)
_CERTAIN = re.compile(rf"(?<!\w){alternation('rights')}(?!\w)", re.IGNORECASE)
_DOUBT = re.compile(r"\b(?:may be|some|not|possible|unless)\b", re.IGNORECASE)


def rights(layout: Layout) -> Iterator[Field]:
    """The statement of rights, as printed, and its URI where one is certain."""
    for span in layout.spans("apparatus", "notes"):
        found = [m for m in _PARAGRAPH.finditer(layout.text, *span) if _SAYS.search(m.group())]
        if not found:
            continue
        whole = trimmed(layout.text, found[0].start(), found[0].end(), " \t\n")
        words = layout.words(whole)
        yield "rights", words, whole, 0.93
        uri = _CERTAIN.search(words)
        if uri and not _DOUBT.search(words[: uri.end()]):
            value = mapping("rights")[re.sub(r"\s+", " ", uri.group()).casefold()]
            at = Span(whole.start + uri.start(), whole.start + uri.end())
            yield "rights_uri", value, at, 0.95
        return
