"""What the machine said: readings, kept under the hash of the text that they were read in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from regesta.archive.codec import said_of, said_to_json, zones_of
from regesta.archive.documents import Held
from regesta.archive.schema import DOCUMENT, LETTER, READING, TRANSCRIPT
from regesta.archive.tables import Tables
from regesta.model import Reading, Zone

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
    readings: tuple[dict[str, str], ...]


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
            texts = select(TRANSCRIPT).where(TRANSCRIPT.c.hash.in_(chunk))
            rows = self._rows(texts.order_by(TRANSCRIPT.c.hash))
            readings = self._readings({row.hash: row.text for row in rows})
            for row in rows:
                yield Stale(row.hash, row.text, row.fingerprint, readings[row.hash])

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
            texts = self._rows(select(TRANSCRIPT).where(TRANSCRIPT.c.hash.in_(hashes)))
            by_hash = {row.hash: row for row in texts}
            readings = self._readings({row.hash: row.text for row in texts})
            for row in chunk:
                held = Held(row.folder, row.source, row.part, row.transcript, row.id)
                seen = by_hash[row.transcript]
                said = readings[row.transcript]
                yield Unresolved(held, seen.text, zones_of(seen.zones), said)

    def _readings(self, texts: Mapping[str, str]) -> dict[str, tuple[Reading, ...]]:
        """What was said of each of these transcripts, given their texts by their hashes."""
        query = select(READING).where(READING.c.transcript.in_(texts))
        found: dict[str, list[Reading]] = {hash_: [] for hash_ in texts}
        for row in self._rows(query.order_by(READING.c.transcript, READING.c.reader)):
            found[row.transcript] += said_of(row.reader, row.said, texts[row.transcript])
        return {hash_: tuple(readings) for hash_, readings in found.items()}


def reading_rows(transcript: str, readings: Sequence[Reading]) -> list[dict[str, str]]:
    """Readings as rows of the archive, one a reader."""
    by_reader: dict[str, list[Reading]] = {}
    for reading in readings:
        by_reader.setdefault(reading.reader, []).append(reading)
    return [
        {"transcript": transcript, "reader": reader, "said": said_to_json(said)}
        for reader, said in by_reader.items()
    ]
