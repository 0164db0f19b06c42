"""Nothing that is said of one run contradicts another: findings, claims, the headline, over places and pain."""

import re
from dataclasses import replace
from functools import cache
from itertools import product
from typing import get_args

import pytest

from gait import assess
from gait.assess.goals import occasion, waits_for_the_knee
from gait.assess.heading import headline
from gait.formats.fit import read_fit
from gait.history import load_of
from gait.model import Analysis, History, Knee, KneePain, KneePlace
from gait.pages.finding_views import actions
from gait.pipeline import analyze
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.assess.a_load import a_past_run

PLACES: tuple[KneePlace | None, ...] = (None, *get_args(KneePlace))
PAINS = {
    "nothing": KneePain(),
    "within": KneePain(during=2.0, after=0.0, next_morning=0.0),
    "within, as before": KneePain(during=2.0, after=1.0, next_morning=1.0, before=1.0),
    "at the limit": KneePain(during=2.0, after=0.0, next_morning=1.0),
    "incomplete": KneePain(during=1.0),
    "perhaps above": KneePain(during=2.0, after=2.0, next_morning=2.0),
    "surely too much left": KneePain(next_morning=4.0),
    "above": KneePain(during=4.0, after=2.0, next_morning=0.0),
    "grew": KneePain(during=0.0, after=5.0, next_morning=0.0),
    "severe": KneePain(during=8.0, after=7.0, next_morning=7.0),
}
RUNS = ("typical", "long_slow_steps", "quick_short_steps", "spiked", "short")
CASES = [
    pytest.param(run, place, pain, id=f"{run}-{place}-{pain}") for run, place, pain in product(RUNS, PLACES, PAINS)
]

ASKS_TO_RUN = re.compile(
    r"metronome|next long run|Next time, (run|cover)|go on so|try \d|Run to it|level courses|more steps are one thing",
    re.IGNORECASE,
)
"""How running, or a change of it, is asked for."""
ALL_IS_WELL = re.compile(r"nothing asks|asks for a change|go on so|all is well", re.IGNORECASE)


@cache
def simulated(name: str) -> Analysis:
    """Return the analysis of a simulated run on which nothing was told of a knee."""
    runner = RUNNERS[name if name in RUNNERS else "typical"]
    data = simulate(runner, PLANS["easy_10k"], WATCHES["full_dynamics"], 4).to_fit_bytes()
    found = analyze(read_fit(data, "simulated.fit", "refuse")[0])
    if name == "short":
        return replace(found, running=replace(found.running, enough=False))
    if name == "spiked":
        runs = tuple(a_past_run(day, 4000.0, before=found.activity.local_start) for day in (2, 9, 16, 30))
        return replace(found, load=load_of(found, History(runs=runs)))
    return found


@cache
def told(run: str, place: KneePlace | None, pain: str) -> Analysis:
    """Return the run as the pipeline's last stages tell it, with what the runner says of a knee."""
    felt = replace(PAINS[pain], place=place)
    found = replace(simulated(run), knee=Knee(pain=felt))
    found = replace(found, overstriding=assess.judged_overstriding(found))
    found = replace(found, targets=assess.targets(found), what_if=assess.what_if(found))
    found = replace(found, findings=assess.assess(found))
    return replace(found, knee=assess.knee_of(found, felt), claims=assess.claims_of(found))


def claim(run: Analysis, key: str) -> str:
    """Return what the run shows of a claim."""
    return next(each.shows for each in run.claims if each.key == key)


def all_words(run: Analysis) -> str:
    """Return all that is said to the runner of this run; what evidence says of everybody is left out."""
    findings = [text for each in run.findings for text in (each.message, each.advice, each.check)]
    rule = [run.knee.rule.said, run.knee.rule.advice] if run.knee.rule else []
    return " ".join([headline(run), *findings, *rule, *run.knee.advice, *(each.shows for each in run.claims)])


@pytest.mark.parametrize(("run", "place", "pain"), CASES)
def test_while_a_knee_wants_a_look_nothing_asks_to_run(run: str, place: KneePlace | None, pain: str) -> None:
    """Where the box comes first no finding, target, claim or headline asks for running or for other steps."""
    found = told(run, place, pain)
    if found.finding("knee_stop") is None:
        return
    assert ASKS_TO_RUN.findall(all_words(found)) == []
    assert ALL_IS_WELL.findall(all_words(found)) == []
    asking = [each.rule for each in found.findings if each.advice or each.check]
    assert [rule for rule in asking if not rule.startswith("knee_")] == []
    assert (found.targets, found.what_if) == ((), ())
    assert found.findings[0].severity == "stop"


