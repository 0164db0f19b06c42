"""The library as tables that can be sent on: how runs were run, by whom only as a number.

As with a shared analysis names, dates and places are left out. Columns are named one by one, so that what comes to a
table later is left out until somebody has thought about it; what a coach keeps beside the runs has no table.
"""

from collections.abc import Iterator
from typing import Final

from gait.export import shared
from gait.export.parts import Parts
from gait.library.store import Store
from gait.library.stored import load_analysis
from gait.library.tables import Table, base_tables, pain_table, tables_of

_KEPT: Final = {
    "athletes": ("id", "height_m", "leg_length_m", "units", "target_spm", "target_mps"),
    "shoes": ("id", "athlete_id", "distance_m", "runs"),
    "runs": (
        *("id", "athlete_id", "shoe_id", "is_run", "elapsed_s", "timer_s", "running_s", "enough"),
        *("distance_m", "ascent_m", "descent_m", "downhill_m"),
        *("judged_spm", "judged_low_spm", "judged_high_spm", "judged_mps"),
        *("expected_spm", "expected_low_spm", "expected_high_spm"),
        *("cadence_spm", "cadence_low_spm", "cadence_high_spm"),
        *("speed_mps", "speed_low_mps", "speed_high_mps"),
        *("step_length_m", "step_length_low_m", "step_length_high_m"),
        *("contact_s", "contact_low_s", "contact_high_s"),
        *("oscillation_m", "oscillation_low_m", "oscillation_high_m"),
        *("heart_rate_bpm", "heart_rate_low_bpm", "heart_rate_high_bpm"),
        *("level_mps", "level_contact_s", "verdict", "severity"),
    ),
    "pain": ("id", "athlete_id", "run_id", "during", "after", "next_morning", "before", "place", "verdict"),
}


def shared_tables(store: Store) -> Iterator[Table]:
    """Yield the tables that can be sent on; splits and findings are those of shared analyses."""
    yield from map(_kept, base_tables(store))
    yield from tables_of(_analyses(store))
    yield _kept(pain_table(store))


def _kept(table: Table) -> Table:
    """Return a table with only those of its columns that can be sent on."""
    columns = _KEPT[table.name]
    places = [table.columns.index(each) for each in columns]
    return Table(name=table.name, columns=columns, rows=tuple(tuple(row[at] for at in places) for row in table.rows))


def _analyses(store: Store) -> Iterator[tuple[int, Parts]]:
    for row in store.all(
        "SELECT run_id FROM analysis JOIN run ON run.id = run_id WHERE is_run ORDER BY epoch_s, run_id"
    ):
        analysis = load_analysis(store, row["run_id"])
        assert analysis is not None  # it was there in the line above
        sent = shared(analysis)
        parts = Parts(source=sent.source, activity=sent.activity, splits=sent.splits, findings=sent.findings)
        yield row["run_id"], parts
