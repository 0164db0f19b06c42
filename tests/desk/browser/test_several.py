"""What others change while a page is open, what stands in its frames, and how one comes in."""

import pytest

from gait.desk.roster import bring_up_to_date
from tests.desk.browser.conftest import Shown
from tests.library.factory import put


def test_the_printed_address_lets_a_browser_in(browser: object, shown: Shown) -> None:
    """It goes on to the roster by itself, and the token is in no address that is kept; nothing is complained of."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text))
    page.goto(shown.stage.desk.way_in)
    page.wait_for_url(shown.address)
    page.fill("input[type=search]", "anna")
    page.click("button[type=submit]")
    names = page.locator("h2").all_inner_texts()
    context.close()

    assert names == ["Anna"]
    assert complaints == []


def test_a_change_by_another_program_appears_without_a_reload(page: object, shown: Shown) -> None:
    """A run that is filed elsewhere is listed and counted after moments; what was typed and the keyboard stay."""
    page.goto(shown.address)
    counts = page.locator("#counts").inner_text()
    page.fill("input[type=search]", "unsent")
    page.focus(f"h2 a[href='/athletes/{shown.ben}']")
    with shown.stage.desk.library() as library:
        put(library, next(each for each in library.athletes() if each.id == shown.ben), day=11)
        bring_up_to_date(library)
    page.wait_for_selector("text=2026-05-28")

    assert page.locator("#counts").inner_text() != counts
    assert page.input_value("input[type=search]") == "unsent"
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"/athletes/{shown.ben}"


def test_an_open_run_says_when_something_of_its_athlete_has_changed(page: object, shown: Shown) -> None:
    """What changes of another athlete is not told, and what a coach types is not taken away."""
    with page.expect_response("**/api/events*"):
        page.goto(f"{shown.address}runs/{shown.runs[7]}")
    page.fill("textarea", "half a sentence")
    with shown.stage.desk.library() as library:
        library.add_pain(shown.ben, on_date="2026-05-01", during=1.0)
        page.wait_for_timeout(2500)
        assert not page.locator(".changed").is_visible()
        library.add_pain(shown.stage.athlete, on_date="2026-05-01", during=1.0)
    page.wait_for_selector(".changed:not([hidden])")

    assert page.input_value("textarea") == "half a sentence"


def test_what_stands_above_the_forms_is_put_in_place_without_a_word(page: object, shown: Shown) -> None:
    """A verdict that the report's making has changed is read at once; the coach has nothing to load again."""
    page.route("**/report", lambda _: None)  # it is still being made
    run = shown.runs[11]
    with page.expect_response("**/api/events*"):
        page.goto(f"{shown.address}runs/{run}", wait_until="commit")
    page.wait_for_timeout(500)  # the line of events tells first where it begins
    with shown.stage.desk.library() as library:
        library.coaching.store.db.execute("UPDATE summary SET headline = 'Anew' WHERE run_id = ?", (run,))
    page.wait_for_selector("#headline:has-text('Anew')")

    assert not page.locator(".changed").is_visible()


def test_who_has_no_runners_yet_reads_how_one_is_added(page: object, shown: Shown) -> None:
    """There is nothing to search; with the first runner the list and its search are there without a reload."""
    with page.expect_response("**/api/events*"):
        page.goto(shown.stage.empty.address)
    page.wait_for_timeout(500)  # as above
    assert "gait athlete add" in page.locator(".lead").inner_text()
    assert page.locator("form").count() == 0
    with shown.stage.empty.library() as library:
        first = library.add_athlete("Dora")
        page.wait_for_selector("h2:has-text('Dora')")
        found = page.locator("form").count()
        library.remove_athlete(first.id)

    assert found == 1


def test_an_unkept_note_is_kept_on_the_way_to_the_next_run(page: object, shown: Shown) -> None:
    """It is kept before the page is left."""
    run = shown.runs[10]
    page.goto(f"{shown.address}runs/{run}")
    page.fill("textarea", "almost forgotten")
    page.focus("h1 a")
    with page.expect_navigation():
        page.keyboard.press("j")

    with shown.stage.desk.library() as library:
        assert library.coaching.note(run).text == "almost forgotten"


def test_keys_reach_the_desk_from_within_the_report(page: object, shown: Shown) -> None:
    """Who is in the report, whose frame is outlined, goes on to the next run all the same."""
    page.goto(f"{shown.address}runs/{shown.runs[1]}")
    page.frame_locator("iframe").locator("h1").click()
    assert page.evaluate("getComputedStyle(document.querySelector('.frame')).outlineStyle") == "solid"
    with page.expect_navigation():
        page.keyboard.press("j")

    assert page.url != f"{shown.address}runs/{shown.runs[1]}"


@pytest.mark.prove
@pytest.mark.parametrize("path", ["runs/{run}", "athletes/{athlete}"])
def test_the_charts_of_a_report_are_drawn_in_its_frame(page: object, shown: Shown, path: str) -> None:
    """Its own policy lets its scripts run within the desk's page, and nothing is complained of."""
    shown.frames.empty = False
    page.goto(shown.address + path.format(run=shown.stage.run, athlete=shown.stage.athlete))
    frame = page.frame_locator("iframe")
    frame.locator("html[data-charts=drawn]").wait_for(state="attached", timeout=60_000)

    assert frame.locator("[data-chart] svg").count() > 3


def test_a_run_is_opened_out_of_the_page_of_all_weeks(page: object, shown: Shown) -> None:
    """A link in the frame leads the whole desk on, not the frame."""
    page.goto(f"{shown.address}athletes/{shown.ben}")
    page.frame_locator("iframe").locator("a[href^='/runs/']").first.click()
    page.wait_for_url("**/runs/*")


def test_on_a_phone_the_note_stands_above_the_report_and_what_is_rarer_is_folded_below(
    page: object, shown: Shown
) -> None:
    """Reviewed or not, the note, the report; pain and corrections are a tap away, and are open where there is room."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{shown.address}runs/{shown.filed[0]}")
    places = ["#review", "textarea", ".frame", "#pain", "#correct"]
    tops = [page.locator(each).bounding_box()["y"] for each in places]
    folded = page.locator(".fold:not([open])").count()
    page.click("#correct summary")

    assert (tops, folded) == (sorted(tops), 2)
    assert page.locator("#correct [name=distance_km]").is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    assert page.locator(".fold[open]").count() == 2
