"""The rule on hills: how cadence differs uphill and downhill from level ground."""

from typing import Final

from gait.assess.wording import spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding

_SAID: Final = {"uphill": _("{cadence} uphill{at_pace}"), "downhill": _("{cadence} downhill{at_pace}")}
"""How the cadence on a slope is told."""


def hills(analysis: Analysis) -> Finding | None:
    """Fire where cadence uphill or downhill differs from level ground by more than the smallest change reported."""
    values = {name: _enough_cadence(analysis, name) for name in ("level", "uphill", "downhill")}
    level, least = values["level"], EVIDENCE["change_to_report"].value("cadence_spm")
    slopes = {name: mean for name in ("uphill", "downhill") if (mean := values[name]) is not None}
    if level is None or not any(abs(mean - level) >= least for mean in slopes.values()):
        return None
    name = max(slopes, key=lambda each: abs(slopes[each] - level))
    parts = _(" and ").join(
        _SAID[each].format(cadence=spm(mean), at_pace=_slope_pace(analysis, each)) for each, mean in slopes.items()
    )
    return Finding(
        rule="hills",
        scope="run",
        severity="info",
        confidence="moderate",
        verdict=f"differs {name}",
        value=slopes[name] - level,
        unit="spm",
        reference=_("{level} on the level{slope_pace}").format(
            level=spm(level), slope_pace=_slope_pace(analysis, "level")
        ),
        message=_(
            "Your cadence differs on slopes: {parts}, against {level} on the level{slope_pace}. Pace differs "
            "there too, so this describes your hills and grades nothing."
        ).format(parts=parts, level=spm(level), slope_pace=_slope_pace(analysis, "level")),
        evidence=("hills_cadence", "hills_apart", "change_to_report"),
    )


def _enough_cadence(analysis: Analysis, terrain: str) -> float | None:
    stretch = analysis.terrain.get(terrain)
    cadence = stretch.values.get("cadence_spm") if stretch else None
    long_enough = stretch is not None and stretch.running_s >= 60 * EVIDENCE["hills_apart"].value("minutes")
    return cadence.mean if cadence is not None and long_enough else None


def _slope_pace(analysis: Analysis, terrain: str) -> str:
    speed = analysis.terrain[terrain].values.get("speed_mps")
    return (
        _(" at {pace}").format(pace=wording_of(analysis).pace(speed.mean))
        if speed is not None and speed.mean > 0
        else ""
    )
