"""The progress bar of a build; imported only where a terminal shows it."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from regesta.intake import Progress as Tell

_EVERY = 25


class _Rate(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        """The rate in words."""
        return Text(f"{task.speed or 0:.0f}/s")


@contextmanager
def bar() -> Iterator[Tell]:
    """A bar with rate and time left, on standard error."""
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    # Refreshed by hand: a thread would keep the reading processes from being forked.
    console = Console(stderr=True)
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as progress:
        task = progress.add_task("", total=None)

        def _tell(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)
            if done % _EVERY == 0 or done == total:
                progress.refresh()

        yield _tell
