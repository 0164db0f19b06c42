"""The pages that compare: what they say, in which units, and that nothing from a file gets out of its place."""

import base64
import hashlib
import itertools
import json
import re
from dataclasses import replace

import numpy as np
import plotly.graph_objects
import pytest
from lxml import html

from gait.compare import Comparison, SameRun, compare_runs, compare_same_run
from gait.model import Analysis, Finding, Sensor
from gait.pages import compare_words as said
from gait.pages.compare import compare_report, comparison_page, identity, same_run_page, same_run_report
from gait.pages.compare_figures import hue, paces_of
from gait.pages.contexts import ComparePage
from gait.quantities import Units
from tests.compare.by_hand import a_run, level, measured_by

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def finding(verdict: str) -> Finding:
    """Return a finding of that verdict."""
    return Finding(
        rule="cadence_for_pace",
        scope="run",
        severity="info",
        confidence="high",
        message=f"Your cadence is {verdict}.",
        verdict=verdict,
    )


def stepped(first_spm: float, name: str, device: str = "Watch", day: int = 3, **more: object) -> Analysis:
    """Return twenty minutes at two paces, with heart rate and a wrist's contact."""
    columns = level((12, 2.6, first_spm), (12, 3.1, first_spm + 5))
    wander = np.repeat(np.resize([0.5, -0.5, 0.2, -0.2], 48), 30)
    columns["cadence_spm"] = columns["cadence_spm"] + wander
    columns["heart_rate_bpm"] = 140 + 4 * wander
    columns["ground_contact_time_s"] = 45 / columns["cadence_spm"]
    return a_run({**columns, **more}, name=name, device=device, started_at=f"2026-05-{day:02d}T08:30:00+00:00")


A = replace(stepped(160.0, "a.fit"), findings=(finding("low"),))
B = replace(stepped(165.0, "b.fit", day=10), findings=(finding("typical"),))
C = stepped(161.5, "c.fit", "Other watch", 12)


@pytest.fixture(scope="module")
def two() -> Comparison:
    """Return two runs on one watch."""
    return compare_runs([A, B])


@pytest.fixture(scope="module")
def three() -> Comparison:
    """Return three runs, the third on another watch."""
    return compare_runs([A, B, C])


@pytest.fixture(scope="module")
def same() -> SameRun:
    """Return one run recorded twice, with five minutes in which the second loses its way."""
    noise = np.random.default_rng(1).normal(0, 2, 1800)
    cadence = 165 + noise
    lost = cadence + np.where((np.arange(1800) >= 600) & (np.arange(1800) < 900), 6.0, 0.0)
    speed = 2.8 + noise / 100
    contact = np.full(1800, 0.26)
    first = a_run({"cadence_spm": cadence, "speed_mps": speed, "ground_contact_time_s": contact}, name="a.fit")
    second = a_run(
        {"cadence_spm": lost, "speed_mps": speed + 0.05, "ground_contact_time_s": contact + 0.02},
        name="b.fit",
        device="Other watch",
        sensors={"ground_contact_time_s": "foot_pod"},
    )
    return compare_same_run(first, second)


def tree(page: str) -> html.HtmlElement:
    """Return the page as a browser would read it."""
    return html.document_fromstring(page.encode())


def text_of(page: str) -> str:
    """Return the page's words without scripts and styles, spaces made plain."""
    found = tree(page)
    for part in found.xpath("//script|//style"):
        part.drop_tree()
    return re.sub(r"\s+", " ", found.text_content().replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " "))


def section(page: str, name: str) -> str:
    """Return the words of a section."""
    return re.sub(r"\s+", " ", " ".join(tree(page).xpath(f"//section[@id='{name}']//text()")))


def every_page(two: Comparison, three: Comparison, same: SameRun) -> list[str]:
    """Return each kind of page."""
    return [compare_report(two), compare_report(three, units="imperial"), same_run_report(same)]


def test_the_pages_have_the_reports_policy_landmarks_and_headings(
    two: Comparison, three: Comparison, same: SameRun
) -> None:
    """One script that runs, named by its digest; nothing is fetched; one h1, no level skipped; ids are unique."""
    for page in every_page(two, three, same):
        found = tree(page)
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
        assert len(page.encode()) < 2_400_000


