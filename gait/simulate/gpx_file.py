"""A simulated activity as a GPX export: positions, altitude and time, heart rate and cadence as an extension.

Cadence is in strides a minute, as watch makers' exports have it; a pause begins a new segment.
"""

from collections.abc import Iterator
from datetime import timedelta
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from gait.errors import UsageError
from gait.language import _
from gait.model import Activity

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gpx version="1.1" creator={creator} xmlns="http://www.topografix.com/GPX/1/1"'
    ' xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">\n'
    "  <metadata><time>{time}</time></metadata>\n"
    "  <trk>\n    <name>{name}</name>\n    <type>running</type>\n"
)


def gpx_text(activity: Activity) -> str:
    """Return the GPX export of a simulated activity.

    Raises
    ------
    gait.errors.UsageError
        If it has no positions: GPX holds nothing else.

    """
    if not activity.has("latitude_deg"):
        what = _("a run without positions cannot be a GPX")
        raise UsageError(what, next_step=_("Write it as FIT or TCX."))
    return "".join(_lines(activity))


def _lines(activity: Activity) -> Iterator[str]:
    yield _HEAD.format(
        creator=quoteattr(activity.source.device or "gait"),
        time=_moment(activity, 0.0),
        name=escape("Simulated run"),
    )
    stops_s = [pause.stop_s for pause in activity.pauses]
    segment = np.searchsorted(stops_s, activity.time_s, side="right")
    columns = {name: values.tolist() for name, values in activity.columns.items()}
    for number in range(len(stops_s) + 1):
        yield "<trkseg>\n"
        for row in np.flatnonzero(segment == number).tolist():
            yield _point(activity, {name: values[row] for name, values in columns.items()})
        yield "</trkseg>\n"
    yield "  </trk>\n</gpx>\n"


def _point(activity: Activity, row: dict[str, float]) -> str:
    altitude = f"<ele>{row['altitude_m']:.1f}</ele>" if "altitude_m" in row else ""
    added = ""
    if "heart_rate_bpm" in row:
        added += f"<gpxtpx:hr>{row['heart_rate_bpm']:.0f}</gpxtpx:hr>"
    if "cadence_spm" in row:
        added += f"<gpxtpx:cad>{row['cadence_spm'] / 2:.0f}</gpxtpx:cad>"
    if added:
        added = f"<extensions><gpxtpx:TrackPointExtension>{added}</gpxtpx:TrackPointExtension></extensions>"
    place = f'lat="{row["latitude_deg"]:.7f}" lon="{row["longitude_deg"]:.7f}"'
    return f"<trkpt {place}>{altitude}<time>{_moment(activity, row['time_s'])}</time>{added}</trkpt>\n"


def _moment(activity: Activity, time_s: float) -> str:
    return (activity.started_at + timedelta(seconds=time_s)).strftime("%Y-%m-%dT%H:%M:%SZ")
