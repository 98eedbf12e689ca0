"""``regesta search``: looking for words."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from regesta.archive import Hit, context, open_archive
from regesta.cli.look import ArchivePath
from regesta.publish.entry import title, when

_SHOWN = 3
_MARGIN = " " * 15
# Text of either direction between these does not disturb what stands round it.
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def search(
    archive: ArchivePath,
    words: Annotated[
        list[str],
        typer.Argument(
            help='Words, "a phrase", a prefix*, -without; from:NAME to:NAME in:PLACE year:1934-36.',
            show_default=False,
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, help="How many letters to show.")] = 20,
) -> None:
    """Search the letters for words, names, places, years.

    Every word must be there, in any case and with or without accents.
    """
    opened = open_archive(archive)
    asked = " ".join(map(_phrase, words))
    total = opened.search.count(asked)
    hits = list(opened.search.find(asked, limit))
    noun = "letter" if total == 1 else "letters"
    more = f", the first {len(hits):,} of them" if total > len(hits) else ""
    typer.echo(f"{total:,} {noun}{more}.")
    console = Console(highlight=False, soft_wrap=True, file=sys.stdout)
    for hit in hits:
        _print(console, hit)


def _phrase(word: str) -> str:
    """What the shell was given as one word is a phrase, unless it is a search of its own."""
    plain = " " in word and len(word.split()) > 1 and not set(word) & set('":*')
    return f'"{word}"' if plain else word


def _print(console: Console, hit: Hit) -> None:
    letter = hit.letter
    console.print(Text(f"{when(letter.sent.date):<15}{title(letter)} [{letter.id}]"))
    for place in hit.places[:_SHOWN]:
        before, here, after = (words.translate(_CONTROLS) for words in context(letter, place))
        line = Text(_MARGIN + _ISOLATE + before)
        line.append(here, "bold reverse" if console.is_terminal else "")
        line.append(after + _END)
        console.print(line)
    if len(hit.places) > _SHOWN:
        console.print(Text(f"{_MARGIN}and {len(hit.places) - _SHOWN:,} times more"))
