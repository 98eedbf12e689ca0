"""An open archive."""

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Engine

from regesta.archive.documents import Documents
from regesta.archive.letters import Letters
from regesta.archive.lock import locked
from regesta.archive.said import Said
from regesta.archive.search import Search
from regesta.archive.seen import Seen


class Archive:
    """An open archive: what was seen, what was said, and the letters that follow."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self.seen = Seen(engine)
        self.documents = Documents(engine)
        self.said = Said(engine)
        self.letters = Letters(engine)
        self.search = Search(engine)

    def building(self) -> AbstractContextManager[None]:
        """Hold the archive for writing: one build at a time."""
        return locked(self.path)
