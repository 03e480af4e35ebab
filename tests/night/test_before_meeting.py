import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from annual_review.exit_code import ExitCode
from annual_review.telling.outcome import BeforeMeeting
from annual_review.telling.report import report_schema
from tests.small_branch.night import BRANCH_FOLDER, House, outcome, workbook


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def before_the_meeting() -> bytes:
    """The sample as it is before its meeting: roster and information, no count and no vote."""
    book = load_workbook(io.BytesIO(workbook()))
    for name in ("Phiếu đảng viên", "Phiếu chi bộ"):
        del book[name]
    info = book["Thông tin"]
    for row in info.iter_rows():
        if str(row[0].value).startswith(("Số phiếu", "Chi bộ tự xếp loại")):
            row[1].value = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_before_its_meeting_is_no_mistake(house: House) -> None:
    house.put("a.xlsx", before_the_meeting())
    night = house.night()
    found = outcome(night, "a.xlsx")
    assert isinstance(found, BeforeMeeting)
    assert [(each.severity.value, each.code) for each in found.problems] == [("note", "PHIEU-08")]
    assert (found.folder, found.documents, night.exit_code) == ("", (), ExitCode.DONE)
    assert house.made() == {}
    report = json.loads((house.output / "report.json").read_bytes())
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert "chưa họp" in (house.output / "index.html").read_text(encoding="utf-8")


def test_papers_of_a_vote_that_was_taken_out_again_stay_and_are_named(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    before = house.made_of_branches()
    house.put("a.xlsx", before_the_meeting())
    found = outcome(house.night(), "a.xlsx")
    assert isinstance(found, BeforeMeeting)
    assert found.problems[-1].message == (
        f"Hồ sơ ở «{BRANCH_FOLDER}» là của lần chạy trước, chưa theo nội dung hiện nay của tệp."
    )
    assert house.made_of_branches() == before
