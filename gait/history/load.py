"""What a run adds to the load: against the longest of 30 days, week on week, downhill, days in a row.

There is no ratio of acute to chronic load: divided by random numbers it did as well.

References
----------
Impellizzeri et al. 2020, Sports Medicine, doi:10.1007/s40279-020-01378-6.

"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile
from typing import Final

from gait.evidence import EVIDENCE
from gait.history.runs import DatedRun, dated_before, of_others, run_distance_m
from gait.language import _, plural
from gait.model import Analysis, History, Load, Spike

BANDS: Final = ("up to 10 %", "10 to 30 %", "30 to 100 %", "over 100 %")
"""The classes of the study on single-run spikes; it compares the others with the first."""

_STUDY: Final = EVIDENCE["session_spike"].values
_COVERS: Final = EVIDENCE["history_covers"].values
_HAZARDS: Final = ("", "small", "medium", "large")
_EDGES: Final = tuple(_STUDY[f"{name}_percent"] / 100 for name in _HAZARDS if name)
_WITHIN: Final = EVIDENCE["spike_verdict"].value("ratio_percent") / 100
_WEEK: Final = round(EVIDENCE["week_context"].value("days"))
_CENTIMETRES: Final = 2
"""Decimals of a sum of distances [m]."""
_DIGITS: Final = 9
"""Decimals of a share: 13.31 over 12.1 km is 10 % more and no more, whatever the last bit says."""


def load_of(analysis: Analysis, history: History) -> Load:
    """Return the run's load, as far as the file and the history can tell.

    Parameters
    ----------
    analysis : Analysis
        With terrain; findings are not needed.
    history : History
        The runner's other runs; empty where none are known. Runs of another name do not count.

    Returns
    -------
    Load
        Confidence is moderate where the history covers the 30 days before the run, else low.

    """
    past = dated_before(analysis.activity.local_start, history, athlete=analysis.athlete.name)
    distance = run_distance_m(analysis)
    downhill, share = _downhill(analysis)
    return Load(
        distance_m=distance,
        downhill_share=share,
        downhill_distance_m=downhill,
        history_runs=len(_within(past, _STUDY["days"])),
        history_days=max((each.days_before for each in past), default=None),
        spike=spike_beside(distance, past),
        week_m=_sum_m(past, 0, distance),
        week_before_m=_sum_m(past, _WEEK, 0.0),
        days_since_last=min((each.days_before for each in past), default=None),
        days_in_a_row=_days_in_a_row(past) if past else None,
        needs=tuple(_needs(analysis, past, history)),
        confidence="moderate" if _covers(past) else "low",
    )


def spike_band(distance_m: float, longest_m: float) -> str:
    """Return the class of a distance over the longest before it; an edge belongs to the class below it.

    References
    ----------
    Row ``session_spike`` of ``gait.evidence``.

    """
    return BANDS[_band_of(_share_more(distance_m, longest_m))]


def _share_more(distance_m: float, longest_m: float) -> float:
    return round(distance_m / longest_m - 1, _DIGITS)


def _band_of(share_more: float) -> int:
    return sum(share_more > edge for edge in _EDGES)


def _within(past: Sequence[DatedRun], days: float) -> list[DatedRun]:
    return [each for each in past if each.days_before <= days]


def _covers(past: Sequence[DatedRun]) -> bool:
    """Tell whether the runs that are known cover the 30 days before."""
    reaches = any(each.days_before >= _COVERS["days"] for each in past)
    return reaches and len(_within(past, _COVERS["days"])) >= _COVERS["least_runs"]


def spike_beside(distance_m: float | None, past: Sequence[DatedRun]) -> Spike | None:
    """Return a run's distance against the longest of the 30 days before it; None where one of them is not known.

    Parameters
    ----------
    distance_m : float or None
        The run's own [m].
    past : sequence of DatedRun
        Earlier runs; the oldest tells how far back they reach.

    References
    ----------
    Rows ``session_spike`` and ``spike_verdict`` of ``gait.evidence``.

    """
    known = [each for each in _within(past, _STUDY["days"]) if each.run.distance_m]
    if distance_m is None or not known:
        return None
    longest = max(known, key=lambda each: each.run.distance_m or 0.0)
    longest_m = longest.run.distance_m or 0.0
    ratio, share = distance_m / longest_m, _share_more(distance_m, longest_m)
    low, high = round(ratio / (1 + _WITHIN) - 1, _DIGITS), round(ratio * (1 + _WITHIN) - 1, _DIGITS)
    return Spike(
        distance_m=distance_m,
        longest_m=longest_m,
        longest_on=longest.day.isoformat(),
        share_more=share,
        low=low,
        high=high,
        band=BANDS[_band_of(share)],
        bands=BANDS[_band_of(low) : _band_of(high) + 1],
        covered=_covers(past),
        **_hazard(_HAZARDS[_band_of(share)]),
    )


def _hazard(name: str) -> Mapping[str, float]:
    """Return the hazard ratio of a class with its interval; nothing for the class that it is compared with."""
    parts = ("ratio", "low", "high") if name else ()
    return {f"hazard_{part}": _STUDY[f"{name}_{part}"] for part in parts}


def _sum_m(past: Sequence[DatedRun], after_days: int, own_m: float | None) -> float | None:
    """Return the distance of a week that ended so many days before this run's day, with this run's own.

    None where the known runs do not reach back that far, or a run in it has no distance.
    """
    inside = [each.run.distance_m for each in past if after_days <= each.days_before < after_days + _WEEK]
    reaches = any(each.days_before >= after_days + _WEEK - 1 for each in past)
    distances = [own_m, *inside]
    known = [each for each in distances if each is not None]
    return round(sum(known), _CENTIMETRES) if reaches and len(known) == len(distances) else None


def _days_in_a_row(past: Sequence[DatedRun]) -> int:
    ran = {each.days_before for each in past}
    return 1 + sum(1 for _ in takewhile(ran.__contains__, count(1)))


def _downhill(analysis: Analysis) -> tuple[float | None, float | None]:
    """Return the distance run downhill [m] and its share of the running whose slope is known."""
    distances = {name: each.distance_m or 0.0 for name, each in analysis.terrain.items()}
    total, downhill = sum(distances.values()), distances.get("downhill", 0.0)
    return (downhill, downhill / total) if total > 0 else (None, None)


def _needs(analysis: Analysis, past: Sequence[DatedRun], history: History) -> Iterator[str]:
    """Yield what to give for what is missing, as sentences."""
    if run_distance_m(analysis) is None:
        yield _("This file has no distance, so the run cannot stand beside your others.")
    if not analysis.terrain:
        yield _("This file has no altitude, so how much of it went downhill is not known.")
    others = of_others(analysis.athlete.name, history)
    if others:
        yield plural(
            "{count} of the runs in your history is of another name and did not count.",
            "{count} of the runs in your history are of another name and did not count.",
            others,
        ).format(count=others)
    if not past:
        yield _no_history(known=len(history.runs) > others)
    elif not _covers(past):
        yield _too_short(past)


def _no_history(*, known: bool) -> str:
    none = _("None of the runs in your history is earlier than this one. ") if known else ""
    how = _(
        "Give your earlier runs with --history, as gait analyze --json writes them, to see this run against your "
        "longest of {days:.0f} days, your weeks and your days in a row."
    ).format(days=_COVERS["days"])
    return f"{none}{how}"


def _too_short(past: Sequence[DatedRun]) -> str:
    back = max(each.days_before for each in past)
    runs = len(_within(past, _COVERS["days"]))
    return _(
        "Your history reaches back {back} and holds {runs} of the {days:.0f} days before "
        "this one. Your longest of those days is taken as known from {days:.0f} days and {least_runs:.0f} "
        "runs on."
    ).format(
        back=plural("{count} day", "{count} days", back).format(count=back),
        runs=plural("{count} run", "{count} runs", runs).format(count=runs),
        days=_COVERS["days"],
        least_runs=_COVERS["least_runs"],
    )
