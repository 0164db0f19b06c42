"""``gait analyze`` with what a runner tells of a knee, and with the runs before."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, get_args

import pytest
import typer

from gait import export
from gait.cli import options, values
from gait.cli.values import PainNumbers
from gait.model import Analysis, KneePain, KneePlace

pytestmark = pytest.mark.usefixtures("quick_pages")

Command: TypeAlias = Callable[..., Any]


def analysed(command: Command, *arguments: str | Path) -> Analysis:
    """Return the analysis that the command wrote."""
    done = command("analyze", *arguments, "--json", "a.json", "--json-series", "none")
    assert done.exit_code == 0, done.stderr
    return export.from_json(Path("a.json").read_bytes())


# ---------------------------------------------------------------------------------------------------------------------
# What hurts


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("3,2,1", PainNumbers(during=3.0, after=2.0, next_morning=1.0)),
        (" 3 , 2.5 ,0 ", PainNumbers(during=3.0, after=2.5, next_morning=0.0)),
        ("3,2,-", PainNumbers(during=3.0, after=2.0)),
        ("3,,", PainNumbers(during=3.0)),
        ("-,-,1", PainNumbers(next_morning=1.0)),
        ("3", PainNumbers(during=3.0)),
        ("3,2", PainNumbers(during=3.0, after=2.0)),
        ("10,0,10,0.5", PainNumbers(during=10.0, after=0.0, next_morning=10.0, before=0.5)),
    ],
)
def test_pain_is_understood(text: str, pain: PainNumbers) -> None:
    """Points from 0 to 10 by comma, decimals with a point; what is empty or a dash is not known."""
    assert values.pain(text) == pain


@pytest.mark.parametrize(
    "text", ["", "-", "-,-,-", ",,", "much", "11,0,0", "10.1", "-1,0,0", "3;2;1", "1,2,3,4,5", "nan"]
)
def test_what_is_no_pain_is_refused_with_an_example(text: str) -> None:
    """The message says how to write it."""
    with pytest.raises(typer.BadParameter, match=r"as 3,2,1 or 3,2,-"):
        values.pain(text)


def test_the_places_of_the_command_are_those_of_the_model() -> None:
    """The option offers every place that the report knows."""
    assert get_args(options.Place) == get_args(KneePlace)


@pytest.mark.parametrize("place", get_args(KneePlace))
def test_every_place_can_be_told(command: Command, run_file: Path, place: str) -> None:
    """The place reaches the report's data, with a finding of its own."""
    found = analysed(command, run_file, "--knee", place)
    assert found.knee.pain == KneePain(place=place)  # type: ignore[arg-type] # one of the places
    assert found.finding("knee_place") is not None


def test_pain_reaches_the_rule(command: Command, run_file: Path) -> None:
    """The numbers are held against the pain rule, in the run's own pace and distance."""
    found = analysed(command, run_file, "--knee", "front", "--pain", "3,2,1")
    assert found.knee.pain == KneePain(place="front", during=3.0, after=2.0, next_morning=1.0)
    assert found.knee.rule is not None
    assert found.knee.rule.verdict == "above the rule"
    assert " instead of 5." in found.knee.rule.advice


