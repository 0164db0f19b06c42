"""Cadence against the 160-180 guidance, against the expectation at the runner's own speeds, and over speed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from gait.metrics.estimates import estimates_of_each, mean_interval
from gait.metrics.expectation_errors import expected_cadence_error
from gait.metrics.members import Members, members_of
from gait.metrics.moments import EstimateParameters
from gait.metrics.plain import plain
from gait.model import (
    ALL_RUNNING,
    Activity,
    BoolArray,
    CadenceBin,
    CadenceView,
    Channel,
    Estimate,
    FloatArray,
    SpeedBin,
    UnitDecision,
)
from gait.norms import ADVICE_SPM, expectation_holds, expected_cadence_band_spm, expected_cadence_spm

STEADY: Final = "steady level running"
STEADY_UNKNOWN_SLOPE: Final = "steady running"
NORM: Final = "norm"
"""Where the expectation comes from."""

_UNKNOWN: Final = Channel(origin="device")
_BAND_SPM: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceParameters:
    """Parameters of the view of cadence.

    Cadence is judged over steady level running where that lasts ``least_steady_s``, else over all running.
    Bins of speed are ``bin_mps`` wide and hold at least ``least_bin_s`` of running; what is steeper than
    ``level_grade`` is not level.
    """

    low_spm: float = ADVICE_SPM[0]
    high_spm: float = ADVICE_SPM[1]
    least_steady_s: float = 300.0
    bin_mps: float = 0.25
    least_bin_s: float = 60.0
    level_grade: float = 0.02
    estimates: EstimateParameters = field(default_factory=EstimateParameters)


def cadence_view(  # noqa: PLR0913, PLR0917 - the masks and the runner that it needs
    activity: Activity,
    running: BoolArray,
    steady: BoolArray,
    height_m: float | None,
    decision: UnitDecision | None,
    parameters: CadenceParameters = CadenceParameters(),
) -> CadenceView:
    """Return how the run's cadence compares.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``; without cadence, only the expectation at its speeds is given.
    running, steady : ndarray of bool, shape (n,)
        Where the runner ran; where steadily, on level ground, after warming up.
    height_m : float or None
        The runner's height [m].
    decision : UnitDecision or None
        How the stored cadence became steps a minute; passed on.
    parameters : CadenceParameters
        Limits and bins.

    Returns
    -------
    CadenceView
        ``judged_*`` are the cadence and speed of the running that is judged, None where they were not measured;
        ``judged_over`` names it, None where there is none.
        ``expected_*`` and ``difference_*`` are None where no expectation holds at its mean speed.
        The shares are of all running with a cadence, and so is the distribution: its bands within the guidance add
        up to the share within it, since the guidance's ends cut the bands that they lie in.

    """
    cadence, speed = activity.column("cadence_spm"), activity.column("speed_mps")
    weight = activity.columns["weight_s"]
    stepping = running & (weight > 0) & np.isfinite(cadence)
    below, inside, above = _shares(cadence[stepping], weight[stepping], parameters)
    present = stepping if stepping.any() else running & (weight > 0)
    # The norm says nothing of speeds at which nobody runs a distance.
    comparable = present & np.isfinite(expected_cadence_spm(speed, height_m))
    chosen, basis = _basis(activity, comparable if comparable.any() else present, steady, parameters)
    judged = _mean_over(activity, cadence, chosen, parameters)
    judged_mps = _average(speed[chosen], weight[chosen]) if comparable.any() else None
    view = CadenceView(
        in_160_180_share=inside,
        below_160_share=below,
        above_180_share=above,
        judged_spm=judged[0] if judged else None,
        judged_low_spm=judged[1] if judged else None,
        judged_high_spm=judged[2] if judged else None,
        judged_mps=judged_mps,
        judged_over=basis if chosen.any() else None,
        unit_decision=decision,
        by_speed=_by_speed(activity, comparable & stepping, height_m, parameters),
        level_by_speed=_by_speed(
            activity,
            comparable & stepping & ~(np.abs(activity.column("grade")) > parameters.level_grade),
            height_m,
            parameters,
        ),
        distribution=_distribution(cadence[stepping], weight[stepping], parameters),
    )
    if judged_mps is None or not expectation_holds(judged_mps):
        return view
    return _with_expectation(view, activity, chosen, height_m, parameters)


def _with_expectation(
    view: CadenceView, activity: Activity, chosen: BoolArray, height_m: float | None, parameters: CadenceParameters
) -> CadenceView:
    """Return the view with the expectation over the chosen samples, and how far the cadence is from it."""
    expected, low, high = _expected(activity, chosen, height_m)
    difference = _mean_over(activity, activity.column("cadence_spm") - expected, chosen, parameters)
    weights = activity.columns["weight_s"][chosen]
    return replace(
        view,
        expected_spm=_average(expected[chosen], weights),
        expected_low_spm=_average(low[chosen], weights),
        expected_high_spm=_average(high[chosen], weights),
        expected_error_spm=_expected_error(activity, view.judged_mps, height_m),
        difference_spm=difference[0] if difference else None,
        difference_low_spm=difference[1] if difference else None,
        difference_high_spm=difference[2] if difference else None,
        expected_from=NORM,
    )


def _expected_error(activity: Activity, speed_mps: float | None, height_m: float | None) -> float | None:
    return None if speed_mps is None else float(expected_cadence_error(activity, np.asarray(speed_mps), height_m))


def _shares(
    cadence: FloatArray, weight_s: FloatArray, parameters: CadenceParameters
) -> tuple[float | None, float | None, float | None]:
    """Return the shares of the time below, within and above the guidance; None without a cadence."""
    total = float(weight_s.sum())
    if total <= 0:
        return None, None, None
    below = float(weight_s[cadence < parameters.low_spm].sum()) / total
    above = float(weight_s[cadence > parameters.high_spm].sum()) / total
    return below, 1 - below - above, above


def _distribution(cadence: FloatArray, weight_s: FloatArray, parameters: CadenceParameters) -> tuple[CadenceBin, ...]:
    """Return the share of the time in each band of cadence that has any.

    Bands are centred on even numbers, since most watches count strides and so know even cadences only.
    The ends of the guidance cut theirs in two; its upper end itself belongs to the guidance, as in the shares.
    """
    if len(cadence) == 0:
        return ()
    ends = parameters.low_spm, parameters.high_spm
    part = (cadence >= ends[0]).astype(np.intp) + (cadence > ends[1])
    number = np.floor(cadence / _BAND_SPM + 0.5).astype(np.intp)
    # One number for each band and part, in their order.
    found, at = np.unique(3 * number + part, return_inverse=True)
    shares = np.bincount(at, weights=weight_s) / float(weight_s.sum())
    return tuple(
        _band(_BAND_SPM * (key // 3), key % 3, ends, share)
        for key, share in zip(found.tolist(), shares.tolist(), strict=True)
    )


def _band(middle_spm: float, part: int, ends: tuple[float, float], share: float) -> CadenceBin:
    """Return a band around its middle, cut to its part: below, within or above the guidance."""
    least, most = (-np.inf, *ends)[part], (*ends, np.inf)[part]
    low, high = middle_spm - _BAND_SPM / 2, middle_spm + _BAND_SPM / 2
    return CadenceBin(low_spm=max(low, least), high_spm=min(high, most), share=share)


def _basis(
    activity: Activity, running: BoolArray, steady: BoolArray, parameters: CadenceParameters
) -> tuple[BoolArray, str]:
    """Return the running that is judged, and its name."""
    settled = steady & running
    if float(activity.columns["weight_s"][settled].sum()) < parameters.least_steady_s:
        return running, ALL_RUNNING
    return settled, STEADY if activity.has("grade") else STEADY_UNKNOWN_SLOPE


def _expected(
    activity: Activity, chosen: BoolArray, height_m: float | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the expectation and its band at the speed of each chosen sample, (n,); NaN elsewhere."""
    speed = activity.column("speed_mps")[chosen]
    low, high = expected_cadence_band_spm(speed, height_m)
    filled = np.full((3, len(chosen)), np.nan)
    filled[:, chosen] = expected_cadence_spm(speed, height_m), low, high
    return filled[0], filled[1], filled[2]


