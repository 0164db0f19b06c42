"""The shapes of a cadence to come to, and of the progress to it."""

from pydantic import BaseModel, Field

from gait.desk.answers import Told
from gait.model.season import TargetVerdict


class Target(Told):
    """A cadence to come to, at a speed or at the runner's usual one; None takes the target away."""

    cadence_spm: float | None = Field(ge=100, le=250)
    speed_kmh: float | None = Field(default=None, ge=3.6, le=28.8)


class TargetAnswer(BaseModel):
    """The target as it stands now."""

    cadence_spm: float | None
    speed_kmh: float | None
    since: str | None


class ProgressAnswer(TargetAnswer):
    """How far the athlete has come, at equal speed; None where there are too few runs, or no target.

    ``low_spm`` and ``high_spm`` are the 95 % interval of ``now_spm``, and ``share`` is 0 at the start and 1 at the
    target; ``said`` is how it stands in words, which tell too where the interval leaves it open.
    """

    at_speed_kmh: float | None = None
    verdict: TargetVerdict | None = None
    said: str
    runs: int = 0
    missing_runs: int = 0
    start_spm: float | None = None
    now_spm: float | None = None
    low_spm: float | None = None
    high_spm: float | None = None
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
