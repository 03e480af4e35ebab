"""What the sample workbook says, read with plain openpyxl: it tells the published facts, and adds up."""

from __future__ import annotations

import unicodedata
import zipfile
from collections import Counter
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from tests.sample import make_sample, pictures

NAME = "Chi bộ TH Đô Thị Việt Hưng 2020"
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
Row = dict[str, object]


@pytest.fixture(scope="module")
def file(repository: Path) -> Path:
    return repository / "input" / f"{NAME}.xlsx"


@pytest.fixture(scope="module")
def book(file: Path) -> Workbook:
    return load_workbook(file)


def rows(book: Workbook, sheet: str) -> list[Row]:
    """The rows of a sheet below its heading row, by heading."""
    headings, *below = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in below]


def information(book: Workbook, item: str) -> list[object]:
    return [row["Nội dung"] for row in rows(book, "Thông tin") if row["Mục"] == item]


def count(row: Row, column: str) -> int:
    value = row[column]
    assert isinstance(value, int)
    return value


def members(book: Workbook) -> list[Row]:
    return [row for row in rows(book, "Phiếu đảng viên") if row["STT"]]


def test_every_sheet_is_there(book: Workbook) -> None:
    assert book.sheetnames == ["Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ", "Thành tích", "Ý kiến", "Ảnh"]


@pytest.mark.parametrize(
    ("item", "content"),
    [
        ("Năm đánh giá", 2020),
        ("Đảng bộ cấp trên", "Đảng bộ phường Giang Biên"),
        ("Chi bộ", "Chi bộ Trường Tiểu học Đô Thị Việt Hưng"),
        ("Mã chi bộ", "GB-07"),
        ("Căn cứ", "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên"),
        ("Ngày họp", datetime(2020, 12, 3)),  # noqa: DTZ001 - a cell holds no time zone
        ("Giờ bắt đầu", time(14, 0)),
        ("Giờ kết thúc", time(16, 30)),
        ("Địa điểm", "Phòng hội đồng"),
        ("Chủ trì", "Nguyễn Thị Hằng Nga – Bí thư Chi bộ"),
        ("Người trình bày báo cáo", "Nguyễn Thị Hằng Nga – Bí thư Chi bộ"),
        (
            "Đại biểu cấp trên",
            "Trần Thị Hoàng Lâm – Đảng ủy viên phường Giang Biên – Hiệu trưởng trường mầm non Đô Thị Việt Hưng",
        ),
        ("Số chi ủy viên", 5),
        ("Số đảng viên dự họp", 22),
        ("Số phiếu phát ra", 22),
        ("Số phiếu thu về", 22),
        ("Số phiếu hợp lệ", 22),
        ("Số phiếu không hợp lệ", 0),
        ("Chi bộ tự xếp loại", "Hoàn thành xuất sắc nhiệm vụ"),
    ],
)
def test_the_information_sheet_tells_what_the_article_tells(book: Workbook, item: str, content: object) -> None:
    assert information(book, item) == [content]


def test_the_conclusion_is_the_articles(book: Workbook) -> None:
    first, last = map(str, information(book, "Kết luận"))
    assert first.startswith("Trong năm 2020, tập thể chi ủy chi bộ đã phối hợp tốt, phân công rõ người, rõ việc, ")
    assert last.endswith("luôn đạt chi bộ Hoàn thành xuất sắc nhiệm vụ trong những năm tiếp theo.")


def test_the_last_strength_leads_to_the_achievements_as_in_the_article(book: Workbook) -> None:
    strength = str(information(book, "Ưu điểm")[-1])
    assert strength.endswith("đã hoàn thành xuất sắc nhiệm vụ, đạt nhiều thành tích cao của tập thể và cá nhân.")


@pytest.mark.parametrize("item", ["Ưu điểm", "Hạn chế", "Nguyên nhân", "Phương hướng", "Kết luận", "Đề xuất, kiến nghị"])
def test_every_narrative_item_has_text(book: Workbook, item: str) -> None:
    assert information(book, item)
    assert all(str(text).endswith(".") for text in information(book, item))


