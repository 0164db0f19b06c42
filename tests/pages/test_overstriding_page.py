"""The section on overstriding: the analysis' verdict in words, drawn with its intervals, and what it cannot say."""

import json
import re
from dataclasses import replace

import pytest

from gait import export, pages
from gait.model import Analysis, Overstriding, Ratio
from gait.model.overstriding import OverstridingVerdict
from gait.pages import page_context, words_form
from gait.pages.contexts import SectionView
from gait.pages.overstriding_view import clause
from gait.quantities import Units
from tests.pages.a_form import a_part, contact, overstriding, steps
from tests.pages.test_page import HOSTILE, text_of, tree

MINUS = "\N{MINUS SIGN}"


def with_overstriding(analysis: Analysis, **more: object) -> Analysis:
    """Return the analysis with the hand-made overstriding, or as given."""
    return replace(analysis, overstriding=overstriding(**more))


def section(analysis: Analysis, units: Units = "metric") -> SectionView:
    """Return the section of the page."""
    return next(each for each in page_context(analysis, units).sections if each.id == "overstriding")


def table(analysis: Analysis, caption: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table of the section."""
    return next(each.rows for each in section(analysis).tables if each.caption == caption)


@pytest.mark.parametrize(
    ("verdict", "ratio", "heading"),
    [
        (
            "long steps",
            (1.09, 1.04, 1.14),
            (
                "Long steps for your pace: about 9 % more braking a step than at the usual cadence "
                "(90 % interval 4 to 14 %)"
            ),
        ),
        (
            "long steps, long contact",
            (1.09, 1.04, 1.14),
            (
                "Long steps and long contact for your pace: about 9 % more braking a step than at the usual cadence "
                "(90 % interval 4 to 14 %)"
            ),
        ),
        (
            "typical",
            (1.0, 0.97, 1.03),
            (
                "Steps typical for your pace: about as much braking a step as at the usual cadence "
                "(90 % interval 3 % less to 3 % more)"
            ),
        ),
        (
            "short steps",
            (0.92, 0.88, 0.96),
            (
                "Short steps for your pace: about 8 % less braking a step than at the usual cadence "
                "(90 % interval 4 to 12 %)"
            ),
        ),
        (
            "not sure",
            (1.05, 0.98, 1.12),
            (
                "Whether your steps are long for your pace stays open: about 5 % more braking a step than at the usual "
                "cadence (90 % interval 2 % less to 12 % more)"
            ),
        ),
    ],
)
def test_the_heading_is_the_verdict_with_its_number(
    rich: Analysis, verdict: OverstridingVerdict, ratio: tuple[float, float, float], heading: str
) -> None:
    """The page judges nothing: each verdict of the analysis has its words over the same kind of number."""
    mean, low, high = ratio
    value = Ratio(ratio=mean, low=low, high=high)
    assert section(with_overstriding(rich, verdict=verdict, steps=steps(value=value))).heading == heading


def test_the_verdict_is_never_worked_out_on_the_page(rich: Analysis) -> None:
    """With a verdict that contradicts its number, the page says the verdict."""
    odd = with_overstriding(rich, verdict="short steps")
    assert section(odd).heading.startswith("Short steps for your pace: about 9 % more")
    assert page_context(odd, "metric").first.numbers[3].value == "short steps"


def test_the_word_stands_only_beside_the_pattern(rich: Analysis) -> None:
    """Long steps alone are long steps; with long contact they are the pattern, which a video would settle."""
    pattern = "This is the pattern that goes with overstriding; a side video would settle it."
    both = section(with_overstriding(rich, verdict="long steps, long contact"))
    alone = section(rich)
    assert both.lead[0] == pattern
    assert "overstriding" not in " ".join([alone.heading, *alone.lead]).lower()


def test_it_is_said_to_be_a_proxy_and_on_what_it_rests(rich: Analysis) -> None:
    """No centimetre is measured; 25 minutes of steady level running at 1000 m / 3 m/s; a pod ranks no contact."""
    assert words_form.PROXY == (
        "A proxy, worked out from cadence and speed; contact counts only where it was measured. "
        "No centimetre of your foot is measured."
    )
    assert section(rich).lead == (
        words_form.PROXY,
        "It rests on 25:00 of steady level running, at 5:33 /km in the mean.",
        "Contact is shown as a change only: foot pods have no norm of their own.",
    )


def test_a_pace_beyond_the_model_is_a_guess(rich: Analysis) -> None:
    """The model has data from 2.5 to 4.5 m/s: 6:40 to 3:42 a kilometre."""
    lead = section(with_overstriding(rich, steps=steps(extrapolated=True))).lead
    assert "That lies outside of the 3:42 /km to 6:40 /km behind the model: read it as a guess." in lead[1]


def test_what_is_not_sure_says_why(rich: Analysis) -> None:
    """The analysis' reason is a sentence of its own under the heading."""
    unsure = with_overstriding(rich, verdict="not sure", reason="it lies too close to the edge to call")
    assert section(unsure).lead[0] == "It lies too close to the edge to call."


def test_what_is_not_measurable_says_why_in_its_heading_and_on_the_first_screen(rich: Analysis) -> None:
    """No chart, no number, no card: the reason, and what would help."""
    blank = replace(rich, overstriding=Overstriding(reason="it holds no cadence."))
    found = page_context(blank, "metric")
    own = section(blank)
    assert own.heading == "Overstriding is not measurable from this file: it holds no cadence"
    assert (own.empty, own.missing) == (True, ())
    assert (own.charts, own.tables, own.lead, own.sources) == ((), (), (), ())
    assert "Overstriding" not in [number.label for number in found.first.numbers]
    assert "Not measurable from this file: overstriding. It holds no cadence." in found.first.missing


def test_without_cadence_the_first_screen_names_the_sensor_once(rich: Analysis) -> None:
    """Cadence, step length, drift and overstriding all wait for one sensor, and are one line."""
    silent = replace(
        rich, summary={"speed_mps": rich.summary["speed_mps"]}, drift=(), overstriding=Overstriding(reason="no cadence")
    )
    assert (
        "Not measurable from this file: cadence, step length, cadence drift and overstriding. "
        "A watch that records cadence, a foot pod or a chest strap would make it so."
    ) in page_context(silent, "metric").first.missing


def test_a_verdict_without_a_reason_or_steps_still_has_words(rich: Analysis) -> None:
    """A document that lacks them is no failure."""
    assert section(with_overstriding(rich, verdict="not measurable", steps=None)).heading == (
        "Overstriding is not measurable from this file"
    )
    bare = page_context(with_overstriding(rich, verdict="not measurable", steps=None), "metric")
    assert section(with_overstriding(rich, verdict="not measurable", steps=None)).missing == (words_form.SENSOR,)
    assert "It needs cadence and speed over steady level running." in " ".join(bare.first.missing)
    assert section(with_overstriding(rich, verdict="not sure", steps=None)).heading == (
        "Whether your steps are long for your pace stays open"
    )


def test_a_document_of_an_older_version_still_draws(rich: Analysis) -> None:
    """JSON without the new keys is read, says to analyse again, and claims nothing about the file."""
    document = json.loads(export.to_json(rich))
    for key in ("overstriding", "what_if", "load", "knee", "claims"):
        del document[key]
    old = export.from_json(json.dumps(document))
    found = page_context(old, "metric")
    ids = [each.id for each in found.sections]
    assert section(old).heading == "Overstriding"
    assert section(old).missing == (words_form.NOT_IN_DOCUMENT,)
    assert not [line for line in found.first.missing if "overstriding" in line]
    assert "what-if" not in ids
    assert "claims" not in ids
    assert found.stop is None
    assert "<main" in pages.report(old)


def test_the_card_stands_after_ground_contact(rich: Analysis) -> None:
    """The verdict in words, the braking with its 90 % interval, a bar with the edges of the thirds."""
    numbers = page_context(rich, "metric").first.numbers
    card = numbers[3]
    assert [number.label for number in numbers[2:5]] == ["Ground contact", "Overstriding", "Vertical oscillation"]
    assert (card.value, card.unit, card.interval) == ("long steps", "", "braking +9 % (90 % interval 4 to 14)")
    assert (card.interval_is, card.in_words) == ("90 % interval", True)
    assert card.captions == ("a proxy, from cadence and speed", "highest third of runners at 5:33 /km")
    assert card.bar.alt == (
        f"Overstriding: long steps, braking +9 % (90 % interval 4 to 14); middle third of runners {MINUS}3 to +3 %"
    )


def test_the_cards_bar_places_the_run_among_its_limits(rich: Analysis) -> None:
    """From .966 (6.9 % of the bar) to 1.14 (93.1 %): the span of .174 has 8 % of room on either side."""
    bar = page_context(rich, "metric").first.numbers[3].bar
    assert bar.limits == pytest.approx((6.9, 41.08), abs=0.01)
    assert (bar.low, bar.you, bar.high) == pytest.approx((43.56, 68.33, 93.1), abs=0.01)
    assert bar.expected == pytest.approx(23.74, abs=0.01)


def test_an_interval_into_other_thirds_names_them(rich: Analysis) -> None:
    """Ranking is in thirds, and what the interval reaches is said."""
    wide = steps(thirds=("middle third", "highest third"))
    assert page_context(with_overstriding(rich, steps=wide), "metric").first.numbers[3].captions[1] == (
        "middle third to highest third of runners at 5:33 /km"
    )


def test_steps_and_contact_stand_in_one_table(rich: Analysis) -> None:
    """159 instead of 165 spm; a pod's 262 ms have no norm, but the runner's own earlier runs."""
    own = contact(own=Ratio(ratio=1.02, low=1.0, high=1.04), own_runs=7)
    assert table(with_overstriding(rich, contact=own), words_form.SUMMARY_CAPTION) == (
        ("Steps (braking a step)", "long", "159 spm", "165 spm", "+9 %", "+4 to +14 %", "highest third"),
        ("Contact (reach)", "change only", "262 ms", "\N{EM DASH}", "\N{EM DASH}", "\N{EM DASH}", "\N{EM DASH}"),
        (
            "Contact, against your 7 earlier runs",
            "\N{EM DASH}",
            "\N{EM DASH}",
            "\N{EM DASH}",
            "+2 %",
            "0 to +4 %",
            "\N{EM DASH}",
        ),
    )


def test_a_ranked_contact_has_its_norm_and_third(rich: Analysis) -> None:
    """A strap's 288 ms where 285 are usual."""
    ranked = contact(
        verdict="typical",
        contact_s=0.288,
        expected_s=0.285,
        value=Ratio(ratio=1.01, low=0.86, high=1.18),
        third="middle third",
        reason="",
        norm="watches and straps",
    )
    found = with_overstriding(rich, contact=ranked)
    assert table(found, words_form.SUMMARY_CAPTION)[1] == (
        "Contact (reach)",
        "typical",
        "288 ms",
        "285 ms",
        "+1 %",
        f"{MINUS}14 to +18 %",
        "middle third",
    )
    assert len(section(found).lead) == 2
    figure = page_context(found, "metric").specs["overstriding-time"]
    heads = [each["text"] for each in figure["layout"]["annotations"]]
    assert heads == ["Braking a step, against the usual", "Reach, against the usual of such sensors"]


def test_changes_are_given_at_equal_speed(rich: Analysis) -> None:
    """From start to end, and downhill against the level, with reach where it was measured."""
    assert table(rich, words_form.CHANGES_CAPTION) == (
        ("From start to end", "56:00", "+4 %", "+3 to +5 %", "+1 %", f"{MINUS}1 to +3 %"),
        ("Downhill, against the level", "4:00", "+2 %", f"{MINUS}1 to +5 %", "+3 %", "+1 to +5 %"),
    )
    bare = tuple(replace(each, contact=None) for each in rich.overstriding.changes)
    assert {len(row) for row in table(with_overstriding(rich, changes=bare), words_form.CHANGES_CAPTION)} == {4}


def test_what_the_device_says_stands_beside_and_is_not_mixed_in(rich: Analysis) -> None:
    """Its own name, unit and source; a reading that the table of quantities does not know keeps its unit."""
    assert table(rich, words_form.NATIVE_CAPTION) == (("Step speed loss", "21.4 cm/s", "strap (chest)", "97 %"),)
    strange = replace(rich.overstriding.native[0], name="landing score", unit="points", mean=7.0)
    assert table(with_overstriding(rich, native=(strange,)), words_form.NATIVE_CAPTION)[0][:2] == (
        "landing score",
        "7.00 points",
    )


def test_a_section_without_extras_has_no_empty_table(rich: Analysis) -> None:
    """Neither contact nor changes nor native readings nor limits: the steps' row alone."""
    bare = with_overstriding(rich, contact=None, changes=(), native=(), limits=())
    found = section(bare)
    assert [each.caption for each in found.tables] == [words_form.SUMMARY_CAPTION]
    assert found.lists == ()


def test_what_this_cannot_say_is_a_list_of_sentences(rich: Analysis) -> None:
    """Clauses and sentences of the analysis both end as sentences."""
    (listing,) = section(rich).lists
    assert (listing.heading, listing.items) == (
        "What this cannot say",
        ("Where the foot lands: no centimetre of it is measured.", "It rests on treadmill running of 13 men."),
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("It holds no cadence.", "it holds no cadence"),
        ("GPS is missing", "GPS is missing"),
        ("too short", "too short"),
        ("Stryd's pods", "stryd's pods"),
        ("", ""),
    ],
)
def test_a_reason_follows_a_colon_without_a_capital(reason: str, said: str) -> None:
    """But an abbreviation keeps its own."""
    assert clause(reason) == said


