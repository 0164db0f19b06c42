"""The desk in a real browser: let in, by keyboard alone, in both widths and schemes, with two coaches at once."""

from collections.abc import Iterator

import pytest

from gait.desk import Desk
from gait.desk.roster import bring_up_to_date
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.library.factory import put
from tests.pages import axe
from tests.pages.test_browser import browser

__all__ = ["browser"]

SEEN = [("", 1280, "light"), ("", 390, "dark"), ("runs/2", 390, "dark"), ("athletes/1", 390, "light")]


@pytest.fixture
def opened(browser: object, served: Desk) -> Iterator[object]:
    """Return a page of a browser that was let in by the printed address; it complains of nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(served.way_in)
    page.wait_for_url(served.address)
    yield page
    context.close()
    assert [each for each in complaints if "409" not in each] == []


@pytest.mark.parametrize(("path", "width", "scheme"), SEEN)
def test_axe_finds_nothing(browser: object, served: Desk, path: str, width: int, scheme: str) -> None:
    """Nothing sticks out and nothing is out of reach; the policy is set aside for the checker's own script alone."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(served.way_in)
    page.wait_for_url(served.address)
    page.goto(served.address + path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = axe.violations(page)
    context.close()
    assert wide <= width
    assert found == []


def test_a_run_by_the_keyboard_alone(opened: object, served: Desk) -> None:
    """J leads to the earlier run to review, r marks it, k leads back; a note is written with Tab and Enter."""
    opened.goto(f"{served.address}runs/3")
    opened.keyboard.press("r")
    opened.wait_for_selector("[data-send]:has-text('Reviewed')")
    opened.keyboard.press("k")
    opened.wait_for_url("**/runs/4")
    opened.focus("textarea")
    opened.keyboard.type("j, k and r are **letters** here")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.wait_for_selector(".written strong")
    opened.locator("h1 a").focus()
    opened.keyboard.press("j")
    opened.wait_for_url("**/runs/6")


def test_keys_reach_the_desk_from_within_the_report(opened: object, served: Desk) -> None:
    """Who has clicked into the report can go on to the next run all the same; its charts are drawn in the frame."""
    opened.goto(f"{served.address}runs/2")
    frame = opened.frame_locator("iframe")
    frame.locator("html[data-charts=drawn]").wait_for(state="attached", timeout=60_000)
    frame.locator("h1").click()
    opened.keyboard.press("j")
    opened.wait_for_url("**/runs/1")


def test_two_coaches_see_both_texts(opened: object, served: Desk) -> None:
    """What somebody else wrote meanwhile is shown beside one's own, and both are kept on a click."""
    opened.goto(f"{served.address}runs/1")
    with served.library() as library:
        library.coaching.write_note(1, "theirs", version=0)
    opened.fill("textarea", "mine")
    opened.click("text=Keep the note")
    opened.wait_for_selector(".conflict pre:has-text('theirs')")
    opened.click("[data-conflict=both]")
    opened.wait_for_selector(".conflict", state="hidden")
    with served.library() as library:
        assert library.coaching.note(1).text == "mine\n\ntheirs"


def test_an_unkept_note_is_kept_on_the_way_to_the_next_run(opened: object, served: Desk) -> None:
    """It is kept before the page is left."""
    opened.goto(f"{served.address}runs/4")
    opened.fill("textarea", "almost forgotten")
    opened.locator("h1 a").focus()
    opened.keyboard.press("j")
    opened.wait_for_selector("h1:has-text('Ben')")
    with served.library() as library:
        assert library.coaching.note(4).text == "almost forgotten"


def test_the_watchers_changes_appear_without_a_reload(opened: object, served: Desk) -> None:
    """A run that another program files is in the roster after moments, and the search field keeps what was typed."""
    opened.fill("input[type=search]", "unsent")
    with served.library() as library:
        put(library, library.athlete("Anna"), day=11)
        bring_up_to_date(library)
    opened.wait_for_selector("text=2026-05-28")
    assert opened.input_value("input[type=search]") == "unsent"


def test_a_run_is_opened_out_of_the_page_of_all_weeks(opened: object, served: Desk) -> None:
    """A link in the frame leads the whole desk on, not the frame; a target is kept and shown."""
    opened.goto(f"{served.address}athletes/1")
    opened.fill("input[name=cadence_spm]", "172")
    opened.click("text=Set the target")
    opened.wait_for_selector("text=Take the target away")
    frame = opened.frame_locator("iframe")
    frame.locator("html[data-charts=drawn]").wait_for(state="attached", timeout=60_000)
    frame.locator("a[href^='/runs/']").first.click()
    opened.wait_for_url("**/runs/*")


def test_files_are_added_with_a_word_on_each(opened: object, served: Desk) -> None:
    """A watch's file is new, what is none says why, and both are told by name."""
    data = simulate(RUNNERS["typical"], PLANS["easy_10k"], WATCHES["wrist_basic"], 9).to_fit_bytes()
    opened.goto(f"{served.address}athletes/2")
    opened.set_input_files(
        "#files",
        [
            {"name": "sunday.fit", "mimeType": "application/octet-stream", "buffer": data},
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"not a run"},
        ],
    )
    opened.wait_for_selector(".drop li:nth-child(2):not(:has(progress))", timeout=60_000)
    assert opened.locator(".drop li").first.inner_text().strip() == "sunday.fit: new"
    assert "notes.txt: " in opened.locator(".drop li").nth(1).inner_text()


def test_tags_pain_and_corrections_by_their_forms(opened: object, served: Desk) -> None:
    """Each form is kept by its button, and what is left empty is not said."""
    opened.goto(f"{served.address}runs/5")
    opened.fill("input[name=tags]", "race, tired")
    opened.click("text=Keep the tags")
    opened.wait_for_selector(".told:has-text('Kept.')")
    opened.fill("input[name=during]", "3")
    with opened.expect_navigation():
        opened.click("text=Log the pain")
    with served.library() as library:
        entries = [each for each in library.pain_log(1) if each.run_id == 5]
        assert (library.coaching.tags(5), [each.pain.during for each in entries]) == (("race", "tired"), [3.0])
        assert entries[0].pain.after is None


def test_search_and_filters_need_no_script(browser: object, served: Desk) -> None:
    """They are a plain form: what is asked for is in the address."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.way_in)
    page.wait_for_url(served.address)
    page.fill("input[type=search]", "anna")
    page.click("button[type=submit]")
    names = page.locator("h2").all_inner_texts()
    context.close()
    assert names == ["Anna"]
