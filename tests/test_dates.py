"""Dates: every form read, conversions, completion, and speed on hostile texts."""

import datetime
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta import dates
from regesta.dates import Dating, bounds, complete, find, is_valid

DAYS = st.dates(datetime.date(1700, 1, 1), datetime.date(2050, 12, 31))
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
RUSSIAN = [
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
]  # fmt: skip
ROMAN = [
    "I", "II", "III", "IV", "V", "VI",
    "VII", "VIII", "IX", "X", "XI", "XII",
]  # fmt: skip

# The words, their EDTF; the words of the date where they are not the whole.
FORMS = [
    ("February 12, 1919", "1919-02-12"),
    ("12 February 1919", "1919-02-12"),
    ("Nov. 1 1934", "1934-11-01"),
    ("1st Novr 1853", "1853-11-01"),
    ("Octr 3d 1851", "1851-10-03"),
    ("Aug. 12th. 1916", "1916-08-12"),
    ("17th Feb. 1916", "1916-02-17"),
    ("3rd of May 1912", "1912-05-03"),
    ("September 4 , 1947", "1947-09-04"),
    ("12\u00a0May\u00a01916", "1916-05-12"),
    ("12th\nMay 1916", "1916-05-12"),
    ("May 4th\n1916", "1916-05-04"),
    ("1912, May 3", "1912-05-03"),
    ("1916-05-04", "1916-05-04"),
    ("4.5.1916", "1916-05-04"),
    ("12. 3. 1912", "1912-03-12"),
    ("4.XII.1871", "1871-12-04"),
    ("12 марта 1912 года", "1912-03-12"),
    ("1 ноября 1934 г.", "1934-11-01"),
    ("Сентября 3-го 1901", "1901-09-03"),
    ("1 Іюня 1905", "1905-06-01"),
    ("1 Iюля 1905", "1905-07-01"),
    ("12 März 1912", "1912-03-12"),
    ("12. März 1912", "1912-03-12"),
    ("dritten Mai 1912", "1912-05-03"),
    ("dreißigsten Mai 1912", "1912-05-30"),
    ("12 mars 1912", "1912-03-12"),
    ("1er mai 1912", "1912-05-01"),
    ("27 Oct [1821]", "1821-10-27"),
    ("18 [May 1859]", "1859-05-18"),
    ("[8] June [1850]", "1850-06-08"),
    ("3 May 185[4]", "1854-05-03"),
    ("May [1854]", "1854-05"),
    ("June 1955", "1955-06"),
    ("Spring 1912", "1912-21"),
    ("1848 г.", "1848"),
    ("1–5 May 1912", "1912-05-01/1912-05-05"),
    ("3 to 5 May 1912", "1912-05-03/1912-05-05"),
    ("27–8 May 1848", "1848-05-27/1848-05-28"),
    ("May 30–June 2, 1955", "1955-05-30/1955-06-02"),
    ("30 December 1911–2 January 1912", "1911-12-30/1912-01-02"),
    ("October–December 1846", "1846-10/1846-12"),
    ("1–5 May", "XXXX-05-01/XXXX-05-05"),
    ("about 3 May 1912", "1912-05-03~"),
    ("c. 4 Mar 1847", "1847-03-04~"),
    ("около 3 мая 1912 г.", "1912-05-03~"),
    ("before 3 May 1912", "../1912-05-03"),
    ("не позднее 3 мая 1912", "../1912-05-03"),
    ("after 3 May 1912", "1912-05-03/.."),
    ("не ранее 3 мая 1912", "1912-05-03/.."),
    ("c. 1850", "1850~"),
    ("1854", "1854"),
    ("1854?", "1854?"),
    ("3 May? 1912", "1912-05-03?"),
    ("27 July", "XXXX-07-27"),
    ("July 27", "XXXX-07-27"),
    ("third of May", "XXXX-05-03"),
    ("Monday 3rd", "XXXX-XX-03"),
    ("27th ult.", "XXXX-XX-27"),
    ("yesterday", "XXXX-XX-XX"),
    ("1912年3月25日", "1912-03-25"),
    ("三月二十五日", "XXXX-03-25"),
    ("民国二十三年十一月一日", "1934-11-01"),
]


