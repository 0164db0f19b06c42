"""Rules on contact, oscillation, ratio and balance: where they lie among the maker's runners, as context.

A maker's band is for its own sensors, and mixes all speeds: it places a number, it does not grade a runner.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.assess.verdict import judged_speed_mps
from gait.assess.wording import points, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Confidence, Estimate, Finding, Sensor
from gait.norms import expected_contact_time_s

_AT: Final = {"chest": _("chest"), "waist": _("waist")}
"""Where a sensor is worn, as said to the runner."""
_EVEN: Final = 0.5
_MAKERS: Final = frozenset({"garmin", "dynastream"})
"""Who makes the sensors that the gauges are for; Dynastream is the same maker's sensor house."""
_NAMES: Final = ("HRM-", "HRM4-", "Running Dynamics Pod")
"""How that maker's straps and pods are called where a file names no maker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A maker's percentiles for a quantity, by sensor family.

    ``factor`` turns the SI value into the unit of the rows, ``digits`` is how finely the maker shows it; ``speed`` says
    how pace confounds it.
    """

    quantity: str
    subject: str
    rows: Mapping[str, str]
    factor: float
    digits: int
    less: str
    more: str
    verdicts: tuple[str, str]
    speed: str
    evidence: tuple[str, ...]


GAUGES: Final[Mapping[str, Gauge]] = MappingProxyType(
    {
        "contact_gauge": Gauge(
            quantity="ground_contact_time_s",
            subject=_("ground contact"),
            rows={"chest": "garmin_contact", "waist": "garmin_contact"},
            factor=1000.0,
            digits=0,
            less=_("shorter"),
            more=_("longer"),
            verdicts=("shorter", "longer"),
            speed=_("Contact gets shorter as you run faster"),
            evidence=("device_chest", "contact_curve", "economy_single_variables", "duty_factor_injury"),
        ),
        "oscillation_gauge": Gauge(
            quantity="vertical_oscillation_m",
            subject=_("vertical oscillation"),
            rows={"chest": "garmin_oscillation_chest", "waist": "garmin_oscillation_waist"},
            factor=100.0,
            digits=1,
            less=_("smaller"),
            more=_("larger"),
            verdicts=("smaller", "larger"),
            speed=_("Oscillation changes with pace, and mostly follows cadence"),
            evidence=("device_chest", "oscillation_is_cadence"),
        ),
        "ratio_gauge": Gauge(
            quantity="vertical_ratio",
            subject=_("vertical ratio"),
            rows={"chest": "garmin_ratio_chest", "waist": "garmin_ratio_waist"},
            factor=100.0,
            digits=1,
            less=_("smaller"),
            more=_("larger"),
            verdicts=("smaller", "larger"),
            speed=_("The ratio falls as you run faster, for steps get longer"),
            evidence=("device_chest", "oscillation_is_cadence"),
        ),
    }
)


def gauge_rule(name: str) -> Callable[[Analysis], Finding | None]:
    """Return the rule of a gauge: it fires only for the maker and the kinds of sensor that the gauge is for."""
    gauge = GAUGES[name]

    def rule(analysis: Analysis) -> Finding | None:
        measured = analysis.summary.get(gauge.quantity)
        row = gauge.rows.get(measured.sensor) if measured else None
        if measured is None or row is None or not from_the_maker(analysis, measured):
            return None
        return _placed(name, gauge, measured, row, analysis)

    return rule


def from_the_maker(analysis: Analysis, measured: Estimate) -> bool:
    """Tell whether the gauges' maker made the sensor: the one of that family in the file, else the watch.

    A field that an app added is the app's, whoever made the watch.
    """
    if measured.origin.startswith("developer:"):
        return False
    named = [each for each in analysis.source.sensors if each.family == measured.sensor]
    return any(map(_is_the_makers, named)) if named else _is_maker(analysis.source.manufacturer)


def _is_the_makers(sensor: Sensor) -> bool:
    return _is_maker(sensor.manufacturer) or (sensor.manufacturer is None and sensor.name.startswith(_NAMES))


def _is_maker(name: str | None) -> bool:
    return name is not None and name.casefold() in _MAKERS


def _placed(name: str, gauge: Gauge, measured: Estimate, row: str, analysis: Analysis) -> Finding:
    place, low, high = (place_in_gauge(gauge, row, value) for value in (measured.mean, measured.low, measured.high))
    sure: Confidence = "moderate" if low == high else "low"
    words = _place_words(gauge, row)
    doubt = "" if low == high else _(" The sensor's own error reaches into the neighbouring bands.")
    said = wording_of(analysis)
    edges = [said.amount(gauge.quantity, edge / gauge.factor) for edge in EVIDENCE[row].values.values()]
    numbers, unit = ", ".join(edge.partition(" ")[0] for edge in edges), edges[0].partition(" ")[2]
    return Finding(
        rule=name,
        scope="run",
        severity="info",
        confidence=sure,
        verdict=_verdicts(gauge, row)[place],
        value=measured.mean,
        low=measured.low,
        high=measured.high,
        unit=measured.unit,
        reference=_("maker's band edges for a sensor at the {sensor}: {numbers} {unit}").format(
            sensor=_AT.get(measured.sensor, measured.sensor), numbers=numbers, unit=unit
        ),
        message=_(
            "Your {subject} of {mean} is {words} among the maker's runners.{doubt} {speed}{at_pace}, and those "
            "bands mix all paces."
        ).format(
            subject=gauge.subject,
            mean=said.amount(gauge.quantity, measured.mean),
            words=words[place],
            doubt=doubt,
            speed=gauge.speed,
            at_pace=_at_pace(gauge, analysis),
        ),
        advice=_("Compare it with your own runs on this sensor, at the same pace."),
        evidence=(row, *gauge.evidence),
    )


