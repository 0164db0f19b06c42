"""A folder of other runners: other names and speeds, missing values, few runners."""

from pathlib import Path

import numpy as np
import pytest

from gait.errors import MeasurementsError
from gait.validation import Validation, as_evidence, validate
from gait.validation.document import as_markdown
from tests.validation import measured_steps
from tests.validation.measured_steps import step_rows, write_steps


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Validation:
    """Return the validation of a folder in which next to everything is otherwise than in the one of the fit.

    Seven runners with other names at other speeds; one has one speed, one two, one has never a braking impulse, and
    steps lack values here and there.
    """
    rows = step_rows([f"runner {name}" for name in "abcdefg"], (2.2, 2.78, 3.33, 5.0), scatter=0.04, steps=6)
    rows = [row for row in rows if row["sub"] != "runner a" or row["v"] == 2.78]
    rows = [row for row in rows if row["sub"] != "runner b" or row["v"] in {2.2, 5.0}]
    for number, row in enumerate(rows):
        del row["H"]
        if row["sub"] == "runner c":
            row["brake_imp"] = ""
        if number % 5 == 0:
            row[("step", "tc", "ank_x")[number % 3]] = "nan"
    return validate(write_steps(tmp_path_factory.mktemp("others"), rows, "people_steps.csv.gz"))


def test_models_are_fitted_anew(others: Validation) -> None:
    """The planted exponents come back within the scatter, from the trials that have what a model needs."""
    braking, reach = others.refits["braking"], others.refits["reach"]

    assert braking.scores.trials == 1 + 2 + 4 * 4  # without the runner who has no impulse
    assert reach.scores.trials == 1 + 2 + 5 * 4
    assert braking.coefficients["cadence"].low < measured_steps.BRAKING[2] < braking.coefficients["cadence"].high
    assert reach.coefficients["product"].value == pytest.approx(measured_steps.REACH[1], abs=0.5)
    assert others.skipped == {}


def test_heights_are_not_needed(others: Validation) -> None:
    """Without heights the error with height is left out, and nothing else."""
    assert others.refits["braking"].relative_with_height is None
    assert "with height" not in as_markdown(others)


def test_the_program_is_tried_on_others(others: Validation) -> None:
    """These are not the runners of the fit, and two speeds lie outside of its domain."""
    text = as_markdown(others)

    assert others.same_runners is False
    assert others.own["reach"].outside == 6 + 6  # all but one runner at 2.2, and all but one at 5 m/s
    assert "this is an external check" in text
    assert f"{others.own['reach'].outside + others.own['braking'].outside} of the predictions are for speeds" in text


def test_what_is_told_of_the_folder(others: Validation) -> None:
    """The document tells files, runners, speeds and that no norms were given."""
    text = as_markdown(others)

    assert f"Folder `{others.folder}`, people_steps.csv.gz: 7 runners at 2.2, 2.8, 3.3 and 5 m/s." in text
    assert "No table of published means was given" in text
    assert "nan" not in text


def test_names_of_runners_do_not_matter(tmp_path: Path) -> None:
    """Runners renamed in the same order give the same numbers, to the last."""
    rows = step_rows("abcdef", (2.5, 4.0), scatter=0.05)
    renamed = [row | {"sub": f"{'abcdef'.index(str(row['sub'])):03}"} for row in reversed(rows)]
    first = validate(write_steps(tmp_path / "one", rows))
    second = validate(write_steps(tmp_path / "two", renamed))

    assert as_evidence(first.refits, first.noise) == as_evidence(second.refits, second.noise)


def test_four_runners_are_too_few(tmp_path: Path) -> None:
    """Leaving one out takes five runners; the error counts those that there are."""
    with pytest.raises(MeasurementsError, match=r"too few runners .* 4 for braking and 4 for reach") as caught:
        validate(write_steps(tmp_path, step_rows("abcd")))

    assert "takes at least 5" in str(caught.value)


def test_five_runners_are_enough(tmp_path: Path) -> None:
    """With five runners everything is there, with wide intervals."""
    found = validate(write_steps(tmp_path, step_rows("abcde", scatter=0.05)))
    area = found.refits["braking"].scores.area

    assert found.refits["braking"].scores.runners == 5
    assert 0 <= area.low <= area.value <= area.high <= 1
    assert found.refits["braking"].interval_log > 6.3 * found.refits["braking"].spread_log  # Student's t at 1 degree


def test_a_model_without_its_outcome_is_left_out(tmp_path: Path) -> None:
    """Without markers reach is not told, and the reason is; braking is."""
    rows = [row | {"ank_x": ""} for row in step_rows(scatter=0.05)]
    found = validate(write_steps(tmp_path, rows))

    assert list(found.refits) == list(found.own) == ["braking"]
    assert found.noise == ()
    assert "The reach model is not fitted anew: 0 runners have what it needs" in as_markdown(found)


def test_a_model_of_reach_alone(tmp_path: Path) -> None:
    """Without a force plate's impulse braking is not told, nor how it goes with cadence."""
    rows = [row | {"brake_imp": ""} for row in step_rows(scatter=0.05)]
    found = validate(write_steps(tmp_path, rows))

    assert list(found.refits) == ["reach"]
    assert found.cadence_braking is None
    assert "braking impulse correlate" not in as_markdown(found)


def test_one_speed_carries_no_fit_but_the_program_is_tried(tmp_path: Path) -> None:
    """At one speed the models over speed cannot be fitted; the program's own coefficients still can be tried."""
    found = validate(write_steps(tmp_path, step_rows(speeds_mps=(3.0,), scatter=0.05)))
    text = as_markdown(found)

    assert found.refits == {}
    assert list(found.own) == ["braking", "reach"]
    assert "do not differ enough in speed or form" in text
    assert "Fitted anew" not in text


def test_everybody_at_a_speed_of_their_own(tmp_path: Path) -> None:
    """Runners who share no speed are predicted, and not ranked."""
    rows = [
        row
        for place, name in enumerate("abcdefgh")
        for row in step_rows(name, (2.0 + place / 5, 3.9 + place / 5), scatter=0.05, seed=place)
    ]
    found = validate(write_steps(tmp_path, rows))
    text = as_markdown(found)

    assert np.isnan(found.refits["reach"].scores.area.value)
    assert "8 runners from 2 to 5.3 m/s" in text
    assert "| area under the curve, third with most | - | - |" in text
