"""The report of a simulated run of six hours: its size, how soon it is built and how soon a browser has drawn it.

    python benchmarks/report.py [--repeats N] [--write docs/performance.md]

The run has 21,600 samples at 1 Hz with running dynamics, hills and walks.
It is built by `gait analyze` in a new process, from start to exit, beside fitparse merely decoding the same file in a
process that has already imported it; both take turns.
Without Chromium or Playwright the browser's part is left out, and it is said.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gait.intake.script_cache import VARIABLE
from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Leg, Plan, run, walk

BEGIN: Final = "<!-- benchmarks/report.py -->"
END: Final = "<!-- end of benchmarks/report.py -->"
MOST_BYTES: Final = 2_400_000
MOST_SHARED_BYTES: Final = 400_000
MOST_BUILD_S: Final = 1.5
MOST_DRAWN_S: Final = 2.0
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")
DECODE: Final = """
import sys, time, fitparse
start = time.perf_counter()
for message in fitparse.FitFile(sys.argv[1]).get_messages():
    message.get_values()
print(time.perf_counter() - start)
"""
DRAWN: Final = "document.documentElement.dataset.charts"
MARKS: Final = """() => {
  const at = Object.fromEntries(performance.getEntries().map((entry) => [entry.name, entry.startTime / 1000]));
  return [at["first-contentful-paint"], at["charts in view"], at["charts drawn"]];
}"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Opening:
    """Seconds since the browser began to open the page until all charts, those in view, and the text are there."""

    drawn_s: float
    near_s: float
    text_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured; seconds are the least of several, ``opening`` is None without a browser."""

    samples: int
    page_bytes: int
    shared_bytes: int
    build_s: float
    first_s: float
    decode_s: float
    opening: Opening | None


def six_hours() -> bytes:
    """Return the run as a FIT file: each quarter of an hour up, along, a walk, and a quicker half minute."""
    legs: list[Leg] = []
    for quarter in range(24):
        pace, grade = 2.5 + 0.03 * (quarter % 9), 0.01 * (quarter % 7 - 3)
        legs += [run(7, pace, grade), run(6, pace - 0.1, -grade), walk(1.5), run(0.5, 3.5)]
    plan = Plan(legs=tuple(legs), loop_m=14_000.0)
    return simulate(RUNNERS["long_slow_steps"], plan, WATCHES["full_dynamics"], 1).to_fit_bytes()


def build_s(file: Path, out: Path, *more: str, cache: Path) -> float:
    """Return how long `gait analyze` takes from a cold start, the report written [s]."""
    command = [sys.executable, "-m", "gait", "analyze", str(file), "--out", str(out), *more]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, VARIABLE: str(cache)})
    return time.perf_counter() - start


def decode_s(file: Path) -> float:
    """Return how long fitparse needs for the decode alone [s]."""
    done = subprocess.run([sys.executable, "-c", DECODE, str(file)], check=True, capture_output=True, text=True)
    return float(done.stdout)


@contextmanager
def browser() -> Iterator[Any]:
    """Yield a started Chromium, or None where it or Playwright is absent."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional: a machine may lack it
    except ImportError:
        chromium = None
    if chromium is None:
        yield None
        return
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


def opening(page: Path, repeats: int) -> Opening | None:
    """Return the quickest of several openings of a page, as its own marks tell them; None without a browser.

    The first opening starts the browser, and does not count.
    """
    with browser() as started:
        if started is None:
            return None
        return min([_open(started, page) for _ in range(repeats + 1)][1:])


def _open(started: Any, page: Path) -> Opening:  # noqa: ANN401 - Playwright's own type
    tab = started.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-charts]", state="attached", timeout=120_000)
    if tab.evaluate(DRAWN) != "drawn":
        message = "the charts were not drawn"
        raise RuntimeError(message)
    text, near, drawn = tab.evaluate(MARKS)
    tab.close()
    return Opening(text_s=text, near_s=near, drawn_s=drawn)


def measure(repeats: int) -> Figures:
    """Return the figures of the run, each the least of several: other work on the machine only ever adds to a time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, cache = folder / "six_hours.fit", folder / "cache"
        file.write_bytes(six_hours())
        build_s(file, folder / "warm", cache=cache)  # byte-compile
        pairs = [(build_s(file, folder / "out", cache=cache), decode_s(file)) for _ in range(repeats)]
        first = [build_s(file, folder / "out", cache=folder / f"cache-{turn}") for turn in range(repeats)]
        build_s(file, folder / "shared", "--assets", "shared", cache=cache)
        (page,), (sharing,) = (list((folder / place).glob("*.html")) for place in ("out", "shared"))
        built, decoded = (min(side) for side in zip(*pairs, strict=True))
        return Figures(
            samples=21_600,
            page_bytes=page.stat().st_size,
            shared_bytes=sharing.stat().st_size,
            build_s=built,
            first_s=min(first),
            decode_s=decoded,
            opening=opening(page, repeats),
        )


def told(found: Figures) -> str:
    """Return the figures as the document has them."""
    shown = found.opening
    seconds = (shown.text_s, shown.near_s, shown.drawn_s) if shown else (None, None, None)
    text, near, drawn = ("no browser here" if at is None else f"{at:.2f} s" for at in seconds)
    rows = (
        ("page, script inside", f"{found.page_bytes / 1e6:.2f} MB", f"{MOST_BYTES / 1e6:.1f} MB"),
        ("page with `--assets shared`", f"{found.shared_bytes / 1e3:.0f} kB", f"{MOST_SHARED_BYTES / 1e3:.0f} kB"),
        ("built from a cold start", f"{found.build_s:.2f} s", f"{MOST_BUILD_S:.1f} s"),
        ("the same, the first time on a machine", f"{found.first_s:.2f} s", ""),
        ("fitparse, decode alone", f"{found.decode_s:.2f} s", ""),
        ("ratio, built over decoded", f"{found.build_s / found.decode_s:.2f}", ""),
        ("opened in Chromium: text, numbers and tables there", text, ""),
        ("the charts of the first two screens drawn", near, ""),
        ("all 15 charts drawn", drawn, f"{MOST_DRAWN_S:.0f} s"),
    )
    lines = [f"| {what} | {value} | {most} |" for what, value, most in rows]
    return "\n".join(("| six hours, 21,600 samples | measured | at most |", "|---|---|---|", *lines))


def misses(found: Figures) -> list[str]:
    """Return the aims that were missed."""
    aims = {
        "bytes of the page": (found.page_bytes, MOST_BYTES),
        "bytes of the page that shares its script": (found.shared_bytes, MOST_SHARED_BYTES),
        "seconds to build": (found.build_s, MOST_BUILD_S),
        "seconds to draw": (found.opening.drawn_s if found.opening else 0.0, MOST_DRAWN_S),
    }
    return [f"{what}: {value:.2f}, at most {most:.2f}" for what, (value, most) in aims.items() if value > most]


def write(document: Path, text: str, repeats: int) -> None:
    """Put the figures between the document's markers, at its end where there are none."""
    before, marker, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2] if marker else ""
    made = f"Python {platform.python_version()}, two cores shared with other work; the least of {repeats} turns."
    document.write_text(f"{before}{BEGIN}\n{text}\n\n{made}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Print the figures; return 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="DOCUMENT")
    given = parser.parse_args()
    found = measure(given.repeats)
    print(told(found))
    if given.write:
        write(given.write, told(found), given.repeats)
    for miss in misses(found):
        print(f"missed: {miss}")
    return 1 if misses(found) else 0


if __name__ == "__main__":
    sys.exit(main())
