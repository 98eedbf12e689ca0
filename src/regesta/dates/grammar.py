"""The forms a date takes, as patterns over shapes (the letters are explained in lexing.py)."""

import re
from typing import NamedTuple

_PIECES = {
    # The day: a number or an ordinal number; bare numbers do not go on over a line's end.
    "{day}": "(?P<d>[ABO])",
    "{day2}": "(?P<d2>[ABO])",
    "{month}": "(?P<m>M)",
    "{anymonth}": "(?P<m>[Mm])",
    "{month2}": "(?P<m2>[Mm])",
    "{dm}": r"(?:(?<=[Oo])\n|[ .,-]|\.,|\]|\(?\?[)\]]?)?\[?",
    "{md}": r"(?:[ .,-]|\.,)?\[?",
    "{my}": r"(?:[ \n-]|[.,?\])(]{1,4})?[\[(]?",
    "{year}": r"(?:(?P<y>Y)(?:/(?P<dual>[BC])(?![ ./-]*[MmR]))?|(?<=')(?P<short>[BC]))",
    "{year2}": "(?P<y2>Y)",
    "{nearyear}": r"(?:[ \n]|[.,?\])(]{1,4})?[\[(]?'?",
    "{till}": r"[.,\])]{0,2}(?P<till>[-~+])",
    "{or}": r"[ .]{0,2}(?:/|(?P<paren>\())\[?",
    "{start}": r"(?<![A-CYZO][./:])",
}


class Form(NamedTuple):
    """One form: its name, which says how it is understood, and its pattern."""

    name: str
    pattern: re.Pattern[str]


def _form(name: str, pattern: str) -> Form:
    for piece, meaning in _PIECES.items():
        pattern = pattern.replace(piece, meaning)
    return Form(name, re.compile(pattern))


_NUMBERED = (
    _form("numeric", r"{start}(?<!-){day}/{day2}[. ]{1,2}(?P<m>R|B|A)[. ]{1,2}(?P<y>Y)"),
    _form(
        "double",
        r"{start}{day}{dm}{anymonth}(?:{my}(?P<y>Y))?{or}{day2}{dm}{month2}(?(paren)\))"
        r"(?:{my}{year2})?",
    ),
    _form("double", r"{start}{day}{or}{day2}(?(paren)\)){dm}{anymonth}(?:{my}(?P<y>Y))?"),
    _form(
        "range",
        r"{start}{day}{dm}{anymonth}(?:{my}(?P<y>Y))?{till}\[?{day2}{dm}{month2}"
        r"(?:{my}{year2})?",
    ),
    _form("range", r"{start}{day}{till}\[?{day2}{dm}{anymonth}(?:{nearyear}(?P<y>Y))?"),
    _form("day", r"{start}{day}(?=,?&{day2}{dm}(?P<m>M)(?:{my}(?P<y>Y))?)"),
    _form("day", r"{start}{day}{dm}{anymonth}{nearyear}{year}"),
    _form("relative", r"{start}{day}{dm}{month}[ ,.](?P<u>U)"),
    _form("day", r"{start}{day}{dm}{month}"),
    _form("relative", r"{start}{day}[ .,]?(?P<u>U)"),
    _form(
        "numeric",
        r"{start}(?<![-,]){day}(?P<sep>[./-])(?P<m>[ABR])(?:(?P=sep)'?|\.'|'|/)"
        r"(?P<y>[YBC])(?![./-]+[A-CZ])",
    ),
    _form("numeric", r"{start}(?<![-,]){day}[. -](?P<m>R)\.?[ .-]?(?P<y>[YBC])(?![./-]+[A-CZ])"),
    _form("bare", r"(?P<d>O)"),
)
_WORDED = (_form("day", r"(?P<d>o)[ \n,]?{anymonth}(?:{nearyear}{year})?"),)
_MONTHS = (
    _form("double", r"{month}{md}{day}{or}{month2}{md}{day2}(?(paren)\))(?:{my}{year2})?"),
    _form("double", r"{month}{md}{day}{or}{day2}(?(paren)\))(?:{my}(?P<y>Y))?"),
    _form("range", r"{month}{md}{day}(?:{my}(?P<y>Y))?{till}{month2}{md}{day2}(?:{my}{year2})?"),
    _form("range", r"{month}{md}{day}{till}{day2}(?![MmR]|[ ./][MmR])(?:{my}(?P<y>Y))?"),
    _form("day", r"{month}(?:{md}|(?<=M)\n)(?P<d>[ABO]){nearyear}{year}"),
    _form("relative", r"{month}{md}{day}[ ,.](?P<u>U)"),
    _form("day", r"{month}{md}{day}(?![.,/:]Z|[./:][A-C])"),
    _form("months", r"{month}(?:{my}(?P<y>Y))?{till}\[?{month2}{my}{year2}"),
    _form("month", r"{month}{my}(?P<y>Y)(?![.,]?Z)"),
)
_YEARS = (
    _form(
        "numeric",
        r"{start}(?<!-)(?P<y>Y)(?P<sep>[-./])(?P<m>[AB])(?P=sep)(?P<d>[AB])"
        r"(?![./-]+[A-CZ])",
    ),
    _form("day", r"(?P<y>Y)(?:[ ,.]|[ ,.]*g[ ,.]*){month}{md}{day}(?![.,/:]+[A-CYZ]|{my}Y)"),
    _form("marked", r"(?<!-)(?P<y>Y)(?:-(?P<y2>Y))?[ ,.]?g"),
    _form("alone", r"(?<!-)(?P<y>Y)(?:-(?P<y2>Y))?(?!-)"),
)
FORMS = {
    **dict.fromkeys("ABO", _NUMBERED),
    "o": _WORDED,
    "M": _MONTHS,
    "Y": _YEARS,
    "S": (_form("month", r"(?P<m>S)[ \n,]?\[?(?P<y>Y)"),),
    "H": (_form("word", "(?P<u>H)"),),
}
BEFORE = re.compile(r"(?:(?P<q>Q)[ .\n]{0,2}\[?)?(?:(?P<w>W)(?:[ \n]|[.,(]{1,2}|,\n)?\[?)?")
AFTER = re.compile(
    r"(?:[ ,.]{0,2}(?P<g>g))?"
    r"(?:[ ,.\](]{0,3}(?P<j>J))?"
    r"(?:[ .]?[,(](?P<w>W)(?![ ,.]*[ABOMoY]))?"
    r"(?:[)\]]?[ ,.(\[-]{1,3}(?P<t>T)(?:[-~]T)?)?"
)
