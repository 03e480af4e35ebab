"""The forms of the ward's decision: rating lists, decision, minutes, letters of reminder (documents.md §2.19–2.22)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, recipients, signatures, signed, table, tag, title, when
from docs.forms.package import Form, page_end
from docs.forms.pieces import BLANK_LINE, LEVELS, SHORT, Layout, abbreviations, heading

BLANK = "……"
VOTES = (mm(17), mm(14.5), mm(13), mm(15.5))  # as wide as the levels in their heads
DRAFT = '<w:spacing w:before="0" w:after="120"/><w:jc w:val="right"/>'  # top right, apart from the head
_BEHALF = ["**{{ signature.behalf }}**", "{{ signature.office }}"]


def rating_list(layout: Layout) -> Form:
    """Return the form of the ward's rating lists: branches, then on a new page members (documents.md §2.19)."""
    del layout
    form = Form(several=True)
    form.add(
        _list_head("chi bộ"),
        table(
            [mm(12), mm(93), mm(30), mm(30)],
            [
                Row(
                    (Cell("STT"), Cell("Chi bộ"), Cell("Chi bộ đề xuất", optional=True), Cell("Đảng ủy xếp loại")), header=True
                ),
                tag("{%tr for row in branches %}", 4),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.proposed }}"),
                        Cell("{{ row.decided }}"),
                    )
                ),
                tag("{%tr endfor %}", 4),
            ],
        ),
        _list_end("branch_totals"),
        page_end(),
        _list_head("đảng viên"),
        table(
            [mm(9), mm(36), mm(18.5), mm(37), mm(29.5), mm(17), mm(18)],
            [
                Row(
                    (
                        Cell("STT"),
                        Cell("Họ và tên"),
                        Cell("Ngày sinh", optional=True),
                        Cell("Chi bộ"),
                        Cell("Chức vụ", optional=True),
                        Cell("Chi bộ đề xuất", optional=True),
                        Cell("Đảng ủy xếp loại"),
                    ),
                    header=True,
                ),
                tag("{%tr for row in members %}", 7),
                Row(
                    (
                        Cell("{{ row.number }}", style="BangNho"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.born }}", style="BangNho"),
                        Cell("{{ row.branch }}", style="BangNhoTrai"),
                        Cell("{{ row.posts }}", style="BangNhoTrai"),
                        Cell("{{ row.proposed }}", style="BangNho"),
                        Cell("{{ row.decided }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 7),
            ],
        ),
        _list_end("member_totals"),
    )
    return form


def _list_head(whose: str) -> str:
    return (
        letterhead(numbered=False)
        + title("DANH SÁCH", f"xếp loại chất lượng {whose} năm {{{{ year }}}}")
        + p("//{{ goes_with }}//", "KinhGui")
    )


def _list_end(totals: str) -> str:
    return (
        abbreviations()
        + when("older", p("Đang hoàn thiện hồ sơ, tính theo hồ sơ đã nộp trước: {{ older }}.", "GhiChu"))
        + p(f"Tổng số{{% if not decided %}} theo đề xuất{{% endif %}}: {{{{ {totals} }}}}.", keep=True)
        + p("", "TrongGiu")
        + signatures(p("", "ChuKy"), signed(_BEHALF, "{{ signature.name }}"), (4400, 4955))
    )


def decision(layout: Layout) -> Form:
    """Return the form of the decision (documents.md §2.20)."""
    form = Form()
    form.add(
        when("draft", p("**DỰ THẢO**", "DiaDanh", ind=DRAFT)),
        letterhead(),
        title(
            "QUYẾT ĐỊNH",
            "về việc công nhận kết quả đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}",
        ),
        each("base in bases", p("- Căn cứ {{ base }};")),
        p("- Xét tờ trình của các chi bộ và kết quả {{ meeting }},"),
        p("{{ body }}\nQUYẾT ĐỊNH:", "TrichYeu", keep=True, ind='<w:spacing w:before="120" w:after="120"/>'),
        p(
            "**Điều 1.** Công nhận kết quả đánh giá, xếp loại chất lượng năm {{ year }} đối với {{ recognised }}.",
        ),
        p(
            "**Điều 2.** Các chi bộ thông báo kết quả đến từng đảng viên; lãnh đạo khắc phục hạn chế, khuyết điểm đã chỉ ra"
            "{% if owed %}; kiểm điểm, đánh giá, xếp loại bổ sung đối với đảng viên chưa kiểm điểm, đánh giá, xếp loại"
            "{% endif %}."
        ),
        p("**Điều 3.** {{ bound }} chịu trách nhiệm thi hành Quyết định này.", keep=True),
        p("", "TrongGiu"),
        _signed_for_ward(layout, ["Như Điều 3", "Ban Tổ chức {{ committee_above }}"], "Lưu Đảng ủy"),
    )
    return form


def _signed_for_ward(layout: Layout, lines: list[str], last: str) -> str:
    """Return «Nơi nhận» at left and the block of whoever signs for the ward at right."""
    return signatures(
        recipients([*(f"- {line}{layout.between}" for line in lines), f"- {last}."]),
        signed(_BEHALF, "{{ signature.name }}"),
        (4400, 4955),
    )


def minutes(layout: Layout) -> Form:
    """Return the form of the minutes of the ward's committee (documents.md §2.21)."""
    keeper = "Thư ký" if layout.secretary == "THƯ KÝ" else "Người ghi biên bản"
    form = Form()
    form.add(
        letterhead(),
        title(
            "BIÊN BẢN",
            "họp {{ meeting }} xét, công nhận kết quả\nđánh giá, xếp loại chất lượng năm {{ year }}",
        ),
        p(
            f"Hồi {BLANK} giờ {BLANK} phút, {{{{ held_on }}}}, tại {BLANK * 4}, {{{{ body }}}} họp xét, công nhận kết quả đánh giá, "
            "xếp loại chất lượng chi bộ, đảng viên năm {{ year }}."
        ),
        heading("I- THÀNH PHẦN"),
        p(f"1. Có mặt: {BLANK} đồng chí. Vắng mặt: {BLANK * 4}"),
        p(f"2. Chủ trì: {BLANK * 8}"),
        p(f"3. {keeper}: {BLANK * 8}"),
        heading("II- NỘI DUNG"),
        p("**1. Chi bộ:** {{ branch_count }}.", keep=True),
        table(
            [mm(10), mm(59), mm(18), *VOTES, mm(18)],
            [
                *_heads(["STT", "Chi bộ", "Đề xuất"]),
                tag("{%tr for row in branches %}", 8),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.proposed }}", style="BangNho"),
                        *(Cell(f"{{{{ row.votes.{level} }}}}") for level in LEVELS),
                        Cell("{{ row.decided }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 8),
            ],
        ),
        abbreviations(),
        each("line in branch_remarks", p("- {{ line }}")),
        p("**2. Đảng viên:** {{ rated }} được đánh giá, xếp loại; chi bộ đề xuất: {{ member_totals }}."),
        when(
            "members",
            p("Đảng viên cần xem xét về mức xếp loại:", keep=True),
            table(
                [mm(9), mm(34), mm(28), mm(17), *VOTES, mm(17)],
                [
                    *_heads(["STT", "Họ và tên", "Chi bộ", "Chi bộ đề xuất"]),
                    tag("{%tr for row in members %}", 9),
                    tag("{%tr if row.group %}", 9),
                    Row((Cell("//{{ row.group }}//", span=9, style="BangNhoTrai", keep=True),)),
                    tag("{%tr else %}", 9),
                    Row(
                        (
                            Cell("{{ row.number }}"),
                            Cell("{{ row.name }}", style="BangTrai"),
                            Cell("{{ row.branch }}", style="BangNhoTrai"),
                            Cell("{{ row.proposed }}", style="BangNho"),
                            *(Cell() for _ in LEVELS),
                            Cell("{{ row.decided }}", style="BangNho"),
                        )
                    ),
                    tag("{%tr endif %}", 9),
                    tag("{%tr endfor %}", 9),
                ],
            ),
            p("", "Trong"),
        ),
        p(f"**3. Kiểm phiếu:** Tổ kiểm phiếu gồm {BLANK} đồng chí:", keep=True),
        p(BLANK_LINE) * 2,
        p(
            f"Số phiếu phát ra: {BLANK}; thu về: {BLANK}; hợp lệ: {BLANK}; không hợp lệ: {BLANK}.",
        ),
        heading("III- KẾT LUẬN"),
        each("line in blank_lines", p("{{ line }}")),
        p(f"Cuộc họp kết thúc hồi {BLANK} giờ {BLANK} phút cùng ngày.", keep=True),
        p("", "TrongGiu"),
        _three_signatures(layout),
    )
    return form


