"""A runner's page: drawn from the diary alone, on the report's own template, with its style and safety."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

from gait.evidence import GRADES
from gait.model.diary import Diary
from gait.pages import rendered, styles
from gait.pages import words as report_words
from gait.pages.back_matter import terms
from gait.pages.contexts import BackMatter, Listing, MethodView
from gait.pages.finding_views import evidence_view
from gait.pages.foreign import foreign
from gait.pages.plotly_script import script_version
from gait.pages.seasons import words
from gait.pages.seasons.contexts import SeasonPage
from gait.pages.seasons.first import first_screen
from gait.pages.seasons.run_list import run_list
from gait.pages.seasons.sections import cited, drawings, sections
from gait.quantities import Units

_TEMPLATE: Final = "season.html.j2"
_PARTS: Final = ("runs", "aside", "methods", "evidence", "glossary")


def season_report(diary: Diary, *, units: Units = "metric", script: str | None = None, back: str = "") -> str:
    """Return a runner's page as one HTML page.

    Parameters
    ----------
    diary : Diary
        As ``gait.pipeline.diary.diary_of`` returns it, its runs with the addresses of their reports.
    units : {"metric", "imperial"}
        What the reader is used to.
    script : str, optional
        The relative address of the charts' script, where it stands beside the page instead of in it.
    back : str
        The relative address of the list of runners, if there is one.

    Returns
    -------
    str
        The page; UTF-8 when written. It makes no network request, and everything that a person or a file wrote is
        escaped.

    """
    page = season_page(diary, units, back)
    return rendered(
        _TEMPLATE,
        page,
        legend=words.LEGEND,
        script=script,
        nav=words.NAV,
        said=words,
        style=styles("report.css", "season.css"),
        thinned="",
    )


def season_page(diary: Diary, units: Units, back: str = "") -> SeasonPage:
    """Return everything that a runner's page shows, in words and in the reader's units."""
    figures = drawings(diary, units)
    shown = sections(diary, figures, units)
    charts = {chart.key for section in shown for chart in section.charts}
    return SeasonPage(
        title=words.TITLE.format(name=foreign(diary.athlete) or words.NAMELESS),
        source=identity(diary),
        made_by=words.MADE_BY.format(version=diary.gait_version),
        first=first_screen(diary, units, back),
        sections=shown,
        runs=run_list(diary, units),
        aside=_aside(diary),
        back=_back_matter(diary, [*cited(shown), *(key for each in diary.looks for key in each.evidence)]),
        parts=_PARTS,
        specs={key: figure for key, figure in figures.items() if key in charts},
    )


def identity(diary: Diary) -> str:
    """Return what tells this runner's page from another's and from every report's."""
    return f"{hashlib.sha256(f'{diary.schema} {diary.athlete}'.encode()).hexdigest()}/0"


def _aside(diary: Diary) -> Listing:
    items = (
        words.left_aside(each.name, count) for each in fields(diary.aside) if (count := getattr(diary.aside, each.name))
    )
    return Listing(heading=words.ASIDE, items=tuple(items) or (words.ASIDE_NONE,))


def _back_matter(diary: Diary, keys: Sequence[str]) -> BackMatter:
    rows = [*keys, *(key for found in words.METHOD_ROWS.values() for key in found)]
    grades = "; ".join(f"{grade}: {means}" for grade, means in GRADES.items())
    return BackMatter(
        methods=tuple(_methods()),
        steady="",
        versions=(
            report_words.VERSION_GAIT.format(version=diary.gait_version, schema=diary.schema),
            report_words.VERSION_SCRIPT.format(version=script_version()),
        ),
        evidence=tuple(evidence_view(key) for key in dict.fromkeys(rows)),
        grades=report_words.GRADES_MEAN.format(grades=grades),
        terms=terms(),
    )


def _methods() -> Iterator[MethodView]:
    for name, did in words.METHODS.items():
        references = tuple(evidence_view(key) for key in words.METHOD_ROWS[name])
        yield MethodView(stage=words.METHOD_STAGES[name], did=did, references=references)
