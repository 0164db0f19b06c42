"""The rule on sensors: two sources of one quantity that differ by more than their errors."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.assess.verdict import judged_speed_mps
from gait.assess.wording import percent, points, sentence, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, Severity, SourceComparison

_BALANCE: Final = "ground_contact_balance"
_ERRORS: Final = {
    "cadence_spm": "cadence_percent",
    "ground_contact_time_s": "contact_percent",
    "vertical_oscillation_m": "oscillation_percent",
    "speed_mps": "distance_percent",
    "step_length_m": "distance_percent",
}
"""Quantities whose sources are held against each other, and the name of the error that they may have.

Power is left out: makers mean different things by it.
"""
_CALLED: Final = {
    "cadence_spm": _("cadence"),
    "ground_contact_time_s": _("ground contact"),
    "vertical_oscillation_m": _("vertical oscillation"),
    "speed_mps": _("speed"),
    "step_length_m": _("step length"),
    _BALANCE: _("balance"),
}
_MATTERS: Final = frozenset({"cadence_spm", "speed_mps", "step_length_m"})
"""A conflict in these touches the main verdict; in the others, makers measure different things."""
_MADE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"speed and cadence": _("speed and cadence"), "derived": _("other quantities"), "modelled": _("a model")}
)
"""Sources that are no sensors, and what people call what they were worked out from."""
_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "device": _("the watch"),
        "watch": _("the watch"),
        "phone": _("the phone"),
        "treadmill": _("the treadmill"),
        "strap (chest)": _("the chest strap"),
        "pod (waist)": _("the pod at the waist"),
        "pod (foot_pod)": _("the foot pod"),
        "motion": _("the motion recording"),
    }
)
"""What people call the parts of the device itself; every other name is an app's or a maker's."""


def sensors_disagree(analysis: Analysis) -> Finding | None:
    """Fire where two sources of one quantity differ by more than the sensors' errors; the worst is told first."""
    apart = _apart(analysis)
    if not apart:
        return None
    worst = _worst(apart)
    severity: Severity = "notice" if worst.quantity in _MATTERS else "info"
    return Finding(
        rule="sensors_disagree",
        scope="run",
        severity=severity,
        confidence="high",
        verdict="sources differ" if _worked_out(worst) else "sensors disagree",
        value=worst.difference,
        low=worst.low,
        high=worst.high,
        unit=worst.unit,
        reference="{a}: {of_a}; {b}: {of_b}".format(**_both(analysis, worst)),
        message=f"{sentence(_told(worst))} {sentence(_means(analysis, worst))}{_others(apart, worst)}",
        advice=_advice(worst),
        check=_check(analysis, worst) if severity == "notice" else "",
        evidence=("sources_agree", "device_stryd", "device_gnss"),
    )


def _means(analysis: Analysis, worst: SourceComparison) -> str:
    return _("That is {of_a} from {a} and {of_b} from {b}").format(**_both(analysis, worst))


def conflict(analysis: Analysis) -> str | None:
    """Return the conflict that ``sensors_disagree`` tells as a clause: two sensors, or one and what others make of it.

    None where no two sources are in conflict, as in an analysis that another version wrote.
    """
    apart = _apart(analysis)
    return _told(_worst(apart)) if apart else None


def _told(worst: SourceComparison) -> str:
    what, gap = _CALLED[worst.quantity], _gap(worst)
    if not _worked_out(worst):
        return _("two sensors of {what} disagree by {gap}").format(what=what, gap=gap)
    measured, made = sorted((worst.a, worst.b), key=lambda name: name in _MADE_OF)
    return _("the {what} that {measured} measures and the one that {made} give differ by {gap}").format(
        what=what, measured=_named(measured), made=_named(made), gap=gap
    )


def _apart(analysis: Analysis) -> list[SourceComparison]:
    return sorted((each for each in analysis.sources_compared if excess(each) > 1), key=excess, reverse=True)


