"""The commands, as a person at a terminal meets them."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import BUNDLED


def regesta(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "regesta", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=None,
        check=False,
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "frontier.regesta"
    built = regesta("build", BUNDLED / "letters", "-o", path)
    assert built.returncode == 0, built.stderr
    assert "36 documents: 36 read now, 0 unchanged." in built.stdout
    assert "By kind: 20 letter, 8 telegram" in built.stdout
    return path


def test_the_calendar_is_in_order_of_date_and_the_undated_last(archive: Path) -> None:
    printed = regesta("calendar", archive).stdout
    entries = [line for line in printed.splitlines() if line[:1].strip()]
    dated = [line for line in entries if line[0].isdigit()]
    assert len(entries) == 36
    assert entries[: len(dated)] == dated
    assert dated[0].startswith("1911 Sept. 27")
    assert "P. S. Ardatov to Veretennikov" in dated[0]
    assert any(line.startswith("[year?] Nov. 12") for line in entries[len(dated) :])


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (("--person", "ОЛЬХИН"), 0),
        (("--person", "olkhin"), 3),
        (("--place", "toghrak"), 2),
        (("--since", "1913", "--until", "1913-03"), 3),
        (("--until", "1911-10-01"), 1),
        (("--person", "nobody at all"), 0),
    ],
)
def test_the_calendar_is_filtered(archive: Path, options: tuple[str, ...], number: int) -> None:
    printed = regesta("calendar", archive, *options).stdout
    entries = [line for line in printed.splitlines() if line[:1].strip()]
    entries = [line for line in entries if "left out" not in line]
    if number == 0:
        assert entries == ["No document fits."]
    else:
        assert len(entries) == number


def test_show_gives_the_words_behind_every_value(archive: Path) -> None:
    shown = regesta("show", archive, "1912-02-06-tao-to-veretennikov").stdout
    assert shown.startswith("1912 Feb. 6. Tao Wenlu to Veretennikov.")
    assert "\ntranslator " in shown and "Hakim-jan Niyazov" in shown
    assert "\ndate " in shown and "line " in shown


def test_export_jsonl_and_csv_agree(archive: Path, tmp_path: Path) -> None:
    lines = regesta("export", archive, "jsonl").stdout.splitlines()
    out = tmp_path / "calendar.csv"
    assert regesta("export", archive, "csv", "-o", out).returncode == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    records = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    for row, record in zip(rows, records, strict=True):
        assert row["date"] == (record["sent"]["date"] or {}).get("edtf", "")
        assert row["fonds"] == (record["record"]["fonds"] or "")


def test_check_counts_against_a_truth(archive: Path) -> None:
    counted = regesta("check", archive, BUNDLED / "truth.jsonl", "--errors").stdout.splitlines()
    assert counted[0] == "36 of the truth's 36 documents are in the calendar."
    assert counted[2].split()[:4] == ["sender", "1.000", "1.000", "1.000"]


def test_check_lists_what_is_wrong(archive: Path, tmp_path: Path) -> None:
    truth = {"id": "scan-0017", "place": "Bokhara", "sender": [{"name": "Somebody Else"}]}
    (tmp_path / "truth.jsonl").write_text(json.dumps(truth) + "\n", "utf-8")
    counted = regesta("check", archive, tmp_path / "truth.jsonl", "--errors").stdout
    assert "scan-0017  place: given Yarkand <- 'Yarkand'; true Bokhara" in counted
    assert "true Somebody Else" in counted


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("build", "no/such/folder"), 1, "There is no folder no/such/folder"),
        (("calendar", "none.regesta"), 1, "There is no archive none.regesta"),
        (("show", "ARCHIVE", "1912-02-06"), 1, "did you mean 1912-02-06-tao-to-veretennikov?"),
        (("export", "ARCHIVE", "papyrus"), 2, "there is no format papyrus"),
        (("calendar", "ARCHIVE", "--since", "last year"), 2, "last year is no date"),
        (("check", "ARCHIVE", "no.jsonl"), 1, "There is no truth no.jsonl"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    archive: Path, tmp_path: Path, words: tuple[str, ...], status: int, sentence: str
) -> None:
    named = [str(archive) if word == "ARCHIVE" else word for word in words]
    done = regesta(*named, cwd=tmp_path)
    assert done.returncode == status
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_second_build_reads_nothing_and_exports_the_same(tmp_path: Path) -> None:
    path = tmp_path / "twice.regesta"
    regesta("build", BUNDLED / "letters", "-o", path)
    first = regesta("export", path, "jsonl").stdout
    again = regesta("build", BUNDLED / "letters", "-o", path)
    assert "36 documents: 0 read now, 36 unchanged." in again.stdout
    assert regesta("export", path, "jsonl").stdout == first


def test_what_cannot_be_read_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "good.txt").write_text("Kashgar, 3 May 1912\n\nDear Sir,\n\nYes.\n", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 99)
    (folder / ".hidden.txt").write_text("hidden", "utf-8")
    (folder / "scan.tiff").write_bytes(b"II*")
    built = regesta("build", folder, "-o", tmp_path / "x.regesta")
    assert built.returncode == 0
    assert "1 document:" in built.stdout
    assert "Could not be read: empty.txt is empty." in built.stdout
    assert "Could not be read: binary.txt is no text" in built.stdout
    assert "Passed over, hidden: 1 (.hidden.txt)." in built.stdout
    assert "no reader for .tiff yet: 1 (scan.tiff)" in built.stdout
