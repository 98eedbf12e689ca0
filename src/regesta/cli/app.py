"""The commands, and the one place where a fault becomes a sentence."""

import os
import sys

import click
import typer
import typer.core
from sqlalchemy.exc import OperationalError

from regesta.archive import ArchiveError, QueryError
from regesta.check import TruthError
from regesta.cli import build, export, find, look
from regesta.version import VERSION

# Help in plain text, as a printed reference has it.
typer.core.HAS_RICH = False

app = typer.Typer(
    name="regesta",
    help="From a folder of transcribed letters to a calendar of correspondence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_BROKEN_OFF = 130  # as shells have it for what the keyboard breaks off

for command in (build.build, look.calendar, look.show, find.search, export.export, export.check):
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"regesta {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """From a folder of transcribed letters to a calendar of correspondence."""


def main() -> None:
    """Run the command line; exits 0 when done, 1 when it could not, 2 at a wrong call."""
    try:
        status = app(standalone_mode=False)
        if status == _BROKEN_OFF:
            raise KeyboardInterrupt
        sys.exit(status)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (ArchiveError, TruthError, QueryError) as fault:
        _say(str(fault), 1)
    except OperationalError as fault:
        _say(f"The archive could not be used ({fault.orig}): {_remedy(str(fault.orig))}", 1)
    except (KeyboardInterrupt, click.Abort):
        _say("Broken off: run the same command again to go on.", _BROKEN_OFF)
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            _leave_quietly()
        reason = (fault.strerror or type(fault).__name__).lower()
        _say(f"The archive could not be written ({reason}): {_remedy(reason)}", 1)
    except Exception as fault:
        if os.environ.get("REGESTA_DEBUG"):
            raise
        _say(
            f"regesta met a fault of its own ({type(fault).__name__}): please report it; "
            "REGESTA_DEBUG=1 shows where.",
            1,
        )


def _leave_quietly() -> None:
    """Whoever read our output has had enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _say(sentence: str, status: int) -> None:
    typer.echo(sentence, err=True)
    sys.exit(status)


def _remedy(reason: str) -> str:
    """What to do about a fault of the disk."""
    if any(word in reason for word in ("full", "I/O", "too large", "no space")):
        return "make room on the disk and run the same command again."
    if "locked" in reason:
        return "wait until the other process has finished, and run the same command again."
    return "see that its folder may be written to, and run the same command again."
