"""The analyses of the sample files as data, so that a change of any figure or sentence shows in a diff.

The truth of the samples is held elsewhere (they are simulated); these only say what changed.
``GAIT_WRITE_GOLDENS=1 pytest tests/test_goldens.py`` writes them anew, to be read before they are committed.
"""

import json
import os
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait.export import to_document
from gait.formats import read
from gait.pipeline import analyze

Json: TypeAlias = Any

PROJECT = Path(__file__).resolve().parent.parent
GOLDENS = Path(__file__).resolve().parent / "goldens"
READ = {".fit", ".gpx", ".tcx", ".csv"}
SAMPLES = sorted(path for path in (PROJECT / "sample_files").iterdir() if path.suffix in READ)


def rounded(value: Json) -> Json:
    """Return a document with its numbers to five significant digits, the version left out."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items() if key != "gait_version"}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value


def assert_alike(found: Json, golden: Json, place: str) -> None:
    """Compare two documents, numbers within a thousandth (linear algebra differs a little between machines)."""
    if isinstance(golden, dict):
        assert set(found) == set(golden), place
        for key, item in golden.items():
            assert_alike(found[key], item, f"{place}.{key}")
    elif isinstance(golden, list):
        assert len(found) == len(golden), place
        for index, item in enumerate(golden):
            assert_alike(found[index], item, f"{place}[{index}]")
    elif isinstance(golden, float):
        assert found == pytest.approx(golden, rel=1e-3, abs=1e-4), place
    else:
        assert found == golden, place


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_analysis_is_the_one_that_was_looked_at(sample: Path) -> None:
    """Every key of the analysis without its series is as it was when it was last read by a person."""
    found = json.loads(json.dumps(rounded(to_document(analyze(read(sample)), series="none"))))
    golden = GOLDENS / f"{sample.name}.json"
    if os.environ.get("GAIT_WRITE_GOLDENS") == "1":
        golden.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert_alike(found, json.loads(golden.read_text(encoding="utf-8")), sample.name)
