"""What was seen: folders, witnesses, documents and their transcripts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select

from regesta.archive.schema import DOCUMENT, FOLDER, LETTER, MENTIONED, READING, TRANSCRIPT, WITNESS
from regesta.archive.tables import Tables


@dataclass(frozen=True, slots=True)
class Kept:
    """What one witness was found to bear: rows ready for the archive.

    ``parts`` are the hashes of its transcripts in order; ``fault`` says why it could not be read.
    """

    folder: int
    source: str
    media_type: str
    hash: str | None
    fault: str | None = None
    parts: tuple[str, ...] = ()
    transcripts: tuple[dict[str, Any], ...] = ()
    readings: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A document that the archive holds: its place, and its id once it has one."""

    folder: int
    source: str
    part: int
    transcript: str
    id: str | None = None


class Seen(Tables):
    """The witnesses and documents of an archive."""

    def folders(self) -> list[str]:
        """The folders that were built, in the order in which they were first named."""
        return self._column(select(FOLDER.c.path).order_by(FOLDER.c.position))

    def add_folders(self, paths: Iterable[str]) -> None:
        """Remember folders, after those that are known."""
        known = self.folders()
        new = [path for path in dict.fromkeys(paths) if path not in known]
        rows = [{"position": len(known) + i, "path": path} for i, path in enumerate(new)]
        self._insert(FOLDER, rows)

    def witnesses(self) -> dict[tuple[int, str], tuple[str | None, str | None]]:
        """The hash and the fault of each witness, by its folder and source."""
        rows = self._rows(
            select(WITNESS.c.folder, WITNESS.c.source, WITNESS.c.hash, WITNESS.c.fault)
        )
        return {(folder, source): (hash_, fault) for folder, source, hash_, fault in rows}

    def keep(self, batch: Sequence[Kept]) -> None:
        """Put down what witnesses bear, in one transaction, in place of what was known of them."""
        with self._engine.begin() as connection:
            for kept in batch:
                at = {"folder": kept.folder, "source": kept.source}
                for table in (DOCUMENT, WITNESS):
                    connection.execute(
                        delete(table).where(and_(*(table.c[k] == v for k, v in at.items())))
                    )
            transcripts = {row["hash"]: row for kept in batch for row in kept.transcripts}
            known = set(
                connection.scalars(
                    select(TRANSCRIPT.c.hash).where(TRANSCRIPT.c.hash.in_(transcripts))
                )
            )
            new = transcripts.keys() - known
            readings = {
                (row["transcript"], row["reader"], row["position"]): row
                for kept in batch
                for row in kept.readings
                if row["transcript"] in new
            }
            for table, rows in (
                (WITNESS, [_witness_row(kept) for kept in batch]),
                (TRANSCRIPT, [transcripts[hash_] for hash_ in sorted(new)]),
                (DOCUMENT, [row for kept in batch for row in _document_rows(kept)]),
                (READING, list(readings.values())),
            ):
                if rows:
                    connection.execute(insert(table), rows)

    def forget(self, gone: Iterable[tuple[int, str]]) -> None:
        """Let witnesses go, with the documents that they bore."""
        with self._engine.begin() as connection:
            for folder, source in gone:
                for table in (DOCUMENT, WITNESS):
                    connection.execute(
                        delete(table).where(table.c.folder == folder, table.c.source == source)
                    )

    def held(self) -> list[Held]:
        """Every document that is held, in the order of folders, sources and parts."""
        columns = (DOCUMENT.c.folder, DOCUMENT.c.source, DOCUMENT.c.part)
        query = select(*columns, DOCUMENT.c.transcript, DOCUMENT.c.id).order_by(*columns)
        return [Held(*row) for row in self._rows(query)]

    def name(self, documents: Sequence[Held]) -> None:
        """Give documents their ids; letters of ids that are no more, or bear another text, go."""
        with self._engine.begin() as connection:
            where = and_(
                *(DOCUMENT.c[k] == bindparam(f"b_{k}") for k in ("folder", "source", "part"))
            )
            if documents:
                rows = [
                    {f"b_{k}": getattr(d, k) for k in ("folder", "source", "part")}
                    for d in documents
                ]
                connection.execute(DOCUMENT.update().where(where).values(id=None), rows)
                for row, document in zip(rows, documents, strict=True):
                    row["id"] = document.id
                connection.execute(DOCUMENT.update().where(where), rows)
            stale = select(LETTER.c.id).where(
                ~select(DOCUMENT.c.id)
                .where(DOCUMENT.c.id == LETTER.c.id, DOCUMENT.c.transcript == LETTER.c.transcript)
                .exists()
            )
            connection.execute(delete(MENTIONED).where(MENTIONED.c.letter.in_(stale)))
            connection.execute(delete(LETTER).where(LETTER.c.id.in_(stale)))


def _witness_row(kept: Kept) -> dict[str, Any]:
    fields = ("folder", "source", "media_type", "hash", "fault")
    return {field: getattr(kept, field) for field in fields}


def _document_rows(kept: Kept) -> list[dict[str, Any]]:
    at = {"folder": kept.folder, "source": kept.source}
    return [at | {"part": part, "transcript": hash_} for part, hash_ in enumerate(kept.parts, 1)]
