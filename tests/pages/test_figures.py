"""Every chart: a figure that plotly accepts, with words, a table, colours of the stylesheet, and gaps in place."""

import json
import re
from dataclasses import replace
from importlib import resources

import numpy as np
import plotly.graph_objects
import pytest

from gait.model import Analysis, CadenceBin, Segment, Track
from gait.pages import columns, page_context, readings, words, words_stretch
from gait.pages.figures import FIGURES
from gait.pages.figures.style import Figure, is_over_time
from gait.pages.sections import chart_reading, drawings
from gait.pages.tables import chart_table
from gait.pages.titles import chart_alt, chart_title
from gait.quantities import Units

STYLE = (resources.files("gait.pages") / "static" / "report.css").read_text(encoding="utf-8")


def drawn(analysis: Analysis, units: Units = "metric") -> dict[str, Figure]:
    """Return all figures of an analysis."""
    return drawings(columns.scene(analysis, units))


def trace(figure: Figure, name: str) -> Figure:
    """Return the trace of that name."""
    return next(each for each in figure["data"] if each["name"] == name)


@pytest.mark.parametrize("units", ["metric", "imperial"])
@pytest.mark.parametrize("key", FIGURES)
def test_plotly_accepts_every_figure_of_a_rich_run(rich: Analysis, key: str, units: Units) -> None:
    """The rich run draws every chart, and plotly's own validation finds no wrong word in any of them."""
    spec = drawn(rich, units)[key]
    figure = plotly.graph_objects.Figure(spec)
    assert len(figure.data) == len(spec["data"]) > 0


def test_a_file_with_speed_alone_draws_only_what_is_to_be_expected(poor: Analysis) -> None:
    """Without cadence nothing is invented: the one chart is the expectation, marked modelled."""
    figures = drawn(poor)
    assert set(figures) == {"cadence-time"}
    assert [each["name"] for each in figures["cadence-time"]["data"]] == [words.EXPECTED_BAND, words.EXPECTED]
    assert "modelled" in words.EXPECTED
    assert "modelled" in words.EXPECTED_BAND


def test_an_analysis_without_series_draws_nothing(poor: Analysis) -> None:
    """No data, no chart, no failure."""
    assert drawn(replace(poor, series={})) == {}


@pytest.mark.parametrize("key", FIGURES)
def test_every_chart_has_its_title_its_numbers_its_sentences_and_its_table(rich: Analysis, key: str) -> None:
    """A chart without words or without a table does not reach a page."""
    scene = columns.scene(rich, "metric")
    reading = readings.READINGS[key]
    assert chart_title(scene, key)
    assert len(chart_table(scene, key, "caption").rows) > 1
    assert all(sentence.endswith(".") for sentence in (reading.shows, reading.better, reading.worse, reading.do))
    if key != "drift":
        assert re.search(r"\d", chart_alt(scene, key))


@pytest.mark.parametrize("key", FIGURES)
def test_every_colour_stands_in_the_stylesheet_for_light_and_for_dark(rich: Analysis, key: str) -> None:
    """A colour's name is defined once for each of the two settings."""
    for name in set(re.findall(r"var\((--[\w-]+)\)", json.dumps(drawn(rich)[key]))):
        assert len(re.findall(rf"{name}:", STYLE)) == 2, name


def test_a_chart_holds_no_more_than_four_thousand_points_a_line(rich: Analysis) -> None:
    """The page stays quick however long the run was."""
    long = replace(rich, series={name: values * 5 for name, values in rich.series.items() if name != "time_s"})
    time = tuple(float(second) for second in range(len(long.series["state"])))
    for figure in drawn(replace(long, series=long.series | {"time_s": time})).values():
        assert all(len(each["x"]) <= 4000 for each in figure["data"])


