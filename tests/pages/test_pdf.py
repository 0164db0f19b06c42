"""A report as a PDF: the browser that is found, what it prints, and what happens where it does not."""

import os
import sys
import time
from pathlib import Path

import pypdf
import pytest

from gait import export, pages
from gait.errors import GaitError
from gait.model import Analysis
from gait.pages import pdf
from tests.pages.test_browser import _absent

POSIX = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the browser")


@pytest.fixture(scope="module")
def chromium() -> Path:
    """Return the browser that prints, or skip (with CI=true: fail) where there is none."""
    try:
        return pdf.find_browser()
    except GaitError:
        _absent("a browser that prints")
        raise


def script(folder: Path, body: str) -> Path:
    """Return a program that stands in for a browser."""
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the one folder in which programs are looked for: it is empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setattr(pdf, "_usual", lambda: iter(()))
    return tmp_path


@pytest.fixture(scope="module")
def written(rich: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the rich run's report, whole, on the disk, under a name with blanks and letters of all kinds."""
    path = tmp_path_factory.mktemp("paper") / "Läufe #1 & 50 %.html"
    path.write_text(pages.report(rich), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def printed(chromium: Path, written: Path, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    """Return the report on paper."""
    path = tmp_path_factory.mktemp("printed") / "report.pdf"
    path.write_bytes(pdf.printed(written, chromium))
    return pypdf.PdfReader(path)


def words_of(document: pypdf.PdfReader) -> str:
    """Return the text of all pages, blanks made plain."""
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


@pytest.fixture(scope="module")
def text(printed: pypdf.PdfReader) -> str:
    """Return the text of the printed report."""
    return words_of(printed)


def test_the_paper_says_what_the_page_says(printed: pypdf.PdfReader, text: str) -> None:
    """The title line is on the first page; the sections, the stop box and the glossary follow."""
    assert "2026-05-17 07:12" in printed.pages[0].extract_text()
    assert "Forerunner 955 + Stryd" in text
    assert all(each in text for each in ("How this was worked out", "Words used", "Made by gait"))


def test_the_charts_are_drawn_before_the_page_is_printed(text: str) -> None:
    """Axis labels of a chart are text on the paper; what stands where no script runs is not."""
    assert "did not run" not in text
    assert "Cadence, spm" in text


def test_the_sheets_are_a4(printed: pypdf.PdfReader) -> None:
    """210 by 297 mm, in points of 1/72 inch."""
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages} == {(595, 842)}


@POSIX
def test_a_page_is_printed_with_its_script_and_on_the_sheets_asked_for(tmp_path: Path) -> None:
    """The browser gets a page that asks for Letter, with the script that stands beside it."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "charts.js").write_text("draw()", encoding="utf-8")
    page = tmp_path / "run.html"
    page.write_text('<html><head></head><body><script src="assets/charts.js"></script></body></html>', encoding="utf-8")
    echo = script(
        tmp_path,
        "for given; do case $given in --print-to-pdf=*) to=${given#*=};; file://*) page=${given#file://};; esac; done\n"
        'printf %%PDF- > "$to"; cat "$page" "$(dirname "$page")/assets/charts.js" >> "$to"',
    )
    assert pdf.printed(page, echo, paper="Letter").decode() == (
        "%PDF-<html><head><style>@page { size: Letter; }</style></head>"
        '<body><script src="assets/charts.js"></script></body></html>draw()'
    )


def test_a_page_that_is_gone_is_said(tmp_path: Path) -> None:
    """A page that cannot be read is no PDF, and the sentence names it."""
    with pytest.raises(GaitError, match="cannot be made ready for printing: No such file"):
        pdf.printed(tmp_path / "gone.html", tmp_path / "browser")


def test_the_paper_names_neither_the_file_nor_the_program_in_its_margins(printed: pypdf.PdfReader, text: str) -> None:
    """No address in a header or a link, and no page number of the browser's."""
    links = [each.get_object().get("/A", {}) for page in printed.pages for each in page.get("/Annots") or []]
    assert "file://" not in text
    assert [link for link in links if str(link.get("/URI", "https:")).startswith("file:")] == []


def test_the_paper_of_a_whole_report_has_its_title(printed: pypdf.PdfReader) -> None:
    """What is not shared keeps the name that a reader's window shows."""
    assert printed.metadata is not None
    assert printed.metadata.title == "Ana, 2026-05-17 07:12"


def test_a_shared_paper_has_no_properties(chromium: Path, rich: Analysis, tmp_path: Path) -> None:
    """Title, program and dates are blank, and the rest is as it was printed, byte for byte in its place."""
    page = tmp_path / "run-1.html"
    page.write_text(pages.report(export.shared(rich)), encoding="utf-8")
    before = pdf.printed(page, chromium)
    after = pdf.without_properties(before)
    (tmp_path / "run-1.pdf").write_bytes(after)
    document = pypdf.PdfReader(tmp_path / "run-1.pdf", strict=True)
    assert dict(document.metadata or {}) == {}
    assert len(after) == len(before)
    assert b"CreationDate" in before
    assert b"CreationDate" not in after
    assert "Made to be shared" in document.pages[0].extract_text()


PROPERTIES = [
    rb"/Title (A run)\n/CreationDate (D:20260517)",
    rb"/Title (a \) b \( c)",
    rb"/Title (a (b) c)",
    rb"/Title <FEFF0041>",
    b"/Title (\xfe\xff\\)\x00>>)",
    rb"",
]


@pytest.mark.parametrize("held", PROPERTIES)
def test_properties_are_blanked_where_they_stand(held: bytes) -> None:
    """Whatever form a string has, the list is empty after, and what follows has not moved."""
    data = b"%PDF-1.4\n1 0 obj\n<<" + held + b">>\nendobj\n2 0 obj\n<</Kept (x)>>\nendobj\ntrailer <</Info 1 0 R>>"
    after = pdf.without_properties(data)
    assert after == data.replace(b"<<" + held + b">>", b"<<" + b" " * len(held) + b">>")


def test_a_pdf_without_properties_stays_as_it_is() -> None:
    """There is nothing to take out."""
    assert pdf.without_properties(b"%PDF-1.4 trailer <<>>") == b"%PDF-1.4 trailer <<>>"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 trailer <</Info 1 0 R>>",
        b"%PDF-1.4 1 0 obj <</A 2 0 R /B <</C (x)>>>> trailer <</Info 1 0 R>>",
        b"%PDF-1.4 3 0 obj <</Type /Metadata>> trailer <<>>",
        b"%PDF-1.4 3 0 obj <</Type /ObjStm>> trailer <<>>",
    ],
)
def test_properties_that_cannot_be_taken_out_are_not_passed_on(data: bytes) -> None:
    """A PDF of another make is refused rather than shared with what it may hold."""
    with pytest.raises(GaitError, match="could not be taken out"):
        pdf.without_properties(data)


