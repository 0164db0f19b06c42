"""What is shared has no name, no date and no place in it, and is the same run."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gait import export, pages
from gait.assess.load import AN_EARLIER_DAY, load_spike
from gait.errors import GaitError
from gait.export import public_names, shared
from gait.export.share import NOTES_OF_OURS
from gait.formats import read_each
from gait.intake import Request, analyze_file
from gait.model import Activity, Analysis, Athlete, ContactForSpeed, Load, Note, Sensor
from gait.pages import pdf
from gait.pipeline import analyze
from tests import telltales
from tests.assess.a_run import a_spike
from tests.conftest import PROJECT, RUNS
from tests.pages.a_form import with_form
from tests.pages.conftest import make_rich
from tests.pages.reading import packed_ids, text_of, unpacked

NAME = "Ximena Quarterfoil"
QUOTING = {
    "archive_damaged",
    "malformed",
    "members_unread",
    "other_sports",
    "second_decoder",
    "second_decoder_stopped",
    "sport_unknown",
    "undeclared_prefix",
}
"""Notes in which the file's own words, or names of files, may stand."""


def real_files() -> list[str]:
    """Return the real recordings, relative to their folder; one placeholder where the folder is absent."""
    found = [path for kind in ("fit", "gpx", "tcx") for path in (RUNS / kind).glob("*")]
    return sorted(str(path.relative_to(RUNS)) for path in found) or ["absent"]


@pytest.fixture(scope="module")
def run() -> Analysis:
    """Return a run with all there is, among it a longest run on 2026-05-03 that a finding names."""
    spike = a_spike(18_000.0, 12_100.0)
    made = replace(with_form(make_rich()), load=Load(distance_m=18_000.0, spike=spike))
    found = load_spike(made)
    assert found is not None
    return replace(made, findings=(*made.findings, found))


def everything(path: Path, document: bytes) -> str:
    """Return all that a report and its document hold, the packed parts unpacked, but plotly's own script."""
    page = path.read_text(encoding="utf-8")
    parts = [unpacked(page, name).decode() for name in packed_ids(page) if name != "packed-plotly"]
    own = re.sub(r'<script type="text/plain"[^>]*>[^<]*</script>', "", page)
    return "\n".join((path.name, own, *parts, document.decode()))


@pytest.mark.parametrize("name", real_files())
def test_a_shared_run_gives_nothing_away(runs: Path, tmp_path: Path, name: str) -> None:
    """No coordinate, no date or time in any form, no name, serial, digest or file: in page, packed parts and JSON."""
    file = runs / name
    activities = [
        each for each in read_each(file.read_bytes(), file.name, damage="salvage") if isinstance(each, Activity)
    ]
    known = Request(out=tmp_path, shared=True, series="full", athlete=Athlete(name=NAME, from_="option"))
    results = [each for each in analyze_file(file, known) if each.analysis is not None]
    digests = {each.source.sha256 for each in activities}
    secrets = telltales.serials(file) | digests | {file.stem, NAME, *NAME.split(), *(digest[:12] for digest in digests)}
    for activity in activities:
        secrets |= telltales.dates_and_times(activity)
    for result in results:
        assert result.report is not None
        assert result.analysis is not None
        text = everything(result.report, export.to_json(result.analysis, series="full"))
        assert {secret for secret in secrets - {""} if secret.lower() in text.lower()} == set()
        places = set().union(*map(telltales.coordinates, activities))
        assert telltales.numbers_in(text) & places == set()
        assert '"altitude_m"' not in text
        assert re.fullmatch(r"run-\d+\.html", result.report.name)


