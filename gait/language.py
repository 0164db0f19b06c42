"""The language in which people are spoken to: English as written in the code, or a translation's file.

Every sentence, label and word that a person reads passes through ``_`` (or ``plural``), the names that the tools of
gettext look for; ``gait/locale/gait.pot`` is the list of them all.
A translation is ``LANGUAGE/LC_MESSAGES/gait.mo`` in a folder of translations, made from that list; ``GAIT_LANGUAGE``
chooses it once, when the program starts, and ``GAIT_LOCALE`` names another folder than the package's own.
Data are never translated: names of rules, verdicts and keys are one language, whoever reads them.
``docs/translation.md`` says how a translation is made.
"""

import os
from collections.abc import Callable
from pathlib import Path

LANGUAGE_VARIABLE = "GAIT_LANGUAGE"
LOCALE_VARIABLE = "GAIT_LOCALE"
DOMAIN = "gait"
AS_WRITTEN = "en"


def _as_written(text: str) -> str:
    return text


def _one_or_more(one: str, more: str, count: int) -> str:
    return one if count == 1 else more


def _chosen() -> tuple[str, Callable[[str], str], Callable[[str, str, int], str]]:
    """Return the language as a page names it, and how a text, and a text with a number, are said in it.

    A language without a file is English: a missing translation never keeps anybody from a report.
    """
    language = os.environ.get(LANGUAGE_VARIABLE, "")
    if not language or language.lower().startswith("en"):
        return AS_WRITTEN, _as_written, _one_or_more
    import gettext  # noqa: PLC0415 - most starts need none

    folder = os.environ.get(LOCALE_VARIABLE) or str(Path(__file__).parent / "locale")
    try:
        found = gettext.translation(DOMAIN, folder, languages=[language])
    except OSError:
        return AS_WRITTEN, _as_written, _one_or_more
    return language.partition(".")[0].replace("_", "-"), found.gettext, found.ngettext


LANGUAGE, _, plural = _chosen()
"""The language that was found, as pages name it (``de``, ``pt-BR``); and the two ways to say a text in it."""
