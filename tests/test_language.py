"""Tests of the choice of language: English as written, or a translation's file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

ASK = (
    "from gait.language import LANGUAGE, _, plural;"
    "print(LANGUAGE, _('Nothing to change.'), plural('{n} run', '{n} runs', 1), plural('{n} run', '{n} runs', 3))"
)
IN_ENGLISH = "en Nothing to change. {n} run {n} runs"


def said(folder: Path, language: str) -> str:
    """Return what a fresh program says with this language and this folder of translations."""
    environment = {**os.environ, "GAIT_LANGUAGE": language, "GAIT_LOCALE": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def locale_folder(tmp_path: Path) -> Path:
    """Return a folder with a German translation of two texts."""
    catalogue = Catalog(locale="de", domain="gait")
    catalogue.add("Nothing to change.", "Nichts zu verändern.")
    catalogue.add(("{n} run", "{n} runs"), ("{n} Lauf", "{n} Läufe"))
    home = tmp_path / "de" / "LC_MESSAGES"
    home.mkdir(parents=True)
    with (home / "gait.mo").open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


def test_a_translation_is_a_file(locale_folder: Path) -> None:
    """A compiled catalogue in the folder is what is said, with the plural of its language."""
    assert said(locale_folder, "de") == "de Nichts zu verändern. {n} Lauf {n} Läufe"


def test_a_language_of_one_country_is_named_as_pages_name_it(locale_folder: Path) -> None:
    """Austria's German has German's file here, and a page says which it was asked for."""
    assert said(locale_folder, "de_AT.UTF-8") == "de-AT Nichts zu verändern. {n} Lauf {n} Läufe"


@pytest.mark.parametrize("language", ["", "en", "en_GB", "fr"])
def test_without_a_translation_it_is_english(locale_folder: Path, language: str) -> None:
    """English, no choice, and a language that nobody has translated are said as the code has it."""
    assert said(locale_folder, language) == IN_ENGLISH


def test_english_loads_no_tools_of_translation() -> None:
    """Where no language is asked for, nothing is read and nothing is loaded for it."""
    environment = {name: value for name, value in os.environ.items() if name != "GAIT_LANGUAGE"}
    code = "import sys, gait.language; print('gettext' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
