"""Measuring: sources, derived columns, estimates, stretches, cadence, drift. Pure functions of arrays and masks."""

from gait.metrics.cadence import CadenceParameters, cadence_view
from gait.metrics.climb import climb_by_sample
from gait.metrics.columns import ColumnParameters, derive_columns
from gait.metrics.drift import DriftParameters, drift, no_drift_reason
from gait.metrics.drift_windows import WindowParameters
from gait.metrics.estimates import estimate, summarize
from gait.metrics.ground import Ground, lay_ground, sample_distances_m
from gait.metrics.methods import methods
from gait.metrics.moments import EstimateParameters
from gait.metrics.overstriding import OverstridingParameters, measure_overstriding
from gait.metrics.sensor_errors import SENSOR_ERRORS, SensorError, sensor_error
from gait.metrics.sources import DERIVED_SOURCE, SourceParameters, choose_sources, compare_sources, coverage
from gait.metrics.stretches import Tables, stretch, tables
from gait.metrics.trend import TrendParameters
from gait.metrics.window_means import STRETCH_QUANTITIES, window_means

__all__ = [
    "DERIVED_SOURCE",
    "SENSOR_ERRORS",
    "STRETCH_QUANTITIES",
    "CadenceParameters",
    "ColumnParameters",
    "DriftParameters",
    "EstimateParameters",
    "Ground",
    "OverstridingParameters",
    "SensorError",
    "SourceParameters",
    "Tables",
    "TrendParameters",
    "WindowParameters",
    "cadence_view",
    "choose_sources",
    "climb_by_sample",
    "compare_sources",
    "coverage",
    "derive_columns",
    "drift",
    "estimate",
    "lay_ground",
    "measure_overstriding",
    "methods",
    "no_drift_reason",
    "sample_distances_m",
    "sensor_error",
    "stretch",
    "summarize",
    "tables",
    "window_means",
]
