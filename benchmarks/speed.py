"""How fast a calendar is built, as ratios to reading, hashing, splitting and indexing the files.

    python benchmarks/speed.py [FOLDER...]

By default the 25 volumes below $REGESTA_CORPORA. Ratios are of one run on one machine; seconds
on a busy machine say little.
"""

import hashlib
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("REGESTA_CORPORA", ROOT.parent / "shared" / "corpora"))
SEARCHES = [
    "nasser suez", '"Security Council" vote', "from:embassy in:cairo canal", "year:1956 hungar*",
    "to:department reparations japan", "khrushchev -berlin", "telegram received yesterday",
    "the secretary of state", "in:moscow year:1955-1957 agreement", "petroleum",
]  # fmt: skip


def main() -> None:
    """Print the table."""
    folders = [Path(name) for name in sys.argv[1:]] or sorted((CORPORA / "frus").glob("*/plain"))
    with tempfile.TemporaryDirectory() as scratch:
        copies = [_copy(folder, Path(scratch)) for folder in folders]
        files = sorted(path for folder in copies for path in folder.rglob("*.txt"))
        print(f"{len(files):,} documents, {sum(f.stat().st_size for f in files) / 1e6:.0f} MB")
        base = _timed(lambda: _baseline(files, Path(scratch) / "base.sqlite"))
        print(f"read, hash, split, FTS5-index on one core: {base:.1f} s = 1.00")
        archive = Path(scratch) / "bench.regesta"
        build = [sys.executable, "-m", "regesta", "build", *map(str, copies), "-o", str(archive)]
        with Watch() as watch:
            first = _timed(lambda: _run(build))
        print(f"build: {first / base:.2f}  ({first:.1f} s, {len(files) / first:.0f} documents/s)")
        print(f"peak memory of all processes: {watch.peak / 1e6:.0f} MB")
        again = min(_timed(lambda: _run(build)) for _ in range(3))
        print(f"build without changes: {again / first:.1%} of the first  ({again:.2f} s)")
        with files[len(files) // 2].open("a", encoding="utf-8") as file:
            file.write("\n\nP.S. One line more.\n")
        one = _timed(lambda: _run(build))
        print(f"build after one change: {one / first:.1%} of the first  ({one:.2f} s)")
        _search(archive)


def _copy(folder: Path, scratch: Path) -> Path:
    return Path(shutil.copytree(folder, scratch / folder.parent.name / folder.name))


def _timed(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _baseline(files: list[Path], database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        for path in files:
            data = path.read_bytes()
            hashlib.sha256(data).hexdigest()
            text = data.decode("utf-8", "replace")
            re.findall(r"\w+", text)
            connection.execute("INSERT INTO t VALUES (?)", (text,))


def _search(archive: Path) -> None:
    from regesta.archive import open_archive

    search = open_archive(archive).search
    took = []
    for _ in range(5):
        for words in SEARCHES:
            took.append(_timed(lambda words=words: (search.count(words), list(search.find(words)))))
    took = [seconds * 1000 for seconds in took]
    worst = statistics.quantiles(took, n=20)[-1]
    print(f"search: median {statistics.median(took):.0f} ms, 95th percentile {worst:.0f} ms")


class Watch:
    """The peak of the proportional memory of this process's descendants, sampled (Linux)."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, sum(map(_memory, _descendants(os.getpid()))))


def _descendants(process: int) -> list[int]:
    found = []
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                found += [int(child), *_descendants(int(child))]
    except OSError:
        pass
    return found


def _memory(process: int) -> int:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
