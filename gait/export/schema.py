"""The JSON Schema of what ``gait analyze --json`` writes, made from the model itself."""

from typing import Any, Final

from gait.model import SCHEMA, Analysis

_NULL: Final = {"type": "null"}

_FAILURE: Final = {
    "title": "Failure",
    "description": "What stands in place of an analysis where a file could not be analysed.",
    "type": "object",
    "properties": {
        "source": {"type": "string"},
        "error": {
            "type": "object",
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            "required": ["code", "message"],
        },
    },
    "required": ["source", "error"],
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one document: an analysis, or the reason why there is none.

    A field that may be not measurable is optional and never null; a sample of a series may be null.
    """
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where the schema is asked for

    definitions = msgspec.json.schema(Analysis)["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "One line of what `gait analyze --json` writes. SI units plus spm, bpm and degrees; "
        "a ratio is 0-1; absent means not measurable, never 0.",
        "anyOf": [{"$ref": "#/$defs/Analysis"}, {"$ref": "#/$defs/Failure"}],
        "$defs": {name: _as_written(name, row) for name, row in definitions.items()} | {"Failure": _FAILURE},
    }


def _as_written(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    properties = {key: _listed(_never_null(value)) for key, value in definition["properties"].items()}
    required = list(definition["required"])
    if name == "Athlete":
        properties = {"from" if key == "from_" else key: value for key, value in properties.items()}
    if name == "Analysis":
        properties["schema"] = {"const": SCHEMA}
        required = ["schema", *required]
    required = [key for key in required if not _may_be_null(definition["properties"].get(key, {}))]
    described = {key: _one_line(value) if key == "description" else value for key, value in definition.items()}
    return described | {"properties": properties, "required": required}


def _may_be_null(field: dict[str, Any]) -> bool:
    return _NULL in field.get("anyOf", [])


def _never_null(field: dict[str, Any]) -> dict[str, Any]:
    choices = field.get("anyOf", [])
    if _NULL not in choices or field.get("default") is not None:
        return field
    kept = [choice for choice in choices if choice != _NULL]
    return kept[0] if len(kept) == 1 else {"anyOf": kept}


def _listed(field: dict[str, Any]) -> dict[str, Any]:
    return field | {"default": list(field["default"])} if isinstance(field.get("default"), tuple) else field


def _one_line(text: str) -> str:
    return " ".join(text.split())
