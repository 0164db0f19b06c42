"""What needs a look, in what order, and how what the history says is put into words."""

from dataclasses import replace
from typing import Any

import pytest

from gait.assess.look import needs_a_look
from gait.assess.season_words import (
    against_sentence,
    baseline_sentence,
    change_sentence,
    missing,
    shoe_sentence,
    short_change,
    target_sentence,
    trend_sentence,
    weeks,
)
from gait.model import (
    AgainstBaseline,
    Baseline,
    CadenceTarget,
    ChangePoint,
    KneeEpisode,
    NewDevice,
    RunSpike,
    Season,
    ShoeWear,
    Spike,
    TargetProgress,
    Trend,
)
from gait.model.season import OwnVerdict, ShoeState, TargetVerdict, TrendVerdict

STRAP = "Watch A (device chest)"
CHANGE = ChangePoint(
    quantity="cadence_spm",
    device=STRAP,
    on="2026-05-03",
    earliest="2026-05-01",
    latest="2026-05-05",
    found_on="2026-05-17",
    speed_mps=3.0,
    before=168.0,
    change=-14.0,
    low=-15.6,
    high=-12.4,
    share=-1 / 12,
    chance=1e-9,
    runs_before=30,
    runs_after=8,
)
STEPS = replace(CHANGE, quantity="step_length_m", before=1.07, change=0.097, low=0.08, high=0.11, share=1 / 11)
TREND = Trend(
    quantity="step_length_m",
    device=STRAP,
    verdict="rising",
    since="2026-05-03",
    until="2026-05-23",
    runs=14,
    share=0.09,
    change=0.09,
    low=0.07,
    high=0.11,
    start=1.0,
)
AGAINST = AgainstBaseline(
    run_id="run 7",
    local_date="2026-05-20",
    quantity="cadence_spm",
    device=STRAP,
    verdict="below",
    speed_mps=1000 / 330,
    value=164.0,
    runs=30,
    least=3.0,
    usual=168.0,
    difference=-4.0,
    low=-4.9,
    high=-3.1,
)
SPIKE = RunSpike(
    run_id="run 8",
    local_date="2026-05-22",
    clear=True,
    spike=Spike(
        distance_m=18_000.0,
        longest_m=12_000.0,
        longest_on="2026-05-08",
        share_more=0.5,
        low=0.43,
        high=0.58,
        band="30 to 100 %",
        bands=("30 to 100 %",),
        covered=True,
    ),
)
SHOES = ShoeWear(
    shoe_id="s1",
    name="Blue ones",
    distance_m=812_000.0,
    runs=80,
    state="beyond",
    last_on="2026-05-22",
    reached_least_on="2026-01-10",
    reached_most_on="2026-05-20",
)
KNEE = KneeEpisode(since="2026-05-10", until="2026-05-21", entries=3, most=5.0, where=("front",))
DEVICE = NewDevice(
    run_id="run 9", local_date="2026-05-21", device="Watch B (device chest)", before=STRAP, quantities=("cadence_spm",)
)


def season(**parts: Any) -> Season:  # noqa: ANN401 - any part of a season
    """Return a season that ends on 23 May 2026 with those parts."""
    return replace(Season(until="2026-05-23"), **parts)


def reasons(**parts: Any) -> list[str]:  # noqa: ANN401 - as above
    """Return what needs a look of a season with those parts."""
    return [each.reason for each in needs_a_look(season(**parts))]


# ---------------------------------------------------------------------------------------------------------------------
# What needs a look


def test_the_order_of_what_needs_a_look() -> None:
    """Pain before form that changed, form before load, load before shoes; what merely informs comes last."""
    found = needs_a_look(
        season(knee=(KNEE,), spikes=(SPIKE,), changes=(CHANGE,), trends=(TREND,), shoes=(SHOES,), devices=(DEVICE,))
    )
    assert [each.kind for each in found] == ["knee", "change", "trend", "spike", "shoe", "device"]
    assert [each.severity for each in found] == ["act", *["notice"] * 4, "info"]
    assert all(each.evidence and each.reason.endswith(".") for each in found)


