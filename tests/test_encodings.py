"""Bytes in any encoding become the text that was written, or a doubt, or a refusal."""

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.sources import Unreadable
from regesta.sources.encodings import decode
from regesta.sources.text import read

LETTERS = sorted(
    (Path(__file__).parents[1] / "examples/frontier-survey/letters").rglob("*.txt"),
)
NARROW = ("cp1251", "koi8-r", "cp1252", "latin-1", "gb18030")
WIDE = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": b"",
    "utf-16-be": b"",
    "UTF-16-LE": codecs.BOM_UTF16_LE,
    "UTF-16-BE": codecs.BOM_UTF16_BE,
    "UTF-32-LE": codecs.BOM_UTF32_LE,
    "UTF-32-BE": codecs.BOM_UTF32_BE,
}
SHORT = [
    "Приезжаю в среду утром. Целую всех. Твой Николай",
    "ВЫЕЗЖАЮ ЗАВТРА УТРОМ ВСТРЕЧАЙТЕ ИВАНОВ",
    "ДЕНЬГИ ПОЛУЧЕНЫ ТЧК ЖДУ УКАЗАНИЙ ТЧК ПЕТРОВ",
    "НЕМЕДЛЕННО СООБЩИТЕ ЧИСЛО ЛЮДЕЙ И ЛОШАДЕЙ",
    "Прошу выдать подателю сего три пуда муки.",
    "Милостивый Государь! Имею честь уведомить Васъ",
    "Карта получена, благодарю Васъ. Съ почтеніемъ, Н. Ильинъ",
    "Grüße aus München, alles läuft gut.",
    "Für Ihre Bemühungen herzlichen Dank!",
    "Das Maß ist voll, mein Lieber.",
    "Reçu votre dépêche; j'arrive à Paris mardi.",
    "À bientôt, mon cher élève, et bon courage",
    "L’hiver a été très rude – et long.",
    "Received £100 of Mr. Hooker, with thanks.",
    "I don’t know—ask him when he comes.",
    "“Yes,” he said, and left for Kew.",
    "We met at the café near the station.",
    "来电收悉，请速寄测量图。",
    "電悉，即飭該縣知照。此覆。",
    "大人鈞鑒：來函敬悉，當即照辦。",
    "明日到京，请派车来接，勿误为要。",
]


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return WIDE.get(encoding, b"") + text.encode(encoding)
    except UnicodeEncodeError:
        return None


@pytest.mark.parametrize("encoding", [*WIDE, *NARROW])
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_bundled_letter_comes_back(path: Path, encoding: str) -> None:
    text = path.read_bytes().decode("utf-8")
    data = _encoded(text, encoding)
    if data is not None:
        assert decode(data) == (text, None)


@pytest.mark.parametrize("encoding", [*WIDE, *NARROW])
@pytest.mark.parametrize("text", SHORT)
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    data = _encoded(text, encoding)
    if data is not None:
        assert decode(data) == (text, None)


def test_what_cannot_be_told_is_doubted() -> None:
    for text, encoding in (("И", "koi8-r"), ("Ж", "cp1251"), ("É", "cp1252")):
        assert decode(text.encode(encoding))[1], text


def test_two_encodings_in_one_file_are_doubted() -> None:
    first = "Деньги получены, благодарю вас за скорую присылку.\n"
    second = "Карту вышлю на будущей неделе вместе с отчётом.\n"
    _, doubt = decode(first.encode("cp1251") * 9 + second.encode("koi8-r"))
    assert doubt == "may not be in Windows-1251, as it was read"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Szanowny Panie, przesyłam żądane książki; proszę się nie śpieszyć, źle mi.", "cp1250"),
        (
            "Αγαπητέ φίλε, έλαβα την επιστολήν σου",
            "cp1253",
        ),
        ("敬啟者承寄報告業已收到甚為感謝尚祈繼續將測量結果隨時見示為荷", "big5"),
        ("拝啓、貴殿の御書簡を確かに受け取りました。", "shift_jis"),
    ],
)
def test_what_is_in_none_of_the_encodings_is_doubted(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert decode(data)[1]
    assert decode(data, encoding)[1] is None


def test_a_declaration_is_believed_only_if_it_makes_a_text() -> None:
    text = "Милостивый государь, посылаю вам карту."
    assert decode(text.encode("koi8-r"), "koi8-r") == (text, None)
    assert decode(text.encode("koi8-r"), "windows-1251") == (text, None)
    assert decode(text.encode("utf-8"), "windows-1251") == (text, None)
    for name in ("no-such-encoding", "rot13", "unicode_escape", "hex", "", "\0"):
        assert decode(text.encode("koi8-r"), name) == (text, None)
    assert decode("“Yes” – no…".encode("cp1252"), "iso-8859-1") == ("“Yes” – no…", None)


@pytest.mark.parametrize(
    ("text", "lost"), [("Карта получена", 1), ("來函敬悉", 1), ("來函敬悉", 2)]
)
def test_a_cut_file_is_read_up_to_its_end(text: str, lost: int) -> None:
    doubt = "ends in the middle of a character"
    assert decode(text.encode()[:-lost]) == (text[:-1] + "\ufffd", doubt)


def test_a_cut_file_in_other_encodings() -> None:
    text = "大人鈞鑒：來函敬悉，當即照辦。此致敬請勛安"
    doubt = "ends in the middle of a character"
    assert decode(text.encode("gb18030")[:-1]) == (text[:-1] + "\ufffd", doubt)
    assert decode(text.encode("utf-16")[:-1]) == (text[:-1] + "\ufffd", doubt)


def test_a_stray_byte_in_utf_8_is_shown_and_told() -> None:
    text = "Сообщаю, что карта готова.\n" * 60
    data = text.encode()
    at = data.index(b"\n") + 1
    found, doubt = decode(data[:at] + b"\xff" + data[at:])
    assert found.replace("\ufffd", "") == text
    assert doubt == "has a place that is not UTF-8, the first in line 2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text (it is an image under another name)"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "is no text (it is a PDF under another name)"),
        (bytes(200), "is no text (it has zero bytes)"),
        (b"text\0text\0more", "is no text (it has zero bytes)"),
        (random.Random(1).randbytes(5000), "is no text (it has zero bytes)"),
        (
            random.Random(1).randbytes(5000).replace(b"\0", b""),
            "is no text (it has many control characters)",
        ),
        (bytes(range(1, 9)) * 40, "is no text (it has many control characters)"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data)
    assert str(fault.value) == reason


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "big5", "cp1252", "?"]))
def test_any_bytes_are_read_or_refused(data: bytes, declared: str | None) -> None:
    try:
        text, _ = decode(data, declared)
    except Unreadable:
        return
    assert isinstance(text, str)


PRINTABLE = st.text(st.characters(blacklist_categories=("C",)), min_size=1).filter(
    lambda text: not text.startswith(("%PDF-", "{\\rtf", "GIF89a")),
)


@given(PRINTABLE)
def test_unicode_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, None)
    assert decode(text.encode("utf-8-sig")) == (text, None)
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + text.encode(codec)) == (text, None)
