"""Predictions of trials beside what was measured, and how good they are."""

from dataclasses import dataclass

import numpy as np

from gait.model import FloatArray
from gait.validation.models import IntArray, Table
from gait.validation.ranking import area_under_the_curve
from gait.validation.resampling import draw_counts, with_everyone
from gait.validation.scores import Score, mean, reduction, root_mean_square, score


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Predictions:
    """Logarithms of an outcome, each of shape (n,): measured, predicted, and predicted from speed alone.

    ``half_width`` is half of the 90 % interval of the prediction, ``runner`` the number of each trial's runner.
    """

    measured: FloatArray
    predicted: FloatArray
    alone: FloatArray
    half_width: FloatArray
    runner: IntArray
    speed_group_mps: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How good predictions are; errors are root mean squares over trials, every interval is of 90 %.

    ``rmse`` is in the outcome's unit and ``relative`` a share of the measured value, each with the same from speed
    alone and by what share it lies below that; ``area`` is that under the curve for the third with most of the outcome
    at its speed, ``held`` the share of trials within the interval of their prediction, ``bias`` the mean of predicted
    over measured, less one.
    """

    trials: int
    runners: int
    within: int
    rmse: Score
    rmse_alone: Score
    rmse_reduction: Score
    relative: Score
    relative_alone: Score
    relative_reduction: Score
    area: Score
    held: Score
    bias: Score


def scores_of(found: Predictions) -> Scores:
    """Return the scores of predictions, with intervals by resampling runners."""
    runners = int(found.runner.max()) + 1
    counts, who = draw_counts(runners), found.runner
    measured = np.exp(found.measured)
    error, error_alone = np.exp(found.predicted) - measured, np.exp(found.alone) - measured
    held = np.abs(found.predicted - found.measured) <= found.half_width
    area = area_under_the_curve(found.predicted, found.measured, found.speed_group_mps, who, with_everyone(counts))
    return Scores(
        trials=len(measured),
        runners=runners,
        within=int(held.sum()),
        rmse=root_mean_square(error, who, counts),
        rmse_alone=root_mean_square(error_alone, who, counts),
        rmse_reduction=reduction(error, error_alone, who, counts),
        relative=root_mean_square(error / measured, who, counts),
        relative_alone=root_mean_square(error_alone / measured, who, counts),
        relative_reduction=reduction(error / measured, error_alone / measured, who, counts),
        area=score(area),
        held=mean(held, who, counts),
        bias=mean(error / measured, who, counts),
    )


def predictions_of(table: Table, predicted: FloatArray, alone: FloatArray, half_width: FloatArray) -> Predictions:
    """Return predictions beside the table's outcome; all are logarithms of shape (n,)."""
    return Predictions(
        measured=table.y,
        predicted=predicted,
        alone=alone,
        half_width=half_width,
        runner=table.runner,
        speed_group_mps=table.speed_group_mps,
    )
