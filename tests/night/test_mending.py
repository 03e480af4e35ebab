"""The annotated copies of a night: written for what is refused, taken away when it is clean, never over a clerk's work."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from annual_review.disk import disk
from annual_review.disk.inbox import Candidate
from annual_review.exit_code import ExitCode, Halt
from annual_review.night.dossier import RunContext
from annual_review.night.mending import SECONDS, Mended, MendTask, copy_names, lost, mend
from annual_review.rendering.docx.store import TemplateStore
from annual_review.telling.outcome import Made, Refused
from annual_review.telling.report import report_schema
from annual_review.workbook.stamp import ANNOTATED, is_untouched, made_as
from annual_review.workers.bug import Bug
from annual_review.workers.executor import Job, Result, Task
from annual_review.workers.here import Here
from tests.small_branch.night import House, outcome, refused, statuses, workbook, wrong_count
from tests.small_branch.reckoned import rule_book


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "input").mkdir()
    return House(tmp_path)


def copies(house: House) -> list[str]:
    folder = house.output / "can-sua"
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def edit(file: Path) -> bytes:
    """Mend the wrong cell of a copy where it lies, as a clerk would who does not read what is said above it."""
    book = load_workbook(file)
    book["Phiếu đảng viên"]["C4"] = load_workbook(io.BytesIO(workbook()))["Phiếu đảng viên"]["C4"].value
    out = io.BytesIO()
    book.save(out)
    file.write_bytes(out.getvalue())
    return out.getvalue()


def messages(house: House, file: str, prefix: str = "SUA") -> list[str]:
    return [each.message for each in outcome(house.night(), file).problems if each.code.startswith(prefix)]


@pytest.mark.parametrize(
    ("file", "copy"),
    [
        ("a.xlsx", "can-sua/a.xlsx"),
        ("Tổ 1/B.XLSX", "can-sua/Tổ 1/B.XLSX"),
        ("c.xls", "can-sua/c.xls.xlsx"),
        ("d.xlsm", "can-sua/d.xlsm.xlsx"),
        ("CON.xlsx", "can-sua/_CON-5d7d751d.xlsx"),
        ("a:b?.xlsx", "can-sua/a_b_-d7cf303f.xlsx"),
    ],
)
def test_a_copy_is_called_like_its_workbook(file: str, copy: str) -> None:
    assert copy_names([file]) == {file: copy}


def test_no_two_copies_are_called_alike() -> None:
    files = ["a.xls", "a.xls.xlsx", "A.XLS.xlsx", "c/b.xlsx", "C/B.xlsx"]
    names = copy_names(files)
    assert len({name.casefold() for name in names.values()}) == len(files)


@pytest.mark.parametrize("name", ["L" * 250 + ".xlsx", "ệ" * 83 + ".xlsx", "L" * 251 + ".xls"])
def test_a_refused_workbook_with_the_longest_name_has_its_copy(house: House, name: str) -> None:
    house.put(name, b"khong phai bang tinh")
    night = house.night()
    assert night.exit_code is ExitCode.TO_MEND
    assert (house.output / refused(night, name).annotated).is_file()


def test_a_refused_workbook_is_handed_back_annotated(house: House) -> None:
    original = house.put("to 1/sai.xlsx", wrong_count())
    before = original.read_bytes()
    night = house.night()
    assert refused(night, "to 1/sai.xlsx").annotated == "can-sua/to 1/sai.xlsx"
    data = (house.output / "can-sua/to 1/sai.xlsx").read_bytes()
    assert (made_as(data), is_untouched(data)) == (ANNOTATED, True)
    assert original.read_bytes() == before


def test_board_and_report_lead_to_the_copy(house: House) -> None:
    house.put("to 1/sai.xlsx", wrong_count())
    house.night()
    report = json.loads((house.output / "report.json").read_bytes())
    assert report["workbooks"][0]["annotated"] == "can-sua/to 1/sai.xlsx"
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert '<a href="can-sua/to%201/sai.xlsx">Bản sửa lỗi</a>' in (house.output / "index.html").read_text(encoding="utf-8")


def test_a_file_that_is_no_workbook_gets_a_copy_with_the_list_only(house: House) -> None:
    house.put("rac.xlsx", b"khong phai bang tinh")
    house.night()
    book = load_workbook(house.output / "can-sua/rac.xlsx")
    assert book.sheetnames == ["LỖI CẦN SỬA"]


def test_a_clean_workbook_has_no_copy(house: House) -> None:
    house.put("a.xlsx", workbook())
    assert isinstance(outcome(house.night(), "a.xlsx"), Made)
    assert not (house.output / "can-sua").exists()


def test_a_second_night_writes_the_copy_anew_only_when_it_differs(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    stamp = (house.output / "can-sua/sai.xlsx").stat().st_mtime_ns
    house.night()
    assert (house.output / "can-sua/sai.xlsx").stat().st_mtime_ns == stamp


def test_the_copy_goes_when_its_workbook_is_mended(house: House) -> None:
    house.put("to 1/sai.xlsx", wrong_count())
    house.night()
    house.put("to 1/sai.xlsx", workbook())
    house.night()
    assert not (house.output / "can-sua").exists()


def test_the_copy_goes_when_its_workbook_is_gone(house: House) -> None:
    house.put("sai.xlsx", wrong_count()).unlink()
    house.put("sai.xlsx", wrong_count())
    house.night()
    (house.root / "input/sai.xlsx").unlink()
    house.night()
    assert not (house.output / "can-sua").exists()


def test_the_copy_mended_and_handed_in_as_it_is_makes_the_papers(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    mended = edit(house.output / "can-sua/sai.xlsx")
    house.put("sai.xlsx", mended)
    assert statuses(house.night()) == {"sai.xlsx": "made"}


def test_a_copy_mended_where_it_lies_stays_and_that_is_said(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    mended = edit(house.output / "can-sua/sai.xlsx")
    assert messages(house, "sai.xlsx") == [
        "Bản sửa lỗi «can-sua/sai.xlsx» đã có người sửa tại chỗ nên giữ nguyên; chương trình không đọc tệp ở thư mục này."
    ]
    assert (house.output / "can-sua/sai.xlsx").read_bytes() == mended


def test_an_edited_copy_stays_also_when_its_workbook_is_clean(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    edit(house.output / "can-sua/sai.xlsx")
    house.put("sai.xlsx", workbook())
    assert messages(house, "sai.xlsx") == [
        "Bảng tính đã hết lỗi nhưng bản sửa lỗi «can-sua/sai.xlsx» đã có người sửa tại chỗ nên chưa xóa."
    ]
    assert copies(house) == ["sai.xlsx"]


def test_a_file_of_somebody_else_in_the_folder_is_left_alone(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    (house.output / "can-sua/ghi chu.txt").write_bytes(b"cua toi")
    (house.output / "can-sua/cut.xlsx.dang-ghi").write_bytes(b"half")
    (house.root / "input/sai.xlsx").unlink()
    house.night()
    assert copies(house) == ["ghi chu.txt"]


def test_a_narrowed_run_leaves_the_copies_of_the_others(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.put("rac.xlsx", b"khong phai bang tinh")
    house.night()
    house.night(only="rac*")
    assert copies(house) == ["rac.xlsx", "sai.xlsx"]


def test_a_dry_run_writes_no_copy(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    assert refused(house.night(dry=True), "sai.xlsx").annotated == ""
    assert not (house.output / "can-sua").exists()


def test_two_equal_refused_workbooks_have_a_copy_each(house: House) -> None:
    house.put("sai.xlsx", wrong_count())
    house.put("sai - Copy.xlsx", wrong_count())
    house.night()
    assert copies(house) == ["sai - Copy.xlsx", "sai.xlsx"]


def test_a_copy_lost_with_its_worker_is_no_copy() -> None:
    assert lost(MendTask("a.xlsx", b"", ()), Bug("WorkerDied", ())) == Mended("a.xlsx", None)


def test_a_copy_that_cannot_be_written_costs_only_itself(house: House) -> None:
    house.output.mkdir()
    (house.output / "can-sua").write_bytes(b"a file")
    house.put("sai.xlsx", wrong_count())
    house.put("tot.xlsx", workbook())
    night = house.night()
    assert statuses(night) == {"sai.xlsx": "refused", "tot.xlsx": "made"}
    told = refused(night, "sai.xlsx")
    assert told.annotated == ""
    assert told.problems[-1].message == ("Chưa ghi được bản sửa lỗi «can-sua/sai.xlsx»: đã có một tệp trùng tên thư mục.")


def test_a_copy_held_by_excel_costs_only_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("sai.xlsx", wrong_count())
    house.night()
    before = (house.output / "can-sua/sai.xlsx").read_bytes()
    house.put("sai.xlsx", workbook(cells={"Phiếu đảng viên!C4": "6 phiếu"}))
    real = disk.put_in_place

    def held(temporary: Path, final: Path) -> None:
        if "can-sua" in final.parts:
            raise PermissionError(errno.EACCES, "held", str(final))
        real(temporary, final)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "put_in_place", held)
        night = house.night()
    assert night.exit_code is ExitCode.TO_MEND
    assert outcome(night, "sai.xlsx").problems[-1].message == (
        "Chưa ghi được bản sửa lỗi «can-sua/sai.xlsx»: không có quyền truy cập hoặc tệp đang mở trong chương trình khác."
    )
    assert "Đóng tệp đang mở của 1 hồ sơ rồi chạy lại" in (house.output / "index.html").read_text(encoding="utf-8")
    assert (house.output / "can-sua/sai.xlsx").read_bytes() == before
    house.night()
    assert (house.output / "can-sua/sai.xlsx").read_bytes() != before


def test_a_full_disk_under_a_copy_ends_the_run_with_5(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk.write_whole

    def full(file: Path, data: bytes) -> bool:
        if "can-sua" in file.parts:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(file, data)

    house.put("sai.xlsx", wrong_count())
    monkeypatch.setattr(disk, "write_whole", full)
    with pytest.raises(Halt) as halt:
        house.night()
    assert halt.value.code is ExitCode.OUTPUT


@dataclass(frozen=True, slots=True)
class Slow(Here[RunContext]):
    """An executor in which whole workbooks take too long, and lists do not."""

    def run(self, job: Job[RunContext, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        assert job.seconds == SECONDS
        for task in tasks:
            if isinstance(task, MendTask) and task.data:
                yield job.lost(task, Bug("TimeoutError"))
            else:
                yield job.work(self.context, task)


def test_a_workbook_that_takes_too_long_to_annotate_gets_its_list(house: House) -> None:
    path = house.put("sai.xlsx", wrong_count())
    problem = refused(house.night(), "sai.xlsx").problems
    (house.output / "can-sua/sai.xlsx").unlink()
    (told,) = mend(
        Slow(RunContext(rule_book(), TemplateStore({}))),
        house.output,
        [Refused(file="sai.xlsx", sha256="", problems=problem)],
        [Candidate(path, "sai.xlsx")],
        ["sai.xlsx"],
    )
    assert isinstance(told, Refused)
    assert told.problems[-1].code == "SUA-14"
    assert told.annotated == "can-sua/sai.xlsx"
    book = load_workbook(house.output / told.annotated)
    assert book.sheetnames == ["LỖI CẦN SỬA"]
