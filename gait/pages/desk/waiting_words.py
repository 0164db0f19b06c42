"""The strings of runs whose analyses are behind."""

from typing import Final

from gait.language import _, plural

DONE: Final = _("All runs are up to date. What is seen here is from before.")


def said(changed: int, earlier: int, *, at_work: bool) -> str:
    """Return how many runs are behind and why; empty where none is."""
    count = changed + earlier
    if not count:
        return ""
    if at_work:
        still = plural(
            "{count} run is still being brought up to date.", "{count} runs are still being brought up to date.", count
        )
        return still.format(count=count)
    unaware = plural("{count} run does not know of a change yet.", "{count} runs do not know of a change yet.", changed)
    older = plural(
        "{count} run was analysed by an earlier version.", "{count} runs were analysed by an earlier version.", earlier
    )
    return " ".join(text.format(count=number) for number, text in ((changed, unaware), (earlier, older)) if number)


def bring(count: int) -> str:
    """Return what the button does."""
    return plural("Bring {count} run up to date", "Bring {count} runs up to date", count).format(count=count)
