"""TCX: activities of laps of tracks of points, with the device's own totals for each lap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from lxml import etree

from gait.errors import EmptyFileError, GaitError, NotAnActivityError
from gait.formats import makers, timeline
from gait.formats.recording import Recording, broken_before_points, channels, record, sport_notes, with_file_notes
from gait.formats.signals import CADENCE_FACTOR, Signal, names_in, number
from gait.formats.sniff import is_tcx
from gait.formats.sports import Sport, other_sport_error, sport_on_foot
from gait.formats.tcx_laps import STEPS_A_STRIDE, lap_totals, laps_of, summarise
from gait.formats.xml import Piece, Scan, child, local_name, scan, text_of
from gait.language import _
from gait.model import Activity, DamagePolicy, Note, Source

__all__ = ["is_tcx", "read_tcx"]

SIGNALS: Final = (
    Signal(column="latitude_deg", names=("LatitudeDegrees",)),
    Signal(column="longitude_deg", names=("LongitudeDegrees",)),
    Signal(column="altitude_m", names=("AltitudeMeters",)),
    Signal(column="distance_m", names=("DistanceMeters",)),
    Signal(column="heart_rate_bpm", names=("HeartRateBpm/Value", "HeartRateBpm")),
    Signal(column="cadence_spm", names=("RunCadence", "Cadence"), factor=CADENCE_FACTOR),
    Signal(column="speed_mps", names=("Speed",)),
    Signal(column="power_w", names=("Watts",)),
    Signal(column="temperature_c", names=("Temperature", "atemp")),
)

_SESSION_TOTALS: Final = (
    ("stepcount", "strides", 1 / STEPS_A_STRIDE),
    ("climbmeters", "ascent_m", 1.0),
    ("elapsedseconds", "elapsed_s", 1.0),
)
_EXPORT: Final = _("Export the recorded activity; FIT holds the most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session:
    """An ``Activity`` element and its pieces; ``node`` is None where the element itself was lost."""

    node: etree._Element | None
    pieces: tuple[Piece, ...]

    @property
    def stated_sport(self) -> str | None:
        """The file's own word for the sport."""
        return None if self.node is None else self.node.get("Sport")

    @property
    def laps(self) -> list[etree._Element]:
        """Its laps, those without points too."""
        return [] if self.node is None else [inner for inner in self.node if local_name(inner) == "lap"]

    @property
    def rows_by_lap(self) -> dict[etree._Element, tuple[int, int]]:
        """First row and one past the last of each lap that has points."""
        rows: dict[etree._Element, tuple[int, int]] = {}
        for piece in self.pieces:
            lap = _ancestor(piece.parent, "lap")
            if lap is not None:
                rows[lap] = (rows.get(lap, (piece.start, 0))[0], piece.stop)
        return rows


def read_tcx(data: bytes, name: str, damage: DamagePolicy = "salvage") -> tuple[Activity, ...]:
    """Read the activities on foot in a TCX document: single ones, and the legs of a multisport session.

    Cadence is taken from ``RunCadence`` or ``Cadence``, whichever is better filled.
    Breaks between tracks become pauses (kind ``gap``) where time jumps.
    ``device_summary`` adds up the laps' own totals; their means are weighted by the laps' time.

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
        Only courses or workouts, or no point with a time.
    EmptyFileError
        No point at all.
    OtherSportError
        Only other sports.
    DamagedFileError, UnsupportedFileError
        See ``gait.formats.xml.scan``.

    """
    scanned = scan(data, point="Trackpoint", wanted=names_in(SIGNALS) | {"time"}, damage=damage)
    activities: list[Activity] = []
    others: list[str] = []
    sessions = _sessions(scanned)
    for session in sessions:
        sport = sport_on_foot(session.stated_sport)
        if sport is None:
            others.append(session.stated_sport or "")
            continue
        activity = _activity(scanned, session, sport, name)
        if activity is not None:
            activities.append(activity)
    if not activities:
        raise other_sport_error(others) if others else _nothing_recorded(scanned, sessions)
    return with_file_notes(activities, scanned.notes, others)


