"""The page as a whole: one safe file that says everything without a script."""

import base64
import hashlib
import itertools
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from gait import export, pages
from gait.errors import GaitError
from gait.model import Analysis, Finding, Note, Sensor
from gait.pages import columns, packing, page_context, plotly_script, words, words_form
from gait.pages.column_table import restored
from gait.pages.figures import FIGURES
from gait.pages.tables import chart_table
from gait.quantities import QUANTITIES, Units

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&\u2028\u202e{{ 7*7 }}"


def tree(page: str) -> html.HtmlElement:
    """Return the page as a browser would read it."""
    return html.document_fromstring(page.encode())


def unpacked(page: str, name: str) -> bytes:
    """Return a packed part of the page."""
    found = re.search(rf'id="{name}">(\d+ [^<>&]+)</script>', page)
    assert found
    return packing.unpacked(found[1])


def drawings_of(page: str) -> dict[str, object]:
    """Return the drawings that the page carries, and what stands beside them."""
    return restored(json.loads(unpacked(page, "packed-figures")))


def text_of(page: str) -> str:
    """Return the page's words without scripts and styles, spaces made plain."""
    found = tree(page)
    for part in found.xpath("//script|//style"):
        part.drop_tree()
    return re.sub(r"\s+", " ", found.text_content().replace("\N{WORD JOINER}", ""))


@pytest.fixture(scope="module")
def page(rich: Analysis) -> str:
    """Return the report of the rich run."""
    return pages.report(rich)


@pytest.fixture(scope="module")
def poor_page(poor: Analysis) -> str:
    """Return the report of a file with speed alone."""
    return pages.report(poor)


