"""What the history says, in words: a run beside the runner's usual, a change, a trend, a target, shoes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gait.assess.load import day
from gait.assess.wording import Wording, percent, span
from gait.evidence import EVIDENCE
from gait.language import _, plural
from gait.model import AgainstBaseline, Baseline, ChangePoint, NewDevice, ShoeWear, TargetProgress, Trend
from gait.model.history import CONTACT_FROM
from gait.quantities import QUANTITIES, Units

_WEEK: Final = round(EVIDENCE["week_context"].value("days"))
_LAST: Final = EVIDENCE["shoe_distance"].values
_MISSING_DAYS: Final = EVIDENCE["own_baseline"].value("least_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """How a quantity is named, and how more and less of it are told in short (``{by}`` is by how much)."""

    name: str
    more: str
    less: str
    below: str
    above: str


_QUANTITIES: Final[Mapping[str, _Words]] = {
    "cadence_spm": _Words(
        name=_("cadence"),
        more=_("cadence {by} higher"),
        less=_("cadence {by} lower"),
        below=_("Your cadence at {pace} was {by} below your usual{sure}."),
        above=_("Your cadence at {pace} was {by} above your usual{sure}."),
    ),
    "step_length_m": _Words(
        name=_("step length"),
        more=_("steps {by} longer"),
        less=_("steps {by} shorter"),
        below=_("Your steps at {pace} were {by} shorter than your usual{sure}."),
        above=_("Your steps at {pace} were {by} longer than your usual{sure}."),
    ),
    "ground_contact_time_s": _Words(
        name=_("ground contact"),
        more=_("ground contact {by} longer"),
        less=_("ground contact {by} shorter"),
        below=_("Your ground contact at {pace} was {by} shorter than your usual{sure}."),
        above=_("Your ground contact at {pace} was {by} longer than your usual{sure}."),
    ),
    "vertical_oscillation_m": _Words(
        name=_("vertical oscillation"),
        more=_("vertical oscillation {by} larger"),
        less=_("vertical oscillation {by} smaller"),
        below=_("Your vertical oscillation at {pace} was {by} smaller than your usual{sure}."),
        above=_("Your vertical oscillation at {pace} was {by} larger than your usual{sure}."),
    ),
}


def quantity_name(quantity: str) -> str:
    """Return a quantity as it stands within a sentence: ``ground contact``."""
    return _QUANTITIES[quantity].name


def short_change(quantity: str, share: float) -> str:
    """Return a change as a share of what was, as a clause: ``cadence 5 % lower``."""
    words = _QUANTITIES[quantity]
    return (words.more if share > 0 else words.less).format(by=percent(abs(share)))


def against_sentence(found: AgainstBaseline, units: Units = "metric") -> str:
    """Return a run beside the runner's usual as a sentence."""
    said = Wording(units=units)
    if found.verdict == "no line yet":
        return _("No line of your own yet on this device: {missing}.").format(
            missing=missing(found.missing_runs, found.missing_days)
        )
    if found.verdict == "as usual" or found.difference is None:
        return _("Your {quantity} at {pace} was as usual.").format(
            quantity=quantity_name(found.quantity), pace=said.pace(found.speed_mps)
        )
    words = _QUANTITIES[found.quantity]
    claimed = found.verdict in {"below", "above"}
    return (words.above if found.difference > 0 else words.below).format(
        pace=said.pace(found.speed_mps),
        by=said.change(found.quantity, abs(found.difference)),
        sure=_(", more than chance ({span})").format(span=_span(found, said))
        if claimed
        else _(", which may be chance"),
    )


def _span(found: AgainstBaseline, said: Wording) -> str:
    ends = sorted(abs(each) for each in (found.low or 0.0, found.high or 0.0))
    return span(*(said.change(found.quantity, each) for each in ends))


def missing(runs: int, days: int) -> str:
    """Return what a line of one's own still needs as a clause: ``3 more runs over 6 more days are missing``."""
    counted = plural("{count} more run", "{count} more runs", runs).format(count=runs)
    over = plural("{count} more day", "{count} more days", days).format(count=days)
    if runs and days:
        return _("it needs {runs} over {days}").format(runs=counted, days=over)
    return _("it needs {what}").format(what=counted if runs else over)


def baseline_sentence(found: Baseline, units: Units = "metric") -> str:
    """Return a runner's usual on a device as a sentence, or what it still needs."""
    name = quantity_name(found.quantity)
    if found.value is None or found.speed_mps is None or found.low is None or found.high is None:
        return _("On {device} your own line of {quantity} begins on {day}; {missing}.").format(
            device=device_name(found.device),
            quantity=name,
            day=day(found.since),
            missing=missing(found.missing_runs, found.missing_days),
        )
    said = Wording(units=units)
    ends = span(said.change(found.quantity, found.low), said.change(found.quantity, found.high))
    return _("Your usual {quantity} at {pace} is {value} ({span}), from {runs} on {device}.").format(
        quantity=name,
        pace=said.pace(found.speed_mps),
        value=said.change(found.quantity, found.value),
        span=ends,
        runs=plural("{count} run", "{count} runs", found.runs).format(count=found.runs),
        device=device_name(found.device),
    )


