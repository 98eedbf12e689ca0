"""Any sequence of builds exports what one fresh build exports, broken off or not."""

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import regesta.readers
from regesta import fingerprint
from regesta.archive import Archive, create, open_archive
from regesta.intake import build
from regesta.publish import jsonl
from tests.support import BUNDLED, CORPORA, needs_corpora

NAMES = ["a.txt", "b.txt", "c/a.txt", "c/d.txt", "e.old.txt"]
TEXTS = [
    "Kashgar, 3 May 1912\n\nDear Sir,\n\nYes.\n\nYours truly,\nA. Merrow\n",
    "Telegram No. 7 from the Director to Veretennikov\n\nPetersburg, 5 May 1912\n\nNO STOP\n",
    "nothing but text, and no more",
    "Yarkand, 17 October 1912\n\nMy dear Merrow,\n\nThe stone.\n\nEver yours,\nN. V.",
    "",
]
WRITES = [
    ("seen", "keep"), ("seen", "forget"), ("seen", "sweep"), ("said", "replace"),
    ("documents", "name"), ("letters", "drop_stale"), ("letters", "put"),
]  # fmt: skip

name = st.sampled_from(NAMES)
text = st.sampled_from(TEXTS)
step = st.one_of(
    st.tuples(st.just("write"), name, text),
    st.tuples(st.just("move"), name, name),
    st.tuples(st.just("remove"), name, st.booleans()),
    st.tuples(st.just("reader"), st.sampled_from(["who", "when", "kind"]), st.integers(1, 3)),
    st.tuples(st.just("break"), st.integers(0, 9), st.none()),
    st.tuples(st.just("build"), st.booleans(), st.none()),
)


class Broken(Exception):
    """A build that is broken off."""


def exported(archive: Archive) -> bytes:
    out = io.BytesIO()
    jsonl.write(archive.letters.whole(), out)
    return out.getvalue()


def fresh(folder: Path, scratch: Path) -> bytes:
    archive = create(scratch / "fresh.regesta")
    build(archive, [folder], workers=1)
    return exported(archive)


def breaking(archive: Archive, after: int) -> None:
    """Make the archive's writes fail from one on, as a kill between two transactions does."""
    left = iter(range(after))

    def guarded(write: Callable[..., Any]) -> Callable[..., Any]:
        def guard(*args: Any, **kwargs: Any) -> Any:
            if next(left, None) is None:
                raise Broken
            return write(*args, **kwargs)

        return guard

    for room, method in WRITES:
        tables = getattr(archive, room)
        setattr(tables, method, guarded(getattr(tables, method)))


def take(folder: Path, path: Path, readers: dict[str, int], one: tuple[str, Any, Any]) -> None:
    """Take one step with the folder or the archive."""
    what, first, second = one
    if what == "write":
        (folder / first).parent.mkdir(exist_ok=True)
        (folder / first).write_text(second, "utf-8")
    elif what == "move" and (folder / first).exists() and not (folder / second).exists():
        (folder / second).parent.mkdir(exist_ok=True)
        (folder / first).rename(folder / second)
    elif what == "remove":
        (folder / first).unlink(missing_ok=True)
        if second:
            build(open_archive(path), [folder], workers=1, prune=True)
    elif what == "reader":
        readers[first] = second
    elif what == "break":
        archive = open_archive(path)
        breaking(archive, first)
        with pytest.raises(Broken):
            build(archive, [folder], workers=1)
            raise Broken
    elif what == "build":
        build(open_archive(path), [folder], workers=1, prune=first)


def versioned(readers: dict[str, int]) -> tuple[regesta.readers.Reader, ...]:
    return tuple(
        replace(reader, version=f"test-{readers.get(reader.name, 0)}")
        for reader in regesta.readers.READERS
    )


@contextmanager
def under(readers: tuple[regesta.readers.Reader, ...]) -> Iterator[None]:
    """As if regesta had been released with other readers."""
    release = repr([(reader.name, reader.version) for reader in readers])
    with (
        mock.patch.object(regesta.readers, "READERS", readers),
        mock.patch.object(fingerprint, "of_package", lambda: release),
    ):
        yield


