"""What the report says of a knee: the place, the findings that matter for it, the pain rule, strength, and the box."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import assess
from gait.assess.knee import APPOINTMENT, SAME_DAY, knee_of
from gait.assess.knee_places import PLACES
from gait.evidence import EVIDENCE
from gait.formats.fit import read_fit
from gait.model import Analysis, CadenceView, Knee, KneePain, KneePlace, PainRule
from gait.pipeline import analyze
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.assess.a_load import COVERING, a_past_run, loaded, on_hills, telling
from tests.assess.a_run import a_bin, a_drift, a_share, a_view, an_analysis, found_by

ALL_PLACES = get_args(KneePlace)
RUNNABLE = tuple(place for place in ALL_PLACES if place not in {"swollen", "locking"})
UNWANTED = re.compile(r"injury risk|optimal|prevent|diagnos|!|nan\b|inf\b|None|\d\.\d{4}", re.IGNORECASE)
POINTS = st.none() | st.integers(0, 20).map(lambda half: half / 2)


def known(run: Analysis, pain: KneePain | None) -> Knee:
    """Return what is said of the knee of a run after its findings are in place."""
    told = telling(run, pain)
    return knee_of(replace(told, findings=assess.assess(told)), pain)


def rule_of(pain: KneePain, run: Analysis | None = None) -> PainRule:
    """Return the pain rule applied to the numbers given."""
    found = known(run or loaded(9900.0), pain).rule
    assert found is not None
    return found


def sentences(knee: Knee) -> list[str]:
    """Return all that is said to the runner."""
    rule = [knee.rule.said, knee.rule.advice] if knee.rule else []
    conditions = [text for each in knee.conditions for text in (each.name, each.when, each.commonly_named)]
    matters = [each.why for each in knee.matters]
    return [*rule, *conditions, *matters, *knee.advice, *knee.same_day, *knee.appointment, knee.heading]


# ---------------------------------------------------------------------------------------------------------------------
# The box


@pytest.mark.parametrize("pain", [None, KneePain(), KneePain(during=0.0), *(KneePain(place=p) for p in ALL_PLACES)])
def test_the_box_always_stands(pain: KneePain | None) -> None:
    """Whatever was told, nothing included, both parts of the box are there: six signs for today, five for later."""
    knee = known(loaded(9900.0), pain)
    assert (knee.same_day, knee.appointment) == (SAME_DAY, APPOINTMENT)
    assert (len(knee.same_day), len(knee.appointment)) == (6, 5)
    assert {"knee_same_day", "knee_appointment"} <= set(knee.evidence)


def test_nothing_told_is_the_box_alone() -> None:
    """Without a word on the knee there is no heading, rule or advice."""
    for pain in (None, KneePain()):
        knee = known(on_hills(300.0), pain)
        assert knee == Knee(same_day=SAME_DAY, appointment=APPOINTMENT, evidence=("knee_same_day", "knee_appointment"))


@pytest.mark.parametrize(
    ("pain", "opening", "advice"),
    [
        (
            KneePain(place="locking"),
            "You say that your knee locks. Do not run on it before somebody has looked at it. ",
            "See someone today: a knee that locks is a sign for the same day.",
        ),
        (
            KneePain(place="swollen"),
            "You say that your knee is swollen. Do not run on it while it is swollen. ",
            (
                "If it is badly swollen, hot or changed in shape, see someone today. "
                "If 3 days of rest and ice do not settle it, make an appointment."
            ),
        ),
        (
            KneePain(place="front", during=7.0),
            "You say that it hurt 7 of 10. Do not run on it for now. ",
            "If a sign of the first part of the box is there, see someone today; else make an appointment.",
        ),
        (
            KneePain(place="locking", next_morning=8.5),
            "You say that your knee locks and that it hurt 8.5 of 10. ",
            "See someone today: a knee that locks is a sign for the same day.",
        ),
    ],
)
def test_straight_to_the_box(pain: KneePain, opening: str, advice: str) -> None:
    """A swollen knee, one that locks and strong pain stop the runner and lead to the box, before everything else."""
    run = telling(an_analysis(-20.0), pain)
    found = assess.assess(run)[0]
    assert (found.rule, found.severity, found.confidence) == ("knee_stop", "stop", "high")
    assert found.message.startswith(opening)
    assert found.message.endswith(
        "The box at the end has the signs for help the same day and those for an appointment."
    )
    assert found.advice == advice


@pytest.mark.parametrize(("points", "stops"), [(6.9, False), (7.0, True), (10.0, True), (0.0, False)])
@pytest.mark.parametrize("when", ["during", "after", "next_morning", "before"])
def test_strong_pain_stops_whenever_it_was(when: str, points: float, stops: bool) -> None:  # noqa: FBT001 - expected
    """From 7 of 10 on, at any time that was told."""
    run = telling(an_analysis(), KneePain(place="front", **{when: points}))
    assert (assess.RULES["knee_stop"](run) is not None) == stops


@pytest.mark.parametrize(
    "pain", [KneePain(place="swollen", during=0.0, after=0.0, next_morning=0.0), KneePain(during=9)]
)
def test_no_plan_to_run_stands_beside_the_box(pain: KneePain) -> None:
    """Where the box comes first, the pain rule gives no plan, and says nothing of going on."""
    assert rule_of(pain).advice == "The box with the signs for help comes before any plan for the next run."
    assert known(loaded(9900.0), pain).advice[0].startswith("Go through the box first. ")
    found = found_by("knee_pain_rule", telling(loaded(9900.0), pain))
    assert found.severity == ("stop" if pain.during else "info")


# ---------------------------------------------------------------------------------------------------------------------
# The pain rule


@pytest.mark.parametrize(
    ("pain", "verdict"),
    [
        (KneePain(during=2.0, after=0.0, next_morning=0.0), "within the rule"),
        (KneePain(during=0.0, after=0.0, next_morning=0.0), "within the rule"),
        (KneePain(during=2.1, after=0.0, next_morning=0.0), "above the rule"),
        (KneePain(during=2.0, after=1.0, next_morning=1.0, before=1.0), "within the rule"),
        (KneePain(during=2.0, after=1.0, next_morning=0.0, before=0.0), "above the rule"),
        (KneePain(during=2.0, after=0.0, next_morning=1.0, before=0.0), "above the rule"),
        (KneePain(during=2.0, after=0.0, next_morning=1.0), "above the rule"),  # it grew overnight
        (KneePain(during=2.0, after=1.0, next_morning=2.0), "above the rule"),
        (KneePain(during=2.0, after=1.0, next_morning=1.0), "not complete"),  # as before the run, or not
        (KneePain(during=2.0, after=1.0, next_morning=0.0), "not complete"),
        (KneePain(during=3.0), "above the rule"),
        (KneePain(during=2.0), "not complete"),
        (KneePain(after=0.0, next_morning=0.0), "not complete"),
        (KneePain(during=2.0, after=0.0), "not complete"),
        (KneePain(during=2.0, next_morning=0.0), "not complete"),
        (KneePain(during=2.0, next_morning=1.0), "not complete"),
        (KneePain(before=1.0), "not complete"),
        (KneePain(during=2.0, after=6.0, next_morning=6.0), "above the rule"),  # it grew within the hour
        (KneePain(during=0.0, after=5.0, next_morning=0.0), "above the rule"),
        (KneePain(during=1.0, next_morning=2.0), "above the rule"),  # more the next morning than during the run
        (KneePain(during=1.0, after=2.0, next_morning=1.0), "above the rule"),
        (KneePain(during=1.0, after=2.0, next_morning=1.0, before=2.0), "within the rule"),  # as before the run
        (KneePain(next_morning=4.0), "not complete"),
        (KneePain(after=4.0), "not complete"),
        (KneePain(during=2.0, after=2.0, next_morning=2.0), "not complete"),
    ],
)
def test_the_rule_at_its_edges(pain: KneePain, verdict: str) -> None:
    """At most 2 during the run, back to the level before it in an hour, no more next morning; 2 itself is within."""
    assert rule_of(pain).verdict == verdict


@given(during=POINTS, after=POINTS, next_morning=POINTS, before=POINTS, more=st.integers(1, 20))
def test_more_pain_is_never_judged_milder(
    during: float | None, after: float | None, next_morning: float | None, before: float | None, more: int
) -> None:
    """More pain by the same amount all through, or the next morning alone, leaves what is above the rule there."""
    pain = KneePain(during=during, after=after, next_morning=next_morning, before=before)
    if pain == KneePain() or rule_of(pain).verdict != "above the rule":
        return
    later = {"during": during, "after": after, "next_morning": next_morning}
    worse = {when: points + more / 2 for when, points in later.items() if points is not None}
    assert rule_of(replace(pain, **worse)).verdict == "above the rule"
    if next_morning is not None:
        assert rule_of(replace(pain, next_morning=next_morning + more / 2)).verdict == "above the rule"


@given(during=st.integers(5, 20).map(lambda half: half / 2), after=POINTS, next_morning=POINTS, before=POINTS)
def test_more_than_2_during_the_run_is_always_above(
    during: float, after: float | None, next_morning: float | None, before: float | None
) -> None:
    """Whatever else was told."""
    pain = KneePain(during=during, after=after, next_morning=next_morning, before=before)
    assert rule_of(pain).verdict == "above the rule"


@given(during=POINTS, after=POINTS, next_morning=POINTS, before=POINTS, missing=st.sampled_from(["after", "before"]))
def test_a_number_left_out_never_makes_it_within(
    during: float | None, after: float | None, next_morning: float | None, before: float | None, missing: str
) -> None:
    """What is not known makes the rule incomplete, never kept."""
    pain = KneePain(during=during, after=after, next_morning=next_morning, before=before)
    less = replace(pain, **{missing: None})
    full, part = (known(loaded(9900.0), each).rule for each in (pain, less))
    if full is not None and part is not None and full.verdict != "within the rule":
        assert part.verdict != "within the rule"


def test_above_the_rule_the_run_s_own_numbers_are_turned() -> None:
    """9.9 km x 0.6 = 5.9 km; 3.0 m/s x 0.9 and x 0.8 are 2.7 and 2.4 m/s: 6:10 to 6:57 /km instead of 5:33."""
    rule = rule_of(KneePain(place="front", during=3.0, after=2.0, next_morning=1.0))
    assert rule.said == (
        "You gave 3 of 10 during the run, 2 of 10 an hour after, 1 of 10 the next morning. "
        "That is above the pain rule: 3 during the run is more than 2."
    )
    assert rule.advice == (
        "Next time, run about 5.9 km instead of 9.9 km and more often, at 6:10 to 6:57 /km instead of 5:33 /km, "
        "with 4 minutes of running and 1 of walking in turn. "
        "Leave out descents and stairs until your pain is within the rule."
    )


def test_above_the_rule_in_miles_and_without_numbers() -> None:
    """Miles where the run is told in miles; without distance and speed the shares themselves."""
    pain = KneePain(place="front", during=3.0)
    assert "run about 3.7 mi instead of 6.2 mi" in rule_of(pain, replace(loaded(9900.0), split_unit="mi")).advice
    bare = replace(loaded(None), summary={}, cadence=CadenceView())
    assert "run a shorter distance, and rather more often, 10 to 20 % slower, with 4" in rule_of(pain, bare).advice
    short = replace(loaded(400.0), running=a_share(running_s=120.0, enough=False))
    assert "run a shorter distance, and rather more often, 10 to 20 % slower, with 4" in rule_of(pain, short).advice


@pytest.mark.parametrize(("speed_mps", "walks"), [(1.88, False), (1.87, True), (1.7, True), (1.3, True)])
def test_no_running_at_walking_pace_is_advised(speed_mps: float, walks: bool) -> None:  # noqa: FBT001 - expected
    """20 % below 1.875 m/s is 1.5 m/s, where people walk: from there on brisk walking takes the place of a pace."""
    slow = replace(loaded(5000.0), cadence=a_view(0.0, bins=(a_bin(speed_mps, 150.0),)))
    rule = rule_of(KneePain(place="front", during=4.0), slow)
    assert (" as brisk walking with at most 4 minutes of running at a time" in rule.advice) == walks
    assert (" instead of " in rule.advice.partition("more often")[2]) == (not walks)
    assert ("running_speeds" in rule.evidence) == walks


def test_what_is_said_at_walking_pace() -> None:
    """1.7 m/s is 9:48 /km; 1.5 m/s is 11:07 /km; 5 km x 0.6 = 3 km. With too little running there is no pace at all."""
    slow = replace(loaded(5000.0), cadence=a_view(0.0, bins=(a_bin(1.7, 150.0),)))
    pain = KneePain(place="front", during=4.0, after=2.0, next_morning=0.0)
    assert rule_of(pain, slow).advice == (
        "Next time, cover about 3.0 km instead of 5.0 km and more often, as brisk walking with at most 4 minutes of "
        "running at a time: your 9:48 /km leaves no room to run slower, for people walk below 11:07 /km. "
        "Leave out descents and stairs until your pain is within the rule."
    )
    little = replace(slow, running=a_share(running_s=120.0, enough=False))
    assert "/km" not in rule_of(pain, little).advice
    assert "running_speeds" not in rule_of(pain, little).evidence


@pytest.mark.parametrize(
    ("pain", "reason"),
    [
        (KneePain(during=3.5), "3.5 during the run is more than 2"),
        (KneePain(after=2.0, before=1.0), "after 60 minutes it was not back at the 1 from before"),
        (KneePain(next_morning=2.0, before=1.0), "it was more the next morning"),
        (KneePain(after=0.0, next_morning=2.0), "it was more the next morning"),
        (
            KneePain(during=4.0, after=3.0, next_morning=3.0, before=1.0),
            (
                "4 during the run is more than 2, after 60 minutes it was not back at the 1 from before "
                "and it was more the next morning"
            ),
        ),
        (KneePain(during=0.0, after=5.0, next_morning=0.0), "after 60 minutes it was more than during the run"),
        (
            KneePain(during=1.0, after=2.0, next_morning=2.0),
            "after 60 minutes it was more than during the run and it was more the next morning",
        ),
    ],
)
def test_what_is_above_is_named(pain: KneePain, reason: str) -> None:
    """Each broken part of the rule is told."""
    assert rule_of(pain).said.endswith(f" That is above the pain rule: {reason}.")


@pytest.mark.parametrize(
    ("pain", "advice"),
    [
        (
            KneePain(during=2.0),
            "Give the pain an hour after and the next morning too: --pain DURING,AFTER,NEXT_MORNING.",
        ),
        (
            KneePain(during=2.0, after=1.0, next_morning=1.0),
            (
                "1 an hour after is within the rule only if the knee hurt that much before the run: give that as a "
                "fourth number, --pain DURING,AFTER,NEXT_MORNING,BEFORE."
            ),
        ),
        (
            KneePain(during=2.0, next_morning=1.0),
            (
                "Give the pain an hour after too: --pain DURING,AFTER,NEXT_MORNING. "
                "1 the next morning is within the rule only if the knee hurt that much before the run: give that as a "
                "fourth number, --pain DURING,AFTER,NEXT_MORNING,BEFORE."
            ),
        ),
    ],
)
def test_what_is_missing_is_asked_for(pain: KneePain, advice: str) -> None:
    """A rule that is not complete says what would complete it."""
    rule = rule_of(pain)
    assert (rule.verdict, rule.advice) == ("not complete", advice)


@pytest.mark.parametrize(
    ("pain", "severity"),
    [
        (KneePain(next_morning=4.0), "notice"),
        (KneePain(after=2.5), "notice"),
        (KneePain(after=2.0, next_morning=2.0), "info"),
        (KneePain(after=4.0, next_morning=4.0, before=4.0), "info"),  # as before the run
        (KneePain(after=4.0, before=3.0), "act"),
    ],
)
def test_more_than_2_left_is_a_notice_until_the_level_before_is_known(pain: KneePain, severity: str) -> None:
    """More than 2 of 10 an hour later or the next morning may be above the rule, and is taken as above until known."""
    found = found_by("knee_pain_rule", telling(loaded(9900.0), pain))
    assert found.severity == severity
    cautious = " Until that is known, take it as above the rule. Next time, run about 5.9 km instead of 9.9 km and more"
    assert (cautious in found.advice) == (severity == "notice")


@pytest.mark.parametrize(
    ("pain", "severity"),
    [
        (KneePain(place="front", during=3.0), "act"),
        (KneePain(place="front", during=8.0), "stop"),
        (KneePain(place="front", during=1.0, after=0.0, next_morning=0.0), "info"),
        (KneePain(place="front", during=1.0), "info"),
    ],
)
def test_the_finding_on_the_rule(pain: KneePain, severity: str) -> None:
    """Above the rule asks for a change, strong pain stops, the rest informs; the verdict opens the sentence."""
    found = found_by("knee_pain_rule", telling(loaded(9900.0), pain))
    assert found.severity == severity
    assert found.value == pain.during
    assert found.message.startswith(("Your knee pain is ", "The pain rule needs more than these numbers. "))
    assert not found.message.endswith("by convention.")
    elsewhere = found_by("knee_pain_rule", telling(loaded(9900.0), replace(pain, place="outer")))
    assert elsewhere.message.endswith(
        " The rule was made for pain around the kneecap; elsewhere it is used by convention."
    )


def test_without_numbers_there_is_no_rule() -> None:
    """A place alone cannot be held against the pain rule."""
    assert known(loaded(9900.0), KneePain(place="front")).rule is None
    assert assess.RULES["knee_pain_rule"](telling(loaded(9900.0), KneePain(place="front"))) is None
    assert assess.RULES["knee_pain_rule"](loaded(9900.0)) is None


# ---------------------------------------------------------------------------------------------------------------------
# The place


def test_every_place_is_known() -> None:
    """Each place that can be told has its heading and what is commonly associated with it."""
    assert tuple(PLACES) == ALL_PLACES
    assert all(about.heading and about.conditions for about in PLACES.values())


def test_every_condition_of_the_guides_has_its_place() -> None:
    """The nine conditions that popular guides name are each associated with some place."""
    assert {each.name for about in PLACES.values() for each in about.conditions} == {
        "patellofemoral pain (runner's knee)",
        "chondromalacia (worn cartilage under the kneecap)",
        "iliotibial band syndrome",
        "patellar tendinopathy (jumper's knee)",
        "a meniscus tear",
        "osteoarthritis",
        "bursitis",
        "a popliteus or hamstring strain",
        "a ligament injury",
    }


@pytest.mark.parametrize("place", ALL_PLACES)
def test_what_is_said_of_a_place(place: KneePlace) -> None:
    """Its heading, conditions, and training of the muscles named for it: none where the box comes first."""
    knee = known(loaded(9900.0), KneePain(place=place))
    assert (knee.heading, knee.conditions) == (PLACES[place].heading, PLACES[place].conditions)
    assert (knee.strength == ()) == (place in {"swollen", "locking"})
    assert knee.advice
    assert all(each.dose.endswith("3 to 4 times a week for 6 weeks") for each in knee.strength)
    assert set(knee.evidence) <= set(EVIDENCE)
    found = found_by("knee_place", telling(loaded(9900.0), KneePain(place=place)))
    assert (found.severity, found.confidence) == ("info", "low")
    assert found.message.startswith(f"{PLACES[place].heading} is commonly associated with {knee.conditions[0].name}")


@pytest.mark.parametrize("place", [None, *ALL_PLACES])
@pytest.mark.parametrize("points", [None, 1.0, 4.0, 9.0])
def test_how_the_knee_is_spoken_of(place: KneePlace | None, points: float | None) -> None:
    """Nothing forbidden is said, and every sentence of advice, reason and sign ends as one."""
    knee = known(an_everything(), KneePain(place=place, during=points))
    assert UNWANTED.findall(" ".join(sentences(knee))) == []
    ending = [*knee.advice, *knee.same_day, *knee.appointment, *(each.why for each in knee.matters)]
    assert [text for text in ending if not text.endswith(".")] == []


def test_pain_without_a_place() -> None:
    """Numbers alone are held against the rule, and nothing is associated with them."""
    knee = known(loaded(9900.0), KneePain(during=3.0))
    assert (knee.heading, knee.conditions, knee.matters, knee.strength) == ("Pain of the knee", (), (), ())
    assert knee.rule is not None


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("outer", "Note after how much of the 9.9 km it began: it is often said to take some distance."),
        ("front", "Note whether it hurt more going down: 0.3 km of 3.0 km (10 %) of this run did."),
        ("back", "Note whether it hurt more going down: 0.3 km of 3.0 km (10 %) of this run did."),
        ("below", "Note whether it hurt in the first minutes and eased later: that is commonly said of the tendon."),
        ("inner", "Note whether it began with a twist: then go through the box at the end first."),
    ],
)
def test_what_to_notice_quotes_the_run(place: KneePlace, told: str) -> None:
    """Each place has something to notice on a run like this, in its numbers; descents only where there were some."""
    run = on_hills(100.0, sensor="gps")
    assert told in known(run, KneePain(place=place)).advice
    flat = known(loaded(None, running=a_share()), KneePain(place=place)).advice
    assert (told in flat) == (place in {"inner", "below"})


@pytest.mark.parametrize(
    ("place", "last"),
    [
        (
            "front",
            ("How often and how many is convention; the trials with pain around the kneecap ran for 6, 8 or 12 weeks."),
        ),
        *(
            (
                place,
                (
                    "How often and how many is convention: the trials that it leans on were of pain around the "
                    "kneecap, not of pain there."
                ),
            )
            for place in ("outer", "inner", "below", "back", "other")
        ),
    ],
)
def test_trials_are_told_of_the_place_that_they_were_of(place: KneePlace, last: str) -> None:
    """The 6, 8 and 12 weeks are those of trials with pain around the kneecap, and are said of no other place."""
    assert known(loaded(9900.0), KneePain(place=place)).advice[-1] == last


@pytest.mark.parametrize(
    ("place", "tried", "row"),
    [
        (
            "below",
            (
                "Loading the tendon more heavily step by step over 24 weeks helped jumping athletes more than the "
                "usual exercise; runners were not tried."
            ),
            "tendon_loading",
        ),
        (
            "outer",
            (
                "One runner with pain there did exercises, took more steps, and ran without it after 6 weeks; that is "
                "one case, and no trial."
            ),
            "itb_step_rate",
        ),
    ],
)
def test_what_was_tried_elsewhere(place: KneePlace, tried: str, row: str) -> None:
    """A trial of the tendon in jumpers (Breda et al. 2021) and a single runner (Allen 2014)."""
    knee = known(loaded(9900.0), KneePain(place=place))
    assert tried in knee.advice
    assert row in knee.evidence


def test_conditions_are_listed_with_one_and() -> None:
    """Four conditions of a swollen knee are told with commas and one ``and``."""
    found = found_by("knee_place", telling(loaded(9900.0), KneePain(place="swollen")))
    assert found.message.startswith(
        "A swollen knee is commonly associated with bursitis, a meniscus tear, osteoarthritis and a ligament injury. "
    )


def test_days_that_open_the_history_are_at_least_so_many() -> None:
    """Where the known runs begin with the days in a row, there may have been more: the reason says so too."""
    run = loaded(9900.0, *(a_past_run(day) for day in range(1, 6)))
    whys = [each.why for each in known(run, KneePain(place="other")).matters if each.rule == "load_days"]
    assert whys == ["At least 6 days in a row with a run; too few days off are a commonly named cause (grade D)."]


# ---------------------------------------------------------------------------------------------------------------------
# Which findings matter for a place


def an_everything() -> Analysis:
    """Return a run with every finding that matters for some place: long steps, a spike, descents, days, fading."""
    past = (*COVERING, a_past_run(1), a_past_run(3))
    run = replace(on_hills(300.0), cadence=a_view(-16.0), drift=(a_drift("cadence_spm", -5.0, 2.0, 150.0),))
    spiked = loaded(18_000.0, *past).load
    share = {"downhill_share": run.load.downhill_share, "downhill_distance_m": run.load.downhill_distance_m}
    return replace(run, load=replace(spiked, **share))


@pytest.mark.parametrize(
    ("place", "rules"),
    [
        ("front", ["load_spike", "cadence_for_pace", "load_downhill", "drift_cadence_spm", "load_days"]),
        ("outer", ["load_spike", "load_downhill", "cadence_for_pace"]),
        ("inner", ["load_spike", "cadence_for_pace"]),
        ("below", ["load_spike", "load_downhill", "cadence_for_pace"]),
        ("back", ["load_spike", "load_downhill"]),
        ("swollen", ["load_spike"]),
        ("locking", []),
        ("other", ["load_spike", "load_days"]),
    ],
)
def test_what_matters_for_a_place(place: KneePlace, rules: list[str]) -> None:
    """A run that has it all is told what matters for the place, the best supported first, each with a grade."""
    matters = known(an_everything(), KneePain(place=place)).matters
    assert [each.rule for each in matters] == rules
    assert [each.grade for each in matters] == sorted(each.grade for each in matters)
    assert all(each.why.endswith(f"(grade {each.grade}).") for each in matters)
    assert all(each.grade == EVIDENCE[each.evidence[0]].grade for each in matters)


@pytest.mark.parametrize("place", ALL_PLACES)
def test_nothing_matters_where_nothing_was_found(place: KneePlace) -> None:
    """A typical run on level ground, no longer than usual, has nothing that matters for any place."""
    assert known(loaded(9900.0, *COVERING), KneePain(place=place)).matters == ()


@pytest.mark.parametrize("place", ALL_PLACES)
def test_what_is_not_sure_matters_for_nothing(place: KneePlace) -> None:
    """In between - a cadence near the edge, a distance near 10 %, some descent, a short history - nothing matters."""
    near = loaded(13_310.0, *COVERING).load
    run = on_hills(200.0)
    share = {"downhill_share": run.load.downhill_share, "downhill_distance_m": run.load.downhill_distance_m}
    drift = (a_drift("cadence_spm", -3.1, 3.0, 150.0),)
    unsure = replace(run, cadence=a_view(-13.0), load=replace(near, **share), drift=drift)
    told = telling(unsure, KneePain(place=place))
    verdicts = {found.rule: found.verdict for found in assess.assess(told)}
    assert {verdicts[rule] for rule in ("cadence_for_pace", "load_spike", "load_downhill")} == {"not sure"}
    assert known(unsure, KneePain(place=place)).matters == ()


@pytest.mark.parametrize(
    ("place", "rule", "why"),
    [
        (
            "front",
            "cadence_for_pace",
            (
                "Your steps are long: 150 spm at 5:33 /km, where 166 spm is usual. At one speed, 10 % more steps "
                "lowered the modelled peak force behind the kneecap by 14 % a step (grade C)."
            ),
        ),
        (
            "outer",
            "cadence_for_pace",
            (
                "Your steps are long: 150 spm at 5:33 /km, where 166 spm is usual. One runner with pain there ran "
                "without it after taking 5 % more steps and doing exercises; that is one case (grade D)."
            ),
        ),
        (
            "below",
            "cadence_for_pace",
            (
                "Your steps are long: 150 spm at 5:33 /km, where 166 spm is usual. In twelve runners, 10 % more steps "
                "lowered the modelled pull on the tendon below the kneecap (grade C)."
            ),
        ),
        (
            "inner",
            "cadence_for_pace",
            (
                "Your steps are long: 150 spm at 5:33 /km, where 166 spm is usual. Women who took 178 steps and more "
                "at one speed had lower modelled forces in the main joint of the knee than those who took 166 and "
                "fewer (grade C)."
            ),
        ),
        (
            "back",
            "load_downhill",
            "0.9 km of 3.0 km (30 %) went downhill, where the knee takes up more power than on the level (grade C).",
        ),
        (
            "front",
            "drift_cadence_spm",
            (
                "Your cadence falls by 5 spm as you go on, at equal speed and slope: at one speed, fewer steps are "
                "longer ones, and load the kneecap more (grade C)."
            ),
        ),
        (
            "other",
            "load_days",
            "4 days in a row with a run; too few days off are a commonly named cause (grade D).",
        ),
        (
            "back",
            "load_spike",
            (
                "This run was 18.0 km, 49 % more than your longest of the 30 days before (12.1 km on 8 May). In 5,205 "
                "runners, injuries came 1.52 times as often (1.16 to 2.00) after runs 30 to 100 % longer than the "
                "longest as after those within 10 %; those were injuries of all kinds (grade B)."
            ),
        ),
    ],
)
def test_why_it_matters_quotes_the_run(place: KneePlace, rule: str, why: str) -> None:
    """Each reason has this run's own numbers and the grade of its evidence."""
    matters = known(an_everything(), KneePain(place=place)).matters
    assert [each.why for each in matters if each.rule == rule] == [why]


