"""A runner's page: what it says, in which units, and that nothing a person wrote gets out of its place."""

import base64
import hashlib
import itertools
import json
import re
from dataclasses import replace

import plotly.graph_objects
import pytest
from lxml import html

from gait.evidence import EVIDENCE
from gait.model import Alarm, CadenceTarget
from gait.model.diary import Diary, DiaryNotes
from gait.pages.column_table import restored
from gait.pages.seasons import season_report, words
from gait.pages.seasons.chart_words import READINGS
from gait.pages.seasons.page import season_page
from gait.pages.seasons.run_list import FULL, RECENT, run_list
from gait.pipeline.diary import diary_of
from tests.history.by_hand import a_run, around, every_other_day
from tests.pages.a_season import HOSTILE, beginner, line, named, pain, season
from tests.pages.reading import skeleton, text_of, unpacked


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page of the simulated season."""
    return season_report(season()[1], back="../index.html")


def section(page: str, name: str) -> str:
    """Return the words of a section."""
    (found,) = html.document_fromstring(page.encode()).xpath(f"//section[@id='{name}']")
    return text_of(html.tostring(found, encoding="unicode"))


def test_the_page_has_the_reports_policy_landmarks_and_headings(page: str) -> None:
    """One script that runs, named by its digest; nothing is fetched; one h1, no level skipped; ids are unique."""
    found = html.document_fromstring(page.encode())
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (script,) = [node.text for node in found.xpath("//script[not(@type)]")]
    levels = [int(head.tag[1]) for head in found.xpath("//h1|//h2|//h3|//h4")]
    ids = found.xpath("//@id")
    assert policy.startswith("default-src 'none'; ")
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert not found.xpath("//link|//img|//iframe|//*[@src]")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [len(found.xpath(f"//body/{name}")) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in found.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_what_was_planted_is_told_on_its_day(page: str) -> None:
    """The drop of cadence by 6 % and the new watch stand on their days, the long run is named, the worn pair too."""
    year, diary = season()
    truth = year.truth
    (change,) = [each for each in diary.season.changes if each.quantity == "cadence_spm"]
    assert abs(change.share + 0.06) < 0.02
    assert change.earliest <= (truth.cadence_on or "") <= change.latest
    assert change.on in section(page, "changes")
    assert truth.device_on == diary.season.devices[0].local_date
    assert f"Watch B{truth.device_on}" in section(page, "form")
    assert str(truth.spike_on) in section(page, "load")
    assert "Blue trainers" in section(page, "shoes")
    assert "beyond" in section(page, "shoes")


def test_a_date_keeps_its_own_dashes(page: str) -> None:
    """The dash of a range stands between numbers, and not within a day's."""
    assert f"Last run: {season()[1].until}, " in text_of(page)
    assert re.findall(r"\d{4}\N{EN DASH}\d\d\N{EN DASH}", text_of(page)) == []


def test_the_answer_names_what_needs_a_look() -> None:
    """None, one with its reason, several kinds in words, several of one kind by their number; and no information."""
    diary = season()[1]
    look = Alarm(kind="spike", severity="notice", local_date="2026-01-01", reason="Run of 30 km on 1 January.")
    knee = replace(look, kind="knee", severity="act", reason="Knee.")
    answers = [
        season_page(replace(diary, looks=looks), "metric").first.answer
        for looks in ((), (look,), (knee, look), (look, look), (replace(look, kind="device", severity="info"),))
    ]
    assert answers == [
        f"Nothing in the 21 days to {diary.runs[0].local_date} needs a look.",
        "Run of 30 km on 1 January.",
        "Your knee and a long run need a look.",
        "2 things need a look.",
        f"Nothing in the 21 days to {diary.runs[0].local_date} needs a look.",
    ]


def test_a_beginner_is_told_what_is_missing() -> None:
    """With three runs nothing is claimed: the line still needs seven runs, and what does not count is counted."""
    page = season_report(beginner())
    assert "Nothing in the 21 days to 2026-03-09 needs a look." in text_of(page)
    assert "it needs 7 more runs over 13 more days" in text_of(page)
    assert "1 run is not analysed yet. 1 run has too little running to judge. 1 run names no watch" in text_of(page)
    assert "No target is set" in section(page, "target")
    assert "No shoes are known" in section(page, "shoes")
    assert "too little running to judge" in section(page, "runs")