def test_the_workbook_says_that_names_are_invented(book: Workbook) -> None:
    (remark,) = [str(row["Ghi chú"]) for row in rows(book, "Thông tin") if row["Mục"] == "Chi bộ"]
    assert remark.startswith("Tên các đồng chí khác trong tệp này là tên hư cấu (trừ đồng chí Nguyễn Thị Hằng Nga ")


def test_the_roster_has_22_official_members_all_present(book: Workbook) -> None:
    roster = rows(book, "Đảng viên")
    assert [row["STT"] for row in roster] == list(range(1, 23))
    assert Counter(row["Diện"] for row in roster) == {"Chính thức": 22}
    assert Counter(row["Có mặt"] for row in roster) == {"x": 22}
    assert len({row["Họ và tên"] for row in roster}) == 22


def test_the_committee_has_five_members(book: Workbook) -> None:
    posts = [str(row["Chức vụ Đảng"]) for row in rows(book, "Đảng viên")]
    assert posts[:5] == ["Bí thư", "Phó Bí thư", "Chi ủy viên", "Chi ủy viên", "Chi ủy viên"]
    assert set(posts[5:]) == {"Đảng viên"}


@pytest.mark.parametrize("item", ["Chủ trì", "Thư ký", "Tổ trưởng kiểm phiếu", "Thành viên kiểm phiếu"])
def test_whoever_leads_the_meeting_is_on_the_roster(book: Workbook, item: str) -> None:
    names = {row["Họ và tên"] for row in rows(book, "Đảng viên")}
    assert {str(person).split(" – ")[0] for person in information(book, item)} <= names


def test_speakers_are_on_the_roster(book: Workbook) -> None:
    names = {row["Họ và tên"] for row in rows(book, "Đảng viên")}
    speakers = [row["Người phát biểu"] for row in rows(book, "Ý kiến")]
    assert len(speakers) == 4
    assert set(speakers) <= names


def test_dates_are_true_dates(book: Workbook) -> None:
    for row in rows(book, "Đảng viên")[1:]:
        assert isinstance(row["Ngày sinh"], datetime)
        assert isinstance(row["Ngày vào Đảng"], datetime)
        assert row["Ngày sinh"].year + 18 <= row["Ngày vào Đảng"].year < 2020


def test_the_ballots_name_the_roster_in_its_order(book: Workbook) -> None:
    assert [row["Họ và tên"] for row in members(book)] == [row["Họ và tên"] for row in rows(book, "Đảng viên")]


def test_every_members_votes_add_up_to_22(book: Workbook) -> None:
    assert {sum(count(row, level) for level in LEVELS) + count(row, "Không ghi") for row in members(book)} == {22}


def test_four_members_have_the_majority_for_excellent_and_eighteen_for_good(book: Workbook) -> None:
    majorities = Counter(level for row in members(book) for level in LEVELS if 2 * count(row, level) > 22)
    assert majorities == {"HTXSNV": 4, "HTTNV": 18}


def test_nobody_names_more_than_four_members_excellent_on_the_average(book: Workbook) -> None:
    assert sum(count(row, "HTXSNV") for row in members(book)) <= 22 * 4


def test_whoever_is_voted_excellent_is_an_excellent_employee(book: Workbook) -> None:
    employees = {row["Họ và tên"]: row["Xếp loại viên chức"] for row in rows(book, "Đảng viên")}
    assert {employees[row["Họ và tên"]] for row in members(book) if 2 * count(row, "HTXSNV") > 22} == {"HTXSNV"}


def test_the_total_row_adds_up(book: Workbook) -> None:
    total = rows(book, "Phiếu đảng viên")[-1]
    assert total["Họ và tên"] == "Tổng cộng"
    for column in (*LEVELS, "Không ghi"):
        assert count(total, column) == sum(count(row, column) for row in members(book))


