"""Two runs beside each other on the desk: which, the ways to others, and the comparison in a frame."""

from dataclasses import dataclass

from gait.pages import rendered_plain
from gait.pages.desk import compare_words, words
from gait.pages.desk.roster import Place
from gait.pages.foreign import foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRun:
    """One of the two; ``earlier`` and ``later`` are the athlete's runs beside it that can take its place."""

    run_id: int
    athlete_id: int
    athlete: str
    local_date: str
    title: str = ""
    earlier: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two in words; an address is empty where there is no such run."""

    heading: str
    title: str
    run: str
    athlete: str
    name: str
    keep: str
    earlier: str
    later: str


def compare_page(first: ComparedRun, second: ComparedRun, place: Place) -> str:
    """Return the page on which two runs are compared; the comparison has a frame of its own, under its own policy.

    Parameters
    ----------
    first, second : ComparedRun
        The earlier is what the other is held against.
    place : Place
        Of the desk.

    """
    sides = (_side(first, second.run_id), _side(second, first.run_id))
    return rendered_plain(
        "desk_compare.html.j2",
        sides=sides,
        athletes=tuple(dict.fromkeys((each.athlete, each.name) for each in sides)),
        report=f"/compare/report?run={first.run_id}&run={second.run_id}",
        title=_title(first, second, sides),
        comparing=compare_words,
        said=words,
        place=place,
        live="",
    )


def _title(first: ComparedRun, second: ComparedRun, sides: tuple[_Side, _Side]) -> str:
    if first.athlete_id != second.athlete_id:
        return compare_words.TITLE.format(first=sides[0].heading, second=sides[1].heading)
    days = {"first": first.local_date, "second": second.local_date}
    return compare_words.TITLE_OF_ONE.format(name=sides[0].name, **days)


def _side(run: ComparedRun, other: int) -> _Side:
    def beside(run_id: int | None) -> str:
        return "" if run_id is None else f"/compare?run={other}&run={run_id}"

    name = foreign(run.athlete) or words.NAMELESS
    return _Side(
        heading=compare_words.RUN_OF.format(name=name, day=run.local_date),
        title=foreign(run.title),
        run=f"/runs/{run.run_id}",
        athlete=f"/athletes/{run.athlete_id}",
        name=name,
        keep=f"/athletes/{run.athlete_id}?run={run.run_id}",
        earlier=beside(run.earlier),
        later=beside(run.later),
    )
