"""The charts of braking and reach: intervals drawn, thirds of runners as a ground, words and a table for each."""

from dataclasses import replace

import pytest

from gait.model import Analysis
from gait.pages import columns, page_context, words_form
from gait.pages.figures import FIGURES
from gait.pages.figures.style import Figure
from gait.pages.sections import chart_reading
from gait.pages.tables import chart_table
from gait.pages.titles import chart_alt, chart_title
from tests.pages.a_form import a_part, a_window, overstriding


def with_overstriding(analysis: Analysis, **more: object) -> Analysis:
    """Return the analysis with the hand-made overstriding, or as given."""
    return replace(analysis, overstriding=overstriding(**more))


def drawn(analysis: Analysis, key: str) -> Figure:
    """Return a chart that is drawn."""
    figure = FIGURES[key].draw(columns.scene(analysis, "metric"))
    assert figure is not None
    return figure


def test_windows_are_dots_with_their_intervals(rich: Analysis) -> None:
    """The window from 6:00 to 7:00 stands at 6:30 with 8.2 % (3.2 to 13.2); one beyond the model's speeds is hollow."""
    figure = drawn(rich, "overstriding-time")
    dots = {each["name"]: each for each in figure["data"]}
    braking = dots[words_form.BRAKING]
    assert braking["x"][0] - 365 * 86_400_000 == 390_000
    assert (braking["y"][0], braking["error_y"]["array"][0], braking["error_y"]["arrayminus"][0]) == (8.2, 5.0, 5.0)
    assert len(braking["x"]) == 22
    assert dots[words_form.BEYOND]["marker"]["symbol"] == "circle-open"
    assert dots[words_form.BEYOND]["y"] == [12.0]
    assert len(dots[words_form.REACH]["x"]) == 23
    assert dots[words_form.REACH]["yaxis"] == "y2"


def test_the_thirds_of_runners_are_lines_and_a_ground(rich: Analysis) -> None:
    """From .966 to 1.035: -3.4 to 3.5 %, with edges; reach without a norm has the line of this run's mean alone."""
    shapes = [each for each in drawn(rich, "overstriding-time")["layout"]["shapes"] if each["yref"] != "paper"]
    assert [(each["type"], each["yref"], each["y0"], each["y1"]) for each in shapes] == [
        ("rect", "y", -3.4, 3.5),
        ("line", "y", 0, 0),
        ("line", "y2", 0, 0),
    ]
    assert shapes[0]["line"]["width"] > 0


def test_windows_without_contact_are_one_panel(rich: Analysis) -> None:
    """No reach, no second panel, and no column for it in the table."""
    bare = with_overstriding(rich, windows=tuple(a_window(number, 1.05, None) for number in range(5)), contact=None)
    assert [each["name"] for each in drawn(bare, "overstriding-time")["data"]] == [words_form.BRAKING]
    heads = [head.text for head in chart_table(columns.scene(bare, "metric"), "overstriding-time", "caption").heads]
    assert heads == ["From", "Cadence, spm", "Braking a step", "90 % interval", "Pace", "Speeds of the model"]


def test_windows_are_drawn_without_the_series_too(rich: Analysis) -> None:
    """A document whose series were left out has its windows' own axis of time: 6:00 to 37:00."""
    axis = drawn(replace(rich, series={}), "overstriding-time")["layout"]["xaxis"]
    assert [end - 365 * 86_400_000 for end in axis["range"]] == [360_000, 2_220_000]


def test_a_single_window_or_stretch_is_no_chart(rich: Analysis) -> None:
    """One dot compares with nothing."""
    few = with_overstriding(rich, windows=(a_window(1, 1.1, None),), splits=(a_part("1", 1.1),), terrain={})
    assert {"overstriding-time", "overstriding-where"}.isdisjoint(page_context(few, "metric").specs)


