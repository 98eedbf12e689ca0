"""``regesta calendar`` and ``regesta show``: looking at what was read."""

import pydoc
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from regesta import dates
from regesta.archive import ArchiveError, open_archive
from regesta.model import Evidence, Letter, Record
from regesta.publish.entry import details, title, when

_NAMES = {
    "/sent/agents": "sender",
    "/received/agents": "addressee",
    "/signed": "signed",
    "/carriers": "carrier",
    "/copies": "copy to",
    "/sent/date": "date",
    "/sent/place": "place",
    "/received/place": "received at",
    "/marks": "mark",
}
_RECORD = [field.name.replace("_", " ") for field in fields(Record)]
_LABELS = [*_NAMES.values(), "kind", "number", "heading", "language", "translated from", *_RECORD]
ArchivePath = Annotated[
    Path, typer.Argument(help="The archive, as build wrote it.", show_default=False)
]


def calendar(
    archive: ArchivePath,
    person: Annotated[
        str | None, typer.Option(help="Only letters from, to or signed by one so named.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Only letters from or to this place.")] = None,
    since: Annotated[
        str | None,
        typer.Option(help="Only letters of this date or later: 1934, 1934-07, 1934-07-27."),
    ] = None,
    until: Annotated[str | None, typer.Option(help="Only letters of this date or earlier.")] = None,
) -> None:
    """Print the calendar: an entry a document, in the order of their dates, the undated last."""
    opened = open_archive(archive)
    letters = opened.letters.each(
        person=person,
        place=place,
        since=_bound(since, "--since", 0),
        until=_bound(until, "--until", 1),
        by_date=True,
    )
    lines = entries(letters, max(60, min(100, shutil.get_terminal_size().columns)))
    hidden = opened.letters.count_without_year() if since or until else 0
    if hidden:
        noun = "document" if hidden == 1 else "documents"
        lines = chain(lines, [f"{hidden:,} {noun} without a known year left out.\n"])
    if sys.stdout.isatty():
        pydoc.pager("".join(lines))
    else:
        for line in lines:
            typer.echo(line, nl=False)


def _bound(day: str | None, option: str, side: int) -> str | None:
    """The first or last day of a date given as an option."""
    if day is None:
        return None
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", day) and dates.is_valid(day):
        bound = dates.bounds(day)[side]
        return bound.isoformat() if bound else None
    raise typer.BadParameter(
        f"{day} is no date: write 1934, 1934-07 or 1934-07-27", param_hint=option
    )


def entries(letters: Iterator[Letter], width: int) -> Iterator[str]:
    """The calendar as lines of text: two or more a document, with the id that ``show`` takes."""
    empty = True
    for letter in letters:
        empty = False
        yield _wrapped(f"{when(letter.sent.date):<14} ", title(letter), width)
        yield _wrapped(" " * 15, f"{details(letter)} [{letter.id}]", width)
    if empty:
        yield "No document fits.\n"


def _wrapped(lead: str, words: str, width: int) -> str:
    lines = textwrap.fill(
        words,
        width,
        initial_indent=lead,
        subsequent_indent=" " * 15,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines + "\n"


def show(
    archive: ArchivePath,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The document's id, as the calendar has it.")
    ],
    evidence: Annotated[bool, typer.Option(help="The words behind every value.")] = True,
    text: Annotated[bool, typer.Option(help="The text of the document.")] = True,
) -> None:
    """Show one document: its entry, the words behind every value, and its text."""
    opened = open_archive(archive)
    letter = opened.letters.one(id_)
    if letter is None:
        near = [i for i in opened.letters.ids() if id_.casefold() in i.casefold()][:3]
        hint = f"did you mean {' or '.join(near)}?" if near else "'regesta calendar' lists the ids."
        raise ArchiveError(f"There is no document {id_} in {archive}: {hint}")
    typer.echo(f"{when(letter.sent.date)}. {title(letter)}.\n{details(letter)}")
    if evidence:
        typer.echo("")
        typer.echo("\n".join(evidence_of(letter)))
    if text:
        typer.echo("\n" + letter.text)


def evidence_of(letter: Letter) -> list[str]:
    """A line a value: what it is, how sure, and the words with their line in the text."""
    proofs = sorted(letter.evidence, key=lambda proof: _LABELS.index(_label(proof.path)))
    return [_proof(letter, proof) for proof in proofs]


def _label(path: str) -> str:
    """The name of a value for a reader: "sender" for /sent/agents/0."""
    bare = re.sub(r"/\d+$", "", path)
    return _NAMES.get(bare, bare.rsplit("/", 1)[-1].replace("_", " "))


def _proof(letter: Letter, proof: Evidence) -> str:
    words = " ".join(letter.text[proof.span.start : proof.span.end].split())
    line = letter.text.count("\n", 0, proof.span.start) + 1
    value = _cut(_value(letter, proof.path), 38)
    shown = _cut(words, 40)
    return f"{_label(proof.path):<15} {value:<38} {proof.confidence:.2f}  line {line}: {shown}"


def _cut(words: str, width: int) -> str:
    """Words cut to a width at a space, or wherever, if they have none."""
    if len(words) <= width:
        return words
    kept = words[: width - 3]
    return (kept[: kept.rfind(" ")] if " " in kept else kept).rstrip() + " ..."


def _value(letter: Letter, path: str) -> str:
    """The value at a JSON pointer, in words."""
    at: object = letter
    for step in path.split("/")[1:]:
        at = at[int(step)] if isinstance(at, tuple) else getattr(at, step)
    for name in ("name", "edtf"):
        at = getattr(at, name, at)
    return str(at)
