"""What is in a file, in plain text: the work of ``gait inspect``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait import pipeline
from gait.clean.cadence_unit import CONVENTION_FACTOR
from gait.cli.lines import clock
from gait.errors import GaitError
from gait.formats import Outcome, Unread, read_each
from gait.formats.archive import Member, unpack
from gait.formats.second_opinion import differences_with_fitparse, differences_with_gpxpy
from gait.formats.sniff import is_fit, is_gpx
from gait.model import Activity, Channel, FloatArray, Note, UnitDecision
from gait.quantities import QUANTITIES, Quantity

_GAP_S: Final = 10.0
_POSITION: Final = Channel(origin="device", sensor="gps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A description of each activity in a file, and how many pieces of the file could not be read."""

    pieces: tuple[str, ...]
    unread: int


def contents(data: bytes, name: str) -> Contents:
    """Describe all that is in a file."""
    outcomes: list[Outcome] = list(read_each(data, name, damage="salvage"))
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
        return [f"{member.path}: no second decoder knows it; FIT and GPX can be verified."]
    try:
        found = differences(member.data, member.name)
    except GaitError as error:
        return [f"{member.path}: {error}"]
    if not found:
        return [f"{member.path}: {decoder} reads every value as gait does."]
    rows = [(f"{row.message}.{row.field}", str(row.index), str(row.ours), str(row.theirs)) for row in found]
    many = f"{len(found)} value{'s' if len(found) > 1 else ''}"
    title = f"{member.path}: {decoder} reads {many} differently."
    return [title, *(f"  {line}" for line in _table(("field", "record", "gait", decoder), rows))]


def _describe(activity: Activity) -> str:
    decision = _unit_decision(activity)
    facts = _table(None, [*_facts(activity), ("cadence unit", _unit_in_words(decision))])
    factor = decision.factor / CONVENTION_FACTOR if isinstance(decision, UnitDecision) else 1.0
    channels = _table(("channel", "coverage", "median", "origin", "sensor"), list(_channels(activity, factor)))
    sections = [activity.source.name, *facts, "", *channels, *_developer_fields(activity), *_notes(activity.notes)]
    return "\n".join(line.rstrip() if not line or line == activity.source.name else f"  {line}" for line in sections)


def _facts(activity: Activity) -> Iterator[tuple[str, ...]]:
    source = activity.source
    yield "format", f"{source.format}, sha256 {source.sha256[:16]}"
    yield "device", " ".join(filter(None, (source.manufacturer, source.device))) or "not named"
    for sensor in source.sensors:
        yield (
            "sensor",
            " ".join(filter(None, (sensor.manufacturer, sensor.name, f"({sensor.family})", sensor.software))),
        )
    sport = activity.sport if activity.sub_sport is None else f"{activity.sport}, {activity.sub_sport}"
    yield "activity", f"{sport}, from {activity.started_at:%Y-%m-%d %H:%M:%S} UTC"
    yield "local time", _local_time(activity)
    yield "records", _rate(activity.time_s)
    yield "gaps", _gaps(activity.time_s)
    yield "pauses", _pauses(activity)
    yield "laps", str(len(activity.laps))
    yield "motion", f"{len(activity.motion.time_s)} samples of acceleration" if activity.motion else "none"


def _local_time(activity: Activity) -> str:
    if activity.utc_offset_s is None:
        return "not in the file"
    return f"UTC{activity.utc_offset_s / 3600:+.4g} h, from {activity.utc_offset_from}"


def _rate(time_s: FloatArray) -> str:
    if len(time_s) < 2:  # noqa: PLR2004 - a rate needs two records
        return str(len(time_s))
    steps = np.diff(np.sort(time_s))
    return f"{len(time_s)} in {clock(float(np.ptp(time_s)))}, one every {np.median(steps):g} s, {_repeats(steps)}"


def _repeats(steps: FloatArray) -> str:
    repeated = int((steps == 0).sum())
    return f"{repeated} of them at the time of another" if repeated else "no time twice"


def _gaps(time_s: FloatArray) -> str:
    steps = np.diff(np.sort(time_s))
    long = steps[steps > _GAP_S]
    return f"{len(long)} over {_GAP_S:g} s, the longest {clock(float(long.max()))}" if len(long) else "none"


def _pauses(activity: Activity) -> str:
    if not activity.pauses:
        return "none"
    stopped_s = sum(pause.stop_s - pause.start_s for pause in activity.pauses)
    return f"{len(activity.pauses)}, {clock(stopped_s)} in all"


def _unit_decision(activity: Activity) -> UnitDecision | GaitError | None:
    try:
        return pipeline.analyze(activity).cadence.unit_decision
    except GaitError as error:
        return error


def _unit_in_words(decision: UnitDecision | GaitError | None) -> str:
    if isinstance(decision, GaitError):
        return f"not decided: {decision}"
    if decision is None:
        return "no cadence in the file"
    how = f"by {decision.by}, confidence {decision.confidence}"
    return f"stored as {decision.stored}, so steps a minute = {decision.factor:g} x stored ({how})"


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
            (field.name, field.unit, field.application, field.quantity or "not understood", f"{field.coverage:.1%}")
            for field in activity.developer_fields
        ]
        yield ""
        yield from _table(("developer field", "unit", "application", "read as", "coverage"), rows)


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    for number, note in enumerate(notes):
        if number == 0:
            yield ""
        yield f"note: {note.message}"


def _table(heads: tuple[str, ...] | None, rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return lines with the columns aligned; the last column is left as long as it is."""
    lines = [*([heads] if heads else []), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))] if lines else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