def _mean_over(
    activity: Activity, values: FloatArray, chosen: BoolArray, parameters: CadenceParameters
) -> tuple[float, float, float] | None:
    """Return the mean of a cadence, or of a difference of two, with its 95 % interval; None without a value."""
    return mean_interval(
        values,
        activity.columns["weight_s"],
        chosen,
        quantity="cadence_spm",
        channel=activity.channels.get("cadence_spm", _UNKNOWN),
        parameters=parameters.estimates,
    )


def _average(values: FloatArray, weights: FloatArray) -> float:
    return float((values * weights).sum() / weights.sum())


def _by_speed(
    activity: Activity, compared: BoolArray, height_m: float | None, parameters: CadenceParameters
) -> tuple[SpeedBin, ...]:
    at = np.flatnonzero(compared)
    if len(at) == 0:
        return ()
    number = np.floor(activity.columns["speed_mps"][at] / parameters.bin_mps + 1e-9)
    order = np.argsort(number, kind="stable")
    at, number = at[order], number[order]
    starts = np.flatnonzero(np.diff(number, prepend=number[0] - 1))
    channel = activity.channels.get("cadence_spm", _UNKNOWN)
    cadences = estimates_of_each(
        activity.columns["cadence_spm"][at][None],
        activity.columns["weight_s"][at],
        starts,
        {"cadence_spm": channel},
        parameters.estimates,
    )
    floors: FloatArray = number[starts] * parameters.bin_mps
    return tuple(_speed_bins(activity, members_of(np.split(at, starts[1:])), floors, cadences, height_m, parameters))


def _speed_bins(  # noqa: PLR0913, PLR0917 - what the bins are made of
    activity: Activity,
    bins: Members,
    floors_mps: FloatArray,
    cadences: Sequence[Mapping[str, Estimate]],
    height_m: float | None,
    parameters: CadenceParameters,
) -> Iterator[SpeedBin]:
    """Yield the bins with enough running in them; each has its lowest speed and the estimate of its cadence."""
    weight, speed = activity.columns["weight_s"], activity.columns["speed_mps"]
    mean_mps = bins.means(speed, weight)
    holds = expectation_holds(mean_mps)
    norm = (expected_cadence_spm(speed, height_m), *expected_cadence_band_spm(speed, height_m))
    expected, low, high = (plain(np.where(holds, bins.means(each, weight), np.nan)) for each in norm)
    seconds = bins.sums(weight).tolist()
    lengths = plain(bins.means(activity.column("step_length_m"), weight))
    for at, (floor_mps, speed_mps, found) in enumerate(zip(floors_mps, mean_mps, cadences, strict=True)):
        cadence = found["cadence_spm"]
        if seconds[at] >= parameters.least_bin_s:
            yield SpeedBin(
                speed_low_mps=float(floor_mps),
                speed_high_mps=float(floor_mps + parameters.bin_mps),
                speed_mps=float(speed_mps),
                time_s=seconds[at],
                cadence_spm=cadence.mean,
                low=cadence.low,
                high=cadence.high,
                step_length_m=lengths[at],
                expected_spm=expected[at],
                expected_low_spm=low[at],
                expected_high_spm=high[at],
            )
