"""The one verdict on cadence: low, typical or high for the runner's paces and height, or not sure.

It rests on the difference from the expectation with two 95 % intervals: the measurement's own, and a whole one that
holds the error of the expected mean as well.
The thresholds are row ``cadence_verdict`` of the evidence:

    low       the whole interval lies below -1 standard deviation between runners, and the braking to be expected
              clears the highest third of runners (row ``steps_verdict``), where the run tells it
    high      the whole interval lies above +1 standard deviation, and braking clears the lowest third
    typical   the measurement's interval lies within the band of 80 % of runners, which holds the mean's error already,
              and braking reaches the middle third
    not sure  everything else, speeds without an expectation, and a cadence with a doubtful unit or too many gaps

A wider interval can only turn low, typical and high into not sure, never the other way.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from gait import norms
from gait.evidence import EVIDENCE
from gait.model import ALL_RUNNING, Analysis, CadenceView, Confidence, SpeedBin

Verdict: TypeAlias = Literal["low", "typical", "high", "not sure"]
Reason: TypeAlias = Literal["clear", "edge", "wide", "coverage", "speed", "unit"]

NORMAL_P975 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceVerdict:
    """What the run says of cadence against the expectation.

    ``now_spm`` is the run's one cadence, ``speed_mps`` the mean speed of the same running and ``over`` its name;
    ``difference_spm`` is measured minus expected, ``low_spm`` and ``high_spm`` its whole 95 % interval; ``reason`` says
    what the verdict hangs on.
    Where no expectation holds, ``expected_spm`` and ``difference_spm`` are NaN.
    """

    verdict: Verdict
    reason: Reason
    difference_spm: float
    low_spm: float
    high_spm: float
    now_spm: float
    expected_spm: float
    speed_mps: float
    confidence: Confidence
    over: str | None = None


def cadence_verdict(analysis: Analysis) -> CadenceVerdict | None:
    """Return the verdict, or None where the file has no cadence, or no speed at which to judge it."""
    view = analysis.cadence
    now, speed = judged_cadence_spm(analysis), judged_speed_mps(analysis)
    if now is None or speed is None:
        return None
    if view.expected_spm is None or view.difference_spm is None:
        return None if norms.expectation_holds(speed) else _nowhere_judged(analysis, now, speed)
    low, high = _interval(view, view.difference_spm, _expected_error_spm(analysis, speed))
    verdict, reason = _judged(analysis, low, high, speed)
    return CadenceVerdict(
        verdict=verdict,
        reason=reason,
        difference_spm=view.difference_spm,
        low_spm=low,
        high_spm=high,
        now_spm=now,
        expected_spm=view.expected_spm,
        speed_mps=speed,
        confidence=_confidence(analysis, speed),
        over=view.judged_over,
    )


def judged_cadence_spm(analysis: Analysis) -> float | None:
    """Return the run's one cadence: of the running that is judged, else the mean over all running."""
    view, measured = analysis.cadence, analysis.summary.get("cadence_spm")
    if view.judged_spm is not None:
        return view.judged_spm
    if view.expected_spm is not None and view.difference_spm is not None:
        return view.expected_spm + view.difference_spm
    return measured.mean if measured else None


def judged_speed_mps(analysis: Analysis) -> float | None:
    """Return the mean speed of the running that is judged, else of that with a cadence, else of all running."""
    bins = analysis.cadence.by_speed
    total = sum(each.time_s for each in bins)
    if analysis.cadence.judged_mps is not None:
        return analysis.cadence.judged_mps
    if total > 0:
        return sum(each.speed_mps * each.time_s for each in bins) / total
    speed = analysis.summary.get("speed_mps")
    return speed.mean if speed and speed.mean > 0 else None


def _nowhere_judged(analysis: Analysis, now_spm: float, speed_mps: float) -> CadenceVerdict:
    """Return what is known at a speed at which no expectation holds."""
    return CadenceVerdict(
        verdict="not sure",
        reason="unit" if _unit_in_doubt(analysis) else "speed",
        difference_spm=np.nan,
        low_spm=-np.inf,
        high_spm=np.inf,
        now_spm=now_spm,
        expected_spm=np.nan,
        speed_mps=speed_mps,
        confidence="low",
        over=analysis.cadence.judged_over,
    )


