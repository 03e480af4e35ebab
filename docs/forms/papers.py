"""The official forms of a cell's papers, with the wording of documents.md §2; drawn once, then edited in Word."""

from __future__ import annotations

from dataclasses import dataclass

from docs.forms.ooxml import (
    Cell,
    Form,
    Row,
    each,
    letterhead,
    mm,
    p,
    recipients,
    signatures,
    signed,
    table,
    tag,
    title,
    when,
)

LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")
SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "satisfactory": "HTNV", "unsatisfactory": "KHTNV"}
ABBREVIATIONS = (
    "Chữ viết tắt: HTXSNV – Hoàn thành xuất sắc nhiệm vụ; HTTNV – Hoàn thành tốt nhiệm vụ; "
    "HTNV – Hoàn thành nhiệm vụ; KHTNV – Không hoàn thành nhiệm vụ."
)


@dataclass(frozen=True)
class Layout:
    """What the layout rules of two periods say differently (documents.md §1.2, §1.5)."""

    profile: str
    between: str
    secretary: str
    chair: str
    address: str


HD36 = Layout("hd36-2018", ",", "THƯ KÝ", "CHỦ TRÌ", "Kính gửi")
HD05 = Layout("hd05-2026", ";", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "Kính trình")


def heading(text: str) -> str:
    """Return a heading that stays with what follows."""
    return p(text, "Muc")


def vote_cells() -> tuple[Cell, ...]:
    """Return the cells with votes and share for the four levels."""
    return tuple(Cell(f"{{{{ row.{level}.{what} }}}}", style="BangNho") for level in LEVELS for what in ("votes", "share"))


def vote_header(before: list[str], after: list[str]) -> list[Row]:
    """Return the three merged header rows of a table of votes."""
    base = "Số phiếu (SL) và tỷ lệ % trên {{ vote_base }}"
    start = tuple(Cell(text, vmerge="restart") for text in before)
    end = tuple(Cell(text, vmerge="restart") for text in after)
    below, below_end = tuple(Cell(vmerge="continue") for _ in before), tuple(Cell(vmerge="continue") for _ in after)
    return [
        Row((*start, Cell(base, span=8), *end), header=True),
        Row((*below, *(Cell(SHORT[level], span=2) for level in LEVELS), *below_end), header=True),
        Row((*below, *(Cell(text) for _ in LEVELS for text in ("SL", "%")), *below_end), header=True),
    ]


def cell_table() -> str:
    """Return the table of votes on the cell's own level."""
    return table(
        [mm(12), mm(83), mm(30), mm(40)],
        [
            Row((Cell("TT"), Cell("Mức xếp loại"), Cell("Số phiếu"), Cell("Tỷ lệ %\n(trên {{ vote_base }})")), header=True),
            tag("{%tr for row in cell_votes %}", 4),
            Row((Cell("{{ loop.index }}"), Cell("{{ row.name }}", style="BangTrai"), Cell("{{ row.count }}"), Cell("{{ row.share }}"))),
            tag("{%tr endfor %}", 4),
        ],
    )


def totals_table(base: str) -> str:
    """Return the table of members per proposed level."""
    return table(
        [mm(12), mm(83), mm(30), mm(40)],
        [
            Row((Cell("TT"), Cell("Mức đề xuất xếp loại"), Cell("Số đảng viên"), Cell(f"Tỷ lệ %\n(trên {base})")), header=True),
            tag("{%tr for row in totals %}", 4),
            Row((Cell("{{ loop.index }}"), Cell("{{ row.name }}", style="BangTrai"), Cell("{{ row.count }}"), Cell("{{ row.share }}"))),
            tag("{%tr endfor %}", 4),
            Row((Cell("**Cộng**", span=2), Cell("**{{ total_rated }}**"), Cell(""))),
        ],
    )