def test_nothing_to_look_at() -> None:
    """A quiet season, and none at all."""
    assert reasons() == []
    assert needs_a_look(Season()) == ()


def test_a_change_of_cadence_and_steps_is_told_once() -> None:
    """Cadence and steps that changed at one time on one watch are one change, 21 days old."""
    assert reasons(changes=(CHANGE, STEPS)) == [
        "Cadence 8 % lower and steps 9 % longer at equal speed for 3 weeks, since 3 May."
    ]


def test_changes_of_two_times_are_two() -> None:
    """A change a week later, whose dates cannot be the same, stands alone; the later one comes first."""
    later = replace(STEPS, on="2026-05-12", earliest="2026-05-10", latest="2026-05-13")
    assert reasons(changes=(CHANGE, later)) == [
        "Steps 9 % longer at equal speed for 2 weeks, since 12 May.",
        "Cadence 8 % lower at equal speed for 3 weeks, since 3 May.",
    ]


def test_what_follows_from_a_change_is_not_told_again() -> None:
    """Oscillation shows months later what cadence showed at once: that was told then."""
    early = replace(CHANGE, found_on="2026-04-10", on="2026-04-01", earliest="2026-03-30", latest="2026-04-02")
    late = replace(early, quantity="vertical_oscillation_m", share=0.1, earliest="2026-03-20", found_on="2026-05-20")
    assert reasons(changes=(early, late)) == []
    assert len(reasons(changes=(late,))) == 1


def test_two_watches_tell_one_change_once() -> None:
    """Who wears two watches in turn has one change of cadence, as the watch with the surest date has it."""
    other = replace(CHANGE, device="Watch B (device chest)", share=-0.07, earliest="2026-04-28")
    (found,) = needs_a_look(season(changes=(other, CHANGE)))
    assert found.reason == "Cadence 8 % lower at equal speed for 3 weeks, since 3 May."
    assert found.quantities == ("cadence_spm",)


def test_a_trend_in_words() -> None:
    """21 days are three weeks."""
    assert reasons(trends=(TREND,)) == ["Steps 9 % longer at equal speed over 3 weeks, bit by bit."]


@pytest.mark.parametrize("verdict", ["steady", "not sure", "too few runs"])
def test_a_trend_that_is_none_is_not_told(verdict: TrendVerdict) -> None:
    """Only what rises or falls for sure needs a look."""
    assert reasons(trends=(replace(TREND, verdict=verdict),)) == []


def test_a_run_that_was_far_off() -> None:
    """One run in two quantities is one line; 5:30 is 330 seconds for 1000 m."""
    steps = replace(AGAINST, quantity="step_length_m", verdict="above", usual=1.0, difference=0.05)
    assert reasons(against=(AGAINST, steps)) == [
        "Run of 20 May: cadence 2 % lower and steps 5 % longer than usual at 5:30 /km, more than chance."
    ]


@pytest.mark.parametrize("verdict", ["as usual", "not sure", "no line yet"])
def test_a_run_that_may_be_chance_is_not_told(verdict: OwnVerdict) -> None:
    """What chance makes needs no look."""
    assert reasons(against=(replace(AGAINST, verdict=verdict),)) == []


def test_runs_after_a_change_are_told_with_it() -> None:
    """A run that is off because of a change that is told is not told again; on another watch it is."""
    other = replace(AGAINST, device="Watch B (device chest)")
    assert len(reasons(changes=(CHANGE,), against=(AGAINST,))) == 1
    assert len(reasons(changes=(CHANGE,), against=(other,))) == 2


def test_old_things_are_left() -> None:
    """After three weeks nothing is told any more, but for shoes in use that are beyond their distance."""
    old = "2026-05-02"
    assert (
        reasons(
            spikes=(replace(SPIKE, local_date=old),),
            changes=(replace(CHANGE, found_on=old),),
            trends=(replace(TREND, until=old),),
            against=(replace(AGAINST, local_date=old),),
            devices=(replace(DEVICE, local_date=old),),
            shoes=(replace(SHOES, last_on=old),),
            knee=(replace(KNEE, open=False),),
        )
        == []
    )
    assert len(reasons(shoes=(replace(SHOES, reached_most_on=old),))) == 1