def _sessions(scanned: Scan) -> list[_Session]:
    grouped = groupby(scanned.pieces, key=lambda piece: _ancestor(piece.parent, "activity", "course"))
    return [
        _Session(node=node, pieces=tuple(pieces))
        for node, pieces in grouped
        if node is None or local_name(node) == "activity"
    ]


def _ancestor(node: etree._Element, *names: str) -> etree._Element | None:
    return next((around for around in (node, *node.iterancestors()) if local_name(around) in names), None)


def _activity(scanned: Scan, session: _Session, sport: Sport, name: str) -> Activity | None:
    spans = [(piece.start, piece.stop) for piece in session.pieces]
    recording = record(scanned, spans, SIGNALS, _stated_start(session))
    if recording is None:
        return None
    device, software = _device(session)
    author = text_of(child(scanned.root, "author", "name"))
    totals, lap_notes = lap_totals(session.laps)
    summary = summarise(totals) | _session_totals(session.node)
    return Activity(
        source=Source(
            name=name,
            format="tcx",
            manufacturer=makers.maker_of(device, author),
            device=device,
            sensors=makers.as_sensors(device, author, software=software),
        ),
        sport=sport.name,
        sub_sport=sport.sub_sport,
        started_at=recording.started_at,
        utc_offset_s=recording.utc_offset_s,
        utc_offset_from=None if recording.utc_offset_s is None else "file",
        columns=recording.columns,
        channels=channels(recording, makers.cadence_sensor(device)),
        laps=laps_of(session.laps, totals, session.rows_by_lap, recording),
        pauses=recording.pauses,
        device_summary=summary,
        notes=(
            *recording.notes,
            *sport_notes(sport, session.stated_sport),
            *lap_notes,
            *_summary_only_notes(recording, summary),
        ),
    )


def _device(session: _Session) -> tuple[str | None, str | None]:
    """Return the device's name and software version; older Garmin watches write both into the name."""
    creator = None if session.node is None else child(session.node, "creator")
    if creator is None:
        return None, None
    name, _, version = (text_of(child(creator, "name")) or "").partition(" Software Version ")
    parts = [text_of(child(creator, "version", part)) for part in ("versionmajor", "versionminor")]
    stated = ".".join(part for part in parts if part)
    return name or None, version or (stated if stated.strip("0.") else None) or None


def _stated_start(session: _Session) -> np.datetime64:
    first = session.laps[0].get("StartTime") if session.laps else None
    return timeline.instant(first)


def _session_totals(session: etree._Element | None) -> dict[str, float]:
    """Return the totals that TomTom writes for the whole activity, steps and climb among them."""
    found = None if session is None else child(session, "extensions", "lx")
    stated = {} if found is None else {local_name(node): number(text_of(node)) for node in found}
    rows = ((name, stated.get(tag), factor) for tag, name, factor in _SESSION_TOTALS)
    return {name: value * factor for name, value, factor in rows if value}


def _summary_only_notes(recording: Recording, summary: Mapping[str, float]) -> list[Note]:
    """Say where the device knew the cadence but wrote it only as a total."""
    if "cadence_spm" in recording.columns:
        return []
    if "cadence_spm" in summary:
        message = _("Cadence is given only as an average for each lap, not along the run.")
    elif "strides" in summary:
        message = _("Of cadence there is only the number of steps of the whole run.")
    else:
        return []
    return [Note(code="cadence_in_totals_only", message=message)]


def _nothing_recorded(scanned: Scan, sessions: Sequence[_Session]) -> GaitError:
    kinds = {local_name(node) for node in scanned.root.iter()}
    if sessions:
        message = _("No point of the TCX has a time, so neither pace nor cadence can be had")
        return NotAnActivityError(message, next_step=_EXPORT)
    named = [words for tag, words in (("course", _("a course")), ("workout", _("a workout"))) if tag in kinds]
    if named:
        message = _("The TCX holds {named}, no recorded activity").format(named=_(" and ").join(named))
        return NotAnActivityError(message, next_step=_EXPORT)
    if scanned.notes:
        return broken_before_points(scanned)
    return EmptyFileError(_("The TCX holds no track points"), next_step=_EXPORT)