def test_the_page_has_a_language_landmarks_and_headings_in_order(page: str) -> None:
    """One h1, no level skipped, one header, nav, main and footer."""
    found = tree(page)
    levels = [int(head.tag[1]) for head in found.xpath("//h1|//h2|//h3|//h4")]
    assert found.get("lang") == "en"
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [len(found.xpath(f"//body/{name}")) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_nothing_on_the_page_is_fetched(page: str) -> None:
    """No element loads anything: only anchors have addresses, and those leave the page only when followed."""
    found = tree(page)
    assert not found.xpath("//link|//img|//iframe|//object|//embed|//base|//*[@src]|//*[@srcset]|//*[@action]")
    assert {node.tag for node in found.xpath("//*[@href]")} == {"a"}
    assert "url(" not in page
    assert "@import" not in page


def test_the_security_policy_allows_the_loader_and_plotly_and_no_other_script(page: str) -> None:
    """The policy's digests are that of the one script in the page that runs, and that of the one that it unpacks."""
    found = tree(page)
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    scripts = [node.text for node in found.xpath("//script[not(@type)]")]
    codes = (scripts[0].encode(), unpacked(page, "packed-plotly"))
    loader, plotly = (base64.b64encode(hashlib.sha256(code).digest()).decode() for code in codes)
    assert len(scripts) == 1
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{loader}' 'sha256-{plotly}';" in policy
    assert "unsafe-eval" not in policy


def test_the_page_carries_plotlys_own_script_and_a_drawing_for_each_chart(page: str) -> None:
    """What unpacks is the installed script byte for byte, and the drawings' keys are the charts' keys."""
    drawings = drawings_of(page)
    charts = tree(page).xpath("//*[@data-chart]/@data-chart")
    assert unpacked(page, "packed-plotly") == plotly_script.script_path().read_bytes()
    assert charts == [key for key in drawings if key in set(charts)]
    assert len(charts) == 15


def test_the_page_is_below_the_size_that_can_be_mailed(page: str) -> None:
    """At most 2.4 MB, script included."""
    assert len(page.encode()) < 2_400_000


def test_every_link_inside_the_page_has_its_target_and_every_id_is_unique(page: str) -> None:
    """A term's link leads to the glossary; no identifier stands twice."""
    found = tree(page)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in found.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_each_chart_says_its_numbers_in_words(page: str) -> None:
    """A reader who does not see the chart hears the mean."""
    alt = tree(page).xpath("//*[@data-chart='cadence-time']/@aria-label")[0]
    assert "158 spm" in alt


def test_the_first_screen_says_who_when_how_far_and_with_what(page: str) -> None:
    """Name, local time, distance, recorded time and devices are the title line."""
    line = [node.text for node in tree(page).xpath("//p[@class='title-line']/span")]
    assert line == ["Ana", "2026-05-17 07:12", "10.02 km", "58:00", "Forerunner 955 + Stryd"]


def test_the_six_numbers_stand_with_their_intervals(page: str) -> None:
    """Cadence, step length, contact, overstriding, oscillation and drift as the analysis has them."""
    values = [node.text for node in tree(page).xpath("//dd[@class='value']/strong")]
    assert values == ["159", "1.10", "262", "long steps", "8.8", "\N{MINUS SIGN}4"]


def test_at_most_three_findings_ask_for_something_and_say_why(page: str) -> None:
    """The finding to act on is first, with advice, confidence and its evidence; one without advice is no action."""
    cards = tree(page).xpath("//section[@class='actions']//li")
    first = re.sub(r"\s+", " ", cards[0].text_content())
    assert len(cards) == 2
    assert first.strip().startswith("Your steps are long for your pace")
    assert "Try 166 spm at easy pace (now 158)." in first
    assert "moderate confidence" in first
    assert "158 (157 to 160) spm" in first
    assert "task" in cards[0].get("class").split()
    assert "van Oeveren" in first


def test_evidence_is_linked_only_where_it_has_an_address(page: str) -> None:
    """A bare DOI becomes a link, words do not."""
    links = {link for link in tree(page).xpath("//a/@href") if not link.startswith("#")}
    assert "https://doi.org/10.1234/not-a-row" in links
    assert all(link.startswith("https://") for link in links)
    assert "a manual without an address" in text_of(page)


def test_a_cadence_to_try_stands_with_its_pace_and_the_step_it_gives(page: str) -> None:
    """At 2.75 m/s, 6:04 a kilometre, 164 instead of 157 spm makes steps of 1.01 m."""
    row = tree(page).xpath("//section[@id='cadence']//tr[th='easy']")[0]
    assert [cell.text for cell in row.xpath("./td")] == ["6:04", "157", "164", "1.01"]


def test_what_was_left_out_is_said(page: str) -> None:
    """Of an hour 56 minutes were running, 2 walking and 2 paused."""
    bar = tree(page).xpath("//div[@class='shares']/@aria-label")[0]
    assert bar == "Running 56:00, Walking 2:00, Paused 2:00"
    assert "Zeros of power mean that nothing was measured. (3 samples)" in text_of(page)


def test_the_figures_rest_on_the_settled_part_of_the_running(rich: Analysis) -> None:
    """Of 56:00 of running 55:00 are settled; the minute at its ends, 1 of 60 recorded, has a row of its own."""
    rows = page_context(rich, "metric").left_out.table.rows
    assert [row[:3] for row in rows[:3]] == [
        ("Running", "56:00", "93 %"),
        ("Beginning and end of running", "1:00", "2 %"),
        ("Walking", "2:00", "3 %"),
    ]
    assert rows[0][3] == "Form figures rest on the settled part of it: 55:00"


def test_running_that_is_settled_throughout_has_no_row_for_its_ends(poor: Analysis) -> None:
    """An hour without a stop is all measured on."""
    rows = page_context(poor, "metric").left_out.table.rows
    assert [row[0] for row in rows] == ["Running", "Walking", "Standing", "Paused"]
    assert rows[0][3] == "All form figures rest on this"


@pytest.mark.parametrize(("samples", "said"), [(0, "Spikes."), (1, "Spikes. (1 sample)"), (2, "Spikes. (2 samples)")])
def test_a_note_counts_its_samples(poor: Analysis, samples: int, said: str) -> None:
    """One sample is no samples, and an uncounted note has no count."""
    noted = replace(poor, notes=(Note(code="spikes", message="Spikes.", samples=samples),))
    assert page_context(noted, "metric").left_out.notes == (said,)


def test_a_modelled_value_is_called_modelled(page: str) -> None:
    """Stiffness from a formula says so beside its value."""
    row = next(row for row in tree(page).xpath("//tr") if "Leg stiffness" in row.text_content())
    assert "modelled (foot pod)" in row.text_content()


def test_without_a_script_the_sentence_the_numbers_and_the_tables_are_there(page: str) -> None:
    """The charts' places say where the numbers are."""
    found = tree(page)
    assert len(found.xpath("//p[@class='unscripted']")) == len(found.xpath("//*[@data-chart]"))
    assert len(found.xpath("//details[@class='twin']//table")) == 16


@pytest.mark.parametrize("units", ["metric", "imperial"])
def test_a_file_without_cadence_says_what_would_measure_it(poor: Analysis, units: Units) -> None:
    """Nothing is invented: the page names the sensor instead."""
    text = text_of(pages.report(poor, units=units))
    assert "Not measurable from this file: cadence, step length and cadence drift." in text
    assert "No cadence in this file" in text
    assert "This file holds no positions." in text
    assert "nan" not in text.lower().split()
    assert "None" not in text


def test_a_page_without_a_name_is_called_by_its_file(poor_page: str) -> None:
    """The title is the file without its ending, and the local date."""
    assert tree(poor_page).xpath("//title")[0].text == "phone, 2026-05-17 07:12"


def test_a_zone_west_of_greenwich_is_written_with_its_sign(poor_page: str) -> None:
    """Three and a half hours west is -03:30."""
    assert "-03:30 from UTC, from the file" in text_of(poor_page)


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (
            200.0,
            "Too little running to judge: this recording holds 3:20 of it, and form is judged from five minutes on.",
        ),
        (0.0, "Too little running to judge: there is none in this recording."),
    ],
)
def test_too_little_running_is_one_sentence_and_what_was_recorded(
    rich: Analysis, seconds: float, sentence: str
) -> None:
    """No number, no card and no empty section: the track, what was left out, the notes and the methods."""
    stub = replace(rich, running=replace(rich.running, enough=False, time_s=seconds))
    page = pages.report(stub)
    found = tree(page)
    assert found.xpath("//h1")[0].text == sentence
    assert not found.xpath("//section[@class='numbers' or @class='actions']")
    assert found.xpath("//main/section/@id") == ["track", "left-out", "methods", "stop"]
    assert found.xpath("//nav//a/@href") == ["#track", "#left-out", "#methods", "#stop"]
    assert "Zeros of power mean that nothing was measured." in text_of(page)
    assert {link[1:] for link in found.xpath("//a/@href") if link.startswith("#")} <= set(found.xpath("//@id"))
    assert list(drawings_of(page)) == ["track"]


