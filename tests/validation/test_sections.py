"""A program's part of a document is replaced, and the rest stays."""

import pytest

from gait.errors import UsageError
from gait.validation.sections import replaced


def test_a_part_is_added_at_the_end() -> None:
    """A document without the part gets it after its text, and an empty one begins with it."""
    assert replaced("# Title\n", "x", "new") == "# Title\n\n<!-- x begin -->\nnew\n<!-- x end -->\n"
    assert replaced("", "x", "new") == "<!-- x begin -->\nnew\n<!-- x end -->\n"


def test_a_part_is_replaced_in_its_place() -> None:
    """What stands before and after the part stays as it is, other parts too."""
    text = "before\n<!-- x begin -->\nold\n<!-- x end -->\nafter\n<!-- y begin -->\n<!-- y end -->\n"

    assert replaced(text, "x", "new\n") == text.replace("old", "new")
    assert replaced(replaced(text, "x", "new"), "x", "old") == text


@pytest.mark.parametrize("text", ["<!-- x begin -->", "<!-- x end -->", "<!-- x end --><!-- x begin -->"])
def test_broken_marks_are_refused(text: str) -> None:
    """A mark that is missing or out of order is named, for nothing may be lost."""
    with pytest.raises(UsageError, match="The part x of the document has no end"):
        replaced(text, "x", "new")
