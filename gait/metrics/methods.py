"""What the measuring did, in sentences that hold for this run."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from gait.language import _
from gait.metrics.drift import USUAL_DRIFT, DriftParameters
from gait.metrics.grade_cost import heart_rate_factor, metabolic_factor
from gait.metrics.moments import USUAL_ESTIMATES, EstimateParameters
from gait.metrics.sources import source_label
from gait.metrics.speed_slopes import SPEED_SLOPES
from gait.model import Activity, BoolArray, CadenceView, Channel, Method, quantity_of, source_of
from gait.norms import published_cadence_spm
from gait.quantities import QUANTITIES

_COMPUTED: Final = ("derived", "modelled")
"""Origins of what is worked out here, and not by a device."""


def methods(  # noqa: PLR0913 - what the run was measured with
    activity: Activity,
    *,
    estimates: EstimateParameters = USUAL_ESTIMATES,
    drift: DriftParameters = USUAL_DRIFT,
    no_drift: str | None = None,
    running: BoolArray | None = None,
    cadence: CadenceView | None = None,
) -> tuple[Method, ...]:
    """Return what was done with the columns of a measured activity.

    Give the parameters that were used, and what ``no_drift_reason`` returned.
    With the samples of running (n,) and the view of cadence, it also says what slopes cost and what another norm says.
    """
    said = (
        _estimates(estimates),
        _sources(activity),
        _step_length(activity),
        _stiffness(activity),
        _expected(cadence),
        _slopes(activity, running),
        _drift(activity, drift, no_drift),
    )
    return tuple(method for method in said if method is not None)


def _estimates(parameters: EstimateParameters) -> Method:
    return Method(
        stage="measure",
        did=_(
            "Averaged over running only, each sample weighted by the time that it stands for. The 95 % intervals "
            "hold the scatter of the means of blocks of up to {block:g} s, what neighbouring blocks share "
            "allowed for, and the error that the kind of sensor is known for."
        ).format(block=parameters.block_s),
        parameters={"block_s": parameters.block_s},
        references=("device_gnss", "device_stryd", "device_wrist", "Kendall 1954, Biometrika 41:403"),
    )


def _sources(activity: Activity) -> Method | None:
    beside = sorted(name for name in activity.columns if source_of(name) not in (None, "derived"))
    if not beside:
        return None
    return Method(
        stage="measure",
        did=_(
            "Several sensors measured the same: the device's own channel is primary where it covers at least 80 "
            "% of the running, else the best covered one. Kept beside it: {told}."
        ).format(told=", ".join(_told(activity, beside))),
    )


def _told(activity: Activity, columns: list[str]) -> Iterator[str]:
    """Yield what each column is, as people say it: ``cadence from Stryd (foot_pod)``."""
    for column in columns:
        quantity = QUANTITIES.get(quantity_of(column))
        label = quantity.label.lower() if quantity else quantity_of(column)
        source = source_label(column, activity.channels.get(column, Channel(origin="device")))
        yield _("{label} from {source}").format(label=label, source=_(source))


def _step_length(activity: Activity) -> Method | None:
    channel = activity.channels.get("step_length_m")
    if channel is None or not activity.has("step_length_m"):
        return None
    how = _("as speed x 60 / cadence") if channel.origin in _COMPUTED else _("from the device")
    return Method(stage="measure", did=_("Took step length {how}; a stride is two steps.").format(how=how))


def _stiffness(activity: Activity) -> Method | None:
    computed = (
        channel
        for name, channel in activity.channels.items()
        if quantity_of(name) == "leg_stiffness_n_per_m" and channel.origin in _COMPUTED and activity.has(name)
    )
    channel = next(computed, None)
    if channel is None:
        return None
    return Method(
        stage="measure",
        did=_("Computed leg and vertical stiffness with the sine-wave method ({detail}).").format(
            detail=channel.detail
        ),
        references=("spring_mass", "spring_mass_level_only"),
    )


def _expected(cadence: CadenceView | None) -> Method | None:
    """Return what was expected at the run's speed, with what the largest set of watch data says beside it."""
    if cadence is None or cadence.expected_spm is None or cadence.judged_mps is None:
        return None
    other = float(published_cadence_spm(cadence.judged_mps))
    more = other - cadence.expected_spm
    beside = (
        _("; watch data alone would give {other:.0f} spm there, {more:.0f} spm more, heights left aside")
        if more >= 0
        else _("; watch data alone would give {other:.0f} spm there, {more:.0f} spm fewer, heights left aside")
    ).format(other=other, more=abs(more))
    return Method(
        stage="measure",
        did=_(
            "Expected {expected:.0f} spm at {judged:.2f} m/s, from a line fitted to the means of several "
            "studies{beside}."
        ).format(expected=cadence.expected_spm, judged=cadence.judged_mps, beside=beside if np.isfinite(other) else ""),
        references=("cadence_norm", "van_oeveren_regression"),
    )


def _slopes(activity: Activity, running: BoolArray | None) -> Method | None:
    """Return how speed on slopes is set against the level, with what another model says of the same running."""
    if running is None or not activity.has("grade") or not activity.has("speed_mps"):
        return None
    covered = np.where(running, activity.columns["speed_mps"] * activity.columns["weight_s"], np.nan)
    factors = [factor(activity.columns["grade"]) for factor in (metabolic_factor, heart_rate_factor)]
    known = np.isfinite(factors[0]) & (covered > 0)
    if not known.any():
        return None
    cost, heart = (float(np.average(factor[known], weights=covered[known])) for factor in factors)
    return Method(
        stage="measure",
        did=_(
            "Turned speed on slopes into the level speed that costs as much energy a second: over this running, "
            "a metre costs {cost:.2f} of a level one (by factors fitted to heart rate, {heart:.2f}). It is cost "
            "alone, and says nothing of what knees bear: downhill is cheap, not easy on them."
        ).format(cost=cost, heart=heart),
        references=("minetti_cost", "strava_grade_factors"),
    )


def _drift(activity: Activity, parameters: DriftParameters, no_drift: str | None) -> Method | None:
    judged = any(quantity_of(name) in SPEED_SLOPES for name in activity.columns)
    if not judged or not activity.has("speed_mps"):
        return None
    windows = parameters.windows
    if no_drift is not None:
        return Method(stage="measure", did=_("Judged no drift. {no_drift}").format(no_drift=no_drift))
    longest_min = windows.window_s * windows.most_windows / 60
    return Method(
        stage="measure",
        did=_(
            "Judged drift from means over windows of {window:g} s (longer in a run of over {longest_min:g} "
            "minutes) after the warm-up, those at a pace that the earlier and the later half of the run share, "
            "regressed on speed, grade and running time together; the interval allows for noise with a memory of "
            "up to {longest_memory:g} s and for the noise of the speed itself. It needs {least:g} minutes of "
            "running."
        ).format(
            window=windows.window_s,
            longest_min=longest_min,
            longest_memory=parameters.trend.longest_memory_s,
            least=windows.least_s / 60,
        ),
        parameters={
            "window_s": windows.window_s,
            "least_s": windows.least_s,
            "alike_mps": windows.alike_mps,
            "speed_noise_mps": parameters.speed_noise_mps,
        },
        references=("Harville 1974, Biometrika 61:383", "doi:10.1002/9780470316665"),
    )