@pytest.mark.parametrize(("run", "place", "pain"), CASES)
def test_above_the_rule_nothing_says_that_all_is_well(run: str, place: KneePlace | None, pain: str) -> None:
    """Neither where the rule is broken, nor where more than it allows was left."""
    found = told(run, place, pain)
    rule = found.finding("knee_pain_rule")
    if rule is None or rule.severity == "info":
        return
    assert ALL_IS_WELL.findall(all_words(found)) == []
    if found.finding("knee_stop") is None:
        assert "Next time, " in rule.advice
        assert waits_for_the_knee(found)
        assert "knee" in headline(found) or not found.running.enough


@pytest.mark.parametrize(("run", "place", "pain"), CASES)
def test_more_steps_wait_for_a_knee_above_the_rule(run: str, place: KneePlace | None, pain: str) -> None:
    """A cadence to try, and a next long run, come after the knee, in the findings and in the claim alike."""
    found = told(run, place, pain)
    if not waits_for_the_knee(found) or found.finding("knee_stop") is not None:
        return
    cadence, spike = found.finding("cadence_for_pace"), found.finding("load_spike")
    if cadence is not None and "metronome" in cadence.advice:
        assert "Wait with more steps until the knee is within the pain rule" in cadence.advice
        assert "once your knee is within the pain rule" in claim(found, "raise_below_160")
    if spike is not None and "next long run" in spike.advice:
        assert spike.advice.startswith("Leave long runs until your knee is within the pain rule.")
    later = [each for each in found.findings if each.check and not each.rule.startswith(("knee_", "overstriding"))]
    assert [each.rule for each in later if not each.check.startswith("This can wait until the knee is within")] == []


@pytest.mark.parametrize(("run", "place", "pain"), CASES)
def test_what_is_checked_is_what_is_suggested(run: str, place: KneePlace | None, pain: str) -> None:
    """A thing to try has a check, nothing else has one, and where both name a number to aim for it is the same one."""
    found = told(run, place, pain)
    shown = actions(found.findings, "metric")
    assert [view.rule for view in shown if not view.check and view.rule != "too_little_running"] == []
    assert [each.rule for each in found.findings if each.check and (each.severity == "info" or not each.advice)] == []
    for each in found.findings:
        aim = re.search(r"aim for (\d+ spm)|at most about ([\d.]+ km)|(at most \d of 10 during)", each.check)
        if aim is not None and each.rule != "knee_pain_rule":
            assert f" {aim[1] or aim[2]}" in each.advice
        if aim is not None and each.rule == "knee_pain_rule":
            assert f"{aim[3]} the run" in each.reference


@pytest.mark.parametrize(("run", "place", "pain"), CASES)
def test_claims_agree_with_findings(run: str, place: KneePlace | None, pain: str) -> None:
    """What a claim shows of cadence, of a jump, of days, and of pain is what the finding on it says."""
    found = told(run, place, pain)
    rules = {each.rule: each for each in found.findings}
    steps, pained = claim(found, "raise_below_160"), claim(found, "rest_and_ice")
    asked = "cadence_for_pace" in rules and "metronome" in rules["cadence_for_pace"].advice
    assert ("more steps are one thing to try" in steps) == asked
    assert not ("nothing asks" in steps and (asked or occasion(found) is not None))
    assert (claim(found, "sudden_jump").endswith(": a jump.")) == (
        "load_spike" in rules and rules["load_spike"].severity == "notice"
    )
    assert ("above the pain rule" in pained) == (
        "knee_pain_rule" in rules and rules["knee_pain_rule"].verdict == "above the rule"
    )
    assert ("within the pain rule" in pained) == (
        "knee_pain_rule" in rules and rules["knee_pain_rule"].verdict == "within the rule"
    )
    if not found.running.enough:
        assert {each.key for each in found.claims if each.assessed} <= {"rest_and_ice"}


def test_the_cases_hold_both_sides() -> None:
    """Some runs have long steps, a spike, a stop, an occasion; others have none: nothing above passes for emptiness."""
    cases = [told(*case.values) for case in CASES]
    for rule in ("knee_stop", "load_spike", "knee_pain_rule", "cadence_for_pace", "too_little_running"):
        assert {each.finding(rule) is None for each in cases} == {True, False}, rule
    spikes = [each.finding("load_spike") for each in cases]
    assert "notice" in {spike.severity for spike in spikes if spike is not None}
    assert {occasion(each) for each in cases} == {None, "low", "front knee"}
    assert {waits_for_the_knee(each) for each in cases} == {True, False}


@pytest.mark.parametrize("pain", PAINS)
def test_findings_write_a_plain_minus(pain: str) -> None:
    """A hyphen stands before a number below nothing: the words are plain text."""
    for run in RUNS:
        assert "\N{MINUS SIGN}" not in all_words(told(run, "front", pain))
