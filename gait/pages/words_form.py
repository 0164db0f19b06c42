"""The strings of the sections on overstriding, what if, load, knee and popular claims, and of the stop box.

Like ``gait.pages.words``, of which this is the second half: a translation is a copy of both files.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.model import KneePlace
from gait.model.overstriding import ChangeCause, ContactVerdict, OverstridingVerdict, StepsVerdict
from gait.quantities import Units

# Navigation, and headings where the data allow no finding
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overstriding": "Overstriding",
        "what-if": "What if",
        "load": "Load",
        "knee": "Knee",
        "claims": "Popular claims",
        "stop": "When to stop",
    }
)
NOT_IN_DOCUMENT: Final = "This document was made before gait worked this out. Analyse the file again to have it."
MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "load": NOT_IN_DOCUMENT,
        "knee": "Does a knee hurt? Say where with --knee (front, outer, inner, below, back) and how much with --pain, "
        "and this section answers.",
    }
)

# Ratios in words
MORE: Final = "{percent} more"
LESS: Final = "{percent} less"
AS_MUCH: Final = "as much"
BETWEEN: Final = "{low} to {high}"
INTERVAL_90: Final = "90 % interval"
INTERVAL_90_IS: Final = "90 % interval {interval}"
WITH_INTERVAL: Final = "{value} ({interval})"

# Overstriding
OVERSTRIDING: Final = "Overstriding"
VERDICT_HEADINGS: Final[Mapping[OverstridingVerdict, str]] = MappingProxyType(
    {
        "long steps, long contact": "Long steps and long contact for your pace: about {braking}",
        "long steps": "Long steps for your pace: about {braking}",
        "typical": "Steps typical for your pace: about {braking}",
        "short steps": "Short steps for your pace: about {braking}",
        "not sure": "Whether your steps are long for your pace stays open: about {braking}",
    }
)
BRAKING_OF_USUAL: Final = "{value} braking a step than at the usual cadence (90 % interval {interval})"
BRAKING_AS_USUAL: Final = "as much braking a step as at the usual cadence (90 % interval {interval})"
NO_STEPS: Final = "Whether your steps are long for your pace stays open"
NOT_MEASURABLE: Final = "Overstriding is not measurable from this file: {reason}"
NOT_MEASURABLE_HERE: Final = "Overstriding is not measurable from this file"
PATTERN: Final = "This is the pattern that goes with overstriding; a side video would settle it."
PROXY: Final = (
    "A proxy, worked out from cadence and speed; contact counts only where it was measured. No centimetre of your foot "
    "is measured."
)
RESTS_ON_STEADY: Final = "It rests on {time} of steady level running, at {pace} in the mean."
BEYOND_MODEL: Final = "That lies outside of the {fast} to {slow} behind the model: read it as a guess."
THIRDS: Final = "{low} to {high}"

SUMMARY_CAPTION: Final = "Steps and contact for your pace, over steady level running"
SUMMARY_STEPS: Final = "Steps (braking a step)"
SUMMARY_CONTACT: Final = "Contact (reach)"
SUMMARY_OWN: Final = "Contact, against your {runs} earlier runs"
SUMMARY_HEADS: Final = (
    "What",
    "Verdict",
    "This run",
    "Usual at that pace",
    "More or less",
    INTERVAL_90,
    "Among runners at that pace",
)
STEPS_VERDICTS: Final[Mapping[StepsVerdict, str]] = MappingProxyType(
    {"long": "long", "typical": "typical", "short": "short", "not sure": "not sure"}
)
CONTACT_VERDICTS: Final[Mapping[ContactVerdict, str]] = MappingProxyType(
    {"long": "long", "typical": "typical", "short": "short", "not sure": "not sure", "change only": "change only"}
)
CHANGE_ONLY: Final = "Contact is shown as a change only: {reason}."
CHANGES_CAPTION: Final = "How both change at equal speed"
CHANGE_CAUSES: Final[Mapping[ChangeCause, str]] = MappingProxyType(
    {
        "over the run": "From start to end",
        "downhill": "Downhill, against the level",
        "uphill": "Uphill, against the level",
    }
)
BRAKING_HEAD: Final = "Braking a step"
REACH_HEAD: Final = "Reach"
CHANGE_HEADS: Final = ("Where", "Running", BRAKING_HEAD, INTERVAL_90, REACH_HEAD, INTERVAL_90)
NATIVE_CAPTION: Final = "What the device itself says of landing; not mixed in"
NATIVE_HEADS: Final = ("What", "Mean", "Source", "Covered")
LIMITS: Final = "What this cannot say"

BRAKING: Final = "braking a step, from cadence"
REACH: Final = "reach, from contact time"
BEYOND: Final = "braking, outside of the model's speeds"
USUAL: Final = "usual at your pace (modelled)"
THIRD_BAND: Final = "middle third of runners (modelled)"
THIRD_BAND_BRAKING: Final = "middle third of runners, in braking (modelled)"
BRAKING_PANEL: Final = "Braking a step, against the usual"
REACH_PANEL: Final = "Reach, against the usual of such sensors"
REACH_OWN_PANEL: Final = "Reach, against the mean of this run"
SPLITS_PANEL: Final = "Level running in each split"
TERRAIN_PANEL: Final = "Slopes and the level"
HOVER: Final = "{name} %{{y:+.0f}} %<extra></extra>"
CHART_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overstriding-time": "Braking a step through the run, against the usual cadence",
        "overstriding-where": "Braking a step in each split and on slopes",
    }
)
TIME_FOUND: Final = "At equal speed, {value} braking a step at the end than at the start (90 % interval {interval})"
WHERE_SPLITS: Final = "Braking a step in each split"
WHERE_TERRAIN: Final = "Braking a step on slopes and on the level"
TIME_ALT: Final = "{title}. {count} windows of a minute, from {least} to {most}, half of them over {middle}."
WHERE_ALT: Final = "{title}. {parts}."
PART_ALT: Final = "{label} {value}"
_RATIO_HEADS: Final = (BRAKING_HEAD, INTERVAL_90, REACH_HEAD, INTERVAL_90, "Pace", "Speeds of the model")
WINDOW_HEADS: Final = ("From", "Cadence, spm", *_RATIO_HEADS)
PART_HEADS: Final = ("Stretch", "Running", *_RATIO_HEADS)
IN_MODEL: Final = "inside"
OUT_OF_MODEL: Final = "outside"

# First screen
BRAKING_CARD: Final = "braking {value} (90 % interval {interval})"
CARD_PROXY: Final = "a proxy, from cadence and speed"
CARD_THIRD: Final = "{third} of runners at {pace}"
CARD_ALT: Final = "{label}: {verdict}, {braking}; middle third of runners {third}"
LIMIT_LEGEND: Final = ("limit", "middle third of runners (modelled)")
SENSOR: Final = "It needs cadence and speed over steady level running."

# What if
WHAT_IF_HEADING: Final = "{steps} instead of {now} at {pace} would make each step {length} instead of {length_now}"
WHAT_IF_LEAD: Final = (
    "The speed stays the same; only the steps change. Braking is worked out from a model of treadmill running. The "
    "load behind the kneecap is what studies of other runners found, carried to your change of cadence."
)
WHAT_IF_WORK: Final = (
    "Studies differ in what they measure: with {more} % more steps on the road, runners' knees did {step} % less work "
    "a step and {km} % less a kilometre (grade {grade})."
)
WHAT_IF_UNTESTED: Final = (
    "The braking is fitted between runners; whether one runner who changes cadence follows it was not tested."
)
WHAT_IF_PRICE: Final = (
    "More steps at a speed cost more effort at first, and nobody knows whether they keep a knee from hurting."
)
WHAT_IF_CAPTION: Final = "What more steps would do at your own paces"
WHAT_IF_ROW: Final = "{pace}, {more}"
NOW: Final = "now"
LOAD_STEP_HEAD: Final = "Kneecap load a step"
LOAD_FAR_HEAD: Final[Mapping[Units, str]] = MappingProxyType(
    {"metric": "Kneecap load a km", "imperial": "Kneecap load a mile"}
)
GRADE_HEAD: Final = "grade {grade}"
CONTROL: Final = "Try a pace and a cadence"
PACE_LABEL: Final = "Pace"
CADENCE_LABEL: Final = "Cadence"
NOW_AT: Final = "now {value}"
STEP_LABEL: Final = "Step length"
CONTROL_UNSEEN: Final = "You did not run at this pace: your cadence there is read off a line through the paces you ran."
CONTROL_BEYOND: Final = "This pace lies outside of the {fast} to {slow} behind the braking model."
CONTROL_MOST: Final = "That is more than is advised at this pace: {most} at most."

# Load
LOAD_FROM_HISTORY: Final = "{distance}, {share} than your longest run of the {days} days before"
LOAD_AS_LONG: Final = "{distance}, as long as your longest run of the {days} days before"
LOAD_ALONE: Final = "{distance} in this run; what that is for you needs your earlier runs"
LONGER: Final = "{percent} longer"
SHORTER: Final = "{percent} shorter"
LOAD_CAPTION: Final = "Knee-loading indicators"
LOAD_HEADS: Final = ("Indicator", "Value")
LOAD_DISTANCE: Final = "Distance of this run"
LOAD_LONGEST: Final = "Longest run of the {days} days before"
LOAD_LONGEST_KNOWN: Final = "Longest run that is known of the {days} days before"
LOAD_LONGEST_VALUE: Final = "{distance}, on {date}"
LOAD_SPIKE: Final = "This run against it, 90 % interval"
LOAD_BAND: Final = "Class of the published study"
LOAD_BANDS: Final = "{band} (perhaps {others})"
LOAD_HAZARD: Final = "Published hazard ratio of that class, 95 % interval"
LOAD_DOWNHILL: Final = "Downhill"
LOAD_DOWNHILL_VALUE: Final = "{distance}, {share} of the running"
LOAD_WEEK: Final = "{days} days with this run"
LOAD_WEEK_BEFORE: Final = "{days} days before those"
LOAD_SINCE: Final = "Days since the last run"
LOAD_IN_A_ROW: Final = "Days with a run, in a row"
LOAD_RUNS: Final = "Earlier runs known within {days} days"
LOAD_NEEDS: Final = "What would fill the rest"
LOAD_LEAD: Final = "Indicators of what the knee has to carry, not a measure of it: {confidence}."

# Knee
PLACES: Final[Mapping[KneePlace, str]] = MappingProxyType(
    {
        "front": "at the front",
        "outer": "on the outer side",
        "inner": "on the inner side",
        "below": "below the kneecap",
        "back": "at the back",
        "swollen": "with swelling",
        "locking": "with locking",
        "other": "in another place",
    }
)
KNEE_HEADING: Final = "You told of knee pain {place}"
KNEE_PAIN: Final = "You told of knee pain"
PAIN_TOLD: Final = "Pain from 0 to 10: {numbers}."
PAIN_DURING: Final = "{value} during the run"
PAIN_AFTER: Final = "{value} after it"
PAIN_NEXT: Final = "{value} the next morning"
PAIN_BEFORE: Final = "{value} before the run"
CONDITIONS_CAPTION: Final = "Commonly associated with pain there; not a diagnosis"
CONDITION_HEADS: Final = ("What it is called", "Where and when it hurts", "Commonly named with it")
MATTERS: Final = "What of this run matters for it"
PAIN_RULE: Final = "The pain rule: {verdict}"
ADVICE: Final = "What can be tried"
STRENGTH: Final = "Strength"
EXERCISE: Final = "{what} ({dose})"

# Popular claims
CLAIMS_HEADING: Final = "{count} popular claims, and what this run says to {assessed} of them"
CLAIMS_LEAD: Final = "Open a claim to see what this run shows of it, and what the evidence says."
NOT_ASSESSED: Final = "not assessed from this file"
CLAIM_SHOWS: Final = "This run shows"
CLAIM_SAYS: Final = "The evidence says"
RESTS_ON: Final = "Rests on"
UNKNOWN: Final = "Not known: {unknown}"

# Stop box
STOP: Final = "When to stop, and see someone"
SAME_DAY: Final = "The same day, if"
APPOINTMENT: Final = "By appointment, if"

_OVERSTRIDING: Final = (
    "Landing with the foot far ahead of the body. A watch cannot see the foot: gait says whether steps and contact are "
    "long for the pace, which is a proxy."
)
_BRAKING: Final = (
    "The push against your way that slows you at each landing, worked out from cadence and speed by a model of "
    "treadmill running, and given against that at the usual cadence."
)
_REACH: Final = (
    "How far the ankle lands ahead of the pelvis, worked out from a measured contact time and speed, and given against "
    "what is usual on such a sensor or in this run: no length is claimed."
)
_KNEECAP: Final = (
    "Force or stress between kneecap and thigh bone in a model of the leg; studies give its change, not yours."
)
TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "overstriding-term": ("Overstriding", _OVERSTRIDING),
        "braking-term": ("Braking a step", _BRAKING),
        "reach-term": ("Reach", _REACH),
        "kneecap-load-term": ("Kneecap load", _KNEECAP),
    }
)
