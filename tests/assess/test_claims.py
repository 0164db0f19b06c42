"""Popular claims answered: each with what this run shows, what the evidence says, and its grade."""

import re
from dataclasses import replace
from typing import Any

import pytest

from gait import assess
from gait.assess import claims_of
from gait.assess.claims import CLAIMS, NOT_ASSESSED
from gait.assess.goals import occasion
from gait.evidence import EVIDENCE
from gait.formats.fit import read_fit
from gait.model import (
    Analysis,
    CadenceView,
    ClaimAnswer,
    KneePain,
    NativeReading,
    Overstriding,
    RunningShare,
)
from gait.model.overstriding import OverstridingVerdict
from gait.pipeline import analyze
from gait.segment import SteadyParameters
from gait.simulate import RUNNERS, WATCHES, Plan, run, simulate
from tests.assess.a_load import COVERING, a_past_run, loaded, on_hills, telling
from tests.assess.a_run import a_bin, a_share, a_view, an_analysis, an_estimate, measuring, some_contact, some_steps

UNWANTED = re.compile(r"injury risk|optimal|prevent|diagnos|!|nan\b|inf\b|\bNone\b|\d\.\d{4}")
KEYS = (
    "cadence_170_180",
    "raise_below_160",
    "overstriding",
    "foot_strike",
    "posture",
    "contact_and_bounce",
    "asymmetry",
    "downhill",
    "ten_percent_a_week",
    "sudden_jump",
    "rest_days",
    "running_ruins_knees",
    "shoes",
    "softer_ground",
    "warm_up",
    "strength",
    "rest_and_ice",
    "printed_shares",
)
NEVER = ("posture", "running_ruins_knees", "shoes", "softer_ground", "strength", "printed_shares")


def answer(run: Analysis, key: str) -> ClaimAnswer:
    """Return the answer to a claim."""
    return next(each for each in claims_of(run) if each.key == key)


def everything() -> Analysis:
    """Return a run that every claim can be read from that any file can speak to."""
    run = on_hills(300.0, running=replace(a_share(), warm_up_s=480.0))
    more = {
        "ground_contact_time_s": an_estimate(0.262, 0.002, unit="s"),
        "vertical_oscillation_m": an_estimate(0.088, 0.001, unit="m"),
        "ground_contact_balance": an_estimate(0.518, 0.004, unit="1"),
    }
    strike = NativeReading(name="foot_strike_type", mean=6.2, unit="1-16", source="RunScribe", coverage=1.0)
    spiked = loaded(18_000.0, *COVERING).load
    share = {"downhill_share": run.load.downhill_share, "downhill_distance_m": run.load.downhill_distance_m}
    return telling(
        replace(
            run,
            summary={**run.summary, **more},
            load=replace(spiked, **share),
            overstriding=Overstriding(
                verdict="typical", steps=some_steps(1.0), contact=some_contact(1.03), native=(strike,)
            ),
        ),
        KneePain(during=3.0),
    )


BARE = replace(
    an_analysis(summary={}, cadence=CadenceView()),
    running=RunningShare(
        time_s=60.0,
        distance_m=150.0,
        share=1.0,
        walking_s=0.0,
        standing_s=0.0,
        paused_s=0.0,
        settled_s=0.0,
        steady_level_s=0.0,
        warm_up_s=0.0,
        enough=False,
    ),
)
"""A file that says next to nothing."""


# ---------------------------------------------------------------------------------------------------------------------
# The table as a whole


def test_every_claim_of_the_guides_is_answered() -> None:
    """The claims of the popular guides, by key, in the order of their topics."""
    assert tuple(each.key for each in CLAIMS) == KEYS
    assert tuple(each.key for each in claims_of(everything())) == KEYS
    topics = [each.topic for each in CLAIMS]
    assert sorted(set(topics), key=topics.index) == [
        "Form and cadence",
        "Load",
        "Shoes, ground, exercise",
        "When it hurts",
    ]


@pytest.mark.parametrize("key", KEYS)
def test_the_grade_is_that_of_the_evidence(key: str) -> None:
    """The first row carries the answer and gives the grade; every row exists."""
    found = answer(BARE, key)
    assert found.evidence
    assert set(found.evidence) <= set(EVIDENCE)
    assert found.grade == EVIDENCE[found.evidence[0]].grade