def one_sd_spm() -> float:
    """Return how far from the expectation low and high begin [spm]."""
    return EVIDENCE["cadence_verdict"].value("beyond_sd") * EVIDENCE["cadence_spread"].value("between_runners_spm")


def level_bins_by_speed(analysis: Analysis) -> tuple[SpeedBin, ...]:
    """Return the bands of speed with a cadence, slowest first: of level running, or of unknown slope."""
    return tuple(sorted(analysis.cadence.level_by_speed, key=lambda each: each.speed_mps))


def _expected_error_spm(analysis: Analysis, speed: float) -> float:
    """Return the standard uncertainty of the expected cadence; of its mean alone where the analysis has no more."""
    known = analysis.cadence.expected_error_spm
    return float(norms.cadence_mean_se_spm(speed, analysis.athlete.height_m)) if known is None else known


def _interval(view: CadenceView, difference: float, expected_error_spm: float) -> tuple[float, float]:
    """Return the 95 % interval of the difference with the expectation's own error put in."""
    norm = NORMAL_P975 * expected_error_spm
    if np.isnan(norm) or view.difference_low_spm is None or view.difference_high_spm is None:
        return -np.inf, np.inf
    below, above = difference - view.difference_low_spm, view.difference_high_spm - difference
    return difference - float(np.hypot(below, norm)), difference + float(np.hypot(above, norm))


def _judged(analysis: Analysis, low: float, high: float, speed: float) -> tuple[Verdict, Reason]:
    if _unit_in_doubt(analysis):
        return "not sure", "unit"
    if not norms.expectation_holds(speed):
        return "not sure", "speed"
    if not covers_enough(analysis):
        return "not sure", "coverage"
    if high < -one_sd_spm() and _brakes_more(analysis):
        return "low", "clear"
    if low > one_sd_spm() and _brakes_less(analysis):
        return "high", "clear"
    verdict, reason = _within_band(analysis.cadence, norms.NORMAL_P90 * norms.cadence_sd_spm(analysis.athlete.height_m))
    return ("not sure", "edge") if verdict == "typical" and _in_an_outer_third(analysis) else (verdict, reason)


def _brakes_more(analysis: Analysis) -> bool:
    """Tell whether the braking to be expected lies wholly in the highest third; True where the run cannot tell it."""
    steps = analysis.overstriding.steps
    return steps is None or steps.value.low > steps.long_from


def _brakes_less(analysis: Analysis) -> bool:
    """Tell whether the braking to be expected lies wholly in the lowest third; True where the run cannot tell it."""
    steps = analysis.overstriding.steps
    return steps is None or steps.value.high < steps.short_to


def _in_an_outer_third(analysis: Analysis) -> bool:
    """Tell whether the braking to be expected lies wholly in the highest or lowest third: typical is not the word."""
    steps = analysis.overstriding.steps
    return steps is not None and "middle third" not in steps.thirds


def _within_band(view: CadenceView, band: float) -> tuple[Verdict, Reason]:
    low, high = view.difference_low_spm, view.difference_high_spm
    if low is None or high is None or high - low > 2 * band:
        return "not sure", "wide"
    return ("typical", "clear") if -band < low and high < band else ("not sure", "edge")


def covers_enough(analysis: Analysis) -> bool:
    """Tell whether enough of the running has a cadence to say anything of it."""
    return _coverage(analysis) >= EVIDENCE["enough_data"].value("least_coverage")


def _unit_in_doubt(analysis: Analysis) -> bool:
    decision = analysis.cadence.unit_decision
    return decision is not None and decision.confidence == "low"


def _coverage(analysis: Analysis) -> float:
    cadence = analysis.summary.get("cadence_spm")
    return cadence.coverage if cadence else 1.0


def _confidence(analysis: Analysis, speed: float) -> Confidence:
    """Moderate at best, for the expectation is grade C.

    Low without height, with gaps, beyond the norm's speeds, or over all running, hills included.
    """
    norm = EVIDENCE["cadence_norm"]
    inside = norm.value("lowest_speed_mps") <= speed <= norm.value("highest_speed_mps")
    covered = _coverage(analysis) >= EVIDENCE["enough_data"].value("coverage")
    even = analysis.cadence.judged_over != ALL_RUNNING
    return "moderate" if inside and covered and even and analysis.athlete.height_m is not None else "low"
