"""The shapes of the pain log."""

from pydantic import BaseModel, Field

from gait.desk.answers import Told
from gait.model import KneePlace


class PainTold(Told):
    """Pain, 0 to 10, and where; what is not told stays open, and in a change None says that it was not told."""

    before: float | None = Field(default=None, ge=0, le=10)
    during: float | None = Field(default=None, ge=0, le=10)
    after: float | None = Field(default=None, ge=0, le=10)
    next_morning: float | None = Field(default=None, ge=0, le=10)
    place: KneePlace | None = None
    note: str | None = Field(default=None, max_length=2000)


class PainOnDay(PainTold):
    """Pain of a day, as 2026-05-17; None is today, and the run of that day is meant where there is one."""

    on_date: str | None = Field(default=None, max_length=20, examples=["2026-05-17"])


class PainAnswer(BaseModel):
    """A line of the pain log, and how it stands to the pain rule."""

    id: int
    athlete_id: int
    run_id: int | None
    on_date: str
    before: float | None
    during: float | None
    after: float | None
    next_morning: float | None
    place: str | None
    note: str
    verdict: str | None
    said: str


class PainLog(BaseModel):
    """An athlete's pain log, the latest day first."""

    entries: list[PainAnswer]