@pytest.mark.parametrize(("words", "edtf"), FORMS)
def test_form(words: str, edtf: str) -> None:
    assert [(one.dating.as_written, one.dating.edtf) for one in find(words)] == [(words, edtf)]
    bracketed = find(f"[{words}]")
    assert [(one.start, one.dating.edtf) for one in bracketed] in ([(1, edtf)], [(0, edtf)])


@pytest.mark.parametrize("words", [words for words, _ in FORMS])
def test_every_form_is_valid_edtf(words: str) -> None:
    assert all(is_valid(one.dating.edtf) for one in find(words))


@pytest.mark.parametrize(
    ("words", "edtf", "hour"),
    [
        ("April 1, 1956—9 p.m.", "1956-04-01", "21:00"),
        ("May 16,1954, 2135Z", "1954-05-16", "21:35"),
        ("September 20, 1958—2:16 p.m.", "1958-09-20", "14:16"),
        ("July 13, 1949—5 p. m.", "1949-07-13", "17:00"),
        ("November 15, 1958, 6 p.m.", "1958-11-15", "18:00"),
        ("November 15, 1958, 12:48 p.m", "1958-11-15", "12:48"),
        ("December 1, 1956—noon", "1956-12-01", "12:00"),
        ("December 1, 1956—midnight", "1956-12-01", "00:00"),
        ("December 31, 1956, 1–3 p.m.", "1956-12-31", "13:00"),
        ("December 31, 1956, 11–1 p.m.", "1956-12-31", "11:00"),
        ("10 March 1953—[3:08 p.m.]", "1953-03-10", "15:08"),
    ],
)
def test_time(words: str, edtf: str, hour: str) -> None:
    [one] = find(words)
    assert (one.dating.as_written, one.dating.edtf, one.dating.time) == (words, edtf, hour)


@pytest.mark.parametrize(
    ("words", "edtf", "calendar", "doubtful"),
    [
        ("12/25 March 1912", "1912-03-25", None, False),
        ("March 12/25, 1912", "1912-03-25", None, False),
        ("12 (25) марта 1912 г.", "1912-03-25", None, False),
        ("12/25.III.1912", "1912-03-25", None, False),
        ("28 February/13 March 1911", "1911-03-13", None, False),
        ("28/13 March 1911", "1911-03-13", None, False),
        ("28 February/13 March 1912", "1912-03-13", None, True),  # one day off in a leap year
        ("30 Dec. 1911/12 Jan. 1912", "1912-01-12", None, False),
        ("5/17 April 1877", "1877-04-17", None, False),
        ("3/9 May 1912", "1912-05-03/1912-05-09", None, True),
        ("12/25 March", "XXXX-03-25", None, False),
        ("3 May 1912 (O.S.)", "1912-05-16", "julian", False),
        ("3 May 1912 O.S.", "1912-05-16", "julian", False),
        ("3 May 1912 N.S.", "1912-05-03", "gregorian", False),
        ("12 марта 1912 г. (ст. ст.)", "1912-03-25", "julian", False),
        ("12 марта 1912 года старого стиля", "1912-03-25", "julian", False),
        ("12. März 1912 a. St.", "1912-03-25", "julian", False),
        ("29 February 1900 O.S.", "1900-03-13", "julian", False),
        ("May 1912 O.S.", "1912-05-14/1912-06-13", "julian", False),
        ("3 Feb. 1711/12", "1712-02-14", "julian", False),
        ("4.5.16", "1916-05-04", None, True),
        ("16/7/'16", "1916-07-16", None, True),
        ("4/5/16", "1916-05-04", None, True),
        ("4/5/1916", "1916-05-04", None, True),
        ("28/10/1916", "1916-10-28", None, False),
        ("10/28/1916", "1916-10-28", None, False),
        ("4.XII.71", "1971-12-04", None, True),
        ("14 or 21 March 1858", "1858-03-14/1858-03-21", None, True),
        ("30 February 1912", "1912-02", None, True),
    ],
)
def test_calendar_and_doubt(words: str, edtf: str, calendar: str | None, doubtful: bool) -> None:
    [one] = find(words)
    dating = one.dating
    assert (dating.as_written, dating.edtf) == (words, edtf)
    assert (dating.calendar, dating.doubtful) == (calendar, doubtful)


