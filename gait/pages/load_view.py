"""The section on load: indicators of what the knee has to carry, from this run and the runner's earlier ones."""

from collections.abc import Iterable
from typing import Final

from gait.assess.load import AN_EARLIER_DAY
from gait.evidence import EVIDENCE
from gait.model import Load, Ratio, Spike
from gait.pages import words, words_data, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import Head, Listing, Table
from gait.pages.numbers import percent, with_unit
from gait.pages.overstriding_view import as_sentence
from gait.pages.ratios import signed_ends, signed_percent
from gait.quantities import Units

RULE: Final = "load_spike"
"""The finding whose words head the section."""
_DAYS: Final = f"{EVIDENCE['session_spike'].value('days'):.0f}"
_WEEK: Final = f"{EVIDENCE['week_context'].value('days'):.0f}"


def was_asked(load: Load) -> bool:
    """Tell whether the analysis looked at load at all: a document of an older version did not."""
    return load != Load()


def heading(scene: Scene) -> str | None:
    """Return what the finding on load says first, else this run beside the longest before it."""
    load, found = scene.analysis.load, scene.analysis.finding(RULE)
    if found is not None:
        return found.message.partition(". ")[0].rstrip(".")
    if load.distance_m is None:
        return None
    distance = with_unit("distance_m", load.distance_m, scene.units)
    if load.spike is None:
        return words_form.LOAD_ALONE.format(distance=distance)
    share = _against(load.spike)
    if share == words_form.AS_MUCH:
        return words_form.LOAD_AS_LONG.format(distance=distance, days=_DAYS)
    return words_form.LOAD_FROM_HISTORY.format(distance=distance, share=share, days=_DAYS)


def lead(scene: Scene) -> tuple[str, ...]:
    """Return what the indicators are, and how sure."""
    load = scene.analysis.load
    return (words_form.LOAD_LEAD.format(confidence=words.CONFIDENCES[load.confidence]),) if was_asked(load) else ()


def table(scene: Scene) -> Table | None:
    """Return the indicators that are known; None for a document of an older version."""
    rows = tuple(_rows(scene.analysis.load, scene.units)) if was_asked(scene.analysis.load) else ()
    heads = tuple(Head(text=text) for text in words_form.LOAD_HEADS)
    return Table(caption=words_form.LOAD_CAPTION, heads=heads, rows=rows) if rows else None


def needs(scene: Scene) -> tuple[Listing, ...]:
    """Return what would fill the indicators that are not known."""
    said = tuple(as_sentence(each) for each in scene.analysis.load.needs)
    return (Listing(heading=words_form.LOAD_NEEDS, items=said),) if said else ()


def sources(load: Load) -> tuple[str, ...]:
    """Return the keys of the evidence that the indicators are set beside, those that the run has."""
    known = (("session_spike", load.spike), ("week_context", load.week_m))
    return tuple(key for key, found in known if found is not None)


def _rows(load: Load, units: Units) -> Iterable[tuple[str, str]]:
    if load.distance_m is not None:
        yield words_form.LOAD_DISTANCE, with_unit("distance_m", load.distance_m, units)
    if load.spike is not None:
        yield from _spike_rows(load.spike, units)
    if load.downhill_share is not None:
        yield words_form.LOAD_DOWNHILL, _downhill(load, units)
    for name, metres in ((words_form.LOAD_WEEK, load.week_m), (words_form.LOAD_WEEK_BEFORE, load.week_before_m)):
        if metres is not None:
            yield name.format(days=_WEEK), with_unit("distance_m", metres, units)
    for name, days in ((words_form.LOAD_SINCE, load.days_since_last), (words_form.LOAD_IN_A_ROW, load.days_in_a_row)):
        if days is not None:
            yield name, str(days)
    yield words_form.LOAD_RUNS.format(days=_DAYS), str(load.history_runs)


def _spike_rows(spike: Spike, units: Units) -> Iterable[tuple[str, str]]:
    longest = with_unit("distance_m", spike.longest_m, units)
    name = words_form.LOAD_LONGEST if spike.covered else words_form.LOAD_LONGEST_KNOWN
    yield (
        name.format(days=_DAYS),
        words_form.LOAD_LONGEST_VALUE.format(distance=longest, date=spike.longest_on or AN_EARLIER_DAY),
    )
    ends = signed_ends(Ratio(ratio=1 + spike.share_more, low=1 + spike.low, high=1 + spike.high))
    share = signed_percent(1 + spike.share_more)
    yield words_form.LOAD_SPIKE, words_form.WITH_INTERVAL.format(value=share, interval=ends)
    yield words_form.LOAD_BAND, _bands(spike)
    if spike.hazard_ratio is not None and spike.hazard_low is not None and spike.hazard_high is not None:
        ends = words_form.BETWEEN.format(low=f"{spike.hazard_low:.2f}", high=f"{spike.hazard_high:.2f}")
        yield words_form.LOAD_HAZARD, words_form.WITH_INTERVAL.format(value=f"{spike.hazard_ratio:.2f}", interval=ends)


def _bands(spike: Spike) -> str:
    others = [words_data.load_band(each) for each in spike.bands if each != spike.band]
    band = words_data.load_band(spike.band)
    return words_form.LOAD_BANDS.format(band=band, others=words.listed(others)) if others else band


def _against(spike: Spike) -> str:
    text = percent(abs(spike.share_more))
    if text == percent(0.0):
        return words_form.AS_MUCH
    return (words_form.LONGER if spike.share_more > 0 else words_form.SHORTER).format(percent=text)


def _downhill(load: Load, units: Units) -> str:
    share = percent(load.downhill_share)
    if load.downhill_distance_m is None:
        return share
    distance = with_unit("distance_m", load.downhill_distance_m, units)
    return words_form.LOAD_DOWNHILL_VALUE.format(distance=distance, share=share)