def test_quick_steps_do_not_matter() -> None:
    """Short, quick steps are the other direction, and so is a cadence that rises."""
    run = loaded(9900.0, cadence=a_view(20.0), drift=(a_drift("cadence_spm", 5.0, 2.0, 186.0),))
    assert known(run, KneePain(place="front")).matters == ()


# ---------------------------------------------------------------------------------------------------------------------
# Simulated runners, through the file and the whole pipeline


@pytest.mark.parametrize(("runner", "matters"), [("long_slow_steps", True), ("typical", False)])
def test_a_simulated_runner_with_pain_in_front(runner: str, matters: bool) -> None:  # noqa: FBT001 - expected
    """Long steps matter for pain in front of the knee in the runner made to take them, and not in the typical one."""
    data = simulate(RUNNERS[runner], PLANS["easy_10k"], WATCHES["full_dynamics"], 4).to_fit_bytes()
    activity = read_fit(data, "simulated.fit", "refuse")[0]
    knee = analyze(activity, knee=KneePain(place="front", during=3.0)).knee
    assert ("cadence_for_pace" in {each.rule for each in knee.matters}) == matters
    assert knee.rule is not None
    assert knee.rule.verdict == "above the rule"


def test_the_pipeline_keeps_what_was_told_and_always_has_the_box() -> None:
    """What was told stands in the analysis; without a word the box stands, and every claim is answered."""
    data = simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["wrist_basic"], 5).to_fit_bytes()
    activity = read_fit(data, "simulated.fit", "refuse")[0]
    pain = KneePain(place="outer", during=1.0, after=0.0, next_morning=0.0)
    silent = analyze(activity)
    assert analyze(activity, knee=pain).knee.pain == pain
    assert (silent.knee.pain, silent.knee.same_day) == (None, SAME_DAY)
    assert len(silent.claims) == 18