def test_the_cells_ballot_is_excellent_with_all_votes(book: Workbook) -> None:
    votes = {row["Mức xếp loại"]: row["Số phiếu"] for row in rows(book, "Phiếu chi bộ")}
    assert votes == {
        "Phát ra": 22, "Thu về": 22, "Hợp lệ": 22, "Không hợp lệ": 0, "Hoàn thành xuất sắc nhiệm vụ": 22,
        "Hoàn thành tốt nhiệm vụ": 0, "Hoàn thành nhiệm vụ": 0, "Không hoàn thành nhiệm vụ": 0,
    }  # fmt: skip


def test_the_achievements_stand_in_the_articles_order(book: Workbook) -> None:
    achieved = rows(book, "Thành tích")
    assert list(Counter(row["Nhóm"] for row in achieved).items()) == [
        ("Tập thể", 9), ("Cá nhân", 6), ("Học sinh", 4), ("Đại trà", 1),
    ]  # fmt: skip
    assert [row["Nội dung"] for row in achieved if row["Nhóm"] == "Học sinh"] == [
        "06 giải Quốc tế", "08 giải Quốc gia", "06 giải Thành phố", "08 giải cấp Quận",
    ]  # fmt: skip
    assert achieved[0]["Nội dung"] == "Trường đạt Đơn vị Xuất sắc cấp Thành phố"
    assert achieved[-1]["Nội dung"] == "Chất lượng đại trà được giữ vững"


def test_numbers_in_an_achievements_words_are_its_quantity(book: Workbook) -> None:
    for row in rows(book, "Thành tích"):
        first = str(row["Nội dung"]).split(maxsplit=1)[0].removesuffix("%")
        assert row["Số lượng"] == (int(first) if first.isdigit() else None)


def test_every_photograph_lies_in_the_folder_named_like_the_workbook(book: Workbook, file: Path) -> None:
    photos = rows(book, "Ảnh")
    assert {str(row["Tệp"]) for row in photos} == {each.name for each in file.with_suffix("").iterdir()}
    for row in photos:
        picture = file.with_suffix("") / str(row["Tệp"])
        assert picture.stat().st_size < 60_000
        assert "minh họa" in str(row["Chú thích"])


def test_all_text_is_composed_and_no_cell_is_a_formula(book: Workbook) -> None:
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type not in "fe"
            if isinstance(cell.value, str):
                assert cell.value == unicodedata.normalize("NFC", cell.value)


def test_the_file_name_is_safe_on_windows() -> None:
    assert unicodedata.is_normalized("NFC", NAME)
    assert not set(NAME) & set('<>:"/\\|?*')


def test_headings_are_bold_and_frozen(book: Workbook) -> None:
    for sheet in book:
        assert str(sheet.freeze_panes)[-1] == "2"
        assert all(cell.font.bold for cell in sheet[1])


def test_the_script_remakes_the_workbook(file: Path) -> None:
    with zipfile.ZipFile(file) as kept, zipfile.ZipFile(BytesIO(make_sample.workbook_bytes())) as made:
        assert kept.namelist() == made.namelist()
        for part in kept.namelist():
            assert kept.read(part) == made.read(part), part


def test_the_script_draws_the_pictures_again(file: Path) -> None:
    drawn = {"phong-hoi-dong.png": pictures.meeting_room(), "hom-phieu.png": pictures.ballot_box()}
    for name, picture in drawn.items():
        with Image.open(file.with_suffix("") / name) as kept:
            assert kept.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_the_script_writes_workbook_and_pictures(tmp_path: Path, file: Path) -> None:
    make_sample.write(tmp_path)
    written = sorted(str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*.*"))
    assert written == sorted([f"{NAME}.xlsx", f"{NAME}/hom-phieu.png", f"{NAME}/phong-hoi-dong.png"])
    assert (tmp_path / file.name).read_bytes() == make_sample.workbook_bytes()
