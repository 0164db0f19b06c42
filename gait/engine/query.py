"""Questions in SQL to a dataset: DuckDB over the parts that its manifest names, wherever they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from gait.engine.places import PACKAGES, opened, place_at, protocol_of
from gait.engine.publish import manifest_of
from gait.errors import UsageError
from gait.export.dataset import TABLES, TableName, schema_of
from gait.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows of an answer, and the names of their columns."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def asked(sql: str, data: str) -> Answer:
    """Return what a dataset answers.

    Parameters
    ----------
    sql : str
        A question over the views ``activities``, ``splits`` and ``findings``; each has a column ``year`` too.
    data : str
        The place of the dataset.

    Raises
    ------
    UsageError
        If there is no dataset, DuckDB is not installed or does not understand the question.

    """
    if find_spec("duckdb") is None:
        what = _("Questions need DuckDB, which is not installed")
        raise UsageError(what, next_step=_("Install it: pip install 'gait-running[cluster]'."))
    import duckdb  # noqa: PLC0415 - optional, and costs 0.1 s

    place = place_at(data)
    manifest = manifest_of(place)
    if manifest is None:
        what = _("There is no dataset here: it has no manifest.json")
        raise UsageError(what, where=data, next_step=_("Make one: gait batch SOURCE --out {place}.").format(place=data))
    with duckdb.connect() as connection:
        if protocol_of(data) in PACKAGES:
            connection.register_filesystem(opened(data)[0])
        for table in TABLES:
            _view(
                connection, table, [place.address(part["path"]) for part in manifest["parts"] if part["table"] == table]
            )
        try:
            found = connection.execute(sql)
            return Answer(columns=tuple(column[0] for column in found.description or ()), rows=found.fetchall())
        except duckdb.Error as error:
            what = _("The question was not understood: {why}").format(why=str(error).strip())
            raise UsageError(what, next_step=_("docs/scale.md has examples, and the columns of each table.")) from None


def _view(connection: Any, table: TableName, parts: Sequence[str]) -> None:  # noqa: ANN401 - an optional package's type
    """Let a table be asked by its name; without a part it has no rows."""
    if parts:
        found = connection.read_parquet(list(parts), hive_partitioning=True)
    else:
        import pyarrow as pa  # noqa: PLC0415 - optional, and costs 0.2 s

        found = connection.from_arrow(schema_of(table).append(pa.field("year", pa.int64())).empty_table())
    found.create_view(table)
