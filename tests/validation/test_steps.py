"""Steps are read from any folder of that form, and what is wrong with one is said."""

import gzip
import math
import re
from pathlib import Path

import numpy as np
import pytest

from gait.errors import DamagedFileError, GaitError, MeasurementsError, UsageError
from gait.validation.steps import NEEDED, PLAUSIBLE, REACH, read_steps
from tests.validation.measured_steps import step_rows, write_steps


@pytest.mark.parametrize("name", ["rbds_steps.csv", "rbds_steps.csv.gz", "steps.csv"])
def test_a_file_of_steps_is_found(tmp_path: Path, name: str) -> None:
    """Any name that ends in steps.csv will do, plain or packed, and the columns come as they stand."""
    steps = read_steps(write_steps(tmp_path, step_rows("ab", [3.0], steps=2), name))

    assert steps.files == (name,)
    assert steps.runner.tolist() == ["a", "a", "b", "b"]
    assert steps.speed_mps.tolist() == [3.0] * 4
    assert steps.reach_m.tolist() == pytest.approx([float(r["ank_x"]) - 2 for r in step_rows("ab", [3.0], steps=2)])


def test_columns_may_stand_in_any_order_with_others_between(tmp_path: Path) -> None:
    """The order is free, others are ignored, and names and cells may have spaces around them."""
    rows = [{" extra": "?", "pel_x ": " 1.0", "ank_x": "1.25", "brake_imp": ".02", "tc": ".25", "step": ".35"}]
    rows = [row | {"v": "3", "sub": " x "} for row in rows]
    steps = read_steps(write_steps(tmp_path, rows))

    assert steps.runner.tolist() == ["x"]
    assert steps.reach_m.tolist() == [0.25]
    assert math.isnan(steps.height_m[0])  # there is no such column


@pytest.mark.parametrize("cell", ["", "nan", "NaN", "NA", " n/a", "null", "-", "inf"])
def test_what_was_not_measured_is_nan(tmp_path: Path, cell: str) -> None:
    """Empty cells and the usual words for nothing are NaN, not zero."""
    rows = step_rows("a", [3.0], steps=2)
    rows[0]["brake_imp"] = cell
    found = read_steps(write_steps(tmp_path, rows)).braking_bws

    assert math.isnan(found[0])
    assert found[1] == rows[1]["brake_imp"]


def test_a_step_of_nobody_or_at_no_speed_is_left_out(tmp_path: Path) -> None:
    """A step without a runner or a speed belongs to no trial."""
    rows = step_rows("a", [3.0], steps=4)
    rows[0]["sub"], rows[1]["v"] = "", ""

    assert len(read_steps(write_steps(tmp_path, rows)).runner) == 2


def test_files_of_one_folder_are_read_together(tmp_path: Path) -> None:
    """A folder has the steps of all its files, but not of a packed copy, nor of a file with other columns."""
    write_steps(tmp_path, step_rows("a", [3.0], steps=2), "one_steps.csv")
    write_steps(tmp_path, step_rows("a", [3.0], steps=2), "one_steps.csv.gz")
    write_steps(tmp_path, step_rows("b", [3.0], steps=2), "two_steps.csv.gz")
    (tmp_path / "wrist_steps.csv").write_text("t,ax\n1,2\n", encoding="utf-8")
    steps = read_steps(tmp_path)

    assert steps.files == ("one_steps.csv", "two_steps.csv.gz")
    assert steps.runner.tolist() == ["a", "a", "b", "b"]


def refused(folder: Path, kind: type[GaitError]) -> str:
    """Return what is said of a folder that cannot be read."""
    with pytest.raises(kind) as caught:
        read_steps(folder)
    return str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A missing folder is wrong usage, and so is one without steps; both say what is needed."""
    assert "There is no such folder" in refused(tmp_path / "none", UsageError)
    assert refused(tmp_path, UsageError) == (
        f"The folder holds no file of steps ({tmp_path}). It needs a file that ends in steps.csv or steps.csv.gz, with "
        "the columns sub, v, step, tc, brake_imp, ank_x, pel_x."
    )


@pytest.mark.parametrize("column", NEEDED)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    """The error names the column that is missing, and what it holds."""
    rows = [{name: cell for name, cell in row.items() if name != column} for row in step_rows("a", [3.0])]
    said = refused(write_steps(tmp_path, rows), MeasurementsError)

    assert said.startswith(f"The file lacks the column {column} (own_steps.csv).")
    assert NEEDED[column] in said


def test_all_missing_columns_are_named(tmp_path: Path) -> None:
    """Two that are missing are both named."""
    rows = [{"sub": 1, "v": 3, "step": 0.35, "tc": 0.25, "brake_imp": 0.02}]

    assert "lacks the columns ank_x, pel_x " in refused(write_steps(tmp_path, rows), MeasurementsError)


@pytest.mark.parametrize(
    "data",
    [b"no gzip", gzip.compress(b"sub,v\n" * 1000)[:40], gzip.compress(b"sub,v\n" * 1000)[:20] + b"\xff" * 40],
    ids=["not packed", "cut short", "scrambled"],
)
def test_a_file_that_cannot_be_unpacked(tmp_path: Path, data: bytes) -> None:
    """A broken packed file is named, with what to do."""
    (tmp_path / "own_steps.csv.gz").write_bytes(data)
    said = refused(tmp_path, DamagedFileError)

    assert said.startswith("The file cannot be unpacked: ")
    assert said.endswith(" (own_steps.csv.gz). Copy or download it anew.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"sub,v\n\xff\xfe\n", "The file is no text in UTF-8"),
        (b"", "The file has no rows"),
        (b"sub,v\n", "The file has no rows"),
        (b'sub,v\n"' + b"a" * 200_000 + b'",1\n', "The table cannot be read"),
    ],
    ids=["other bytes", "empty", "header alone", "endless cell"],
)
def test_a_file_that_is_no_table(tmp_path: Path, data: bytes, words: str) -> None:
    """What is no table in text is said to be none."""
    (tmp_path / "own_steps.csv").write_bytes(data)

    assert words in refused(tmp_path, GaitError)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a file that it does not open is passed on."""
    write_steps(tmp_path, step_rows("a", [3.0]))

    def deny(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)

    assert "The file cannot be read: Permission denied (own_steps.csv)" in refused(tmp_path, DamagedFileError)


