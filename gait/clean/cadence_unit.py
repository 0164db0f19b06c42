"""Unit-proof cadence: whether the file stores strides, steps or half steps a minute.

Decided once a file and channel, never a sample: by the agreement with speed over step length where the file has it,
else with what is to be expected at the runner's speeds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np

from gait.clean.notes import said, with_columns
from gait.language import _
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

    Between ``slowest_run_mps`` and ``fastest_walk_mps`` people both walk and run, and the nearer of the two counts;
    ``walking_spm`` is only good enough to tell a factor of two; ``running_mps`` is where the norm holds.
    ``moderate`` and ``high`` are the log-likelihood margins over the second choice for those confidences.
    """

    stored_as: StoredAs | None = None
    slowest_mps: float = 0.7
    slowest_run_mps: float = 1.3
    fastest_walk_mps: float = 2.3
    fastest_mps: float = 7.0
    running_mps: tuple[float, float] = (1.5, 6.5)
    walking_spm: float = 112.0
    unknown_speed_spm: float = 165.0
    sd_spm: float = 14.0
    moderate: float = 2.0
    high: float = 6.0
    agreement: float = 0.25
    usable_samples: int = 5
    priority: tuple[StoredAs, ...] = field(default=("strides", "steps", "half-steps"))


def prove_cadence_unit(
    activity: Activity, parameters: CadenceUnitParameters
) -> tuple[Activity, Mapping[str, UnitDecision]]:
    """Return the activity with every cadence in steps a minute, and the decision on each column, best covered first.

    What the user says (``stored_as``) is taken at its word for the device's own cadence, or for the only one.
    """
    names = [name for name in activity.columns if quantity_of(name) == "cadence_spm" and activity.has(name)]
    names.sort(key=lambda name: (-int(np.isfinite(activity.columns[name]).sum()), name))
    told = "cadence_spm" if "cadence_spm" in names else next(iter(names), None)
    proving = replace(parameters, stored_as=None)
    decisions = {name: decide_cadence_unit(activity, name, parameters if name == told else proving) for name in names}
    columns, notes = {}, []
    for name, decision in decisions.items():
        columns[name] = activity.columns[name] * (decision.factor / CONVENTION_FACTOR)
        if decision.factor != CONVENTION_FACTOR:
            message = _("{said} is stored as {stored}, not strides/min (decided by {by}).").format(
                said=said(name), stored=_(decision.stored), by=_(decision.by)
            )
            notes.append(Note(code="cadence_unit", message=message, samples=len(activity.time_s)))
    return with_columns(activity, columns, *notes), decisions


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
    speed_unknown = not np.isfinite(speed).any()
    usable = (stored > 0) & (speed_unknown | ((speed >= parameters.slowest_mps) & (speed <= parameters.fastest_mps)))
    if usable.sum() < parameters.usable_samples:
        return _decision("strides", "convention", "low")
    spoken = {choice: stored[usable] * FACTORS[choice] for choice in parameters.priority}
    misses = {
        choice: float(np.median((_misses_spm(cadence, speed[usable], parameters) / parameters.sd_spm) ** 2)) / 2
        for choice, cadence in spoken.items()
    }
    best, second = sorted(misses, key=lambda choice: misses[choice])[:2]
    margin = misses[second] - misses[best]
    if margin < parameters.moderate:
        return _decision("strides", "convention", "low")
    sure: Confidence = "high" if margin >= parameters.high else "moderate"
    return _decision(best, "expectation", sure)


def _misses_spm(stored: FloatArray, speed: FloatArray, parameters: CadenceUnitParameters) -> FloatArray:
    """Return how far each cadence lies from a usual one at its speed, walking or running, whichever is nearer."""
    if not np.isfinite(speed).any():
        return stored - parameters.unknown_speed_spm
    slow, fast = parameters.running_mps
    running = expected_cadence_spm(np.clip(speed, slow, fast), None)
    run = np.where(speed >= parameters.slowest_run_mps, np.abs(stored - running), np.inf)
    walk = np.where(speed <= parameters.fastest_walk_mps, np.abs(stored - parameters.walking_spm), np.inf)
    nearest: FloatArray = np.minimum(run, walk)
    return nearest
