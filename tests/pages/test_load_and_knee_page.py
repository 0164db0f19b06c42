"""Load, knee, popular claims and the stop box: the analysis' words in their places, and nothing of the page's own."""

from dataclasses import replace

import pytest

from gait import pages
from gait.model import Analysis, Knee, KneePain, Load
from gait.pages import page_context, words_form
from gait.pages.contexts import SectionView
from gait.quantities import Units
from tests.pages.a_form import APPOINTMENT, SAME_DAY, claims, knee, load
from tests.pages.test_page import HOSTILE, text_of, tree


def section(analysis: Analysis, name: str, units: Units = "metric") -> SectionView:
    """Return a section of the page."""
    return next(each for each in page_context(analysis, units).sections if each.id == name)


def indicators(analysis: Analysis, units: Units = "metric") -> dict[str, str]:
    """Return the indicators of load by their names."""
    return {row[0]: row[1] for row in section(analysis, "load", units).tables[0].rows}


def test_the_sections_stand_in_the_order_of_the_brief(rich: Analysis) -> None:
    """Cadence, stride, overstriding, what if, contact, drift, hills, splits, track, sources, load, knee, claims."""
    page = tree(pages.report(rich))
    assert page.xpath("//main/section/@id") == [
        *("cadence", "stride", "overstriding", "what-if", "dynamics", "drift", "terrain", "splits", "track", "sources"),
        *("load", "knee", "claims", "left-out", "findings", "methods", "evidence", "glossary", "stop"),
    ]
    assert [link[1:] for link in page.xpath("//nav//a/@href")] == page.xpath("//main/section/@id")


def test_the_finding_on_load_heads_its_section(rich: Analysis) -> None:
    """What the rule says first, before any words of the page."""
    spike = replace(rich.findings[0], rule="load_spike", message="This run was 21 % longer than any. And more.")
    assert section(replace(rich, findings=(spike,)), "load").heading == "This run was 21 % longer than any"


@pytest.mark.parametrize(
    ("share", "heading"),
    [
        (0.207, "10.02 km, 21 % longer than your longest run of the 30 days before"),
        (-0.3, "10.02 km, 30 % shorter than your longest run of the 30 days before"),
        (0.004, "10.02 km, as long as your longest run of the 30 days before"),
    ],
)
def test_without_a_finding_the_heading_sets_the_run_beside_the_longest(
    rich: Analysis, share: float, heading: str
) -> None:
    """10.02 km over 8.30 km are 20.7 % more."""
    assert rich.load.spike
    spike = replace(rich.load.spike, share_more=share)
    assert section(replace(rich, load=load(spike=spike)), "load").heading == heading


def test_the_indicators_of_load_are_a_table(rich: Analysis) -> None:
    """Every number of the analysis in its place, with the published ratio of its class and both intervals."""
    assert indicators(rich) == {
        "Distance of this run": "10.02 km",
        "Longest run of the 30 days before": "8.30 km, on 2026-05-03",
        "This run against it, 90 % interval": "+21 % (+16 to +26 %)",
        "Class of the published study": "10 to 30 %",
        "Published hazard ratio of that class, 95 % interval": "1.64 (1.31 to 2.05)",
        "Downhill": "2.10 km, 21 % of the running",
        "7 days with this run": "31.00 km",
        "7 days before those": "27.50 km",
        "Days since the last run": "2",
        "Days with a run, in a row": "1",
        "Earlier runs known within 30 days": "8",
    }
    assert section(rich, "load").lead == (
        "Indicators of what the knee has to carry, not a measure of it: moderate confidence.",
    )


def test_the_study_behind_an_indicator_is_named_where_it_is_used(rich: Analysis) -> None:
    """The study of single runs and the context of weeks; neither for a run without history."""
    alone = section(replace(rich, load=Load(distance_m=10_020.0)), "load")
    assert [row.key for row in section(rich, "load").sources] == ["session_spike", "week_context"]
    assert alone.sources == ()


def test_load_in_miles(rich: Analysis) -> None:
    """10.02 km are 6.23 miles."""
    assert indicators(rich, "imperial")["Distance of this run"] == "6.23 mi"


def test_a_history_with_gaps_says_so(rich: Analysis) -> None:
    """The longest run is the longest known, and an interval that reaches another class names it."""
    assert rich.load.spike
    spike = replace(rich.load.spike, covered=False, bands=("up to 10 %", "10 to 30 %"), hazard_ratio=None)
    found = indicators(replace(rich, load=load(spike=spike)))
    assert found["Longest run that is known of the 30 days before"] == "8.30 km, on 2026-05-03"
    assert found["Class of the published study"] == "10 to 30 % (perhaps up to 10 %)"
    assert "Published hazard ratio of that class, 95 % interval" not in found


