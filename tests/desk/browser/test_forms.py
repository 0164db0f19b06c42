"""What is told by forms beyond a run's own few: what is wrong is said in the form, what is kept stands on the page."""

from tests.desk.browser.conftest import Shown, comes_to, tab_to

KEPT = ".told:has-text('Kept.')"


def pressed(page: object, key: str) -> None:
    """Press a key that keeps a form, and wait until the page is there again and says so."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector(KEPT)


def test_a_stretch_is_left_out_and_taken_back(page: object, shown: Shown) -> None:
    """A time that is none is told in the form, and the keyboard is at the first field to mend it."""
    page.expected = (422,)
    page.goto(f"{shown.address}runs/{shown.filed[1]}")
    tab_to(page, "#correct [name=begins]", after="#correct summary")
    page.keyboard.type("soon")
    page.keyboard.press("Enter")
    page.wait_for_selector("#correct .problem:not(:empty)")
    comes_to(page, "#correct [name=begins]")
    page.keyboard.press("Control+a")
    page.keyboard.type("1:00")
    tab_to(page, "#correct [name=ends]", most=1)
    page.keyboard.type("2:00")
    pressed(page, "Enter")
    comes_to(page, "#correct *")
    assert page.locator("#correct .entries li").count() == 1
    tab_to(page, "#correct .entries button")
    pressed(page, "Space")

    assert page.locator("#correct .entries li").count() == 0


def test_a_run_is_handed_to_who_ran_it_and_back(page: object, shown: Shown) -> None:
    """The runner is chosen by letters; the page then is of the other runner, who can give the run back."""
    page.goto(f"{shown.address}runs/{shown.filed[1]}")
    before = page.locator("h1").inner_text()
    for name in (page.locator("#correct [name=athlete_id] option").nth(1).inner_text(), before):
        tab_to(page, "#correct [name=athlete_id]", after="#correct [name=is_run]")
        page.keyboard.type(name)
        tab_to(page, "#correct form:has([name=athlete_id]) button", most=1)
        pressed(page, "Enter")
        assert page.locator("h1").inner_text() == name


def test_pain_of_a_day_is_told_and_taken_away(page: object, shown: Shown) -> None:
    """On the athlete's page, where no run is at hand."""
    page.goto(f"{shown.address}athletes/{shown.stage.newcomer}")
    tab_to(page, "#pain [name=after]", after="#pain summary")
    page.keyboard.type("2")
    pressed(page, "Enter")
    assert "2" in page.locator("#pain .entries li").inner_text()
    tab_to(page, "#pain .entries summary")
    page.keyboard.press("Enter")
    tab_to(page, "#pain .entries form[data-method=DELETE] button")
    pressed(page, "Space")

    assert page.locator("#pain .entries li").count() == 0


def test_shoes_are_added_and_retired(page: object, shown: Shown) -> None:
    """A pair needs a name; its last day is today."""
    page.goto(f"{shown.address}athletes/{shown.ben}")
    tab_to(page, "#shoes [name=name]", after="#pain [type=submit]")
    page.keyboard.type("Red <i>")
    pressed(page, "Enter")
    comes_to(page, "#shoes *")
    tab_to(page, "#shoes .entries summary")
    page.keyboard.press("Enter")
    tab_to(page, "#shoes .entries form[data-body] button")
    pressed(page, "Space")

    with shown.stage.desk.library() as library:
        assert [(each.name, each.ended_on) for each in library.shoes(shown.ben)] == [("Red <i>", "2026-05-30")]


def test_what_is_chosen_stays_while_another_runners_list_is_looked_at(page: object, shown: Shown) -> None:
    """The run is held fast above the other list, and the two are compared from there."""
    page.goto(f"{shown.address}athletes/{shown.ben}")
    tab_to(page, "[name=run]")
    page.keyboard.press("Space")
    page.select_option("select[name=athlete]", str(shown.stage.athlete))
    tab_to(page, "[formaction='/choose']")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.locator("h1").inner_text() == "Anna"
    assert page.locator(".chosen input:checked").count() == 1
