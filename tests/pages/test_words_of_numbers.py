"""Where a number comes from and how it is written: in people's words and in the units of its quantity."""

from dataclasses import replace

import pytest

from gait.model import Analysis
from gait.pages.measured import measured
from gait.pages.origins import origin, source_name
from gait.pages.tables import stretches_table


@pytest.mark.parametrize(
    ("quantity", "where", "sensor", "said"),
    [
        ("cadence_spm", "device", "wrist", "watch (wrist)"),
        ("speed_mps", "device", "gps", "watch (GPS)"),
        ("cadence_spm", "device", "unknown", "watch"),
        ("cadence_spm", "device", "chest", "chest strap"),
        ("power_w", "developer:Stryd", "foot_pod", "Stryd (foot pod)"),
        ("power_w", "developer:Stryd", "unknown", "Stryd"),
        ("step_length_m", "derived", "gps", "from speed and cadence"),
        ("cadence_spm", "derived", "gps", "worked out from others"),
        ("leg_stiffness_n_per_m", "modelled", "foot_pod", "modelled (foot pod)"),
    ],
)
def test_a_source_is_named_as_people_name_it(rich: Analysis, quantity: str, where: str, sensor: str, said: str) -> None:
    """Neither the word device nor a name with an underscore reaches a reader."""
    assert origin(quantity, replace(rich.summary["cadence_spm"], origin=where, sensor=sensor)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("watch (wrist)", "watch (wrist)"),
        ("watch (gps)", "watch (GPS)"),
        ("pod (foot_pod)", "foot pod"),
        ("strap (chest)", "chest strap"),
        ("Stryd (foot_pod)", "Stryd (foot pod)"),
        ("My app (beta)", "My app (beta)"),
        ("device", "watch"),
        ("speed and cadence", "from speed and cadence"),
    ],
)
def test_a_side_of_a_comparison_is_named_as_people_name_it(name: str, said: str) -> None:
    """Families lose their underscore; a name that only looks like one stays."""
    assert source_name(name) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": None}, ""),
        ({"rule": "contact_gauge", "value": 0.289, "low": 0.249, "high": 0.328, "unit": "s"}, "289 (249 to 328) ms"),
        ({"rule": "cadence_160_180", "value": 0.31, "low": None, "unit": "1"}, "31 %"),
        ({"rule": "too_little_running", "value": 200.0, "low": None, "unit": "s"}, "3:20"),
        ({"rule": "drift_cadence_spm"}, "\N{MINUS SIGN}4 (\N{MINUS SIGN}5 to \N{MINUS SIGN}3) spm"),
        ({"rule": "sensors_disagree", "value": 0.25, "low": None, "unit": "m/s"}, "+0.25 m/s"),
        ({"rule": "heart_rate_lock", "value": 1234.0, "low": None, "unit": "samples"}, "1234 samples"),
        ({"rule": "other", "unit": "x"}, "\N{MINUS SIGN}4.1 (\N{MINUS SIGN}5 to \N{MINUS SIGN}3.2) x"),
    ],
)
def test_a_findings_number_is_written_in_the_units_of_its_quantity(
    rich: Analysis, changes: dict[str, object], said: str
) -> None:
    """Milliseconds, percent and clocks, not bare SI."""
    assert measured(replace(rich.findings[1], **changes), "metric") == said


def test_a_split_with_a_stop_says_how_much_of_it_was_running(rich: Analysis) -> None:
    """Its pace is the running's; running never exceeds the time in print."""
    pieces = (
        replace(rich.splits[0], duration_s=400.0, running_s=345.0),
        replace(rich.splits[1], duration_s=339.0, running_s=339.4),
    )
    table = stretches_table(pieces, "Splits", "metric")
    assert table
    assert [head.text for head in table.heads][2:5] == ["Time", "Running", "Running pace"]
    assert [row[2:4] for row in table.rows] == [("6:40", "5:45"), ("5:39", "5:39")]
