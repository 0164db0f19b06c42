"""The pages of the library's athletes and the list of them: written where what they rest on has changed, each whole.

Beside the list stands a small hidden file with what each page was drawn from and each athlete's line of the list, so
that a list does not need every diary read anew; without it, all is drawn again.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from gait._version import __version__
from gait.errors import UsageError
from gait.export.diary import Outline, outlines_from, outlines_json
from gait.intake.assets import place_script, script_address
from gait.intake.diary import read_diary
from gait.intake.naming import write_atomically
from gait.intake.page_cache import use_kept_templates
from gait.intake.request import Assets, Request
from gait.intake.run_pages import run_page
from gait.language import LANGUAGE, _
from gait.library import AthleteRecord, Library
from gait.model.diary import Diary
from gait.pages.seasons import SquadEntry, outline, season_report, squad_report
from gait.quantities import Units

INDEX: Final = "index.html"
KNOWN: Final = ".gait-pages.json"
"""What each page was drawn from, and each athlete's line of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an athlete's page stands, and where what belongs to it is as seen from there."""

    out: Path
    page: Path
    alone: bool

    def seen_from(self, path: Path) -> str:
        """Return the relative address of a file as seen from the page."""
        return _address(path, self.page.parent)

    def seen_by_list(self, address: str) -> str:
        """Return an address as seen from the page as the list sees it."""
        return _address(self.page.parent / unquote(address), self.out)

    @property
    def back(self) -> str:
        """The address of the list of athletes; empty where there is none."""
        return "" if self.alone else self.seen_from(self.out / INDEX)


def update_pages(
    library: Library,
    out: Path,
    athletes: Iterable[AthleteRecord] | None = None,
    *,
    today: date | None = None,
    alone: bool = False,
) -> tuple[Path, ...]:
    """Write the athletes' pages and the list of all athletes, those that have changed, each whole.

    An athlete's page is ``<out>/<athlete>/index.html`` and the list ``<out>/index.html``; links to the runs' reports
    are relative, and stand where the reports do.

    Parameters
    ----------
    library : Library
        Open.
    out : Path
        The folder of the reports.
    athletes : iterable of AthleteRecord, optional
        Those to look at; the others' lines of the list stay as they are known. All, if not told.
    today : date, optional
        The day to which the list counts the days since the last run; this machine's, if not told.
    alone : bool
        One person's folder: the page of the first of these athletes is the index, and there is no list.

    Returns
    -------
    tuple of Path
        The files that were written.

    Raises
    ------
    UsageError
        If the folder cannot be written to.

    """
    use_kept_templates()
    everybody = library.athletes()
    wanted = list(everybody if athletes is None else athletes)
    try:
        out.mkdir(parents=True, exist_ok=True)
        place_script(Request(out=out, assets="shared"))
        if alone:
            return _alone(library, out, wanted[:1])
        return _squad(library, out, everybody, {each.id for each in wanted}, today or date.today())  # noqa: DTZ011 - the reader's own day
    except OSError as error:
        raise _unwritable(error, out) from None


def write_page(
    library: Library, athlete: AthleteRecord, out: Path, *, units: Units | None = None, assets: Assets = "inline"
) -> tuple[Path, Diary]:
    """Write an athlete's page as it is asked for, and return its path with the diary that it was drawn from.

    Parameters
    ----------
    library : Library
        Open.
    athlete : AthleteRecord
        Whose.
    out : Path
        The folder of the reports; the page is ``<out>/<athlete>/index.html``.
    units : {"metric", "imperial"}, optional
        What the reader is used to; the athlete's, if not told.
    assets : {"inline", "shared"}
        Whether the page carries the charts' script, or has it beside the reports.

    Raises
    ------
    UsageError
        If the folder cannot be written to.

    """
    use_kept_templates()
    place = _Place(out=out, page=out / athlete.folder / INDEX, alone=not (out / INDEX).exists())
    chosen = replace(athlete, units=units or athlete.units)
    try:
        place.page.parent.mkdir(parents=True, exist_ok=True)
        place_script(Request(out=out, assets=assets))
        diary = read_diary(library, chosen, report_links(library, athlete, out, place.page.parent))
        script = _script(place) if assets == "shared" else None
        html = season_report(diary, units=chosen.units, script=script, back=place.back)
        write_atomically(place.page, html.encode())
    except OSError as error:
        raise _unwritable(error, out) from None
    return place.page, diary


def _unwritable(error: OSError, out: Path) -> UsageError:
    what = _("The pages cannot be written to this folder: {why}").format(why=error.strerror or error)
    return UsageError(what, where=str(out), next_step=_("Choose another folder with --out."))


def _alone(library: Library, out: Path, athletes: Iterable[AthleteRecord]) -> tuple[Path, ...]:
    known = _known(out)
    written: list[Path] = []
    for athlete in athletes:
        place = _Place(out=out, page=out / INDEX, alone=True)
        known[str(athlete.id)], written = _updated(library, athlete, place, known.get(str(athlete.id)))
        _keep(out, known)
    return tuple(written)


def _squad(
    library: Library, out: Path, everybody: Iterable[AthleteRecord], wanted: set[int], today: date
) -> tuple[Path, ...]:
    known, kept, written = _known(out), {}, []
    entries: list[SquadEntry] = []
    for athlete in everybody:
        place = _Place(out=out, page=out / athlete.folder / INDEX, alone=False)
        before = known.get(str(athlete.id))
        if before is None or athlete.id in wanted or before.diary.athlete != athlete.name:
            before, drawn = _updated(library, athlete, place, before)
            written += drawn
        kept[str(athlete.id)] = before
        href = _address(place.page, out)
        entries.append(SquadEntry(diary=before.diary, href=href, units=athlete.units))
    index = squad_report(entries, today.isoformat(), gait_version=__version__).encode()
    written += _written(out / INDEX, index)
    _keep(out, kept)
    return tuple(written)


def _updated(
    library: Library, athlete: AthleteRecord, place: _Place, before: Outline | None
) -> tuple[Outline, list[Path]]:
    """Return an athlete's line of the list, and the page where it was drawn anew."""
    reports = report_links(library, athlete, place.out, place.page.parent)
    digest = _fingerprint(library, athlete, reports, place)
    if before is not None and before.drawn_from == digest and place.page.exists():
        return before, []
    diary = read_diary(library, athlete, reports)
    place.page.parent.mkdir(parents=True, exist_ok=True)
    html = season_report(diary, units=athlete.units, script=_script(place), back=place.back)
    written = _written(place.page, html.encode())
    return Outline(drawn_from=digest, diary=outline(diary, place.seen_by_list)), written


