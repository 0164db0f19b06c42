"""The feedback on a run: one page that needs nothing else, and the same on paper."""

import io
import shutil
from collections.abc import Callable, Iterator

import pytest
from lxml import html
from pypdf import PdfReader
from starlette.testclient import TestClient

from gait.errors import GaitError
from gait.library import AthleteRecord, Library
from gait.model import Analysis, CadenceView
from gait.pages import pdf
from gait.pages.desk import feedback_page
from gait.pages.desk.sheet import TYPES, Room, cut, first_part, fit_of, fits, lines_over
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


def test_a_report_to_share_has_no_note(client: TestClient, library: Library) -> None:
    """What the coach keeps beside a run is in the feedback alone, never in the version to share or the report."""
    library.coaching.write_note(4, "Unmistakable word", version=library.coaching.note(4).version)
    library.coaching.set_tags(4, ["unmistakable tag"])
    pages = {each: client.get(f"/runs/4/{each}").text.lower() for each in ("feedback", "shared", "report")}

    assert {each: "unmistakable" in text for each, text in pages.items()} == {
        "feedback": True,
        "shared": False,
        "report": False,
    }


# ---------------------------------------------------------------------------------------------------------------------
# One sheet

SENTENCE = "You ran the hills with quick light steps, so next week we do it once more. "


def note_of(letters: int) -> str:
    """Return a note of so many letters, in parts of a few sentences."""
    whole = (5 * SENTENCE + "\n\n") * (letters // (5 * len(SENTENCE)) + 1)
    return whole[:letters]


@pytest.fixture
def told(library: Library) -> Iterator[Callable[[int, int], None]]:
    """Return what writes a note of so many letters on a run; it is taken back after the test."""
    written: list[int] = []

    def write(run_id: int, letters: int) -> None:
        written.append(run_id)
        library.coaching.write_note(run_id, note_of(letters), version=library.coaching.note(run_id).version)

    yield write
    for run_id in written:
        library.coaching.write_note(run_id, "", version=library.coaching.note(run_id).version)


def printed(client: TestClient, athlete: AthleteRecord, units: str, library: Library, run_id: int) -> PdfReader:
    """Return the feedback on a run on the paper of these units."""
    library.edit_athlete(athlete.id, units=units)
    answer = client.get(f"/runs/{run_id}/feedback.pdf")
    library.edit_athlete(athlete.id, units=athlete.units)
    assert answer.headers["content-disposition"].startswith('attachment; filename="feedback-2026-05-')
    assert answer.status_code == 200
    found = PdfReader(io.BytesIO(answer.content))
    assert pdf.pages_in(answer.content) == len(found.pages)
    return found


HEIGHTS_PT = {"metric": 842, "imperial": 792}
"""Of A4 and Letter."""
QUICK = [(2000, "imperial"), (10_000, "metric")]
ALL = [(letters, units) for letters in (0, 200, 2000, 10_000, 20_000) for units in HEIGHTS_PT]
prints = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not on this machine")


@prints
@pytest.mark.parametrize(
    ("letters", "units"), [*QUICK, *(pytest.param(*each, marks=pytest.mark.prove) for each in ALL if each not in QUICK)]
)
def test_on_paper_it_is_one_page(
    client: TestClient, library: Library, told: Callable[[int, int], None], letters: int, units: str
) -> None:
    """However long the note, it is one sheet of the paper that the athlete is used to, with the numbers and all."""
    told(2, letters)
    found = printed(client, library.athlete("Anna"), units, library, 2)
    text = found.pages[0].extract_text()

    assert [round(float(each.mediabox.height)) for each in found.pages] == [HEIGHTS_PT[units]]
    assert "What was measured" in text
    assert ("The note goes on" in text) == (letters >= 10_000)


@prints
def test_more_sheets_are_for_the_asking(client: TestClient, library: Library, told: Callable[[int, int], None]) -> None:
    """All of a long note then, with a head on each sheet but the first, whatever letters a name has."""
    told(6, 10_000)
    answer = client.get("/runs/6/feedback.pdf?sheets=more")
    texts = [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(answer.content)).pages]

    assert len(texts) > 1
    assert sum(text.count("hills") for text in texts) == note_of(10_000).count("hills")
    assert ["Ben <img src=x" in text for text in texts] == [True] * len(texts)


