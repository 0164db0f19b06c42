"""The first screen of a runner's page: what needs a look, and the last run against the runner's own usual."""

from collections.abc import Iterator
from typing import Final

from gait.assess.season_words import baseline_sentence, device_in_words
from gait.evidence import EVIDENCE
from gait.model import AgainstBaseline, Alarm
from gait.model.diary import Diary
from gait.pages import range_bars
from gait.pages import words as report_words
from gait.pages.contexts import KeyNumber
from gait.pages.foreign import foreign
from gait.pages.numbers import change_unit, label, shown, signed, signed_interval, unit, with_unit
from gait.pages.seasons import words
from gait.pages.seasons.chart_words import device_name
from gait.pages.seasons.contexts import Latest, LookView, SeasonFirst
from gait.pages.seasons.run_list import last_run
from gait.pages.seasons.tables import FINER, own_said
from gait.pages.sections import cited_once
from gait.quantities import Units

_MOST_DEVICES: Final = 3
RECENT_DAYS: Final = f"{EVIDENCE['needs_a_look'].value('recent_days'):.0f}"


def first_screen(diary: Diary, units: Units, back: str) -> SeasonFirst:
    """Return what answers in five seconds; ``back`` is the address of the list of runners."""
    beside = last_beside(diary)
    known = [each for each in beside if each.difference is not None]
    return SeasonFirst(
        title_line=tuple(_title_line(diary)),
        answer=f"{answer(diary)}.",
        looks_heading=words.LOOKS if pressing(diary) else words.INFORMED,
        looks=tuple(look_view(each, diary) for each in diary.looks),
        numbers=tuple(_number(each, units) for each in known),
        numbers_lead=_numbers_lead(known),
        missing=tuple(_missing(diary, beside, units)),
        latest=latest(diary, units),
        back=back,
    )


def _title_line(diary: Diary) -> Iterator[str]:
    yield foreign(diary.athlete) or words.NAMELESS
    yield words.runs(len(diary.runs))
    if diary.runs:
        yield words.SINCE.format(first=diary.runs[-1].local_date, last=diary.until)
    devices = list(dict.fromkeys(run.device for run in diary.runs if run.device))
    yield from (foreign(device_in_words(device)) for device in devices[:_MOST_DEVICES])
    if len(devices) > _MOST_DEVICES:
        yield words.more_devices(len(devices) - _MOST_DEVICES)


def answer(diary: Diary) -> str:
    """Return what needs a look in one sentence without its full stop."""
    if not diary.runs:
        return words.ANSWER_EMPTY
    looks = pressing(diary)
    if not looks:
        return words.ANSWER_NOTHING.format(days=RECENT_DAYS, until=diary.until)
    if len(looks) == 1:
        return looks[0].reason.partition(". ")[0].rstrip(".")
    kinds = list(dict.fromkeys(words.KINDS[each.kind] for each in looks))
    return words.ANSWER_MANY.format(what=report_words.listed(kinds)) if len(kinds) > 1 else words.looks(len(looks))


def pressing(diary: Diary) -> tuple[Alarm, ...]:
    """Return what needs a look, without what is told for information."""
    return tuple(each for each in diary.looks if each.severity != "info")


def look_view(found: Alarm, diary: Diary) -> LookView:
    """Return something that needs a look, with a link to the run where it was seen."""
    hrefs = {run.run_id: run.report for run in diary.runs}
    return LookView(
        severity=found.severity,
        label=report_words.SEVERITIES[found.severity],
        reason=found.reason,
        on=found.local_date,
        href=hrefs.get(found.run_id or "", ""),
        sources=cited_once(found.evidence),
    )


def latest(diary: Diary, units: Units) -> Latest | None:
    """Return the last run in a line."""
    if not diary.runs:
        return None
    run = diary.runs[0]
    return Latest(
        text=words.LATEST.format(day=run.local_date, what=last_run(run, units)),
        href=run.report,
        said=run.headline or words.RUN_STATES.get(run.state, ""),
    )


def last_beside(diary: Diary) -> tuple[AgainstBaseline, ...]:
    """Return the last run that has level running against the runner's usual, a quantity at a time."""
    if not diary.season.against:
        return ()
    ends = {each.run_id: each.local_date for each in diary.season.against}
    starts = {run.run_id: run.local_start for run in diary.runs}
    last = max(ends, key=lambda run_id: (ends[run_id], starts.get(run_id, ""), run_id))
    return tuple(each for each in diary.season.against if each.run_id == last)


def _numbers_lead(known: list[AgainstBaseline]) -> str:
    if not known:
        return ""
    return words.NUMBERS_LEAD.format(device=device_name(known[0].device), day=known[0].local_date)


def _number(found: AgainstBaseline, units: Units) -> KeyNumber:
    assert found.difference is not None  # it stands among the numbers
    assert found.low is not None
    assert found.high is not None
    assert found.scatter_low is not None
    assert found.scatter_high is not None
    ends = signed_interval(found.quantity, found.low, found.high, units, FINER)
    change = f"{signed(found.quantity, found.difference, units, FINER)} {change_unit(found.quantity, units)}"
    verdict = words.OWN_VERDICTS[found.verdict]
    alt = words.NUMBER_ALT.format(label=label(found.quantity), change=change, ends=ends, verdict=verdict)
    usual = with_unit(found.quantity, found.usual, units)
    return KeyNumber(
        term=found.quantity,
        label=label(found.quantity),
        value=shown(found.quantity, found.value, units),
        unit=unit(found.quantity, units),
        interval="",
        interval_is=report_words.INTERVAL,
        bar=range_bars.difference_bar(
            found.difference, (found.low, found.high), (found.scatter_low, found.scatter_high), alt
        ),
        captions=(
            words.USUALLY.format(value=usual, pace=with_unit("speed_mps", found.speed_mps, units)),
            own_said(found, units),
        ),
    )


def _missing(diary: Diary, beside: tuple[AgainstBaseline, ...], units: Units) -> Iterator[str]:
    """Yield what a usual line of the last watch's quantities still needs, those alike in one."""
    wanted = {(each.quantity, each.device) for each in beside if each.difference is None}
    found = [each for each in diary.season.baselines if (each.quantity, each.device) in wanted and each.value is None]
    if found:
        yield baseline_sentence(found[0], units)
