"""A runner's diary as data: JSON, and the short forms of many that a list of runners is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass

from gait.export.document import plain_mapping, without_null
from gait.model.diary import Diary


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A diary in the short form that a list of runners needs, and a digest of what it was drawn from."""

    drawn_from: str
    diary: Diary


def diary_json(diary: Diary) -> bytes:
    """Return a diary as one line of JSON in UTF-8, without line break at the end.

    ``schema`` stands first; what is not known is absent.
    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data are asked for

    document = without_null(msgspec.to_builtins(diary, enc_hook=plain_mapping))
    return msgspec.json.encode({"schema": diary.schema, **document})


def outlines_json(outlines: Mapping[str, Outline]) -> bytes:
    """Return outlines by athlete as JSON."""
    import msgspec  # noqa: PLC0415 - as above

    return msgspec.json.encode(dict(outlines), enc_hook=plain_mapping)


def outlines_from(data: bytes) -> dict[str, Outline]:
    """Return what ``outlines_json`` wrote; nothing where another version wrote it, or it is damaged."""
    import msgspec  # noqa: PLC0415 - as above

    try:
        return msgspec.json.decode(data, type=dict[str, Outline])
    except msgspec.DecodeError:
        return {}
