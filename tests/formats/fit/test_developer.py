"""Developer fields."""

from collections.abc import Sequence

import numpy as np
import pytest

from gait.formats.fit.decode import decode
from gait.formats.fit.developer import DeveloperColumns, describe, developer_columns
from tests.formats.fit.making import Maker

UINT8, UINT16, FLOAT32, STRING, BYTE = 0x02, 0x84, 0x88, 0x07, 0x0D
STRYD = bytes.fromhex("18fb2cf01a4b430dad66988c847421f4")
UNKNOWN = bytes(range(16))


def _app(made: Maker, index: int = 0, digest: bytes = STRYD, maker_number: int = 0xFFFF) -> Maker:
    return made.message(207, [(1, BYTE, tuple(digest)), (2, UINT16, maker_number), (3, UINT8, index)])


def _describe(  # noqa: PLR0913, PLR0917 - a message has as many fields
    made: Maker,
    number: int,
    name: str,
    unit: str,
    base: int,
    index: int = 0,
    extra: Sequence[tuple[int, int, object]] = (),
) -> Maker:
    fields = [(0, UINT8, index), (1, UINT8, number), (2, UINT8, base), (3, STRING, f"{name}\0")]
    return made.message(206, [*fields, (8, STRING, f"{unit}\0"), *extra])


def _read(made: Maker, maker_name: str | None = None) -> DeveloperColumns:
    return developer_columns(decode(made.file()).links[0], maker_name)


@pytest.mark.parametrize(
    ("name", "unit", "value", "quantity", "expected"),
    [
        ("Cadence", "RPM", 83.0, "cadence_spm", 166.0),
        ("Cadence", "spm", 166.0, "cadence_spm", 166.0),
        ("Power", "Watts", 250.0, "power_w", 250.0),
        ("Form Power", "Watts", 70.0, "form_power_w", 70.0),
        ("Ground Time", "Milliseconds", 254.0, "ground_contact_time_s", 0.254),
        ("Vertical Oscillation", "Centimeters", 7.625, "vertical_oscillation_m", 0.07625),
        ("Vertical Oscillation", "mm", 76.25, "vertical_oscillation_m", 0.07625),
        ("Leg Spring Stiffness", "KN/m", 9.5, "leg_stiffness_n_per_m", 9500.0),
        ("Speed", "M/S", 3.25, "speed_mps", 3.25),
        ("Distance", "Meters", 12.0, "distance_m", 12.0),
        ("Step_Length", "cm", 110.0, "step_length_m", 1.1),
        ("Step Speed Loss", "cm/s", 8.5, "step_speed_loss_mps", 0.085),
        ("Braking Gs", "G", 9.5, "braking_peak_g", 9.5),
        ("Footstrike Type", "", 3.0, "foot_strike_type", 3.0),
    ],
)
def test_its_own_unit_decides(  # noqa: PLR0913, PLR0917 - a table
    maker: type[Maker], name: str, unit: str, value: float, quantity: str, expected: float
) -> None:
    """A field is converted by its own name and unit, whatever native field it claims to stand for."""
    made = _describe(_app(maker()), 5, name, unit, FLOAT32, extra=[(15, UINT8, 39)])
    made.define(0, 20, [(4, 1, UINT8)], [(5, 4, 0)]).data(0, "Bf", 80, value)
    found = _read(made)
    assert found.columns[f"{quantity}@Stryd"].tolist() == pytest.approx([expected], rel=1e-6)
    assert found.channels[f"{quantity}@Stryd"].origin == "developer:Stryd"
    assert found.channels[f"{quantity}@Stryd"].sensor == "foot_pod"
    assert (found.fields[0].name, found.fields[0].quantity, found.fields[0].coverage) == (name, quantity, 1.0)


def test_what_we_do_not_understand_is_listed_and_not_converted(maker: type[Maker]) -> None:
    """A field of unknown name or unit is listed with its coverage, and makes no column."""
    made = _describe(_describe(_app(maker()), 1, "Cadence", "furlongs", UINT8), 2, "Mood", "", UINT8)
    made.define(0, 20, [(4, 1, UINT8)], [(1, 1, 0), (2, 1, 0)]).data(0, "BBB", 80, 5, 0xFF).data(0, "BBB", 80, 5, 1)
    found = _read(made)
    assert found.columns == {}
    assert [(field.name, field.quantity, field.coverage) for field in found.fields] == [
        ("Cadence", None, 1.0),
        ("Mood", None, 0.5),
    ]


