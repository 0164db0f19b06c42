"""A decoded FIT file to activities: one for each session on foot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from gait.errors import DamagedFileError, EmptyFileError, GaitError, NotAnActivityError, OtherSportError
from gait.formats.fit.clock import Clock, plausible_times, read_clock
from gait.formats.fit.columns import record_columns
from gait.formats.fit.decode import Decoded, Link, decode
from gait.formats.fit.developer import developer_columns
from gait.formats.fit.devices import Equipment, equipment
from gait.formats.fit.events import pauses_within, timer_pauses
from gait.formats.fit.families import native_channel
from gait.formats.fit.heart import beat_intervals_s
from gait.formats.fit.motion import read_motion
from gait.formats.fit.profile import ACTIVITY_FILE, FILE_ID, FILE_TYPES, RECORD, USER_PROFILE
from gait.formats.fit.scan import Damage
from gait.formats.fit.sessions import Session, laps, sessions, sport_names
from gait.formats.fit.sport_words import SPORT_WORDS
from gait.language import _
from gait.model import (
    Activity,
    Athlete,
    BoolArray,
    Channel,
    DamagePolicy,
    DeveloperField,
    FloatArray,
    Note,
    Source,
    frozen_columns,
    quantity_of,
)

_EXPORT_AGAIN: Final = _("Export or copy it again.")
_EXPORT_ACTIVITY: Final = _("Export the activity itself.")
_UNCHANNELLED: Final = frozenset({"latitude_deg", "longitude_deg"})
_WHOLE_FILE_READ: Final = frozenset({"wrong_checksum", "wrong_header_checksum", "trailing_bytes"})


def read_fit(data: bytes, name: str, damage: DamagePolicy = "salvage") -> tuple[Activity, ...]:
    """Read every activity on foot in a FIT file.

    Parameters
    ----------
    data : bytes
        The whole file; chained files are read link by link.
    name : str
        The file's own name, for ``Activity.source``.
    damage : {"salvage", "refuse"}
        Whether to keep what stands before a damage, with a note, or to refuse the file.

    Returns
    -------
    tuple of Activity
        At least one, in the order of the file. A sport that the file leaves open is ``unknown``.

    Raises
    ------
    EmptyFileError
        The file has no bytes, or no records.
    DamagedFileError
        Nothing can be read, or anything is damaged and ``damage`` is ``"refuse"``.
    NotAnActivityError
        The file is a workout, course, settings file or the like.
    OtherSportError
        The file is an activity, but none of its sessions is on foot.
    UnsupportedFileError
        The file is of a newer major version of the FIT protocol.

    """
    decoded = decode(data)
    if damage == "refuse" and decoded.damages:
        raise _refusal(decoded.damages[0])
    activities = [
        activity
        for link in decoded.links
        if _is_recording(link)
        for activity in _activities(link, _record_times(link, damage), name)
    ]
    if not activities:
        raise _no_activity(decoded)
    notes = tuple(_damage_note(found) for found in decoded.damages)
    return tuple(_finished(activity, index, notes) for index, activity in enumerate(activities))


@dataclass(frozen=True, slots=True, kw_only=True)
class _RecordTimes:
    """The times of a link's records on the FIT clock, which of them can be right, and what was left out."""

    times: FloatArray
    kept: BoolArray
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recording:
    """What all sessions of a link share; arrays hold the records of plausible time."""

    link: Link
    times: FloatArray
    columns: dict[str, FloatArray]
    channels: dict[str, Channel]
    developer_fields: tuple[DeveloperField, ...]
    equipment: Equipment
    clock: Clock
    pauses: list[tuple[float, float]]
    notes: tuple[Note, ...]


def _is_recording(link: Link) -> bool:
    return _file_type(link) in {None, ACTIVITY_FILE} and len(link.messages(RECORD)) > 0


def _file_type(link: Link) -> float | None:
    return link.messages(FILE_ID).first(0)


def _record_times(link: Link, damage: DamagePolicy) -> _RecordTimes:
    times = link.timestamps(RECORD)
    kept = plausible_times(times)
    notes: list[Note] = []
    without = int(np.isnan(times).sum())
    if without:
        message = _("Records without a time were left out: {without}.").format(without=without)
        notes.append(Note(code="records_without_time", message=message, samples=without))
    nonsense = np.flatnonzero(np.isfinite(times) & ~kept)
    if len(nonsense):
        message = _("Records with a time weeks from all others were left out: {nonsense}").format(
            nonsense=len(nonsense)
        )
        if damage == "refuse":
            at = int(link.messages(RECORD).offsets[nonsense[0]])
            raise _refusal(Damage(code="nonsense_times", message=message, offset=at))
        notes.append(Note(code="nonsense_times", message=f"{message}.", samples=len(nonsense)))
    return _RecordTimes(times=times, kept=kept, notes=tuple(notes))


def _activities(link: Link, records: _RecordTimes, name: str) -> list[Activity]:
    """Return the activities on foot of a link; nothing is converted where there is none."""
    times = records.times[records.kept]
    if not len(times):
        return []
    found = sessions(link, float(times.min()), float(times.max()))
    on_foot = [session for session in found if session.on_foot is not None]
    if not on_foot:
        return []
    recording = _recording(link, records)
    cuts = [_within(times, session) for session in on_foot]
    return [_activity(recording, session, cut, name) for session, cut in zip(on_foot, cuts, strict=True) if cut.any()]


