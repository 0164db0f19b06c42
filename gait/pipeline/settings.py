"""What the user can tell an analysis, and the parameters of its stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from types import MappingProxyType
from typing import Literal, TypeAlias

from gait.clean import CleanParameters
from gait.clean.cadence_unit import StoredAs
from gait.pipeline.from_motion import MotionParameters
from gait.quantities import MILE_M
from gait.segment import StateParameters, SteadyParameters

SplitUnit: TypeAlias = Literal["km", "mi"]

SPLIT_LENGTH_M: Mapping[SplitUnit, float] = MappingProxyType({"km": 1000.0, "mi": MILE_M})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user knows better than the file, and the parameters of the stages.

    ``cadence_stored_as`` overrides the proof of the cadence's unit; ``distance_m`` is the true distance (a treadmill's
    own reading); ``left_out_s`` are stretches to leave out, in s since the first sample; ``device`` is the watch where
    the file names another or none; ``machine_zone`` is the local time zone of last resort; ``enough_s`` is the least
    running time that is judged; ``fastest_median_mps`` is a median moving speed that no run has (a marathon in 1:48)
    but any ride does; ``least_terrain_s`` is the least running on a class of terrain that gets a row.
    """

    cadence_stored_as: StoredAs | Literal["auto"] = "auto"
    distance_m: float | None = None
    left_out_s: tuple[tuple[float, float], ...] = ()
    device: str | None = None
    split_unit: SplitUnit = "km"
    machine_zone: tzinfo | None = None
    enough_s: float = 300.0
    fastest_median_mps: float = 6.5
    least_terrain_s: float = 60.0
    clean: CleanParameters = field(default_factory=CleanParameters)
    states: StateParameters = field(default_factory=StateParameters)
    steady: SteadyParameters = field(default_factory=SteadyParameters)
    motion: MotionParameters = field(default_factory=MotionParameters)

    @property
    def cleaning(self) -> CleanParameters:
        """The parameters of cleaning with what the user said put in."""
        stored_as = None if self.cadence_stored_as == "auto" else self.cadence_stored_as
        own = self.clean
        return replace(
            own,
            left_out_s=self.left_out_s or own.left_out_s,
            timeline=replace(own.timeline, machine_zone=self.machine_zone or own.timeline.machine_zone),
            speed=replace(own.speed, distance_m=self.distance_m or own.speed.distance_m),
            cadence_unit=replace(own.cadence_unit, stored_as=stored_as or own.cadence_unit.stored_as),
        )
