"""What is in a file, in plain text: the work of ``gait inspect``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait import pipeline
from gait.clean.cadence_unit import CONVENTION_FACTOR
from gait.cli.lines import clock
from gait.errors import GaitError
from gait.formats import Outcome, Unread, read_each
from gait.formats.archive import Member, unpack
from gait.formats.motion_csv.told import Told
from gait.formats.second_opinion import differences_with_fitparse, differences_with_gpxpy
from gait.formats.sniff import is_fit, is_gpx
from gait.language import _, plural
from gait.model import Activity, Channel, Confidence, FloatArray, Note, UnitDecision
from gait.quantities import QUANTITIES, Quantity

_GAP_S: Final = 10.0
_NONE: Final = _("none")
_CONFIDENCES: Final[Mapping[Confidence, str]] = {"low": _("low"), "moderate": _("moderate"), "high": _("high")}
_CHANNEL_HEADS: Final = (_("channel"), _("coverage"), _("median"), _("origin"), _("sensor"))
_FIELD_HEADS: Final = (_("developer field"), _("unit"), _("application"), _("read as"), _("coverage"))
_POSITION: Final = Channel(origin="device", sensor="gps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A description of each activity in a file, and how many pieces of the file could not be read."""

    pieces: tuple[str, ...]
    unread: int


def contents(data: bytes, name: str, columns: Told | None = None) -> Contents:
    """Describe all that is in a file; ``columns`` is what was told of a table's."""
    outcomes: list[Outcome] = list(read_each(data, name, damage="salvage", columns=columns))
    pieces = tuple(
        f"{outcome.name}\n  {outcome.error}" if isinstance(outcome, Unread) else _describe(outcome)
        for outcome in outcomes
    )
    return Contents(pieces=pieces, unread=sum(isinstance(outcome, Unread) for outcome in outcomes))


def comparison(data: bytes, name: str) -> tuple[str, ...]:
    """Decode each FIT in a file with fitparse, each GPX with gpxpy, and tell where they differ from our readers."""
    return tuple("\n".join(_compared(member)) for member in unpack(data, name))


def _compared(member: Member) -> list[str]:
    if is_fit(member.data):
        decoder, differences = "fitparse", differences_with_fitparse
    elif is_gpx(member.data):
        decoder, differences = "gpxpy", differences_with_gpxpy
    else:
        return [_("{file}: no second decoder knows it; FIT and GPX can be verified.").format(file=member.path)]
    try:
        found = differences(member.data, member.name)
    except GaitError as error:
        return [f"{member.path}: {error}"]
    if not found:
        return [_("{file}: {decoder} reads every value as gait does.").format(file=member.path, decoder=decoder)]
    rows = [(f"{row.message}.{row.field}", str(row.index), str(row.ours), str(row.theirs)) for row in found]
    title = plural(
        "{file}: {decoder} reads {count} value differently.",
        "{file}: {decoder} reads {count} values differently.",
        len(found),
    ).format(file=member.path, decoder=decoder, count=len(found))
    return [title, *(f"  {line}" for line in _table((_("field"), _("record"), "gait", decoder), rows))]


def _describe(activity: Activity) -> str:
    decision = _unit_decision(activity)
    facts = _table(None, [*_facts(activity), (_("cadence unit"), _unit_in_words(decision))])
    factor = decision.factor / CONVENTION_FACTOR if isinstance(decision, UnitDecision) else 1.0
    channels = _table(_CHANNEL_HEADS, list(_channels(activity, factor)))
    sections = [activity.source.name, *facts, "", *channels, *_developer_fields(activity), *_notes(activity.notes)]
    return "\n".join(line.rstrip() if not line or line == activity.source.name else f"  {line}" for line in sections)


def _facts(activity: Activity) -> Iterator[tuple[str, ...]]:
    source = activity.source
    yield _("format"), f"{source.format}, sha256 {source.sha256[:16]}"
    yield _("device"), " ".join(filter(None, (source.manufacturer, source.device))) or _("not named")
    for sensor in source.sensors:
        yield (
            _("sensor"),
            " ".join(filter(None, (sensor.manufacturer, sensor.name, f"({sensor.family})", sensor.software))),
        )
    sport = activity.sport if activity.sub_sport is None else f"{activity.sport}, {activity.sub_sport}"
    undated = any(note.code == "start_unknown" for note in activity.notes)
    start = (
        _("{sport}, at a time that is not in the file").format(sport=sport)
        if undated
        else _("{sport}, from {time:%Y-%m-%d %H:%M:%S} UTC").format(sport=sport, time=activity.started_at)
    )
    yield _("activity"), start
    yield _("local time"), _local_time(activity)
    yield _("records"), _rate(activity.time_s)
    yield _("gaps"), _gaps(activity.time_s)
    yield _("pauses"), _pauses(activity)
    yield _("laps"), str(len(activity.laps))
    yield _("motion"), _motion(activity)


