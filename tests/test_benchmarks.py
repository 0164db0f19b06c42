"""The benchmarks' common ground: ratios by hand, and when one has fallen; and each script at its smallest."""

import importlib
import re
import sys
from argparse import Namespace
from pathlib import Path

import pyperf
import pytest

from benchmarks.document import Aim, falls, figure, limits, missed, options, parts_of, ratios, table, told
from benchmarks.growth import exponent
from benchmarks.memory import own_peak_mb, peak_mb
from benchmarks.side_by_side import Bench, times

DOCUMENT = "# Fast\n\n<!-- benchmarks/x.py -->\n| file | ms | times theirs |\n|---|---|---|\n| a.fit | 2.0 | 200 |\n"
END = "\nmade\n<!-- end of benchmarks/x.py -->\n\nMore.\n"
QUICK = ("decode", "gpx_tcx", "analyze", "stages", "growth", "motion", "season", "watch")
SLOW = ("report", "batch")


def _values(*seconds: float) -> pyperf.Benchmark:
    return pyperf.Benchmark([pyperf.Run([each], metadata={"name": "x"}, collect_metadata=False) for each in seconds])


def test_a_ratio_is_the_median_over_the_rounds() -> None:
    """Rounds of 1:10, 2:10 and 1:40 are 10, 5 and 40 times: the middle is 10."""
    assert times(_values(1.0, 2.0, 1.0), _values(10.0, 10.0, 40.0)) == 10.0


def test_sides_take_turns() -> None:
    """Each is run once before, and in every other round the order is the other way round."""
    seen = []

    def side(name: str) -> float:
        seen.append(name)
        return float(len(seen))

    found = Bench().turns("x", {"a": lambda: side("a"), "b": lambda: side("b")}, 2)

    assert "".join(seen) == "ab" + "ab" + "ba"
    assert found["a"].get_values() == (3.0, 6.0)
    assert found["b"].get_name() == "x: b"


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
    rows = [{"file": "a.fit", "times theirs": 150.0, "times others": None, "MB": 260.0}]
    aims = [
        Aim(row="a.fit", column="times theirs", least=200),
        Aim(row="a.fit", column="times others", least=1),
        Aim(row="a.fit", column="MB", most=250),
        Aim(row="a.fit", column="MB", most=260),
    ]

    assert missed(rows, aims) == ["a.fit, times theirs: 150, at least 200", "a.fit, MB: 260, at most 250"]


def test_single_figures_say_their_limits_themselves() -> None:
    """A figure without a limit has no aim."""
    rows = [figure("page", 2.5, "MB", at_most=2.4), figure("drawn", 3.0, "s")]

    assert missed(rows, limits(rows)) == ["page, measured: 2.5, at most 2.4"]


def test_the_exponent_is_that_of_the_power() -> None:
    """What costs each as much as it has neighbours costs quadratically; the size below the base does not count."""
    assert exponent({1: 50.0, 10: 10.0, 100: 100.0}, base=10) == pytest.approx(2.0)
    assert exponent({10: 3.0, 100: 3.0}, base=10) == pytest.approx(1.0)


