"""Heights, weights and distances are taken as people write them, and refused with an example."""

import pytest
import typer

from gait.cli import values


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1.78", 1.78),
        ("1,78", 1.78),
        ("1.78m", 1.78),
        ("178", 1.78),
        ("178cm", 1.78),
        ("178 CM", 1.78),
        ("1780mm", 1.78),
        ("5'10\"", 1.778),  # 70 inches of 25.4 mm
        ("5'10", 1.778),
        ("5' 10.5\"", 1.7907),
        ("5ft 10in", 1.778),
        ("6'", 1.8288),
        ("70in", 1.778),
    ],
)
def test_a_height_is_understood(text: str, metres: float) -> None:
    """Metres, centimetres, feet and inches; a bare number is in metres below 3, else in centimetres."""
    assert values.height_m(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "tall", "17.8", "0.5", "3.0m", "9'11\"", "178lb", "-1.78", "1.78 1.80", "nan"])
def test_what_is_no_height_is_refused_with_an_example(text: str) -> None:
    """The message says how to write it."""
    with pytest.raises(typer.BadParameter, match=r"Write it as 1\.78, 178cm or 5'10"):
        values.height_m(text)


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [("70", 70.0), ("70kg", 70.0), ("70,5 kg", 70.5), ("154lb", 69.853), ("154 LBS", 69.853), ("11st", 69.853)],
)
def test_a_weight_is_understood(text: str, kilograms: float) -> None:
    """Kilograms, pounds (0.45359237 kg) and stones (14 pounds); a bare number is in kilograms."""
    assert values.mass_kg(text) == pytest.approx(kilograms, abs=5e-4)


@pytest.mark.parametrize("text", ["heavy", "7", "700", "70cm", "70 80"])
def test_what_is_no_weight_is_refused_with_an_example(text: str) -> None:
    """The message says how to write it."""
    with pytest.raises(typer.BadParameter, match="Write it as 70, 70kg or 154lb"):
        values.mass_kg(text)


@pytest.mark.parametrize(
    ("text", "metres"),
    [("8.2km", 8200.0), ("8,2 km", 8200.0), ("8200m", 8200.0), ("5mi", 8046.72), ("5 miles", 8046.72)],
)
def test_a_distance_is_understood(text: str, metres: float) -> None:
    """Kilometres, metres and miles of 1609.344 m."""
    assert values.distance_m(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["8.2", "8200", "far", "5m", "900km", "8.2kg"])
def test_a_distance_without_unit_or_sense_is_refused(text: str) -> None:
    """8.2 may be kilometres or miles, so the unit is asked for."""
    with pytest.raises(typer.BadParameter, match="Write it with its unit"):
        values.distance_m(text)
