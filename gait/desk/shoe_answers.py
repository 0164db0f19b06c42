"""The shapes of shoes."""

from pydantic import BaseModel, Field

from gait.desk.answers import Told

_A_DAY = "As 2026-05-17."


class ShoeChange(Told):
    """What is known better of a pair; what is left out stays, and a day of None is none."""

    name: str = Field(default="", max_length=100)
    started_on: str | None = Field(default=None, max_length=20, description=_A_DAY, examples=["2026-05-17"])
    ended_on: str | None = Field(default=None, max_length=20, description=_A_DAY, examples=["2026-09-30"])
    ran_km: float = Field(default=0.0, ge=0, le=10_000, description="What it had run before its first run here.")


class ShoeTold(ShoeChange):
    """A new pair; with a first day it is put on the runs from then on where no other pair is in use."""

    name: str = Field(min_length=1, max_length=100)


class ShoeAnswer(BaseModel):
    """A pair of shoes; ``distance_km`` is all that it has run."""

    id: int
    name: str
    started_on: str | None
    ended_on: str | None
    distance_km: float
    runs: int


class ShoesAnswer(BaseModel):
    """An athlete's shoes, the oldest first."""

    shoes: list[ShoeAnswer]