def test_nothing_is_drawn_across_a_pause(rich: Analysis) -> None:
    """The thin line of cadence is interrupted within the pause from 40:00 to 42:00."""
    line = trace(drawn(rich)["cadence-time"], words.EACH_SAMPLE)
    start = line["x"][0]
    inside = [y for x, y in zip(line["x"], line["y"], strict=True) if 2_398_500 < x - start < 2_519_500]
    assert inside == [None]


def test_walking_is_a_faded_line_of_its_own(rich: Analysis) -> None:
    """The two minutes of walking are out of the running's line and in their own."""
    figure = drawn(rich)["cadence-time"]
    walking, running = trace(figure, words.WALKING), trace(figure, words.EACH_SAMPLE)
    assert sum(y is not None for y in walking["y"]) == 60
    assert max(y for y in walking["y"] if y is not None) < 120
    assert min(y for y in running["y"] if y is not None) > 140
    assert walking["line"]["color"] == "var(--walking)"


def test_without_an_expectation_only_the_run_is_drawn(rich: Analysis) -> None:
    """Where speed is missing there is no expectation, and the distribution has no mark of it either."""
    series = {name: values for name, values in rich.series.items() if "expected" not in name}
    figures = drawn(replace(rich, series=series, cadence=replace(rich.cadence, expected_spm=None)))
    assert [each["name"] for each in figures["cadence-time"]["data"]] == [
        words.WALKING,
        words.EACH_SAMPLE,
        words_stretch.MEAN_INTERVAL,
        words.MINUTE_MEAN,
    ]
    assert len(figures["cadence-spread"]["layout"]["shapes"]) == 1


def test_cadence_charts_have_the_160_180_ground(rich: Analysis) -> None:
    """Both numbers that people are told stand on each cadence chart as a soft ground."""
    for key, ends in (("cadence-time", "y"), ("cadence-speed", "y"), ("cadence-spread", "x")):
        ground = next(each for each in drawn(rich)[key]["layout"]["shapes"] if each.get("name") == words.ADVICE_BAND)
        assert (ground[f"{ends}0"], ground[f"{ends}1"]) == (160, 180)


def test_stretches_that_were_no_running_are_shaded(rich: Analysis) -> None:
    """The walk and the pause are tinted, 120 s wide each and told apart; running is not."""
    shapes = [(each["name"], each["x1"] - each["x0"]) for each in drawn(rich)["contact"]["layout"]["shapes"]]
    assert shapes == [(words_stretch.ASIDE, 120_000), (words_stretch.PAUSED, 120_000)]


def test_charts_over_the_time_of_the_run_are_marked(rich: Analysis) -> None:
    """These seven show one moment and one stretch; a chart over pace or distance does not."""
    over_time = [key for key, figure in drawn(rich).items() if is_over_time(figure)]
    assert over_time == ["cadence-time", "step-length", "overstriding-time", "contact", "bounce", "balance", "effort"]


def test_around_each_strong_line_stands_its_interval(rich: Analysis) -> None:
    """In both panels of the chart, in the colour of the line, and in the chart's key once."""
    figure = drawn(rich)["step-length"]
    bands = [each for each in figure["data"] if each["name"] == words_stretch.MEAN_INTERVAL]
    assert [(each["yaxis"], each["fillcolor"]) for each in bands] == [("y", "var(--step)"), ("y2", "var(--pace)")]
    assert all(each["meta"] == "tint" and each["hoverinfo"] == "skip" for each in bands)


def test_only_the_longest_stretches_are_shaded(rich: Analysis) -> None:
    """A run with a thousand short stops does not become a thousand shapes."""
    stops = tuple(Segment(start_s=3.0 * n, stop_s=3.0 * n + 1, kind="standing") for n in range(1000))
    assert len(drawn(replace(rich, segments=stops))["contact"]["layout"]["shapes"]) == 80


def test_pace_is_drawn_with_fast_up(rich: Analysis) -> None:
    """The axis of pace begins at the slow end, in minutes and seconds."""
    axis = drawn(rich)["step-length"]["layout"]["yaxis2"]
    assert axis["range"][0] > axis["range"][1]
    assert axis["tickformat"] == "%-M:%S"


