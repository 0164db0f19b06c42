"""The benchmarks' common ground: ratios by hand, and when one has fallen."""

from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.side_by_side import Aim, falls, finished, missed, options, parts_of, ratios, table, times

DOCUMENT = "# Fast\n\n<!-- benchmarks/x.py -->\n| file | ms | times theirs |\n|---|---|---|\n| a.fit | 2.0 | 200 |\n"
END = "\nmade\n<!-- end of benchmarks/x.py -->\n\nMore.\n"


def test_a_ratio_is_the_median_over_the_rounds() -> None:
    """Rounds of 1:10, 2:10 and 1:40 are 10, 5 and 40 times: the middle is 10."""
    assert times([1.0, 2.0, 1.0], [10.0, 10.0, 40.0]) == 10.0


def test_a_table_is_read_as_it_was_written() -> None:
    """Only columns of ratios count, and what was not measured is not there."""
    written = table([{"file": "a.fit", "ms": 2.0, "times theirs": 123.4}, {"file": "b.fit", "ms": None}])

    assert written.splitlines()[2] == "| a.fit | 2 | 123 |"
    assert dict(ratios(written)) == {("a.fit", "times theirs"): 123.0}
    assert list(ratios("")) == []


def test_more_than_a_quarter_is_a_fall() -> None:
    """150 after 200 is three quarters, which is none; 149 is one; a new row has nothing to fall from."""
    rows = [{"file": "a.fit", "times theirs": 150.0}, {"file": "new.fit", "times theirs": 1.0}]

    assert falls(DOCUMENT, table(rows)) == []
    assert falls(DOCUMENT, table([{"file": "a.fit", "times theirs": 149.0}])) == ["a.fit, times theirs: 149, after 200"]


def test_aims_are_of_what_was_measured() -> None:
    """An aim that is missed is told of; one for a peer that is not installed is not."""
    rows = [{"file": "a.fit", "times theirs": 150.0, "times others": None}]
    aims = [Aim(row="a.fit", column="times theirs", least=200), Aim(row="a.fit", column="times others", least=1)]

    assert missed(rows, aims) == ["a.fit, times theirs: 150, at least 200"]


def test_the_document_keeps_what_was_reached(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A better figure takes the place between the marks; a fall fails and changes nothing, but anyway."""
    document = tmp_path / "performance.md"
    document.write_text(DOCUMENT + END, encoding="utf-8")
    given = options("x", rounds=1).parse_args(["--write", str(document)])
    better = finished([{"file": "a.fit", "times theirs": 220.0}], "made now", given, script="x.py")
    after_better = document.read_text(encoding="utf-8")
    worse = finished([{"file": "a.fit", "times theirs": 100.0}], "made now", given, script="x.py")
    after_worse = document.read_text(encoding="utf-8")
    anyway = finished(
        [{"file": "a.fit", "times theirs": 100.0}],
        "made",
        Namespace(write=document, anyway=True, small=False),
        script="x.py",
    )

    assert (better, worse, anyway) == (0, 1, 0)
    assert "| a.fit | 220 |" in after_better
    assert after_better.startswith("# Fast\n\n<!-- benchmarks/x.py -->\n| file")
    assert after_better.endswith("made now\n<!-- end of benchmarks/x.py -->\n\nMore.\n")
    assert after_worse == after_better
    assert "| a.fit | 100 |" in document.read_text(encoding="utf-8")
    assert "fallen by more than a quarter: a.fit, times theirs: 100, after 220" in capsys.readouterr().out


def test_a_document_without_marks_gets_them_at_its_end() -> None:
    """Nothing that stands there is lost."""
    assert parts_of("# Fast\n", "x.py") == ("# Fast\n\n", "", "\n")


def test_without_a_document_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """The table is printed, with what it misses."""
    given = options("x", rounds=1).parse_args([])
    aims = [Aim(row="a", column="times b", least=2)]

    assert finished([{"file": "a", "times b": 1.0}], "made", given, script="x.py", aims=aims) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "missed: a, times b: 1, at least 2"


def test_figures_of_the_smallest_size_are_not_written(tmp_path: Path) -> None:
    """They are called what the real ones are called."""
    document = tmp_path / "performance.md"
    document.write_text(DOCUMENT + END, encoding="utf-8")
    given = options("x", rounds=1).parse_args(["--small", "--write", str(document)])

    assert finished([{"file": "a.fit", "times theirs": 220.0}], "made", given, script="x.py") == 0
    assert document.read_text(encoding="utf-8") == DOCUMENT + END
