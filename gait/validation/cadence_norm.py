"""What cadence to expect at a speed and height, fitted from published means.

The model is ``cadence = a + b (speed - 3.0) + c (height - 1.76) + study + row``:

- recreational runners only; college runners lie far above the others and are printed as a check;
- a row's own variance counts as many times as its study has rows, because rows of one regression line, or of the same
  runners at several speeds, are no independent pieces: each study weighs about the same, whatever its size;
- the study effect has a standard deviation of 4 spm. Four studies cannot fix it: what restricted maximum likelihood
  would take is printed (1.5 spm, which would call the norm surer than studies agree), and how much less likely 4 is;
  watch data lie 3 to 5 spm above the other means at easy pace;
- a height that the table assumes is used as it stands, and a study without height enters at 1.76 m.

The spread between runners is the root mean square of the studies' own standard deviations, each study once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize_scalar

from gait.errors import MeasurementsError
from gait.evidence import value
from gait.language import _
from gait.model import BoolArray, FloatArray
from gait.validation.published import Published

REFERENCE_SPEED_MPS: Final = value("cadence_norm", "reference_speed_mps")
REFERENCE_HEIGHT_M: Final = value("cadence_norm", "reference_height_m")
BETWEEN_STUDIES_SPM: Final = value("cadence_study_spread", "between_studies_spm")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CadenceFit:
    """Coefficients (3,): intercept, per m/s, per m; their standard errors; the row SD and the negative likelihood."""

    coefficients: FloatArray
    errors: FloatArray
    row_sd_spm: float
    minus_log_likelihood: float


def fitted_rows(table: Published) -> BoolArray:
    """Return which rows the norm is fitted to, shape (n,): recreational runners with a cadence at a speed."""
    return table.recreational & np.isfinite(table.cadence_spm) & np.isfinite(table.speed_mps)


def design(table: Published) -> FloatArray:
    """Return the predictors (n, 3), centred; a missing height stands at the reference height."""
    height = np.where(np.isnan(table.height_m), REFERENCE_HEIGHT_M, table.height_m)
    ones = np.ones(len(height))
    return np.column_stack([ones, table.speed_mps - REFERENCE_SPEED_MPS, height - REFERENCE_HEIGHT_M])


def fit_cadence(table: Published, between_studies_spm: float) -> CadenceFit:
    """Return the mixed model of the recreational rows with that study SD; the row SD by restricted likelihood.

    Raises
    ------
    MeasurementsError
        If the rows determine no line over speed and height.

    """
    rows = fitted_rows(table)
    x, y = design(table)[rows], table.cadence_spm[rows]
    if len(y) <= x.shape[1] or np.linalg.matrix_rank(x) < x.shape[1]:
        after = _("It takes at least four means of recreational runners, of different speeds and heights.")
        what = _("The table of norms determines no cadence over speed and height")
        raise MeasurementsError(what, next_step=after)
    same = table.study[rows][:, None] == table.study[rows]
    weights = np.diag(same.sum(axis=1).astype(float))

    def solve(log_row_sd: float) -> CadenceFit:
        inverse = np.linalg.inv(weights * np.exp(2 * log_row_sd) + same * between_studies_spm**2)
        information = x.T @ inverse @ x
        coefficients = np.linalg.solve(information, x.T @ inverse @ y)
        residual = y - x @ coefficients
        determinants = np.linalg.slogdet(information)[1] - np.linalg.slogdet(inverse)[1]
        return CadenceFit(
            coefficients=np.asarray(coefficients, dtype=np.float64),
            errors=np.sqrt(np.diag(np.linalg.inv(information))),
            row_sd_spm=float(np.exp(log_row_sd)),
            minus_log_likelihood=float(determinants + residual @ inverse @ residual) / 2,
        )

    best = minimize_scalar(lambda log_sd: solve(log_sd).minus_log_likelihood, bounds=(-3.0, 3.0), method="bounded")
    return solve(float(best.x))


def likeliest_study_sd(table: Published) -> tuple[float, float]:
    """Return the study SD that restricted likelihood takes, and how much less likely, in log units, ours is."""
    best = minimize_scalar(
        lambda sd: fit_cadence(table, sd).minus_log_likelihood, bounds=(0.01, 20.0), method="bounded"
    )
    return float(best.x), fit_cadence(table, BETWEEN_STUDIES_SPM).minus_log_likelihood - float(best.fun)


def between_runners_spm(table: Published) -> float:
    """Return the root mean square of the studies' own standard deviations, each study once."""
    known = np.isfinite(table.sd_spm) & table.recreational
    studies = np.unique(table.study[known])
    variances = [np.mean(table.sd_spm[known & (table.study == study)] ** 2) for study in studies]
    return float(np.sqrt(np.mean(variances))) if variances else float("nan")


def above_the_line(table: Published, coefficients: FloatArray) -> dict[str, float]:
    """Return by how much each study lies above the fitted line in the mean [spm]."""
    residual = table.cadence_spm - design(table) @ coefficients
    known = np.isfinite(residual)
    return {
        str(study): float(residual[known & (table.study == study)].mean()) for study in np.unique(table.study[known])
    }


def printed(table: Published) -> str:
    """Return the numbers of the fit as ``gait.evidence`` holds them, and the checks."""
    fitted, rows = fit_cadence(table, BETWEEN_STUDIES_SPM), fitted_rows(table)
    a, b, c = fitted.coefficients
    ea, eb, ec = fitted.errors
    likeliest, loss = likeliest_study_sd(table)
    lines = [
        f"rows {int(rows.sum())}, studies {len(np.unique(table.study[rows]))}",
        f"intercept_spm {a:.1f} (se {ea:.1f})",
        f"speed_slope_spm_per_mps {b:.1f} (se {eb:.1f})",
        f"height_slope_spm_per_m {c:.0f} (se {ec:.0f})",
        f"between_runners_spm {between_runners_spm(table):.0f}",
        f"between_studies_spm {BETWEEN_STUDIES_SPM:.0f} (likeliest {likeliest:.1f}, {loss:.1f} log units better)",
        f"row_sd_spm {fitted.row_sd_spm:.1f}",
    ]
    checks = [f"{name} {off:+.1f}" for name, off in above_the_line(table, fitted.coefficients).items()]
    return "\n".join([*lines, "above the line [spm]: " + ", ".join(checks)])
