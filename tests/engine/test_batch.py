"""A dataset of many runs: whole, without doubles, and the same however it came about."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gait import pipeline, read
from gait.engine import batch as batching
from gait.engine import bundle, publish, ways
from gait.engine.batch import Asked, Outcome, Progress, batch
from gait.engine.bundle import Bundle
from gait.engine.failing import killed
from gait.engine.listing import Listed
from gait.engine.places import Place
from gait.errors import ReadError, UsageError
from gait.model import Activity, Analysis
from tests.engine.a_source import a_run, parquet_of

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fsspec")

NOTHING: dict[str, Any] = {"unreachable": (), "left_alone": 0}


def made(source: Path, out: Path, **asked: Any) -> Outcome:  # noqa: ANN401 - any field
    """Make a dataset in this process."""
    return batch(Asked(source=str(source), out=str(out), **asked))


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """Return all rows of a table, as any reader of partitioned Parquet finds them."""
    found: list[dict[str, Any]] = pq.read_table(out / table).to_pylist()
    return found


@pytest.fixture(scope="module")
def dataset(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of the source, made in this process; nobody writes to it."""
    out = tmp_path_factory.mktemp("dataset")
    made(source, out)
    return out


def test_every_run_is_there_once(source: Path, dataset: Path) -> None:
    """Five files are five activities with their splits and findings; a copy is none, and what failed is told of."""
    manifest = json.loads((dataset / "manifest.json").read_bytes())
    activities = rows(dataset, "activities")

    assert sorted(row["path"] for row in activities) == [f"anna/{seed}.fit" for seed in range(5)]
    assert manifest["activities"] == 5
    assert manifest["splits"] == len(rows(dataset, "splits"))
    assert manifest["findings"] == len(rows(dataset, "findings"))
    assert [(each["path"], each["code"]) for each in manifest["failed"]] == [("[odd] *.fit", "unknown_format")]
    assert sorted((row["local_start"][:4], row["year"]) for row in activities) == [
        ("2025", 2025),
        ("2025", 2025),
        ("2025", 2025),
        ("2026", 2026),
        ("2026", 2026),
    ]


def test_the_rows_are_those_of_the_analysis(source: Path, dataset: Path) -> None:
    """A row holds what the analysis of its file says, and a split what the CSV of splits says."""
    analysis = pipeline.analyze(read(source / "anna" / "2.fit"))
    (row,) = (row for row in rows(dataset, "activities") if row["path"] == "anna/2.fit")
    splits = [each for each in rows(dataset, "splits") if each["sha256"] == row["sha256"]]
    findings = [each for each in rows(dataset, "findings") if each["sha256"] == row["sha256"]]

    assert row["cadence_spm_mean"] == analysis.summary["cadence_spm"].mean
    assert row["cadence_judged_spm"] == analysis.cadence.judged_spm
    assert row["running_time_s"] == analysis.running.time_s
    assert row["height_m"] == analysis.athlete.height_m
    assert [each["cadence_spm_mean"] for each in splits] == [
        split.values["cadence_spm"].mean for split in analysis.splits
    ]
    assert [each["rule"] for each in findings] == [found.rule for found in analysis.findings]


def to_write_anew(dataset: Path, out: Path) -> Path:
    """Copy a dataset whose manifest is of other rows, so that the next run writes its parts anew."""
    shutil.copytree(dataset, out)
    manifest = json.loads((out / "manifest.json").read_bytes())
    (out / "manifest.json").write_text(json.dumps({**manifest, "state": ""}), encoding="utf-8")
    return out


def test_a_second_run_adds_nothing(source: Path, dataset: Path, tmp_path: Path) -> None:
    """What is done is not done again, nor written again."""
    out = Path(shutil.copytree(dataset, tmp_path / "out"))
    again = made(source, out)

    assert (again.analyzed, again.already, again.copies, again.left_alone) == (0, 6, 1, 1)
    assert parquet_of(out) == parquet_of(dataset)


