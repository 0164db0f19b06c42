"""What is plainly no measurement: zeros that mean missing, impossible values, wrong powers of ten, spikes.

And the one thing that is held: a channel that a device writes more slowly than its records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from gait.clean.notes import blanked, said, with_columns
from gait.language import _
from gait.model import Activity, FloatArray, Note, quantity_of
from gait.quantities import QUANTITIES, Quantity
from gait.windows import centred_median, recorded_time_s

ZERO_IS_MISSING = frozenset(
    {
        "step_length_m",
        "ground_contact_time_s",
        "duty_factor",
        "vertical_oscillation_m",
        "vertical_ratio",
        "ground_contact_balance",
        "leg_stiffness_n_per_m",
        "vertical_stiffness_n_per_m",
        "heart_rate_bpm",
        "power_w",
        "form_power_w",
    }
)
NOT_CHECKED = frozenset({"time_s", "weight_s", "latitude_deg", "longitude_deg", "distance_m"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelParameters:
    """Parameters of the checks on single channels.

    ``spike`` is how far a sample may stand from the median of the ``spike_samples`` around it.
    ``usual`` is where the median of a whole run lies; a channel that lies there only after a power of ten was stored
    in another unit.
    ``moving_mps`` is a speed at which nobody stands still; over ``fastest_walk_mps`` nobody walks, and nobody runs with
    under ``slowest_run_spm``.
    ``hold_s`` is the longest time over which a slower channel holds its last value; a channel with a rhythm of its own
    (``regular_share`` of its intervals within a quarter of the usual one) may be as slow as ``slowest_s``.
    """

    spike_samples: int = 5
    spike: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"cadence_spm": 40.0, "speed_mps": 3.0, "heart_rate_bpm": 25.0, "step_length_m": 0.6, "power_w": 300.0}
        )
    )
    usual: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: MappingProxyType(
            {
                "vertical_oscillation_m": (0.03, 0.17),
                "ground_contact_time_s": (0.13, 0.5),
                "step_length_m": (0.3, 2.2),
                "vertical_ratio": (0.03, 0.2),
            }
        )
    )
    moving_mps: float = 1.0
    fastest_walk_mps: float = 2.7
    slowest_run_spm: float = 120.0
    hold_s: float = 10.0
    slowest_s: float = 65.0
    regular_share: float = 0.8
    hold_values: int = 4


def drop_impossible(activity: Activity, parameters: ChannelParameters) -> Activity:  # noqa: ARG001 - one shape a step
    """Return the activity without zeros that mean missing, empty channels and values that no sensor can deliver.

    Cadence waits until its unit is proven, and oscillation, contact and step length until their powers of ten are.
    """
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        quantity = quantity_of(name)
        if quantity in ZERO_IS_MISSING:
            zero = values == 0
            if zero.any():
                columns[name] = blanked(values, zero)
                message = _("{said}: zeros mean that nothing was measured.").format(said=said(name))
                notes.append(Note(code="zero_is_missing", message=message, samples=int(zero.sum())))
        if quantity == "altitude_m" and np.isfinite(values).any() and np.nanmin(values) == np.nanmax(values) == 0:
            columns[name] = np.full(len(values), np.nan)
            notes.append(
                Note(code="altitude_empty", message=_("Altitude is 0 throughout: not measured."), samples=len(values))
            )
    activity = with_columns(activity, columns, *notes)
    return _in_range(activity, {"heart_rate_bpm", "power_w", "altitude_m", "speed_mps", "temperature_c"})


def _in_range(activity: Activity, quantities: set[str]) -> Activity:
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        quantity = quantity_of(name)
        if quantity not in quantities:
            continue
        row = QUANTITIES[quantity]
        wrong = (values < row.low) | (values > row.high)
        if quantity == "cadence_spm":
            wrong &= values != 0
        if wrong.any():
            columns[name] = blanked(values, wrong)
            message = _("{said}: outside of {range_of} is no measurement; left out.").format(
                said=said(name), range_of=_range_of(row)
            )
            notes.append(Note(code="out_of_range", message=message, samples=int(wrong.sum())))
    return with_columns(activity, columns, *notes)


def _range_of(row: Quantity) -> str:
    """Return the plausible range as people read it: ``0.1 to 0.6 s``."""
    shown = row.metric
    if shown.style == "pace":
        return _("{low:g} to {high:g} m/s").format(low=row.low, high=row.high)
    return _("{low:g} to {high:g} {unit}").format(
        low=row.low * shown.factor, high=row.high * shown.factor, unit=shown.unit
    )


def correct_scales(activity: Activity, parameters: ChannelParameters) -> Activity:
    """Return the activity with channels that a device stored in another unit brought back by a power of ten.

    Decided once a channel, by where its median lies; then values that no sensor can deliver are left out.
    """
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        usual = parameters.usual.get(quantity_of(name))
        if usual is None or not np.isfinite(values).any():
            continue
        factor = _power_of_ten(float(np.nanmedian(values)), usual)
        if factor != 1.0:
            columns[name] = values * factor
            message = _("{said} was stored in another unit and is multiplied by {factor:g}.").format(
                said=said(name), factor=factor
            )
            notes.append(Note(code="unit_scaled", message=message, samples=int(np.isfinite(values).sum())))
    activity = with_columns(activity, columns, *notes)
    later = {"cadence_spm", "heart_rate_bpm", "power_w", "altitude_m", "speed_mps", "temperature_c"}
    return _in_range(activity, set(QUANTITIES) - later - NOT_CHECKED)


def _power_of_ten(median: float, usual: tuple[float, float]) -> float:
    low, high = usual
    if median <= 0 or low <= median <= high:
        return 1.0
    fitting = [factor for factor in (10.0, 0.1, 100.0, 0.01, 1000.0, 0.001) if low <= median * factor <= high]
    return fitting[0] if fitting else 1.0


def drop_idle_cadence(activity: Activity, parameters: ChannelParameters) -> Activity:
    """Return the activity without cadences that the speed proves wrong: the sensor slept or lagged, the feet did not.

    0 while the runner moves, and a walker's cadence at a speed at which nobody walks.
    """
    if not activity.has("speed_mps"):
        return activity
    speed = activity.columns["speed_mps"]
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        idle = (speed > parameters.moving_mps) & (values == 0)
        idle |= (speed > parameters.fastest_walk_mps) & (values < parameters.slowest_run_spm)
        if quantity_of(name) == "cadence_spm" and idle.any():
            columns[name] = blanked(values, idle)
            message = _(
                "{said}: 0 while moving, or a walk's at a running speed, means that nothing was measured."
            ).format(said=said(name))
            notes.append(Note(code="idle_cadence", message=message, samples=int(idle.sum())))
    return with_columns(activity, columns, *notes)


def drop_spikes(activity: Activity, parameters: ChannelParameters) -> Activity:
    """Return the activity without samples that leap out of their neighbours, and cadence within its range."""
    activity = _in_range(activity, {"cadence_spm"})
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        quantity = quantity_of(name)
        limit = parameters.spike.get(quantity)
        if limit is None:
            continue
        spike = np.abs(values - centred_median(values, parameters.spike_samples)) > limit
        if quantity in {"cadence_spm", "speed_mps"}:
            spike &= values != 0  # a stop is no spike
        if spike.any():
            columns[name] = blanked(values, spike)
            message = _("{said}: spikes were left out.").format(said=said(name))
            notes.append(Note(code="spike", message=message, samples=int(spike.sum())))
    return with_columns(activity, columns, *notes)


def hold_slow_channels(activity: Activity, parameters: ChannelParameters) -> Activity:
    """Return the activity with each slower channel holding its value until its own next sample.

    Only where a channel has its own steady, slower rhythm within the records (a phone that writes cadence every
    second record, a converter that writes it once a minute).
    Distance is never held, because it accumulates.
    """
    clock = recorded_time_s(activity.columns["weight_s"])
    columns: dict[str, FloatArray] = {}
    notes = []
    for name, values in activity.columns.items():
        if quantity_of(name) in NOT_CHECKED:
            continue
        measured = np.flatnonzero(np.isfinite(values))
        if not parameters.hold_values <= len(measured) < len(values):
            continue
        rhythm = _slow_rhythm_s(measured, clock, parameters)
        if rhythm is None:
            continue
        columns[name] = held = _held(values, measured, clock, max(parameters.hold_s, 1.25 * rhythm))
        filled = int(np.isfinite(held).sum() - len(measured))
        message = _("{said} is written every {rhythm:.0f} s and stands until its next value.").format(
            said=said(name), rhythm=rhythm
        )
        notes.append(Note(code="slow_channel", message=message, samples=filled))
    return with_columns(activity, columns, *notes)


def _slow_rhythm_s(measured: np.ndarray, clock: FloatArray, parameters: ChannelParameters) -> float | None:
    """Return the interval at which a channel is written [s], None where it has the records' own or none."""
    own = np.diff(clock[measured])
    if float(np.median(np.diff(measured))) <= 1:
        return None
    usual = float(np.median(own))
    regular = float(np.mean(np.abs(own - usual) <= usual / 4)) >= parameters.regular_share
    return usual if usual <= (parameters.slowest_s if regular else parameters.hold_s) else None


def _held(values: FloatArray, measured: np.ndarray, clock: FloatArray, hold_s: float) -> FloatArray:
    at = np.searchsorted(measured, np.arange(len(values)), side="right") - 1
    source = measured[np.maximum(at, 0)]
    fresh = (at >= 0) & (clock - clock[source] <= hold_s)
    held: FloatArray = np.where(fresh, values[source], np.nan)
    return held
