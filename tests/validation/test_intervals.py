"""The intervals of 90 % for runners who were left out, on simulated runners of another making."""

from collections.abc import Callable

import numpy as np
import pytest

from gait.model import FloatArray
from gait.validation import intervals
from gait.validation.intervals import left_out_half_widths
from gait.validation.models import BRAKING, left_out, table_of, usable
from gait.validation.trials import Trials
from tests.validation.measured_steps import some_trials

Draw = Callable[[np.random.Generator, int], FloatArray]

SPREADS: dict[str, Draw] = {
    "normal": lambda random, n: random.normal(0, 0.07, n),
    "heavy tails": lambda random, n: 0.045 * random.standard_t(3, n),
    "lopsided": lambda random, n: 0.07 * (random.exponential(1, n) - 1),
}
"""How a runner's braking may lie about the model, in logarithms: one as the method has it, and two as it has not."""


def simulated(random: np.random.Generator, runners: int, spread: Draw) -> Trials:
    """Return runners at three speeds whose braking bends with speed, and whose own slope over speed differs."""
    who = np.repeat(np.arange(runners), 3)
    speed = np.tile([2.5, 3.5, 4.5], runners)
    cadence = 166 + 8.5 * (speed - 3) + random.normal(0, 8, runners)[who] + random.normal(0, 3, len(who))
    faster = np.log(speed / 3.4)
    own = spread(random, runners)[who] + random.normal(0, 0.1, runners)[who] * faster
    braking = np.exp(2.5 + own + random.normal(0, 0.03, len(who)) + 0.1 * faster**2) * speed**0.84 * cadence**-1.4
    return some_trials([f"{number:03}" for number in who], speed_mps=speed, cadence_spm=cadence, braking_bws=braking)


def share_held(random: np.random.Generator, runners: int, spread: Draw) -> float:
    """Return the share of the trials of left-out runners that their intervals hold."""
    trials = simulated(random, runners, spread)
    table = table_of(BRAKING, trials, usable(BRAKING, trials))
    return float(np.mean(np.abs(left_out(table) - table.y) <= left_out_half_widths(table)))


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a simulation of many folders resample the runners of each 300 times instead of 2,000."""
    monkeypatch.setattr(intervals, "DRAWS_A_RUNNER", 300)


@pytest.mark.usefixtures("few_draws")
def test_intervals_of_13_runners_hold_about_90_percent() -> None:
    """On 15 simulated folders of 13 runners the intervals hold 85 to 97 % of 585 trials."""
    random = np.random.default_rng(3)
    held = [share_held(random, 13, SPREADS["normal"]) for _ in range(15)]

    assert 0.85 <= np.mean(held) <= 0.97  # 90 % within three standard errors (0.9 %), and up to 4 % too wide


@pytest.mark.prove
@pytest.mark.usefixtures("few_draws")
@pytest.mark.parametrize(("runners", "low", "high"), [(5, 0.88, 1.0), (13, 0.88, 0.96), (26, 0.88, 0.94)])
@pytest.mark.parametrize("spread", SPREADS)
def test_intervals_hold_whatever_the_spread(spread: str, runners: int, low: float, high: float) -> None:
    """On 150 folders the intervals hold 90 % or somewhat more; of few runners they are too wide, not too narrow."""
    random = np.random.default_rng(8)
    held = [share_held(random, runners, SPREADS[spread]) for _ in range(150)]

    assert low <= np.mean(held) <= high
