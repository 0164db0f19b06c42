"""What more steps would do: the table that always stands, and what the sliders are given."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gait import pages
from gait.assess import elasticity
from gait.assess.what_if import cadence_line
from gait.evidence import EVIDENCE
from gait.model import Analysis
from gait.pages import page_context, words_form
from gait.pages.contexts import SectionView
from gait.quantities import Units
from tests.pages.a_form import what_if_row
from tests.pages.test_page import tree

MINUS = "\N{MINUS SIGN}"


def section(analysis: Analysis, units: Units = "metric") -> SectionView:
    """Return the section of the page."""
    return next(each for each in page_context(analysis, units).sections if each.id == "what-if")


def given(analysis: Analysis, units: Units = "metric") -> dict[str, Any]:
    """Return what the sliders work with."""
    control = section(analysis, units).control
    assert control is not None
    found: dict[str, Any] = json.loads(control.data)
    return found


def test_the_heading_is_the_first_step_up_at_the_steady_pace(rich: Analysis) -> None:
    """160.5 spm and 5 % are 168.5 at 3.0 m/s: 180 / 168.5 = 1.07 m instead of 180 / 160.5 = 1.12 m."""
    assert section(rich).heading == "169 spm instead of 160 at 5:33 /km would make each step 1.07 m instead of 1.12"


def test_without_a_steady_pace_the_heading_is_of_the_first(rich: Analysis) -> None:
    """157 spm and 5 % are 165 at 2.75 m/s."""
    easy = replace(rich, what_if=rich.what_if[:4])
    assert section(easy).heading == "165 spm instead of 157 at 6:04 /km would make each step 1.00 m instead of 1.05"


def test_nothing_to_ask_is_no_section(rich: Analysis, poor: Analysis) -> None:
    """Without rows the page has neither section nor control nor link to it."""
    for analysis in (replace(rich, what_if=()), poor):
        assert "what-if" not in [each.id for each in page_context(analysis, "metric").sections]
    assert not tree(pages.report(poor)).xpath("//*[@data-what-if]|//a[@href='#what-if']")


@pytest.mark.parametrize(
    ("units", "row", "far"),
    [
        ("metric", ("steady, +7.5 %", "5:33", "173", "1.04"), "Kneecap load a km"),
        ("imperial", ("steady, +7.5 %", "8:56", "173", "3.42"), "Kneecap load a mile"),
    ],
)
def test_the_table_stands_for_readers_without_scripts(
    rich: Analysis, units: Units, row: tuple[str, ...], far: str
) -> None:
    """Pace, cadence, step length, braking with its interval, published load a step and a km, with their grade."""
    (table,) = section(rich, units).tables
    assert [row[0] for row in table.rows] == [
        *("easy, now", "easy, +5 %", "easy, +7.5 %", "easy, +10 %"),
        *("steady, now", "steady, +5 %", "steady, +7.5 %", "steady, +10 %"),
    ]
    assert table.rows[6] == (
        *row,
        f"{MINUS}10 %",
        f"{MINUS}13 to {MINUS}6 %",
        f"{MINUS}11 to {MINUS}10 %",
        f"{MINUS}5 to {MINUS}4 %",
    )
    assert [(head.text, head.unit) for head in table.heads[-2:]] == [
        ("Kneecap load a step", "grade C"),
        (far, "grade C"),
    ]


def test_the_page_says_what_is_model_and_what_more_steps_cost(rich: Analysis) -> None:
    """Same speed, a model, other runners' studies, the effort, and what nobody knows."""
    lead, untested, work, price = section(rich).lead
    assert (lead, untested, price) == (
        words_form.WHAT_IF_LEAD,
        words_form.WHAT_IF_UNTESTED,
        words_form.WHAT_IF_PRICE,
    )
    assert "9 % more steps on the road, runners' knees did 27 % less work a step and 21 % less a kilometre" in work
    assert "other runners" in words_form.WHAT_IF_LEAD
    assert "effort" in words_form.WHAT_IF_PRICE


def test_the_sources_are_named_and_stand_among_the_evidence(rich: Analysis) -> None:
    """The braking model, the two studies of load, and what more steps cost."""
    wanted = {"braking_model", "lenhart_2014", "willson_2014", "willy_2016", "step_rate_meta"}
    assert {row.key for row in section(rich).sources} == wanted
    assert wanted <= {row.key for row in page_context(rich, "metric").back.evidence}


