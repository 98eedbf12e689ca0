"""The archive: one file that keeps what was seen, what was read and what follows from it."""

from regesta.archive.letters import Entry, Tally
from regesta.archive.opening import ArchiveError, create, open_archive
from regesta.archive.seen import Held, Kept
from regesta.archive.store import Archive

__all__ = ["Archive", "ArchiveError", "Entry", "Held", "Kept", "Tally", "create", "open_archive"]
