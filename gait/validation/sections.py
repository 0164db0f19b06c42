"""A part of a document that a program writes, between two marks that a reader does not see."""

from gait.errors import UsageError
from gait.language import _


def replaced(text: str, name: str, body: str) -> str:
    """Return the text with the part of that name replaced, or added at the end where there is none.

    Raises
    ------
    UsageError
        If one of the two marks is missing, or they stand in the wrong order.

    """
    begin, end = f"<!-- {name} begin -->", f"<!-- {name} end -->"
    part = f"{begin}\n{body.strip()}\n{end}"
    if begin not in text and end not in text:
        return f"{text.rstrip()}\n\n{part}\n".lstrip()
    before, rest = text.partition(begin)[::2]
    found, after = rest.partition(end)[1:]
    if not found:
        what = _("The part {name} of the document has no end, or no beginning before it").format(name=name)
        put = _("Put {begin} and {end} on lines of their own, in this order, or neither.")
        raise UsageError(what, next_step=put.format(begin=begin, end=end))
    return before + part + after
