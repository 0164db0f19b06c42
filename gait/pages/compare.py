"""Comparisons as pages: drawn from the comparison alone, on the report's own template, with its style and safety."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from gait.compare import Comparison, SameRun, Side
from gait.compare.results import COMPARED
from gait.evidence import EVIDENCE, GRADES
from gait.metrics import sensor_error
from gait.pages import compare_same, compare_view, rendered, words, words_data, words_share
from gait.pages import compare_words as said
from gait.pages.back_matter import terms
from gait.pages.contexts import BackMatter, ComparePage, FirstScreen, KeyNumber, MethodView, SectionView, Term
from gait.pages.figures.style import Figure
from gait.pages.finding_views import evidence_view
from gait.pages.foreign import foreign
from gait.pages.plotly_script import script_version
from gait.quantities import Units

__all__ = ["compare_report", "comparison_page", "same_run_page", "same_run_report"]

_TEMPLATE: Final = "compare.html.j2"
_PARTS: Final = ("methods", "evidence", "glossary")


def compare_report(found: Comparison, *, units: Units = "metric", script: str | None = None) -> str:
    """Return a comparison of runs as one self-contained HTML page.

    Parameters
    ----------
    found : Comparison
        As ``gait.compare.compare_runs`` returns it.
    units : {"metric", "imperial"}
        What the reader is used to.
    script : str, optional
        The relative address of the charts' script, where it stands beside the page instead of in it.

    Returns
    -------
    str
        The page; UTF-8 when written. It makes no network request, and everything that comes from the files is escaped.

    """
    page = comparison_page(found, units)
    letters = {"first": found.runs[0].letter}
    return rendered(_TEMPLATE, page, legend=_legend(said.LEGEND, letters, page.first.numbers), script=script)


def same_run_report(found: SameRun, *, units: Units = "metric", script: str | None = None) -> str:
    """Return two recordings of one run beside each other as one self-contained HTML page; as ``compare_report``."""
    page = same_run_page(found, units)
    letters = {"first": found.runs[0].letter, "second": found.runs[1].letter}
    return rendered(_TEMPLATE, page, legend=_legend(said.SAME_LEGEND, letters, page.first.numbers), script=script)


def comparison_page(found: Comparison, units: Units) -> ComparePage:
    """Return everything that the page of a comparison shows, in words and in the reader's units."""
    sections, specs = compare_view.sections(found, units)
    return _page(
        found,
        title=said.TITLE,
        first=compare_view.first_screen(found, units),
        sections=sections,
        specs=specs,
        methods=_methods(said.METHODS),
        quantities=[each.quantity for each in found.differences if each.difference is not None],
    )


def same_run_page(found: SameRun, units: Units) -> ComparePage:
    """Return everything that the page of one run, recorded twice, shows."""
    sections, specs = compare_same.sections(found, units)
    return _page(
        found,
        title=said.SAME_TITLE,
        first=compare_same.first_screen(found, units),
        sections=sections,
        specs=specs,
        methods=_methods(said.SAME_METHODS, {"compare": said.SAME_REFERENCE}),
        quantities=[each.quantity for each in found.disagreements],
    )


def _page(  # noqa: PLR0913 - what both pages are made of
    found: Comparison | SameRun,
    *,
    title: str,
    first: FirstScreen,
    sections: tuple[SectionView, ...],
    specs: Mapping[str, Figure],
    methods: tuple[MethodView, ...],
    quantities: Iterable[str],
) -> ComparePage:
    hidden = not any(side.name or side.local_start for side in found.runs)
    names = words.listed([foreign(side.name or said.NAMELESS) for side in found.runs])
    cited = [evidence_view(key) for key in _sensor_rows(found.runs, quantities)]
    return ComparePage(
        title=title.format(dates=", ".join(days(found.runs)) or said.UNDATED),
        source=identity(found),
        made_by=(words_share.MADE_BY if hidden else said.MADE_BY).format(version=found.gait_version, names=names),
        first=replace(first, notice=words_share.NOTICE) if hidden else first,
        sections=sections,
        back=BackMatter(
            methods=methods,
            steady="",
            versions=(
                words.VERSION_GAIT.format(version=found.gait_version, schema=found.schema),
                words.VERSION_SCRIPT.format(version=script_version()),
            ),
            evidence=tuple(cited),
            grades=words.GRADES_MEAN.format(grades="; ".join(f"{grade}: {means}" for grade, means in GRADES.items())),
            terms=_terms(),
        ),
        parts=_PARTS,
        specs=specs,
    )


def days(runs: Iterable[Side]) -> list[str]:
    """Return the local days of recordings, each once, in their order; none for a shared one."""
    return list(dict.fromkeys(run.local_start[:10] for run in runs if run.local_start))


def identity(found: Comparison | SameRun) -> str:
    """Return what tells this comparison from another: its recordings in their order, and how they are compared.

    Empty where a recording has no digest, so that its page replaces no other.
    """
    if not all(run.sha256 for run in found.runs):
        return ""
    whole = [found.schema, *(f"{run.sha256}/{run.activity_index}" for run in found.runs)]
    return f"{hashlib.sha256(' '.join(whole).encode()).hexdigest()}/0"


def _methods(told: Mapping[str, str], references: Mapping[str, str] = {}) -> tuple[MethodView, ...]:
    return tuple(
        MethodView(
            stage=words_data.STAGES[stage],
            did=did,
            references=(evidence_view(references[stage]),) if stage in references else (),
        )
        for stage, did in told.items()
    )


def _sensor_rows(runs: Iterable[Side], quantities: Iterable[str]) -> list[str]:
    """Return the rows of evidence that the sensors' own errors come from."""
    wanted = [*(name for name in COMPARED if name in set(quantities)), "speed_mps"]
    sources = (
        sensor_error(name, run.makers[name].sensor).source for run in runs for name in wanted if name in run.makers
    )
    return [key for key in dict.fromkeys(sources) if key in EVIDENCE]


def _terms() -> tuple[Term, ...]:
    own = [Term(id=key, label=called, definition=meaning) for key, (called, meaning) in said.TERMS.items()]
    return tuple(sorted((*terms(), *own), key=lambda term: term.label.lower()))


def _legend(
    rows: Sequence[tuple[str, str]], letters: Mapping[str, str], numbers: Iterable[KeyNumber]
) -> tuple[tuple[str, str], ...]:
    """Return the legend of the numbers, without the marks that none of them has."""
    limited = any(number.bar.limits for number in numbers)
    return tuple((kind, text.format(**letters)) for kind, text in rows if kind != "limit" or limited)