def test_without_history_the_run_stands_alone_and_says_what_to_give(rich: Analysis) -> None:
    """One run's own indicators, and a list of what would fill the rest."""
    alone = replace(rich, load=Load(distance_m=10_020.0, downhill_share=0.2, needs=("earlier runs, with --history",)))
    found = section(alone, "load")
    assert found.heading == "10.02 km in this run; what that is for you needs your earlier runs"
    assert found.tables[0].rows == (
        ("Distance of this run", "10.02 km"),
        ("Downhill", "20 %"),
        ("Earlier runs known within 30 days", "0"),
    )
    assert found.lists[0].items == ("Earlier runs, with --history.",)


def test_load_without_a_distance_has_its_name_as_heading(rich: Analysis) -> None:
    """A treadmill without distance still says what is missing."""
    found = section(replace(rich, load=Load(needs=("a distance",))), "load")
    assert (found.heading, found.lists[0].items) == ("Load", ("A distance.",))


def test_a_document_without_load_says_to_analyse_again(rich: Analysis) -> None:
    """An older version looked at no load."""
    found = section(replace(rich, load=Load()), "load")
    assert (found.heading, found.missing, found.empty) == ("Load", (words_form.NOT_IN_DOCUMENT,), True)


def test_a_knee_of_which_nothing_was_told_is_a_line(rich: Analysis) -> None:
    """It says how to tell, and shows nothing else."""
    found = section(rich, "knee")
    assert found.heading == "Knee"
    assert found.empty
    assert found.missing[0].startswith("Does a knee hurt? Say where with --knee")
    assert "--pain" in found.missing[0]


def test_a_knee_that_was_told_of_has_everything_in_order(rich: Analysis) -> None:
    """Conditions as commonly associated and no diagnosis, what matters, the pain rule, advice, strength."""
    found = section(replace(rich, knee=knee()), "knee")
    assert found.heading == "Pain in front of the knee"
    (table,) = found.tables
    assert table.caption == "Commonly associated with pain there; not a diagnosis"
    assert table.prose
    assert [row[0] for row in table.rows] == ["Patellofemoral pain (runner's knee)", "Chondromalacia"]
    assert [(each.heading, each.items) for each in found.lists] == [
        (
            "What of this run matters for it",
            ("Shorter steps lower the load behind the kneecap.", "This one has no finding."),
        ),
        (
            "The pain rule: above the rule",
            ("3 during the run is more than 2.", "Run slower, or shorter, until it stays at 2."),
        ),
        ("What can be tried", ("Less downhill for two weeks.", "Shorter runs, more often.")),
        ("Strength", ("Single-leg squats to a chair (3 times 10, three times a week)",)),
    ]
    assert found.missing == ()


@pytest.mark.parametrize(
    ("pain", "heading", "lead"),
    [
        (KneePain(place="outer", during=3.0), "You told of knee pain on the outer side", "3 during the run."),
        (KneePain(during=2.5, next_morning=0.0), "You told of knee pain", "2.5 during the run, 0 the next morning."),
    ],
)
def test_pain_alone_is_repeated_as_it_was_told(rich: Analysis, pain: KneePain, heading: str, lead: str) -> None:
    """Where the analysis has no heading and no rule for it, the page says what it was told."""
    found = section(replace(rich, knee=Knee(pain=pain, advice=("Rest.",))), "knee")
    assert found.heading == heading
    assert found.lead == (f"Pain from 0 to 10: {lead}",)


def test_a_place_without_numbers_has_no_line_of_numbers(rich: Analysis) -> None:
    """Nothing told, nothing repeated."""
    found = section(replace(rich, knee=Knee(pain=KneePain(place="back"), advice=("Rest.",))), "knee")
    assert found.lead == ()


def test_the_evidence_on_knee_and_claims_is_in_the_evidence(rich: Analysis) -> None:
    """Rows cited by the knee, its matters, its rule and by claims stand among the evidence, each once."""
    found = page_context(replace(rich, knee=knee()), "metric").back.evidence
    keys = [row.key for row in found]
    assert {"step_rate_meta", "lenhart_2014", "step_rate_dose"} <= set(keys)
    assert len(keys) == len(set(keys))
    alone = replace(rich, knee=knee(), what_if=(), claims=(), findings=(), methods=())
    assert [row.key for row in page_context(alone, "metric").back.evidence] == [
        *(
            "braking_model",
            "reach_model",
            "session_spike",
            "week_context",
            "step_rate_dose",
            "step_rate_meta",
            "lenhart_2014",
        ),
    ]


