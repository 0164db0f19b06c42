"""Steps and contact for the speed from small runs whose numbers are given, and from simulated ones."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gait import landing, norms, segment
from gait.metrics import cadence_view, measure_overstriding
from gait.metrics.overstriding.contact import contact_channel_of
from gait.metrics.overstriding.groups import mean_and_error
from gait.metrics.overstriding.ratios import thirds
from gait.metrics.overstriding.steps import steps_for_speed
from gait.model import Activity, Channel, Drift, FloatArray, Overstriding, Pause
from gait.windows import pieces_of
from tests.factories import an_activity

HEIGHT_M = 1.76
MINUTES = 20


def a_run(*, speed: float = 3.0, cadence: float = 166.4, seconds: int = 60 * MINUTES, **columns: Any) -> Activity:  # noqa: ANN401 - any column
    """Return an even run on the level, a sample a second, with a little noise of cadence that averages out."""
    noise = np.tile([1.0, -1.0], seconds // 2)
    given: dict[str, Any] = {
        "time_s": np.arange(seconds, dtype=float),
        "weight_s": np.ones(seconds),
        "speed_mps": np.full(seconds, speed),
        "cadence_spm": np.full(seconds, cadence) + noise,
        "distance_m": speed * np.arange(seconds),
        "grade": np.zeros(seconds),
    }
    channels = {"speed_mps": Channel(origin="device", sensor="gps"), "cadence_spm": Channel(origin="device")}
    return an_activity({**given, **columns}, channels=channels)


def with_contact(run: Activity, contact: FloatArray, channel: Channel) -> Activity:
    """Return the run with a contact time."""
    return replace(
        run,
        columns={**run.columns, "ground_contact_time_s": contact},
        channels={**run.channels, "ground_contact_time_s": channel},
    )


def measured(
    run: Activity, *, height_m: float | None = HEIGHT_M, steady: np.ndarray | None = None, drift: tuple[Drift, ...] = ()
) -> Overstriding:
    """Return what is measured of a run that is running throughout."""
    running = np.ones(len(run.time_s), dtype=bool)
    level = running & ~(np.abs(run.column("grade")) > 0.02) if steady is None else steady
    return measure_overstriding(
        run,
        running,
        level,
        piece=pieces_of(run.time_s, run.pauses),
        cadence=cadence_view(run, running, level, height_m, None),
        drift=drift,
        splits=segment.splits_of(run.time_s, run.column("distance_m"), 1000.0),
        terrain=segment.terrain_masks(run.column("grade"), 0.02),
        height_m=height_m,
    )


def test_steps_at_the_expectation() -> None:
    """At 3.0 m/s and 1.76 m, 166.4 spm is what is expected: the ratio is 1, in the middle third."""
    steps = measured(a_run()).steps
    assert steps is not None
    assert steps.value.ratio == pytest.approx(1.0, abs=1e-6)
    assert (steps.third, steps.expected_spm, steps.extrapolated) == ("middle third", pytest.approx(166.4), False)
    assert (steps.long_from, steps.short_to) == (
        pytest.approx((1 - 0.43073 * 9 / 166.4) ** -1.435, abs=1e-4),
        pytest.approx((1 + 0.43073 * 9 / 166.4) ** -1.435, abs=1e-4),
    )


def test_steps_by_hand() -> None:
    """150 of 166.4 spm brake (150 / 166.4) ** -1.435 = 1.1605 times as hard a step, in the highest third."""
    steps = measured(a_run(cadence=150.0)).steps
    assert steps is not None
    assert steps.value.ratio == pytest.approx(1.1605, abs=2e-4)
    assert (steps.third, steps.thirds) == ("highest third", ("highest third",))
    assert (steps.cadence_spm, steps.speed_mps) == (pytest.approx(150.0), 3.0)


def test_the_interval_of_the_steps_by_hand() -> None:
    """Sensor 1 spm of 150; speed 4 % of 3.0 m/s at 8.4 spm a m/s, and the mean's 2.0 spm, of 166.4; and the model's.

    1 / 150 = 0.00667; hypot(2.0, 8.4 x 0.12) / 166.4 = 0.01346; together 0.01502, x 1.645 x 1.435 = 0.03546;
    the exponent's half of 0.535 x ln(166.4 / 150) = 0.05550; together 0.0659.
    """
    steps = measured(a_run(cadence=150.0)).steps
    assert steps is not None
    assert np.log(steps.value.high / steps.value.ratio) == pytest.approx(0.0659, abs=5e-4)


@pytest.mark.parametrize(("other", "wider"), [(None, 1.0), (1.76, 1.0)])
def test_an_unknown_height_widens_the_interval(other: float | None, wider: float) -> None:
    """Without the height the interval is wider, by what heights make; with it, it is not."""
    steps, known = measured(a_run(), height_m=other).steps, measured(a_run()).steps
    assert steps is not None
    assert known is not None
    width = (steps.value.high - steps.value.low) / (known.value.high - known.value.low)
    assert (width > wider + 0.1) == (other is None)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (replace(a_run(), columns={k: v for k, v in a_run().columns.items() if k != "cadence_spm"}), "has no cadence"),
        (replace(a_run(), columns={k: v for k, v in a_run().columns.items() if k != "speed_mps"}), "has no speed"),
        (a_run(seconds=240), "only 4:00 min of it is steady running"),
        (a_run(speed=1.9, cadence=150.0), "a pace for which no expectation holds"),
        (a_run(speed=5.6, cadence=190.0), "a pace for which no expectation holds"),
    ],
)
def test_not_measurable_with_its_reason(run: Activity, reason: str) -> None:
    """Without cadence, speed, five steady minutes or a pace of running there is a reason and no number."""
    found = measured(run)
    assert reason in found.reason
    assert (found.steps, found.windows, found.splits, found.changes) == (None, (), (), ())


@pytest.mark.parametrize(("speed", "outside"), [(2.2, True), (2.5, False), (4.5, False), (5.0, True)])
def test_outside_of_the_data_is_marked(speed: float, outside: bool) -> None:  # noqa: FBT001 - a case of the table
    """From 2.0 to 2.5 and from 4.5 to 5.5 m/s there is a number, marked extrapolated."""
    steps = measured(a_run(speed=speed, cadence=170.0)).steps
    assert steps is not None
    assert steps.extrapolated is outside


def test_windows_of_a_minute() -> None:
    """Twenty minutes hold twenty windows; 61 s hold one; a rest of 45 s counts, one of 44 s does not."""
    windows = measured(a_run()).windows
    assert [(each.start_s, each.stop_s) for each in windows[:2]] == [(0.0, 60.0), (60.0, 120.0)]
    assert len(windows) == 20
    assert len(measured(a_run(seconds=346)).windows) == 6
    assert len(measured(a_run(seconds=344)).windows) == 5


def test_no_window_reaches_across_a_pause() -> None:
    """A pause after 90 s cuts the second window: it ends there, and the next begins behind the pause."""
    time = np.arange(1200.0)
    time[90:] += 300.0
    run = replace(a_run(time_s=time), pauses=(Pause(start_s=89.5, stop_s=389.5),))
    windows = measured(run).windows
    assert [each.start_s for each in windows[:2]] == [0.0, 390.0]


def test_a_window_knows_its_own_minute() -> None:
    """Where cadence falls to 150 in the second half, the windows say so, each over its own minute."""
    cadence = np.where(np.arange(1200) < 600, 166.4, 150.0)
    ratios = [each.steps.ratio for each in measured(a_run(cadence_spm=cadence)).windows]
    assert ratios[:10] == pytest.approx([1.0] * 10)
    assert ratios[10:] == pytest.approx([1.1605] * 10, abs=1e-4)


def test_splits_count_level_running_only() -> None:
    """A kilometre on a slope has no row, one half on the level has that half."""
    grade = np.where(np.arange(1200) < 333, 0.05, 0.0)
    grade[500:] = 0.0
    grade[334:500] = 0.05
    splits = measured(a_run(grade=grade)).splits
    assert [each.label for each in splits] == ["2", "3", "4"]
    assert splits[0].running_s == pytest.approx(167, abs=1)


def test_terrain_is_matched_at_equal_speed() -> None:
    """Faster downhill with the same habit is no change; a lower cadence at the same speed downhill is one.

    By hand: 160 of 166.4 spm brake (160 / 166.4) ** -1.435 = 1.0579 times as hard.
    """
    down = (np.arange(1200) // 120) % 2 == 1
    grade = np.where(down, -0.05, 0.0)
    for speed, changes in ((3.6, []), (3.2, [1.0])):  # no bin in common; one bin, where the habit takes the speed out
        pace = np.where(down, speed, 3.0)
        habit = norms.expected_cadence_spm(pace, HEIGHT_M)
        faster = measured(a_run(grade=grade, speed_mps=pace, cadence_spm=habit))
        assert [each.steps.ratio for each in faster.changes] == pytest.approx(changes)
    longer = measured(a_run(grade=grade, cadence_spm=np.where(down, 160.0, 166.4)))
    (change,) = longer.changes
    assert (change.cause, change.minutes) == ("downhill", pytest.approx(10.0))
    assert change.steps.ratio == pytest.approx(1.0579, abs=1e-4)
    assert set(longer.terrain) == {"level", "downhill"}


def test_too_little_slope_is_not_compared() -> None:
    """A minute and a half of descent is too little to compare."""
    grade = np.where(np.arange(1200) < 90, -0.05, 0.0)
    assert measured(a_run(grade=grade)).changes == ()


def test_uphill_is_compared_too() -> None:
    """More steps uphill at equal speed brake less: (170 / 166.4) ** -1.435 = 0.9698."""
    up = (np.arange(1200) // 120) % 2 == 1
    (change,) = measured(a_run(grade=np.where(up, 0.05, 0.0), cadence_spm=np.where(up, 170.0, 166.4))).changes
    assert (change.cause, change.steps.ratio) == ("uphill", pytest.approx(0.9698, abs=1e-4))


def a_drift(quantity: str, change: float, start: float) -> Drift:
    """Return a drift whose 95 % interval is half of it to either side."""
    ends = sorted((change / 2, change * 3 / 2))
    return Drift(
        quantity=quantity, change=change, low=ends[0], high=ends[1], unit="", per_hour=change, minutes=50.0, start=start
    )


def test_change_over_the_run_is_the_drift_in_other_terms() -> None:
    """160 from 166 spm: (160 / 166) ** -1.435 = 1.0542; contact 0.27 from 0.26 s: (0.27 / 0.26) ** 1.1847 = 1.0457."""
    drift = (a_drift("cadence_spm", -6.0, 166.0), a_drift("ground_contact_time_s", 0.01, 0.26))
    (change,) = measured(a_run(), drift=drift).changes
    assert (change.cause, change.minutes) == ("over the run", 50.0)
    assert change.steps.ratio == pytest.approx(1.0543, abs=2e-4)
    assert change.contact is not None
    assert change.contact.ratio == pytest.approx(1.0457, abs=1e-4)
    (alone,) = measured(a_run(), drift=drift[:1]).changes
    assert alone.contact is None
    assert measured(a_run(), drift=drift[1:]).changes == ()


STRAP = Channel(origin="device", sensor="chest")


def test_contact_is_ranked_on_a_strap() -> None:
    """0.30 s at 3.0 m/s where 0.537 x 3 ** -0.62 = 0.2718 s is usual: (0.30 / 0.2718) ** 1.1847 = 1.124."""
    contact = measured(with_contact(a_run(), np.full(1200, 0.30), STRAP)).contact
    assert contact is not None
    assert contact.value is not None
    assert contact.norm == "watches and straps"
    assert contact.expected_s == pytest.approx(0.2718, abs=1e-4)
    assert contact.value.ratio == pytest.approx(1.124, abs=1e-3)
    assert contact.third == "highest third"


@pytest.mark.parametrize("sensor", ["wrist", "foot_pod", "unknown", "phone"])
def test_no_other_sensor_is_ranked(sensor: Any) -> None:  # noqa: ANN401 - a sensor family
    """A wrist, a pod at the foot and an unnamed sensor get a reason and no rank."""
    channel = Channel(origin="device", sensor=sensor)
    contact = measured(with_contact(a_run(), np.full(1200, 0.30), channel)).contact
    assert contact is not None
    assert (contact.norm, contact.value, contact.third, contact.expected_s) == (None, None, None, None)
    assert contact.verdict == "change only"
    assert contact.reason


def test_a_modelled_contact_gives_none() -> None:
    """A contact time that was made up from speed says nothing of reach."""
    run = with_contact(a_run(), np.full(1200, 0.30), Channel(origin="modelled", sensor="chest"))
    assert contact_channel_of(run) is None
    assert measured(run).contact is None


def test_a_second_sensor_serves_where_the_first_is_modelled() -> None:
    """The measured one of two contact times is taken."""
    run = with_contact(a_run(), np.full(1200, 0.30), Channel(origin="modelled"))
    both = replace(
        run,
        columns={**run.columns, "ground_contact_time_s@Stryd": np.full(1200, 0.25)},
        channels={**run.channels, "ground_contact_time_s@Stryd": Channel(origin="developer:Stryd", sensor="foot_pod")},
    )
    contact = measured(both).contact
    assert contact is not None
    assert (contact.contact_s, contact.sensor) == (0.25, "foot_pod")


def test_contact_that_covers_too_little_gives_none() -> None:
    """Less than half of the steady running with a contact is too little; contact at a walking pace is none."""
    contact = np.where(np.arange(1200) < 500, 0.3, np.nan)
    assert measured(with_contact(a_run(), contact, STRAP)).contact is None
    slow = a_run(speed=1.8, cadence=150.0)
    assert measured(with_contact(slow, np.full(1200, 0.3), STRAP)).contact is None


def test_windows_of_an_unranked_contact_are_against_this_run() -> None:
    """Contact of 0.25, then 0.27 s at one speed: each half against the mean of the logarithms, so 1 in the middle.

    The half ratio is (0.27 / 0.25) ** (1.1847 / 2) = 1.0467.
    """
    contact = np.where(np.arange(1200) < 600, 0.25, 0.27)
    pod = Channel(origin="developer:Stryd", sensor="foot_pod")
    found = [each.contact for each in measured(with_contact(a_run(), contact, pod)).windows]
    ratios = [each.ratio for each in found if each is not None]
    assert ratios[:10] == pytest.approx([1 / 1.0467] * 10, abs=1e-3)
    assert ratios[10:] == pytest.approx([1.0467] * 10, abs=1e-3)


def test_windows_of_a_ranked_contact_are_against_the_norm() -> None:
    """On a strap a window's contact is over the sensor's norm: 1.124 as the run's."""
    found = [each.contact for each in measured(with_contact(a_run(), np.full(1200, 0.30), STRAP)).windows]
    assert [each.ratio for each in found if each is not None] == pytest.approx([1.124] * 20, abs=1e-3)


