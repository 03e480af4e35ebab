"""First step of a night: what lies in the inbox, what of it was asked for, and what earlier nights left."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from annual_review.disk.inbox import Candidate, Inbox, list_inbox
from annual_review.disk.state import States, read_states
from annual_review.exit_code import ExitCode, Halt
from annual_review.model.names import folded, legible
from annual_review.night.options import Options
from annual_review.problems.catalogue import night as night_problems


@dataclass(frozen=True, slots=True)
class Listed:
    """What a night begins with."""

    inbox: Inbox
    selected: tuple[Candidate, ...]  # of the inbox, those asked for
    states: States  # of all papers of earlier nights

    @property
    def lying(self) -> frozenset[str]:
        """Every workbook of the inbox, selected or not."""
        return frozenset(each.file for each in self.inbox.candidates)


def list_workbooks(options: Options) -> Listed:
    """Return the inbox, what ``--only`` selects of it, and every state. Halt 2 when a named workbook is not there."""
    inbox = _inbox(options)
    selected = tuple(each for each in inbox.candidates if _matches(each, options.only))
    return Listed(inbox, selected, read_states(options.folders.output))


def _inbox(options: Options) -> Inbox:
    if not options.files:
        return list_inbox(options.folders.input)
    for file in options.files:
        if not file.is_file():
            raise Halt(ExitCode.WRONG_SETUP, night_problems.NO_SUCH_FILE.at(file=legible(str(file))))
    return Inbox(tuple(Candidate(file, legible(str(file))) for file in dict.fromkeys(options.files)), ())


def _matches(candidate: Candidate, only: str) -> bool:
    pattern, file = folded(only), folded(candidate.file)
    return not only or fnmatchcase(file, pattern) or fnmatchcase(file.rpartition("/")[2], pattern)
