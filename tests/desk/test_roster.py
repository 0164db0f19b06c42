"""The roster: who needs a look first, why, and how it is searched; kept in the library and drawn again when behind."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, roster
from gait.desk.keeping import Keeper
from gait.errors import LibraryError
from gait.library import Library
from gait.library.store import Store
from gait.model import Alarm, Spike
from gait.model.diary import Diary, DiaryPain, DiaryRun
from gait.model.season import RunSpike, Season
from gait.pages.desk import Entry, Place, Wish, roster_page, short_form, wished
from gait.pages.desk import roster as pages
from tests.desk.conftest import plain
from tests.library.factory import put

TODAY = date(2026, 5, 30)
PLACE = Place(csrf="c", version="1")


def alarm(kind: str, severity: str, day: str, reason: str = "Reason.") -> Alarm:
    """Return something that needs a look."""
    return Alarm(kind=kind, severity=severity, local_date=day, reason=reason)


def entry(number: int, name: str, *looks: Alarm, until: str = "2026-05-28", **more: object) -> Entry:
    """Return a runner of the roster."""
    run = DiaryRun(run_id=str(number), local_start=f"{until}T07:00:00", local_date=until)
    season = more.pop("season", Season())
    diary = Diary(
        gait_version="1",
        athlete=name,
        until=until,
        count=1,
        looks=looks,
        runs=(replace(run, **more.pop("run", {})),),
        season=season,
        pain=more.pop("pain", ()),
    )
    return Entry(athlete_id=number, diary=diary, **more)


SQUAD = (
    entry(1, "Quiet", unreviewed=3),
    entry(2, "Spike", alarm("spike", "notice", "2026-05-27")),
    entry(3, "Knee", alarm("knee", "act", "2026-05-20")),
    entry(4, "Changed", alarm("change", "notice", "2026-05-28"), unreviewed=1),
    entry(5, "Away", alarm("knee", "act", "2026-03-20"), until="2026-03-21"),
    entry(6, "New", until=""),
)


def names(wish: Wish) -> list[str]:
    """Return who is shown, in order."""
    return [each.diary.athlete for each in wished(SQUAD, wish, TODAY)]


def test_who_needs_a_look_stands_first() -> None:
    """Pain before form before load; who has left stands after all others."""
    assert names(Wish()) == ["Knee", "Changed", "Spike", "New", "Quiet", "Away"]


def test_a_usual_that_begins_anew_says_since_when() -> None:
    """After a change the run is beside what has been usual since; a change of contact alone leaves cadence's line."""
    run = {"run": {"from_usual_spm": -1.0, "own_verdict": "as usual"}}
    change = alarm("change", "notice", "2026-05-05")
    told = [
        facts(entry(1, "Anna", replace(change, quantities=quantities), **run))[0]
        for quantities in (("cadence_spm", "step_length_m"), ("ground_contact_time_s",))
    ]

    usual = "\N{MINUS SIGN}1 spm, as usual"
    assert told == [f"{usual}; the usual is that since 2026-05-05", usual]


def test_a_look_leads_to_its_run() -> None:
    """What was seen in a run has a link to that run's page on the desk."""
    seen = replace(alarm("spike", "notice", "2026-05-27"), run_id="2")
    page = page_of(entry(2, "Spike", seen))

    assert page.xpath("//p[@class='about']/a/@href") == ["/runs/2"]
    assert plain(page.xpath("//p[@class='about']/a")[0]) == "Open the run of 2026-05-27"


