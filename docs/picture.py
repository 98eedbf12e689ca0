"""Draws the picture of the README from the bundled letters: ``make docs``."""

import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

import regesta
from regesta.cli.look import entries, evidence_of
from regesta.publish.entry import details, title, when

ROOT = Path(__file__).parent.parent
WIDTH = 104


def main() -> None:
    """Write ``docs/calendar.svg``: a stretch of the calendar, and the words behind an entry."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = ROOT / "examples" / "frontier-survey" / "letters"
        archive = regesta.build(folder, Path(scratch) / "demo.regesta")
        console = Console(record=True, width=WIDTH, file=open("/dev/null", "w"))  # noqa: SIM115
        console.print(
            Text("$ regesta calendar frontier-survey.regesta --since 1912-06", style="bold")
        )
        letters = archive.letters.each(since="1912-06-01", until="1912-10-31", by_date=True)
        console.print(Text("".join(entries(letters, WIDTH))))
        letter = archive.letters.one("1912-09-06-despatch-402")
        assert letter is not None
        console.print(Text(f"$ regesta show frontier-survey.regesta {letter.id}", style="bold"))
        console.print(Text(f"{when(letter.sent.date)}. {title(letter)}.\n{details(letter)}\n"))
        console.print(Text("\n".join(evidence_of(letter)[:12])))
    svg = console.export_svg(title="regesta", unique_id="regesta")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (ROOT / "docs" / "calendar.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
