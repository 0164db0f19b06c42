"""Cadence and gait analysis from running watches.

The public API is four functions and the types they pass: ``read`` and ``read_all`` turn a file into ``Activity``
values, ``analyze`` turns an activity into an ``Analysis``, ``report`` draws an analysis as one HTML page.
Names load on first use, so that importing ``gait`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gait._version import __version__

if TYPE_CHECKING:
    from gait.errors import GaitError
    from gait.formats import read, read_all
    from gait.model import Activity, Analysis, Athlete, Finding, History, KneePain
    from gait.pages import report
    from gait.pipeline import Settings, analyze

_HOMES = {
    "Activity": "gait.model",
    "Analysis": "gait.model",
    "Athlete": "gait.model",
    "Finding": "gait.model",
    "GaitError": "gait.errors",
    "History": "gait.model",
    "KneePain": "gait.model",
    "Settings": "gait.pipeline",
    "analyze": "gait.pipeline",
    "read": "gait.formats",
    "read_all": "gait.formats",
    "report": "gait.pages",
}

__all__ = [
    "Activity",
    "Analysis",
    "Athlete",
    "Finding",
    "GaitError",
    "History",
    "KneePain",
    "Settings",
    "__version__",
    "analyze",
    "read",
    "read_all",
    "report",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(home), name)
