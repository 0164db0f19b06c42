"""``gait compare``: files and JSON, its lines, its page and its data, and what it refuses."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from gait.intake.naming import place_comparison
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.cli.conftest import Command
from tests.pages.reading import unpacked

POSIX = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the browser")


@pytest.fixture(scope="session")
def pod_bytes() -> bytes:
    """Return the FIT file of the same 35 minutes as ``run_bytes``, as a foot pod had them."""
    return simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["foot_pod"], 5).to_fit_bytes()


@pytest.fixture
def pod_file(pod_bytes: bytes, tmp_path: Path) -> Path:
    """Return the path of the foot pod's file."""
    path = tmp_path / "pod.fit"
    path.write_bytes(pod_bytes)
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the charts' script by a word: these tests are not about the drawing."""
    monkeypatch.setattr("gait.pages.packed_script", lambda: "script")


@pytest.mark.usefixtures("quick")
def test_each_difference_has_a_line_and_the_page_its_name(command: Command, run_file: Path, pod_file: Path) -> None:
    """Both recordings by letter, a line for each quantity, then the page, named by the day."""
    done = command("compare", run_file, pod_file)
    told = done.stdout.splitlines()
    assert done.exit_code == 0, done.stderr
    assert told[0] == "A: 2026-05-03 07:30 Tuesday run.fit"
    assert re.fullmatch(
        r"Cadence, B against A: \S+ spm \(95 % interval \S+ to \S+, with the sensors' errors \S+ to \S+\), [a-z' ]+; "
        r"\d+:00 each, at \S+ /km",
        told[2],
    )
    assert "Ground contact, B against A: not comparable (two kinds of sensor" in done.stdout
    assert told[-1] == "-> reports/compare-2026-05-03.html"
    assert "<h1>" in Path("reports/compare-2026-05-03.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick")
def test_the_same_comparison_replaces_its_page_and_no_other(command: Command, run_file: Path, pod_file: Path) -> None:
    """Again: the same page. The other way round: a second one. What stands there already stays."""
    first = command("compare", run_file, pod_file).stdout.splitlines()[-1]
    again = command("compare", run_file, pod_file).stdout.splitlines()[-1]
    back = command("compare", pod_file, run_file).stdout.splitlines()[-1]
    assert (first, again, back) == (
        "-> reports/compare-2026-05-03.html",
        "-> reports/compare-2026-05-03.html",
        "-> reports/compare-2026-05-03-2.html",
    )


@pytest.mark.usefixtures("quick")
def test_one_run_recorded_twice(command: Command, run_file: Path, pod_file: Path) -> None:
    """The offset first, then a line for each quantity that both have, in the reader's units."""
    done = command("compare", run_file, pod_file, "--same-run", "--units", "imperial", "--out", "pages")
    told = done.stdout.splitlines()
    assert done.exit_code == 0, done.stderr
    assert "(high confidence)." in told[0]
    assert told[1].startswith("Cadence, B minus A: ")
    assert "limits of agreement" in told[1]
    assert any(line.startswith("Step length, B minus A: ") and " ft (" in line for line in told)
    assert told[-1] == "-> pages/compare-2026-05-03.html"


@pytest.mark.parametrize("more", [(), ("--same-run",)], ids=["runs", "one run"])
def test_a_comparison_that_is_shared_gives_nothing_away(
    command: Command, run_file: Path, pod_file: Path, more: tuple[str, ...]
) -> None:
    """Page, its charts, its name, its data and its lines hold neither file nor day; the differences are the same."""
    told = command("compare", run_file, pod_file, *more, "--json", "whole.json").stdout.splitlines()
    sent = command("compare", run_file, pod_file, *more, "--share", "--json", "sent.json").stdout.splitlines()
    (page,) = Path("reports").glob("compare.html")
    text = page.read_text(encoding="utf-8")
    held = [text, unpacked(text, "packed-figures").decode(), Path("sent.json").read_text(encoding="utf-8"), *sent]
    whole, data = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("whole.json", "sent.json"))
    secrets = ("2026-05", "Tuesday", "run.fit", "pod.fit", whole["runs"][0]["sha256"][:8], "altitude_m@")
    assert [(secret, number) for secret in secrets for number, each in enumerate(held) if secret in each] == []
    assert "Made to be shared" in text
    assert [line for line in told if "against A" in line] == [line for line in sent if "against A" in line]
    assert data.get("alignment") == whole.get("alignment")