def _heads(before: list[str]) -> list[Row]:
    """Return the two merged header rows of a table of the committee's votes."""
    start = tuple(Cell(text, vmerge="restart") for text in before)
    below = tuple(Cell(vmerge="continue") for _ in before)
    return [
        Row((*start, Cell("Số phiếu", span=len(LEVELS)), Cell("Xếp loại", vmerge="restart")), header=True),
        Row((*below, *(Cell(SHORT[level]) for level in LEVELS), Cell(vmerge="continue")), header=True),
    ]


def _three_signatures(layout: Layout) -> str:
    """Return the blocks of who kept the minutes and who was in the chair, the tellers' under them; names by hand."""
    return signatures(
        signed([f"**{layout.secretary}**"], ""),
        signed([f"**{layout.chair}**"], ""),
        below=p("", "ChuKy") + signed(["**T/M TỔ KIỂM PHIẾU**", "TỔ TRƯỞNG"], ""),
    )


def reminders(layout: Layout) -> Form:
    """Return the form of the letters of reminder, one page a branch (documents.md §2.22)."""
    form = Form(several=True)
    form.add(
        each(
            "letter in letters",
            letterhead(subject="về việc nộp hồ sơ kiểm điểm, đánh giá, xếp loại năm {{ year }}"),
            p("Kính gửi: {{ letter.branch }}", "KinhGui", ind='<w:spacing w:before="360"/>'),
            p(f"Thực hiện {{{{ plan }}}}; đến ngày {BLANK}, {{{{ letter.found }}}}"),
            each("line in letter.mistakes", p("- {{ line }}")),
            p("{{ request }}", keep=True),
            p("", "TrongGiu"),
            _signed_for_ward(layout, ["Như trên"], "Lưu Văn phòng Đảng ủy"),
            when("not loop.last", page_end()),
        )
    )
    return form
