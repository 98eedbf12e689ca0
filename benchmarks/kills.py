"""A hundred builds killed at random moments, each finished by the next and equal to a fresh one.

    python benchmarks/kills.py [TIMES] [FOLDER]

By default 100 times, on one volume below $REGESTA_CORPORA.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("REGESTA_CORPORA", ROOT.parent / "shared" / "corpora"))
REGESTA = [sys.executable, "-m", "regesta"]


def main() -> None:
    """Kill, build, compare; exits 1 where an export differs."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    default = CORPORA / "frus" / "frus1952-54Guat" / "plain"
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    chance = random.Random(1934)
    with tempfile.TemporaryDirectory() as scratch:
        began = time.monotonic()
        expected = _finished(folder, Path(scratch) / "fresh.regesta")
        lasts = time.monotonic() - began
        differing, unmade = 0, 0
        for attempt in range(times):
            path = Path(scratch) / f"{attempt}.regesta"
            build = [*REGESTA, "build", str(folder), "-o", str(path)]
            with subprocess.Popen(build, stdout=subprocess.DEVNULL) as process:
                time.sleep(chance.uniform(0, lasts))
                os.kill(process.pid, signal.SIGKILL)
            unmade += not path.exists()
            differing += _finished(folder, path) != expected
            path.unlink()
    print(f"{times} kills within {lasts:.1f} s, {unmade} before there was an archive")
    print(f"{differing} exports differ from the fresh one")
    sys.exit(bool(differing))


def _finished(folder: Path, path: Path) -> str:
    """The hash of the export after a build that is left to finish."""
    build = [*REGESTA, "build", str(folder), "-o", str(path)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    export = [*REGESTA, "export", str(path), "jsonl"]
    exported = subprocess.run(export, check=True, capture_output=True)
    return hashlib.sha256(exported.stdout).hexdigest()


if __name__ == "__main__":
    main()
