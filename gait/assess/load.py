"""Rules on load: the single-run spike, the weeks, days in a row.

They are knee-loading indicators: each describes, and none says what will happen to anybody.
"""

import calendar
from datetime import date
from typing import Final

from gait.assess.next_time import ONCE_WITHIN
from gait.assess.pain import asks_for_less
from gait.assess.wording import distance, percent
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, Load, Spike

AN_EARLIER_DAY: Final = "an earlier day"
"""What stands for a date that is left out."""
LONGER: Final = "longer than you are used to"
"""What the finding on the spike calls a clear one."""
_NOT_SURE: Final = "not sure"
_STUDY: Final = EVIDENCE["session_spike"].values
_COVERS: Final = EVIDENCE["history_covers"].values
_SPIKE_BASIS: Final = ("session_spike", "spike_verdict", "history_covers", "device_gnss")


def day(local_date: str) -> str:
    """Return a local date as runners say it, ``3 May``; of one that is left out, ``AN_EARLIER_DAY``."""
    if not local_date:
        return AN_EARLIER_DAY
    when = date.fromisoformat(local_date)
    return f"{when.day} {calendar.month_name[when.month]}"


def load_spike(analysis: Analysis) -> Finding | None:
    """Fire where the run is longer than the longest of the 30 days before by more than 10 %, or may be."""
    found = analysis.load.spike
    least = _STUDY["small_percent"] / 100
    if found is None or found.high <= least:
        return None
    clear = found.low > least and found.covered
    waits = clear and _waits(analysis)
    return Finding(
        rule="load_spike",
        scope="run",
        severity="notice" if clear else "info",
        confidence=analysis.load.confidence if clear else "low",
        verdict=LONGER if clear else _NOT_SURE,
        value=found.share_more,
        low=found.low,
        high=found.high,
        unit="1",
        reference=f"{_longest(found)}: {distance(analysis, found.longest_m)} on {day(found.longest_on)}",
        message=_spiked(analysis, found) if clear else _perhaps(analysis, found),
        advice=_next_long_run(analysis, found) if clear else _what_would_tell(found),
        check=_check(analysis, found) if clear else "",
        evidence=(*_SPIKE_BASIS, *(("next_long_run",) if clear else ()), *(("pain_rule",) if waits else ())),
    )


def beside_the_longest(analysis: Analysis, found: Spike) -> str:
    """Return the run beside the longest one as a clause: ``18.0 km, 49 % more than your longest of ...``."""
    more = f"{percent(abs(found.share_more))} {'more' if found.share_more >= 0 else 'less'} than"
    longest = f"{distance(analysis, found.longest_m)} on {day(found.longest_on)}"
    return f"{distance(analysis, found.distance_m)}, {more} {_longest(found)} ({longest})"


def _longest(found: Spike) -> str:
    known = "longest" if found.covered else "longest known"
    return f"your {known} of the {_STUDY['days']:.0f} days before"


def _spiked(analysis: Analysis, found: Spike) -> str:
    return (
        f"This run was {beside_the_longest(analysis, found)}.{_since_last(analysis.load)} "
        f"{what_spikes_went_with(found)} That is an indicator of load on the knee, and no forecast for you."
    )


def _since_last(load: Load) -> str:
    gap = load.days_since_last or 0
    return f" The last run known before it was {gap} days earlier." if gap > _COVERS["gap_days"] else ""


def what_spikes_went_with(found: Spike) -> str:
    """Return as a sentence what the study found for runs of that class."""
    return (
        f"In {_STUDY['runners']:,.0f} runners, injuries came {found.hazard_ratio:.2f} times as often "
        f"({found.hazard_low:.2f} to {found.hazard_high:.2f}) after runs {found.band} longer than the longest as after "
        f"those within {_STUDY['small_percent']:.0f} %."
    )


def _perhaps(analysis: Analysis, found: Spike) -> str:
    what = f"This run was {beside_the_longest(analysis, found)}."
    if not found.covered:
        return f"{what} Your history does not cover those days, so there may have been a longer run."
    least = f"{_STUDY['small_percent']:.0f} %"
    return f"{what} Distances are off by a few per cent, so whether that is beyond {least} is not sure."