def test_native_channels_are_shown_beside() -> None:
    """Step speed loss and foot strike of a pod are means over running, with source and coverage."""
    run = a_run()
    more = {"step_speed_loss_mps@RunScribe": np.full(1200, 0.08), "foot_strike_type@RunScribe": np.full(1200, 3.0)}
    pod = Channel(origin="developer:RunScribe", sensor="foot_pod")
    half = np.where(np.arange(1200) < 600, 0.08, np.nan)
    more["step_speed_loss_mps@RunScribe"] = half
    both = replace(run, columns={**run.columns, **more}, channels={**run.channels, **dict.fromkeys(more, pod)})
    native = measured(both).native
    assert [(each.name, each.mean, each.unit, each.coverage) for each in native] == [
        ("step_speed_loss_mps", pytest.approx(0.08), "m/s", 0.5),
        ("foot_strike_type", 3.0, "1-16", 1.0),
    ]
    assert native[0].source == "RunScribe (foot_pod)"


def test_limits_speak_of_this_run() -> None:
    """Without slopes and without contact the limits say so; with contact they say what it is not."""
    flat = replace(a_run(), columns={k: v for k, v in a_run().columns.items() if k != "grade"})
    said = " ".join(measured(flat, steady=np.ones(1200, dtype=bool)).limits)
    assert "The file has no slopes" in said
    assert "Reach is not measurable from this file" in said
    with_strap = " ".join(measured(with_contact(a_run(), np.full(1200, 0.3), STRAP)).limits)
    assert "no slopes" not in with_strap
    assert "Long contact is no sign of harm" in with_strap


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.9, 0.95, ("lowest third",)),
        (0.9, 1.0, ("lowest third", "middle third")),
        (0.98, 1.02, ("middle third",)),
        (0.9, 1.1, ("lowest third", "middle third", "highest third")),
        (1.05, 1.1, ("highest third",)),
    ],
)
def test_thirds(low: float, high: float, expected: tuple[str, ...]) -> None:
    """A span reaches into the thirds between its ends; edges at 0.97 and 1.03."""
    assert thirds(low, high, (0.97, 1.03)) == expected


