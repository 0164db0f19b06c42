"""The runner's preferences and the plan's legs, against numbers worked by hand and published ones."""

import numpy as np
import pytest

from gait.simulate import Fatigue, Leg, Plan, Runner, draw_runner, pause, progression, run, stand, walk


def test_cadence_is_a_multiple_of_the_pendulum_frequency() -> None:
    """A leg of 9.81/4 m swings at 2 rad/s, so at 3 m/s the cadence is 60 x 0.851 x 2 = 102.12, plus the offset."""
    runner = Runner(leg_length_m=9.81 / 4, cadence_offset_spm=10.0)
    assert float(runner.running_cadence_spm(3.0)) == pytest.approx(112.12)


def test_cadence_rises_with_speed_as_a_power() -> None:
    """Twice the speed with exponent 0.5 is 1.41421 times the cadence."""
    runner = Runner(leg_length_m=9.81 / 4, cadence_exponent=0.5)
    assert float(runner.running_cadence_spm(6.0)) == pytest.approx(144.4195, abs=1e-3)


def test_cadence_rises_uphill_and_stays_downhill() -> None:
    """Ten percent up is five percent more steps; ten percent down changes nothing."""
    level, up, down = Runner().running_cadence_spm(np.full(3, 2.8), np.array([0.0, 0.1, -0.1]))
    assert up / level == pytest.approx(1.05)
    assert down == level


@pytest.mark.parametrize(("speed_mps", "published_s"), [(2.92, 0.283), (2.50, 0.299)])
def test_contact_is_that_of_860_runners(speed_mps: float, published_s: float) -> None:
    """The contact time is within 7 % of the means of Malisoux et al. 2023 at their speeds and 164 spm."""
    assert float(Runner().contact_s(speed_mps, 164.0)) == pytest.approx(published_s, rel=0.07)


def test_contact_is_a_share_of_the_stride() -> None:
    """At 3 m/s and 180 spm: (0.25 + 0.6 e^(-3/1.93)) x 120/180 = 0.376788 x 0.666667 = 0.251192 s."""
    assert float(Runner().contact_s(3.0, 180.0)) == pytest.approx(0.251192, abs=1e-6)


def test_oscillation_is_that_of_a_bouncing_body() -> None:
    """At 180 spm: 1.25 x 2 x 9.81 x (1/3 / 2 pi)^2 = 24.525 x 0.00281448 = 0.069025 m."""
    assert float(Runner().oscillation_m(180.0)) == pytest.approx(0.069025, abs=1e-6)


def test_walking_cadence_is_115_at_an_ordinary_pace() -> None:
    """The default leg walks 115 steps a minute at 1.4 m/s, and twice that at four times the speed."""
    assert float(Runner().walking_cadence_spm(1.4)) == pytest.approx(115.0)
    assert float(Runner().walking_cadence_spm(5.6)) == pytest.approx(230.0)


def test_drawn_runners_spread_as_people_do() -> None:
    """Over 300 drawn runners cadence at 3 m/s has a mean near 166 and a spread of 7 to 10 spm; sizes are possible."""
    runners = [draw_runner(np.random.default_rng(seed)) for seed in range(300)]
    cadence = np.array([float(runner.running_cadence_spm(3.0)) for runner in runners])
    assert 164.0 < cadence.mean() < 168.5
    assert 7.0 < cadence.std() < 10.0
    assert all(1.5 <= runner.height_m <= 2.0 and 40.0 < runner.mass_kg < 130.0 for runner in runners)


def test_a_drawn_runner_keeps_the_fatigue_asked_for() -> None:
    """Fatigue is the caller's to say: the proofs need to know it."""
    fatigue = Fatigue(cadence_spm=-4.0)
    assert draw_runner(np.random.default_rng(1), fatigue=fatigue).fatigue == fatigue
    assert draw_runner(np.random.default_rng(1)).fatigue == Fatigue()


def test_a_plan_lasts_as_long_as_its_legs() -> None:
    """Ten minutes, 30 s of standing, a minute of walking, a pause of 20 s: 710 s."""
    assert Plan(legs=(run(10, 2.8), stand(30), walk(1), pause(20))).duration_s == 710.0


def test_a_progression_goes_evenly() -> None:
    """Four parts from 2.4 to 3.0 are 2.4, 2.6, 2.8, 3.0, of three minutes each."""
    legs = progression(12, 2.4, 3.0, 4)
    assert [leg.speed_mps for leg in legs] == pytest.approx([2.4, 2.6, 2.8, 3.0])
    assert [leg.duration_s for leg in legs] == [180.0] * 4


@pytest.mark.parametrize(
    "leg",
    [
        {"duration_s": 0.0, "speed_mps": 2.8},
        {"duration_s": 60.0},
        {"duration_s": 60.0, "speed_mps": 1.0, "kind": "stand"},
        {"duration_s": float("nan"), "speed_mps": 2.8},
    ],
)
def test_an_impossible_leg_is_refused(leg: dict[str, object]) -> None:
    """No time, running without speed, standing with speed: none of it can be run."""
    with pytest.raises(ValueError, match="a leg of kind"):
        Leg(**leg)  # type: ignore[arg-type]


def test_a_plan_without_running_is_refused() -> None:
    """A walk is no simulated run."""
    with pytest.raises(ValueError, match="at least one leg of running"):
        Plan(legs=(walk(10),))