def approval_table() -> str:
    """Return the table of the second step: Đồng ý, Không đồng ý."""
    return table(
        [mm(10), mm(75), mm(20), mm(20), mm(20), mm(20)],
        [
            Row(
                (
                    Cell("STT", vmerge="restart"),
                    Cell("Họ và tên", vmerge="restart"),
                    Cell("Đồng ý", span=2),
                    Cell("Không đồng ý", span=2),
                ),
                header=True,
            ),
            Row((Cell(vmerge="continue"), Cell(vmerge="continue"), Cell("SL"), Cell("%"), Cell("SL"), Cell("%")), header=True),
            tag("{%tr for row in rows %}", 6),
            tag("{%tr if row.agree.votes %}", 6),
            Row(
                (
                    Cell("{{ row.number }}"),
                    Cell("{{ row.name }}", style="BangTrai"),
                    Cell("{{ row.agree.votes }}"),
                    Cell("{{ row.agree.share }}"),
                    Cell("{{ row.disagree.votes }}"),
                    Cell("{{ row.disagree.share }}"),
                )
            ),
            tag("{%tr endif %}", 6),
            tag("{%tr endfor %}", 6),
        ],
    )


def ballot_counts(name: str) -> str:
    """Return the lines with issued, collected, valid and invalid ballots."""
    return (
        p(f"- Tổng số phiếu phát ra: {{{{ {name}.issued }}}}.", keep=True)
        + p(f"- Tổng số phiếu thu về: {{{{ {name}.collected }}}}; trong đó:", keep=True)
        + p(f"+ Số phiếu hợp lệ: {{{{ {name}.valid }}}}.", keep=True)
        + p(f"+ Số phiếu không hợp lệ: {{{{ {name}.invalid }}}}.", keep=True)
    )


def notes_block() -> str:
    """Return the numbered notes under a table."""
    return when("notes", p("__Ghi chú:__", "GhiChu", keep=True), each("note in notes", p("{{ note }}", "GhiChu")))


def signed_for_cell(layout: Layout, lines: list[str]) -> str:
    """Return «Nơi nhận» at left and the secretary's block at right; the last recipient is the file copy."""
    listed = [f"- {line}{layout.between}" for line in lines] + ["- Lưu Chi bộ."]
    return signatures(
        recipients(listed), signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"), (4400, 4955)
    )