def test_the_answer_names_what_is_larger_than_chance(two: Comparison, three: Comparison) -> None:
    """Two runs in all quantities, several in cadence; the letters are those of the recordings."""
    assert comparison_page(two, "metric").first.answer.startswith(
        "At equal speed, B against A: cadence +5.0 spm, ground contact "
    )
    assert comparison_page(three, "metric").first.answer == "At equal speed, cadence against A: B +5.0 spm."
    assert [number.label for number in comparison_page(three, "metric").first.numbers] == ["Cadence, B", "Cadence, C"]


def answer(*analyses: Analysis) -> str:
    """Return the answer of a comparison."""
    return comparison_page(compare_runs(analyses), "metric").first.answer


def test_the_other_answers() -> None:
    """No difference, one within the sensors' errors, and nothing to compare."""
    again = replace(A, source=replace(A.source, sha256="again"))
    assert answer(A, again) == "At equal speed, B shows no difference from A that is larger than chance."
    other = stepped(161.5, "d.fit", "Other watch")
    sensors = replace(other, summary={k: v for k, v in other.summary.items() if k != "ground_contact_time_s"})
    assert answer(A, sensors) == "At equal speed, B differs from A by no more than the sensors' own errors."
    assert answer(A, a_run(level((30, 4.1, 180.0)), name="e.fit")) == (
        "Nothing in these runs can be compared at equal speed."
    )
    assert answer(A, again, replace(A, source=replace(A.source, sha256="third"))).startswith("At equal speed, no run")


def test_a_number_has_its_interval_verdict_time_and_paces(three: Comparison) -> None:
    """The second watch's cadence stands with the sensors' errors as uprights, in the reader's units."""
    first, second = comparison_page(three, "imperial").first.numbers
    assert first.value == "+5.0"
    assert first.captions[:2] == ("larger than chance", "24:00 each, at 8:15\N{EN DASH}10:44 /mi")
    assert first.captions[2].startswith("an error of speed may make \N{PLUS-MINUS SIGN}")
    assert first.bar.limits is None
    assert second.captions[0] == "within the sensors' own error"
    assert second.bar.limits is not None


def test_what_could_not_be_compared_is_said_with_its_reason() -> None:
    """A run without cadence, contact of another kind of sensor, and what nobody measured."""
    other = stepped(160.0, "d.fit")
    summary = {name: each for name, each in other.summary.items() if name != "cadence_spm"}
    pod = replace(other, summary={**summary, "ground_contact_time_s": measured_by("foot_pod")})
    told = " ".join(comparison_page(compare_runs([A, pod]), "metric").first.missing)
    assert "cadence (not measurable in B)" in told
    assert "ground contact (two kinds of sensor measured it" in told
    assert "vertical oscillation (not measurable in A and B)" in told
    many = comparison_page(compare_runs([A, pod, B]), "metric").first.missing
    assert many[0].startswith("Not compared: B: ")


def test_the_table_is_the_charts_twin_and_holds_what_it_cannot_draw(three: Comparison) -> None:
    """A row for each quantity and run, with both intervals; what is not comparable has dashes and says so."""
    (view,) = next(each for each in comparison_page(three, "metric").sections if each.id == "differences").charts
    rows = {row[0]: row for row in view.table.rows}
    assert len(rows) == 12
    assert rows["Cadence, B, spm"][2:4] == ("168", "+5.0")
    assert rows["Cadence, B, spm"][5] == "\N{EM DASH}"
    assert rows["Cadence, C, spm"][5] != "\N{EM DASH}"
    assert rows["Vertical oscillation, C, cm"][1:] == (*["\N{EM DASH}"] * 8, "not comparable")
    assert view.table_open
    assert "Cadence, B +5.0 spm" in view.alt


