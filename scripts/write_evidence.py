"""Write the rows of evidence into ``docs/evidence.md``, between its two marks; a test holds the page to them.

Usage: ``python scripts/write_evidence.py``, or ``make evidence``
"""

from pathlib import Path
from typing import Final

from gait.evidence import ROOMS, rooms_as_markdown

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "evidence.md"
BEGIN: Final = "<!-- rows begin -->\n"
END: Final = "<!-- rows end -->"


def with_rows(page: str) -> str:
    """Return the page with what stands between its marks written anew; ValueError where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        message = f"{PAGE} has lost one of its marks: {BEGIN.strip()} and {END}"
        raise ValueError(message)
    return f"{before}{begin}{rooms_as_markdown(ROOMS)}{end}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_rows(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Wrote {PAGE}")
