"""What is asked of a file, and what comes of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from gait.errors import GaitError
from gait.export import SeriesDetail
from gait.formats.motion_csv.told import Told
from gait.model import Analysis, Athlete, DamagePolicy, History, KneePain
from gait.pipeline import Settings
from gait.quantities import Units

Assets: TypeAlias = Literal["inline", "shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How files are analysed and where their reports go.

    ``series`` says how much of the series the handed-back analysis keeps; a report is always drawn from the series
    thinned for display, so that it equals the one drawn from the JSON.
    ``shared`` asks for analyses and reports without name, date and place.
    ``assets`` says whether each report carries the charts' script or all share one beside them.
    ``browser`` prints each report as a PDF beside it; None prints none.
    ``knee`` is what the runner tells of one run; ``history`` are the runs before, the same for all files.
    ``columns`` is what was told of a table's columns; ``speed_file`` another file of the run, which has its speed.
    """

    out: Path = Path("reports")
    units: Units = "metric"
    athlete: Athlete = field(default_factory=Athlete)
    settings: Settings = field(default_factory=Settings)
    damage: DamagePolicy = "salvage"
    series: SeriesDetail = "none"
    shared: bool = False
    browser: Path | None = None
    assets: Assets = "inline"
    knee: KneePain | None = None
    history: History = field(default_factory=History)
    columns: Told | None = None
    speed_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one activity: an analysis and its report, or an error.

    ``path`` is the file as it was named, ``name`` the activity's own (an archive's member: ``archive/member``).
    ``pdf`` is the report on paper, where one was asked for; ``pdf_error`` says why there is none.
    """

    path: str
    name: str
    seconds: float
    analysis: Analysis | None = None
    error: GaitError | None = None
    report: Path | None = None
    pdf: Path | None = None
    pdf_error: GaitError | None = None
