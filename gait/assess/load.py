"""Rules on load: the single-run spike, the weeks, days in a row.

They are knee-loading indicators: each describes, and none says what will happen to anybody.
"""

from datetime import date
from typing import Final

from gait.assess.next_time import ONCE_WITHIN
from gait.assess.pain import asks_for_less
from gait.assess.wording import band_called, distance, percent
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, Load, Spike

AN_EARLIER_DAY: Final = _("an earlier day")
"""What stands for a date that is left out."""
LONGER: Final = "longer than you are used to"
"""What the finding on the spike calls a clear one."""
_MONTHS: Final = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    # Translators: the month, in full.
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
_NOT_SURE: Final = "not sure"
_STUDY: Final = EVIDENCE["session_spike"].values
_COVERS: Final = EVIDENCE["history_covers"].values
_SPIKE_BASIS: Final = ("session_spike", "spike_verdict", "history_covers", "device_gnss")


def day(local_date: str) -> str:
    """Return a local date as runners say it, ``3 May``; of one that is left out, ``AN_EARLIER_DAY``."""
    if not local_date:
        return AN_EARLIER_DAY
    when = date.fromisoformat(local_date)
    return _("{day} {month}").format(day=when.day, month=_MONTHS[when.month - 1])


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
        reference=_("{longest}: {metres} on {day}").format(
            longest=_longest(found), metres=distance(analysis, found.longest_m), day=day(found.longest_on)
        ),
        message=_spiked(analysis, found) if clear else _perhaps(analysis, found),
        advice=_next_long_run(analysis, found) if clear else _what_would_tell(found),
        check=_check(analysis, found) if clear else "",
        evidence=(*_SPIKE_BASIS, *(("next_long_run",) if clear else ()), *(("pain_rule",) if waits else ())),
    )


def beside_the_longest(analysis: Analysis, found: Spike) -> str:
    """Return the run beside the longest one as a clause: ``18.0 km, 49 % more than your longest of ...``."""
    more = (_("{share} more than") if found.share_more >= 0 else _("{share} less than")).format(
        share=percent(abs(found.share_more))
    )
    longest = _("{longest} on {day}").format(longest=distance(analysis, found.longest_m), day=day(found.longest_on))
    return f"{distance(analysis, found.distance_m)}, {more} {_longest(found)} ({longest})"


def _longest(found: Spike) -> str:
    known = _("longest") if found.covered else _("longest known")
    return _("your {known} of the {days:.0f} days before").format(known=known, days=_STUDY["days"])


def _spiked(analysis: Analysis, found: Spike) -> str:
    return _(
        "This run was {beside_the_longest}.{since_last} {what_spikes_went_with} That is an indicator of load "
        "on the knee, and no forecast for you."
    ).format(
        beside_the_longest=beside_the_longest(analysis, found),
        since_last=_since_last(analysis.load),
        what_spikes_went_with=what_spikes_went_with(found),
    )


def _since_last(load: Load) -> str:
    gap = load.days_since_last or 0
    return (
        _(" The last run known before it was {gap} days earlier.").format(gap=gap) if gap > _COVERS["gap_days"] else ""
    )


def what_spikes_went_with(found: Spike) -> str:
    """Return as a sentence what the study found for runs of that class."""
    return _(
        "In {runners:,.0f} runners, injuries came {hazard_ratio:.2f} times as often ({hazard_low:.2f} to "
        "{hazard_high:.2f}) after runs {band} longer than the longest as after those within {small:.0f} %."
    ).format(
        runners=_STUDY["runners"],
        hazard_ratio=found.hazard_ratio,
        hazard_low=found.hazard_low,
        hazard_high=found.hazard_high,
        band=band_called(found.band),
        small=_STUDY["small_percent"],
    )


def _perhaps(analysis: Analysis, found: Spike) -> str:
    what = _("This run was {beside_the_longest}.").format(beside_the_longest=beside_the_longest(analysis, found))
    if not found.covered:
        return _("{what} Your history does not cover those days, so there may have been a longer run.").format(
            what=what
        )
    least = f"{_STUDY['small_percent']:.0f} %"
    return _("{what} Distances are off by a few per cent, so whether that is beyond {least} is not sure.").format(
        what=what, least=least
    )


def _next_long_run(analysis: Analysis, found: Spike) -> str:
    more = EVIDENCE["next_long_run"].value("most_percent")
    most = distance(analysis, _next_at_most_m(found))
    text = (
        _(
            "Leave long runs until your knee is within the pain rule. Then make your next long run at most about "
            "{most}: that is {more:.0f} % over the {longest} from before this run. Build up from there."
        )
        if _waits(analysis)
        else _(
            "Make your next long run at most about {most}: that is {more:.0f} % over the {longest} from before this "
            "run. Build up from there."
        )
    )
    return text.format(most=most, more=more, longest=distance(analysis, found.longest_m))


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
    return (
        ""
        if found.covered
        else _("Give the runs of the {days:.0f} days before this one with --history.").format(days=_STUDY["days"])
    )


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
        reference=_("{before} in the seven days before").format(before=distance(analysis, before)),
        message=_(
            "The seven days up to this run hold {two_weeks}. Read it as context: in {runners:,.0f} runners "
            "injuries went with single runs, not with the change from week to week."
        ).format(two_weeks=two_weeks(analysis, week, before), runners=_STUDY["runners"]),
        evidence=("week_context", "session_spike", "graded_programme", "fortnight_jump"),
    )


def two_weeks(analysis: Analysis, week_m: float, before_m: float) -> str:
    """Return two weeks beside each other as a clause: ``42.0 km, the seven before 30.5 km: 38 % more``."""
    change = week_m / before_m - 1
    written = (_("{share} more") if change >= 0 else _("{share} less")).format(share=percent(abs(change)))
    return _("{week}, the seven before {before}: {written}").format(
        week=distance(analysis, week_m), before=distance(analysis, before_m), written=written
    )


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
        reference=_("mentioned from {least:.0f} days on").format(least=least),
        message=_(
            "You have run on {days_in_a_row}, this one included.{doubt} Days without a run are common advice; no "
            "study was found that tried them for knees."
        ).format(
            days_in_a_row=days_in_a_row(load),
            doubt="" if many else _(" Your history begins there, so there may have been more."),
        ),
        evidence=("days_in_a_row",),
    )


def days_in_a_row(load: Load) -> str:
    """Return the days in a row with a run as a clause: ``4 days in a row``, ``at least 4 days in a row``."""
    text = _("at least {days} days in a row") if begins_with_them(load) else _("{days} days in a row")
    return text.format(days=load.days_in_a_row)


def begins_with_them(load: Load) -> bool:
    """Tell whether the oldest known run is one of the days in a row, so that there may have been more of them."""
    return load.days_in_a_row is not None and load.days_in_a_row > 1 and load.history_days == load.days_in_a_row - 1
