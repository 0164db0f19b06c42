"""``gait glossary`` and ``gait schema``: what the words and the keys mean."""

import json
from typing import Annotated, Final

import typer

from gait.errors import UsageError
from gait.quantities import QUANTITIES, Quantity

TERMS: Final = {
    "step": "From one foot's landing to the other foot's landing.",
    "stride": "Two steps: from a foot's landing to its next landing. A watch often stores strides a minute.",
    "spm": "Steps a minute, counting both feet.",
    "coverage": "Share of the running time in which a quantity was measured.",
    "origin": "Where a value comes from: the device, a developer field (an app on the watch), derived, or modelled.",
    "drift": "Change of a quantity from the start to the end of the running, at equal speed (and grade, where known).",
    "steady level": "Running at an even speed on ground that neither rises nor falls, after the warm-up.",
    "95 % interval": "The range that holds the true value in 95 of 100 such runs, the sensor's own error included.",
}
"""Words that are no quantity."""


def glossary(
    term: Annotated[str | None, typer.Argument(help="A quantity or word, or a part of one; all without it.")] = None,
) -> None:
    """Say what words and quantities mean."""
    entries = {
        **{row.name: _describe(row) for row in QUANTITIES.values()},
        **{k: f"{k}\n  {v}" for k, v in TERMS.items()},
    }
    wanted = [text for name, text in entries.items() if term is None or _matches(term, name, text)]
    if not wanted:
        what = f"The glossary has no word like '{term}'"
        raise UsageError(what, next_step="gait glossary lists them all.")
    typer.echo("\n\n".join(wanted))


def schema() -> None:
    """Print the JSON Schema of the data."""
    from gait.export import json_schema  # noqa: PLC0415 - numpy and msgspec, only here

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _matches(term: str, name: str, text: str) -> bool:
    plain = term.strip().lower()
    heading = text.partition("\n")[0].lower()
    return plain in name or plain.replace(" ", "_") in name or plain in heading


def _describe(row: Quantity) -> str:
    shown = " or ".join(dict.fromkeys((row.metric.unit, row.imperial.unit)))
    kept = "a ratio from 0 to 1" if row.unit == "1" else row.unit
    units = "" if shown == kept else f"\n  Kept in {kept}; shown in {shown}."
    return f"{row.label} ({row.name})\n  {row.definition}{units}"
