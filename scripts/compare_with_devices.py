"""Compare our figures with what each device itself reported, and say why they differ.

    python scripts/compare_with_devices.py [FOLDER] [--write docs/devices.md]

FOLDER holds real watch files; the default is the reference folder beside the project.
A reason is never guessed: each candidate is computed from the same columns, and the nearest is named if it reproduces
the device's figure within twice the tolerance.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gait.errors import GaitError
from gait.formats import read_all
from gait.model import STATE_CODES, Analysis
from gait.pipeline import analyze

PROJECT = Path(__file__).resolve().parent.parent
RUNS = PROJECT.parent / "shared" / "runs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A quantity to compare: its name, how it is shown, and within what it counts as the same."""

    name: str
    label: str
    unit: str
    factor: float
    digits: int
    absolute: float = 0.0
    relative: float = 0.0

    def same(self, ours: float, device: float) -> bool:
        """Tell whether two values agree within the tolerance."""
        return abs(ours - device) <= max(self.absolute, self.relative * abs(device))

    def nearly(self, figure: float, device: float) -> bool:
        """Tell whether a candidate explains the device's figure: within twice the tolerance."""
        return abs(figure - device) <= 2 * max(self.absolute, self.relative * abs(device))

    def show(self, value: float) -> str:
        """Return a value as the table shows it."""
        return f"{value * self.factor:.{self.digits}f}"