def device_name(device: str) -> str:
    """Return a device without the source of the quantity, which tells a program more than a person."""
    return device_in_words(device.rpartition(" (")[0] or device)


def device_in_words(device: str) -> str:
    """Return a watch and its contact sensor, which the history names by one key, as people say them."""
    watch, between, sensor = device.partition(CONTACT_FROM)
    return _("{watch}, contact from {sensor}").format(watch=watch, sensor=sensor) if between else device


def change_sentence(found: ChangePoint, units: Units = "metric") -> str:
    """Return a change as a sentence, with its date and how sure that is."""
    said = Wording(units=units)
    sizes = sorted(abs(each) for each in (found.low, found.high))
    return _("{change} at {pace} since {on} (by {span}); it began between {earliest} and {latest}.").format(
        change=_capital(short_change(found.quantity, found.share)),
        pace=said.pace(found.speed_mps),
        on=day(found.on),
        span=span(*(said.change(found.quantity, each) for each in sizes)),
        earliest=day(found.earliest),
        latest=day(found.latest),
    )


def trend_sentence(found: Trend) -> str:
    """Return a trend as a sentence."""
    name = quantity_name(found.quantity)
    if found.verdict == "too few runs" or found.share is None:
        return _("There are too few runs for a trend of {quantity}.").format(quantity=name)
    over = weeks(found.since, found.until)
    if found.verdict == "steady":
        return _("At equal speed your {quantity} held steady over {weeks}.").format(quantity=name, weeks=over)
    if found.verdict == "not sure":
        return _("Whether your {quantity} changed over {weeks} is not sure.").format(quantity=name, weeks=over)
    return _("{change} at equal speed over {weeks}, bit by bit.").format(
        change=_capital(short_change(found.quantity, found.share)), weeks=over
    )


def target_sentence(found: TargetProgress, units: Units = "metric") -> str:
    """Return the progress towards a cadence as a sentence."""
    said = Wording(units=units)
    goal = said.amount("cadence_spm", found.target.cadence_spm)
    pace = said.pace(found.target.speed_mps)
    if found.now_spm is None or found.start_spm is None:
        needed = plural("{count} more run", "{count} more runs", found.missing_runs).format(count=found.missing_runs)
        return _("To tell how near you are to {goal} at {pace} needs {runs}.").format(goal=goal, pace=pace, runs=needed)
    how = {
        "reached": _("You have reached {goal} at {pace}: {now}, from {start}."),
        "on the way": _("You are on the way to {goal} at {pace}: {now}, from {start}."),
        "not yet": _("No change towards {goal} at {pace} is to be seen yet: {now}, from {start}."),
        "away from it": _("You are further from {goal} at {pace} than before: {now}, from {start}."),
    }
    return how[found.verdict].format(
        goal=goal,
        pace=pace,
        now=said.amount("cadence_spm", found.now_spm),
        start=said.amount("cadence_spm", found.start_spm),
    )


def shoe_sentence(found: ShoeWear, units: Units = "metric") -> str:
    """Return what was run in a pair, beside what shoes are commonly said to last."""
    how = {
        "below": _("{name}: {distance}, below the {least} to {most} that shoes are commonly said to last."),
        "within": _("{name}: {distance}, within the {least} to {most} that shoes are commonly said to last."),
        "beyond": _("{name}: {distance}, beyond the {least} to {most} that shoes are commonly said to last."),
    }
    return how[found.state].format(
        name=found.name,
        distance=far(found.distance_m, units),
        least=far(1000 * _LAST["least_km"], units).rpartition(" ")[0],
        most=far(1000 * _LAST["most_km"], units),
    )


def far(metres: float, units: Units, digits: int = 0) -> str:
    """Return the distance of many runs, to whole kilometres or miles, or to so many digits."""
    display = QUANTITIES["distance_m"].display(units)
    return f"{metres * display.factor:.{digits}f} {display.unit}"


def device_sentence(found: NewDevice) -> str:
    """Return that a device is new, and what that means for comparing."""
    name = device_name(found.device)
    if name == device_name(found.before):
        return _(
            "New since {day}: another sensor of {device}. Form is never compared across sensors, so its own line "
            "begins there."
        ).format(day=day(found.local_date), device=name)
    return _("New since {day}: {device}. Form is never compared across devices, so its own line begins there.").format(
        day=day(found.local_date), device=name
    )


def weeks(since: str, until: str) -> str:
    """Return the time from a day to another in weeks, at least one: ``3 weeks``."""
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days + 1
    count = max(1, round(days / _WEEK))
    return plural("{count} week", "{count} weeks", count).format(count=count)


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
