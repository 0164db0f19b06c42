"""The tables of load, pain and shoes."""

from collections.abc import Iterator
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import KneeEpisode, RunSpike, ShoeWear, WeekLoad
from gait.model.diary import Diary, DiaryPain, ToldKnee
from gait.pages import words_form
from gait.pages.contexts import Head, Table
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import NOT_MEASURED, percent, shown, unit, with_unit
from gait.pages.seasons import chart_words, words
from gait.pages.seasons.load_figures import SPIKE_DAYS
from gait.pages.seasons.tables import latest, table
from gait.quantities import Units

_LASTS: Final = EVIDENCE["shoe_distance"].values
_MOST_PAIN: Final = 40
"""Lines of the pain log on the page, the latest."""


def load_table(diary: Diary, caption: str, units: Units) -> Table:
    """Return the weeks' load, with the most pain that was told in each, oldest first."""
    heads = [
        Head(text=text, unit={3: unit("distance_m", units), 4: unit("altitude_m", units)}.get(at, ""))
        for at, text in enumerate(chart_words.LOAD_HEADS)
    ]
    weeks = diary.season.weeks
    ends = [*(each.week for each in weeks[1:]), "9999"][: len(weeks)]
    rows = tuple(
        _week_row(each, [pain for pain in diary.pain if each.week <= pain.local_date < until], units)
        for each, until in zip(weeks, ends, strict=True)
    )
    return latest(Table(caption=caption, heads=tuple(heads), rows=rows))


def _week_row(week: WeekLoad, pain: list[DiaryPain], units: Units) -> tuple[str, ...]:
    return (
        week.week,
        str(week.runs),
        str(week.days),
        shown("distance_m", week.distance_m, units),
        shown("altitude_m", week.descent_m, units),
        f"{max(each.most for each in pain):g}" if pain else NOT_MEASURED,
    )


def spikes_table(diary: Diary, units: Units) -> Table | None:
    """Return the runs that were longer than those of the days before them, latest first."""
    rows = (_spike_row(each, units) for each in reversed(diary.season.spikes))
    return table(words.SPIKES.format(days=SPIKE_DAYS), words.SPIKE_HEADS, rows)


def _spike_row(found: RunSpike, units: Units) -> tuple[str, ...]:
    spike = found.spike
    return (
        found.local_date,
        with_unit("distance_m", spike.distance_m, units),
        with_unit("distance_m", spike.longest_m, units),
        spike.longest_on,
        percent(spike.share_more),
        words_form.BETWEEN.format(low=percent(spike.low), high=percent(spike.high)),
        words.SURE if found.clear else words.UNSURE,
    )


def rows_table(diary: Diary) -> Table | None:
    """Return the stretches of days in a row with a run, latest first."""
    found = reversed(diary.season.in_a_row)
    return table(words.IN_A_ROW, words.IN_A_ROW_HEADS, ((each.since, each.until, str(each.days)) for each in found))


def pain_table(diary: Diary) -> Table | None:
    """Return the pain log against the pain rule, latest first."""
    found = diary.pain[-_MOST_PAIN:][::-1]
    return table(words.PAIN_CAPTION, words.PAIN_HEADS, map(_pain_row, found))


def _pain_row(found: DiaryPain) -> tuple[str, ...]:
    numbers = (found.before, found.during, found.after, found.next_morning)
    return (
        found.local_date,
        place(found.where) or NOT_MEASURED,
        *(NOT_MEASURED if each is None else f"{each:g}" for each in numbers),
        words.PAIN_VERDICTS[found.verdict or ""],
        foreign(found.note, LABEL) if found.note else NOT_MEASURED,
    )


def place(where: str) -> str:
    """Return where it hurt, as people say it."""
    return {str(key): text for key, text in words_form.PLACES.items()}.get(where, where)


def episodes(diary: Diary) -> Iterator[str]:
    """Yield the times of knee trouble, latest first: those of the pain log and those that the runner told of."""
    yield from map(_episode, reversed(diary.season.knee))
    yield from map(_told, reversed(diary.knee))


def _episode(found: KneeEpisode) -> str:
    where = words.PLACED.format(where=", ".join(map(place, found.where))) if found.where else ""
    said = words.EPISODE_OPEN if found.open else words.EPISODE
    return said.format(
        since=found.since,
        until=found.until,
        entries=words.entries(found.entries),
        most=f"{found.most:g}",
        where=where,
    )


def _told(found: ToldKnee) -> str:
    where = words.PLACED.format(where=place(found.where)) if found.where else ""
    note = words.PLACED.format(where=foreign(found.note)) if found.note else ""
    said = words.TOLD_OPEN if found.until is None else words.TOLD
    return said.format(since=found.since, until=found.until, where=where + note)


def shoes_table(diary: Diary, units: Units) -> Table | None:
    """Return the pairs, the one that was worn last first."""
    least, most = (whole(1000 * _LASTS[end], units) for end in ("least_km", "most_km"))
    heads = (text.format(least=least, most=most) for text in words.SHOE_HEADS)
    found = sorted(diary.season.shoes, key=lambda each: each.last_on, reverse=True)
    return table(words.SHOES_CAPTION, tuple(heads), (_shoe_row(each, units) for each in found))


def whole(metres: float, units: Units) -> str:
    """Return a distance in whole kilometres or miles."""
    return f"{float(shown('distance_m', metres, units)):.0f} {unit('distance_m', units)}"


def lasts(units: Units) -> tuple[str, str]:
    """Return between which distances shoes are commonly said to last."""
    return whole(1000 * _LASTS["least_km"], units), whole(1000 * _LASTS["most_km"], units)


def _shoe_row(found: ShoeWear, units: Units) -> tuple[str, ...]:
    distance = whole(found.distance_m, units)
    state = words.SHOE_STATES[found.state]
    return (
        foreign(found.name, LABEL),
        words.SHOE_LEAST.format(distance=distance) if found.without_distance else distance,
        words.SHOE_RETIRED.format(state=state) if found.retired else state,
        str(found.runs),
        found.last_on,
        found.reached_least_on or NOT_MEASURED,
        found.reached_most_on or NOT_MEASURED,
    )