@pytest.mark.parametrize(
    ("digest", "names", "maker_number", "file_maker", "expected"),
    [
        (STRYD, ("Power",), 0xFFFF, None, "Stryd"),
        (bytes.fromhex("6957fe6883fe4ed68613413f70624bb5"), ("Power",), 0xFFFF, None, "CORE"),
        (UNKNOWN, ("Form Power", "Leg Spring Stiffness"), 0xFFFF, None, "Stryd"),
        (UNKNOWN, ("Power",), 123, "Garmin", "Polar"),
        (UNKNOWN, ("Power",), 0xFFFF, "Garmin", "Garmin"),
        (UNKNOWN, ("Power",), 0xFFFF, None, "developer"),
    ],
)
def test_the_name_of_the_application(  # noqa: PLR0913, PLR0917 - a table
    maker: type[Maker], digest: bytes, names: tuple[str, ...], maker_number: int, file_maker: str | None, expected: str
) -> None:
    """An application is known by its id, its fields, its maker, the file's maker, or not at all."""
    made = _app(maker(), digest=digest, maker_number=maker_number)
    for number, name in enumerate(names):
        _describe(made, number, name, "Watts", UINT16)
    assert {row.application for row in describe(decode(made.file()).links[0], file_maker)} == {expected}


@pytest.mark.parametrize(("base", "value"), [(UINT16, 300), (0x01, -2), (FLOAT32, float("inf"))])
def test_an_id_that_damage_made_no_octets_is_nobodys(maker: type[Maker], base: int, value: float) -> None:
    """A bit of the base type flipped, and the id's numbers no longer fit in octets: the app is not known."""
    made = maker().message(207, [(1, base, (value,) * 4), (3, UINT8, 0)])
    _describe(made, 1, "Power", "Watts", UINT16)
    assert {row.application for row in describe(decode(made.file()).links[0], None)} == {"developer"}


def test_a_description_without_its_application(maker: type[Maker]) -> None:
    """A field whose application is not declared is kept, as a developer's."""
    made = _describe(maker(), 1, "Power", "W", UINT16, index=3)
    made.define(0, 20, [(4, 1, UINT8)], [(1, 2, 3)]).data(0, "BH", 80, 200)
    assert _read(made).columns["power_w@developer"].tolist() == [200.0]


def test_two_fields_of_one_quantity_are_both_kept(maker: type[Maker]) -> None:
    """Two fields of one application that measure the same are numbered, not overwritten."""
    made = _describe(_describe(_app(maker()), 1, "Power", "W", UINT16), 2, "Run Power", "Watts", UINT16)
    made.define(0, 20, [(4, 1, UINT8)], [(1, 2, 0), (2, 2, 0)]).data(0, "BHH", 80, 200, 300)
    columns = _read(made).columns
    assert {name: values.tolist() for name, values in columns.items()} == {
        "power_w@Stryd": [200.0],
        "power_w@Stryd 2": [300.0],
    }


def test_scale_and_offset_of_the_description(maker: type[Maker]) -> None:
    """A described scale and offset are applied; a scale of 0 or none is no scale."""
    made = _describe(_app(maker()), 1, "Power", "W", UINT16, extra=[(6, UINT8, 10), (7, 0x01, 5)])
    made.define(0, 20, [(4, 1, UINT8)], [(1, 2, 0)]).data(0, "BH", 80, 2550)
    assert _read(made).columns["power_w@Stryd"].tolist() == [250.0]


def test_text_and_undescribed_fields_are_no_numbers(maker: type[Maker]) -> None:
    """A text field has no numeric values, and a field that nobody describes makes nothing."""
    made = _describe(_app(maker()), 1, "Power", "W", STRING)
    made.define(0, 20, [(4, 1, UINT8)], [(1, 3, 0), (9, 2, 0)]).data(0, "B3sH", 80, b"abc", 7)
    found = _read(made)
    assert found.columns == {}
    assert [field.coverage for field in found.fields] == [0.0]


def test_a_nameless_field_is_called_by_its_number(maker: type[Maker]) -> None:
    """A description without name, unit and type gives a field of that number, as bytes."""
    made = _app(maker()).message(206, [(0, UINT8, 0), (1, UINT8, 7)])
    found = describe(decode(made.file()).links[0])
    assert [(row.name, row.unit, row.base_code) for row in found] == [("field 7", "", BYTE)]


def test_records_without_the_field_are_not_measured(maker: type[Maker]) -> None:
    """Records whose definition lacks the developer field are NaN in its column."""
    made = _describe(_app(maker()), 1, "Power", "W", UINT16)
    made.define(0, 20, [(4, 1, UINT8)]).data(0, "B", 80)
    made.define(0, 20, [(4, 1, UINT8)], [(1, 2, 0)]).data(0, "BH", 80, 200)
    values = _read(made).columns["power_w@Stryd"]
    assert np.isnan(values[0])
    assert values[1] == 200.0


def test_descriptions_do_not_leak_along_a_chain(maker: type[Maker]) -> None:
    """A developer field of the second file of a chain is not read by the first file's description."""
    first = _describe(_app(maker()), 1, "Power", "W", UINT16).file()
    second = maker().define(0, 20, [(4, 1, UINT8)], [(1, 2, 0)]).data(0, "BH", 80, 200).file()
    link = decode(first + second).links[1]
    assert developer_columns(link, None).columns == {}
    assert developer_columns(link, None).fields == ()
