"""What a document is: its kind, its heading, its own number, its marks."""

import re
from collections.abc import Iterator, Sequence

from regesta.layout import cues
from regesta.lexicon import alternation, mapping
from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer, trimmed

_NUMBERED = re.compile(r"\b(?:No|Nr|№|N°|Nº)\.?\s?(?P<number>\d[\w/–-]*)", re.IGNORECASE)
_OPENING = re.compile(
    r"(?P<number>(?:(?:[A-Z][a-z]{2,9}|[A-Z]{1,6}(?:[- ][A-Z]+)?)[ –-])?\d{1,6}(?:[-–/]\d+)?)\.(?=\s|$|\d)"
)
_ENDS_IN_TELEGRAM = re.compile(
    rf":\s*(?P<kind>{alternation('kinds')})\s*$", re.IGNORECASE | re.MULTILINE
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(rf"\b{alternation('marks')}\b", re.IGNORECASE)


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The heading, the kind that it or the document's form tells, the number, the marks."""
    kind = None
    for answer in (*_heading(layout), *_kind(layout)):
        yield answer
        kind = answer.value if answer.question == "kind" else kind
    yield from _number(layout, str(kind))
    yield from _marks(layout)


def _lines(layout: Layout, span: Span) -> Iterator[Span]:
    for match in _LINE.finditer(layout.text, *span):
        yield trimmed(layout.text, match.start(), match.end(), " \t\r\f")


def _is_title(layout: Layout, line: Span) -> bool:
    words = layout.words(line)
    return not cues.is_mark(words) and not cues.NUMBER.fullmatch(words)


def _heading(layout: Layout) -> Iterator[Answer]:
    """The heading: the lines of the first heading zone that are neither marks nor a number."""
    for span in layout.spans("heading"):
        lines = [line for line in _lines(layout, span) if _is_title(layout, line)]
        if lines:
            whole = Span(lines[0].start, lines[-1].end)
            words = " ".join(layout.words(line) for line in lines)
            yield Answer("heading", re.sub(r"\s*\[\d+\]$", "", words), whole, 0.95)
            return


def _kind(layout: Layout) -> Iterator[Answer]:
    """The kind that a heading names first, else what the archive's file number or the form tells."""
    kinds = mapping("kinds")
    for span in layout.spans("heading"):
        for line in _lines(layout, span):
            match = cues.kind_of(layout.words(line))
            if match:
                start = layout.text.index(match, line.start)
                value = kinds[re.sub(r"\s+", " ", match.casefold())]
                yield Answer("kind", value, Span(start, start + len(match)), 0.97)
                return
    for span in layout.spans("apparatus"):
        found = _ENDS_IN_TELEGRAM.search(layout.text, *span)
        if found:
            yield Answer("kind", kinds[found["kind"].casefold()], Span(*found.span("kind")), 0.97)
            return
    for span in layout.spans("salutation", "closing"):
        yield Answer("kind", "letter", span, 0.9)
        return


def _number(layout: Layout, kind: str) -> Iterator[Answer]:
    """The document's own number: in its heading, on a line of its own, or as a telegram begins."""
    for span in layout.spans("heading"):
        for line in _lines(layout, span):
            match = _NUMBERED.search(layout.text, *line)
            if match and _is_title(layout, line):
                yield Answer("number", match["number"], Span(*match.span("number")), 0.93)
                return
    for span in layout.spans("body"):
        first = next(_lines(layout, span), span)
        alone = cues.NUMBER.fullmatch(layout.words(first))
        match = _NUMBERED.match(layout.text, *first) if alone else None
        if kind in ("telegram", "circular"):
            match = match or _OPENING.match(layout.text, *first)
        if match:
            yield Answer("number", match["number"], Span(*match.span("number")), 0.93)
        return


def _marks(layout: Layout) -> Iterator[Answer]:
    """Marks of secrecy, speed and distribution on lines of their own."""
    for span in layout.spans("heading", "apparatus"):
        for line in _lines(layout, span):
            if cues.is_mark(layout.words(line)):
                for match in _MARK.finditer(layout.text, *line):
                    yield Answer("mark", match.group(), Span(*match.span()), 0.95)
