"""The archive: one file that keeps what was seen, what was read and what follows from it."""

from regesta.archive.documents import Held
from regesta.archive.fault import ArchiveError
from regesta.archive.letters import Entry, Tally
from regesta.archive.opening import create, open_archive
from regesta.archive.query import QueryError
from regesta.archive.said import Reread, Stale, reading_rows
from regesta.archive.search import Hit, context
from regesta.archive.seen import Kept, Known, Place
from regesta.archive.store import Archive

__all__ = [
    "Archive",
    "ArchiveError",
    "Entry",
    "Held",
    "Hit",
    "Kept",
    "Known",
    "Place",
    "QueryError",
    "Reread",
    "Stale",
    "Tally",
    "context",
    "create",
    "open_archive",
    "reading_rows",
]
