"""Documents are read in all cores; each becomes rows for the archive, and none is ever lost."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from regesta import fingerprint, readers
from regesta.archive import Kept, Reread, Stale, reading_rows
from regesta.archive.codec import to_json
from regesta.layout import lay_out
from regesta.model import Given, Transcript, Witness
from regesta.readers.given import NAME as GIVEN
from regesta.sources import Unreadable
from regesta.transcript import Copied, transcribe

Task = TypeVar("Task")
Done = TypeVar("Done")
_CHUNK = 24
_FEW = 3 * _CHUNK


def kept_from(witnesses: Iterable[Witness], workers: int | None = None) -> Iterator[Kept]:
    """What each witness bears, in their order, read in as many processes as there are cores."""
    return _mapped(kept, witnesses, workers)


def reread_from(stale: Iterable[Stale], workers: int | None = None) -> Iterator[Reread]:
    """What the readers that have changed now say, in the order of the transcripts."""
    return _mapped(reread, stale, workers)


def fingerprint_of_readers() -> str:
    """The fingerprint under which readings are kept, reader by reader."""
    return fingerprint.of_readers(readers.READERS)


def _mapped(
    work: Callable[[Task], Done], tasks: Iterable[Task], workers: int | None
) -> Iterator[Done]:
    """Each task done, in order; a few tasks, or what a broken process left, are done in this
    process.
    """
    left = iter(tasks)
    first = list(islice(left, _FEW))
    workers = workers or _cores()
    if workers == 1 or len(first) < _FEW:
        yield from map(work, first)
        yield from map(work, left)
        return
    chunks = _chunks(first, left)
    waiting: deque[tuple[list[Task], Future[list[Done]]]] = deque()
    with ProcessPoolExecutor(workers, _context(), _end_with_parent) as pool:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_each, work, chunk)))
            if len(waiting) > 3 * workers:
                yield from _result(work, *waiting.popleft())
        while waiting:
            yield from _result(work, *waiting.popleft())


def _end_with_parent() -> None:
    """A worker whose build was killed ends too, and lets go of what it had inherited.

    What breaks off the build at the keyboard is the build's to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def _wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=_wait, daemon=True).start()


def _chunks(first: list[Task], left: Iterator[Task]) -> Iterator[list[Task]]:
    for start in range(0, len(first), _CHUNK):
        yield first[start : start + _CHUNK]
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def _each(work: Callable[[Task], Done], chunk: list[Task]) -> list[Done]:
    return [work(task) for task in chunk]


def _result(
    work: Callable[[Task], Done], chunk: list[Task], future: Future[list[Done]]
) -> list[Done]:
    try:
        return future.result()
    except BrokenProcessPool:
        return _each(work, chunk)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Forked processes start at once, but only a process without threads may be forked."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def kept(witness: Witness) -> Kept:
    """Read one witness: transcribed, laid out, and read by every reader.

    A witness that cannot be read bears no document, but is kept with its fault.
    """
    at = (witness.folder, witness.source, witness.media_type, witness.stamp)
    try:
        copied = transcribe(witness)
    except OSError as fault:
        reason = f"cannot be opened ({(fault.strerror or 'unknown fault').lower()})"
        return Kept(*at, None, None, reason)
    mark = fingerprint.of_sources()
    if isinstance(copied.borne, Unreadable):
        return Kept(*at, copied.hash, mark, str(copied.borne))
    return _kept(at, copied, copied.borne, mark)


def _kept(
    at: tuple[int, str, str, str | None], copied: Copied, borne: tuple[Transcript, ...], mark: str
) -> Kept:
    current = fingerprint_of_readers()
    layouts = [(transcript.hash, lay_out(transcript)) for transcript in borne]
    texts = [
        {"hash": h, "text": lay.text, "zones": to_json(lay.zones), "fingerprint": current}
        for h, lay in layouts
    ]
    return Kept(
        *at,
        copied.hash,
        mark,
        None,
        copied.doubt,
        tuple(hash_ for hash_, _ in layouts),
        tuple(texts),
        tuple(row for h, lay in layouts for row in reading_rows(h, readers.read(lay))),
    )


def reread(stale: Stale) -> Reread:
    """Read a transcript again with the readers that have changed, and with those alone."""
    current = fingerprint_of_readers()
    changed = fingerprint.changed(stale.fingerprint, current)
    given = tuple(
        Given(r.question, r.value, r.words, r.confidence)
        for r in stale.readings
        if r.reader == GIVEN
    )
    layout = lay_out(Transcript(stale.text, 1, given))
    readings = readers.read(layout, stale.readings, changed)
    rows = tuple(reading_rows(stale.hash, readings))
    return Reread(stale.hash, to_json(layout.zones), current, rows)
