"""Files go into the library in one way: read, measured, judged beside the earlier runs, and kept."""

import gzip
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from gait import export, pipeline
from gait._version import __version__
from gait.errors import EmptyFileError
from gait.formats import read_bytes
from gait.intake import filing
from gait.intake.filing import Drop, file_all, file_into
from gait.intake.renewing import reanalyze, renew_run
from gait.library import AthleteRecord, Library, Named, RunEdit
from gait.model import Analysis
from gait.simulate import PLANS, RUNNERS, WATCHES, Simulation, simulate
from tests.library.factory import originals, tables


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def anna(library: Library) -> AthleteRecord:
    """Return an athlete of the library."""
    return library.add_athlete("Anna", height_m=1.7)


@pytest.fixture(scope="module")
def run() -> Simulation:
    """Return a simulated run."""
    return simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["foot_pod"], 1)


@pytest.fixture(scope="module")
def files(run: Simulation) -> dict[str, bytes]:
    """Return one run as a FIT and as a TCX."""
    return {"run.fit": run.to_fit_bytes(), "run.tcx": run.to_tcx_text().encode()}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files in a zip archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def from_file(data: bytes, athlete: AthleteRecord, settings: pipeline.Settings | None = None) -> Analysis:
    """Return what the library keeps of the analysis of a file."""
    analysis = pipeline.analyze(read_bytes(data, "run.fit")[0], athlete=athlete.runner, settings=settings)
    return export.from_json(export.to_json(analysis))


def test_a_file_becomes_a_run(library: Library, anna: AthleteRecord, files: dict[str, bytes], tmp_path: Path) -> None:
    """What is in the library is what an analysis of the file with the athlete's own numbers says."""
    path = tmp_path / "run.fit"
    path.write_bytes(files["run.fit"])
    filed = file_into(library, path, anna, named=Named(title="Lunch"))
    (made,) = filed.runs

    assert (made.outcome, filed.failed, filed.errors) == ("new", False, ())
    assert made.run_id is not None
    assert library.run(made.run_id).title == "Lunch"
    assert made.analysis is not None
    assert library.analysis(made.run_id) == from_file(files["run.fit"], anna)
    assert export.from_json(export.to_json(made.analysis)) == from_file(files["run.fit"], anna)
    assert path.read_bytes() == files["run.fit"]


