"""Contact against the runner's own on the same device: a change is better grounded than a rank."""

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from gait.evidence import EVIDENCE
from gait.history.runs import moment
from gait.model import PastRun, Ratio
from gait.norms import expected_contact_time_s

_OWN: Final = EVIDENCE["own_contact"].values


def contact_against_own(
    contact_s: float, speed_mps: float, device: str, runs: Sequence[PastRun], *, local_start: str
) -> tuple[Ratio, int] | None:
    """Return contact over the runner's own earlier contact on that device at equal speed, and how many runs that is.

    Each contact is divided by the one to be expected at its speed, which takes speed out.

    Parameters
    ----------
    contact_s, speed_mps : float
        Mean contact [s] and speed [m/s] of the run at hand, over its steady level running.
    device : str
        As ``device_of`` names it.
    runs : sequence of PastRun
        As ``earlier`` returns them.
    local_start : str
        When the run at hand began (ISO 8601, local time): runs of more than eight weeks before do not count.

    Returns
    -------
    (Ratio, int) or None
        1 is as usual; the interval is the 90 % interval of one more run like the earlier ones.
        None with fewer than four such runs, or where the device is not known.

    References
    ----------
    Row ``own_contact`` of ``gait.evidence``.

    """
    own = _log_over_expected(contact_s, speed_mps)
    logs = [each for run in runs if (each := _comparable(run, speed_mps, device, local_start)) is not None]
    if own is None or len(logs) < _OWN["least_runs"]:
        return None
    change = own - sum(log for log, _ in logs) / len(logs)
    half = _prediction_half_width(logs)
    return Ratio(ratio=math.exp(change), low=math.exp(change - half), high=math.exp(change + half)), len(logs)


def _comparable(run: PastRun, speed_mps: float, device: str, local_start: str) -> tuple[float, float] | None:
    """Return the logarithms of an earlier run's contact over the expected one and of its speed over this run's.

    None where it is not comparable.
    """
    if not device or run.device != device or run.contact_s is None or run.speed_mps is None:
        return None
    if abs(run.speed_mps - speed_mps) > _OWN["speed_mps"] or not _of_late(run, local_start):
        return None
    log = _log_over_expected(run.contact_s, run.speed_mps)
    return None if log is None else (log, math.log(run.speed_mps / speed_mps))


def _of_late(run: PastRun, local_start: str) -> bool:
    now, then = moment(local_start), moment(run.local_start)
    return now is not None and then is not None and now - then <= timedelta(weeks=_OWN["weeks"])


def _log_over_expected(contact_s: float, speed_mps: float) -> float | None:
    expected = float(expected_contact_time_s(speed_mps))
    return math.log(contact_s / expected) if contact_s > 0 and math.isfinite(expected) else None


def _prediction_half_width(logs: Sequence[tuple[float, float]]) -> float:
    """Return half of the interval that holds one more value like these (Student's t).

    Runs scatter by at least ``least_scatter``, however alike a few of them are; and since the contact of this runner on
    this sensor may change less with speed than the curve has it, a difference of speeds widens the interval.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - costs more than all else here, and is seldom needed

    count = len(logs)
    middle, faster = (sum(each[at] for each in logs) / count for at in (0, 1))
    variance = max(sum((log - middle) ** 2 for log, _ in logs) / (count - 1), _OWN["least_scatter"] ** 2)
    slope = _OWN["slope_sd"] * faster
    quantile = float(stdtrit(count - 1, (1 + _OWN["interval"]) / 2))
    return quantile * math.sqrt(variance * (1 + 1 / count) + slope**2)
