"""A workbook before its meeting: its papers are made, and those of before and after the vote do not disturb each other."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from annual_review.exit_code import ExitCode
from annual_review.telling.outcome import BeforeMeeting, Made, Unchanged
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


def papers(house: House) -> dict[str, bytes]:
    return {name: data for name, data in house.made_of_branches().items() if name.endswith(".docx")}


def in_folder(paper: str) -> str:
    return paper.removeprefix(f"{BRANCH_FOLDER}/")


def test_a_workbook_before_its_meeting_is_no_mistake(house: House) -> None:
    house.put("a.xlsx", before_the_meeting())
    night = house.night()
    found = outcome(night, "a.xlsx")
    assert isinstance(found, BeforeMeeting)
    assert [(each.severity.value, each.code) for each in found.problems] == [("note", "PHIEU-08")]
    assert (found.folder, night.exit_code) == (BRANCH_FOLDER, ExitCode.DONE)
    assert {"self-review", "invitation", "ballots", "ballot-control"} <= {each.kind for each in found.documents}
    assert set(papers(house)) == {each.file for each in found.documents}
    assert not (house.output / "ban-giao").exists()
    report = json.loads((house.output / "report.json").read_bytes())
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert "chưa họp" in (house.output / "index.html").read_text(encoding="utf-8")


def test_papers_of_a_vote_that_was_taken_out_again_stay_and_are_named(house: House) -> None:
    house.put("a.xlsx", workbook())
    house.night()
    before = papers(house)
    house.put("a.xlsx", before_the_meeting())
    found = outcome(house.night(), "a.xlsx")
    assert isinstance(found, BeforeMeeting)
    told = f"Hồ sơ ở «{BRANCH_FOLDER}» là của lần chạy trước, chưa theo nội dung hiện nay của tệp."
    assert told in [each.message for each in found.problems]
    stale = {each.message for each in found.problems if each.code == "DEM-13"}
    assert stale == {f"Văn bản «{name}» của lần chạy trước không còn thuộc hồ sơ này." for name in map(in_folder, before)}
    assert before.items() <= papers(house).items()


def test_papers_of_before_the_meeting_stay_after_it_and_nobody_is_told(house: House) -> None:
    house.put("a.xlsx", before_the_meeting())
    house.night()
    before = papers(house)
    house.put("a.xlsx", workbook())
    for _ in range(2):  # made, then unchanged
        found = outcome(house.night(), "a.xlsx")
        assert isinstance(found, Made | Unchanged)
        assert "DEM-13" not in {each.code for each in found.problems}
        assert before.items() <= papers(house).items()
        assert not {"self-review", "invitation", "ballots", "ballot-control"} & {each.kind for each in found.documents}
    (package,) = (house.output / "ban-giao").glob("*.zip")
    with zipfile.ZipFile(package) as opened:
        assert not [name for name in opened.namelist() if Path(name).name[:2] in {"21", "22", "23", "24"}]
