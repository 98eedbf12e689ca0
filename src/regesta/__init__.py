"""From a folder of transcribed letters to a calendar of correspondence."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.version import VERSION as __version__

if TYPE_CHECKING:
    from regesta.archive import Archive

__all__ = ["__version__", "build", "open_archive"]

Named = str | os.PathLike[str]


def build(folders: Named | Iterable[Named], archive: Named | None = None) -> "Archive":
    """Read a folder, or several, into an archive, and derive its letters.

    ``archive`` is by default ``FOLDER.regesta`` in the current folder; it is made where there is
    none, and only what is new or changed is read where there is one. Raises
    :class:`regesta.archive.ArchiveError`.
    """
    # Imported late, so that what only asks for the version or for help need not wait.
    from regesta.archive import create
    from regesta.intake import build as build_into

    named = [folders] if isinstance(folders, str | os.PathLike) else list(folders)
    paths = [Path(folder) for folder in named]
    opened = create(Path(archive or paths[0].resolve().name + ".regesta"))
    build_into(opened, paths)
    return opened


def open_archive(archive: Named) -> "Archive":
    """Open an archive that exists.

    Raises :class:`regesta.archive.ArchiveError`.
    """
    from regesta.archive import open_archive as open_at

    return open_at(Path(archive))
