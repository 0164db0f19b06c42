"""The norms of cadence and contact time, fitted from published means."""

import math
from pathlib import Path

import numpy as np
import pytest

from gait import norms
from gait.errors import DamagedFileError, MeasurementsError, UsageError
from gait.evidence import EVIDENCE
from gait.validation import cadence_norm, contact_norm
from gait.validation.norm_tables import norms_section
from gait.validation.published import Published, read_published

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def table(norms_table: Path) -> Published:
    """Return the published means."""
    return read_published(norms_table)


def means(study: list[str], **columns: list[float]) -> Published:
    """Return published means of recreational runners from watches; what is not given is not known."""
    unknown = [math.nan] * len(study)
    names = ("height_m", "speed_mps", "cadence_spm", "sd_spm", "contact_s")
    return Published(
        study=np.array(study),
        recreational=np.ones(len(study), dtype=bool),
        force_plate=np.array(columns.pop("force_plate", [0.0] * len(study)), dtype=bool),
        **{name: np.array(columns.get(name, unknown)) for name in names},
    )


# ---------------------------------------------------------------------------------------------------------------------
# Cadence


def test_evidence_holds_what_the_fit_prints(table: Published) -> None:
    """The coefficients, errors and spreads of the evidence are those of the fit, as printed."""
    printed = cadence_norm.printed(table)
    norm = EVIDENCE["cadence_norm"].values
    for name, digits in (("intercept_spm", 1), ("speed_slope_spm_per_mps", 1), ("height_slope_spm_per_m", 0)):
        error = norm[name.replace("_spm", "_se_spm", 1)]
        assert f"{name} {norm[name]:.{digits}f} (se {error:.{digits}f})" in printed
    assert f"between_runners_spm {EVIDENCE['cadence_spread'].value('between_runners_spm'):.0f}\n" in printed
    assert f"between_studies_spm {EVIDENCE['cadence_study_spread'].value('between_studies_spm'):.0f} (" in printed


def test_the_documentation_prints_the_fit(table: Published) -> None:
    """The documentation of the evidence shows what is printed."""
    text = (PROJECT / "docs" / "evidence.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- fit begin -->\n```text\n")[2].partition("\n```\n<!-- fit end -->")[0]

    assert shown == cadence_norm.printed(table)


def test_four_studies_do_not_exclude_our_study_spread(table: Published) -> None:
    """A study spread of 4 spm loses under 1.92 log units to the likeliest one: within its 95 % interval."""
    likeliest, loss = cadence_norm.likeliest_study_sd(table)

    assert 0 < likeliest < 4
    assert 0 < loss < 1.92


def test_the_fit_recovers_a_line_that_was_put_in() -> None:
    """Means made from a known line without noise give that line back."""
    speed, height = np.array([2.5, 3.5, 3.0, 4.0, 2.8]), np.array([1.7, 1.7, 1.8, 1.8, 1.6])
    line = means(
        ["A 2000", "A 2000", "B 2001", "B 2001", "C 2002"],
        height_m=height.tolist(),
        speed_mps=speed.tolist(),
        cadence_spm=(160 + 10 * (speed - 3.0) - 30 * (height - 1.76)).tolist(),
        sd_spm=[8.0, 8.0, 6.0, math.nan, math.nan],
    )

    assert cadence_norm.fit_cadence(line, 4.0).coefficients.tolist() == pytest.approx([160.0, 10.0, -30.0], abs=1e-6)
    assert cadence_norm.between_runners_spm(line) == pytest.approx(math.sqrt((64 + 36) / 2))
    assert cadence_norm.above_the_line(line, np.array([160.0, 10.0, -30.0])) == pytest.approx(
        {"A 2000": 0.0, "B 2001": 0.0, "C 2002": 0.0}
    )


def test_means_without_cadence_do_not_count() -> None:
    """Rows of contact alone are not fitted, and no spread is known where no study gives one."""
    speed = [2.5, 3.5, 3.0, 4.0, 2.8]
    line = means(
        ["A 2000"] * 4 + ["B 2001"],
        height_m=[1.7, 1.8, 1.6, 1.75, 1.7],
        speed_mps=speed,
        cadence_spm=[160.0, 171.0, 169.0, 177.0, math.nan],
    )

    assert cadence_norm.fitted_rows(line).tolist() == [True] * 4 + [False]
    assert list(cadence_norm.above_the_line(line, np.array([166.0, 8.0, -25.0]))) == ["A 2000"]
    assert math.isnan(cadence_norm.between_runners_spm(line))


def test_means_at_one_speed_give_no_line() -> None:
    """What determines no line is said to determine none."""
    flat = means(["A 2000"] * 5, height_m=[1.7, 1.8, 1.7, 1.8, 1.6], speed_mps=[3.0] * 5, cadence_spm=[165.0] * 5)

    with pytest.raises(MeasurementsError, match="determines no cadence over speed and height"):
        cadence_norm.fit_cadence(flat, 4.0)


# ---------------------------------------------------------------------------------------------------------------------
# Contact


def test_the_curve_of_force_plates_is_that_of_the_evidence(table: Published) -> None:
    """Factor and exponent of the row are those fitted to the means of force plates, as they are kept."""
    fitted = contact_norm.fit_force_plate(table)
    row = EVIDENCE["contact_force_plate"]
    assert fitted is not None
    assert (round(fitted.factor_s, 3), round(fitted.exponent, 2)) == (row.value("factor_s"), row.value("exponent"))


