"""Bad input and bad luck: one sentence each, nothing lost, no traceback."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.archive import create, open_archive
from regesta.intake import build
from regesta.layout import lay_out
from regesta.model import Transcript
from regesta.readers import read
from regesta.transcript import normalise
from tests.support import BUNDLED, CORPORA, needs_corpora
from tests.test_cli import regesta

GOOD = "Kashgar, 3 May 1912\n\nDear Sir,\n\nYes.\n\nYours truly,\nA. Merrow\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "letters"
    place.mkdir()
    (place / "good.txt").write_text(GOOD, "utf-8")
    return place


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "Could not be read: empty.txt is empty."),
        ("blank.txt", b" \n\n", "Could not be read: blank.txt is empty."),
        ("binary.txt", bytes(range(256)) * 40, "Could not be read: binary.txt "),
        ("half.txt", GOOD.encode() + "ü".encode()[:1], "Look again: half.txt "),
    ],
)
def test_a_bad_file_is_named_and_the_good_one_built(
    folder: Path, name: str, data: bytes, sentence: str
) -> None:
    (folder / name).write_bytes(data)
    done = regesta("build", folder, "-o", folder.parent / "x.regesta")
    assert done.returncode == 0
    assert sentence in done.stdout
    assert "good" in open_archive(folder.parent / "x.regesta").letters.ids()
    assert "Traceback" not in done.stdout + done.stderr


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = regesta("build", tmp_path / "none", "-o", tmp_path / "x.regesta")
    assert done.returncode == 0
    assert done.stderr.startswith("There is no file below ")
    assert len(done.stderr.splitlines()) == 1


def test_a_large_text_is_read(folder: Path) -> None:
    paragraph = "The wire was measured again and found as long as before, by day and by night. "
    (folder / "large.txt").write_text(GOOD + "\n" + (paragraph * 40 + "\n\n") * 19_000, "utf-8")
    assert (folder / "large.txt").stat().st_size > 55_000_000
    began = time.monotonic()
    done = regesta("build", folder, "-o", folder.parent / "x.regesta")
    assert done.returncode == 0, done.stderr
    assert "2 documents" in done.stdout
    assert time.monotonic() - began < 60


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(folder: Path) -> None:
    (folder / "shut.txt").write_text(GOOD, "utf-8")
    (folder / "shut.txt").chmod(0)
    done = regesta("build", folder, "-o", folder.parent / "x.regesta")
    assert "Could not be read: shut.txt cannot be opened (permission denied)." in done.stdout


def test_a_file_that_cannot_be_opened_keeps_what_was_read_of_it(folder: Path) -> None:
    archive = create(folder.parent / "x.regesta")
    build(archive, [folder], workers=1)
    (folder / "good.txt").unlink()
    (folder / "good.txt").symlink_to("nowhere")
    summary = build(archive, [folder], workers=1)
    assert [passed.source for passed in summary.unread] == ["good.txt"]
    assert archive.letters.ids() == ["good"]


def test_a_link_that_leads_to_itself_ends(folder: Path) -> None:
    (folder / "again").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    done = regesta("build", folder, "-o", folder.parent / "x.regesta")
    assert "1 document: 1 read now" in done.stdout
    assert "Could not be read: self.txt cannot be opened" in done.stdout


def test_names_that_are_hard_to_bear(folder: Path) -> None:
    names = ["a\nb.txt", "x" * 251 + ".txt", "#?%.txt", "späť.txt", "a.b.c.txt", "-o.txt"]
    for name in names:
        (folder / name).write_text(GOOD, "utf-8")
    path = folder.parent / "o#d?d %20.regesta"
    done = regesta("build", folder, "-o", path)
    assert done.returncode == 0, done.stderr
    ids = open_archive(path).letters.ids()
    assert {"a\nb", "x" * 251, "#?%", "a.b.c", "-o", "good"} <= set(ids)
    assert len(ids) == 7


def test_a_name_that_is_no_text_is_built(folder: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).write_text(GOOD, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    done = regesta("build", folder, "-o", folder.parent / "x.regesta")
    assert done.returncode == 0, done.stderr
    assert "2 documents" in done.stdout


def test_an_archive_that_is_none(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.regesta"
    other.write_text("These are my notes.\n" * 99, "utf-8")
    for words in (("build", folder, "-o", other), ("calendar", other)):
        done = regesta(*words)
        assert done.returncode == 1
        assert "is no archive of regesta" in done.stderr
        assert other.read_text("utf-8").startswith("These are my notes.")
    database = tmp_path / "other.regesta"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (x)")
    assert "is no archive of regesta" in regesta("calendar", database).stderr


def test_an_archive_of_a_newer_version(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    regesta("build", folder, "-o", path)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('2099-01-01-wonders')")
    done = regesta("calendar", path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "was made by a newer regesta: update regesta" in done.stderr


def test_a_full_disk_is_one_sentence_and_the_archive_opens(tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    create(path)
    command = [sys.executable, "-m", "regesta", "build", str(BUNDLED / "letters"), "-o", str(path)]

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (220_000, 220_000))

    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=no_room)
    assert done.returncode == 1
    assert "make room on the disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert regesta(*command[3:]).returncode == 0
    assert len(open_archive(path).letters.ids()) == 36


def test_a_second_build_says_who_holds_the_archive(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    archive = create(path)
    build(archive, [folder], workers=1)
    with archive.building():
        done = regesta("build", folder, "-o", path)
        assert done.returncode == 1
        assert f"is being built by process {os.getpid()} on " in done.stderr
        assert regesta("show", path, "good").returncode == 0
        assert "1 letter" in regesta("search", path, "merrow").stdout
    assert regesta("build", folder, "-o", path).returncode == 0


def test_readers_go_on_while_a_build_writes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    build(create(path), [folder], workers=1)
    with sqlite3.connect(path, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE letter SET kind = 'order'")
        assert "1 letter" in regesta("search", path, "from:merrow").stdout
        assert regesta("show", path, "good").returncode == 0
        writer.execute("ROLLBACK")


def test_two_files_that_differ_only_in_their_ending(folder: Path) -> None:
    (folder / "good.htm").write_text(f"<html><body><p>{GOOD}</p></body></html>", "utf-8")
    archive = create(folder.parent / "x.regesta")
    build(archive, [folder], workers=1)
    assert archive.letters.ids() == ["good.htm", "good.txt"]


def mutated(chance: random.Random, texts: list[str]) -> str:
    """A letter cut, doubled, stirred and sprinkled."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.choices(range(len(text) + 1), k=2))
        piece = text[at:to]
        text = chance.choice(
            [
                text[:at] + text[to:],
                text[:at] + piece * chance.randint(2, 40) + text[to:],
                text[:at] + piece[::-1] + text[to:],
                text[:at] + chr(chance.randrange(1, 0xD7FF)) * chance.randint(1, 400) + text[at:],
                text[:at] + chance.choice(texts)[: chance.randint(1, 900)] + text[to:],
                text.replace(" ", chance.choice(["", "\n", "  ", "\t", ", "])),
                text.upper(),
                text[:at] + "1 2/3. " * chance.randint(1, 300) + text[at:],
            ]
        )
    return text[:200_000]


def texts() -> Iterator[str]:
    for path in sorted((BUNDLED / "letters").rglob("*.txt")):
        yield path.read_text("utf-8")


def test_two_thousand_mutated_letters_are_read_without_a_fault() -> None:
    chance = random.Random(1934)
    originals = list(texts())
    slowest = 0.0
    for _ in range(2000):
        text = mutated(chance, originals)
        began = time.monotonic()
        layout = lay_out(Transcript(normalise(text)))
        for reading in read(layout):
            assert reading.words == layout.words(reading.span)
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < 10


@needs_corpora
@pytest.mark.corpora
def test_a_build_broken_off_at_the_keyboard_says_how_to_go_on(tmp_path: Path) -> None:
    volume = CORPORA / "frus" / "frus1952-54Guat" / "plain"
    command = [sys.executable, "-m", "regesta", "build", str(volume), "-o", str(tmp_path / "x")]
    for wait in (0.0, 0.2, 0.5):
        process = subprocess.Popen(
            command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, process_group=0
        )
        while not (tmp_path / "x").exists():
            time.sleep(0.02)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        if process.returncode != 0:
            assert process.returncode == 130
            assert told.strip() == "Broken off: run the same command again to go on."
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(open_archive(tmp_path / "x").letters.ids()) == 286
