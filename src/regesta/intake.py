"""The journey of a folder on one page: survey, read, keep, name, resolve."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from regesta import dates
from regesta.archive import Archive, Entry, Held, Tally
from regesta.links import resolve
from regesta.model import Letter, Witness
from regesta.reading import kept_from
from regesta.sources import Passed, survey
from regesta.transcript import hash_of

Progress = Callable[[int, int], None]
_BATCH = 500


@dataclass(slots=True)
class Summary:
    """What a build read, what it found wanting, and what it could not read."""

    read: int = 0
    unchanged: int = 0
    vanished: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=lambda: Tally({}, 0, 0))
    unread: list[Passed] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def build(
    archive: Archive,
    folders: Sequence[Path],
    progress: Progress | None = None,
    workers: int | None = None,
) -> Summary:
    """Read what is new or changed below the folders into an archive, and derive its letters.

    ``progress`` is told how many documents of how many are read; ``workers`` is the number of
    processes (by default, one a core).
    """
    archive.seen.add_folders(os.fspath(folder.resolve()) for folder in folders)
    summary = Summary()
    witnesses = list(_survey(archive, summary))
    changed = list(_changed(archive, witnesses, summary))
    _read(archive, changed, progress or (lambda done, total: None), workers)
    _name(archive)
    _resolve(archive)
    _sum_up(archive, witnesses, summary)
    return summary


def _survey(archive: Archive, summary: Summary) -> Iterator[Witness]:
    """Every witness below the folders that the archive remembers and that can be reached."""
    for position, folder in enumerate(archive.seen.folders()):
        if not Path(folder).is_dir():
            continue
        found = survey(Path(folder), position)
        summary.passed += found.passed
        yield from found.witnesses


def _changed(archive: Archive, witnesses: Sequence[Witness], summary: Summary) -> Iterator[Witness]:
    """The witnesses whose bytes the archive doesn't know."""
    known = archive.seen.witnesses()
    for witness in witnesses:
        hash_, _ = known.pop((witness.folder, witness.source), (None, None))
        if hash_ is not None and hash_ == _hash(witness):
            summary.unchanged += 1
        else:
            yield witness
    summary.vanished = [source for _, source in sorted(known)]


def _hash(witness: Witness) -> str | None:
    try:
        return hash_of(Path(witness.path).read_bytes())
    except OSError:
        return None


def _read(
    archive: Archive, changed: Sequence[Witness], progress: Progress, workers: int | None
) -> None:
    batch = []
    for done, kept in enumerate(kept_from(changed, workers), 1):
        batch.append(kept)
        if len(batch) == _BATCH:
            archive.seen.keep(batch)
            batch = []
        progress(done, len(changed))
    if batch:
        archive.seen.keep(batch)


def _name(archive: Archive) -> None:
    """Give every document its id; only those whose id is another are written."""
    held = archive.seen.held()
    named = [
        Held(d.folder, d.source, d.part, d.transcript, id_)
        for d, id_ in zip(held, _ids(held, archive), strict=True)
    ]
    archive.seen.name([new for old, new in zip(held, named, strict=True) if old.id != new.id])


def _ids(held: Sequence[Held], archive: Archive) -> list[str]:
    """The id of each document: its path below the folder without the ending.

    With the ending where two differ only there, and with the folder's name before it where two
    folders have the same; a further part of one source is numbered.
    """
    folders = archive.seen.folders()
    stems = Counter((d.folder, _stem(d.source)) for d in held if d.part == 1)
    taken: dict[str, int] = {}
    ids = []
    for document in held:
        stem = _stem(document.source)
        name = stem if stems[document.folder, stem] < 2 else document.source
        above = list(Path(folders[document.folder]).parts[1:])
        while taken.setdefault(name, document.folder) != document.folder:
            name = f"{above.pop()}/{name}" if above else f"{document.folder + 1}/{name}"
        ids.append(name if document.part == 1 else f"{name}#{document.part}")
    return ids


def _stem(source: str) -> str:
    path = PurePosixPath(source)
    return path.with_suffix("").as_posix() if path.stem else source


def _resolve(archive: Archive) -> None:
    """Derive the letters of documents that have none, or whose readings changed."""
    entries = []
    for held, zones, readings in archive.said.unresolved():
        assert held.id is not None
        letter = resolve(held.id, held.source, zones, readings)
        earliest, latest = _bounds(letter)
        entries.append(Entry(letter, held.transcript, earliest, latest))
    archive.letters.put(entries)


def _bounds(letter: Letter) -> tuple[str | None, str | None]:
    """The first and last day that a letter's date allows; a day without a year has none."""
    if letter.sent.date is None or letter.sent.date.edtf.startswith("XXXX"):
        return None, None
    earliest, latest = dates.bounds(letter.sent.date.edtf)
    return (
        earliest.isoformat() if earliest else None,
        latest.isoformat() if latest else None,
    )


def _sum_up(archive: Archive, witnesses: Sequence[Witness], summary: Summary) -> None:
    summary.tally = archive.letters.tally()
    summary.read = len(witnesses) - summary.unchanged
    faults = archive.seen.witnesses()
    summary.unread = [
        Passed(source, fault) for (_, source), (_, fault) in sorted(faults.items()) if fault
    ]