def test_a_walk_without_positions_has_no_empty_section(poor: Analysis) -> None:
    """Nothing blames the watch for what was not run."""
    walk = replace(poor, running=replace(poor.running, enough=False, time_s=0.0), series={}, summary={})
    assert page_context(walk, "metric").sections == ()


def test_a_run_that_asks_for_nothing_shows_what_it_found(rich: Analysis) -> None:
    """Information, and a notice without advice, stand under another heading than what to try, and look like no task."""
    calm = replace(rich, findings=rich.findings[2:])
    found = page_context(calm, "metric").first
    assert found.actions_heading == "Worth knowing"
    assert [(view.rule, view.task) for view in found.actions] == [("balance", False), ("hills", False)]


def test_a_thing_to_try_says_how_to_check_it(rich: Analysis) -> None:
    """The check stands under the advice on the first screen; a finding of an older version has none."""
    act, *rest = rich.findings
    checked = replace(rich, findings=(replace(act, check="Aim for <b>166 spm</b> at 6:04 /km."), *rest))
    cards = tree(pages.report(checked)).xpath("//section[@class='actions']//li")
    said = [[line.text_content() for line in card.xpath(".//p[@class='check']")] for card in cards]
    assert [[re.sub(r"\s+", " ", line) for line in lines] for lines in said] == [
        ["Check next time: Aim for <b>166 spm</b> at 6:04 /km."],
        [],
    ]


def test_advice_on_what_would_measure_a_thing_is_nothing_to_try(rich: Analysis) -> None:
    """Which sensor records cadence is worth knowing, and no task for the next run."""
    silent = replace(rich.findings[1], rule="cadence_unknown", advice="A foot pod records it.")
    assert page_context(replace(rich, findings=(silent,)), "metric").first.actions_heading == "Worth knowing"