@pytest.mark.usefixtures("small_bundles")
def test_a_run_that_was_broken_off_goes_on(source: Path, dataset: Path, tmp_path: Path) -> None:
    """After a stop in mid-run the next run analyses only the rest, and the dataset is that of a single run."""
    out = tmp_path / "out"

    def stop(_progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(Asked(source=str(source), out=str(out)), stop)
    assert not (out / "manifest.json").exists()

    rest = made(source, out)

    assert (rest.analyzed, rest.already) == (4, 2)
    assert parquet_of(out) == parquet_of(dataset)


def test_rows_without_their_record_do_not_count(source: Path, dataset: Path, tmp_path: Path) -> None:
    """A process that was killed between writing rows and their record has done nothing, and leaves nothing behind."""
    out = Path(shutil.copytree(dataset, tmp_path / "out"))
    for record in out.glob("_work/*/*.json"):
        record.unlink()
    (out / "manifest.json").unlink()

    assert made(source, out).analyzed == 6
    assert parquet_of(out) == parquet_of(dataset)


@pytest.mark.usefixtures("small_bundles")
def test_files_that_come_later_are_as_if_they_had_been_there(source: Path, dataset: Path, tmp_path: Path) -> None:
    """Three steps end with the same bytes as one, and parts that do not count any more are gone."""
    growing, out = tmp_path / "growing", tmp_path / "out"
    growing.mkdir()
    analyzed = []
    for names in (("anna/3.fit", "anna/0.fit"), ("anna/1.fit", "[odd] *.fit"), ("anna/2.fit", "anna/4.fit")):
        for name in names:
            (growing / name).parent.mkdir(exist_ok=True)
            shutil.copy2(source / name, growing / name)
        analyzed.append(made(growing, out).analyzed)

    assert analyzed == [2, 2, 2]
    assert parquet_of(out) == parquet_of(dataset)


def test_a_file_that_changed_under_its_name_is_another(source: Path, tmp_path: Path) -> None:
    """Its new content is analysed; the rows of the old one stay, as it was a run too."""
    here, out = tmp_path / "here", tmp_path / "out"
    here.mkdir()
    shutil.copy(source / "anna" / "0.fit", here / "run.fit")
    made(here, out)
    (here / "run.fit").write_bytes((source / "anna" / "1.fit").read_bytes())

    assert made(here, out).analyzed == 1
    assert [row["path"] for row in rows(out, "activities")] == ["run.fit", "run.fit"]


def test_a_run_that_is_in_an_archive_too_counts_once(tmp_path: Path) -> None:
    """A zip with two runs and one of the two beside it are two activities, whichever run of the command saw which."""
    here, out = tmp_path / "here", tmp_path / "out"
    here.mkdir()
    (here / "one.fit").write_bytes(a_run(1))
    made(here, out)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for seed in (1, 2):
            archive.writestr(f"{seed}.fit", a_run(seed))
    (here / "all.zip").write_bytes(packed.getvalue())
    outcome = made(here, out)
    at_once = made(here, tmp_path / "at once")

    assert outcome.manifest["activities"] == 2
    assert len(rows(out, "splits")) == outcome.manifest["splits"]
    assert outcome.manifest == at_once.manifest


def test_what_is_told_is_in_the_rows_and_a_change_of_it_counts(source: Path, tmp_path: Path) -> None:
    """Height and shoes come from the table; another height, and those files alone are analysed anew."""
    here, out = tmp_path / "here", tmp_path / "out"
    here.mkdir()
    for seed in (0, 2):
        shutil.copy(source / "anna" / f"{seed}.fit", here / f"{seed}.fit")
    table = here / "about.csv"
    table.write_text("file,athlete,height_m,shoe,shoe_start\n0.fit,Anna,1.68,Racer,2025-05-01\n2.fit,Ben,1.9,,\n")
    made(here, out, about=str(table))
    first = {row["path"]: row for row in rows(out, "activities")}
    table.write_text("file,athlete,height_m,shoe,shoe_start\n0.fit,Anna,1.70,Racer,2025-05-01\n2.fit,Ben,1.9,,\n")
    again = made(here, out)
    second = {row["path"]: row for row in rows(out, "activities")}

    # The run is of the 3rd of May.
    assert [first["0.fit"][name] for name in ("athlete", "height_m", "shoe", "shoe_age_days")] == [
        "Anna",
        1.68,
        "Racer",
        2,
    ]
    assert [first["2.fit"][name] for name in ("athlete", "height_m", "shoe", "shoe_age_days")] == [
        "Ben",
        1.9,
        None,
        None,
    ]
    assert again.analyzed == 1
    assert second["0.fit"]["height_m"] == 1.7
    assert second["0.fit"]["cadence_expected_spm"] < first["0.fit"]["cadence_expected_spm"]  # as the taller step slower
    assert second["2.fit"] == first["2.fit"]


def deadly(name: str) -> Callable[..., Iterator[tuple[Any, Any]]]:
    """Return a way of doing jobs in which a file kills the process that it is in."""

    def run(function: Callable[[Any], Any], jobs: Iterable[Any], /) -> Iterator[tuple[Any, Any]]:
        for job in jobs:
            killer = isinstance(job, Bundle) and any(file.path == name for file in job.files)
            yield job, killed() if killer else function(job)

    return run


def test_a_file_that_kills_processes_costs_only_itself(
    source: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bundle is done file by file; it is told of as failed, and tried again by the next run."""
    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(ways, "in_process", deadly("anna/3.fit"))
        outcome = made(source, out)

    assert sorted(row["path"] for row in rows(out, "activities")) == [f"anna/{seed}.fit" for seed in (0, 1, 2, 4)]
    assert [(each["path"], each["code"]) for each in outcome.manifest["failed"]] == [
        ("[odd] *.fit", "unknown_format"),
        ("anna/3.fit", "killed"),
    ]
    assert made(source, out).analyzed == 1
    assert parquet_of(out) == parquet_of(dataset)


def test_progress_is_told(source: Path, tmp_path: Path) -> None:
    """Files done, of how many, and what failed with its reason."""
    told: list[Progress] = []
    batch(Asked(source=str(source), out=str(tmp_path / "out")), told.append)

    assert [(each.done, each.of, each.files) for each in told] == [(6, 6, 6)]
    assert told[0].failed == (("[odd] *.fit", "This is no FIT, GPX or TCX file: it looks like plain text"),)


@pytest.mark.usefixtures("small_bundles")
def test_all_cores_give_the_same_bytes(source: Path, dataset: Path, tmp_path: Path) -> None:
    """Two processes that share the bundles make what one process makes."""
    made(source, tmp_path / "out", engine="cores", processes=2)

    assert parquet_of(tmp_path / "out") == parquet_of(dataset)


def test_many_activities_are_parted_by_ranges_of_hashes(
    source: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a range may hold one activity, five are in at least four ranges of eight, and all rows are there."""
    monkeypatch.setattr(publish, "MOST_IN_A_RANGE", 1)
    out = to_write_anew(dataset, tmp_path / "out")
    manifest = made(source, out).manifest
    ranges = {part["path"].split("part-")[1][:7] for part in manifest["parts"]}

    assert {name[:2] for name in ranges} == {"03"}  # the least power of two that is five or more is the third
    assert len(ranges) > 1
    assert sorted(row["path"] for row in rows(out, "activities")) == sorted(
        row["path"] for row in rows(dataset, "activities")
    )


def test_a_run_without_a_date_has_no_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the partition that readers know as null, beside those of the years."""
    usual = pipeline.analyze

    def undated(activity: Activity, **more: Any) -> Analysis:  # noqa: ANN401 - as it is given
        analysis = usual(activity, **more)
        return pipeline._undated(analysis) if activity.source.name == "1.fit" else analysis

    monkeypatch.setattr(bundle.pipeline, "analyze", undated)
    here = tmp_path / "here"
    here.mkdir()
    for seed in (1, 2):
        (here / f"{seed}.fit").write_bytes(a_run(seed))
    made(here, tmp_path / "out")

    assert {row["path"]: row["year"] for row in rows(tmp_path / "out", "activities")} == {"1.fit": None, "2.fit": 2025}


@pytest.mark.parametrize("where", ["reading", "analysis"])
def test_a_bug_costs_one_file(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw in one file is that file's reason, and the others have their rows."""
    read_each, analyze = bundle.read_each, pipeline.analyze

    def read_badly(content: bytes, name: str) -> Iterator[Any]:
        if name == "2.fit":
            raise ZeroDivisionError
        yield from read_each(content, name)

    def analyze_badly(activity: Activity, **more: Any) -> Analysis:  # noqa: ANN401 - as it is given
        if activity.source.name == "2.fit":
            raise ZeroDivisionError
        return analyze(activity, **more)

    if where == "reading":
        monkeypatch.setattr(bundle, "read_each", read_badly)
    else:
        monkeypatch.setattr(bundle.pipeline, "analyze", analyze_badly)
    here = tmp_path / "here"
    here.mkdir()
    for seed in (1, 2):
        (here / f"{seed}.fit").write_bytes(a_run(seed))
    outcome = made(here, tmp_path / "out")

    assert outcome.manifest["activities"] == 1
    assert outcome.manifest["failed"][0]["why"].startswith("gait failed on this file with ZeroDivisionError")


def test_a_file_that_cannot_be_had_is_left_for_another_time(source: Path, tmp_path: Path) -> None:
    """A file that is gone between listing and reading has no hash, and does not stop the others."""
    here, out = tmp_path / "here", tmp_path / "out"
    here.mkdir()
    shutil.copy(source / "anna" / "0.fit", here / "0.fit")
    (here / "gone.fit").symlink_to(here / "nowhere.fit")
    outcome = made(here, out)

    assert outcome.unreachable == ("gone.fit",)
    assert outcome.manifest["activities"] == 1


@pytest.mark.parametrize("what", ["goes", "changes"])
def test_a_file_that_is_another_after_it_was_hashed_is_tried_again(what: str, source: Path, tmp_path: Path) -> None:
    """Gone or changed, its failure is of the moment and not of the file: no rows go under a wrong hash."""
    here, out = tmp_path / "here", tmp_path / "out"
    here.mkdir()
    shutil.copy2(source / "anna" / "0.fit", here / "0.fit")
    job = Bundle(
        source=batching.place_at(str(here)),
        out=batching.place_at(str(out)),
        files=(bundle.Wanted(path="0.fit", sha256="00", told=batching.People({}).of("0.fit")),),
        turn=1,
    )
    if what == "goes":
        (here / "0.fit").unlink()
    record = bundle.analyzed(job)

    assert [failure["code"] for failure in record["files"][0]["failed"]] == ["unreachable"]
    assert record["files"][0]["activities"] == []
    assert not batching.ledger_of([record]).is_done("00", record["files"][0]["key"])


def test_a_full_store_stops_the_run(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of a file; what was done before is kept."""

    def full(_place: Place, path: str, _data: bytes) -> None:
        raise OSError(28, "No space left on device", path)

    with monkeypatch.context() as patched:
        patched.setattr(Place, "write", full)
        patched.setattr(batching, "listed", lambda *_given: Listed(hashes={"a": "0"}, sizes={"a": 1}, **NOTHING))
        with pytest.raises(UsageError, match=r"cannot be read or written: .* No space left on device"):
            made(source, tmp_path / "out")


def test_what_goes_wrong_in_reading_stops_the_run(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without all hashes, copies could not be told; the reason is handed on."""
    refusal = UsageError("no way there")
    monkeypatch.setattr(ways, "in_process", lambda _function, jobs: ((job, refusal) for job in jobs))
    with pytest.raises(UsageError, match="no way there"):
        made(source, tmp_path / "out")


def test_rows_that_are_gone_are_told_of(source: Path, dataset: Path, tmp_path: Path) -> None:
    """Somebody deleted a part of what is kept below the dataset: it says what to do."""
    out = to_write_anew(dataset, tmp_path / "out")
    for kept in out.glob("_work/*/*.arrow"):
        kept.unlink()

    with pytest.raises(UsageError, match=r"The rows of files that are done are gone .* Delete the folder _work"):
        made(source, out)


@pytest.mark.parametrize("kept", ["hashes/", ".json"])
def test_what_is_kept_has_to_be_readable(
    kept: str, source: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk or store that fails is no reason to do all again, nor to lose what is done."""
    out = Path(shutil.copytree(dataset, tmp_path / "out"))
    usual = Place.read_many

    def failing(place: Place, paths: Sequence[str]) -> list[bytes | Exception]:
        bad = any(path.startswith("_work") and kept in path for path in paths)
        return [OSError(5, "Input/output error")] * len(paths) if bad else usual(place, paths)

    monkeypatch.setattr(Place, "read_many", failing)
    with pytest.raises(UsageError, match=r"The dataset cannot be read or written: .* Input/output error"):
        made(source, out)


@pytest.mark.prove
@pytest.mark.parametrize("after_s", [1.0, 2.0, 3.0, 4.0])
def test_the_command_may_be_killed_at_any_time(after_s: float, dataset: Path, source: Path, tmp_path: Path) -> None:
    """After a kill of the command and all its processes the next run makes the bytes of an undisturbed one."""
    command = [sys.executable, "-m", "gait", "batch", source, "--out", tmp_path / "out"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as running:
        time.sleep(after_s)
        os.killpg(running.pid, signal.SIGKILL)
    made(source, tmp_path / "out")

    assert parquet_of(tmp_path / "out") == parquet_of(dataset)


def test_another_version_does_no_work(tmp_path: Path) -> None:
    """A worker with another gait would write rows that do not fit the others."""
    place = batching.place_at(str(tmp_path))
    with pytest.raises(UsageError, match=r"A worker of the cluster has gait .*, and this is gait 0\.0\.0"):
        bundle.analyzed(Bundle(source=place, out=place, files=(), turn=1, version="0.0.0"))


def test_wrong_places_are_told_of(source: Path, tmp_path: Path) -> None:
    """No such source, no such table, no way to an address, and no place to write to are sentences."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(ReadError, match="There is no such folder or bucket"):
        made(tmp_path / "nowhere", tmp_path / "out")
    with pytest.raises(UsageError, match="There is no such table"):
        made(source, tmp_path / "out", about=str(tmp_path / "nowhere.csv"))
    with pytest.raises(UsageError, match="This address cannot be opened: Protocol not known: foo"):
        batch(Asked(source=str(source), out="foo://bar"))
    with pytest.raises(UsageError, match="The dataset cannot be read or written"):
        made(source, tmp_path / "file")
    with pytest.raises(UsageError, match="--scheduler is of Dask alone"):
        made(source, tmp_path / "out", scheduler="tcp://127.0.0.1:1")


def test_one_file_is_a_source_too(source: Path, tmp_path: Path) -> None:
    """A dataset of one run is for trying things out."""
    made(source / "anna" / "1.fit", tmp_path / "out")

    assert [row["path"] for row in rows(tmp_path / "out", "activities")] == ["1.fit"]


def test_local_start_decides_on_the_year(tmp_path: Path) -> None:
    """A run on the eve of a new year, still the old one where it was run, is of the old year."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "run.fit").write_bytes(a_run(1, start=datetime(2026, 1, 1, 0, 30, tzinfo=UTC)))
    made(here, tmp_path / "out")
    (row,) = rows(tmp_path / "out", "activities")

    assert row["year"] == int(row["local_start"][:4])
