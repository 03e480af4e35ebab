"""``generate.py new --ward``: the ward's own blank workbook; ``new DIR --from-ward``: one blank for each branch it lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annual_review.cli.commands.new import SUFFIX, is_free, known_rule_sets, written
from annual_review.cli.commands.run import Wanted, settings
from annual_review.disk.disk import cause
from annual_review.disk.names import holdable
from annual_review.disk.state import BranchKey
from annual_review.exit_code import ExitCode, Halt
from annual_review.handout.blank import DEFAULT_MEMBERS, BlankForm, carried_over, write_blank
from annual_review.handout.ward_blank import ListedBranch, WardForm, write_ward_blank
from annual_review.model.record import ReviewRecord
from annual_review.model.ward import WardListBranch, WardRecord
from annual_review.model.wards import ward_key
from annual_review.problems import grouped
from annual_review.reading.record import read_workbook
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.telling.console import Console
from annual_review.telling.expected import ExpectedBranches
from annual_review.telling.summary import setup_lines

_SPARE_ROWS = 5
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def create_for_ward(file: Path, ward: str, year: int, home: Path, console: Console) -> ExitCode:
    """Write the ward's blank workbook as ``file``; the list of branches in the configuration of ``home`` goes over.

    Exit codes: 2 for a file that is there already, is not called .xlsx, or a wrong configuration; 5 when the disk refuses.
    """
    if not is_free(file, console):
        return ExitCode.WRONG_SETUP
    try:
        expected = settings(Wanted(home)).expected
    except Halt as halt:
        for line in setup_lines(halt.problems):
            console.message(line)
        return halt.code
    listed = next((each for each in expected if _is_of(each, ward, year)), None)
    branches = tuple(map(_listed, listed.branches)) if listed else ()
    form = WardForm(year, shipped_rule_sets().of_review(year), ward or (listed.ward if listed else ""), branches)
    if not written(file, write_ward_blank(form), console):
        return ExitCode.OUTPUT
    carried = f", danh sách {len(branches)} chi bộ chép từ mục [[expected]] của config.toml" if branches else ""
    console.result([f"Đã tạo tệp trống của đảng bộ «{file}»{carried}."])
    return ExitCode.DONE


def _is_of(expected: ExpectedBranches, ward: str, year: int) -> bool:
    return expected.year == year and (not ward or ward_key(expected.ward) == ward_key(ward))


def _listed(name: str) -> ListedBranch:
    """A configuration lists a branch by its code or its name; a code has no blank and some digit."""
    is_code = " " not in name and any(map(str.isdigit, name))
    return ListedBranch("", name) if is_code else ListedBranch(name)


@dataclass(frozen=True, slots=True)
class _LastYear:
    """A branch's workbook of an earlier year that lies beside the ward's."""

    file: Path
    data: bytes
    record: ReviewRecord


def create_for_branches(folder: Path, workbook: Path, console: Console) -> ExitCode:
    """Write a blank workbook into ``folder`` for every branch the ward's ``workbook`` lists, a line for each on the console.

    The roster of last year's workbook goes over where that lies beside the ward's. Nothing is overwritten. Exit codes: 1
    when the ward's workbook must be mended first, 2 when it is none, 5 when the disk refuses.
    """
    ward = _ward(workbook, console)
    if isinstance(ward, ExitCode):
        return ward
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = tuple(_earlier(workbook, ward))
    except OSError as error:
        console.message(f"Không dùng được thư mục «{folder}»: {cause(error)}.")
        return ExitCode.OUTPUT
    lines: list[str] = []
    for branch in ward.branches:
        file = folder / holdable(f"{branch.code} {branch.name}".strip().replace("/", "-") + SUFFIX)
        if file.exists() or file.is_symlink():
            lines.append(f"«{file.name}»: đã có, giữ nguyên.")
            continue
        last = _last_year(branch, ward, earlier)
        form = BlankForm(
            ward.year,
            ward.ward,
            branch.name,
            branch.code,
            members=max(DEFAULT_MEMBERS, (branch.members or 0) + _SPARE_ROWS),
            rule_sets=known_rule_sets(),
        )
        if last is not None:
            form = carried_over(last.data, last.file.name, form).value or form
        if not written(file, write_blank(form), console):
            return ExitCode.OUTPUT
        carried = f", danh sách {len(form.roster)} đảng viên chép từ «{last.file.name}»" if last else ""
        lines.append(f"«{file.name}»: đã tạo{carried}.")
    console.result([*lines, f"Đảng bộ có {len(ward.branches)} chi bộ; tệp trống ở «{folder}»."])
    return ExitCode.DONE


def _ward(workbook: Path, console: Console) -> WardRecord | ExitCode:
    try:
        data = workbook.read_bytes()
    except OSError as error:
        console.message(f"Không đọc được «{workbook}»: {cause(error)}.")
        return ExitCode.WRONG_SETUP
    read = read_workbook(data, file=str(workbook))
    if read.ward is not None:
        return read.ward
    if read.record is not None:
        console.message(f"«{workbook}» là tệp của một chi bộ, không phải tệp của đảng bộ.")
        return ExitCode.WRONG_SETUP
    console.message(f"Tệp của đảng bộ «{workbook}» còn lỗi:")
    for line in setup_lines(grouped(read.problems)):
        console.message(line)
    return ExitCode.TO_MEND


def _earlier(workbook: Path, ward: WardRecord) -> Iterator[_LastYear]:
    """Yield the readable workbooks of earlier years in the folder of the ward's, the latest year first."""
    found: list[_LastYear] = []
    for file in sorted(workbook.parent.iterdir()):
        if file == workbook or file.suffix.lower() not in _WORKBOOKS or not file.is_file() or file.name.startswith("~$"):
            continue
        data = file.read_bytes()
        record = read_workbook(data, file=file.name).record
        if record is not None and record.year < ward.year and ward_key(record.parent) == ward_key(ward.ward):
            found.append(_LastYear(file, data, record))
    yield from sorted(found, key=lambda each: (-each.record.year, each.file.name))


def _last_year(branch: WardListBranch, ward: WardRecord, earlier: tuple[_LastYear, ...]) -> _LastYear | None:
    wanted = BranchKey(ward.year, ward.ward, branch.name, branch.code)
    for each in earlier:
        key = BranchKey(each.record.year, each.record.parent, each.record.branch, each.record.code)
        same_code = bool(wanted.code and key.code) and wanted.identity == key.identity
        if same_code or (not (wanted.code and key.code) and wanted.name_identity == key.name_identity):
            return each
    return None
