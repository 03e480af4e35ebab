"""A process that runs nights in children to be killed: everything imported and the templates open, so that a kill at a
random moment hits the night and not the start of Python.

Reads lines «input output templates», answers with the child's number; a second line «wait» answers how it ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import annual_review.handout.annotate
import annual_review.reading.record  # noqa: F401 - imported here so that no child does
from annual_review.exit_code import Halt
from annual_review.night import night
from annual_review.night.dossier import RunContext
from annual_review.night.options import Options
from annual_review.night.setup import Folders, open_context
from tests.small_branch.night import NOW


def serve() -> None:
    """Run one night after another until the lines end."""
    open_contexts: dict[Path, RunContext] = {}
    child = 0
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        if words == ["wait"]:
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
            continue
        folders = Folders(*(Path(word) for word in words))
        if folders.templates not in open_contexts:
            open_contexts[folders.templates] = open_context(folders.templates)
        context = open_contexts[folders.templates]
        child = os.fork()
        if not child:
            os._exit(_run(folders, context))
        print(child, flush=True)


def _run(folders: Folders, context: RunContext) -> int:
    setattr(night, "open_context", lambda *_: context)  # noqa: B010 - not exported there, so mypy forbids the plain form
    try:
        return int(night.run_night(Options(folders), now=lambda: NOW).exit_code)
    except Halt as halt:
        return int(halt.code)


if __name__ == "__main__":
    serve()