GRADES = {
    "cadence_170_180": ("D", "the band is a convention that no study supports"),
    "raise_below_160": ("D", "that 160 is a limit was never shown; the trial is of 5 to 10 % more, not of the limit"),
    "overstriding": ("C", "what shorter steps do was measured in laboratories"),
    "foot_strike": ("C", "laboratory studies of landing"),
    "posture": ("D", "cues that nobody tried for knees"),
    "contact_and_bounce": ("C", "of contact a cohort (B), of bounce a model (C): the weaker"),
    "asymmetry": ("B", "a cohort that was followed"),
    "downhill": ("D", "that it hurts more is commonly said; the laboratory (C) saw power in healthy knees, no pain"),
    "ten_percent_a_week": ("B", "one randomised trial of the very rule"),
    "sudden_jump": ("B", "one large cohort, of distance alone, which is said"),
    "rest_days": ("D", "no study was found"),
    "running_ruins_knees": ("B", "observational studies, pooled"),
    "shoes": ("D", "no study was found behind the number"),
    "softer_ground": ("C", "shaking of the shin, measured"),
    "warm_up": ("B", "three trials of stretching (B); the meta-analysis of rolling (A) is of soreness"),
    "strength": ("B", "trials with pain around the kneecap; those of programmes (A) are of injuries overall"),
    "rest_and_ice": ("D", "each number is convention"),
    "printed_shares": ("D", "printed without a source"),
}
"""The grade of what answers each claim, judged by hand, and why."""


@pytest.mark.parametrize("key", KEYS)
def test_the_grade_is_that_of_what_answers_the_claim(key: str) -> None:
    """Not of the best row that stands beside it: a limit that was never shown is no trial's."""
    assert (answer(BARE, key).grade, key) == (GRADES[key][0], key)


def test_too_little_running_shows_nothing_but_what_was_told() -> None:
    """A run with everything, but too short to judge, is silent as its findings are; pain that was told is not."""
    full = everything()
    short = replace(full, running=replace(full.running, enough=False))
    found = {each.key: each for each in claims_of(short)}
    assert [key for key, each in found.items() if each.assessed] == ["rest_and_ice"]
    silent = {key for key in KEYS if key not in NEVER and key != "rest_and_ice"}
    assert {found[key].shows for key in silent} == {"Not assessed from this file. It holds too little running."}


@pytest.mark.parametrize("key", KEYS)
def test_a_file_that_cannot_speak_to_a_claim_says_so(key: str) -> None:
    """Nothing is assessed from a file that says nothing, and each answer says what would be needed."""
    found = answer(BARE, key)
    assert not found.assessed
    assert found.shows.startswith(f"{NOT_ASSESSED} ")
    assert len(found.shows) > len(NOT_ASSESSED) + 10


@pytest.mark.parametrize("key", KEYS)
def test_a_file_that_can_speak_quotes_the_run(key: str) -> None:
    """A file with everything answers every claim that a file of a run can speak to, in numbers of its own."""
    found = answer(everything(), key)
    assert found.assessed == (key not in NEVER)
    assert found.assessed == (NOT_ASSESSED not in found.shows)
    assert not found.assessed or re.search(r"\d", found.shows)


@pytest.mark.parametrize("run", [BARE, everything(), an_analysis(-20.0), loaded(18_000.0, a_past_run(3))])
def test_how_answers_speak(run: Analysis) -> None:
    """One to three short sentences a part, ending as such, with nothing forbidden in them."""
    for found in claims_of(run):
        for part in (found.claim, found.shows, found.says):
            assert part.endswith("."), part
            assert UNWANTED.findall(part) == [], part
            assert len(re.findall(r"[a-z%)]\. |\.$", part)) <= 3, part
            assert len(part) <= 330, part


# ---------------------------------------------------------------------------------------------------------------------
# Form and cadence