def test_splits_and_terrain_are_panels_of_one_scale(rich: Analysis) -> None:
    """Three splits above, downhill to uphill below; braking and reach stand side by side at each."""
    figure = drawn(rich, "overstriding-where")
    layout = figure["layout"]
    assert layout["xaxis"]["ticktext"] == ["1", "2", "3"]
    assert layout["xaxis2"]["ticktext"] == ["Downhill", "Level", "Uphill"]
    assert (layout["xaxis"]["anchor"], layout["xaxis2"]["anchor"]) == ("y", "y2")
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    below = [each for each in figure["data"] if each.get("yaxis") == "y2"]
    assert [(each["name"], each["x"]) for each in below] == [
        (words_form.REACH, [0.14, 1.14, 2.14]),
        (words_form.BRAKING, [-0.14, 0.86, 1.86]),
    ]


def test_many_splits_are_not_all_named(rich: Analysis) -> None:
    """Forty-two splits have a name at every third, and plotly shows a label as it is."""
    many = with_overstriding(rich, splits=tuple(a_part(f"<b>{number}", 1.05) for number in range(42)), terrain={})
    axis = drawn(many, "overstriding-where")["layout"]["xaxis"]
    assert axis["tickvals"] == list(range(0, 42, 3))
    assert axis["ticktext"][1] == "&lt;b&gt;3"


@pytest.mark.parametrize(
    ("left", "title", "shows"),
    [
        ({"terrain": {}}, "Braking a step in each split", "The same for the level running of each split"),
        ({"splits": ()}, "Braking a step on slopes and on the level", "The same for slopes and the level"),
        ({}, "Braking a step in each split and on slopes", "The same for the level running of each split, and for"),
    ],
)
def test_the_second_chart_names_only_what_it_draws(
    rich: Analysis, left: dict[str, object], title: str, shows: str
) -> None:
    """Its title and its sentences leave out splits or slopes where there are none."""
    found = with_overstriding(rich, **left)
    assert chart_title(columns.scene(found, "metric"), "overstriding-where") == title
    assert chart_reading(found, "overstriding-where", drawn(found, "overstriding-where")).shows.startswith(shows)


def test_the_title_over_time_calls_a_change_only_what_the_finding_calls_one(rich: Analysis) -> None:
    """With a finding on drift it is the change with its interval; without, or not sure, what the chart shows."""
    key, plain = "overstriding-time", "Braking a step through the run, against the usual cadence"
    unsure = replace(rich.findings[1], severity="info")
    assert chart_title(columns.scene(rich, "metric"), key) == (
        "At equal speed, 4 % more braking a step at the end than at the start (90 % interval 3 to 5 %)"
    )
    assert chart_title(columns.scene(replace(rich, findings=(unsure,)), "metric"), key) == plain
    assert chart_title(columns.scene(replace(rich, findings=()), "metric"), key) == plain
    assert chart_title(columns.scene(with_overstriding(rich, changes=()), "metric"), key) == plain


def test_who_does_not_see_the_charts_hears_their_numbers(rich: Analysis) -> None:
    """How many windows between which values; each split and slope with its own."""
    scene = columns.scene(rich, "metric")
    assert chart_alt(scene, "overstriding-time") == (
        "Braking a step through the run, against the usual cadence. "
        "23 windows of a minute, from +8 % to +12 %, half of them over +10 %."
    )
    assert chart_alt(scene, "overstriding-where") == (
        "Braking a step in each split and on slopes. 1 +6 %, 2 +8 %, 3 +12 %, Downhill +15 %, Level +9 %, Uphill +5 %."
    )


def test_the_tables_hold_what_the_charts_draw(rich: Analysis) -> None:
    """Each window and each stretch, in the reader's units, with the word for speeds beyond the model."""
    windows = chart_table(columns.scene(rich, "imperial"), "overstriding-time", "caption").rows
    places = chart_table(columns.scene(rich, "metric"), "overstriding-where", "caption").rows
    assert len(windows) == 23
    assert windows[-1] == ("36:00", "159", "+12 %", "+7 to +17 %", "+2 %", "0 to +4 %", "8:56 /mi", "outside")
    assert [row[0] for row in places] == ["1", "2", "3", "Downhill", "Level", "Uphill"]
    assert places[2] == ("3", "6:00", "+12 %", "+8 to +16 %", "+2 %", "0 to +4 %", "5:33 /km", "outside")
