"""The program's own coefficients, as the evidence holds them, put to the runners of a folder unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.model import FloatArray
from gait.validation.models import Model, table_of, usable
from gait.validation.predictions import Predictions, Scores, predictions_of, scores_of
from gait.validation.refitting import Refit
from gait.validation.trials import Trials

ROWS: Final[Mapping[str, str]] = {"braking": "braking_model", "reach": "reach_model"}
"""The row of evidence of each model."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnCheck:
    """What the program's own coefficients predict of a folder's runners; ``outside`` counts trials beyond the fit."""

    model: Model
    predictions: Predictions
    scores: Scores
    outside: int


def check_own(model: Model, trials: Trials) -> OwnCheck:
    """Return the program's own predictions of the trials that have the outcome and the predictors."""
    chosen = usable(model, trials)
    table, alone = table_of(model, trials, chosen), table_of(model.speed_alone(), trials, chosen)
    row = EVIDENCE[ROWS[model.name]]
    found = predictions_of(
        table,
        table.x @ own_coefficients(model),
        alone.x @ np.array([row.value("speed_alone_intercept"), row.value("speed_alone_exponent")]),
        np.full(len(table.y), row.value("interval_90_log")),
    )
    speed = trials.speed_group_mps[chosen]
    outside = (speed < row.value("lowest_speed_mps")) | (speed > row.value("highest_speed_mps"))
    return OwnCheck(model=model, predictions=found, scores=scores_of(found), outside=int(outside.sum()))


def own_coefficients(model: Model) -> FloatArray:
    """Return the coefficients of the evidence in the order of the model's terms, shape (terms,)."""
    row = EVIDENCE[ROWS[model.name]]
    return np.array([row.value(_name(term)) for term in model.terms])


def is_the_fit(refits: Mapping[str, Refit]) -> bool:
    """Tell whether a folder's runners give the coefficients of the evidence, and so are those that it was fitted on."""
    return bool(refits) and all(
        bool(
            np.allclose([score.value for score in each.coefficients.values()], own_coefficients(each.model), atol=1e-4)
        )
        for each in refits.values()
    )


def _name(term: str) -> str:
    return term if term == "intercept" else f"{term}_exponent"