def test_a_steady_pace_of_two_a_half_metres_a_second_is_six_forty(rich: Analysis) -> None:
    """1000 m at 2.5 m/s take 400 s, which the date axis counts as 400,000 ms."""
    assert drawn(rich)["cadence-speed"]["data"][2]["x"][0] == 400_000


@pytest.mark.parametrize(("last_s", "form"), [(1800, "%-M:%S"), (7200, "%-H:%M:%S"), (90_000, words.DAY_FORM)])
def test_the_axis_of_time_is_read_as_long_as_the_run(rich: Analysis, last_s: float, form: str) -> None:
    """Minutes up to an hour, hours up to a day, days beyond."""
    time = tuple(float(second) for second in np.linspace(0, last_s, len(rich.series["time_s"])))
    figure = drawn(replace(rich, series=rich.series | {"time_s": time}))["cadence-time"]
    assert figure["layout"]["xaxis"]["tickformat"] == form


def spread_over(analysis: Analysis, *bands: tuple[float, float, float]) -> Analysis:
    """Return the analysis with these bands of cadence and their shares."""
    found = tuple(CadenceBin(low_spm=low, high_spm=high, share=share) for low, high, share in bands)
    return replace(analysis, cadence=replace(analysis.cadence, distribution=found))


def spread_rows(analysis: Analysis) -> tuple[tuple[str, ...], ...]:
    """Return the table under the distribution of cadence."""
    return chart_table(columns.scene(analysis, "metric"), "cadence-spread", "caption").rows


def test_the_bars_in_the_guidance_add_up_to_the_share_in_the_heading(rich: Analysis) -> None:
    """31 % of the running are within 160-180 and 69 % are not: in the heading, in the bars of each colour, together."""
    figure = drawn(rich)["cadence-spread"]
    assert chart_title(columns.scene(rich, "metric"), "cadence-spread") == "31 % of the running lies in 160-180 spm"
    assert sum(trace(figure, words.SHARE_WITHIN)["y"]) == pytest.approx(31.0)
    assert sum(trace(figure, words.SHARE_OUTSIDE)["y"]) == pytest.approx(69.0)


def test_both_parts_of_a_cut_band_stand_on_each_other(rich: Analysis) -> None:
    """159 to 160 is drawn in the bar at 160, on which 160 to 161 stands; so is 179 to 180 under 180 to 181."""
    cut = spread_over(rich, (159, 160, 0.1), (160, 161, 0.2), (179, 180, 0.3), (180, 181, 0.4))
    figure = drawn(cut)["cadence-spread"]
    assert figure["layout"]["barmode"] == "stack"
    assert (trace(figure, words.SHARE_WITHIN)["x"], trace(figure, words.SHARE_WITHIN)["y"]) == ([160, 180], [20, 30])
    assert (trace(figure, words.SHARE_OUTSIDE)["x"], trace(figure, words.SHARE_OUTSIDE)["y"]) == ([160, 180], [10, 40])
    assert spread_rows(cut) == (
        ("159 to under 160", "10.0 %"),
        ("160 to under 161", "20.0 %"),
        ("179 to 180", "30.0 %"),
        ("over 180 to under 181", "40.0 %"),
    )


def test_the_distribution_is_drawn_from_the_analysis_and_not_from_its_series(rich: Analysis) -> None:
    """Without a series it is the same; without the distribution there is none, whatever the series holds."""
    bare = replace(rich, series={})
    assert drawn(bare)["cadence-spread"] == drawn(rich)["cadence-spread"]
    assert "cadence-spread" not in drawn(spread_over(rich))
    assert spread_rows(spread_over(rich)) == ()


