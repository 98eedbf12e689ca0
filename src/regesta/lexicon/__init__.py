"""What the readers know, as data: one TOML file a language or tradition, merged table by table.

Every file names its ``language`` (BCP 47) and its ``source``; each table is either a mapping of
forms to values (``[months]``) or a list of phrases (``closings = [...]``). To teach regesta a new
tradition, add a file with the tables it knows.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicons() -> Mapping[str, Mapping[str, Any]]:
    """Every lexicon file by its name, parsed; sorted so that merging never depends on the disk."""
    found = sorted(
        (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8")) for entry in found
    }


@cache
def mapping(table: str) -> Mapping[str, Any]:
    """One table of forms and their values over all lexicons; forms are case-folded."""
    merged: dict[str, Any] = {}
    for content in lexicons().values():
        merged |= {form.casefold(): value for form, value in content.get(table, {}).items()}
    return merged


@cache
def phrases(table: str) -> tuple[str, ...]:
    """One list of phrases over all lexicons, longest first, as a pattern wants alternatives."""
    merged = {phrase for content in lexicons().values() for phrase in content.get(table, ())}
    return tuple(sorted(merged, key=lambda phrase: (-len(phrase), phrase)))


@cache
def alternation(table: str) -> str:
    """The forms of a table or list as one regular expression, longest first.

    Spaces are flexible, and so are apostrophes, straight or curled.
    """
    forms = phrases(table) or tuple(sorted(mapping(table), key=lambda form: (-len(form), form)))
    flexible = (re.sub("['’]", "['’]", r"\s+".join(map(re.escape, form.split()))) for form in forms)
    return "(?:" + "|".join(flexible) + ")"
