"""The forms of the meeting: minutes and tally minutes (documents.md §2.2–2.3)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, signatures, signed, table, tag, title, when
from docs.forms.package import Form
from docs.forms.pieces import (
    BLANK_LINE,
    LEVELS,
    Layout,
    abbreviations,
    ballot_counts,
    count_cells,
    count_header,
    heading,
    vote_cells,
    vote_header,
)

BLANK_HOUR = "…… giờ …… phút"  # nobody types it
COPIES = "01 bản báo cáo {{ committee_above }}, 01 bản lưu Chi bộ, 01 bản lưu hồ sơ"


def minutes(layout: Layout) -> Form:
    """Return the form of the minutes (documents.md §2.2)."""
    form = Form()
    form.add(
        letterhead(),
        title("BIÊN BẢN", "họp chi bộ kiểm điểm, đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}"),
        p(
            "Hồi {{ meeting.began }}, {{ meeting.held_on }}, tại {{ meeting.venue }}, {{ cell }} tổ chức hội nghị kiểm điểm, "
            "đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}."
        ),
        heading("I- THÀNH PHẦN"),
        p("1. Tổng số đảng viên: {{ attendance.members }}. Số được triệu tập: {{ attendance.convoked }}."),
        p("2. Có mặt: {{ attendance.present }}. Vắng mặt: {{ attendance.absent }}."),
        p("3. Chủ trì: {{ meeting.chair }}. Thư ký: {{ meeting.secretary }}."),
        when("meeting.guests", p("4. Đại biểu cấp trên dự và chỉ đạo: {{ meeting.guests }}.")),
        heading("II- NỘI DUNG, DIỄN BIẾN"),
        p("1. Đồng chí chủ trì nêu mục đích, yêu cầu; hội nghị nghiên cứu các văn bản:", keep=True),
        each("base in bases", p("- {{ base }}")),
        p(
            "2. {% if meeting.presenter %}{{ meeting.presenter }}, thay mặt {{ attendance.leaders }} trình bày dự thảo báo cáo "
            "kiểm điểm tập thể năm {{ year }}.{% else %}Dự thảo báo cáo kiểm điểm tập thể năm {{ year }} được trình bày trước "
            "hội nghị.{% endif %}{% if points %} Chi bộ tự chấm: {{ points }}.{% endif %}"
        ),
        when(
            "achievements",
            p("{{ number.achievements }}. Những kết quả, thành tích làm căn cứ:", keep=True),
            each(
                "block in achievements",
                p("//{{ block.heading }}://", keep=True),
                each("line in block.lines", p("- {{ line }}")),
            ),
        ),
        when(
            "achievements_apart",
            p("{{ number.achievements }}. Những kết quả, thành tích làm căn cứ (có bảng tổng hợp kèm theo)."),
        ),
        p("{{ number.remarks }}. Ý kiến phát biểu:", keep=True),
        when(
            "remarks",
            each("remark in remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
            otherwise=p(BLANK_LINE) * 2,
        ),
        p(
            "{{ number.reviews }}. {{ first_to_review }}, sau đó từng đảng viên trình bày bản kiểm điểm, tự nhận mức xếp loại; "
            "hội nghị tự phê bình và phê bình."
        ),
        p("{{ number.tellers }}. Hội nghị bầu Tổ kiểm phiếu gồm {{ meeting.teller_count }}: {{ meeting.tellers }}."),
        p(
            "{{ number.ballots }}. Hội nghị bỏ phiếu kín đề xuất xếp loại {% if cell_votes %}chi bộ và {% endif %}đảng viên; "
            "kết quả nêu ở phần III (có biên bản kiểm phiếu kèm theo)."
        ),
        when(
            "number.guest",
            p("{{ number.guest }}. Phát biểu của đại biểu cấp trên:", keep=True),
            when(
                "guest_remarks",
                each("remark in guest_remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
                otherwise=p(BLANK_LINE) * 2,
            ),
        ),
        p("{{ number.conclusion }}. Kết luận của đồng chí chủ trì:", keep=True),
        each("line in conclusions", p("{{ line }}")),
        heading("III- KẾT QUẢ"),
        when(
            "cell_level",
            p("{{ number.cell }}. Chi bộ tự xếp loại: {{ cell_level }}{% if cell_votes %}, {{ cell_votes }}{% endif %}."),
        ),
        p("{{ number.members }}. Đảng viên:", keep=True),
        table(
            [mm(9), mm(40), mm(31), *(mm(17),) * 4, mm(17)],
            [
                *count_header(["STT", "Họ và tên", "Chức vụ"], ["Chi bộ đề xuất"]),
                tag("{%tr for row in rows %}", 8),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.posts }}", style="BangNhoTrai"),
                        *count_cells(("first", *LEVELS[1:])),
                        Cell("{{ row.proposed }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 8),
            ],
        ),
        abbreviations(),
        p("{{ totals }}."),
        each("line in agreed", p("{{ line }}")),
        when(
            "not_subject or owed",
            p(
                "{{ number.unrated }}. {% if not_subject %}Không thuộc đối tượng kiểm điểm, đánh giá, xếp loại: "
                "{{ not_subject }}.{% endif %}{% if not_subject and owed %} {% endif %}"
                "{% if owed %}Chưa kiểm điểm, đánh giá, xếp loại: {{ owed }}.{% endif %}"
            ),
        ),
        p(
            "Hội nghị kết thúc hồi {{ meeting.ended }} cùng ngày.{% if formulae %} Biên bản đã được đọc lại cho những người có "
            "mặt cùng nghe và nhất trí với nội dung.{% endif %}",
            keep=True,
        ),
        p(f"Biên bản lập thành 03 bản: {COPIES}.", keep=True),
        p("", "TrongGiu"),
        signatures(
            signed([f"**{layout.secretary}**"], "{{ meeting.secretary_name }}"),
            signed([f"**{layout.chair}**"], "{{ meeting.chair_name }}"),
        ),
    )
    return form


def tally_minutes(layout: Layout) -> Form:
    """Return the form of the tally minutes (documents.md §2.3)."""
    del layout
    form = Form()
    form.add(
        letterhead(),
        title("BIÊN BẢN KIỂM PHIẾU", "đề xuất xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p(f"Hồi {BLANK_HOUR}, {{{{ meeting.held_on }}}}, tại hội nghị {{{{ cell }}}}, Tổ kiểm phiếu gồm:", keep=True),
        each("teller in tellers", p("{{ loop.index }}. {{ teller }};")),
        p("tiến hành kiểm phiếu."),
        p("- Tổng số đảng viên được triệu tập: {{ attendance.convoked }}."),
        p("- Có mặt: {{ attendance.present }}."),
        p("- Vắng mặt: {{ attendance.absent }}."),
        when(
            "formulae",
            p("Tổ kiểm phiếu đã hướng dẫn cách bỏ phiếu, niêm phong hòm phiếu trước sự chứng kiến của hội nghị."),
        ),
        when(
            "has_cell_ballot",
            heading("I- PHIẾU ĐỀ XUẤT XẾP LOẠI CHI BỘ"),
            ballot_counts("cell_ballot"),
            when("shares", _cell_table(shares=True), otherwise=_cell_table(shares=False)),
            p("", "Trong"),
        ),
        heading("{% if has_cell_ballot %}II- {% endif %}PHIẾU ĐỀ XUẤT XẾP LOẠI ĐẢNG VIÊN"),
        when("two_step", p("**1. Phiếu xếp loại**", keep=True)),
        ballot_counts("ballot"),
        when(
            "shares",
            p("Tỷ lệ (%) trên {{ vote_base }}:", keep=True),
            when("two_step", _member_shares(LEVELS[1:]), otherwise=_member_shares(LEVELS)),
            otherwise=when("two_step", _member_counts(LEVELS[1:]), otherwise=_member_counts(LEVELS)),
        ),
        abbreviations(),
        when(
            "two_step",
            p("**2. Phiếu bình chọn đảng viên “Hoàn thành xuất sắc nhiệm vụ”**", keep=True),
            when("has_second_ballot", ballot_counts("second_ballot")),
            when("shares", _approvals(shares=True), otherwise=_approvals(shares=False)),
            p("", "Trong"),
        ),
        p(f"Biên bản lập xong hồi {BLANK_HOUR}, đã đọc trước hội nghị, lập thành 03 bản: {COPIES}.", keep=True),
        p("", "TrongGiu"),
        signatures(
            signed(["**T/M TỔ KIỂM PHIẾU**", "TỔ TRƯỞNG"], "{{ meeting.head_teller_name }}"),
            signed(["**CHỦ TRÌ HỘI NGHỊ**", "{{ chair_office }}"], "{{ meeting.chair_name }}"),
        ),
    )
    return form


def _cell_table(*, shares: bool) -> str:
    head = [Cell("STT"), Cell("Mức xếp loại"), Cell("Số phiếu")]
    row = [Cell("{{ loop.index }}", keep=True), Cell("{{ row.name }}", style="BangTrai"), Cell("{{ row.votes }}")]
    widths = [mm(12), mm(70), mm(25)]
    if shares:
        head.append(Cell("Tỷ lệ (%) trên {{ cell_vote_base }}"))
        row.append(Cell("{{ row.share }}"))
        widths.append(mm(55))
    columns = len(widths)
    return table(
        widths,
        [
            Row(tuple(head), header=True),
            tag("{%tr for row in cell_rows %}", columns),
            Row(tuple(row)),
            tag("{%tr endfor %}", columns),
        ],
    )


def _member_shares(levels: tuple[str, ...]) -> str:
    """Return the table of votes and shares; in two steps the first asks about the levels below the best only."""
    columns = 4 + 2 * len(levels)
    return table(
        [mm(9), mm(31), mm(20), *(mm(10.5), mm(12.5)) * len(levels), mm(13)],
        [
            *vote_header(["STT", "Họ và tên", "Chức vụ"], ["Không ghi, ghi hỏng"], levels),
            tag("{%tr for row in rows %}", columns),
            Row(
                (
                    Cell("{{ row.number }}"),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.posts }}", style="BangNhoTrai"),
                    *vote_cells(levels),
                    Cell("{{ row.blank }}", style="BangNho"),
                )
            ),
            tag("{%tr endfor %}", columns),
        ],
    )


def _member_counts(levels: tuple[str, ...]) -> str:
    columns = 4 + len(levels)
    return table(
        [mm(9), mm(40), mm(32), *(mm(17),) * len(levels), mm(16)],
        [
            *count_header(["STT", "Họ và tên", "Chức vụ"], ["Không ghi, ghi hỏng"], levels),
            tag("{%tr for row in rows %}", columns),
            Row(
                (
                    Cell("{{ row.number }}"),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.posts }}", style="BangNhoTrai"),
                    *count_cells(levels),
                    Cell("{{ row.blank }}", style="BangNho"),
                )
            ),
            tag("{%tr endfor %}", columns),
        ],
    )


def _approvals(*, shares: bool) -> str:
    """Return the table of the second step: Đồng ý, Không đồng ý."""
    values = ("votes", "share") if shares else ("votes",)
    on = " (tỷ lệ trên {{ second_vote_base }})" if shares else ""
    head = Row(
        (
            Cell("STT", vmerge="restart"),
            Cell("Họ và tên", vmerge="restart"),
            Cell(f"Đồng ý{on}", span=len(values)),
            Cell(f"Không đồng ý{on}", span=len(values)),
        ),
        header=True,
    )
    below = ("Số phiếu", "Tỷ lệ (%)")[: len(values)]
    heads = [head, Row((Cell(vmerge="continue"), Cell(vmerge="continue"), *(Cell(text) for text in below * 2)), header=True)]
    columns = 2 + 2 * len(values)
    return table(
        [mm(10), mm(75), *(mm(80 / (2 * len(values))),) * (2 * len(values))],
        [
            *heads,
            tag("{%tr for row in rows %}", columns),
            tag("{%tr if row.agree.votes %}", columns),
            Row(
                (
                    Cell("{{ row.nominee }}"),
                    Cell("{{ row.name }}", style="BangTrai"),
                    *(Cell(f"{{{{ row.{which}.{value} }}}}") for which in ("agree", "disagree") for value in values),
                )
            ),
            tag("{%tr endif %}", columns),
            tag("{%tr endfor %}", columns),
        ],
    )
