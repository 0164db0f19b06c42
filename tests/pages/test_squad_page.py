"""The list of runners: who stands first and why, and what is told of each."""

from dataclasses import replace

from lxml import html

from gait.model import Alarm, RunSpike, Season, Spike, WeekLoad
from gait.model.diary import Diary, EqualSpeedLine, EqualSpeedRun, EqualSpeedWeek
from gait.pages.seasons import SquadEntry, outline, squad_report
from gait.pages.seasons.squad import squad_page
from tests.pages.a_season import line, season
from tests.pages.reading import text_of

SPIKE = Alarm(kind="spike", severity="notice", local_date="2026-03-01", reason="Run of 30 km on 1 March.", run_id="5")
LONGER = Spike(
    distance_m=24e3,
    longest_m=15e3,
    longest_on="2026-02-10",
    share_more=0.6,
    low=0.5,
    high=0.7,
    band="",
    bands=(),
    covered=True,
)
KNEE = Alarm(kind="knee", severity="act", local_date="2026-02-20", reason="Knee above the pain rule once.")


def runner(name: str, *looks: Alarm, until: str = "2026-03-08", **more: object) -> SquadEntry:
    """Return a runner with one run, and a week of 42 km before one of 30."""
    weeks = [
        WeekLoad(week=f"2026-03-0{at}", runs=4, days=4, distance_m=far, descent_m=None)
        for at, far in ((2, 42e3), (9, 3e4))
    ]
    runs = (replace(line("5", until), report=f"{until}-run-5.html", headline="Nothing asks for a change."),)
    diary = Diary(
        gait_version="1",
        athlete=name,
        until=until,
        count=1,
        runs=runs,
        looks=looks,
        season=Season(until=until, weeks=tuple(weeks)),
        **more,
    )
    return SquadEntry(diary=diary, href=f"{name}/index.html")


def test_who_needs_a_look_stands_first() -> None:
    """Pain before load, the latest of equal ones first, then those without anything by name."""
    later = replace(SPIKE, local_date="2026-03-05")
    entries = [runner("zoe"), runner("Ben", SPIKE), runner("Cara", later), runner("adam"), runner("Dan", KNEE)]
    page = squad_page(entries, "2026-03-09")
    assert [row.name for row in page.athletes] == ["Dan", "Cara", "Ben", "adam", "zoe"]
    assert page.answer == "3 of 5 runners need a look."
    assert squad_page([runner("Ben", SPIKE), runner("zoe")], "2026-03-09").answer == "1 of 2 runners needs a look."
    assert squad_page([runner("zoe")], "2026-03-09").answer == "Nobody needs a look."
    assert squad_page([runner("zoe", replace(SPIKE, severity="info"))], "2026-03-09").answer == "Nobody needs a look."
    assert squad_page([], "2026-03-09").answer == "There are no runners yet."


def test_form_before_load_and_first_what_the_runner_is_least_used_to() -> None:
    """A change for good before any spike; of these 24 km after at most 20, then after 15 of late but 30 before."""
    change = Alarm(kind="change", severity="notice", local_date="2026-02-20", reason="Cadence 6 % lower.")

    def spiked(name: str, longest_m: float | None, day: str) -> SquadEntry:
        entry = runner(name, replace(SPIKE, local_date=day))
        found = RunSpike(run_id="5", local_date=day, spike=LONGER, clear=True, of_weeks_m=longest_m)
        season = replace(entry.diary.season, spikes=(found,))
        return replace(entry, diary=outline(replace(entry.diary, season=season)))

    spikes = [spiked("back", 30e3, "2026-03-05"), spiked("new", 20e3, "2026-03-01"), spiked("bare", None, "2026-02-28")]
    found = squad_page([*spikes, runner("form", change)], "2026-03-09")
    assert [row.name for row in found.athletes] == ["form", "bare", "new", "back"]


def test_each_runner_has_reason_last_run_days_since_and_drawings() -> None:
    """Counted to the day that is told, with links to the page and the run; three reasons, and how many more."""
    weeks = tuple(EqualSpeedWeek(week=f"2026-02-{day:02d}", runs=3, value=spm) for day, spm in ((2, 168.0), (9, 160.0)))
    cadence = EqualSpeedLine(
        quantity="cadence_spm",
        device="Watch",
        speed_mps=3.0,
        power=0.2,
        runs=(EqualSpeedRun(run_id="5", local_date="2026-02-10", value=160.0),),
        weeks=weeks,
    )
    entry = runner("Ben", KNEE, SPIKE, SPIKE, SPIKE, SPIKE, lines=(cadence,), speed_mps=3.0)
    (row,) = squad_page([entry], "2026-03-09").athletes
    assert [look.reason for look in row.looks] == [KNEE.reason, SPIKE.reason, SPIKE.reason]
    assert row.looks[1].href == "2026-03-08-run-5.html"
    assert row.more == "and 2 more"
    assert row.since == "1 day ago"
    assert (row.week, row.cadence) == ("30 km", "160 spm")
    assert row.latest is not None
    assert row.latest.text == "Last run: 2026-03-08, 9.00 km, 5:33 /km, 168 spm"
    assert row.week_spark is not None
    assert row.week_spark.alt == "Distance of the last 2 weeks, 30.00\N{EN DASH}42.00"
    assert row.cadence_spark is not None
    assert row.cadence_spark.alt == "Cadence at 5:33 /km over the last 2 weeks, 160\N{EN DASH}168"
    text = text_of(squad_report([entry], "2026-03-08"))
    assert "today" in text
    assert "\N{LEFT DOUBLE QUOTATION MARK}Nothing asks for a change.\N{RIGHT DOUBLE QUOTATION MARK}" in text


def test_the_list_runs_no_script_and_fetches_nothing() -> None:
    """Its policy allows styles alone."""
    found = html.document_fromstring(squad_report([runner("Ben", SPIKE)], "2026-03-09").encode())
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert not found.xpath("//script|//link|//img|//*[@src]")


def test_an_outline_draws_the_same_list() -> None:
    """The short form has all that the list shows, and a hundredth of the diary; links are as the list sees them."""
    diary = season()[1]
    short = outline(diary, lambda address: f"ana/{address}")
    whole = replace(diary, runs=tuple(replace(run, report=f"ana/{run.report}") for run in diary.runs))
    pages = [squad_report([SquadEntry(diary=each, href="ana/index.html")], "2026-05-01") for each in (short, whole)]
    assert pages[0] == pages[1]
    assert len(short.runs) < 5 < len(diary.runs)


def test_who_has_no_distance_and_no_cadence_has_a_dash() -> None:
    """Nothing is drawn of nothing; who has not run yet stands there too."""
    week = WeekLoad(week="2026-03-02", runs=1, days=1, distance_m=None, descent_m=None)
    entry = runner("Ben")
    blank = replace(entry, diary=replace(entry.diary, season=Season(until="2026-03-08", weeks=(week,))))
    new = SquadEntry(diary=Diary(gait_version="1", athlete=""), href="x/index.html")
    rows = squad_page([blank, new], "2026-03-09").athletes
    assert [(row.week, row.cadence, row.week_spark, row.cadence_spark) for row in rows] == [
        ("\N{EM DASH}", "\N{EM DASH}", None, None)
    ] * 2
    assert [row.name for row in rows] == ["A runner", "Ben"]
    assert (rows[0].since, rows[0].latest) == ("no runs yet", None)
