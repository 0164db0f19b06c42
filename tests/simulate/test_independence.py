"""The simulation shares nothing with what it is to prove."""

import ast
from pathlib import Path

import gait.simulate

PACKAGE = Path(gait.simulate.__file__).parent
ALLOWED = ("gait.simulate", "gait.model", "gait.errors", "gait.language", "gait.formats.fit_write")


def test_nothing_is_imported_from_metrics_norms_or_rules() -> None:
    """Of the product, the simulation imports model, errors, language and the FIT writer, and nothing else."""
    imported = {
        name
        for path in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.partition(".")[0] == "gait"
    }
    assert "gait.model" in imported
    assert {name for name in imported if not name.startswith(ALLOWED)} == set()
