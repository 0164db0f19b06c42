"""The rule on downhill running: how much of the run it was, and the form on it shown apart."""

from typing import Final

from gait.assess.wording import distance, percent, points, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, KneePlace

MUCH_DOWNHILL: Final = "much downhill"
"""What the finding calls a clear share."""
DOWNHILL_PLACES: Final[frozenset[KneePlace]] = frozenset({"front", "outer", "below", "back"})
"""Places of the knee that are commonly said to hurt more on a descent."""
_BASIS: Final = ("downhill_share", "downhill_knee", "hills_cadence")
_ADVICE_BASIS: Final = ("knee_places", "pain_rule", "pain_progress")
_WAYS: Final = {
    "speed_mps": _("at {amount}"),
    "cadence_spm": "{amount}",
    "step_length_m": _("steps of {amount}"),
    "ground_contact_time_s": _("{amount} of contact"),
}
"""How the form on a class of terrain is told."""
_ROW: Final = EVIDENCE["downhill_share"].values
_DIGITS: Final = 9
"""Decimals of a share that count."""


def load_downhill(analysis: Analysis) -> Finding | None:
    """Fire where a good part of the running went downhill, or may have; with the form on it apart."""
    share, metres = analysis.load.downhill_share, analysis.load.downhill_distance_m
    error = _ROW["barometer_error" if _has_barometer(analysis) else "other_error"]
    if share is None or metres is None or round(share + error, _DIGITS) < _ROW["much"]:
        return None
    clear = round(share - error, _DIGITS) >= _ROW["much"]
    bothers = clear and _hurts_downhill(analysis)
    return Finding(
        rule="load_downhill",
        scope="run",
        severity="notice" if bothers else "info",
        confidence="moderate" if clear and _has_barometer(analysis) else "low",
        verdict=MUCH_DOWNHILL if clear else "not sure",
        value=share,
        low=max(share - error, 0.0),
        high=min(share + error, 1.0),
        unit="1",
        reference=_("much is {much} and more").format(much=percent(_ROW["much"])),
        message=_message(analysis, clear=clear),
        advice=_level_courses(analysis, metres) if bothers else "",
        check=_check(analysis, share, error) if bothers else "",
        evidence=(*_BASIS, *(_ADVICE_BASIS if bothers else ())),
    )


def downhill_part(analysis: Analysis) -> str | None:
    """Return the downhill part as a clause, ``3.0 km of 9.8 km (31 %)``, or None where slopes are not known."""
    share, metres = analysis.load.downhill_share, analysis.load.downhill_distance_m
    if share is None or metres is None:
        return None
    whole = sum(each.distance_m or 0.0 for each in analysis.terrain.values())
    return _("{metres} of {whole} ({share})").format(
        metres=distance(analysis, metres), whole=distance(analysis, whole), share=percent(share)
    )


def _has_barometer(analysis: Analysis) -> bool:
    altitude = analysis.summary.get("altitude_m")
    return altitude is not None and altitude.sensor == "barometer"


def _hurts_downhill(analysis: Analysis) -> bool:
    pain = analysis.knee.pain
    return pain is not None and pain.place in DOWNHILL_PLACES


def _message(analysis: Analysis, *, clear: bool) -> str:
    doubt = "" if clear else _(" The altitude is too uncertain to say whether that is much.")
    went = _("Of your running, {downhill_part} went downhill{steepness}.{doubt}").format(
        downhill_part=downhill_part(analysis), steepness=_steepness(analysis), doubt=doubt
    )
    return _("{went}{form_apart} On a descent the knee takes up more power than on the level.").format(
        went=went, form_apart=_form_apart(analysis)
    )


def _steepness(analysis: Analysis) -> str:
    downhill = analysis.terrain.get("downhill")
    return (
        _(", at {grade} on average").format(grade=percent(abs(downhill.grade))) if downhill and downhill.grade else ""
    )


def _form_apart(analysis: Analysis) -> str:
    there, level = (form_on(analysis, name) for name in ("downhill", "level"))
    if not there:
        return ""
    return (
        _(" There you ran {there}; on the level {level}.").format(there=there, level=level)
        if level
        else _(" There you ran {there}.").format(there=there)
    )


def form_on(analysis: Analysis, terrain: str) -> str:
    """Return pace, cadence, step length and contact on a class of terrain, as far as they are known."""
    stretch, said = analysis.terrain.get(terrain), wording_of(analysis)
    means = {name: each.mean for name, each in stretch.values.items() if each.mean > 0} if stretch else {}
    told = {name: way.format(amount=said.amount(name, means[name])) for name, way in _WAYS.items() if name in means}
    pace, form = told.pop("speed_mps", ""), _(" and ").join(told.values())
    return _(" with ").join(filter(None, (pace, form)))


def _check(analysis: Analysis, share: float, error: float) -> str:
    """Return how to check the course of the next run: its downhill part, and how far the altitude is off."""
    return _(
        "Look at the downhill part of your next run: next to none is the aim, after {part} here. "
        "The altitude may put that share off by {error}, so {close} would be no clear change."
    ).format(part=downhill_part(analysis), error=points(error), close=percent(max(share - error, 0.0)))


def _level_courses(analysis: Analysis, metres: float) -> str:
    return _(
        "While the knee hurts, take level courses: leave out descents like the {metres} of this run, and "
        "bring hills back last."
    ).format(metres=distance(analysis, metres))
