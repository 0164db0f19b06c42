"""The strings of a runner's page and of the list of runners.

Like ``gait.pages.words``: no sentence here holds a verdict that the history did not come to.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _, plural
from gait.model.season import AlarmKind

TITLE: Final = _("{name}, runs and trends")
SQUAD_TITLE: Final = _("All runners")
BACK: Final = _("All runners")
MADE_BY: Final = _("Made by gait {version} from the library.")
NAMELESS: Final = _("A runner")
SINCE: Final = _("{first} to {last}")
AT_SPEED: Final = _("at {pace}")
JOINED: Final = "{first}, {second}"

# The first screen
ANSWER_NOTHING: Final = _("Nothing in the {days} days to {until} needs a look")
ANSWER_EMPTY: Final = _("There are no runs yet")
ANSWER_MANY: Final = _("{what} need a look")
KINDS: Final[Mapping[AlarmKind, str]] = MappingProxyType(
    {
        "knee": _("Your knee"),
        "stopped": _("No run of late"),
        "spike": _("A long run"),
        "change": _("A change of form"),
        "trend": _("A slow change of form"),
        "run": _("A run unlike your usual"),
        "shoe": _("Your shoes"),
        "device": _("A new watch or sensor"),
    }
)
"""What needs a look, in a word or two."""
LOOKS: Final = _("What needs a look")
INFORMED: Final = _("For information")
OPEN_RUN: Final = _("Open the run of {day}")
NUMBERS_LEAD: Final = _("Your last run on {device}, {day}, against your usual at the same speed")
LATEST: Final = _("Last run: {day}, {what}")
USUALLY: Final = _("usually {value} at {pace}")
FROM_USUAL: Final = _("{change} ({ends}), {verdict}")
NUMBER_ALT: Final = _("{label}: {change} from your usual, 95 % interval {ends}, {verdict}")
LEGEND: Final = (
    ("you", _("your last run minus your usual")),
    ("interval", _("95 % interval of what was measured")),
    ("limit", _("95 % of your runs lie between")),
)
OWN_VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "below": _("below your usual, more than chance"),
        "above": _("above your usual, more than chance"),
        "as usual": _("as usual"),
        "not sure": _("whether more than chance stays open"),
        "no line yet": _("no usual line yet"),
    }
)
OWN_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {"below": _("below"), "above": _("above"), "as usual": _("usual"), "not sure": _("open"), "no line yet": ""}
)

# Sections
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "form": _("Form over weeks"),
        "changes": _("Changes"),
        "target": _("Target"),
        "load": _("Load and pain"),
        "shoes": _("Shoes"),
        "runs": _("Runs"),
        "aside": _("Left out"),
        "methods": _("Methods"),
        "evidence": _("Evidence"),
        "glossary": _("Words used"),
    }
)
FORM: Final = _("At {pace}, week by week")
FORM_NONE: Final = _("Form over weeks needs level running")
FORM_MISSING: Final = _(
    "A line needs runs with at least {minutes} minutes of steady level running, on a watch that the file names."
)
FORM_LEAD: Final = _(
    "Each run counts once: its minutes of steady level running, brought to {pace} by how the quantity changes with "
    "speed in your own runs. Hills, warm-up and walking are left out."
)
FORM_DEVICES: Final = _("Each watch has a line of its own, and nothing is compared across watches.")
WAITING: Final = _("Lines that are not there yet")
DEVICES: Final = _("Watches and sensors, the latest first")
DEVICE_HEADS: Final = (_("Watch"), _("First run"), _("Last run"), _("Runs"))
BASELINES: Final = _("Your usual at {pace}, by watch")
BASELINE_HEADS: Final = (
    _("Quantity"),
    _("Watch"),
    _("Usual"),
    _("95 % interval"),
    _("95 % of runs"),
    _("Runs"),
    _("Since"),
)
TREND_CAPTION: Final = _("Trends of the last {weeks} weeks, at equal speed")
TREND_HEADS: Final = (
    _("Quantity"),
    _("Watch"),
    _("Trend"),
    _("Change"),
    _("95 % interval"),
    _("Smallest reported"),
    _("From"),
    _("To"),
    _("Runs"),
)
TREND_NOTE: Final = _("Open: no change is sure, and none is ruled out.")
TRENDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rising": _("rising"),
        "falling": _("falling"),
        "steady": _("steady"),
        "not sure": _("open"),
        "too few runs": _("too few runs"),
    }
)
CHANGES_NONE: Final = _("No change that lasts was found")
CHANGES_LEAD: Final = _(
    "A change is told only where a step fits better than a slow drift and chance is out of the question. What caused "
    "it the runs do not say: shoes, ground, heat and a strap worn elsewhere look alike."
)
CHANGE_CAPTION: Final = _("Changes that last, at equal speed")
CHANGE_HEADS: Final = (
    _("Quantity"),
    _("Watch"),
    _("From"),
    _("95 % sure between"),
    _("Before"),
    _("Change"),
    _("95 % interval"),
    _("Runs before, after"),
    _("Seen since"),
)
TARGET_NONE: Final = _("No target is set")
TARGET_MISSING: Final = _("gait athlete edit NAME --target 172@5:30/km sets a cadence to aim for.")
TARGET_CAPTION: Final = _("On the way to the target, at its pace")
TARGET_HEADS: Final = (
    _("Set on"),
    _("Target"),
    _("Before"),
    _("Last weeks"),
    _("95 % interval"),
    _("Of the way"),
    _("How it stands"),
    _("Runs"),
)
TARGETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reached": _("reached"),
        "on the way": _("on the way"),
        "not yet": _("no sure change yet"),
        "away from it": _("away from it"),
        "too few runs": _("too few runs"),
    }
)
LOAD: Final = _("{distance} in the week from {day}")
LOAD_NONE: Final = _("No distance is known")
LOAD_MISSING: Final = _("Load needs runs with a distance. GPS, a foot pod or gait run edit --distance would fill this.")
LOAD_LEAD: Final = _(
    "Weeks begin on Monday. In the study that this rests on, a single run longer than the longest of the {days} days "
    "before it counted, and the change from week to week did not."
)
SPIKES: Final = _("Runs longer than the longest of the {days} days before")
SPIKE_HEADS: Final = (
    _("Day"),
    _("Distance"),
    _("Longest before"),
    _("On"),
    _("Longer by"),
    _("90 % interval"),
    _("Sure"),
)
SURE: Final = _("yes")
UNSURE: Final = _("not quite: the interval or the history does not suffice")
IN_A_ROW: Final = _("Days in a row with a run")
IN_A_ROW_HEADS: Final = (_("From"), _("To"), _("Days"))
PAIN_CAPTION: Final = _("Pain log, with the pain rule")
PAIN_HEADS: Final = (
    _("Day"),
    _("Where"),
    _("Before"),
    _("During"),
    _("An hour after"),
    _("Next morning"),
    _("Against the rule"),
    _("Note"),
)
PAIN_VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "within the rule": _("within the rule"),
        "above the rule": _("above the rule"),
        "not complete": _("needs more numbers"),
        "": _("no numbers"),
    }
)
EPISODES: Final = _("Times of knee trouble")
EPISODE: Final = _("{since} to {until}: {entries} above the pain rule, most {most} of 10{where}")
EPISODE_OPEN: Final = _("Since {since}: {entries} above the pain rule, most {most} of 10{where}; not over yet")
TOLD: Final = _("{since} to {until}, as you told{where}")
TOLD_OPEN: Final = _("Since {since}, as you told{where}")
PLACED: Final = ", {where}"
SHOES: Final = _("{name}: {distance}")
SHOES_NONE: Final = _("No shoes are known")
SHOES_MISSING: Final = _("gait shoe add NAME makes a pair known; runs are put to it by date.")
SHOES_LEAD: Final = _(
    "{least} to {most} is what shoes are commonly said to last. It is a convention, and no limit that was measured."
)
SHOES_CAPTION: Final = _("Shoes")
SHOE_HEADS: Final = (
    _("Shoes"),
    _("Distance"),
    _("Against {least} to {most}"),
    _("Runs"),
    _("Last worn"),
    _("{least} on"),
    _("{most} on"),
)
SHOE_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"below": _("below"), "within": _("within"), "beyond": _("beyond")}
)
SHOE_RETIRED: Final = _("{state}, retired")
SHOE_LEAST: Final = _("at least {distance}")

# The list of runs
RUNS_LEAD: Final = _(
    "The small line is cadence by minute of level running, on a scale of its own. Against your usual means: at the "
    "same speed on the same watch."
)
RUNS_BRIEF: Final = _("Earlier years are folded and shorter; each run's own page has the rest.")
NOTHING_MEASURED: Final = _("nothing measured")
EARLIER: Final = _("Earlier in {year}")
RUN_HEADS: Final = (
    _("Day"),
    _("Distance"),
    _("Pace"),
    _("Cadence"),
    _("Against usual"),
    _("By minute"),
    _("What it said"),
)
BRIEF_HEADS: Final = (*RUN_HEADS[:5], RUN_HEADS[6])
RUN_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"too little": _("too little running to judge"), "not analysed": _("not analysed yet")}
)
SPARK_YEAR: Final = _("Cadence at equal speed through the year, {low} to {high} spm")

# What was left out
ASIDE: Final = _("What the lines and trends do not rest on")
ASIDE_NONE: Final = _("Nothing: every run counts.")

# The list of runners
SQUAD_NOTHING: Final = _("Nobody needs a look")
SQUAD_EMPTY: Final = _("There are no runners yet")
SQUAD_LEAD: Final = _(
    "Who needs a look stands first: pain, then form, then load, then shoes and watches, from the last {days} days of "
    "each runner's own runs. As of {day}."
)
SQUAD_HEADS: Final = (
    _("Runner"),
    _("What needs a look"),
    _("Last run"),
    _("Distance a week"),
    _("Cadence at equal speed"),
)
SQUAD_OK: Final = _("nothing needs a look")
SQUAD_WEEK: Final = _("{distance} in the last week")
SPARK_WEEKS: Final = _("Distance of the last {weeks} weeks, {ends}")
SPARK_CADENCE: Final = _("Cadence at {pace} over the last {weeks} weeks, {ends}")
QUOTED: Final = _("\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}")
"""What the run's own report told the runner."""
NO_RUNS: Final = _("no runs yet")
TODAY: Final = _("today")

METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "baseline": _(
            "A run is one point: the mean over its minutes of steady level running. The usual is a robust line over "
            "speed through the runs of the weeks before, on the same watch and sensor."
        ),
        "change": _(
            "After each run, a step at one run is held against none and against a slow drift, at a level that holds "
            "for all looks of a year together."
        ),
        "trend": _("A straight line through the runs of the last weeks since the last change, at equal speed."),
        "load": _("Single runs against the longest of the days before them; weeks from Monday; days in a row."),
        "shoes": _("What was run in a pair, and what it had gone before."),
        "pain": _(
            "Each entry of the pain log against the pain rule. Entries above it make an episode, which ends when some "
            "time passes without one."
        ),
    }
)
METHOD_STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "baseline": _("Your usual"),
        "change": _("Changes"),
        "trend": _("Trends"),
        "load": _("Load"),
        "shoes": _("Shoes"),
        "pain": _("Pain"),
    }
)
METHOD_ROWS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "baseline": ("own_baseline", "own_slopes", "run_scatter"),
        "change": ("change_point", "history_claims"),
        "trend": ("own_trend", "target_progress"),
        "load": ("session_spike",),
        "shoes": ("shoe_distance",),
        "pain": ("pain_rule", "knee_episode"),
    }
)


def looks(count: int) -> str:
    """Return how many things need a look."""
    return plural("{count} thing needs a look", "{count} things need a look", count).format(count=count)