def test_the_level_of_the_curve_in_use_is_that_of_the_other_means(table: Published) -> None:
    """At its exponent the means of 860 runners would take a level within 1 % of the one in use."""
    fitted = contact_norm.fit_others(table)
    assert fitted is not None
    assert fitted.means == 2
    assert fitted.factor_s == pytest.approx(EVIDENCE["contact_curve"].value("factor_s"), rel=0.01)


def test_the_curve_in_use_is_the_norm_of_the_program(table: Published) -> None:
    """What is held against the means is what the program expects of a watch."""
    assert contact_norm.curve_in_use().at(table.speed_mps).tolist() == pytest.approx(
        norms.expected_contact_time_s(table.speed_mps).tolist()
    )


def test_deviations_as_published_figures_give_them(table: Published) -> None:
    """Against 0.537 v^-0.62 the means of 860 runners lie 2 % above and below, and force plates 7 to 14 % below.

    0.537 x 2.92^-0.62 is 276.3 ms against 283, and 0.537 x 2.5^-0.62 is 304.3 ms against 299 and 267.
    """
    found = {(each.study, each.speed_mps): each for each in contact_norm.deviations(table, contact_norm.curve_in_use())}

    assert found["Malisoux 2023", 2.92].off == pytest.approx(283 / 276.3 - 1, abs=5e-4)
    assert found["Malisoux 2023", 2.5].off == pytest.approx(299 / 304.3 - 1, abs=5e-4)
    assert found["Fukuchi 2017", 2.5].off == pytest.approx(267 / 304.3 - 1, abs=5e-4)
    plates = [each.off for each in found.values() if each.force_plate]
    assert min(plates) > -0.145
    assert max(plates) < -0.07


def test_a_power_law_that_was_put_in_comes_back() -> None:
    """Contact of 0.4 v^-0.5 gives 0.4 and -0.5; at the exponent of the curve in use one mean gives its own level."""
    speed = np.array([2.0, 3.0, 4.0])
    plates = means(
        ["A 2000"] * 3,
        speed_mps=speed.tolist(),
        contact_s=(0.4 * speed**-0.5).tolist(),
        force_plate=[1.0] * 3,
    )
    watch = means(["B 2001"], speed_mps=[2.5], contact_s=[0.6 * 2.5**-0.62])
    fitted, level = contact_norm.fit_force_plate(plates), contact_norm.fit_others(watch)

    assert fitted is not None
    assert level is not None
    assert (fitted.factor_s, fitted.exponent) == pytest.approx((0.4, -0.5))
    assert (level.factor_s, level.exponent) == pytest.approx((0.6, -0.62))


def test_too_few_means_give_no_curve() -> None:
    """Two means, or three at one speed, give no slope; no mean gives no level; and the document says so."""
    two = means(["A 2000"] * 2, speed_mps=[2.0, 3.0], contact_s=[0.3, 0.25], force_plate=[1.0] * 2)
    one_speed = means(["A 2000"] * 3, speed_mps=[3.0] * 3, contact_s=[0.25] * 3, force_plate=[1.0] * 3)

    assert contact_norm.fit_force_plate(two) is None
    assert contact_norm.fit_force_plate(one_speed) is None
    assert contact_norm.fit_others(two) is None


def test_norms_without_contact_are_told(tmp_path: Path) -> None:
    """A table of cadence alone is told with dashes for contact."""
    means_of = [(1.7, 2.5, 160), (1.8, 3.0, 164), (1.6, 3.0, 169), (1.7, 3.5, 170), (1.8, 4.0, 172)]
    rows = "\n".join(f"A 2000,{height},{speed},{cadence},8,,watch" for height, speed, cadence in means_of)
    path = tmp_path / "NORMS.csv"
    header = "source,height_m,speed_mps,cadence_spm,cadence_sd_spm,contact_ms,method"
    path.write_text(f"{header}\n{rows}\n", encoding="utf-8")
    text = "\n".join(norms_section(read_published(path)))

    assert "| force plates at 50 N | - | - | 0.432 v^-0.53 |" in text
    assert "| watches, straps, other treadmills | - | - | 0.537 v^-0.62 |" in text


# ---------------------------------------------------------------------------------------------------------------------
# The table


def test_the_table_is_read(table: Published) -> None:
    """Studies, families and who counts as recreational are those of the table."""
    assert set(table.study) == {
        "van Oeveren 2019", "Malisoux 2023", "de Ruiter 2020", "Fukuchi 2017", "Alcantara 2021"
    }  # fmt: skip
    assert set(table.study[~table.recreational]) == {"Alcantara 2021"}
    assert set(table.study[table.force_plate]) == {"Fukuchi 2017", "Alcantara 2021"}


def test_a_source_without_a_year_is_a_study_of_its_own(tmp_path: Path) -> None:
    """What names no year is one study by its whole name."""
    path = tmp_path / "NORMS.csv"
    header = "source,height_m,speed_mps,cadence_spm,cadence_sd_spm,contact_ms,method"
    path.write_text(f"{header}\nour own runners,,3.0,165,,,watch\n", encoding="utf-8")

    assert read_published(path).study.tolist() == ["our own runners"]


def test_tables_that_cannot_be_used(tmp_path: Path) -> None:
    """A table that is not there, lacks columns or cannot be decoded is named with the reason."""
    path = tmp_path / "NORMS.csv"
    with pytest.raises(UsageError, match="no such table of norms"):
        read_published(path)
    path.write_text("source,speed_mps\nA 2000,3\n", encoding="utf-8")
    with pytest.raises(MeasurementsError, match=r"lacks the columns height_m, cadence_spm, .* method"):
        read_published(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DamagedFileError, match="no text in UTF-8"):
        read_published(path)