def test_the_evidence_of_the_section_is_in_the_evidence(rich: Analysis) -> None:
    """What the model rests on is named under the section once, and stands whole among the evidence."""
    found = page_context(rich, "metric")
    assert [row.key for row in section(rich).sources] == ["braking_model"]
    assert {"braking_model", "reach_model"} <= {row.key for row in found.back.evidence}
    assert all("`" not in row.citation for row in found.back.evidence)


def test_what_is_not_known_stands_beside_the_evidence(rich: Analysis) -> None:
    """A row says what it leaves open."""
    assert re.search(r"Not known: Holds for a treadmill", text_of(pages.report(rich)))


def test_names_and_reasons_are_shown_as_they_are(rich: Analysis) -> None:
    """Hostile text in what comes from the file, or from a document of somebody else, is text and nothing else."""
    hostile = with_overstriding(
        rich,
        verdict="not sure",
        reason=HOSTILE,
        limits=(HOSTILE,),
        contact=contact(reason=HOSTILE, sensor=HOSTILE, origin=HOSTILE),
        splits=(a_part(HOSTILE, 1.0), a_part("2", 1.1)),
        native=(replace(rich.overstriding.native[0], name=HOSTILE, unit=HOSTILE, source=HOSTILE),),
    )
    found = tree(pages.report(hostile))
    assert len(found.xpath("//script")) == 3
    assert not found.xpath("//img|//*[@onerror]")
    assert found.text_content().count("alert(1)") >= 5
