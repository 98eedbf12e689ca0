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


def run() -> int:
    """Run a command; its exit status, and one sentence on standard error for every fault."""
    try:
        return int(app(standalone_mode=False) or 0)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except (ArchiveError, TruthError, QueryError) as fault:
        return _fault(str(fault))
    except OperationalError as fault:
        reason = str(fault.orig)
        return _fault(f"The archive could not be used ({reason}): {_remedy(reason)}")
    except BrokenPipeError:
        # Whoever read our output has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        reason = (fault.strerror or type(fault).__name__).lower()
        return _fault(f"The archive could not be written ({reason}): {_remedy(reason)}")
    except Exception as fault:
        if os.environ.get("REGESTA_DEBUG"):
            raise
        return _fault(
            f"regesta met a fault of its own ({type(fault).__name__}): please report it; "
            "REGESTA_DEBUG=1 shows where."
        )


def _fault(sentence: str) -> int:
    typer.echo(sentence, err=True)
    return 1


def _remedy(reason: str) -> str:
    """What to do about a fault of the disk."""
    if any(word in reason for word in ("full", "I/O", "too large", "no space")):
        return "make room on the disk and run the same command again."
    if "locked" in reason:
        return "wait until the other process has finished, and run the same command again."
    return "see that its folder may be written to, and run the same command again."
