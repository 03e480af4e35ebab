"""``generate.py new``: a blank workbook, with last year's roster if there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annual_review.disk.disk import cause, write_whole
from annual_review.exit_code import ExitCode
from annual_review.handout.blank import BlankForm, carried_over, write_blank
from annual_review.problems import Read, grouped
from annual_review.rules.rulebook import load_rule_sets
from annual_review.telling.console import Console
from annual_review.telling.summary import setup_lines

SUFFIX = ".xlsx"


def create(file: Path, form: BlankForm, last_year: Path | None, console: Console) -> ExitCode:
    """Write the blank workbook as ``file`` and say so; nothing is ever overwritten.

    Exit codes: 2 for a file that is there already or is not called .xlsx, 1 when ``last_year`` must be mended first,
    5 when the disk refuses.
    """
    if not is_free(file, console):
        return ExitCode.WRONG_SETUP
    read = _with_last_year(form, last_year, console) if last_year else Read(form)
    if read.value is None:
        return ExitCode.TO_MEND if read.problems else ExitCode.WRONG_SETUP
    if not written(file, write_blank(replace(read.value, rule_sets=known_rule_sets())), console):
        return ExitCode.OUTPUT
    carried = f", danh sách {len(read.value.roster)} đảng viên chép từ «{last_year}»" if last_year else ""
    console.result([f"Đã tạo bảng tính trống «{file}»{carried}."])
    return ExitCode.DONE


def is_free(file: Path, console: Console) -> bool:
    """Return whether a workbook may be written as ``file``; what stands in the way is said."""
    if file.suffix.lower() != SUFFIX:
        console.message(f"Tên tệp «{file}» phải có đuôi {SUFFIX}.")
        return False
    if file.exists() or file.is_symlink():
        console.message(f"Đã có «{file}»; không ghi đè. Hãy chọn tên khác hoặc dời tệp ấy đi.")
        return False
    return True


def written(file: Path, data: bytes, console: Console) -> bool:
    """Write a workbook; return whether the disk took it, which is said otherwise."""
    try:
        write_whole(file, data)
    except OSError as error:
        console.message(f"Không ghi được «{file}»: {cause(error)}.")
        return False
    return True


def known_rule_sets() -> tuple[str, ...]:
    """Return the ids that may be chosen under «Quy định áp dụng»."""
    book = load_rule_sets().value
    return tuple(rule_set.id for rule_set in book.rule_sets) if book else ()


def _with_last_year(form: BlankForm, last_year: Path, console: Console) -> Read[BlankForm]:
    """Return the form with last year's roster; what stands in the way is said."""
    try:
        data = last_year.read_bytes()
    except OSError as error:
        console.message(f"Không đọc được «{last_year}»: {cause(error)}.")
        return Read(None)
    read = carried_over(data, str(last_year), form)
    if read.value is None:
        console.message(f"Chưa chép được danh sách đảng viên từ «{last_year}» vì tệp ấy còn lỗi:")
        for line in setup_lines(grouped(read.problems)):
            console.message(line)
    return read