def test_who_stopped_after_a_pain_is_not_last() -> None:
    """No run for 24 days: among the first after a pain above the rule, then after less, and before the quiet ones."""
    knee = alarm("knee", "act", "2026-05-06", "Knee.")
    spiked = alarm("spike", "notice", "2026-05-05", "A long run.")
    changed = alarm("change", "notice", "2026-05-01", "Slower steps.")
    hurt = DiaryPain(local_date="2026-05-06", verdict="above the rule", most=6.0)
    sore = DiaryPain(local_date="2026-05-06", verdict="within the rule", most=1.0)
    squad = (
        *SQUAD,
        entry(7, "Hurt", knee, spiked, changed, until="2026-05-06", pain=(hurt,)),
        entry(8, "Sore", until="2026-05-06", pain=(sore,)),
        entry(9, "Stopped", changed, until="2026-05-06"),
    )
    order = wished(squad, Wish(), TODAY)
    looked = wished(squad, Wish(show="look"), TODAY)

    assert [each.diary.athlete for each in order] == [
        *("Knee", "Hurt", "Sore", "Changed", "Spike", "Stopped", "New", "Quiet", "Away")
    ]
    assert [each.diary.athlete for each in looked] == ["Knee", "Hurt", "Sore", "Changed", "Spike", "Stopped"]
    assert [each.reason for each in order[1].diary.looks] == [
        "No run since 6 May; pain of 6 of 10 told on 6 May.",
        "Knee.",
        "A long run.",
    ]
    assert [each.reason for each in order[5].diary.looks] == ["No run since 6 May."]
    assert "6 of 9 runners need a look" in plain(page_of(*squad))


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(order="name"), ["Away", "Changed", "Knee", "New", "Quiet", "Spike"]),
        (Wish(order="last"), ["Changed", "Knee", "Quiet", "Spike", "Away", "New"]),
        (Wish(order="unreviewed", show="unreviewed"), ["Quiet", "Changed"]),
        (Wish(show="look"), ["Knee", "Changed", "Spike"]),
        (Wish(show="pain"), ["Knee", "Away"]),
        (Wish(show="load"), ["Spike"]),
        (Wish(show="resting"), ["Away"]),
        (Wish(name=" kN"), ["Knee"]),
        (Wish(name="nobody"), []),
    ],
)
def test_searched_filtered_and_sorted(wish: Wish, found: list[str]) -> None:
    """By name, by what is the matter, in four orders."""
    assert names(wish) == found


def test_pain_without_any_run_is_not_last(tmp_path: Path) -> None:
    """Who has told of a knee and not run at all stands before who has nothing, with the reason."""
    with Library.open(tmp_path / "library") as own:
        own.add_athlete("Anna")
        ben = own.add_athlete("Ben")
        own.add_pain(ben.id, on_date="2026-05-27", during=5.0)
        roster.bring_up_to_date(own)
        order = wished(roster.entries_of(own, TODAY), Wish(), TODAY)

    assert [each.diary.athlete for each in order] == ["Ben", "Anna"]
    assert "Knee above the pain rule once since 27 May, at most 5 of 10." in plain(page_of(*order))


def page_of(*entries: Entry, wish: Wish = Wish()) -> html.HtmlElement:  # noqa: B008 - a value
    """Return the roster as a page."""
    return html.document_fromstring(roster_page(entries, wish, TODAY, PLACE))


def facts(*entries: Entry) -> list[str]:
    """Return the facts of the first runner."""
    return [plain(each) for each in page_of(*entries).xpath("(//dl[@class='roster-facts'])[1]//dd")]


def test_a_line_has_its_reason_and_its_facts() -> None:
    """The reason in words, the run against the own usual, the spike, the pain and what is to be reviewed."""
    spike = Spike(
        distance_m=21_000.0,
        longest_m=15_000.0,
        longest_on="2026-05-10",
        share_more=0.4,
        low=0.3,
        high=0.5,
        band="",
        bands=(),
        covered=True,
    )
    found = RunSpike(run_id="1", local_date="2026-05-27", spike=spike, clear=True)
    pain = DiaryPain(local_date="2026-05-27", verdict="above the rule", most=5.0)
    ana = entry(
        1,
        "Ana",
        alarm("knee", "act", "2026-05-27", "Knee above the pain rule."),
        run={"from_usual_spm": -7.0, "own_verdict": "below"},
        season=Season(spikes=(found,)),
        pain=(pain,),
        unreviewed=2,
    )

    assert facts(ana) == [
        "\N{MINUS SIGN}7 spm, below own usual, more than chance",
        "21.0 km on 2026-05-27, 40 % longer than any in the 30 days before",
        "5 of 10 on 2026-05-27, above the rule",
        "2 runs",
    ]
    assert "Knee above the pain rule." in plain(page_of(ana))
    assert page_of(ana).xpath("//h2/a/@href") == ["/athletes/1"]


def test_facts_of_long_ago_are_none() -> None:
    """Pain and spikes of more than three weeks ago are history; pain without numbers says so."""
    old = entry(1, "Ana", pain=(DiaryPain(local_date="2026-05-01", verdict="above the rule", most=5.0),))
    bare = entry(1, "Ana", pain=(DiaryPain(local_date="2026-05-29"),))

    assert facts(old) == ["no usual line yet", "no spike", "none told", "0 runs"]
    assert facts(bare)[2] == "on 2026-05-29, no numbers"


def test_the_short_form_keeps_what_the_roster_shows() -> None:
    """Spikes and the latest pain stay; what only the runner's own page needs goes."""
    pains = (DiaryPain(local_date="2026-05-01"), DiaryPain(local_date="2026-05-02"))
    short = short_form(entry(1, "Ana", pain=pains).diary)

    assert [each.local_date for each in short.pain] == ["2026-05-02"]