def test_the_band_and_what_is_usual() -> None:
    """70 % of the running lies in the band, and 154 to 179 spm is usual at 5:33 /km for 1.76 m."""
    assert answer(an_analysis(), "cadence_170_180").shows == (
        "You spend 70 % of your running at 160 to 180 spm; at 5:33 /km, 154 to 179 spm is usual for 1.76 m."
    )
    unknown = answer(an_analysis(height_m=None), "cadence_170_180").shows
    assert unknown.endswith("spm is usual.")
    slow = answer(an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.2, 150.0),))), "cadence_170_180").shows
    assert slow == "You spend 70 % of your running at 160 to 180 spm."


def test_a_scarce_cadence_has_no_share() -> None:
    """Where less than half of the running has a cadence, the share stands for too little."""
    assert not answer(measuring(cadence_spm=an_estimate(166.0, coverage=0.4)), "cadence_170_180").assessed


@pytest.mark.parametrize(
    ("difference", "shows"),
    [
        (
            -16.0,
            (
                "You take 150 spm at 5:33 /km: low for your pace; a few more steps are one thing to try. "
                "The advice would make it 158 to 165 spm."
            ),
        ),
        (0.0, "You take 166 spm at 5:33 /km: not below 160, and typical for your pace, so nothing asks for a raise."),
        (20.0, "You take 186 spm at 5:33 /km: not below 160, and quick for your pace, so nothing asks for a raise."),
        (
            -13.0,
            (
                "You take 153 spm at 5:33 /km: too close or too uncertain to judge at your pace. "
                "The advice would make it 161 to 169 spm."
            ),
        ),
    ],
)
def test_below_160_and_what_5_to_10_percent_make(difference: float, shows: str) -> None:
    """150.4 x 1.05 = 157.9 and x 1.10 = 165.4; low, typical, quick and not sure are told apart."""
    assert answer(an_analysis(difference), "raise_below_160").shows == shows


@pytest.mark.parametrize(
    ("now_spm", "below"), [(159.4, True), (159.6, False), (160.0, False), (159.5, False), (158.6, True)]
)
def test_what_is_shown_is_compared(now_spm: float, below: bool) -> None:  # noqa: FBT001 - an expected value
    """159.6 spm is shown as 160, and 160 is not below 160."""
    shows = answer(an_analysis(now_spm - 166.4), "raise_below_160").shows
    assert ("The advice would make it" in shows) == below
    assert ("not below 160" in shows) == (not below)


def test_a_run_without_cadence_is_not_below_160() -> None:
    """Without cadence there is nothing to hold against 160."""
    assert not answer(an_analysis(summary={}, cadence=CadenceView()), "raise_below_160").assessed


def test_below_160_can_be_typical() -> None:
    """A tall runner at 7:35 /km takes 156 spm: below 160, typical there, so nothing asks for a raise."""
    view = a_view(-3.0, expected=159.0, bins=(a_bin(2.2, 156.0),))
    shows = answer(an_analysis(cadence=view), "raise_below_160").shows
    assert shows.startswith("You take 156 spm at 7:35 /km: typical for your pace, so nothing asks for a raise.")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"cadence": a_view(-30.0, bins=(a_bin(1.4, 136.4),))}, "what is usual at that pace is not known."),
        (
            {"cadence": a_view(-16.0, unit="low")},
            "it is not clear how the file stores cadence, so it cannot be judged.",
        ),
    ],
)
def test_no_raise_is_computed_of_what_cannot_be_judged(given: dict[str, Any], why: str) -> None:
    """At walking pace, or with a unit in doubt, 5 to 10 % more would be a number without a meaning."""
    shows = answer(an_analysis(**given), "raise_below_160").shows
    assert shows.endswith(f": {why}")


WITHIN = KneePain(place="front", during=1.0, after=0.0, next_morning=0.0)
MORE_STEPS = "a few more steps are one thing to try"


