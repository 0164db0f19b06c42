"""Speed and distance: from the device where it has them, else from distance, else from position."""

from dataclasses import dataclass, replace

import numpy as np

from gait.clean.notes import with_columns
from gait.clean.position import distance_between_m
from gait.errors import UsageError
from gait.language import _
from gait.model import Activity, Channel, FloatArray, Note, SensorFamily, quantity_of
from gait.quantities import QUANTITIES
from gait.windows import centred_mean, pieces_of, recorded_time_s


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedParameters:
    """Parameters of speed.

    ``window_s`` is the stretch over which a distance becomes a speed; ``position_s`` the smoothing of positions before
    they become a distance, because their noise only ever lengthens a path; ``device_share`` the share of the recorded
    time that the device's own channel has to cover, its distances at most ``distance_every_s`` apart.
    ``distance_m`` is the true distance where the user knows it, refused when it is over ``most_correction`` times the
    recorded one, or as far below it.
    """

    window_s: float = 10.0
    position_s: float = 5.0
    device_share: float = 0.5
    distance_every_s: float = 65.0
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
    """Tell whether a channel of the device covers enough of the recording; a distance covers what lies between two."""
    if not activity.has(name):
        return False
    values, weight = activity.columns[name], activity.columns["weight_s"]
    if name == "speed_mps" and not float(np.nanmax(values)) > 0:
        return False
    measured = np.isfinite(values)
    if name != "distance_m":
        return float(weight[measured].sum()) >= parameters.device_share * float(weight.sum())
    clock = recorded_time_s(weight)
    between = np.diff(clock[measured])
    near = float(between[between <= parameters.distance_every_s].sum())
    return near >= parameters.device_share * float(clock[-1] - clock[0])


def _rising_distance(activity: Activity) -> Activity:
    if not activity.has("distance_m"):
        return activity
    distance = activity.columns["distance_m"]
    known = np.where(np.isfinite(distance), distance, -np.inf)
    highest = np.maximum.accumulate(known)
    wrong = np.isfinite(distance) & (distance < highest)
    if not wrong.any():
        return activity
    message = _("Distance fell back in the file; it is held at its highest value until it goes on.")
    note = Note(code="distance_fell", message=message, samples=int(wrong.sum()))
    return with_columns(activity, {"distance_m": np.where(wrong, highest, distance)}, note)


def _distance(activity: Activity, parameters: SpeedParameters) -> Activity:
    if activity.has("latitude_deg") and activity.has("longitude_deg"):
        along = _distance_along_track(activity, parameters)
        channel = Channel(
            origin="derived",
            sensor="gps",
            detail=_("from positions smoothed over {position:g} s").format(position=parameters.position_s),
        )
    elif activity.has("speed_mps"):
        speed = activity.columns["speed_mps"]
        along = np.cumsum(np.where(np.isfinite(speed), speed, 0.0) * activity.columns["weight_s"])
        channel = Channel(origin="derived", sensor=_sensor(activity, "speed_mps"), detail=_("from the device's speed"))
    else:
        return activity
    return with_columns(activity, {"distance_m": along}, channels={"distance_m": channel})


def _distance_along_track(activity: Activity, parameters: SpeedParameters) -> FloatArray:
    """Return the distance along the smoothed positions, shape (n,) [m]; a pause adds what was covered in it."""
    weight = activity.columns["weight_s"]
    piece = pieces_of(activity.time_s, activity.pauses)
    latitude = centred_mean(activity.columns["latitude_deg"], weight, parameters.position_s, piece, "shrink")
    longitude = centred_mean(activity.columns["longitude_deg"], weight, parameters.position_s, piece, "shrink")
    fixed = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    steps = distance_between_m(latitude[fixed[:-1]], longitude[fixed[:-1]], latitude[fixed[1:]], longitude[fixed[1:]])
    distance = np.full(len(latitude), np.nan)
    distance[fixed] = np.concatenate(([0.0], np.cumsum(steps)))
    return distance


def _speed(activity: Activity, parameters: SpeedParameters) -> Activity:
    if not activity.has("distance_m"):
        return activity
    channel = activity.channels.get("distance_m", Channel(origin="device"))
    how = _("from distance over {window:g} s").format(window=parameters.window_s)
    if channel.origin == "derived":
        how = _("{detail}, over {window:g} s").format(detail=channel.detail, window=parameters.window_s)
    speed = speed_from_distance(activity, parameters.window_s)
    channels = {"speed_mps": Channel(origin="derived", sensor=channel.sensor, detail=how)}
    return with_columns(activity, {"speed_mps": speed}, channels=channels)


