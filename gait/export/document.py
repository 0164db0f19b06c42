"""An analysis as a JSON document, and back.

The form is the analysis' own tree with two differences: a field that could not be measured is absent instead of null
(only a sample of a series, and a parameter of a method, may be null), and ``from_`` is called ``from``.
msgspec does the encoding; it is imported inside the functions, because its import costs more than the help text.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, Literal, NoReturn, TypeAlias

from gait.errors import DocumentError, GaitError
from gait.language import _
from gait.model import SCHEMA, Analysis
from gait.pipeline.thinning import display_series

SeriesDetail: TypeAlias = Literal["display", "full", "none"]

_NULL_HAS_MEANING: Final = frozenset({"series", "track", "parameters"})
"""Below these keys a null is a value: a sample that was not measured, a parameter that was not given."""


def to_document(analysis: Analysis, *, series: SeriesDetail = "display") -> dict[str, Any]:
    """Return an analysis as plain dictionaries and lists.

    Parameters
    ----------
    analysis : Analysis
        What to write.
    series : {"display", "full", "none"}
        Series thinned for display, as they are, or neither series nor track.

    Returns
    -------
    dict
        The document of schema ``gait.analysis/1``, ``schema`` first; what is not measurable is absent.

    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data is asked for

    plain = msgspec.to_builtins(_with_series(analysis, series), enc_hook=plain_mapping)
    document = without_null(plain)
    document["athlete"] = _renamed(document["athlete"], "from_", "from")
    return {"schema": document["schema"], **document}


def to_json(analysis: Analysis, *, series: SeriesDetail = "display") -> bytes:
    """Return an analysis as one line of JSON in UTF-8, without line break at the end.

    Parameters are those of `to_document`.
    """
    import msgspec  # noqa: PLC0415 - as above

    return msgspec.json.encode(to_document(analysis, series=series))


def from_json(data: bytes) -> Analysis:
    """Return the analysis that a JSON document holds.

    Keys that this version does not know are left out; ``from_json(to_json(a, series="full"))`` equals ``a``.

    Raises
    ------
    DocumentError
        If the data are no JSON, no analysis, an analysis of another schema number, or contradict themselves.

    """
    import msgspec  # noqa: PLC0415 - as above

    document = _checked_document(_decoded(data))
    athlete = document.get("athlete")
    if isinstance(athlete, dict):
        document = {**document, "athlete": _renamed(athlete, "from", "from_")}
    try:
        analysis = msgspec.convert(document, Analysis)
    except msgspec.ValidationError as error:
        _refuse(str(error), error)
    _check_lengths(analysis)
    return analysis


def error_document(source: str, error: GaitError) -> dict[str, Any]:
    """Return what stands in place of an analysis where a file could not be analysed."""
    return {"source": source, "error": {"code": error.code, "message": str(error)}}


def _with_series(analysis: Analysis, series: SeriesDetail) -> Analysis:
    if series == "full":
        return analysis
    if series == "none":
        return replace(analysis, series={}, track=None, windows=None)
    return display_series(analysis)


def plain_mapping(value: object) -> object:
    """Return a read-only mapping as a plain one; anything else has no place in a document."""
    if isinstance(value, MappingProxyType):
        return dict(value)
    message = f"an analysis holds plain values only, not {type(value).__name__}"
    raise TypeError(message)


def without_null(tree: dict[str, Any]) -> dict[str, Any]:
    """Return a document without its nulls, but where a null has a meaning."""
    kept = ((key, value) for key, value in tree.items() if value is not None)
    return {key: value if key in _NULL_HAS_MEANING else _pruned(value) for key, value in kept}


def _pruned(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return without_null(value)
    if isinstance(value, list | tuple):
        first = next((item for item in value if item is not None), None)
        # Most of a document are columns of numbers, and there is nothing to leave out of these.
        return [_pruned(item) for item in value] if isinstance(first, dict | list | tuple) else value
    return value


def _renamed(tree: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in tree.items()}


def _decoded(data: bytes) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 - as above

    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = _("The data are no valid JSON")
        raise DocumentError(what, where=str(error), next_step=_("Write it anew with gait analyze --json.")) from error
    if not isinstance(document, dict):
        _refuse(_("its top level is no object"))
    return document


def _checked_document(document: dict[str, Any]) -> dict[str, Any]:
    schema = document.get("schema")
    if schema == SCHEMA:
        return document
    if schema is None and isinstance(document.get("error"), dict):
        what = _("The document says why {source} could not be analysed, and holds no analysis")
        what = what.format(source=document.get("source"))
        raise DocumentError(what, where=str(document["error"].get("message", "")))
    if schema is None:
        _refuse(_("it has no key schema"))
    what = _("The document has schema {found!r}, and this version reads {known!r}").format(found=schema, known=SCHEMA)
    raise DocumentError(what, next_step=_("Update gait, or analyse the file anew."))


def _refuse(where: str, cause: Exception | None = None) -> NoReturn:
    what = _("The JSON is no analysis by gait")
    raise DocumentError(what, where=where, next_step=_("Write it anew with gait analyze --json.")) from cause


def _check_lengths(analysis: Analysis) -> None:
    track = analysis.track
    columns = () if track is None else (track.time_s, track.latitude_deg, track.longitude_deg, track.cadence_spm)
    for name, lengths in (
        ("series", {len(values) for values in analysis.series.values()}),
        ("track", {len(values) for values in columns}),
    ):
        if len(lengths) > 1:
            _refuse(_("the columns of its {name} differ in length").format(name=name))
    if analysis.series and "time_s" not in analysis.series:
        _refuse(_("its series has no time_s"))