def test_no_finding_at_all_is_an_answer_too(rich: Analysis) -> None:
    """The section of findings says that there is nothing."""
    assert "Nothing in this run asks for a change." in text_of(pages.report(replace(rich, findings=())))


def test_names_in_the_file_cannot_leave_their_place(rich: Analysis) -> None:
    """Hostile text in every field of the file is text on the page, and nothing else."""
    hostile = replace(
        rich,
        source=replace(rich.source, name=HOSTILE, device=HOSTILE, format=HOSTILE, sensors=(Sensor(name=HOSTILE),)),
        athlete=replace(rich.athlete, name=HOSTILE, from_=HOSTILE),
        activity=replace(rich.activity, local_start=HOSTILE, utc_offset_from=HOSTILE),
        splits=tuple(replace(piece, label=HOSTILE) for piece in rich.splits),
        laps=tuple(replace(piece, label=HOSTILE) for piece in rich.laps),
        summary={name: replace(each, origin=HOSTILE, sensor=HOSTILE) for name, each in rich.summary.items()},
        findings=(
            Finding(
                rule=HOSTILE,
                scope=HOSTILE,
                severity="act",
                confidence="low",
                message=HOSTILE,
                advice=HOSTILE,
                unit=HOSTILE,
                value=1.0,
                reference=HOSTILE,
                evidence=(HOSTILE, "javascript:alert(1)", "https://x y"),
            ),
        ),
        sources_compared=tuple(replace(each, quantity=HOSTILE, a=HOSTILE, b=HOSTILE) for each in rich.sources_compared),
        methods=tuple(
            replace(each, stage=HOSTILE, did=HOSTILE, parameters={HOSTILE: HOSTILE}) for each in rich.methods
        ),
        notes=tuple(replace(each, message=HOSTILE) for each in rich.notes),
    )
    clean, found = tree(pages.report(rich)), tree(pages.report(hostile))
    assert len(found.xpath("//script")) == len(clean.xpath("//script")) == 3
    assert not found.xpath("//img|//*[@onerror]")
    assert [link for link in found.xpath("//a/@href") if not link.startswith(("#", "https://"))] == []
    assert "alert(1)" in found.text_content()


def test_a_very_long_name_does_not_break_the_page(rich: Analysis) -> None:
    """Ten thousand letters are carried whole."""
    name = "a" * 10_000
    assert name in pages.report(replace(rich, athlete=replace(rich.athlete, name=name)))


def test_a_report_made_from_the_json_is_the_same_report(rich: Analysis, page: str) -> None:
    """There and back through JSON nothing on the page changes."""
    assert pages.report(export.from_json(export.to_json(rich))) == page


def test_feet_and_miles_are_used_throughout(rich: Analysis) -> None:
    """Step length in feet, pace by the mile, and no metre left in a table's heading."""
    found = pages.report(rich, units="imperial")
    assert "Each step is 3.60 ft long at 9:15 /mi" in text_of(found)
    assert not {"m", "km", "/km", "cm"} & {unit.text for unit in tree(found).xpath("//*[@class='unit']")}


def test_no_metric_number_is_left_on_a_page_in_miles(rich: Analysis) -> None:
    """Height, a finding's length, a difference of speed and a stage's parameters are converted as well."""
    faster = replace(rich.sources_compared[0], quantity="speed_mps", difference=0.5, low=0.4, high=0.6)
    longer = replace(rich.findings[3], rule="step_length_for_pace", value=1.1, low=None, high=None, unit="m")
    stage = replace(rich.methods[0], parameters={"run_m": 250.0, "change_mps": 0.5, "window_s": 10.0})
    strange = replace(rich, sources_compared=(faster,), findings=(longer,), methods=(stage,), split_unit="mi")
    page = pages.report(strange, units="imperial")
    text = text_of(page)
    own = tree(page)
    devices = words_form.NATIVE_CAPTION
    quoting = "//script|//style|//*[@class='claim' or @id='evidence' or @id='glossary']|//table[caption=$devices]"
    for quoted in own.xpath(quoting, devices=devices):
        quoted.drop_tree()
    assert "+1.12 +0.89 to +1.34" in re.sub(r"(?<=\d)(?=\+)", " ", text)  # 0.5, 0.4 and 0.6 m/s in mph
    assert "Measured3.61 ft" in text  # 1.1 m
    assert "With run 820.2 ft, change 1.118 mph, window 10 s." in text
    assert re.findall(r".{9}\d[ \N{NO-BREAK SPACE}](?:m|km|cm|m/s|/km)\b", own.text_content()) == []


