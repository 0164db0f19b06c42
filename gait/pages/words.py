"""Every string of the page that is neither a finding nor a quantity's own label; a translation says them otherwise.

Sentences are short and say "you".
No sentence here holds a verdict on a run: those come with the findings.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Final

from gait.language import LANGUAGE, _, plural
from gait.model import Confidence, Severity
from gait.norms import ADVICE_SPM
from gait.quantities import FOOT_M, MILE_M, Display, Units

LANG: Final = LANGUAGE
# Translators: "lower" where a noun within a sentence begins with a small letter; translate it as "kept" where it does
# not, as in German.
_LABELS_WITHIN: Final = _("lower")
AND: Final = _("{first} and {last}")
RUN: Final = _("Run")
TITLE: Final = "{name}, {date}"
SKIP: Final = _("Skip to the report")
SECTIONS: Final = _("Sections")
MADE_BY: Final = _("Made by gait {version} from {name}.")
WITHOUT_SCRIPT: Final = _("The drawing needs the script in this page, which did not run. The table has the numbers.")
LANDMARK_NUMBERS: Final = _("Key numbers")
LANDMARK_FOOT: Final = _("About this page")

# The first screen
TOO_LITTLE: Final = _(
    "Too little running to judge: this recording holds {running} of it, and form is judged from five minutes on"
)
NO_RUNNING: Final = _("Too little running to judge: there is none in this recording")
NO_FINDING: Final = _("Nothing in this run asks for a change")
TO_TRY: Final = _("To try next")
CHECK: Final = _("Check next time: {check}")
SHOWN: Final = _("Worth knowing")
WHY: Final = _("Why")
MEASURED: Final = _("Measured")
COMPARED_WITH: Final = _("Compared with")
NO_EVIDENCE: Final = _("No published evidence is cited: this is read from the file itself.")
OTHERS: Final = _("All findings of this run")
SEVERITIES: Final[Mapping[Severity, str]] = MappingProxyType(
    {"stop": _("Stop"), "act": _("To try"), "notice": _("Worth knowing"), "info": _("For information")}
)
CONFIDENCES: Final[Mapping[Confidence, str]] = MappingProxyType(
    {"low": _("low confidence"), "moderate": _("moderate confidence"), "high": _("high confidence")}
)
NOT_MEASURABLE: Final = _("Not measurable from this file: {what}. {sensor}")
LEGEND: Final = (
    ("you", _("this run")),
    ("interval", _("95 % interval")),
    ("spread", _("80 % of your running")),
    ("expected", _("expected (modelled)")),
    ("expected-range", _("80 % of runners (modelled)")),
    ("advice-range", _("160-180 spm, what people are told")),
)
# Translators: {range} holds 80 % of runners.
EXPECTED_CAPTION: Final = _("expected {value} ({range})")
# Translators: the two stand together as in "steady level running, at 5:45 /km".
OVER: Final = _("{over}, at {pace}")
JUDGED_OVER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "steady level running": _("steady level running"),
        "steady running": _("steady running"),
        "all running": _("all running"),
    }
)
ALL_RUNNING_CAPTION: Final = _("all running: {value}")
SENSOR_CAPTION: Final = _("this kind of sensor may be off by \N{PLUS-MINUS SIGN}{share}")
# Translators: {range} holds 80 % of the running.
SPREAD_CAPTION: Final = _("mostly {range}")
IN_BAND_CAPTION: Final = _("{share} of the running in 160-180")
DRIFT_LABEL: Final = _("Cadence drift")
DRIFT_CAPTION: Final = _("start to end, at equal pace and grade")
DRIFT_CAPTION_NO_SLOPES: Final = _("start to end, at equal pace; slopes unknown")
MODELLED: Final = _("modelled")
INTERVAL_ALT: Final = _("95 % interval {range}")
EXPECTED_ALT: Final = _("expected {value}, 80 % of runners {range}")
CADENCE_SENSOR: Final = _("A watch that records cadence, a foot pod or a chest strap would make it so.")
_DYNAMICS_SENSOR: Final = _("A foot pod, a strap with running dynamics, or a watch that has them would make it so.")
SENSORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence_spm": CADENCE_SENSOR,
        "step_length_m": _("It needs speed beside the cadence: GPS, a foot pod or the treadmill's distance."),
        "ground_contact_time_s": _DYNAMICS_SENSOR,
        "vertical_oscillation_m": _DYNAMICS_SENSOR,
        "drift": _("It needs cadence over about twenty minutes of running, at paces that its two halves share."),
    }
)

# Section names in the navigation, and headings where the data allow no finding
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence": _("Cadence"),
        "stride": _("Step length"),
        "dynamics": _("Contact and bounce"),
        "drift": _("Drift"),
        "terrain": _("Hills"),
        "splits": _("Splits and laps"),
        "track": _("Track"),
        "sources": _("Sources compared"),
        "left-out": _("Left out"),
        "findings": _("Findings"),
        "methods": _("Methods"),
        "evidence": _("Evidence"),
        "glossary": _("Words used"),
    }
)
NO_SLOPES: Final = _("No slope was long enough to compare cadence on it.")
MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence": _("No cadence in this file. A watch that records it, a foot pod or a chest strap would fill this."),
        "stride": _("Step length needs cadence and speed. GPS or a foot pod would fill this."),
        "dynamics": _(
            "No running dynamics in this file. A foot pod, a dynamics strap or a newer watch would fill this."
        ),
        "drift": _("A drift needs cadence over about twenty minutes of running, at paces that its two halves share."),
        "terrain": _("Hills need altitude and speed. A watch with a barometer or GPS would fill this."),
        "splits": _("Splits need a distance. GPS, a foot pod or the treadmill's distance would fill this."),
        "track": _("This file holds no positions. A recording with GPS would fill this."),
        "sources": _("One source for each quantity. A second sensor, such as a foot pod, would allow a comparison."),
    }
)

# Headings of sections that are findings
# Translators: {over} is "steady level running", "steady running" or "all running".
CADENCE_BELOW: Final = _("{value} spm over {over}, {difference} below the {expected} that is usual at your paces")
CADENCE_ABOVE: Final = _("{value} spm over {over}, {difference} above the {expected} that is usual at your paces")
CADENCE_TYPICAL: Final = _("{value} spm over {over}, typical at your paces")
CADENCE_OPEN: Final = _("{value} spm over {over}; whether that is usual for you stays open")
CADENCE_PLAIN: Final = _("{value} spm over {over}")
CADENCE_SCARCE: Final = _("A cadence for only {share} of the running: too little to judge")
NO_CADENCE: Final = _("No cadence in this file")
NO_CADENCE_RUNNING: Final = _("No cadence while running")
STRIDE: Final = _("Each step is {value} long at {pace}")
CONTACT_AND_BOUNCE: Final = _("On the ground for {contact}, up and down by {bounce} a step")
CONTACT_ONLY: Final = _("On the ground for {contact} a step")
BOUNCE_ONLY: Final = _("Up and down by {bounce} a step")
DRIFT_UNCLEAR: Final = _("No change over the run that is large and sure enough to report")
# Translators: {cadences} as in "169 downhill, 172 on the level and 165 uphill".
TERRAIN_CADENCE: Final = _("Steps a minute: {cadences}")
TERRAIN_WHERE: Final[Mapping[str, str]] = MappingProxyType(
    {"downhill": _("downhill"), "level": _("on the level"), "uphill": _("uphill")}
)
TERRAIN_CLIMB: Final = _("{ascent} up and {descent} down")
SPLITS_RANGE: Final = _("From {slow} to {fast}, with {low} to {high} spm")
SPLITS_PACE: Final = _("From {slow} to {fast}")
TRACK: Final = _("Where your cadence was high and low")
TRACK_PLAIN: Final = _("The path of this recording")
SOURCES_AGREE: Final = _("No conflict found between two sources of one quantity")
LEFT_OUT: Final = _("{share} of the recording was running; the figures rest on that alone")
LEFT_OUT_NONE: Final = _("None of the recording was running")
LEFT_OUT_ALL: Final = _("All of the recording was running")
METHODS: Final = _("How this was worked out")
EVIDENCE: Final = _("The evidence behind the findings")
GLOSSARY: Final = _("Words used")

# Titles of charts
CHART_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence-time": _("Cadence through the run"),
        "cadence-speed": _("Cadence at each pace"),
        "cadence-spread": _("How cadence was spread"),
        "step-length": _("Step length through the run, with pace"),
        "contact": _("Ground contact through the run, with pace"),
        "bounce": _("Bounce through the run"),
        "balance": _("Left and right through the run"),
        "effort": _("Effort through the run"),
        "drift": _("Change from start to end"),
        "terrain": _("Cadence downhill, level and uphill"),
        "profile": _("Cadence over the hills"),
        "splits": _("Cadence and pace, split by split"),
        "track": _("The path, coloured by cadence"),
    }
)
PLAIN_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence-time": _("What to expect at your paces (modelled); the file has no cadence"),
        "profile": _("The hills"),
        "splits": _("Pace, split by split"),
        "track": _("The path, from above"),
    }
)
"""Titles of charts of a run without cadence."""
CADENCE_WITH_SPEED: Final = _("Cadence rises by {value} spm between {slow} and {fast}")
CADENCE_AT_SPEEDS: Final = _("Cadence changes little between {slow} and {fast}")
CADENCE_SHARE: Final = _("{share} of the running lies in 160-180 spm")

DRIFT_CHART: Final = _("Change over {time} of running")
# Marks in charts and their keys
EACH_SAMPLE: Final = _("each sample")
# Translators: a date in the form of d3-time-format; of a recording longer than a day.
DAY_FORM: Final = _("day %-j, %-H:%M")
MINUTE_MEAN: Final = _("one-minute mean")
WALKING: Final = _("walking")
ADVICE_BAND: Final = _("160-180 spm")
EXPECTED: Final = _("expected (modelled)")
EXPECTED_BAND: Final = _("80 % of runners (modelled)")
YOURS: Final = _("this run, with 95 % interval")
SHARE_WITHIN: Final = _("running in 160-180 spm")
SHARE_OUTSIDE: Final = _("running below or above")
DISTRIBUTION_HOVER: Final = _("%{customdata} spm: %{y:.1f} % of the running<extra></extra>")
PACE: Final = _("running pace")
PATH: Final = _("path")
START: Final = _("start")
START_AND_FINISH: Final = _("start and finish")
FINISH: Final = _("finish")
CHANGE: Final = _("change")
CADENCE_SCALE: Final = _("cadence, spm")
DRIFT_AXIS: Final = _("change from start to end, % of the start")
TERRAIN: Final[Mapping[str, str]] = MappingProxyType(
    {"downhill": _("Downhill"), "level": _("Level"), "uphill": _("Uphill")}
)

# Tables
AS_TABLE: Final = _("The same as a table")
FROM: Final = _("From")
STRETCH: Final = _("Stretch")
QUANTITY: Final = _("Quantity")
MEAN: Final = _("Mean")
INTERVAL: Final = _("95 % interval")
MOSTLY: Final = _("80 % of the running")
COVERAGE: Final = _("Covered")
ORIGIN: Final = _("Source")
SHARE: Final = _("Share")
TIME: Final = _("Time")
RUNNING_TIME: Final = _("Running")
RUNNING_PACE: Final = _("Running pace")
EXPECTED_HEAD: Final = _("Expected")
EXPECTED_RANGE_HEAD: Final = _("80 % of runners")
AT_START: Final = _("At the start")
CHANGE_HEAD: Final = _("Change")
# Translators: the head of a column: change for each hour.
AN_HOUR: Final = _("An hour")
CLIMB: Final = _("Climb")
SOURCE_A: Final = _("First source")
SOURCE_B: Final = _("Second source")
DIFFERENCE: Final = _("Second minus first")
BAND_OF_CADENCE: Final = _("Cadence, spm")
SUMMARY_CAPTION: Final = _("Running only, weighted by time")
SPLITS_CAPTION: Final = _("Splits")
LAPS_CAPTION: Final = _("Laps of the watch")
TARGETS_CAPTION: Final = _("A cadence to try, at your own paces")
# Translators: the head of a column of paces: easy, steady, fast.
EFFORT: Final = _("When")
NOW: Final = _("Now")
# Translators: the head of a column: the cadence to try.
TRY: Final = _("Try")
STEP_THEN: Final = _("Step length then")
TERRAIN_CAPTION: Final = _("Terrain")
SOURCES_CAPTION: Final = _("Two sources of one quantity, over the same running")
STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"running": _("Running"), "walking": _("Walking"), "standing": _("Standing"), "paused": _("Paused")}
)
STATE_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "running": _("Form figures rest on the settled part of it: {settled}"),
        "walking": _("Cadence and speed of a walk: it would pull every mean down"),
        "standing": _("Recorded, but neither running nor walking"),
        "paused": _("The timer was stopped, or nothing was recorded"),
    }
)
UNSETTLED: Final = _("Beginning and end of running")
UNSETTLED_REASON: Final = _("Part of the running, but beside a walk, stop or pause, which sensors still average in")
ALL_SETTLED_REASON: Final = _("All form figures rest on this")
STATE: Final = _("What")
REASON: Final = _("Why it is in or out")

# Methods
# Translators: stands before parameters of a method: "With gap 10 s."
PARAMETERS: Final = _("With")
NOT_GIVEN: Final = _("not given")
PARAMETER_UNITS: Final[Mapping[str, Mapping[Units, Display]]] = MappingProxyType(
    {
        "s": {"metric": Display(unit="s"), "imperial": Display(unit="s")},
        "spm": {"metric": Display(unit="spm"), "imperial": Display(unit="spm")},
        "m": {"metric": Display(unit="m"), "imperial": Display(unit="ft", factor=1 / FOOT_M)},
        "mps": {"metric": Display(unit="m/s"), "imperial": Display(unit="mph", factor=3600 / MILE_M)},
        "hz": {"metric": Display(unit="Hz"), "imperial": Display(unit="Hz")},
    }
)
"""How the parameters of a stage are written, by the end of their names."""
RESTS_ON: Final = _("Rests on")
STEADY_LEVEL: Final = _("Steady and level: {time}. Warm-up: {warm_up}.")
VERSION_GAIT: Final = _("gait {version}, document {schema}")
VERSION_SCRIPT: Final = _("Charts: plotly.js {version}")
VERSION_SOURCE: Final = _("File: {name}, {format}")
VERSION_DIGEST: Final = _("SHA-256: {digest}")
# Translators: {by} as in "from the file".
VERSION_TIME: Final = _("Local time: {offset} from UTC, {by}")
VERSION_HEIGHT: Final = _("Height used: {height}, from {by}")
HEIGHT_UNKNOWN: Final = _("Height not given: the expected band is wider for it")
# Translators: {stored} as "strides/min", {by} as "step length", {confidence} as "high confidence".
VERSION_UNIT: Final = _("Cadence was stored as {stored} and multiplied by {factor:g}, by {by} ({confidence})")
NOTES: Final = _("What was found and changed in the file")
GRADES_MEAN: Final = _("Grades of evidence: {grades}.")
GRADE_LABEL: Final = _("grade {grade}")

TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "interval": (
            _("95 % interval"),
            _("The range that would hold the true mean in 95 of 100 such recordings, sensor error included."),
        ),
        "expected": (
            _("Expected"),
            _("What runners do on average at your pace, and at your height where it is known. A model, not a target."),
        ),
        "four-fifths": (
            _("80 % of runners"),
            _("From the 10th to the 90th percentile: one in ten lies below and one above."),
        ),
        "step": (_("Step"), _("From one foot's landing to the other foot's landing.")),
        "stride": (_("Stride"), _("Two steps: from a foot's landing to its next landing.")),
        "drift-term": (
            _("Drift"),
            _("Change from start to end of the running, once pace, and grade where it is known, are set equal."),
        ),
        "modelled-term": (_("Modelled"), _("Worked out from other quantities by a formula, not measured.")),
        "steady-level": (_("Steady and level"), _("Running at an even pace on flat ground, after the warm-up.")),
        "coverage-term": (_("Covered"), _("The share of the running time for which the sensor gave a value.")),
    }
)


def scale(size: float, unit: str) -> str:
    """Return the label of a map's scale bar."""
    if unit == "m" and size >= 1000:  # noqa: PLR2004 - a thousand metres
        return f"{size / 1000:g} km"
    return f"{size / 5280:g} mi" if unit == "ft" and size >= 5280 else f"{size:g} {unit}"  # noqa: PLR2004 - feet in a mile


