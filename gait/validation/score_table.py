"""The scores of predictions as a table, a column a model."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.validation.predictions import Scores
from gait.validation.refitting import Refit
from gait.validation.writing import NONE, plain, table, with_interval

NO_REFITS: Final[Mapping[str, Refit]] = MappingProxyType({})
PERCENT: Final = plain(1, 100)
WHOLE_PERCENT: Final = plain(0, 100)


def score_table(scores: Mapping[str, Scores], refits: Mapping[str, Refit] = NO_REFITS) -> str:
    """Return the scores of models by name; what height adds is told of those that were fitted anew."""
    columns = [_column(name, each) for name, each in scores.items()]
    rows = [[label, *(column[label] for column in columns)] for label in columns[0]]
    heights = [each.relative_with_height for each in refits.values()]
    if any(height is not None for height in heights):
        cells = (NONE if height is None else f"{PERCENT(height)} %" for height in heights)
        rows.append(["relative error with height as well", *cells])
    return table(["", *scores], rows)


def _column(name: str, scores: Scores) -> dict[str, str]:
    write, unit = (plain(1, 1000), "mm") if name == "reach" else (plain(2, 1000), "BW ms")
    held = with_interval(scores.held, WHOLE_PERCENT, "%")
    return {
        "trials": str(scores.trials),
        "runners": str(scores.runners),
        "error": with_interval(scores.rmse, write, unit),
        "error from speed alone": with_interval(scores.rmse_alone, write, unit),
        "lower than from speed alone by": with_interval(scores.rmse_reduction, WHOLE_PERCENT, "%"),
        "relative error": with_interval(scores.relative, PERCENT, "%"),
        "relative error from speed alone": with_interval(scores.relative_alone, PERCENT, "%"),
        "relative error lower by": with_interval(scores.relative_reduction, WHOLE_PERCENT, "%"),
        "predicted too high by, in the mean": with_interval(scores.bias, PERCENT, "%"),
        "area under the curve, third with most": with_interval(scores.area, plain(2)),
        "intervals of 90 % hold": f"{scores.within} of {scores.trials}, {held}",
    }
