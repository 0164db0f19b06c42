"""Records to physical columns."""

import numpy as np
import pytest

from gait.formats.fit.columns import record_columns, unpack_speed_distance
from gait.formats.fit.decode import decode
from tests.formats.fit.making import Maker

SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, BYTE = 0x01, 0x02, 0x83, 0x84, 0x85, 0x86, 0x0D


def _columns(made: Maker) -> dict[str, list[float]]:
    found = record_columns(decode(made.file()).links[0].messages(20))
    return {name: values.tolist() for name, values in found.items()}


@pytest.mark.parametrize(
    ("field", "base", "stored", "quantity", "expected"),
    [
        (0, SINT32, 2**30, "latitude_deg", 90.0),
        (1, SINT32, -(2**29), "longitude_deg", -45.0),
        (5, UINT32, 123456, "distance_m", 1234.56),
        (6, UINT16, 3125, "speed_mps", 3.125),
        (73, UINT32, 3125, "speed_mps", 3.125),
        (2, UINT16, 2750, "altitude_m", 50.0),
        (78, UINT32, 2490, "altitude_m", -2.0),
        (9, SINT16, -550, "grade", -0.055),
        (3, UINT8, 151, "heart_rate_bpm", 151.0),
        (7, UINT16, 260, "power_w", 260.0),
        (13, SINT8, -7, "temperature_c", -7.0),
        (85, UINT16, 11573, "step_length_m", 1.1573),
        (41, UINT16, 2693, "ground_contact_time_s", 0.2693),
        (40, UINT16, 3725, "duty_factor", 0.3725),
        (39, UINT16, 924, "vertical_oscillation_m", 0.0924),
        (83, UINT16, 804, "vertical_ratio", 0.0804),
        (84, UINT16, 4799, "ground_contact_balance", 0.4799),
        (4, UINT8, 83, "cadence_spm", 166.0),
        (52, UINT16, 21312, "cadence_spm", 166.5),
    ],
)
def test_each_field_in_our_units(  # noqa: PLR0913, PLR0917 - a table
    maker: type[Maker], field: int, base: int, stored: int, quantity: str, expected: float
) -> None:
    """A stored value of each field becomes the quantity in SI; the expected ones are worked by hand."""
    columns = _columns(maker().message(20, [(field, base, stored)]))
    assert list(columns) == [quantity]
    assert columns[quantity] == pytest.approx([expected], abs=1e-12)


def test_enhanced_fields_win_value_by_value(maker: type[Maker]) -> None:
    """The enhanced speed counts where it is measured, else the plain one."""
    made = maker().define(0, 20, [(6, 2, UINT16), (73, 4, UINT32)])
    made.data(0, "HI", 2000, 3000).data(0, "HI", 2000, 0xFFFFFFFF)
    assert _columns(made)["speed_mps"] == [3.0, 2.0]


def test_cadence_is_twice_strides_with_their_fraction(maker: type[Maker]) -> None:
    """79 strides and a half make 159 steps, and a missing fraction adds nothing."""
    made = maker().define(0, 20, [(4, 1, UINT8), (53, 1, UINT8)])
    made.data(0, "BB", 79, 64).data(0, "BB", 80, 0xFF).data(0, "BB", 0xFF, 64)
    cadence = _columns(made)["cadence_spm"]
    assert cadence[:2] == [159.0, 160.0]
    assert np.isnan(cadence[2])


def test_columns_without_any_value_are_left_out(maker: type[Maker]) -> None:
    """A field that is never measured makes no column, and a zero stays what it is."""
    made = maker().define(0, 20, [(3, 1, UINT8), (4, 1, UINT8)]).data(0, "BB", 0xFF, 0)
    assert _columns(made) == {"cadence_spm": [0.0]}


def test_packed_speed_and_distance_by_hand() -> None:
    """Speed is the low twelve bits / 100; distance the high twelve / 16 m, which roll over after 256 m."""
    # 0x12C = 300 -> 3.00 m/s; distance counts 16, 4080, 16 (1 m, 255 m, then over the top to 257 m).
    packed = np.array([[0x2C, 0x01, 0x01], [0x2C, 0x01, 0xFF], [np.nan] * 3, [0x2C, 0x01, 0x01]])
    speed, distance = unpack_speed_distance(packed)
    assert speed[[0, 1, 3]].tolist() == [3.0, 3.0, 3.0]
    assert distance[[0, 1, 3]].tolist() == [1.0, 255.0, 257.0]
    assert np.isnan([speed[2], distance[2]]).all()


def test_a_packed_field_of_another_size_is_not_measured() -> None:
    """A packed field that does not have three bytes gives nothing."""
    speed, distance = unpack_speed_distance(np.array([[1.0, 2.0]]))
    assert np.isnan([speed[0], distance[0]]).all()


def test_packed_fields_fill_what_is_not_stored_plainly(maker: type[Maker]) -> None:
    """The packed field gives speed and distance where the record has no plain ones."""
    columns = _columns(maker().message(20, [(8, BYTE, (0x2C, 0x01, 0x01)), (4, UINT8, 90)]))
    assert columns == {"cadence_spm": [180.0], "speed_mps": [3.0], "distance_m": [1.0]}
