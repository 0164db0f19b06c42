"""The rows as a table to read, for the documentation."""

from collections.abc import Iterable

from gait.evidence.row import Evidence

HEAD = ("key", "claim", "values", "in whom", "grade", "status", "source")


def as_markdown(rows: Iterable[Evidence]) -> str:
    """Return the rows as one Markdown table, in their own order, ending in a newline."""
    lines = [_line(HEAD), _line(["---"] * len(HEAD)), *(_line(_cells(each)) for each in rows)]
    return "\n".join(lines) + "\n"


def _cells(each: Evidence) -> tuple[str, ...]:
    source = f"[{each.citation}]({each.link})" if each.link else each.citation
    return (f"`{each.key}`", each.claim, _values(each), each.population, each.grade, each.status, source)


def _values(each: Evidence) -> str:
    numbers = ", ".join(f"{name} {number:g}" for name, number in each.values.items())
    return f"{numbers} ({each.unit})" if numbers and each.unit else numbers


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
