"""Steps for the speed over the run: its one cadence against the expectation, in terms of braking."""

import numpy as np

from gait import landing, norms
from gait.metrics.expectation_errors import expected_cadence_error
from gait.metrics.overstriding.ratios import first, thirds
from gait.metrics.student import NORMAL_95
from gait.model import Activity, CadenceView, FloatArray, StepsForSpeed


def steps_for_speed(activity: Activity, view: CadenceView, height_m: float | None) -> StepsForSpeed | None:
    """Return the braking to be expected at the run's cadence over that at the expected one; None without either.

    Parameters
    ----------
    activity : Activity
        Its channels name the sensor of the speed.
    view : CadenceView
        With the run's one cadence, its expectation and the interval of their difference.
    height_m : float or None
        The runner's height [m].

    """
    difference, speed = view.difference_spm, view.judged_mps
    expected, low, high = view.expected_spm, view.difference_low_spm, view.difference_high_spm
    if difference is None or expected is None or speed is None or low is None or high is None:
        return None
    cadence = expected + difference
    expectation = float(expected_cadence_error(activity, np.asarray(speed), height_m))
    error = float(np.hypot((high - low) / (2 * NORMAL_95) / cadence, expectation / expected))
    value, edges = first(landing.braking_ratio([cadence / expected], [error])), _edges_of_thirds(expected)
    return StepsForSpeed(
        verdict="not sure",
        value=value,
        third=thirds(value.ratio, value.ratio, edges)[0],
        thirds=thirds(value.low, value.high, edges),
        long_from=edges[1],
        short_to=edges[0],
        speed_mps=speed,
        cadence_spm=cadence,
        expected_spm=expected,
        extrapolated=bool(landing.extrapolated(speed)),
    )


def _edges_of_thirds(expected_spm: float) -> tuple[float, float]:
    """Return the ratios below and above which a third of runners lies: those of the cadences that cut them off."""
    off = landing.NORMAL_P67 * norms.cadence_between_runners_spm()
    shares: FloatArray = np.array([expected_spm + off, expected_spm - off]) / expected_spm
    low, high = landing.braking_ratio(shares, 0.0).ratio.tolist()
    return low, high
