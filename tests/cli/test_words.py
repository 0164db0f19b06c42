"""The glossary and the schema on the command line."""

import json

import pytest
from typer.testing import CliRunner

from gait.cli.app import app
from gait.cli.words import TERMS
from gait.errors import UsageError
from gait.export import json_schema
from gait.quantities import QUANTITIES


def run(*arguments: str) -> str:
    """Return what a command prints."""
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_the_glossary_has_every_quantity_and_word() -> None:
    """Without a term, all are listed with their definitions."""
    text = run("glossary")

    assert [name for name in QUANTITIES if f"({name})" not in text] == []
    assert [row.definition for row in QUANTITIES.values() if row.definition not in text] == []
    assert [meaning for meaning in TERMS.values() if meaning not in text] == []


@pytest.mark.parametrize("term", ["vertical ratio", "vertical_ratio", "VERTICAL RATIO"])
def test_a_term_is_found_by_its_label_or_name(term: str) -> None:
    """The spelling does not matter."""
    assert run("glossary", term) == (
        "Vertical ratio (vertical_ratio)\n"
        "  Vertical oscillation over step length.\n"
        "  Kept in a ratio from 0 to 1; shown in %.\n"
    )


def test_a_quantity_with_two_units_says_both() -> None:
    """Metric and imperial units are both named."""
    assert "Kept in m; shown in cm or in." in run("glossary", "vertical oscillation")


def test_a_quantity_that_is_shown_as_it_is_kept_needs_no_line_for_it() -> None:
    """Spm are spm."""
    assert "Kept in spm" not in run("glossary")


def test_an_unknown_term_is_a_mistake_in_use() -> None:
    """The error says where all words are."""
    with pytest.raises(UsageError, match=r"no word like .cheese.\. gait glossary lists them all"):
        CliRunner().invoke(app, ["glossary", "cheese"], catch_exceptions=False)


def test_the_schema_is_printed_as_it_is_published() -> None:
    """``gait schema`` prints the JSON Schema of the model."""
    assert json.loads(run("schema")) == json_schema()
