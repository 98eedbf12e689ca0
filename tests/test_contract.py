"""The export holds to the contract, line by line."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from regesta.archive import Archive
from regesta.publish import jsonl
from tests.support import BUNDLED, CONTRACT, CORPORA, SEEDS, archive_of, needs_corpora

pytestmark = needs_corpora


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(CONTRACT.read_text("utf-8")))


def exported(archive: Archive, out: Path) -> list[dict[str, Any]]:
    with out.open("wb") as file:
        jsonl.write(archive.letters.whole(), file)
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    "folder",
    [
        BUNDLED / "letters",
        SEEDS,
        CORPORA / "letters1916" / "plain",
        CORPORA / "frus" / "frus1952-54Guat" / "printed",
    ],
    ids=["bundled", "seeds", "letters1916", "printed"],
)
def test_every_line_is_valid_and_quotes_its_text(
    folder: Path, validator: jsonschema.Draft202012Validator, tmp_path: Path
) -> None:
    records = exported(archive_of(folder, tmp_path), tmp_path / "out.jsonl")
    sources = set(folder.rglob("*.txt"))
    assert len(records) == len(sources)
    assert [r["id"] for r in records] == sorted(r["id"] for r in records)
    for record in records:
        validator.validate(record)
        assert record["held"] and record["standing"] == "held"
        for proof in record["evidence"]:
            start, end = proof["span"]
            assert 0 <= start < end <= len(record["text"])
            value = _at(record, proof["path"])
            if isinstance(value, dict) and value.get("span"):
                assert value["span"] == proof["span"]
                assert value["as_written"] == record["text"][start:end]


def _at(record: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        record = record[int(step)] if isinstance(record, list) else record[step]
    assert record is not None, pointer
    return record


def test_every_value_has_its_evidence(tmp_path: Path) -> None:
    for record in exported(archive_of(BUNDLED / "letters", tmp_path), tmp_path / "out.jsonl"):
        paths = {proof["path"] for proof in record["evidence"]}
        for name, value in record["record"].items():
            assert (value is None) or f"/record/{name}" in paths
        for name in ("kind", "number", "language", "heading", "translated_from"):
            assert record[name] is None or f"/{name}" in paths
        for i, _ in enumerate(record["sent"]["agents"]):
            assert f"/sent/agents/{i}" in paths
