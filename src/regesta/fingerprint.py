"""What readings depend on, in short: code, lexicons, versions; when it changes, they are stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from sys import modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.readers.reader import Reader

_PACKAGE = Path(__file__).parent
_SOURCES = ("sources", "lexicon", "model.py", "transcript.py")
_COMMON = ("dates", "layout", "lexicon", "model.py", "readers")


@cache
def of_package() -> str:
    """The fingerprint of all of regesta: while it is the same, nothing that was read is stale."""
    return _digest(_files((".",)))


@cache
def of_sources() -> str:
    """The fingerprint of how files become transcripts."""
    return _digest(_files(_SOURCES))


@cache
def of_readers(readers: tuple[Reader, ...]) -> str:
    """The fingerprint under which readings are kept, reader by reader, as JSON.

    A reader depends on its own files, on what all readers share, and on the readers it needs.
    """
    owned = {path for reader in readers for path in _own(reader)}
    common = _digest(tuple(path for path in _files(_COMMON) if path not in owned))
    found: dict[str, str] = {}
    for reader in readers:
        parts = [reader.version, common, _digest(_own(reader)), *map(found.get, reader.needs)]
        found[reader.name] = _short("\0".join(map(str, parts)).encode())
    return json.dumps(found, sort_keys=True)


def changed(before: str, now: str) -> frozenset[str]:
    """The readers whose fingerprint is another than before."""
    known = json.loads(before)
    return frozenset(name for name, mark in json.loads(now).items() if known.get(name) != mark)


def _own(reader: Reader) -> tuple[Path, ...]:
    """The files of a reader: its module, or its package whole."""
    file = getattr(modules.get(reader.read.__module__), "__file__", None)
    if file is None:
        return ()
    path = Path(file)
    return _code(path.parent) if path.name == "__init__.py" else (path,)


def _files(rooms: Iterable[str]) -> tuple[Path, ...]:
    found: list[Path] = []
    for room in rooms:
        path = _PACKAGE / room
        found += _code(path) if path.is_dir() else [path]
    return tuple(sorted(found))


def _code(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in folder.rglob("*") if path.suffix in (".py", ".toml"))


def _digest(paths: Iterable[Path]) -> str:
    return _short(b"\0".join(path.read_bytes() for path in sorted(paths)))


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