def test_a_cadence_that_never_changes_is_one_bar(rich: Analysis) -> None:
    """A treadmill at a fixed 170 spm still has a distribution, and no end bar to name."""
    figure = drawn(spread_over(rich, (169, 171, 1.0)))["cadence-spread"]
    assert [each["y"] for each in figure["data"]] == [[100.0]]
    assert figure["layout"]["annotations"] == []


def test_an_end_bar_that_holds_stray_cadences_says_so(rich: Analysis) -> None:
    """Of 160 to 164 with 1 % near 122, 130, 212 and 230 each, the strays are two named bars beside 160-180."""
    strays = ((121, 123, 0.01), (129, 131, 0.01)), ((211, 213, 0.01), (229, 231, 0.01))
    run = spread_over(rich, *strays[0], (161, 163, 0.5), (163, 165, 0.46), *strays[1])
    figure = drawn(run)["cadence-spread"]
    assert [each["text"] for each in figure["layout"]["annotations"]] == ["under 131", "211 and more"]
    assert [each["y"] for each in figure["layout"]["annotations"]] == [2.0, 2.0]
    assert (trace(figure, words.SHARE_OUTSIDE)["x"], trace(figure, words.SHARE_OUTSIDE)["y"]) == ([150, 182], [2, 2])
    assert [row[0] for row in spread_rows(run)] == [
        "under 131",
        "161 to under 163",
        "163 to under 165",
        "211 and more",
    ]


def test_stray_cadences_are_never_put_into_the_guidance(rich: Analysis) -> None:
    """A runner at 190 with 1 % at 158 and 1 % at 170 has 1 % in 160-180, and the bar below it is named."""
    run = spread_over(rich, (157, 159, 0.01), (169, 171, 0.01), (189, 191, 0.98))
    figure = drawn(run)["cadence-spread"]
    assert trace(figure, words.SHARE_WITHIN)["y"] == [1.0]
    assert [row[0] for row in spread_rows(run)] == ["under 159", "169 to under 171", "189 to under 191"]


def test_all_that_is_over_180_is_called_so() -> None:
    """180 itself belongs to the guidance, so an open bar from 180 on does not say "180 and more"."""
    assert words.band_of_cadence(180.0, None) == "over 180"


@pytest.mark.parametrize("variant", [key for key in readings.READINGS if "-without-" in key])
def test_every_variant_of_a_reading_belongs_to_a_chart(variant: str) -> None:
    """Its chart exists, and it speaks of nothing that is absent."""
    chart, _, absent = variant.partition("-without-")
    reading = readings.READINGS[variant]
    said = f"{reading.better} {reading.worse}".lower()
    assert chart in FIGURES
    assert absent not in said.replace("expectation", "expectation expected")
    assert reading.shows
    assert reading.do


def test_the_sentences_name_only_what_is_drawn(rich: Analysis) -> None:
    """Without an expectation there is no dotted line to follow, without cadence no line of one's own."""
    series = {name: values for name, values in rich.series.items() if "expected" not in name}
    bare = replace(rich, series=series)
    silent = replace(rich, summary={name: each for name, each in rich.summary.items() if name != "cadence_spm"})
    assert "dotted" in chart_reading(rich, "cadence-time", drawn(rich)["cadence-time"]).better
    assert "dotted" not in chart_reading(bare, "cadence-time", drawn(bare)["cadence-time"]).better
    assert chart_reading(silent, "profile", drawn(rich)["profile"]).better == ""
    assert chart_title(columns.scene(silent, "metric"), "profile") == "The hills"
    assert chart_title(columns.scene(silent, "metric"), "splits") == "Pace, split by split"


def test_a_chart_whose_strong_line_is_empty_does_not_speak_of_it(rich: Analysis) -> None:
    """Cadence in every other sample only has no one-minute mean: neither sentence nor key names one."""
    half = tuple(value if place % 2 else None for place, value in enumerate(rich.series["cadence_spm"]))
    sparse = replace(rich, series=rich.series | {"cadence_spm": half})
    chart = next(
        each
        for section in page_context(sparse, "metric").sections
        for each in section.charts
        if each.key == "cadence-time"
    )
    assert (chart.reading.better, chart.reading.worse) == ("", "")
    assert words.MINUTE_MEAN not in {key.label for key in chart.keys}


