"""Speed and distance: from the device where it has them, else from distance, else from position."""

from dataclasses import dataclass, replace

import numpy as np

from gait.clean.notes import with_columns
from gait.clean.position import distance_between_m
from gait.errors import UsageError
from gait.model import Activity, Channel, FloatArray, Note, SensorFamily, quantity_of
from gait.windows import centred_mean, recorded_time_s


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedParameters:
    """Parameters of speed.

    ``window_s`` is the stretch over which a distance becomes a speed; ``position_s`` the smoothing of positions before
    they become a distance, because their noise only ever lengthens a path; ``device_share`` the share of the recorded
    time that the device's own channel has to cover; ``distance_m`` the true distance where the user knows it, refused
    when it is over ``most_correction`` times the recorded one, or as far below it.
    """

    window_s: float = 10.0
    position_s: float = 5.0
    device_share: float = 0.5
    distance_m: float | None = None
    most_correction: float = 2.0


def find_speed(activity: Activity, parameters: SpeedParameters) -> Activity:
    """Return the activity with ``distance_m`` and ``speed_mps`` where they can be had, each with its origin."""
    activity = _rising_distance(activity)
    if not _covers(activity, "distance_m", parameters):
        activity = _distance(activity, parameters)
    if not _covers(activity, "speed_mps", parameters):
        activity = _speed(activity, parameters)
    return activity


def _covers(activity: Activity, name: str, parameters: SpeedParameters) -> bool:
    if name not in activity.columns:
        return False
    weight = activity.columns["weight_s"]
    measured = np.isfinite(activity.columns[name])
    some = name != "speed_mps" or bool(np.nanmax(activity.columns[name], initial=0.0) > 0)
    return some and float(weight[measured].sum()) >= parameters.device_share * float(weight.sum())


def _rising_distance(activity: Activity) -> Activity:
    if not activity.has("distance_m"):
        return activity
    distance = activity.columns["distance_m"]
    known = np.where(np.isfinite(distance), distance, -np.inf)
    highest = np.maximum.accumulate(known)
    wrong = np.isfinite(distance) & (distance < highest)
    if not wrong.any():
        return activity
    message = "Distance fell back in the file; it is held at its highest value until it goes on."
    note = Note(code="distance_fell", message=message, samples=int(wrong.sum()))
    return with_columns(activity, {"distance_m": np.where(wrong, highest, distance)}, note)


def _distance(activity: Activity, parameters: SpeedParameters) -> Activity:
    if activity.has("latitude_deg") and activity.has("longitude_deg"):
        along = _distance_along_track(activity, parameters)
        channel = Channel(
            origin="derived", sensor="gps", detail=f"from positions smoothed over {parameters.position_s:g} s"
        )
    elif activity.has("speed_mps"):
        speed = activity.columns["speed_mps"]
        along = np.cumsum(np.where(np.isfinite(speed), speed, 0.0) * activity.columns["weight_s"])
        channel = Channel(origin="derived", sensor=_sensor(activity, "speed_mps"), detail="from the device's speed")
    else:
        return activity
    return with_columns(activity, {"distance_m": along}, channels={"distance_m": channel})


def _distance_along_track(activity: Activity, parameters: SpeedParameters) -> FloatArray:
    """Return the distance along the smoothed positions, shape (n,) [m]; a pause adds what was covered in it."""
    weight = activity.columns["weight_s"]
    latitude = centred_mean(activity.columns["latitude_deg"], weight, parameters.position_s)
    longitude = centred_mean(activity.columns["longitude_deg"], weight, parameters.position_s)
    fixed = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    steps = distance_between_m(latitude[fixed[:-1]], longitude[fixed[:-1]], latitude[fixed[1:]], longitude[fixed[1:]])
    distance = np.full(len(latitude), np.nan)
    distance[fixed] = np.concatenate(([0.0], np.cumsum(steps)))
    return distance


def _speed(activity: Activity, parameters: SpeedParameters) -> Activity:
    if not activity.has("distance_m"):
        return activity
    channel = activity.channels.get("distance_m", Channel(origin="device"))
    how = f"from distance over {parameters.window_s:g} s"
    if channel.origin == "derived":
        how = f"{channel.detail}, over {parameters.window_s:g} s"
    speed = speed_from_distance(activity, parameters.window_s)
    channels = {"speed_mps": Channel(origin="derived", sensor=channel.sensor, detail=how)}
    return with_columns(activity, {"speed_mps": speed}, channels=channels)


def speed_from_distance(activity: Activity, window_s: float) -> FloatArray:
    """Return distance over time in a centred window of recorded time, shape (n,) [m/s].

    NaN where the nearest distances lie further apart than three windows.
    Distance covered while the recording paused counts for no sample.
    """
    distance, weight = activity.columns["distance_m"], activity.columns["weight_s"]
    clock = recorded_time_s(weight)
    known = np.flatnonzero(np.isfinite(distance))
    moved = np.diff(distance[known])
    spent = np.diff(clock[known])
    elapsed = np.diff(activity.time_s[known])
    moved = np.where(elapsed > spent + window_s, 0.0, moved)  # across a pause
    along = np.concatenate(([0.0], np.cumsum(moved)))
    at = clock[known] + np.arange(len(known)) * 1e-9
    low, high = np.maximum(clock - window_s / 2, at[0]), np.minimum(clock + window_s / 2, at[-1])
    covered = np.interp(high, at, along) - np.interp(low, at, along)
    after = np.clip(np.searchsorted(at, clock), 1, max(len(at) - 1, 1))
    near = (at[np.minimum(after, len(at) - 1)] - at[after - 1]) <= 3 * window_s
    usable = near & (high - low > window_s / 4)
    speed: FloatArray = np.where(usable, covered / np.where(usable, high - low, 1.0), np.nan)
    return speed


def correct_distance(activity: Activity, parameters: SpeedParameters) -> Activity:
    """Return the activity scaled to the true distance where the user gave one: speed and step length follow.

    Raises
    ------
    UsageError
        If the given distance cannot be that of the recording.

    """
    if parameters.distance_m is None or not activity.has("distance_m"):
        return activity
    distance = activity.columns["distance_m"]
    recorded = float(np.nanmax(distance) - np.nanmin(distance))
    if recorded <= 0:
        return activity
    factor = parameters.distance_m / recorded
    if not 1 / parameters.most_correction <= factor <= parameters.most_correction:
        what = f"The distance given, {parameters.distance_m / 1000:.2f} km, is {factor:.2g} times the recorded one"
        raise UsageError(what, next_step=f"The file has {recorded / 1000:.2f} km; give the distance of this run.")
    follows = [name for name in activity.columns if quantity_of(name) in {"distance_m", "speed_mps", "step_length_m"}]
    columns = {name: activity.columns[name] * factor for name in follows}
    channels = {
        name: replace(channel, detail=f"{channel.detail} scaled by {factor:.3f} to the distance given".strip())
        for name, channel in activity.channels.items()
        if name in follows
    }
    message = (
        f"Distance corrected from {recorded / 1000:.2f} to {parameters.distance_m / 1000:.2f} km as given; speed and "
        f"step length are scaled by {factor:.3f}."
    )
    return with_columns(activity, columns, Note(code="distance_corrected", message=message), channels=channels)


def _sensor(activity: Activity, name: str) -> SensorFamily:
    channel = activity.channels.get(name)
    return "unknown" if channel is None else channel.sensor
