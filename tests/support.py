"""What the tests share: where things lie, and how a folder becomes letters."""

import os
from pathlib import Path

import pytest

from regesta.archive import Archive, create
from regesta.intake import build
from regesta.model import Letter

ROOT = Path(__file__).parent.parent
BUNDLED = ROOT / "examples" / "frontier-survey"
CORPORA = Path(os.environ.get("REGESTA_CORPORA", ROOT.parent / "shared" / "corpora"))
SEEDS = CORPORA.parent / "seeds"
CONTRACT = CORPORA.parent / "contract" / "record.schema.json"

needs_corpora = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the corpora are absent: set REGESTA_CORPORA"
)


def archive_of(folder: Path, scratch: Path, workers: int = 1) -> Archive:
    """The archive of a folder, built in a scratch folder."""
    archive = create(scratch / "test.regesta")
    build(archive, [folder], workers=workers)
    return archive


def calendar_of(folder: Path, scratch: Path) -> dict[str, Letter]:
    """The letters of a folder, with their texts, by id."""
    return {letter.id: letter for letter in archive_of(folder, scratch).letters.whole()}
