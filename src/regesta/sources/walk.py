"""Finding the sources below a folder."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from regesta.model import Witness
from regesta.sources.formats import FORMATS

_SETTLED = 2.0


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that was passed over, and why: "hidden", "no reader for .docx yet" ..."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies below a folder: the sources that can be read, and what was passed over."""

    witnesses: tuple[Witness, ...]
    passed: tuple[Passed, ...]


def survey(folder: Path, position: int = 0) -> Survey:
    """Find every source below a folder, in the order of their names, links followed once.

    ``position`` is the folder's place among those of the archive.
    """
    witnesses: list[Witness] = []
    passed: list[Passed] = []
    root = os.path.join(os.fspath(folder), "")
    for path, stamp in _files(root, set()):
        source = _plain(path[len(root) :])
        suffix = os.path.splitext(path)[1].lower()
        if source.startswith(".") or "/." in source:
            passed.append(Passed(source, "hidden"))
        elif suffix not in FORMATS:
            passed.append(
                Passed(source, f"no reader for {suffix or 'files without an ending'} yet")
            )
        else:
            witnesses.append(Witness(path, source, position, FORMATS[suffix][0], stamp))
    return Survey(tuple(witnesses), tuple(passed))


def _plain(source: str) -> str:
    """A file's name as text, where it has bytes that are none."""
    if os.sep != "/":
        source = source.replace(os.sep, "/")
    return source if source.isascii() else os.fsencode(source).decode("utf-8", "backslashreplace")


def _files(folder: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, str | None]]:
    """All files below a folder with their stamps; a folder that a link leads back to is entered
    once.
    """
    here = os.stat(folder)
    if (here.st_dev, here.st_ino) in seen:
        return
    seen.add((here.st_dev, here.st_ino))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        yield os.path.join(folder, "(this folder)"), None
        return
    for entry in entries:
        if _is_folder(entry):
            yield from _files(entry.path, seen)
        else:
            yield entry.path, _stamp(entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _stamp(entry: os.DirEntry[str]) -> str | None:
    """What the disk says of a file; nothing of one that has only just been written, since it may
    be written again within the clock's grain.
    """
    try:
        told = entry.stat()
    except OSError:
        return None
    if max(told.st_mtime, told.st_ctime) > time.time() - _SETTLED:
        return None
    return f"{told.st_size}:{told.st_mtime_ns}:{told.st_ctime_ns}:{told.st_ino}"
