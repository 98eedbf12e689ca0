"""From a folder of transcribed letters to a calendar of correspondence."""

import os
from collections.abc import Iterable
from pathlib import Path

from regesta.archive import Archive, ArchiveError, create, open_archive
from regesta.intake import build as _build
from regesta.version import VERSION as __version__

__all__ = ["Archive", "ArchiveError", "__version__", "build", "open_archive"]


def build(
    folders: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    archive: str | os.PathLike[str] | None = None,
) -> Archive:
    """Read a folder, or several, into an archive, and derive its letters.

    ``archive`` is by default ``FOLDER.regesta`` in the current folder; it is made where there is
    none, and only what is new or changed is read where there is one.
    """
    named = [folders] if isinstance(folders, str | os.PathLike) else list(folders)
    paths = [Path(folder) for folder in named]
    opened = create(Path(archive or paths[0].resolve().name + ".regesta"))
    _build(opened, paths)
    return opened
