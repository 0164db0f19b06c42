"""The reports of what was filed: those that are wanting are drawn, and later runs are judged beside earlier ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gait.errors import GaitError
from gait.intake.renewing import renew_all
from gait.intake.run_pages import draw_pages, has_page, run_page
from gait.library import AthleteRecord, Library, RunRecord
from gait.watch.settings import Settings


@dataclass(slots=True)
class Swept:
    """What a round came to: drops that were filed and that failed, and what kept others from being filed."""

    filed: int = 0
    failed: int = 0
    blocked: list[GaitError] = field(default_factory=list)
    changed: dict[int, AthleteRecord] = field(default_factory=dict)

    @property
    def well(self) -> bool:
        """All that was there was filed."""
        return self.failed == 0 and not self.blocked


def draw_wanting(
    library: Library, runs: Iterable[tuple[AthleteRecord, RunRecord]], settings: Settings, swept: Swept
) -> set[int]:
    """Draw the reports that are not there, and return the runs that have none all the same.

    One that is there is of the very file that leads its run.
    """
    if settings.reports == "none":
        return set()
    wanting = [(athlete, run) for athlete, run in runs if not has_page(library, settings.out, athlete, run)]
    without: set[int] = set()
    for drawn in draw_pages(library, settings.out, wanting, processes=settings.processes):
        if drawn.error is not None:
            without.add(drawn.run_id)
            swept.blocked.append(drawn.error)
    return without


def catch_up(library: Library, athletes: Iterable[AthleteRecord], settings: Settings, swept: Swept) -> None:
    """Judge again the runs that came before earlier ones did, and draw their reports anew.

    A report goes before its run is judged: where the program ends in between it is wanting, and not out of date.
    """
    for athlete in athletes:
        behind = [each for each in library.outdated(athlete.id) if each.behind == "judge"]
        runs = [(athlete, library.run(each.asked.run_id)) for each in behind]
        _take_away(runs, settings)
        if any(renewed.error is None for renewed in list(renew_all(library, behind, processes=1))):
            swept.changed[athlete.id] = athlete
        draw_wanting(library, runs, settings, swept)


def _take_away(runs: Sequence[tuple[AthleteRecord, RunRecord]], settings: Settings) -> None:
    for athlete, run in runs if settings.reports == "draw" else ():
        run_page(settings.out, athlete, run).unlink(missing_ok=True)
