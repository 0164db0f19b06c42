"""Sessions, laps, and what the watch reports of them."""

import pytest

from gait.formats.fit import read_fit
from gait.formats.fit.decode import Link, decode
from gait.formats.fit.profile import SPORTS
from gait.formats.fit.sessions import laps, sessions, sport_names
from gait.formats.fit.sport_words import SPORT_WORDS
from tests.formats.fit.making import Maker

ENUM, UINT8, UINT16, UINT32 = 0x00, 0x02, 0x84, 0x86
START = 1_000_000_000


def _link(made: Maker) -> Link:
    return decode(made.file()).links[0]


@pytest.mark.parametrize(
    ("sport", "sub_sport", "on_foot", "sub_name"),
    [
        (1, 1, "running", "treadmill"),
        (1, 3, "running", "trail"),
        (1, 45, "running", "indoor_running"),
        (11, 0, "walking", None),
        (17, 0, "hiking", None),
        (0, 0, "unknown", None),
        (0xFF, 0xFF, "unknown", None),
        (4, 1, "running", "treadmill"),
        (4, 27, "walking", "indoor_walking"),
        (4, 15, None, "elliptical"),
        (2, 7, None, None),
        (200, 0, None, None),
    ],
)
def test_which_sports_are_on_foot(
    maker: type[Maker], sport: int, sub_sport: int, on_foot: str | None, sub_name: str
) -> None:
    """Running, walking and hiking are on foot, a treadmill too; a sport that is left open is unknown, and kept."""
    session = sessions(_link(maker().session(sport=sport, sub_sport=sub_sport)), START, START + 10)[0]
    assert (session.on_foot, session.sub_sport) == (on_foot, sub_name)


@pytest.mark.parametrize(("number", "fields"), [(12, [(0, ENUM, 11)]), (19, [(25, ENUM, 11), (39, ENUM, 0)])])
def test_the_sport_without_a_session(maker: type[Maker], number: int, fields: list[tuple[int, int, int]]) -> None:
    """Without a session message, the sport message or a lap says the sport, and the records the time."""
    session = sessions(_link(maker().message(number, fields)), START, START + 10)[0]
    assert (session.on_foot, session.start, session.stop) == ("walking", START, START + 11.0)


def test_nothing_says_the_sport(run: Maker) -> None:
    """A file that says no sport at all is unknown."""
    assert sessions(_link(Maker().file_id()), START, START + 10)[0].on_foot == "unknown"


@pytest.mark.parametrize(("start", "expected"), [(START - 3, START - 3), (START - 7200, START), (START + 5, START)])
def test_a_session_starts_before_its_records(maker: type[Maker], start: int, expected: int) -> None:
    """The session's start counts where it can be right: not after the first record and not hours before it."""
    assert sessions(_link(maker().session(start=start)), START, START + 10)[0].start == expected


def test_figures_by_hand(maker: type[Maker]) -> None:
    """The watch's figures are in SI: 83 + 24/128 strides are 166.375 steps, 2693 is 0.2693 s."""
    made = maker().message(
        18,
        [
            (2, UINT32, START),
            (7, UINT32, 3_117_009),
            (8, UINT32, 3_000_000),
            (9, UINT32, 1_002_148),
            (10, UINT32, 4312),
            (94, UINT8, 64),
            (22, UINT16, 93),
            (199, UINT8, 50),
            (23, UINT16, 0),
            (14, UINT16, 3215),
            (124, UINT32, 3216),
            (18, UINT8, 83),
            (92, UINT8, 24),
            (134, UINT16, 11573),
            (91, UINT16, 2693),
            (90, UINT16, 3725),
            (89, UINT16, 924),
            (132, UINT16, 804),
            (133, UINT16, 4799),
            (16, UINT8, 139),
            (20, UINT16, 0),
        ],
    )
    assert sessions(_link(made), START, START + 10)[0].reported == {
        "elapsed_s": 3117.009,
        "timer_s": 3000.0,
        "distance_m": 10021.48,
        "strides": 4312.5,
        "ascent_m": 93.5,
        "descent_m": 0.0,
        "speed_mps": 3.216,
        "cadence_spm": 166.375,
        "step_length_m": 1.1573,
        "ground_contact_time_s": 0.2693,
        "duty_factor": 0.3725,
        "vertical_oscillation_m": 0.0924,
        "vertical_ratio": 0.0804,
        "ground_contact_balance": 0.4799,
        "heart_rate_bpm": 139.0,
    }


def test_zeros_and_impossible_figures_are_missing(maker: type[Maker]) -> None:
    """A zero in the dynamics means absent, and so does a vertical ratio of 79 %."""
    fields = [(2, UINT32, START), (91, UINT16, 0), (89, UINT16, 0), (132, UINT16, 7900), (18, UINT8, 0)]
    assert sessions(_link(maker().message(18, fields)), START, START + 10)[0].reported == {}


def test_laps_with_their_figures(maker: type[Maker]) -> None:
    """Laps are in order of time, within the session, with figures by quantity; the end is start plus elapsed."""
    made = maker()
    for start, elapsed in ((START + 60, 30_500), (START, 60_000), (START + 500, 1000)):
        made.message(19, [(253, UINT32, START + 999), (2, UINT32, start), (7, UINT32, elapsed), (17, UINT8, 85)])
    found = laps(_link(made), START, START + 100.0)
    assert [(lap.start_s, lap.stop_s) for lap in found] == [(0.0, 60.0), (60.0, 90.5)]
    assert found[0].reported == {"elapsed_s": 60.0, "cadence_spm": 170.0}


def test_a_lap_without_elapsed_time_ends_at_its_time_stamp(maker: type[Maker]) -> None:
    """A lap that does not say how long it took ends when it was written; one without either is left out."""
    made = maker().message(19, [(253, UINT32, START + 40), (2, UINT32, START - 1)])
    made.message(19, [(253, UINT32, 0xFFFFFFFF), (2, UINT32, START)])
    assert [(lap.start_s, lap.stop_s) for lap in laps(_link(made), START, START + 100.0)] == [(0.0, 40.0)]


def test_a_run_and_a_ride_in_one_file(maker: type[Maker]) -> None:
    """Of several sessions, those on foot become activities with their own records, laps and distance."""
    made = maker().file_id().records(range(START, START + 30))
    made.session(START + 20, 10.0, sport=11).session(START, 10.0).session(START + 10, 10.0, sport=2)
    run, walk = read_fit(made.file(), "duathlon.fit")
    assert (run.sport, walk.sport) == ("running", "walking")
    assert run.time_s.tolist() == list(range(10))
    assert walk.time_s.tolist() == list(range(10))
    assert run.columns["distance_m"].tolist() == [3.0 * second for second in range(10)]
    assert walk.columns["distance_m"].tolist() == [3.0 * second for second in range(1, 11)]
    assert (run.source.activity_index, walk.source.activity_index) == (0, 1)
    assert sport_names(_link(made)) == ("cycling",)


def test_a_session_without_records_is_left_out(maker: type[Maker]) -> None:
    """A session in whose time there is no record is no activity."""
    made = maker().file_id().records(range(START, START + 10))
    made.session(START, 10.0).session(START + 5000, 10.0)
    assert len(read_fit(made.file(), "x.fit")) == 1


def test_every_sport_of_the_profile_has_its_word() -> None:
    """A refusal can name each of them, in English as the profile does."""
    assert dict(SPORT_WORDS) == {name: name for name in SPORTS.values()}
