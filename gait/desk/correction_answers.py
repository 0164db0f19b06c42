"""The shapes of corrections of a run, and of what is known of them."""

from typing import Literal

from pydantic import BaseModel, Field

from gait.desk.answers import RunAnswer, Told

_A_TIME = "As 12:30 or 1:02:03, counted from the start of the recording."


class Correction(Told):
    """What is known better of a run than its file says; what is left out stays, None takes back.

    ``athlete_id`` hands the run over to who really ran; it takes along what was told of it, and the shoes come off.
    """

    athlete_id: int | None = Field(default=None, ge=1, le=2**63 - 1)
    shoe_id: int | None = Field(default=None, ge=1, le=2**63 - 1)
    device: str | None = Field(default=None, min_length=1, max_length=200)
    cadence_unit: Literal["strides", "steps", "half-steps"] | None = None
    distance_km: float | None = Field(default=None, gt=0, le=500)
    is_run: bool = True


class Stretch(Told):
    """A stretch to leave out; without an end it goes to the end of the run."""

    begins: str = Field(max_length=20, description=_A_TIME, examples=["12:30"])
    ends: str | None = Field(default=None, max_length=20, description=_A_TIME, examples=["14:00"])


class LeftOut(BaseModel):
    """A stretch that is left out, in s since the start of the recording; None is the end of the run."""

    begins_s: float
    ends_s: float | None


class CorrectionsAnswer(BaseModel):
    """What is corrected of a run as it stands now; None is as the file says.

    ``first_athlete_id`` is whose run it was before it was handed over, None where it was not.
    ``trouble`` says why the run could not be analysed anew with this, and is empty where it was.
    """

    run_id: int
    athlete_id: int
    first_athlete_id: int | None
    shoe_id: int | None
    device: str | None
    cadence_unit: str | None
    distance_km: float | None
    left_out: list[LeftOut]
    is_run: bool
    trouble: str = ""


class RunCorrected(RunAnswer):
    """The run with its corrections; ``trouble`` says why it could not be analysed anew with them, if it could not."""

    trouble: str = ""
