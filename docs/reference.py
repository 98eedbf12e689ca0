"""Writes ``docs/commands.md`` from the commands' own help: ``make docs``."""

from pathlib import Path

import typer
from typer.testing import CliRunner

from regesta.cli.app import app

PAGE = Path(__file__).parent / "commands.md"
HEAD = """# Commands

Made from `regesta COMMAND --help` by `make docs`; a test holds that it is current. Every command
exits 0 when done, 1 when it could not, 2 at a wrong call; errors are one sentence on standard
error.
"""


def commands() -> list[str]:
    """The names of the commands, in their order."""
    return [command.callback.__name__ for command in app.registered_commands if command.callback]


def reference() -> str:
    """The page: the help of every command, as a terminal of 80 columns shows it."""
    runner = CliRunner(env={"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"})
    parts = [HEAD]
    for name in commands():
        shown = runner.invoke(app, [name, "--help"], prog_name="regesta").stdout
        body = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        parts.append(f"## regesta {name}\n\n```\n{body}\n```\n")
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(reference(), "utf-8")
    typer.echo(f"{PAGE.name} written")


if __name__ == "__main__":
    main()
