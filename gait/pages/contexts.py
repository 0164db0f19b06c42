"""What the templates are given: typed, frozen, already in words and in the reader's units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from gait.model import Confidence, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column's heading; ``term`` is the glossary entry that it links to."""

    text: str
    unit: str = ""
    term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of finished text; the first cell of a row names it."""

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    prose: bool = False
    """Cells hold sentences rather than numbers: they wrap and stand left."""
    note: str = ""
    """What is said under it, as that not all rows are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A short list under its own heading."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeBar:
    """A number among its comparisons, all as percent of the bar's width; ``alt`` says the same in words.

    ``limits`` are where a verdict begins on either side.
    """

    alt: str
    you: float
    low: float | None = None
    high: float | None = None
    spread: tuple[float, float] | None = None
    expected: float | None = None
    expected_range: tuple[float, float] | None = None
    advice_range: tuple[float, float] | None = None
    limits: tuple[float, float] | None = None
    zero: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumber:
    """One of the numbers of the first screen; ``interval_is`` says what its interval holds."""

    term: str
    label: str
    value: str
    unit: str
    interval: str
    interval_is: str
    bar: RangeBar
    captions: tuple[str, ...] = ()
    in_words: bool = False
    """The value is a verdict in words and not a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A row of evidence as it is cited; ``link`` is None where there is no DOI."""

    key: str
    claim: str
    population: str = ""
    grade: str = ""
    citation: str = ""
    link: str | None = None
    unknown: str = ""
    anchor: str = ""
    """Where the row stands on the page in full; empty for a reference that is no row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with its advice and how to check it next time, how sure it is, and why.

    A ``task`` is one that gives something to do.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    sure: str
    marks: int
    message: str
    detail: str
    advice: str
    check: str = ""
    task: bool = False
    measured: str = ""
    reference: str = ""
    evidence: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of a chart's key; ``mark`` is ``line``, ``thin``, ``dash``, ``band``, ``tint`` or ``dot``."""

    label: str
    mark: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The sentences under a chart; an empty one is not shown."""

    shows: str
    do: str
    better: str = ""
    worse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillPath:
    """A path of a still: an SVG path in units across (1,000) and pixels down, and how it is drawn."""

    path: str
    colour: str
    width: float = 0.0
    dash: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StillTick:
    """A label of a still's axis; ``place`` is in pixels down, or a share of the width."""

    place: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillNote:
    """A word in a still at a share of the width and pixels down, ``before`` that place or behind it."""

    place: float
    down: int
    text: str
    before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A chart without its script: what stands in its frame until it is drawn, and where no script runs."""

    head: int
    height: int
    paths: tuple[StillPath, ...]
    rows: tuple[StillTick, ...]
    columns: tuple[StillTick, ...]
    notes: tuple[StillNote, ...]
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart's frame: its title, its words, and its table; the drawing is in the page's packed data under ``key``.

    ``table_open`` is for a table that is read as often as its chart.
    """

    key: str
    title: str
    alt: str
    height: int
    keys: tuple[Key, ...]
    reading: Reading
    table: Table
    table_open: bool = False
    still: Still | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A number that the sliders of "what if" change; ``grade`` is that of the studies behind it, if any."""

    key: str
    label: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The two sliders of "what if", which the page's script shows.

    ``data`` is JSON with their numbers and words, ``paces`` how many there are to choose from.
    """

    data: str
    paces: int
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchColumn:
    """A quantity of the stretch that a reader chooses, with its mean over the whole run."""

    name: str
    head: Head
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchControl:
    """What chooses a stretch of the run and shows its means, under the chart ``after``; the page's script shows it.

    ``data`` is JSON with the numbers and words that it works with, ``running`` the time of all the running.
    """

    after: str
    hint: str
    data: str
    running: str
    columns: tuple[StretchColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A popular claim, folded, with the grade of its answer; ``mark`` says so where the file cannot speak to it."""

    topic: str
    claim: str
    grade: str
    mark: str
    shows: str
    says: str
    evidence: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section of charts, tables and lists; ``missing`` says what sensor would fill it, ``lead`` what it rests on."""

    id: str
    nav: str
    heading: str
    lead: tuple[str, ...] = ()
    charts: tuple[ChartView, ...] = ()
    control: Control | None = None
    stretch: StretchControl | None = None
    tables: tuple[Table, ...] = ()
    lists: tuple[Listing, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    sources: tuple[EvidenceView, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether the section is a line that says what would fill it, and nothing else."""
        return not (self.charts or self.control or self.tables or self.lists or self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A piece of the bar that shows running, walking, standing and pauses; ``percent`` of the bar's width."""

    kind: str
    label: str
    duration: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What the figures do not rest on, and why."""

    heading: str
    alt: str
    shares: tuple[Share, ...]
    table: Table
    reading: Reading
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A stage, what it did, its parameters and what it rests on."""

    stage: str
    did: str
    parameters: str = ""
    references: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry."""

    id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackMatter:
    """Methods, evidence and words used."""

    methods: tuple[MethodView, ...]
    steady: str
    versions: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]
    grades: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScreen:
    """What answers in five seconds; ``notice`` says that a page is made to be shared, and what it leaves out."""

    title_line: tuple[str, ...]
    answer: str
    numbers: tuple[KeyNumber, ...]
    missing: tuple[str, ...]
    actions_heading: str
    actions: tuple[FindingView, ...]
    others: tuple[FindingView, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopBox:
    """When to see someone: the same day, and by appointment."""

    same_day: Listing
    appointment: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    title: str
    source: str
    """The file's digest and the activity's place in it: what tells one report from another."""
    made_by: str
    first: FirstScreen
    sections: tuple[SectionView, ...]
    left_out: LeftOut
    back: BackMatter
    parts: tuple[str, ...]
    """Which parts follow the sections, by their id."""
    stop: StopBox | None = None
    """What the page ends with; None where the analysis says nothing of it."""
    specs: Mapping[str, object] = field(default_factory=dict)
    """The charts' drawings by key, in plotly's JSON form."""


class Drawn(Protocol):
    """What every page has that is built upon the report's: the charts' drawings by key, in plotly's JSON form."""

    @property
    def specs(self) -> Mapping[str, object]:
        """The drawings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """A page on several recordings: built upon the report's own, so what its template shows has the same names."""

    title: str
    source: str
    """What tells one comparison from another."""
    made_by: str
    first: FirstScreen
    sections: tuple[SectionView, ...]
    back: BackMatter
    parts: tuple[str, ...]
    stop: StopBox | None = None
    specs: Mapping[str, object] = field(default_factory=dict)
    """The charts' drawings by key, in plotly's JSON form."""
