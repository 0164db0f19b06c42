"""The roster: who needs a look first, with the reason in words and the last run beside what is usual for the runner."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias
from urllib.parse import urlencode

from gait.assess.season_words import far
from gait.assess.stopped import stopped
from gait.assess.wording import percent
from gait.evidence import EVIDENCE
from gait.model.diary import Diary
from gait.model.season import AlarmKind
from gait.pages import rendered_plain
from gait.pages.desk import words
from gait.pages.numbers import change_unit, signed
from gait.pages.seasons import SquadEntry, outline
from gait.pages.seasons import words as season_words
from gait.pages.seasons.contexts import AthleteRow
from gait.pages.seasons.ordering import place_among
from gait.pages.seasons.squad import squad_page
from gait.quantities import Units

Show: TypeAlias = Literal["all", "look", "unreviewed", "pain", "load", "resting"]
Order: TypeAlias = Literal["look", "last", "name", "unreviewed"]

RECENT_DAYS: Final = round(EVIDENCE["needs_a_look"].value("recent_days"))
A_PAGE: Final = 40
_OF_A_STOP: Final[frozenset[AlarmKind]] = frozenset({"knee", "spike"})
"""What of the weeks before may have to do with a stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What every page of the desk carries: the word that changes have to bring along, and what made it."""

    csrf: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What of the roster is asked for."""

    name: str = ""
    show: Show = "all"
    order: Order = "look"
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A runner of the roster; ``behind`` where the diary is not the latest, ``unreviewed`` of the last weeks."""

    athlete_id: int
    diary: Diary
    units: Units = "metric"
    unreviewed: int = 0
    behind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A runner as the page shows it: ``facts`` are what ``words.FACTS`` names."""

    row: AthleteRow
    facts: tuple[str, ...]
    behind: bool
    resting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A page of the roster; without address the one that is shown."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPage:
    """Everything that the roster shows."""

    title_line: tuple[str, ...]
    answer: str
    lead: str
    lines: tuple[Line, ...]
    pages: tuple[PageLink, ...]
    anybody: bool


def short_form(diary: Diary) -> Diary:
    """Return what of a diary the roster needs: the list's short form, with the latest pain."""
    return replace(outline(diary), pain=diary.pain[-1:])


def wished(entries: Iterable[Entry], wish: Wish, today: date) -> list[Entry]:
    """Return the runners that are asked for as of today, in the order that is asked for.

    Parameters
    ----------
    entries : iterable of Entry
        All.
    wish : Wish
        Its page does not count here.
    today : date
        Who has stopped running says so for some weeks, and stands after all others then.

    """
    return _wished([as_of(each, today) for each in entries], wish, today)


def _wished(entries: Iterable[Entry], wish: Wish, today: date) -> list[Entry]:
    name = wish.name.casefold().strip()
    found = (each for each in entries if name in each.diary.athlete.casefold() and _shows(each, wish.show, today))
    return sorted(found, key=_place(wish.order, today))


def as_of(entry: Entry, today: date) -> Entry:
    """Return a runner as seen today: of who has stopped running, that comes first, and what may have to do with it."""
    diary = entry.diary
    found = stopped(diary.until, diary.pain, today)
    if found is None:
        return entry
    looks = (found, *(each for each in diary.looks if each.kind in _OF_A_STOP))
    return replace(entry, diary=replace(diary, looks=looks))


def roster_page(entries: Sequence[Entry], wish: Wish, today: date, place: Place) -> str:
    """Return the roster as a page.

    Parameters
    ----------
    entries : sequence of Entry
        All runners, in any order.
    wish : Wish
        What of them is asked for.
    today : date
        Days since the last run are counted to it.
    place : Place
        Of the desk.

    """
    page = roster(entries, wish, today)
    return rendered_plain(
        "desk_roster.html.j2",
        page=page,
        wish=wish,
        place=place,
        title=words.ROSTER_TITLE,
        said=words,
        season=season_words,
        live="list",
    )


