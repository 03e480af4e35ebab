"""The forms a branch needs before its meeting: ballots, their control, invitation (documents.md §2.11–2.12)."""

from __future__ import annotations

from dataclasses import replace

from docs.forms.ooxml import (
    TEXT_WIDTH,
    Cell,
    Row,
    letterhead,
    mm,
    p,
    signatures,
    signed,
    table,
    tag,
    title,
    when,
)
from docs.forms.package import LANDSCAPE_WIDTH, Form, page_end
from docs.forms.pieces import ABBREVIATIONS, Layout, signed_alone

BEST = "“Hoàn thành xuất sắc nhiệm vụ”"
LEVELS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
ONE_EACH = (
    "Đồng chí đánh dấu (X) vào **một** ô ở mỗi dòng. Dòng để trống hoặc có từ hai dấu (X) trở lên không được tính cho đồng "
    "chí ở dòng đó."
)
AT = "//(Tại hội nghị chi bộ {{ meeting_day }})//"
AT_IN_TWO_LINES = "//(Tại hội nghị chi bộ//\n//{{ meeting_day }})//"
CLOSE = '<w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>'  # to what stands above
LINE = mm(7)  # high enough for a mark by hand
STAMP_SIDE, STAMP_HIGH = mm(36), mm(22)


def ballots(layout: Layout) -> Form:
    """Return the form of the ballots on members without points, all of them upright."""
    del layout
    return _ballots(points=False)


def ballots_with_points(layout: Layout) -> Form:
    """Return the form of the ballots on members with points: that on the members lies on its side."""
    del layout
    return _ballots(points=True)


def _ballots(*, points: bool) -> Form:
    form, width = Form(several=True), LANDSCAPE_WIDTH if points else TEXT_WIDTH
    form.add(
        _ballot_head("đề xuất xếp loại chất lượng\nđảng viên năm {{ year }}", width),
        p(ONE_EACH),
        when(
            "two_step",
            _member_table(LEVELS[1:], points=points, width=width),
            otherwise=_member_table(LEVELS, points=points, width=width),
        ),
        when("abbreviated", p("", "TrongGiu"), p(ABBREVIATIONS, "GhiChu")),
        page_end(landscape=points),
        _ballot_head("đề xuất xếp loại chất lượng\nchi bộ năm {{ year }}", TEXT_WIDTH),
        p("Chi bộ tự xếp loại: {{ branch_rating }}{% if branch_points %}; tổng điểm tự chấm: {{ branch_points }}{% endif %}."),
        p("Đồng chí đánh dấu (X) vào một ô."),
        table(
            [mm(12), mm(95), mm(40)],
            [
                Row((Cell("STT"), Cell("Mức xếp loại"), Cell("Ý kiến (X)")), header=True),
                tag("{%tr for row in branch_rows %}", 3),
                Row((Cell("{{ row.number }}"), Cell("{{ row.name }}", style="BangTrai"), Cell()), height=mm(10)),
                tag("{%tr endfor %}", 3),
            ],
        ),
        when("two_step", page_end(), _second_ballot()),
    )
    return form


