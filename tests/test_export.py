"""The analysis as data: nothing is lost on the way to JSON and back, and the series keep what a chart must show."""

import csv
import io
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import jsonschema
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gait
from gait import export
from gait.errors import DamagedFileError, DocumentError
from gait.model import (
    SCHEMA,
    ActivitySummary,
    Analysis,
    Athlete,
    CadenceView,
    Estimate,
    Finding,
    Method,
    RunningShare,
    Source,
    Stretch,
    Track,
    frozen_columns,
)

PROJECT = Path(__file__).resolve().parent.parent

CADENCE = Estimate(
    mean=164.2,
    low=163.1,
    high=165.3,
    median=164.0,
    sd=3.5,
    p10=160.0,
    p90=168.0,
    coverage=0.99,
    samples=3000,
    origin="device",
    sensor="wrist",
    unit="spm",
)


def small_analysis(**changes: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return an analysis with one of most things in it."""
    whole = Analysis(
        gait_version="0.1.0",
        source=Source(name="easy.fit", format="fit", sha256="ab" * 32),
        athlete=Athlete(name="Ana", height_m=1.68, from_="option"),
        activity=ActivitySummary(
            sport="running",
            started_at="2026-05-17T05:12:00+00:00",
            local_start="2026-05-17T07:12:00",
            utc_offset_s=7200.0,
            utc_offset_from="file",
            elapsed_s=3200.0,
            timer_s=3180.0,
            moving_s=3160.0,
            distance_m=10020.0,
        ),
        running=RunningShare(
            time_s=3100.0,
            distance_m=9900.0,
            share=0.97,
            walking_s=40.0,
            standing_s=20.0,
            paused_s=40.0,
            settled_s=3050.0,
            steady_level_s=2000.0,
            warm_up_s=300.0,
            enough=True,
        ),
        summary={"cadence_spm": CADENCE},
        cadence=CadenceView(in_160_180_share=0.91),
        splits=(
            Stretch(
                label="1",
                distance_m=1000.0,
                duration_s=315.0,
                running_s=310.0,
                start_s=0.0,
                stop_s=315.0,
                values={"cadence_spm": CADENCE},
            ),
        ),
        findings=(
            Finding(rule="cadence", scope="run", severity="notice", confidence="moderate", message="Long steps."),
        ),
        series={"time_s": (0.0, 1.0, 2.0), "cadence_spm": (160.0, None, 164.0), "state": (3.0, 3.0, 2.0)},
        track=Track(time_s=(0.0, 1.0), latitude_deg=(46.0, 46.1), longitude_deg=(7.0, 7.1), cadence_spm=(160.0, None)),
        methods=(Method(stage="clean", did="nothing", parameters={"window_s": 5.0, "chosen": None}),),
    )
    return replace(whole, **changes)


def long_series(samples: int) -> dict[str, tuple[float | None, ...]]:
    """Return a run with one peak, one dip, one gap of three samples and one walk of four, none on a round index."""
    cadence: list[float | None] = [165.0] * samples
    cadence[4321], cadence[4325] = 201.0, 131.0
    cadence[2222:2225] = [None] * 3
    state = [3.0] * samples
    state[6666:6670] = [2.0] * 4
    return {
        "time_s": tuple(float(index) for index in range(samples)),
        "heart_rate_bpm": tuple(140.0 for _ in range(samples)),
        "cadence_spm": tuple(cadence),
        "state": tuple(state),
    }


# ---------------------------------------------------------------------------------------------------------------------
# Any analysis that the types allow

FINITE = st.floats(allow_nan=False, allow_infinity=False)
INTEGERS = st.integers(-(2**63), 2**63 - 1)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    float: FINITE,
    int: INTEGERS,
    str: st.text(max_size=8),
    bool: st.booleans(),
    type(None): st.none(),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    """Return a strategy for a type of the model, by its annotations alone, so that a new field is tested at once."""
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        return dataclass_values(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, types.UnionType}:
        return st.one_of([values_of(argument) for argument in arguments])
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    assert origin is Mapping
    return st.dictionaries(st.text(max_size=5), values_of(arguments[1]), max_size=2)


def dataclass_values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any dataclass
    """Return a strategy for a dataclass; the fields that depend on one another get fixed lengths."""
    hints = get_type_hints(kind)
    chosen = {field.name: values_of(hints[field.name]) for field in fields(kind)}
    if kind is Analysis:
        samples = st.tuples(*[st.none() | FINITE] * 3)
        columns = st.dictionaries(st.text(max_size=5), samples, max_size=2)
        chosen["schema"] = st.just(SCHEMA)
        chosen["series"] = columns.map(lambda found: {"time_s": (0.0, 1.0, 2.0), **found})
    if kind is Track:
        places = st.tuples(FINITE, FINITE)
        chosen = dict.fromkeys(chosen, places) | {"cadence_spm": st.tuples(FINITE, st.none())}
    return st.builds(kind, **chosen)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(values_of(Analysis))
def test_any_analysis_survives_json(analysis: Analysis) -> None:
    """An analysis read back from its full JSON equals the one that was written."""
    assert export.from_json(export.to_json(analysis, series="full")) == analysis


def test_read_only_columns_survive_json() -> None:
    """Mappings that are read-only, as the stages make them, are written like any other."""
    analysis = small_analysis(
        summary=types.MappingProxyType({"cadence_spm": CADENCE}), terrain=types.MappingProxyType({})
    )

    assert export.from_json(export.to_json(analysis, series="full")) == analysis


def test_an_array_in_an_analysis_is_refused() -> None:
    """An analysis holds plain values, so an array in it is a mistake of ours that must not be written."""
    with pytest.raises(TypeError, match=r"plain values only, not ndarray"):
        export.to_document(small_analysis(series=frozen_columns({"time_s": np.zeros(2)})), series="full")


# ---------------------------------------------------------------------------------------------------------------------
# The document


def test_schema_comes_first() -> None:
    """The first key of a document says what it is."""
    assert next(iter(export.to_document(small_analysis()))) == "schema"


def test_the_athletes_source_is_called_from() -> None:
    """Python cannot name a field ``from``; the document does."""
    document = export.to_document(small_analysis())

    assert document["athlete"] == {"name": "Ana", "height_m": 1.68, "from": "option"}


def test_what_is_not_measurable_is_absent() -> None:
    """A field without value is left out, at any depth."""
    document = export.to_document(small_analysis())

    assert "device" not in document["source"]
    assert "ascent_m" not in document["activity"]
    assert "grade" not in document["splits"][0]
    assert "value" not in document["findings"][0]


def test_null_stays_where_it_means_a_missing_sample() -> None:
    """A gap in a series, in the track, and a parameter that was not given stay null."""
    document = json.loads(export.to_json(small_analysis()))

    assert document["series"]["cadence_spm"] == [160.0, None, 164.0]
    assert document["track"]["cadence_spm"] == [160.0, None]
    assert document["methods"][0]["parameters"] == {"window_s": 5.0, "chosen": None}


def test_series_can_be_left_out() -> None:
    """Without series there is no track either."""
    document = export.to_document(small_analysis(), series="none")

    assert document["series"] == {}
    assert "track" not in document


def test_series_are_thinned_for_display_unless_asked_for_in_full() -> None:
    """The document's default series is the one that the report draws."""
    analysis = small_analysis(series=long_series(9000))
    thinned = export.display_series(analysis)

    assert export.from_json(export.to_json(analysis)) == thinned
    assert len(export.to_document(analysis, series="full")["series"]["time_s"]) == 9000


def test_unknown_keys_are_left_out() -> None:
    """A document of a later version of the same schema may say more."""
    document = export.to_document(small_analysis()) | {"knee": {"answer": 42}}

    assert export.from_json(json.dumps(document).encode()) == small_analysis()


def test_findings_of_an_older_version_have_no_check() -> None:
    """A finding that was written before its check was known is read as one that gives none."""
    found = Finding(rule="hills", scope="run", severity="info", confidence="low", message="Hills.", check="Look.")
    document = json.loads(json.dumps(export.to_document(small_analysis(findings=(found,)))))
    assert document["findings"][0].pop("check") == "Look."

    assert export.from_json(json.dumps(document).encode()).findings == (replace(found, check=""),)


def test_an_error_has_the_documented_form() -> None:
    """A file that could not be analysed has a document of its own."""
    error = DamagedFileError("The file is cut off", where="byte 12", next_step="Copy it again.")

    assert export.error_document("a.fit", error) == {
        "source": "a.fit",
        "error": {"code": "damaged", "message": "The file is cut off (byte 12). Copy it again."},
    }


def changed(**changes: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return a document with some keys replaced; ... removes a key."""
    document = export.to_document(small_analysis()) | changes
    return json.dumps({key: value for key, value in document.items() if value is not ...}).encode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The data are no valid JSON"),
        (b"{", "The data are no valid JSON"),
        (b'{"a": "\xff"}', "The data are no valid JSON"),
        (b"[" * 100_000, "The data are no valid JSON"),
        (b"[1]", "its top level is no object"),
        (b"{}", "it has no key schema"),
        (b'{"schema": "gait.analysis/2"}', "'gait.analysis/2', and this version reads 'gait.analysis/1'"),
        (b'{"source": "a.fit", "error": {"message": "cut off"}}', r"why a.fit could not be analysed.*\(cut off\)"),
        (changed(running=...), "missing required field `running`"),
        (changed(summary={"cadence_spm": 164}), r"Expected `object`, got `int` - at `\$.summary"),
        (changed(athlete=7), r"Expected `object`, got `int` - at `\$.athlete"),
        (changed(series={"time_s": [0, 1], "cadence_spm": [160]}), "the columns of its series differ in length"),
        (changed(series={"cadence_spm": [160]}), "its series has no time_s"),
        (
            changed(track={"time_s": [0], "latitude_deg": [], "longitude_deg": [0], "cadence_spm": [0]}),
            "the columns of its track differ in length",
        ),
    ],
)
def test_what_is_no_analysis_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    """Whatever is wrong with a document, the error says it."""
    with pytest.raises(DocumentError, match="(?s)" + sentence) as raised:
        export.from_json(data)
    assert raised.value.code == "document"


# ---------------------------------------------------------------------------------------------------------------------
# The schema


def test_a_document_and_an_error_match_the_schema() -> None:
    """What is written is what the published JSON Schema promises."""
    schema = export.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(export.to_json(small_analysis(series=long_series(7000)))), schema)
    jsonschema.validate(export.error_document("a.fit", DocumentError("no")), schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"schema": "gait.analysis/2"},
        {"running": None},
        {"athlete": {"height_m": None}},
        {"athlete": {"from": 1}},
        {"notes": [{"code": "x"}]},
    ],
)
def test_the_schema_refuses_what_is_never_written(wrong: dict[str, Any]) -> None:
    """A wrong number, a null for what should be absent, and a missing key do not pass."""
    document = json.loads(export.to_json(small_analysis())) | wrong

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, export.json_schema())


def test_required_is_what_has_no_default() -> None:
    """The schema's required keys are the model's fields without a default, and the schema's number."""
    required = export.json_schema()["$defs"]["Analysis"]["required"]
    without_default = [
        field.name for field in fields(Analysis) if field.default is MISSING and field.default_factory is MISSING
    ]

    assert sorted(required) == sorted(["schema", *without_default])


def test_the_published_schema_is_the_models() -> None:
    """``make schema`` was run after the last change of the model."""
    published = json.loads((PROJECT / "docs" / "analysis.schema.json").read_text(encoding="utf-8"))

    assert published == export.json_schema()


# ---------------------------------------------------------------------------------------------------------------------
# The table


def test_csv_has_a_row_a_split() -> None:
    """The splits of all activities stand in one table with empty cells where there is no value."""
    silent = Stretch(label="2", distance_m=500.0, duration_s=150.0, running_s=150.0)
    first, second = small_analysis(), small_analysis(splits=(silent,), source=Source(name="b.fit", format="fit"))
    rows = list(csv.DictReader(io.StringIO(export.to_csv(first, second))))

    assert [(row["source"], row["label"]) for row in rows] == [("easy.fit", "1"), ("b.fit", "2")]
    assert (rows[0]["cadence_spm_mean"], rows[0]["cadence_spm_low"]) == ("164.2", "163.1")
    assert rows[0]["step_length_m_mean"] == ""
    assert (rows[1]["start_s"], rows[1]["distance_m"], rows[1]["cadence_spm_mean"]) == ("", "500.0", "")


def test_csv_without_activities_is_its_header() -> None:
    """A table without rows still says what its columns are: 3 + 11 + 16 quantities with 3 numbers each."""
    text = export.to_csv()

    assert text.count("\n") == 1
    assert len(text.split(",")) == 62


# ---------------------------------------------------------------------------------------------------------------------
# Thinning


def test_a_short_series_is_left_alone() -> None:
    """Up to the limit nothing is thinned."""
    analysis = small_analysis(series=long_series(8000))

    assert export.display_series(analysis, 8000) is analysis


def test_thinning_keeps_peak_dip_gap_and_walk() -> None:
    """The highest and lowest cadence, both ends of the gap and both ends of the short walk are kept, in order."""
    thinned = export.display_series(small_analysis(series=long_series(10_000)), 200).series
    shown = dict(zip(thinned["time_s"], zip(thinned["cadence_spm"], thinned["state"], strict=True), strict=True))

    assert len(shown) <= 200
    assert shown[4321.0] == (201.0, 3.0)
    assert shown[4325.0] == (131.0, 3.0)
    assert [shown[time][0] for time in (2221.0, 2222.0, 2224.0, 2225.0)] == [165.0, None, None, 165.0]
    assert [shown[time][1] for time in (6665.0, 6666.0, 6669.0, 6670.0)] == [3.0, 2.0, 2.0, 3.0]
    assert (min(shown), max(shown)) == (0.0, 9999.0)
    assert list(shown) == sorted(shown)


def test_thinning_keeps_both_ends_of_a_jump_in_time() -> None:
    """Where nothing was recorded for a minute, the samples before and after it stay."""
    time_s = tuple(float(index if index < 5003 else index + 60) for index in range(10_000))
    analysis = small_analysis(series=long_series(10_000) | {"time_s": time_s})
    thinned = export.display_series(analysis, 100).series["time_s"]

    assert {5002.0, 5063.0} <= set(thinned)


def test_thinning_is_even() -> None:
    """Between two kept samples there is never more than the grid's width: no gap appears that was not there."""
    time_s = export.display_series(small_analysis(series=long_series(36_000))).series["time_s"]
    widths = np.diff(np.array(time_s, dtype=np.float64))

    assert widths.max() <= 25.0  # 36,000 samples, a grid of 1,496 for half of 3,000 but for 8 ends of stretches


def test_without_cadence_the_next_quantity_leads() -> None:
    """A file without cadence keeps the extremes of its speed."""
    series = long_series(10_000)
    speed = [3.0] * 10_000
    speed[1234] = 5.0
    bare: dict[str, tuple[float | None, ...]] = {
        "time_s": series["time_s"],
        "cadence_spm": (None,) * 10_000,
        "speed_mps": tuple(speed),
    }

    assert 5.0 in export.display_series(small_analysis(series=bare), 50).series["speed_mps"]


def test_a_limit_too_small_for_any_shape_is_refused() -> None:
    """Below eight samples neither ends nor extremes fit."""
    with pytest.raises(ValueError, match="below 8"):
        export.display_series(small_analysis(), 7)


SAMPLES = st.lists(
    st.tuples(st.none() | st.floats(100, 220), st.sampled_from((None, 0.0, 1.0, 2.0, 3.0))), min_size=1, max_size=300
)


@given(samples=SAMPLES, limit=st.integers(8, 120))
@settings(deadline=None)
def test_thinning_never_exceeds_its_limit_nor_changes_what_is_thin(
    samples: list[tuple[float | None, float | None]], limit: int
) -> None:
    """At most the limit is left, the extremes and the order survive, and thinning again changes nothing."""
    cadence = tuple(value for value, _ in samples)
    series = {
        "time_s": tuple(float(index) for index in range(len(samples))),
        "cadence_spm": cadence,
        "state": tuple(state for _, state in samples),
    }
    analysis = small_analysis(series=series)
    thinned = export.display_series(analysis, limit)
    kept = [int(time or 0) for time in thinned.series["time_s"]]
    measured = [value for value in cadence if value is not None]
    shown = [value for value in thinned.series["cadence_spm"] if value is not None]

    assert len(kept) <= max(limit, 0)
    assert kept == sorted(set(kept))
    assert [cadence[index] for index in kept] == list(thinned.series["cadence_spm"])
    assert (min(shown), max(shown)) == (min(measured), max(measured)) if measured else not shown
    assert export.display_series(thinned, limit) == thinned


# ---------------------------------------------------------------------------------------------------------------------
# Real runs


@pytest.fixture(scope="module")
def real_analyses(runs: Path) -> list[Analysis]:
    """Return the analyses of one real run of each format, with and without running dynamics."""
    names = ("fit/garmin_fr955_native_rd_plus_stryd.fit", "gpx/strava_run_with_stop.gpx", "tcx/garmin_connect_fr35.tcx")
    return [gait.analyze(gait.read(runs / name)) for name in names]


def test_real_runs_survive_json(real_analyses: list[Analysis]) -> None:
    """What the stages make of real files is lost nowhere on the way to JSON and back."""
    assert [export.from_json(export.to_json(run, series="full")) == run for run in real_analyses] == [True] * 3


def test_real_runs_match_the_schema(real_analyses: list[Analysis]) -> None:
    """No figure that must be there is missing."""
    for run in real_analyses:
        jsonschema.validate(json.loads(export.to_json(run, series="none")), export.json_schema())

    assert len(real_analyses) == 3
