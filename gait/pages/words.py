"""Every string of the page that is neither a finding nor a quantity's own label: a translation is a copy of this file.

Sentences are short and say "you".
No sentence here holds a verdict on a run: those come with the findings.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.model import Confidence, Severity
from gait.pages.contexts import Reading

LANG: Final = "en"
RUN: Final = "Run"
TITLE: Final = "{name}, {date}"
SKIP: Final = "Skip to the report"
SECTIONS: Final = "Sections"
MADE_BY: Final = "Made by gait {version} from {name}. This page is one file: it fetches nothing and sends nothing."
WITHOUT_SCRIPT: Final = "The drawing needs the script in this page, which did not run. The table has the numbers."
DRAWING: Final = "Drawing"
LANDMARK_NUMBERS: Final = "Key numbers"
LANDMARK_FOOT: Final = "About this page"

# The first screen
TOO_LITTLE: Final = "Too little running to judge"
TOO_LITTLE_LEAD: Final = "This recording holds {running} of running. Form is judged from five minutes on."
NO_FINDING: Final = "Nothing in this run asks for a change"
NO_FINDING_LEAD: Final = "What could be measured is below, with how sure it is."
TO_TRY: Final = "To try next"
SHOWN: Final = "What this run shows"
WHY: Final = "Why"
HOW_SURE: Final = "How sure"
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
    ("steady", "steady and level"),
    ("expected", "expected (modelled)"),
    ("expected-range", "80 % of runners (modelled)"),
    ("advice-range", "160-180 spm, what people are told"),
)
EXPECTED_CAPTION: Final = "expected {value} ({range})"
STEADY_CAPTION: Final = "steady and level {value}, {expected}"
AT_PACE: Final = "at {pace}"
SPREAD_CAPTION: Final = "mostly {range}"
IN_BAND_CAPTION: Final = "{share} of the running in 160-180"
DRIFT_LABEL: Final = "Cadence drift"
DRIFT_CAPTION: Final = "start to end, at equal pace and grade"
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
        "drift": "It needs cadence over about twenty minutes of running.",
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
NO_RUNNING: Final = "There is too little running in this recording to show it."
NO_SLOPES: Final = "No slope was long enough to compare cadence on it."
MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence": "No cadence in this file. A watch that records it, a foot pod or a chest strap would fill this.",
        "stride": "Step length needs cadence and speed. GPS or a foot pod would fill this.",
        "dynamics": "No running dynamics in this file. A foot pod, a dynamics strap or a newer watch would fill this.",
        "drift": "A drift needs cadence and about twenty minutes of steady running on one recording.",
        "terrain": "Hills need altitude and speed. A watch with a barometer or GPS would fill this.",
        "splits": "Splits need a distance. GPS, a foot pod or the treadmill's distance would fill this.",
        "track": "This file holds no positions. A recording with GPS would fill this.",
        "sources": "One source for each quantity. A second sensor, such as a foot pod, would allow a comparison.",
    }
)

# Headings of sections that are findings
CADENCE_BELOW: Final = "{value} spm {where}, {difference} below the {expected} expected at your paces"
CADENCE_ABOVE: Final = "{value} spm {where}, {difference} above the {expected} expected at your paces"
CADENCE_AS_EXPECTED: Final = "{value} spm {where}, as expected at your paces"
ON_STEADY: Final = "on steady level running"
ON_ALL: Final = "while running"
CADENCE_PLAIN: Final = "{value} spm on average while running"
CADENCE_EXPECTED_ONLY: Final = "No cadence in this file"
STRIDE: Final = "Each step is {value} long at {pace}"
CONTACT_AND_BOUNCE: Final = "On the ground for {contact}, up and down by {bounce} a step"
CONTACT_ONLY: Final = "On the ground for {contact} a step"
BOUNCE_ONLY: Final = "Up and down by {bounce} a step"
DRIFT_FALLS: Final = "{what} falls by {value} over the run, at equal pace and grade"
DRIFT_RISES: Final = "{what} rises by {value} over the run, at equal pace and grade"
DRIFT_HOLDS: Final = "{what} holds over the run, at equal pace and grade"
TERRAIN_CADENCE: Final = "Steps a minute: {cadences}"
TERRAIN_WHERE: Final[Mapping[str, str]] = MappingProxyType(
    {"downhill": "downhill", "level": "on the level", "uphill": "uphill"}
)
TERRAIN_CLIMB: Final = "{ascent} up and {descent} down"
SPLITS_RANGE: Final = "From {slow} to {fast}, with {low} to {high} spm"
SPLITS_PACE: Final = "From {slow} to {fast}"
TRACK: Final = "Where your cadence was high and low"
TRACK_PLAIN: Final = "The path of this recording"
TRACK_CHART_PLAIN: Final = "The path, from above"
SOURCES_AGREE: Final = "The sensors agree within their intervals"
SOURCES_DIFFER: Final = "{count} of {total} comparisons between sensors differ by more than chance"
LEFT_OUT: Final = "{share} of the recording was running; the figures rest on that alone"
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
CADENCE_FELL: Final = "Cadence falls by {value} from start to end"
CADENCE_ROSE: Final = "Cadence rises by {value} from start to end"
CADENCE_HELD: Final = "Cadence holds from start to end"
CADENCE_WITH_SPEED: Final = "Cadence rises by {value} spm between {slow} and {fast}"
CADENCE_AT_SPEEDS: Final = "Cadence changes little between {slow} and {fast}"
CADENCE_SHARE: Final = "{share} of the running lies in 160-180 spm"

CADENCE_MODELLED: Final = "What to expect at your paces (modelled); the file has no cadence"
DRIFT_CHART: Final = "Change over {time} of running"
# Marks in charts and their keys
EACH_SAMPLE: Final = "each sample"
DAY_FORM: Final = "day %-j, %-H:%M"
MINUTE_MEAN: Final = "one-minute mean"
WALKING: Final = "walking"
ASIDE: Final = "no running"
ADVICE_BAND: Final = "160-180 spm"
EXPECTED: Final = "expected (modelled)"
EXPECTED_BAND: Final = "80 % of runners (modelled)"
YOURS: Final = "this run, with 95 % interval"
SHARE_OF_RUNNING: Final = "share of the running"
DISTRIBUTION_HOVER: Final = "%{x:.0f} spm: %{y:.1f} % of the running<extra></extra>"
ALTITUDE: Final = "altitude"
PACE: Final = "pace"
PATH: Final = "path"
START: Final = "start"
START_AND_FINISH: Final = "start and finish"
FINISH: Final = "finish"
CHANGE: Final = "change"
CADENCE_SCALE: Final = "cadence, spm"
DRIFT_AXIS: Final = "change from start to end, % of the start"
TERRAIN: Final[Mapping[str, str]] = MappingProxyType({"downhill": "Downhill", "level": "Level", "uphill": "Uphill"})

READING_LABELS: Final = ("What it shows", "What better looks like", "What worse looks like", "What to do")
READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "cadence-time": Reading(
            shows="Your steps a minute; the dotted line is what is expected at the pace of the moment.",
            better="The strong line follows the dotted one and holds until the end.",
            worse="It sinks away from the dotted line as the run goes on, at an unchanged pace.",
            do="If it sinks, note the minute and compare it with your next run of this length.",
        ),
        "cadence-time-without-cadence": Reading(
            shows="What runners do on average at the pace of the moment. It is modelled: this file has no cadence.",
            better="Nothing to read here about your own steps.",
            worse="Nothing to read here about your own steps.",
            do="Record cadence next time, and your own line appears beside this one.",
        ),
        "cadence-speed": Reading(
            shows="Your mean cadence in each band of pace; a larger dot stands for more time.",
            better="Dots inside the band, rising a little with speed.",
            worse="Dots under the band at the paces that you run most.",
            do="If you try another cadence, try it at the pace whose dot is largest.",
        ),
        "cadence-spread": Reading(
            shows="How much of the running you spent at each cadence.",
            better="One narrow hill near the expected line.",
            worse="A wide hill, or two hills on a steady run: something changed under way.",
            do="Compare with the next run on the same route; 160-180 is what people are told, not a rule for you.",
        ),
        "step-length": Reading(
            shows="The distance from one foot's landing to the other's, above the pace that drives it.",
            better="Step length and pace move together.",
            worse="Steps grow longer while the pace stays: you step less often for the same speed.",
            do="See whether one pace came with other steps early than late.",
        ),
        "contact": Reading(
            shows="How long one foot stays on the ground in a step, above the pace that drives it.",
            better="It moves with the pace and comes back to the same value at the same pace.",
            worse="It grows late in the run at an unchanged pace.",
            do="Compare it with your own runs on the same sensor; values of two sensors differ.",
        ),
        "bounce": Reading(
            shows="How far the trunk moves up and down in a step, and the same as a share of step length.",
            better="Both stay level at a steady pace.",
            worse="The ratio grows late in the run: more of each step goes upward.",
            do="Compare it with your own runs on the same sensor, at the same pace.",
        ),
        "balance": Reading(
            shows="The left foot's share of the contact time of both feet; 50 % is even.",
            better="It stays near your own usual value.",
            worse="It moves away from your own usual value and stays there over several runs.",
            do="Describe it, do not chase it; with pain on one side, show it to a physiotherapist.",
        ),
        "effort": Reading(
            shows="What the run cost: power as the device models it, and heart rate.",
            better="Heart rate stays level at a steady power or pace.",
            worse="Heart rate climbs while power or pace does not.",
            do="Look in the other charts whether form changes where heart rate climbs.",
        ),
        "drift": Reading(
            shows="How much each quantity changed once pace and grade are set equal, with its interval.",
            better="Intervals that hold the line of no change.",
            worse="Cadence clear to the left, or contact and bounce clear to the right.",
            do="Where an interval clears the line, compare with your next run of this length.",
        ),
        "terrain": Reading(
            shows="Your cadence downhill, on the level and uphill, with what is expected at the pace you ran there.",
            better="Dots close to their marks on all three.",
            worse="A dot far below its mark on one of the three.",
            do="Look at the slope whose dot is farthest from its mark.",
        ),
        "profile": Reading(
            shows="The one-minute mean of cadence over distance, above the hills.",
            better="Cadence stays level while the ground does not.",
            worse="It drops on each climb or each descent.",
            do="See where it drops, and what the ground does there.",
        ),
        "splits": Reading(
            shows="Cadence with its interval in each split, its expectation, and the pace below; fast is up.",
            better="Dots that stay near their marks from the first split to the last.",
            worse="Dots that leave their marks in the later splits.",
            do="Look at the split where it starts, and what it was: a hill, a pause, or you.",
        ),
        "track": Reading(
            shows="The path from above, north up, with cadence as colour; yellow is high.",
            better="One colour at one pace.",
            worse="Stretches of another colour that neither hill nor pace explains.",
            do="Find the place: surface, corners and crossings show here first.",
        ),
        "track-without-cadence": Reading(
            shows="The path from above, north up.",
            better="Nothing to read here about your own steps.",
            worse="Nothing to read here about your own steps.",
            do="Record cadence while running, and the path is coloured by it.",
        ),
        "left-out": Reading(
            shows="What the recording was made of.",
            better="Mostly running: the figures stand on much of it.",
            worse="Much walking or standing on a run that was meant to be steady.",
            do="Use the watch's pause for breaks, so that the rest is clean.",
        ),
    }
)

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
EXPECTED_HEAD: Final = "Expected"
EXPECTED_RANGE_HEAD: Final = "80 % of runners"
AT_START: Final = "At the start"
CHANGE_HEAD: Final = "Change"
AN_HOUR: Final = "An hour"
GRADE: Final = "Grade"
CLIMB: Final = "Climb"
SOURCE_A: Final = "First source"
SOURCE_B: Final = "Second source"
DIFFERENCE: Final = "Second minus first"
BAND_OF_CADENCE: Final = "Cadence, spm"
LAT_LON: Final = "Kilometre"
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
        "running": "All form figures rest on this",
        "walking": "Cadence and speed of a walk: it would pull every mean down",
        "standing": "Recorded, but neither running nor walking",
        "paused": "The timer was stopped, or nothing was recorded",
    }
)
STATE: Final = "What"
REASON: Final = "Why it is in or out"
SAMPLES: Final = "{message} ({samples} samples)"

# Methods
PARAMETERS: Final = "With"
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
    {"option": "the command", "profile": "your profile", "file": "the file"}
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
        "drift-term": ("Drift", "Change from start to end of the running, once pace and grade are set equal."),
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


def listed(things: list[str]) -> str:
    """Return several things as one phrase, ``Contact and oscillation``, with one capital."""
    first, *rest = [things[0], *(thing[:1].lower() + thing[1:] for thing in things[1:])]
    return f"{', '.join([first, *rest[:-1]])} and {rest[-1]}" if rest else first
