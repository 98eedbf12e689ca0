"""The accuracy floors, a gate: every document of the corpora is there, and read no worse."""

import tomllib
from pathlib import Path

import pytest

from regesta.archive import create
from regesta.check import check, read_truth
from regesta.intake import build
from tests.support import CORPORA, needs_corpora

pytestmark = [needs_corpora, pytest.mark.corpora]

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
FOLDERS = {
    "frus-plain": sorted((CORPORA / "frus").glob("*/plain")),
    "darwin": [CORPORA / "darwin" / "plain"],
    "letters1916": [CORPORA / "letters1916" / "plain"],
}


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_no_floor_is_broken(corpus: str, tmp_path: Path) -> None:
    folders = FOLDERS[corpus]
    archive = create(tmp_path / f"{corpus}.regesta")
    build(archive, folders)
    letters = list(archive.letters.each())
    assert len(letters) == sum(1 for folder in folders for _ in folder.rglob("*.txt"))
    truths = read_truth(folder.parent / "truth.jsonl" for folder in folders)
    assert {letter.id for letter in letters} == truths.keys()
    scores = check(letters, truths)
    given = {question: round(scores[question].f1, 4) for question in FLOORS[corpus]}
    print(corpus, given)
    broken = {q: f1 for q, f1 in given.items() if f1 < FLOORS[corpus][q]}
    assert broken == {}