def test_the_coach_is_asked_before(client: TestClient, told: Callable[[int, int], None]) -> None:
    """A note that is too long for a sheet is told of, with what can be done: shorter, a part, or more sheets."""
    told(3, 9000)
    asked = client.get("/runs/3/feedback")
    room = client.get("/api/runs/3/feedback").json()
    page = page_of(asked.text)

    assert page.xpath("//h1/text()") == ["This note is too long for one page"]
    assert page.xpath("//main//a/@href")[:3] == [
        "/runs/3",
        "/runs/3/feedback?sheets=one",
        "/runs/3/feedback?sheets=more",
    ]
    assert len(page.xpath("//main//a[contains(@href, '.pdf')]")) == (2 if pdf.prints() else 0)
    assert (room["run_id"], room["fits"]) == (3, False)
    assert room["said"] == f"About {room['lines_over']} lines of the note do not fit on one page, even in small type."
    assert room["said"] in asked.text
    one, more = (page_of(client.get(f"/runs/3/feedback?sheets={each}").text) for each in ("one", "more"))
    whole = note_of(9000).split()
    part = plain(one.xpath("//div[@class='written']")[0]).split()
    assert part == whole[: len(part)]
    assert plain(one.xpath("//p[@class='sheet-end']")[0]) == (
        f"The note goes on: {len(whole) - len(part)} more words. Ask your coach for the rest."
    )
    assert plain(more.xpath("//div[@class='written']")[0]).split() == whole
    assert more.xpath("//p[@class='sheet-end']") == []


def test_a_note_that_fits_is_not_asked_about(client: TestClient, told: Callable[[int, int], None]) -> None:
    """All of it is on the page at once."""
    told(3, 1000)

    assert client.get("/api/runs/3/feedback").json() == {
        "run_id": 3,
        "fits": True,
        "lines_over": 0,
        "letters": 1000,
        "said": "",
    }
    assert page_of(client.get("/runs/3/feedback").text).xpath("//h1/text()") == ["Your run of 2026-05-21"]
    assert client.get("/api/runs/99/feedback").status_code == 404


def test_type_shrinks_before_anything_is_cut() -> None:
    """The longer the note, the smaller the type, to a limit; then parts of it, each shorter, to none."""
    room = Room(findings=(200, 200))
    ways = list(fits(note_of(10_000), room))
    sizes = [fit_of(note_of(letters), room).type.points for letters in (0, 500, 1800, 2600, 10_000)]

    assert sizes == sorted(sizes, reverse=True)
    assert {10.5, 9.5, 8.5} >= set(sizes) >= {10.5, 8.5}
    assert [each.type for each in ways] == [TYPES[-1]] * len(ways)
    assert ways[0].letters is None
    lengths = [each.letters for each in ways[1:]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == fit_of(note_of(10_000), room).letters == first_part(note_of(10_000), room)
    assert lengths[-1] == 0


def test_lines_are_reckoned() -> None:
    """Wide letters, lines that are broken on purpose and items of a list take more room than as many letters do."""
    room = Room()
    plain_text = lines_over("a b " * 200, room, TYPES[0])

    assert lines_over("\u8dd1 \u6b65 " * 200, room, TYPES[0]) > plain_text
    assert lines_over("a b \n" * 200, room, TYPES[0]) == lines_over("a b  " * 200, room, TYPES[0])
    for broken in ("a b  \n" * 200, "```\n" + "a b \n" * 200 + "```", "- a b\n" * 200):
        assert lines_over(broken, room, TYPES[0]) > plain_text + 100
    assert lines_over("", Room(findings=(100,)), TYPES[0]) > lines_over("", room, TYPES[0])
    assert lines_over("", Room(paper="Letter"), TYPES[0]) > lines_over("", room, TYPES[0])


def test_a_note_is_cut_between_words() -> None:
    """At the end of a part where that is near, else at that of a word; a single word without end is left out."""
    assert cut("One two.\n\nThree four.", 100) == "One two.\n\nThree four."
    assert cut("One two three four.\n\nFive six.", 22) == "One two three four."
    assert cut("One.\n\nTwo three four five six", 20) == "One.\n\nTwo three"
    assert cut("a" * 50, 20) == ""
