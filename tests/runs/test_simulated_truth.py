"""A simulated run goes through the file, the reader and the whole pipeline, and its truth comes out.

The simulation takes single steps and shares no formula with what is tested here.
"""

import numpy as np
import pytest

from gait.formats.fit import read_fit
from gait.model import Analysis
from gait.pipeline import analyze
from gait.simulate import PLANS, RUNNERS, WATCHES, Fatigue, Plan, Runner, Simulation, Watch, draw_runner, run, simulate

LEVEL_HOUR = Plan(legs=(run(60, 2.9),))
TIRING = Fatigue(cadence_spm=-3.0, ground_contact_time_s=0.006)


def analysed(runner: Runner, plan: Plan, watch: Watch, seed: int) -> tuple[Simulation, Analysis]:
    """Return a simulated run, and the analysis of the FIT file that its watch wrote."""
    simulated = simulate(runner, plan, watch, seed)
    return simulated, analyze(read_fit(simulated.to_fit_bytes(), "simulated.fit", "refuse")[0])


AT_THE_EDGE = {("overstrider", "intervals"), ("small_and_quick", "run_walk")}
"""Who runs there at the cadence of a quick walk (139 spm), or walks at nearly that of a slow run."""
EACH = [(runner, plan) for runner in RUNNERS for plan in PLANS if plan != "hilly_trail"]


@pytest.mark.parametrize(("runner", "plan"), [each for each in EACH if each not in AT_THE_EDGE])
def test_cadence_and_step_length_are_recovered(runner: str, plan: str) -> None:
    """With full dynamics, cadence is within 0.5 spm and step length within 1 % of the truth."""
    simulated, analysis = analysed(RUNNERS[runner], PLANS[plan], WATCHES["full_dynamics"], seed=11)
    truth = simulated.summary
    assert analysis.summary["cadence_spm"].mean == pytest.approx(truth["cadence_spm"], abs=0.5)
    assert analysis.summary["step_length_m"].mean == pytest.approx(truth["step_length_m"], rel=0.01)
    assert analysis.running.time_s == pytest.approx(truth["running_s"], rel=0.02)


@pytest.mark.parametrize("watch", ["full_dynamics", "wrist_basic", "foot_pod"])
def test_intervals_of_the_means_hold_the_truth(watch: str) -> None:
    """Whatever the sensor's own error, the interval that is printed holds the true mean."""
    simulated, analysis = analysed(RUNNERS["typical"], PLANS["easy_10k"], WATCHES[watch], seed=5)
    for name in ("cadence_spm", "speed_mps", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m"):
        found = analysis.summary.get(name)
        if found is not None:
            assert found.low <= simulated.summary[name] <= found.high, name


def test_the_states_are_those_that_were_run() -> None:
    """In a run-walk session 97 of 100 seconds are called what they were."""
    simulated, analysis = analysed(RUNNERS["typical"], PLANS["run_walk"], WATCHES["full_dynamics"], seed=2)
    state = np.array(analysis.series["state"])
    true_state = simulated.truth["state"][np.array(analysis.series["time_s"], dtype=int)]
    assert np.mean(state == true_state) > 0.97


def test_a_runner_of_long_slow_steps_is_told_so() -> None:
    """The runner made to take fewer steps than usual is found; the typical one is left in peace."""
    _, slow = analysed(RUNNERS["long_slow_steps"], PLANS["easy_10k"], WATCHES["full_dynamics"], seed=4)
    _, typical = analysed(RUNNERS["typical"], PLANS["easy_10k"], WATCHES["full_dynamics"], seed=4)
    assert [found.rule for found in slow.findings if found.severity == "act"] == ["cadence_for_pace"]
    assert [found.rule for found in typical.findings if found.severity == "act"] == []
    assert all(target.cadence_spm <= 1.05 * target.now_spm + 1 for target in slow.targets)
    assert len(slow.targets) > 0


@pytest.mark.prove
@pytest.mark.parametrize(("plan", "most"), [("level_hour", 0.99), ("easy_10k", 1.0), ("intervals", 1.0)])
def test_drift_intervals_hold_the_truth_in_91_to_99_of_100_seeds(plan: str, most: float) -> None:
    """Over 300 runners, the 95 % interval of the drift holds the true change in 91 to 99 %, for each quantity.

    Where the pace changes, the interval also allows for an error of speed that this watch does not have, and may hold
    the truth more often.
    """
    held: dict[str, list[bool]] = {}
    for seed in range(300):
        runner = draw_runner(np.random.default_rng([7, seed]), fatigue=TIRING)
        simulated, analysis = analysed(runner, PLANS.get(plan, LEVEL_HOUR), WATCHES["full_dynamics"], seed)
        for found in analysis.drift:
            if found.quantity in simulated.drift:
                truth = simulated.drift[found.quantity]
                held.setdefault(found.quantity, []).append(found.low <= truth <= found.high)
    shares = {quantity: sum(hits) / len(hits) for quantity, hits in held.items()}
    print(plan, {quantity: f"{share:.1%}" for quantity, share in shares.items()})  # noqa: T201 - the proof's report
    assert {quantity for quantity, share in shares.items() if not 0.91 <= share <= most} == set()
    assert set(shares) >= {"cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m"}
