"""The library as tables, for oneself and to be sent on."""

import json
from collections.abc import Iterable

from gait.library import AthleteRecord, Library, Named
from gait.library.tables import Table
from tests.library.factory import a_run, put, simulated


def rows_of(found: Iterable[Table]) -> dict[str, list[dict[str, object]]]:
    """Return the rows of tables by the tables' names."""
    return {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in found}


def test_the_tables_of_a_library(library: Library, anna: AthleteRecord) -> None:
    """Each run has its row, its splits and its findings; what is no run has no splits."""
    library.add_shoe(anna.id, "Blue", started_on="2026-01-01")
    run_id = put(library, anna).run_id
    library.add_pain(anna.id, on_date="2026-05-17", run_id=run_id, during=2, after=0, next_morning=0, place="front")
    rows = rows_of(library.tables())

    assert list(rows) == ["athletes", "shoes", "runs", "splits", "findings", "pain", "notes", "tags", "reviews"]
    assert (rows["athletes"][0]["name"], rows["athletes"][0]["height_m"]) == ("Anna", 1.7)
    assert rows["shoes"][0]["distance_m"] == rows["runs"][0]["distance_m"] == 10_000.0
    assert {row["run_id"] for row in (*rows["splits"], *rows["findings"], *rows["pain"])} == {run_id}
    assert len(rows["splits"]) == len(simulated().splits)
    assert len(rows["findings"]) == len(simulated().findings)
    assert rows["pain"][0]["verdict"] == "within the rule"


def coached(library: Library, anna: AthleteRecord) -> int:
    """Return a run of which everything is known that is nobody else's business."""
    library.add_shoe(anna.id, "Secret shoe", started_on="2026-01-01")
    data, analysis = a_run()
    run_id = library.add_run(anna, data, analysis, columns=10, named=Named(title="Secret title")).run_id
    library.coaching.write_note(run_id, "Secret word.", version=0)
    library.coaching.write_note(run_id, "Secret word, second version.", version=1)
    library.coaching.set_tags(run_id, ["Secret tag", "another"])
    library.coaching.review(run_id, reviewed=True)
    library.add_pain(
        anna.id, on_date="2026-05-17", run_id=run_id, during=2, after=0, next_morning=0, note="Secret ache"
    )
    return run_id


def test_what_a_coach_keeps_has_tables(library: Library, anna: AthleteRecord) -> None:
    """All versions of a note, the tags and the mark, each with the number of its run."""
    run_id = coached(library, anna)
    rows = rows_of(library.tables())

    assert [(each["run_id"], each["version"], each["text"]) for each in rows["notes"]] == [
        (run_id, 1, "Secret word."),
        (run_id, 2, "Secret word, second version."),
    ]
    assert rows["tags"] == [{"run_id": run_id, "name": name} for name in ("Secret tag", "another")]
    assert rows["reviews"] == [{"run_id": run_id, "made_at": library.coaching.reviewed_at(run_id)}]


def test_tables_to_be_sent_on_tell_of_nobody(library: Library, anna: AthleteRecord) -> None:
    """No name, no date, no word of the coach's or the runner's; the numbers are those of the other tables."""
    coached(library, anna)
    library.add_athlete("Ben")
    own, sent = rows_of(library.tables()), rows_of(library.shared_tables())
    text = json.dumps(sent)

    assert list(sent) == ["athletes", "shoes", "runs", "splits", "findings", "pain"]
    assert [word for word in ("Secret", "Anna", "Ben", "another", "2026") if word in text] == []
    assert "Secret" in json.dumps(own)
    assert {name: len(rows) for name, rows in sent.items()} == {name: len(own[name]) for name in sent}
    for name in ("athletes", "shoes", "runs", "pain"):
        assert sent[name] == [{key: row[key] for key in sent[name][0]} for row in own[name]]
    assert [row["cadence_spm_mean"] for row in sent["splits"]] == [row["cadence_spm_mean"] for row in own["splits"]]
    assert {row["local_start"] for row in sent["splits"]} == {""}


def test_no_column_is_sent_on_unthought(library: Library, anna: AthleteRecord) -> None:
    """Whoever adds a column or a table to the library says here that it may be sent on, or that it may not."""
    coached(library, anna)
    sent = {table.name: set(table.columns) for table in library.shared_tables()}
    left = {table.name: sorted(set(table.columns) - sent.get(table.name, set())) for table in library.tables()}

    assert left == {
        "athletes": ["birth_year", "folder", "mass_kg", "name", "target_on"],
        "shoes": ["ended_on", "name", "start_distance_m", "started_on"],
        "runs": [
            *("contact_sensor", "device", "headline", "local_date", "local_start"),
            *("sport", "started_at", "sub_sport", "title"),
        ],
        "splits": [],
        "findings": [],
        "pain": ["note", "on_date"],
        "notes": ["made_at", "run_id", "text", "version"],
        "tags": ["name", "run_id"],
        "reviews": ["made_at", "run_id"],
    }
