"""The forms of the meeting: minutes and tally minutes (documents.md §2.2–2.3)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, signatures, signed, table, tag, title, when
from docs.forms.package import Form
from docs.forms.pieces import (
    BLANK_LINE,
    Layout,
    after_votes,
    ballot_counts,
    cell_table,
    heading,
    notes_block,
    vote_cells,
    vote_header,
)


def minutes(layout: Layout) -> Form:
    """Return the form of the minutes (documents.md §2.2)."""
    form = Form()
    form.add(
        letterhead(),
        title("BIÊN BẢN", "họp chi bộ kiểm điểm, đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}"),
        p(
            "Hồi {{ meeting.began }}, {{ meeting.held_on }}, tại {{ meeting.venue }}, {{ cell }} tổ chức hội nghị "
            "kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}."
        ),
        heading("I- THÀNH PHẦN"),
        p(
            "1. Tổng số đảng viên của chi bộ: {{ attendance.total }}; trong đó: chính thức {{ attendance.official }}, "
            "dự bị {{ attendance.probationary }}."
        ),
        when("attendance.committee", p("Chi ủy gồm {{ attendance.committee }}.")),
        p(
            "2. Có mặt: {{ attendance.ratio }} đồng chí{{ attendance.present_split }}, đạt {{ attendance.share }} tổng số đảng viên của chi bộ."
        ),
        p("3. Vắng mặt: {{ attendance.absent }}{% if attendance.absentees %}, gồm:{% else %}.{% endif %}"),
        each("line in attendance.absentees", p("- {{ line }}")),
        when(
            "meeting.guests",
            p("4. Đại biểu cấp trên về dự và chỉ đạo hội nghị:", keep=True),
            each("guest in meeting.guests", p("- {{ guest }}.")),
            otherwise=p("4. Đại biểu cấp trên về dự và chỉ đạo hội nghị: " + "…" * 12),
        ),
        p("5. Chủ trì hội nghị: {{ meeting.chair }}."),
        p("6. Thư ký hội nghị: {{ meeting.secretary }}."),
        heading("II- NỘI DUNG, DIỄN BIẾN"),
        when(
            "bases",
            p("1. Hội nghị được quán triệt các văn bản về kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }}:"),
            each("base in bases", p("- {{ base }}")),
            otherwise=p("1. Hội nghị được quán triệt các văn bản của cấp trên về kiểm điểm, đánh giá, xếp loại chất lượng."),
        ),
        p(
            "2. Thay mặt {{ attendance.leaders }}, {{ meeting.chair }} trình bày dự thảo báo cáo kiểm điểm tập thể năm {{ year }}."
        ),
        when(
            "achievements",
            p("3. Những kết quả, thành tích nổi bật làm căn cứ đánh giá, xếp loại:", keep=True),
            each(
                "block in achievements",
                p("//{{ block.heading }}://", keep=True),
                each("line in block.lines", p("- {{ line }}")),
            ),
            otherwise=p("3. Hội nghị xem xét kết quả thực hiện nhiệm vụ trong năm làm căn cứ đánh giá, xếp loại."),
        ),
        p("4. Ý kiến thảo luận, đóng góp:", keep=True),
        when(
            "remarks",
            each("remark in remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
            otherwise=p(BLANK_LINE) * 2,
        ),
        p(
            "5. {% if attendance.committee %}Các đồng chí trong chi ủy, sau đó từng{% else %}Từng{% endif %} đảng viên tự kiểm điểm và tự nhận mức xếp loại trước chi bộ; "
            "hội nghị tham gia góp ý, làm rõ ưu điểm, hạn chế, trách nhiệm của tập thể và cá nhân, nhất là của người đứng đầu."
        ),
        p("6. Hội nghị bầu Tổ kiểm phiếu gồm {{ meeting.teller_count }}:", keep=True),
        each("teller in meeting.tellers", p("- {{ teller }}.")),
        p("7. Kết quả bỏ phiếu kín:", keep=True),
        when(
            "has_cell_ballot",
            p("a) Đối với chi bộ:", keep=True),
            ballot_counts("branch_ballot"),
            cell_table(),
            p("", "Trong"),
            p("b) Đối với đảng viên:", keep=True),
        ),
        ballot_counts("ballot"),
        table(
            [mm(9), mm(38), *(mm(8.1), mm(13.6)) * 4, mm(18.2), mm(13)],
            [
                *vote_header(["STT", "Họ và tên"], ["Chi bộ đề xuất", "Ghi chú"]),
                tag("{%tr for row in rows %}", 12),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        *vote_cells(),
                        Cell("{{ row.proposed }}", style="BangNho"),
                        Cell("{{ row.note }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 12),
            ],
        ),
        after_votes(),
        notes_block(),
        when(
            "guest_remarks",
            p("8. Ý kiến phát biểu của đại biểu cấp trên:", keep=True),
            each("remark in guest_remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
        ),
        p("{% if guest_remarks %}9{% else %}8{% endif %}. Kết luận của đồng chí chủ trì:", keep=True),
        each("line in conclusions", p("{{ line }}")),
        heading("III- KẾT QUẢ"),
        when("cell_result", p("1. Chi bộ tự xếp loại và đề nghị công nhận mức: {{ cell_result }}.")),
        p(
            "{% if cell_result %}2{% else %}1{% endif %}. Chi bộ đề xuất xếp loại chất lượng đối với {{ rated }} "
            "được đánh giá, xếp loại:",
            keep=True,
        ),
        each(
            "level in totals",
            p(
                "- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }} {{ total_base }})"
                "{% if level.names %}, gồm: {{ level.names }}{% endif %}."
            ),
        ),
        p("{{ cap }}"),
        when(
            "unrated",
            p("Chưa đánh giá, xếp loại: {{ unrated_count }}, gồm:", keep=True),
            each("row in unrated", p("- {{ row.told }}")),
        ),
        p(
            "Hội nghị kết thúc vào hồi {{ meeting.ended }}, {{ meeting.held_on }}; biên bản đã được đọc lại cho những người "
            "có mặt cùng nghe và nhất trí với nội dung.",
            keep=True,
        ),
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
        title("BIÊN BẢN KIỂM PHIẾU", "Hội nghị chi bộ về việc đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}"),
        p(
            "{{ cell }} tổ chức hội nghị kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }} và "
            "bỏ phiếu kín đề xuất mức xếp loại."
        ),
        p("1. Thời gian: {{ meeting.began }}, {{ meeting.held_on }}."),
        p("2. Địa điểm: {{ meeting.venue_line }}"),
        p("3. Thành phần:"),
        p("- Tổng số đảng viên của chi bộ: {{ attendance.total }}."),
        p("- Số có mặt: {{ attendance.present }}{{ attendance.present_split }}."),
        p("- Số vắng mặt: {{ attendance.absent }}{% if attendance.absentees %}, gồm:{% else %}.{% endif %}"),
        each("line in attendance.absentees", p("+ {{ line }}")),
        p("4. Chủ trì Hội nghị: {{ meeting.chair }}."),
        p("5. Thư ký Hội nghị: {{ meeting.secretary }}."),
        p("Hội nghị đã bầu Tổ kiểm phiếu gồm các đồng chí:"),
        each("teller in meeting.tellers", p("({{ loop.index }}) {{ teller }}.")),
        p("Tổ kiểm phiếu đã hướng dẫn cách bỏ phiếu, phát phiếu, thu phiếu và kiểm phiếu; kết quả như sau:"),
        when(
            "has_cell_ballot",
            heading("I- KẾT QUẢ BỎ PHIẾU XẾP LOẠI CHI BỘ"),
            ballot_counts("branch_ballot"),
            cell_table(),
            p("", "Trong"),
        ),
        heading("{% if has_cell_ballot %}II- {% endif %}KẾT QUẢ BỎ PHIẾU XẾP LOẠI ĐẢNG VIÊN"),
        ballot_counts("ballot"),
        table(
            [mm(9), mm(36), mm(30), *(mm(6.6), mm(12.9)) * 4, mm(12)],
            [
                *vote_header(["STT", "Họ và tên", "Chức vụ"], ["Không ghi"]),
                tag("{%tr for row in rows %}", 12),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.posts }}", style="BangNhoTrai"),
                        *vote_cells(),
                        Cell("{{ row.blank }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 12),
            ],
        ),
        after_votes(),
        when("entered_twice", p("Kết quả phiếu đã được nhập hai lần độc lập, hai lần nhập khớp nhau ở mọi ô.", "GhiChu")),
        p(
            "Hội nghị kết thúc vào hồi {{ meeting.ended }}, {{ meeting.held_on }}; biên bản kiểm phiếu được lập thành 03 bản: "
            "01 bản báo cáo cấp ủy cấp trên, 01 bản lưu tại chi bộ, 01 bản lưu hồ sơ.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signatures(
            signed(["**T/M TỔ KIỂM PHIẾU**", "TỔ TRƯỞNG"], "{{ meeting.head_teller_name }}"),
            signed(["**CHỦ TRÌ HỘI NGHỊ**", "{{ chair_office }}"], "{{ meeting.chair_name }}"),
        ),
    )
    return form
