"""``regesta build``: from folders to an archive."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from regesta import intake
from regesta.archive import ArchiveError, create
from regesta.sources import FORMATS

_NAMED = 20


def build(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders of transcripts.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The archive; by default FOLDER.regesta, here."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; by default one a core.")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Let documents go whose file has vanished.")
    ] = False,
) -> None:
    """Read folders of transcripts into an archive.

    What is known and unchanged is not read again; a file that has vanished keeps its document
    unless --prune is given. Exits 0 when the archive is written, though single files could not
    be read: they are named.
    """
    for folder in folders:
        if not folder.is_dir():
            raise ArchiveError(f"There is no folder {folder}: name a folder of transcripts.")
    archive = create(output or Path(folders[0].resolve().name + ".regesta"))
    with _progress() as progress:
        summary = intake.build(archive, folders, progress, workers, prune=prune)
    if not summary.tally.kinds and not summary.unread:
        reason = "no file that can be read" if summary.passed else "no file"
        kinds = ", ".join(FORMATS)
        typer.echo(f"There is {reason} below {folders[0]}: regesta reads {kinds}.", err=True)
    for line in _report(summary):
        typer.echo(line)


@contextmanager
def _progress() -> Iterator[intake.Progress | None]:
    """A bar with rate and time left on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from regesta.cli.bar import bar

    with bar() as tell:
        yield tell


def _report(summary: intake.Summary) -> Iterator[str]:
    """The summary of a build, a fact a line."""
    kinds = summary.tally.kinds
    total = sum(kinds.values())
    noun = "document" if total == 1 else "documents"
    again = f", {summary.reread:,} read again" if summary.reread else ""
    moved = f", {summary.moved:,} moved" if summary.moved else ""
    yield (
        f"{total:,} {noun}: {summary.read:,} read now, {summary.unchanged:,} unchanged"
        f"{again}{moved}."
    )
    if kinds:
        ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        yield "By kind: " + ", ".join(f"{number:,} {kind}" for kind, number in ordered) + "."
        undated, without = summary.tally.undated, summary.tally.without_sender
        yield f"Undated: {undated:,}. Without sender: {without:,}."
    reasons = Counter(passed.reason for passed in summary.passed)
    for reason, number in sorted(reasons.items()):
        named = [passed.source for passed in summary.passed if passed.reason == reason]
        yield f"Passed over, {reason}: {number:,} ({_some(named)})."
    if summary.vanished:
        fate = "removed from the calendar" if summary.pruned else "kept in the calendar (--prune)"
        names = _some(summary.vanished)
        yield f"No longer in the folder, {fate}: {len(summary.vanished):,} ({names})."
    for folder in summary.away:
        yield f"The folder {_plain(folder)} could not be reached: its documents are kept."
    for doubtful in summary.doubtful:
        yield f"Look again: {_plain(doubtful.source)} {doubtful.reason}."
    for passed in summary.unread:
        yield f"Could not be read: {_plain(passed.source)} {passed.reason}."


def _some(names: list[str]) -> str:
    shown = ", ".join(_plain(name) for name in names[:_NAMED])
    return shown + (f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else "")


def _plain(name: str) -> str:
    """A file's name without what would break the line."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