@pytest.mark.parametrize(
    "words",
    "1,500|in 1848|paragraph 3.2|at 7.39|£16.10.05|May I come|we march 5 miles|May 1,500 men|[?]|"
    "Saturday|the 3rd Regiment|v4.5.16|16.10.05.3|100|about 1900 roubles|you may 3|31.31.1916|"
    "the 1st. rudiments|ca 1912 Xyz|1848|12-5|No. 45/12|SNIE 30–3–58|&c 1859".replace(
        "|1848|", "|"
    ).split("|"),
)
def test_no_date(words: str) -> None:
    assert find(words) == []


def test_in_running_text() -> None:
    text = "Your letters of 3 and 7 May 1912, and the telegram of the 9th, came on Tuesday, 4 June."
    assert [(one.dating.as_written, one.dating.edtf) for one in find(text)] == [
        ("3", "1912-05-03"),
        ("7 May 1912", "1912-05-07"),
        ("9th", "XXXX-XX-09"),
        ("Tuesday, 4 June", "XXXX-06-04"),
    ]
    assert find("Did you come on 3 May 1912? No.")[0].dating.edtf == "1912-05-03"
    assert find("le 12 mars 1912")[0].start == 3
    assert [one.dating.edtf for one in find("before July 27")] == ["XXXX-07-27"]


def test_weekdays() -> None:
    [one] = find("Tuesday, 4 May 1915")
    assert one.dating.weekday == 2
    assert find("13 May 1912 (Monday)")[0].dating.weekday == 1
    text = "On Saturday he sat; am Dienstag, в среду"
    found = dates.find_weekdays(text)
    assert [(text[one.start : one.end], one.weekday) for one in found][:2] == [
        ("Saturday", 6),
        ("Dienstag", 2),
    ]


def test_part_of_a_text() -> None:
    text = "3 May 1912; 4 May 1912; 5 May 1912"
    [one] = find(text, 12, 22)
    assert (one.start, one.end, one.dating.as_written) == (12, 22, "4 May 1912")


@given(DAYS)
def test_every_day_in_every_style(day: datetime.date) -> None:
    month, russian, roman = MONTHS[day.month - 1], RUSSIAN[day.month - 1], ROMAN[day.month - 1]
    year = f"{day.year}"
    styles = [
        f"{month} {day.day}, {year}", f"{day.day} {month} {year}", f"{day.day} {month[:3]}. {year}",
        f"{day.day}.{day.month}.{year}", f"{day:%d.%m.}{year}", f"{day.day}.{roman}.{year}",
        day.isoformat(), f"{day.day} {russian} {year} г.", f"{month} {day.day}th {year}",
        f"{day.day} {month} [{year}]", f"the {day.day}th of {month}, {year}",
    ]  # fmt: skip
    for style in styles:
        assert [one.dating.edtf for one in find(f"Sent {style} by hand")] == [str(day)], style


@given(DAYS)
def test_calendars_round_trip(day: datetime.date) -> None:
    old = dates.gregorian_to_julian(day.year, day.month, day.day)
    assert dates.julian_to_gregorian(*old) == day
    style = f"{old[2]} {MONTHS[old[1] - 1]} {old[0]} O.S."
    assert find(style)[0].dating.edtf == str(day)


def test_no_such_day() -> None:
    with pytest.raises(ValueError):
        dates.julian_to_gregorian(1901, 2, 29)
    with pytest.raises(ValueError):
        dates.gregorian_to_julian(1900, 2, 29)