def _ballot_head(about: str, width: int) -> str:
    """Return the head of a ballot: no number and no date; the box for the tellers' stamp beside its title."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
    )
    box = p("Dấu của\nTổ kiểm phiếu", "BangNho")
    name = p("PHIẾU BIỂU QUYẾT", "TenLoai", ind=CLOSE) + p(about, "TrichYeu") + p(AT_IN_TWO_LINES, "DiaDanh")
    cells = (
        (STAMP_SIDE, f"<w:tcBorders>{sides}</w:tcBorders>", box),
        (width - 2 * STAMP_SIDE, "", name),
        (STAMP_SIDE, "", p("", "BangNho")),
    )
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{borders}</w:tcPr>{content}</w:tc>'
        for wide, borders, content in cells
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide, _, _ in cells)
    return (
        letterhead(numbered=False, dated=False, text_width=width)
        + p("", "TrongGiu")
        + f'<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{STAMP_HIGH}" w:hRule="atLeast"/></w:trPr>'
        f"{row}</w:tr></w:tbl>" + p("", "TrongGiu")
    )


def _member_table(levels: tuple[str, ...], *, points: bool, width: int) -> str:
    """Return the table of the members' ballot; in two steps the first asks about the levels below the best only."""
    heads = ["STT", "Họ và tên", "Chức vụ", "Tự xếp loại", *(["{{ total }}"] if points else []), *levels]
    row = (
        Cell("{{ row.number }}"),
        Cell("{{ row.name }}", style="BangTrai"),
        Cell("{{ row.posts }}", style="BangNhoTrai"),
        Cell("{{ row.self_rating }}", style="BangNho"),
        *((Cell("{{ row.points }}", style="BangNho"),) if points else ()),
        *(Cell() for _ in levels),
    )
    fixed = [mm(9), mm(17), *([mm(18)] if points else []), *(mm(24 if points else 20),) * len(levels)]
    rest = width - sum(fixed)
    widths = [fixed[0], rest * 3 // 5, rest - rest * 3 // 5, *fixed[1:]]
    return table(
        widths,
        [
            Row(tuple(map(Cell, heads)), header=True),
            *_looped("row in rows", row),
        ],
        text_width=width,
    )


def _looped(loop: str, row: tuple[Cell, ...]) -> list[Row]:
    """Return a row for each turn of ``loop``; the last one stays with what follows, so that it is never alone on a page."""
    held = tuple(replace(cell, keep=True) for cell in row)
    return [
        tag(f"{{%tr for {loop} %}}", len(row)),
        tag("{%tr if loop.last %}", len(row)),
        Row(held, height=LINE),
        tag("{%tr else %}", len(row)),
        Row(row, height=LINE),
        tag("{%tr endif %}", len(row)),
        tag("{%tr endfor %}", len(row)),
    ]


def _second_ballot() -> str:
    heads = ("STT", "Họ và tên", "Chức vụ", "Đồng ý", "Không đồng ý")
    return (
        _ballot_head(f"đề xuất đảng viên\n{BEST}\nnăm {{{{ year }}}}", TEXT_WIDTH)
        + p(ONE_EACH)
        + p("Số lượng được đề xuất không quá {{ most }} đồng chí.")
        + table(
            [mm(12), mm(61), mm(44), mm(22), mm(26)],
            [
                Row(tuple(map(Cell, heads)), header=True),
                *_looped("number in nominees", (Cell("{{ number }}"), *(Cell() for _ in heads[1:]))),
            ],
        )
    )


def ballot_control(layout: Layout) -> Form:
    """Return the form of the table of printed ballots (documents.md §2.11); all but the number to print is left blank."""
    del layout
    form = Form()
    heads = ("STT", "Loại phiếu", "Đã in", "Phát ra", "Thu về", "Phiếu hỏng thu hồi", "Còn lại, hủy", "Ký nhận")
    form.add(
        letterhead(numbered=False),
        title("BẢNG THEO DÕI PHIẾU", "đề xuất xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
        p(AT, "KinhGui"),
        table(
            [mm(10), mm(49), mm(16), mm(16), mm(16), mm(18), mm(18), mm(22)],
            [
                Row(tuple(map(Cell, heads)), header=True),
                tag("{%tr for row in rows %}", len(heads)),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.name }}", style="BangTrai"),
                        Cell("{{ row.printed }}"),
                        *(Cell() for _ in heads[3:]),
                    ),
                    height=mm(14),
                ),
                tag("{%tr endfor %}", len(heads)),
            ],
        ),
        p("", "TrongGiu"),
        p("{{ grounds }}", "GhiChu", keep=True),
        p("", "TrongGiu"),
        signatures(
            signed(["**NGƯỜI LẬP**"], ""),
            signed(["**TỔ TRƯỞNG TỔ KIỂM PHIẾU**"], "{{ head_teller_name }}"),
        ),
    )
    return form


def invitation(layout: Layout) -> Form:
    """Return the form of the invitation with the programme on its second page (documents.md §2.12)."""
    del layout
    form = Form()
    meeting = "hội nghị kiểm điểm, đánh giá, xếp loại chất lượng\nchi bộ, đảng viên năm {{ year }}"
    items = (
        ("Ổn định tổ chức, giới thiệu đại biểu", ""),
        ("Thông qua chương trình, cử thư ký", ""),
        ("Trình bày báo cáo kiểm điểm tập thể, thảo luận", "{{ presenter }}"),
        ("Kiểm điểm cá nhân: bí thư, phó bí thư, chi ủy viên, đảng viên", ""),
        ("Bầu Tổ kiểm phiếu", ""),
        ("Bỏ phiếu đề xuất xếp loại chi bộ, đảng viên", ""),
        ("Kiểm phiếu, công bố kết quả", ""),
        ("Phát biểu của đại biểu cấp trên", "{{ guests }}"),
        ("Kết luận, thông qua biên bản", "{{ chair }}"),
    )
    form.add(
        letterhead(numbered=False),
        title("GIẤY MỜI", f"dự {meeting}"),
        p(f"Kính gửi: {'…' * 20}", "KinhGui"),
        p("{{ cell }} trân trọng kính mời đồng chí dự hội nghị:", keep=True),
        p("- Thời gian: {{ began }}, {{ meeting_day }};"),
        p("- Địa điểm: {{ venue }};"),
        p("- Nội dung: kiểm điểm tập thể, cá nhân; đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }};"),
        p(
            "- Tài liệu: dự thảo báo cáo kiểm điểm tập thể gửi kèm"
            "{% if draft_days %} (trước ít nhất {{ draft_days }} ngày làm việc){% endif %}.",
            keep=True,
        ),
        p("", "TrongGiu"),
        signed_alone(),
        p("CHƯƠNG TRÌNH", "TenLoai", keep=True, ind="<w:pageBreakBefore/>"),
        p(meeting, "TrichYeu", keep=True),
        p("-----", "GachNgan", keep=True),
        table(
            [mm(12), mm(83), mm(45), mm(25)],
            [
                Row(tuple(map(Cell, ("STT", "Nội dung", "Người thực hiện", "Thời gian"))), header=True),
                *(
                    Row((Cell(str(number)), Cell(what, style="BangTrai"), Cell(who, style="BangNho"), Cell()), height=mm(10))
                    for number, (what, who) in enumerate(items, 1)
                ),
            ],
        ),
    )
    return form
