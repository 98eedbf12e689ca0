"""The one way to a table: queries read whole, rows written in one transaction."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, Select, Table, insert
from sqlalchemy.engine import Row


class Tables:
    """Some tables of an archive, reached through its engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _rows(self, query: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def _column(self, query: Select[*tuple[Any, ...]]) -> list[Any]:
        return [row[0] for row in self._rows(query)]

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(table), rows)
