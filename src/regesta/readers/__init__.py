"""The readers: one question a file, in the order in which they read."""

from regesta.model import Layout, Reading
from regesta.readers import kind, language, record, when, where, who
from regesta.readers.reader import Reader

__all__ = ["READERS", "Reader", "read"]

READERS: tuple[Reader, ...] = (
    Reader("language", language.read),
    Reader("who", who.read),
    Reader("when", when.read),
    Reader("where", where.read),
    Reader("kind", kind.read),
    Reader("record", record.read),
)


def read(layout: Layout) -> tuple[Reading, ...]:
    """Everything the readers say of one document."""
    readings: list[Reading] = []
    for reader in READERS:
        readings += reader.readings(layout, readings)
    return tuple(readings)
