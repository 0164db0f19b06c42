"""What people tell of legs, shoes, targets and stretches, in their own units."""

from collections.abc import Callable

import pytest
import typer

from gait.cli import told


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (told.leg_length_m, "0.86", 0.86),
        (told.leg_length_m, "86", 0.86),
        (told.leg_length_m, "86 cm", 0.86),
        (told.leg_length_m, "0,86m", 0.86),
        (told.leg_length_m, "34in", 0.8636),
        (told.shoe_distance_m, "120km", 120_000.0),
        (told.shoe_distance_m, "75 mi", 120_700.8),
        (told.stretch_s, "12:30-14:00", (750.0, 840.0)),
        (told.stretch_s, "1:02:00 - 1:10:30", (3720.0, 4230.0)),
        (told.stretch_s, "58:00-", (3480.0, 864_000.0)),
        (told.target, "172", told.Target(spm=172.0)),
        (told.target, "172@5:00/km", told.Target(spm=172.0, mps=1000 / 300)),
        (told.target, "172.5 @ 8:00 mi", told.Target(spm=172.5, mps=1609.344 / 480)),
        (told.day, "2026-05-17", "2026-05-17"),
        (told.one_of("a", "b"), "b", "b"),
    ],
)
def test_what_people_write(read: Callable[[str], object], text: str, value: object) -> None:
    """34 in are 0.8636 m, 75 mi 120,700.8 m, 12:30 is 750 s, and 5:00 /km is 1,000 m in 300 s."""
    found = read(text)

    assert found == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (told.leg_length_m, "long"),
        (told.leg_length_m, "3ft"),
        (told.shoe_distance_m, "120"),
        (told.stretch_s, "14:00-12:30"),
        (told.stretch_s, "12:30"),
        (told.stretch_s, "-12:30"),
        (told.target, "172@"),
        (told.target, "172@0:00/km"),
        (told.target, "quick"),
        (told.day, "17.5.2026"),
        (told.one_of("a", "b"), "c"),
    ],
)
def test_what_is_refused(read: Callable[[str], object], text: str) -> None:
    """A sentence says what was written and how to write it."""
    with pytest.raises(typer.BadParameter, match=f"'{text.replace('.', '[.]')}' is n"):
        read(text)
