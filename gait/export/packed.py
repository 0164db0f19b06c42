"""An analysis as a store keeps it: the same tree as its JSON document, written and read as fast as can be.

It is for one version of the program and its next; who shares an analysis shares its document.
"""

from gait.errors import DocumentError
from gait.export.document import plain_mapping
from gait.language import _
from gait.model import Analysis


def to_packed(analysis: Analysis) -> bytes:
    """Return an analysis as JSON, nulls and all, its series as they are."""
    import msgspec  # noqa: PLC0415 - costs 30 ms

    return msgspec.json.encode(analysis, enc_hook=plain_mapping)


def from_packed(data: bytes) -> Analysis:
    """Return the analysis that `to_packed` wrote; keys that this version does not know are left out.

    Raises
    ------
    DocumentError
        If the data are none, or of a version that this one cannot read.

    """
    import msgspec  # noqa: PLC0415 - as above

    try:
        analysis = msgspec.json.decode(data, type=Analysis)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(str(error)) from None
    if not analysis.schema_is_known:
        raise _unreadable(analysis.schema)
    return analysis


def _unreadable(where: str) -> DocumentError:
    what = _("The stored analysis cannot be read by this version of gait")
    return DocumentError(what, where=where, next_step=_("Make it anew with gait reanalyze."))
