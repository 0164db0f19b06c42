"""The examples of the documentation are what the program says of them."""

import importlib
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a script as a module
    """Return the script that writes the examples."""
    monkeypatch.syspath_prepend(str(PROJECT / "scripts"))
    return importlib.import_module("write_examples")


def test_the_page_says_what_the_program_says(examples: Any) -> None:  # noqa: ANN401 - as above
    """docs/examples.md holds the words of today's reports."""
    shown = (PROJECT / "docs" / "examples.md").read_text(encoding="utf-8")
    assert shown == examples.document() + "\n", "run make examples, and read what changed"


def test_the_three_runners_get_a_coachs_advice(examples: Any) -> None:  # noqa: ANN401 - as above
    """The overstrider is told so and has something to try; the quick and the tall runner are left in peace.

    By hand: 142 x 1.05 = 149.1, rounded down to 149.
    """
    found = {each.runner: examples.analysed(each) for each in examples.EXAMPLES}
    verdicts = {name: each.overstriding.verdict for name, each in found.items()}
    assert verdicts["overstrider"] == "long steps, long contact"
    assert verdicts["small_and_quick"] in {"not sure", "short steps"}
    assert verdicts["tall_and_slow"] == "typical"
    assert [target.cadence_spm for target in found["overstrider"].targets] == [149, 149]
    asked = {
        name: [each.rule for each in run.findings if each.severity in {"act", "stop"}] for name, run in found.items()
    }
    assert asked == {
        "overstrider": ["knee_pain_rule", "cadence_for_pace"],
        "small_and_quick": [],
        "tall_and_slow": [],
    }
    assert found["overstrider"].knee.same_day
    assert found["overstrider"].knee.appointment
