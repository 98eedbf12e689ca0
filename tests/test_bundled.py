"""The bundled letters, read as their truth says, value by value."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from regesta.check import check, read_truth
from regesta.model import Letter
from tests.support import BUNDLED, calendar_of

TRUTH = read_truth([BUNDLED / "truth.jsonl"])


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Letter]:
    return calendar_of(BUNDLED / "letters", tmp_path_factory.mktemp("bundled"))


def test_every_file_is_a_document(letters: dict[str, Letter]) -> None:
    assert sorted(letters) == sorted(TRUTH)
    assert len(letters) >= 30


@pytest.mark.parametrize("question", ["sender", "addressee", "signed", "date", "place"])
def test_parties_dates_and_places(letters: dict[str, Letter], question: str) -> None:
    score = check(letters.values(), TRUTH)[question]
    assert (score.wrong, score.missed) == (0, 0)
    assert score.right >= 20


@pytest.mark.parametrize("id_", sorted(TRUTH))
def test_the_entry(letters: dict[str, Letter], id_: str) -> None:
    assert dict(_given(letters[id_])) == dict(_true(TRUTH[id_]))


def _given(letter: Letter) -> Iterator[tuple[str, object]]:
    yield "heading", letter.heading
    yield "kind", letter.kind
    yield "number", letter.number
    yield "language", letter.language
    yield "calendar", letter.sent.date.calendar if letter.sent.date else None
    yield "received_place", letter.received.place.name if letter.received.place else None
    yield "translated_from", letter.translated_from
    yield "marks", [mark.casefold() for mark in letter.marks]
    yield "carriers", [agent.name for agent in letter.carriers]
    yield "copies", [agent.name for agent in letter.copies]
    for field, value in json.loads(json.dumps(_record(letter))).items():
        yield f"record.{field}", value


def _record(letter: Letter) -> Mapping[str, Any]:
    fields = letter.record.__dataclass_fields__
    return {name: getattr(letter.record, name) for name in fields if getattr(letter.record, name)}


def _true(truth: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    heading = truth.get("heading")
    yield "heading", " ".join(heading.split()) if heading else None
    yield "kind", truth.get("kind")
    yield "number", truth.get("number")
    yield "language", truth.get("language")
    date = truth.get("date") or {}
    yield "calendar", date.get("calendar") if date.get("calendar") == "julian" else None
    yield "received_place", truth.get("received_place")
    yield "translated_from", truth.get("translated_from")
    yield "marks", [mark.casefold() for mark in truth.get("marks") or ()]
    yield "carriers", list(truth.get("carriers") or ())
    yield "copies", list(truth.get("copies") or ())
    for field, value in (truth.get("record") or {}).items():
        if value:
            yield f"record.{field}", value


def test_the_readme_lists_the_lost(letters: dict[str, Letter]) -> None:
    lines = (BUNDLED / "unheld.jsonl").read_text("utf-8").splitlines()
    unheld = [json.loads(line) for line in lines]
    assert len(unheld) >= 8
    for mention in (mention for record in unheld for mention in record["mentions"]):
        assert mention["text"] in _text(mention["document"])


def _text(id_: str) -> str:
    return Path(BUNDLED / "letters" / f"{id_}.txt").read_text("utf-8")
