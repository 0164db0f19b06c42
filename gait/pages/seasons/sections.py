"""The sections of a runner's page: form over weeks, changes, target, load and pain, shoes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from gait.assess.season_words import (
    baseline_sentence,
    change_sentence,
    target_sentence,
    trend_sentence,
)
from gait.evidence import EVIDENCE
from gait.model import Baseline, ChangePoint, Trend
from gait.model.diary import Diary
from gait.pages.contexts import ChartView, EvidenceView, Listing, SectionView, Table
from gait.pages.figures.style import Figure
from gait.pages.numbers import label, with_unit
from gait.pages.seasons import chart_words, load_tables, tables, words
from gait.pages.seasons.alts import form_alt, load_alt, shoes_alt
from gait.pages.seasons.figures import form, shoes
from gait.pages.seasons.load_figures import SPIKE_DAYS, load
from gait.pages.seasons.still import still
from gait.pages.sections import chart_keys, cited_once
from gait.quantities import Units

SHOWN: Final = ("cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m")
ORDER: Final = ("form", "changes", "target", "load", "shoes")
_MINUTES: Final = f"{EVIDENCE['own_baseline'].value('least_minutes'):.0f}"
_TREND: Final = timedelta(weeks=EVIDENCE["own_trend"].value("weeks"))
_RECENT: Final = timedelta(days=EVIDENCE["needs_a_look"].value("recent_days"))
_SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    "form": ("own_baseline", "run_scatter"),
    "changes": ("change_point", "history_claims", "change_to_report"),
    "target": ("target_progress",),
    "load": ("session_spike", "pain_rule", "pain_progress", "knee_episode"),
    "shoes": ("shoe_distance", "shoe_wear"),
}


def drawings(diary: Diary, units: Units) -> dict[str, Figure]:
    """Return the drawing of every chart that the diary has data for, by the chart's key."""
    drawn = {f"form-{name}": form(diary, name, units) for name in SHOWN}
    drawn |= {"load": load(diary, units), "shoes": shoes(diary, units)}
    return {key: figure for key, figure in drawn.items() if figure is not None}


def sections(diary: Diary, figures: Mapping[str, Figure], units: Units) -> tuple[SectionView, ...]:
    """Return the sections; one without data says what would fill it."""
    made = {
        "form": _form,
        "changes": _changes,
        "target": _target,
        "load": _load,
        "shoes": _shoes,
    }
    return tuple(made[name](diary, figures, units) for name in ORDER)


def cited(shown: tuple[SectionView, ...]) -> tuple[str, ...]:
    """Return the keys of the evidence that the filled sections rest on."""
    return tuple(key for section in shown if not section.empty for key in _SOURCES[section.id])


def pace(diary: Diary, units: Units) -> str:
    """Return the speed of the page as a pace."""
    return with_unit("speed_mps", diary.speed_mps, units)


def _form(diary: Diary, figures: Mapping[str, Figure], units: Units) -> SectionView:
    charts = tuple(
        _form_chart(diary, name, figures[f"form-{name}"], units) for name in SHOWN if f"form-{name}" in figures
    )
    if not charts:
        missing = words.FORM_MISSING.format(minutes=_MINUTES)
        return SectionView(id="form", nav=words.NAV["form"], heading=words.FORM_NONE, missing=(missing,))
    speed = pace(diary, units)
    devices = [words.FORM_DEVICES] if len({line.device for line in diary.lines}) > 1 else []
    return SectionView(
        id="form",
        nav=words.NAV["form"],
        heading=_form_heading(diary, speed),
        lead=(words.FORM_LEAD.format(pace=speed), *devices),
        charts=charts,
        tables=_kept(tables.baselines_table(diary, speed, units), tables.devices_table(diary)),
        lists=tuple(_waiting(diary, units)),
        sources=_sources("form"),
    )


def _form_heading(diary: Diary, speed: str) -> str:
    """Return what the trend of cadence on the last watch says where it is sure, else what the section shows."""
    known = [each for each in diary.season.trends if each.quantity == "cadence_spm"]
    last = max(known, key=lambda each: each.until, default=None)
    if last is None or last.verdict in {"too few runs", "not sure"}:
        return words.FORM.format(pace=speed)
    return trend_sentence(last).rstrip(".")


def _waiting(diary: Diary, units: Units) -> Iterator[Listing]:
    """Yield on which watches a usual line still needs runs; quantities that need as much are one."""
    waiting = {
        (each.missing_runs, each.missing_days): each for each in reversed(diary.season.baselines) if _waits(diary, each)
    }
    if waiting:
        items = tuple(baseline_sentence(each, units) for each in reversed(waiting.values()))
        yield Listing(heading=words.WAITING, items=items)


def _waits(diary: Diary, found: Baseline) -> bool:
    """Tell whether a line is not drawn yet on a watch that is still in use."""
    return found.value is None and bool(diary.runs) and found.device.startswith(diary.runs[0].device or "\0")


def _form_chart(diary: Diary, quantity: str, figure: Figure, units: Units) -> ChartView:
    lines = [each for each in diary.lines if each.quantity == quantity]
    title = chart_words.TITLES["form"].format(label=label(quantity), pace=pace(diary, units))
    drawn = _chart(
        f"form-{quantity}",
        title,
        form_alt(diary, lines, title, units),
        figure,
        tables.form_table(lines, title, units),
    )
    return replace(drawn, still=still(figure)) if quantity == SHOWN[0] else drawn


