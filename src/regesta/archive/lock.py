"""One build at a time: a lock beside the archive, let go even when its holder is killed."""

import datetime
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from regesta.archive.fault import ArchiveError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an archive for writing.

    Raises :class:`ArchiveError`, naming the holder, where another process holds it.
    """
    holder = path.with_name(path.name + "-builder")
    try:
        # A build that was killed may hold the lock until its last process has noticed.
        with FileLock(path.with_name(path.name + "-lock"), timeout=2):
            holder.write_text(_self(), "utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise ArchiveError(
            f"{path} is being built by {_read(holder)}: wait until it has finished, or end it."
        ) from None
    except PermissionError:
        raise ArchiveError(
            f"{path.parent} may not be written to: name an archive in another folder with -o."
        ) from None


def _self() -> str:
    now = datetime.datetime.now().strftime("%H:%M")
    return f"process {os.getpid()} on {platform.node() or 'this machine'} since {now}"


def _read(holder: Path) -> str:
    try:
        return holder.read_text("utf-8") or "another process"
    except OSError:
        return "another process"
