"""What more steps would do at the runner's own paces, at the same speed: step length, braking, published load."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait import landing, norms
from gait.assess.elasticity import load_powers
from gait.assess.goals import last_step_spm, own_paces, see_to_the_knee
from gait.assess.verdict import NORMAL_P975, cadence_verdict, level_bins_by_speed
from gait.evidence import EVIDENCE
from gait.model import Analysis, SpeedBin, WhatIf

_SECONDS_A_MINUTE: Final = 60.0
_UNTRUSTED: Final = ("unit", "coverage")


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceLine:
    """The runner's own cadence over speed as a straight line; beyond its ends it is extrapolated."""

    middle_mps: float
    middle_spm: float
    slope_spm_per_mps: float
    slowest_mps: float
    fastest_mps: float

    def at(self, speed_mps: float) -> float:
        """Return the cadence at a speed [spm]."""
        return self.middle_spm + self.slope_spm_per_mps * (speed_mps - self.middle_mps)

    def holds(self, speed_mps: float) -> bool:
        """Tell whether the runner ran at that speed."""
        return self.slowest_mps <= speed_mps <= self.fastest_mps


def what_if(analysis: Analysis) -> tuple[WhatIf, ...]:
    """Return what more steps would do at the runner's easy, steady and fast pace.

    Parameters
    ----------
    analysis : Analysis
        With cadence by speed; findings and targets are not needed.

    Returns
    -------
    tuple of WhatIf
        Slowest pace first, at each the cadence now and up to 10 % more, in whole steps; what goes beyond the most that
        is advised at that pace is left out, and so are paces without room for more or without an expectation.
        Empty where the cadence itself cannot be trusted.

    References
    ----------
    Rows ``step_rate_advice``, ``braking_model``, ``lenhart_2014`` and ``willson_2014`` of ``gait.evidence``.

    """
    if not can_ask(analysis):
        return ()
    asked = (_rows(name, at, analysis.athlete.height_m) for name, at in own_paces(analysis).items())
    return tuple(row for rows in asked if len(rows) > 1 for row in rows)


def _rows(name: str, at: SpeedBin, height_m: float | None) -> tuple[WhatIf, ...]:
    """Return the rows of a pace: the cadence now, and the raises that are advised there at the most."""
    if not norms.expectation_holds(at.speed_mps):
        return ()
    return tuple(_row(name, at, more) for more in _steps_up() if _is_advised(at, more, height_m))


def can_ask(analysis: Analysis) -> bool:
    """Tell whether there is enough running, a cadence to trust, and a knee to try more steps with."""
    found = cadence_verdict(analysis)
    trusted = found is not None and found.reason not in _UNTRUSTED
    return analysis.running.enough and trusted and not see_to_the_knee(analysis)


def cadence_line(analysis: Analysis) -> CadenceLine | None:
    """Return the runner's own cadence over speed, weighted by time; None without cadence by speed.

    Its slope is the run's own as far as the run can tell it: a run at few speeds leans on what runners have on average.

    References
    ----------
    Row ``cadence_slope_spread`` of ``gait.evidence``.

    """
    bins = level_bins_by_speed(analysis)
    if not bins or sum(each.time_s for each in bins) <= 0:
        return None
    time_s, speed, cadence, error = np.array([_point(each) for each in bins]).T
    middle_mps, middle_spm = (float(np.average(values, weights=time_s)) for values in (speed, cadence))
    pull = time_s * (speed - middle_mps)
    return CadenceLine(
        middle_mps=middle_mps,
        middle_spm=middle_spm,
        slope_spm_per_mps=_slope(pull, speed - middle_mps, cadence - middle_spm, error),
        slowest_mps=bins[0].speed_low_mps,
        fastest_mps=bins[-1].speed_high_mps,
    )


def _point(each: SpeedBin) -> tuple[float, float, float, float]:
    return each.time_s, each.speed_mps, each.cadence_spm, (each.high - each.low) / (2 * NORMAL_P975)


def _slope(pull: np.ndarray, faster: np.ndarray, quicker: np.ndarray, error: np.ndarray) -> float:
    """Return the slope with the published one as what is known beforehand, each weighed by its own spread."""
    published = EVIDENCE["cadence_slope_spread"]
    mean, variance = published.value("mean_spm_per_mps"), published.value("sd_spm_per_mps") ** 2
    leverage = float(pull @ faster)
    if leverage <= 0:
        return mean
    own, own_variance = float(pull @ quicker) / leverage, float(((pull * error) ** 2).sum()) / leverage**2
    trust = variance / (variance + own_variance)
    return trust * own + (1.0 - trust) * mean


def _steps_up() -> tuple[float, ...]:
    """Return how many percent more steps are asked about: none, the first step, half way on, the most."""
    advice = EVIDENCE["step_rate_advice"]
    first, most = advice.value("first_percent"), advice.value("most_percent")
    return (0.0, first, (first + most) / 2, most)


def _is_advised(at: SpeedBin, more_percent: float, height_m: float | None) -> bool:
    most = last_step_spm(at.cadence_spm, at.speed_mps, height_m)
    return more_percent == 0 or (most is not None and _raised(at, more_percent) <= most)


def _raised(at: SpeedBin, more_percent: float) -> float:
    """Return that many more steps, down to a whole one as the targets have it; the present cadence as it is."""
    return math.floor(at.cadence_spm * (1 + more_percent / 100)) if more_percent else at.cadence_spm


def _row(pace: str, at: SpeedBin, more_percent: float) -> WhatIf:
    cadence = _raised(at, more_percent)
    ratio = cadence / at.cadence_spm
    braking, powers = landing.braking_ratio(ratio, 0.0), load_powers()
    return WhatIf(
        pace=pace,
        speed_mps=at.speed_mps,
        cadence_spm=cadence,
        more_percent=more_percent,
        step_length_m=_SECONDS_A_MINUTE * at.speed_mps / cadence,
        braking=float(braking.ratio),
        braking_low=float(braking.low),
        braking_high=float(braking.high),
        load_step_low=ratio ** powers.step[0] - 1,
        load_step_high=ratio ** powers.step[1] - 1,
        load_km_low=ratio ** powers.km[0] - 1,
        load_km_high=ratio ** powers.km[1] - 1,
    )
