"""An analysis as one HTML page that needs nothing else: no network, no second file, and for its words no script.

The page is drawn from the ``Analysis`` alone: a report made from its JSON is the same report.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from gait.errors import GaitError
from gait.model import Analysis
from gait.pages import readings, words, words_form, words_share, words_stretch
from gait.pages.back_matter import back_matter, left_out
from gait.pages.column_table import tabled
from gait.pages.columns import Scene, scene
from gait.pages.compiled import Keeper, KeptTemplates
from gait.pages.contexts import Drawn, Page, SectionView
from gait.pages.figures.style import Figure
from gait.pages.first_screen import first_screen, title_line
from gait.pages.foreign import finalized, foreign
from gait.pages.knee_view import stop_box
from gait.pages.numbers import unbroken
from gait.pages.packing import packed_json
from gait.pages.plotly_script import digest_of, packed_name, packed_script, remember, script_digest, shared_script
from gait.pages.sections import NAV, drawings, section_sources, sections
from gait.pages.stretch_view import window_columns
from gait.pipeline.thinning import DISPLAY_SAMPLES
from gait.quantities import Units

__all__ = [
    "Keeper",
    "keep_templates",
    "packed_name",
    "packed_script",
    "prepare",
    "rendered",
    "rendered_plain",
    "report",
    "shared_script",
    "styles",
]

_ALL_PARTS: Final = ("left-out", "findings", "methods", "evidence", "glossary")
_LOADER_PARTS: Final = ("packing.js", "charts.js", "moment.js", "stretch.js", "what_if.js", "report.js")
_STUB_PARTS: Final = ("left-out", "methods")
"""What follows the track of a recording with too little running to judge."""


def report(analysis: Analysis, *, units: Units = "metric", script: str | None = None) -> str:
    """Return the report of an analysis as one self-contained HTML page.

    Parameters
    ----------
    analysis : Analysis
        As it comes from the pipeline or from its JSON; series thinned for display make a smaller page.
    units : {"metric", "imperial"}
        What the reader is used to.
    script : str, optional
        The relative address of the charts' script, where it stands beside the page (see `shared_script`) instead of in
        it.

    Returns
    -------
    str
        The page; UTF-8 when written.
        It makes no network request, and everything that comes from the watch file is escaped.

    Raises
    ------
    GaitError
        The charts' script is not on this machine.

    """
    page = page_context(analysis, units)
    limits = [words_form.LIMIT_LEGEND] * any(each.bar.limits for each in page.first.numbers)
    return rendered("page.html.j2", page, legend=(*words.LEGEND, *limits), script=script)


def rendered(
    template: str,
    page: Drawn,
    *,
    legend: Sequence[tuple[str, str]],
    script: str | None = None,
    **more: object,
) -> str:
    """Return a page drawn from its context: a report's, or one that is built upon it.

    ``legend`` is of its numbers; ``script`` the address of the charts' script, where the page does not carry it;
    ``more`` is what the template shows beside them, in place of what stands here.
    """
    without = words.WITHOUT_SCRIPT if script is None else words_stretch.SCRIPT_BESIDE.format(script=script)
    given: dict[str, object] = {
        "page": page,
        "words": words,
        "form": words_form,
        "nav": NAV,
        "legend": legend,
        "reading_labels": readings.READING_LABELS,
        "chosen": words_stretch,
        "thinned": words_stretch.THINNED.format(most=DISPLAY_SAMPLES),
        "without_script": without,
        "files": words_stretch.ONE_FILE if script is None else words_stretch.TWO_FILES.format(script=script),
        "style": _static("report.css"),
        "loader": _loader(),
        "script_sources": _script_sources(script),
        "script": script,
        "plotly": "" if script else packed_script(),
        "figures": packed_json(tabled(page.specs)),
    }
    return _environment().get_template(template).render(given | more)


def rendered_plain(template: str, **given: object) -> str:
    """Return a page without charts and scripts."""
    return _environment().get_template(template).render(words=words, **given)


def styles(*names: str) -> str:
    """Return stylesheets as one."""
    return "".join(map(_static, names))


def prepare(packed: str | None = None) -> None:
    """Do ahead what every page needs and what is the same in all; safe in a thread beside other work.

    ``packed`` is the charts' script as `packed_script` returned it earlier, if it is at hand.
    A failure is left for the page to tell.
    """
    with suppress(GaitError):
        if packed is not None:
            remember(packed)
        packed_script()
        script_digest()


def keep_templates(keeper: Keeper) -> None:
    """Let somebody keep the compiled templates from one process to the next."""
    _environment().bytecode_cache = KeptTemplates(keeper)


def page_context(analysis: Analysis, units: Units) -> Page:
    """Return everything that the templates show, in words and in the reader's units."""
    drawn = scene(analysis, units)
    figures = drawings(drawn)
    shown = sections(drawn, figures)
    charts = {chart.key for section in shown for chart in section.charts}
    return Page(
        title=_title(drawn),
        source="" if analysis.shared else f"{analysis.source.sha256}/{analysis.source.activity_index}",
        made_by=_made_by(analysis),
        first=first_screen(drawn),
        sections=shown,
        left_out=left_out(analysis),
        back=back_matter(analysis, units, [key for each in shown for key in section_sources(analysis, each.id)]),
        parts=_ALL_PARTS if analysis.running.enough else _STUB_PARTS,
        stop=stop_box(analysis),
        specs={key: figure for key, figure in figures.items() if key in charts} | _windows(analysis, shown),
    )


def _windows(analysis: Analysis, shown: Sequence[SectionView]) -> dict[str, Figure]:
    """Return what the means of a stretch are worked out from, where a section lets the reader choose one."""
    chosen = any(section.stretch for section in shown)
    return {"windows": window_columns(analysis.windows)} if chosen and analysis.windows else {}


def _title(drawn: Scene) -> str:
    if drawn.analysis.shared:
        return words_share.TITLE
    name, date = (*title_line(drawn), words.RUN)[:2]
    return words.TITLE.format(name=foreign(name), date=date)


def _made_by(analysis: Analysis) -> str:
    said = words_share.MADE_BY if analysis.shared else words.MADE_BY
    return said.format(version=analysis.gait_version, name=foreign(analysis.source.name))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["unbroken"] = unbroken
    return environment


def _template(name: str) -> str:
    return (resources.files(__name__) / "templates" / name).read_text(encoding="utf-8")


@cache
def _static(name: str) -> str:
    return (resources.files(__name__) / "static" / name).read_text(encoding="utf-8")


@cache
def _loader() -> str:
    """Return the page's one script: its parts in a block of their own, so that none of their names is the page's."""
    return "".join(('"use strict";\n{\n', *(_static(part) for part in _LOADER_PARTS), "}\n"))


def _script_sources(script: str | None) -> str:
    """Return which scripts the page's content security policy allows.

    The loader, by its digest, and plotly: by the digest of what the loader unpacks, or as a file beside the page.
    No browser takes a digest for a file that is loaded from the disk.
    """
    return f"'{_digest(_loader())}' " + ("'self'" if script else f"'{script_digest()}'")


@cache
def _digest(script: str) -> str:
    """Return what the page's content security policy calls a script."""
    return digest_of(script.encode("utf-8"))