def minutes(layout: Layout) -> Form:
    """Return the form of the minutes (documents.md §2a)."""
    form = Form()
    form.add(
        letterhead(),
        title("BIÊN BẢN", "họp chi bộ kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
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
        p("2. Có mặt: {{ attendance.ratio }} đồng chí, đạt {{ attendance.share }} tổng số đảng viên của chi bộ."),
        p("3. Vắng mặt: {{ attendance.absent }}{% if attendance.absentees %}, gồm:{% else %}.{% endif %}"),
        each("line in attendance.absentees", p("- {{ line }}")),
        when(
            "meeting.guests",
            p("4. Đại biểu cấp trên về dự và chỉ đạo hội nghị:"),
            each("guest in meeting.guests", p("- {{ guest }}.")),
            otherwise=p("4. Đại biểu cấp trên về dự: không có."),
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
        p("2. Thay mặt chi ủy, {{ meeting.chair }} trình bày dự thảo báo cáo kiểm điểm tập thể năm {{ year }}."),
        when(
            "achievements",
            p("3. Những kết quả, thành tích nổi bật làm căn cứ đánh giá, xếp loại:"),
            each(
                "block in achievements",
                p("//{{ block.heading }}://", keep=True),
                each("line in block.lines", p("- {{ line }}")),
            ),
            otherwise=p("3. Hội nghị xem xét kết quả thực hiện nhiệm vụ trong năm làm căn cứ đánh giá, xếp loại."),
        ),
        p("4. Ý kiến thảo luận, đóng góp{% if not remarks %}: không có ý kiến bằng văn bản.{% else %}:{% endif %}"),
        each("remark in remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
        p(
            "5. Các đồng chí trong chi ủy, sau đó từng đảng viên tự kiểm điểm và tự nhận mức xếp loại trước chi bộ; "
            "hội nghị tham gia góp ý, làm rõ ưu điểm, hạn chế, trách nhiệm của tập thể và cá nhân, nhất là của người đứng đầu."
        ),
        p("6. Hội nghị bầu Tổ kiểm phiếu gồm {{ meeting.teller_count }}:"),
        each("teller in meeting.tellers", p("- {{ teller }}.")),
        heading("7. Kết quả bỏ phiếu kín"),
        when(
            "has_cell_ballot",
            p("a) Đối với chi bộ:", keep=True),
            ballot_counts("cell_ballot"),
            cell_table(),
            p("", "Trong"),
            p("b) Đối với đảng viên:", keep=True),
        ),
        ballot_counts("ballot"),
        table(
            [mm(9), mm(35.4), *(mm(8.1), mm(14.5)) * 4, mm(18.2), mm(12)],
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
        p("", "Trong"),
        when(
            "two_step",
            p("Kết quả bình chọn đảng viên hoàn thành xuất sắc nhiệm vụ:", keep=True),
            approval_table(),
            p("", "Trong"),
        ),
        p(ABBREVIATIONS, "GhiChu"),
        p("Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}", "GhiChu"),
        notes_block(),
        when(
            "guest_remarks",
            p("8. Ý kiến phát biểu của đại biểu cấp trên:"),
            each("remark in guest_remarks", p("- {{ remark.speaker }}: {{ remark.text }}")),
        ),
        p("{% if guest_remarks %}9{% else %}8{% endif %}. Kết luận của đồng chí chủ trì:"),
        each("line in conclusions", p("{{ line }}")),
        heading("III- KẾT QUẢ"),
        when("cell_result", p("1. Chi bộ tự xếp loại và đề nghị công nhận mức: {{ cell_result }}.")),
        p(
            "{% if cell_result %}2{% else %}1{% endif %}. Chi bộ đề xuất xếp loại chất lượng đối với {{ rated }} "
            "được đánh giá, xếp loại:"
        ),
        each(
            "level in totals",
            p(
                "- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }} số đảng viên được đánh giá, xếp loại)"
                "{% if level.names %}, gồm: {{ level.names }}{% endif %}."
            ),
        ),
        p("{{ cap }}"),
        when(
            "unrated",
            p("Chưa đánh giá, xếp loại: {{ unrated_count }}, gồm:"),
            each("row in unrated", p("- Đồng chí {{ row.name }}: {{ row.reason }}")),
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
    """Return the form of the tally minutes (documents.md §2b)."""
    del layout
    form = Form()
    form.add(
        letterhead(),
        title("BIÊN BẢN KIỂM PHIẾU", "Hội nghị chi bộ về việc đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p(
            "{{ cell }} tổ chức hội nghị kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }} và "
            "bỏ phiếu kín đề xuất mức xếp loại."
        ),
        p("1. Thời gian: {{ meeting.began }}, {{ meeting.held_on }}."),
        p("2. Địa điểm: {{ meeting.venue }}."),
        p("3. Thành phần:"),
        p("- Tổng số triệu tập: {{ attendance.total }}."),
        p("- Số có mặt: {{ attendance.present }}."),
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
            ballot_counts("cell_ballot"),
            cell_table(),
            p("", "Trong"),
        ),
        heading("{% if has_cell_ballot %}II- {% endif %}KẾT QUẢ BỎ PHIẾU XẾP LOẠI ĐẢNG VIÊN"),
        ballot_counts("ballot"),
        table(
            [mm(9), mm(35.6), mm(20), *(mm(8.1), mm(14.5)) * 4, mm(10)],
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
        p("", "Trong"),
        when(
            "two_step",
            p("Kết quả bình chọn đảng viên hoàn thành xuất sắc nhiệm vụ:", keep=True),
            approval_table(),
            p("", "Trong"),
        ),
        p(ABBREVIATIONS, "GhiChu"),
        p("Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}", "GhiChu"),
        when("entered_twice", p("Kết quả phiếu đã được nhập hai lần độc lập, hai lần nhập khớp nhau ở mọi ô.", "GhiChu")),
        p(
            "Hội nghị kết thúc việc kiểm phiếu, công bố kết quả và lập biên bản thành 03 bản: 01 bản báo cáo cấp ủy cấp trên, "
            "01 bản lưu tại chi bộ, 01 bản lưu hồ sơ. Biên bản kết thúc vào hồi {{ meeting.ended }}, {{ meeting.held_on }}.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signatures(
            signed(["**T/M TỔ KIỂM PHIẾU**", "TỔ TRƯỞNG"], "{{ meeting.head_teller_name }}"),
            signed(["**CHỦ TRÌ HỘI NGHỊ**", "{{ chair_office }}"], "{{ meeting.chair_name }}"),
        ),
    )
    return form


def report(layout: Layout) -> Form:
    """Return the form of the report (documents.md §2c)."""
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
            p("1. Chi bộ đã quán triệt và thực hiện các văn bản:"),
            each("base in bases", p("- {{ base }}")),
            otherwise=p("1. Chi bộ đã quán triệt và thực hiện các văn bản của cấp trên."),
        ),
        p(
            "2. Hội nghị kiểm điểm, đánh giá, xếp loại được tổ chức {{ meeting.held_on }}; có mặt {{ attendance.ratio }} đồng chí, "
            "đạt {{ attendance.share }} tổng số đảng viên; vắng mặt {{ attendance.absent }}."
        ),
        when(
            "meeting.guests",
            p("Đại biểu cấp trên về dự và chỉ đạo:"),
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
        when(
            "notes",
            p("Những trường hợp mức đề xuất khác kết quả phiếu hoặc cần lưu ý:"),
            each("note in notes", p("- {{ note }}")),
        ),
        when(
            "unrated",
            p("Chưa đánh giá, xếp loại: {{ unrated_count }}, gồm:"),
            each("row in unrated", p("- Đồng chí {{ row.name }}: {{ row.reason }}")),
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
        heading("IV- ƯU ĐIỂM, HẠN CHẾ, NGUYÊN NHÂN"),
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
            "Trên đây là báo cáo kết quả kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }}; {{ cell }} "
            "kính trình {{ committee_above }} xem xét, quyết định.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["{{ committee_above }} (báo cáo)", "Chi ủy"]),
    )
    return form


def rating_list(layout: Layout) -> Form:
    """Return the form of the rating list (documents.md §2d)."""
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
        p("Danh sách gồm {{ rated }}; trong đó:"),
        each("level in totals", p("- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }}).", keep=True)),
        p("{{ cap }}", keep=True),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["{{ committee_above }} (báo cáo)"]),
    )
    return form


def unrated_list(layout: Layout) -> Form:
    """Return the form of the list of unrated members (documents.md §2d)."""
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("DANH SÁCH", "đảng viên chưa đánh giá, xếp loại chất lượng năm {{ year }}"),
        p("//(Kèm theo Báo cáo {{ report_number }}, ngày {{ report_date }} của {{ cell }})//", "KinhGui"),
        table(
            [mm(10), mm(45), mm(38), mm(22), mm(50)],
            [
                Row(
                    (Cell("TT"), Cell("Họ và tên"), Cell("Chức vụ"), Cell("Ngày vào Đảng"), Cell("Lý do")),
                    header=True,
                ),
                tag("{%tr for row in rows %}", 5),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.posts }}", style="BangTrai"),
                        Cell("{{ row.admitted }}"),
                        Cell("{{ row.reason }}", style="BangTrai"),
                    )
                ),
                tag("{%tr endfor %}", 5),
            ],
        ),
        p("", "Trong"),
        p(
            "Danh sách gồm {{ count }}. Đồng chí nào thuộc diện phải đánh giá, xếp loại mà chưa thực hiện thì chi bộ "
            "kiểm điểm, đánh giá, xếp loại trong thời gian sớm nhất và báo cáo bổ sung.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["{{ committee_above }} (báo cáo)"]),
    )
    return form