def recent(count: int) -> str:
    """Return the heading of the last runs."""
    return plural("The last run", "The last {count} runs", count).format(count=count)


def runs(count: int) -> str:
    """Return how many runs."""
    return plural("{count} run", "{count} runs", count).format(count=count)


def entries(count: int) -> str:
    """Return how many entries of the pain log."""
    return plural("{count} entry", "{count} entries", count).format(count=count)


def more_devices(count: int) -> str:
    """Return how many more watches there are."""
    return plural("and {count} more watch", "and {count} more watches", count).format(count=count)


def runners(count: int) -> str:
    """Return how many runners."""
    return plural("{count} runner", "{count} runners", count).format(count=count)


def more_looks(count: int) -> str:
    """Return how many things need a look beside those that are shown."""
    return plural("and {count} more", "and {count} more", count).format(count=count)


def need_a_look(count: int, all_of_them: int) -> str:
    """Return how many runners need a look."""
    said = plural("{count} of {all} runners needs a look", "{count} of {all} runners need a look", count)
    return said.format(count=count, all=all_of_them)


def days_ago(count: int) -> str:
    """Return how long ago a day was."""
    return plural("{count} day ago", "{count} days ago", count).format(count=count) if count else TODAY


def left_aside(kind: str, count: int) -> str:
    """Return how many runs were left out for a reason."""
    said = {
        "not_analysed": plural("{count} run is not analysed yet.", "{count} runs are not analysed yet.", count),
        "too_little_running": plural(
            "{count} run has too little running to judge.", "{count} runs have too little running to judge.", count
        ),
        "too_little_level": plural(
            "{count} run has too few minutes of steady level running: hills, intervals, or no such quantity.",
            "{count} runs have too few minutes of steady level running: hills, intervals, or no such quantity.",
            count,
        ),
        "no_device": plural(
            "{count} run names no watch: it is compared with none.",
            "{count} runs name no watch: they are compared with none.",
            count,
        ),
        "behind": plural(
            "{count} analysis is behind a correction or an earlier run; gait reanalyze brings it up to date.",
            "{count} analyses are behind a correction or an earlier run; gait reanalyze brings them up to date.",
            count,
        ),
        "no_distance": plural(
            "{count} run has no distance: its week has none either.",
            "{count} runs have no distance: their weeks have none either.",
            count,
        ),
    }
    return said[kind].format(count=count)
