"""The models fitted anew to the runners of a folder, each runner predicted from the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gait.model import BoolArray
from gait.validation.intervals import left_out_half_widths, runner_spread
from gait.validation.models import Model, Table, left_out, refits, table_of, usable
from gait.validation.predictions import Predictions, Scores, predictions_of, scores_of
from gait.validation.resampling import draw_counts, with_everyone
from gait.validation.scores import Score, score
from gait.validation.trials import Trials


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Refit:
    """A model on the runners of a folder.

    ``coefficients`` and ``alone`` (from speed alone) are by term, fitted to all runners, with intervals by resampling
    them. ``spread_log`` is how far a runner's trials lie from the fit, ``interval_log`` the root mean square of the
    half widths of the intervals of 90 % for the left-out runners; both are in logarithms.
    ``relative_with_height`` is the left-out error of the model that knows height too; None where heights are missing.
    """

    model: Model
    coefficients: Mapping[str, Score]
    alone: Mapping[str, Score]
    spread_log: float
    interval_log: float
    predictions: Predictions
    scores: Scores
    relative_with_height: float | None


def refit(model: Model, trials: Trials) -> Refit | None:
    """Return the model fitted to a folder's runners, or None where they cannot carry it leaving one out."""
    chosen = usable(model, trials)
    table, alone = table_of(model, trials, chosen), table_of(model.speed_alone(), trials, chosen)
    predicted = left_out(table)
    if not np.isfinite(predicted).all():
        return None
    half = left_out_half_widths(table)
    found = predictions_of(table, predicted, left_out(alone), half)
    return Refit(
        model=model,
        coefficients=_with_intervals(model, table),
        alone=_with_intervals(model.speed_alone(), alone),
        spread_log=runner_spread(table),
        interval_log=float(np.sqrt(np.mean(half**2))),
        predictions=found,
        scores=scores_of(found),
        relative_with_height=_with_height(model.with_height(), trials, chosen),
    )


def _with_intervals(model: Model, table: Table) -> dict[str, Score]:
    drawn = refits(table, with_everyone(draw_counts(len(table.names))))
    return {term: score(drawn[:, place]) for place, term in enumerate(model.terms)}


def _with_height(model: Model, trials: Trials, chosen: BoolArray) -> float | None:
    """Return the relative error, where all the same trials have a height and it varies enough for a fit."""
    if not usable(model, trials)[chosen].all():
        return None
    table = table_of(model, trials, chosen)
    error = float(np.sqrt(np.mean(np.expm1(left_out(table) - table.y) ** 2)))
    return error if np.isfinite(error) else None
