"""A simulated squad: a folder an athlete as a watched folder has them, and what is planted in whom."""

import json
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from gait.formats import read_bytes
from gait.simulate import WATCHES
from gait.simulate.happening import ORDINARY, PROBLEMS, Season, draw_season, kind_of
from gait.simulate.squad import TRUTH, _profile, _worn, squad_files

UNTIL = date(2026, 5, 26)
"""A Tuesday; the Sunday before is 24 May."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return six athletes' two weeks, by name."""
    return dict(squad_files(WATCHES["wrist_basic"], 3, athletes=6, weeks=2, until=UNTIL))


def test_each_athlete_has_a_folder(files: dict[str, bytes]) -> None:
    """With who it is, and a file a run, all within the weeks that were asked for."""
    folders = {name.split("/")[0] for name in files if "/" in name}
    days = {name.split("/")[1][:10] for name in files if name.endswith(".fit")}

    assert folders == {f"athlete-{number:02}" for number in range(1, 7)}
    assert tomllib.loads(files["athlete-02/athlete.toml"].decode())["name"] == "Athlete 02"
    assert min(days) >= "2026-05-11"
    assert max(days) <= "2026-05-24"


def test_a_file_is_the_run_of_its_day(files: dict[str, bytes]) -> None:
    """What a reader finds in it began on the day of its name."""
    name = next(each for each in files if each.endswith(".fit"))
    (run,) = read_bytes(files[name], name)

    assert run.started_at.date().isoformat() == name.split("/")[1][:10]


def test_every_fifth_athlete_has_a_problem(files: dict[str, bytes]) -> None:
    """Of fifty ten: four whose cadence drops, three with a far longer run, two in pain, one who stopped after it."""
    truth = json.loads(files[TRUTH])
    kinds = Counter(kind_of(number) for number in range(50))

    assert (truth["until"], set(truth["planted"])) == ("2026-05-24", {"athlete-01", "athlete-06"})
    assert set(truth["ordinary"]) == {f"athlete-{number:02}" for number in (2, 3, 4, 5)}
    assert [number for number in range(50) if kind_of(number) in PROBLEMS] == list(range(0, 50, 5))
    assert {kind: kinds[kind] for kind in set(PROBLEMS)} == {"cadence": 4, "spike": 3, "pain": 2, "stopped": 1}
    assert {kind: kinds[kind] for kind in set(ORDINARY)} == dict.fromkeys(ORDINARY, 5) | {"nothing": 15}


def season(kind: str, weeks: int = 12) -> Season:
    """Return an athlete's weeks in which that happens, up to 24 May 2026."""
    return draw_season(np.random.default_rng(5), kind, weeks=weeks, first=date(2026, 5, 25) - timedelta(weeks=weeks))


def test_a_run_is_far_longer_than_the_long_ones() -> None:
    """The last long run is 1.6 times the runner's long run; the others stay near it."""
    spiked = season("spike")
    far = {run.day.isoformat(): run.distance_m / spiked.year.trainee.long_m for run in spiked.year.runs}

    assert far.pop(spiked.on) == pytest.approx(1.6)
    assert max(far.values()) < 1.25


def test_pain_is_told_of_the_last_runs() -> None:
    """Above any rule on the last two, or before the runner stops for more than three weeks, or hardly any."""
    hurt, stopped, little = season("pain"), season("stopped"), season("little pain")

    assert [(told.on, told.during) for told in hurt.pain] == [
        (run.day.isoformat(), during) for run, during in zip(hurt.year.runs[-2:], (5.0, 6.0), strict=True)
    ]
    assert stopped.year.runs[-1].day < date(2026, 5, 25) - timedelta(days=24)
    assert [(told.on, told.during) for told in stopped.pain] == [(stopped.year.runs[-1].day.isoformat(), 6.0)]
    assert [told.during for told in little.pain] == [1.0, 1.0, 1.0]
    assert tomllib.loads(_profile(7, stopped).decode())["pain"] == [
        {"on": stopped.year.runs[-1].day, "during": 6, "next_morning": 4}
    ]


def test_what_is_no_problem_happens() -> None:
    """A holiday of two weeks, a heavy week, another watch, and long runs 7 % longer a week, each fourth a light one."""
    away, tired, other, building = (season(kind) for kind in ("holiday", "tired week", "new watch", "building"))
    longs = [run.distance_m for run in building.year.runs if run.kind == "long"]

    assert not [run for run in away.year.runs if date(2026, 5, 5) <= run.day < date(2026, 5, 19)]
    assert {run.day.isocalendar().week for run in tired.year.runs if run.cadence_share} == {20}
    assert {run.watch.name for run in other.year.runs if run.day.isoformat() < (other.on or "")} == {"Watch A"}
    assert {run.watch.name for run in other.year.runs if run.day.isoformat() >= (other.on or "")} == {"Watch B"}
    assert longs[1] / longs[0] == pytest.approx(1.07)
    assert longs[3] == pytest.approx(0.65 * building.year.trainee.long_m)


def test_few_weeks_hold_what_they_can() -> None:
    """A runner who stopped, or went away, before the weeks began has one run left: nobody is without any."""
    assert [len(season("stopped", weeks=2).year.runs), season("holiday", weeks=2).year.runs != ()] == [1, True]


def test_a_new_watch_is_another_device() -> None:
    """From the day on its name in the file is not that of the one before."""
    changed = season("new watch")
    first = changed.year.runs[0].watch
    worn = {
        run.day.isoformat(): _worn(WATCHES["wrist_basic"], changed.year.trainee, run.watch, first=first).device.name
        for run in changed.year.runs
    }

    assert {name for day, name in worn.items() if day < changed.on} == {"Simulated basic watch"}
    assert {name for day, name in worn.items() if day >= changed.on} == {"Simulated basic watch 2"}


def test_the_same_seed_gives_the_same_squad(files: dict[str, bytes]) -> None:
    """An athlete does not depend on how many others there are, and another seed is another squad."""
    alone = dict(squad_files(WATCHES["wrist_basic"], 3, athletes=1, weeks=2, until=UNTIL))
    other = dict(squad_files(WATCHES["wrist_basic"], 4, athletes=1, weeks=2, until=UNTIL))

    assert {name: data for name, data in alone.items() if name != TRUTH}.items() <= files.items()
    assert alone != other


def test_the_command_writes_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once: a folder that is there stays as it is, and options of one run are refused beside it."""
    out = str(tmp_path / "squad")
    line = ["simulate", "--squad", "1", "--weeks", "2", "--watch", "wrist_basic", "--out", out]
    codes = [exit_code_of(lambda: app(each, prog_name="gait")) for each in (line, line, [*line, "--format", "fit"])]  # noqa: B023 - called at once
    said = capsys.readouterr().err

    assert codes == [0, 2, 2]
    assert "a simulated squad: 1 athletes" in said
    assert "is there already" in said
    assert (tmp_path / "squad" / "athlete-01" / "athlete.toml").is_file()
    assert (tmp_path / "squad-planted.json").is_file()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the way is a sentence."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    line = ["simulate", "--squad", "1", "--weeks", "2", "--out", str(tmp_path / "file" / "squad")]

    assert exit_code_of(lambda: app(line, prog_name="gait")) == 2
    assert "cannot be written" in capsys.readouterr().err