def _worst(apart: list[SourceComparison]) -> SourceComparison:
    return next((each for each in apart if each.quantity in _MATTERS), apart[0])


def _worked_out(each: SourceComparison) -> bool:
    """Tell whether one side is no sensor of its own, but worked out from others."""
    return each.a in _MADE_OF or each.b in _MADE_OF


def _named(source: str) -> str:
    """Return what people call a source: its part of the device, its app or maker, or what it was worked out from."""
    name = source.partition(" (")[0]
    return _MADE_OF.get(source) or _PARTS.get(source) or _PARTS.get(name) or name


def excess(each: SourceComparison) -> float:
    """Return the nearer end of the difference's interval in units of the sensors' errors; over 1 is a conflict.

    0 where the interval holds no difference, or the quantity has no error to compare with.
    """
    if each.low <= 0 <= each.high:
        return 0.0
    nearer = min(abs(each.low), abs(each.high))
    if each.quantity == _BALANCE:
        return 100 * nearer / EVIDENCE["sources_agree"].value("balance_points")
    error, level = _ERRORS.get(each.quantity), max(abs(each.mean_a), abs(each.mean_b))
    return 100 * nearer / level / EVIDENCE["sources_agree"].value(error) if error and level > 0 else 0.0


def _gap(each: SourceComparison) -> str:
    if each.quantity == _BALANCE:
        return points(abs(each.difference))
    return percent(abs(each.difference) / max(abs(each.mean_a), abs(each.mean_b)))


def _others(apart: list[SourceComparison], worst: SourceComparison) -> str:
    names = sorted({_CALLED[each.quantity] for each in apart if each is not worst} - {_CALLED[worst.quantity]})
    return _(" They also differ in {names}.").format(names=_(" and ").join(names)) if names else ""


def _advice(worst: SourceComparison) -> str:
    if worst.quantity in {"speed_mps", "step_length_m"}:
        return _(
            "Calibrate the sensor on a measured course, and compare only runs that took speed from the same source."
        )
    if worst.quantity == "cadence_spm":
        return _("Both cannot be right: count your steps for a minute while you run, and trust the one that agrees.")
    return _("Makers measure this at different places of the body. Compare only runs from the same sensor.")


def _check(analysis: Analysis, worst: SourceComparison) -> str:
    """Return how to tell on the next run which source to trust, or whether they have come together."""
    return _check_by_counting(analysis, worst) if worst.quantity == "cadence_spm" else _check_apart(analysis, worst)


def _check_by_counting(analysis: Analysis, worst: SourceComparison) -> str:
    speed = judged_speed_mps(analysis)
    error = EVIDENCE["sources_agree"].value("cadence_percent") / 100
    return _(
        "Hold that count{pace} against both: here {a} has {of_a} and {b} {of_b}. "
        "The one to trust lies within {error} of your count; more than that is no chance."
    ).format(
        pace="" if speed is None else _(" at {pace}").format(pace=wording_of(analysis).pace(speed)),
        error=percent(error),
        **_both(analysis, worst),
    )


def _check_apart(analysis: Analysis, worst: SourceComparison) -> str:
    error = EVIDENCE["sources_agree"].value(_ERRORS[worst.quantity]) / 100
    return _(
        "Look at both again in a run on that course: under {error} apart is the aim, for as much may be the sensors' "
        "own errors. Here {a} has {of_a} and {b} {of_b}, {gap} apart."
    ).format(error=percent(error), gap=_gap(worst), **_both(analysis, worst))


def _both(analysis: Analysis, worst: SourceComparison) -> dict[str, str]:
    """Return the names of the two sources and their means, as written."""
    of_a, of_b = (wording_of(analysis).amount(worst.quantity, mean) for mean in (worst.mean_a, worst.mean_b))
    return {"a": _named(worst.a), "of_a": of_a, "b": _named(worst.b), "of_b": of_b}
