"""Each run is in the library once, however often and in whatever formats its file arrives."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from gait import formats, pipeline
from gait.errors import DocumentError, LibraryError, UsageError
from gait.library import Added, AthleteRecord, Library, Named
from gait.library.summary import windows_of
from gait.model import History, Segment, WindowMeans
from tests.library.factory import a_run, originals, put


def test_a_run_is_kept_with_its_file_and_its_numbers(library: Library, anna: AthleteRecord) -> None:
    """What was put in comes out: the bytes, the numbers of lists, the analysis."""
    data, analysis = a_run(day=2)
    added = library.add_run(anna, data, analysis, columns=7, named=Named(title="Morning run"))
    (run,) = library.runs(anna.id)
    (recording,) = library.recordings(run.id)

    assert added == Added(run_id=run.id, outcome="new")
    assert (run.athlete, run.title, run.is_run, run.stale) == ("Anna", "Morning run", True, None)
    assert run.summary is not None
    assert (run.summary.local_date, run.summary.distance_m) == ("2026-05-19", 10_000.0)
    assert (recording.columns, recording.format, recording.duration_s) == (7, "fit", 3000.0)
    assert library.original(recording) == data
    assert library.analysis(run.id) == analysis


def test_the_same_file_is_seen(library: Library, anna: AthleteRecord) -> None:
    """A file that arrives twice changes nothing."""
    first = put(library, anna)
    data, analysis = a_run()

    assert library.add_run(anna, data, analysis, columns=10) == Added(run_id=first.run_id, outcome="seen")
    assert library.known_runs(anna.id, analysis.source.sha256) == (first.run_id,)
    assert len(library.runs()) == 1


def test_two_athletes_may_have_one_file(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """The run of a file is looked for among the athlete's own; the file itself is kept once."""
    outcomes = [put(library, anna).outcome, put(library, ben).outcome]

    assert outcomes == ["new", "new"]
    assert len(originals(library)) == 1


@pytest.mark.parametrize(
    ("forms", "outcomes", "leads"),
    [
        (("fit", "tcx", "gpx"), ["new", "beside", "beside"], "fit"),
        (("gpx", "tcx", "fit"), ["new", "richer", "richer"], "fit"),
        (("tcx", "gpx", "tcx"), ["new", "beside", "seen"], "tcx"),
    ],
)
def test_the_richest_format_leads(
    library: Library, anna: AthleteRecord, forms: tuple[str, ...], outcomes: list[str], leads: str
) -> None:
    """FIT holds more than TCX, TCX more than GPX, in whatever order they arrive; the others stay beside it."""
    found = [put(library, anna, form=form).outcome for form in forms]
    (run,) = library.runs()

    assert found == outcomes
    assert library.recordings(run.id)[0].format == leads
    assert library.recordings(run.id)[0].id == run.recording_id
    assert len(library.recordings(run.id)) == len(set(forms)) == len(originals(library))


def test_of_two_alike_the_one_with_more_columns_leads(library: Library, anna: AthleteRecord) -> None:
    """Two FIT files of a run, from two devices: the one that measured more leads."""
    put(library, anna, columns=6, content="watch")
    second = put(library, anna, columns=12, content="pod", hours=10 / 3600)

    assert second.outcome == "richer"


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ({"hours": 119 / 3600}, True),  # started within two minutes
        ({"hours": 121 / 3600}, False),
        ({"duration_s": 3120.0}, True),  # two minutes longer
        ({"duration_s": 3121.0}, False),
        ({"distance_m": 11_100.0}, True),  # a tenth of 11.1 km is 1.11 km
        ({"distance_m": 11_200.0}, False),
        ({"distance_m": None}, True),
        ({"hours": 2.0, "form": "gpx"}, True),  # local time written as UTC, all else alike
        ({"hours": 5.75, "form": "tcx"}, True),  # Nepal
        ({"hours": 2.0}, False),  # a FIT's clock is UTC
        ({"hours": 2.0, "form": "gpx", "duration_s": 3006.0}, False),
        ({"hours": 2.0, "form": "gpx", "distance_m": 10_060.0}, False),
        ({"hours": 2.0, "form": "gpx", "distance_m": None}, False),
        ({"hours": 2.01, "form": "gpx"}, False),
        ({"hours": 15.0, "form": "gpx"}, False),  # no zone is that far from UTC
        ({"day": 1}, False),
    ],
)
def test_what_is_one_run(library: Library, anna: AthleteRecord, other: dict[str, float], *, one: bool) -> None:
    """Beside a run of 10 km in 50 minutes, another recording is of the same run within the tolerances only."""
    put(library, anna)
    put(library, anna, content="other", **other)

    assert len(library.runs()) == (1 if one else 2)


