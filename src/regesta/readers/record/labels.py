"""Labelled fields of an apparatus, contributors in a sentence, and the summary."""

import re
from collections.abc import Iterator

from regesta.layout import cues
from regesta.lexicon import alternation, mapping
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed
from regesta.readers.record.shelfmark import Field

_LABEL = re.compile(
    rf"^[ \t]*(?P<label>{alternation('record_labels')})[ \t]*[:：][ \t]*(?P<value>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]+)"
_WHO = rf"(?P<who>{_NAMED}(?:[ \t]*(?:{_NAMED}|de|von|van))*)"
_BY = {
    "contributor": re.compile(r"\b[Cc]ontributed (?:[^.\n]{0,60}?\s)??by " + _WHO),
    "translator": re.compile(
        r"\b[Tt]ranslat(?:ed|ion)\b(?: (?:from|for|into) (?:the )?[^.\n]{1,60}?)? ?by " + _WHO
    ),
    "transcriber": re.compile(
        r"\b[Tt]ranscri(?:bed|ption)\b(?:(?: [^.\n]{0,40}?)? ?by |\s*:\s*)" + _WHO
    ),
}
_FROM = re.compile(
    r"\b[Tt]ranslat(?:ed|ion)\b(?: by [^.,\n]{1,60}?)? "
    r"from (?:the )?(?:original )?(?P<language>[A-Z]\w+)"
)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


def labelled(layout: Layout) -> Iterator[Field]:
    """Fields with a label and a value on one line: "Publisher : ..."."""
    labels = mapping("record_labels")
    for span in layout.spans("furniture"):
        yield from _record_id(layout, span)
    for span in layout.spans("apparatus"):
        for match in _LABEL.finditer(layout.text, *span):
            field = labels[re.sub(r"\s+", " ", match["label"].casefold())]
            value = trimmed(layout.text, *match.span("value"), " \t\n;,")
            if field == "rights" and match["label"].casefold() == "public domain":
                value = trimmed(layout.text, match.start("label"), match.end("value"))
            if field == "transcriber":
                value = _name_only(layout, value)
            yield field, layout.words(value), value, 0.95


def _record_id(layout: Layout, label: Span) -> Iterator[Field]:
    """The identifier that stands below a page's label "Record ID"."""
    last = layout.words(label).rsplit("\n", 1)[-1].casefold().strip(" :")
    if mapping("record_labels").get(last) == "record_id":
        for span in layout.spans("apparatus"):
            if span.start > label.end and not layout.text[label.end : span.start].strip():
                end = min(span.end, (layout.text + "\n").index("\n", span.start))
                yield "record_id", layout.text[span.start : end], Span(span.start, end), 0.9


def _name_only(layout: Layout, span: Span) -> Span:
    """A name without for whom and when: "Salil Sen for MIA, 2009"."""
    words = layout.words(span)
    tail = re.search(r"\s+for\s+.*$|,?\s+\d{4}\.?$", words)
    return Span(span.start, span.start + tail.start()) if tail else span


def contributors(layout: Layout) -> Iterator[Field]:
    """Contributor, translator and transcriber as a sentence names them."""
    for span in layout.spans("apparatus", "notes"):
        for field, pattern in _BY.items():
            match = pattern.search(layout.text, *span)
            if match:
                yield (
                    field,
                    match["who"].rstrip("."),
                    Span(match.start("who"), match.start("who") + len(match["who"].rstrip("."))),
                    0.95,
                )
        translated = _FROM.search(layout.text, *span)
        tag = translated and mapping("languages").get(translated["language"].casefold())
        if translated and tag:
            yield "translated_from", str(tag), Span(*translated.span("language")), 0.95


def summary(layout: Layout) -> Iterator[Field]:
    """An unlabelled paragraph of running text in the apparatus: what the archive says of the
    document; notes on rights and sources are none.
    """
    for span in layout.spans("apparatus"):
        for match in _PARAGRAPH.finditer(layout.text, *span):
            words = match.group().strip()
            if len(words) > 80 and cues.is_prose(words) and not _is_other(words):
                yield "summary", words, trimmed(layout.text, *match.span(), " \t\n"), 0.85
                return


def _is_other(words: str) -> bool:
    return bool(
        _LABEL.search(words)
        or any(pattern.search(words) for pattern in _BY.values())
        or re.search(
            r"copyright|rights|public domain|permission|licen[cs]e|\d+\.\d+ [^\]]{1,60}\]",
            words,
            re.IGNORECASE,
        )
    )