COMPARED = (
    Compared(name="distance_m", label="distance", unit="km", factor=1e-3, digits=2, relative=0.005),
    Compared(name="cadence_spm", label="cadence", unit="spm", factor=1, digits=1, absolute=1.0),
    Compared(name="step_length_m", label="step length", unit="m", factor=1, digits=3, relative=0.01),
    Compared(name="ground_contact_time_s", label="contact", unit="ms", factor=1000, digits=1, relative=0.01),
    Compared(name="vertical_oscillation_m", label="oscillation", unit="cm", factor=100, digits=2, relative=0.01),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of one run, ours beside the device's, and why they differ (empty where they agree)."""

    run: str
    quantity: Compared
    ours: float
    device: float
    reason: str

    @property
    def agrees(self) -> bool:
        """Tell whether the figures agree."""
        return self.quantity.same(self.ours, self.device)


def columns(analysis: Analysis, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return values, the time that each stands for, and whether the runner was running; each of shape (n,)."""
    values = np.array(analysis.series[name], dtype=float)
    time = np.array(analysis.series["time_s"], dtype=float)
    step = np.diff(time)
    usual = float(np.median(step))
    step = np.where(step > max(10.0, 7 * usual), usual, step)
    weight = (np.concatenate((step[:1], step)) + np.concatenate((step, step[-1:]))) / 2
    running = np.array(analysis.series["state"]) == STATE_CODES["running"]
    return values, weight, running


def weighted(values: np.ndarray, weight: np.ndarray) -> float:
    """Return the weighted mean of the measured values, NaN where there are none."""
    measured = np.isfinite(values)
    return float(np.average(values[measured], weights=weight[measured])) if measured.any() else float("nan")


def explanations(analysis: Analysis, name: str) -> Iterator[tuple[str, float]]:
    """Give each candidate reason with the figure that it would make."""
    values, weight, running = columns(analysis, name)
    walking_too = np.where(values > 0, values, np.nan)
    yield "the device's mean has the walking in it", weighted(walking_too, weight)
    yield (
        "the device averages records of unequal length alike, walking among them",
        weighted(walking_too, np.ones(len(values))),
    )
    yield "the device averages records of unequal length alike", weighted(values[running], np.ones(int(running.sum())))
    yield "the device's mean has the walking and standing in it", weighted(values, weight)
    yield "the device counts what it did not measure as zero", weighted(np.nan_to_num(values), weight)
    strides = analysis.activity.device_reported.get("strides")
    distance = analysis.activity.device_reported.get("distance_m")
    if name == "step_length_m" and strides and distance:
        yield "the device divides its distance by its step count", distance / (2 * strides)
    yield from other_sources(analysis, name)
    if name == "cadence_spm":
        floored = 2 * np.floor(weighted(values[running], weight[running]) / 2)
        yield (
            "the export drops the half stride, and has walking and standing in it",
            float(2 * np.floor(weighted(values, weight) / 2)),
        )
        yield "the device drops the half stride", float(floored)
        yield (
            "the device drops the half stride, and has the walking in it",
            float(2 * np.floor(weighted(walking_too, weight) / 2)),
        )
        timer = analysis.activity.device_reported.get("timer_s")
        if strides and timer:
            yield "the device divides its stride count by its timer", 120 * strides / timer


def other_sources(analysis: Analysis, name: str) -> Iterator[tuple[str, float]]:
    """Give the means of the sources that are not ours but may be the device's."""
    for pair in analysis.sources_compared:
        if pair.quantity == name and analysis.summary[name].origin != "device":
            ours = analysis.summary[name].origin
            why = f"ours is {ours}, which covers the running; the device's own sensor covers little of it"
            yield why, pair.mean_a
            yield why, pair.mean_b


def reason(analysis: Analysis, quantity: Compared, ours: float, device: float) -> str:
    """Return why two figures differ, by the explanation that comes nearest to the device's figure."""
    if quantity.same(ours, device):
        return ""
    if quantity.name == "distance_m":
        return KNOWN.get((analysis.source.name, quantity.name), "not explained by these columns")
    known = KNOWN.get((analysis.source.name, quantity.name))
    if known:
        return known
    why, figure = min(explanations(analysis, quantity.name), key=lambda candidate: abs(candidate[1] - device))
    told = f"{why} ({quantity.show(figure)})"
    return told if quantity.nearly(figure, device) else f"not reproduced; nearest: {told}"


KNOWN: dict[tuple[str, str], str] = {
    ("garmin_fenix2_hrm_run.fit", "ground_contact_time_s"): (
        "the device's mean lies 4 % above the mean of all its own records (242), so no choice of records gives it"
    ),
    ("suunto_spartan_no_distance.tcx", "distance_m"): (
        "the laps begin 3:06 min before the first point, and 0.57 km of theirs have no points"
    ),
}
"""Reasons that no column shows, each found by looking at the file; (file name, quantity) to words."""


def ours_of(analysis: Analysis, name: str) -> float | None:
    """Return our figure of a quantity, None where the file does not give it."""
    if name == "distance_m":
        return analysis.activity.distance_m
    found = analysis.summary.get(name)
    return None if found is None else found.mean


def rows_of(analysis: Analysis, run: str) -> Iterator[Row]:
    """Give a row for each quantity that both we and the device have."""
    for quantity in COMPARED:
        device = analysis.activity.device_reported.get(quantity.name)
        ours = ours_of(analysis, quantity.name)
        if device and ours is not None:
            why = reason(analysis, quantity, ours, device)
            yield Row(run=run, quantity=quantity, ours=ours, device=device, reason=why)


def compare(folder: Path, each: Callable[[str, GaitError], None] | None = None) -> list[Row]:
    """Return the rows of every run below a folder, in the order of the file names."""
    rows: list[Row] = []
    for path in sorted(p for kind in ("fit", "gpx", "tcx") for p in (folder / kind).glob(f"*.{kind}")):
        try:
            activities = read_all(path)
            for activity in activities:
                rows.extend(rows_of(analyze(activity), f"{path.parent.name}/{path.name}"))
        except GaitError as error:
            if each is not None:
                each(path.name, error)
    return rows


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| run | quantity | ours | device | same | why they differ |", "|---|---|---|---|---|---|"]
    for row in rows:
        q = row.quantity
        name = f"{q.label} [{q.unit}]"
        same = "yes" if row.agrees else "no"
        lines.append(f"| `{row.run}` | {name} | {q.show(row.ours)} | {q.show(row.device)} | {same} | {row.reason} |")
    return "\n".join(lines)


HEADING = """# Our figures beside the device's own

Written by `python scripts/compare_with_devices.py --write docs/devices.md`; a test holds the table to the code.
Ours are means over the running alone, weighted by time, with walking, standing and pauses left out.
The device's are what it wrote into its own summary.
"Same" is within 0.5 % of distance, 1 spm, and 1 % of step length, contact time and oscillation.
Where they differ, the reason is the candidate that comes nearest to the device's figure from the same columns, if it
comes within twice those tolerances; its figure stands beside it.
"""


def main() -> None:
    """Print the table, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=RUNS)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    rows = compare(given.folder, lambda name, error: print(f"{name}: {error}"))
    text = table(rows)
    if given.write is None:
        print(text)
    else:
        given.write.write_text(f"{HEADING}\n{text}\n", encoding="utf-8")
    print(f"{sum(row.agrees for row in rows)} of {len(rows)} figures agree.")


if __name__ == "__main__":
    main()
