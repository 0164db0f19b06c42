"""How large a page becomes, whatever the run: one that can be mailed, and one that shares its script."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gait import export, pages, pipeline
from gait.formats import read
from gait.metrics import window_means
from gait.model import Analysis, Segment
from tests.factories import an_activity

MOST_BYTES = 2_400_000
MOST_SHARED_BYTES = 400_000
DAY_S = 86_400


def a_day(rich: Analysis) -> Analysis:
    """Return a day of running at 1 Hz in which every value is noise, with 400 laps and a stop every five minutes."""
    noise = np.random.default_rng(11)
    time = np.arange(float(DAY_S))
    columns = {
        name: np.round(np.nanmean(np.array(values, dtype=float)) * noise.normal(1, 0.05, DAY_S), 4)
        for name, values in rich.series.items()
        if name not in {"time_s", "state"}
    } | {"time_s": time}
    state = np.where(time % 300 < 20, 2.0, 3.0)
    activity = an_activity(columns | {"weight_s": np.ones(DAY_S)})
    stops = tuple(Segment(start_s=300.0 * n, stop_s=300.0 * n + 20, kind="walking") for n in range(DAY_S // 300))
    return replace(
        rich,
        series={name: tuple(values.tolist()) for name, values in columns.items()} | {"state": tuple(state.tolist())},
        windows=window_means(activity, state > 2),
        segments=stops,
        splits=tuple(replace(rich.splits[0], label=str(number)) for number in range(200)),
        laps=tuple(replace(rich.laps[0], label=f"Lap {number} of a very long day") for number in range(400)),
    )


def test_a_day_of_noise_is_a_page_that_can_be_mailed(rich: Analysis) -> None:
    """At most 2.4 MB: lines and long tables are thinned."""
    page = pages.report(a_day(rich))
    assert len(page.encode()) <= MOST_BYTES
    assert "One row in 4 of 400 is shown" in page


def test_an_ordinary_run_that_shares_its_script_is_small(rich: Analysis) -> None:
    """At most 400 kB, and without the script in it."""
    page = pages.report(rich, script="assets/plotly.js")
    assert len(page.encode()) <= MOST_SHARED_BYTES
    assert "packed-plotly" not in page.partition("<script>")[0]


@pytest.mark.parametrize(
    "name",
    [
        "fit/garmin_fr935_speed_vs_step_length_mismatch.fit",
        "fit/coros_apexpro_trail_zero_filled_session.fit",
        "fit/garmin_fr965_native_power_rd_walk_breaks.fit",
        "gpx/movescount_cluetrust_cadence.gpx",
        "tcx/garmin_connect_fr35.tcx",
    ],
)
def test_a_real_run_is_within_both_sizes(runs: Path, name: str) -> None:
    """The largest files at hand."""
    run = export.display_series(pipeline.analyze(read(runs / name)))
    assert len(pages.report(run).encode()) <= MOST_BYTES
    assert len(pages.report(run, script="assets/plotly.js").encode()) <= MOST_SHARED_BYTES
