"""Whether more steps are suggested, and which cadence to try, at the runner's own paces.

More steps are suggested to a runner whose cadence is low for the pace, and to one with pain in front of the knee whose
cadence is not clearly above the expectation already; to nobody else, never uphill, and never fewer steps to anybody.
"""

import math
from bisect import bisect_left
from itertools import accumulate
from typing import Final, Literal, TypeAlias

from gait import norms
from gait.assess.pain import box_first, most, pain_rule
from gait.assess.verdict import CadenceVerdict, cadence_verdict, level_bins_by_speed, one_sd_spm
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import ALL_RUNNING, Analysis, SpeedBin, Target

Occasion: TypeAlias = Literal["low", "front knee"]
"""Why more steps are suggested."""

PACES: Final = tuple(EVIDENCE["own_paces"].values.items())
"""The name of a pace, and the share of the running that is slower."""


def targets(analysis: Analysis) -> tuple[Target, ...]:
    """Return a cadence to try at the runner's easy, steady and fast pace, and the step length that it gives.

    Parameters
    ----------
    analysis : Analysis
        With cadence by speed; findings and targets are not needed.

    Returns
    -------
    tuple of Target
        Slowest pace first; empty unless more steps are suggested (``occasion``).
        A pace without room for a change that can be seen, or too slow or fast for the expectation, is left out.

    References
    ----------
    Rows ``step_rate_advice`` and ``front_knee_advice`` of ``gait.evidence``.

    """
    if not analysis.running.enough or occasion(analysis) is None:
        return ()
    aimed = (_target(name, each, analysis.athlete.height_m) for name, each in own_paces(analysis).items())
    return tuple(target for target in aimed if target is not None)


def occasion(analysis: Analysis) -> Occasion | None:
    """Return why this runner is offered more steps, or None where they are not.

    A low cadence that was judged on hills, for want of level running, is no occasion, and nothing is while the knee
    needs somebody to look at it first.
    """
    found = cadence_verdict(analysis)
    if found is None or see_to_the_knee(analysis) or mostly_on_slopes(analysis):
        return None
    if found.verdict == "low":
        return "low"
    return "front knee" if hurts_in_front(analysis) and _may_rise(found) else None


def hurts_in_front(analysis: Analysis) -> bool:
    """Tell whether the runner told of pain in front of the knee."""
    return analysis.knee.pain is not None and analysis.knee.pain.place == "front"


def waits_for_the_knee(analysis: Analysis) -> bool:
    """Tell whether more steps are to wait until the knee is within the pain rule."""
    pain = analysis.knee.pain
    if pain is None:
        return False
    rule = pain_rule(analysis, pain)
    above = rule is not None and rule.verdict == "above the rule"
    return above or most(pain) > EVIDENCE["pain_rule"].value("most_during")


def price_of_more_steps() -> str:
    """Return what rises instead when steps get more, and when to stop: it stands beside every such advice."""
    limit = _("{most:.0f} of 10").format(most=EVIDENCE["calf_stop"].value("most"))
    return _(
        "It costs more effort at first, and calf, Achilles tendon and hip flexors take more of the work. Go "
        "back to your own steps if calf or Achilles tendon hurts more than {limit}."
    ).format(limit=limit)


def see_to_the_knee(analysis: Analysis) -> bool:
    """Tell whether the knee wants a look before anything is tried: swollen, locking, or very painful."""
    return analysis.knee.pain is not None and box_first(analysis.knee.pain)


def _may_rise(found: CadenceVerdict) -> bool:
    """Tell whether cadence is judged, and its whole interval lies below where no more steps are offered."""
    judged = found.reason in {"clear", "edge"}
    return judged and found.high_spm < EVIDENCE["front_knee_advice"].value("below_sd") * one_sd_spm()


def mostly_on_slopes(analysis: Analysis) -> bool:
    """Tell whether cadence is judged over all running, and most of that is uphill or downhill."""
    level = analysis.terrain.get("level")
    everywhere = analysis.cadence.judged_over == ALL_RUNNING and bool(analysis.terrain)
    return everywhere and (level.running_s if level else 0.0) < analysis.running.settled_s / 2


def first_step_spm(now_spm: float, speed_mps: float, height_m: float | None) -> float | None:
    """Return the cadence to try first, or None where there is no room for a change that can be seen."""
    return _raised(now_spm, speed_mps, height_m, EVIDENCE["step_rate_advice"].value("first_percent"))


def last_step_spm(now_spm: float, speed_mps: float, height_m: float | None) -> float | None:
    """Return the most that the cadence should come to, or None where there is no room."""
    return _raised(now_spm, speed_mps, height_m, EVIDENCE["step_rate_advice"].value("most_percent"))


def _raised(now_spm: float, speed_mps: float, height_m: float | None, percent: float) -> float | None:
    if not norms.expectation_holds(speed_mps):
        return None
    row = EVIDENCE["step_rate_advice"]
    cap = float(norms.expected_cadence_spm(speed_mps, height_m)) + row.value("cap_above_spm")
    raised = math.floor(min(now_spm * (1 + percent / 100), cap))
    return raised if raised - now_spm >= EVIDENCE["change_to_report"].value("cadence_spm") else None


def _target(name: str, at: SpeedBin, height_m: float | None) -> Target | None:
    aim = first_step_spm(at.cadence_spm, at.speed_mps, height_m)
    if aim is None:
        return None
    step = 60.0 * at.speed_mps / aim
    return Target(pace=name, speed_mps=at.speed_mps, now_spm=at.cadence_spm, cadence_spm=aim, step_length_m=step)


def own_paces(analysis: Analysis) -> dict[str, SpeedBin]:
    """Return the band of speed at each pace; where paces share a band, the steady one keeps it."""
    bins = level_bins_by_speed(analysis)
    picked = {name: _at_share(bins, share) for name, share in PACES} if bins else {}
    middle = picked.get("steady")
    kept = {name: each for name, each in picked.items() if name == "steady" or each != middle}
    return dict(sorted(kept.items(), key=lambda item: item[1].speed_mps))


def _at_share(bins: tuple[SpeedBin, ...], share: float) -> SpeedBin:
    """Return the band in which that share of the running time is reached, slowest first."""
    passed = list(accumulate(each.time_s for each in bins))
    return bins[min(bisect_left(passed, share * passed[-1]), len(bins) - 1)]