def test_pain_alone_can_be_told(command: Command, run_file: Path) -> None:
    """Without a place the rule is applied all the same; without a word the box stands alone."""
    told = analysed(command, run_file, "--pain", "1,0,0")
    assert told.knee.rule is not None
    assert (told.knee.rule.verdict, told.knee.pain) == (
        "within the rule",
        KneePain(during=1.0, after=0.0, next_morning=0.0),
    )
    silent = analysed(command, run_file)
    assert (silent.knee.pain, silent.knee.rule, len(silent.knee.same_day)) == (None, None, 6)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--pain", "11,0,0"), "'11,0,0' is no pain"),
        (("--pain", "much"), "as 3,2,1 or 3,2,-"),
        (("--knee", "elbow"), "'elbow' is not one of 'front', 'outer'"),
    ],
)
def test_what_cannot_be_told_is_wrong_usage(
    command: Command, run_file: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """A clear sentence and the code 2."""
    done = command("analyze", run_file, *arguments)
    said = " ".join(done.stderr.replace("│", " ").split())
    assert done.exit_code == 2
    assert sentence in said


@pytest.mark.parametrize("arguments", [("--knee", "front"), ("--pain", "3,2,1")])
def test_a_knee_is_told_of_one_file(command: Command, run_file: Path, arguments: tuple[str, ...]) -> None:
    """What was felt on one run cannot be that of two."""
    (run_file.parent / "other.fit").write_bytes(b"")
    done = command("analyze", run_file.parent, *arguments)
    assert done.exit_code == 2
    assert done.stderr == "gait: --knee and --pain tell of one run, and these are 2 files. Analyse that run alone.\n"


# ---------------------------------------------------------------------------------------------------------------------
# The runs before


def written(command: Command, run_file: Path, starts: dict[str, float]) -> list[str]:
    """Return documents of the run as if it had begun on those days, with those distances."""
    document = json.loads(export.to_json(analysed(command, run_file), series="none"))
    lines = []
    for day, distance_m in starts.items():
        activity = document["activity"] | {"local_start": f"{day}T07:00:00", "distance_m": distance_m}
        lines.append(json.dumps(document | {"activity": activity}))
    return lines


def test_earlier_runs_make_the_spike(command: Command, run_file: Path) -> None:
    """Beside runs of at most 3 km in the 30 days before 3 May, some 5.8 km are nearly twice the longest."""
    days = {"2026-04-03": 2000.0, "2026-04-12": 3000.0, "2026-04-24": 2500.0, "2026-05-01": 2000.0}
    first, *rest = written(command, run_file, days)
    Path("april.jsonl").write_text(f"{first}\n", encoding="utf-8")
    Path("more.jsonl").write_text("\n".join(rest), encoding="utf-8")
    found = analysed(command, run_file, "--history", "april.jsonl", "--history", "more.jsonl")
    spike = found.load.spike
    assert spike is not None
    assert (spike.longest_m, spike.longest_on, spike.covered) == (3000.0, "2026-04-12", True)
    assert spike.band == "30 to 100 %"
    assert (found.load.history_runs, found.load.days_since_last) == (4, 2)
    finding = found.finding("load_spike")
    assert finding is not None
    assert finding.severity == "notice"


def test_what_was_written_of_the_run_itself_is_no_history(command: Command, run_file: Path) -> None:
    """A file that holds the run at hand and later ones says nothing of earlier ones."""
    lines = written(command, run_file, {"2026-05-09": 9000.0})
    itself = json.dumps(json.loads(Path("a.json").read_bytes()))
    Path("all.jsonl").write_text("\n".join([itself, *lines]), encoding="utf-8")
    found = analysed(command, run_file, "--history", "all.jsonl")
    assert (found.load.spike, found.load.history_days) == (None, None)
    assert found.load.needs[-1].startswith("None of the runs in your history is earlier than this one. ")


def test_lines_without_a_run_are_skipped_with_a_word(command: Command, run_file: Path) -> None:
    """Errors and broken lines cost themselves, and are counted on standard error."""
    (line,) = written(command, run_file, {"2026-05-01": 2000.0})
    failure = json.dumps({"source": "a.fit", "error": {"code": "empty", "message": "Empty."}})
    Path("all.jsonl").write_text(f"{failure}\n{line}\n{{\n", encoding="utf-8")
    Path("one.jsonl").write_text(failure, encoding="utf-8")
    done = command("analyze", run_file, "--history", "all.jsonl", "--history", "one.jsonl")
    assert done.exit_code == 0
    assert done.stderr == (
        "all.jsonl: skipped 2 lines without a run that counts; 1 remain.\n"
        "one.jsonl: skipped 1 line without a run that counts; 0 remain.\n"
    )


def test_runs_that_make_no_sense_are_skipped_with_a_word(command: Command, run_file: Path) -> None:
    """A distance below nothing is no run's; the run is counted among what was skipped."""
    lines = written(command, run_file, {"2026-05-01": -2000.0, "2026-04-24": 3000.0})
    Path("all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = command("analyze", run_file, "--history", "all.jsonl")
    assert done.stderr == "all.jsonl: skipped 1 line without a run that counts; 1 remain.\n"


def test_another_runner_s_history_is_left_out_with_a_word(command: Command, run_file: Path) -> None:
    """Runs that carry another name are no earlier runs of this runner, and that is said once; without a name they are.

    Names are compared without regard to capitals and spaces around them.
    """
    days = {"2026-04-12": 3000.0, "2026-04-24": 2500.0, "2026-05-01": 2000.0}
    names = ("Ann", "ann ", "Ben")
    lines = [json.loads(line) for line in written(command, run_file, days)]
    named = [line | {"athlete": line["athlete"] | {"name": name}} for line, name in zip(lines, names, strict=True)]
    Path("all.jsonl").write_text("\n".join(map(json.dumps, named)), encoding="utf-8")
    done = command("analyze", run_file, "--history", "all.jsonl", "--athlete", "Ann", "--json", "a.json")
    found = export.from_json(Path("a.json").read_bytes())
    assert done.stderr == "Ann: left out 1 run of the history that is of another name.\n"
    assert (found.load.history_runs, found.load.days_since_last) == (2, 9)
    assert "1 of the runs in your history is of another name and did not count." in found.load.needs
    other = command("analyze", run_file, "--history", "all.jsonl", "--athlete", "Cleo")
    assert other.stderr == "Cleo: left out 3 runs of the history that are of another name.\n"
    assert command("analyze", run_file, "--history", "all.jsonl").stderr == ""


def test_two_files_of_a_runner_are_told_once(command: Command, run_file: Path) -> None:
    """The word on another name comes once a runner, whatever the number of files."""
    (line,) = written(command, run_file, {"2026-05-01": 2000.0})
    document = json.loads(line)
    document["athlete"]["name"] = "Ben"
    Path("all.jsonl").write_text(json.dumps(document), encoding="utf-8")
    (run_file.parent / "again.fit").write_bytes(run_file.read_bytes())
    done = command("analyze", run_file.parent, "--history", "all.jsonl", "--athlete", "Ann")
    assert done.stderr == "Ann: left out 1 run of the history that is of another name.\n"


def test_a_history_that_is_not_there_is_told(command: Command, run_file: Path) -> None:
    """Before any work is done."""
    done = command("analyze", run_file, "--history", "nowhere.jsonl")
    assert done.exit_code == 1
    assert "There is no such file" in done.stderr
    assert not Path("reports").exists()


def test_runs_of_one_call_are_no_history_of_one_another(command: Command, run_file: Path) -> None:
    """Files of one call are each analysed alone, whatever their order; earlier runs are given with --history."""
    (run_file.parent / "again.fit").write_bytes(run_file.read_bytes())
    done = command("analyze", run_file.parent, "--json", "-", "--json-series", "none")
    loads = [export.from_json(line.encode()).load for line in done.stdout.splitlines()]
    assert [load.history_runs for load in loads] == [0, 0]