def test_what_was_told_is_left_with_the_days() -> None:
    """A list that is made a month after the last run has nothing of it that is new; worn shoes are not in use."""
    whole = season(knee=(KNEE,), spikes=(SPIKE,), changes=(CHANGE,), trends=(TREND,), shoes=(SHOES,), devices=(DEVICE,))
    assert len(needs_a_look(whole, today="2026-05-24")) == 6
    assert needs_a_look(whole, today="2026-06-30") == ()


def test_a_spike_in_words() -> None:
    """Only where it is clear."""
    assert reasons(spikes=(SPIKE,)) == ["Run of 18.0 km on 22 May, 50 % longer than the longest of the 30 days before."]
    assert reasons(spikes=(replace(SPIKE, clear=False),)) == []


def test_a_knee_in_words() -> None:
    """Three entries, or one."""
    assert reasons(knee=(KNEE,)) == ["Knee above the pain rule 3 times since 10 May, at most 5 of 10."]
    assert reasons(knee=(replace(KNEE, entries=1),)) == ["Knee above the pain rule once since 10 May, at most 5 of 10."]


def test_a_new_device_in_words() -> None:
    """It says that nothing is compared across devices."""
    (said,) = reasons(devices=(DEVICE,))
    assert said == ("New since 21 May: Watch B. Form is never compared across devices, so its own line begins there.")


def test_a_new_sensor_of_the_same_watch_in_words() -> None:
    """A strap in place of the wrist is another sensor, though the watch is the same."""
    strap = replace(DEVICE, device="Watch A (device chest)", before="Watch A (device wrist)")
    (said,) = reasons(devices=(strap,))
    assert said.startswith("New since 21 May: another sensor of Watch A. Form is never compared across sensors")


def test_shoes_that_need_a_look() -> None:
    """Beyond 800 km while in use, and within for the weeks after 480; a retired pair needs none."""
    within = replace(SHOES, distance_m=485_000.0, state="within", reached_least_on="2026-05-20", reached_most_on=None)
    assert reasons(shoes=(SHOES,)) == [
        "Blue ones: 812 km, beyond the 480 to 800 km that shoes are commonly said to last."
    ]
    assert [each.severity for each in needs_a_look(season(shoes=(within,)))] == ["info"]
    assert reasons(shoes=(replace(within, reached_least_on="2026-01-10"),)) == []
    assert reasons(shoes=(replace(within, state="below", reached_least_on=None),)) == []
    assert reasons(shoes=(replace(SHOES, retired=True),)) == []


def test_what_needs_a_look_in_miles() -> None:
    """18 km are 11.2 mi."""
    found = needs_a_look(season(spikes=(SPIKE,)), "imperial")
    assert found[0].reason.startswith("Run of 11.2 mi on 22 May")


# ---------------------------------------------------------------------------------------------------------------------
# Sentences


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("below", "Your cadence at 5:30 /km was 4 spm below your usual, more than chance (3 to 5 spm)."),
        ("not sure", "Your cadence at 5:30 /km was 4 spm below your usual, which may be chance."),
        ("as usual", "Your cadence at 5:30 /km was as usual."),
    ],
)
def test_a_run_beside_the_usual_in_words(verdict: OwnVerdict, said: str) -> None:
    """The example of the brief, word for word where it is sure."""
    assert against_sentence(replace(AGAINST, verdict=verdict)) == said


@pytest.mark.parametrize(
    ("quantity", "difference", "said"),
    [
        ("step_length_m", 0.05, "Your steps at 5:30 /km were 5.0 cm longer than your usual, which may be chance."),
        (
            "ground_contact_time_s",
            -0.012,
            "Your ground contact at 5:30 /km was 12 ms shorter than your usual, ",
        ),
        ("vertical_oscillation_m", 0.006, "Your vertical oscillation at 5:30 /km was 0.6 cm larger than your usual, "),
    ],
)
def test_each_quantity_in_words(quantity: str, difference: float, said: str) -> None:
    """As finely as changes are reported."""
    found = replace(AGAINST, quantity=quantity, difference=difference, verdict="not sure")
    assert against_sentence(found).startswith(said)


