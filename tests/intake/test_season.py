"""The pages of the library's athletes: read from it, written where something has changed, linked to the reports."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from gait.errors import UsageError
from gait.export.diary import diary_json, outlines_from
from gait.intake.diary import read_diary
from gait.intake.own_line import beside_own
from gait.intake.run_pages import draw_pages, run_page
from gait.intake.season import INDEX, KNOWN, report_links, update_pages, write_page
from gait.library import AthleteRecord, KneeTrouble, Library, RunEdit
from gait.model import CadenceTarget, Pair
from gait.model.diary import ToldKnee
from tests.library.factory import put
from tests.pages.reading import text_of

TODAY = date(2026, 6, 30)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with Anna and Ben, who ran on five and on two days."""
    with Library.open(tmp_path / "library") as opened:
        anna = opened.add_athlete("Anna", target_spm=172.0, target_on="2026-05-01")
        ben = opened.add_athlete("Ben <b>", units="imperial")
        for day in range(5):
            put(opened, anna, day=2 * day)
        for day in range(2):
            put(opened, ben, day=day)
        yield opened


def the(library: Library, name: str) -> AthleteRecord:
    """Return an athlete."""
    return library.athlete(name)


def links(page: Path) -> list[str]:
    """Return where a page leads, but for its own parts and the papers."""
    found = html.document_fromstring(page.read_bytes()).xpath("//a/@href")
    return [link for link in found if not link.startswith(("#", "https://", "http://"))]


def test_the_diary_has_the_librarys_rows(library: Library) -> None:
    """Runs latest first with their numbers and sentences, the target at the usual speed, and what was noted."""
    anna = the(library, "anna")
    shoe = library.add_shoe(anna.id, "Blue", start_distance_m=100_000.0, ended_on="2026-09-01")
    library.add_pain(anna.id, on_date="2026-05-20", during=4.0, place="front", note="stairs")
    told = library.edit_athlete(
        anna.id, knee=[KneeTrouble(started_on="2026-04-01", ended_on="2026-04-20", place="outer")]
    )
    first = library.runs(anna.id)[-1]
    library.edit_run(first.id, RunEdit(shoe_id=shoe.id))
    diary = read_diary(library, told, {first.id: "anna/run.html"})
    last = diary.runs[0]
    record = library.runs(anna.id)[0]
    assert record.summary is not None
    assert [run.run_id for run in diary.runs] == [str(run.id) for run in library.runs(anna.id)]
    assert (last.local_date, last.headline, last.state) == (
        record.summary.local_date,
        record.summary.headline,
        "analysed",
    )
    assert last.cadence_spm == pytest.approx(record.summary.judged.mean if record.summary.judged else None)
    assert (diary.runs[-1].report, last.report) == ("anna/run.html", "")
    assert [(each.shoe_id, each.distance_m, each.retired) for each in diary.season.shoes] == [
        (str(shoe.id), 110_000.0, True)
    ]
    assert [(each.local_date, each.verdict, each.note) for each in diary.pain] == [
        ("2026-05-20", "above the rule", "stairs")
    ]
    assert diary.knee == (ToldKnee(since="2026-04-01", until="2026-04-20", where="outer"),)
    (target,) = [each.target for each in diary.season.targets]
    assert target == CadenceTarget(
        set_on="2026-05-01", cadence_spm=172.0, speed_mps=pytest.approx(record.summary.level_mps)
    )
    assert Pair(shoe_id=str(shoe.id), name="Blue", before_m=100_000.0, retired=True).name == diary.season.shoes[0].name


def test_what_is_no_run_or_not_analysed_is_told_apart(library: Library) -> None:
    """A recording that is no run is left out; one whose analysis has to be made again stands without numbers."""
    anna = the(library, "anna")
    runs = library.runs(anna.id)
    library.edit_run(runs[0].id, RunEdit(is_run=False))
    library.store.db.execute("DELETE FROM summary WHERE run_id = ?", (runs[1].id,))
    library.edit_run(runs[2].id, RunEdit(distance_m=9000.0))
    stale = [run.stale for run in library.runs(anna.id) if run.is_run and run.summary is not None]
    diary = read_diary(library, anna)
    assert len(diary.runs) == 4
    assert [run.state for run in diary.runs].count("not analysed") == 1
    assert diary.aside.not_analysed == 1
    assert diary.aside.behind == len(stale) - stale.count(None) >= 1


