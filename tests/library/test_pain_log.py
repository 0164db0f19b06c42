"""The pain log: a line that was written is changed, and what is left of it has to say something."""

import pytest

from gait.errors import UsageError
from gait.library import AthleteRecord, Library


def test_a_line_is_changed(library: Library, anna: AthleteRecord) -> None:
    """What is said anew holds, None says that it was not told, the rest stays; one change takes it back."""
    line = library.add_pain(anna.id, on_date="2026-05-17", during=3, after=2, note="stairs")
    changed = library.edit_pain(anna.id, line.id, during=5, after=None, on_date="2026-05-16")
    library.undo()

    assert (changed.pain.during, changed.pain.after, changed.on_date, changed.note) == (
        5.0,
        None,
        "2026-05-16",
        "stairs",
    )
    assert library.pain_log(anna.id) == (line,)


def test_a_line_that_would_say_nothing(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """It is refused, and so is a line of somebody else, or a number that is no pain."""
    line = library.add_pain(anna.id, on_date="2026-05-17", during=3)

    with pytest.raises(UsageError, match="Nothing was told"):
        library.edit_pain(anna.id, line.id, during=None)
    with pytest.raises(UsageError, match="no line"):
        library.edit_pain(ben.id, line.id, during=1)
    with pytest.raises(UsageError, match="during cannot be 11"):
        library.edit_pain(anna.id, line.id, during=11)
    assert library.pain_log(anna.id) == (line,)
