"""What was seen: folders, and the witnesses below them with what they bear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
)

from regesta.archive.schema import DOCUMENT, FOLDER, MADE, READING, TRANSCRIPT, WITNESS
from regesta.archive.tables import Tables
from regesta.model import Witness

Row = dict[str, Any]
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What one witness was found to bear: rows ready for the archive.

    ``parts`` are the hashes of its transcripts in order; ``fault`` says why it could not be read;
    without a ``hash`` it could not even be opened.
    """

    folder: int
    source: str
    media_type: str
    stamp: str | None
    hash: str | None
    fingerprint: str | None = None
    fault: str | None = None
    doubt: str | None = None
    parts: tuple[str, ...] = ()
    transcripts: tuple[Row, ...] = ()
    readings: tuple[Row, ...] = ()

    @property
    def place(self) -> Place:
        """The folder and the source."""
        return self.folder, self.source


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of a witness."""

    hash: str | None
    stamp: str | None
    fingerprint: str | None
    fault: str | None
    doubt: str | None


class Seen(Tables):
    """The witnesses of an archive."""

    def folders(self) -> list[str]:
        """The folders that were built, in the order in which they were first named."""
        return self._column(select(FOLDER.c.path).order_by(FOLDER.c.position))

    def add_folders(self, paths: Iterable[str]) -> None:
        """Remember folders, after those that are known."""
        known = self.folders()
        new = [path for path in dict.fromkeys(paths) if path not in known]
        rows = [{"position": len(known) + i, "path": path} for i, path in enumerate(new)]
        self._insert(FOLDER, rows)

    def made_by(self) -> str | None:
        """The fingerprint of the regesta that finished the last build."""
        return next(iter(self._column(select(MADE.c.by))), None)

    def make_by(self, fingerprint: str) -> None:
        """Remember which regesta has finished a build."""
        if self.made_by() != fingerprint:
            with self._engine.begin() as connection:
                connection.execute(delete(MADE))
                connection.execute(insert(MADE), [{"by": fingerprint}])

    def witnesses(self, *, told: bool = False) -> dict[Place, Known]:
        """What is known of each witness, by its folder and source.

        With ``told``, only of those with a fault or a doubt to tell.
        """
        columns = [WITNESS.c[name] for name in Known.__dataclass_fields__]
        query = select(WITNESS.c.folder, WITNESS.c.source, *columns)
        if told:
            query = query.where(or_(WITNESS.c.fault.is_not(None), WITNESS.c.doubt.is_not(None)))
        rows = self._rows(query)
        return {(folder, source): Known(*known) for folder, source, *known in rows}

    def stamp(self, witnesses: Sequence[Witness]) -> None:
        """Remember what the disk says of witnesses whose bytes are as they were."""
        at = _at(WITNESS)
        rows = [{"at_folder": w.folder, "at_source": w.source, "stamp": w.stamp} for w in witnesses]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(WITNESS.update().where(at), rows)

    def keep(self, batch: Sequence[Kept]) -> None:
        """Put down what witnesses bear, in one transaction, in place of what was known of them.

        A witness that could not be opened keeps the documents that it bore before.
        """
        with self._engine.begin() as connection:
            opened = [kept for kept in batch if kept.hash]
            _delete(connection, (WITNESS,), [kept.place for kept in batch])
            _delete(connection, (DOCUMENT,), [kept.place for kept in opened])
            _insert(connection, WITNESS, [_witness_row(kept) for kept in batch])
            _insert_texts(connection, opened)
            _insert(connection, DOCUMENT, [row for kept in opened for row in _documents(kept)])

    def forget(self, gone: Iterable[Place]) -> None:
        """Let witnesses go, with the documents that they bore."""
        with self._engine.begin() as connection:
            _delete(connection, (DOCUMENT, WITNESS), list(gone))

    def sweep(self) -> None:
        """Let transcripts go that no document bears any more, with their readings."""
        orphans = select(TRANSCRIPT.c.hash).where(
            ~select(DOCUMENT.c.id).where(DOCUMENT.c.transcript == TRANSCRIPT.c.hash).exists()
        )
        with self._engine.begin() as connection:
            gone = list(connection.scalars(orphans))
            for hash_ in gone:
                connection.execute(delete(READING).where(READING.c.transcript == hash_))
                connection.execute(delete(TRANSCRIPT).where(TRANSCRIPT.c.hash == hash_))


def _delete(connection: Connection, tables: Iterable[Table], places: Sequence[Place]) -> None:
    rows = [{"at_folder": folder, "at_source": source} for folder, source in places]
    for table in tables if rows else ():
        connection.execute(delete(table).where(_at(table)), rows)


def _at(table: Table) -> ColumnElement[bool]:
    """The rows of one witness, by the parameters at_folder and at_source."""
    folder = table.c.folder == bindparam("at_folder")
    return and_(folder, table.c.source == bindparam("at_source"))


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _insert_texts(connection: Connection, batch: Sequence[Kept]) -> None:
    """Transcripts that are new, with their readings: equal texts are kept and read once."""
    texts = {row["hash"]: row for kept in batch for row in kept.transcripts}
    query = select(TRANSCRIPT.c.hash).where(TRANSCRIPT.c.hash.in_(texts))
    new = texts.keys() - set(connection.scalars(query))
    readings = {
        (row["transcript"], row["reader"]): row
        for kept in batch
        for row in kept.readings
        if row["transcript"] in new
    }
    _insert(connection, TRANSCRIPT, [texts[hash_] for hash_ in sorted(new)])
    _insert(connection, READING, list(readings.values()))


def _witness_row(kept: Kept) -> Row:
    fields = ("folder", "source", "media_type", "stamp", "hash", "fingerprint", "fault", "doubt")
    return {field: getattr(kept, field) for field in fields}


def _documents(kept: Kept) -> list[Row]:
    at = {"folder": kept.folder, "source": kept.source}
    return [at | {"part": part, "transcript": hash_} for part, hash_ in enumerate(kept.parts, 1)]
