"""Devices, and which of them each channel came from."""

from pathlib import Path

import pytest

from gait.formats.fit import read_fit
from gait.formats.fit.decode import decode
from gait.formats.fit.devices import Equipment, equipment
from gait.formats.fit.families import native_channel
from gait.formats.fit.products import GARMIN_PRODUCTS, GARMIN_WATCHES
from gait.model import Activity
from tests.formats.fit.making import Maker

UINT8, UINT16, ENUM, STRING = 0x02, 0x84, 0x00, 0x07


def _read(runs: Path, name: str) -> Activity:
    return read_fit((runs / "fit" / f"{name}.fit").read_bytes(), name)[0]


@pytest.mark.parametrize(
    ("name", "device", "cadence", "contact", "speed", "heart_rate"),
    [
        ("garmin_fr955_native_rd_plus_stryd", "Forerunner 955", "foot_pod", "wrist", "gps", "chest"),
        ("garmin_fr965_native_power_rd_walk_breaks", "Forerunner 965", "wrist", "wrist", "gps", "wrist"),
        ("garmin_fr920xt_hrm_run_plus_stryd", "Forerunner 920XT", "chest", "chest", "gps", "chest"),
        ("garmin_fr945_treadmill_stryd_partial_rd", "Forerunner 945", "chest", "chest", "foot_pod", "chest"),
        ("garmin_fenix2_hrm_run", "fenix 2", "chest", "chest", "gps", "unknown"),
        ("garmin_fr70_compressed_timestamps", "Forerunner 70", "foot_pod", None, "foot_pod", "chest"),
        ("garmin_fr35_run", "Forerunner 35", "wrist", None, "gps", "wrist"),
        ("coros_apexpro_run_rd_power", "COROS APEX Pro", "wrist", "unknown", "gps", "unknown"),
        ("suunto9baro_run_sparse_distance_gps", "Suunto 9 Baro", "wrist", None, "gps", "unknown"),
        ("apple_watch4_run", "Apple Watch (Watch4,2)", "wrist", None, "gps", "wrist"),
        ("strava_app_run_split_records", "Strava app", "unknown", None, "gps", "unknown"),
        ("stryd_app_standalone_run", "Stryd", "foot_pod", "foot_pod", "gps", "unknown"),
        ("wahoo_fitness_app_tickrx_run", "Wahoo Fitness app", "chest", "chest", "gps", "chest"),
    ],
)
def test_real_files(  # noqa: PLR0913, PLR0917 - a table
    runs: Path, name: str, device: str, cadence: str, contact: str | None, speed: str, heart_rate: str
) -> None:
    """Each real file's device is named, and each channel has the sensor that its description says."""
    activity = _read(runs, name)
    families = {quantity: channel.sensor for quantity, channel in activity.channels.items()}
    assert activity.source.device == device
    assert families["cadence_spm"] == cadence
    assert families.get("ground_contact_time_s") == contact
    assert families["speed_mps"] == speed
    assert families["heart_rate_bpm"] == heart_rate


def test_every_channel_is_described(runs: Path) -> None:
    """Each column but time and position has a channel, and a native one says how its sensor was deduced."""
    activity = _read(runs, "garmin_fr955_native_rd_plus_stryd")
    assert set(activity.channels) == set(activity.columns) - {"time_s", "latitude_deg", "longitude_deg"}
    assert "no strap or pod" in activity.channels["ground_contact_time_s"].detail
    assert "Centimeters" in activity.channels["vertical_oscillation_m@Stryd"].detail


def _device(  # noqa: PLR0913, PLR0917 - a message has as many fields
    made: Maker, index: int, kind: int, maker_number: int, product: int, source: int = 1, name: str = ""
) -> Maker:
    fields = [(0, UINT8, index), (1, UINT8, kind), (2, UINT16, maker_number), (4, UINT16, product), (25, ENUM, source)]
    return made.message(23, [*fields, (5, UINT16, 660), (27, STRING, f"{name}\0")])


def _gear(made: Maker) -> Equipment:
    return equipment(decode(made.file()).links[0])


