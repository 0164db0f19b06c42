"""What the measuring did, in sentences that hold for this run."""

from gait.metrics.drift import USUAL_DRIFT, DriftParameters
from gait.metrics.estimates import USUAL_ESTIMATES, EstimateParameters
from gait.metrics.speed_slopes import SPEED_SLOPES
from gait.model import Activity, Method, quantity_of, source_of


def methods(
    activity: Activity,
    *,
    estimates: EstimateParameters = USUAL_ESTIMATES,
    drift: DriftParameters = USUAL_DRIFT,
) -> tuple[Method, ...]:
    """Return what was done with the columns of a measured activity; give the parameters that were used."""
    said = (_estimates(estimates), _sources(activity), _step_length(activity), _stiffness(activity))
    return tuple(method for method in (*said, _drift(activity, drift)) if method is not None)


def _estimates(parameters: EstimateParameters) -> Method:
    return Method(
        stage="measure",
        did="Averaged over running only, each sample weighted by the time that it stands for. The 95 % intervals hold "
        f"the scatter of the means of blocks of up to {parameters.block_s:g} s, what neighbouring blocks share allowed "
        "for, and the error that the kind of sensor is known for.",
        parameters={"block_s": parameters.block_s},
        references=(
            "doi:10.2196/17118",
            "doi:10.1371/journal.pone.0222872",
            "doi:10.3390/s25175553",
            "Kendall 1954, Biometrika 41:403",
        ),
    )


def _sources(activity: Activity) -> Method | None:
    beside = sorted(name for name in activity.columns if source_of(name) not in (None, "derived"))
    if not beside:
        return None
    return Method(
        stage="measure",
        did="Several sensors measured the same: the device's own channel is primary where it covers at least 80 % of "
        f"the running, else the best covered one. Kept beside it: {', '.join(beside)}.",
    )


def _step_length(activity: Activity) -> Method | None:
    channel = activity.channels.get("step_length_m")
    if channel is None or not activity.has("step_length_m"):
        return None
    how = "as speed x 60 / cadence" if channel.origin in ("derived", "modelled") else "from the device"
    return Method(stage="measure", did=f"Took step length {how}; a stride is two steps.")


def _stiffness(activity: Activity) -> Method | None:
    channel = activity.channels.get("leg_stiffness_n_per_m")
    if channel is None or not activity.has("leg_stiffness_n_per_m"):
        return None
    return Method(
        stage="measure",
        did=f"Computed leg and vertical stiffness with the sine-wave method ({channel.detail}).",
        references=("doi:10.1123/jab.21.2.167", "doi:10.1055/a-2044-4805"),
    )


def _drift(activity: Activity, parameters: DriftParameters) -> Method | None:
    judged = any(quantity_of(name) in SPEED_SLOPES for name in activity.columns)
    if not judged or not activity.has("speed_mps"):
        return None
    return Method(
        stage="measure",
        did=f"Judged drift from means over {parameters.window_s:g} s of running after the warm-up, regressed on speed, "
        "grade and running time together; the interval allows for noise with a memory of up to "
        f"{parameters.trend.longest_memory_s:g} s and for the noise of the speed itself. It needs "
        f"{parameters.least_s / 60:g} minutes of running.",
        parameters={
            "window_s": parameters.window_s,
            "least_s": parameters.least_s,
            "speed_noise_mps": parameters.speed_noise_mps,
        },
        references=("Harville 1974, Biometrika 61:383", "doi:10.1002/9780470316665"),
    )
