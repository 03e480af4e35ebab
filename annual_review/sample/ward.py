"""A whole fictitious ward as files in a folder: what ``generate.py sample`` writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from annual_review.problems import Place
from annual_review.sample.book import Book
from annual_review.sample.branch import SampleBranch, make_branch
from annual_review.sample.mistakes import MISTAKES, Mistake, Planted
from annual_review.sample.plan import SIZES, Plan, random_plan, random_size
from annual_review.sample.units import Unit, Ward, random_ward, ward_units
from annual_review.sample.workbook import book_bytes, lay_book

DEFAULT_YEAR = 2026  # the newest review
LIST_NAME = "danh-sach-loi.csv"
BRANCHES_LIMIT = 2000
_FAULTY = 3  # every third workbook gets a mistake
_TRIES = 50  # other plans tried before a kind of mistake is passed over for a branch
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))  # no Windows file name may have them


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A workbook of the ward: its file name, its bytes, the branch it is of, and the mistake planted in it."""

    name: str
    data: bytes
    branch: SampleBranch
    mistake: Mistake | None = None
    planted: Planted | None = None


def make_ward(
    branches: int, seed: int, *, faults: bool = False, years: tuple[int, ...] = (DEFAULT_YEAR,)
) -> Iterator[SampleFile]:
    """Yield the workbooks of ``branches`` branches, one by one; the same arguments give the same bytes.

    With ``faults`` every third has one mistake, of another kind each time. ``years`` are those the branches review, in turn.
    Raises ValueError for less than one branch or more than ``BRANCHES_LIMIT``.
    """
    if not 1 <= branches <= BRANCHES_LIMIT:
        raise ValueError(f"a ward has 1 to {BRANCHES_LIMIT} branches, not {branches}")
    rng = seeded(f"ward {seed}")
    ward, units = random_ward(rng), ward_units(rng, branches)
    kinds = rng.sample(MISTAKES, len(MISTAKES))
    for index, unit in enumerate(units):
        own = seeded(f"cell {seed} {unit.number}")
        plan = random_plan(own, year=years[index % len(years)], size=random_size(own))
        plan = replace(plan, decision=False)  # the ward says it in its own workbook; in a branch's alone it is warned about
        faulty = faults and index % _FAULTY == _FAULTY - 1
        yield _faulty(own, plan, ward, unit, kinds[index // _FAULTY % len(kinds)]) if faulty else _clean(own, plan, ward, unit)


def seeded(seed: str) -> Random:
    """Return a source of chance that gives the same for the same seed on every machine."""
    return Random(seed)  # noqa: S311 - a ward made up needs no secrecy, and must be the same again


def make_book(rng: Random, plan: Plan, ward: Ward, unit: Unit) -> tuple[SampleBranch, Book]:
    """Return a branch and its workbook."""
    branch = make_branch(rng, plan, ward, unit)
    return branch, lay_book(rng, branch)


def plant(rng: Random, mistake: Mistake, plan: Plan, ward: Ward, unit: Unit) -> tuple[SampleBranch, Book, Planted] | None:
    """Return a workbook with this mistake in it; None when no workbook tried had a place for it."""
    wanted = mistake.needs(plan)
    for _ in range(_TRIES):
        branch, book = make_book(rng, replace(wanted, size=max(SIZES[0], wanted.size)), ward, unit)
        planted = mistake.plant(book, rng)
        if planted:
            return branch, book, planted
    return None


def _clean(rng: Random, plan: Plan, ward: Ward, unit: Unit) -> SampleFile:
    branch, book = make_book(rng, plan, ward, unit)
    return SampleFile(_file_name(branch), book_bytes(book), branch)


def _faulty(rng: Random, plan: Plan, ward: Ward, unit: Unit, mistake: Mistake) -> SampleFile:
    found = plant(rng, mistake, plan, ward, unit)
    if found is None:
        return _clean(rng, plan, ward, unit)
    branch, book, planted = found
    return SampleFile(_file_name(branch), book_bytes(book), branch, mistake, planted)


def _file_name(branch: SampleBranch) -> str:
    return f"{branch.code} {branch.unit.name}.xlsx".translate(_FORBIDDEN)


def list_of_mistakes(files: Iterator[SampleFile] | tuple[SampleFile, ...]) -> str:
    """Return the planted mistakes as a table for Excel: file, sheet, cell, kind, what was planted, codes to expect."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(("Tệp", "Trang", "Ô", "Loại lỗi", "Lỗi đã cài", "Mã lỗi"))
    for file in files:
        if file.mistake and file.planted:
            place: Place = file.planted.place
            codes = " hoặc ".join(file.planted.codes)
            writer.writerow((file.name, place.sheet, place.address, file.mistake.kind, file.mistake.words, codes))
    return stream.getvalue()


def write_ward(
    folder: Path, branches: int, seed: int, *, faults: bool = False, years: tuple[int, ...] = (DEFAULT_YEAR,)
) -> tuple[SampleFile, ...]:
    """Write the workbooks of a ward into ``folder``, made if it is not there; return what was written.

    With ``faults`` a list of the planted mistakes is laid beside them. Raises FileExistsError when the folder holds
    anything: nobody's workbooks are mixed with made-up ones. OSError when it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[SampleFile] = []
    for file in make_ward(branches, seed, faults=faults, years=years):
        (folder / file.name).write_bytes(file.data)
        written.append(replace(file, data=b""))
    if faults:
        (folder / LIST_NAME).write_text(list_of_mistakes(tuple(written)), encoding="utf-8-sig", newline="")
    return tuple(written)
