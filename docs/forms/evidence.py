"""The forms that back the result: achievements, reconciliation (documents.md §2.7, §2.9)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, signatures, signed, table, tag, title, when
from docs.forms.package import Form
from docs.forms.pieces import Layout, heading

WHOLES = ("official_convoked", "convoked", "present", "issued", "collected", "valid")


def achievements(layout: Layout) -> Form:
    """Return the form of the achievements (documents.md §2.7); columns nobody filled are dropped."""
    del layout
    form = Form()
    columns = ("level", "quantity", "unit", "recipient", "form", "decision", "school_year", "note")
    heads = ("Cấp", "Số lượng", "Đơn vị tính", "Đối tượng", "Hình thức, mức giải", "Số, ngày quyết định", "Năm học", "Ghi chú")
    form.add(
        letterhead(numbered=False),
        title("TỔNG HỢP", "thành tích của {{ whose }} năm {{ year }}"),
        table(
            [mm(8), mm(47), mm(16), mm(13), mm(14), mm(18), mm(18), mm(16), mm(15), mm(15)],
            [
                Row(
                    (Cell("STT"), Cell("Nội dung, danh hiệu"), *(Cell(head, optional=True) for head in heads)),
                    header=True,
                ),
                tag("{%tr for row in rows %}", 10),
                tag("{%tr if row.is_group %}", 10),
                Row((Cell("**{{ row.number }}**"), Cell("**{{ row.text }}**", span=9, style="BangTrai"))),
                tag("{%tr else %}", 10),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.text }}", style="BangTrai"),
                        *(Cell(f"{{{{ row.{column} }}}}", style="BangNho") for column in columns),
                    )
                ),
                tag("{%tr endif %}", 10),
                tag("{%tr endfor %}", 10),
            ],
        ),
        p("", "Trong"),
        p("**Tổng hợp theo nhóm và cấp**", keep=True),
        table(
            [mm(12), mm(35), mm(88), mm(30)],
            [
                Row((Cell("STT"), Cell("Nhóm"), Cell("Số lượng theo cấp"), Cell("Cộng")), header=True),
                tag("{%tr for row in totals %}", 4),
                Row(
                    (
                        Cell("{{ loop.index }}", keep=True),
                        Cell("{{ row.group }}", style="BangTrai"),
                        Cell("{{ row.by_level }}", style="BangTrai"),
                        Cell("{{ row.total }}"),
                    )
                ),
                tag("{%tr endfor %}", 4),
            ],
        ),
        p("", "TrongGiu"),
        signatures(
            signed(["**NGƯỜI LẬP BIỂU**"], ""),
            signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"),
        ),
    )
    return form


def reconciliation(layout: Layout) -> Form:
    """Return the form of the reconciliation (documents.md §2.9)."""
    del layout
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("ĐỐI CHIẾU SỐ LIỆU", "(tài liệu làm việc nội bộ, không gửi cấp trên)"),
        p("Kết quả kiểm điểm, đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }} của {{ cell }}.", "GhiChuTrai"),
        p("Tệp số liệu: {{ workbook }}", "GhiChuTrai"),
        p("SHA-256: {{ sha256 }}", "GhiChuTrai"),
        p("Bộ quy định áp dụng: {{ rule_set }}", "GhiChuTrai"),
        when("override", p("Quy định riêng của đảng bộ: {{ override }}", "GhiChuTrai")),
        heading("I- CÁC PHÉP ĐỐI CHIẾU"),
        table(
            [mm(9), mm(38), mm(39), mm(12), mm(8), mm(12), mm(37), mm(10)],
            [
                Row(
                    (
                        Cell("STT"),
                        Cell("Nội dung đối chiếu"),
                        Cell("Vế thứ nhất (ô)"),
                        Cell("Số"),
                        Cell(""),
                        Cell("Số"),
                        Cell("Vế thứ hai (ô)"),
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
                        Cell(
                            "{{ row.right }}{% if row.right_cells %}\n//{{ row.right_cells }}//{% endif %}", style="BangNhoTrai"
                        ),
                        Cell("{{ row.result }}"),
                    )
                ),
                tag("{%tr endfor %}", 8),
            ],
        ),
        p("", "Trong"),
        p(
            "Tổng số {{ check_count }} phép đối chiếu"
            "{% if all_hold %}, tất cả đều khớp{% else %}; {{ broken_count }} phép chưa khớp (✗), đề nghị xem lại{% endif %}."
        ),
        when("entered_twice", p("Kết quả phiếu đã được nhập hai lần độc lập, hai lần nhập khớp nhau ở mọi ô.")),
        heading("II- SỐ PHIẾU CỦA MỨC ĐỀ XUẤT, TỶ LỆ (%) THEO TỪNG CƠ SỞ TÍNH"),
        p("Mức theo phiếu là mức được {{ vote_rule }}.", keep=True),
        table(
            [mm(9), mm(38), mm(18), mm(13), *(mm(15.5),) * len(WHOLES)],
            [
                Row(
                    (
                        Cell("STT"),
                        Cell("Chi bộ, đảng viên"),
                        Cell("Mức"),
                        Cell("Số phiếu"),
                        *(Cell(f"{{{{ wholes.{whole} }}}}") for whole in WHOLES),
                    ),
                    header=True,
                ),
                tag("{%tr for row in votes %}", 4 + len(WHOLES)),
                Row(
                    (
                        Cell("{{ row.number }}", style="BangNho"),
                        Cell("{{ row.name }}", style="BangNhoTrai"),
                        Cell("{{ row.level }}", style="BangNho"),
                        Cell("{{ row.votes }}", style="BangNho"),
                        *(Cell(f"{{{{ row.over.{whole} }}}}", style="BangNho") for whole in WHOLES),
                    )
                ),
                tag("{%tr endfor %}", 4 + len(WHOLES)),
            ],
        ),
        p("", "Trong"),
        heading("III- TỶ LỆ “HOÀN THÀNH XUẤT SẮC NHIỆM VỤ”"),
        p("Đang áp dụng: {{ cap_rule }}.", keep=True),
        table(
            [mm(50), mm(14), mm(14), mm(18), mm(14), mm(10), mm(16), mm(10), mm(19)],
            [
                Row(
                    (
                        Cell("Cơ sở tính"),
                        Cell("Số làm cơ sở"),
                        Cell("Đề xuất"),
                        Cell("Tỷ lệ (%)"),
                        Cell("Tối đa, làm tròn xuống"),
                        Cell(""),
                        Cell("Tối đa, từ 0,5 làm tròn lên"),
                        Cell(""),
                        Cell(""),
                    ),
                    header=True,
                ),
                tag("{%tr for row in cap_rows %}", 9),
                Row(
                    (
                        Cell("{{ row.base }}", style="BangNhoTrai"),
                        Cell("{{ row.base_count }}"),
                        Cell("{{ row.proposed }}"),
                        Cell("{{ row.share }}", style="BangNho"),
                        Cell("{{ row.floor_limit }}"),
                        Cell("{{ row.floor_result }}"),
                        Cell("{{ row.half_up_limit }}"),
                        Cell("{{ row.half_up_result }}"),
                        Cell("{{ row.applied }}", style="BangNho"),
                    )
                ),
                tag("{%tr endfor %}", 9),
            ],
        ),
        p("", "Trong"),
        p(
            "//Khi tính trên riêng số HTTNV, số tối đa là số lớn nhất vẫn bảo đảm tỷ lệ trên số HTTNV sau cùng, vì thêm một "
            "đồng chí HTXSNV thì bớt một đồng chí HTTNV.//",
            "GhiChu",
        ),
        when("requirements", heading("IV- YÊU CẦU ĐỐI VỚI CHI BỘ"), each("line in requirements", p("{{ line }}"))),
        when(
            "bearings",
            heading("V- NỘI DUNG CẦN LƯU Ý VỀ TỪNG ĐẢNG VIÊN"),
            each("line in bearings", p("- {{ line }}", keep=True)),
        ),
        when("reasons", heading("VI- MỨC ĐỀ XUẤT KHÁC KẾT QUẢ PHIẾU"), each("line in reasons", p("- {{ line }}", keep=True))),
        when(
            "years",
            heading("VII- KẾT QUẢ CÁC NĂM"),
            table(
                [mm(17), mm(32), mm(22), mm(66), mm(28)],
                [
                    Row(
                        (
                            Cell("Năm"),
                            Cell("Mức của chi bộ"),
                            Cell("Số đồng chí HTXSNV"),
                            Cell("Họ và tên"),
                            Cell("Số quyết định"),
                        ),
                        header=True,
                    ),
                    tag("{%tr for row in years %}", 5),
                    Row(
                        (
                            Cell("{{ row.year }}"),
                            Cell("{{ row.cell }}", style="BangNho"),
                            Cell("{{ row.excellent }}", style="BangNho"),
                            Cell("{{ row.names }}", style="BangNhoTrai"),
                            Cell("{{ row.decision }}", style="BangNho"),
                        )
                    ),
                    tag("{%tr endfor %}", 5),
                ],
            ),
            p("", "Trong"),
            each("line in running", p("- {{ line }}")),
            p(
                "Các mức trên là mức chi bộ đề xuất theo tệp số liệu từng năm; đối chiếu với quyết định công nhận trước khi sử dụng.",
                keep=True,
            ),
        ),
        when(
            "unconfirmed",
            heading("NỘI DUNG CẦN XÁC NHẬN VỚI CẤP ỦY CẤP TRÊN"),
            each("line in unconfirmed", p("- {{ line }}", keep=True)),
        ),
        p("", "TrongGiu"),
        signatures(p("", "ChuKy"), signed(["**NGƯỜI LẬP BIỂU**"], "")),
    )
    return form
