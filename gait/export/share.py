"""An analysis without name, date and place, to be sent on.

What stays is how the run was run.
Text that comes from the file stays only where it is a product, a maker or an app that we know.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias, TypeVar

from gait.assess.load import AN_EARLIER_DAY, day
from gait.export.public_names import APP, app_name, device_name, maker_name, origin, public_sensor, source
from gait.model import (
    ActivitySummary,
    Analysis,
    Athlete,
    ContactForSpeed,
    Estimate,
    Finding,
    Load,
    Method,
    NativeReading,
    Overstriding,
    Source,
    SourceComparison,
    Stretch,
    WindowMeans,
)
from gait.quantities import QUANTITIES

LEFT_OUT: Final = "left out"
"""Where a shared analysis has its offset from UTC from."""

NOTES_OF_OURS: Final = frozenset(
    {
        "altitude_empty",
        "cadence_from_motion",
        "cadence_in_totals_only",
        "cadence_unit",
        "clock_local_only",
        "clock_not_set",
        "cut_message",
        "distance_corrected",
        "distance_differs",
        "distance_fell",
        "distance_given",
        "distance_zero",
        "encoding",
        "gaps",
        "heart_rate_cadence_lock",
        "idle_cadence",
        "illegal_characters",
        "lap_speed_in_kmh",
        "left_out",
        "missing_definition",
        "motion_clipped",
        "motion_scaled",
        "motion_signed_values",
        "motion_times_rebuilt",
        "motion_too_slow",
        "motion_uncalibrated",
        "no_time",
        "nonsense_times",
        "not_a_number",
        "not_closed",
        "out_of_range",
        "points_without_time",
        "position_jump",
        "position_zero",
        "records_without_time",
        "rows_unreadable",
        "same_time",
        "several_activities",
        "slow_channel",
        "speed_in_kmh",
        "spike",
        "start_unknown",
        "text_before_xml",
        "time_backwards",
        "time_differs",
        "times_spread",
        "trailing_bytes",
        "truncated",
        "unit_scaled",
        "without_gravity",
        "wrong_checksum",
        "wrong_header_checksum",
        "zero_is_missing",
        "zone_unknown",
    }
)
"""Notes whose words are all ours; every other may quote the file, or the files beside it, and is left out."""
OUT_OF_SIGHT: Final = frozenset({"altitude_m", "grade", "latitude_deg", "longitude_deg"})
"""Quantities that draw a course."""
_COLUMNS_OF_OURS: Final = re.compile(r"time_s|state|expected_cadence_\w+")
_SPORTS: Final = frozenset({"running", "walking", "hiking"})
_SUB_SPORTS: Final = frozenset({"treadmill", "street", "trail", "track", "indoor_running", "virtual_activity"})
_FORMATS: Final = frozenset({"fit", "gpx", "tcx", "csv"})
_REST: Final = "rest"
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")

_Column = TypeVar("_Column")
_Text: TypeAlias = Callable[[str], str]


def shared(analysis: Analysis) -> Analysis:
    """Return an analysis that can be sent on: without name, date and place, and with nothing that gives them away.

    Parameters
    ----------
    analysis : Analysis
        As it comes from the pipeline or from its JSON; sharing what is shared changes nothing.

    Returns
    -------
    Analysis
        The same figures without athlete's name and mass, start and time zone, file name and digest, track, altitude,
        grade along the run, climb of each split and lap, names of laps, software versions, and every name of a device,
        sensor or app that is no product that we know.
        A date in a sentence becomes "an earlier day"; a note that may quote the file is left out.
        ``Analysis.shared`` tells.

    """
    text = partial(_told, swaps=_swaps(analysis))
    return replace(
        analysis,
        shared=True,
        source=_source(analysis.source),
        athlete=Athlete(height_m=analysis.athlete.height_m, from_=analysis.athlete.from_),
        activity=_activity(analysis.activity),
        summary=_estimates(analysis.summary, frozenset({"altitude_m"})),
        splits=tuple(_piece(piece, index) for index, piece in enumerate(analysis.splits)),
        laps=tuple(_piece(piece, index) for index, piece in enumerate(analysis.laps)),
        terrain={kind: _slope(piece, kind) for kind, piece in analysis.terrain.items()},
        overstriding=_overstriding(analysis.overstriding, text),
        load=_load(analysis.load, text),
        claims=tuple(replace(each, shows=text(each.shows)) for each in analysis.claims),
        findings=tuple(_finding(each, text) for each in analysis.findings),
        sources_compared=tuple(_comparisons(analysis.sources_compared)),
        series=_kept(analysis.series),
        track=None,
        windows=None if analysis.windows is None else _windows(analysis.windows),
        methods=tuple(_method(each, text) for each in analysis.methods),
        notes=tuple(replace(each, message=text(each.message)) for each in analysis.notes if each.code in NOTES_OF_OURS),
    )


def _source(found: Source) -> Source:
    return Source(
        name="",
        format=found.format if found.format in _FORMATS else "",
        manufacturer=maker_name(found.manufacturer),
        device=device_name(found.device),
        sensors=tuple(map(public_sensor, found.sensors)),
    )


def _activity(found: ActivitySummary) -> ActivitySummary:
    return replace(
        found,
        sport=found.sport if found.sport in _SPORTS else "unknown",
        sub_sport=found.sub_sport if found.sub_sport in _SUB_SPORTS else None,
        started_at="",
        local_start="",
        utc_offset_s=0.0,
        utc_offset_from=LEFT_OUT,
    )


def _estimates(found: Mapping[str, Estimate], without: frozenset[str]) -> dict[str, Estimate]:
    return {
        name: replace(each, origin=origin(each.origin))
        for name, each in found.items()
        if name in QUANTITIES and name not in without
    }


def _piece(piece: Stretch, index: int) -> Stretch:
    """Return a split or lap without the climb that would draw the course, and without a name that was typed."""
    return replace(
        piece,
        label=piece.label if piece.label == _REST else str(index + 1),
        ascent_m=None,
        descent_m=None,
        grade=None,
        level_speed_mps=None,
        values=_estimates(piece.values, OUT_OF_SIGHT),
    )


def _slope(piece: Stretch, kind: str) -> Stretch:
    """Return a class of terrain, which is spread over the run: its climb and grade draw no course."""
    return replace(piece, label=kind, values=_estimates(piece.values, frozenset({"altitude_m"})))


def _overstriding(found: Overstriding, text: _Text) -> Overstriding:
    contact = found.contact
    return replace(
        found,
        reason=text(found.reason),
        contact=None if contact is None else _contact(contact, text),
        splits=tuple(replace(part, label=str(index + 1)) for index, part in enumerate(found.splits)),
        terrain={kind: replace(part, label=kind) for kind, part in found.terrain.items()},
        native=tuple(map(_native, found.native)),
        limits=tuple(map(text, found.limits)),
    )


def _contact(found: ContactForSpeed, text: _Text) -> ContactForSpeed:
    return replace(found, origin=origin(found.origin), reason=text(found.reason))


def _native(found: NativeReading) -> NativeReading:
    return replace(found, source=source(found.source))


def _load(load: Load, text: _Text) -> Load:
    spike = None if load.spike is None else replace(load.spike, longest_on="")
    return replace(load, spike=spike, needs=tuple(map(text, load.needs)))


def _finding(found: Finding, text: _Text) -> Finding:
    return replace(
        found,
        message=text(found.message),
        advice=text(found.advice),
        check=text(found.check),
        reference=text(found.reference),
    )


def _comparisons(found: Iterable[SourceComparison]) -> Iterable[SourceComparison]:
    """Yield the comparisons but those of altitude, whose means are a height above the sea."""
    kept = (each for each in found if each.quantity not in OUT_OF_SIGHT)
    yield from (replace(each, a=source(each.a), b=source(each.b)) for each in kept)


def _is_kept(column: str) -> bool:
    return column not in OUT_OF_SIGHT and (column in QUANTITIES or _COLUMNS_OF_OURS.fullmatch(column) is not None)


def _windows(found: WindowMeans) -> WindowMeans:
    return replace(found, seconds=_kept(found.seconds), means=_kept(found.means))


def _kept(columns: Mapping[str, _Column]) -> dict[str, _Column]:
    return {name: values for name, values in columns.items() if _is_kept(name)}


def _method(found: Method, text: _Text) -> Method:
    parameters = {name: text(value) if isinstance(value, str) else value for name, value in found.parameters.items()}
    return replace(found, did=text(found.did), parameters=parameters)


def _told(text: str, *, swaps: Mapping[str, str]) -> str:
    """Return a sentence with each name and date in it replaced."""
    for name, instead in swaps.items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text)
    return _ISO_DATE.sub(AN_EARLIER_DAY, text)


def _swaps(analysis: Analysis) -> dict[str, str]:
    """Return what in a sentence is replaced by what, longest first: names of apps that we do not know, and the date."""
    names = {name for name in _apps(analysis) if app_name(name) != name and source(name) != name}
    found = dict.fromkeys(names, APP)
    spike = analysis.load.spike
    if spike is not None and _ISO_DATE.fullmatch(spike.longest_on):
        found[day(spike.longest_on)] = AN_EARLIER_DAY
    return dict(sorted(found.items(), key=lambda swap: -len(swap[0])))


def _apps(analysis: Analysis) -> Iterable[str]:
    """Yield the names of all sources that a sentence may hold."""
    pieces = (*analysis.splits, *analysis.laps, *analysis.terrain.values())
    estimates = [each for values in (analysis.summary, *(piece.values for piece in pieces)) for each in values.values()]
    contact = analysis.overstriding.contact
    origins = [*(each.origin for each in estimates), *([contact.origin] if contact else [])]
    yield from (each.removeprefix("developer:") for each in origins if each.startswith("developer:"))
    for each in analysis.sources_compared:
        yield from (each.a.partition(" (")[0], each.b.partition(" (")[0])
    yield from (each.source.partition(" (")[0] for each in analysis.overstriding.native)
