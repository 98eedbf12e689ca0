"""Dated changes to the tables, in order; an archive records which it has had."""

from collections.abc import Callable

from sqlalchemy import Connection

from regesta.archive.schema import METADATA

Migration = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


MIGRATIONS: tuple[tuple[str, Migration], ...] = (("2026-11-22-first", _first),)