@POSIX
def test_a_comparison_shares_its_script_and_is_printed(
    command: Command, run_file: Path, pod_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The script stands beside the page, and the PDF is what is named; a browser that prints nothing is said."""
    prints = tmp_path / "prints"
    prints.write_text(
        '#!/bin/sh\nfor each; do case $each in --print-to-pdf=*) printf %%PDF-1 > "${each#*=}";; esac; done'
    )
    prints.chmod(0o755)
    monkeypatch.setenv("GAIT_CHROMIUM", str(prints))
    done = command("compare", run_file, pod_file, "--assets", "shared", "--pdf")
    (script,) = Path("reports/assets").iterdir()
    assert done.stdout.splitlines()[-1] == "-> reports/compare-2026-05-03.pdf"
    assert f'src="assets/{script.name}"' in Path("reports/compare-2026-05-03.html").read_text(encoding="utf-8")
    assert Path("reports/compare-2026-05-03.pdf").read_bytes() == b"%PDF-1"
    prints.write_text("#!/bin/sh\n")
    failed = command("compare", run_file, pod_file, "--pdf")
    assert failed.exit_code == 1
    assert "The browser printed no PDF" in failed.stderr


@pytest.mark.usefixtures("quick")
def test_the_comparison_as_data(command: Command, run_file: Path, pod_file: Path) -> None:
    """JSON goes to standard output and the words to standard error; what is not known is absent."""
    done = command("compare", run_file, pod_file, "--json", "-")
    found = json.loads(done.stdout)
    contact = next(each for each in found["differences"] if each["quantity"] == "ground_contact_time_s")
    assert next(iter(found)) == "schema"
    assert found["schema"] == "gait.comparison/1"
    assert "difference" not in contact
    assert "Cadence, B against A" in done.stderr
    twice = command("compare", run_file, pod_file, "--same-run", "--json", "same.json")
    same = json.loads(Path("same.json").read_text(encoding="utf-8"))
    assert twice.exit_code == 0
    assert same["schema"] == "gait.same_run/1"
    assert set(same["series"]) >= {"time_s", "cadence_spm@A", "cadence_spm@B"}


@pytest.mark.usefixtures("quick", "quick_pages")
def test_json_stands_for_the_file(command: Command, run_file: Path, pod_file: Path) -> None:
    """A comparison of JSON with its full series is that of the files; without series it is refused with what to do."""
    command("analyze", run_file, "--json", "full.json", "--json-series", "full")
    command("analyze", run_file, "--json", "none.json", "--json-series", "none")
    of_file = command("compare", run_file, pod_file).stdout
    of_json = command("compare", "full.json", pod_file).stdout
    without = command("compare", "none.json", pod_file)
    assert of_json == of_file
    assert without.exit_code == 2
    assert "has no series to compare" in without.stderr
    assert "--json-series full" in without.stderr


@pytest.mark.usefixtures("quick")
def test_a_height_is_taken(command: Command, run_file: Path, pod_file: Path) -> None:
    """The height of the runner enters the findings, as in an analysis."""
    assert command("compare", run_file, pod_file, "--height", "174cm").exit_code == 0
    assert command("compare", run_file, pod_file, "--height", "tall").exit_code == 2


@pytest.mark.usefixtures("quick")
def test_an_archive_of_two_runs_is_two_runs(command: Command, run_bytes: bytes, pod_bytes: bytes) -> None:
    """All runs in a file count; what in it is no run is left alone."""
    with zipfile.ZipFile("both.zip", "w") as archive:
        archive.writestr("a.fit", run_bytes)
        archive.writestr("b.fit", pod_bytes)
        archive.writestr("c.fit", b"not a run")
    assert command("compare", "both.zip").exit_code == 0
    assert command("compare", "both.zip", "--same-run").exit_code == 0


def test_what_is_refused(command: Command, run_file: Path, pod_file: Path, run_bytes: bytes) -> None:
    """Fewer than two, the same twice, a copy, three for one run, a missing file, a broken one, no JSON of ours."""
    Path("copy.fit").write_bytes(run_bytes)
    Path("broken.fit").write_bytes(run_bytes[:10])
    Path("other.json").write_text('{"schema": "other"}', encoding="utf-8")
    refused = {
        (run_file,): (2, "at least two runs, and there is one"),
        (run_file, run_file): (2, "holds the same recording"),
        (run_file, "copy.fit"): (2, "copy.fit holds the same recording as Tuesday run.fit"),
        (run_file, pod_file, "copy.fit", "--same-run"): (2, "--same-run takes two recordings of one run"),
        (run_file, "nowhere.fit"): (1, "nowhere.fit: There is no such file"),
        (run_file, "broken.fit"): (1, "broken.fit: "),
        (run_file, "other.json"): (1, "other.json: The document has schema"),
    }
    for arguments, (code, sentence) in refused.items():
        done = command("compare", *arguments)
        assert (done.exit_code, sentence in done.stderr) == (code, True), done.stderr
        assert done.stdout == ""
    assert not Path("reports").exists()


def test_something_unforeseen_is_a_sentence(
    command: Command, run_file: Path, pod_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure of ours names the file and asks for a report."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gait.pipeline.analyze", fail)
    done = command("compare", run_file, pod_file)
    assert done.exit_code == 1
    assert "This is a bug in gait" in done.stderr


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], "compare.html"),
        (["2026-05-03"], "compare-2026-05-03.html"),
        (["2026-05-03", "2026-05-10"], "compare-2026-05-03-2026-05-10.html"),
        ([f"2026-05-{day:02d}" for day in (9, 3, 4, 5, 6)], "compare-2026-05-03-to-2026-05-09.html"),
    ],
)
def test_the_name_of_a_comparison(days: list[str], expected: str, tmp_path: Path) -> None:
    """The days, and of many the first and the last; a page without a mark gets a number where the name is taken."""
    names = []
    for _ in range(2):
        page = tmp_path / "page.part"
        page.write_text("<html></html>", encoding="utf-8")
        names.append(place_comparison(page, days, tmp_path).name)
    assert names == [expected, expected.replace(".html", "-2.html")]