def test_findings_that_changed_stand_with_both_messages(two: Comparison, three: Comparison) -> None:
    """The verdict of cadence changed from A to B, and is gone in C."""
    words = section(compare_report(two), "changes")
    assert "One finding differs" in words
    assert "Changed Your cadence is low. Your cadence is typical." in words
    many = section(compare_report(three), "changes")
    assert "2 findings differ" in many
    assert "Gone Your cadence is low. nothing" in many
    none = compare_runs([A, replace(A, source=replace(A.source, sha256="again"))])
    assert "The same findings in every run" in section(compare_report(none), "changes")


def test_what_a_reader_must_know_first_is_said(three: Comparison) -> None:
    """One device or several, thinned series, unknown slopes, two names."""
    words = section(compare_report(three), "differences")
    assert "Different devices measured these runs" in words
    assert "One device measured both runs where" in words
    assert "The slopes of A and B and C are not known" in words
    named = [
        replace(each, athlete=replace(each.athlete, name=name))
        for each, name in ((A, "Ana"), (stepped(165.0, "b.fit", grade=np.zeros(1440)), "Ben"))
    ]
    thinned = replace(named[1], summary={**named[1].summary, "cadence_spm": measured_by("wrist", samples=9000)})
    words = section(compare_report(compare_runs([named[0], thinned])), "differences")
    assert "The files name two runners: Ana, Ben." in words
    assert "The series of B came thinned for display" in words
    assert "Different devices" not in words


def test_runs_without_anything_in_common_still_make_a_page() -> None:
    """No chart, and the table says that nothing is comparable."""
    page = compare_report(compare_runs([A, a_run({"power_w": np.full(600, 200.0)}, name="b.fit")]))
    assert tree(page).xpath("//*[@data-chart]") == []
    assert "not comparable" in section(page, "differences")
    assert said.PACES_NONE in section(page, "paces")


@pytest.mark.parametrize("units", ["metric", "imperial"])
def test_plotly_accepts_every_figure(three: Comparison, same: SameRun, units: Units) -> None:
    """Plotly's own validation finds no wrong word in any drawing."""
    specs = {**comparison_page(three, units).specs, **same_run_page(same, units).specs}
    assert set(specs) == {
        "differences",
        "pace-cadence_spm",
        "pace-ground_contact_time_s",
        "pace-heart_rate_bpm",
        *(f"{kind}-{name}" for kind in ("time", "agreement") for name in said_quantities(same)),
    }
    for spec in specs.values():
        assert len(plotly.graph_objects.Figure(spec).data) > 0
        json.dumps(spec, allow_nan=False)


def said_quantities(same: SameRun) -> list[str]:
    """Return the quantities of a disagreement."""
    return [each.quantity for each in same.disagreements]


def test_every_chart_has_its_sentences_alt_text_and_table(three: Comparison, same: SameRun) -> None:
    """A chart without words or without a table does not reach a page."""
    for page in (comparison_page(three, "metric"), same_run_page(same, "metric")):
        charts = [chart for each in page.sections for chart in each.charts]
        assert {chart.key for chart in charts} == set(page.specs)
        for chart in charts:
            reading = chart.reading
            sentences = (reading.shows, reading.better, reading.worse, reading.do)
            assert all(sentence.endswith(".") for sentence in sentences)
            assert re.search(r"\d", chart.alt)
            assert len(chart.table.rows) > 1
            assert chart.keys


def test_a_run_is_told_by_more_than_its_colour(three: Comparison) -> None:
    """Lines differ in mark, dash and letter; the differences of each run have a mark of their own."""
    lines = [each for each in comparison_page(three, "metric").specs["pace-cadence_spm"]["data"] if each.get("text")]
    assert [each["text"][-1] for each in lines] == ["A", "B", "C"]
    assert len({each["marker"]["symbol"] for each in lines}) == 3
    assert len({each["line"]["dash"] for each in lines}) == 3
    dots = comparison_page(three, "metric").specs["differences"]["data"][-1]
    assert set(dots["marker"]["symbol"]) == {"circle", "square"}
    assert hue(0) != hue(1)


