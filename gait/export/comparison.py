"""A comparison as data: one line of JSON in the form of the analysis' own; and one that can be sent on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gait.compare import Comparison, SameRun, compare_runs, sides_of
from gait.export.document import plain_mapping, without_null
from gait.export.share import OUT_OF_SIGHT, shared
from gait.model import Analysis

_CLIMBED: Final = "ascent_m"


def comparison_json(found: Comparison | SameRun) -> bytes:
    """Return a comparison as one line of JSON in UTF-8, without line break at the end.

    ``schema`` stands first and says which of the two it is; what is not known is absent, and only a sample of a series
    may be null.
    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data are asked for

    document = without_null(msgspec.to_builtins(found, enc_hook=plain_mapping))
    return msgspec.json.encode({"schema": found.schema, **document})


def shared_comparison(found: Comparison | SameRun, analyses: Sequence[Analysis]) -> Comparison | SameRun:
    """Return a comparison without name, date and place, from the analyses that it was made of.

    Runs are compared anew from what is left of them; recordings that were lined up in time stay as they were lined up,
    without altitude and climb.
    """
    sent = [shared(each) for each in analyses]
    if isinstance(found, Comparison):
        return compare_runs(sent)
    first, second = sides_of(sent)
    return replace(
        found,
        runs=(first, second),
        disagreements=tuple(each for each in found.disagreements if each.quantity not in OUT_OF_SIGHT),
        totals=tuple(each for each in found.totals if each.quantity != _CLIMBED),
        series={name: each for name, each in found.series.items() if name.partition("@")[0] not in OUT_OF_SIGHT},
    )
