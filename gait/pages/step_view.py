"""The section on the steps themselves: how evenly the feet land, where a recording of motion tells it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, StepFigure, StepToStep
from gait.pages.columns import Scene
from gait.pages.contexts import Head, Listing, Table
from gait.pages.numbers import TO

NAV: Final = _("Step to step")
CAPTION: Final = _("How evenly your feet land")
HEADS: Final = (_("Measured"), _("You"), _("95 % interval"), _("Healthy runners"), _("What it says"))
NOT_MEASURED: Final = _("Not measured here")
LEAD: Final = _(
    "From {count} landings of {feet}, told by a recording of acceleration. From one to the next it takes {time} ms."
)
FEET: Final[Mapping[str, str]] = MappingProxyType({"one foot": _("one foot"), "both feet": _("both feet")})
VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "usual": _("as in healthy runners"),
        "above": _("more than was seen in healthy runners"),
        "unclear": _("too uncertain to say"),
        "not measured": "",
    }
)
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "variability_percent": _("Variability of stride time, %"),
        "variability_s": _("Variability of stride time, ms"),
        "asymmetry_percent": _("Difference of left and right, %"),
        "contact_s": _("Ground contact, ms"),
    }
)
_AGAINST: Final[Mapping[str, str]] = MappingProxyType(
    {"contact_time_s": "motion_contact_trunk", "asymmetry": "motion_asymmetry_error"}
)
"""What speaks against taking a figure from a sensor at the trunk."""
_MILLI: Final = 1000.0


def lead(scene: Scene) -> tuple[str, ...]:
    """Return what the figures rest on; nothing without landings."""
    found = scene.analysis.step_to_step
    if found is None or found.feet not in FEET or found.step_s is None:
        return ()
    return (LEAD.format(count=found.landings, feet=FEET[found.feet], time=f"{_MILLI * found.step_s:.0f}"),)


def table(scene: Scene) -> Table | None:
    """Return the figures that were measured; None without one."""
    found = scene.analysis.step_to_step
    rows = tuple(_rows(found)) if found is not None else ()
    return Table(caption=CAPTION, heads=tuple(Head(text=text) for text in HEADS), rows=rows) if rows else None


def lists(scene: Scene) -> tuple[Listing, ...]:
    """Return why some figures are not measured, each reason once."""
    found = scene.analysis.step_to_step
    reasons = tuple(dict.fromkeys(found.refused.values())) if found is not None else ()
    return (Listing(heading=NOT_MEASURED, items=reasons),) if reasons else ()


def sources(analysis: Analysis) -> tuple[str, ...]:
    """Return the keys of the evidence that the healthy values come from, and that others are refused on."""
    found = analysis.step_to_step
    if found is None:
        return ()
    figures = (found.variability_percent, found.asymmetry_percent)
    held = tuple(each.evidence for each in figures if each.value is not None and each.evidence in EVIDENCE)
    against = _AGAINST if found.feet == "both feet" else {}
    return held + tuple(row for name, row in against.items() if name in found.refused)


def _rows(found: StepToStep) -> Iterable[tuple[str, ...]]:
    for name, label in _NAMES.items():
        figure: StepFigure = getattr(found, name)
        if figure.value is not None:
            yield label, *_cells(figure, _MILLI if name.endswith("_s") else 1.0)


def _cells(figure: StepFigure, factor: float) -> tuple[str, str, str, str]:
    value, low, high, healthy, most = (
        None if number is None else f"{factor * number:.{0 if factor > 1 else 1}f}"
        for number in (figure.value, figure.low, figure.high, figure.healthy, figure.most)
    )
    interval = TO.format(low=low, high=high) if low is not None and high is not None else "—"
    usual = healthy or "—"
    if healthy is not None and most is not None:
        usual = _("{usual}, at most {most}").format(usual=healthy, most=most)
    return value or "—", interval, usual, VERDICTS.get(figure.verdict, "") or "—"
