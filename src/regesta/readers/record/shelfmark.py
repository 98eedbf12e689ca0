"""Shelfmarks: repository, fonds, opis, delo and leaves, or the source note of an edition."""

import re
from collections.abc import Iterator

from regesta.layout import cues
from regesta.lexicon import alternation, mapping
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed

Field = tuple[str, str, Span, float]

_SEP = r"[\s,;.]*"
_FONDS = re.compile(
    r"\b(?:f|fond|fonds|ф|фонд)\.?\s*(?P<fonds>\d+[\w/-]*)"
    + _SEP
    + r"(?:op|opis|оп|опись)['’]?\.?\s*(?P<opis>\d+[\w/-]*)"
    + r"(?:"
    + _SEP
    + r"(?:d|delo|file|д|дело|ed\.\s?khr|ед\.\s?хр)\.?\s*(?P<delo>\d+[\w/-]*))?"
    + r"(?:"
    + _SEP
    + r"(?:ll?|list|listy|ff?|p?pp?|л|лл|листы?)\.?\s*(?P<leaves>\d+(?:\s*(?:ob|об|v|r)\b\.?)?"
    + r"(?:\s*[-–—,]\s*\d+(?:\s*(?:ob|об|v|r)\b\.?)?)*))?",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(rf"(?<!\w){alternation('repositories')}(?!\w)", re.IGNORECASE)
_ACRONYM = re.compile(
    r"(?P<name>[A-ZА-ЯЁ][\w]*[A-ZА-ЯЁ]\w*(?:\s\([^)]{3,80}\))?|[A-ZА-ЯЁ][^.\n:]{3,80}?)[\s,:;]*$"
)
_SOURCE = re.compile(
    r"(?:\[\d+\]\s*)?\[?(?i:source)\s*:\s*(?P<mark>\S.*?)(?=\.\s+[A-Z(][\w\s,]{3,}|\.?\]?\s*$)",
    re.MULTILINE,
)


def shelfmark(layout: Layout) -> Iterator[Field]:
    """The shelfmark as printed, and its parts where it goes by fonds, opis and delo."""
    for span in layout.spans("apparatus", "notes"):
        match = _FONDS.search(layout.text, *span)
        if match:
            yield from _by_fonds(layout, span, match)
            return
    for span in layout.spans("notes", "apparatus"):
        source = _SOURCE.search(layout.text, *span)
        if source and not _is_publication(source["mark"]):
            yield from _whole(layout, Span(*source.span("mark")), 0.85)
            return
    for span in layout.spans("apparatus"):
        for line in re.finditer(r"[^\n]*\S[^\n]*", layout.text[span.start : span.end]):
            words = line.group().strip()
            place = trimmed(layout.text, span.start + line.start(), span.start + line.end())
            label = mapping("record_labels").get(words.split(":")[0].strip().casefold())
            labelled = label is not None and ":" in words
            if "/" in words and cues.SHELF_CODE.match(words) and not labelled:
                yield from _coded(layout, place)
                return
            if (cues.is_file_number(words) or _REPOSITORY.match(words)) and not labelled:
                yield from _whole(layout, _without_kind(layout, place), 0.85)
                return


def _is_publication(words: str) -> bool:
    """Whether a source is a book or a page and not a place in an archive."""
    return bool(re.search(r"\bVol\.|\bVolume\b|Press\b|Works\b|https?://|\bpp\.", words))


def _by_fonds(layout: Layout, zone: Span, match: re.Match[str]) -> Iterator[Field]:
    line = layout.text.rfind("\n", zone.start, match.start()) + 1
    line = max(line, zone.start)
    name = _REPOSITORY.search(layout.text, line, match.start())
    start = match.start()
    if name:
        start = name.start()
        value = mapping("repositories")[re.sub(r"\s+", " ", name.group()).casefold()]
        yield "repository", value, Span(*name.span()), 0.98
    else:
        label = re.match(r"[^\n:]{2,25}:\s*", layout.text[line : match.start()])
        line += label.end() if label else 0
        acronym = _ACRONYM.match(layout.text, line, match.start())
        if acronym:
            start = acronym.start("name")
            yield "repository", acronym["name"], Span(*acronym.span("name")), 0.85
    whole = trimmed(layout.text, start, match.end())
    yield "shelfmark", layout.words(whole), whole, 0.97
    for field in ("fonds", "opis", "delo", "leaves"):
        if match[field]:
            yield field, match[field].strip(), Span(*match.span(field)), 0.97


def _whole(layout: Layout, span: Span, confidence: float) -> Iterator[Field]:
    words = layout.words(span)
    yield "shelfmark", words, span, confidence
    name = _REPOSITORY.search(words)
    if name:
        at = Span(span.start + name.start(), span.start + name.end())
        yield (
            "repository",
            mapping("repositories")[re.sub(r"\s+", " ", name.group()).casefold()],
            at,
            confidence,
        )


def _coded(layout: Layout, span: Span) -> Iterator[Field]:
    """A shelfmark of letters, strokes and figures, with its leaves: "FO 371/123, ff. 4-5"."""
    match = cues.SHELF_CODE.match(layout.words(span))
    assert match
    mark = Span(span.start, span.start + len(match.group().rstrip(" .")))
    yield "shelfmark", layout.words(mark), mark, 0.9
    if match["leaves"]:
        at = Span(span.start + match.start("leaves"), span.start + match.end("leaves"))
        yield "leaves", match["leaves"], at, 0.9


def _without_kind(layout: Layout, span: Span) -> Span:
    """A file number without the kind that follows it: "693.941/4–2252: Telegram"."""
    kind = re.search(rf"\s*:\s*{alternation('kinds')}\s*$", layout.words(span), re.IGNORECASE)
    return Span(span.start, span.start + kind.start()) if kind else span