def test_pages_and_list_are_written_once_and_again_only_where_something_changed(
    library: Library, tmp_path: Path
) -> None:
    """Two pages, the list, the script; then nothing; then one page and the list; then, on another day, the list."""
    out = tmp_path / "reports"
    anna, ben, index = out / "Anna" / INDEX, out / the(library, "ben <b>").folder / INDEX, out / INDEX
    assert set(update_pages(library, out, today=TODAY)) == {anna, ben, index}
    assert update_pages(library, out, today=TODAY) == ()
    put(library, the(library, "anna"), day=20)
    assert set(update_pages(library, out, [the(library, "anna")], today=TODAY)) == {anna, index}
    assert update_pages(library, out, today=date(2026, 7, 1)) == (index,)
    assert [path.suffix for path in (out / "assets").iterdir()] == [".js"]
    assert not list(out.rglob("*.part"))


def test_those_who_were_not_asked_for_keep_their_line(library: Library, tmp_path: Path) -> None:
    """With one athlete given, the other's page stays as it is, and the list holds both."""
    out = tmp_path / "reports"
    update_pages(library, out, today=TODAY)
    put(library, the(library, "anna"), day=20)
    put(library, the(library, "ben <b>"), day=20)
    ben = out / the(library, "ben <b>").folder / INDEX
    before = ben.read_bytes()
    update_pages(library, out, [the(library, "anna")], today=TODAY)
    assert ben.read_bytes() == before
    text = text_of((out / INDEX).read_text(encoding="utf-8"))
    assert "2 runners" in text
    assert "8 runs" in text
    assert "Ben <b>" in text


def test_what_is_remembered_of_another_library_is_not_taken_for_this_one(library: Library, tmp_path: Path) -> None:
    """The same folder, another library: its first athlete has the number of the other's, and another name."""
    out = tmp_path / "reports"
    update_pages(library, out, today=TODAY)
    with Library.open(tmp_path / "other") as other:
        other.add_athlete("Cara")
        assert set(update_pages(other, out, [], today=TODAY)) == {out / "Cara" / INDEX, out / INDEX}
    assert "Anna" not in text_of((out / INDEX).read_text(encoding="utf-8"))


def test_a_damaged_memory_costs_a_drawing_and_nothing_else(library: Library, tmp_path: Path) -> None:
    """What is known of earlier pages is read, or all is drawn again."""
    out = tmp_path / "reports"
    update_pages(library, out, today=TODAY)
    before = {path: path.read_bytes() for path in out.rglob("*.html")}
    assert set(outlines_from((out / KNOWN).read_bytes())) == {str(each.id) for each in library.athletes()}
    (out / KNOWN).write_bytes(b'{"1": {"drawn_from"')
    assert update_pages(library, out, today=TODAY) == ()
    assert {path: path.read_bytes() for path in out.rglob("*.html")} == before


def test_runs_lead_to_their_reports_and_back(library: Library, tmp_path: Path) -> None:
    """A link stands where a report does, relative to the page that it is on; every one of them leads to a file."""
    out = tmp_path / "reports"
    anna = the(library, "anna")
    latest = library.runs(anna.id)[0]
    assert report_links(library, anna, out, out) == {}
    list(draw_pages(library, out, [(anna, latest)], processes=1))
    assert report_links(library, anna, out, out) == {
        latest.id: f"Anna/{latest.summary.local_date}-run-{latest.id}.html"
    }  # type: ignore[union-attr]
    update_pages(library, out, today=TODAY)
    for page in (out / INDEX, out / "Anna" / INDEX):
        assert links(page)
        assert all((page.parent / unquote(link)).is_file() for link in links(page))
    assert "../index.html" in links(out / "Anna" / INDEX)


def test_a_name_of_any_kind_makes_links_that_lead_somewhere(tmp_path: Path) -> None:
    """Blanks, number signs, percent signs and letters of all kinds are written as an address has them."""
    out = tmp_path / "reports"
    with Library.open(tmp_path / "library") as library:
        athlete = library.add_athlete("Läufer #1 50% & x")
        put(library, athlete)
        list(draw_pages(library, out, [(athlete, library.runs()[0])], processes=1))
        update_pages(library, out, today=TODAY)
    page = next(path for path in out.rglob(INDEX) if path.parent != out)
    for each in (page, out / INDEX):
        assert len(links(each)) >= 2
        assert not any(set(link) & set(" #&") for link in links(each))
        assert all((each.parent / unquote(link)).is_file() for link in links(each))


