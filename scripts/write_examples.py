"""Write docs/examples.md: what three simulated runners are told, word for word; and their first screens.

    python scripts/write_examples.py [--pictures]

The runners are those of ``gait simulate --runner``; each runs 45 minutes on the level, through the FIT file of a watch
with a chest strap.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from make_picture import draw, find_browser

from gait import assess, export, pages
from gait.formats.fit import read_fit
from gait.model import Analysis, Athlete, Finding, KneePain
from gait.pages import words
from gait.pipeline import analyze
from gait.simulate import RUNNERS, WATCHES, Plan, run, simulate

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "examples.md"
MINUTES = 45
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A simulated runner, at what speed, and what hurts."""

    title: str
    runner: str
    speed_mps: float
    who: str
    knee: KneePain | None = None


EXAMPLES = (
    Example(
        title="An overstrider with pain in front of the knee",
        runner="overstrider",
        speed_mps=2.8,
        who="1.75 m, 20 steps a minute fewer than others of that leg length, and on the ground 12 % longer; tires by 3 "
        "steps a minute. Tells of pain in front of the knee: 3 of 10 during the run, 2 after it, 1 the next morning.",
        knee=KneePain(place="front", during=3, after=2, next_morning=1),
    ),
    Example(
        title="A small, quick runner at 186 spm",
        runner="small_and_quick",
        speed_mps=3.2,
        who="1.58 m, ten steps a minute more than others of that leg length; nothing hurts.",
    ),
    Example(
        title="A tall, slow runner at 158 spm",
        runner="tall_and_slow",
        speed_mps=2.4,
        who="1.93 m, at 6:56 /km, below the 160 that people are told; nothing hurts.",
    ),
)


def analysed(example: Example) -> Analysis:
    """Return what the runner is told."""
    runner = RUNNERS[example.runner]
    plan = Plan(legs=(run(MINUTES, example.speed_mps),))
    data = simulate(runner, plan, WATCHES["full_dynamics"], SEED).to_fit_bytes()
    activity = read_fit(data, f"{example.runner}.fit", "refuse")[0]
    athlete = Athlete(name=example.title, height_m=runner.height_m, mass_kg=runner.mass_kg, from_="option")
    return analyze(activity, athlete=athlete, knee=example.knee)


def document() -> str:
    """Return the page."""
    return "\n".join([*_opening(), *(line for each in EXAMPLES for line in _section(each))])


def _opening() -> Iterator[str]:
    yield "# Three runners, and what they are told"
    yield ""
    yield "Simulated runners whose truth is known ([simulation.md](simulation.md)), and the words of their reports."
    yield "Written by `python scripts/write_examples.py --pictures`; a test holds the words to what the program says."


def _section(example: Example) -> Iterator[str]:
    analysis = analysed(example)
    yield ""
    yield f"## {example.title}"
    yield ""
    yield f"The truth: {example.who}"
    yield ""
    yield f"![The first screen of the report]({_picture(example).relative_to(PAGE.parent).as_posix()})"
    yield ""
    yield f"> {assess.headline(analysis)}"
    yield ""
    for found in analysis.findings:
        if found.severity != "info" or found.rule in {"cadence_for_pace", "overstriding", "cadence_160_180"}:
            yield from _finding(found)
    yield from _targets(analysis)
    yield from _knee(analysis)


def _finding(found: Finding) -> Iterator[str]:
    advice = f" *{found.advice}*" if found.advice else ""
    check = f" {words.CHECK.format(check=found.check)}" if found.check else ""
    yield f"- **{found.severity}, {found.confidence} confidence**: {found.message}{advice}{check}"


def _targets(analysis: Analysis) -> Iterator[str]:
    for target in analysis.targets:
        minutes, seconds = divmod(round(1000 / target.speed_mps), 60)
        yield (
            f"- To try at the {target.pace} pace, {minutes}:{seconds:02d} /km: {target.cadence_spm:.0f} spm (now "
            f"{target.now_spm:.0f}), steps of {target.step_length_m:.2f} m."
        )


def _knee(analysis: Analysis) -> Iterator[str]:
    knee = analysis.knee
    if knee.pain is None:
        return
    yield ""
    yield f"**{knee.heading}**"
    yield ""
    for condition in knee.conditions:
        yield f"- {condition.name}: {condition.when}. Commonly named: {condition.commonly_named}."
    yield from (f"- {matter.why}" for matter in knee.matters)
    yield from (f"- {line}" for line in knee.advice)
    yield from (f"- {exercise.what}: {exercise.dose}." for exercise in knee.strength)
    yield ""
    yield "**Stop, and see somebody the same day**"
    yield ""
    yield from (f"- {sign}" for sign in knee.same_day)
    yield ""
    yield "**Make an appointment**"
    yield ""
    yield from (f"- {sign}" for sign in knee.appointment)


def _picture(example: Example) -> Path:
    return ROOT / "docs" / "images" / f"example-{example.runner.replace('_', '-')}.png"


def draw_pictures() -> None:
    """Draw the first screen of each report."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        for example in EXAMPLES:
            report = Path(folder) / f"{example.runner}.html"
            report.write_text(pages.report(export.display_series(analysed(example))), encoding="utf-8")
            draw(report, browser, _picture(example), until=".first")


def main() -> None:
    """Write the page, and the pictures if asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", action="store_true")
    PAGE.write_text(document() + "\n", encoding="utf-8")
    if parser.parse_args().pictures:
        draw_pictures()
    print(f"Wrote {PAGE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
