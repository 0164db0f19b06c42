"""What became of a drop: the runs that came of it, what in it is of no interest, and what failed."""

from dataclasses import dataclass, field
from typing import Final

from gait.errors import GaitError
from gait.intake.dropped import kind_beside_runs
from gait.intake.filing import FiledRun
from gait.language import _, plural

_NAMED: Final = 1000
"""As many members as a text names; nobody reads more."""


@dataclass(slots=True)
class Tally:
    """What became of the activities in a drop, as they come."""

    name: str
    runs: dict[int, bool] = field(default_factory=dict)
    """The library's runs by number, and whether they are new or changed."""
    files: int = 0
    new: int = 0
    other_sports: int = 0
    no_activities: int = 0
    failed: list[tuple[str, GaitError]] = field(default_factory=list)
    error: GaitError | None = None
    """The first one of whatever kind."""

    def add(self, filed: tuple[FiledRun, ...]) -> None:
        """Count what became of a file."""
        self.files += 1
        for each in filed:
            if each.run_id is not None:
                changed = each.outcome in {"new", "richer"}
                self.runs[each.run_id] = self.runs.get(each.run_id, False) or changed
                self.new += each.outcome == "new"
            elif each.error is not None:
                self._add_error(each.name, each.error)

    def _add_error(self, name: str, error: GaitError) -> None:
        kind = kind_beside_runs(name, error)
        if kind == "list":
            return  # it was read for the titles
        self.error = self.error or error
        if kind == "other sport":
            self.other_sports += 1
        elif kind == "no activity":
            self.no_activities += 1
        else:
            self.failed.append((name, error))

    @property
    def nothing_filed(self) -> bool:
        """No run of the library came of it."""
        return not self.runs

    def line(self) -> str:
        """Return what became of it, in a line."""
        said = [] if self.nothing_filed else [self._runs_said()]
        if self.other_sports:
            count = self.other_sports
            said.append(
                plural("{count} activity of another sport", "{count} activities of other sports", count).format(
                    count=count
                )
            )
        if self.no_activities:
            count = self.no_activities
            said.append(
                plural("{count} file without an activity", "{count} files without an activity", count).format(
                    count=count
                )
            )
        if self.failed:
            count = len(self.failed)
            said.append(
                plural("{count} file could not be read", "{count} files could not be read", count).format(count=count)
            )
        return "{name}: {said}".format(name=self.name, said=", ".join(said))

    def _runs_said(self) -> str:
        if self.new == 0:
            return _("was in the library already")
        return plural("{count} new run", "{count} new runs", self.new).format(count=self.new)

    def reason(self) -> str | None:
        """Return the text that is laid beside the drop, or None where there is nothing to say."""
        if self.nothing_filed:
            return self._why_not()
        if not self.failed:
            return None
        head = _("{line}.").format(line=self.line())
        return "\n".join((head, "", _("Could not be read:"), *self._named(), ""))

    def _why_not(self) -> str:
        head = _("{name} was not put into the library.").format(name=self.name)
        again = _("Nothing was deleted. Once it is mended, drop it again.")
        if self.files <= 1:
            return "\n".join((head, "", str(self.error or ""), "", again, ""))
        none = _("There is no run in it: {line}.").format(line=self.line().removeprefix(f"{self.name}: "))
        return "\n".join((head, none, "", *self._named(), "", again, ""))

    def _named(self) -> list[str]:
        inside = [f"- {name.removeprefix(f'{self.name}/')}: {error}" for name, error in self.failed[:_NAMED]]
        more = len(self.failed) - _NAMED
        return inside if more <= 0 else [*inside, _("- and {count} more").format(count=more)]
