"""The rows to read: as tables for the documentation, and as plain values."""

from collections.abc import Iterable, Mapping

from gait.evidence.row import Evidence

HEAD = ("key", "claim", "values", "in whom", "not known", "grade", "status", "source")


def rooms_as_markdown(rooms: Mapping[str, Iterable[Evidence]]) -> str:
    """Return a heading and a table for each room, in their own order, ending in a newline."""
    return "\n".join(f"### {name.capitalize()}\n\n{as_markdown(rows)}" for name, rows in rooms.items())


def as_markdown(rows: Iterable[Evidence]) -> str:
    """Return the rows as one Markdown table, in their own order, ending in a newline."""
    lines = [_line(HEAD), _line(["---"] * len(HEAD)), *(_line(_cells(each)) for each in rows)]
    return "\n".join(lines) + "\n"


def as_plain(each: Evidence, room: str) -> dict[str, object]:
    """Return a row with its room as plain values, as JSON has them."""
    return {
        "key": each.key,
        "room": room,
        "claim": each.claim,
        "values": dict(each.values),
        "unit": each.unit,
        "population": each.population,
        "unknown": each.unknown,
        "grade": each.grade,
        "status": each.status,
        "citation": each.citation,
        "link": each.link,
        "doi": each.doi,
    }


def _cells(each: Evidence) -> tuple[str, ...]:
    source = f"[{each.citation}]({each.link})" if each.link else each.citation
    return (
        f"`{each.key}`",
        each.claim,
        _values(each),
        each.population,
        each.unknown,
        each.grade,
        each.status,
        source,
    )


def _values(each: Evidence) -> str:
    numbers = ", ".join(f"{name} {number:g}" for name, number in each.values.items())
    return f"{numbers} ({each.unit})" if numbers and each.unit else numbers


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
