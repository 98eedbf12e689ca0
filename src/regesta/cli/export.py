"""``regesta export`` and ``regesta check``: what leaves the house, and how right it is."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from regesta.archive import ArchiveError, open_archive
from regesta.check import check as check_letters
from regesta.check import misses, read_truth, table
from regesta.cli.look import ArchivePath
from regesta.publish import FORMATS


def export(
    archive: ArchivePath,
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="One of: " + ", ".join(f.name for f in FORMATS) + "."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; by default standard output.")
    ] = None,
) -> None:
    """Write the whole calendar in a format, sorted by id."""
    chosen = next((f for f in FORMATS if f.name == format_.lower()), None)
    if chosen is None:
        names = ", ".join(f.name for f in FORMATS)
        raise typer.BadParameter(
            f"there is no format {format_}: name one of {names}", param_hint="FORMAT"
        )
    letters = open_archive(archive).letters.whole()
    if output is None:
        chosen.write(letters, sys.stdout.buffer)
        return
    try:
        with output.open("wb") as out:
            chosen.write(letters, out)
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise ArchiveError(
            f"{output} cannot be written ({reason}): name another file with -o."
        ) from None


def check(
    archive: ArchivePath,
    truth: Annotated[
        list[Path], typer.Argument(help="One or more truth.jsonl files.", show_default=False)
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was misread, with its words and the truth.")
    ] = False,
) -> None:
    """Count how right the calendar is: precision, recall and F1 per question."""
    truths = read_truth(truth)
    letters = [letter for letter in open_archive(archive).letters.each() if letter.id in truths]
    typer.echo(f"{len(letters):,} of the truth's {len(truths):,} documents are in the calendar.")
    heading = ("question", "precision", "recall", "F1", "right", "wrong", "missed")
    for row in (heading, *table(check_letters(letters, truths))):
        typer.echo("{:<10} {:>9} {:>7} {:>6} {:>7} {:>6} {:>7}".format(*row))
    if errors:
        for miss in misses(letters, truths):
            given = f"{miss.given} <- {' '.join(miss.words.split())!r}" if miss.given else "nothing"
            typer.echo(f"{miss.document}  {miss.question}: given {given}; true {miss.true}")