@pytest.mark.parametrize(
    ("difference", "pain", "why", "shows"),
    [
        (-16.0, None, "low", f"low for your pace; {MORE_STEPS}. "),
        (-16.0, WITHIN, "low", f"low for your pace; {MORE_STEPS}. "),
        (-16.0, KneePain(during=4.0), "low", f"; {MORE_STEPS}, once your knee is within the pain rule. "),
        (0.0, None, None, "typical for your pace, so nothing asks for a raise."),
        (0.0, WITHIN, "front knee", f"typical for your pace; for the pain in front of your knee, {MORE_STEPS}."),
        (
            0.0,
            KneePain(place="front", during=4.0),
            "front knee",
            f"for the pain in front of your knee, {MORE_STEPS}, once your knee is within the pain rule.",
        ),
        (0.0, KneePain(place="outer", during=4.0), None, "and typical for your pace."),
        (20.0, WITHIN, None, "quick for your pace, so nothing asks for a raise."),
        (-16.0, KneePain(place="locking"), None, "pace; your knee wants a look before anything is changed."),
        (0.0, KneePain(place="front", during=8.0), None, "pace; your knee wants a look before anything is changed."),
    ],
)
def test_the_claim_goes_with_the_occasion(
    difference: float, pain: KneePain | None, why: str | None, shows: str
) -> None:
    """What the claim says of more steps is what the finding on cadence asks for, at each of its occasions."""
    told = telling(an_analysis(difference), pain)
    found = assess.RULES["cadence_for_pace"](told)
    assert found is not None
    assert occasion(told) == why
    assert ("metronome" in found.advice) == (why is not None)
    assert shows in answer(told, "raise_below_160").shows
    assert ("nothing asks" in answer(told, "raise_below_160").shows) == shows.endswith("nothing asks for a raise.")


@pytest.mark.parametrize(
    ("verdict", "opening"),
    [
        ("long steps, long contact", "Your steps and your contact are long for your pace, the pattern that goes with "),
        ("long steps", "Your steps are long for your pace: 150 spm at 5:33 /km, where 166 spm is usual."),
        ("typical", "Your steps are typical for your pace: 150 spm"),
        ("short steps", "Your steps are short for your pace: 150 spm"),
        ("not sure", "This run cannot tell whether your steps are long for your pace: too close to the edge."),
    ],
)
def test_overstriding_is_answered_by_its_verdict(verdict: OverstridingVerdict, opening: str) -> None:
    """Each verdict has its sentence, and where the foot lands is never said; the word is kept for one pattern."""
    reason = "too close to the edge" if verdict == "not sure" else ""
    found = Overstriding(verdict=verdict, reason=reason, steps=some_steps(1.1))
    shows = answer(an_analysis(overstriding=found), "overstriding").shows
    assert shows.startswith(opening)
    assert shows.endswith("Where your foot lands, this file does not show.")
    assert ("overstriding" in shows) == (verdict == "long steps, long contact")


def test_overstriding_without_steps() -> None:
    """A verdict that is not sure without a reason, as of a file without steps, still has its sentence."""
    shows = answer(an_analysis(overstriding=Overstriding(verdict="not sure")), "overstriding").shows
    assert shows.startswith("This run cannot tell whether your steps are long for your pace. Where")


def test_foot_strike_only_from_a_pod_that_records_it() -> None:
    """A pod's scale is quoted as the pod's own; another channel says nothing of it."""
    assert answer(everything(), "foot_strike").shows.startswith("RunScribe gives 6.2 of 16 for your foot strike: ")
    other = NativeReading(name="braking_peak_g", mean=6.2, unit="g", source="RunScribe", coverage=1.0)
    assert not answer(an_analysis(overstriding=Overstriding(native=(other,))), "foot_strike").assessed


@pytest.mark.parametrize(
    ("left", "half", "side", "healthy"),
    [
        (0.518, 0.004, "the left foot takes more", "by more than most healthy runners show"),
        (0.482, 0.004, "the right foot takes more", "by more than most healthy runners show"),
        (0.508, 0.004, "the left foot takes more", "as in most healthy runners"),
        (0.492, 0.004, "the right foot takes more", "as in most healthy runners"),
        (0.504, 0.005, "which foot takes more is not sure", "as in most healthy runners"),
        (0.496, 0.005, "which foot takes more is not sure", "as in most healthy runners"),
        (0.503, 0.005, "which foot takes more is not sure", "as in most healthy runners"),
        (0.497, 0.005, "which foot takes more is not sure", "as in most healthy runners"),
        (0.504, 0.010, "which foot takes more is not sure", "nor is whether that is as in most healthy runners"),
        (0.496, 0.010, "which foot takes more is not sure", "nor is whether that is as in most healthy runners"),
    ],
)
def test_left_and_right(left: float, half: float, side: str, healthy: str) -> None:
    """Both ways round: a foot takes surely more only where the whole interval lies on its side of 50 %."""
    shows = answer(measuring(ground_contact_balance=an_estimate(left, half, unit="1")), "asymmetry").shows
    low, high = (f"{100 * end:.1f}" for end in (left - half, left + half))
    assert (
        shows == f"Your left foot takes {100 * left:.1f} % of the ground contact ({low} to {high}): {side}, {healthy}."
    )


