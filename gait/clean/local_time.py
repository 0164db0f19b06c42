"""The runner's own day and hour: from the file, else from where the run began, else from this machine."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from gait.clean.timeline import TimelineParameters
from gait.model import Activity


def find_local_time(activity: Activity, parameters: TimelineParameters) -> Activity:
    """Return the activity with ``utc_offset_s``; it came from ``file``, ``position``, ``machine`` or ``utc``."""
    if activity.utc_offset_s is not None:
        return activity
    zone = _zone_at_start(activity)
    if zone is not None:
        offset = activity.started_at.astimezone(zone).utcoffset() or timedelta()
        return replace(activity, utc_offset_s=offset.total_seconds(), utc_offset_from="position")
    if parameters.machine_zone is not None:
        offset = activity.started_at.astimezone(parameters.machine_zone).utcoffset() or timedelta()
        return replace(activity, utc_offset_s=offset.total_seconds(), utc_offset_from="machine")
    return replace(activity, utc_offset_s=0.0, utc_offset_from="utc")


def _zone_at_start(activity: Activity) -> ZoneInfo | None:
    latitude, longitude = activity.column("latitude_deg"), activity.column("longitude_deg")
    fixed = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    if len(fixed) == 0:
        return None
    from tzfpy import get_tz  # noqa: PLC0415 - a file that says its own offset needs no map of zones

    try:
        return ZoneInfo(get_tz(float(longitude[fixed[0]]), float(latitude[fixed[0]])))
    except (ZoneInfoNotFoundError, ValueError):
        return None