def _chart(key: str, title: str, alt: str, figure: Figure, table: Table) -> ChartView:
    return ChartView(
        key=key,
        title=title,
        alt=alt,
        height=int(figure["layout"]["height"]),
        keys=chart_keys(figure),
        reading=chart_words.READINGS.get(key) or chart_words.READINGS[key.partition("-")[0]],
        table=table,
    )


def _changes(diary: Diary, _: Mapping[str, Figure], units: Units) -> SectionView:
    found = sorted(diary.season.changes, key=lambda each: SHOWN.index(each.quantity))
    found.sort(key=lambda each: each.on, reverse=True)
    trends = tables.trends_table(_current(diary), units)
    heading = change_sentence(_leading(found), units).partition(";")[0].rstrip(".") if found else words.CHANGES_NONE
    shown = bool(found or trends)
    return SectionView(
        id="changes",
        nav=words.NAV["changes"],
        heading=heading if shown else words.CHANGES_NONE,
        lead=(words.CHANGES_LEAD,) if shown else (),
        tables=_kept(tables.changes_table(found, units), trends),
        sources=_sources("changes") if shown else (),
        missing=() if shown else (words.FORM_MISSING.format(minutes=_MINUTES),),
    )


def _leading(changes: Sequence[ChangePoint]) -> ChangePoint:
    """Return the change that heads the section: of the last weeks' changes, the quantity that is told first."""
    newest = max(date.fromisoformat(each.on) for each in changes)
    recent = [each for each in changes if newest - date.fromisoformat(each.on) < _RECENT]
    return min(recent, key=lambda each: SHOWN.index(each.quantity))


def _current(diary: Diary) -> list[Trend]:
    """Return the trends on watches that are still in use."""
    oldest = (date.fromisoformat(diary.until) - _TREND).isoformat() if diary.until else ""
    return [each for each in diary.season.trends if each.until > oldest]


def _target(diary: Diary, _: Mapping[str, Figure], units: Units) -> SectionView:
    found = diary.season.targets
    if not found:
        missing = (words.TARGET_MISSING,)
        return SectionView(id="target", nav=words.NAV["target"], heading=words.TARGET_NONE, missing=missing)
    return SectionView(
        id="target",
        nav=words.NAV["target"],
        heading=target_sentence(found[-1], units).rstrip("."),
        tables=_kept(tables.targets_table(found, units)),
        sources=_sources("target"),
    )


def _load(diary: Diary, figures: Mapping[str, Figure], units: Units) -> SectionView:
    if "load" not in figures:
        missing = (words.LOAD_MISSING,)
        return SectionView(id="load", nav=words.NAV["load"], heading=words.LOAD_NONE, missing=missing)
    title = chart_words.TITLES["load"]
    table = load_tables.load_table(diary, title, units)
    told = tuple(load_tables.episodes(diary))
    return SectionView(
        id="load",
        nav=words.NAV["load"],
        heading=_load_heading(diary, units),
        lead=(words.LOAD_LEAD.format(days=SPIKE_DAYS),),
        charts=(_chart("load", title, load_alt(diary, title, units), figures["load"], table),),
        tables=_kept(
            load_tables.spikes_table(diary, units), load_tables.rows_table(diary), load_tables.pain_table(diary)
        ),
        lists=(Listing(heading=words.EPISODES, items=told),) if told else (),
        sources=_sources("load"),
    )


def _load_heading(diary: Diary, units: Units) -> str:
    spike = next((each for each in diary.looks if each.kind == "spike"), None)
    if spike is not None:
        return spike.reason.rstrip(".")
    known = [each for each in diary.season.weeks if each.distance_m is not None]
    if not known:
        return words.LOAD_NONE
    last = known[-1]
    return words.LOAD.format(distance=load_tables.whole(last.distance_m or 0.0, units), day=last.week)


def _shoes(diary: Diary, figures: Mapping[str, Figure], units: Units) -> SectionView:
    if "shoes" not in figures:
        missing = (words.SHOES_MISSING,)
        return SectionView(id="shoes", nav=words.NAV["shoes"], heading=words.SHOES_NONE, missing=missing)
    least, most = load_tables.lasts(units)
    table = load_tables.shoes_table(diary, units)
    assert table is not None  # there is a chart
    title = chart_words.TITLES["shoes"]
    return SectionView(
        id="shoes",
        nav=words.NAV["shoes"],
        heading=_shoes_heading(table),
        lead=(words.SHOES_LEAD.format(least=least, most=most),),
        charts=(_chart("shoes", title, shoes_alt(diary, title, units), figures["shoes"], table),),
        sources=_sources("shoes"),
    )


def _shoes_heading(table: Table) -> str:
    """Return the pair that was worn last, with its distance."""
    name, distance, *_ = table.rows[0]
    return words.SHOES.format(name=name, distance=distance)


def _kept(*found: Table | None) -> tuple[Table, ...]:
    return tuple(each for each in found if each is not None)


def _sources(section: str) -> tuple[EvidenceView, ...]:
    return cited_once(_SOURCES[section])
