"""Each page of the desk, and each state that looks of its own, in both widths and schemes."""

from collections.abc import Iterable

import pytest

from scripts.desk_scenes import HEIGHT, SCENES, SCHEMES, WIDTHS
from tests.desk.browser.conftest import Shown
from tests.pages import axe

REFUSALS = {"refused": (403,), "trouble": (404,), "run-in-conflict": (409,)}
"""Of these pages it is the point that something was not answered, and the console says so."""
PAIRS = [(390, "dark"), (1280, "light")]
LIKE = ("roster-", "athlete-", "files-", "run-", "refused")
"""States of pages, which are the page but for a part: they are seen once, by turns narrow and wide."""
ALL = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
CHECK = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
    each => `${each.id}: ${each.nodes[0].html.slice(0, 200)} | ${each.nodes[0].failureSummary}`))"""


def looked_at(page: object, shown: Shown, name: str, looks: Iterable[tuple[int, str]]) -> dict[tuple[int, str], object]:
    """Return of each width and scheme whether the page fits, and what axe-core finds with all folds open."""
    page.expected = REFUSALS.get(name, ())
    SCENES[name](page, shown.stage)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(f"{axe.source()}; null")
    found = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[width, scheme] = (wide <= width, page.evaluate(CHECK))
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("name", sorted(SCENES))
def test_nothing_is_out_of_reach_and_nothing_sticks_out(page: object, shown: Shown, name: str) -> None:
    """By all of axe-core's rules, under the page's own policy: narrow and dark, wide and light."""
    turn = list(SCENES).index(name) % len(PAIRS)
    looks = PAIRS[turn : turn + 1] if name.startswith(LIKE) else PAIRS

    assert looked_at(page, shown, name, looks) == dict.fromkeys(looks, (True, []))


@pytest.mark.prove
@pytest.mark.parametrize("name", sorted(SCENES))
def test_nothing_is_out_of_reach_in_any_width_and_scheme(page: object, shown: Shown, name: str) -> None:
    """The same in all four, with the reports in their frames."""
    shown.frames.empty = False

    assert looked_at(page, shown, name, ALL) == dict.fromkeys(ALL, (True, []))
