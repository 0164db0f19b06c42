"""Unit-proof cadence: whether the file stores strides, steps or half steps a minute.

Decided once a file and channel, never a sample: by the agreement with speed over step length where the file has it,
else with what is to be expected at the runner's speeds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np

from gait.clean.notes import with_columns
from gait.model import Activity, Confidence, FloatArray, Note, UnitDecision, quantity_of
from gait.norms import expected_cadence_spm

StoredAs: TypeAlias = Literal["strides", "steps", "half-steps"]

CONVENTION_FACTOR = 2.0
"""Readers multiply by this, because FIT defines cadence as strides a minute, and GPX and TCX follow by custom."""

FACTORS: Mapping[StoredAs, float] = MappingProxyType({"strides": 2.0, "steps": 1.0, "half-steps": 0.5})
"""Steps a minute = stored x factor."""

LABELS: Mapping[StoredAs, str] = MappingProxyType(
    {"strides": "strides/min", "steps": "steps/min", "half-steps": "half steps/min"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceUnitParameters:
    """Parameters of the decision.

    The speeds leave out the band in which people both walk and run; ``walking_spm`` is only good enough to tell a
    factor of two.
    ``moderate`` and ``high`` are the log-likelihood margins over the second choice for those confidences.
    """

    stored_as: StoredAs | None = None
    slowest_mps: float = 0.7
    walking_below_mps: float = 1.8
    running_above_mps: float = 2.3
    fastest_mps: float = 6.0
    walking_spm: float = 112.0
    unknown_speed_spm: float = 165.0
    sd_spm: float = 14.0
    moderate: float = 2.0
    high: float = 6.0
    agreement: float = 0.25
    usable_samples: int = 5
    priority: tuple[StoredAs, ...] = field(default=("strides", "steps", "half-steps"))


def prove_cadence_unit(activity: Activity, parameters: CadenceUnitParameters) -> tuple[Activity, UnitDecision | None]:
    """Return the activity with every cadence in steps a minute, and the decision on its best covered cadence.

    None where the file has no cadence; ``--cadence-unit`` (``stored_as``) overrides everything.
    """
    names = [name for name in activity.columns if quantity_of(name) == "cadence_spm" and activity.has(name)]
    names.sort(key=lambda name: (-int(np.isfinite(activity.columns[name]).sum()), name))
    decisions = {name: decide_cadence_unit(activity, name, parameters) for name in names}
    columns, notes = {}, []
    for name, decision in decisions.items():
        columns[name] = activity.columns[name] * (decision.factor / CONVENTION_FACTOR)
        if decision.factor != CONVENTION_FACTOR:
            message = f"Cadence is stored as {decision.stored}, not strides/min (decided by {decision.by})."
            notes.append(Note(code="cadence_unit", message=message, samples=len(activity.time_s)))
    return with_columns(activity, columns, *notes), next(iter(decisions.values()), None)


def decide_cadence_unit(activity: Activity, name: str, parameters: CadenceUnitParameters) -> UnitDecision:
    """Return how a cadence column is stored.

    Parameters
    ----------
    activity : Activity
        With speed where it can be had; the column is 2 x stored, as readers deliver it.
    name : str
        The column, such as ``cadence_spm`` or ``cadence_spm@Stryd``.
    parameters : CadenceUnitParameters
        What is given and what counts as sure.

    Returns
    -------
    UnitDecision
        ``by`` says what decided; ``convention`` where nothing could, with low confidence.

    """
    stored = activity.columns[name] / CONVENTION_FACTOR
    if parameters.stored_as is not None:
        return _decision(parameters.stored_as, "option", "high")
    ratio = _against_step_length(activity, stored, parameters)
    if ratio is not None:
        return ratio
    return _against_expectation(activity, stored, parameters)


def _decision(stored_as: StoredAs, by: str, confidence: Confidence, ratio: float | None = None) -> UnitDecision:
    return UnitDecision(stored=LABELS[stored_as], factor=FACTORS[stored_as], by=by, confidence=confidence, ratio=ratio)


def _against_step_length(
    activity: Activity, stored: FloatArray, parameters: CadenceUnitParameters
) -> UnitDecision | None:
    speed, step = activity.column("speed_mps"), activity.column("step_length_m")
    usable = (speed > parameters.slowest_mps) & (stored > 0) & (step > 0)
    if usable.sum() < parameters.usable_samples:
        return None
    per_factor = float(np.median(stored[usable] * step[usable] / (60 * speed[usable])))
    ratios = {choice: per_factor * FACTORS[choice] for choice in parameters.priority}
    best = min(ratios, key=lambda choice: abs(np.log(ratios[choice])))
    if abs(np.log(ratios[best])) > parameters.agreement:
        return None
    return _decision(best, "step length", "high", round(ratios[best], 4))


def _against_expectation(activity: Activity, stored: FloatArray, parameters: CadenceUnitParameters) -> UnitDecision:
    speed = activity.column("speed_mps")
    expected = _expected_spm(speed, parameters)
    usable = np.isfinite(expected) & (stored > 0)
    if usable.sum() < parameters.usable_samples:
        return _decision("strides", "convention", "low")
    misses = {
        choice: float(np.median(((stored[usable] * FACTORS[choice] - expected[usable]) / parameters.sd_spm) ** 2)) / 2
        for choice in parameters.priority
    }
    best, second = sorted(misses, key=lambda choice: misses[choice])[:2]
    margin = misses[second] - misses[best]
    if margin < parameters.moderate:
        return _decision("strides", "convention", "low")
    ratio = float(np.median(stored[usable] * FACTORS[best] / expected[usable]))
    sure: Confidence = "high" if margin >= parameters.high else "moderate"
    return _decision(best, "expectation", sure, round(ratio, 4))


def _expected_spm(speed: FloatArray, parameters: CadenceUnitParameters) -> FloatArray:
    if not np.isfinite(speed).any():
        return np.full(len(speed), parameters.unknown_speed_spm)
    walking = (speed >= parameters.slowest_mps) & (speed < parameters.walking_below_mps)
    running = (speed >= parameters.running_above_mps) & (speed <= parameters.fastest_mps)
    expected: FloatArray = np.where(
        running, expected_cadence_spm(speed, None), np.where(walking, parameters.walking_spm, np.nan)
    )
    return expected
