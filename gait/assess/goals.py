"""Which cadence to try, at the runner's own paces: only where the verdict is low."""

import math
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from gait import norms
from gait.assess.verdict import bins_by_speed, cadence_verdict, one_sd_spm
from gait.evidence import EVIDENCE
from gait.model import Analysis, SpeedBin, Target

PACES: Final = (("easy", 0.2), ("steady", 0.5), ("fast", 0.8))
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
        Slowest pace first; empty unless cadence is low for the pace.
        A pace without room for a change that can be seen, or too slow or fast for the expectation, is left out.

    References
    ----------
    Row ``step_rate_advice`` of ``gait.evidence``.

    """
    found = cadence_verdict(analysis)
    if found is None or found.verdict != "low" or not analysis.running.enough:
        return ()
    aimed = (_target(name, each, analysis.athlete.height_m) for name, each in _own_paces(analysis).items())
    return tuple(target for target in aimed if target is not None)


def first_step_spm(now_spm: float, speed_mps: float, height_m: float | None) -> float | None:
    """Return the cadence to try first, or None where there is no room for a change that can be seen."""
    return _raised(now_spm, speed_mps, height_m, EVIDENCE["step_rate_advice"].value("first_percent"))


def last_step_spm(now_spm: float, speed_mps: float, height_m: float | None) -> float | None:
    """Return the most that the cadence should come to, or None where there is no room."""
    return _raised(now_spm, speed_mps, height_m, EVIDENCE["step_rate_advice"].value("most_percent"))


def _raised(now_spm: float, speed_mps: float, height_m: float | None, percent: float) -> float | None:
    if not norms.expectation_holds(speed_mps):
        return None
    cap = float(norms.expected_cadence_spm(speed_mps, height_m)) + one_sd_spm()
    raised = math.floor(min(now_spm * (1 + percent / 100), cap))
    return raised if raised - now_spm >= EVIDENCE["change_to_report"].value("cadence_spm") else None


def _target(name: str, at: SpeedBin, height_m: float | None) -> Target | None:
    aim = first_step_spm(at.cadence_spm, at.speed_mps, height_m)
    if aim is None:
        return None
    step = 60.0 * at.speed_mps / aim
    return Target(pace=name, speed_mps=at.speed_mps, now_spm=at.cadence_spm, cadence_spm=aim, step_length_m=step)


def _own_paces(analysis: Analysis) -> dict[str, SpeedBin]:
    """Return the band of speed at each pace; where paces share a band, the steady one keeps it."""
    bins = bins_by_speed(analysis)
    picked = {name: _at_share(bins, share) for name, share in PACES} if bins else {}
    middle = picked.get("steady")
    kept = {name: each for name, each in picked.items() if name == "steady" or each != middle}
    return dict(sorted(kept.items(), key=lambda item: item[1].speed_mps))


def _at_share(bins: tuple[SpeedBin, ...], share: float) -> SpeedBin:
    """Return the band in which that share of the running time is reached, slowest first."""
    passed = list(accumulate(each.time_s for each in bins))
    return bins[min(bisect_left(passed, share * passed[-1]), len(bins) - 1)]
