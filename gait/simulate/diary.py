"""The lines of a diary for a simulated year: what a library would hold of its runs."""

from collections.abc import Sequence
from statistics import mean, stdev

from gait.model import SeasonRun
from gait.model.diary import DiaryRun
from gait.simulate.season import PlannedRun, Year

_TITLES = {"easy": "", "tempo": "Tempo in thirds", "long": "Long run"}
_SAID = "Nothing in this run asks for a change."


def diary_runs(year: Year, levels: Sequence[SeasonRun]) -> tuple[DiaryRun, ...]:
    """Return the lines of a year's runs, each with the address of a report.

    Parameters
    ----------
    year : Year
        What was planned.
    levels : sequence of SeasonRun
        What its watch showed of it, as ``minutes_of_year`` returns it.

    """
    return tuple(_line(planned, level) for planned, level in zip(year.runs, levels, strict=True))


def _line(planned: PlannedRun, level: SeasonRun) -> DiaryRun:
    windows = level.windows
    cadence = [each for each in windows.cadence_spm if each is not None]
    half = 2 * stdev(cadence) / len(cadence) ** 0.5 if len(cadence) > 1 else 0.0
    middle = mean(cadence)
    return DiaryRun(
        run_id=level.run_id,
        local_start=windows.local_start,
        local_date=level.local_date,
        title=_TITLES[planned.kind],
        distance_m=level.distance_m,
        running_s=sum(windows.running_s),
        pace_mps=mean(each for each in windows.speed_mps if each is not None),
        cadence_spm=middle,
        cadence_low_spm=middle - half,
        cadence_high_spm=middle + half,
        device=windows.device,
        shoe=level.shoe or "",
        severity="info",
        headline=_SAID,
        report=f"{level.local_date}-run.html",
    )
