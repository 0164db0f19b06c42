"""Names of people and shoes: told apart whatever their case and form, and made into names of folders."""

import re
import unicodedata
from typing import Final

from gait.errors import UsageError
from gait.language import _

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_SPACES: Final = re.compile(r"\s+")
_MOST_LETTERS: Final = 100
_MOST_BYTES: Final = 100
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""Names that Windows keeps for itself."""
OURS: Final = frozenset({"reports", "done", "failed", "index", "assets"})
"""Names that a watched folder holds besides those of athletes."""


def tidy(name: str) -> str:
    """Return a name as it is kept: composed letters (NFC), one space between words.

    Raises
    ------
    UsageError
        If nothing is left of it, it holds control characters, or is too long.

    """
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip()
    if not plain or any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in plain):
        raise UsageError(_("'{name}' is no name").format(name=plain), next_step=_("Give it at least one letter."))
    if len(plain) > _MOST_LETTERS:
        what = _("A name of {count} letters is too long").format(count=len(plain))
        raise UsageError(what, next_step=_("Use at most {most}.").format(most=_MOST_LETTERS))
    return plain


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common: case, width and composition do not tell names apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tidy(name)).casefold())


def safe_folder(name: str) -> str:
    """Return a folder's name for a person that every file system takes."""
    safe = _UNSAFE.sub("-", tidy(name)).strip(" .-")
    short = safe.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .-") or "athlete"
    taken = short.casefold().partition(".")[0] in _RESERVED or short.casefold() in OURS
    return f"{short}-athlete" if taken else short
