"""An analysis in one line."""

from dataclasses import replace
from pathlib import Path

import pytest

from gait.cli.lines import clock, result_line
from gait.formats import read_bytes
from gait.model import Analysis, CadenceView
from gait.pipeline import analyze


@pytest.fixture(scope="module")
def analysis(run_bytes: bytes) -> Analysis:
    """Return an analysis of a run of 5.8 km in 35 minutes."""
    return analyze(read_bytes(run_bytes, "easy.fit")[0])


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0:00"), (59.6, "1:00"), (3160.0, "52:40"), (3600.0, "1:00:00"), (9608.2, "2:40:08")]
)
def test_a_duration_is_read_as_on_a_watch(seconds: float, shown: str) -> None:
    """Minutes and seconds, with hours from the first."""
    assert clock(seconds) == shown


def test_the_line_says_what_was_found(analysis: Analysis) -> None:
    """Known figures give a known line, up to the headline."""
    known = replace(
        analysis,
        activity=replace(analysis.activity, distance_m=10_021.0, timer_s=3160.0, local_start="2026-05-17T07:12:00"),
        summary={"cadence_spm": replace(analysis.summary["cadence_spm"], mean=160.4)},
        cadence=CadenceView(expected_spm=172.0, expected_low_spm=163.2, expected_high_spm=180.6),
    )
    report = Path("reports") / "2026-05-17-easy.html"

    assert result_line(known, report, "metric").startswith(
        f"2026-05-17 10.02 km 52:40 160 spm (typical 163-181) -> {report} — "
    )
    assert result_line(known, None, "imperial").startswith("2026-05-17 6.23 mi 52:40 160 spm (typical 163-181) — ")


def test_the_cadence_is_the_one_that_is_judged(analysis: Analysis) -> None:
    """Steady level running is what the expectation is held against; a speed without expectation has no band."""
    view = CadenceView(
        judged_spm=166.4, judged_low_spm=165.0, judged_high_spm=168.0, judged_over="steady level running"
    )

    assert " 166 spm — " in result_line(replace(analysis, cadence=view), None, "metric")


def test_what_is_missing_is_said(analysis: Analysis) -> None:
    """Without distance, expectation, cadence or running the line says so, or leaves it out."""
    bare = replace(
        analysis,
        activity=replace(analysis.activity, distance_m=None, timer_s=2101.0),
        summary={"cadence_spm": replace(analysis.summary["cadence_spm"], mean=162.0)},
        cadence=CadenceView(),
    )
    silent = replace(bare, summary={})
    walked = replace(silent, cadence=CadenceView(unit_decision=analysis.cadence.unit_decision))

    assert " no distance 35:01 162 spm — " in result_line(bare, None, "metric")
    assert " no distance 35:01 no cadence — " in result_line(silent, None, "metric")
    assert " 35:01 no cadence while running — " in result_line(walked, None, "metric")
    assert " 35:01 no running — " in result_line(
        replace(walked, running=replace(walked.running, time_s=0.0)), None, "metric"
    )