@pytest.mark.parametrize("name", ["fit/garmin_fr955_native_rd_plus_stryd.fit", "gpx/strava_run_with_stop.gpx"])
def test_the_search_finds_what_is_not_left_out(runs: Path, tmp_path: Path, name: str) -> None:
    """In the whole report and document of the same files stand the date, the places, the file and its digest."""
    file = runs / name
    activity = next(each for each in read_each(file.read_bytes(), file.name) if isinstance(each, Activity))
    (result,) = analyze_file(file, Request(out=tmp_path, series="full", athlete=Athlete(name=NAME, from_="option")))
    assert result.report is not None
    assert result.analysis is not None
    text = everything(result.report, export.to_json(result.analysis, series="full"))
    assert telltales.dates_and_times(activity) & set(re.findall(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d", text))
    assert telltales.numbers_in(text) & telltales.coordinates(activity)
    assert all(secret in text for secret in (NAME, file.stem, activity.source.sha256, '"altitude_m"'))


def test_the_search_knows_serials(runs: Path) -> None:
    """The files of watches hold some."""
    assert telltales.serials(runs / "fit" / "garmin_fr955_native_rd_plus_stryd.fit")
    assert telltales.serials(runs / "tcx" / "garmin_connect_fr35.tcx")


def test_a_shared_pdf_gives_nothing_away(runs: Path, tmp_path: Path, browser_path: Path) -> None:
    """Its text, properties, links and raw bytes hold no date, name, serial or folder; it has no properties at all."""
    _hold_pdf(runs / "fit" / "garmin_fr955_native_rd_plus_stryd.fit", tmp_path, browser_path)


@pytest.mark.prove
@pytest.mark.parametrize("name", real_files())
def test_every_shared_pdf_gives_nothing_away(runs: Path, tmp_path: Path, browser_path: Path, name: str) -> None:
    """As above, for each real file."""
    _hold_pdf(runs / name, tmp_path, browser_path)


def _hold_pdf(file: Path, folder: Path, browser_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    request = Request(out=folder, shared=True, browser=browser_path, athlete=Athlete(name=NAME, from_="option"))
    activities = [
        each for each in read_each(file.read_bytes(), file.name, damage="salvage") if isinstance(each, Activity)
    ]
    secrets = telltales.serials(file) | {NAME, *NAME.split(), file.stem, folder.name, "Headless", "CreationDate"}
    for activity in activities:
        secrets |= telltales.dates_and_times(activity)
    for result in analyze_file(file, request):
        if result.analysis is None:
            continue
        assert result.pdf is not None, result.pdf_error
        document = pypdf.PdfReader(result.pdf)
        links = [
            str(each.get_object().get("/A", {}).get("/URI", ""))
            for page in document.pages
            for each in page.get("/Annots") or []
        ]
        text = "\n".join([result.pdf.name, *(page.extract_text() for page in document.pages), *links])
        raw = result.pdf.read_bytes().decode("latin-1")
        assert dict(document.metadata or {}) == {}
        assert document.xmp_metadata is None
        assert {secret for secret in secrets if secret.lower() in text.lower()} == set()
        words = {secret for secret in secrets if not secret.isdigit()}  # a PDF's own bytes are full of numbers
        assert {secret for secret in words if secret.lower() in raw.lower()} == set()
        assert telltales.numbers_in(text) & set().union(*map(telltales.coordinates, activities)) == set()


def test_what_stays_is_the_run(run: Analysis) -> None:
    """Figures, findings and charts over time are those of the whole analysis."""
    sent = shared(run)
    assert sent.shared
    assert sent.summary.keys() == run.summary.keys() - {"altitude_m"}
    assert [each.rule for each in sent.findings] == [each.rule for each in run.findings]
    assert sent.series.keys() == run.series.keys() - {"altitude_m", "grade"}
    assert sent.cadence == run.cadence
    assert sent.source.device == "Forerunner 955"
    assert sent.athlete == Athlete(height_m=1.7, from_="option")


def test_what_goes_is_gone(run: Analysis) -> None:
    """Track, start, zone, file, climb of each split and lap, and lap names."""
    sent = shared(run)
    assert sent.track is None
    assert (sent.activity.started_at, sent.activity.local_start, sent.activity.utc_offset_s) == ("", "", 0.0)
    assert (sent.source.name, sent.source.sha256) == ("", "")
    assert {(piece.ascent_m, piece.grade, piece.level_speed_mps) for piece in (*sent.splits, *sent.laps)} == {
        (None, None, None)
    }
    assert [piece.label for piece in sent.laps] == ["1", "2"]


def test_sharing_again_changes_nothing(run: Analysis) -> None:
    """What is shared is shared, there and back through JSON too."""
    sent = shared(run)
    assert shared(sent) == sent
    assert export.from_json(export.to_json(sent, series="full")) == sent


def test_a_date_in_a_sentence_becomes_an_earlier_day(run: Analysis) -> None:
    """The finding on the longest run says how long, and not when; so do table, heading and reference."""
    assert "12.1 km on 3 May" in export.to_json(run).decode()
    sent = shared(run)
    assert f"12.1 km on {AN_EARLIER_DAY}" in export.to_json(sent).decode()
    assert f"12.10 km, on {AN_EARLIER_DAY}" in text_of(pages.report(sent))
    assert "3 May" not in pages.report(sent)


def test_an_iso_date_in_a_sentence_goes_too(run: Analysis) -> None:
    """A date in words of another version is found by its form."""
    told = replace(run.findings[0], message="Longer than on 2026-05-03 07:12:30, and 12-34 is no date.")
    sent = shared(replace(run, findings=(told,)))
    assert sent.findings[0].message == "Longer than on an earlier day, and 12-34 is no date."


def test_a_date_that_is_none_is_left_to_the_page(run: Analysis) -> None:
    """A document with a date that nobody can read is shared without it all the same."""
    assert run.load.spike is not None
    strange = replace(run, load=replace(run.load, spike=replace(run.load.spike, longest_on="Mayday")))
    found = shared(strange).load.spike
    assert found is not None
    assert found.longest_on == ""


def test_the_page_says_that_it_is_shared(run: Analysis) -> None:
    """In the first screen, in place of the track, and nowhere else; the title and the foot name nobody."""
    page = pages.report(shared(run))
    text = text_of(page)
    assert "Made to be shared: name, date and place are left out." in text
    assert "Left out, as this page is made to be shared." in text
    assert "<title>A run</title>" in page
    assert "gait-source" not in page
    assert "sunday" not in page
    assert "UTC" not in text
    assert "Made to be shared" not in pages.report(run)


def test_the_tables_of_a_shared_page_have_no_column_for_the_climb(run: Analysis) -> None:
    """An empty column would only ask what it held; the classes of terrain keep theirs."""
    whole, sent = (pages.report(each) for each in (run, shared(run)))
    assert whole.count('class="unit">m</span></th>') > sent.count('class="unit">m</span></th>') > 0


def test_a_marker_in_every_text_of_a_document_is_gone(run: Analysis) -> None:
    """Names of apps that we do not know are replaced where they stand, and in the sentences that hold them."""
    origin = "developer:Quincepod"
    told = replace(
        run.findings[0],
        message="Quincepod says so, and Quincepods do not.",
        advice="Ask Quincepod.",
        check="As Quincepod.",
    )
    contact = ContactForSpeed(
        verdict="change only",
        contact_s=0.26,
        speed_mps=3.0,
        origin=origin,
        sensor="foot_pod",
        reason="Quincepod has no norm",
    )
    marked = replace(
        run,
        source=replace(
            run.source,
            name="quince.fit",
            device="Ana's Quince",
            manufacturer="Quince",
            sensors=(Sensor(name="Quince", family="chest", manufacturer="Quince", software="Quince 1"),),
        ),
        summary={name: replace(each, origin=origin) for name, each in run.summary.items()},
        sources_compared=tuple(replace(each, a="device", b="Quincepod (foot_pod)") for each in run.sources_compared),
        overstriding=replace(run.overstriding, contact=contact),
        notes=(*run.notes, Note(code="sport_unknown", message="The file calls the sport 'quince'.")),
        activity=replace(run.activity, sport="quince", sub_sport="quince"),
        methods=tuple(
            replace(each, did="Took it from Quincepod.", parameters={"by": "Quincepod"}) for each in run.methods
        ),
        findings=(told,),
    )
    sent = shared(marked)
    assert sent.findings[0].message == "app says so, and Quincepods do not."
    assert sent.findings[0].check == "As app."
    assert sent.summary["cadence_spm"].origin == "developer:app"
    assert sent.overstriding.contact == replace(contact, origin="developer:app", reason="app has no norm")
    assert sent.sources_compared[0].b == "app (foot_pod)"
    assert sent.source.sensors == (Sensor(name="strap", family="chest"),)
    assert (sent.activity.sport, sent.activity.sub_sport, sent.source.device) == ("unknown", None, None)
    assert re.findall("quince(?!pods)", export.to_json(sent).decode().lower()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Forerunner 955", "Forerunner 955"),
        ("Garmin Forerunner 945", "Garmin Forerunner 945"),
        ("Apple Watch (Watch4,2)", "Apple Watch (Watch4,2)"),
        ("COROS APEX Pro", "COROS APEX Pro"),
        ("Polar Vantage V2", "Polar Vantage V2"),
        ("Stryd", "Stryd"),
        ("product 4024", "product 4024"),
        ("Dynastream heart rate sensor", "Dynastream heart rate sensor"),
        ("Ana's Forerunner 955", "Garmin"),
        ("Forerunner 955 #3312345678", "Garmin"),
        ("Stryd-8F3A2C", "Stryd"),
        ("COROS of Ana", "COROS"),
        ("Ana", None),
        (None, None),
    ],
)
def test_a_device_keeps_its_model_and_nothing_else(name: str | None, expected: str | None) -> None:
    """A product that we know stays; of any other name its maker's brand, or nothing."""
    assert public_names.device_name(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("device", "device"),
        ("developer:Stryd", "developer:Stryd"),
        ("developer:Stryd 2", "developer:Stryd 2"),
        ("developer:Ana's app", "developer:app"),
        ("Ana", "app"),
    ],
)
def test_an_origin_names_apps_that_we_know(name: str, expected: str) -> None:
    """Where a value comes from stays known as far as it is ours or a maker's."""
    assert public_names.origin(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("watch (gps)", "watch (gps)"),
        ("speed and cadence", "speed and cadence"),
        ("Stryd (foot_pod)", "Stryd (foot_pod)"),
        ("Ana's pod (foot_pod)", "app (foot_pod)"),
        ("Ana's pod (of Ana)", "app"),
    ],
)
def test_a_side_of_a_comparison_names_parts_and_apps_that_we_know(name: str, expected: str) -> None:
    """The family of an unknown app's sensor stays, words in brackets that are no family do not."""
    assert public_names.source(name) == expected


