"""The documents that are held, and their ids."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select

from regesta.archive.schema import DOCUMENT
from regesta.archive.tables import Tables

_PLACE = ("folder", "source", "part")


@dataclass(frozen=True, slots=True)
class Held:
    """A document that the archive holds: its place, and its id once it has one."""

    folder: int
    source: str
    part: int
    transcript: str
    id: str | None = None


class Documents(Tables):
    """The documents of an archive."""

    def held(self) -> list[Held]:
        """Every document that is held, in the order of folders, sources and parts."""
        columns = [DOCUMENT.c[name] for name in _PLACE]
        query = select(*columns, DOCUMENT.c.transcript, DOCUMENT.c.id).order_by(*columns)
        return [Held(*row) for row in self._rows(query)]

    def name(self, documents: Sequence[Held]) -> None:
        """Give documents their ids, all at once, so that two may change places."""
        if not documents:
            return
        where = and_(*(DOCUMENT.c[name] == bindparam(f"at_{name}") for name in _PLACE))
        rows = [{f"at_{name}": getattr(d, name) for name in _PLACE} for d in documents]
        named = [row | {"id": d.id} for row, d in zip(rows, documents, strict=True)]
        with self._engine.begin() as connection:
            connection.execute(DOCUMENT.update().where(where).values(id=None), rows)
            connection.execute(DOCUMENT.update().where(where), named)