def achievements(layout: Layout) -> Form:
    """Return the form of the achievements (documents.md §4.2)."""
    count_names = ("international", "national", "central", "city", "district", "ward", "school", "unstated", "total")
    count_heads = ("Quốc tế", "Quốc gia", "Trung ương", "Thành phố", "Quận", "Phường", "Trường", "Khác", "Cộng")
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("TỔNG HỢP THÀNH TÍCH", "của tập thể, cá nhân và học sinh năm {{ year }}"),
        table(
            [mm(10), mm(55), mm(19), mm(19), mm(20), mm(20), mm(22)],
            [
                Row(
                    (
                        Cell("TT"),
                        Cell("Nội dung"),
                        Cell("Cấp"),
                        Cell("Số lượng"),
                        Cell("Đối tượng"),
                        Cell("Hình thức, mức giải, số quyết định"),
                        Cell("Ghi chú"),
                    ),
                    header=True,
                ),
                tag("{%tr for row in rows %}", 7),
                tag("{%tr if row.is_group %}", 7),
                Row((Cell("**{{ row.number }}**"), Cell("**{{ row.text }}**", span=6, style="BangTrai"))),
                tag("{%tr else %}", 7),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.text }}", style="BangTrai"),
                        Cell("{{ row.level }}", style="BangNho"),
                        Cell("{{ row.quantity }}", style="BangNho"),
                        Cell("{{ row.recipient }}", style="BangNho"),
                        Cell("{{ row.form }}{% if row.form and row.decision %}; {% endif %}{{ row.decision }}", style="BangNho"),
                        Cell("{{ row.note }}", style="BangNho"),
                    )
                ),
                tag("{%tr endif %}", 7),
                tag("{%tr endfor %}", 7),
            ],
        ),
        p("", "Trong"),
        p("**Tổng hợp theo nhóm và cấp (số nội dung thành tích)**", keep=True),
        table(
            [mm(23), *[mm(12.2)] * 9, mm(32.2)],
            [
                Row((Cell("Nhóm"), *(Cell(head) for head in count_heads), Cell("Tổng số lượng")), header=True),
                tag("{%tr for row in totals %}", 11),
                Row(
                    (
                        Cell("{{ row.group }}", style="BangTrai"),
                        *(Cell(f"{{{{ row.{name} }}}}") for name in count_names),
                        Cell("{{ row.quantities }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 11),
            ],
        ),
        p("", "Trong"),
        p("Tổng số {{ count }} nội dung thành tích của {{ cell }}.", keep=True),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["{{ committee_above }} (báo cáo)"]),
    )
    return form


def submission(layout: Layout) -> Form:
    """Return the form of the submission (documents.md §2h)."""
    form = Form()
    form.add(
        letterhead(),
        title("TỜ TRÌNH", "đề nghị công nhận kết quả xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p(f"{layout.address}: {{{{ committee_above }}}}", "KinhGui"),
        p("- Căn cứ {{ guidance }};"),
        each("base in bases", p("- Căn cứ {{ base }};")),
        p("- Căn cứ biên bản họp chi bộ ngày {{ meeting_date }},"),
        p("{{ cell }} trình {{ committee_above }} xem xét:"),
        when(
            "cell_result",
            p("1. Công nhận chi bộ đạt mức: {{ cell_result }}."),
        ),
        p("{% if cell_result %}2{% else %}1{% endif %}. Công nhận xếp loại chất lượng đối với {{ rated }}:"),
        each("level in totals", p("- {{ level.name }}: {{ level.padded }} đồng chí ({{ level.share }}).")),
        p("(Có danh sách kèm theo.) {{ cap }}"),
        p("Mức đề nghị được xác định theo kết quả bỏ phiếu kín: {{ vote_rule }}"),
        when(
            "requests",
            p("{% if cell_result %}3{% else %}2{% endif %}. Các đề xuất, kiến nghị khác:"),
            each("line in requests", p("- {{ line }}")),
        ),
        p("Kính đề nghị {{ committee_above }} xem xét, quyết định.", keep=True),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["Như trên"]),
    )
    return form


def reconciliation(layout: Layout) -> Form:
    """Return the form of the reconciliation (product.md §5.8)."""
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("ĐỐI CHIẾU SỐ LIỆU", "kết quả đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p("Tệp số liệu: {{ workbook }} (SHA-256: {{ sha256 }}).", "GhiChu"),
        p("Bộ quy định áp dụng: {{ rule_set }}.", "GhiChu"),
        heading("I- CÁC PHÉP ĐỐI CHIẾU"),
        table(
            [mm(9), mm(38), mm(39), mm(12), mm(8), mm(12), mm(37), mm(10)],
            [
                Row(
                    (
                        Cell("TT"),
                        Cell("Nội dung đối chiếu"),
                        Cell("Vế trái (ô)"),
                        Cell("Số"),
                        Cell(""),
                        Cell("Số"),
                        Cell("Vế phải (ô)"),
                        Cell("Kết quả"),
                    ),
                    header=True,
                ),
                tag("{%tr for row in checks %}", 8),
                Row(
                    (
                        Cell("{{ row.number }}", style="BangNho"),
                        Cell("{{ row.title }}", style="BangNhoTrai"),
                        Cell("{{ row.left }}{% if row.left_cells %}\n//{{ row.left_cells }}//{% endif %}", style="BangNhoTrai"),
                        Cell("{{ row.left_number }}"),
                        Cell("{{ row.relation }}"),
                        Cell("{{ row.right_number }}"),
                        Cell("{{ row.right }}{% if row.right_cells %}\n//{{ row.right_cells }}//{% endif %}", style="BangNhoTrai"),
                        Cell("{{ row.result }}"),
                    )
                ),
                tag("{%tr endfor %}", 8),
            ],
        ),
        p("", "Trong"),
        p("Tổng số {{ check_count }} phép đối chiếu{% if all_hold %}, tất cả đều khớp{% endif %}."),
        when("entered_twice", p("Kết quả phiếu đã được nhập hai lần độc lập, hai lần nhập khớp nhau ở mọi ô.")),
        heading("II- GIỚI HẠN MỨC «HOÀN THÀNH XUẤT SẮC NHIỆM VỤ»"),
        p("Quy tắc: {{ cap_rule }}.", keep=True),
        table(
            [mm(68), mm(22), mm(20), mm(20), mm(13), mm(22)],
            [
                Row(
                    (
                        Cell("Cơ sở tính"),
                        Cell("Số làm cơ sở"),
                        Cell("Giới hạn"),
                        Cell("Đề xuất"),
                        Cell("Kết quả"),
                        Cell(""),
                    ),
                    header=True,
                ),
                tag("{%tr for row in cap_rows %}", 6),
                Row(
                    (
                        Cell("{{ row.base }}", style="BangTrai"),
                        Cell("{{ row.base_count }}"),
                        Cell("{{ row.limit }}"),
                        Cell("{{ row.proposed }}"),
                        Cell("{{ row.result }}"),
                        Cell("{{ row.applied }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 6),
            ],
        ),
        p("", "Trong"),
        p("{{ cap }}"),
        heading("III- CƠ SỞ CỦA CÁC TỶ LỆ"),
        each("row in bases", p("- {{ row.share }}: tính trên {{ row.base }} ({{ row.citation }}).")),
        p("- Cách xác định mức xếp loại theo phiếu: {{ vote_rule }}"),
        when(
            "notes",
            heading("IV- LÝ DO MỨC ĐỀ XUẤT KHÁC KẾT QUẢ PHIẾU"),
            each("note in notes", p("- {{ note }}")),
        ),
        when(
            "unconfirmed",
            heading("{% if notes %}V{% else %}IV{% endif %}- NỘI DUNG CẦN XÁC NHẬN VỚI CẤP ỦY CẤP TRÊN"),
            each("line in unconfirmed", p("- {{ line }}")),
        ),
        p("Số liệu trên được lập từ tệp số liệu đã nêu, dùng để kiểm tra trước khi ký hồ sơ.", keep=True),
        p("", "TrongGiu"),
        signed_for_cell(layout, ["{{ committee_above }} (báo cáo)"]),
    )
    return form


def news(layout: Layout) -> Form:
    """Return the form of the article, in the order of the seed (seed.txt, documents.md §2g)."""
    del layout
    form = Form()
    form.add(
        p("{{ title }}", "TenLoai"),
        p("", "Trong"),
        p(
            "{% if bases %}Thực hiện {{ bases }} về kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }} đối với tổ chức "
            "đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý, n{% else %}N{% endif %}gày {{ meeting.held_on_short }}, "
            "{{ cell }} đã tiến hành họp chi bộ để kiểm điểm, đánh giá công tác lãnh đạo, chỉ đạo của chi bộ và cá nhân mỗi "
            "đồng chí đảng viên trong thực hiện nhiệm vụ được giao.{% if guests %} Về dự và chỉ đạo có {{ guests }}.{% endif %}"
        ),
        p(
            "Sau khi nghiên cứu các văn bản của các cấp về công tác kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên "
            "năm {{ year }}, chi ủy chi bộ và toàn thể các đồng chí đảng viên trong chi bộ đã xác định: Việc kiểm điểm, đánh giá, "
            "xếp loại chi bộ và đảng viên hằng năm là để mỗi đồng chí đảng viên tự soi, tự sửa mình, từ đó đề ra những chủ trương, "
            "giải pháp phát huy ưu điểm, khắc phục hạn chế, tồn tại trong công tác lãnh đạo, chỉ đạo của chi bộ cũng như trong "
            "quá trình thực hiện nhiệm vụ của người đảng viên; thực hiện đánh giá trung thực, công bằng, chính xác, khách quan, "
            "góp phần nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở đảng và của từng đảng viên để thực hiện tốt "
            "nhiệm vụ được giao. Chính vì lẽ đó, công tác tuyên truyền được chi bộ quan tâm để các đồng chí đảng viên trong chi bộ "
            "thấm nhuần, nâng cao tinh thần phê bình và tự phê bình trong quá trình kiểm điểm."
        ),
        p(
            "{{ cell }} gồm {{ attendance.total }}, trong đó có {{ attendance.official }} đảng viên chính thức."
            "{% if attendance.committee %} Chi ủy gồm {{ attendance.committee }}.{% endif %} Dự họp có {{ attendance.ratio }} đồng chí, "
            "đạt {{ attendance.share }}. Các đồng chí đảng viên trong chi bộ đã tiến hành tự kiểm điểm nghiêm túc, thực hiện đúng "
            "quy trình. Thay mặt tập thể chi ủy, {{ meeting.chair }} đã thông qua dự thảo báo cáo kiểm điểm tập thể năm {{ year }}."
        ),
        each("line in strengths", p("{{ line }}")),
        when(
            "achievements or pupil_achievements or general_achievements",
            p("Những kết quả cụ thể:", keep=True),
            each("line in achievements", p("- {{ line }}")),
            when(
                "pupil_achievements",
                p("* Chất lượng mũi nhọn của học sinh:", keep=True),
                each("line in pupil_achievements", p("- {{ line }}")),
            ),
            each("line in general_achievements", p("* {{ line }}")),
        ),
        when(
            "has_cell_ballot",
            p(
                "{% if achievements or pupil_achievements %}Từ những thành tích đạt được của tập thể và các cá nhân trong "
                "{{ achievement_period }}, c{% else %}C{% endif %}hi bộ đã thống nhất tự đánh giá chi bộ {{ cell_level }} "
                "với số phiếu đạt {{ cell_share }} ({{ cell_votes }} phiếu hợp lệ)."
            ),
        ),
        p(
            "Tiếp đó, tập thể chi ủy và các đồng chí đảng viên kiểm điểm trước chi bộ. Với tinh thần thẳng thắn, ý thức phê bình và "
            "tự phê bình cao, các đồng chí đảng viên trong chi bộ đã tham gia đóng góp ý kiến vào dự thảo báo cáo kiểm điểm của "
            "chi bộ và của từng đồng chí đảng viên, làm rõ thêm vai trò, trách nhiệm của tập thể và cá nhân, đặc biệt là vai trò "
            "của người đứng đầu trong công tác lãnh đạo, chỉ đạo thực hiện các nhiệm vụ chính trị và nhiệm vụ được giao. Chi bộ "
            "cũng tiến hành bỏ phiếu kín đánh giá đảng viên theo các mức độ: {{ levels }}, theo các tiêu chí đưa ra"
            "{% if cap_kept %}, bảo đảm số lượng đảng viên hoàn thành xuất sắc nhiệm vụ không quá {{ cap_percent }} theo quy định"
            "{% endif %}.{% if results %} Kết quả, chi bộ đề nghị cấp trên công nhận {{ results }}.{% endif %}"
        ),
        when(
            "conclusion",
            p("Kết luận tại cuộc họp, đồng chí {{ chair_post }} đã nhấn mạnh: {{ conclusion }}"),
            each("line in more_conclusions", p("{{ line }}")),
        ),
        when(
            "pictures",
            p("//Một số hình ảnh tại buổi họp//", "TrichYeu", keep=True),
            each(
                "picture in pictures",
                p("{{ picture.image }}", "Anh"),
                when("picture.caption", p("{{ picture.caption }}", "ChuThich")),
            ),
        ),
    )
    return form


FORMS = {
    "minutes": minutes,
    "tally-minutes": tally_minutes,
    "report": report,
    "rating-list": rating_list,
    "unrated-list": unrated_list,
    "achievements": achievements,
    "submission": submission,
    "reconciliation": reconciliation,
    "news": news,
}
