"""A translation in which every text is in wide letters, so that what was never given to a translator shows itself."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_letters
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from lxml import html

from gait.pages.column_table import restored
from tests.pages.reading import unpacked

LANGUAGE = "qps"
"""The letters that are set aside for such translations."""

_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in ascii_letters}
_KEPT = re.compile(r"(\{[^{}]*\}|<[^>]*>|%-?[A-Za-z])")
"""Places for values, and the marks of charts and dates."""
_RUN = (
    "import json, sys; from gait.cli.app import app; [app(x, standalone_mode=False) for x in json.loads(sys.argv[1])]"
)
_SHOWN = ("aria-label", "title", "alt", "placeholder")


def in_wide_letters(listed: Catalog) -> Catalog:
    """Return a translation of every text in a list: itself in wide letters, with the places for values as they are."""
    made = Catalog(domain="gait")
    for message in listed:
        if isinstance(message.id, tuple):
            made.add(message.id, tuple(map(wide, message.id)))
        elif message.id:
            made.add(message.id, wide(message.id))
    return made


def wide(text: str) -> str:
    """Return a text in wide letters."""
    return "".join(part if _KEPT.fullmatch(part) else part.translate(_WIDE) for part in _KEPT.split(text))


def write_translation(folder: Path, language: str, catalogue: Catalog) -> None:
    """Write a translation as the file that gait reads."""
    home = folder / language / "LC_MESSAGES"
    home.mkdir(parents=True)
    with (home / "gait.mo").open("wb") as file:
        write_mo(file, catalogue)


def said(folder: Path, language: str, *commands: Sequence[str]) -> str:
    """Return what a fresh program prints at these commands, in a language from a folder of translations."""
    told = json.dumps([list(map(str, command)) for command in commands])
    environment = {**os.environ, "GAIT_LANGUAGE": language, "GAIT_LOCALE": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, told], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def texts(page: str) -> Iterator[str]:
    """Yield what a page shows or reads aloud: its texts, names of its parts, and the words in its charts."""
    root = html.document_fromstring(page.encode())
    for part in root.xpath("//script|//style"):
        part.drop_tree()
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from filter(None, (node.text, *(node.get(name) for name in _SHOWN)))
        yield from filter(None, (node.tail,))
    yield from _drawn(restored(json.loads(unpacked(page, "packed-figures"))))
    for given in root.xpath("//@data-stretch|//@data-what-if"):
        yield from _drawn(json.loads(given).get("words"))


def _drawn(value: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - any plain value
    """Yield the texts of a chart that plotly shows."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _drawn(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _drawn(item, key)
    elif isinstance(value, str) and key in {"text", "ticktext", "name", "hovertemplate", "customdata", "ticksuffix"}:
        yield re.sub(r"<extra></extra>|%\{[^}]*\}", "", value)
