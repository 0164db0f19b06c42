"""The numbers of a validation as the rows of evidence hold them, rounded to the digits that are kept there."""

from collections.abc import Mapping

from gait.validation.noise import NoiseEffect
from gait.validation.refitting import Refit
from gait.validation.scores import Score

Kept = Mapping[str, float]
"""Numbers of a row by name."""


def as_evidence(refits: Mapping[str, Refit], noise: tuple[NoiseEffect, ...]) -> dict[str, Kept]:
    """Return the numbers that a folder's runners give for each row of evidence that rests on such runners.

    Parameters
    ----------
    refits : mapping
        The models that could be fitted, by name.
    noise : tuple of NoiseEffect
        What noise of contact time does; empty without the reach model.

    """
    rows: dict[str, Kept] = {}
    if "braking" in refits:
        found = refits["braking"]
        rows["braking_model"] = _braking(found)
        rows["braking_third"] = _area(found.scores.area)
    if "reach" in refits:
        found = refits["reach"]
        rows["reach_model"] = _reach(found)
        rows["reach_third"] = _area(found.scores.area)
    if noise:
        rows["contact_noise"] = _noise(noise)
    return rows


def _braking(found: Refit) -> Kept:
    scores = found.scores
    return {
        **_exponents(found, "cadence"),
        "relative_error_percent": round(100 * scores.relative.value, 1),
        "speed_alone_percent": round(100 * scores.relative_alone.value, 1),
        **_spread(found),
    }


def _reach(found: Refit) -> Kept:
    scores = found.scores
    return {
        **_exponents(found, "product"),
        "rmse_mm": round(1000 * scores.rmse.value, 1),
        "speed_alone_mm": round(1000 * scores.rmse_alone.value, 1),
        **_spread(found),
    }


def _exponents(found: Refit, first: str) -> Kept:
    coefficients, alone = found.coefficients, found.alone
    return {
        "intercept": round(coefficients["intercept"].value, 4),
        f"{first}_exponent": round(coefficients[first].value, 4),
        f"{first}_exponent_low": round(coefficients[first].low, 2),
        f"{first}_exponent_high": round(coefficients[first].high, 2),
        "speed_exponent": round(coefficients["speed"].value, 4),
        "speed_alone_intercept": round(alone["intercept"].value, 4),
        "speed_alone_exponent": round(alone["speed"].value, 4),
    }


def _spread(found: Refit) -> Kept:
    return {"residual_sd_log": round(found.spread_log, 3), "interval_90_log": round(found.interval_log, 3)}


def _area(area: Score) -> Kept:
    return {"area": round(area.value, 2), "low": round(area.low, 2), "high": round(area.high, 2)}


def _noise(noise: tuple[NoiseEffect, ...]) -> Kept:
    kept: dict[str, float] = {}
    for each in noise:
        milliseconds = f"{1000 * each.noise_s:.0f}_ms"
        kept[f"r_at_{milliseconds}"] = round(each.correlation, 2)
        kept[f"rmse_mm_at_{milliseconds}"] = round(1000 * each.rmse_m, 1)
        kept[f"area_at_{milliseconds}"] = round(each.area, 2)
    return kept