def test_the_differences_are_drawn_from_top_to_bottom_with_both_intervals(three: Comparison) -> None:
    """Rows stand in the order of the table; thin bars are the sensors' and lie below the thick ones."""
    figure = comparison_page(three, "metric").specs["differences"]
    assert figure["layout"]["yaxis"]["categoryarray"][0] == "Cadence, B"
    widths = [each["line"]["width"] for each in figure["data"][:-1]]
    assert widths == sorted(widths)
    assert set(widths) == {1, 3}


def test_one_pace_is_drawn_as_an_upright() -> None:
    """A run with one bin of speed has no line, and still an interval."""
    single = a_run(level((12, 2.6, 161.0)), name="b.fit")
    found = compare_runs([A, single])
    figure = comparison_page(found, "metric").specs["pace-cadence_spm"]
    upright = next(each for each in figure["data"] if each["name"].startswith("B") and not each.get("text"))
    assert len(paces_of(found, "B", "cadence_spm")) == 1
    assert upright["x"][0] == upright["x"][1]


def test_one_run_recorded_twice_says_how_far_apart_and_where(same: SameRun) -> None:
    """Bias and limits with their signs, the share of time beyond, the five minutes, and both kinds of sensor."""
    page = same_run_report(same)
    words = section(page, "of-cadence_spm")
    assert tree(page).xpath("//h1")[0].text_content().startswith("Cadence: +1.0")
    assert "17 % of the" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"9:[45]\d to 15:0\d: \+5\.[89]", words.replace("\N{NO-BREAK SPACE}", " "))
    assert said.APART_NONE in section(page, "of-speed_mps")
    assert said.OTHER_KINDS in section(page, "of-ground_contact_time_s")
    assert "Both clocks agree" in section(page, "lined-up")
    assert "high confidence" in section(page, "lined-up")


@pytest.mark.parametrize(("offset_s", "expected"), [(37.0, "B's clock is 37.0 s ahead of A's"), (-4.25, "behind A's")])
def test_the_offset_is_said_in_words(same: SameRun, offset_s: float, expected: str) -> None:
    """Ahead is positive."""
    moved = replace(same.alignment, offset_s=offset_s, low_s=offset_s - 0.5, high_s=offset_s + 0.5)
    page = same_run_page(replace(same, alignment=moved), "metric")
    assert expected in page.sections[0].heading.replace("\N{NO-BREAK SPACE}", " ")


def test_an_offset_that_is_not_sure_is_said_on_the_first_screen(same: SameRun) -> None:
    """By the clocks alone, and the page asks whether one runner wore both."""
    unsure = replace(same.alignment, by="clock", sure="low", correlation=None, parts=7, agreeing=1)
    page = same_run_page(replace(same, alignment=unsure), "metric")
    assert "1 of 7 parts" in page.first.missing[0]
    assert page.sections[0].heading == "Lined up by the clocks alone"
    assert dict(page.sections[0].tables[0].rows)["Correlation"] == "\N{EM DASH}"


def test_two_exports_of_one_device_say_so() -> None:
    """Files that name one device should agree."""
    noise = 165 + np.random.default_rng(2).normal(0, 2, 900)
    first, second = (a_run({"cadence_spm": noise}, name=name) for name in ("a.fit", "a.tcx"))
    page = same_run_report(compare_same_run(first, second))
    assert said.ONE_DEVICE in section(page, "of-cadence_spm")
    assert tree(page).xpath("//h1")[0].text_content().startswith("Cadence: no difference in the mean, B against A")


def test_two_recordings_of_nothing_in_common() -> None:
    """Totals and recordings are all that is there."""
    found = compare_same_run(
        a_run({"cadence_spm": np.full(900, 165.0)}), a_run({"power_w": np.full(900, 200.0)}, name="b.fit")
    )
    page = same_run_page(found, "metric")
    assert page.first.answer == f"{said.SAME_ANSWER_NOTHING}."
    assert [each.id for each in page.sections] == ["lined-up", "totals", "recordings"]


