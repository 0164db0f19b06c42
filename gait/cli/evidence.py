"""``gait evidence``: what every threshold and every sentence of advice rests on."""

import json
from collections.abc import Iterator
from typing import Annotated, Final, TypeAlias

import typer

from gait.errors import UsageError
from gait.evidence import GRADES, ROOMS, STATUSES, Evidence, as_plain
from gait.language import _

HELP: Final = _("List what the program rests on, or show one row whole: claim, numbers, source, and what is not known.")
Placed: TypeAlias = tuple[str, Evidence]
"""A row and the room that it stands in."""


def evidence(
    key: Annotated[
        str | None, typer.Argument(help=_("A row, or a part of its name, or a word in it; all without it."))
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the rows as JSON."))] = False,
) -> None:
    """List what the program rests on, or show one row whole: ``gait evidence``."""
    found = _found(key)
    if as_json:
        typer.echo(json.dumps([as_plain(each, room) for room, each in found], indent=2, ensure_ascii=False))
    elif key is not None and len(found) == 1:
        typer.echo("\n".join(_whole(*found[0])))
    else:
        typer.echo("\n".join(_listed(found)))


def _found(key: str | None) -> list[Placed]:
    """Return the row of that name, else those with the word in their names, else those with it anywhere."""
    rows = [(room, each) for room, rows in ROOMS.items() for each in rows]
    if key is None:
        return rows
    word = key.strip().lower().replace(" ", "_")
    named = [placed for placed in rows if word in placed[1].key]
    exact = [placed for placed in named if placed[1].key == word]
    found = exact or named or [placed for placed in rows if key.strip().lower() in _text(placed[1])]
    if not found:
        what = _("No row of evidence is called '{key}' or speaks of it").format(key=key)
        raise UsageError(what, next_step=_("gait evidence lists them all."))
    return found


def _text(each: Evidence) -> str:
    return f"{each.claim} {each.population} {each.citation} {each.link} {each.unknown}".lower()


def _listed(found: list[Placed]) -> Iterator[str]:
    """Yield a line a row under the name of its room: key, grade, claim."""
    width = max(len(each.key) for _, each in found)
    last = None
    for room, each in found:
        if room != last:
            yield from (*([""] if last else []), room.capitalize())
            last = room
        yield f"  {each.key:<{width}}  {each.grade}  {each.claim}"


def _whole(room: str, each: Evidence) -> Iterator[str]:
    yield from (f"{each.key} ({room})", f"  {each.claim}", "")
    width = max((len(name) for name in each.values), default=0)
    yield from (f"  {name:<{width}}  {number:g}" for name, number in each.values.items())
    in_unit = _("in {unit}, unless a name says otherwise").format(unit=each.unit)
    yield from [f"  {in_unit}", ""] if each.unit else [""] if each.values else []
    said = {
        _("In whom"): each.population,
        _("Grade"): f"{each.grade}: {GRADES[each.grade]}",
        _("Status"): f"{each.status}: {STATUSES[each.status]}",
        _("Source"): each.citation,
        "DOI": each.doi,
        _("Address"): each.link,
        _("Not known"): each.unknown,
    }
    width = max(map(len, said))
    yield from (f"  {name:<{width}}  {text}" for name, text in said.items() if text)
