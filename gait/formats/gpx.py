"""GPX: tracks of points with time, position, altitude and whatever extensions the app or watch adds."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from lxml import etree

from gait.errors import EmptyFileError, GaitError, NotAnActivityError
from gait.formats import makers
from gait.formats.recording import (
    Recording,
    broken_before_points,
    channels,
    record,
    sport_notes,
    time_at,
    with_file_notes,
)
from gait.formats.signals import CADENCE_FACTOR, Signal, names_in, number
from gait.formats.sniff import is_gpx
from gait.formats.sports import Sport, other_sport_error, sport_on_foot
from gait.formats.xml import Piece, Scan, child, local_name, scan, text_of
from gait.language import _
from gait.model import Activity, DamagePolicy, Lap, Source

__all__ = ["is_gpx", "read_gpx"]

SIGNALS: Final = (
    Signal(column="latitude_deg", names=("lat",)),
    Signal(column="longitude_deg", names=("lon",)),
    Signal(column="altitude_m", names=("ele", "altitude")),
    Signal(column="heart_rate_bpm", names=("hr", "heartrate")),
    Signal(column="cadence_spm", names=("cad", "cadence", "RunCadence"), factor=CADENCE_FACTOR),
    Signal(column="speed_mps", names=("speed",)),
    Signal(column="distance_m", names=("distance",)),
    Signal(column="power_w", names=("power", "Watts", "PowerInWatts")),
    Signal(column="temperature_c", names=("atemp", "temp", "temperature")),
)
_STATISTICS: Final = {
    "distance": "distance_m",
    "timertime": "timer_s",
    "totalelapsedtime": "elapsed_s",
    "ascent": "ascent_m",
    "descent": "descent_m",
}
_CONTINUES_WITHIN: Final = np.timedelta64(60, "s")
_NO_TIME: Final = np.datetime64("NaT", "us")
_EXPORT: Final = _("Export the recorded activity, not a planned route; FIT holds the most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A ``trk`` with its segments; the node is None where the element itself was lost."""

    node: etree._Element | None
    pieces: tuple[Piece, ...]

    @property
    def stated_sport(self) -> str | None:
        """The file's own word for the sport."""
        return None if self.node is None else text_of(child(self.node, "type"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Track:
    """A track, and those that continue it."""

    parts: tuple[_Part, ...]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Rows of each segment."""
        return [(piece.start, piece.stop) for part in self.parts for piece in part.pieces]


def read_gpx(data: bytes, name: str, damage: DamagePolicy = "salvage") -> tuple[Activity, ...]:
    """Read the activities on foot in a GPX document.

    A track is an activity; one that goes on within a minute of the track before it, in the same sport, continues it.
    Breaks between segments become pauses (kind ``gap``) where time jumps.

    Parameters
    ----------
    data : bytes
        The document.
    name : str
        The file's own name.
    damage : {"salvage", "refuse"}
        Keep what a damaged document still says, with a note, or refuse it.

    Returns
    -------
    tuple of Activity
        At least one, in the order of the file. NaN where a point lacks a value.

    Raises
    ------
    NotAnActivityError
        Only waypoints or routes, or no point with a time.
    EmptyFileError
        No point at all.
    OtherSportError
        Only other sports.
    DamagedFileError, UnsupportedFileError
        See ``gait.formats.xml.scan``.

    """
    scanned = scan(data, point="trkpt", wanted=names_in(SIGNALS) | {"time"}, attributes=("lat", "lon"), damage=damage)
    if not scanned.pieces:
        raise _nothing_recorded(scanned)
    activities: list[Activity] = []
    others: list[str] = []
    for track in _tracks(scanned):
        stated = track.parts[0].stated_sport
        sport = sport_on_foot(stated)
        if sport is None:
            others.append(stated or "")
            continue
        recording = record(scanned, track.spans, SIGNALS, _NO_TIME)
        if recording is not None:
            activities.append(_activity(scanned, track, recording, sport, name))
    if not activities:
        raise other_sport_error(others) if others else _untimed()
    return with_file_notes(activities, scanned.notes, others)


def _tracks(scanned: Scan) -> list[_Track]:
    joined: list[list[_Part]] = []
    for node, group in groupby(scanned.pieces, key=lambda piece: _track_of(piece.parent)):
        part = _Part(node=node, pieces=tuple(group))
        if joined and _continues(scanned, joined[-1][-1], part):
            joined[-1].append(part)
        else:
            joined.append([part])
    return [_Track(parts=tuple(parts)) for parts in joined]


def _track_of(segment: etree._Element) -> etree._Element | None:
    around = (segment, *segment.iterancestors())
    return next((node for node in around if local_name(node) == "trk"), None)


def _continues(scanned: Scan, before: _Part, after: _Part) -> bool:
    """Tell whether a track goes on where the one before it stopped, as where an app writes a track for each lap."""
    if before.stated_sport != after.stated_sport:
        return False
    stop, start = time_at(scanned, before.pieces[-1].stop - 1), time_at(scanned, after.pieces[0].start)
    return bool(np.timedelta64(0, "s") <= start - stop <= _CONTINUES_WITHIN)


def _activity(scanned: Scan, track: _Track, recording: Recording, sport: Sport, name: str) -> Activity:
    creator = (scanned.root.get("creator") or "").strip() or None
    device = creator if creator and not makers.is_app(creator) else None
    return Activity(
        source=Source(
            name=name,
            format="gpx",
            manufacturer=makers.maker_of(creator),
            device=device,
            sensors=makers.as_sensors(device, creator),
        ),
        sport=sport.name,
        sub_sport=sport.sub_sport,
        started_at=recording.started_at,
        utc_offset_s=recording.utc_offset_s,
        utc_offset_from=None if recording.utc_offset_s is None else "file",
        columns=recording.columns,
        channels=channels(recording, makers.cadence_sensor(device)),
        laps=_laps(track, recording),
        pauses=recording.pauses,
        device_summary=_statistics(track.parts[0].node) if len(track.parts) == 1 else {},
        notes=(*recording.notes, *sport_notes(sport, track.parts[0].stated_sport)),
    )


def _laps(track: _Track, recording: Recording) -> tuple[Lap, ...]:
    """Return a lap for each of several joined tracks; a GPX has no laps of its own."""
    if len(track.parts) == 1:
        return ()
    laps = []
    for part in track.parts:
        start_s, stop_s = recording.bounds_s(part.pieces[0].start, part.pieces[-1].stop)
        label = None if part.node is None else text_of(child(part.node, "name"))
        laps.append(Lap(start_s=start_s, stop_s=stop_s, name=label or ""))
    return tuple(laps)


def _statistics(track: etree._Element | None) -> dict[str, float]:
    """Return the device's own totals, which Garmin's track statistics extension holds."""
    found = None if track is None else child(track, "extensions", "trackstatsextension")
    if found is None:
        return {}
    stated = {_STATISTICS.get(local_name(node)): number(text_of(node)) for node in found}
    return {name: value for name, value in stated.items() if name is not None and value is not None}


def _nothing_recorded(scanned: Scan) -> GaitError:
    kinds = {local_name(node) for node in scanned.root.iter()}
    named = [words for tag, words in (("rte", _("a planned route")), ("wpt", _("waypoints"))) if tag in kinds]
    if named:
        return NotAnActivityError(
            _("The GPX holds {named}, no recorded track").format(named=_(" and ").join(named)), next_step=_EXPORT
        )
    if scanned.notes:
        return broken_before_points(scanned)
    return EmptyFileError(_("The GPX holds no track points"), next_step=_EXPORT)


def _untimed() -> NotAnActivityError:
    message = _(
        "No point of the GPX has a time, so neither pace nor cadence can be had: it is a route, not a recording"
    )
    return NotAnActivityError(message, next_step=_EXPORT)
