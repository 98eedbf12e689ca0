"""What the machine said: readings, kept under the hash of the text that they were read in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Row

from regesta.archive.codec import to_json, value_of, zones_of
from regesta.archive.documents import Held
from regesta.archive.schema import DOCUMENT, LETTER, READING, TRANSCRIPT
from regesta.archive.tables import Tables
from regesta.model import Reading, Span, Zone

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Stale:
    """A transcript whose readings were made by other code, with what was said of it."""

    hash: str
    text: str
    fingerprint: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """A transcript read again: rows ready for the archive."""

    hash: str
    zones: str
    fingerprint: str
    readings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A document that has no letter yet, with all that a letter is made of."""

    held: Held
    text: str
    zones: tuple[Zone, ...]
    readings: tuple[Reading, ...]


class Said(Tables):
    """The readings of an archive."""

    def count_stale(self, fingerprint: str) -> int:
        """How many transcripts were read by other code than this."""
        query = select(func.count()).where(TRANSCRIPT.c.fingerprint != fingerprint)
        return int(self._column(query)[0])

    def stale(self, fingerprint: str) -> Iterator[Stale]:
        """Every transcript that was read by other code than this."""
        query = select(TRANSCRIPT.c.hash).where(TRANSCRIPT.c.fingerprint != fingerprint)
        hashes = self._column(query.order_by(TRANSCRIPT.c.hash))
        for first in range(0, len(hashes), _CHUNK):
            chunk = hashes[first : first + _CHUNK]
            readings = self._readings(chunk)
            texts = select(TRANSCRIPT).where(TRANSCRIPT.c.hash.in_(chunk))
            for row in self._rows(texts.order_by(TRANSCRIPT.c.hash)):
                said = tuple(readings.get(row.hash, ()))
                yield Stale(row.hash, row.text, row.fingerprint, said)

    def replace(self, batch: Sequence[Reread]) -> None:
        """Put down what was read again, in place of what was said before."""
        with self._engine.begin() as connection:
            for reread in batch:
                connection.execute(delete(READING).where(READING.c.transcript == reread.hash))
                connection.execute(delete(LETTER).where(LETTER.c.transcript == reread.hash))
                new = {"zones": reread.zones, "fingerprint": reread.fingerprint}
                where = TRANSCRIPT.c.hash == reread.hash
                connection.execute(update(TRANSCRIPT).where(where).values(**new))
            rows = [row for reread in batch for row in reread.readings]
            if rows:
                connection.execute(insert(READING), rows)

    def unresolved(self) -> Iterator[Unresolved]:
        """Documents without a letter, by id."""
        query = (
            select(DOCUMENT)
            .where(~select(LETTER.c.id).where(LETTER.c.id == DOCUMENT.c.id).exists())
            .order_by(DOCUMENT.c.id)
        )
        waiting = self._rows(query)
        for first in range(0, len(waiting), _CHUNK):
            chunk = waiting[first : first + _CHUNK]
            hashes = [row.transcript for row in chunk]
            readings = self._readings(hashes)
            texts = self._rows(select(TRANSCRIPT).where(TRANSCRIPT.c.hash.in_(hashes)))
            by_hash = {row.hash: row for row in texts}
            for row in chunk:
                held = Held(row.folder, row.source, row.part, row.transcript, row.id)
                seen = by_hash[row.transcript]
                said = tuple(readings.get(row.transcript, ()))
                yield Unresolved(held, seen.text, zones_of(seen.zones), said)

    def _readings(self, transcripts: Sequence[str]) -> dict[str, list[Reading]]:
        quoted = func.substr(
            TRANSCRIPT.c.text, READING.c.start + 1, READING.c.end - READING.c.start
        )
        query = (
            select(READING, quoted.label("quoted"))
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
            "words": reading.words if reading.basis == "given" else None,
        }
        for position, reading in enumerate(readings)
    ]


def _reading(row: Row[*tuple[Any, ...]]) -> Reading:
    return Reading(
        row.question,
        value_of(row.question, row.value),
        Span(row.start, row.end),
        row.quoted if row.words is None else row.words,
        row.reader,
        row.version,
        row.confidence,
        row.basis,
    )
