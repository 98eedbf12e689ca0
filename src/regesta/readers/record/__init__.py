"""Where the original lies, who brought it to the reader, and who may use it."""

from collections.abc import Iterator, Sequence

from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer
from regesta.readers.record.labels import contributors, labelled, summary
from regesta.readers.record.rights import rights
from regesta.readers.record.shelfmark import shelfmark

__all__ = ["read"]

QUESTION = "record."


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The archival record from the apparatus and the notes; of each field the first is taken."""
    told: set[str] = set()
    for field, value, span, confidence in _all(layout):
        if field not in told and value.strip():
            told.add(field)
            question = field if field == "translated_from" else QUESTION + field
            yield Answer(question, value, span, confidence)


def _all(layout: Layout) -> Iterator[tuple[str, str, Span, float]]:
    for part in (shelfmark, labelled, contributors, rights, summary):
        yield from part(layout)
