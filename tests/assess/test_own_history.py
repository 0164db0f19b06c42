"""A run beside its runner's own line, as findings of the run."""

from dataclasses import replace

import pytest

from gait.assess import URGENCY, assess
from gait.assess.history import with_own
from gait.evidence import EVIDENCE
from gait.history.season import season_of
from gait.model import AgainstBaseline, Analysis, Finding
from gait.pages.measured import measured
from tests.assess.a_run import an_analysis
from tests.history.by_hand import around, every_other_day

RUN = replace(an_analysis(), findings=assess(an_analysis()))


def beside(last_spm: float, runs: int = 20) -> list[AgainstBaseline]:
    """Return the last of some runs at 5:33 /km around 168 spm beside those before it."""
    levels = every_other_day([*around(168.0, runs), last_spm])
    return [each for each in season_of(levels).against if each.run_id == levels[-1].run_id]


def own(analysis: Analysis) -> dict[str, Finding]:
    """Return the findings on the own line by their rule."""
    return {each.rule: each for each in analysis.findings if each.rule.startswith("own_")}


def test_a_run_far_below_the_own_line_is_told_with_its_size_and_interval() -> None:
    """150 spm where 168 is usual: 18 spm below, more than chance, and the steps longer by as much."""
    told = own(with_own(RUN, beside(150.0)))
    assert list(told) == ["own_cadence_spm", "own_step_length_m"]
    cadence = told["own_cadence_spm"]
    assert cadence.message.startswith("Your cadence at 5:33 /km was 18 spm below your usual, more than chance (")
    assert (cadence.severity, cadence.confidence, cadence.verdict) == ("notice", "high", "below")
    assert cadence.value == pytest.approx(-18.0, abs=0.1)
    assert (cadence.low or 0.0) < (cadence.value or 0.0) < (cadence.high or 0.0)
    assert cadence.reference == "168 spm, your usual at this speed over 20 runs on this watch"
    assert measured(cadence, "metric").startswith("\N{MINUS SIGN}18 (")
    assert told["own_step_length_m"].verdict == "above"
    assert set(cadence.evidence) <= set(EVIDENCE)
    assert (cadence.advice, cadence.check) == ("", "")


def test_a_usual_run_is_told_to_be_so_in_cadence_alone() -> None:
    """For information, behind the run's other findings."""
    found = with_own(RUN, beside(168.0))
    (usual,) = own(found).values()
    assert usual.message == "Your cadence at 5:33 /km was as usual."
    assert (usual.severity, usual.verdict) == ("info", "as usual")
    assert found.findings[-1] == usual
    assert found.findings[:-1] == RUN.findings


def test_without_a_line_yet_it_says_what_is_missing() -> None:
    """After three runs a line needs five more, and nothing was measured against it."""
    (waiting,) = own(with_own(RUN, beside(168.0, runs=3))).values()
    assert waiting.message == "No line of your own yet on this device: it needs 5 more runs over 9 more days."
    assert (waiting.value, waiting.unit, waiting.reference, measured(waiting, "metric")) == (None, "", "", "")


def test_findings_stay_in_the_order_of_their_urgency() -> None:
    """What is claimed stands before the other things worth knowing; said again, it replaces itself."""
    found = with_own(with_own(RUN, beside(150.0)), beside(150.0))
    ranks = [URGENCY[each.severity] for each in found.findings]
    assert ranks == sorted(ranks)
    assert len(own(found)) == 2
    notices = [each.rule for each in found.findings if each.severity == "notice"]
    assert notices[:2] == ["own_cadence_spm", "own_step_length_m"]


def test_miles_are_miles_and_too_little_running_is_left_alone() -> None:
    """A run split by miles is told in miles; a recording with too little running is not judged."""
    miles = replace(RUN, split_unit="mi")
    assert "at 8:56 /mi" in own(with_own(miles, beside(150.0)))["own_cadence_spm"].message
    little = replace(RUN, running=replace(RUN.running, enough=False))
    assert with_own(little, beside(150.0)) == little
