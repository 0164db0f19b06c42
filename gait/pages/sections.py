"""The sections of charts and tables, in the page's order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from gait.evidence import OURS
from gait.model import Analysis
from gait.pages import (
    knee_view,
    load_view,
    overstriding_tables,
    overstriding_view,
    readings,
    step_view,
    stretch_view,
    what_if_view,
    words,
    words_form,
    words_share,
)
from gait.pages.columns import Scene
from gait.pages.contexts import ChartView, EvidenceView, Key, Listing, Reading, SectionView, Table
from gait.pages.figures import FIGURES
from gait.pages.figures.overstriding import COMPARED
from gait.pages.figures.style import Figure, Trace
from gait.pages.finding_views import evidence_view
from gait.pages.tables import chart_table, sources_table, stretches_table, summary_table, targets_table, terrain_pieces
from gait.pages.titles import chart_alt, chart_title, section_heading

ORDER: Final = (
    "cadence",
    "stride",
    "overstriding",
    "what-if",
    "dynamics",
    "steps",
    "drift",
    "terrain",
    "splits",
    "track",
    "sources",
    "load",
    "knee",
    "claims",
)
_ONLY_FILLED: Final = ("what-if", "steps", "claims")
"""Sections that nothing in the file or beside it could fill where the analysis has nothing for them."""
_OPEN_TABLES: Final = ("splits", "drift")
_DYNAMICS: Final = ("ground_contact_time_s", "vertical_oscillation_m", "ground_contact_balance", "power_w")
_TRACE_COLOUR: Final = "var(--ink)"


def drawings(scene: Scene) -> dict[str, Figure]:
    """Return the drawing of every chart that the analysis has data for, by the chart's key."""
    drawn = {key: chart.draw(scene) for key, chart in FIGURES.items()}
    return {key: figure for key, figure in drawn.items() if figure is not None}


def sections(scene: Scene, figures: dict[str, Figure]) -> tuple[SectionView, ...]:
    """Return the sections; one without charts and tables says what would fill it.

    A recording with too little running to judge has its track alone.
    """
    if not scene.analysis.running.enough:
        return (_section(scene, "track", figures),) if "track" in figures else ()
    found = (_section(scene, name, figures) for name in ORDER)
    return tuple(section for section in found if section.id not in _ONLY_FILLED or not section.empty)


def _section(scene: Scene, name: str, figures: dict[str, Figure]) -> SectionView:
    charts = tuple(
        _chart_view(scene, key, figures[key])
        for key, chart in FIGURES.items()
        if chart.section == name and key in figures
    )
    section = SectionView(
        id=name,
        nav=NAV[name],
        heading=section_heading(scene, name),
        lead=_LEADS[name](scene) if name in _LEADS else (),
        charts=charts,
        control=what_if_view.control(scene) if name == "what-if" else None,
        stretch=stretch_view.control(scene, figures, [chart.key for chart in charts]),
        tables=tuple(table for table in _tables(scene, name, figures) if table),
        lists=_LISTS[name](scene) if name in _LISTS else (),
        claims=knee_view.claims(scene) if name == "claims" else (),
        sources=cited_once(section_sources(scene.analysis, name)),
    )
    whole = not section.empty and _measured(scene.analysis, name)
    return section if whole else replace(section, missing=_missing(scene.analysis, name))


def section_sources(analysis: Analysis, section: str) -> tuple[str, ...]:
    """Return the keys of the evidence that a section rests on, whatever it found."""
    if section == "overstriding" and analysis.overstriding.steps is not None:
        return overstriding_view.SOURCES
    if section == "load":
        return load_view.sources(analysis.load)
    if section == "steps":
        return step_view.sources(analysis)
    if section == "knee" and analysis.knee.pain is not None:
        return knee_view.knee_sources(analysis.knee)
    return what_if_view.SOURCES if section == "what-if" and analysis.what_if else ()


def cited_once(keys: Iterable[str]) -> tuple[EvidenceView, ...]:
    """Return the sources of rows of evidence, each once, and our own choices as one."""
    found: dict[str, EvidenceView] = {}
    for row in map(evidence_view, keys):
        found.setdefault(row.citation.partition(";")[0] if row.citation.startswith(OURS) else row.citation, row)
    return tuple(found.values())


def _missing(analysis: Analysis, section: str) -> tuple[str, ...]:
    """Return what would fill a section; nothing where its heading says so already."""
    if section == "overstriding":
        return overstriding_view.missing(analysis.overstriding)
    if section == "track" and analysis.shared:
        return (words_share.NO_TRACK,)
    climbed = section == "terrain" and analysis.activity.ascent_m is not None
    return (words.NO_SLOPES if climbed else _MISSING[section],)


def _measured(analysis: Analysis, section: str) -> bool:
    """Tell whether a section has what it is about, not just something beside it."""
    if section == "dynamics":
        return any(name in analysis.summary for name in _DYNAMICS)
    if section == "overstriding":
        return analysis.overstriding.verdict != "not measurable"
    return section != "cadence" or "cadence_spm" in analysis.summary