def _recording(link: Link, records: _RecordTimes) -> _Recording:
    kept, times = records.kept, records.times
    gear = equipment(link)
    native = record_columns(link.messages(RECORD))
    developer = developer_columns(link, gear.manufacturer)
    measured = frozenset(native)
    channels = {quantity: native_channel(quantity, gear, measured) for quantity in measured - _UNCHANNELLED}
    columns = {**native, **developer.columns}
    if not kept.all():
        columns, times = {quantity: values[kept] for quantity, values in columns.items()}, times[kept]
    return _Recording(
        link=link,
        times=times,
        columns=columns,
        channels={**channels, **developer.channels},
        developer_fields=developer.fields,
        equipment=gear,
        clock=read_clock(link, float(times.min())),
        pauses=timer_pauses(link),
        notes=records.notes,
    )


def _within(times: FloatArray, session: Session) -> BoolArray:
    return (times >= session.start) & (times < session.stop)


def _activity(recording: _Recording, session: Session, cut: BoolArray, name: str) -> Activity:
    link, clock, gear = recording.link, recording.clock, recording.equipment
    columns = {"time_s": recording.times - session.start, **recording.columns}
    if not cut.all():
        columns = _cut(columns, cut)
    return Activity(
        source=_source(gear, name),
        sport=session.on_foot or "unknown",
        sub_sport=session.sub_sport,
        started_at=clock.date(session.start),
        utc_offset_s=clock.utc_offset_s,
        utc_offset_from=None if clock.utc_offset_s is None else "file",
        columns=_read_only(columns),
        channels={quantity: channel for quantity, channel in recording.channels.items() if quantity in columns},
        laps=laps(link, session.start, session.stop),
        pauses=pauses_within(recording.pauses, session.start, session.stop),
        motion=read_motion(link, session.start, session.stop, "wrist" if gear.role == "watch" else "unknown"),
        beat_intervals_s=beat_intervals_s(link, session.start, session.stop),
        device_summary=session.reported,
        profile=_profile(link),
        developer_fields=recording.developer_fields,
        notes=(*clock.notes, *recording.notes),
    )


def _read_only(columns: dict[str, FloatArray]) -> Mapping[str, FloatArray]:
    """Return columns as they are, sealed; they were made here and are not shared, so that no copy is needed."""
    for values in columns.values():
        values.flags.writeable = False
    return frozen_columns(columns)


def _cut(columns: dict[str, FloatArray], cut: BoolArray) -> dict[str, FloatArray]:
    """Return the part of columns that belongs to one session; distance counts from where the session began."""
    parts = {quantity: values[cut] for quantity, values in columns.items()}
    parts = {quantity: values for quantity, values in parts.items() if np.isfinite(values).any()}
    for quantity in parts:
        if quantity_of(quantity) == "distance_m":
            before = columns[quantity][: int(np.argmax(cut))]
            counted = np.concatenate((before[np.isfinite(before)][-1:], parts[quantity]))
            parts[quantity] = parts[quantity] - counted[np.isfinite(counted)][0]
    return parts


def _source(gear: Equipment, name: str) -> Source:
    return Source(name=name, format="fit", manufacturer=gear.manufacturer, device=gear.device, sensors=gear.sensors)


def _profile(link: Link) -> Athlete:
    messages = link.messages(USER_PROFILE)
    height_cm, mass_hg = messages.first(3), messages.first(4)
    return Athlete(
        height_m=height_cm / 100.0 if height_cm else None,
        mass_kg=mass_hg / 10.0 if mass_hg else None,
        from_="file" if height_cm or mass_hg else None,
    )


def _finished(activity: Activity, index: int, notes: tuple[Note, ...]) -> Activity:
    return replace(activity, source=replace(activity.source, activity_index=index), notes=(*notes, *activity.notes))


def _damage_note(damage: Damage) -> Note:
    kept = _("All of it was read.") if damage.code in _WHOLE_FILE_READ else _("What stands before it was read.")
    return Note(
        code=damage.code,
        message=_("{message} (byte {offset}). {kept}").format(message=damage.message, offset=damage.offset, kept=kept),
    )


def _refusal(damage: Damage) -> DamagedFileError:
    next_step = _("Export or copy it again, or read it without --strict.")
    return DamagedFileError(damage.message, where=_("byte {offset}").format(offset=damage.offset), next_step=next_step)


def _no_activity(decoded: Decoded) -> GaitError:
    """Return why a file gives no activity on foot."""
    kinds = [kind for link in decoded.links if (kind := _file_type(link)) not in {None, ACTIVITY_FILE}]
    sports = [sport for link in decoded.links for sport in sport_names(link)]
    if sports:
        message = _("The activity is no running or walking but {sports}").format(
            sports=", ".join(SPORT_WORDS.get(sport, sport) for sport in dict.fromkeys(sports))
        )
        return OtherSportError(message, next_step=_("gait reads runs, walks and hikes."))
    if kinds and kinds[0] is not None:
        words = FILE_TYPES.get(int(kinds[0]), _("type {number}").format(number=int(kinds[0])))
        return NotAnActivityError(
            _("The file is no activity; its kind is: {words}").format(words=words), next_step=_EXPORT_ACTIVITY
        )
    if any(link.numbers for link in decoded.links):
        return EmptyFileError(_("The file holds no record with a time"), next_step=_EXPORT_AGAIN)
    if decoded.damages:
        first = decoded.damages[0]
        return DamagedFileError(
            first.message, where=_("byte {offset}").format(offset=first.offset), next_step=_EXPORT_AGAIN
        )
    return EmptyFileError(_("The file holds no messages"), next_step=_EXPORT_AGAIN)
