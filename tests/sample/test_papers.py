"""The papers of the sample, letter for letter, made by the command a new user types."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from annual_review.cli.main import main
from annual_review.disk.names import WARD_FOLDER
from tests.conftest import Golden
from tests.sample.make_sample import workbook
from tests.sample.paper_text import paper_text

EXPECTED = Path(__file__).parent / "expected"
PAPERS = (
    "01-bien-ban-hop",
    "02-bien-ban-kiem-phieu",
    "03-bao-cao",
    "04-danh-sach-xep-loai",
    "06-tong-hop-thanh-tich",
    "07-to-trinh",
    "08-doi-chieu-so-lieu",
    "09-tin-bai",
    "10-bao-cao-kiem-diem-tap-the",
    "12-danh-muc-ho-so",
)


def papers(inbox: Path, outbox: Path) -> dict[str, Path]:
    """Run the night and return the papers it made of the branch, by name."""
    assert main(["--input", str(inbox), "--output", str(outbox), "-q"]) == 0
    return {file.stem: file for file in outbox.rglob("*.docx") if file.parent.name != WARD_FOLDER}


@pytest.fixture(scope="module")
def made(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return papers(repository / "input", tmp_path_factory.mktemp("output"))


def one_exempt_member() -> Workbook:
    """The sample with its last member exempt from the Party's activities: 21 ballots, one member unrated."""
    book = workbook()
    information, roster, ballots, cell = (book[name] for name in ("Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ"))
    for sheet in (information, cell):
        for (content,) in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
            content.value = 21 if content.value == 22 else content.value
    headings = {cell.value: cell.column for cell in roster[1]}
    for heading, value in (("Có mặt", None), ("Lý do vắng", "Tuổi cao"), ("Không đánh giá", "Miễn sinh hoạt")):
        roster.cell(23, headings[heading] or 0).value = value
    ballots.delete_rows(23, 2)  # the member's row and the total row
    for row in range(2, 23):
        good = ballots.cell(row, 4)
        assert isinstance(good.value, int)
        good.value -= 1
    return book


def test_the_sample_gives_these_papers(made: dict[str, Path]) -> None:
    assert tuple(sorted(made)) == PAPERS


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_reads(name: str, made: dict[str, Path], golden: Golden) -> None:
    golden(EXPECTED / f"{name}.txt", paper_text(made[name]))


def test_the_list_of_unrated_members_reads(tmp_path: Path, golden: Golden) -> None:
    (tmp_path / "in").mkdir()
    one_exempt_member().save(tmp_path / "in" / "chi-bo.xlsx")
    made = papers(tmp_path / "in", tmp_path / "out")
    golden(EXPECTED / "05-danh-sach-chua-xep-loai.txt", paper_text(made["05-danh-sach-chua-xep-loai"]))


def test_a_second_run_writes_nothing(repository: Path, tmp_path: Path) -> None:
    first = {
        name: (file.stat().st_mtime_ns, file.read_bytes()) for name, file in papers(repository / "input", tmp_path).items()
    }
    second = {
        name: (file.stat().st_mtime_ns, file.read_bytes()) for name, file in papers(repository / "input", tmp_path).items()
    }
    assert first == second
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [workbook["status"] for workbook in report["workbooks"]] == ["unchanged"]


def test_the_sample_has_nothing_to_mend(repository: Path, tmp_path: Path) -> None:
    papers(repository / "input", tmp_path)
    (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["workbooks"]
    assert [problem["code"] for problem in told["problems"] if problem["severity"] != "note"] == []