def test_of_every_note_it_is_known_whether_it_quotes() -> None:
    """Each code in the program is either all ours, or is left out of what is shared."""
    codes = set()
    for path in (PROJECT / "gait").rglob("*.py"):
        if path.parent.name in {"export", "pages", "cli", "intake"} or path.name == "errors.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                codes.add(node.value.value)
    assert codes <= NOTES_OF_OURS | QUOTING
    assert NOTES_OF_OURS.isdisjoint(QUOTING)
    assert codes >= NOTES_OF_OURS


def test_the_shared_report_of_the_json_is_that_of_the_file(run: Analysis) -> None:
    """Shared before or after JSON, in both units, the page is the same."""
    for units in ("metric", "imperial"):
        from_file = pages.report(export.display_series(shared(run)), units=units)
        assert pages.report(export.from_json(export.to_json(shared(run))), units=units) == from_file
        assert pages.report(shared(export.from_json(export.to_json(run))), units=units) == from_file


def test_reports_to_share_overwrite_nothing(run_folder: Path) -> None:
    """They are numbered; a number is free only where neither a page nor a PDF has it."""
    from gait.intake import draw_report  # noqa: PLC0415 - beside its only use

    (run_folder / "run-2.pdf").write_bytes(b"%PDF-")
    sent, request = shared(make_rich()), Request(out=run_folder, shared=True)
    assert [draw_report(sent, request).name for _ in range(3)] == ["run-1.html", "run-3.html", "run-4.html"]
    assert sorted(path.name for path in run_folder.iterdir()) == ["run-1.html", "run-2.pdf", "run-3.html", "run-4.html"]


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def browser_path() -> Path:
    """Return the browser that prints, or skip (with CI=true: fail) where there is none."""
    from tests.pages.test_browser import _absent  # noqa: PLC0415 - beside its only use

    try:
        return pdf.find_browser()
    except GaitError:
        _absent("a browser that prints")
        raise


def test_windows_keep_what_the_series_keep() -> None:
    """Means over windows of altitude and grade go with the series of them."""
    sampled = analyze(next(iter(read_each(_trail(), "trail.gpx"))))  # type: ignore[arg-type]
    sent = shared(sampled)
    assert "altitude_m" in sampled.series
    if sampled.windows is not None:
        assert sent.windows is not None
        assert sent.windows.means.keys() == sampled.windows.means.keys() - {"altitude_m", "grade"}
    assert "altitude_m" not in json.dumps(export.to_document(sent, series="full")["series"])
    assert np.isfinite(sent.running.time_s)


def _trail() -> bytes:
    return (PROJECT / "sample_files" / "hilly_trail.gpx").read_bytes()