def test_one_persons_folder_has_the_page_as_its_index(library: Library, tmp_path: Path) -> None:
    """There is no list, and no way back to one; the script stands beside it."""
    out = tmp_path / "reports"
    anna = the(library, "anna")
    assert update_pages(library, out, [anna], alone=True) == (out / INDEX,)
    page = (out / INDEX).read_text(encoding="utf-8")
    assert "5 runs" in text_of(page)
    assert 'src="assets/' in page
    assert update_pages(library, out, [anna], alone=True) == ()
    assert update_pages(library, out, [], alone=True) == ()
    assert not (out / "Anna").exists()


def test_a_folder_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        update_pages(library, tmp_path / "taken" / "reports")
    with pytest.raises(UsageError, match="cannot be written"):
        write_page(library, the(library, "anna"), tmp_path / "taken" / "reports")


def test_the_command_draws_the_page_and_writes_the_same_as_data(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer and the page's place are told; the JSON is the diary; --runs writes the reports that it links to."""
    out, folder = tmp_path / "reports", str(library.folder)
    anna = the(library, "anna")
    library.close()
    arguments = ["trends", "ANNA", "--library", folder, "--out", str(out), "--json", str(tmp_path / "anna.json")]
    assert exit_code_of(lambda: app([*arguments, "--runs", "--assets", "shared"], prog_name="gait")) == 0
    page = out / "Anna" / INDEX
    told = capsys.readouterr().out
    assert told.splitlines() == ["Nothing in the 21 days to 2026-05-25 needs a look.", f"-> {page}"]
    assert len([link for link in links(page) if "-run-" in link]) == 6
    assert 'src="../assets/' in page.read_text(encoding="utf-8")
    document = json.loads((tmp_path / "anna.json").read_bytes())
    with Library.open(folder) as again:
        diary = read_diary(again, anna, report_links(again, anna, out, page.parent))
    assert document == json.loads(diary_json(diary))
    assert next(iter(document)) == "schema"
    assert document["schema"] == "gait.diary/1"


def test_the_command_speaks_on_standard_error_where_data_go_to_standard_output(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And in the units that are asked for; without a name where there are two it says so."""
    folder = str(library.folder)
    library.close()
    common = ["--library", folder, "--out", str(tmp_path / "reports")]
    assert (
        exit_code_of(lambda: app(["trends", "Anna", *common, "--json", "-", "--units", "imperial"], prog_name="gait"))
        == 0
    )
    said = capsys.readouterr()
    assert json.loads(said.out)["athlete"] == "Anna"
    assert "-> " in said.err
    assert "/mi" in text_of((tmp_path / "reports" / "Anna" / INDEX).read_text(encoding="utf-8"))
    assert exit_code_of(lambda: app(["trends", *common], prog_name="gait")) == 2
    assert "several athletes" in capsys.readouterr().err


def test_a_report_of_the_library_says_what_is_usual_for_its_runner(tmp_path: Path) -> None:
    """Of twelve like runs on one watch the last is as usual; the first has no line yet, and says what it needs."""
    out = tmp_path / "reports"
    with Library.open(tmp_path / "library") as library:
        anna = library.add_athlete("Anna")
        for day in range(12):
            put(library, anna, day=2 * day)
        runs = library.runs(anna.id)
        found = beside_own(library, anna, [runs[0], runs[-1]])
        list(draw_pages(library, out, [(anna, runs[0]), (anna, runs[-1])], processes=1))
        pages = [text_of(run_page(out, anna, run).read_text(encoding="utf-8")) for run in (runs[0], runs[-1])]
        assert beside_own(library, anna, []) == {}
    assert set(found) == {str(runs[0].id), str(runs[-1].id)}
    assert {each.verdict for each in found[str(runs[0].id)]} == {"as usual"}
    assert "was as usual" in pages[0]
    assert "No line of your own yet on this device" in pages[1]


def test_the_command_tells_each_thing_that_needs_a_look_and_what_failed(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A knee and a pair of shoes, each with its day; a report that cannot be written is told, with the exit code 1."""
    anna, out = the(library, "anna"), tmp_path / "reports"
    shoe = library.add_shoe(anna.id, "Blue", start_distance_m=900_000.0)
    last = library.runs(anna.id)[0]
    assert last.summary is not None
    library.edit_run(last.id, RunEdit(shoe_id=shoe.id))
    library.add_pain(anna.id, on_date=last.summary.local_date, during=5.0)
    run_page(out, anna, last).mkdir(parents=True)
    arguments = ["trends", "Anna", "--library", str(library.folder), "--out", str(out), "--runs"]
    library.close()
    assert exit_code_of(lambda: app(arguments, prog_name="gait")) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == "Your knee and your shoes need a look."
    assert [row[:10] for row in told.out.splitlines()[1:3]] == [last.summary.local_date] * 2
    assert "The report cannot be written" in told.err
