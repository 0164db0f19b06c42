"""The pain log as the pages take it."""

from gait.library import Library
from gait.pages.desk import PainLine, PainView


def pain_view(library: Library, athlete_id: int, *, run_id: int | None = None, today: str = "") -> PainView:
    """Return an athlete's pain log, or that of one run, the latest day first."""
    log = (each for each in reversed(library.pain_log(athlete_id)) if run_id is None or each.run_id == run_id)
    lines = (
        PainLine(
            entry_id=each.id,
            on_date=each.on_date,
            pain=each.pain,
            verdict=each.verdict,
            run_id=each.run_id,
            note=each.note,
        )
        for each in log
    )
    return PainView(athlete_id=athlete_id, lines=tuple(lines), run_id=run_id, today=today)