PAIRS = [
    ("fit/garmin_fr35_run.fit", "gpx/garmin_connect_fr35.gpx", "tcx/garmin_connect_fr35.tcx"),
    ("fit/garmin_vivoactivehr_smart_recording.fit", "gpx/garmin_connect_vivoactivehr.gpx"),
    ("gpx/strava_run_with_stop.gpx", "tcx/strava_style_run_with_stop.tcx"),
    ("fit/garmin_fr945_treadmill_stryd_partial_rd.fit", "tcx/garmin_fr945_treadmill.tcx"),
]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[0])
def test_real_exports_of_one_run_are_one_run(
    library: Library, anna: AthleteRecord, runs: Path, names: tuple[str, ...]
) -> None:
    """Exports of one real run in several formats become one run, and the richest leads."""
    for name in names:
        activity = formats.read(runs / name)
        analysis = pipeline.analyze(activity, athlete=anna.runner)
        library.add_run(anna, (runs / name).read_bytes(), analysis, columns=len(activity.columns))
    (run,) = library.runs()
    richest = next(ending for ending in ("fit", "tcx") if any(name.endswith(ending) for name in names))

    assert library.recordings(run.id)[0].format == richest
    assert len(library.recordings(run.id)) == len(names)


def test_a_later_export_tells_what_was_not_known(library: Library, anna: AthleteRecord) -> None:
    """A title and shoes that come with another file of the run are taken where there were none, and never replaced."""
    shoe = library.add_shoe(anna.id, "Blue")
    for form, title in (("fit", ""), ("tcx", "Sunday"), ("gpx", "Monday")):
        data, analysis = a_run(form=form)
        library.add_run(anna, data, analysis, columns=1, named=Named(title=title, shoe_id=shoe.id))
    (run,) = library.runs()

    assert (run.title, run.shoe) == ("Sunday", "Blue")


