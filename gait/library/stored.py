"""Analyses as the library keeps them: compressed JSON, and the numbers of lists and baselines beside it."""

import json
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from gait import export
from gait.errors import LibraryError
from gait.export.packed import from_packed, to_packed
from gait.language import _
from gait.library.store import Store
from gait.library.summary import summary_of, summary_row, windows_of
from gait.model import Analysis
from gait.model.history import RunWindows

_LEVEL: Final = 2
"""Of zlib: a fifth larger than the best and three times as fast."""


def store_analysis(store: Store, run_id: int, recording_id: int, key: str, analysis: Analysis) -> None:
    """Keep an analysis and its numbers in place of the run's earlier one.

    Numbers that are as they were stay untouched: what is drawn from them need not be drawn again.
    """
    windows = pack_windows(windows_of(analysis))
    summary = {"run_id": run_id, **summary_row(summary_of(analysis))}
    is_known = _is_known(store, summary, windows)
    row = {
        "run_id": run_id,
        "recording_id": recording_id,
        "gait_version": analysis.gait_version,
        "settings_key": key,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "stale": None,
        "document": zlib.compress(to_packed(export.display_series(analysis)), _LEVEL),
        "windows": windows,
    }
    store.insert("analysis", row, verb="INSERT OR REPLACE")
    if not is_known:
        store.insert("summary", summary, verb="INSERT OR REPLACE")


def _is_known(store: Store, summary: dict[str, Any], windows: bytes) -> bool:
    """Tell whether a run has these numbers and windows already."""
    sql = "SELECT summary.*, windows FROM summary JOIN analysis USING (run_id) WHERE run_id = ?"
    row = store.one(sql, summary["run_id"])
    return row is not None and dict(row) == {**summary, "windows": windows}


def forget_analysis(store: Store, run_id: int) -> None:
    """Remove what is derived from a run; it can be made anew."""
    store.db.execute("DELETE FROM analysis WHERE run_id = ?", (run_id,))
    store.db.execute("DELETE FROM summary WHERE run_id = ?", (run_id,))


def load_analysis(store: Store, run_id: int) -> Analysis | None:
    """Return the run's analysis, or None where it has not been made yet.

    Raises
    ------
    LibraryError
        If it cannot be unpacked.
    DocumentError
        If this version cannot read it.

    """
    row = store.one("SELECT document FROM analysis WHERE run_id = ?", run_id)
    if row is None:
        return None
    try:
        return from_packed(zlib.decompress(row["document"]))
    except zlib.error:
        what = _("The analysis of run {number} is damaged").format(number=run_id)
        raise LibraryError(what, where=str(store.folder), next_step=_("Make it anew with gait reanalyze.")) from None


def pack_windows(windows: RunWindows) -> bytes:
    """Return the windows of a run as compressed JSON."""
    return zlib.compress(json.dumps(asdict(windows), separators=(",", ":")).encode(), _LEVEL)


def unpack_windows(data: bytes) -> RunWindows:
    """Return the windows that `pack_windows` packed."""
    plain: dict[str, Any] = json.loads(zlib.decompress(data))
    columns: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in plain.items()}
    return RunWindows(**columns)
