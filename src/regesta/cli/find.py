"""``regesta search``: looking for words."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

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
    for hit in hits:
        typer.echo(f"{when(hit.letter.sent.date):<14} {title(hit.letter)} [{hit.letter.id}]")
        for line in _contexts(hit):
            typer.echo(_MARGIN + line)


def _phrase(word: str) -> str:
    """What the shell was given as one word is a phrase, unless it is a search of its own."""
    plain = " " in word and len(word.split()) > 1 and not set(word) & set('":*')
    return f'"{word}"' if plain else word


def _contexts(hit: Hit) -> Iterator[str]:
    """The first few places of a hit, each with the words around it."""
    for place in hit.places[:_SHOWN]:
        before, here, after = (part.translate(_CONTROLS) for part in context(hit.letter, place))
        found = typer.style(here, bold=True, reverse=True) if sys.stdout.isatty() else here
        yield f"{_ISOLATE}{before}{found}{after}{_END}"
    if len(hit.places) > _SHOWN:
        yield f"and {len(hit.places) - _SHOWN:,} times more"
