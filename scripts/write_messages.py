"""Write every text that people read into ``gait/locale/gait.pot``, which a translation starts from.

The file depends on the code alone: no date, no line numbers, no folder of this machine.
A test holds it to the code.

Usage: ``python scripts/write_messages.py``, or ``make messages``
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

PROJECT: Final = Path(__file__).resolve().parent.parent
LIST: Final = PROJECT / "gait" / "locale" / "gait.pot"
COMMENT: Final = "Translators:"
"""What a comment in the code begins with that is meant for those who translate the text below it."""
HEADER: Final = """\
# Every text of gait that people read. docs/translation.md says how a translation is made.
msgid ""
msgstr ""
"Project-Id-Version: gait\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def messages() -> Catalog:
    """Return the texts of the package in the order of its files, each with the files that it stands in."""
    catalogue = Catalog(project="gait", fuzzy=False)
    for name, text, comments in _found():
        catalogue.add(text, None, [(name, 1)], auto_comments=comments)
    for message in catalogue:
        message.flags.discard("python-format")  # "95 % interval" is no place for a value
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """Return a list of texts in gettext's form; the same texts are the same bytes on every machine."""
    held = io.BytesIO()
    write_po(held, catalogue, width=120, omit_header=True, include_lineno=False)
    return HEADER + held.getvalue().decode("utf-8").lstrip("\n")


def _found() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    keywords = {"_": None, "plural": (1, 2)}
    texts = extract_from_dir(
        PROJECT / "gait", method_map=[("**.py", "python")], keywords=keywords, comment_tags=[COMMENT]
    )
    rows = sorted(texts, key=lambda row: (row[0], row[1]))
    yield from ((f"gait/{Path(name).as_posix()}", text, comments) for name, _, text, comments, _ in rows)


if __name__ == "__main__":
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text(as_text(messages()), encoding="utf-8", newline="\n")
    print(f"Wrote {LIST}")
