"""What the door says: going in, being turned away, and that something did not work."""

from gait.pages import rendered_plain
from gait.pages.desk import words


def let_in_page() -> str:
    """Return the page that goes on to the desk by itself."""
    return rendered_plain("desk_in.html.j2", said=words)


def refused_page(said: str) -> str:
    """Return the page for who is not let in; it loads nothing."""
    return rendered_plain("desk_refused.html.j2", heading=words.REFUSED, what=said, back="", back_text="")


def trouble_page(said: str, *, back: str = "/", back_text: str = words.BACK) -> str:
    """Return the page for what did not work, with the way back."""
    return rendered_plain("desk_refused.html.j2", heading=words.TROUBLE, what=said, back=back, back_text=back_text)