def speed_from_distance(activity: Activity, window_s: float) -> FloatArray:
    """Return distance over time in a centred window, shape (n,) [m/s].

    No window reaches across a pause, so distance covered while the recording paused counts for no sample.
    A distance that is written more slowly than the window widens it to two of its own intervals.
    NaN where the nearest distances lie further apart than three windows.
    """
    time, distance = activity.time_s, activity.columns["distance_m"]
    known = np.flatnonzero(np.isfinite(distance))
    if len(known) < 2:  # noqa: PLR2004 - a speed needs two distances
        return np.full(len(time), np.nan)
    window_s = max(window_s, 2 * float(np.median(np.diff(time[known]))))
    piece = pieces_of(time, activity.pauses).astype(np.intp)
    at, along = time[known], distance[known]
    first, last = np.full(piece[-1] + 1, np.inf), np.full(piece[-1] + 1, -np.inf)
    np.minimum.at(first, piece[known], at)
    np.maximum.at(last, piece[known], at)
    low, high = np.maximum(time - window_s / 2, first[piece]), np.minimum(time + window_s / 2, last[piece])
    covered = np.interp(high, at, along) - np.interp(low, at, along)
    after = np.clip(np.searchsorted(at, time), 1, len(at) - 1)
    near = at[after] - at[after - 1] <= 3 * window_s
    near |= piece[known[after]] != piece[known[after - 1]]
    usable = near & (high - low > window_s / 4)
    speed: FloatArray = np.where(usable, covered / np.where(usable, high - low, 1.0), np.nan)
    return np.where(speed <= QUANTITIES["speed_mps"].high, speed, np.nan)


def correct_distance(activity: Activity, parameters: SpeedParameters) -> Activity:
    """Return the activity scaled to the true distance where the user gave one: all that depends on it follows.

    Where nothing was recorded, the distance is spread evenly over the recorded time, and marked modelled.

    Raises
    ------
    UsageError
        If the given distance cannot be that of the recording.

    """
    if parameters.distance_m is None:
        return activity
    distance = activity.column("distance_m")
    recorded = float(np.nanmax(distance, initial=0.0) - np.nanmin(distance, initial=np.inf))
    if not recorded > 0:
        return _spread_distance(activity, parameters.distance_m)
    factor = parameters.distance_m / recorded
    if not 1 / parameters.most_correction <= factor <= parameters.most_correction:
        what = _("The distance given, {distance:.2f} km, is {factor:.2g} times the recorded one").format(
            distance=parameters.distance_m / 1000, factor=factor
        )
        raise UsageError(
            what,
            next_step=_("The file has {recorded:.2f} km; give the distance of this run.").format(
                recorded=recorded / 1000
            ),
        )
    follows = [name for name in activity.columns if quantity_of(name) in {"distance_m", "speed_mps", "step_length_m"}]
    columns = {name: activity.columns[name] * factor for name in follows}
    shrinking = {name for name in activity.columns if quantity_of(name) == "vertical_ratio"}
    columns |= {name: activity.columns[name] / factor for name in shrinking}
    channels = {
        name: replace(channel, detail=_scaled(channel.detail, factor))
        for name, channel in activity.channels.items()
        if name in follows
    }
    message = _(
        "Distance corrected from {recorded:.2f} to {distance:.2f} km as given; speed and step length are "
        "scaled by {factor:.3f}."
    ).format(recorded=recorded / 1000, distance=parameters.distance_m / 1000, factor=factor)
    return with_columns(activity, columns, Note(code="distance_corrected", message=message), channels=channels)


def _scaled(detail: str, factor: float) -> str:
    if not detail:
        return _("scaled by {factor:.3f} to the distance given").format(factor=factor)
    return _("{detail} scaled by {factor:.3f} to the distance given").format(detail=detail, factor=factor)


def _spread_distance(activity: Activity, distance_m: float) -> Activity:
    """Return the activity at the mean speed that the given distance makes over the recorded time: modelled."""
    weight = activity.columns["weight_s"]
    mean_mps = distance_m / float(weight.sum())
    channel = Channel(origin="modelled", detail=_("as the given distance over the recorded time, the same throughout"))
    columns = {"distance_m": np.cumsum(weight) * mean_mps, "speed_mps": np.full(len(weight), mean_mps)}
    message = _(
        "The file has no distance; the given {distance:.2f} km are spread evenly over the recorded time."
    ).format(distance=distance_m / 1000)
    channels = {"distance_m": channel, "speed_mps": channel}
    return with_columns(activity, columns, Note(code="distance_given", message=message), channels=channels)


def _sensor(activity: Activity, name: str) -> SensorFamily:
    channel = activity.channels.get(name)
    return "unknown" if channel is None else channel.sensor