def test_totals_stand_beside_each_other(same: SameRun) -> None:
    """Times as clocks, distances with their difference, a dash where one has none."""
    totals = tuple(
        replace(each, first=5000.0, second=5040.0) if each.quantity == "distance_m" else each for each in same.totals
    )
    rows = same_run_page(replace(same, totals=totals), "metric").sections[-2].tables[0].rows
    assert rows[0] == ("Distance", "5.00 km", "5.04 km", "+0.04 km")
    assert rows[1] == ("Recorded time", "30:00", "30:00", "0:00")
    assert rows[-1] == ("Climbed", *["\N{EM DASH}"] * 3)


def test_a_gap_in_common_running_has_dashes_in_the_table(same: SameRun) -> None:
    """Parts without a value in both have none in the table."""
    length = len(same.series["time_s"])
    hollow = {**same.series, "cadence_spm@A": (None,) * (length // 2) + same.series["cadence_spm@A"][length // 2 :]}
    chart = next(each for each in same_run_page(replace(same, series=hollow), "metric").sections[1].charts)
    assert chart.table.rows[0][1:] == ("\N{EM DASH}",) * 3
    assert chart.table.rows[-1][1] != "\N{EM DASH}"


def test_hostile_names_never_leave_their_place() -> None:
    """Names of file, device, sensor, runner and finding are text wherever they stand."""
    marked = Finding(
        rule=HOSTILE, scope="run", severity="info", confidence="low", message=HOSTILE, verdict=HOSTILE, advice=HOSTILE
    )
    bad = replace(
        B,
        source=replace(B.source, name=HOSTILE, device=HOSTILE, sensors=(Sensor(name=HOSTILE, family="wrist"),)),
        athlete=replace(B.athlete, name=HOSTILE),
        findings=(marked,),
    )
    noise = {"cadence_spm": 165 + np.random.default_rng(2).normal(0, 2, 900)}
    first, second = a_run(noise), a_run(noise, name=HOSTILE, device=HOSTILE)
    for page in (compare_report(compare_runs([A, bad])), same_run_report(compare_same_run(first, second))):
        found = tree(page)
        assert not found.xpath("//img|//*[@onerror]")
        assert len(found.xpath("//script[not(@type)]")) == 1
        assert "49" not in found.xpath("//title")[0].text
        assert "{{ 7*7 }}" in text_of(page)


def test_a_recording_that_was_made_to_be_shared_has_no_name(two: Comparison) -> None:
    """Without name, date and digest it is called what it is, and its page replaces no other."""
    shared = replace(two.runs[1], name="", local_start="", sha256="", device="")
    found = replace(two, runs=(two.runs[0], shared))
    page = comparison_page(found, "metric")
    assert said.NAMELESS in page.made_by
    assert page.title == "Runs compared, 2026-05-03"
    assert page.source == ""
    nobody = replace(two, runs=(replace(shared, letter="A"), shared))
    assert comparison_page(nobody, "metric").title == "Runs compared, without dates"


def test_a_comparison_is_known_by_its_recordings_and_its_kind(two: Comparison, same: SameRun) -> None:
    """The same recordings have the same mark, in another order another one."""
    back = replace(two, runs=(two.runs[1], two.runs[0]))
    assert identity(two) == identity(compare_runs([A, B]))
    assert len({identity(two), identity(back), identity(same)}) == 3


def test_without_a_shared_sensor_no_row_of_evidence_is_cited() -> None:
    """The part on evidence is there, and empty."""
    power = a_run({"power_w": np.full(600, 200.0)}, name="b.fit", device=None)
    pulse = a_run({"heart_rate_bpm": np.full(600, 140.0)}, name="c.fit")
    page: ComparePage = comparison_page(compare_runs([power, pulse]), "metric")
    assert page.parts == ("methods", "evidence", "glossary")
    assert page.back.evidence == ()


def test_a_long_run_says_what_a_point_stands_for() -> None:
    """Two hours are drawn in steps of four seconds."""
    noise = np.tile(165 + np.random.default_rng(2).normal(0, 2, 900), 8)
    first, second = (a_run({"cadence_spm": noise}, name=name) for name in ("a.fit", "b.fit"))
    page = same_run_page(compare_same_run(first, second), "metric")
    assert "Each point is the mean of 4 s." in page.sections[1].lead
