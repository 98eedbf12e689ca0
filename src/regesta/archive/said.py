"""What the machine said: readings, kept under the hash of the text that they were read in."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Row

from regesta.archive.codec import to_json, value_of, zones_of
from regesta.archive.schema import DOCUMENT, LETTER, READING, TRANSCRIPT
from regesta.archive.seen import Held
from regesta.archive.tables import Tables
from regesta.model import Reading, Span, Zone

_CHUNK = 400


class Said(Tables):
    """The readings of an archive."""

    def unresolved(self) -> Iterator[tuple[Held, tuple[Zone, ...], list[Reading]]]:
        """Documents without a letter, each with its zones and readings."""
        query = (
            select(DOCUMENT, TRANSCRIPT.c.zones)
            .join(TRANSCRIPT, TRANSCRIPT.c.hash == DOCUMENT.c.transcript)
            .where(~select(LETTER.c.id).where(LETTER.c.id == DOCUMENT.c.id).exists())
            .order_by(DOCUMENT.c.id)
        )
        waiting = self._rows(query)
        for first in range(0, len(waiting), _CHUNK):
            chunk = waiting[first : first + _CHUNK]
            readings = self._readings({row.transcript for row in chunk})
            for row in chunk:
                held = Held(row.folder, row.source, row.part, row.transcript, row.id)
                yield held, zones_of(row.zones), readings.get(row.transcript, [])

    def _readings(self, transcripts: set[str]) -> dict[str, list[Reading]]:
        query = (
            select(
                READING,
                func.substr(
                    TRANSCRIPT.c.text, READING.c.start + 1, READING.c.end - READING.c.start
                ).label("words"),
            )
            .join(TRANSCRIPT, TRANSCRIPT.c.hash == READING.c.transcript)
            .where(READING.c.transcript.in_(transcripts))
            .order_by(READING.c.transcript, READING.c.reader, READING.c.position)
        )
        found: dict[str, list[Reading]] = {}
        for row in self._rows(query):
            found.setdefault(row.transcript, []).append(_reading(row))
        return found


def reading_rows(transcript: str, readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Readings as rows of the archive, in the order in which they were said."""
    return [
        {
            "transcript": transcript,
            "reader": reading.reader,
            "position": position,
            "version": reading.version,
            "question": reading.question,
            "value": to_json(reading.value),
            "start": reading.span.start,
            "end": reading.span.end,
            "confidence": reading.confidence,
            "basis": reading.basis,
        }
        for position, reading in enumerate(readings)
    ]


def _reading(row: Row[Any]) -> Reading:
    return Reading(
        row.question,
        value_of(row.question, row.value),
        Span(row.start, row.end),
        row.words,
        row.reader,
        row.version,
        row.confidence,
        row.basis,
    )
