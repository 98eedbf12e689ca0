"""An open archive."""

from sqlalchemy import Engine

from regesta.archive.letters import Letters
from regesta.archive.said import Said
from regesta.archive.seen import Seen


class Archive:
    """An open archive: what was seen, what was said, and the letters that follow."""

    def __init__(self, engine: Engine) -> None:
        self.seen = Seen(engine)
        self.said = Said(engine)
        self.letters = Letters(engine)