def test_without_a_browser_the_error_says_what_to_do(nowhere: Path) -> None:
    """Which browsers, and how to name one."""
    with pytest.raises(GaitError, match=r"Chromium, Chrome or Edge, and none was found.*GAIT_CHROMIUM="):
        pdf.find_browser()


@POSIX
@pytest.mark.parametrize("name", ["chromium", "google-chrome", "microsoft-edge"])
def test_a_browser_is_found_by_its_name(nowhere: Path, name: str) -> None:
    """Any of the family will do."""
    script(nowhere, "exit 0").rename(nowhere / name)
    assert pdf.find_browser() == nowhere / name


@POSIX
def test_the_environment_names_the_browser(nowhere: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the user names wins; a name that leads nowhere is said and not passed over."""
    script(nowhere, "exit 0").rename(nowhere / "chromium")
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv(pdf.VARIABLE, str(script(other, "exit 0")))
    assert pdf.find_browser() == other / "browser"
    monkeypatch.setenv(pdf.VARIABLE, str(other / "absent"))
    with pytest.raises(GaitError, match=r"GAIT_CHROMIUM names a browser that is not there.*absent"):
        pdf.find_browser()


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("win32", r"Google\Chrome\Application\chrome.exe"),
        ("linux", None),
    ],
)
def test_usual_places_are_looked_at(monkeypatch: pytest.MonkeyPatch, platform: str, expected: str | None) -> None:
    """Where the makers' installers put it, on machines on which programs are not on the path."""
    monkeypatch.setattr(pdf.sys, "platform", platform)
    monkeypatch.setenv("ProgramFiles", "C:")
    places = [str(place) for place in pdf._usual()]
    assert any(place.endswith(expected) for place in places) if expected else places == []


@POSIX
def test_a_browser_in_a_usual_place_is_found(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the places, the first that there is."""
    found = script(nowhere, "exit 0")
    monkeypatch.setattr(pdf, "_usual", lambda: iter((nowhere / "absent", found)))
    assert pdf.find_browser() == found


@POSIX
def test_a_browser_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, written: Path) -> None:
    """After its time it and its children are gone, and the error says so."""
    mark = tmp_path / "child"
    hanging = script(tmp_path, f"(sleep 3; touch {mark}) &\nsleep 60")
    started = time.monotonic()
    with pytest.raises(GaitError, match="within 1 s and was ended"):
        pdf.printed(written, hanging, longest_s=1.0)
    assert time.monotonic() - started < 3
    time.sleep(3)
    assert not mark.exists()


@POSIX
@pytest.mark.parametrize("body", ["exit 1", "for last; do :; done; exit 0", 'touch "${0}.pdf"'])
def test_a_browser_that_prints_nothing_is_an_error(tmp_path: Path, written: Path, body: str) -> None:
    """Whether it fails or only does not print."""
    with pytest.raises(GaitError, match="The browser printed no PDF"):
        pdf.printed(written, script(tmp_path, body))


def test_a_browser_that_cannot_be_started_is_an_error(tmp_path: Path, written: Path) -> None:
    """A file that is no program."""
    path = tmp_path / "browser"
    path.write_bytes(b"no program")
    with pytest.raises(GaitError, match="cannot be started"):
        pdf.printed(written, path)


@POSIX
def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path, written: Path) -> None:
    """What the browser wrote is looked at before it is kept."""
    body = 'for each; do case "$each" in --print-to-pdf=*) echo none > "${each#*=}";; esac; done'
    with pytest.raises(GaitError, match="The browser printed no PDF"):
        pdf.printed(written, script(tmp_path, body))


def test_the_sandbox_stays_on_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only root, under whom it does not work, goes without."""
    monkeypatch.setattr(pdf.os, "geteuid", lambda: 1000, raising=False)
    assert pdf._as_root() == ()
    monkeypatch.setattr(pdf.os, "geteuid", lambda: 0, raising=False)
    assert pdf._as_root() == ("--no-sandbox",)


def test_ending_what_has_ended_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On machines without process groups the process itself is ended."""
    running = pdf.subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.delattr(pdf.os, "killpg", raising=False)
    pdf._end(running)
    assert running.poll() is not None
    pdf._end(running)
