"""Raw acceleration and rotation."""

from pathlib import Path

import numpy as np
import pytest

from gait.formats.fit.decode import decode
from gait.formats.fit.motion import read_motion
from gait.formats.fit.sample_times import rebuild_starts
from gait.model import Motion
from tests.formats.fit.making import Maker

SINT16, UINT16, UINT32, SINT32, FLOAT32, ENUM = 0x83, 0x84, 0x86, 0x85, 0x88, 0x00
START = 1_000_000_000


def _read(made: Maker) -> Motion | None:
    return read_motion(decode(made.file()).links[0], START, START + 1000.0, "wrist")


def _calibration(  # noqa: PLR0913, PLR0917 - a message has as many fields
    made: Maker, sensor: int, factor: int, divisor: int, level: int, matrix: tuple[int, ...] | None = None
) -> Maker:
    made.message(
        167,
        [
            (0, ENUM, sensor),
            (1, UINT32, factor),
            (2, UINT32, divisor),
            (3, UINT32, level),
            (4, SINT32, (10, 0, 0)),
            (5, SINT32, matrix or (65535, 0, 0, 0, 65535, 0, 0, 0, 65535)),
        ],
    )
    return made


def _samples(  # noqa: PLR0913, PLR0917 - a message has as many fields
    made: Maker,
    number: int,
    second: int,
    counts: tuple[tuple[int, ...], ...],
    milliseconds: int = 0,
    offsets: tuple[int, ...] = (0, 10),
) -> Maker:
    fields = [(253, UINT32, START + second), (0, UINT16, milliseconds), (1, UINT16, offsets)]
    return made.message(
        number, [*fields, *((axis, UINT16, values) for axis, values in zip((2, 3, 4), counts, strict=True))]
    )


def test_calibration_by_hand(maker: type[Maker]) -> None:
    """(33,802 - 32,768 - 10) / 1024 = 1 g on x; the matrix turns it on to y with its sign changed."""
    matrix = (0, 65535, 0, -65535, 0, 0, 0, 0, 65535)
    made = _calibration(maker(), 0, 1, 1024, 32768, matrix)
    motion = _read(_samples(made, 165, 5, ((33802, 32778), (32768, 33280), (32768, 32768)), 250))
    assert motion is not None
    assert motion.time_s.tolist() == pytest.approx([5.25, 5.26], abs=1e-6)
    assert motion.acceleration_g.tolist() == [[0.0, -1.0, 0.0], [0.5, 0.0, 0.0]]
    assert motion.sensor == "wrist"
    assert motion.notes == ()
    assert not motion.acceleration_g.flags.writeable


def test_the_calibration_before_the_samples_counts(maker: type[Maker]) -> None:
    """Each message is calibrated by the last calibration before it; the first also serves what stands before it."""
    flat = ((32778, 33802), (32768, 32768), (32768, 32768))
    made = _samples(_calibration(_samples(maker(), 165, 1, flat), 0, 1, 1024, 32768), 165, 2, flat)
    motion = _read(_samples(_calibration(made, 0, 2, 1024, 32768), 165, 3, flat))
    assert motion is not None
    assert motion.acceleration_g[:, 0].tolist() == [0.0, 1.0, 0.0, 1.0, 0.0, 2.0]


def test_signed_values_in_unsigned_fields_are_repaired(maker: type[Maker]) -> None:
    """65,024 in an unsigned field beside 522 is -512; 65,535 is -1 there, not missing."""
    made = _calibration(maker(), 0, 1, 512, 0)
    motion = _read(_samples(made, 165, 0, ((522, 65034), (0, 65535), (0, 0))))
    assert motion is not None
    assert motion.acceleration_g[:, 0].tolist() == [1.0, -1.0]
    assert motion.acceleration_g[:, 1].tolist() == [0.0, -1 / 512]
    assert [note.code for note in motion.notes] == ["motion_signed_values"]


def test_a_level_is_not_taken_off_repaired_values(maker: type[Maker]) -> None:
    """Values that are signed already are centred: the unsigned zero level is not subtracted again."""
    made = _calibration(maker(), 0, 1, 512, 32768)
    motion = _read(_samples(made, 165, 0, ((522, 65034), (0, 0), (0, 0))))
    assert motion is not None
    assert motion.acceleration_g[:, 0].tolist() == [1.0, -1.0]


def test_without_calibration_gravity_gives_the_scale(maker: type[Maker]) -> None:
    """Counts without calibration are scaled so that the median size is 1 g, with a note; counts of a gyro are not."""
    made = _samples(maker(), 165, 0, ((300, 300), (400, 400), (0, 0)))
    motion = _read(_samples(made, 164, 0, ((1, 2), (3, 4), (5, 6))))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[0.6, 0.8, 0.0], [0.6, 0.8, 0.0]]
    assert [note.code for note in motion.notes] == ["motion_uncalibrated", "motion_scaled"]
    assert motion.angular_velocity_dps is None