def _script(place: _Place) -> str:
    address = script_address(Request(out=place.out, assets="shared"))
    assert address is not None  # it is shared
    return place.seen_from(place.out / address)


def report_links(library: Library, athlete: AthleteRecord, out: Path, seen_from: Path) -> dict[int, str]:
    """Return the relative addresses of an athlete's reports that are there, by the number of the run."""
    folder = out / athlete.folder
    there = set(os.listdir(folder)) if folder.is_dir() else set()  # noqa: PTH208 - names alone, a thousand at once
    links: dict[int, str] = {}
    for run in library.runs(athlete.id):
        path = run_page(out, athlete, run)
        if path.name in there:
            links[run.id] = _address(path, seen_from)
    return links


def _address(path: Path, seen_from: Path) -> str:
    """Return a file's relative address as seen from a folder, fit for a link whatever the names are."""
    return quote(Path(os.path.relpath(path, seen_from)).as_posix())


def _fingerprint(library: Library, athlete: AthleteRecord, reports: Mapping[int, str], place: _Place) -> str:
    """Return a digest of all that an athlete's page is drawn from."""
    drawn_from = (
        __version__,
        LANGUAGE,
        place.alone,
        athlete,
        library.runs(athlete.id),
        library.shoes(athlete.id),
        library.pain_log(athlete.id),
        sorted(reports.items()),
    )
    return hashlib.sha256(repr(drawn_from).encode()).hexdigest()


def _known(out: Path) -> dict[str, Outline]:
    try:
        return outlines_from((out / KNOWN).read_bytes())
    except FileNotFoundError:
        return {}


def _keep(out: Path, outlines: Mapping[str, Outline]) -> None:
    _written(out / KNOWN, outlines_json(outlines))


def _written(path: Path, data: bytes) -> list[Path]:
    """Write a file unless it is so already, and return it where it was written."""
    if path.is_file() and path.read_bytes() == data:
        return []
    write_atomically(path, data)
    return [path]
