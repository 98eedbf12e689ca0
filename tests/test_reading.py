"""What holds of every document: the zones cover it, the words stand at their spans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.layout import lay_out
from regesta.model import Transcript
from regesta.readers import READERS, read
from regesta.transcript import normalise
from tests.support import BUNDLED

PIECES = [
    "Kashgar, 12/25 March 1912", "Dear Sir,", "My dear Hooker", "Yours sincerely,", "C. Darwin",
    "Letter from A. B. to the Governor", "To the Soviets and", "P.S. One thing more.", "\n", "\n\n",
    "[1] See above.", "Source: RGASPI f. 558 op. 11 d. 323, l. 26-29.", "No. 14", "Secret",
    "I have received your letter of 27 July, and answer it by its points, one after the other.",
    "Дорогой друг!", "С уважением,", "電報第八十三號", "喀什噶爾道台陶文祿鑒：", "Enclosure",
    "Copy to X", "\u202eשלום", "e\u0301", "\x0c", "|", "…",
    "(Sgd.)", "for the Director", "Received 3 May 1912",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=14).map("\n".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_zones_are_sorted_and_cover_what_is_not_blank(text: str) -> None:
    layout = lay_out(Transcript(normalise(text)))
    covered = [False] * len(layout.text)
    end = 0
    for zone in layout.zones:
        assert end <= zone.span.start < zone.span.end <= len(layout.text)
        end = zone.span.end
        covered[zone.span.start : end] = [True] * (end - zone.span.start)
    bare = [c for c, told in zip(layout.text, covered, strict=True) if not told and not c.isspace()]
    assert bare == []


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_reading_quotes_its_span(text: str) -> None:
    layout = lay_out(Transcript(normalise(text)))
    for reading in read(layout):
        start, end = reading.span
        assert 0 <= start < end <= len(layout.text)
        assert reading.words == layout.text[start:end]
        assert 0 < reading.confidence <= 1
        assert reading.reader in {reader.name for reader in READERS}
        assert reading.version


def test_the_same_document_gives_the_same_readings() -> None:
    text = (BUNDLED / "letters" / "1912-09-06-despatch-402.txt").read_text("utf-8")
    first, second = (read(lay_out(Transcript(text))) for _ in range(2))
    assert first == second
    assert [r.id for r in first] == [r.id for r in second]
    assert len({r.id for r in first}) == len(first)


@pytest.mark.parametrize("text", ["", "\n\n", "word", "a b c\n" * 3, "1\n2\n3"])
def test_text_without_any_formula_is_no_letter_and_no_fault(text: str) -> None:
    layout = lay_out(Transcript(text))
    assert [r for r in read(layout) if r.question in ("sender", "addressee", "date")] == []


def test_page_and_line_of_an_offset() -> None:
    transcript = Transcript("one\ntwo\fthree\nfour")
    assert transcript.place(transcript.text.index("two")) == (1, 2)
    assert transcript.place(transcript.text.index("three")) == (2, 1)
    assert transcript.place(transcript.text.index("four")) == (2, 2)