def test_balance_of_a_single_foot_pod_is_not_read() -> None:
    """A pod on one foot cannot tell left from right."""
    one = measuring(ground_contact_balance=an_estimate(0.53, 0.004, unit="1", sensor="foot_pod"))
    assert not answer(one, "asymmetry").assessed


def test_contact_beside_what_is_usual_on_its_sensor() -> None:
    """A strap has a norm: its contact stands beside the usual one, at its own mean and speed; bounce may be missing."""
    assert answer(everything(), "contact_and_bounce").shows == (
        "Your ground contact is 280 ms (at 5:33 /km, where 272 ms is usual on watches and straps) "
        "and your oscillation is 8.8 cm."
    )
    bounce = measuring(vertical_oscillation_m=an_estimate(0.088, 0.001, unit="m"))
    assert answer(bounce, "contact_and_bounce").shows == "Your oscillation is 8.8 cm."


@pytest.mark.parametrize("reason", ["foot pods have no norm of their own", "the file does not say which sensor it is"])
def test_contact_of_a_sensor_without_a_norm_is_not_compared(reason: str) -> None:
    """The number stands alone, with the reason."""
    run = an_analysis(overstriding=Overstriding(contact=some_contact(None, reason=reason)))
    assert answer(run, "contact_and_bounce").shows == (
        f"Your ground contact is 280 ms (at 5:33 /km; not held against others: {reason})."
    )


def test_contact_that_was_not_judged() -> None:
    """Measured, but not over steady level running: the number alone; modelled or scarce, it says nothing."""
    contact = an_estimate(0.262, 0.002, unit="s")
    assert answer(measuring(ground_contact_time_s=contact), "contact_and_bounce").shows == (
        "Your ground contact is 262 ms (over all your running; not held against others)."
    )
    for none in (replace(contact, origin="modelled"), replace(contact, coverage=0.49)):
        assert not answer(measuring(ground_contact_time_s=none), "contact_and_bounce").assessed


# ---------------------------------------------------------------------------------------------------------------------
# Load


@pytest.mark.parametrize(
    ("downhill_s", "shows"),
    [
        (300.0, "0.9 km of 3.0 km (30 %) of your running went downhill; there you ran at 5:33 /km with 168 spm."),
        (0.0, "This run had no descent to speak of."),
    ],
)
def test_descents(downhill_s: float, shows: str) -> None:
    """The share of descents with the form there, none, and not known without altitude."""
    assert answer(on_hills(downhill_s), "downhill").shows == shows
    assert not answer(loaded(9900.0), "downhill").assessed


def test_descents_without_form() -> None:
    """Where nothing else is known of the descents, their share is told alone."""
    hills = on_hills(300.0)
    bare = replace(hills, terrain={name: replace(each, values={}) for name, each in hills.terrain.items()})
    assert answer(bare, "downhill").shows == "0.9 km of 3.0 km (30 %) of your running went downhill."


@pytest.mark.parametrize(
    ("distance_m", "ending"),
    [(18_000.0, "(12.1 km on 8 May): a jump."), (12_100.0, ": no jump."), (13_310.0, ": not sure.")],
)
def test_a_jump(distance_m: float, ending: str) -> None:
    """Present, absent and in between, by the finding on the spike."""
    assert answer(loaded(distance_m, *COVERING), "sudden_jump").shows.endswith(ending)


def test_a_shorter_run_is_told_as_less() -> None:
    """9.9 against 12.1 km is 18 % less."""
    assert answer(loaded(9900.0, *COVERING), "sudden_jump").shows == (
        "This run was 9.9 km, 18 % less than your longest of the 30 days before (12.1 km on 8 May): no jump."
    )