def place_in_gauge(gauge: Gauge, row: str, value: float) -> int:
    """Return the band that a value (SI) falls in: 0 is the lowest 5 % of the maker's runners, 4 the highest.

    A value is rounded as the maker shows it, and an edge belongs to the band towards the middle of the lowest: the
    first band ends below the first edge, every other band holds its upper edge.
    """
    shown = round(value * gauge.factor, gauge.digits)
    edges = tuple(EVIDENCE[row].values.values())
    return 0 if shown < edges[0] else max(1, bisect_left(edges, shown))


def _verdicts(gauge: Gauge, row: str) -> tuple[str, ...]:
    """Return what a finding calls each band; the row's numbers are named for their percentiles (``p30``)."""
    lowest, low, middle, high, highest = _shares(row)
    less, more = gauge.verdicts
    return (
        f"{less} than that of {lowest} %",
        f"{less} than that of {low} %",
        f"in the middle {middle} %",
        f"{more} than that of {high} %",
        f"{more} than that of {highest} %",
    )


def _place_words(gauge: Gauge, row: str) -> tuple[str, ...]:
    """Return the same as said to the runner."""
    less, more = (_("{less} than that of {share} %"), _("{more} than that of {share} %"))
    lowest, low, middle, high, highest = _shares(row)
    return (
        less.format(less=gauge.less, share=lowest),
        less.format(less=gauge.less, share=low),
        _("in the middle {share} %").format(share=middle),
        more.format(more=gauge.more, share=high),
        more.format(more=gauge.more, share=highest),
    )


def _shares(row: str) -> tuple[int, int, int, int, int]:
    """Return, in percent, the runners that each band lies beyond, and those in the middle one."""
    lowest, low, high, highest = (int(name[1:]) for name in EVIDENCE[row].values)
    return 100 - lowest, 100 - low, high - low, high, highest


def _at_pace(gauge: Gauge, analysis: Analysis) -> str:
    speed, said = judged_speed_mps(analysis), wording_of(analysis)
    if gauge.quantity != "ground_contact_time_s" or speed is None:
        return ""
    expected = float(expected_contact_time_s(speed))
    usual = _(" (about {expected} is usual on watches at {pace})").format(
        expected=said.amount(gauge.quantity, expected), pace=said.pace(speed)
    )
    return usual if expected == expected else ""  # noqa: PLR0124 - NaN where nobody runs at that speed


def balance(analysis: Analysis) -> Finding | None:
    """Fire where contact balance is measured at the chest or waist: describe it, never alarm."""
    measured = analysis.summary.get("ground_contact_balance")
    if measured is None or measured.sensor not in {"chest", "waist"}:
        return None
    healthy = EVIDENCE["balance_healthy"].value("p95") / 100
    off = abs(measured.mean - _EVEN)
    verdict = _balance_verdict(measured, healthy)
    return Finding(
        rule="balance",
        scope="run",
        severity="info",
        confidence="moderate" if verdict != "not sure" else "low",
        verdict=verdict,
        value=measured.mean,
        low=measured.low,
        high=measured.high,
        unit=measured.unit,
        reference=_("95 % of healthy runners lie within {healthy} of 50 %").format(healthy=points(healthy)),
        message=_("Your left foot takes {mean:.1f} % of the ground contact, {off} from even. {place}").format(
            mean=100 * measured.mean, off=points(off), place=_BALANCE_WORDS.get(verdict) or _unsure_balance(off)
        ),
        advice=_(
            "Slopes, bends and the strap's fit move it. It means something if it stays over several level runs; "
            "differences between the legs have not been linked to more injury."
        ),
        evidence=("balance_healthy", "garmin_balance", "asymmetry_not_injury"),
    )


def _balance_verdict(measured: Estimate, healthy: float) -> str:
    if measured.low > _EVEN + healthy or measured.high < _EVEN - healthy:
        return "beyond most healthy runners"
    if measured.low >= _EVEN - healthy and measured.high <= _EVEN + healthy:
        return "as in most healthy runners"
    return "not sure"


_BALANCE_WORDS: Final = {
    "beyond most healthy runners": _("That is further than in 95 % of healthy runners on a treadmill."),
    "as in most healthy runners": _("Most healthy runners are that close to even."),
}


def _unsure_balance(off: float) -> str:
    """Return where the mean lies: at the edge from half-way between the healthy median and 95th percentile on."""
    row = EVIDENCE["balance_healthy"]
    if 100 * off < (row.value("median") + row.value("p95")) / 2:
        return _("That is close to even; the sensor's error is too wide to say more.")
    return _("With the sensor's error, that is at the edge of what most healthy runners show.")