def _tables(scene: Scene, section: str, figures: dict[str, Figure]) -> tuple[Table | None, ...]:
    if section == "terrain" and "terrain" not in figures:
        return (stretches_table(terrain_pieces(scene.analysis), words.TERRAIN_CAPTION, scene.units),)
    if section == "splits":
        return _split_tables(scene, figures)
    return tuple(table(scene) for table in _TABLES.get(section, ()))


def _split_tables(scene: Scene, figures: dict[str, Figure]) -> tuple[Table | None, ...]:
    laps = stretches_table(scene.analysis.laps, words.LAPS_CAPTION, scene.units)
    if "splits" in figures:
        return (laps,)
    return (stretches_table(scene.analysis.splits, words.SPLITS_CAPTION, scene.units), laps)


def _chart_view(scene: Scene, key: str, figure: Figure) -> ChartView:
    title = chart_title(scene, key)
    return ChartView(
        key=key,
        title=title,
        alt=chart_alt(scene, key),
        height=int(figure["layout"]["height"]),
        keys=chart_keys(figure),
        reading=chart_reading(scene.analysis, key, figure),
        table=chart_table(scene, key, title),
        table_open=key in _OPEN_TABLES,
    )


def chart_reading(analysis: Analysis, key: str, figure: Figure) -> Reading:
    """Return a chart's sentences, in the variant that names nothing but what is drawn."""
    variants = (f"{key}-without-{thing}" for thing in _absent(analysis, figure))
    reading = next((readings.READINGS[each] for each in variants if each in readings.READINGS), readings.READINGS[key])
    strong = [trace for trace in figure["data"] if trace.get("meta") == "line"]
    if strong and not any(_is_seen(trace) for trace in strong):
        return replace(reading, better="", worse="")
    return reading


def _absent(analysis: Analysis, figure: Figure) -> Iterable[str]:
    drawn = {str(each.get("name")) for each in [*figure["data"], *figure["layout"]["shapes"]]}
    if "cadence_spm" not in analysis.summary:
        yield "cadence"
    elif words.EXPECTED not in drawn:
        yield "expectation"
    if "grade" not in analysis.summary:
        yield "grade"
    if len(analysis.overstriding.terrain) < COMPARED:
        yield "slopes"
    if len(analysis.overstriding.splits) < COMPARED:
        yield "splits"


def _is_seen(trace: Trace) -> bool:
    return any(value is not None for value in trace["y"])


def chart_keys(figure: Figure) -> tuple[Key, ...]:
    """Return the key of a chart: its marked traces and its named grounds, each once."""
    shapes = [(shape["name"], shape["type"], _colour(shape)) for shape in figure["layout"]["shapes"] if "name" in shape]
    traces = [
        (trace["name"], trace["meta"], _colour(trace))
        for trace in figure["data"]
        if trace.get("meta") and _is_seen(trace)
    ]
    kinds = {"rect": "band", "line": "dash"}
    found = {name: Key(label=name, mark=kind, colour=hue) for name, kind, hue in reversed(traces)}
    found |= {name: Key(label=name, mark=kinds.get(kind, kind), colour=hue) for name, kind, hue in shapes}
    return tuple(found.values())


def _colour(drawn: Figure) -> str:
    holders = (drawn, drawn.get("marker", {}), drawn.get("marker", {}).get("line", {}), drawn.get("line", {}))
    names = ("fillcolor", "color")
    found = (holder[name] for holder in holders for name in names if isinstance(holder.get(name), str))
    return next(found, _TRACE_COLOUR)


NAV: Final = MappingProxyType({**words.NAV, **words_form.NAV, "steps": step_view.NAV})
"""The name of each section and part in the navigation, by its id."""
_MISSING: Final = MappingProxyType({**words.MISSING, **words_form.MISSING, "what-if": "", "steps": "", "claims": ""})
_TABLES: Final[Mapping[str, tuple[Callable[[Scene], Table | None], ...]]] = MappingProxyType(
    {
        "cadence": (targets_table,),
        "overstriding": (overstriding_tables.summary, overstriding_tables.changes, overstriding_tables.native),
        "what-if": (what_if_view.table,),
        "dynamics": (summary_table,),
        "steps": (step_view.table,),
        "sources": (sources_table,),
        "load": (load_view.table,),
        "knee": (knee_view.conditions,),
    }
)
_LEADS: Final[Mapping[str, Callable[[Scene], tuple[str, ...]]]] = MappingProxyType(
    {
        "overstriding": overstriding_view.lead,
        "what-if": what_if_view.lead,
        "steps": step_view.lead,
        "load": load_view.lead,
        "knee": knee_view.lead,
        "claims": knee_view.claims_lead,
    }
)
_LISTS: Final[Mapping[str, Callable[[Scene], tuple[Listing, ...]]]] = MappingProxyType(
    {
        "overstriding": overstriding_view.limits,
        "steps": step_view.lists,
        "load": load_view.needs,
        "knee": knee_view.lists,
    }
)
