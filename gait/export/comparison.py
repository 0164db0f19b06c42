"""A comparison as data: one line of JSON in the form of the analysis' own."""

from gait.compare import Comparison, SameRun
from gait.export.document import plain_mapping, without_null


def comparison_json(found: Comparison | SameRun) -> bytes:
    """Return a comparison as one line of JSON in UTF-8, without line break at the end.

    ``schema`` stands first and says which of the two it is; what is not known is absent, and only a sample of a series
    may be null.
    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data are asked for

    document = without_null(msgspec.to_builtins(found, enc_hook=plain_mapping))
    return msgspec.json.encode({"schema": found.schema, **document})
