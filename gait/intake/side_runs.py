"""Runs of the library as a comparison takes them: measured from their files, with every second of their series."""

from collections.abc import Iterable

from gait import pipeline
from gait.intake.measuring import Renewal, measure_whole
from gait.library import Library
from gait.model import Analysis


def whole_runs(library: Library, run_ids: Iterable[int]) -> tuple[Analysis, ...]:
    """Return runs of the library with their whole series, heeding what was corrected; nothing is kept of it.

    What the library keeps is thinned for display, and a comparison of that would be one of fewer seconds.

    Parameters
    ----------
    library : Library
        Open.
    run_ids : iterable of int
        The runs, in the order in which they are wanted.

    Raises
    ------
    GaitError
        If there is no such run, or its file cannot be read any more.

    """
    return tuple(_whole(library, each) for each in run_ids)


def _whole(library: Library, run_id: int) -> Analysis:
    asked = library.asked(run_id)
    measured = measure_whole(Renewal(asked=asked, data=library.original(asked)))
    if measured.analysis is None:
        assert measured.error is not None  # the one or the other
        raise measured.error
    history = library.history_beside(asked.athlete_id, before_epoch_s=asked.epoch_s, without=asked.run_id)
    return pipeline.judged(measured.analysis, knee=asked.knee, history=history)