@given(st.lists(step, min_size=1, max_size=9))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_sequence_of_builds_exports_what_a_fresh_one_does(
    steps: list[tuple[str, Any, Any]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, path = Path(scratch) / "letters", Path(scratch) / "x.regesta"
        folder.mkdir()
        (folder / "a.txt").write_text(TEXTS[0], "utf-8")
        build(create(path), [folder], workers=1)
        readers: dict[str, int] = {}
        original = regesta.readers.READERS
        for one in steps:
            with mock.patch.object(regesta.readers, "READERS", original):
                current = versioned(readers)
            with under(current):
                take(folder, path, readers, one)
        with under(versioned(readers)):
            build(open_archive(path), [folder], workers=1, prune=True)
            assert exported(open_archive(path)) == fresh(folder, Path(scratch))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    shutil.copytree(BUNDLED / "letters", folder)
    return folder


def reads(archive: Archive, folder: Path) -> Iterator[tuple[str, ...]]:
    """Which readers read during a build, for each document."""
    seen: list[str] = []
    original = regesta.readers.Reader.readings

    def spy(self: regesta.readers.Reader, *args: Any) -> Any:
        seen.append(self.name)
        return original(self, *args)

    with mock.patch.object(regesta.readers.Reader, "readings", spy):
        build(archive, [folder], workers=1)
    yield from (tuple(seen[i:]) for i in range(len(seen)))


def test_a_changed_document_is_read_alone(letters: Path, tmp_path: Path) -> None:
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters], workers=1)
    (letters / "scan-0031.txt").write_text("Kashgar, 3 May 1912\n\nnow with a date", "utf-8")
    summary = build(archive, [letters], workers=1)
    assert (summary.read, summary.unchanged, summary.reread) == (1, 35, 0)
    letter = archive.letters.one("scan-0031")
    assert letter is not None and letter.sent.date is not None


def test_a_changed_reader_reads_again_alone_with_those_that_need_it(
    letters: Path, tmp_path: Path
) -> None:
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters], workers=1)
    changed = tuple(
        replace(reader, version="new") if reader.name == "when" else reader
        for reader in regesta.readers.READERS
    )
    with under(changed):
        seen = next(reads(archive, letters), ())
        assert set(seen) == {"when", "where"}
        assert len(seen) == 2 * 36
        assert next(reads(archive, letters), ()) == ()


def test_a_moved_file_is_one_document(letters: Path, tmp_path: Path) -> None:
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters], workers=1)
    (letters / "elders.txt").rename(letters / "telegrams" / "the-elders.txt")
    summary = build(archive, [letters], workers=1)
    assert (summary.moved, summary.vanished) == (1, [])
    ids = archive.letters.ids()
    assert len(ids) == 36
    assert "telegrams/the-elders" in ids and "elders" not in ids


def test_a_vanished_document_stays_until_it_is_pruned(letters: Path, tmp_path: Path) -> None:
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters], workers=1)
    (letters / "elders.txt").unlink()
    summary = build(archive, [letters], workers=1)
    assert summary.vanished == ["elders.txt"]
    assert "elders" in archive.letters.ids()
    summary = build(archive, [letters], workers=1, prune=True)
    assert summary.vanished == ["elders.txt"]
    assert "elders" not in archive.letters.ids()
    assert archive.search.count("elders summer fields") == 0
    assert exported(archive) == fresh(letters, tmp_path)


def test_nothing_is_pruned_from_a_folder_that_is_away(letters: Path, tmp_path: Path) -> None:
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters], workers=1)
    letters.rename(tmp_path / "elsewhere")
    summary = build(archive, [], workers=1, prune=True)
    assert summary.away == [str(letters.resolve())]
    assert len(archive.letters.ids()) == 36


def test_two_folders_that_share_a_name_keep_both_documents(letters: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "elders.txt").write_text("another text", "utf-8")
    archive = create(tmp_path / "x.regesta")
    build(archive, [letters, other], workers=1)
    assert {"elders", "other/elders"} <= set(archive.letters.ids())
    assert len(archive.letters.ids()) == 37


@needs_corpora
@pytest.mark.corpora
def test_a_killed_build_is_finished_by_the_next(tmp_path: Path) -> None:
    volume = CORPORA / "frus" / "frus1952-54Guat" / "plain"
    command = [sys.executable, "-m", "regesta", "build", str(volume), "-o"]
    began = time.monotonic()
    whole = tmp_path / "whole.regesta"
    subprocess.run([*command, str(whole)], check=True, capture_output=True)
    lasts = time.monotonic() - began
    expected = exported(open_archive(whole))
    chance = random.Random(1912)
    for attempt in range(4):
        path = tmp_path / f"{attempt}.regesta"
        with subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.2, lasts))
            os.kill(process.pid, signal.SIGKILL)
        done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert exported(open_archive(path)) == expected