def test_runs_are_listed_by_local_day(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Both ends of the days that are asked for count, and the latest run comes first."""
    for day in range(4):
        put(library, anna, day=day)
    put(library, ben, day=1)
    listed = [
        run.summary.local_date for run in library.runs(anna.id, since="2026-05-18", until="2026-05-19") if run.summary
    ]

    assert listed == ["2026-05-19", "2026-05-18"]
    assert len(library.runs()) == 5


def test_a_later_run_sees_the_earlier_ones(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """The history before a moment holds the athlete's own earlier runs, the oldest first."""
    for day in (3, 1, 2):
        put(library, anna, day=day, distance_m=10_000.0 + day)
    put(library, ben, day=0)
    third = library.runs(anna.id)[0]
    history = library.history(anna.id, before_epoch_s=third.epoch_s)

    assert [(run.local_start[:10], run.distance_m, run.athlete) for run in history.runs] == [
        ("2026-05-18", 10_001.0, "Anna"),
        ("2026-05-19", 10_002.0, "Anna"),
    ]
    assert library.history(ben.id, without=library.runs(ben.id)[0].id) == History()


def test_an_earlier_run_that_comes_late_puts_later_analyses_behind(library: Library, anna: AthleteRecord) -> None:
    """They did not know of it; what is before it stays as it is."""
    first, third = put(library, anna, day=1), put(library, anna, day=3)
    put(library, anna, day=2)

    assert {run.id: run.stale for run in library.runs() if run.id in {first.run_id, third.run_id}} == {
        first.run_id: None,
        third.run_id: "history",
    }


def test_the_level_minutes_of_a_run(library: Library, anna: AthleteRecord) -> None:
    """The windows are of about a minute, all columns of one length, with what made them."""
    put(library, anna, day=1)
    put(library, anna, day=2)
    (found,) = library.windows(anna.id, since="2026-05-19")
    windows = found.windows
    columns = (windows.running_s, windows.speed_mps, windows.cadence_spm, windows.contact_s, windows.oscillation_m)

    assert {len(column) for column in columns} == {len(windows.started_s)}
    assert len(windows.started_s) > 20
    assert all(30.0 <= seconds <= 60.0 for seconds in windows.running_s)
    assert windows.sensors["contact_s"].startswith("device ")


def test_a_run_that_is_not_there_is_said(library: Library) -> None:
    """A number that no run has is answered with a sentence."""
    with pytest.raises(UsageError, match="There is no run 7 in the library"):
        library.run(7)


def test_an_analysis_that_comes_too_late_is_not_kept(library: Library, anna: AthleteRecord) -> None:
    """While it was made, its run was removed: nothing is written."""
    run_id = put(library, anna).run_id
    asked, analysis = library.asked(run_id), library.analysis(run_id)
    assert analysis is not None
    library.remove_run(run_id)
    library.renew(asked, analysis)

    assert library.store.all("SELECT 1 FROM analysis UNION SELECT 1 FROM summary") == []


def test_an_analysis_that_cannot_be_unpacked_is_said(library: Library, anna: AthleteRecord) -> None:
    """It can be made anew from the file; so too where tables are made of it."""
    run_id = put(library, anna).run_id
    library.store.db.execute("UPDATE analysis SET document = x'00'")

    with pytest.raises(LibraryError, match=r"The analysis of run 1 is damaged .*gait reanalyze"):
        library.analysis(run_id)
    library.store.db.execute("UPDATE analysis SET document = ?", (zlib.compress(b"{}"),))
    with pytest.raises(DocumentError, match="no analysis by gait"):
        list(library.tables())


def test_a_minute_with_too_few_values_has_no_mean() -> None:
    """Of 60 s of level running, cadence is known for 10 s, and step length for 40 s."""
    means = WindowMeans(
        width_s=10.0,
        running_s=(10.0,) * 6,
        seconds={"cadence_spm": (10.0, 0.0, 0.0, 0.0, 0.0, 0.0), "step_length_m": (10.0, 10.0, 10.0, 10.0, 0.0, 0.0)},
        means={
            "speed_mps": (3.0,) * 6,
            "cadence_spm": (170.0, None, None, None, None, None),
            "step_length_m": (1.0, 1.0, 1.2, 1.2, None, None),
        },
    )
    _data, analysis = a_run()
    bout = Segment(start_s=0.0, stop_s=60.0, kind="steady level")
    windows = windows_of(replace(analysis, windows=means, bouts=(bout,)))

    assert (windows.started_s, windows.running_s, windows.speed_mps) == ((0.0,), (60.0,), (3.0,))
    assert (windows.cadence_spm, windows.step_length_m, windows.contact_s) == ((None,), (1.1,), (None,))
    assert windows_of(replace(analysis, windows=None)).started_s == ()


def test_an_analysis_made_anew_changes_only_what_is_new(library: Library, anna: AthleteRecord) -> None:
    """With the same numbers nothing that is drawn from them is behind; with others it is."""
    run_id = put(library, anna).run_id
    analysis = library.analysis(run_id)
    assert analysis is not None
    before = library.coaching.stamps()
    library.renew(library.asked(run_id), analysis)
    same = library.coaching.stamps()
    longer = replace(analysis, activity=replace(analysis.activity, distance_m=12_000.0))
    library.renew(library.asked(run_id), longer)

    assert same == before
    assert library.coaching.stamps()[anna.id] > before[anna.id]


def test_what_runs_were_recorded_with(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Each device once, that of the latest run first; a run that does not tell has none."""
    for day in range(4):
        put(library, anna, day=day)
    put(library, ben, day=9)
    for run_id, device in ((1, "Old"), (2, "New"), (3, ""), (4, "Old"), (5, "Other")):
        library.store.db.execute("UPDATE summary SET device = ? WHERE run_id = ?", (device, run_id))

    assert library.devices(anna.id) == ("Old", "New")


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        (range(400, 499, 7), 9 + 2),
        ((0, 90, 180, *range(370, 499)), 129 + 2),
        ((3, 200, 300), 2),
        ((*range(480, 499, 2),), 10),
        ((498,), 1),
        ((), 0),
    ],
    ids=["a run a week", "129 days in a row", "long ago", "some weeks", "one", "none"],
)
def test_a_run_is_judged_beside_a_few_as_beside_all(
    library: Library, anna: AthleteRecord, days: Iterable[int], kept: int
) -> None:
    """All is the same; of a run a week there are those of eight weeks and two days, the last before and the first."""
    _, own = a_run(day=500, distance_m=12_000.0)
    for day in days:
        put(library, anna, day=day, distance_m=8_000.0 + 10 * (day % 7))
    before = datetime.fromisoformat(own.activity.started_at).timestamp()
    beside = library.history_beside(anna.id, before_epoch_s=before)

    assert pipeline.judged(own, history=beside) == pipeline.judged(
        own, history=library.history(anna.id, before_epoch_s=before)
    )
    assert len(beside.runs) == kept


def test_what_makes_no_sense_is_neither_the_first_run_nor_the_last(library: Library, anna: AthleteRecord) -> None:
    """A run of 999 km, and a second recording of the run itself, hide no run of long ago."""
    _, own = a_run(day=500)
    for day, distance_m in ((1, 999_000.0), (2, 8_000.0), (300, 9_000.0), (301, 999_000.0)):
        put(library, anna, day=day, distance_m=distance_m)
    put(library, anna, day=500, hours=-30 / 3600)
    before = datetime.fromisoformat(own.activity.started_at).timestamp()
    beside = library.history_beside(anna.id, before_epoch_s=before)
    judged = pipeline.judged(own, history=beside)

    assert judged == pipeline.judged(own, history=library.history(anna.id, before_epoch_s=before))
    assert (judged.load.history_days, judged.load.days_since_last) == (498, 200)
