"""The forms that carry the result up: report, lists, submission (documents.md §2.4–2.6, §2.8)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, table, tag, title, when
from docs.forms.package import Form
from docs.forms.pieces import ABBREVIATIONS, Layout, cell_table, heading, notes_block, signed_for_branch, totals_table


def report(layout: Layout) -> Form:
    """Return the form of the report (documents.md §2.4)."""
    form = Form()
    form.add(
        letterhead(),
        title("BÁO CÁO", "kết quả kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        heading("I- ĐẶC ĐIỂM TÌNH HÌNH"),
        p(
            "Tổng số đảng viên của {{ cell }} đến thời điểm đánh giá: {{ attendance.total }}; trong đó: chính thức "
            "{{ attendance.official }}, dự bị {{ attendance.probationary }}."
            "{% if attendance.committee %} Chi ủy gồm {{ attendance.committee }}.{% endif %}"
        ),
        heading("II- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO VIỆC KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI"),
        when(
            "bases",
            p("1. Chi bộ đã quán triệt và thực hiện các văn bản:", keep=True),
            each("base in bases", p("- {{ base }}")),
            otherwise=p("1. Chi bộ đã quán triệt và thực hiện các văn bản của cấp trên."),
        ),
        p(
            "2. Hội nghị kiểm điểm, đánh giá, xếp loại được tổ chức {{ meeting.held_on }}; có mặt {{ attendance.ratio }} đồng chí{{ attendance.present_split }}, "
            "đạt {{ attendance.share }} tổng số đảng viên; vắng mặt {{ attendance.absent }}."
        ),
        when(
            "meeting.guests",
            p("Đại biểu cấp trên về dự và chỉ đạo:", keep=True),
            each("guest in meeting.guests", p("- {{ guest }}.")),
        ),
        heading("III- KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI"),
        when(
            "cell_result",
            p("**1. Xếp loại chi bộ**", keep=True),
            p("Chi bộ bỏ phiếu kín tự xếp loại và đề nghị công nhận mức: {{ cell_result }}. Kết quả bỏ phiếu:", keep=True),
            cell_table(),
            p("", "Trong"),
            each("line in requirements", p("{{ line }}")),
        ),
        p("**{% if cell_result %}2{% else %}1{% endif %}. Xếp loại đảng viên**", keep=True),
        p("Số đảng viên được đánh giá, xếp loại: {{ rated }}. Chi bộ bỏ phiếu kín và đề xuất:", keep=True),
        totals_table("{{ total_base }}"),
        p("", "Trong"),
        each(
            "level in totals",
            when("level.names", p("- {{ level.name }} ({{ level.padded }} đồng chí): {{ level.names }}.")),
        ),
        p("{{ cap }}"),
        p("Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}"),
        p(ABBREVIATIONS, "GhiChu"),
        when(
            "notes",
            p("Những trường hợp mức đề xuất khác kết quả phiếu hoặc cần lưu ý:", keep=True),
            each("note in notes", p("- {{ note }}")),
        ),
        when(
            "unrated",
            p("Chưa đánh giá, xếp loại: {{ unrated_count }}, gồm:", keep=True),
            each("row in unrated", p("- {{ row.told }}")),
        ),
        when(
            "achievements",
            p("**{% if cell_result %}3{% else %}2{% endif %}. Thành tích nổi bật**", keep=True),
            each(
                "block in achievements",
                p("//{{ block.heading }}://", keep=True),
                each("line in block.lines", p("- {{ line }}")),
            ),
        ),
        heading("IV- ƯU ĐIỂM, HẠN CHẾ, NGUYÊN NHÂN, PHƯƠNG HƯỚNG"),
        p("**1. Ưu điểm**", keep=True),
        each("line in strengths", p("{{ line }}")),
        p("**2. Hạn chế**", keep=True),
        each("line in weaknesses", p("{{ line }}")),
        p("**3. Nguyên nhân**", keep=True),
        each("line in causes", p("{{ line }}")),
        p("**4. Phương hướng**", keep=True),
        each("line in directions", p("{{ line }}")),
        heading("V- ĐỀ XUẤT, KIẾN NGHỊ"),
        each("line in requests", p("{{ line }}")),
        p(
            "Hồ sơ gửi kèm: biên bản họp chi bộ; biên bản kiểm phiếu; danh sách đề nghị xếp loại đảng viên"
            "{% if unrated %}; danh sách đảng viên chưa đánh giá, xếp loại{% endif %}"
            "{% if achievements %}; tổng hợp thành tích{% endif %}."
        ),
        p(
            "Trên đây là báo cáo kết quả kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }}; {{ cell }} "
            "kính trình {{ committee_above }} xem xét, quyết định.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)", committee=True),
    )
    return form


def rating_list(layout: Layout) -> Form:
    """Return the form of the rating list (documents.md §2.5)."""
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("DANH SÁCH", "đề nghị xếp loại chất lượng đảng viên năm {{ year }}"),
        p("//(Kèm theo Báo cáo {{ report_number }}, ngày {{ report_date }} của {{ cell }})//", "KinhGui"),
        table(
            [mm(10), mm(42), mm(36), mm(19), mm(19), mm(20), mm(19)],
            [
                Row(
                    (
                        Cell("TT"),
                        Cell("Họ và tên"),
                        Cell("Chức vụ Đảng, chính quyền, đoàn thể"),
                        Cell("Đảng viên tự xếp loại"),
                        Cell("Xếp loại viên chức"),
                        Cell("Chi bộ đề nghị"),
                        Cell("Ghi chú"),
                    ),
                    header=True,
                ),
                tag("{%tr for row in rows %}", 7),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.posts }}", style="BangTrai"),
                        Cell("{{ row.self_rating }}", style="BangNho"),
                        Cell("{{ row.employee_rating }}", style="BangNho"),
                        Cell("{{ row.proposed }}", style="BangNho"),
                        Cell("{{ row.note }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 7),
            ],
        ),
        p("", "Trong"),
        p(ABBREVIATIONS, "GhiChu"),
        p("Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}", "GhiChu"),
        notes_block(),
        p("Danh sách gồm {{ rated }}; trong đó:", keep=True),
        each("level in totals", p("- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }} {{ total_base }}).")),
        p("{{ cap }}", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)"),
    )
    return form


def unrated_list(layout: Layout) -> Form:
    """Return the form of the list of unrated members (documents.md §2.6)."""
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("DANH SÁCH", "đảng viên chưa đánh giá, xếp loại chất lượng năm {{ year }}"),
        p("//(Kèm theo Báo cáo {{ report_number }}, ngày {{ report_date }} của {{ cell }})//", "KinhGui"),
        table(
            [mm(8), mm(33), mm(22), mm(19), mm(19), mm(16), mm(48)],
            [
                Row(
                    (
                        Cell("TT"),
                        Cell("Họ và tên"),
                        Cell("Chức vụ"),
                        Cell("Ngày vào Đảng"),
                        Cell("Chưa kiểm điểm, tự phê bình và phê bình (X)"),
                        Cell("Chưa đánh giá, xếp loại (X)"),
                        Cell("Lý do"),
                    ),
                    header=True,
                ),
                tag("{%tr for row in rows %}", 7),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.posts }}", style="BangTrai"),
                        Cell("{{ row.admitted }}", style="BangNho"),
                        Cell("{{ row.not_reviewed }}"),
                        Cell("{{ row.not_rated }}"),
                        Cell("{{ row.reason }}", style="BangNhoTrai"),
                    )
                ),
                tag("{%tr endfor %}", 7),
            ],
        ),
        p("", "Trong"),
        p(
            "Danh sách gồm {{ count }}.{% if to_mark %} Cột còn dấu chấm do chi bộ đánh dấu khi ký.{% endif %} Đồng chí nào thuộc diện phải đánh giá, xếp loại mà chưa thực hiện thì chi bộ "
            "kiểm điểm, đánh giá, xếp loại trong thời gian sớm nhất và báo cáo bổ sung.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)"),
    )
    return form


def submission(layout: Layout) -> Form:
    """Return the form of the submission (documents.md §2.8)."""
    form = Form()
    form.add(
        letterhead(),
        title("TỜ TRÌNH", "đề nghị công nhận kết quả xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p(f"{layout.address}: {{{{ committee_above }}}}", "KinhGui"),
        p("- Căn cứ {{ guidance }};"),
        each("base in bases", p("- Căn cứ {{ base }};")),
        p("- Căn cứ Biên bản họp chi bộ {{ minutes_number }}ngày {{ meeting_date }},"),
        p("{{ cell }} trình {{ committee_above }} xem xét:"),
        when(
            "cell_result",
            p("1. Công nhận chi bộ đạt mức: {{ cell_result }}."),
        ),
        p("{% if cell_result %}2{% else %}1{% endif %}. Công nhận xếp loại chất lượng đối với {{ rated }}:", keep=True),
        each("level in totals", p("- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }} {{ total_base }}).")),
        p("(Có danh sách kèm theo)."),
        p("{{ cap }}"),
        p("Mức đề nghị được xác định theo kết quả bỏ phiếu kín: {{ vote_rule }}"),
        when(
            "requests",
            p("{% if cell_result %}3{% else %}2{% endif %}. Các đề xuất, kiến nghị khác:", keep=True),
            each("line in requests", p("- {{ line }}")),
        ),
        p("Kính đề nghị {{ committee_above }} xem xét, quyết định.", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "Như trên"),
    )
    return form
