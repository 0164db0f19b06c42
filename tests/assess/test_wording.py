"""How numbers are written, in the units of the run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.assess import wording
from gait.assess.wording import Wording, wording_of
from gait.evidence import EVIDENCE
from gait.quantities import Units
from tests.assess.a_run import an_analysis

METRIC, IMPERIAL = Wording(units="metric"), Wording(units="imperial")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (wording.spm(167.6), "168 spm"),
        (METRIC.pace(2.8986), "5:45 /km"),
        (METRIC.pace(3.3339), "5:00 /km"),
        (METRIC.step(1.0449), "1.04 m"),
        (METRIC.height(1.76), "1.76 m"),
        (METRIC.amount("ground_contact_time_s", 0.2618), "262 ms"),
        (METRIC.amount("vertical_oscillation_m", 0.0841), "8.4 cm"),
        (METRIC.amount("vertical_ratio", 0.0801), "8.0 %"),
        (METRIC.amount("ground_contact_balance", 0.4832), "48.3 %"),
        (METRIC.change("step_length_m", 0.0262), "2.6 cm"),
        (METRIC.change("vertical_oscillation_m", 0.0078), "0.8 cm"),
        (METRIC.change("cadence_spm", 4.6), "5 spm"),
        (IMPERIAL.pace(2.8986), "9:15 /mi"),  # 1609.344 / 2.8986 = 555.2 s
        (IMPERIAL.step(1.0449), "3.43 ft"),  # 1.0449 / 0.3048
        (IMPERIAL.height(1.76), "5 ft 9 in"),  # 69.3 in
        (IMPERIAL.height(1.82), "6 ft 0 in"),  # 71.65 in are 72 and not 5 ft 12
        (IMPERIAL.amount("ground_contact_time_s", 0.2618), "262 ms"),
        (IMPERIAL.amount("vertical_oscillation_m", 0.0841), "3.3 in"),
        (IMPERIAL.amount("vertical_ratio", 0.0801), "8.0 %"),
        (IMPERIAL.change("step_length_m", 0.0262), "1.0 in"),
        (IMPERIAL.change("vertical_oscillation_m", 0.0078), "0.31 in"),
        (wording.percent(0.124), "12 %"),
        (wording.points(0.018), "1.8 points"),
        (wording.minutes(200.0), "3:20 min"),
        (wording.minutes(3120.0), "52 min"),
        (wording.minutes(0.0), "0 min"),
        (wording.span("154 spm", "179 spm"), "154 to 179 spm"),
        (wording.sentence("nothing to see"), "Nothing to see."),
    ],
)
def test_how_numbers_are_written(written: str, expected: str) -> None:
    """Numbers are written with their unit and the digits of the house."""
    assert written == expected


def test_a_run_is_told_in_its_own_units() -> None:
    """A run split by miles is told in miles, another in kilometres."""
    assert wording_of(an_analysis()) == METRIC
    assert wording_of(an_analysis(split_unit="mi")) == IMPERIAL


@pytest.mark.parametrize("units", ["metric", "imperial"])
@given(quantity=st.sampled_from(("cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m")))
def test_the_smallest_end_that_is_told_is_not_written_as_zero(units: Units, quantity: str) -> None:
    """A quarter of the smallest change is written with a digit other than 0, so no told end reads as no change."""
    row, share = EVIDENCE["change_to_report"], EVIDENCE["drift_verdict"].value("near_end_share")
    least = {
        "cadence_spm": row.value("cadence_spm"),
        "step_length_m": 0.7 * row.value("step_length_percent") / 100,
        "ground_contact_time_s": row.value("contact_ms") / 1000,
        "vertical_oscillation_m": row.value("oscillation_cm") / 100,
    }
    written = Wording(units=units).change(quantity, share * least[quantity])
    assert any(digit in written for digit in "123456789")


@pytest.mark.parametrize(("words", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_words_in_a_row(words: list[str], said: str) -> None:
    """Commas, and one ``and`` before the last."""
    assert wording.listed(iter(words)) == said
