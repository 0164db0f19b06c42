"""``gait glossary`` and ``gait schema``: what the words and the keys mean."""

import json
from typing import Annotated, Final

import typer

from gait.errors import UsageError
from gait.language import _
from gait.quantities import QUANTITIES, Quantity

GLOSSARY_HELP: Final = _("Say what words and quantities mean.")
SCHEMA_HELP: Final = _("Print the JSON Schema of the data.")
TERMS: Final = {
    _("step"): _("From one foot's landing to the other foot's landing."),
    _("stride"): _("Two steps: from a foot's landing to its next landing. A watch often stores strides a minute."),
    _("spm"): _("Steps a minute, counting both feet."),
    _("coverage"): _("Share of the running time in which a quantity was measured."),
    _("origin"): _(
        "Where a value comes from: the device, a developer field (an app on the watch), derived, or modelled."
    ),
    _("drift"): _(
        "Change of a quantity from the start to the end of the running, at equal speed (and grade, where known)."
    ),
    _("steady level"): _("Running at an even speed on ground that neither rises nor falls, after the warm-up."),
    _("95 % interval"): _(
        "The range that holds the true value in 95 of 100 such runs, the sensor's own error included."
    ),
}
"""Words that are no quantity."""


def glossary(
    term: Annotated[str | None, typer.Argument(help=_("A quantity or word, or a part of one; all without it."))] = None,
) -> None:
    """Say what words and quantities mean: ``gait glossary``."""
    entries = {
        **{row.name: _describe(row) for row in QUANTITIES.values()},
        **{k: f"{k}\n  {v}" for k, v in TERMS.items()},
    }
    wanted = [text for name, text in entries.items() if term is None or _matches(term, name, text)]
    if not wanted:
        what = _("The glossary has no word like '{term}'").format(term=term)
        raise UsageError(what, next_step=_("gait glossary lists them all."))
    typer.echo("\n\n".join(wanted))


def schema() -> None:
    """Print the JSON Schema of the data: ``gait schema``."""
    from gait.export import json_schema  # noqa: PLC0415 - numpy and msgspec, only here

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _matches(term: str, name: str, text: str) -> bool:
    plain = term.strip().lower()
    heading = text.partition("\n")[0].lower()
    return plain in name or plain.replace(" ", "_") in name or plain in heading


def _describe(row: Quantity) -> str:
    shown = row.metric.unit
    if row.imperial.unit != shown:
        shown = _("{metric} or {imperial}").format(metric=shown, imperial=row.imperial.unit)
    kept = _("a ratio from 0 to 1") if row.unit == "1" else row.unit
    units = "" if shown == kept else "\n  " + _("Kept in {kept}; shown in {shown}.").format(kept=kept, shown=shown)
    return f"{row.label} ({row.name})\n  {row.definition}{units}"
