"""The steps of a night called by hand: what each hands to the executor and what it passes on."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.listing import list_workbooks
from annual_review.night.make import make
from annual_review.night.options import Options
from annual_review.night.read import read_workbooks
from annual_review.night.settle import settle
from annual_review.night.setup import open_context
from annual_review.workers.executor import Job, Result, Task
from annual_review.workers.here import Here
from tests.small_branch.night import NOW, House, workbook


def test_a_dry_run_looks_at_photographs_where_workbooks_are_read(tmp_path: Path) -> None:
    house = House(tmp_path)
    asked: list[object] = []

    class Listening(Here[RunContext]):
        def run(self, job: Job[RunContext, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
            asked.append(job.work)
            return super().run(job, tasks)

    house.put("a.xlsx", workbook())
    options = Options(house.folders, dry=True)
    context = open_context(house.folders.templates)
    listed = list_workbooks(options)
    found = read_workbooks(Listening(context), listed.selected, now=NOW.timestamp(), settling=0, watch=lambda *_: None)
    settled = settle(found, found, {}, {})
    make(Listening(context), options, settled, found.reviews, {})
    assert asked == [dossier.read, dossier.inspect_photos]
