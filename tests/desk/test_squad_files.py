"""A small squad the whole way from its files to the roster; `make prove` has whole ones (`test_prove_squad.py`)."""

from dataclasses import replace
from pathlib import Path

import pytest

from gait.simulate import Plan, squad
from gait.simulate.season import PlannedRun, plan_of
from tests.desk.squads import squad_on_roster

KINDS = ("little pain", "spike", "stopped", "pain")


def quarter(planned: PlannedRun) -> Plan:
    """Return a run a quarter as long: what is told of a squad rests on how its runs compare."""
    return plan_of(replace(planned, distance_m=planned.distance_m / 4))


def test_planted_problems_stand_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of a watched folder: pain, a stop after pain, a far longer run, and last who has hardly any."""
    monkeypatch.setattr(squad, "kind_of", lambda number: KINDS[number])
    monkeypatch.setattr(squad, "plan_of", quarter)
    found = squad_on_roster(tmp_path, "wrist_basic", 3, athletes=len(KINDS), weeks=5, processes=1)

    assert found.troubles == ()
    assert [(each.diary.athlete, [look.kind for look in each.diary.looks[:1]]) for each in found.order] == [
        ("Athlete 04", ["knee"]),
        ("Athlete 03", ["stopped"]),
        ("Athlete 02", ["spike"]),
        ("Athlete 01", []),
    ]
    assert (found.found, found.first) == (3, ("Athlete 04", "Athlete 03", "Athlete 02"))
    assert found.table().splitlines()[1].split()[1:4] == ["Athlete", "03", "stopped"]
