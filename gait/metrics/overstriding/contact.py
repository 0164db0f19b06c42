"""Contact for the speed over the run: only from a measured contact time, ranked only against its own kind of sensor."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from gait import landing, norms
from gait.evidence import EVIDENCE
from gait.language import _
from gait.metrics.expectation_errors import speed_error_mps
from gait.metrics.moments import USUAL_ESTIMATES, moments
from gait.metrics.overstriding.parameters import OverstridingParameters
from gait.metrics.overstriding.ratios import first, thirds
from gait.metrics.sensor_errors import sensor_error
from gait.metrics.student import NORMAL_95
from gait.model import Activity, BoolArray, Channel, ContactForSpeed, FloatArray, SensorFamily, quantity_of

NORM: Final = "watches and straps"
"""The one norm of contact that a sensor is ranked against: row ``contact_curve``."""
RANKED: Final[frozenset[SensorFamily]] = frozenset({"chest", "waist"})
"""Row ``contact_families``."""
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "foot_pod": _("foot pods have no norm of their own"),
        "wrist": _("a watch at the wrist squeezes the range of contact, so that everybody looks alike"),
    }
)
_NO_NORM: Final = _("the file does not say which kind of sensor measured it, so no norm fits")
_VERDICT: Final = EVIDENCE["contact_verdict"].values
_CURVE: Final = EVIDENCE["contact_curve"].values
_UNKNOWN: Final = Channel(origin="device")


def contact_channel_of(activity: Activity) -> str | None:
    """Return the column of the measured contact time: the primary one first; a modelled one is none."""
    named = (name for name in activity.columns if quantity_of(name) == "ground_contact_time_s")
    measured = (name for name in sorted(named, key=len) if activity.has(name))
    return next((name for name in measured if _channel(activity, name).origin != "modelled"), None)


def contact_for_speed(
    activity: Activity, steady: BoolArray, parameters: OverstridingParameters
) -> ContactForSpeed | None:
    """Return contact for the speed over steady level running; None where no contact was measured there.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``.
    steady : ndarray of bool, shape (n,)
        Where the runner ran steadily on level ground.
    parameters : OverstridingParameters
        What share of it must be measured.

    """
    name = contact_channel_of(activity)
    if name is None:
        return None
    contact, speed, weight = activity.columns[name], activity.column("speed_mps"), activity.columns["weight_s"]
    both = steady & np.isfinite(contact) & np.isfinite(norms.expected_contact_time_s(speed)) & (weight > 0)
    if float(weight[both].sum()) < max(parameters.least_coverage * float(weight[steady].sum()), parameters.least_s):
        return None
    mean_s, mean_mps = (float(np.average(values[both], weights=weight[both])) for values in (contact, speed))
    if not norms.expectation_holds(mean_mps):
        return None
    channel = _channel(activity, name)
    blank = ContactForSpeed(
        verdict="change only",
        contact_s=mean_s,
        speed_mps=mean_mps,
        origin=channel.origin,
        sensor=channel.sensor,
        reason="" if channel.sensor in RANKED else _REASONS.get(channel.sensor, _NO_NORM),
        extrapolated=bool(landing.extrapolated(mean_mps)),
    )
    return blank if blank.reason else _ranked(blank, activity, both, contact)


def contact_error(activity: Activity, sensor: SensorFamily, speed_mps: FloatArray) -> FloatArray:
    """Return the standard uncertainty of log(contact / norm) that no averaging takes away.

    It holds the contact sensor's error, the speed sensor's by way of the norm, and the norm's own.

    Parameters
    ----------
    activity : Activity
        Its channels name the sensor of the speed.
    sensor : str
        The family of the contact's sensor.
    speed_mps : ndarray
        Mean speed of each stretch [m/s].

    """
    own = sensor_error("ground_contact_time_s", sensor).relative
    by_speed = _CURVE["exponent"] * speed_error_mps(activity, speed_mps) / speed_mps
    error: FloatArray = np.sqrt(own**2 + by_speed**2 + _VERDICT["mean_se_share"] ** 2)
    return error


def _ranked(blank: ContactForSpeed, activity: Activity, both: BoolArray, contact: FloatArray) -> ContactForSpeed:
    """Return the contact with its place among runners on that kind of sensor."""
    expected, weight = norms.expected_contact_time_s(activity.columns["speed_mps"][both]), activity.columns["weight_s"]
    found = moments(np.log(contact[both] / expected)[None, :], weight[both], USUAL_ESTIMATES)
    sampling = float(found.sampling_error[0]) / NORMAL_95
    error = np.hypot(sampling, contact_error(activity, blank.sensor, np.asarray(blank.speed_mps)))
    value = first(landing.reach_ratio(np.exp(found.mean), error[None]))
    edges = ratios_at_sd(landing.NORMAL_P67)
    return replace(
        blank,
        verdict="not sure",
        norm=NORM,
        expected_s=float(np.average(expected, weights=weight[both])),
        value=value,
        third=thirds(value.ratio, value.ratio, edges)[0],
        thirds=thirds(value.low, value.high, edges),
        long_from=edges[1],
        short_to=edges[0],
    )


def ratios_at_sd(standard_deviations: float) -> tuple[float, float]:
    """Return the ratios at which a runner lies so many standard deviations off the norm, below and above."""
    off = standard_deviations * _CURVE["sd_share"]
    low, high = landing.reach_ratio([1 - off, 1 + off], 0.0).ratio.tolist()
    return low, high


def _channel(activity: Activity, name: str) -> Channel:
    return activity.channels.get(name, _UNKNOWN)