def test_without_any_run_there_is_a_page() -> None:
    """It says so, and every section says what would fill it."""
    page = season_report(Diary(gait_version="1.2.3", athlete=""))
    assert "There are no runs yet." in text_of(page)
    assert "at least 5 minutes of steady level running" in section(page, "form")
    assert "Nothing: every run counts." in section(page, "aside")
    assert "A runner" in text_of(page)


def test_the_reader_has_the_own_units() -> None:
    """Miles, feet and paces a mile everywhere, shoes against 298 to 497 miles."""
    page = season_report(season()[1], units="imperial")
    text = text_of(page)
    assert "/mi" in text
    assert "/km" not in text.replace("W/km", "")
    assert "298 mi to 497 mi is what shoes are commonly said to last" in text


def test_a_run_links_to_its_report_and_has_its_sentence_and_its_small_drawing(page: str) -> None:
    """The link is relative; the drawing is an SVG path without script."""
    found = html.document_fromstring(page.encode())
    row = found.xpath("//section[@id='runs']//tbody/tr")[0]
    last = season()[1].runs[0]
    assert row.xpath(".//a/@href") == [f"{last.local_date}-run.html"]
    assert row.xpath(".//svg/path/@d")[0].startswith("M2 ")
    assert "Nothing in this run asks for a change." in row.text_content()


def test_earlier_runs_are_folded_by_year_and_short() -> None:
    """The last 60 stand open; those before are folded by year, and from the 200th on they are short."""
    runs = tuple(
        line(str(number), f"{2026 - number // 120}-06-{1 + number % 28:02d}", headline="Said.") for number in range(480)
    )
    found = run_list(replace(season()[1], runs=runs), "metric")
    assert [(group.label, group.folded, group.brief, len(group.rows)) for group in found.groups] == [
        ("The last 60 runs", False, False, RECENT),
        ("Earlier in 2026", True, False, 60),
        ("2025", True, False, 120),
        ("2024", True, True, 120),
        ("2023", True, True, 120),
    ]
    rows = [row for group in found.groups for row in group.rows]
    assert [bool(row.said) for row in rows] == [at < FULL for at in range(480)]
    assert found.groups[1].summary == "60 runs, 540 km"


def test_every_chart_has_its_words_and_table_and_is_one_for_plotly(page: str) -> None:
    """Four quantities, load and shoes; plotly's own schema accepts each; the table has a row for each week."""
    drawn = restored(json.loads(unpacked(page, "packed-figures")))
    shown = season_page(season()[1], "metric")
    charts = [chart for each in shown.sections for chart in each.charts]
    assert [chart.key for chart in charts] == list(drawn)
    assert len(charts) == 6
    for chart in charts:
        plotly.graph_objects.Figure(drawn[chart.key])
        assert chart.reading.shows
        assert chart.alt.startswith(chart.title)
        assert chart.keys
        assert chart.table.rows


def test_the_first_chart_stands_before_plotly_has_started(page: str) -> None:
    """Its band, weeks, intervals, uprights and words are in the page as paths and text; the other charts wait."""
    charts = [chart for each in season_page(season()[1], "metric").sections for chart in each.charts]
    drawn = charts[0].still
    assert drawn is not None
    assert [chart.still for chart in charts[1:]] == [None] * 5
    assert [path.filled for path in drawn.paths].count(True) == 3
    assert {path.colour for path in drawn.paths} == {
        "var(--cadence)",
        "var(--ink)",
        "var(--rule)",
        "var(--expected)",
        "var(--paused)",
    }
    assert [note.text for note in drawn.notes][-1] == "Watch B"
    assert drawn.title == "Cadence, spm"
    assert all(0 <= tick.place <= drawn.height for tick in drawn.rows)
    assert [tick.text for tick in drawn.columns] == ["Mar 2025", "May 2025", "Jul 2025", "Sep 2025"]
    assert "var(--cadence)" in page.partition("packed-figures")[0]


def test_load_and_pain_stand_on_one_time_line() -> None:
    """Three panels share an axis; the episode and the time that was told lie behind all of them."""
    shown = season_page(season()[1], "metric")
    layout = shown.specs["load"]["layout"]
    names = [shape["name"] for shape in layout["shapes"]]
    assert {name for name in layout if name.startswith("yaxis")} == {"yaxis", "yaxis2", "yaxis3"}
    assert names.count("knee episode") == 1
    assert names.count("knee trouble, as told") == 2
    assert names.count("most during a run, by the rule") == 1


