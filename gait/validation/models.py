"""The models: the logarithm of an outcome is linear in logarithms of what a watch can measure.

Each is fitted by least squares over trials, and predicts a runner from the other runners alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.model import BoolArray, FloatArray
from gait.validation.trials import Trials

IntArray: TypeAlias = NDArray[np.intp]

TERMS: Final[Mapping[str, Callable[[Trials], FloatArray]]] = {
    "intercept": lambda trials: np.ones(len(trials.speed_mps)),
    "speed": lambda trials: np.log(trials.speed_mps),
    "cadence": lambda trials: np.log(trials.cadence_spm),
    "product": lambda trials: np.log(trials.speed_mps * trials.contact_s),
    "height": lambda trials: np.log(trials.height_m),
}
"""What stands in a model's columns; ``product`` is speed x contact time, the way travelled during a contact."""

WORST_CONDITION: Final = 1e10
"""Beyond it the normal equations determine no coefficients: one speed alone, or one runner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An outcome (a column of ``Trials``) and the terms that its logarithm is linear in."""

    name: str
    outcome: str
    terms: tuple[str, ...]

    def speed_alone(self) -> "Model":
        """Return the model of the same outcome that knows the speed and nothing of the runner."""
        return Model(name=f"{self.name} from speed alone", outcome=self.outcome, terms=("intercept", "speed"))

    def with_height(self) -> "Model":
        """Return the model that knows the runner's height too."""
        return Model(name=f"{self.name} with height", outcome=self.outcome, terms=(*self.terms, "height"))


BRAKING: Final = Model(name="braking", outcome="braking_bws", terms=("intercept", "speed", "cadence"))
REACH: Final = Model(name="reach", outcome="reach_m", terms=("intercept", "product", "speed"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """What a model is fitted to, a row a trial.

    Predictors (n, terms), the outcome's logarithm (n,), the runner's number (n,) in the order of ``names``, and the
    speed at which runners are compared (n,).
    """

    x: FloatArray
    y: FloatArray
    runner: IntArray
    speed_group_mps: FloatArray
    names: tuple[str, ...]

    def without(self, runner: int) -> "Table":
        """Return the trials of the other runners, numbered anew."""
        others = self.runner != runner
        return Table(
            x=self.x[others],
            y=self.y[others],
            runner=self.runner[others] - (self.runner[others] > runner),
            speed_group_mps=self.speed_group_mps[others],
            names=tuple(name for number, name in enumerate(self.names) if number != runner),
        )


def usable(model: Model, trials: Trials) -> BoolArray:
    """Return where a trial has the outcome and all predictors, positive as logarithms need; shape (n,)."""
    x, y = _columns(model, trials)
    found: BoolArray = np.isfinite(x).all(axis=1) & np.isfinite(y)
    return found


def table_of(model: Model, trials: Trials, chosen: BoolArray) -> Table:
    """Return the chosen trials as the model takes them; they must be usable."""
    x, y = _columns(model, trials)
    names, runner = np.unique(trials.runner[chosen], return_inverse=True)
    return Table(
        x=x[chosen],
        y=y[chosen],
        runner=runner,
        speed_group_mps=trials.speed_group_mps[chosen],
        names=tuple(str(name) for name in names),
    )


def _columns(model: Model, trials: Trials) -> tuple[FloatArray, FloatArray]:
    outcome: FloatArray = getattr(trials, model.outcome)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.column_stack([TERMS[term](trials) for term in model.terms]), np.log(outcome)


def fit(table: Table) -> FloatArray:
    """Return the coefficients (terms,) by least squares, every trial once; NaN where the trials determine none."""
    coefficients: FloatArray = refits(table, np.ones((1, len(table.names))))[0]
    return coefficients


def refits(table: Table, counts: FloatArray) -> FloatArray:
    """Return the coefficients when each runner is taken a number of times.

    Parameters
    ----------
    table : Table
        The trials.
    counts : ndarray, shape (draws, runners)
        How often each runner is taken.

    Returns
    -------
    FloatArray
        Shape (draws, terms); NaN where the runners drawn determine no coefficients.

    """
    terms = table.x.shape[1]
    normal, target = np.zeros((len(table.names), terms, terms)), np.zeros((len(table.names), terms))
    np.add.at(normal, table.runner, table.x[:, :, None] * table.x[:, None, :])
    np.add.at(target, table.runner, table.x * table.y[:, None])
    drawn = np.tensordot(counts, normal, axes=1)
    found = np.linalg.cond(drawn) < WORST_CONDITION
    coefficients = np.full((len(counts), terms), np.nan)
    coefficients[found] = np.linalg.solve(drawn[found], (counts @ target)[found][:, :, None])[:, :, 0]
    return coefficients


def left_out_coefficients(table: Table) -> FloatArray:
    """Return for each trial (n, terms) the coefficients that the other runners give."""
    everyone_else = 1.0 - np.eye(len(table.names))
    coefficients: FloatArray = refits(table, everyone_else)[table.runner]
    return coefficients


def left_out(table: Table) -> FloatArray:
    """Return the logarithm that is predicted for each trial (n,) from the other runners alone."""
    predicted: FloatArray = np.sum(table.x * left_out_coefficients(table), axis=1)
    return predicted
