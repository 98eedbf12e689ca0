"""Opening an archive, or making one; what cannot be opened is said in one sentence."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, select
from sqlalchemy.exc import DatabaseError

from regesta.archive.fault import ArchiveError
from regesta.archive.lock import locked
from regesta.archive.migrations import MIGRATIONS
from regesta.archive.schema import METADATA, MIGRATION
from regesta.archive.store import Archive

APPLICATION_ID = 0x72676573  # "rges"


def create(path: Path) -> Archive:
    """Open the archive at a path, making it where there is none.

    Raises :class:`ArchiveError`.
    """
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder: name a file for the archive with -o.")
    if not path.parent.is_dir():
        raise ArchiveError(f"There is no folder {path.parent}: make it, or name another with -o.")
    if not path.exists():
        with locked(path):
            if not path.exists():
                _make(path)
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
        _migrate(path, engine, had)
    return Archive(engine, path)


def _make(path: Path) -> None:
    """Make an archive beside its place and move it there whole: a break leaves none or all."""
    draft = path.with_name(path.name + "-new")
    draft.unlink(missing_ok=True)
    engine = create_engine(URL.create("sqlite", database=str(draft)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            # Readers go on during a build; the mode stays with the file.
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            METADATA.create_all(connection)
            _record(connection, [name for name, _ in MIGRATIONS])
        os.replace(draft, path)
    except (DatabaseError, OSError):
        draft.unlink(missing_ok=True)
        raise ArchiveError(
            f"{path} cannot be written: name a file in a folder that you may write to with -o, "
            "or make room on the disk."
        ) from None


def _migrate(path: Path, engine: Engine, had: set[str]) -> None:
    with locked(path), engine.begin() as connection:
        for name, apply in MIGRATIONS:
            if name not in had:
                apply(connection)
                _record(connection, [name])


def _record(connection: Connection, names: list[str]) -> None:
    connection.execute(MIGRATION.insert(), [{"name": name} for name in names])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _engine(path: Path) -> Engine:
    engine = create_engine(_url(path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _: object) -> None:
        for setting in ("synchronous = NORMAL", "busy_timeout = 10000", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {setting}")

    return engine


def _url(path: Path) -> URL:
    """Where an archive is opened; in a folder that can't be written to, as what never changes."""
    if os.access(path.parent, os.W_OK):
        return URL.create("sqlite", database=str(path))
    name = f"file:{quote(str(path))}"
    return URL.create(
        "sqlite", database=name, query={"mode": "ro", "immutable": "1", "uri": "true"}
    )
