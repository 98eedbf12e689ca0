"""The ids of documents, from where their sources lie."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

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
        above = list(Path(folders[document.folder]).parts[1:])
        place = (document.folder, document.source)
        while taken.setdefault(name, place) != place:
            name = f"{above.pop()}/{name}" if above else f"{document.folder + 1}/{name}"
        ids.append(name if document.part == 1 else f"{name}#{document.part}")
    return ids


def _stem(source: str) -> str:
    """A source without its ending; a name that is all ending is kept."""
    path = PurePosixPath(source)
    return path.with_suffix("").as_posix() if path.suffix else source
