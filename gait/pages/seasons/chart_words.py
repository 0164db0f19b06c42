"""The strings in and under the charts of a runner's weeks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.assess import season_words
from gait.evidence import EVIDENCE
from gait.language import _, plural
from gait.pages.contexts import Reading
from gait.pages.foreign import foreign
from gait.pages.numbers import display
from gait.quantities import Units

MOST_SHOES: Final = 12
"""Pairs that the chart shows, the latest; the table has all."""
_LETTERS: Final = 16

USUAL_KEY: Final = _("95 % of your runs, by the weeks before")
RUN_KEY: Final = _("each run")
WEEK_KEY: Final = _("mean of the week, with 95 % interval")
WEEK_OF: Final = _("week around %{x}")
CHANGE_KEY: Final = _("95 % sure that a change began here")
TARGET_KEY: Final = _("target")
SHOE_KEY: Final = _("distance so far")
LASTS: Final = _("{least:.0f} to {most:.0f} {unit}")
WEEK_DISTANCE: Final = _("Distance a week, {unit}")
WEEK_DESCENT: Final = _("Descent a week, {unit}")
PAIN_AXIS: Final = _("Knee pain, 0 to 10")
DISTANCE_KEY: Final = _("distance of the week")
DESCENT_KEY: Final = _("descent of the week")
SPIKE_KEY: Final = _("a run longer than the longest of the {days} days before")
PAIN_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "above the rule": _("above the pain rule"),
        "within the rule": _("within the pain rule"),
        "not complete": _("not all numbers told"),
    }
)
PAIN_LIMIT_KEY: Final = _("most during a run, by the rule")
EPISODE_KEY: Final = _("knee episode")
TOLD_KEY: Final = _("knee trouble, as told")
IN_A_ROW_KEY: Final = _("days in a row with a run")

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "form": _("{label} at {pace}, week by week"),
        "load": _("Load and pain on one time line"),
        "shoes": _("Shoes against what they are said to last"),
    }
)
FORM_ALT: Final = _("{title}. {weeks} weeks from {first} to {last}, {ends}.{more}")
FORM_ALT_CHANGE: Final = _(" It changes by {change} on {day}.")
FORM_ALT_DEVICE: Final = _(" From {day} on another watch.")
LOAD_ALT: Final = _("{title}. {weeks} weeks, up to {most} a week; {spikes}; {pain}.")
SHOES_ALT: Final = _("{title}. {parts}.")
FORM_HEADS: Final = (_("Week from"), _("Watch"), _("Mean"), _("95 % interval"), _("Runs"))
LOAD_HEADS: Final = (_("Week from"), _("Runs"), _("Days"), _("Distance"), _("Descent"), _("Most pain"))
LAST_WEEKS: Final = _("The last {shown} of {all} weeks.")
READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "form": Reading(
            shows=_("Each week's runs at one speed, so that a faster month is no change of form."),
            better=_("The weeks stay within your own band, or move towards a target that you set."),
            worse=_("Weeks in a row outside the band, or a step that lasts."),
            do=_("Look at what changed on that day: shoes, ground, a new strap, tiredness or pain."),
        ),
        "form-step_length_m": Reading(
            shows=_("The other side of cadence: at one speed, longer steps are fewer steps."),
            do=_("Read it beside cadence, and hills and paces beside the run's own page."),
        ),
        "form-ground_contact_time_s": Reading(
            shows=_("How long a foot stays on the ground. A watch at the wrist only estimates it."),
            do=_("Compare weeks on one watch; leave small steps alone."),
        ),
        "form-vertical_oscillation_m": Reading(
            shows=_("How far you move up and down. Where the sensor is worn decides much of its size."),
            do=_("Compare weeks on one watch, worn in one place."),
        ),
        "load": Reading(
            shows=_("What you ran, what went downhill, and what your knee told, on one time line."),
            better=_("Weeks alike, single runs that grow in small steps, pain within the rule."),
            worse=_("A single run far longer than those of the weeks before it, or pain above the rule."),
            do=_("Keep the next long run near the longest of the last weeks; add distance before speed and hills."),
        ),
        "shoes": Reading(
            shows=_("What was run in each pair, and what it had gone before."),
            better=_("You know which pair you run in, and how far it has gone."),
            worse=_("A pair beyond the ground, and a form that changed while you ran in it."),
            do=_("Look at the sole and the foam; the distance alone decides nothing."),
        ),
    }
)


def device_name(device: str) -> str:
    """Return a watch's own name, without the source that the history tells lines apart by."""
    return foreign(season_words.device_name(device))


def watch_name(device: str) -> str:
    """Return a watch's name without the sensor that it has contact from."""
    return device_name(device).partition(",")[0]


def cut(name: str) -> str:
    """Return a name as an axis holds it."""
    return foreign(name, _LETTERS)


def lasts(units: Units) -> str:
    """Return between which distances shoes are commonly said to last, with the unit."""
    row, how = EVIDENCE["shoe_distance"].values, display("distance_m", units)
    least, most = (1000 * row[end] * how.factor for end in ("least_km", "most_km"))
    return LASTS.format(least=least, most=most, unit=how.unit)


def spikes(count: int) -> str:
    """Return how many runs were far longer than those before."""
    return plural("{count} spike", "{count} spikes", count).format(count=count)


def pains(count: int) -> str:
    """Return how many lines the pain log has."""
    return plural("{count} line in the pain log", "{count} lines in the pain log", count).format(count=count)