def test_a_cadence_with_a_hole_at_every_other_sample_has_no_line(rich: Analysis) -> None:
    """Where no second lies between two measured samples there is no mean to draw over the hills, and no failure."""
    half = tuple(value if place % 2 else None for place, value in enumerate(rich.series["cadence_spm"][:-1]))
    time = tuple(0.65 * second + 0.05 * (second > 0) for second in rich.series["time_s"] if second is not None)
    figures = drawn(replace(rich, series=rich.series | {"cadence_spm": (*half, None), "time_s": time}))
    assert [each["name"] for each in figures["profile"]["data"]] == ["Altitude"]


def test_splits_without_a_distance_are_not_compared(rich: Analysis) -> None:
    """A stretch that is not known to be whole is left out of the chart."""
    assert "splits" not in drawn(replace(rich, splits=tuple(replace(each, distance_m=None) for each in rich.splits)))


def test_a_drift_is_drawn_in_percent_of_its_start(rich: Analysis) -> None:
    """4.1 of 160.5 spm are 2.55 %."""
    dots = drawn(rich)["drift"]["data"][-1]
    assert dots["x"][0] == pytest.approx(-2.55, abs=0.01)


def test_a_last_split_of_a_few_metres_is_no_dot(rich: Analysis) -> None:
    """The fourth split is 20 m long: it stays in the table and out of the chart."""
    scene = columns.scene(rich, "metric")
    assert trace(drawn(rich)["splits"], words.YOURS)["x"] == ["1", "2", "3"]
    assert len(chart_table(scene, "splits", "caption").rows) == 4


def test_splits_without_cadence_are_drawn_by_pace_alone(rich: Analysis) -> None:
    """Pace is worth a chart of its own."""
    bare = [
        replace(piece, values={name: each for name, each in piece.values.items() if name != "cadence_spm"})
        for piece in rich.splits
    ]
    figure = drawn(replace(rich, splits=tuple(bare)))["splits"]
    assert [each["name"] for each in figure["data"]] == [words.PACE]


def test_a_flat_run_has_no_profile(rich: Analysis) -> None:
    """Five metres of barometer wander are no hill."""
    flat = tuple(60 + 2.5 * (step % 2) for step in range(len(rich.series["time_s"])))
    assert "profile" not in drawn(replace(rich, series=rich.series | {"altitude_m": flat}))


def test_hills_without_cadence_are_drawn_alone(rich: Analysis) -> None:
    """Altitude over distance needs no cadence."""
    series = {name: values for name, values in rich.series.items() if "cadence" not in name}
    assert [each["name"] for each in drawn(replace(rich, series=series))["profile"]["data"]] == ["Altitude"]


def test_bins_without_an_expectation_are_drawn_as_dots(rich: Analysis) -> None:
    """Where the norm says nothing, only the run's own dots remain."""
    bins = tuple(
        replace(each, expected_spm=None, expected_low_spm=None, expected_high_spm=None)
        for each in rich.cadence.by_speed
    )
    figure = drawn(replace(rich, cadence=replace(rich.cadence, by_speed=bins)))["cadence-speed"]
    assert [each["name"] for each in figure["data"]] == [words.YOURS]


def test_the_track_is_as_wide_as_it_is_high_where_the_ground_is(rich: Analysis) -> None:
    """At 52 degrees 0.0292 degrees of longitude and 0.018 of latitude are both 2.0 km, and the axes have one scale."""
    figure = drawn(rich)["track"]
    path = trace(figure, words.PATH)
    assert max(path["x"]) - min(path["x"]) == pytest.approx(2001, abs=5)
    assert max(path["y"]) - min(path["y"]) == pytest.approx(2003, abs=5)
    assert figure["layout"]["yaxis"]["scaleanchor"] == "x"


