"""However a table of acceleration is written, it is the same recording; whatever bytes are read, a sentence comes."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.errors import GaitError
from gait.formats import read_bytes
from gait.formats.motion_csv.reading import read_motion_csv
from gait.model import FloatArray
from tests.formats.motion_tables import GRAVITY_MPS2, shaking, table

STARTED_AT = datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
NAMES = (
    ("", "", "", ""),
    ("time", "x", "y", "z"),
    ("timestamp", "acc_x", "acc_y", "acc_z"),
    ("Time", "Acceleration X", "Acceleration Y", "Acceleration Z"),
    ("t", "accelerometerX", "accelerometerY", "accelerometerZ"),
    ("seconds_elapsed", "x-axis", "y-axis", "z-axis"),
    ("elapsed", "wrist.acc.x", "wrist.acc.y", "wrist.acc.z"),
)
CLOCKS = ("s", "ms", "us", "ns", "epoch s", "epoch ms", "epoch ns", "iso", "iso offset", "of day")


def written_times(time_s: FloatArray, form: str) -> list[str]:
    """Return times in one of the forms that loggers use."""
    moments = [STARTED_AT + timedelta(seconds=float(second)) for second in time_s]
    if form.startswith("iso"):
        offset = "+02:00" if form == "iso offset" else "Z"
        return [f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}{offset}" for moment in moments]
    if form == "of day":
        return [f"{moment:%H:%M:%S.%f}" for moment in moments]
    size = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[form.rpartition(" ")[2]]
    since = round(STARTED_AT.timestamp()) if form.startswith("epoch") else 0
    micros = [since * 10**6 + round(float(second) * 1e6) for second in time_s]
    return [f"{each * size // 10**6}.{each * size % 10**6:06d}" for each in micros]


@given(
    separator=st.sampled_from([",", ";", "\t"]),
    decimal_comma=st.booleans(),
    quoted=st.booleans(),
    ending=st.sampled_from(["\n", "\r\n"]),
    names=st.sampled_from(NAMES),
    clock=st.sampled_from(CLOCKS),
    scale=st.sampled_from([1.0, GRAVITY_MPS2, 1000.0]),
    rate_hz=st.sampled_from([12.5, 50.0, 100.0, 400.0]),
    turn=st.permutations([0, 1, 2]),
)
@settings(max_examples=60)
def test_any_form_gives_the_same_recording(  # noqa: PLR0913 - one a choice of the writer
    *,
    separator: str,
    decimal_comma: bool,
    quoted: bool,
    ending: str,
    names: tuple[str, ...],
    clock: str,
    scale: float,
    rate_hz: float,
    turn: list[int],
) -> None:
    """Separator, decimal mark, quotes, names, unit, kind of time, rate and the sensor's turn make no difference."""
    time_s, in_g = shaking(6.0, rate_hz)
    in_g = in_g[:, turn]
    # A column that counts seconds by its name counts nothing else.
    times = written_times(time_s, "s" if names[0] == "seconds_elapsed" else clock)
    mark = "," if decimal_comma and separator != "," else "."
    columns = [[each.replace(".", mark) for each in times], *(in_g * scale).T]
    head = separator.join(names) if names[0] else ""
    data = table(columns, head, separator, lambda number: f"{number:.6f}".replace(".", mark))
    if quoted:
        between = b'"' + separator.encode() + b'"'
        data = b'"' + data.rstrip(b"\n").replace(separator.encode(), between).replace(b"\n", b'"\n"') + b'"\n'
    (activity,) = read_bytes(data.replace(b"\n", ending.encode()), "run.csv")

    assert activity.motion is not None
    np.testing.assert_allclose(activity.motion.time_s, time_s, atol=2e-6)
    np.testing.assert_allclose(activity.motion.acceleration_g, in_g, atol=2e-6)
    if names[0] != "seconds_elapsed" and clock.startswith(("epoch", "iso")):
        offset_s = 7200 if clock == "iso offset" else 0
        assert abs((activity.started_at - STARTED_AT).total_seconds() + offset_s) < 1e-3


ANYTHING = st.one_of(
    st.binary(max_size=2000),
    st.text(alphabet="0123456789.,;\t-+eE \nxyztime\"'nan", max_size=2000).map(str.encode),
    st.lists(st.lists(st.floats(width=32), min_size=3, max_size=6), max_size=60).map(
        lambda rows: "\n".join(",".join(map(str, row)) for row in rows).encode()
    ),
)


@given(data=ANYTHING)
@settings(max_examples=150)
def test_whatever_is_in_a_file_a_sentence_comes(data: bytes) -> None:
    """Any bytes are a recording with finite numbers in rising time, or one of our errors."""
    try:
        (activity,) = read_motion_csv(data, "run.csv", "salvage")
    except GaitError:
        return
    assert activity.motion is not None
    assert np.isfinite(activity.motion.acceleration_g).all()
    assert (np.diff(activity.motion.time_s) > 0).all()
