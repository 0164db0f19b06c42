"""What the templates of a runner's page and of the list of runners are given: typed, in words, in shown units."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gait.model import Severity
from gait.pages.contexts import BackMatter, EvidenceView, KeyNumber, Listing, SectionView


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A small drawing in a line of text: an SVG path in a box of ``width`` by ``height``, and its last point."""

    path: str
    width: int
    height: int
    end: tuple[int, int] | None = None
    alt: str = ""
    """What it shows, in words; empty where the text beside it says so."""
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookView:
    """Something that needs a look; ``href`` leads to the run where it was seen."""

    severity: Severity
    label: str
    reason: str
    on: str
    href: str = ""
    sources: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run in the list; ``own`` is its cadence against the runner's usual, ``own_said`` the verdict on it.

    A ``brief`` row of an earlier time has neither a drawing nor a sentence.
    """

    day: str
    href: str
    title: str
    distance: str
    pace: str
    cadence: str
    interval: str
    own: str
    severity: str
    own_said: str = ""
    said: str = ""
    spark: Spark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunGroup:
    """Runs under one heading; a folded group opens on a click, and ``spark`` is the year's cadence in its heading."""

    label: str
    summary: str
    rows: tuple[RunRow, ...]
    folded: bool
    brief: bool = False
    spark: Spark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunList:
    """The list of all runs; ``units`` are those of its columns, by place."""

    heading: str
    units: tuple[str, ...]
    lead: tuple[str, ...]
    groups: tuple[RunGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The last run in a line."""

    text: str
    href: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFirst:
    """What answers in five seconds."""

    title_line: tuple[str, ...]
    answer: str
    looks_heading: str
    looks: tuple[LookView, ...]
    numbers: tuple[KeyNumber, ...]
    numbers_lead: str
    missing: tuple[str, ...]
    latest: Latest | None = None
    back: str = ""
    """Address of the list of all runners; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonPage:
    """A runner's page: built upon the report's, so what its template shows has the same names."""

    title: str
    source: str
    made_by: str
    first: SeasonFirst
    sections: tuple[SectionView, ...]
    runs: RunList
    aside: Listing
    back: BackMatter
    parts: tuple[str, ...]
    stop: None = None
    specs: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteRow:
    """A runner in the list: what needs a look, the last run, and the last weeks as small drawings."""

    name: str
    href: str
    severity: str
    looks: tuple[LookView, ...]
    more: str
    latest: Latest | None
    since: str
    week: str
    cadence: str
    week_spark: Spark | None = None
    cadence_spark: Spark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadPage:
    """The list of runners."""

    title: str
    title_line: tuple[str, ...]
    answer: str
    lead: str
    athletes: tuple[AthleteRow, ...]
    made_by: str