@pytest.mark.parametrize(("units", "label"), [("metric", "500 m"), ("imperial", "2000 ft")])
def test_the_track_has_a_scale(rich: Analysis, units: Units, label: str) -> None:
    """A third of 2 km, or less, in the reader's units."""
    assert drawn(rich, units)["track"]["layout"]["annotations"][0]["text"] == label


@pytest.mark.parametrize(
    ("size", "unit", "label"),
    [(2000.0, "m", "2 km"), (200.0, "m", "200 m"), (5280.0, "ft", "1 mi"), (500.0, "ft", "500 ft")],
)
def test_a_scale_is_written_in_the_larger_unit_where_it_fits(size: float, unit: str, label: str) -> None:
    """A thousand metres are a kilometre, 5,280 feet a mile."""
    assert words.scale(size, unit) == label


def test_a_track_across_the_date_line_does_not_go_round_the_earth(rich: Analysis) -> None:
    """From 179.999 to -179.999 degrees at the equator it is 223 m, not 40,000 km."""
    path = Track(
        time_s=(0.0, 60.0),
        latitude_deg=(0.0, 0.0),
        longitude_deg=(179.999, -179.999),
        cadence_spm=(160.0, 161.0),
    )
    line = trace(drawn(replace(rich, track=path))["track"], words.PATH)
    assert line["x"] == [0, 223]


def test_start_and_finish_at_one_place_share_a_mark(rich: Analysis) -> None:
    """A loop has one label, an out-and-away run has two."""
    assert trace(drawn(rich)["track"], words.START_AND_FINISH)["x"] == [0]
    assert rich.track
    half = {name: getattr(rich.track, name)[:60] for name in ("time_s", "latitude_deg", "longitude_deg", "cadence_spm")}
    names = {each["name"] for each in drawn(replace(rich, track=Track(**half)))["track"]["data"]}
    assert {words.START, words.FINISH} < names


def test_a_walk_is_no_colour_of_the_track(rich: Analysis) -> None:
    """From 30:00 to 32:00 the path is drawn, but its cadence of walking is not."""
    coloured = trace(drawn(rich)["track"], words.CADENCE_SCALE)
    assert len(coloured["x"]) < 119
    assert drawn(replace(rich, series={}))["track"]["data"][1]["name"] == words.CADENCE_SCALE


def test_names_from_the_file_are_shown_as_they_are(rich: Analysis) -> None:
    """A split's label with mark-up reaches plotly escaped, since plotly has a mark-up of its own."""
    splits = (replace(rich.splits[0], label='<a href="x">1</a>'), *rich.splits[1:])
    assert trace(drawn(replace(rich, splits=splits))["splits"], words.PACE)["x"][0] == '&lt;a href="x"&gt;1&lt;/a&gt;'


def test_a_drift_on_unknown_slopes_does_not_speak_of_equal_grade(rich: Analysis) -> None:
    """Without a grade in the summary the card and the sentence under the chart say that slopes are unknown."""
    flat = replace(rich, summary={name: each for name, each in rich.summary.items() if name != "grade"})
    said = [page_context(each, "metric").first.numbers[-1].captions for each in (rich, flat)]
    shows = [chart_reading(each, "drift", drawn(each)["drift"]).shows for each in (rich, flat)]
    assert said == [("start to end, at equal pace and grade",), ("start to end, at equal pace; slopes unknown",)]
    assert ["grade" in each for each in shows] == [True, False]
    assert "slopes are unknown" in shows[1]


def test_every_figure_is_plain_json(rich: Analysis) -> None:
    """No NaN, no array: the browser's JSON reader takes it."""
    assert json.loads(json.dumps(drawn(rich), allow_nan=False)).keys() == FIGURES.keys()
