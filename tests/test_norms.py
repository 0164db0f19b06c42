"""What to expect at a speed and height, and the fit behind it."""

import importlib.util
import math
import sys
from pathlib import Path
from statistics import NormalDist
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import norms
from gait.evidence import EVIDENCE

PROJECT = Path(__file__).resolve().parent.parent
RUNNING = st.floats(1.5, 6.5)
HEIGHTS = st.none() | st.floats(1.4, 2.1)


@pytest.fixture(scope="module")
def fit_norms() -> ModuleType:
    """Return the script that fits the norms."""
    spec = importlib.util.spec_from_file_location("fit_norms", PROJECT / "scripts" / "fit_norms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_norms"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("speed_mps", "height_m", "expected"),
    [
        (3.0, 1.76, 166.4),
        (3.0, None, 166.4),
        (4.0, 1.76, 174.8),  # one m/s faster: + 8.4
        (2.5, 1.76, 162.2),  # half a m/s slower: - 4.2
        (3.0, 1.86, 163.7),  # 10 cm taller: - 2.7
        (2.2, 1.90, 155.9),  # 166.4 - 0.8 x 8.4 - 0.14 x 27
    ],
)
def test_expected_cadence_by_hand(speed_mps: float, height_m: float | None, expected: float) -> None:
    """The expectation is the line of the evidence row, worked by hand."""
    assert float(norms.expected_cadence_spm(speed_mps, height_m)) == pytest.approx(expected, abs=0.005)


def test_published_means_lie_on_the_line() -> None:
    """Published means of recreational runners lie within two study standard deviations of the expectation."""
    speeds, heights, means = [2.92, 2.5, 3.04, 3.5, 4.0], [1.78, 1.66, None, 1.76, 1.814], [164, 164, 165, 170, 174.1]
    off = [float(norms.expected_cadence_spm(v, h)) - mean for v, h, mean in zip(speeds, heights, means, strict=True)]
    assert max(abs(each) for each in off) < 8


@pytest.mark.parametrize(("height_m", "half"), [(1.76, 12.62), (None, 12.95)])
def test_the_band_holds_80_percent(height_m: float | None, half: float) -> None:
    """The band is 1.2816 x sqrt(9^2 + 4^2) to each side, and with unknown height also (27 x 0.084)^2."""
    low, high = norms.expected_cadence_band_spm([3.0], height_m)
    assert low.tolist() == pytest.approx([166.4 - half], abs=0.01)
    assert high.tolist() == pytest.approx([166.4 + half], abs=0.01)


@pytest.mark.parametrize(
    ("speed_mps", "height_m", "error"),
    [(3.0, 1.76, 2.0), (4.0, 1.76, 2.193), (3.0, 1.90, 2.800), (3.0, None, 3.024)],
)
def test_error_of_the_mean_grows_away_from_the_data(speed_mps: float, height_m: float | None, error: float) -> None:
    """The expected mean's error adds 0.9 spm a m/s and 14 spm a metre in quadrature, or 2.27 for an unknown height."""
    assert float(norms.cadence_mean_se_spm(speed_mps, height_m)) == pytest.approx(error, abs=0.001)


@pytest.mark.parametrize(
    ("speed_mps", "milliseconds"), [(2.5, 304), (3.0, 272), (3.5, 247), (4.0, 227), (4.5, 211), (5.0, 198)]
)
def test_contact_curve_table(speed_mps: float, milliseconds: int) -> None:
    """The contact curve gives the tabled values of 0.537 v^-0.62."""
    assert round(1000 * float(norms.expected_contact_time_s(speed_mps))) == milliseconds


@pytest.mark.parametrize(("speed_mps", "measured_s"), [(2.92, 0.283), (2.50, 0.299)])
def test_contact_curve_meets_860_runners(speed_mps: float, measured_s: float) -> None:
    """The means of 529 men and 331 women lie within 3 % of the contact curve (Malisoux 2023)."""
    assert float(norms.expected_contact_time_s(speed_mps)) == pytest.approx(measured_s, rel=0.03)


def test_contact_band_holds_80_percent() -> None:
    """The band of contact is 1.2816 x 12 % to each side."""
    low, high = norms.expected_contact_time_band_s(3.0)
    middle = float(norms.expected_contact_time_s(3.0))
    assert float(low) / middle == pytest.approx(0.8462, abs=1e-4)
    assert float(high) / middle == pytest.approx(1.1538, abs=1e-4)


@pytest.mark.parametrize("speed_mps", [math.nan, 0.0, 1.49, 6.51, -3.0])
def test_no_expectation_where_nobody_runs_a_distance(speed_mps: float) -> None:
    """Walking, sprinting, standing and missing speeds have no expectation."""
    assert np.isnan(norms.expected_cadence_spm([speed_mps], 1.76)).tolist() == [True]
    assert np.isnan(norms.expected_contact_time_s([speed_mps])).tolist() == [True]
    assert np.isnan(norms.cadence_mean_se_spm([speed_mps], None)).tolist() == [True]


def test_the_expectation_holds_from_2_0_to_5_5() -> None:
    """Cadence may be judged from 2.0 to 5.5 m/s, both included, and nowhere without a speed."""
    assert norms.expectation_holds([1.99, 2.0, 3.0, 5.5, 5.51, math.nan]).tolist() == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert norms.expectation_holds(3.0).shape == ()


