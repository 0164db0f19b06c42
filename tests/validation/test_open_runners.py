"""The 13 open runners: the models meet their targets, and the evidence holds what is printed."""

from itertools import pairwise

import pytest

from gait.evidence import EVIDENCE
from gait.validation import Validation, as_evidence
from gait.validation.document import as_markdown


def test_the_runners(open_runners: Validation) -> None:
    """The file holds 13 runners at three speeds."""
    assert open_runners.files == ("rbds_steps.csv.gz",)
    assert (open_runners.refits["braking"].scores.runners, open_runners.refits["braking"].scores.trials) == (13, 39)


def test_reach_meets_its_target(open_runners: Validation) -> None:
    """Left out, reach is predicted within 14 mm, at least 20 % better than from speed alone."""
    scores = open_runners.refits["reach"].scores

    assert scores.rmse.value <= 0.014
    assert scores.rmse_reduction.value >= 0.2
    assert scores.rmse_reduction.low > 0  # and not by chance


def test_braking_meets_its_target(open_runners: Validation) -> None:
    """Left out, braking is predicted within 10 %, better than from speed alone."""
    scores = open_runners.refits["braking"].scores

    assert scores.relative.value <= 0.10
    assert scores.relative.value < scores.relative_alone.value


@pytest.mark.parametrize("name", ["braking", "reach"])
def test_the_thirds_are_found(open_runners: Validation, name: str) -> None:
    """The area under the curve is at least .75 for those who brake and for those who reach most."""
    area = open_runners.refits[name].scores.area

    assert area.value >= 0.75
    assert area.low > 0.5


@pytest.mark.parametrize("name", ["braking", "reach"])
def test_intervals_hold_what_they_say(open_runners: Validation, name: str) -> None:
    """Intervals of 90 % hold 85 to 95 % of the trials of runners who were left out."""
    assert 0.85 <= open_runners.refits[name].scores.held.value <= 0.95


def test_numbers_found_independently(open_runners: Validation) -> None:
    """The figures are those of the page on overstriding that came with the data, for the same 13 runners.

    Ordinary least squares of log braking on log speed and log cadence is 2.485, 0.8425 and -1.435; 7.7 % left out
    against 11.4 %; adding height 8 to 8.1 %; area .78 (.59 to .95). Reach is 11.7 mm against 28.7 mm, area .935.
    """
    braking, reach = open_runners.refits["braking"], open_runners.refits["reach"]

    assert [each.value for each in braking.coefficients.values()] == pytest.approx([2.485, 0.8425, -1.435], abs=5e-4)
    assert [each.value for each in reach.coefficients.values()] == pytest.approx([-1.3588, 1.1847, 0.11725], abs=5e-5)
    assert braking.scores.relative.value == pytest.approx(0.077, abs=5e-4)
    assert braking.scores.relative_alone.value == pytest.approx(0.114, abs=5e-4)
    assert braking.relative_with_height == pytest.approx(0.081, abs=1e-3)
    assert braking.scores.area.value == pytest.approx(0.778, abs=5e-4)
    assert (braking.scores.area.low, braking.scores.area.high) == pytest.approx((0.59, 0.95), abs=0.02)
    assert reach.scores.rmse.value == pytest.approx(0.0117, abs=5e-5)
    assert reach.scores.rmse_alone.value == pytest.approx(0.0287, abs=5e-5)
    assert reach.scores.area.value == pytest.approx(0.935, abs=5e-4)


def test_the_evidence_holds_what_is_printed(open_runners: Validation) -> None:
    """Every fitted number of the rows is the one that the open runners give, rounded as it is kept."""
    kept = as_evidence(open_runners.refits, open_runners.noise)

    assert list(kept) == ["braking_model", "braking_third", "reach_model", "reach_third", "contact_noise"]
    for key, numbers in kept.items():
        domain = {"lowest_speed_mps", "highest_speed_mps"}
        row = {name: number for name, number in EVIDENCE[key].values.items() if name not in domain}
        assert row == numbers, key


@pytest.mark.parametrize("key", ["braking_model", "reach_model"])
def test_the_domain_is_the_speeds_of_the_runners(open_runners: Validation, key: str) -> None:
    """The models hold between the lowest and the highest speed of the data."""
    speeds = open_runners.trials.speed_group_mps

    assert EVIDENCE[key].value("lowest_speed_mps") == speeds.min()
    assert EVIDENCE[key].value("highest_speed_mps") == speeds.max()


def test_the_published_correlation_agrees(open_runners: Validation) -> None:
    """The correlation in 26 runners lies within the interval of these 13 of them."""
    found = open_runners.cadence_braking
    assert found is not None
    assert found.low < EVIDENCE["braking_cadence_r"].value("r") < found.high


def test_noise_of_contact_takes_reach_away(open_runners: Validation) -> None:
    """The more noise, the larger the error and the lower correlation and area; without any they are the model's own."""
    effects, scores = open_runners.noise, open_runners.refits["reach"].scores

    assert [each.noise_s for each in effects] == [0.0, 0.005, 0.01, 0.02]
    assert effects[0].rmse_m == pytest.approx(scores.rmse.value)
    assert effects[0].area == pytest.approx(scores.area.value)
    for less, more in pairwise(effects):
        assert less.rmse_m < more.rmse_m
        assert less.correlation > more.correlation
        assert less.area > more.area


def test_noise_adds_as_errors_do(open_runners: Validation) -> None:
    """5 ms at a contact of 230 ms is 2.2 %, times 1.18 and 220 mm is 5.7 mm, which adds in quadrature to 11.7: 13.0."""
    assert 1000 * open_runners.noise[1].rmse_m == pytest.approx(13.0, abs=0.4)


def test_these_runners_are_no_external_check(open_runners: Validation) -> None:
    """The document says that the program's coefficients were fitted on these runners."""
    assert open_runners.same_runners is True
    assert "so this is no external check" in as_markdown(open_runners)
    assert open_runners.own["braking"].outside == 0


def test_the_document_prints_the_coefficients(open_runners: Validation) -> None:
    """Each number of the rows stands in the document beside the program's own."""
    text = as_markdown(open_runners)

    assert "| `braking_model` | cadence_exponent | -1.435 | -1.435 |" in text
    assert "| `reach_model` | product_exponent | 1.1847 | 1.1847 |" in text
    assert "| relative error | 7.7 % [" in text
    assert "| error | 1.74 BW ms [1.33, 2.13] | 11.7 mm [" in text


def test_the_document_says_what_is_not_known(open_runners: Validation) -> None:
    """The limits of both models stand in the document as their rows have them."""
    text = as_markdown(open_runners)

    assert f"- Braking: {EVIDENCE['braking_model'].unknown}\n- Reach: {EVIDENCE['reach_model'].unknown}\n" in text
    assert "The pelvis centre stands for the centre of mass" in text
