"""A simulated activity as a TCX export: laps of trackpoints with position, altitude, distance, pulse, cadence, speed.

Cadence is the extension's RunCadence, in strides a minute; a pause begins a new track.
"""

from collections.abc import Iterator
from datetime import timedelta
from xml.sax.saxutils import escape

import numpy as np

from gait.model import Activity, Lap

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"'
    ' xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    '  <Activities>\n    <Activity Sport="Running">\n'
)
_FOOT = (
    '      <Creator xsi:type="Device_t"><Name>{name}</Name><UnitId>0</UnitId><ProductID>0</ProductID>'
    "<Version><VersionMajor>1</VersionMajor><VersionMinor>0</VersionMinor></Version></Creator>\n"
    "    </Activity>\n  </Activities>\n</TrainingCenterDatabase>\n"
)

Row = dict[str, float]


def tcx_text(activity: Activity) -> str:
    """Return the TCX export of a simulated activity."""
    return "".join(_lines(activity))


def _lines(activity: Activity) -> Iterator[str]:
    yield _HEAD
    yield f"      <Id>{_moment(activity, 0.0)}</Id>\n"
    columns = {name: values.tolist() for name, values in activity.columns.items()}
    lap_of = np.searchsorted([lap.start_s for lap in activity.laps], activity.time_s, side="right") - 1
    piece_of = np.searchsorted([pause.stop_s for pause in activity.pauses], activity.time_s, side="right")
    for number, lap in enumerate(activity.laps):
        rows = np.flatnonzero(lap_of == number)
        yield _lap_head(activity, lap)
        for piece in np.unique(piece_of[rows]):
            yield "<Track>\n"
            for row in rows[piece_of[rows] == piece].tolist():
                yield _point(activity, {name: values[row] for name, values in columns.items()})
            yield "</Track>\n"
        yield "      </Lap>\n"
    yield _FOOT.format(name=escape(activity.source.device or "gait"))


def _lap_head(activity: Activity, lap: Lap) -> str:
    figures = lap.reported
    pulse = figures.get("heart_rate_bpm")
    return (
        f'      <Lap StartTime="{_moment(activity, lap.start_s)}">\n'
        f"        <TotalTimeSeconds>{figures['timer_s']:.1f}</TotalTimeSeconds>"
        f"<DistanceMeters>{figures.get('distance_m', 0.0):.2f}</DistanceMeters><Calories>0</Calories>"
        + (f"<AverageHeartRateBpm><Value>{pulse:.0f}</Value></AverageHeartRateBpm>" if pulse else "")
        + "<Intensity>Active</Intensity><TriggerMethod>Distance</TriggerMethod>\n"
    )


def _point(activity: Activity, row: Row) -> str:
    return (
        f"<Trackpoint><Time>{_moment(activity, row['time_s'])}</Time>"
        f"{_place(row)}{_ground(row)}{_pulse(row)}{_extension(row)}</Trackpoint>\n"
    )


def _place(row: Row) -> str:
    if "latitude_deg" not in row:
        return ""
    latitude = f"<LatitudeDegrees>{row['latitude_deg']:.7f}</LatitudeDegrees>"
    return f"<Position>{latitude}<LongitudeDegrees>{row['longitude_deg']:.7f}</LongitudeDegrees></Position>"


def _ground(row: Row) -> str:
    altitude = f"<AltitudeMeters>{row['altitude_m']:.1f}</AltitudeMeters>" if "altitude_m" in row else ""
    return altitude + (f"<DistanceMeters>{row['distance_m']:.2f}</DistanceMeters>" if "distance_m" in row else "")


def _pulse(row: Row) -> str:
    if "heart_rate_bpm" not in row:
        return ""
    return f"<HeartRateBpm><Value>{row['heart_rate_bpm']:.0f}</Value></HeartRateBpm>"


def _extension(row: Row) -> str:
    inside = f"<ns3:Speed>{row['speed_mps']:.3f}</ns3:Speed>" if "speed_mps" in row else ""
    if "cadence_spm" in row:
        inside += f"<ns3:RunCadence>{row['cadence_spm'] / 2:.0f}</ns3:RunCadence>"
    return f"<Extensions><ns3:TPX>{inside}</ns3:TPX></Extensions>" if inside else ""


def _moment(activity: Activity, time_s: float) -> str:
    return (activity.started_at + timedelta(seconds=time_s)).strftime("%Y-%m-%dT%H:%M:%SZ")
