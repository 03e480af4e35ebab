import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from annual_review.documents.ward.over_quota import OverQuota
from annual_review.problems import Entry, Severity
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.board import board_bytes, board_view, verdict
from annual_review.telling.board_tasks import chart, tasks
from annual_review.telling.expected import MissingBranches
from annual_review.telling.outcome import Refused
from tests.telling.nights import KEY, broken, copied, full_night, made, night, refused, unchanged
from tests.wards import ward_of


class Page(HTMLParser):
    """Collects what a page links to, loads, and heads."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[str] = []
        self.text: list[str] = []
        self.cells: list[str] = []
        self.in_cell = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.in_cell = tag == "td"
        if tag == "a":
            self.links.append(found["href"])
        if "src" in found or tag == "link":
            self.loads.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "label":
            self.labelled.add(found["for"])
        if tag in {"input", "select"}:
            self.fields.append(found["id"])

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.in_cell and data.strip():
            self.cells.append(data.strip())


def shown(of: Page) -> str:
    return " ".join("".join(of.text).split())


def test_what_is_to_be_done_stands_before_what_was_made() -> None:
    text = shown(Page(board_bytes(full_night())))
    assert text.index("Việc cần làm") < text.index("sai.xlsx") < text.index("Hồ sơ đã có") < text.index("Biên bản họp chi bộ")


def test_a_problem_is_told_with_sheet_cell_sentence_and_remedy() -> None:
    text = shown(Page(board_bytes(full_night())))
    assert "Trang «Phiếu đảng viên», ô C9: Ô của Nguyễn Văn <b>A&B</b> ghi «5 phiếu»; cần một số nguyên từ 0 trở lên." in text
    assert "Cách xử lý: Xóa chữ, chỉ để lại con số." in text


def test_hostile_text_is_shown_letter_for_letter() -> None:
    assert b"<b>A&B</b>" not in board_bytes(full_night())
    assert b"&lt;b&gt;A&amp;B&lt;/b&gt;" in board_bytes(full_night())


def test_papers_are_linked_relative_to_the_board() -> None:
    folder = "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen"
    links = [link for link in Page(board_bytes(night(made()))).links if not link.startswith("#")]
    assert links == [
        f"{folder}/01-bien-ban-hop.docx",
        f"{folder}/09-tin-bai.docx",
        f"{folder}/09-tin-bai%20%28ban%20moi%29.docx",
    ]


def test_nothing_is_loaded_from_anywhere() -> None:
    data = board_bytes(full_night())
    assert Page(data).loads == []
    assert b"http" not in data.replace(b"http-equiv", b"")
    assert b"default-src 'none'" in data


def test_headings_descend_and_every_field_has_a_label() -> None:
    page = Page(board_bytes(full_night()))
    assert page.headings[0] == "h1"
    assert page.headings.count("h1") == 1
    levels = [int(heading[1]) for heading in page.headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert set(page.fields) <= page.labelled


def test_it_says_when_it_was_made_and_by_which_run() -> None:
    assert "Lập lúc 03:04 ngày 02/01/2026 (lần chạy 20260102-030405, phiên bản 0.1.0)." in shown(
        Page(board_bytes(full_night()))
    )


def test_ward_totals_ignored_files_orphans_and_waiting_are_shown() -> None:
    text = shown(Page(board_bytes(full_night())))
    assert "Đảng bộ phường Giang Biên 2020 2 12 12 2 10 0 0 0" in re.sub(
        r"(?<=\d)(?=\d{4}\b)", " ", " ".join(text.split())
    ) or ("Tổng hợp theo đảng bộ" in text)
    assert "~$a.xlsx" in text
    assert "Hồ sơ ở «2019/x/y» làm từ «cu.xlsx»; nay tệp ấy không còn hoặc đã ghi sang chi bộ, năm khác." in text
    assert "Tệp đang được chép hoặc đang mở để ghi nên chưa đọc." in text


def test_the_verdict_is_one_sentence() -> None:
    assert verdict(night()) == "Chưa có bảng tính nào trong thư mục nhận bảng tính."
    narrowed = replace(night(), only="zzz*")
    assert verdict(narrowed) == "Không có bảng tính nào trong thư mục nhận bảng tính khớp với «zzz*»."
    assert verdict(night(made())) == "Không có việc phải sửa: 1 bảng tính."
    assert verdict(night(refused(), made())) == "Cần xử lý: 1 bảng tính phải sửa."
    assert verdict(full_night()) == "Cần xử lý: 1 bảng tính phải sửa, 1 bảng tính gặp lỗi của chương trình."


def test_an_empty_night_has_a_board_too() -> None:
    text = shown(Page(board_bytes(replace(night(), orphans=(), ignored=()))))
    assert "Không có bảng tính nào phải sửa." in text
    assert "Chưa có hồ sơ nào." in text


def test_the_same_night_gives_the_same_board() -> None:
    assert board_bytes(full_night()) == board_bytes(full_night())


def test_a_filter_of_wards_appears_with_two_wards() -> None:
    one = made()
    other = replace(unchanged("b.xlsx"), key=replace(one.key, ward="Đảng bộ phường Khác"))
    assert b'id="dang-bo"' in board_bytes(night(one, other))
    assert b'id="dang-bo"' not in board_bytes(night(one))


def test_cells_stand_in_the_order_of_their_numbers() -> None:
    one = made()
    assert one.key is not None
    cells = [replace(one, file=f"{n}.xlsx", key=replace(one.key, branch=f"Chi bộ {n}")) for n in (10, 2, 1)]
    text = shown(Page(board_bytes(night(*cells))))
    assert text.index("Chi bộ 1 ") < text.index("Chi bộ 2 ") < text.index("Chi bộ 10 ")


def test_notes_are_folded_away() -> None:
    noted = replace(made(), problems=(night_problems.OPEN_IN_EXCEL.at(),))
    data = board_bytes(night(noted)).decode()
    assert "<summary>1 ghi chú</summary>" in data
    assert data.index("<summary>1 ghi chú") < data.index("Tệp đang mở trong Excel")


def test_a_narrowed_run_says_that_other_files_are_not_shown() -> None:
    said_so = "Lần chạy này chỉ làm các tệp khớp «a*»; các tệp khác không có trong bảng này."
    assert said_so in shown(Page(board_bytes(replace(night(made()), only="a*"))))
    assert "các tệp khác không có trong bảng này" not in shown(Page(board_bytes(night(made()))))


def test_the_head_of_the_board_says_who_does_what() -> None:
    other = replace(
        refused(),
        file="b.xlsx",
        problems=(night_problems.SAME_BRANCH.at(cell="Chi bộ 1", code="", year=2020, files="x", differs=""),),
    )
    gone = replace(other, file="c.xlsx", problems=(night_problems.NOT_ALLOWED.at(cause="không có quyền truy cập"),))
    form = replace(other, file="d.xlsx", problems=(night_problems.NO_LAYOUT.at(day="01/12/2026", profile="hd05-2026"),))
    told = replace(
        night(refused(), other, gone, form, made(), broken()),
        missing=(MissingBranches("Đảng bộ phường", 2020, ("Chi bộ 9",), 3),),
    )
    assert [(task.actor, task.what, [link.title for link in task.links]) for task in tasks(told)] == [
        ("Chi bộ", "Sửa 1 bảng tính bị trả lại rồi nộp lại", ["sai.xlsx"]),
        ("Văn phòng đảng ủy", "Bỏ tệp thừa trong 1 tệp trùng chi bộ", ["b.xlsx"]),
        ("Văn phòng đảng ủy", "Chép lại 1 tệp không mở được", ["c.xlsx"]),
        ("Văn phòng đảng ủy", "Nhắc 1 chi bộ chưa nộp", ["danh sách"]),
        ("Văn phòng đảng ủy", "So bản sửa tay với bản mới ở 1 hồ sơ", ["Chi bộ Trường Tiểu học Hoa Sen"]),
        ("Văn phòng đảng ủy", "Giữ hoặc xóa 1 hồ sơ không còn bảng tính", ["danh sách"]),
        ("Người phụ trách chương trình", "Xem 1 bảng tính làm chương trình gặp lỗi", ["Chi bộ Trường Tiểu học Hoa Sen"]),
        ("Người phụ trách chương trình", "Thêm mẫu văn bản cho 1 bảng tính", ["d.xlsx"]),
    ]


def test_a_warning_about_content_is_for_the_cell_to_look_at() -> None:
    warning = Entry("THU-02", Severity.WARNING, "Xem lại.", "Xem lại.")
    told = night(replace(made(), problems=(warning.at(),)))
    assert (tasks(told)[0].actor, tasks(told)[0].what) == ("Chi bộ", "Xem cảnh báo của 1 hồ sơ trước khi ký")


def test_two_workbooks_of_one_name_are_told_by_their_files() -> None:
    problem = night_problems.SAME_BRANCH.at(cell="Chi bộ 1", code="", year=2020, files="x", differs="")
    one = Refused(file="thu.xlsx", sha256="a" * 64, problems=(problem,), key=KEY)
    assert [link.title for link in tasks(night(one, replace(one, file="b.xlsx")))[0].links] == ["thu.xlsx", "b.xlsx"]


def test_a_quiet_night_asks_for_nothing() -> None:
    quiet = replace(night(replace(made(), problems=())), orphans=())
    assert tasks(quiet) == ()
    assert b'class="verdict"' in board_bytes(quiet)


def test_cells_that_handed_in_nothing_are_shown() -> None:
    ward = "Đảng bộ phường Giang Biên"
    told = replace(night(made()), missing=(MissingBranches(ward, 2020, ("Chi bộ 8",), 9), MissingBranches(ward, 2021, (), 4)))
    text = shown(Page(board_bytes(told)))
    assert f"{ward}, năm 2020: 1 trên 9 chi bộ chưa nộp." in text
    assert f"{ward}, năm 2021: đã nộp đủ 4 chi bộ." in text
    assert verdict(told) == "Không có việc phải sửa: 1 bảng tính; còn 1 chi bộ chưa nộp."


def test_package_and_annotated_copy_are_linked() -> None:
    outcomes = (replace(made(), package="ban-giao/2020-x y.zip"), replace(refused(), annotated="can-sua/sai.xlsx"))
    links = Page(board_bytes(night(*outcomes))).links
    assert "ban-giao/2020-x%20y.zip" in links
    assert "can-sua/sai.xlsx" in links


def test_a_ward_without_members_has_a_chart_too() -> None:
    ward = night(made()).wards[0]
    assert {bar.length for bar in chart(ward, ward_of(())).bars} == {0}


def test_a_copy_of_another_workbook_says_so_openly() -> None:
    note = night_problems.SAME_BYTES.at(file="thu.xlsx", other="thu (1).xlsx")
    copy = copied(note)
    (item,) = board_view(night(copy)).done
    assert [each.message for each in item.problems] == [note.message]
    assert item.notes == ()


def test_a_group_over_the_limit_is_a_task_of_the_ward_with_the_names_in_order() -> None:
    (ward, *_) = full_night().wards
    over = OverQuota("Đảng viên khác", 9, 6, 3, ("Trần Thị B (Chi bộ 2)", "Lê Văn A (Chi bộ 1)"))
    found = replace(full_night(), wards=(replace(ward, over_quota=(over,)),))
    (task,) = (each for each in tasks(found) if "vượt giới hạn" in each.what)
    assert task.actor == "Văn phòng đảng ủy"
    assert f"đảng viên khác ({ward.ward}, năm {ward.year})" in task.what
    page = Page(board_bytes(found))
    text = shown(page)
    assert "Đảng viên khác: 9 được đề xuất HTXSNV, giới hạn 6; để không vượt, đảng ủy cần xếp lại ít nhất 3" in text
    assert text.index("Trần Thị B (Chi bộ 2)") < text.index("Lê Văn A (Chi bộ 1)")
    assert task.links[0].href in page.links
    assert f'id="{task.links[0].href[1:]}"' in board_bytes(found).decode()