@given(DAYS, DAYS)
def test_bounds_round_trip(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(f"{first}?") == (first, first)
    assert bounds(f"../{last}") == (None, last)
    assert bounds(f"{first}/..") == (first, None)


def test_bounds_of_months_years_seasons() -> None:
    assert bounds("1912-02") == (datetime.date(1912, 2, 1), datetime.date(1912, 2, 29))
    assert bounds("1912~") == (datetime.date(1912, 1, 1), datetime.date(1912, 12, 31))
    assert bounds("1912-21") == (datetime.date(1912, 3, 1), datetime.date(1912, 5, 31))
    assert bounds("XXXX-07-27") == bounds("nonsense") == bounds("1912-02-30") == (None, None)
    assert not is_valid("1912-13")
    assert not is_valid("nonsense")


def test_properties() -> None:
    dating = Dating("1934-11-01?", "1 Nov. 1934?")
    assert dating.is_full_day
    assert dating.has_year
    assert dating.earliest == dating.latest == datetime.date(1934, 11, 1)
    assert not Dating("XXXX-07-27", "27 July").has_year
    assert not Dating("1934-11-01/1934-11-02", "").is_full_day


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("27 July", "1934-07-27"),
        ("27 December", "1933-12-27"),
        ("27 July last year", "1933-07-27"),
        ("27 июля с. г.", "1934-07-27"),
        ("27th ult.", "1934-10-27"),
        ("1st inst.", "1934-11-01"),
        ("of the 3rd.", "1934-10-03"),
        ("of the 31st.", "1934-10-31"),
        ("Wednesday 3rd", "1934-10-03"),
        ("Monday 3rd", "1934-09-03"),
        ("yesterday", "1934-10-31"),
        ("to-day", "1934-11-01"),
        ("tomorrow", "XXXX-XX-XX"),
        ("1–5 May", "1934-05-01/1934-05-05"),
        ("30 December–2 January", "1933-12-30/1934-01-02"),
        ("3 May 1912", "1912-05-03"),
    ],
)
def test_complete(words: str, edtf: str) -> None:
    [one] = find(words)
    assert complete(one.dating, datetime.date(1934, 11, 1)).edtf == edtf


def test_complete_forward() -> None:
    by = datetime.date(1934, 11, 1)
    assert complete(Dating("XXXX-07-27", ""), by, "future").edtf == "1935-07-27"
    assert complete(Dating("XXXX-11-03", ""), by, "nearest").edtf == "1934-11-03"
    assert complete(find("15th prox.")[0].dating, by, "future").edtf == "1934-12-15"
    assert complete(find("tomorrow")[0].dating, by, "nearest").edtf == "1934-11-02"


@given(DAYS, st.sampled_from([words for words, _ in FORMS] + ["the 15th prox.", "tomorrow"]))
def test_the_past_is_never_after(by: datetime.date, words: str) -> None:
    for one in find(words):
        done = complete(one.dating, by)
        if not one.dating.has_year and done.latest and done.is_full_day:
            assert done.latest <= by


@settings(max_examples=300)
@given(st.lists(st.one_of(st.text(max_size=8), st.sampled_from(
    ["12", "May", " ", "1916", ".", "/", "(", "[", "]", "?", "O.S.", "—", "5 p.m.", "the", "3rd",
     "ult.", "Monday", "about", "or", "XII", "\n", "İ", "ß", "марта", "г.", "月", "三", "日"])),
    max_size=30))  # fmt: skip
def test_spans_quote_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for one in find(text):
        assert text[one.start : one.end] == one.dating.as_written
        assert last <= one.start < one.end
        assert one.dating.edtf
        bounds(one.dating.edtf)
        last = one.end


@pytest.mark.parametrize(
    "text", ["1" * 1_000_000, "1 " * 500_000, "1." * 200_000, "12/" * 30_000, "[(" * 100_000]
)
def test_hostile_texts(text: str) -> None:
    find("warm")
    began = time.perf_counter()
    assert find(text) == []
    assert time.perf_counter() - began < 1


def test_mutated_texts_are_quick() -> None:
    rng = random.Random(7)
    seed = (
        "Moscow, Tuesday the 12/25th of May [1912?], 5 p.m. (O.S.); about 3–5 Feb. 1711/12, ult. "
    )
    for _ in range(2_000):
        letters = list(seed * 3)
        for _ in range(40):
            letters[rng.randrange(len(letters))] = rng.choice("0123456789 ./-([?])MayXI\n—,'")
        text = "".join(letters)
        began = time.perf_counter()
        found = find(text)
        assert time.perf_counter() - began < 0.05
        assert all(text[one.start : one.end] == one.dating.as_written for one in found)