def test_many_runners_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds so many; a page beyond the last is the last, and the links keep what was asked for."""
    monkeypatch.setattr(pages, "A_PAGE", 2)
    last = page_of(*SQUAD, wish=Wish(order="name", page=9))

    assert last.xpath("//h2/a/text()") == ["Quiet", "Spike"]
    assert last.xpath("//nav[@class='pages']//@href") == [
        "/?name=&show=all&order=name&page=1",
        "/?name=&show=all&order=name&page=2",
    ]
    assert "Nobody is like this." in plain(page_of(*SQUAD, wish=Wish(name="?")))


def test_who_is_behind_says_so_until_the_line_is_drawn(client: TestClient, library: Library) -> None:
    """The page shows at once what is known; drawn, the lines stand until an athlete changes."""
    roster.bring_up_to_date(library)
    put(library, library.athlete("Anna"), day=10)
    before = client.get("/").text
    drawn = roster.bring_up_to_date(library)

    assert ("is being brought up to date" in before, drawn) == (True, 1)
    assert "is being brought up to date" not in client.get("/").text
    assert roster.bring_up_to_date(library) == 0


def test_the_roster_as_data(client: TestClient, library: Library) -> None:
    """Names, last runs and counts, in the order that is asked for."""
    roster.bring_up_to_date(library)
    answer = client.get("/api/athletes", params={"order": "name"}).json()

    assert [each["name"] for each in answer["athletes"]] == ["Anna", "Ben <img src=x onerror=alert(1)>"]
    assert answer["today"] == "2026-05-30"
    assert [each["unreviewed"] for each in answer["athletes"]] == [len(library.runs(number)) for number in (1, 2)]


def test_the_roster_looks_at_late_runs_alone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks once for all runners, and the runs are found by their time: those of long ago cost nothing."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    through = Store.all

    def noted(store: Store, sql: str, *values: object) -> list[sqlite3.Row]:
        asked.append((sql, values))
        return through(store, sql, *values)

    monkeypatch.setattr(Store, "all", noted)
    roster.entries_of(library, TODAY)
    steps = [
        row["detail"]
        for sql, values in asked
        for row in library.store.db.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        if row["detail"].split()[1] == "run"
    ]

    assert steps == ["SEARCH run USING INDEX run_when (epoch_s>?)"]
    assert len({sql for sql, _values in asked}) == len(asked)


def test_names_are_text(client: TestClient, library: Library) -> None:
    """Whatever a runner is called, the page shows it and runs nothing."""
    roster.bring_up_to_date(library)

    assert html.document_fromstring(client.get("/").text).xpath("//img|//script[not(@src)]") == []


def test_a_wish_that_means_nothing_is_told(client: TestClient) -> None:
    """An order that is none is a sentence, on a page or as data."""
    assert client.get("/", params={"order": "sideways"}).status_code == 422
    told = client.get("/api/athletes", params={"order": "sideways"})
    assert (told.status_code, told.json()["what"]) == (422, "This was not understood: query.order")


def test_lines_are_drawn_beside_the_answers(desk: Desk, library: Library) -> None:
    """The keeper draws who is behind without being asked, and ends when the desk does."""
    put(library, library.athlete("Anna"), day=11)
    with Keeper(desk, every_s=0.01) as keeper:
        for _ in range(1000):
            if not roster.behind(library):
                break
            keeper.stop.wait(0.01)

    assert roster.behind(library) == []
    assert not keeper._thread.is_alive()


def test_the_keeper_bears_a_library_that_is_locked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails now is tried again later; what is to end does not begin another line."""

    def locked(library: Library) -> None:
        raise LibraryError("locked")  # noqa: EM101 - short

    keeper = Keeper(desk)
    monkeypatch.setattr("gait.desk.keeping.behind", locked)
    keeper.look()
    monkeypatch.setattr("gait.desk.keeping.behind", lambda library: [None])
    keeper.stop.set()
    keeper.look()


def test_a_line_of_nobody_is_not_drawn(library: Library) -> None:
    """An athlete who went meanwhile leaves no line; a damaged line counts as none."""
    (line, *_) = library.coaching.roster()
    roster.draw_line(library, replace(line, athlete_id=99))
    library.coaching.keep_line(line.athlete_id, line.stamp, b"damaged")
    (found, *_) = roster.entries_of(library, TODAY)

    assert (found.behind, found.diary.until) == (True, "")
    library.coaching.keep_line(line.athlete_id, -1, b"damaged")