def test_what_was_there_is_not_read_again(
    library: Library, anna: AthleteRecord, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was filed before, packed or not, is known by its content alone."""
    path = tmp_path / "run.fit"
    path.write_bytes(files["run.fit"])
    first = file_into(library, path, anna).runs[0]
    monkeypatch.setattr(filing, "measure", None)
    packed = tmp_path / "again.fit.gz"
    packed.write_bytes(gzip.compress(files["run.fit"]))
    again = file_into(library, packed, anna).runs[0]

    assert (again.outcome, again.run_id) == ("seen", first.run_id)


def test_an_archive_is_filed_member_by_member(library: Library, anna: AthleteRecord, files: dict[str, bytes]) -> None:
    """Two formats of one run are one run, the richer leads; a bad member costs only itself."""
    archive = zipped({"a/run.tcx": files["run.tcx"], "note.txt": b"no run", "b/run.fit": files["run.fit"]})
    found = list(file_all(library, [Drop(data=archive, name="export.zip", athlete=anna)], processes=1))
    (run,) = library.runs()

    assert [(each.name, each.outcome) for each in found] == [
        ("export.zip/a/run.tcx", "new"),
        ("export.zip/note.txt", None),
        ("export.zip/b/run.fit", "richer"),
    ]
    assert found[1].error is not None
    assert library.recordings(run.id)[0].format == "fit"
    assert len(originals(library)) == 2


def test_a_file_that_cannot_be_read_is_an_error(library: Library, anna: AthleteRecord, tmp_path: Path) -> None:
    """It is handed back, and nothing is in the library."""
    empty = tmp_path / "empty.fit"
    empty.write_bytes(b"")
    filed = [file_into(library, empty, anna), file_into(library, tmp_path / "absent.fit", anna)]

    assert [each.failed for each in filed] == [True, True]
    assert [len(each.errors) for each in filed] == [1, 1]
    assert (library.runs(), originals(library)) == ((), set())


def test_a_damaged_member_of_an_archive_is_named(
    library: Library, anna: AthleteRecord, files: dict[str, bytes]
) -> None:
    """An archive that ends too soon under ``refuse`` says so."""
    cut = gzip.compress(files["run.fit"])[:-100]
    (found,) = file_all(library, [Drop(data=cut, name="run.fit.gz", athlete=anna, damage="refuse")], processes=1)

    assert found.error is not None
    assert found.error.code == "damaged"


def test_a_correction_is_heeded_when_the_run_is_analysed_anew(
    library: Library, anna: AthleteRecord, files: dict[str, bytes]
) -> None:
    """Distance, device and a stretch left out are in the analysis; the file is what it was."""
    (filed,) = file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1)
    run_id = filed.run_id or 0
    edit = RunEdit(distance_m=6000.0, device="Old watch", leave_out=(0.0, 300.0))
    library.edit_run(run_id, edit)
    (renewed,) = reanalyze(library)
    settings = pipeline.Settings(distance_m=6000.0, device="Old watch", left_out_s=((0.0, 300.0),))

    assert renewed.analysis is not None
    assert library.analysis(run_id) == from_file(files["run.fit"], anna, settings)
    assert library.original(library.recordings(run_id)[0]) == files["run.fit"]
    assert list(reanalyze(library)) == []
    assert renew_run(library, run_id) is None


def test_a_richer_file_of_a_corrected_run_heeds_the_correction(
    library: Library, anna: AthleteRecord, files: dict[str, bytes]
) -> None:
    """What was said of the run holds for whichever file leads it."""
    drops = [Drop(data=files[name], name=name, athlete=anna) for name in ("run.tcx", "run.fit")]
    (first,) = file_all(library, drops[:1], processes=1)
    library.edit_run(first.run_id or 0, RunEdit(device="Old watch"))
    (second,) = file_all(library, drops[1:], processes=1)

    assert second.outcome == "richer"
    assert second.analysis is not None
    assert second.analysis.source.device == "Old watch"
    assert library.outdated() == ()


def test_pain_is_judged_with_the_run(library: Library, anna: AthleteRecord, files: dict[str, bytes]) -> None:
    """What the pain log tells of a run is in its analysis, once that is made anew."""
    (filed,) = file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1)
    library.add_pain(anna.id, on_date="2026-05-17", run_id=filed.run_id, place="front", during=5)
    (renewed,) = reanalyze(library)

    assert renewed.analysis is not None
    assert renewed.analysis.knee.rule is not None
    assert renewed.analysis.knee.rule.verdict == "above the rule"


def dated(run: Simulation, year: int) -> bytes:
    """Return a run as a TCX of another year."""
    return run.to_tcx_text().replace(f"{run.activity.started_at.year}-", f"{year}-").encode()


def test_runs_in_any_order_end_as_those_in_order(tmp_path: Path, run: Simulation) -> None:
    """Filed backwards and brought up to date, or filed in order: the library says the same of each run."""
    texts = [dated(run, year) for year in (2020, 2021, 2022)]
    said = []
    for name, drops in (("in order", texts), ("backwards", texts[::-1])):
        with Library.open(tmp_path / name) as library:
            anna = library.add_athlete("Anna")
            list(file_all(library, [Drop(data=each, name="run.tcx", athlete=anna) for each in drops], processes=1))
            behind = [each.behind for each in library.outdated()]
            list(reanalyze(library, processes=1))
            said.append((behind, [library.analysis(each.id) for each in library.runs()]))

    assert said[0][0] == []
    assert said[1][0] == ["judge", "judge"]
    assert said[0][1] == said[1][1]


def test_another_version_is_measured_anew(
    library: Library, anna: AthleteRecord, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An analysis by an earlier version is behind until it is made anew."""
    list(file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1))
    (run,) = library.runs()
    before = library.analysis(run.id)
    library.store.db.execute("UPDATE analysis SET gait_version = '0.0.1'")
    (renewed,) = reanalyze(library, processes=1)

    assert renewed.error is None
    assert library.run(run.id).gait_version == __version__
    assert library.analysis(run.id) == before


