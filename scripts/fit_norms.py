"""Fit what cadence to expect at a speed and height from a table of published means, and print the coefficients.

    python scripts/fit_norms.py NORMS.csv

The table has a row a published mean with ``source,n,sex,height_m,speed_mps,cadence_spm,cadence_sd_spm``.
The model is ``cadence = a + b (speed - 3.0) + c (height - 1.76) + study + row``:

- recreational runners only; college runners lie far above the others and are printed as a check;
- a row's own variance counts as many times as its study has rows, because rows of one regression line, or of the same
  runners at several speeds, are no independent pieces: each study weighs about the same, whatever its size;
- the study effect has a standard deviation of 4 spm. Four studies cannot fix it: the script prints what restricted
  maximum likelihood would take (1.5 spm, which would call the norm surer than studies agree) and how much less likely
  4 is; watch data lie 3 to 5 spm above the other means at easy pace;
- a height that the table assumes is used as it stands, and a study without height enters at 1.76 m.

The spread between runners is the root mean square of the studies' own standard deviations, each study once.
"""

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

REFERENCE_SPEED_MPS = 3.0
REFERENCE_HEIGHT_M = 1.76
BETWEEN_STUDIES_SPM = 4.0
NOT_RECREATIONAL = "college"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Published means, a row each, shape (n,); NaN where the table is empty."""

    study: NDArray[np.str_]
    recreational: NDArray[np.bool_]
    height_m: Floats
    speed_mps: Floats
    cadence_spm: Floats
    sd_spm: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """Coefficients (3,): intercept, per m/s, per m; their standard errors; the row SD and the negative likelihood."""

    coefficients: Floats
    errors: Floats
    row_sd_spm: float
    minus_log_likelihood: float


def read_table(path: Path) -> Table:
    """Return the rows that have a cadence."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["cadence_spm"]]
    return Table(
        study=np.array([_study(row["source"]) for row in rows]),
        recreational=np.array([NOT_RECREATIONAL not in row["source"] for row in rows]),
        height_m=_numbers(rows, "height_m"),
        speed_mps=_numbers(rows, "speed_mps"),
        cadence_spm=_numbers(rows, "cadence_spm"),
        sd_spm=_numbers(rows, "cadence_sd_spm"),
    )


def _study(source: str) -> str:
    """Return the author and year that a source begins with."""
    found = re.match(r".*?\d{4}", source)
    return found.group(0) if found else source


def _numbers(rows: list[dict[str, str]], name: str) -> Floats:
    return np.array([float(row[name]) if row[name] else np.nan for row in rows])


def design(table: Table) -> Floats:
    """Return the predictors (n, 3), centred; a missing height stands at the reference height."""
    height = np.where(np.isnan(table.height_m), REFERENCE_HEIGHT_M, table.height_m)
    ones = np.ones(len(height))
    return np.column_stack([ones, table.speed_mps - REFERENCE_SPEED_MPS, height - REFERENCE_HEIGHT_M])


def fit(table: Table, between_studies_spm: float) -> Fit:
    """Return the mixed model of the recreational rows with that study SD; the row SD by restricted likelihood."""
    x, y = design(table)[table.recreational], table.cadence_spm[table.recreational]
    same = table.study[table.recreational][:, None] == table.study[table.recreational]
    weights = np.diag(same.sum(axis=1).astype(float))

    def solve(log_row_sd: float) -> Fit:
        inverse = np.linalg.inv(weights * np.exp(2 * log_row_sd) + same * between_studies_spm**2)
        information = x.T @ inverse @ x
        coefficients = np.linalg.solve(information, x.T @ inverse @ y)
        residual = y - x @ coefficients
        determinants = np.linalg.slogdet(information)[1] - np.linalg.slogdet(inverse)[1]
        return Fit(
            coefficients=np.asarray(coefficients, dtype=np.float64),
            errors=np.sqrt(np.diag(np.linalg.inv(information))),
            row_sd_spm=float(np.exp(log_row_sd)),
            minus_log_likelihood=float(determinants + residual @ inverse @ residual) / 2,
        )

    best = minimize_scalar(lambda log_sd: solve(log_sd).minus_log_likelihood, bounds=(-3.0, 3.0), method="bounded")
    return solve(float(best.x))


def likeliest_study_sd(table: Table) -> tuple[float, float]:
    """Return the study SD that restricted likelihood takes, and how much less likely, in log units, ours is."""
    best = minimize_scalar(lambda sd: fit(table, sd).minus_log_likelihood, bounds=(0.01, 20.0), method="bounded")
    return float(best.x), fit(table, BETWEEN_STUDIES_SPM).minus_log_likelihood - float(best.fun)


def between_runners_spm(table: Table) -> float:
    """Return the root mean square of the studies' own standard deviations, each study once."""
    known = np.isfinite(table.sd_spm) & table.recreational
    studies = np.unique(table.study[known])
    variances = [np.mean(table.sd_spm[known & (table.study == study)] ** 2) for study in studies]
    return float(np.sqrt(np.mean(variances)))


def above_the_line(table: Table, coefficients: Floats) -> dict[str, float]:
    """Return by how much each study lies above the fitted line in the mean [spm]."""
    residual = table.cadence_spm - design(table) @ coefficients
    return {str(study): float(residual[table.study == study].mean()) for study in np.unique(table.study)}


def printed(table: Table) -> str:
    """Return what the script prints: the numbers as ``gait.evidence`` holds them, and the checks."""
    fitted = fit(table, BETWEEN_STUDIES_SPM)
    a, b, c = fitted.coefficients
    ea, eb, ec = fitted.errors
    likeliest, loss = likeliest_study_sd(table)
    lines = [
        f"rows {int(table.recreational.sum())}, studies {len(np.unique(table.study[table.recreational]))}",
        f"intercept_spm {a:.1f} (se {ea:.1f})",
        f"speed_slope_spm_per_mps {b:.1f} (se {eb:.1f})",
        f"height_slope_spm_per_m {c:.0f} (se {ec:.0f})",
        f"between_runners_spm {between_runners_spm(table):.0f}",
        f"between_studies_spm {BETWEEN_STUDIES_SPM:.0f} (likeliest {likeliest:.1f}, {loss:.1f} log units better)",
        f"row_sd_spm {fitted.row_sd_spm:.1f}",
    ]
    checks = [f"{name} {off:+.1f}" for name, off in above_the_line(table, fitted.coefficients).items()]
    return "\n".join([*lines, "above the line [spm]: " + ", ".join(checks)])


def main() -> None:
    """Print the fit of the table named on the command line."""
    print(printed(read_table(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