def test_a_running_dynamics_pod_is_at_the_waist(maker: type[Maker]) -> None:
    """The Running Dynamics Pod is worn at the waist, and wins over a foot pod for cadence."""
    made = _device(_device(maker().file_id(product=2691), 1, 30, 1, 2593), 2, 124, 1, 10007)
    gear = _gear(made)
    assert [(sensor.name, sensor.family, sensor.software) for sensor in gear.sensors] == [
        ("Running Dynamics Pod", "waist", "6.60"),
        ("Foot Pod SDM4", "foot_pod", "6.60"),
    ]
    assert native_channel("ground_contact_time_s", gear, frozenset()).sensor == "waist"
    assert native_channel("cadence_spm", gear, frozenset()).sensor == "waist"
    assert native_channel("power_w", gear, frozenset()).sensor == "waist"
    assert native_channel("step_length_m", gear, frozenset()).sensor == "waist"


def test_a_strap_is_listed_once(maker: type[Maker]) -> None:
    """A strap that measures heart rate and dynamics is one sensor."""
    gear = _gear(_device(_device(maker().file_id(), 1, 120, 1, 1752), 2, 30, 1, 1752))
    assert [sensor.name for sensor in gear.sensors] == ["HRM-Run"]


def test_a_pod_that_gives_power(maker: type[Maker]) -> None:
    """Power of a Stryd that is connected as a power meter is the foot pod's; a bicycle's meter is no gait sensor."""
    gear = _gear(_device(_device(maker().file_id(), 1, 11, 95, 1), 2, 11, 263, 1))
    assert [sensor.name for sensor in gear.sensors] == ["Stryd"]
    assert native_channel("power_w", gear, frozenset()).sensor == "foot_pod"


def test_sensors_over_bluetooth_and_unnamed_ones(maker: type[Maker]) -> None:
    """Bluetooth has kinds of its own; a sensor without product has its maker's name, an arm band is no strap."""
    made = _device(maker().file_id(), 1, 6, 123, 9, source=3)
    gear = _gear(_device(_device(made, 2, 1, 83, 9, source=3), 3, 30, 9999, 1))
    assert [(sensor.name, sensor.family) for sensor in gear.sensors] == [
        ("Polar foot pod sensor", "foot_pod"),
        ("Scosche heart rate sensor", "unknown"),
        ("manufacturer 9999 running dynamics sensor", "chest"),
    ]


def test_parts_of_the_device_itself_are_no_sensors(maker: type[Maker]) -> None:
    """Local parts and unconnected slots are no sensors, but tell of a barometer and an optical heart-rate sensor."""
    made = _device(_device(maker().file_id(), 1, 4, 1, 4024, source=5), 2, 10, 1, 4024, source=5)
    gear = _gear(_device(made, 3, 120, 0xFFFF, 0xFFFF))
    assert gear.sensors == ()
    assert (gear.barometer, gear.optical_heart_rate) == (True, True)
    assert native_channel("altitude_m", gear, frozenset()).detail == "the device has a barometer"
    assert native_channel("temperature_c", gear, frozenset()).sensor == "unknown"


@pytest.mark.parametrize(
    ("maker_number", "product", "device", "role"),
    [
        (1, 4024, "Forerunner 955", "watch"),
        (1, 60000, "product 60000", "other"),
        (23, 34, "Suunto 9 Baro", "watch"),
        (294, 841, "product 841", "watch"),
        (32, 31, "product 31", "other"),
        (255, 0xFFFF, None, "other"),
        (0xFFFF, 0xFFFF, None, "other"),
    ],
)
def test_names_of_devices(maker: type[Maker], maker_number: int, product: int, device: str | None, role: str) -> None:
    """A device is called by its product's name where it is known, else by its number, else not at all."""
    gear = _gear(maker().file_id(maker=maker_number, product=product))
    assert (gear.device, gear.role) == (device, role)


def test_a_watch_without_sensors_indoors(maker: type[Maker]) -> None:
    """Without positions and pods, a watch's speed and step length are from the wrist; another device's unknown."""
    watch, other = _gear(maker().file_id(product=2503)), _gear(maker().file_id(product=60000))
    for quantity in ("speed_mps", "step_length_m", "cadence_spm"):
        assert native_channel(quantity, watch, frozenset()).sensor == "wrist"
        assert native_channel(quantity, other, frozenset()).sensor == "unknown"
    pod = _gear(maker().file_id(maker=95))
    assert native_channel("speed_mps", pod, frozenset()).sensor == "foot_pod"


def test_product_numbers_are_used_once() -> None:
    """No product number names two products, and every watch is a product."""
    assert GARMIN_WATCHES.items() <= GARMIN_PRODUCTS.items()
    assert len(set(GARMIN_WATCHES)) == len(GARMIN_WATCHES)
    assert GARMIN_PRODUCTS[1752] == "HRM-Run"