def test_the_document_keeps_what_was_reached(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A better figure takes the place between the marks; a fall fails and changes nothing, but anyway."""
    document = tmp_path / "performance.md"
    document.write_text(DOCUMENT + END, encoding="utf-8")
    given = options("x", rounds=1).parse_args(["--write", str(document)])
    better = told([{"file": "a.fit", "times theirs": 220.0}], "made now", given, script="x.py")
    after_better = document.read_text(encoding="utf-8")
    worse = told([{"file": "a.fit", "times theirs": 100.0}], "made now", given, script="x.py")
    after_worse = document.read_text(encoding="utf-8")
    anyway = told(
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
    assert "Fallen by more than a quarter: a.fit, times theirs: 100, after 220." in capsys.readouterr().out


def test_a_document_without_marks_gets_them_at_its_end() -> None:
    """Nothing that stands there is lost."""
    assert parts_of("# Fast\n", "x.py") == ("# Fast\n\n", "", "\n")


def test_without_a_document_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """The table is printed, with what it misses."""
    given = options("x", rounds=1).parse_args([])
    aims = [Aim(row="a", column="times b", least=2)]

    assert told([{"file": "a", "times b": 1.0}], "made", given, script="x.py", aims=aims) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Of 1 aims 0 are reached.",
        "Missed: a, times b: 1, at least 2.",
    ]


def test_figures_of_the_smallest_size_are_not_written(tmp_path: Path) -> None:
    """They are called what the real ones are called."""
    document = tmp_path / "performance.md"
    document.write_text(DOCUMENT + END, encoding="utf-8")
    given = options("x", rounds=1).parse_args(["--small", "--write", str(document)])

    assert told([{"file": "a.fit", "times theirs": 220.0}], "made", given, script="x.py") == 0
    assert document.read_text(encoding="utf-8") == DOCUMENT + END


def test_values_outlast_a_fall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What pyperf keeps is written before anything is judged, with the machine, and its own commands can read it."""
    document, kept = tmp_path / "performance.md", tmp_path / "folder" / "x.json"
    document.write_text(DOCUMENT + END, encoding="utf-8")
    given = options("x", rounds=1).parse_args(["--json", str(kept), "--write", str(document)])
    bench = Bench("pyperf")
    bench.turns("a.fit", {"ours": lambda: 2.0, "theirs": lambda: 4.0}, 3)

    assert bench.finished([{"file": "a.fit", "times theirs": 2.0}], given, script="x.py") == 1
    suite = pyperf.BenchmarkSuite.load(str(kept))
    assert suite.get_benchmark_names() == ["a.fit: ours", "a.fit: theirs"]
    assert suite.get_benchmark("a.fit: theirs").median() == 4.0
    assert suite.get_metadata()["versions"] == f"pyperf {pyperf.__version__}"
    assert f"pyperf {pyperf.__version__}; load " in capsys.readouterr().out


def test_the_peak_of_a_new_process_is_its_own() -> None:
    """100 MB that are held here do not count in a process that is started from here, and those held there do."""
    here = bytearray(100_000_000)
    empty_mb, full_mb = peak_mb(""), peak_mb("held = bytearray(100_000_000)")

    assert own_peak_mb() > len(here) / 1e6
    assert empty_mb < 50
    assert 100 < full_mb < 150


def test_every_script_is_run_and_has_its_place() -> None:
    """Each benchmark is in the list of ``make bench``, among the tests here, and has its marks in the document."""
    root = Path(__file__).parents[1]
    scripts = {
        path.stem for path in (root / "benchmarks").glob("*.py") if "begin(main)" in path.read_text(encoding="utf-8")
    }
    listed = re.search(r"^RATIOS \?= (.*)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    document = (root / "docs" / "performance.md").read_text(encoding="utf-8")

    assert listed is not None
    assert set(listed[1].split()) == scripts == {*QUICK, *SLOW}
    assert [script for script in scripts if not parts_of(document, f"{script}.py")[1]] == []


@pytest.mark.parametrize("script", QUICK)
def test_a_script_works_at_its_smallest(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It prints a table, says whose it is, and keeps its values."""
    _works(script, tmp_path, monkeypatch, capsys)


def test_a_batch_works_at_its_smallest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the others, in one process; pools and clusters take long to start."""
    _works("batch", tmp_path, monkeypatch, capsys, "--engines", "process")


@pytest.mark.prove
@pytest.mark.parametrize("script", SLOW)
def test_a_slow_script_works_at_its_smallest(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It does as the others: it starts pools and clusters, or a browser."""
    _works(script, tmp_path, monkeypatch, capsys)


def _works(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str
) -> None:
    kept = tmp_path / "kept.json"
    monkeypatch.setattr(sys, "argv", [script, "--small", "--rounds", "1", "--json", str(kept), *more])
    monkeypatch.setattr("in_chromium.shutil.which", lambda _name: None)

    assert importlib.import_module(script).main() == 0
    said = capsys.readouterr().out
    assert said.startswith("| ")
    assert f"Python {sys.version.split()[0]}" in said
    assert len(pyperf.BenchmarkSuite.load(str(kept))) > 1
