"""The journey of a folder on one page: survey, read, keep, name, resolve."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from regesta import dates, fingerprint
from regesta.archive import Archive, Entry, Held, Known, Place, Tally
from regesta.ids import ids_of
from regesta.links import resolve
from regesta.model import Letter, Witness
from regesta.sources import Passed, survey
from regesta.transcript import hash_of

Progress = Callable[[int, int], None]
Item = TypeVar("Item")
_BATCH = 400


@dataclass(slots=True)
class Summary:
    """What a build read, what it found wanting, and what it could not read.

    ``vanished`` are sources no longer in their folder, ``pruned`` says that they left the
    calendar; ``away`` are folders of the archive that could not be reached.
    """

    read: int = 0
    reread: int = 0
    unchanged: int = 0
    moved: int = 0
    pruned: bool = False
    vanished: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=lambda: Tally({}, 0, 0))
    unread: list[Passed] = field(default_factory=list)
    doubtful: list[Passed] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def build(
    archive: Archive,
    folders: Sequence[Path],
    progress: Progress | None = None,
    workers: int | None = None,
    *,
    prune: bool = False,
) -> Summary:
    """Read what is new or changed below the folders into an archive, and derive its letters.

    ``progress`` is told how many documents of how many are read; ``workers`` is the number of
    processes (by default, one a core). With ``prune``, documents whose file has vanished leave
    the calendar. Raises :class:`regesta.archive.ArchiveError` where another build holds it.
    """
    summary = Summary(pruned=prune)
    with archive.building():
        archive.seen.add_folders(os.fspath(folder.resolve()) for folder in folders)
        witnesses = list(_survey(archive, summary))
        known = archive.seen.witnesses()
        changed = list(_changed(archive, witnesses, known))
        summary.unchanged = len(witnesses) - len(changed)
        if changed or archive.seen.made_by() != fingerprint.of_package():
            _take_in(archive, changed, summary, progress or (lambda done, total: None), workers)
        _settle_vanished(archive, witnesses, known.keys(), summary)
        _name(archive)
        archive.letters.drop_stale()
        archive.seen.sweep()
        _resolve(archive)
        archive.seen.make_by(fingerprint.of_package())
        _sum_up(archive, summary)
    return summary


def _survey(archive: Archive, summary: Summary) -> Iterator[Witness]:
    """Every witness below the folders that the archive remembers and that can be reached."""
    for position, folder in enumerate(archive.seen.folders()):
        if Path(folder).is_dir():
            found = survey(Path(folder), position)
            summary.passed += found.passed
            yield from found.witnesses
        else:
            summary.away.append(folder)


def _take_in(
    archive: Archive,
    changed: Sequence[Witness],
    summary: Summary,
    progress: Progress,
    workers: int | None,
) -> None:
    """Read what is new or changed, and read again what other code had read."""
    # Imported only where something is to be read: the patterns of the readers take their time.
    from regesta.reading import fingerprint_of_readers, kept_from, reread_from

    current = fingerprint_of_readers()
    summary.reread = archive.said.count_stale(current)
    total = len(changed) + summary.reread
    done = 0
    for kept in _batches(kept_from(changed, workers)):
        archive.seen.keep(kept)
        summary.read += sum(one.fault is None for one in kept)
        done += len(kept)
        progress(done, total)
    archive.seen.sweep()
    for again in _batches(reread_from(archive.said.stale(current), workers)):
        archive.said.replace(again)
        done += len(again)
        progress(min(done, total), total)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _changed(
    archive: Archive, witnesses: Sequence[Witness], known: Mapping[Place, Known]
) -> Iterator[Witness]:
    """The witnesses whose bytes the archive doesn't know, or that other code had read.

    Bytes are read and compared where the disk can't say for sure that they are as they were.
    """
    current = fingerprint.of_sources()
    restamped = []
    for witness in witnesses:
        seen = known.get((witness.folder, witness.source))
        if not seen or not seen.hash or seen.fingerprint != current:
            yield witness
        elif not witness.stamp or seen.stamp != witness.stamp:
            if seen.hash != _hash(witness):
                yield witness
            elif witness.stamp:
                restamped.append(witness)
    archive.seen.stamp(restamped)


def _hash(witness: Witness) -> str | None:
    try:
        with open(witness.path, "rb", buffering=0) as file:
            return hash_of(file.read())
    except OSError:
        return None


def _settle_vanished(
    archive: Archive, witnesses: Sequence[Witness], before: Iterable[Place], summary: Summary
) -> None:
    """Tell the moved from the vanished: a moved file is one document, never two.

    A file has moved when its bytes lie in the folder under another name; one that never bore a
    document is let go without a word.
    """
    present = {(witness.folder, witness.source) for witness in witnesses}
    away = {i for i, path in enumerate(archive.seen.folders()) if path in summary.away}
    gone = sorted(place for place in set(before) - present if place[0] not in away)
    if not gone:
        return
    known = archive.seen.witnesses()
    here = {known[place].hash for place in present if place in known}
    bare = [place for place in gone if known[place].hash and known[place].fault]
    moved = [place for place in gone if known[place].hash in here and place not in bare]
    vanished = [place for place in gone if place not in {*bare, *moved}]
    summary.moved = len(moved)
    summary.vanished = [source for _, source in vanished]
    archive.seen.forget([*bare, *moved, *(vanished if summary.pruned else ())])


def _name(archive: Archive) -> None:
    """Give every document its id; only those whose id is another are written."""
    held = archive.documents.held()
    named = [
        Held(d.folder, d.source, d.part, d.transcript, id_)
        for d, id_ in zip(held, ids_of(held, archive.seen.folders()), strict=True)
    ]
    archive.documents.name([new for old, new in zip(held, named, strict=True) if old.id != new.id])


def _resolve(archive: Archive) -> None:
    """Derive the letters of documents that have none."""
    for batch in _batches(archive.said.unresolved()):
        entries = []
        for one in batch:
            assert one.held.id is not None
            letter = resolve(one.held.id, one.held.source, one.text, one.zones, one.readings)
            entries.append(Entry(letter, one.held.transcript, *_bounds(letter)))
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


def _sum_up(archive: Archive, summary: Summary) -> None:
    summary.tally = archive.letters.tally()
    for (_, source), known in sorted(archive.seen.witnesses(told=True).items()):
        if known.fault:
            summary.unread.append(Passed(source, known.fault))
        elif known.doubt:
            summary.doubtful.append(Passed(source, known.doubt))