def test_rotation_is_calibrated_on_its_own_times(maker: type[Maker]) -> None:
    """Rotation has its own calibration and times; calibrated acceleration is as it is, a missing sample left out."""
    made = _calibration(maker(), 1, 5, 10, 100)
    fields = [(253, UINT32, START), (0, UINT16, 0), (1, UINT16, (0, 20))]
    axes = [(5, FLOAT32, (0.5, float("nan"))), (6, FLOAT32, (0.25, 0.0)), (7, FLOAT32, (1.0, 0.0))]
    motion = _read(_samples(made.message(165, [*fields, *axes]), 164, 1, ((210, 110), (100, 100), (100, 100))))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[0.5, 0.25, 1.0]]
    assert motion.rotation_time_s is not None
    assert motion.rotation_time_s.tolist() == pytest.approx([1.0, 1.01], abs=1e-6)
    assert motion.angular_velocity_dps is not None
    assert motion.angular_velocity_dps.tolist() == [[50.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def test_calibrated_rotation_is_taken_as_it_is(maker: type[Maker]) -> None:
    """Rotation that the device has calibrated needs no calibration message."""
    fields = [(253, UINT32, START), (0, UINT16, 0), (1, UINT16, (0,))]
    axes = [(number, FLOAT32, 2.0) for number in (5, 6, 7)]
    motion = _read(maker().message(165, [*fields, *axes]).message(164, [*fields, *axes]))
    assert motion is not None
    assert motion.angular_velocity_dps is not None
    assert motion.angular_velocity_dps.tolist() == [[2.0, 2.0, 2.0]]


def test_compressed_and_high_speed_acceleration(maker: type[Maker]) -> None:
    """Compressed samples are mg; high-speed ones mg x 1.024 at a stated interval."""
    fields = [(253, UINT32, START), (0, UINT16, 0), (1, UINT16, (0,))]
    compressed = _read(maker().message(165, [*fields, (8, SINT16, 500), (9, SINT16, -250), (10, SINT16, 1000)]))
    assert compressed is not None
    assert compressed.acceleration_g.tolist() == [[0.5, -0.25, 1.0]]
    fields = [(253, UINT32, START), (0, UINT16, 500), (1, UINT16, 40)]
    fast = _read(maker().message(302, [*fields, *((axis, SINT16, (1024, -512)) for axis in (2, 3, 4))]))
    assert fast is not None
    assert fast.acceleration_g.tolist() == [[1.0, 1.0, 1.0], [-0.5, -0.5, -0.5]]
    assert fast.time_s.tolist() == pytest.approx([0.5, 0.54], abs=1e-6)


def test_samples_without_times_of_their_own_are_spread(maker: type[Maker]) -> None:
    """Without sample times, the samples of a message lie evenly up to the next message."""
    made = _calibration(maker(), 0, 1, 1024, 0)
    for second in range(3):
        fields = [(253, UINT32, START + second), *((axis, UINT16, (20000,) * 4) for axis in (2, 3, 4))]
        made.message(165, fields)
    motion = _read(made)
    assert motion is not None
    assert motion.time_s.tolist() == [0.25 * sample for sample in range(12)]


def test_padding_of_a_last_message_is_left_out(maker: type[Maker]) -> None:
    """A sample without time in a message whose other samples have one is padding."""
    made = _calibration(maker(), 0, 1, 1024, 0)
    motion = _read(_samples(made, 165, 0, ((20000, 20000),) * 3, offsets=(0, 0xFFFF)))
    assert motion is not None
    assert motion.time_s.tolist() == [0.0]


@pytest.mark.parametrize("repeated", [True, False])
def test_times_that_repeat_or_skip_are_rebuilt(maker: type[Maker], repeated: bool) -> None:  # noqa: FBT001 - a test's parameter
    """Ten messages of 0.5 s whose seconds repeat (or skip) become evenly spaced samples, with a note."""
    made = _calibration(maker(), 0, 1, 1024, 0)
    seconds = [second // 2 for second in range(20)] if repeated else [0, 1, 1, 3, 3, 4, 4, 4, 5, 6]
    for second in seconds:
        _samples(made, 165, second, ((20000, 20000),) * 3, offsets=(0, 250))
    motion = _read(made)
    assert motion is not None
    steps = np.diff(motion.time_s[::2])
    assert np.ptp(steps) < 1e-6
    assert np.abs(motion.time_s[::2] - np.array(seconds)).max() <= 1.0
    assert [note.code for note in motion.notes] == ["motion_times_rebuilt"]


def test_starts_that_fit_are_kept() -> None:
    """Starts that follow each other by the message's length within half of it stay as they are."""
    starts = np.array([0.0, 0.31, 0.6, 0.9, 9.0, 9.3])
    assert rebuild_starts(starts, 0.3) is starts


def test_pieces_between_gaps_are_rebuilt_apart() -> None:
    """A gap of more than two seconds stays a gap; short pieces keep the message's length."""
    starts = np.array([0.0, 0.0, 1.0, 1.0, 100.0, 100.0])
    rebuilt = rebuild_starts(starts, 0.5)
    assert rebuilt.tolist() == [-0.25, 0.25, 0.75, 1.25, 99.75, 100.25]


def test_starts_that_are_unknown_are_left() -> None:
    """A single start and starts with a missing one are not rebuilt."""
    assert rebuild_starts(np.array([5.0]), 0.5).tolist() == [5.0]
    assert np.isnan(rebuild_starts(np.array([5.0, np.nan]), 0.5)[1])


def test_nothing_within_the_activity_is_no_recording(run: Maker, maker: type[Maker]) -> None:
    """A file without motion messages, and one whose samples lie elsewhere, has no recording."""
    assert _read(run) is None
    assert _read(_samples(_calibration(maker(), 0, 1, 1024, 0), 165, 90000, ((20000, 20000),) * 3)) is None


def test_a_real_camera_rests_at_one_g(runs: Path) -> None:
    """The VIRB's calibrated acceleration has a median size of 1.021 g at 100 Hz, as measured elsewhere."""
    data = (runs / "fit" / "garmin_virb_accelerometer_calibration.fit").read_bytes()
    motion = read_motion(decode(data).links[0], 2.0, 212.0, "unknown")
    assert motion is not None
    assert motion.acceleration_g.shape == (20760, 3)
    assert np.median(np.linalg.norm(motion.acceleration_g, axis=1)) == pytest.approx(1.021, abs=0.0005)
    assert np.median(np.diff(motion.time_s)) == pytest.approx(0.010, abs=0.0005)
    assert motion.angular_velocity_dps is not None
    assert np.abs(np.median(motion.angular_velocity_dps, axis=0)).max() < 5.0


def test_a_matrix_may_mix_axes(maker: type[Maker]) -> None:
    """A matrix that adds two axes and drops one is applied as it stands: x = (50 - 10) + 20, y = 0."""
    made = _calibration(maker(), 0, 1, 1, 0, (65535, 65535, 0, 0, 0, 0, 0, 0, 65535))
    motion = _read(_samples(made, 165, 0, ((50,), (20,), (7,)), offsets=(0,)))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[60.0, 0.0, 7.0]]


def test_a_matrix_that_is_missing_turns_nothing(maker: type[Maker]) -> None:
    """A calibration whose matrix is all zeros or missing leaves the axes as they are."""
    made = _calibration(maker(), 0, 1, 1, 0, (0,) * 9)
    motion = _read(_samples(made, 165, 0, ((50,), (20,), (7,)), offsets=(0,)))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[40.0, 20.0, 7.0]]


@pytest.mark.parametrize("counts", [(60000, 40000), (60000, 100, 30000, 30001)])
def test_high_unsigned_counts_stay_unsigned(maker: type[Maker], counts: tuple[int, ...]) -> None:
    """Counts that fill the unsigned range are no wrapped signed values."""
    others = (30000,) * len(counts)
    made = _calibration(maker(), 0, 1, 1, 0)
    motion = _read(_samples(made, 165, 0, (counts, others, others), offsets=tuple(range(len(counts)))))
    assert motion is not None
    assert motion.acceleration_g[:, 0].tolist() == [count - 10.0 for count in counts]


def test_a_missing_count_leaves_its_sample_out(maker: type[Maker]) -> None:
    """A sample with a missing axis is left out."""
    made = _calibration(maker(), 0, 1, 1, 0)
    motion = _read(_samples(made, 165, 0, ((30010, 0xFFFF), (30000, 30000), (30000, 30000))))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[30000.0, 30000.0, 30000.0]]


def test_axes_of_different_length(maker: type[Maker]) -> None:
    """Samples that an axis lacks are left out."""
    made = _calibration(maker(), 0, 1, 1, 0)
    motion = _read(_samples(made, 165, 0, ((30010, 30011), (30000,), (30000, 30001))))
    assert motion is not None
    assert motion.acceleration_g.tolist() == [[30000.0, 30000.0, 30000.0]]
