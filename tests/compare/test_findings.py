"""What changed in the findings."""

from dataclasses import replace

import numpy as np

from gait.compare import compare_runs
from gait.model import Finding
from tests.compare.by_hand import a_run, level


def a_finding(rule: str, verdict: str, severity: str = "info") -> Finding:
    """Return a finding whose message is its verdict."""
    return Finding(
        rule=rule, scope="run", severity=severity, confidence="high", message=f"{rule} is {verdict}.", verdict=verdict
    )


def test_new_gone_and_changed_rules_with_both_messages() -> None:
    """A rule with another number and the same verdict is no change; weight counts as verdict does."""
    first = replace(
        a_run(level((10, 2.6, 160.0))),
        findings=(
            a_finding("one", "low"),
            a_finding("two", "same"),
            a_finding("three", "gone"),
            a_finding("four", "x"),
        ),
    )
    other = replace(
        a_run(level((10, 2.6, 160.0)), name="b.fit"),
        findings=(
            a_finding("five", "new"),
            a_finding("one", "typical"),
            replace(a_finding("two", "same"), message="two is the same, with another number."),
            a_finding("four", "x", "act"),
        ),
    )
    told = [
        (each.rule, each.change, each.first_message, each.message) for each in compare_runs([first, other]).findings
    ]
    assert told == [
        ("five", "new", "", "five is new."),
        ("one", "changed", "one is low.", "one is typical."),
        ("four", "changed", "four is x.", "four is x."),
        ("three", "gone", "three is gone.", ""),
    ]


def test_a_rule_that_speaks_twice_counts_once() -> None:
    """The first of two findings of one rule stands for it."""
    twice = replace(
        a_run({"cadence_spm": np.full(600, 160.0)}), findings=(a_finding("one", "low"), a_finding("one", "high"))
    )
    other = replace(a_run(level((10, 2.6, 160.0)), name="b.fit"), findings=(a_finding("one", "low"),))
    assert compare_runs([twice, other]).findings == ()
