"""The forms that carry the result up: report, lists, submission (documents.md §2.4–2.6, §2.8)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, table, tag, title, when
from docs.forms.package import LANDSCAPE_WIDTH, Form
from docs.forms.pieces import Layout, abbreviations, heading, signed_alone, signed_for_branch, vote_cells, vote_header

POSTS = "Chức vụ đảng, chính quyền, đoàn thể"
EMPLOYEE = "Xếp loại công chức, viên chức, người lao động"


def report(layout: Layout) -> Form:
    """Return the form of the report (documents.md §2.4)."""
    form = Form()
    form.add(
        letterhead(),
        title("BÁO CÁO", "kết quả kiểm điểm, đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}"),
        heading("I- ĐẶC ĐIỂM TÌNH HÌNH"),
        p(
            "Tổng số đảng viên: {{ attendance.members }}.{% if attendance.committee %} Chi ủy: {{ attendance.committee }}.{% endif %}"
        ),
        heading("II- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
        p("1. Chi bộ đã quán triệt và thực hiện các văn bản:", keep=True),
        each("base in bases", p("- {{ base }}")),
        p(
            "2. Hội nghị kiểm điểm, đánh giá, xếp loại được tổ chức {{ meeting.held_on }}, tại {{ meeting.venue }}. "
            "Số được triệu tập: {{ attendance.convoked }}. Có mặt: {{ attendance.present }}. "
            "Vắng mặt: {{ attendance.absent }}."
        ),
        when("meeting.guests", p("Đại biểu cấp trên dự và chỉ đạo: {{ meeting.guests }}.")),
        p("Tổ chức kiểm điểm tập thể trước, cá nhân sau."),
        heading("III- KẾT QUẢ"),
        p(
            "**1. Kiểm điểm tập thể**{% if with_collective_review %} (có báo cáo kiểm điểm tập thể kèm theo){% endif %}",
            keep=True,
        ),
        when("strengths_in_short", p("{{ strengths_in_short }}"), otherwise=p("…" * 30)),
        when(
            "has_cell",
            p("**2. Chi bộ**", keep=True),
            p(
                "Chi bộ tự xếp loại: {{ cell_level }}{% if cell_votes %}; kết quả bỏ phiếu: {{ cell_votes }}{% endif %}."
                "{% if points %} Điểm: {{ points }}.{% endif %}"
            ),
            each("line in requirements", p("{{ line }}")),
            when("request_reason", p("{{ request_reason }}")),
        ),
        p("**{% if has_cell %}3{% else %}2{% endif %}. Đảng viên**", keep=True),
        p("a) Tổng số đảng viên đến thời điểm đánh giá: {{ members }}."),
        p("b) Không thuộc đối tượng kiểm điểm, đánh giá, xếp loại: {{ not_subject }}."),
        p("c) Chưa kiểm điểm, đánh giá, xếp loại: {{ owed }}."),
        p("d) Đã đánh giá, xếp loại: {{ rated }}.", keep=True),
        _totals(),
        p("", "Trong"),
        when("excellent", p("{{ excellent }}")),
        each("line in reasoned", p("{{ line }}")),
        p("{{ method }}"),
        each("line in agreed", p("{{ line }}")),
        p("{{ ratio }}"),
        p("Kết quả bỏ phiếu đối với từng đảng viên (tỷ lệ trên {{ vote_base }}):", keep=True),
        table(
            [mm(9), mm(40), *(mm(11), mm(14)) * 4, mm(16)],
            [
                *vote_header(["STT", "Họ và tên"], ["Chi bộ đề xuất"]),
                tag("{%tr for row in rows %}", 11),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.first.votes }}", style="BangNho"),
                        Cell("{{ row.first.share }}", style="BangNho"),
                        *vote_cells()[2:],
                        Cell("{{ row.proposed }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 11),
            ],
        ),
        abbreviations(),
        when(
            "two_step",
            p("Cột HTXSNV là số phiếu đồng ý ở lần bỏ phiếu thứ hai (tỷ lệ trên {{ second_vote_base }}).", "GhiChu"),
        ),
        when(
            "achievements",
            p("**{% if has_cell %}4{% else %}3{% endif %}. Thành tích nổi bật**", keep=True),
            each(
                "block in achievements",
                p("//{{ block.heading }}://", keep=True),
                each("line in block.lines", p("- {{ line }}")),
            ),
        ),
        heading("IV- ƯU ĐIỂM, HẠN CHẾ, NGUYÊN NHÂN"),
        p("**1. Ưu điểm**", keep=True),
        each("line in strengths", p("- {{ line }}")),
        p("**2. Hạn chế**", keep=True),
        each("line in weaknesses", p("- {{ line }}")),
        p("**3. Nguyên nhân**", keep=True),
        each("line in causes", p("- {{ line }}")),
        heading("V- PHƯƠNG HƯỚNG; ĐỀ XUẤT, KIẾN NGHỊ"),
        p("**1. Phương hướng**", keep=True),
        each("line in directions", p("- {{ line }}")),
        p("**2. Đề xuất, kiến nghị**", keep=True),
        each("line in requests", p("- {{ line }}")),
        p("Hồ sơ gửi kèm: {{ enclosures }}.", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)", committee=True),
    )
    return form


def _totals() -> str:
    return table(
        [mm(12), mm(80), mm(28), mm(45)],
        [
            Row(
                (
                    Cell("STT"),
                    Cell("Mức"),
                    Cell("Số đảng viên"),
                    Cell("Tỷ lệ (%) trên số đảng viên được đánh giá, xếp loại"),
                ),
                header=True,
            ),
            tag("{%tr for row in totals %}", 4),
            Row(
                (
                    Cell("{{ loop.index }}", keep=True),
                    Cell("{{ row.name }} ({{ row.short }})", style="BangTrai"),
                    Cell("{{ row.count }}"),
                    Cell("{{ row.share }}"),
                )
            ),
            tag("{%tr endfor %}", 4),
            Row((Cell("**Cộng**", span=2), Cell("**{{ total_rated }}**"), Cell(""))),
        ],
    )


def rating_list(layout: Layout) -> Form:
    """Return the form of the rating list without points, upright (documents.md §2.5)."""
    del layout
    heads = [
        Cell("STT"),
        Cell("Họ và tên"),
        Cell("Ngày sinh", optional=True),
        Cell(POSTS),
        Cell(EMPLOYEE, optional=True),
        Cell("Tự xếp loại"),
        Cell("Chi bộ đề xuất"),
        Cell("Đảng ủy xếp loại", optional=True),
        Cell("Ghi chú", optional=True),
    ]
    row = (
        Cell("{{ row.number }}"),
        Cell("{{ row.name }}", style="BangTrai"),
        Cell("{{ row.born }}", style="BangNho"),
        Cell("{{ row.posts }}", style="BangNhoTrai"),
        Cell("{{ row.employee_rating }}", style="BangNho"),
        Cell("{{ row.self_rating }}", style="BangNho"),
        Cell("{{ row.proposed }}", style="BangNho"),
        Cell("{{ row.decided }}", style="BangNho"),
        Cell("{{ row.note }}", style="BangNhoTrai"),
    )
    widths = [mm(8), mm(36), mm(19), mm(27), mm(16), mm(15.5), mm(15.5), mm(15.5), mm(12.5)]
    return _list(Form(), table(widths, [Row(tuple(heads), header=True), *_looped("rows", row)]), 9355)


def rating_list_with_points(layout: Layout) -> Form:
    """Return the form of the rating list with points, on a wide page with a two-level head (documents.md §2.5)."""
    del layout
    first = (
        Cell("STT", vmerge="restart"),
        Cell("Họ và tên", vmerge="restart"),
        Cell("Ngày sinh", vmerge="restart", optional=True),
        Cell("Chức vụ", vmerge="restart"),
        Cell(EMPLOYEE, vmerge="restart", optional=True),
        Cell("Điểm tự chấm", span=3),
        Cell("Điểm chi bộ thống nhất", span=3),
        Cell("Tự xếp loại", vmerge="restart"),
        Cell("Chi bộ đề xuất", vmerge="restart"),
        Cell("Đảng ủy xếp loại", vmerge="restart", optional=True),
        Cell("Ghi chú", vmerge="restart", optional=True),
    )
    more = Cell(vmerge="continue")
    points = (Cell("/30", optional=True), Cell("/70", optional=True), Cell("{{ self_total }}"))
    second = (more, more, more, more, more, *points, Cell("/30"), Cell("/70"), Cell("/100"), more, more, more, more)
    row = (
        Cell("{{ row.number }}"),
        Cell("{{ row.name }}", style="BangTrai"),
        Cell("{{ row.born }}", style="BangNho"),
        Cell("{{ row.posts }}", style="BangNhoTrai"),
        Cell("{{ row.employee_rating }}", style="BangNho"),
        *(Cell(f"{{{{ row.self_points.{part} }}}}", style="BangNho") for part in ("common", "results", "total")),
        *(Cell(f"{{{{ row.points.{part} }}}}", style="BangNho") for part in ("common", "results", "total")),
        Cell("{{ row.self_rating }}", style="BangNho"),
        Cell("{{ row.proposed }}", style="BangNho"),
        Cell("{{ row.decided }}", style="BangNho"),
        Cell("{{ row.note }}", style="BangNhoTrai"),
    )
    widths = [mm(9), mm(40), mm(19), mm(31), mm(18), *(mm(11),) * 6, mm(16.5), mm(16.5), mm(16.5), mm(24)]
    form = Form(landscape=True)
    rows = [Row(first, header=True), Row(second, header=True), *_looped("rows", row)]
    return _list(form, table(widths, rows, text_width=LANDSCAPE_WIDTH), LANDSCAPE_WIDTH)


def _looped(name: str, row: tuple[Cell, ...]) -> list[Row]:
    columns = sum(cell.span for cell in row)
    return [tag(f"{{%tr for row in {name} %}}", columns), Row(row), tag("{%tr endfor %}", columns)]


def _list(form: Form, rows: str, width: int) -> Form:
    form.add(
        letterhead(numbered=False, text_width=width),
        title(
            "DANH SÁCH",
            "{% if not decided %}đề xuất {% endif %}xếp loại chất lượng đảng viên năm {{ year }}",
        ),
        p("//{{ goes_with }}//", "KinhGui"),
        rows,
        abbreviations(),
        p("Tổng số{% if decided %} theo đề xuất{% endif %}: {{ totals }}.", keep=True),
        p("", "TrongGiu"),
        signed_alone(width),
    )
    return form


def unrated_list(layout: Layout) -> Form:
    """Return the form of the list of members without a level, in two groups (documents.md §2.6)."""
    del layout
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("DANH SÁCH", "đảng viên {{ about }}\nkiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }}"),
        when(
            "not_subject",
            heading("{% if both %}I- {% endif %}KHÔNG THUỘC ĐỐI TƯỢNG KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI"),
            table(
                [mm(10), mm(45), mm(24), mm(24), mm(62)],
                [
                    Row(tuple(map(Cell, ("STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Lý do"))), header=True),
                    *_looped(
                        "not_subject",
                        (
                            Cell("{{ row.number }}"),
                            Cell("{{ row.name }}", style="BangTrai"),
                            Cell("{{ row.born }}", style="BangNho"),
                            Cell("{{ row.admitted }}", style="BangNho"),
                            Cell("{{ row.reason }}", style="BangNhoTrai"),
                        ),
                    ),
                ],
            ),
            p("", "Trong"),
            when("basis", p("{{ basis }}", "GhiChu")),
        ),
        when(
            "owed",
            heading("{% if both %}II- {% endif %}CHƯA KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI"),
            table(
                [mm(9), mm(36), mm(20), mm(18), mm(20), mm(40), mm(22)],
                [
                    Row(
                        tuple(
                            map(
                                Cell,
                                (
                                    "STT",
                                    "Họ và tên",
                                    "Ngày sinh",
                                    "Chưa kiểm điểm (X)",
                                    "Chưa đánh giá, xếp loại (X)",
                                    "Lý do",
                                    "Dự kiến thời gian",
                                ),
                            )
                        ),
                        header=True,
                    ),
                    *_looped(
                        "owed",
                        (
                            Cell("{{ row.number }}"),
                            Cell("{{ row.name }}", style="BangTrai"),
                            Cell("{{ row.born }}", style="BangNho"),
                            Cell("{{ row.not_reviewed }}"),
                            Cell("{{ row.not_rated }}"),
                            Cell("{{ row.reason }}", style="BangNhoTrai"),
                            Cell("……"),
                        ),
                    ),
                ],
            ),
            p("", "Trong"),
            p("Chi bộ kiểm điểm, đánh giá, xếp loại bổ sung và báo cáo sau.", keep=True),
        ),
        p("", "TrongGiu"),
        signed_alone(),
    )
    return form


def submission(layout: Layout) -> Form:
    """Return the form of the submission (documents.md §2.8)."""
    form = Form()
    form.add(
        letterhead(),
        title(
            "TỜ TRÌNH",
            "đề nghị công nhận kết quả đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}",
        ),
        p(f"{layout.address}: {{{{ committee_above }}}}", "KinhGui"),
        each("base in bases", p("- Căn cứ {{ base }};")),
        p("- Căn cứ kết quả hội nghị chi bộ ngày {{ meeting_date }},"),
        p("{{ cell }} trình {{ committee_above }} xem xét, công nhận:", keep=True),
        each("point in points", p("{{ loop.index }}. {{ point }}")),
        p("Kính đề nghị {{ committee_above }} xem xét, quyết định."),
        p("Hồ sơ gửi kèm: {{ enclosures }}.", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "Như trên"),
    )
    return form
