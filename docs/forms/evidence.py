"""The forms that back the result: achievements, reconciliation (documents.md §2.7, §2.9)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, table, tag, title, when
from docs.forms.package import Form
from docs.forms.pieces import Layout, heading, signed_for_branch


def achievements(layout: Layout) -> Form:
    """Return the form of the achievements (documents.md §2.7)."""
    count_names = ("international", "national", "central", "city", "district", "ward", "school", "unstated", "total")
    count_heads = ("Quốc tế", "Quốc gia", "Trung ương", "Thành phố", "Quận", "Phường", "Trường", "Không ghi cấp", "Cộng")
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("TỔNG HỢP THÀNH TÍCH", "của tập thể, cá nhân{% if has_pupils %} và học sinh{% endif %} năm {{ year }}"),
        table(
            [mm(8), mm(55), mm(18), mm(16), mm(22), mm(28), mm(18)],
            [
                Row(
                    (
                        Cell("TT"),
                        Cell("Nội dung"),
                        Cell("Cấp"),
                        Cell("Số lượng"),
                        Cell("Đối tượng"),
                        Cell("Hình thức, mức giải, số quyết định"),
                        Cell("Năm học, ghi chú"),
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
                        Cell(
                            "{{ row.form }}{% if row.form and row.decision %}; {% endif %}{{ row.decision }}", style="BangNho"
                        ),
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
            [mm(17), *[mm(14.4)] * 9, mm(18.4)],
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
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)"),
    )
    return form


def reconciliation(layout: Layout) -> Form:
    """Return the form of the reconciliation (documents.md §2.9)."""
    form = Form()
    form.add(
        letterhead(numbered=False),
        title("ĐỐI CHIẾU SỐ LIỆU", "kết quả đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {{ year }}"),
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
        p(
            "//Khi tính trên riêng số HTTNV, giới hạn là số lớn nhất vẫn bảo đảm tỷ lệ trên số HTTNV sau cùng, vì thêm một "
            "đồng chí HTXSNV thì bớt một đồng chí HTTNV.//"
        ),
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
            "years",
            heading("{% if notes %}V{% else %}IV{% endif %}- KẾT QUẢ CÁC NĂM"),
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
                "Các mức trên là mức chi bộ đề xuất theo tệp số liệu từng năm; đối chiếu với quyết định công nhận trước khi sử dụng."
            ),
        ),
        when(
            "unconfirmed",
            heading(
                "{% if notes and years %}VI{% elif notes or years %}V{% else %}IV{% endif %}"
                "- NỘI DUNG CẦN XÁC NHẬN VỚI CẤP ỦY CẤP TRÊN"
            ),
            each("line in unconfirmed", p("- {{ line }}")),
        ),
        p("Số liệu trên được lập từ tệp số liệu đã nêu, dùng để kiểm tra trước khi ký hồ sơ.", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)"),
    )
    return form
