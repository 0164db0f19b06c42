"""What people read for the keys of the data: one map for each kind of key, and the key itself where a map has none.

The data are in one language whoever reads them, so a verdict, a kind of sensor or the name of a pace is put into words
only where it is shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _
from gait.model.knee import PainVerdict
from gait.model.overstriding import OverstridingVerdict, Third
from gait.pages.numbers import TO

# What was judged
OVERSTRIDING: Final[Mapping[OverstridingVerdict, str]] = MappingProxyType(
    {
        "long steps, long contact": _("long steps, long contact"),
        "long steps": _("long steps"),
        "typical": _("typical"),
        "short steps": _("short steps"),
        "not sure": _("not sure"),
        "not measurable": _("not measurable"),
    }
)
THIRDS: Final[Mapping[Third, str]] = MappingProxyType(
    {
        "lowest third": _("lowest third"),
        "middle third": _("middle third"),
        "highest third": _("highest third"),
    }
)
PAIN: Final[Mapping[PainVerdict, str]] = MappingProxyType(
    {
        "within the rule": _("within the rule"),
        "above the rule": _("above the rule"),
        "not complete": _("not complete"),
    }
)
PACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: one of the runner's own paces, as in "easy, +5 %".
        "easy": _("easy"),
        # Translators: one of the runner's own paces.
        "steady": _("steady"),
        # Translators: one of the runner's own paces.
        "fast": _("fast"),
    }
)

# Where a value comes from
SENSOR_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wrist": _("wrist"),
        "gps": _("GPS"),
        "barometer": _("barometer"),
        "foot_pod": _("foot pod"),
        "chest": _("chest"),
        "waist": _("waist"),
        "phone": _("phone"),
        "treadmill": _("treadmill"),
    }
)
OWN_SENSORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wrist": _("watch (wrist)"),
        "gps": _("watch (GPS)"),
        "barometer": _("watch (barometer)"),
        "foot_pod": _("foot pod"),
        "chest": _("chest strap"),
        "waist": _("waist pod"),
        "phone": _("phone"),
        "treadmill": _("treadmill"),
    }
)
WATCH: Final = _("watch")
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "motion": _("motion recording"),
        "watch": WATCH,
        # Translators: what a device or app is called whose name was left out, as in "app (foot pod)".
        "app": _("app"),
        "phone": _("phone"),
        "pod": _("pod"),
        "sensor": _("sensor"),
        "strap": _("strap"),
        "treadmill": _("treadmill"),
    }
)
DERIVED: Final = _("worked out from others")
DERIVED_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "speed_mps": _("from distance and time"),
        "step_length_m": _("from speed and cadence"),
        "stride_length_m": _("from step length"),
        "flight_time_s": _("from contact and cadence"),
        "duty_factor": _("from contact and cadence"),
        "vertical_ratio": _("from oscillation and step length"),
        "leg_stiffness_n_per_m": _("modelled from contact"),
        "vertical_stiffness_n_per_m": _("modelled from contact"),
        "grade": _("from altitude and distance"),
    }
)
SOURCE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "watch (wrist)": OWN_SENSORS["wrist"],
        "watch (gps)": OWN_SENSORS["gps"],
        "watch (barometer)": OWN_SENSORS["barometer"],
        "phone": OWN_SENSORS["phone"],
        "treadmill": OWN_SENSORS["treadmill"],
        "strap (chest)": _("chest strap"),
        "pod (waist)": _("waist pod"),
        "pod (foot_pod)": _("foot pod"),
        "device": WATCH,
        "derived": _("worked out"),
        "speed and cadence": _("from speed and cadence"),
        "motion": _("motion recording"),
    }
)

NATIVE_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **SOURCE_NAMES,
        "strap (chest)": _("strap (chest)"),
        "pod (waist)": _("pod (waist)"),
        "pod (foot_pod)": _("pod (foot_pod)"),
        "device": _("device"),
    }
)
"""Sources of what a device says itself of landing, called by the device's own part."""

UNITS: Final[Mapping[str, str]] = MappingProxyType({"days": _("days"), "samples": _("samples")})
"""Units of a finding's number that are words."""

# How it was worked out
STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: what the program did first, with the recording.
        "clean": _("clean"),
        "segment": _("segment"),
        "measure": _("measure"),
        "match": _("match"),
        "difference": _("difference"),
        "interval": _("interval"),
        "sensors": _("sensors"),
        "line up": _("line up"),
        "compare": _("compare"),
        "motion": _("motion"),
        "join": _("join"),
    }
)
PARAMETERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: parameters of the method, each before its number, as in "gap 10 s".
        "alike": _("alike"),
        "block": _("block"),
        "by": _("by"),
        "change": _("change"),
        "factor": _("factor"),
        "gap": _("gap"),
        "gap_intervals": _("gap intervals"),
        "grade_run": _("grade run"),
        "high": _("high"),
        "least": _("least"),
        "least_confidence": _("least confidence"),
        "level_grade": _("level grade"),
        "low": _("low"),
        "offset": _("offset"),
        "rate": _("rate"),
        "ratio": _("ratio"),
        "run": _("run"),
        "smooth": _("smooth"),
        "speed_noise": _("speed noise"),
        "stored": _("stored"),
        "sure": _("sure"),
        "window": _("window"),
    }
)
STORED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "strides/min": _("strides/min"),
        "steps/min": _("steps/min"),
        "half steps/min": _("half steps/min"),
    }
)
VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {**STORED, "low": _("low"), "moderate": _("moderate"), "high": _("high")}
)
"""Values of parameters that are words."""
DECIDED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: what decided how cadence was stored, as in "by step length".
        "convention": _("convention"),
        "expectation": _("expectation"),
        "option": _("option"),
        "step length": _("step length"),
    }
)
OFFSET_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "file": _("from the file"),
        "position": _("from the first position"),
        "machine": _("from this computer's own zone"),
    }
)
ATHLETE_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {"option": _("the command"), "profile": _("your profile"), "file": _("the watch's profile")}
)


def load_band(band: str) -> str:
    """Return a class of runs longer than the longest before: ``10 to 30 %``, or open to one side."""
    for start, said in (("up to ", _("up to {share}")), ("over ", _("over {share}"))):
        if band.startswith(start):
            return said.format(share=band.removeprefix(start))
    low, between, high = band.partition(" to ")
    return TO.format(low=low, high=high) if between else band