def test_devices_have_lines_of_their_own(page: str) -> None:
    """No band, no dots and no weeks of one watch reach into the time of another."""
    diary = season()[1]
    first, second = [each for each in diary.lines if each.quantity == "cadence_spm"]
    assert max(run.local_date for run in first.runs) < min(run.local_date for run in second.runs)
    assert "nothing is compared across watches" in section(page, "form")


def test_what_a_person_wrote_stays_text() -> None:
    """Names, titles, shoes, notes and sentences in hostile letters make the same elements as harmless ones."""
    hostile, calm = season_report(named(HOSTILE)), season_report(named("Benign"))
    assert skeleton(hostile) == skeleton(calm)
    assert "alert(1)" in text_of(hostile)
    assert "{{ 7*7 }}" in text_of(hostile)
    assert "\u202e" not in hostile
    figures = json.dumps(restored(json.loads(unpacked(hostile, "packed-figures"))), ensure_ascii=False)
    assert "<script" not in figures
    assert "<img" not in figures


def test_every_cited_row_stands_on_the_page() -> None:
    """All that is named as evidence is a row, and is there in full."""
    shown = season_page(season()[1], "metric")
    keys = {row.key for row in shown.back.evidence}
    assert {row.key for look in shown.first.looks for row in look.sources} <= keys
    assert keys <= set(EVIDENCE)
    assert {key for rows in words.METHOD_ROWS.values() for key in rows} <= keys


def test_the_page_with_a_shared_script_is_small(page: str) -> None:
    """At most 400 kB beside the script, and 2.4 MB with it."""
    assert len(season_report(season()[1], script="../assets/plotly.js").encode()) <= 400_000
    assert len(page.encode()) <= 2_400_000


def test_every_reading_is_used() -> None:
    """A chart's words belong to a chart."""
    assert set(READINGS) == {
        "form",
        "form-step_length_m",
        "form-ground_contact_time_s",
        "form-vertical_oscillation_m",
        "load",
        "shoes",
    }


def test_pain_without_distances_has_its_time_line() -> None:
    """Runs without a distance leave the weeks empty; the pain log stands alone."""
    levels = every_other_day(around(168.0, 10))
    runs = [line(level.run_id, level.local_date, distance_m=None) for level in levels]
    diary = diary_of("Ana", runs, levels, notes=DiaryNotes(pain=(pain(levels[3].local_date, 4),)))
    page = season_report(diary)
    assert "No distance is known" in section(page, "load")
    assert "1 entry above the pain rule" in section(page, "load")
    assert "10 runs have no distance: their weeks have none either." in section(page, "aside")
    layout = season_page(diary, "metric").specs["load"]["layout"]
    assert [name for name in layout if name.startswith("yaxis")] == ["yaxis"]


def test_pain_without_any_run_has_its_page() -> None:
    """Who cannot run and tells of a knee has no weeks, and the knee is what needs a look."""
    diary = diary_of("Ana", [], [], notes=DiaryNotes(pain=(pain("2026-05-03", 5),)))
    page = season_report(diary)
    assert [look.kind for look in diary.looks] == ["knee"]
    assert "1 entry above the pain rule" in section(page, "load")
    assert "Knee above the pain rule once since 3 May" in text_of(page)


def test_many_watches_and_years_stay_readable() -> None:
    """Ten watches in two years: three are named at the top, names in a chart stand apart, tables of weeks are cut."""
    levels = [
        a_run(7 * week + 2 * at, 168.0 + week % 3, device=f"Watch {week // 12}", distance_m=8000.0)
        for week in range(110)
        for at in range(2)
    ]
    runs = [line(level.run_id, level.local_date, device=level.windows.device) for level in levels]
    target = CadenceTarget(set_on=levels[-1].local_date, cadence_spm=240.0, speed_mps=3.0)
    shown = season_page(diary_of("Ana", runs, levels, notes=DiaryNotes(targets=(target,))), "metric")
    assert shown.first.title_line[-4:] == ("Watch 9", "Watch 8", "Watch 7", "and 7 more watches")
    (form, _, _, load, _) = shown.sections
    assert form.charts[0].table.note == "The last 60 of 110 weeks."
    assert load.charts[0].table.note == "The last 60 of 110 weeks."
    assert [row[0] for row in form.tables[-1].rows] == [f"Watch {number}" for number in reversed(range(10))]
    layout = shown.specs["form-cadence_spm"]["layout"]
    assert [note["text"] for note in layout["annotations"][1:]] == [f"Watch {number}" for number in (9, 7, 5, 3, 1)]
    assert "target" not in [shape.get("name") for shape in layout["shapes"]]
    assert layout["yaxis"]["range"][1] < 200
