"""Witnesses are read in all cores; each becomes rows for the archive, and none is ever lost."""

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from regesta.archive.codec import to_json
from regesta.archive.said import reading_rows
from regesta.archive.seen import Kept
from regesta.layout import lay_out
from regesta.model import Witness
from regesta.readers import read
from regesta.sources import Unreadable
from regesta.transcript import transcribe

_CHUNK = 24
_FEW = 3 * _CHUNK


def kept_from(witnesses: Sequence[Witness], workers: int | None = None) -> Iterator[Kept]:
    """What each witness bears, in their order; read in as many processes as there are cores.

    A few witnesses, or those that a broken process left, are read in this one.
    """
    workers = (
        workers or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )
    done = 0
    if workers > 1 and len(witnesses) > _FEW:
        try:
            for chunk in _in_processes(witnesses, workers):
                yield from chunk
                done += len(chunk)
        except BrokenProcessPool:
            pass
    for witness in witnesses[done:]:
        yield kept(witness)


def _in_processes(witnesses: Sequence[Witness], workers: int) -> Iterator[list[Kept]]:
    """Chunks of witnesses, read in order; only a few chunks are under way at once."""
    starts = iter(range(0, len(witnesses), _CHUNK))
    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        waiting: deque[Future[list[Kept]]] = deque()
        for start in starts:
            waiting.append(pool.submit(_kept_chunk, witnesses[start : start + _CHUNK]))
            if len(waiting) > 3 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _context() -> multiprocessing.context.BaseContext:
    """Forked processes start at once, but only a process without threads may be forked."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def _kept_chunk(witnesses: Sequence[Witness]) -> list[Kept]:
    return [kept(witness) for witness in witnesses]


def kept(witness: Witness) -> Kept:
    """Read one witness: transcribed, laid out, and read by every reader.

    A witness that cannot be read bears no document, but is kept with its fault.
    """
    try:
        copied = transcribe(witness)
    except Unreadable as fault:
        return Kept(witness.folder, witness.source, witness.media_type, None, str(fault))
    except OSError as fault:
        reason = f"cannot be opened ({(fault.strerror or 'unknown fault').lower()})"
        return Kept(witness.folder, witness.source, witness.media_type, None, reason)
    layouts = [(transcript.hash, lay_out(transcript)) for transcript in copied.transcripts]
    return Kept(
        witness.folder,
        witness.source,
        witness.media_type,
        copied.hash,
        None,
        tuple(hash_ for hash_, _ in layouts),
        tuple({"hash": h, "text": lay.text, "zones": to_json(lay.zones)} for h, lay in layouts),
        tuple(row for h, lay in layouts for row in reading_rows(h, read(lay))),
    )