def band_of_cadence(low_spm: float | None, high_spm: float | None) -> str:
    """Return a band of cadence as it is meant: its lower end is in it and its upper is not, but 180 belongs to 160-180.

    None is an end that is open.
    """
    above = low_spm == ADVICE_SPM[1]
    if high_spm is None:
        return (_("over {low:g}") if above else _("{low:g} and more")).format(low=low_spm)
    if low_spm is None:
        return _("under {high:g}").format(high=high_spm)
    within = _("{low:g} to {high:g}") if high_spm == ADVICE_SPM[1] else _("{low:g} to under {high:g}")
    return (_("over {low:g} to under {high:g}") if above else within).format(low=low_spm, high=high_spm)


def noted(message: str, samples: int) -> str:
    """Return a note on the file with the number of samples that it is about."""
    said = plural("{message} ({samples} sample)", "{message} ({samples} samples)", samples)
    return said.format(message=message, samples=samples)


def within(text: str) -> str:
    """Return a label as it stands within a sentence, where most languages write it with a small letter."""
    return f"{text[:1].lower()}{text[1:]}" if _LABELS_WITHIN != "kept" else text


def listed(things: Sequence[str]) -> str:
    """Return several things as one phrase, ``Contact and oscillation``, with one capital."""
    first, *rest = [things[0], *map(within, things[1:])]
    return AND.format(first=", ".join([first, *rest[:-1]]), last=rest[-1]) if rest else first


def joined(names: Sequence[str]) -> str:
    """Return several names as one phrase: ``A and B``."""
    first, *rest = names
    return reduce(lambda before, last: AND.format(first=before, last=last), rest, first)
