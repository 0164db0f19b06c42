"""The reports of the library's runs: each under a name that follows from the run, so that lists can link to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gait import pages
from gait.assess.history import with_own
from gait.engine.pool import in_order
from gait.errors import GaitError
from gait.intake.assets import place_script, script_address
from gait.intake.naming import identity_of, write_atomically
from gait.intake.own_line import beside_own
from gait.intake.page_cache import use_kept_templates
from gait.intake.request import Request
from gait.language import _
from gait.library import AthleteRecord, Library, RunRecord
from gait.model import AgainstBaseline, Analysis
from gait.quantities import Units

_ABOVE: Final = "../"
"""From a report in its athlete's folder to what the reports of all athletes share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A run with its report, or why there is none."""

    run_id: int
    page: Path
    error: GaitError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    run_id: int
    page: Path
    analysis: Analysis
    units: Units
    script: str


def run_page(out: Path, athlete: AthleteRecord, run: RunRecord) -> Path:
    """Return where the report of a run stands among the reports: ``<athlete>/<local day>-run-<number>.html``."""
    day = run.started_at[:10] if run.summary is None else run.summary.local_date
    return out / athlete.folder / f"{day}-run-{run.id}.html"


def has_page(library: Library, out: Path, athlete: AthleteRecord, run: RunRecord) -> bool:
    """Tell whether a run's report is there, and of this run: another library's may have had its number."""
    identity = identity_of(run_page(out, athlete, run))
    if identity is None:
        return False
    leading = library.recordings(run.id)[0]
    return identity == f"{leading.sha256}/{leading.activity_index}".encode()


def draw_pages(
    library: Library, out: Path, runs: Iterable[tuple[AthleteRecord, RunRecord]], *, processes: int | None = None
) -> Iterator[Drawn]:
    """Write the reports of runs anew, drawn on all cores where that pays, each run beside its runner's own line.

    Each is whole at all times; the charts' script stands beside them once, for all.

    Yields
    ------
    Drawn
        In the order of the runs; one that cannot be drawn or written has its error.

    """
    request = Request(out=out, assets="shared")
    runs = tuple(runs)
    own = _own(library, runs)
    address = script_address(request)
    script = f"{_ABOVE}{address}"
    jobs = (job for athlete, run in runs if (job := _job(library, out, athlete, run, script, own)) is not None)
    ready = False
    for job, done in in_order(_draw, jobs, processes=processes):
        if isinstance(done, GaitError):
            yield Drawn(run_id=job.run_id, page=job.page, error=done)
            continue
        try:
            job.page.parent.mkdir(parents=True, exist_ok=True)
            if not ready:
                place_script(request)
                ready = True
            write_atomically(job.page, done)
        except OSError as error:
            yield Drawn(run_id=job.run_id, page=job.page, error=_unwritable(error, job.page))
        else:
            yield Drawn(run_id=job.run_id, page=job.page)


def _own(library: Library, runs: Iterable[tuple[AthleteRecord, RunRecord]]) -> dict[str, tuple[AgainstBaseline, ...]]:
    """Return what each run is beside its runner's own line, by the run's number."""
    by_athlete: dict[int, tuple[AthleteRecord, list[RunRecord]]] = {}
    for athlete, run in runs:
        by_athlete.setdefault(athlete.id, (athlete, []))[1].append(run)
    found: dict[str, tuple[AgainstBaseline, ...]] = {}
    for athlete, theirs in by_athlete.values():
        found |= beside_own(library, athlete, theirs)
    return found


def _job(  # noqa: PLR0913, PLR0917 - what a page is drawn from
    library: Library,
    out: Path,
    athlete: AthleteRecord,
    run: RunRecord,
    script: str,
    own: Mapping[str, tuple[AgainstBaseline, ...]],
) -> _Job | None:
    """Return what a page is drawn from, or None where the run has no analysis yet."""
    analysis = library.analysis(run.id)
    if analysis is None:
        return None
    page = run_page(out, athlete, run)
    analysis = with_own(analysis, own.get(str(run.id), ()))
    return _Job(run_id=run.id, page=page, analysis=analysis, units=athlete.units, script=script)


def _draw(job: _Job) -> bytes:
    use_kept_templates()
    return pages.report(job.analysis, units=job.units, script=job.script).encode()


def _unwritable(error: OSError, page: Path) -> GaitError:
    what = _("The report cannot be written: {why}").format(why=error.strerror or error)
    return GaitError(what, where=str(page), next_step=_("Make room or choose another folder with --out."))
