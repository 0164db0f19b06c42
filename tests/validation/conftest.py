"""What the tests of the validation share: the validation of the open runners, made once."""

from pathlib import Path

import pytest

from gait.validation import Validation, validate


@pytest.fixture(scope="session")
def open_runners(motion_data: Path, norms_table: Path) -> Validation:
    """Return the validation of the 13 open runners, with the published norms."""
    return validate(motion_data, norms=norms_table)
