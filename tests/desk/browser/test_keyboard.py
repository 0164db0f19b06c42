"""Each thing that a coach does, by the keyboard alone: reached with Tab, seen where one is, and not lost after it."""

from itertools import pairwise

import pytest

from tests.desk.browser.conftest import NO_RUN, Shown, comes_to, tab_to

STOPS = """() => [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && each.type !== 'hidden' && !each.matches('.skip'))
    .map(each => Math.round(each.getBoundingClientRect().top + scrollY))"""
A_LINE_PX = 30


@pytest.mark.parametrize("path", ["runs/{run}", "athletes/{newcomer}"])
def test_from_the_top_to_the_end_one_sees_where_the_keyboard_is(page: object, shown: Shown, path: str) -> None:
    """Tab comes to the last field of all, and at each stop the place is outlined and in sight."""
    page.goto(shown.address + path.format(run=shown.filed[0], newcomer=shown.stage.newcomer))
    tab_to(page, "main > .side:last-of-type section:last-of-type button:last-of-type", most=80)


@pytest.mark.parametrize("path", ["", "runs/{run}", "athletes/{athlete}"])
def test_narrow_the_keyboard_goes_down_the_page(page: object, shown: Shown, path: str) -> None:
    """In one column each stop is below the one before, or on its line."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(shown.address + path.format(run=shown.filed[0], athlete=shown.stage.athlete))
    stops = page.evaluate(STOPS)

    assert [(one, next_) for one, next_ in pairwise(stops) if next_ < one - A_LINE_PX] == []
    assert len(stops) > 5


def test_runs_are_reviewed_one_after_the_other(page: object, shown: Shown) -> None:
    """R marks a run and stays at the button, k leads to the later one to review, j to the earlier, past the marked."""
    before, run, after = shown.runs[2:5]
    page.goto(f"{shown.address}runs/{run}")
    page.keyboard.press("r")
    page.wait_for_selector("[data-send]:has-text('Reviewed')")
    comes_to(page, "[data-key=r]")
    page.keyboard.press("k")
    page.wait_for_url(f"**/runs/{after}")
    page.keyboard.press("j")
    page.wait_for_url(f"**/runs/{before}")


def test_a_note_is_written_and_kept(page: object, shown: Shown) -> None:
    """The letters are letters in it, Tab leaves it for its button, and what was kept is said there."""
    page.goto(f"{shown.address}runs/{shown.runs[5]}")
    tab_to(page, "textarea", after="#review a")
    page.keyboard.type("j, k and r are **letters** here")
    tab_to(page, "[data-note] [type=submit]", most=1)
    page.keyboard.press("Enter")
    page.wait_for_selector(".written strong")

    comes_to(page, "[data-note] [type=submit]")
    assert page.locator(".told").inner_text() == "Kept."


def test_a_conflict_is_settled(page: object, shown: Shown) -> None:
    """Both texts are a few stops away from where it was told, and settled the keyboard is at the note."""
    page.expected = (409,)
    run = shown.runs[6]
    page.goto(f"{shown.address}runs/{run}")
    with shown.stage.desk.library() as library:
        library.coaching.write_note(run, "theirs", version=0)
    tab_to(page, "textarea", after="#review a")
    page.keyboard.type("mine")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflict pre:has-text('theirs')")
    tab_to(page, "[data-conflict=both]", most=2)
    page.keyboard.press("Space")
    page.wait_for_selector(".conflict", state="hidden")

    comes_to(page, "textarea")
    with shown.stage.desk.library() as library:
        assert library.coaching.note(run).text == "mine\n\ntheirs"


def test_tags_are_kept_with_enter(page: object, shown: Shown) -> None:
    """The keyboard stays in the field."""
    run = shown.runs[8]
    page.goto(f"{shown.address}runs/{run}")
    tab_to(page, "[name=tags]", after="textarea")
    page.keyboard.type("race, tired")
    page.keyboard.press("Enter")
    page.wait_for_selector(".told:has-text('Kept.')")

    comes_to(page, "[name=tags]")
    with shown.stage.desk.library() as library:
        assert library.coaching.tags(run) == ("race", "tired")


def test_pain_is_logged(page: object, shown: Shown) -> None:
    """What is left empty is not said, and the keyboard goes on in the same part of the page."""
    run = shown.runs[9]
    page.goto(f"{shown.address}runs/{run}")
    tab_to(page, "#pain [name=during]", after="#pain summary")
    page.keyboard.type("3")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".told:has-text('Kept.')")

    comes_to(page, "#pain *")
    with shown.stage.desk.library() as library:
        entries = [each.pain for each in library.pain_log(shown.stage.athlete) if each.run_id == run]
    assert [(each.during, each.after) for each in entries] == [(3.0, None)]


def test_a_run_is_corrected(page: object, shown: Shown) -> None:
    """The distance is typed over, and the run is worked out anew."""
    run = shown.filed[0]
    page.goto(f"{shown.address}runs/{run}")
    tab_to(page, "#correct [name=distance_km]", after="#correct summary")
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".told:has-text('Kept.')")
    comes_to(page, "#correct *")

    assert "5.00 km" in page.locator(".title-line").inner_text()


def test_a_target_is_set_and_taken_away(page: object, shown: Shown) -> None:
    """Both times the keyboard is in that part of the page afterwards, and it is said that it was kept."""
    page.goto(f"{shown.address}athletes/{shown.ben}")
    tab_to(page, "[name=cadence_spm]", after="[name=run]")
    page.keyboard.type("172")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".told:has-text('Kept.')")
    comes_to(page, "#target *")
    tab_to(page, "#target [data-send]")
    with page.expect_navigation():
        page.keyboard.press("Space")
    page.wait_for_selector(".told:has-text('Kept.')")

    comes_to(page, "#target *")
    assert page.input_value("[name=cadence_spm]") == ""


def test_two_runs_are_compared(page: object, shown: Shown) -> None:
    """Each is chosen with the space bar."""
    one, other = shown.filed[:2]
    page.goto(f"{shown.address}athletes/{shown.stage.athlete}")
    for run in (other, one):
        tab_to(page, f"[name=run][value='{run}']")
        page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert sorted(page.evaluate("new URLSearchParams(location.search).getAll('run')")) == sorted(map(str, (one, other)))
    assert page.locator(".sides a").first.is_visible()


def test_the_roster_is_searched_filtered_and_sorted(page: object, shown: Shown) -> None:
    """A name is typed, a filter and an order are chosen by their first letters, and Enter asks."""
    page.goto(shown.address)
    tab_to(page, "[name=name]")
    page.keyboard.type("e")
    tab_to(page, "[name=show]", most=1)
    page.keyboard.type("runs")
    tab_to(page, "[name=order]", most=1)
    page.keyboard.type("name")
    tab_to(page, "[type=submit]", most=1)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url == f"{shown.address}?name=e&show=unreviewed&order=name"
    assert page.locator("h2").all_inner_texts() == ["Ben <img src=x onerror=alert(1)>"]


def test_a_file_is_added_by_its_field(page: object, shown: Shown) -> None:
    """The space bar on the field asks for files; what became of each is told, and the keyboard is where it was."""
    page.goto(f"{shown.address}athletes/{shown.stage.newcomer}")
    tab_to(page, "#files")
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Space")
    asked.value.set_files([NO_RUN])
    page.wait_for_selector(".drop li:not(:has(progress))")

    comes_to(page, "#files")
    assert page.locator(".drop li").inner_text().startswith("notes.txt: ")


def test_a_feedback_is_made(page: object, shown: Shown) -> None:
    """Its link is reached from the top of the run; the note stands in it."""
    page.goto(f"{shown.address}runs/{shown.filed[-1]}")
    tab_to(page, "a[href$='/feedback']", most=12)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.locator(".written strong").inner_text() == "Friday"
