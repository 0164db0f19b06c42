"""Headings and the run's one cadence: numbers of this run, verdicts of its findings."""

from dataclasses import replace

import pytest

from gait.model import Analysis, CadenceView
from gait.pages import columns, page_context
from gait.pages.titles import section_heading


def heading(analysis: Analysis, section: str) -> str:
    """Return the heading of a section of the page."""
    return next(each.heading for each in page_context(analysis, "metric").sections if each.id == section)


@pytest.mark.parametrize(
    ("verdict", "heading"),
    [
        ("low for your pace", "159 spm over steady level running, 6 below the 165 that is usual at your paces"),
        ("typical", "159 spm over steady level running, typical at your paces"),
        ("high for your pace", "159 spm over steady level running, 6 above the 153 that is usual at your paces"),
        ("not sure", "159 spm over steady level running; whether that is usual for you stays open"),
    ],
)
def test_the_heading_of_cadence_takes_its_verdict_from_the_finding(rich: Analysis, verdict: str, heading: str) -> None:
    """The page never judges for itself: another verdict, another heading over the same numbers."""
    above = replace(rich.cadence, expected_spm=153.0)
    view = above if "high" in verdict else rich.cadence
    found = replace(rich, cadence=view, findings=(replace(rich.findings[0], verdict=verdict),))
    assert page_context(found, "metric").sections[0].heading == heading


def test_without_a_verdict_the_heading_is_the_number(rich: Analysis) -> None:
    """No expectation, no finding: the mean of all running stands alone."""
    bare = replace(rich, cadence=CadenceView(), findings=())
    assert page_context(bare, "metric").sections[0].heading == "158 spm over all running"


def test_a_cadence_for_a_sliver_of_the_run_is_called_too_little(rich: Analysis) -> None:
    """3 % of the running say nothing of the rest, whatever they are."""
    sliver = replace(rich.summary["cadence_spm"], coverage=0.03)
    found = page_context(replace(rich, summary=rich.summary | {"cadence_spm": sliver}), "metric")
    assert found.sections[0].heading == "A cadence for only 3 % of the running: too little to judge"


def test_the_run_has_one_cadence_with_the_pace_it_was_run_at(rich: Analysis) -> None:
    """The card shows the judged cadence over which running it is, at 1000 m / 3 m/s, and all running beside it."""
    card = page_context(rich, "metric").first.numbers[0]
    assert (card.value, card.interval) == ("159", "158\N{EN DASH}160")
    assert card.captions == (
        "steady level running, at 5:33 /km",
        "expected 165 (152\N{EN DASH}178)",
        "all running: 158",
        "31 % of the running in 160-180",
    )


def test_a_change_too_small_to_report_is_no_heading(rich: Analysis) -> None:
    """Without a finding on drift the section says that there is none; its number stays on the first screen."""
    calm = replace(rich, findings=())
    assert heading(calm, "drift") == "No change over the run that is large and sure enough to report"
    assert [number.term for number in page_context(calm, "metric").first.numbers][-1] == "drift-term"


def test_sensors_that_disagree_are_the_heading_of_their_section(rich: Analysis) -> None:
    """What the finding says first stands over the comparison."""
    apart = replace(rich.findings[0], rule="sensors_disagree", message="Two sources of cadence disagree by 5 %. More.")
    said = section_heading(columns.scene(replace(rich, findings=(apart,)), "metric"), "sources")
    assert said == "Two sources of cadence disagree by 5 %"


def test_hills_without_classes_say_how_much_was_climbed(rich: Analysis) -> None:
    """With too little slope to compare, the heading is the climb."""
    assert heading(replace(rich, terrain={"level": rich.terrain["level"]}), "terrain") == "120 m up and 118 m down"


def test_some_dynamics_are_better_than_none(rich: Analysis) -> None:
    """A watch that measures oscillation but not contact, or the other way round, has a heading for it."""
    for left, said in (
        ("vertical_oscillation_m", "Up and down by 8.8 cm a step"),
        ("ground_contact_time_s", "On the ground for 262 ms a step"),
    ):
        assert heading(replace(rich, summary={left: rich.summary[left]}), "dynamics") == said


def test_splits_without_cadence_are_headed_by_pace(rich: Analysis) -> None:
    """From the slowest to the fastest split that is whole."""
    bare = tuple(replace(piece, values={"speed_mps": piece.values["speed_mps"]}) for piece in rich.splits)
    assert heading(replace(rich, splits=bare), "splits") == "From 5:57 to 5:39 /km"


def test_headings_say_what_was_found(rich: Analysis) -> None:
    """Each section's heading holds this run's own numbers."""
    heads = [section.heading for section in page_context(rich, "metric").sections]
    assert heads == [
        "159 spm over steady level running, 6 below the 165 that is usual at your paces",
        "Each step is 1.10 m long at 5:45 /km",
        "Long steps for your pace: about 9 % more braking a step than at the usual cadence (90 % interval 4 to 14 %)",
        "169 spm instead of 160 at 5:33 /km would make each step 1.07 m instead of 1.12",
        "On the ground for 262 ms, up and down by 8.8 cm a step",
        "Your cadence falls by 4 spm as you go on",
        "Steps a minute: 161 downhill, 159 on the level and 155 uphill",
        "From 5:57 to 5:39 /km, with 157 to 160 spm",
        "Where your cadence was high and low",
        "No conflict found between two sources of one quantity",
        "10.02 km, 21 % longer than your longest run of the 30 days before",
        "Knee",
        "2 popular claims, and what this run says to 1 of them",
    ]
