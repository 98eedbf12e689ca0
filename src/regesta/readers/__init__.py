"""The readers: one question a file, in the order in which they read."""

from collections.abc import Collection, Sequence

from regesta.model import Layout, Reading
from regesta.readers import given, kind, language, record, when, where, who
from regesta.readers.reader import Reader

__all__ = ["READERS", "Reader", "read"]

READERS: tuple[Reader, ...] = (
    Reader("language", language.read),
    Reader("who", who.read),
    Reader("when", when.read),
    Reader("where", where.read, needs=("when",)),
    Reader("kind", kind.read, needs=("who",)),
    Reader("record", record.read),
)


def read(
    layout: Layout, kept: Sequence[Reading] = (), changed: Collection[str] | None = None
) -> list[Reading]:
    """Everything that is said of one document: what is given, and what the readers read.

    With ``changed``, only the readers so named read again, and ``kept`` are the readings that the
    others gave before. A reader sees the readings of those that it needs, and no others.
    """
    readings = given.readings(layout)
    for reader in READERS:
        if changed is None or reader.name in changed:
            before = [reading for reading in readings if reading.reader in reader.needs]
            readings += reader.readings(layout, before)
        else:
            readings += [reading for reading in kept if reading.reader == reader.name]
    return readings
