"""Log-linear models: planted coefficients come back, and who is left out is left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.validation import models
from gait.validation.intervals import half_width, runner_spread
from gait.validation.models import BRAKING, REACH, fit, left_out, refits, table_of, usable
from gait.validation.steps import Steps
from gait.validation.trials import Trials, trials_of
from tests.validation import measured_steps
from tests.validation.measured_steps import a_table, some_trials, step_rows


def planted(scatter: float = 0.0, runners: str = "abcdefg") -> Trials:
    """Return trials that follow the planted models."""
    rows = step_rows(runners, scatter=scatter, steps=1)

    def column(name: str) -> np.ndarray:
        return np.array([float(str(row[name])) for row in rows])

    steps = Steps(
        files=("own_steps.csv",),
        runner=np.array([str(row["sub"]) for row in rows]),
        speed_mps=column("v"),
        step_s=column("step"),
        contact_s=column("tc"),
        braking_bws=column("brake_imp"),
        reach_m=column("ank_x") - column("pel_x"),
        height_m=column("H"),
    )
    return trials_of(steps)


def table(model: models.Model, trials: Trials) -> models.Table:
    """Return all usable trials as the model takes them."""
    return table_of(model, trials, usable(model, trials))


@pytest.mark.parametrize(("model", "planted_as"), [(BRAKING, measured_steps.BRAKING), (REACH, measured_steps.REACH)])
def test_planted_coefficients_come_back(model: models.Model, planted_as: tuple[float, ...]) -> None:
    """Outcomes that follow a model without scatter give its coefficients, and predict whoever is left out."""
    data = table(model, planted())

    assert fit(data).tolist() == pytest.approx(planted_as, abs=1e-6)
    assert left_out(data).tolist() == pytest.approx(data.y.tolist(), abs=1e-6)


def test_a_line_by_hand() -> None:
    """Three runners on y = 2, 4, 9 at x = 0, 1, 2 are predicted at -1, 5.5 and 6.

    The line without the first is -1 + 5 x, without the second 2 + 3.5 x, and without the third 2 + 2 x.
    """
    data = a_table([[1, 0], [1, 1], [1, 2]], [2, 4, 9], [0, 1, 2])

    assert left_out(data).tolist() == pytest.approx([-1.0, 5.5, 6.0])
    assert fit(data).tolist() == pytest.approx([1.5, 3.5])


def test_a_runner_who_is_left_out_has_no_say() -> None:
    """However wild the outcomes of one runner, their own prediction stays as it was, and the others' does not."""
    data = table(BRAKING, planted(0.05))
    wild = models.Table(
        x=data.x,
        y=np.where(data.runner == 2, data.y + 3, data.y),
        runner=data.runner,
        speed_group_mps=data.speed_group_mps,
        names=data.names,
    )
    own = data.runner == 2

    assert left_out(wild)[own].tolist() == pytest.approx(left_out(data)[own].tolist())
    assert np.abs(left_out(wild) - left_out(data))[~own].min() > 0.01


def test_all_trials_of_a_runner_are_left_out_together() -> None:
    """The prediction of a runner is the fit to a table without them."""
    data = table(REACH, planted(0.05))
    alone = data.without(3)

    assert alone.names == ("a", "b", "c", "e", "f", "g")
    assert np.bincount(alone.runner).tolist() == [3] * 6
    assert left_out(data)[data.runner == 3].tolist() == pytest.approx((data.x[data.runner == 3] @ fit(alone)).tolist())


def test_a_runner_taken_twice_counts_twice() -> None:
    """Counts of runners are weights: taking one twice is putting their trials in twice."""
    once = a_table([[1, 0], [1, 1], [1, 2]], [2, 4, 9], [0, 1, 2])
    twice = a_table([[1, 0], [1, 1], [1, 2], [1, 2]], [2, 4, 9, 9], [0, 1, 2, 3])

    assert refits(once, np.array([[1.0, 1.0, 2.0]]))[0].tolist() == pytest.approx(fit(twice).tolist())


@pytest.mark.parametrize("counts", [[0, 0, 3], [0, 3, 0]])
def test_one_runner_at_one_speed_gives_no_line(counts: list[float]) -> None:
    """A draw that determines no coefficients has none, and no warning."""
    data = a_table([[1, 0], [1, 1], [1, 2]], [2, 4, 9], [0, 1, 2])

    assert np.isnan(refits(data, np.array([counts], dtype=float))).all()


def test_what_has_no_logarithm_is_not_used() -> None:
    """Missing, zero and negative outcomes, and trials without cadence, cannot be fitted."""
    braking = [0.02, np.nan, 0.0, -0.01, 0.02]
    trials = some_trials(list("abcde"), braking_bws=braking, cadence_spm=[170, 170, 170, 170, np.nan])

    assert usable(BRAKING, trials).tolist() == [True, False, False, False, False]


@given(factor=st.floats(0.01, 100))
def test_the_unit_of_the_outcome_moves_the_intercept_alone(factor: float) -> None:
    """Scaling the outcome changes no exponent, no prediction relative to it, and no interval."""
    data = table(BRAKING, planted(0.05))
    scaled = models.Table(
        x=data.x,
        y=data.y + np.log(factor),
        runner=data.runner,
        speed_group_mps=data.speed_group_mps,
        names=data.names,
    )

    assert fit(scaled)[1:].tolist() == pytest.approx(fit(data)[1:].tolist(), abs=1e-6)
    assert (left_out(scaled) - scaled.y).tolist() == pytest.approx((left_out(data) - data.y).tolist(), abs=1e-6)
    assert runner_spread(scaled) == pytest.approx(runner_spread(data), abs=1e-6)


@given(order=st.permutations(range(21)))
def test_the_order_of_trials_does_not_matter(order: list[int]) -> None:
    """Trials in any order give the same coefficients and the same prediction for each."""
    data = table(REACH, planted(0.05))
    mixed = models.Table(
        x=data.x[order],
        y=data.y[order],
        runner=data.runner[order],
        speed_group_mps=data.speed_group_mps[order],
        names=data.names,
    )

    assert fit(mixed).tolist() == pytest.approx(fit(data).tolist(), abs=1e-7)
    assert left_out(mixed).tolist() == pytest.approx(left_out(data)[order].tolist(), abs=1e-7)


def test_the_spread_of_runners_by_hand() -> None:
    """Four runners at -1, 1, 1 and -1 about a mean of 0 spread by the root of 4 squares over 4 - 1 runners.

    A runner with two trials counts once.
    """
    data = a_table([[1]] * 5, [-1, 1, 1, -1, -1], [0, 1, 2, 3, 3])
    mean = -0.2  # of the five trials: squares 0.64, 1.44, 1.44 and 0.64

    assert fit(data).tolist() == pytest.approx([mean])
    assert runner_spread(data) == pytest.approx(np.sqrt((0.64 + 1.44 + 1.44 + 0.64) / 3))


def test_an_interval_is_wider_than_the_spread_alone() -> None:
    """Half of the interval of 90 % is more than Student's t (2.132 at 4 degrees) times the spread of seven runners."""
    data = table(BRAKING, planted(0.05))
    half = half_width(data, data.x[:1])

    assert half[0] > 2.132 * runner_spread(data)
    assert half[0] < 3 * 2.132 * runner_spread(data)
