"""What the runner sets out to do: legs of running, walking, standing and pausing, each with speed and grade."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

LegKind: TypeAlias = Literal["run", "walk", "stand", "pause"]
LapRule: TypeAlias = Literal["kilometre", "leg"]
Surface: TypeAlias = Literal["street", "trail", "treadmill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stretch of one kind; ``grade`` is rise over run. A ``pause`` stops the watch, a ``stand`` does not."""

    duration_s: float
    speed_mps: float = 0.0
    grade: float = 0.0
    kind: LegKind = "run"

    def __post_init__(self) -> None:
        moves = self.kind in {"run", "walk"}
        if not self.duration_s > 0 or moves != (self.speed_mps > 0):
            message = f"a leg of kind {self.kind} cannot last {self.duration_s} s at {self.speed_mps} m/s"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Legs in order; ``loop_m`` is the length of the round course, ``laps`` says when the watch takes a lap."""

    legs: tuple[Leg, ...]
    surface: Surface = "street"
    loop_m: float = 5000.0
    laps: LapRule = "kilometre"

    def __post_init__(self) -> None:
        if not any(leg.kind == "run" for leg in self.legs):
            message = "a plan needs at least one leg of running"
            raise ValueError(message)

    @property
    def duration_s(self) -> float:
        """Length of the plan on the wall clock, pauses included."""
        return sum(leg.duration_s for leg in self.legs)


def run(minutes: float, speed_mps: float, grade: float = 0.0) -> Leg:
    """Return a leg of running."""
    return Leg(duration_s=60.0 * minutes, speed_mps=speed_mps, grade=grade)


def walk(minutes: float, speed_mps: float = 1.5, grade: float = 0.0) -> Leg:
    """Return a leg of walking."""
    return Leg(duration_s=60.0 * minutes, speed_mps=speed_mps, grade=grade, kind="walk")


def stand(seconds: float) -> Leg:
    """Return a leg of standing while the watch runs."""
    return Leg(duration_s=seconds, kind="stand")


def pause(seconds: float) -> Leg:
    """Return a leg in which the watch is stopped."""
    return Leg(duration_s=seconds, kind="pause")


def progression(minutes: float, from_mps: float, to_mps: float, parts: int = 6) -> tuple[Leg, ...]:
    """Return legs of equal time whose speeds go evenly from one to the other."""
    step = (to_mps - from_mps) / max(parts - 1, 1)
    return tuple(run(minutes / parts, from_mps + i * step) for i in range(parts))