def roster(entries: Sequence[Entry], wish: Wish, today: date) -> RosterPage:
    """Return everything that the roster shows."""
    everybody = [as_of(each, today) for each in entries]
    found = _wished(everybody, wish, today)
    last = max(1, -(-len(found) // A_PAGE))
    number = min(max(wish.page, 1), last)
    looked_at = sum(_needs(each, today) for each in everybody)
    nobody = season_words.SQUAD_NOTHING if entries else season_words.SQUAD_EMPTY
    return RosterPage(
        title_line=(words.runners(len(entries)), words.to_review(sum(each.unreviewed for each in entries))),
        answer=f"{season_words.need_a_look(looked_at, len(entries)) if looked_at else nobody}.",
        lead=season_words.SQUAD_LEAD.format(days=RECENT_DAYS, day=today.isoformat()),
        lines=tuple(_line(each, today) for each in found[A_PAGE * (number - 1) : A_PAGE * number]),
        pages=tuple(_page_link(wish, each, number) for each in range(1, last + 1)),
        anybody=bool(entries),
    )


def _page_link(wish: Wish, number: int, shown: int) -> PageLink:
    query = urlencode({"name": wish.name, "show": wish.show, "order": wish.order, "page": number})
    return PageLink(text=words.PAGE.format(number=number), href="" if number == shown else f"/?{query}")


def is_resting(diary: Diary, today: date) -> bool:
    """Tell whether a runner has not run in the last weeks."""
    return bool(diary.until) and _is_old(diary.until, today)


def _is_old(day: str, today: date) -> bool:
    return today - date.fromisoformat(day) >= timedelta(days=RECENT_DAYS)


def _needs(entry: Entry, today: date) -> bool:
    return bool(entry.diary.looks) and not _is_gone(entry.diary, today)


def _is_gone(diary: Diary, today: date) -> bool:
    """Tell whether a runner has not run for so long that the list does not say so any more."""
    return is_resting(diary, today) and stopped(diary.until, diary.pain, today) is None


def _shows(entry: Entry, show: Show, today: date) -> bool:
    tests: dict[Show, Callable[[], bool]] = {
        "all": lambda: True,
        "look": lambda: _needs(entry, today),
        "unreviewed": lambda: entry.unreviewed > 0,
        "pain": lambda: any(each.kind == "knee" for each in entry.diary.looks) or bool(_pain_of(entry.diary, today)),
        "load": lambda: any(each.kind == "spike" for each in entry.diary.looks),
        "resting": lambda: is_resting(entry.diary, today),
    }
    return tests[show]()


def _place(order: Order, today: date) -> Callable[[Entry], tuple[object, ...]]:
    keys: dict[Order, Callable[[Entry], tuple[object, ...]]] = {
        "look": lambda each: (_is_gone(each.diary, today), *place_among(each.diary)),
        "last": lambda each: (_back(each.diary.until), _name(each)),
        "name": lambda each: (_name(each),),
        "unreviewed": lambda each: (-each.unreviewed, _name(each)),
    }
    return keys[order]


def _name(entry: Entry) -> str:
    return entry.diary.athlete.casefold()


def _back(day: str) -> int:
    return -date.fromisoformat(day).toordinal() if day else 0


def _line(entry: Entry, today: date) -> Line:
    diary = _linked(entry.diary)
    href = f"/athletes/{entry.athlete_id}"
    squad = squad_page([SquadEntry(diary=diary, href=href, units=entry.units)], today.isoformat())
    resting = words.RESTING.format(days=RECENT_DAYS) if _is_gone(diary, today) and diary.looks else ""
    pain = _pain_of(diary, today) or words.PAIN_NONE
    facts = (_own(entry), _load(entry, today), pain, words.waiting(entry.unreviewed))
    return Line(row=squad.athletes[0], facts=facts, behind=entry.behind, resting=resting)


def _linked(diary: Diary) -> Diary:
    """Return the diary with its runs leading to their pages on the desk."""
    return replace(diary, runs=tuple(replace(run, report=f"/runs/{run.run_id}") for run in diary.runs))


def _own(entry: Entry) -> str:
    """Return the latest run's cadence against the runner's own usual, which begins anew where it has changed."""
    run = next(iter(entry.diary.runs), None)
    if run is None or run.from_usual_spm is None or run.own_verdict not in words.OWN:
        return words.OWN_NONE
    change = signed("cadence_spm", run.from_usual_spm, entry.units)
    said = words.OWN[run.own_verdict].format(change=f"{change} {change_unit('cadence_spm', entry.units)}")
    looks = [each for each in entry.diary.looks if each.kind == "change" and "cadence_spm" in each.quantities]
    return words.OWN_SINCE.format(said=said, day=max(each.local_date for each in looks)) if looks else said


def _load(entry: Entry, today: date) -> str:
    recent = [each for each in entry.diary.season.spikes if each.clear and not _is_old(each.local_date, today)]
    if not recent:
        return words.SPIKE_NONE
    found = recent[-1]
    return words.SPIKE.format(
        distance=far(found.spike.distance_m, entry.units, digits=1),
        day=found.local_date,
        share=percent(found.spike.share_more),
        days=round(EVIDENCE["session_spike"].value("days")),
    )


def _pain_of(diary: Diary, today: date) -> str:
    """Return the latest line of the pain log; empty where it is of long ago or there is none."""
    latest = next(reversed(diary.pain), None)
    if latest is None or _is_old(latest.local_date, today):
        return ""
    if latest.verdict is None:
        return words.PAIN_NO_NUMBER.format(day=latest.local_date)
    verdict = season_words.PAIN_VERDICTS[latest.verdict]
    return words.PAIN.format(most=f"{latest.most:g}", day=latest.local_date, verdict=verdict)
