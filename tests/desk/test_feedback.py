"""The feedback on a run: one page that needs nothing else, and the same on paper."""

import shutil

import pytest
from lxml import html
from pypdf import PdfReader
from starlette.testclient import TestClient

from gait.desk import Desk
from gait.errors import GaitError
from gait.library import Library
from gait.model import Analysis, CadenceView
from gait.pages import pdf
from gait.pages.desk import feedback_page
from tests.desk.conftest import plain
from tests.pages.conftest import poor, rich

__all__ = ["poor", "rich"]


def page_of(text: str) -> html.HtmlElement:
    """Return a page's elements."""
    return html.document_fromstring(text)


def test_a_note_and_its_run_become_a_page(client: TestClient, library: Library) -> None:
    """The coach's word stands first, then what was measured; nothing is loaded, and no script runs."""
    library.coaching.write_note(1, "Well **run**, <b>Anna</b>.", version=0)
    answer = client.get("/runs/1/feedback")
    page = page_of(answer.text)

    assert page.xpath("//h1/text()") == ["Your run of 2026-05-17"]
    assert plain(page.xpath("//div[@class='written']")[0]) == "Well run, <b>Anna</b>."
    assert page.xpath("//strong[text()='run']")
    assert page.xpath("//script|//link|//img|//iframe") == []
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_the_numbers_have_their_intervals(rich: Analysis) -> None:
    """Distance, pace, cadence and form of the run, as its report has them, and what asks for something."""
    page = page_of(feedback_page(rich, "", name="Ana", title="Hills"))
    facts = {plain(each[0]): plain(each[1]) for each in page.xpath("//dl/div")}

    # The run's ends are 157.5 and 160.5, and halves are written as the even number.
    assert facts["Cadence"] == "159 spm 95 % interval 158\N{EN DASH}160 spm"
    assert facts["Pace"] == "5:45 /km"
    assert page.xpath("//div[@class='written']") == []
    assert [plain(each) for each in page.xpath("//p[@class='title-line']/span")] == ["Ana", "Hills"]
    assert len(page.xpath("//div[@class='finding']")) == 3


def test_what_was_not_measured_is_left_out(poor: Analysis) -> None:
    """A file with speed and nothing else has a pace, and no cadence."""
    assert poor.cadence == CadenceView()
    page = page_of(feedback_page(poor, "Word.", name=""))

    assert [plain(each) for each in page.xpath("//dt")] == ["Pace"]
    assert [plain(each) for each in page.xpath("//p[@class='title-line']/span")] == ["A runner"]


def test_without_a_browser_that_prints_it_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run's page offers no PDF, and who asks for one is told why there is none."""

    def none() -> None:
        raise GaitError("Printless")  # noqa: EM101 - short

    offered = client.get("/runs/1").text.count("feedback.pdf")
    monkeypatch.setattr(pdf, "find_browser", none)
    answer = client.get("/runs/1/feedback.pdf")

    assert "feedback.pdf" not in client.get("/runs/1").text
    assert (answer.status_code, "Printless" in answer.text) == (422, True)
    assert offered == int(shutil.which("chromium") is not None)


def test_on_paper_it_is_one_page(desk: Desk, client: TestClient, library: Library, tmp_path: object) -> None:
    """Printed by the browser that is on this machine, a note of some lines and its run fit on one sheet."""
    if shutil.which("chromium") is None:
        pytest.skip("chromium is not on this machine")
    library.coaching.write_note(2, "Well run.\n\n" * 5, version=0)
    answer = client.get("/runs/2/feedback.pdf")
    path = f"{tmp_path}/feedback.pdf"
    with open(path, "wb") as file:  # noqa: PTH123 - a name is at hand
        file.write(answer.content)

    assert answer.headers["content-disposition"] == 'attachment; filename="feedback-2026-05-19.pdf"'
    assert len(PdfReader(path).pages) == 1