def test_a_word_in_a_column_of_numbers(tmp_path: Path) -> None:
    """A cell that is no number is named with its line and column."""
    rows = step_rows("a", [3.0], steps=3)
    rows[1]["tc"] = "long"

    assert refused(write_steps(tmp_path, rows), MeasurementsError) == (
        "'long' in the column tc is no number (own_steps.csv, line 3). Leave a cell empty where nothing was measured."
    )


BODY_WEIGHT_N = 62 * 9.81


@pytest.mark.parametrize(
    ("column", "factor", "says"),
    [
        ("v", 3.6, "the speed [m/s]"),
        ("step", 1000, "the time from a contact to the next [s]"),
        ("step", 2, "a stride is two steps"),
        ("tc", 1000, "the contact time [s]"),
        ("brake_imp", BODY_WEIGHT_N, "divide one in N s by the body's weight in N"),
        ("brake_imp", 9.81, "the braking impulse [body weight x s]"),  # in m/s, a kilogram
        ("brake_imp", 100, "the braking impulse [body weight x s]"),  # in percent
        ("ank_x", 1000, "how far the ankle lands ahead of the pelvis [m]"),
        ("pel_x", 1000, "how far the ankle lands ahead of the pelvis [m]"),
        (("ank_x", "pel_x"), 1000, "how far the ankle lands ahead of the pelvis [m]"),
        (("ank_x", "pel_x"), 100, "how far the ankle lands ahead of the pelvis [m]"),
    ],
)
def test_another_unit_is_noticed(tmp_path: Path, column: str | tuple[str, ...], factor: float, says: str) -> None:
    """Milliseconds, km/h, N s, millimetres and strides are refused: which column, what was found, what is expected."""
    columns = (column,) if isinstance(column, str) else column
    rows = step_rows("a", [4.2])
    rows = [row | {each: factor * float(str(row[each])) for each in columns} for row in rows]
    said = refused(write_steps(tmp_path, rows), MeasurementsError)

    assert re.match(r"The column(s)? .* ha(s|ve) a median of -?[\d.e+]+, where [\d.]+ to [\d.]+ is expected", said)
    assert (columns[0] if columns[0] not in {"ank_x", "pel_x"} else "ank_x - pel_x") in said
    assert says in said


@pytest.mark.parametrize(
    ("turned", "says"),
    [
        (("ank_x", "pel_x"), "The runner seems to run towards smaller x there: turn the sign of ank_x and pel_x"),
        (("brake_imp",), "The braking impulse is given as its size: turn its sign."),
    ],
)
def test_the_other_direction_is_recognised(tmp_path: Path, turned: tuple[str, ...], says: str) -> None:
    """A runner towards -x, and a braking impulse below nothing, are told apart from a wrong unit."""
    rows = [row | {each: -float(str(row[each])) for each in turned} for row in step_rows("a", [3.0])]

    assert says in refused(write_steps(tmp_path, rows), MeasurementsError)


def test_runners_who_ran_to_and_fro_are_told(tmp_path: Path) -> None:
    """One of five runners towards -x: the median is as it should be, and a fifth of the steps is not."""
    rows = step_rows("abcde", [3.0], steps=2)
    for row in rows[:2]:
        row["ank_x"], row["pel_x"] = row["pel_x"], row["ank_x"]
    said = refused(write_steps(tmp_path, rows), MeasurementsError)

    assert said.startswith("In 20 % of the steps the ankle lands behind the pelvis (ank_x is less than pel_x)")
    assert "turn the sign of ank_x and pel_x" in said


def test_each_file_has_its_own_units(tmp_path: Path) -> None:
    """A file in milliseconds does not hide behind two in seconds, and is named."""
    for name in ("one", "three"):
        write_steps(tmp_path, step_rows(name[0], [3.0]), f"{name}_steps.csv")
    rows = [row | {"tc": 1000 * float(str(row["tc"]))} for row in step_rows("b", [3.0])]
    write_steps(tmp_path, rows, "two_steps.csv")

    assert "(two_steps.csv)" in refused(tmp_path, MeasurementsError)


def test_the_open_runners_lie_well_within_what_is_plausible(motion_data: Path) -> None:
    """Between 5 and 95 % of their steps every column lies within, so that other runners have room."""
    steps = read_steps(motion_data)
    columns = {
        "v": steps.speed_mps,
        "step": steps.step_s,
        "tc": steps.contact_s,
        "brake_imp": steps.braking_bws,
        REACH: steps.reach_m,
    }
    assert columns.keys() == PLAUSIBLE.keys()
    for name, values in columns.items():
        low, high = np.nanpercentile(values, [5, 95])
        assert PLAUSIBLE[name][0] < low < high < PLAUSIBLE[name][1]


def test_a_column_without_a_number_is_noticed(tmp_path: Path) -> None:
    """A column of times without one time cannot be used."""
    rows = [row | {"step": ""} for row in step_rows("a", [3.0])]

    assert "The column step is empty (own_steps.csv)" in refused(write_steps(tmp_path, rows), MeasurementsError)
