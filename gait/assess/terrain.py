"""The rule on hills: how cadence differs uphill and downhill from level ground."""

from gait.assess.wording import spm, wording_of
from gait.evidence import EVIDENCE
from gait.model import Analysis, Finding


def hills(analysis: Analysis) -> Finding | None:
    """Fire where cadence uphill or downhill differs from level ground by more than the smallest change reported."""
    values = {name: _enough_cadence(analysis, name) for name in ("level", "uphill", "downhill")}
    level, least = values["level"], EVIDENCE["change_to_report"].value("cadence_spm")
    slopes = {name: mean for name in ("uphill", "downhill") if (mean := values[name]) is not None}
    if level is None or not any(abs(mean - level) >= least for mean in slopes.values()):
        return None
    name = max(slopes, key=lambda each: abs(slopes[each] - level))
    parts = " and ".join(f"{spm(mean)} {each}{_slope_pace(analysis, each)}" for each, mean in slopes.items())
    return Finding(
        rule="hills",
        scope="run",
        severity="info",
        confidence="moderate",
        verdict=f"differs {name}",
        value=slopes[name] - level,
        unit="spm",
        reference=f"{spm(level)} on the level{_slope_pace(analysis, 'level')}",
        message=f"Your cadence differs on slopes: {parts}, against {spm(level)} on the level"
        f"{_slope_pace(analysis, 'level')}. Pace differs there too, so this describes your hills and grades nothing.",
        evidence=("hills_cadence", "hills_apart", "change_to_report"),
    )


def _enough_cadence(analysis: Analysis, terrain: str) -> float | None:
    stretch = analysis.terrain.get(terrain)
    cadence = stretch.values.get("cadence_spm") if stretch else None
    long_enough = stretch is not None and stretch.running_s >= 60 * EVIDENCE["hills_apart"].value("minutes")
    return cadence.mean if cadence is not None and long_enough else None


def _slope_pace(analysis: Analysis, terrain: str) -> str:
    speed = analysis.terrain[terrain].values.get("speed_mps")
    return f" at {wording_of(analysis).pace(speed.mean)}" if speed is not None and speed.mean > 0 else ""