def test_no_line_yet_in_words() -> None:
    """It says what is missing."""
    found = replace(AGAINST, verdict="no line yet", missing_runs=3, missing_days=1)
    assert against_sentence(found) == ("No line of your own yet on this device: it needs 3 more runs over 1 more day.")
    assert missing(1, 0) == "it needs 1 more run"
    assert missing(0, 2) == "it needs 2 more days"


def test_a_baseline_in_words() -> None:
    """The usual value at the usual speed, or what it still needs."""
    short = Baseline(
        quantity="cadence_spm",
        device=STRAP,
        began="2026-05-01",
        since="2026-05-01",
        runs=5,
        days=9,
        missing_runs=3,
        missing_days=5,
    )
    whole = replace(short, runs=20, missing_runs=0, missing_days=0, speed_mps=3.0, value=168.2, low=167.1, high=169.4)
    assert baseline_sentence(short) == (
        "On Watch A your own line of cadence begins on 1 May; it needs 3 more runs over 5 more days."
    )
    assert baseline_sentence(whole) == (
        "Your usual cadence at 5:33 /km is 168 spm (167 to 169 spm), from 20 runs on Watch A."
    )


def test_a_change_in_words() -> None:
    """With its size and what is known of its date."""
    assert change_sentence(CHANGE) == (
        "Cadence 8 % lower at 5:33 /km since 3 May (by 12 to 16 spm); it began between 1 May and 5 May."
    )


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("rising", "Steps 9 % longer at equal speed over 3 weeks, bit by bit."),
        ("steady", "At equal speed your step length held steady over 3 weeks."),
        ("not sure", "Whether your step length changed over 3 weeks is not sure."),
        ("too few runs", "There are too few runs for a trend of step length."),
    ],
)
def test_a_trend_as_a_sentence(verdict: TrendVerdict, said: str) -> None:
    """One sentence a verdict."""
    assert trend_sentence(replace(TREND, verdict=verdict)) == said


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("reached", "You have reached 170 spm at 5:33 /km: 169 spm, from 162 spm."),
        ("on the way", "You are on the way to 170 spm at 5:33 /km: 169 spm, from 162 spm."),
        ("not yet", "No change towards 170 spm at 5:33 /km is to be seen yet: 169 spm, from 162 spm."),
        ("away from it", "You are further from 170 spm at 5:33 /km than before: 169 spm, from 162 spm."),
    ],
)
def test_a_target_in_words(verdict: TargetVerdict, said: str) -> None:
    """Where the runner is, from where."""
    target = CadenceTarget(set_on="2026-04-01", cadence_spm=170.0, speed_mps=3.0)
    found = TargetProgress(target=target, device=STRAP, verdict=verdict, runs=9, start_spm=162.0, now_spm=169.0)
    assert target_sentence(found) == said
    few = TargetProgress(target=target, device=STRAP, verdict="too few runs", runs=2, missing_runs=2)
    assert target_sentence(few) == "To tell how near you are to 170 spm at 5:33 /km needs 2 more runs."


@pytest.mark.parametrize("state", ["below", "within", "beyond"])
def test_shoes_in_words(state: ShoeState) -> None:
    """A distance beside a convention, and no advice."""
    assert shoe_sentence(replace(SHOES, state=state), "imperial") == (
        f"Blue ones: 505 mi, {state} the 298 to 497 mi that shoes are commonly said to last."
    )


def test_short_changes() -> None:
    """More and less of each quantity are told by their own words."""
    assert short_change("cadence_spm", 0.05) == "cadence 5 % higher"
    assert short_change("ground_contact_time_s", -0.1) == "ground contact 10 % shorter"


@pytest.mark.parametrize(
    ("until", "said"), [("2026-05-01", "1 week"), ("2026-05-07", "1 week"), ("2026-05-21", "3 weeks")]
)
def test_weeks_in_words(until: str, said: str) -> None:
    """Both ends count, and it is a week at least."""
    assert weeks("2026-05-01", until) == said
