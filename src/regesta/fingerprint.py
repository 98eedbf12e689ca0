"""What readings depend on, in short: code, lexicons, versions; when it changes, they are stale."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from sys import modules

import regesta.readers
from regesta.readers import Reader

_PACKAGE = Path(__file__).parent
_SOURCES = ("sources", "lexicon", "model.py", "transcript.py")
_COMMON = ("dates", "layout", "lexicon", "model.py", "readers")


@cache
def of_sources() -> str:
    """The fingerprint of how files become transcripts."""
    return _digest(_files(_SOURCES))


def of_readers() -> dict[str, str]:
    """The fingerprint of each reader by its name: its own files, what all readers share, and the
    readers that it needs.
    """
    return dict(_of(regesta.readers.READERS))


@cache
def _of(readers: tuple[Reader, ...]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for reader in readers:
        parts = [reader.version, _common(), _digest(_own(reader)), *map(found.get, reader.needs)]
        found[reader.name] = _short("\0".join(map(str, parts)).encode())
    return tuple(found.items())


def _own(reader: Reader) -> tuple[Path, ...]:
    """The files of a reader: its module, or its package whole."""
    file = getattr(modules.get(reader.read.__module__), "__file__", None)
    if file is None:
        return ()
    path = Path(file)
    return _python(path.parent) if path.name == "__init__.py" else (path,)


@cache
def _common() -> str:
    owned = {path for reader in regesta.readers.READERS for path in _own(reader)}
    return _digest(tuple(path for path in _files(_COMMON) if path not in owned))


def _files(rooms: Iterable[str]) -> tuple[Path, ...]:
    found: list[Path] = []
    for room in rooms:
        path = _PACKAGE / room
        found += _python(path) if path.is_dir() else [path]
    return tuple(sorted(found))


def _python(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in folder.rglob("*") if path.suffix in (".py", ".toml"))


@cache
def _digest(paths: tuple[Path, ...]) -> str:
    return _short(b"\0".join(path.read_bytes() for path in sorted(paths)))


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def to_json(fingerprints: dict[str, str]) -> str:
    """Fingerprints of readers as one word to compare and to keep."""
    return json.dumps(fingerprints, sort_keys=True)


def from_json(kept: str) -> dict[str, str]:
    """Fingerprints of readers as they were kept."""
    return dict(json.loads(kept))