def test_a_run_without_its_file_is_said_and_the_others_go_on(
    library: Library, anna: AthleteRecord, files: dict[str, bytes], run: Simulation
) -> None:
    """A file that is gone, or not what it was, is an error of that run alone, and is not tried for ever."""
    drops = [Drop(data=files["run.fit"], name="run.fit", athlete=anna)]
    drops += [Drop(data=dated(run, 2020), name="run.tcx", athlete=anna)]
    ids = [each.run_id for each in file_all(library, drops, processes=1)]
    fit = next((library.folder / "originals").rglob("*.fit"))
    fit.write_bytes(b"something else")
    library.store.db.execute("UPDATE analysis SET gait_version = '0.0.1'")
    found = {each.run_id: each.error for each in reanalyze(library)}

    assert found.keys() == set(ids)
    assert found[ids[1] or 0] is None
    assert "is not what it was" in str(found[ids[0] or 0])


def test_an_analysis_that_cannot_be_read_back_is_made_from_the_file(
    library: Library, anna: AthleteRecord, files: dict[str, bytes]
) -> None:
    """A damaged document that only had to be judged anew is measured anew instead."""
    (filed,) = file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1)
    library.store.db.execute("UPDATE analysis SET stale = 'history', document = x'00'")
    (renewed,) = reanalyze(library)

    assert renewed.error is None
    assert library.analysis(filed.run_id or 0) == from_file(files["run.fit"], anna)


def test_several_processes_file_as_one(tmp_path: Path, run: Simulation, files: dict[str, bytes]) -> None:
    """The same drops on one process and on two give the same library."""
    contents = [dated(run, 2020), files["run.fit"], b"", files["run.tcx"], files["run.fit"]]
    said = []
    for processes in (1, 2):
        with Library.open(tmp_path / str(processes)) as library:
            anna = library.add_athlete("Anna")
            drops = [Drop(data=each, name="run", athlete=anna) for each in contents]
            found = [(each.outcome, each.run_id) for each in file_all(library, drops, processes=processes)]
            said.append((found, [row[:3] for row in tables(library)["recording"]]))

    assert said[0] == said[1]
    assert [each[0] for each in said[0][0]] == ["new", "new", None, "beside", "seen"]


def test_what_is_unforeseen_costs_its_file_alone(
    library: Library, anna: AthleteRecord, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug in measuring, on purpose an error or not, is told of the file."""
    found = []
    for error in (ValueError("unlucky"), EmptyFileError("Nothing in it")):

        def broken(*_given: object, error: Exception = error, **_named: object) -> None:
            raise error

        monkeypatch.setattr(pipeline, "measured", broken)
        found += file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1)
    monkeypatch.setattr(filing, "measure", broken)
    found += file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1)

    assert [each.error.code for each in found if each.error] == ["error", "empty", "empty"]


def test_a_file_that_lost_an_activity_is_said(files: dict[str, bytes], library: Library, anna: AthleteRecord) -> None:
    """A run is the second activity of a file that holds one: it cannot be made anew."""
    list(file_all(library, [Drop(data=files["run.fit"], name="run.fit", athlete=anna)], processes=1))
    library.store.db.execute("UPDATE recording SET activity_index = 1")
    (renewed,) = reanalyze(library)

    assert renewed.error is not None
    assert renewed.error.what == "The file of run 1 holds no such activity any more"
