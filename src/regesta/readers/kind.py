"""What a document is: its kind, its heading, its own number, its marks."""

import re
from collections.abc import Iterator, Sequence

from regesta.layout import cues
from regesta.lexicon import alternation, mapping
from regesta.model import Layout, Party, Reading, Span
from regesta.readers.reader import Answer, said, trimmed

_NUMBERED = re.compile(r"(?<!\w)(?:No|Nr|№|N°|Nº)\.?\s?(?P<number>\d[\w/–-]*)", re.IGNORECASE)
_HAN_NUMBER = re.compile(r"第(?P<number>[〇一二三四五六七八九十百]+)號")
_OPENING = re.compile(
    r"(?P<number>(?:(?:[A-Z][a-z]{2,9}|[A-Z]{1,6}(?:[- ][A-Z]+)?)[ –-])?"
    r"\d{1,6}(?:[-–/]\d+)?)\.(?=\s|$|\d)"
)
_ENDS_IN_TELEGRAM = re.compile(
    rf":\s*(?P<kind>{alternation('kinds')})\s*$", re.IGNORECASE | re.MULTILINE
)
_STOP = re.compile(rf"\b(?:{alternation('telegraphic').upper()})\b")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(rf"\b{alternation('marks')}\b", re.IGNORECASE)


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The heading, the kind that it or the document's form tells, the number, the marks."""
    kind = None
    yield from _heading(layout)
    for answer in _kind(layout, before):
        yield answer
        kind = answer.value
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


def _kind(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The kind that a heading names first, else what a file number or the form tells."""
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
    yield from _by_form(layout, before)


def _by_form(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The kind that a document's form tells: telegraphic stops, many bodies addressed at once, a
    letter's formulas, or no more than its two parties.
    """
    for span in layout.spans("body"):
        stops = list(_STOP.finditer(layout.text, *span))
        if len(stops) > 1 or (stops and layout.words(span).isupper()):
            yield Answer("kind", "telegram", Span(*stops[0].span()), 0.9)
            return
    receivers = said(before, "addressee")
    bodies = [r for r in receivers if isinstance(r.value, Party) and r.value.kind == "body"]
    if len(bodies) > 1 and len(bodies) == len(receivers) and not any(layout.spans("salutation")):
        yield Answer("kind", "circular", Span(bodies[0].span.start, bodies[-1].span.end), 0.8)
        return
    for span in layout.spans("salutation", "closing"):
        yield Answer("kind", "letter", span, 0.9)
        return
    if said(before, "sender") and receivers:
        yield Answer("kind", "letter", receivers[0].span, 0.7)


def _number(layout: Layout, kind: str) -> Iterator[Answer]:
    """The document's own number: in its heading, on a line of its own, or as a telegram begins.

    A number on a line over the heading is the edition's, not the document's.
    """
    titled = False
    for span in layout.spans("heading"):
        lines = list(_lines(layout, span))
        for line in lines:
            match = _NUMBERED.search(layout.text, *line) or _HAN_NUMBER.search(layout.text, *line)
            titled = titled or _is_title(layout, line)
            if match and (titled or not any(_is_title(layout, other) for other in lines)):
                number = match["number"] if match["number"].isascii() else _figures(match["number"])
                yield Answer("number", number, Span(*match.span("number")), 0.93)
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


def _figures(number: str) -> str:
    """A number in Chinese characters up to the hundreds, in figures: 八十三 is 83."""
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")}
    total = last = 0
    for character in number:
        if character in digits:
            last = digits[character]
        else:
            total += max(last, 1) * {"十": 10, "百": 100}[character]
            last = 0
    return str(total + last)


def _marks(layout: Layout) -> Iterator[Answer]:
    """Marks of secrecy, speed and distribution on lines of their own."""
    for span in layout.spans("heading", "apparatus"):
        for line in _lines(layout, span):
            if cues.is_mark(layout.words(line)):
                for match in _MARK.finditer(layout.text, *line):
                    yield Answer("mark", match.group(), Span(*match.span()), 0.95)
