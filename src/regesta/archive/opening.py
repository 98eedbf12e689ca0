"""Opening an archive, or making one; what cannot be opened is said in one sentence."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, select
from sqlalchemy.exc import DatabaseError

from regesta.archive.migrations import MIGRATIONS
from regesta.archive.schema import METADATA, MIGRATION
from regesta.archive.store import Archive

APPLICATION_ID = 0x72676573  # "rges"


class ArchiveError(Exception):
    """An archive cannot be opened or written; the sentence says what to do."""


def create(path: Path) -> Archive:
    """Open the archive at a path, making it where there is none.

    Raises :class:`ArchiveError`.
    """
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder: name a file for the archive with -o.")
    if not path.exists() or path.stat().st_size == 0:
        if not path.parent.is_dir():
            raise ArchiveError(
                f"There is no folder {path.parent}: make it, or name another with -o."
            )
        try:
            _make(path)
        except (DatabaseError, OSError):
            raise ArchiveError(
                f"{path} cannot be written: name a file in a folder that you may write to with -o."
            ) from None
    return open_archive(path)


def open_archive(path: Path) -> Archive:
    """Open an archive that exists, bringing its tables up to date.

    Raises :class:`ArchiveError` where there is none, or where it is none of ours.
    """
    if not path.is_file():
        raise ArchiveError(
            f"There is no archive {path}: make one with 'regesta build FOLDER -o {path}'."
        )
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA application_id").scalar()
            if found != APPLICATION_ID:
                raise ArchiveError(f"{path} is no archive of regesta: name another file.")
            had = set(connection.scalars(select(MIGRATION.c.name)))
    except DatabaseError:
        raise ArchiveError(
            f"{path} is no archive of regesta, or is damaged: name another file."
        ) from None
    known = [name for name, _ in MIGRATIONS]
    if had - set(known):
        raise ArchiveError(f"{path} was made by a newer regesta: update regesta to open it.")
    if len(had) < len(known):
        _migrate(engine, had)
    return Archive(engine)


def _make(path: Path) -> None:
    engine = _engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        METADATA.create_all(connection)
        _record(connection, [name for name, _ in MIGRATIONS])


def _migrate(engine: Engine, had: set[str]) -> None:
    with engine.begin() as connection:
        for name, apply in MIGRATIONS:
            if name not in had:
                apply(connection)
                _record(connection, [name])


def _record(connection: Connection, names: list[str]) -> None:
    connection.execute(MIGRATION.insert(), [{"name": name} for name in names])
    if inspect(connection).dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA busy_timeout = 10000")

    return engine