def test_mean_and_error_by_hand() -> None:
    """Two groups of four blocks, off their means by +-1: variance 8 / 6, a mean of four has sqrt(8 / 6 / 4).

    Neighbours alternate, so they share nothing.
    """
    values = np.repeat([1.0, -1.0, 1.0, -1.0, 6.0, 4.0, 6.0, 4.0], 10)
    label = np.repeat([0, 1], 40)
    mean, error = mean_and_error(values, np.ones(80), label, 2, 10.0, 0.6)
    assert mean == pytest.approx([0.0, 5.0])
    assert error == pytest.approx([np.sqrt(8 / 6 / 4)] * 2)


def test_mean_and_error_of_nothing() -> None:
    """Groups without a value are NaN, and so is every error where no group has two blocks."""
    mean, error = mean_and_error(np.full(5, 2.0), np.ones(5), np.zeros(5, dtype=int), 2, 10.0, 0.6)
    assert mean[0] == 2.0
    assert np.isnan(mean[1])
    assert np.isnan(error).all()
    none = mean_and_error(np.array([]), np.array([]), np.array([], dtype=int), 1, 10.0, 0.6)
    assert np.isnan(none[0]).all()


def test_steps_need_a_whole_view() -> None:
    """Without an expectation there are no steps for the speed."""
    run = a_run()
    view = cadence_view(run, np.ones(1200, dtype=bool), np.ones(1200, dtype=bool), HEIGHT_M, None)
    assert steps_for_speed(run, replace(view, expected_spm=None), HEIGHT_M) is None


def test_a_ratio_is_the_models() -> None:
    """The ratio of the run is the model's at its cadence and expectation."""
    steps = measured(a_run(cadence=158.0)).steps
    assert steps is not None
    assert steps.value.ratio == landing.braking_ratio([steps.cadence_spm / steps.expected_spm], 0.0).ratio.item()
