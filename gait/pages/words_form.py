"""The strings of the sections on overstriding, what if, load, knee and popular claims, and of the stop box.

It is the second half of ``gait.pages.words``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _
from gait.model import KneePlace
from gait.model.overstriding import ChangeCause, ContactVerdict, OverstridingVerdict, StepsVerdict
from gait.pages.numbers import TO
from gait.quantities import Units

# Navigation, and headings where the data allow no finding
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overstriding": _("Overstriding"),
        "what-if": _("What if"),
        "load": _("Load"),
        "knee": _("Knee"),
        "claims": _("Popular claims"),
        "stop": _("When to stop"),
    }
)
NOT_IN_DOCUMENT: Final = _("This document was made before gait worked this out. Analyse the file again to have it.")
MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "load": NOT_IN_DOCUMENT,
        "knee": _(
            "Does a knee hurt? Say where with --knee (front, outer, inner, below, back) and how much with --pain, "
            "and this section answers."
        ),
    }
)

# Ratios in words
MORE: Final = _("{percent} more")
LESS: Final = _("{percent} less")
AS_MUCH: Final = _("as much")
BETWEEN: Final = TO
INTERVAL_90: Final = _("90 % interval")
INTERVAL_90_IS: Final = _("90 % interval {interval}")
WITH_INTERVAL: Final = "{value} ({interval})"

# Overstriding
OVERSTRIDING: Final = _("Overstriding")
VERDICT_HEADINGS: Final[Mapping[OverstridingVerdict, str]] = MappingProxyType(
    {
        "long steps, long contact": _("Long steps and long contact for your pace: about {braking}"),
        "long steps": _("Long steps for your pace: about {braking}"),
        "typical": _("Steps typical for your pace: about {braking}"),
        "short steps": _("Short steps for your pace: about {braking}"),
        "not sure": _("Whether your steps are long for your pace stays open: about {braking}"),
    }
)
# Translators: {value} as in "9 % more".
BRAKING_OF_USUAL: Final = _("{value} braking a step than at the usual cadence (90 % interval {interval})")
BRAKING_AS_USUAL: Final = _("as much braking a step as at the usual cadence (90 % interval {interval})")
NO_STEPS: Final = _("Whether your steps are long for your pace stays open")
NOT_MEASURABLE: Final = _("Overstriding is not measurable from this file: {reason}")
NOT_MEASURABLE_HERE: Final = _("Overstriding is not measurable from this file")
PATTERN: Final = _("This is the pattern that goes with overstriding; a side video would settle it.")
PROXY: Final = _(
    "A proxy, worked out from cadence and speed; contact counts only where it was measured. No centimetre of your foot "
    "is measured."
)
RESTS_ON_STEADY: Final = _("It rests on {time} of steady level running, at {pace} in the mean.")
BEYOND_MODEL: Final = _("That lies outside of the {fast} to {slow} behind the model: read it as a guess.")
THIRDS: Final = TO

SUMMARY_CAPTION: Final = _("Steps and contact for your pace, over steady level running")
SUMMARY_STEPS: Final = _("Steps (braking a step)")
SUMMARY_CONTACT: Final = _("Contact (reach)")
SUMMARY_OWN: Final = _("Contact, against your {runs} earlier runs")
SUMMARY_HEADS: Final = (
    _("What"),
    _("Verdict"),
    _("This run"),
    _("Usual at that pace"),
    _("More or less"),
    INTERVAL_90,
    _("Among runners at that pace"),
)
STEPS_VERDICTS: Final[Mapping[StepsVerdict, str]] = MappingProxyType(
    {"long": _("long"), "typical": _("typical"), "short": _("short"), "not sure": _("not sure")}
)
CONTACT_VERDICTS: Final[Mapping[ContactVerdict, str]] = MappingProxyType(
    {
        "long": _("long"),
        "typical": _("typical"),
        "short": _("short"),
        "not sure": _("not sure"),
        "change only": _("change only"),
    }
)
CHANGE_ONLY: Final = _("Contact is shown as a change only: {reason}.")
CHANGES_CAPTION: Final = _("How both change at equal speed")
CHANGE_CAUSES: Final[Mapping[ChangeCause, str]] = MappingProxyType(
    {
        "over the run": _("From start to end"),
        "downhill": _("Downhill, against the level"),
        "uphill": _("Uphill, against the level"),
    }
)
BRAKING_HEAD: Final = _("Braking a step")
REACH_HEAD: Final = _("Reach")
CHANGE_HEADS: Final = (_("Where"), _("Running"), BRAKING_HEAD, INTERVAL_90, REACH_HEAD, INTERVAL_90)
NATIVE_CAPTION: Final = _("What the device itself says of landing; not mixed in")
NATIVE_HEADS: Final = (_("What"), _("Mean"), _("Source"), _("Covered"))
LIMITS: Final = _("What this cannot say")

BRAKING: Final = _("braking a step, from cadence")
REACH: Final = _("reach, from contact time")
BEYOND: Final = _("braking, outside of the model's speeds")
USUAL: Final = _("usual at your pace (modelled)")
THIRD_BAND: Final = _("middle third of runners (modelled)")
THIRD_BAND_BRAKING: Final = _("middle third of runners, in braking (modelled)")
BRAKING_PANEL: Final = _("Braking a step, against the usual")
REACH_PANEL: Final = _("Reach, against the usual of such sensors")
REACH_OWN_PANEL: Final = _("Reach, against the mean of this run")
SPLITS_PANEL: Final = _("Level running in each split")
TERRAIN_PANEL: Final = _("Slopes and the level")
HOVER: Final = "{name} %{{y:+.0f}} %<extra></extra>"
CHART_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overstriding-time": _("Braking a step through the run, against the usual cadence"),
        "overstriding-where": _("Braking a step in each split and on slopes"),
    }
)
TIME_FOUND: Final = _("At equal speed, {value} braking a step at the end than at the start (90 % interval {interval})")
WHERE_SPLITS: Final = _("Braking a step in each split")
WHERE_TERRAIN: Final = _("Braking a step on slopes and on the level")
TIME_ALT: Final = _("{title}. {count} windows of a minute, from {least} to {most}, half of them over {middle}.")
WHERE_ALT: Final = "{title}. {parts}."
PART_ALT: Final = "{label} {value}"
_RATIO_HEADS: Final = (BRAKING_HEAD, INTERVAL_90, REACH_HEAD, INTERVAL_90, _("Pace"), _("Speeds of the model"))
WINDOW_HEADS: Final = (_("From"), _("Cadence, spm"), *_RATIO_HEADS)
PART_HEADS: Final = (_("Stretch"), _("Running"), *_RATIO_HEADS)
# Translators: whether a pace lies inside of the speeds that the model was fitted on.
IN_MODEL: Final = _("inside")
OUT_OF_MODEL: Final = _("outside")

# First screen
BRAKING_CARD: Final = _("braking {value} (90 % interval {interval})")
CARD_PROXY: Final = _("a proxy, from cadence and speed")
# Translators: {third} as in "middle third".
CARD_THIRD: Final = _("{third} of runners at {pace}")
CARD_ALT: Final = _("{label}: {verdict}, {braking}; middle third of runners {third}")
LIMIT_LEGEND: Final = ("limit", _("middle third of runners (modelled)"))
SENSOR: Final = _("It needs cadence and speed over steady level running.")

# What if
# Translators: {steps} and {length} are what is tried, {now} and {length_now} what is.
WHAT_IF_HEADING: Final = _("{steps} instead of {now} at {pace} would make each step {length} instead of {length_now}")
WHAT_IF_LEAD: Final = _(
    "The speed stays the same; only the steps change. Braking is worked out from a model of treadmill running. The "
    "load behind the kneecap is what studies of other runners found, carried to your change of cadence."
)
WHAT_IF_WORK: Final = _(
    "Studies differ in what they measure: with {more} % more steps on the road, runners' knees did {step} % less work "
    "a step and {km} % less a kilometre (grade {grade})."
)
WHAT_IF_UNTESTED: Final = _(
    "The braking is fitted between runners; whether one runner who changes cadence follows it was not tested."
)
WHAT_IF_PRICE: Final = _(
    "More steps at a speed cost more effort at first, and nobody knows whether they keep a knee from hurting."
)
WHAT_IF_CAPTION: Final = _("What more steps would do at your own paces")
WHAT_IF_ROW: Final = "{pace}, {more}"
NOW: Final = _("now")
LOAD_STEP_HEAD: Final = _("Kneecap load a step")
LOAD_FAR_HEAD: Final[Mapping[Units, str]] = MappingProxyType(
    {"metric": _("Kneecap load a km"), "imperial": _("Kneecap load a mile")}
)
GRADE_HEAD: Final = _("grade {grade}")
CONTROL: Final = _("Try a pace and a cadence")
PACE_LABEL: Final = _("Pace")
CADENCE_LABEL: Final = _("Cadence")
NOW_AT: Final = _("now {value}")
STEP_LABEL: Final = _("Step length")
CONTROL_UNSEEN: Final = _(
    "You did not run at this pace: your cadence there is read off a line through the paces you ran."
)
CONTROL_BEYOND: Final = _("This pace lies outside of the {fast} to {slow} behind the braking model.")
CONTROL_MOST: Final = _("That is more than is advised at this pace: {most} at most.")

# Load
# Translators: {share} as in "12 % longer".
LOAD_FROM_HISTORY: Final = _("{distance}, {share} than your longest run of the {days} days before")
LOAD_AS_LONG: Final = _("{distance}, as long as your longest run of the {days} days before")
LOAD_ALONE: Final = _("{distance} in this run; what that is for you needs your earlier runs")
LONGER: Final = _("{percent} longer")
SHORTER: Final = _("{percent} shorter")
LOAD_CAPTION: Final = _("Knee-loading indicators")
LOAD_HEADS: Final = (_("Indicator"), _("Value"))
LOAD_DISTANCE: Final = _("Distance of this run")
LOAD_LONGEST: Final = _("Longest run of the {days} days before")
LOAD_LONGEST_KNOWN: Final = _("Longest run that is known of the {days} days before")
LOAD_LONGEST_VALUE: Final = _("{distance}, on {date}")
LOAD_SPIKE: Final = _("This run against it, 90 % interval")
LOAD_BAND: Final = _("Class of the published study")
# Translators: classes as in "10 to 30 % (perhaps up to 10 %)".
LOAD_BANDS: Final = _("{band} (perhaps {others})")
LOAD_HAZARD: Final = _("Published hazard ratio of that class, 95 % interval")
LOAD_DOWNHILL: Final = _("Downhill")
LOAD_DOWNHILL_VALUE: Final = _("{distance}, {share} of the running")
LOAD_WEEK: Final = _("{days} days with this run")
LOAD_WEEK_BEFORE: Final = _("{days} days before those")
LOAD_SINCE: Final = _("Days since the last run")
LOAD_IN_A_ROW: Final = _("Days with a run, in a row")
LOAD_RUNS: Final = _("Earlier runs known within {days} days")
LOAD_NEEDS: Final = _("What would fill the rest")
LOAD_LEAD: Final = _("Indicators of what the knee has to carry, not a measure of it: {confidence}.")

# Knee
PLACES: Final[Mapping[KneePlace, str]] = MappingProxyType(
    {
        "front": _("at the front"),
        "outer": _("on the outer side"),
        "inner": _("on the inner side"),
        "below": _("below the kneecap"),
        "back": _("at the back"),
        "swollen": _("with swelling"),
        "locking": _("with locking"),
        "other": _("in another place"),
    }
)
KNEE_HEADING: Final = _("You told of knee pain {place}")
KNEE_PAIN: Final = _("You told of knee pain")
PAIN_TOLD: Final = _("Pain from 0 to 10: {numbers}.")
PAIN_DURING: Final = _("{value} during the run")
PAIN_AFTER: Final = _("{value} after it")
PAIN_NEXT: Final = _("{value} the next morning")
PAIN_BEFORE: Final = _("{value} before the run")
CONDITIONS_CAPTION: Final = _("Commonly associated with pain there; not a diagnosis")
CONDITION_HEADS: Final = (_("What it is called"), _("Where and when it hurts"), _("Commonly named with it"))
MATTERS: Final = _("What of this run matters for it")
PAIN_RULE: Final = _("The pain rule: {verdict}")
ADVICE: Final = _("What can be tried")
STRENGTH: Final = _("Strength")
EXERCISE: Final = "{what} ({dose})"

# Popular claims
CLAIMS_HEADING: Final = _("{count} popular claims, and what this run says to {assessed} of them")
CLAIMS_LEAD: Final = _("Open a claim to see what this run shows of it, and what the evidence says.")
NOT_ASSESSED: Final = _("not assessed from this file")
CLAIM_SHOWS: Final = _("This run shows")
CLAIM_SAYS: Final = _("The evidence says")
RESTS_ON: Final = _("Rests on")
UNKNOWN: Final = _("Not known: {unknown}")

# Stop box
STOP: Final = _("When to stop, and see someone")
SAME_DAY: Final = _("The same day, if")
APPOINTMENT: Final = _("By appointment, if")

_OVERSTRIDING: Final = _(
    "Landing with the foot far ahead of the body. A watch cannot see the foot: gait says whether steps and contact are "
    "long for the pace, which is a proxy."
)
_BRAKING: Final = _(
    "The push against your way that slows you at each landing, worked out from cadence and speed by a model of "
    "treadmill running, and given against that at the usual cadence."
)
_REACH: Final = _(
    "How far the ankle lands ahead of the pelvis, worked out from a measured contact time and speed, and given against "
    "what is usual on such a sensor or in this run: no length is claimed."
)
_KNEECAP: Final = _(
    "Force or stress between kneecap and thigh bone in a model of the leg; studies give its change, not yours."
)
TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "overstriding-term": (_("Overstriding"), _OVERSTRIDING),
        "braking-term": (_("Braking a step"), _BRAKING),
        "reach-term": (_("Reach"), _REACH),
        "kneecap-load-term": (_("Kneecap load"), _KNEECAP),
    }
)
