"""The shapes of what the desk is asked and answers as data: all that its description at ``/api/openapi.json`` says."""

from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """Why something was not done: a stable code, and what to tell the reader."""

    code: str
    what: str


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": Problem, "description": "It cannot be read."},
    403: {"model": Problem, "description": "Not let in, or a change that comes from elsewhere."},
    404: {"model": Problem, "description": "There is no such thing."},
    405: {"model": Problem, "description": "This cannot be done here."},
    413: {"model": Problem, "description": "More than is taken at once."},
    421: {"model": Problem, "description": "Asked for under a foreign name."},
    422: {"model": Problem, "description": "Not understood, or it cannot be so."},
    503: {"model": Problem, "description": "Another program is writing; later it works."},
    507: {"model": Problem, "description": "The disk is full."},
}
"""What any route may answer instead."""


class Told(BaseModel):
    """What is asked for: nothing beyond what is known, so that a misspelt name is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LookAnswer(BaseModel):
    """Something that needs a look, in words."""

    kind: str
    severity: str
    local_date: str
    reason: str


class AthleteAnswer(BaseModel):
    """A runner of the roster; ``behind`` where the line is not the latest."""

    id: int
    name: str
    latest: str
    runs: int
    unreviewed: int
    looks: list[LookAnswer]
    behind: bool


class RosterAnswer(BaseModel):
    """The runners that were asked for, in that order."""

    today: str
    athletes: list[AthleteAnswer]


class Review(Told):
    """Whether a run is reviewed."""

    reviewed: bool


class NoteText(Told):
    """A note in Markdown, and the version that it is written upon: 0 where there was none."""

    text: str = Field(max_length=20_000)
    version: int = Field(ge=0, le=2**31)


class NoteAnswer(BaseModel):
    """A note as it stands now; ``html`` is how it reads."""

    run_id: int
    version: int
    text: str
    made_at: str
    html: str


class Tags(Told):
    """All tags of a run."""

    tags: list[str] = Field(max_length=12)


class RunAnswer(BaseModel):
    """A run with what the coach keeps beside it."""

    id: int
    athlete_id: int
    athlete: str
    local_date: str
    title: str
    is_run: bool
    headline: str
    severity: str
    distance_m: float | None
    reviewed_at: str | None
    note: NoteAnswer
    tags: list[str]
    earlier: int | None
    later: int | None


class RunShort(BaseModel):
    """A run in a list; None was not measured."""

    id: int
    local_date: str
    title: str
    distance_m: float | None
    cadence_spm: float | None
    reviewed: bool
    severity: str
    headline: str


class RunsAnswer(BaseModel):
    """A page of an athlete's runs, the latest first; ``count`` is how many there are in all."""

    count: int
    page: int
    pages: int
    runs: list[RunShort]


class FiledAnswer(BaseModel):
    """What became of an activity of a file: a run and how it came there, or why not.

    ``outcome`` is ``new``, ``seen``, ``beside`` or ``richer`` for a run, ``other sport`` or ``no activity`` for what an
    archive holds beside runs.
    """

    name: str
    outcome: str | None = None
    run_id: int | None = None
    error: str | None = None


class FeedbackAnswer(BaseModel):
    """Whether a note has room on one sheet of feedback, as reckoned; ``letters`` of it have, and ``lines_over`` not.

    ``said`` tells the coach where it has not.
    """

    run_id: int
    fits: bool
    lines_over: int
    letters: int
    said: str
