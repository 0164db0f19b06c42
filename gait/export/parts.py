"""The parts of a stored analysis that tables are made of, read without the rest: series are most of a document."""

from dataclasses import dataclass

from gait.errors import DocumentError
from gait.language import _
from gait.model import ActivitySummary, Finding, Source, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an analysis is of, its splits and its findings."""

    source: Source
    activity: ActivitySummary
    splits: tuple[Stretch, ...] = ()
    findings: tuple[Finding, ...] = ()


def parts_from_json(data: bytes) -> Parts:
    """Return the parts of an analysis that a JSON document holds.

    Raises
    ------
    DocumentError
        If the data are no analysis.

    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data are read

    try:
        return msgspec.json.decode(data, type=Parts)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = _("The JSON is no analysis by gait")
        raise DocumentError(what, where=str(error), next_step=_("Make it anew with gait reanalyze.")) from None
