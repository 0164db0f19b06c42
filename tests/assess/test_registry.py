"""Every rule fires on one run and stays silent on another, and speaks as a finding should."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gait import assess
from gait.evidence import EVIDENCE
from gait.model import Analysis, Finding, KneePain, Note, Overstriding, OverstridingChange
from tests.assess.a_load import COVERING, a_past_run, loaded, on_hills, telling
from tests.assess.a_run import (
    a_comparison,
    a_drift,
    a_ratio,
    a_share,
    a_slope,
    a_view,
    an_analysis,
    an_estimate,
    some_contact,
    some_steps,
)

PLAIN = an_analysis()
NO_CADENCE = replace(PLAIN, summary={}, cadence=a_view(0.0).__class__())


def downhill(ratio: float) -> OverstridingChange:
    """Return steps downhill over those on the level at equal speed, within 2 %."""
    return OverstridingChange(cause="downhill", minutes=4.0, steps=a_ratio(ratio))


def with_summary(**more: object) -> Analysis:
    """Return the plain run with more quantities measured."""
    return replace(PLAIN, summary={**PLAIN.summary, **more})


FIRING: Mapping[str, Analysis] = {
    "knee_stop": telling(PLAIN, KneePain(place="locking")),
    "knee_pain_rule": telling(PLAIN, KneePain(during=3.0)),
    "knee_place": telling(PLAIN, KneePain(place="front")),
    "too_little_running": replace(PLAIN, running=a_share(running_s=120.0, enough=False)),
    "cadence_unknown": NO_CADENCE,
    "cadence_for_pace": PLAIN,
    "load_spike": loaded(18_000.0, *COVERING),
    "overstriding": replace(PLAIN, overstriding=Overstriding(steps=some_steps(1.0))),
    "drift_cadence_spm": replace(PLAIN, drift=(a_drift("cadence_spm", -5.0, 2.0, 168.0),)),
    "cadence_unit": replace(PLAIN, cadence=a_view(0.0, unit="low")),
    "sensors_disagree": replace(PLAIN, sources_compared=(a_comparison("step_length_m", 0.88, 0.95, 0.01),)),
    "cadence_coverage": with_summary(cadence_spm=an_estimate(166.0, coverage=0.54)),
    "drift_ground_contact_time_s": replace(PLAIN, drift=(a_drift("ground_contact_time_s", 0.012, 0.004, 0.26, "s"),)),
    "drift_vertical_oscillation_m": replace(PLAIN, drift=(a_drift("vertical_oscillation_m", 0.006, 0.002, 0.08, "m"),)),
    "heart_rate_lock": replace(PLAIN, notes=(Note(code="heart_rate_cadence_lock", message="Locked.", samples=240),)),
    "cadence_160_180": PLAIN,
    "step_length_for_pace": PLAIN,
    "drift_step_length_m": replace(PLAIN, drift=(a_drift("step_length_m", 0.04, 0.01, 1.08, "m"),)),
    "contact_for_speed": replace(PLAIN, overstriding=Overstriding(contact=some_contact(1.0))),
    "contact_gauge": with_summary(ground_contact_time_s=an_estimate(0.262, 0.002, unit="s")),
    "oscillation_gauge": with_summary(vertical_oscillation_m=an_estimate(0.088, 0.001, unit="m")),
    "ratio_gauge": with_summary(vertical_ratio=an_estimate(0.08, 0.001, unit="1", sensor="waist")),
    "balance": with_summary(ground_contact_balance=an_estimate(0.518, 0.004, unit="1")),
    "steps_downhill": replace(PLAIN, overstriding=Overstriding(changes=(downhill(1.06),))),
    "load_downhill": on_hills(300.0),
    "hills": replace(PLAIN, terrain={"level": a_slope("level", 166.0, 3.0), "uphill": a_slope("uphill", 161.0, 2.5)}),
    "load_week": loaded(9900.0, *COVERING),
    "load_days": loaded(9900.0, *(a_past_run(days) for days in (1, 2, 3, 30))),
    "much_left_out": replace(PLAIN, running=a_share(running_s=1800.0, walking_s=900.0)),
}
SILENT: Mapping[str, Analysis] = {
    "knee_stop": telling(PLAIN, KneePain(place="front", during=6.9)),
    "knee_pain_rule": telling(PLAIN, KneePain(place="front")),
    "knee_place": telling(PLAIN, KneePain(during=3.0)),
    "too_little_running": PLAIN,
    "cadence_unknown": PLAIN,
    "cadence_for_pace": NO_CADENCE,
    "load_spike": loaded(12_100.0, *COVERING),
    "overstriding": PLAIN,
    "drift_cadence_spm": replace(PLAIN, drift=(a_drift("cadence_spm", -5.0, 6.0, 168.0),)),
    "cadence_unit": PLAIN,
    "sensors_disagree": replace(PLAIN, sources_compared=(a_comparison("step_length_m", 0.93, 0.95, 0.01),)),
    "cadence_coverage": PLAIN,
    "drift_ground_contact_time_s": replace(PLAIN, drift=(a_drift("ground_contact_time_s", 0.009, 0.004, 0.26, "s"),)),
    "drift_vertical_oscillation_m": PLAIN,
    "heart_rate_lock": PLAIN,
    "cadence_160_180": NO_CADENCE,
    "step_length_for_pace": NO_CADENCE,
    "drift_step_length_m": replace(PLAIN, drift=(a_drift("step_length_m", 0.02, 0.01, 1.08, "m"),)),
    "contact_for_speed": PLAIN,
    "contact_gauge": with_summary(ground_contact_time_s=an_estimate(0.262, 0.05, unit="s", sensor="wrist")),
    "oscillation_gauge": with_summary(vertical_oscillation_m=an_estimate(0.08, 0.001, unit="m", sensor="foot_pod")),
    "ratio_gauge": PLAIN,
    "balance": with_summary(ground_contact_balance=an_estimate(0.518, 0.004, unit="1", sensor="foot_pod")),
    "steps_downhill": replace(PLAIN, overstriding=Overstriding(changes=(downhill(1.015),))),
    "load_downhill": on_hills(140.0),
    "hills": replace(
        PLAIN, terrain={"level": a_slope("level", 166.0, 3.0), "uphill": a_slope("uphill", 161.0, 2.5, 119.0)}
    ),
    "load_week": loaded(9900.0, a_past_run(12)),
    "load_days": loaded(9900.0, *(a_past_run(days) for days in (1, 2, 30))),
    "much_left_out": replace(PLAIN, running=a_share(running_s=1800.0, walking_s=500.0)),
}
UNWANTED = re.compile(r"overstrid|injury risk|optimal|prevent|diagnos|!|nan|inf\b|None|\d\.\d{4}", re.IGNORECASE)


def all_findings() -> list[Finding]:
    """Return every finding of every example, and of runs with each verdict on cadence."""
    verdicts = [an_analysis(difference, height_m=h) for difference in (-20.0, -13.0, 13.0, 20.0) for h in (None, 1.76)]
    wide = [an_analysis(-5.0, 20.0), an_analysis(0.0, cadence=a_view(0.0, unit="low"))]
    runs = [*FIRING.values(), *SILENT.values(), *verdicts, *wide]
    return [finding for run in runs for finding in assess.assess(run)]


@pytest.mark.parametrize("examples", [FIRING, SILENT])
def test_every_rule_has_an_example(examples: Mapping[str, Analysis]) -> None:
    """The registry is tested whole: each rule has a run on which it fires and one on which it does not."""
    assert list(examples) == list(assess.RULES)


@pytest.mark.parametrize("name", assess.RULES)
def test_the_rule_fires(name: str) -> None:
    """The rule fires on its example, and its finding carries the rule's name."""
    found = assess.RULES[name](FIRING[name])
    assert found is not None
    assert found.rule == name


