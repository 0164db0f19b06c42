"""Long proofs over many athlete-years: how often something is claimed of nothing, and how soon what is there is found.

``make prove`` prints the numbers that docs/history.md quotes.
"""

from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

import numpy as np
import pytest
from scipy.stats import chi2

from gait.evidence import EVIDENCE
from gait.history.change import change_points
from gait.history.points import points_by_device
from gait.history.season import season_of
from gait.simulate.season import Planted
from tests.history.athlete_years import a_year, claims, looks

pytestmark = pytest.mark.prove
YEARS = 200
DROPS = 60


def poisson_interval(count: int, years: int) -> tuple[float, float]:
    """Return the exact 95 % interval of a rate (Garwood 1936, Biometrika 28:437)."""
    low = chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    return float(low) / years, float(chi2.ppf(0.975, 2 * count + 2)) / 2 / years


def things_to_look_at(seed: int) -> int:
    """Return how many things were claimed in a year in which nothing changed."""
    return looks(list(claims(a_year(seed)[1])))


def test_false_alarms_in_years_without_change(capsys: pytest.CaptureFixture[str]) -> None:
    """In 200 athlete-years without change there is at most one false alarm in ten."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = sum(pool.map(things_to_look_at, range(YEARS), chunksize=5))
    low, high = poisson_interval(found, YEARS)
    with capsys.disabled():
        rate = f"{found / YEARS:.3f} a year (95 % interval {low:.3f} to {high:.3f})"
        print(f"\n{found} false alarms in {YEARS} athlete-years: {rate}")  # noqa: T201 - the proof's number
    assert found / YEARS <= EVIDENCE["history_claims"].value("per_year")


@pytest.mark.parametrize(("share", "least_found"), [(-0.05, 1.0), (-0.03, 0.8), (0.05, 1.0)])
def test_planted_changes_are_found(share: float, least_found: float, capsys: pytest.CaptureFixture[str]) -> None:
    """Cadence that changes for good is found in nearly all runners, on its day, and no other change is claimed."""
    delays, errors, held, others = [], [], 0, 0
    for seed in range(DROPS):
        day = int(np.random.default_rng(seed).integers(100, 280))
        year, runs = a_year(5000 + seed, Planted(cadence_day=day, cadence_share=share))
        on = date.fromisoformat(str(year.truth.cadence_on))
        (points,) = points_by_device(runs, "cadence_spm").values()
        found = change_points(points)
        mine = [each for each in found if each.share * share > 0 and abs((date.fromisoformat(each.on) - on).days) < 30]
        others += len(found) - len(mine[:1])
        for each in mine[:1]:
            delays.append((date.fromisoformat(each.found_on) - on).days)
            errors.append(abs((date.fromisoformat(each.on) - on).days))
            held += each.earliest <= on.isoformat() <= each.latest
    with capsys.disabled():
        print(  # noqa: T201 - the proof's numbers
            f"\n{share:+.0%}: {len(delays)} of {DROPS} found; after {np.median(delays):.0f} days in the median and "
            f"{np.percentile(delays, 90):.0f} in nine of ten; on the day itself {np.mean(np.array(errors) == 0):.0%}, "
            f"within {np.percentile(errors, 95):.0f} days in 95 of 100; {held} within their interval; {others} others"
        )
    assert len(delays) >= least_found * DROPS
    assert np.percentile(errors, 90) <= 7
    assert held >= 0.85 * len(delays)
    assert others <= 1


def test_devices_and_spikes_of_forty_years_are_all_found() -> None:
    """Each new watch and each planted run that is 1.6 times the longest is told, on its day."""
    for seed in range(40):
        year, runs = a_year(7000 + seed, Planted(spike_day=150, device_day=220))
        found = season_of(runs)
        assert [each.local_date for each in found.devices] == [year.truth.device_on]
        assert year.truth.spike_on in {each.local_date for each in found.spikes if each.clear}
        assert found.changes == ()