def test_a_wrist_says_how_far_it_may_be_off_instead_of_an_interval(rich: Analysis) -> None:
    """An interval of 169 to 370 ms reads like the run's spread; 37 % off reads like what it is."""
    wrist = replace(rich.summary["ground_contact_time_s"], mean=0.27, low=0.17, high=0.37, sensor="wrist")
    found = page_context(replace(rich, summary=rich.summary | {"ground_contact_time_s": wrist}), "metric")
    card = found.first.numbers[2]
    assert card.interval == ""
    assert card.captions[0] == "this kind of sensor may be off by \N{PLUS-MINUS SIGN}37 %"
    assert (card.bar.low, card.bar.high) == (None, None)


def test_the_page_says_whose_it_is(rich: Analysis, page: str) -> None:
    """Digest and place of the activity stand in the head, so that another file's report is never overwritten."""
    assert tree(page).xpath("//meta[@name='gait-source']/@content") == ["ab" * 32 + "/0"]
    assert page.index("gait-source") < 2000


def test_a_modelled_key_number_is_marked(rich: Analysis) -> None:
    """A contact time that was not measured says so on the first screen."""
    modelled = replace(rich.summary["ground_contact_time_s"], origin="modelled")
    found = page_context(replace(rich, summary=rich.summary | {"ground_contact_time_s": modelled}), "metric")
    assert found.first.numbers[2].captions[0] == "modelled"


def test_a_table_without_data_is_empty_and_not_an_error(poor: Analysis) -> None:
    """Asked for a twin of what the file does not have, the tables have no rows."""
    scene = columns.scene(replace(poor, series={}), "metric")
    assert {key: chart_table(scene, key, "caption").rows for key in FIGURES} == dict.fromkeys(FIGURES, ())


def test_no_word_of_the_page_promises_too_much() -> None:
    """No exclamation, no "optimal", no talk of injury in the page's own words."""
    both = {**vars(words), **vars(words_form)}
    own = json.dumps({name: str(value) for name, value in both.items() if name.isupper()})
    assert not re.search(r"!|optimal|injur|perfect", own, flags=re.IGNORECASE)


def test_every_quantity_of_the_page_is_in_its_glossary(page: str) -> None:
    """The words used are explained where they stand."""
    text = text_of(page)
    assert all(QUANTITIES[name].definition in text for name in ("cadence_spm", "vertical_ratio", "grade"))


def test_drawing_a_page_imports_neither_plotly_nor_scipy() -> None:
    """The package plotly and scipy's slow parts stay out of a plain analysis."""
    code = "import sys, gait.pages; print(sorted({'plotly', 'scipy.signal', 'scipy.stats'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_chart_script_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without plotly's script the error says what to install."""
    monkeypatch.setattr(plotly_script, "find_spec", lambda _: None)
    with pytest.raises(GaitError, match="Install plotly again"):
        plotly_script.script_path()


def test_what_all_pages_share_can_be_done_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script is packed once; where it is missing the page, not the preparation, says so."""
    pages.prepare()
    assert plotly_script.packed_script() is plotly_script.packed_script()
    plotly_script._PACKED.clear()
    monkeypatch.setattr(plotly_script, "find_spec", lambda _: None)
    pages.prepare()
    with pytest.raises(GaitError, match="Install plotly again"):
        plotly_script.packed_script()


def test_a_package_without_its_script_is_the_same_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed package whose script was removed is said, too."""
    monkeypatch.setattr(plotly_script, "_PLACE", tmp_path / "absent.js")
    with pytest.raises(GaitError, match="not on this machine"):
        plotly_script.script_path()