@pytest.mark.parametrize("name", assess.RULES)
def test_the_rule_is_silent(name: str) -> None:
    """The rule has nothing to say on its other example."""
    assert assess.RULES[name](SILENT[name]) is None


@pytest.mark.parametrize("found", all_findings(), ids=lambda found: f"{found.rule}: {found.verdict}")
def test_how_a_finding_speaks(found: Finding) -> None:
    """A finding ends its sentences, claims nothing forbidden, and points to rows that exist."""
    assert found.message.endswith(".")
    assert found.advice == "" or found.advice.endswith((".", "half-steps."))
    assert found.check == "" or found.check.endswith(".")
    assert UNWANTED.findall(found.message + found.advice + found.check + found.reference) == []
    assert found.verdict
    assert found.evidence
    assert set(found.evidence) <= set(EVIDENCE)


@pytest.mark.parametrize("found", all_findings(), ids=lambda found: f"{found.rule}: {found.verdict}")
def test_the_interval_holds_the_value(found: Finding) -> None:
    """Where a finding has an interval, its value lies inside."""
    if found.low is not None and found.high is not None and found.value is not None:
        assert found.low <= found.value <= found.high


def test_too_little_running_silences_the_rest() -> None:
    """With too little running there is one finding, whatever else the file shows."""
    short = replace(an_analysis(-25.0), running=a_share(running_s=200.0, enough=False))
    assert [found.rule for found in assess.assess(short)] == ["too_little_running"]
    assert assess.targets(short) == ()


def test_order_of_findings() -> None:
    """What asks for something comes first, then what asks for a look, then the rest; each in the table's order."""
    run = replace(an_analysis(-20.0), drift=(a_drift("cadence_spm", -5.0, 2.0, 150.0),))
    assert [(found.severity, found.rule) for found in assess.assess(run)] == [
        ("act", "cadence_for_pace"),
        ("notice", "drift_cadence_spm"),
        ("info", "cadence_160_180"),
        ("info", "step_length_for_pace"),
    ]


def test_only_what_a_runner_tells_of_a_knee_stops() -> None:
    """Stop is for red flags, which no watch file shows: it takes what the runner tells."""
    assert {found.rule for found in all_findings() if found.severity == "stop"} == {"knee_stop"}


@pytest.mark.parametrize("pain", [KneePain(place="locking"), KneePain(during=8.0, place="front")])
def test_a_knee_is_heard_however_short_the_run(pain: KneePain) -> None:
    """A run that was broken off on account of the knee has too little running, and the box still comes first."""
    short = telling(replace(PLAIN, running=a_share(running_s=200.0, enough=False)), pain)
    found = [each.rule for each in assess.assess(short)]
    assert found[0] == "knee_stop"
    assert "too_little_running" in found
