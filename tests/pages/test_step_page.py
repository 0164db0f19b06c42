"""The section on the steps: figures beside healthy runners', and why others are not there."""

from dataclasses import replace

from gait import pages
from gait.model import Analysis, StepFigure, StepToStep
from gait.pages import page_context
from gait.pages.contexts import SectionView
from tests.pages.test_page import text_of, tree

FOUND = StepToStep(
    feet="both feet",
    sensor="waist",
    landings=4210,
    step_s=0.3571,
    variability_percent=StepFigure(
        value=2.34, low=2.11, high=2.58, healthy=2.5, most=4.0, verdict="usual", evidence="stride_time_variability"
    ),
    variability_s=StepFigure(value=0.0084, low=0.0076, high=0.0092),
    asymmetry_percent=StepFigure(value=5.2, low=4.6, high=5.9, healthy=2.0, verdict="unclear"),
    refused={"contact_time_s": "Contact cannot be told at the waist."},
)


def section(analysis: Analysis) -> SectionView:
    """Return the section on the steps."""
    return next(each for each in page_context(analysis, "metric").sections if each.id == "steps")


def test_the_figures_are_a_table(rich: Analysis) -> None:
    """Each with its interval, what healthy runners have, and the verdict; times in milliseconds."""
    (table,) = section(replace(rich, step_to_step=FOUND)).tables
    assert table.rows == (
        ("Variability of stride time, %", "2.3", "2.1 to 2.6", "2.5, at most 4.0", "as in healthy runners"),
        ("Variability of stride time, ms", "8", "8 to 9", "—", "—"),
        ("Difference of left and right, %", "5.2", "4.6 to 5.9", "2.0", "too uncertain to say"),
    )


def test_it_says_what_the_figures_rest_on_and_what_is_not_measured(rich: Analysis) -> None:
    """How many landings of which feet, and the reason against contact."""
    shown = section(replace(rich, step_to_step=FOUND))
    assert shown.lead == (
        "From 4210 landings of both feet, told by a recording of acceleration. From one to the next it takes 357 ms.",
    )
    (listed,) = shown.lists
    assert [row.key for row in shown.sources] == ["stride_time_variability", "motion_contact_trunk"]
    assert listed.items == ("Contact cannot be told at the waist.",)


def test_a_place_that_tells_no_landing_says_why(rich: Analysis) -> None:
    """At the wrist there is no table, but the reason."""
    wrist = StepToStep(sensor="wrist", refused={"asymmetry_percent": "A wrist does not tell the feet apart."})
    shown = section(replace(rich, step_to_step=wrist))
    assert (shown.tables, shown.lead) == ((), ())
    assert shown.lists[0].items == ("A wrist does not tell the feet apart.",)


def test_a_contact_that_was_measured_is_shown(rich: Analysis) -> None:
    """From a foot the median contact stands among the figures, in milliseconds."""
    foot = replace(FOUND, contact_s=StepFigure(value=0.2412, low=0.236, high=0.247), refused={})
    shown = section(replace(rich, step_to_step=foot))
    assert shown.tables[0].rows[-1] == ("Ground contact, ms", "241", "236 to 247", "—", "—")
    assert shown.lists == ()


def test_without_a_recording_of_motion_the_section_is_absent(rich: Analysis) -> None:
    """A watch's file without acceleration says nothing of single steps."""
    assert "steps" not in [each.id for each in page_context(rich, "metric").sections]


def test_the_section_is_drawn(rich: Analysis) -> None:
    """It stands between contact and drift, under its name."""
    page = pages.report(replace(rich, step_to_step=FOUND))
    ids = tree(page).xpath("//main/section/@id")
    assert ids[ids.index("dynamics") + 1] == "steps"
    assert "How evenly your feet land" in text_of(page)
