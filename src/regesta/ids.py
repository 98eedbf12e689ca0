"""The ids of documents, from where their sources lie."""

import posixpath
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from regesta.archive import Held


def ids_of(held: Sequence[Held], folders: Sequence[str]) -> list[str]:
    """The id of each document: its path below the folder without the ending.

    With the ending where two differ only there, and with the folder's name before it where two
    folders have the same; a further part of one source is numbered.
    """
    stems = Counter((d.folder, _stem(d.source)) for d in held if d.part == 1)
    taken: dict[str, tuple[int, str]] = {}
    ids = []
    for document in held:
        stem = _stem(document.source)
        name = stem if stems[document.folder, stem] < 2 else document.source
        place = (document.folder, document.source)
        if taken.setdefault(name, place) != place:
            name = _told_apart(name, place, folders[document.folder], taken)
        ids.append(name if document.part == 1 else f"{name}#{document.part}")
    return ids


def _told_apart(
    name: str, place: tuple[int, str], folder: str, taken: dict[str, tuple[int, str]]
) -> str:
    """A name with as much of its folder's path before it as no other document has."""
    above = list(Path(folder).parts[1:])
    while taken.setdefault(name, place) != place:
        name = f"{above.pop()}/{name}" if above else f"{place[0] + 1}/{name}"
    return name


def _stem(source: str) -> str:
    """A source without its ending; a name that is all ending is kept."""
    stem, ending = posixpath.splitext(source)
    return stem if ending else source