def _next_long_run(analysis: Analysis, found: Spike) -> str:
    more = EVIDENCE["next_long_run"].value("most_percent")
    most = distance(analysis, _next_at_most_m(found))
    first = "Leave long runs until your knee is within the pain rule. Then m" if _waits(analysis) else "M"
    return (
        f"{first}ake your next long run at most about {most}: that is {more:.0f} % over the "
        f"{distance(analysis, found.longest_m)} from before this run. Build up from there."
    )


def _next_at_most_m(found: Spike) -> float:
    return found.longest_m * (1 + EVIDENCE["next_long_run"].value("most_percent") / 100)


def _check(analysis: Analysis, found: Spike) -> str:
    """Return how to check the next long run: its distance, and how far two distances are off."""
    told = _(
        "Look at the distance of that run: at most about {most}, after the {now} of this one. "
        "Two distances may be off by {error} against each other, so as much over it says nothing."
    ).format(
        most=distance(analysis, _next_at_most_m(found)),
        now=distance(analysis, found.distance_m),
        error=distance(analysis, (found.high - found.low) / 2 * found.longest_m),
    )
    return f"{ONCE_WITHIN} {told}" if _waits(analysis) else told


def _waits(analysis: Analysis) -> bool:
    return analysis.knee.pain is not None and asks_for_less(analysis.knee.pain)


def _what_would_tell(found: Spike) -> str:
    return "" if found.covered else f"Give the runs of the {_STUDY['days']:.0f} days before this one with --history."


def load_week(analysis: Analysis) -> Finding | None:
    """Fire where this week and the one before are known: context, never a verdict."""
    week, before = analysis.load.week_m, analysis.load.week_before_m
    if week is None or not before:
        return None
    change = week / before - 1
    return Finding(
        rule="load_week",
        scope="run",
        severity="info",
        confidence=analysis.load.confidence,
        verdict=_beside_last_week(change),
        value=change,
        unit="1",
        reference=f"{distance(analysis, before)} in the seven days before",
        message=f"The seven days up to this run hold {two_weeks(analysis, week, before)}. Read it as context: in "
        f"{_STUDY['runners']:,.0f} runners injuries went with single runs, not with the change from week to week.",
        evidence=("week_context", "session_spike", "graded_programme", "fortnight_jump"),
    )


def two_weeks(analysis: Analysis, week_m: float, before_m: float) -> str:
    """Return two weeks beside each other as a clause: ``42.0 km, the seven before 30.5 km: 38 % more``."""
    change = week_m / before_m - 1
    written = f"{percent(abs(change))} {'more' if change >= 0 else 'less'}"
    return f"{distance(analysis, week_m)}, the seven before {distance(analysis, before_m)}: {written}"


def _beside_last_week(change: float) -> str:
    if abs(change) <= EVIDENCE["week_context"].value("alike_percent") / 100:
        return "about as the week before"
    return "more than the week before" if change > 0 else "less than the week before"


def load_days(analysis: Analysis) -> Finding | None:
    """Fire where four days in a row or more have a run, or may have."""
    load, least = analysis.load, EVIDENCE["days_in_a_row"].value("mentioned")
    days, open_end = load.days_in_a_row, begins_with_them(load)
    if days is None or (days < least and not open_end):
        return None
    many = days >= least
    return Finding(
        rule="load_days",
        scope="run",
        severity="info",
        confidence=load.confidence if many else "low",
        verdict="no day without a run" if many else _NOT_SURE,
        value=float(days),
        unit="days",
        reference=f"mentioned from {least:.0f} days on",
        message=f"You have run on {days_in_a_row(load)}, this one included."
        f"{'' if many else ' Your history begins there, so there may have been more.'} "
        "Days without a run are common advice; no study was found that tried them for knees.",
        evidence=("days_in_a_row",),
    )


def days_in_a_row(load: Load) -> str:
    """Return the days in a row with a run as a clause: ``4 days in a row``, ``at least 4 days in a row``."""
    return f"{'at least ' if begins_with_them(load) else ''}{load.days_in_a_row} days in a row"


def begins_with_them(load: Load) -> bool:
    """Tell whether the oldest known run is one of the days in a row, so that there may have been more of them."""
    return load.days_in_a_row is not None and load.days_in_a_row > 1 and load.history_days == load.days_in_a_row - 1
