"""When a document was written."""

from collections.abc import Iterator, Sequence

from regesta import dates
from regesta.model import Layout, Reading, Span, ZoneKind
from regesta.readers.reader import Answer

# Where a date of writing stands, and how sure a full one is there.
_ZONES: tuple[tuple[ZoneKind, float], ...] = (("dateline", 0.98), ("heading", 0.93))


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The date of writing: from a dateline, else from the end of the heading.

    Of several the fullest is taken, and of those the first; stamps of receipt stand in no
    dateline.
    """
    best: tuple[int, Answer] | None = None
    for zone, sure in _ZONES:
        for span in layout.spans(zone):
            for found in _dates(layout, span):
                rank = _fullness(found.dating)
                if best is None or rank > best[0]:
                    confidence = sure if rank == 3 and not found.dating.doubtful else 0.7
                    answer = Answer("date", found.dating, Span(found.start, found.end), confidence)
                    best = (rank, answer)
        if best and best[0] >= 1:
            break
    if best:
        yield best[1]


def _dates(layout: Layout, span: Span) -> list[dates.Found]:
    return [f for f in dates.find(layout.text, span.start, span.end) if f.dating.relative is None]


def _fullness(dating: dates.Dating) -> int:
    """A full day before a day without a year, a month with its year, and anything else."""
    if dating.is_full_day:
        return 3
    if dating.edtf.startswith("XXXX-XX"):
        return 0
    return 2 if "/" in dating.edtf or dating.has_year else 1
