"""The stretch that a reader chooses: when there is such a choice, and what it starts with."""

import json
from dataclasses import replace

import pytest
from lxml import html

from gait import pages
from gait.model import Analysis
from gait.pages import columns, page_context
from gait.pages.contexts import StretchControl
from gait.pages.sections import drawings
from gait.pages.stretch_view import control
from gait.quantities import Units


def chosen(analysis: Analysis, units: Units = "metric") -> StretchControl:
    """Return the page's control."""
    (found,) = [each.stretch for each in page_context(analysis, units).sections if each.stretch]
    return found


def test_it_stands_once_under_the_first_chart_over_time(rich: Analysis) -> None:
    """That is cadence; without cadence and its expectation it is step length."""
    series = {name: values for name, values in rich.series.items() if "cadence" not in name}
    assert chosen(rich).after == "cadence-time"
    assert chosen(replace(rich, series=series)).after == "step-length"


@pytest.mark.parametrize("lacking", [{"windows": None}, {"series": {}}])
def test_without_windows_or_series_there_is_no_choice(rich: Analysis, lacking: dict[str, object]) -> None:
    """A document of an older version, or one without its series, draws as before."""
    page = page_context(replace(rich, **lacking), "metric")
    assert [each.stretch for each in page.sections if each.stretch] == []
    assert "windows" not in page.specs


def test_a_section_without_the_chart_has_no_control(rich: Analysis) -> None:
    """The control belongs to the section of its chart."""
    scene = columns.scene(rich, "metric")
    assert control(scene, drawings(scene), ["drift"]) is None


@pytest.mark.parametrize(
    ("units", "means"),
    [
        ("metric", ["158", "5:45", "1.10", "262", "8.8", "146", "0.1"]),
        ("imperial", ["158", "9:15", "3.60", "262", "3.5", "146", "0.1"]),
    ],
)
def test_beside_the_stretch_stands_the_whole_run(rich: Analysis, units: Units, means: list[str]) -> None:
    """2.9 m/s are 5:45 a kilometre and 9:15 a mile; 8.8 cm are 3.5 in; 55 minutes of running count."""
    found = chosen(rich, units)
    assert [column.whole for column in found.columns] == means
    assert found.running == "55:00"


def test_the_script_is_told_how_long_the_run_is(rich: Analysis) -> None:
    """From 0 to 3,598 s in windows of 5 s; pace is written as a pace."""
    data = json.loads(chosen(rich).data)
    assert (data["width"], data["last"]) == (5.0, 3598.0)
    assert [row["name"] for row in data["rows"] if row["pace"]] == ["speed_mps"]


def test_without_scripts_the_choice_is_hidden(rich: Analysis) -> None:
    """It would do nothing."""
    found = html.document_fromstring(pages.report(rich).encode())
    assert found.xpath("//*[@data-stretch]/@hidden") == [""]
    assert [each.text for each in found.xpath("//*[@data-stretch]//label")] == ["From", "to"]
