"""What a chart of a runner's weeks shows, in words, for who cannot see it."""

from collections.abc import Iterator, Sequence

from gait.model.diary import Diary, EqualSpeedLine
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import change_unit, interval, signed, unit, with_unit
from gait.pages.seasons import chart_words, words
from gait.quantities import Units


def form_alt(diary: Diary, lines: Sequence[EqualSpeedLine], title: str, units: Units) -> str:
    """Return the weeks of a quantity in words: how many, from what to what, and where something changed."""
    weeks = sorted((week for line in lines for week in line.weeks), key=lambda each: each.week)
    quantity = lines[0].quantity
    ends = interval(quantity, min(each.value for each in weeks), max(each.value for each in weeks), units)
    return chart_words.FORM_ALT.format(
        title=title,
        weeks=len({each.week for each in weeks}),
        first=weeks[0].week,
        last=weeks[-1].week,
        ends=f"{ends} {unit(quantity, units)}",
        more="".join(_form_events(diary, lines, units)),
    )


def _form_events(diary: Diary, lines: Sequence[EqualSpeedLine], units: Units) -> Iterator[str]:
    quantity = lines[0].quantity
    for each in diary.season.changes:
        if each.quantity == quantity:
            change = f"{signed(quantity, each.change, units)} {change_unit(quantity, units)}"
            yield chart_words.FORM_ALT_CHANGE.format(change=change, day=each.on)
    for line in sorted(lines, key=lambda each: each.runs[0].local_date)[1:]:
        yield chart_words.FORM_ALT_DEVICE.format(day=line.runs[0].local_date)


def load_alt(diary: Diary, title: str, units: Units) -> str:
    """Return load and pain in words."""
    weeks = diary.season.weeks
    most = max((each.distance_m or 0.0 for each in weeks), default=0.0)
    return chart_words.LOAD_ALT.format(
        title=title,
        weeks=len(weeks),
        most=with_unit("distance_m", most, units),
        spikes=chart_words.spikes(sum(each.clear for each in diary.season.spikes)),
        pain=chart_words.pains(len(diary.pain)),
    )


def shoes_alt(diary: Diary, title: str, units: Units) -> str:
    """Return how far each pair has gone, in words."""
    parts = (
        words.SHOES.format(name=foreign(each.name, LABEL), distance=with_unit("distance_m", each.distance_m, units))
        for each in diary.season.shoes[-chart_words.MOST_SHOES :]
    )
    return chart_words.SHOES_ALT.format(title=title, parts=", ".join(parts))
