"""A watch's file measured for the library: what takes the time, and can be done on another process."""

from dataclasses import dataclass, replace

from gait import export, pipeline
from gait.engine.failing import unexpected
from gait.errors import GaitError, LibraryError
from gait.formats import Unread
from gait.intake.request import Request
from gait.intake.single import machine_zone, outcomes
from gait.language import _
from gait.library import Asked, Corrections
from gait.model import Activity, Analysis, Athlete, DamagePolicy
from gait.pipeline.settings import SplitUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A file to measure (no archive), and what is known of its runner."""

    data: bytes
    name: str
    runner: Athlete
    split_unit: SplitUnit = "km"
    damage: DamagePolicy = "salvage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An activity of a file as it was measured, or why it could not be; ``columns`` counts what the file holds."""

    name: str
    analysis: Analysis | None = None
    columns: int = 0
    error: GaitError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A run of the library to measure anew, with the content of its file."""

    asked: Asked
    data: bytes


def measure(asked: Measure) -> tuple[Measured, ...]:
    """Measure all activities of a file; never raises on account of the file."""
    request = Request(damage=asked.damage)
    corrections = Corrections()
    return tuple(
        _thinned(_measured(outcome, asked.runner, corrections, asked.split_unit))
        for outcome in outcomes(asked.data, asked.name, request)
    )


def measure_anew(renewal: Renewal) -> Measured:
    """Measure a run of the library again, with all that was corrected of it."""
    return _thinned(measure_whole(renewal))


def measure_whole(renewal: Renewal) -> Measured:
    """Measure a run of the library again as `measure_anew` does, its series whole as a comparison takes them."""
    asked = renewal.asked
    for index, outcome in enumerate(outcomes(renewal.data, asked.name, Request())):
        if index == asked.activity_index:
            return _measured(outcome, asked.runner, asked.corrections, asked.split_unit)
    what = _("The file of run {number} holds no such activity any more").format(number=asked.run_id)
    return Measured(name=asked.name, error=LibraryError(what, next_step=_("Please report this.")))


def _measured(outcome: Activity | Unread, runner: Athlete, corrections: Corrections, split_unit: SplitUnit) -> Measured:
    if isinstance(outcome, Unread):
        return Measured(name=outcome.name, error=outcome.error)
    settings = replace(corrections.settings(split_unit), machine_zone=machine_zone(outcome))
    name = outcome.source.name
    try:
        analysis = pipeline.measured(outcome, athlete=runner, settings=settings)
    except GaitError as error:
        return Measured(name=name, error=error)
    except Exception as error:  # noqa: BLE001 - one file, whatever is in it, never stops the rest
        return Measured(name=name, error=unexpected(error))
    return Measured(name=name, analysis=analysis, columns=_columns(outcome))


def _thinned(measured: Measured) -> Measured:
    if measured.analysis is None:
        return measured
    return replace(measured, analysis=export.display_series(measured.analysis))


def _columns(activity: Activity) -> int:
    return sum(map(activity.has, activity.columns))
