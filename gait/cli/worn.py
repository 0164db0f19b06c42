"""Where a sensor was worn, as people say it, and the family of sensors that it then belongs to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.cli.options import Worn
from gait.model import SensorFamily

_FAMILIES: Final[Mapping[Worn, SensorFamily]] = MappingProxyType(
    {
        "wrist": "wrist",
        "hand": "phone",
        "pocket": "phone",
        "hip": "waist",
        "waist": "waist",
        "trunk": "waist",
        "chest": "chest",
        "shank": "foot_pod",
        "foot": "foot_pod",
    }
)


def family_of(worn: Worn | None) -> SensorFamily | None:
    """Return the family of a sensor worn there; None where nothing was said."""
    return None if worn is None else _FAMILIES[worn]
