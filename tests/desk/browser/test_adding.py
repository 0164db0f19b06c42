"""Files that are dropped onto an athlete's page, as a hand drops them: dragged in by the browser from the disk."""

import io
import re
import zipfile
from pathlib import Path

from tests.desk.browser.conftest import Shown, recorded

SAID = """() => {
    window.said = [];
    new MutationObserver(() => said.push(document.querySelector('.drop ul').innerText.trim()))
        .observe(document.querySelector('.drop ul'), {childList: true, subtree: true, characterData: true});
}"""
"""Write down all that is told while files are on their way, however short it stands there."""


def packed(**files: bytes) -> bytes:
    """Return an archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.fit", data)
    return held.getvalue()


def on_disk(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return the paths of files."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


def drag(page: object, where: str, files: list[str]) -> None:
    """Drag files over a place of the page, which shows that it takes them, and drop them there."""
    box = page.locator(where).bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"], 40) / 2}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": carried(files)})
    page.wait_for_selector(".drop.over")
    session.send("Input.dispatchDragEvent", {"type": "drop", **at, "data": carried(files)})
    session.detach()
    page.wait_for_selector(".drop:not(.over)")


def carried(files: list[str]) -> dict[str, object]:
    """Return what is dragged, as the browser has it from the machine."""
    return {"items": [], "files": files, "dragOperationsMask": 1}


def test_runs_an_archive_and_what_is_none_are_dropped(page: object, shown: Shown, tmp_path: Path) -> None:
    """Each file has its line with how far it has come, what became of it, and why it could not be read."""
    files = {
        "sunday.fit": recorded(-40, "treadmill"),
        "season.zip": packed(a=recorded(-42, "treadmill"), b=recorded(-44, "treadmill"), broken=recorded(-46)[:40]),
        "again.fit": shown.stage.known,
        "notes.txt": b"not a run",
    }
    page.goto(f"{shown.address}athletes/{shown.stage.athlete}")
    page.evaluate(SAID)
    drag(page, ".drop", on_disk(tmp_path, files))
    page.wait_for_selector(".drop li:nth-child(4):not(:has(progress))", timeout=60_000)
    new, archive, again, none = page.locator(".drop li").all_inner_texts()

    assert (new.strip(), again.strip()) == ("sunday.fit: new", "again.fit: was there already")
    assert re.match("season.zip: 2 \N{MULTIPLICATION SIGN} new; .+", archive)
    assert re.match(r"notes\.txt: \w.+", none)
    assert any(re.search(r"sending \d+ %", each) for each in page.evaluate("said"))
    page.click(".changed a")
    for day in ("2026-04-07", "2026-04-05", "2026-04-03"):
        page.wait_for_selector(f".desk-runs a:has-text('{day}')")


def test_beside_the_box_a_file_is_added_too(page: object, shown: Shown, tmp_path: Path) -> None:
    """The browser does not leave the page for it; what is dragged that is no file is left alone."""
    page.goto(f"{shown.address}athletes/{shown.stage.newcomer}")
    drag(page, "h1", on_disk(tmp_path, {"notes.txt": b"not a run"}))
    page.wait_for_selector(".drop li:not(:has(progress))")

    assert page.url == f"{shown.address}athletes/{shown.stage.newcomer}"
    assert page.locator(".drop li").count() == 1


def test_what_cannot_be_sent_says_so(page: object, shown: Shown, tmp_path: Path) -> None:
    """A file without content has the desk's sentence, and where the desk is gone it can be tried again."""
    page.expected = (422,)
    page.goto(f"{shown.address}athletes/{shown.stage.newcomer}")
    drag(page, ".drop", on_disk(tmp_path, {"empty.fit": b""}))
    page.wait_for_selector(".drop li:has-text('The file is empty')")
    page.route("**/files?*", lambda route: route.abort())
    page.set_input_files("#files", on_disk(tmp_path, {"run.fit": b"any"}))
    page.wait_for_selector(".drop li:has-text('was not sent; try it again')")
    assert len(page.complaints) == 2
    page.complaints.clear()