def test_popular_claims_are_folded_with_their_answers(rich: Analysis) -> None:
    """By topic: the claim and its grade to see, what the run shows and what the evidence says to unfold."""
    page = tree(pages.report(rich))
    assert [head.text for head in page.xpath("//section[@id='claims']/h3")] == ["cadence", "landing"]
    first, second = page.xpath("//section[@id='claims']/details")
    assert first.get("open") is None
    assert " ".join(first.xpath("./summary")[0].text_content().split()) == (
        "Below 160 steps a minute, raise cadence by 5 to 10 % grade A"
    )
    assert "not assessed from this file" in second.xpath("./summary")[0].text_content()
    said = [" ".join(cell.text.split()) for cell in first.xpath(".//dt|.//dd")]
    assert said == [
        *("This run shows", "Your 159 spm lie below 160."),
        *("The evidence says", "No study found a limit; more steps at a speed bend the knee less."),
    ]
    assert "Anderson et al. 2022" in first.text_content()


def test_the_heading_of_claims_counts_them(rich: Analysis) -> None:
    """Two claims, of which the run speaks to one; without claims there is no section."""
    assert section(rich, "claims").heading == "2 popular claims, and what this run says to 1 of them"
    assert "claims" not in [each.id for each in page_context(replace(rich, claims=()), "metric").sections]


def test_the_page_ends_with_the_stop_box(rich: Analysis) -> None:
    """It is the last thing in main, a landmark with a name, in two parts, each sign a line."""
    box = tree(pages.report(rich)).xpath("//main/*")[-1]
    assert (box.tag, box.get("class"), box.get("aria-labelledby")) == ("section", "stop-box", "stop-heading")
    assert box.xpath("./h2")[0].text == "When to stop, and see someone"
    assert [head.text for head in box.xpath(".//h3")] == ["The same day, if", "By appointment, if"]
    assert [[item.text for item in part.xpath("./li")] for part in box.xpath(".//ul")] == [
        list(SAME_DAY),
        list(APPOINTMENT),
    ]


def test_a_stop_box_of_one_part_has_one(rich: Analysis) -> None:
    """No heading without a line under it."""
    box = tree(pages.report(replace(rich, knee=knee(told=False, appointment=())))).xpath("//*[@id='stop']")[0]
    assert [head.text for head in box.xpath(".//h3")] == ["The same day, if"]


def test_red_is_kept_for_the_stop_box(rich: Analysis) -> None:
    """The colour of stopping is used by the box, and by findings that say stop; by nothing else."""
    style = tree(pages.report(rich)).xpath("//style")[0].text
    rules = [rule for rule in style.split("}") if "var(--stop)" in rule]
    assert rules
    assert all(".stop" in rule.partition("{")[0] for rule in rules)


def test_no_word_of_the_knee_is_a_diagnosis(rich: Analysis) -> None:
    """The one place of that word says that it is none."""
    text = text_of(pages.report(replace(rich, knee=knee()))).lower()
    assert text.count("diagnos") == text.count("not a diagnosis") == 1


def test_hostile_words_stay_words(rich: Analysis) -> None:
    """What a document says of knee, load and claims is text on the page, and nothing else."""
    told = knee(
        heading=HOSTILE,
        advice=(HOSTILE,),
        same_day=(HOSTILE,),
        conditions=(replace(knee().conditions[0], name=HOSTILE, when=HOSTILE, commonly_named=HOSTILE),),
    )
    assert rich.load.spike
    spike = replace(rich.load.spike, band=HOSTILE, bands=(HOSTILE,), longest_on=HOSTILE)
    answers = (replace(claims()[0], claim=HOSTILE, shows=HOSTILE, says=HOSTILE, grade=HOSTILE, topic=HOSTILE),)
    hostile = replace(rich, knee=told, claims=answers, load=load(spike=spike, needs=(HOSTILE,)))
    found = tree(pages.report(hostile))
    assert len(found.xpath("//script")) == 3
    assert not found.xpath("//img|//*[@onerror]")
    assert found.text_content().count("alert(1)") >= 10
