"""Text that somebody else wrote (a file, an app, the runner), made fit to stand among ours.

Escaping is the template engine's work; here is what escaping leaves: letters that are written from right to left, marks
that turn the order of what follows, control characters, and words as long as a page.
"""

import re
import unicodedata
from typing import Final

CUT: Final = 120
"""Letters of a name that a line of ours shows."""
LABEL: Final = 40
"""Letters of a name that a table's first column or an axis shows."""

_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_OPEN: Final = "\N{FIRST STRONG ISOLATE}"
_CLOSE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_TURNING: Final = "\u202a-\u202e\u2066\u2067"
"""Embeddings, overrides and forced isolates: what follows one stands in another order until somebody ends it."""
_NEVER_SHOWN: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_TURNING}\ufffe\uffff\ud800-\udfff]")
_ISOLATES: Final = re.compile(f"[{_OPEN}{_CLOSE}]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def foreign(text: str, most: int | None = CUT) -> str:
    """Return a name in our sentence: on one line, cut where it is too long, and turning nothing around it.

    Parameters
    ----------
    text : str
        As it was written.
    most : int or None
        Letters that are kept, the ellipsis among them; None keeps all.

    """
    plain = " ".join(_ISOLATES.sub("", shown(text)).split())
    cut = plain if most is None or len(plain) <= most else f"{plain[: most - 1].rstrip()}{_ELLIPSIS}"
    return f"{_OPEN}{cut}{_CLOSE}" if _is_turned(cut) else cut


def shown(text: str) -> str:
    """Return text without the characters that are never shown, or that turn the text after them."""
    plain = text.isascii() and text.isprintable()  # a page has thousands of them, and this is ten times as quick
    return text if plain else _NEVER_SHOWN.sub("", text)


def finalized(value: object) -> object:
    """Return what a template puts out, as `shown` does; markup of ours as it is."""
    return shown(value) if type(value) is str else value


def _is_turned(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
