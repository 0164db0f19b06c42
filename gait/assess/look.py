"""What of the last weeks needs a look, the most pressing first: for the runner's page, and a coach's list of runners.

Each is one sentence with its reason; nothing here says what will happen to anybody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from gait.assess.load import day
from gait.assess.season_words import device_sentence, far, shoe_sentence, short_change, weeks
from gait.assess.wording import Wording, listed, percent
from gait.evidence import EVIDENCE
from gait.language import _, plural
from gait.model import AgainstBaseline, Alarm, ChangePoint, RunSpike, Season, ShoeWear, Trend
from gait.model.season import AlarmKind
from gait.quantities import Units

_RECENT: Final = timedelta(days=EVIDENCE["needs_a_look"].value("recent_days"))
SEVERITIES: Final = ("stop", "act", "notice", "info")
KINDS: Final[tuple[AlarmKind, ...]] = ("knee", "stopped", "change", "trend", "spike", "run", "shoe", "device")
"""In which order they are told: what hardly ever happens by itself before long runs, which are often meant."""
_FORM: Final = ("history_claims", "run_scatter", "change_to_report")


def needs_a_look(season: Season, units: Units = "metric", *, today: str = "") -> tuple[Alarm, ...]:
    """Return what of the last three weeks needs a look.

    Parameters
    ----------
    season : Season
        As ``gait.history.season.season_of`` returns it.
    units : str
        How distances and paces are written.
    today : str
        The day that the weeks are counted back from (ISO 8601); the season's last where it is empty.

    Returns
    -------
    tuple of Alarm
        The most severe first; among those pain, lasting changes of form, load, single runs, shoes and devices in this
        order, the latest first.

    References
    ----------
    Row ``needs_a_look`` of ``gait.evidence``.

    """
    if not season.until:
        return ()
    season = replace(season, until=max(season.until, today))
    said = Wording(units=units)
    found = [
        *_knee(season),
        *_spikes(season, units),
        *_changes(season),
        *_trends(season),
        *_runs(season, said),
        *_shoes(season, units),
        *_devices(season),
    ]
    found.sort(key=lambda each: each.local_date, reverse=True)
    return tuple(sorted(found, key=lambda each: (SEVERITIES.index(each.severity), KINDS.index(each.kind))))


def _is_recent(season: Season, local_date: str) -> bool:
    return date.fromisoformat(season.until) - date.fromisoformat(local_date) < _RECENT


def _knee(season: Season) -> Iterator[Alarm]:
    for each in season.knee:
        if each.open and _is_recent(season, each.until):
            yield Alarm(
                kind="knee",
                severity="act",
                local_date=each.until,
                reason=_("Knee above the pain rule {times} since {day}, at most {most} of 10.").format(
                    times=plural("once", "{count} times", each.entries).format(count=each.entries),
                    day=day(each.since),
                    most=f"{each.most:g}",
                ),
                evidence=("pain_rule", "knee_episode"),
            )


def _spikes(season: Season, units: Units) -> Iterator[Alarm]:
    for each in season.spikes:
        if each.clear and _is_recent(season, each.local_date):
            yield Alarm(
                kind="spike",
                severity="notice",
                local_date=each.local_date,
                run_id=each.run_id,
                reason=_spiked(each, units),
                evidence=("session_spike", "spike_verdict", "history_covers"),
            )


def _spiked(found: RunSpike, units: Units) -> str:
    return _("Run of {distance} on {day}, {share} longer than the longest of the {days} days before.").format(
        distance=far(found.spike.distance_m, units, digits=1),
        day=day(found.local_date),
        share=percent(found.spike.share_more),
        days=round(EVIDENCE["session_spike"].value("days")),
    )


def _changes(season: Season) -> Iterator[Alarm]:
    """Yield the changes that were found of late; those of one time are one, told when the first of them is found."""
    for group in _of_one_time(season.changes):
        if not _is_recent(season, min(each.found_on for each in group)):
            continue
        yield Alarm(
            kind="change",
            severity="notice",
            local_date=group[0].on,
            reason=_("{changes} at equal speed for {weeks}, since {day}.").format(
                changes=_told([(each.quantity, each.share) for each in group]),
                weeks=weeks(group[0].on, season.until),
                day=day(group[0].on),
            ),
            quantities=tuple(dict.fromkeys(each.quantity for each in group)),
            evidence=("change_point", *_FORM),
        )


def _of_one_time(changes: Sequence[ChangePoint]) -> list[list[ChangePoint]]:
    """Return the changes in groups that may have begun together, each led by the one whose date is surest."""
    groups: list[list[ChangePoint]] = []
    for each in sorted(changes, key=_width):
        home = next((group for group in groups if _together(group[0], each)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return groups


def _width(change: ChangePoint) -> int:
    return (date.fromisoformat(change.latest) - date.fromisoformat(change.earliest)).days


def _together(one: ChangePoint, other: ChangePoint) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _told(changes: Sequence[tuple[str, float]]) -> str:
    """Return the changes in words, each quantity once: with two watches in use, as the first of them has it."""
    once = dict(reversed(changes))
    said = listed(
        short_change(quantity, once[quantity]) for quantity in dict.fromkeys(name for name, _share in changes)
    )
    return said[:1].upper() + said[1:]


def _trends(season: Season) -> Iterator[Alarm]:
    found = [each for each in season.trends if each.verdict in {"rising", "falling"} and _is_recent(season, each.until)]
    if found:
        yield Alarm(
            kind="trend",
            severity="notice",
            local_date=max(each.until for each in found),
            reason=_("{changes} at equal speed over {weeks}, bit by bit.").format(
                changes=_told([(each.quantity, each.share or 0.0) for each in found]),
                weeks=_longest(found),
            ),
            quantities=tuple(dict.fromkeys(each.quantity for each in found)),
            evidence=("own_trend", *_FORM),
        )


def _longest(found: Sequence[Trend]) -> str:
    return weeks(min(each.since for each in found), max(each.until for each in found))


def _runs(season: Season, said: Wording) -> Iterator[Alarm]:
    """Yield the single runs that were far off, but for those that belong to a change that is told."""
    off: dict[str, list[AgainstBaseline]] = {}
    for each in season.against:
        if each.verdict in {"below", "above"} and _is_recent(season, each.local_date) and not _explained(season, each):
            off.setdefault(each.run_id, []).append(each)
    for run_id, group in off.items():
        yield Alarm(
            kind="run",
            severity="info",
            local_date=group[0].local_date,
            run_id=run_id,
            reason=_("Run of {day}: {changes} than usual at {pace}, more than chance.").format(
                day=day(group[0].local_date),
                changes=listed(short_change(each.quantity, _share(each)) for each in group),
                pace=said.pace(group[0].speed_mps),
            ),
            quantities=tuple(each.quantity for each in group),
            evidence=("own_baseline", "day_to_day", *_FORM),
        )


def _explained(season: Season, found: AgainstBaseline) -> bool:
    """Tell whether a change that is known began before the run, on that device."""
    return any(each.device == found.device and each.earliest <= found.local_date for each in _lately(season))


def _lately(season: Season) -> list[ChangePoint]:
    return [each for each in season.changes if _is_recent(season, each.found_on)]


def _share(found: AgainstBaseline) -> float:
    return (found.difference or 0.0) / (found.usual or 1.0)


def _shoes(season: Season, units: Units) -> Iterator[Alarm]:
    for each in season.shoes:
        if not each.retired and _is_recent(season, each.last_on) and _is_told(season, each):
            yield Alarm(
                kind="shoe",
                severity="notice" if each.state == "beyond" else "info",
                local_date=each.last_on,
                reason=shoe_sentence(each, units),
                evidence=("shoe_distance",),
            )


def _is_told(season: Season, found: ShoeWear) -> bool:
    """Tell whether a pair is beyond what shoes are said to last, or has just come within."""
    reached = found.reached_least_on
    return found.state == "beyond" or (reached is not None and _is_recent(season, reached))


def _devices(season: Season) -> Iterator[Alarm]:
    for each in season.devices:
        if _is_recent(season, each.local_date):
            yield Alarm(
                kind="device",
                severity="info",
                local_date=each.local_date,
                run_id=each.run_id,
                reason=device_sentence(each),
                quantities=each.quantities,
                evidence=("own_baseline",),
            )