@pytest.mark.parametrize(
    ("height_m", "begins", "within_studies", "across_studies"),
    [
        # 9 + hypot(1, 1.96 x 2.0) = 13.05, over 9 and over sqrt(81 + 16) = 9.85: z = -1.450 and -1.325.
        (1.76, 13.05, 0.07, 0.09),
        # 9 + hypot(1, 1.96 x 3.02) = 15.01, over sqrt(81 + 5.1) = 9.28 and sqrt(81 + 16 + 5.1) = 10.11.
        (None, 15.01, 0.05, 0.07),
    ],
)
def test_whom_the_low_verdict_flags(
    height_m: float | None, begins: float, within_studies: float, across_studies: float
) -> None:
    """The shares of ordinary runners that the documentation gives are those of the fitted spread."""
    row = EVIDENCE["cadence_spread"].value("between_runners_spm")
    whole = math.hypot(1.0, 1.96 * float(norms.cadence_mean_se_spm(3.0, height_m)))
    assert row + whole == pytest.approx(begins, abs=0.01)
    own = math.sqrt(norms.cadence_sd_spm(height_m) ** 2 - 4.0**2)
    assert NormalDist(0, own).cdf(-begins) == pytest.approx(within_studies, abs=0.005)
    assert NormalDist(0, norms.cadence_sd_spm(height_m)).cdf(-begins) == pytest.approx(across_studies, abs=0.005)


@given(slower=RUNNING, faster=RUNNING, height_m=HEIGHTS)
def test_faster_is_quicker_and_shorter_on_the_ground(slower: float, faster: float, height_m: float | None) -> None:
    """Expected cadence rises with speed and expected contact falls."""
    slower, faster = sorted((slower, faster))
    assert norms.expected_cadence_spm(slower, height_m) <= norms.expected_cadence_spm(faster, height_m)
    assert norms.expected_contact_time_s(slower) >= norms.expected_contact_time_s(faster)


@given(speed_mps=RUNNING, height_m=st.floats(1.4, 2.0))
def test_taller_takes_fewer_steps(speed_mps: float, height_m: float) -> None:
    """Expected cadence falls with height, and an unknown height has the widest spread."""
    assert norms.expected_cadence_spm(speed_mps, height_m + 0.1) < norms.expected_cadence_spm(speed_mps, height_m)
    assert norms.cadence_sd_spm(None) > norms.cadence_sd_spm(height_m)


def test_evidence_holds_what_the_fit_prints(norms_table: Path, fit_norms: ModuleType) -> None:
    """The coefficients, errors and spreads of the evidence are those of the fit, as printed."""
    printed = fit_norms.printed(fit_norms.read_table(norms_table))
    norm = EVIDENCE["cadence_norm"].values
    for name, digits in (("intercept_spm", 1), ("speed_slope_spm_per_mps", 1), ("height_slope_spm_per_m", 0)):
        error = norm[name.replace("_spm", "_se_spm", 1)]
        assert f"{name} {norm[name]:.{digits}f} (se {error:.{digits}f})" in printed
    assert f"between_runners_spm {EVIDENCE['cadence_spread'].value('between_runners_spm'):.0f}\n" in printed
    assert f"between_studies_spm {EVIDENCE['cadence_study_spread'].value('between_studies_spm'):.0f} (" in printed


def test_the_documentation_prints_the_fit(norms_table: Path, fit_norms: ModuleType) -> None:
    """The documentation shows what the script prints."""
    text = (PROJECT / "docs" / "evidence.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- fit begin -->\n```text\n")[2].partition("\n```\n<!-- fit end -->")[0]
    assert shown == fit_norms.printed(fit_norms.read_table(norms_table))


def test_four_studies_do_not_exclude_our_study_spread(norms_table: Path, fit_norms: ModuleType) -> None:
    """A study spread of 4 spm loses under 1.92 log units to the likeliest one: within its 95 % interval."""
    likeliest, loss = fit_norms.likeliest_study_sd(fit_norms.read_table(norms_table))
    assert 0 < likeliest < 4
    assert 0 < loss < 1.92


def test_the_fit_recovers_a_line_that_was_put_in(fit_norms: ModuleType) -> None:
    """Means made from a known line without noise give that line back."""
    speed, height = np.array([2.5, 3.5, 3.0, 4.0, 2.8]), np.array([1.7, 1.7, 1.8, 1.8, 1.6])
    table = fit_norms.Table(
        study=np.array(["A 2000", "A 2000", "B 2001", "B 2001", "C 2002"]),
        recreational=np.ones(5, dtype=bool),
        height_m=height,
        speed_mps=speed,
        cadence_spm=160 + 10 * (speed - 3.0) - 30 * (height - 1.76),
        sd_spm=np.array([8.0, 8.0, 6.0, np.nan, np.nan]),
    )
    assert fit_norms.fit(table, 4.0).coefficients.tolist() == pytest.approx([160.0, 10.0, -30.0], abs=1e-6)
    assert fit_norms.between_runners_spm(table) == pytest.approx(math.sqrt((64 + 36) / 2))
    assert fit_norms.above_the_line(table, np.array([160.0, 10.0, -30.0])) == pytest.approx(
        {"A 2000": 0.0, "B 2001": 0.0, "C 2002": 0.0}
    )
