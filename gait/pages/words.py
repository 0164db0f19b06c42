"""Every string of the page that is neither a finding nor a quantity's own label: a translation is a copy of this file.

Sentences are short and say "you".
No sentence here holds a verdict on a run: those come with the findings.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.model import Confidence, Severity
from gait.norms import ADVICE_SPM
from gait.quantities import FOOT_M, MILE_M, Display, Units

LANG: Final = "en"
RUN: Final = "Run"
TITLE: Final = "{name}, {date}"
SKIP: Final = "Skip to the report"
SECTIONS: Final = "Sections"
MADE_BY: Final = "Made by gait {version} from {name}."
WITHOUT_SCRIPT: Final = "The drawing needs the script in this page, which did not run. The table has the numbers."
LANDMARK_NUMBERS: Final = "Key numbers"
LANDMARK_FOOT: Final = "About this page"

# The first screen
TOO_LITTLE: Final = (
    "Too little running to judge: this recording holds {running} of it, and form is judged from five minutes on"
)
NO_RUNNING: Final = "Too little running to judge: there is none in this recording"
NO_FINDING: Final = "Nothing in this run asks for a change"
TO_TRY: Final = "To try next"
CHECK: Final = "Check next time: {check}"
SHOWN: Final = "Worth knowing"
WHY: Final = "Why"
MEASURED: Final = "Measured"
COMPARED_WITH: Final = "Compared with"
NO_EVIDENCE: Final = "No published evidence is cited: this is read from the file itself."
OTHERS: Final = "All findings of this run"
SEVERITIES: Final[Mapping[Severity, str]] = MappingProxyType(
    {"stop": "Stop", "act": "To try", "notice": "Worth knowing", "info": "For information"}
)
CONFIDENCES: Final[Mapping[Confidence, str]] = MappingProxyType(
    {"low": "low confidence", "moderate": "moderate confidence", "high": "high confidence"}
)
NOT_MEASURABLE: Final = "Not measurable from this file: {what}. {sensor}"
LEGEND: Final = (
    ("you", "this run"),
    ("interval", "95 % interval"),
    ("spread", "80 % of your running"),
    ("expected", "expected (modelled)"),
    ("expected-range", "80 % of runners (modelled)"),
    ("advice-range", "160-180 spm, what people are told"),
)
EXPECTED_CAPTION: Final = "expected {value} ({range})"
OVER: Final = "{over}, at {pace}"
JUDGED_OVER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "steady level running": "steady level running",
        "steady running": "steady running",
        "all running": "all running",
    }
)
ALL_RUNNING_CAPTION: Final = "all running: {value}"
SENSOR_CAPTION: Final = "this kind of sensor may be off by \N{PLUS-MINUS SIGN}{share}"
SPREAD_CAPTION: Final = "mostly {range}"
IN_BAND_CAPTION: Final = "{share} of the running in 160-180"
DRIFT_LABEL: Final = "Cadence drift"
DRIFT_CAPTION: Final = "start to end, at equal pace and grade"
DRIFT_CAPTION_NO_SLOPES: Final = "start to end, at equal pace; slopes unknown"
MODELLED: Final = "modelled"
INTERVAL_ALT: Final = "95 % interval {range}"
EXPECTED_ALT: Final = "expected {value}, 80 % of runners {range}"
CADENCE_SENSOR: Final = "A watch that records cadence, a foot pod or a chest strap would make it so."
_DYNAMICS_SENSOR: Final = "A foot pod, a strap with running dynamics, or a watch that has them would make it so."
SENSORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence_spm": CADENCE_SENSOR,
        "step_length_m": "It needs speed beside the cadence: GPS, a foot pod or the treadmill's distance.",
        "ground_contact_time_s": _DYNAMICS_SENSOR,
        "vertical_oscillation_m": _DYNAMICS_SENSOR,
        "drift": "It needs cadence over about twenty minutes of running, at paces that its two halves share.",
    }
)

# Section names in the navigation, and headings where the data allow no finding
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence": "Cadence",
        "stride": "Step length",
        "dynamics": "Contact and bounce",
        "drift": "Drift",
        "terrain": "Hills",
        "splits": "Splits and laps",
        "track": "Track",
        "sources": "Sources compared",
        "left-out": "Left out",
        "findings": "Findings",
        "methods": "Methods",
        "evidence": "Evidence",
        "glossary": "Words used",
    }
)
NO_SLOPES: Final = "No slope was long enough to compare cadence on it."
MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence": "No cadence in this file. A watch that records it, a foot pod or a chest strap would fill this.",
        "stride": "Step length needs cadence and speed. GPS or a foot pod would fill this.",
        "dynamics": "No running dynamics in this file. A foot pod, a dynamics strap or a newer watch would fill this.",
        "drift": "A drift needs cadence over about twenty minutes of running, at paces that its two halves share.",
        "terrain": "Hills need altitude and speed. A watch with a barometer or GPS would fill this.",
        "splits": "Splits need a distance. GPS, a foot pod or the treadmill's distance would fill this.",
        "track": "This file holds no positions. A recording with GPS would fill this.",
        "sources": "One source for each quantity. A second sensor, such as a foot pod, would allow a comparison.",
    }
)

# Headings of sections that are findings
CADENCE_BELOW: Final = "{value} spm over {over}, {difference} below the {expected} that is usual at your paces"
CADENCE_ABOVE: Final = "{value} spm over {over}, {difference} above the {expected} that is usual at your paces"
CADENCE_TYPICAL: Final = "{value} spm over {over}, typical at your paces"
CADENCE_OPEN: Final = "{value} spm over {over}; whether that is usual for you stays open"
CADENCE_PLAIN: Final = "{value} spm over {over}"
CADENCE_SCARCE: Final = "A cadence for only {share} of the running: too little to judge"
NO_CADENCE: Final = "No cadence in this file"
NO_CADENCE_RUNNING: Final = "No cadence while running"
STRIDE: Final = "Each step is {value} long at {pace}"
CONTACT_AND_BOUNCE: Final = "On the ground for {contact}, up and down by {bounce} a step"
CONTACT_ONLY: Final = "On the ground for {contact} a step"
BOUNCE_ONLY: Final = "Up and down by {bounce} a step"
DRIFT_UNCLEAR: Final = "No change over the run that is large and sure enough to report"
TERRAIN_CADENCE: Final = "Steps a minute: {cadences}"
TERRAIN_WHERE: Final[Mapping[str, str]] = MappingProxyType(
    {"downhill": "downhill", "level": "on the level", "uphill": "uphill"}
)
TERRAIN_CLIMB: Final = "{ascent} up and {descent} down"
SPLITS_RANGE: Final = "From {slow} to {fast}, with {low} to {high} spm"
SPLITS_PACE: Final = "From {slow} to {fast}"
TRACK: Final = "Where your cadence was high and low"
TRACK_PLAIN: Final = "The path of this recording"
SOURCES_AGREE: Final = "No conflict found between two sources of one quantity"
LEFT_OUT: Final = "{share} of the recording was running; the figures rest on that alone"
LEFT_OUT_NONE: Final = "None of the recording was running"
LEFT_OUT_ALL: Final = "All of the recording was running"
METHODS: Final = "How this was worked out"
EVIDENCE: Final = "The evidence behind the findings"
GLOSSARY: Final = "Words used"

# Titles of charts
CHART_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence-time": "Cadence through the run",
        "cadence-speed": "Cadence at each pace",
        "cadence-spread": "How cadence was spread",
        "step-length": "Step length through the run, with pace",
        "contact": "Ground contact through the run, with pace",
        "bounce": "Bounce through the run",
        "balance": "Left and right through the run",
        "effort": "Effort through the run",
        "drift": "Change from start to end",
        "terrain": "Cadence downhill, level and uphill",
        "profile": "Cadence over the hills",
        "splits": "Cadence and pace, split by split",
        "track": "The path, coloured by cadence",
    }
)
PLAIN_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence-time": "What to expect at your paces (modelled); the file has no cadence",
        "profile": "The hills",
        "splits": "Pace, split by split",
        "track": "The path, from above",
    }
)
"""Titles of charts of a run without cadence."""
CADENCE_WITH_SPEED: Final = "Cadence rises by {value} spm between {slow} and {fast}"
CADENCE_AT_SPEEDS: Final = "Cadence changes little between {slow} and {fast}"
CADENCE_SHARE: Final = "{share} of the running lies in 160-180 spm"

DRIFT_CHART: Final = "Change over {time} of running"
# Marks in charts and their keys
EACH_SAMPLE: Final = "each sample"
DAY_FORM: Final = "day %-j, %-H:%M"
MINUTE_MEAN: Final = "one-minute mean"
WALKING: Final = "walking"
ADVICE_BAND: Final = "160-180 spm"
EXPECTED: Final = "expected (modelled)"
EXPECTED_BAND: Final = "80 % of runners (modelled)"
YOURS: Final = "this run, with 95 % interval"
SHARE_WITHIN: Final = "running in 160-180 spm"
SHARE_OUTSIDE: Final = "running below or above"
DISTRIBUTION_HOVER: Final = "%{customdata} spm: %{y:.1f} % of the running<extra></extra>"
PACE: Final = "running pace"
PATH: Final = "path"
START: Final = "start"
START_AND_FINISH: Final = "start and finish"
FINISH: Final = "finish"
CHANGE: Final = "change"
CADENCE_SCALE: Final = "cadence, spm"
DRIFT_AXIS: Final = "change from start to end, % of the start"
TERRAIN: Final[Mapping[str, str]] = MappingProxyType({"downhill": "Downhill", "level": "Level", "uphill": "Uphill"})

# Tables
AS_TABLE: Final = "The same as a table"
FROM: Final = "From"
STRETCH: Final = "Stretch"
QUANTITY: Final = "Quantity"
MEAN: Final = "Mean"
INTERVAL: Final = "95 % interval"
MOSTLY: Final = "80 % of the running"
COVERAGE: Final = "Covered"
ORIGIN: Final = "Source"
SHARE: Final = "Share"
TIME: Final = "Time"
RUNNING_TIME: Final = "Running"
RUNNING_PACE: Final = "Running pace"
EXPECTED_HEAD: Final = "Expected"
EXPECTED_RANGE_HEAD: Final = "80 % of runners"
AT_START: Final = "At the start"
CHANGE_HEAD: Final = "Change"
AN_HOUR: Final = "An hour"
CLIMB: Final = "Climb"
SOURCE_A: Final = "First source"
SOURCE_B: Final = "Second source"
DIFFERENCE: Final = "Second minus first"
BAND_OF_CADENCE: Final = "Cadence, spm"
SUMMARY_CAPTION: Final = "Running only, weighted by time"
SPLITS_CAPTION: Final = "Splits"
LAPS_CAPTION: Final = "Laps of the watch"
TARGETS_CAPTION: Final = "A cadence to try, at your own paces"
EFFORT: Final = "When"
NOW: Final = "Now"
TRY: Final = "Try"
STEP_THEN: Final = "Step length then"
TERRAIN_CAPTION: Final = "Terrain"
SOURCES_CAPTION: Final = "Two sources of one quantity, over the same running"
STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"running": "Running", "walking": "Walking", "standing": "Standing", "paused": "Paused"}
)
STATE_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "running": "Form figures rest on the settled part of it: {settled}",
        "walking": "Cadence and speed of a walk: it would pull every mean down",
        "standing": "Recorded, but neither running nor walking",
        "paused": "The timer was stopped, or nothing was recorded",
    }
)
UNSETTLED: Final = "Beginning and end of running"
UNSETTLED_REASON: Final = "Part of the running, but beside a walk, stop or pause, which sensors still average in"
ALL_SETTLED_REASON: Final = "All form figures rest on this"
STATE: Final = "What"
REASON: Final = "Why it is in or out"
SAMPLES: Final = "{message} ({samples} samples)"
ONE_SAMPLE: Final = "{message} (1 sample)"

# Where a value comes from
SENSOR_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wrist": "wrist",
        "gps": "GPS",
        "barometer": "barometer",
        "foot_pod": "foot pod",
        "chest": "chest",
        "waist": "waist",
        "phone": "phone",
        "treadmill": "treadmill",
    }
)
OWN_SENSORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wrist": "watch (wrist)",
        "gps": "watch (GPS)",
        "barometer": "watch (barometer)",
        "foot_pod": "foot pod",
        "chest": "chest strap",
        "waist": "waist pod",
        "phone": "phone",
        "treadmill": "treadmill",
    }
)
WATCH: Final = "watch"
DERIVED: Final = "worked out from others"
DERIVED_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "speed_mps": "from distance and time",
        "step_length_m": "from speed and cadence",
        "stride_length_m": "from step length",
        "flight_time_s": "from contact and cadence",
        "duty_factor": "from contact and cadence",
        "vertical_ratio": "from oscillation and step length",
        "leg_stiffness_n_per_m": "modelled from contact",
        "vertical_stiffness_n_per_m": "modelled from contact",
        "grade": "from altitude and distance",
    }
)
SOURCE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "strap (chest)": "chest strap",
        "pod (waist)": "waist pod",
        "pod (foot_pod)": "foot pod",
        "device": WATCH,
        "derived": "worked out",
        "speed and cadence": "from speed and cadence",
        "motion": "motion recording",
    }
)

# Methods
PARAMETERS: Final = "With"
NOT_GIVEN: Final = "not given"
PARAMETER_UNITS: Final[Mapping[str, Mapping[Units, Display]]] = MappingProxyType(
    {
        "s": {"metric": Display(unit="s"), "imperial": Display(unit="s")},
        "spm": {"metric": Display(unit="spm"), "imperial": Display(unit="spm")},
        "m": {"metric": Display(unit="m"), "imperial": Display(unit="ft", factor=1 / FOOT_M)},
        "mps": {"metric": Display(unit="m/s"), "imperial": Display(unit="mph", factor=3600 / MILE_M)},
    }
)
"""How the parameters of a stage are written, by the end of their names."""
RESTS_ON: Final = "Rests on"
STEADY_LEVEL: Final = "Steady and level: {time}. Warm-up: {warm_up}."
VERSION_GAIT: Final = "gait {version}, document {schema}"
VERSION_SCRIPT: Final = "Charts: plotly.js {version}"
VERSION_SOURCE: Final = "File: {name}, {format}"
VERSION_DIGEST: Final = "SHA-256: {digest}"
VERSION_TIME: Final = "Local time: {offset} from UTC, {by}"
VERSION_HEIGHT: Final = "Height used: {height}, from {by}"
HEIGHT_UNKNOWN: Final = "Height not given: the expected band is wider for it"
VERSION_UNIT: Final = "Cadence was stored as {stored} and multiplied by {factor:g}, by {by} ({confidence})"
OFFSET_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {"file": "from the file", "position": "from the first position", "machine": "from this computer's own zone"}
)
ATHLETE_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {"option": "the command", "profile": "your profile", "file": "the watch's profile"}
)
NOTES: Final = "What was found and changed in the file"
GRADES_MEAN: Final = "Grades of evidence: {grades}."
GRADE_LABEL: Final = "grade {grade}"

TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "interval": (
            "95 % interval",
            "The range that would hold the true mean in 95 of 100 such recordings, sensor error included.",
        ),
        "expected": (
            "Expected",
            "What runners do on average at your pace, and at your height where it is known. A model, not a target.",
        ),
        "four-fifths": (
            "80 % of runners",
            "From the 10th to the 90th percentile: one in ten lies below and one above.",
        ),
        "step": ("Step", "From one foot's landing to the other foot's landing."),
        "stride": ("Stride", "Two steps: from a foot's landing to its next landing."),
        "drift-term": (
            "Drift",
            "Change from start to end of the running, once pace, and grade where it is known, are set equal.",
        ),
        "modelled-term": (MODELLED.capitalize(), "Worked out from other quantities by a formula, not measured."),
        "steady-level": ("Steady and level", "Running at an even pace on flat ground, after the warm-up."),
        "coverage-term": ("Covered", "The share of the running time for which the sensor gave a value."),
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
    low = "" if low_spm is None else f"over {low_spm:g}" if low_spm == ADVICE_SPM[1] else f"{low_spm:g}"
    if high_spm is None:
        return low if low.startswith("over") else f"{low} and more"
    if low_spm is None:
        return f"under {high_spm:g}"
    return f"{low} to {high_spm:g}" if high_spm == ADVICE_SPM[1] else f"{low} to under {high_spm:g}"


def listed(things: list[str]) -> str:
    """Return several things as one phrase, ``Contact and oscillation``, with one capital."""
    first, *rest = [things[0], *(thing[:1].lower() + thing[1:] for thing in things[1:])]
    return f"{', '.join([first, *rest[:-1]])} and {rest[-1]}" if rest else first
