"""The two documents that regesta began with, read as the design says."""

import pytest

from regesta.model import Letter
from tests.support import SEEDS, calendar_of, needs_corpora

pytestmark = needs_corpora


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Letter]:
    return calendar_of(SEEDS, tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def sheng(seeds: dict[str, Letter]) -> Letter:
    return seeds["sheng-1934"]


@pytest.fixture
def turkestan(seeds: dict[str, Letter]) -> Letter:
    return seeds["turkestan-1919"]


def zone_at(letter: Letter, words: str) -> str:
    """The zone in which words first stand."""
    at = letter.text.index(words)
    return next(z.zone for z in letter.zones if z.span.start <= at < z.span.end)


def test_sheng_writes_to_three(sheng: Letter) -> None:
    (sender,) = sheng.sent.agents
    assert (sender.name, sender.as_written, sender.kind) == (
        "Sheng Shicai",
        "Governer Shicai Sheng",
        "person",
    )
    assert [agent.name for agent in sheng.received.agents] == ["Stalin", "Molotov", "Voroshilov"]
    (signed,) = sheng.signed
    assert (signed.name, signed.id) == ("Sheng Shicai", sender.id)
    assert sheng.carriers == ()


def test_sheng_in_time_and_nowhere(sheng: Letter) -> None:
    assert sheng.sent.date is not None
    assert (sheng.sent.date.edtf, sheng.sent.date.basis) == ("1934-11-01", "stated")
    assert sheng.sent.place is None
    assert sheng.received.place is None


def test_sheng_is_a_letter_with_its_record(sheng: Letter) -> None:
    record = sheng.record
    assert (sheng.kind, sheng.language, sheng.number) == ("letter", "en", None)
    assert (record.repository, record.fonds, record.opis) == ("RGASPI", "558", "11")
    assert (record.delo, record.leaves) == ("323", "26-29")
    assert (record.contributor, record.translator) == ("Jamil Hasanli", "Gary Goldberg")
    assert (record.summary or "").startswith("Responding to Stalin")
    assert "welcomes reuse" in (record.rights or "")
    assert (record.rights_uri, record.record_id) == (None, None)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Skip to content", "furniture"),
        ("Letter from Governer", "heading"),
        ("This document was made possible", "furniture"),
        ("I have received your letter", "body"),
        ("I wish you [good] health", "body"),
        ("Sheng Shicai\n", "signature"),
        ("1 November 1934", "dateline"),
        ("4.XII.71", "apparatus"),
        ("Responding to Stalin", "apparatus"),
        ("Document Information", "furniture"),
        ("RGASPI", "apparatus"),
        ("To enquire about", "apparatus"),
        ("Record ID", "furniture"),
    ],
)
def test_sheng_zones(sheng: Letter, words: str, zone: str) -> None:
    assert zone_at(sheng, words) == zone


def test_turkestan_goes_to_two_bodies(turkestan: Letter) -> None:
    (sender,) = turkestan.sent.agents
    assert (sender.name, sender.kind) == ("J. V. Stalin", "person")
    assert sender.role == "Member of the Bureau of the Party Central Committee, People’s Commissar"
    assert [(agent.name, agent.kind) for agent in turkestan.received.agents] == [
        ("Soviets of Turkestan", "body"),
        ("Party Organisations of Turkestan", "body"),
    ]
    assert [agent.name for agent in turkestan.signed] == ["J. Stalin"]


def test_turkestan_in_time_and_place(turkestan: Letter) -> None:
    assert turkestan.sent.date is not None and turkestan.sent.place is not None
    assert turkestan.sent.date.edtf == "1919-02-12"
    assert turkestan.sent.place.name == "Moscow"


def test_turkestan_is_a_circular_with_its_record(turkestan: Letter) -> None:
    record = turkestan.record
    assert (turkestan.kind, turkestan.language) == ("circular", "en")
    assert (record.source or "").startswith("Works, Vol. 4")
    assert record.publisher == "Foreign Languages Publishing House, Moscow, 1953"
    assert record.transcriber == "Salil Sen"
    assert record.rights_uri == "https://creativecommons.org/publicdomain/mark/1.0/"
    assert record.shelfmark is None


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("J. V. Stalin", "heading"),
        ("the Party Organisations", "heading"),
        ("February 12, 1919", "dateline"),
        ("Source :", "apparatus"),
        ("Public Domain", "apparatus"),
        ("With the liberation", "body"),
        ("Member of the Bureau", "signature"),
        ("J. Stalin", "signature"),
        ("Moscow, February", "dateline"),
    ],
)
def test_turkestan_zones(turkestan: Letter, words: str, zone: str) -> None:
    assert zone_at(turkestan, words) == zone