def test_the_week() -> None:
    """The week holds 9.9 and 6 km, the one before 12.1: 31 % more."""
    assert answer(loaded(9900.0, *COVERING), "ten_percent_a_week").shows == (
        "The seven days up to this run hold 15.9 km, the seven before 12.1 km: 31 % more."
    )


@pytest.mark.parametrize(
    ("days", "shows"),
    [
        (
            (0.1, 1),
            "Your last known run was the same day; you have run on at least 2 days in a row, this one included.",
        ),
        ((1, 2, 9), "Your last known run was the day before; you have run on 3 days in a row, this one included."),
        (
            (1, 2),
            "Your last known run was the day before; you have run on at least 3 days in a row, this one included.",
        ),
        ((3,), "Your last known run was 3 days before."),
    ],
)
def test_days_off(days: tuple[float, ...], shows: str) -> None:
    """When the last run was, and how many days in a row, as the finding counts them: at least, where known runs end."""
    assert answer(loaded(9900.0, *map(a_past_run, days)), "rest_days").shows == shows


# ---------------------------------------------------------------------------------------------------------------------
# Other


@pytest.mark.parametrize(
    ("warm_up_s", "recorded_s", "told"),
    [
        (61.0, 3300.0, "1:01 min"),
        (480.0, 3300.0, "8:00 min"),
        (599.0, 3300.0, "9:59 min"),
        (60.0, 3300.0, None),  # looked for from a minute on
        (0.0, 3300.0, None),
        (600.0, 3300.0, None),  # looked for up to ten minutes
        (300.0, 900.0, None),  # or a third of the recording
        (299.0, 900.0, "4:59 min"),
        (333.3, 1000.0, None),
    ],
)
def test_the_first_minutes(warm_up_s: float, recorded_s: float, told: str | None) -> None:
    """How long it took to settle is told only between the ends of what is looked for."""
    run = loaded(9900.0, running=replace(a_share(), warm_up_s=warm_up_s))
    found = answer(replace(run, activity=replace(run.activity, timer_s=recorded_s)), "warm_up")
    assert found.assessed == (told is not None)
    if told is not None:
        assert found.shows == (
            f"You settled into your pace within {told}. Stretching and rolling leave no trace in a file."
        )


def test_settling_in_is_looked_for_as_the_segments_do() -> None:
    """The row has the ends of the search for the warm-up."""
    row, used = EVIDENCE["settling_in"], SteadyParameters()
    assert (row.value("least_s"), row.value("most_s")) == (used.warm_up_least_s, used.warm_up_most_s)


@pytest.mark.parametrize(
    ("pain", "opening"),
    [
        (KneePain(during=3.0), "Your knee pain is above the pain rule: 3 during the run is more than 2."),
        (KneePain(during=1.0, after=0.0, next_morning=0.0), "Your knee pain is within the pain rule: "),
        (KneePain(place="front"), NOT_ASSESSED),
        (KneePain(during=1.0), NOT_ASSESSED),  # the rule needs more
        (KneePain(next_morning=4.0), NOT_ASSESSED),
        (None, NOT_ASSESSED),
    ],
)
def test_pain_that_was_told(pain: KneePain | None, opening: str) -> None:
    """What was told in numbers is held against the pain rule; a place alone is no number."""
    assert answer(telling(an_analysis(), pain), "rest_and_ice").shows.startswith(opening)


# ---------------------------------------------------------------------------------------------------------------------
# Simulated runners, both ways round


@pytest.mark.parametrize(
    ("share", "side"),
    [
        (0.52, "the left foot takes more"),
        (0.48, "the right foot takes more"),
        (0.5, "which foot takes more is not sure"),
    ],
)
def test_a_simulated_runner_s_sides(share: float, side: str) -> None:
    """A runner with 52 % on the left is told left, the mirrored one right, and an even one neither."""
    runner: Any = replace(RUNNERS["typical"], left_contact_share=share)
    data = simulate(runner, Plan(legs=(run(25, 2.9),)), WATCHES["full_dynamics"], 6).to_fit_bytes()
    found = analyze(read_fit(data, "simulated.fit", "refuse")[0])
    assert side in answer(found, "asymmetry").shows
