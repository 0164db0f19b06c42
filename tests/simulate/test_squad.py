"""A simulated squad: a folder an athlete as a watched folder has them, and what is planted in whom."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from gait.formats import read_bytes
from gait.simulate import WATCHES
from gait.simulate.season import NOTHING
from gait.simulate.squad import TRUTH, _planted, squad_files

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


def test_every_fifth_athlete_has_something_planted(files: dict[str, bytes]) -> None:
    """By turns a cadence that drops for good and one long run; nothing in the others."""
    truth = json.loads(files[TRUTH])
    plants = [_planted(number, 12) for number in range(11)]

    assert set(truth) == {"athlete-01", "athlete-06"}
    assert truth["athlete-01"]["spike_on"] is None
    assert [number for number, each in enumerate(plants) if each != NOTHING] == [0, 5, 10]
    assert (plants[0].cadence_day, plants[5].spike_day, plants[10].cadence_day) == (63, 78, 63)


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


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the way is a sentence."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    line = ["simulate", "--squad", "1", "--weeks", "2", "--out", str(tmp_path / "file" / "squad")]

    assert exit_code_of(lambda: app(line, prog_name="gait")) == 2
    assert "cannot be written" in capsys.readouterr().err
