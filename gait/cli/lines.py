"""An analysis in one line of the terminal."""

from pathlib import Path

from gait.assess import headline
from gait.language import _
from gait.model import Analysis
from gait.pages.expectation import cadence_expectation, judged_cadence
from gait.quantities import QUANTITIES, Units


def result_line(analysis: Analysis, report: Path | None, units: Units) -> str:
    """Return day, distance, recorded time, cadence and where the report stands, then the run's headline."""
    numbers = (_day(analysis), _distance(analysis, units), clock(analysis.activity.timer_s), _cadence(analysis))
    place = f"-> {report}" if report else ""
    return " ".join(filter(None, (*numbers, place, f"— {headline(analysis)}")))


def clock(seconds: float) -> str:
    """Return a duration as ``m:ss`` or ``h:mm:ss``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _day(analysis: Analysis) -> str:
    return analysis.activity.local_start[:10]


def _distance(analysis: Analysis, units: Units) -> str:
    metres = analysis.activity.distance_m
    if metres is None:
        return _("no distance")
    display = QUANTITIES["distance_m"].display(units)
    return f"{metres * display.factor:.{display.digits}f} {display.unit}"


def _cadence(analysis: Analysis) -> str:
    one = judged_cadence(analysis)
    if one is None:
        return _without_cadence(analysis)
    expected = cadence_expectation(analysis)
    typical = (
        ""
        if expected is None
        else " " + _("(typical {low:.0f}-{high:.0f})").format(low=expected.low, high=expected.high)
    )
    return f"{one.mean_spm:.0f} spm{typical}"


def _without_cadence(analysis: Analysis) -> str:
    if analysis.running.time_s <= 0:
        return _("no running")
    return _("no cadence") if analysis.cadence.unit_decision is None else _("no cadence while running")