def test_the_sliders_numbers_are_those_of_the_evidence(rich: Analysis) -> None:
    """No coefficient stands in the script: exponent, half its interval and the powers of load come from the rows."""
    model, data, powers = EVIDENCE["braking_model"], given(rich), elasticity.load_powers()
    half = (model.value("cadence_exponent_high") - model.value("cadence_exponent_low")) / 2
    assert (data["braking"], data["brakingHalf"]) == (model.value("cadence_exponent"), half)
    assert (data["loadStep"], data["loadKm"]) == (list(powers.step), list(powers.km))
    assert (data["first"], data["most"]) == (1.05, 1.10)


def test_the_paces_rise_from_slow_to_fast_around_those_that_were_run(rich: Analysis) -> None:
    """Bands from 2.375 to 3.125 m/s and .25 beyond: 2.125 to 3.375 m/s, 7:50 to 5:00 a kilometre, in 5 s."""
    paces = given(rich)["paces"]
    speeds = [each["speed"] for each in paces]
    assert speeds == sorted(speeds)
    assert (paces[0]["text"], paces[-1]["text"]) == ("7:50 /km", "5:00 /km")
    assert {"6:04 /km", "5:33 /km"} < {each["text"] for each in paces}
    assert len({each["text"] for each in paces}) == len(paces)


def test_the_sliders_begin_at_the_steady_pace(rich: Analysis) -> None:
    """5:33, with the cadence that the table has there."""
    data = given(rich)
    assert data["paces"][data["start"]]["text"] == "5:33 /km"
    assert data["paces"][data["start"]]["now"] == 160.5


def test_between_the_tables_paces_the_own_line_gives_the_cadence(rich: Analysis) -> None:
    """At 5:00 a kilometre, 1000 / 300 m/s, it is the line through the runner's paces, to a hundredth."""
    line = cadence_line(rich)
    assert line is not None
    assert given(rich)["paces"][-1]["now"] == round(line.at(1000 / 300), 2)


def test_a_pace_that_was_not_run_is_marked(rich: Analysis) -> None:
    """5:00 is beyond 3.125 m/s; 7:50 is besides slower than the model's 2.5 m/s, 6:40; 5:33 needs no note."""
    data = given(rich)
    slow, fast, own = data["paces"][0], data["paces"][-1], data["paces"][data["start"]]
    assert own["notes"] == []
    assert fast["notes"] == [words_form.CONTROL_UNSEEN]
    assert slow["notes"] == [
        words_form.CONTROL_UNSEEN,
        "This pace lies outside of the 3:42 /km to 6:40 /km behind the braking model.",
    ]


def test_miles_and_feet_reach_the_sliders(rich: Analysis) -> None:
    """Paces by the mile, and metres in feet: 1 m is 3.28084 ft."""
    data = given(rich, "imperial")
    assert data["paces"][data["start"]]["text"] == "8:56 /mi"
    assert data["step"] == {"factor": pytest.approx(3.28084, abs=1e-5), "digits": 2, "unit": "ft"}


def test_at_a_standstill_of_expectation_no_pace_is_offered(rich: Analysis) -> None:
    """Around 2.0 m/s nothing slower is offered, for nothing is expected there: 8:20 a kilometre is the slowest."""
    slow = replace(rich.cadence.level_by_speed[0], speed_mps=2.1, speed_low_mps=2.0, speed_high_mps=2.2)
    rows = (what_if_row("steady", 2.1, 150.0, 0.0), what_if_row("steady", 2.1, 150.0, 5.0))
    crawl = replace(rich, cadence=replace(rich.cadence, level_by_speed=(slow,)), what_if=rows)
    assert given(crawl)["paces"][0]["text"] == "8:20 /km"


def test_rows_without_bands_of_speed_have_a_table_and_no_sliders(rich: Analysis) -> None:
    """A document without cadence by speed has no line to read the cadence off."""
    bare = replace(rich, cadence=replace(rich.cadence, level_by_speed=()))
    assert section(bare).control is None
    assert len(section(bare).tables[0].rows) == 8


def test_the_control_is_hidden_until_its_script_runs(rich: Analysis) -> None:
    """In the page it is hidden; its inputs have labels, and no handler stands in the mark-up."""
    found = tree(pages.report(rich))
    (box,) = found.xpath("//*[@data-what-if]")
    assert box.get("hidden") is not None
    assert box.get("role") == "group"
    assert found.xpath(f"//*[@id='{box.get('aria-labelledby')}']")
    inputs = box.xpath(".//input")
    labels = {label.get("for"): label.text for label in box.xpath(".//label")}
    assert [labels[each.get("id")] for each in inputs] == ["Pace", "Cadence"]
    assert [each.get("type") for each in inputs] == ["range", "range"]
    assert not found.xpath("//@*[starts-with(name(), 'on')]")