def _motion(activity: Activity) -> str:
    if activity.motion is None:
        return _NONE
    samples = len(activity.motion.time_s)
    return plural("{count} sample of acceleration", "{count} samples of acceleration", samples).format(count=samples)


def _local_time(activity: Activity) -> str:
    if activity.utc_offset_s is None:
        return _("not in the file")
    said = _("UTC{hours:+.4g} h, from {source}")
    return said.format(hours=activity.utc_offset_s / 3600, source=activity.utc_offset_from)


def _rate(time_s: FloatArray) -> str:
    if len(time_s) < 2:  # noqa: PLR2004 - a rate needs two records
        return str(len(time_s))
    steps = np.diff(np.sort(time_s))
    return _("{count} in {time}, one every {step:g} s, {repeats}").format(
        count=len(time_s), time=clock(float(np.ptp(time_s))), step=np.median(steps), repeats=_repeats(steps)
    )


def _repeats(steps: FloatArray) -> str:
    repeated = int((steps == 0).sum())
    return _("{count} of them at the time of another").format(count=repeated) if repeated else _("no time twice")


def _gaps(time_s: FloatArray) -> str:
    steps = np.diff(np.sort(time_s))
    long = steps[steps > _GAP_S]
    if not len(long):
        return _NONE
    said = _("{count} over {least:g} s, the longest {longest}")
    return said.format(count=len(long), least=_GAP_S, longest=clock(float(long.max())))


def _pauses(activity: Activity) -> str:
    if not activity.pauses:
        return _NONE
    stopped_s = sum(pause.stop_s - pause.start_s for pause in activity.pauses)
    return _("{count}, {time} in all").format(count=len(activity.pauses), time=clock(stopped_s))


def _unit_decision(activity: Activity) -> UnitDecision | GaitError | None:
    try:
        return pipeline.analyze(activity).cadence.unit_decision
    except GaitError as error:
        return error


def _unit_in_words(decision: UnitDecision | GaitError | None) -> str:
    if isinstance(decision, GaitError):
        return _("not decided: {why}").format(why=decision)
    if decision is None:
        return _("no cadence in the file")
    said = _("stored as {stored}, so steps a minute = {factor:g} x stored (by {by}, confidence {confidence})")
    return said.format(
        stored=_(decision.stored),
        factor=decision.factor,
        by=_(decision.by),
        confidence=_CONFIDENCES[decision.confidence],
    )


def _channels(activity: Activity, cadence_factor: float) -> Iterator[tuple[str, ...]]:
    """Yield the row of each channel; the watch's own cadence in steps a minute, as it was decided."""
    for name, values in activity.columns.items():
        if name == "time_s":
            continue
        measured = values[np.isfinite(values)]
        channel = activity.channels.get(name, _POSITION)
        factor = cadence_factor if name == "cadence_spm" else 1.0
        median = _value(name, factor * float(np.median(measured))) if len(measured) else "-"
        yield name, f"{len(measured) / max(len(values), 1):.1%}", median, channel.origin, channel.sensor


def _value(name: str, value: float) -> str:
    row: Quantity | None = QUANTITIES.get(name.partition("@")[0])
    return f"{value:g}" if row is None else f"{value:.{row.decimals}f} {'' if row.unit == '1' else row.unit}"


def _developer_fields(activity: Activity) -> Iterator[str]:
    if activity.developer_fields:
        rows = [
            (field.name, field.unit, field.application, field.quantity or _("not understood"), f"{field.coverage:.1%}")
            for field in activity.developer_fields
        ]
        yield ""
        yield from _table(_FIELD_HEADS, rows)


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    for number, note in enumerate(notes):
        if number == 0:
            yield ""
        yield _("note: {message}").format(message=note.message)


def _table(heads: tuple[str, ...] | None, rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return lines with the columns aligned; the last column is left as long as it is."""
    lines = [*([heads] if heads else []), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))] if lines else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
