"""Write how accurate gait is: against devices, and against simulated runs whose truth is known.

    python scripts/write_validation.py [--runners N] [--write docs/validation.md]

It writes its own part of the document; the rest of it stays (``make validate`` writes both).
The simulated figures are for N random runners (height, cadence, contact and bounce drawn anew) on each plan, through
the FIT file that the watch would have written.
"""

import argparse
from pathlib import Path

import numpy as np
from compare_with_devices import RUNS, compare

from gait.formats.fit import read_fit
from gait.pipeline import analyze
from gait.simulate import PLANS, WATCHES, Fatigue, Plan, draw_runner, run, simulate
from gait.validation.sections import replaced

SECTION = "devices and simulation"

PLANNED = {
    "an hour at one pace": Plan(legs=(run(60, 2.9),)),
    "easy 10 km with a stop": PLANS["easy_10k"],
    "intervals": PLANS["intervals"],
    "run and walk": PLANS["run_walk"],
}
TIRING = Fatigue(cadence_spm=-3.0, ground_contact_time_s=0.006)
MEANS = {
    "cadence_spm": ("cadence", "spm", 1.0, 2),
    "step_length_m": ("step length", "%", 0.0, 2),
    "ground_contact_time_s": ("ground contact", "%", 0.0, 1),
    "vertical_oscillation_m": ("oscillation", "%", 0.0, 1),
}
"""Name, unit of the error, its factor (0: relative, in percent), digits."""


def errors_of(plan: Plan, runners: int, watch: str) -> tuple[dict[str, list[float]], dict[str, list[bool]]]:
    """Return the error of each mean in its unit, and whether each drift's interval held the truth."""
    means: dict[str, list[float]] = {}
    held: dict[str, list[bool]] = {}
    for seed in range(runners):
        runner = draw_runner(np.random.default_rng([7, seed]), fatigue=TIRING)
        simulated = simulate(runner, plan, WATCHES[watch], seed)
        analysis = analyze(read_fit(simulated.to_fit_bytes(), "simulated.fit", "refuse")[0])
        for name, (_, _, factor, _) in MEANS.items():
            truth = simulated.summary[name]
            difference = analysis.summary[name].mean - truth
            means.setdefault(name, []).append(difference * factor if factor else 100 * difference / truth)
        for found in analysis.drift:
            if found.quantity in MEANS:
                change = simulated.drift[found.quantity]
                held.setdefault(found.quantity, []).append(found.low <= change <= found.high)
    return means, held


def simulated_tables(runners: int, watch: str) -> list[str]:
    """Return the two tables of the simulated runs as Markdown lines."""
    measured = {label: errors_of(plan, runners, watch) for label, plan in PLANNED.items()}
    lines = ["| plan | " + " | ".join(f"{label} [{unit}]" for label, unit, _, _ in MEANS.values()) + " |"]
    lines.append("|---" * (len(MEANS) + 1) + "|")
    for label, (means, _) in measured.items():
        cells = (
            f"{np.mean(means[name]):+.{digits}f} ± {np.std(means[name]):.{digits}f}"
            for name, (_, _, _, digits) in MEANS.items()
        )
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    lines += ["", "| plan | " + " | ".join(label for label, _, _, _ in MEANS.values()) + " |"]
    lines.append("|---" * (len(MEANS) + 1) + "|")
    for label, (_, held) in measured.items():
        shares = (
            f"{np.mean(held[name]):.0%} of {len(held[name])}" if held.get(name) else "too few windows" for name in MEANS
        )
        lines.append(f"| {label} | " + " | ".join(shares) + " |")
    return lines


def part(runners: int) -> str:
    """Return the script's part of the document."""
    rows = compare(RUNS)
    agreeing = sum(row.agrees for row in rows)
    explained = sum(bool(row.reason) and not row.reason.startswith("not ") for row in rows if not row.agrees)
    first, second = "\n".join(simulated_tables(runners, "full_dynamics")).split("\n\n")
    return f"""## Against the devices' own figures

On the real files of many makes that the tests read, {agreeing} of {len(rows)} figures are the device's own within
0.5 % of distance, 1 spm, and 1 % of step length, contact and oscillation.
Of the {len(rows) - agreeing} that differ, {explained} have a reason that was found in the same columns (walking in the
device's mean, half strides dropped, ...); each is listed in [devices.md](devices.md).
On runs without a walk all figures agree; a test holds them.
Three exports of one run (FIT, GPX and TCX) agree within 1 spm and 1 % of distance; a test holds that too.

## Against simulated runs of known truth

The simulation takes single steps and shares no formula with what is tested ([simulation.md](simulation.md)).
{runners} random runners on each plan, a watch with a chest strap, through the FIT file that it writes.
Error of the mean over the running: bias ± standard deviation over runners, the sensors' own errors included.

{first}

Share of the runs in which the 95 % interval of the drift (cadence falls by 3 spm, contact grows by 6 ms over the run)
holds the truth:

{second}

An interval that allows for an error of speed that this watch does not have may hold the truth in more than 95 of 100.
`make prove` holds the shares to at least 91 of 100 on 300 runners a plan.

## What is not shown

No watch-only figure here was compared with a force plate or a video: what stands against force plates above took
cadence and contact time from the force plates as well.
Intervals of contact, oscillation and balance carry the published error of their kind of sensor
([metrics.md](metrics.md)).
"""


def main() -> None:
    """Print the document, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runners", type=int, default=100)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    text = part(given.runners)
    if given.write is None:
        print(text)
    else:
        document = given.write.read_text(encoding="utf-8")
        given.write.write_text(replaced(document, SECTION, text), encoding="utf-8")


if __name__ == "__main__":
    main()
