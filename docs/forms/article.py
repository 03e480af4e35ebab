"""The form of the article, in the order of the seed (documents.md §2.10)."""

from __future__ import annotations

from docs.forms.ooxml import TEXT_WIDTH, Cell, Row, each, p, table, tag, when
from docs.forms.package import Form
from docs.forms.pieces import Layout


def picture(name: str) -> Cell:
    """Return a cell with a photograph over its caption."""
    return Cell(xml=p(f"{{{{ {name}.image }}}}", "Anh") + p(f"{{{{ {name}.caption }}}}", "ChuThich"))


def news(layout: Layout) -> Form:
    """Return the form of the article, in the order of the seed (seed.txt, documents.md §2.10)."""
    del layout
    form = Form()
    form.add(
        p("{{ title }}", "TenLoai"),
        p("", "Trong"),
        p(
            "{% if bases %}Thực hiện {{ bases }}{% if not bases_tell_purpose %} về kiểm điểm, đánh giá, xếp loại chất lượng năm "
            "{{ year }} đối với tổ chức đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý{% endif %}, n{% else %}N"
            "{% endif %}gày {{ held_on }}, {{ cell }} đã tiến hành họp chi bộ để kiểm điểm, đánh giá công tác lãnh đạo, chỉ đạo "
            "của chi bộ và cá nhân mỗi đồng chí đảng viên trong thực hiện nhiệm vụ được giao."
            "{% if guests %} Về dự và chỉ đạo có {{ guests }}.{% endif %}"
        ),
        p(
            "Sau khi nghiên cứu các văn bản của các cấp về công tác kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên "
            "năm {{ year }}, {% if committee %}ban chi ủy chi bộ và {% endif %}toàn thể các đồng chí đảng viên trong chi bộ đã xác "
            "định: Việc kiểm điểm, đánh giá, xếp loại chi bộ và đảng viên hằng năm là để mỗi đồng chí đảng viên tự soi, tự sửa "
            "mình, từ đó đề ra những chủ trương, giải pháp phát huy những ưu điểm, khắc phục những hạn chế, tồn tại trong công tác "
            "lãnh đạo, chỉ đạo của chi bộ cũng như trong quá trình thực hiện nhiệm vụ của người đảng viên. Thực hiện đánh giá "
            "trung thực, công bằng, chính xác, khách quan góp phần nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở "
            "đảng và của từng đảng viên để thực hiện tốt nhiệm vụ được giao.{% if formulae %} Chính vì lẽ đó, công tác tuyên "
            "truyền được chi bộ quan tâm để 100% các đồng chí đảng viên trong chi bộ thấm nhuần, nâng cao tinh thần tự phê bình "
            "và phê bình trong quá trình kiểm điểm.{% endif %}"
        ),
        p(
            "{{ cell }} gồm {{ total }}, trong đó có {{ official }} đảng viên chính thức."
            "{% if committee %} Ban chi ủy chi bộ gồm {{ committee }}.{% endif %}"
            "{% if formulae %} Các đồng chí đảng viên trong chi bộ đã tự kiểm điểm nghiêm túc, thực hiện đúng quy trình.{% endif %}"
            "{% if presenter %} {{ presenter }} – thay mặt tập thể {{ leaders }} trình bày dự thảo báo cáo kiểm điểm tập thể năm "
            "{{ year }}.{% else %} Dự thảo báo cáo kiểm điểm tập thể năm {{ year }} được trình bày trước hội nghị.{% endif %}"
        ),
        when(
            "lead",
            p("{{ lead }}{% if achievements or pupil_achievements or general_achievements %} Cụ thể:{% endif %}"),
        ),
        each("line in achievements", p("- {{ line }}")),
        when(
            "pupil_achievements",
            p("* Chất lượng mũi nhọn của học sinh:", keep=True),
            each("line in pupil_achievements", p("- {{ line }}")),
        ),
        each("line in general_achievements", p("* {{ line }}")),
        each("line in strengths", p("{{ line }}")),
        when(
            "cell_level",
            p(
                "{% if achievements or pupil_achievements %}Từ những thành tích đạt được{{ achievers }} trong "
                "{{ achievement_period }}, c{% else %}C{% endif %}hi bộ đã thống nhất tự đánh giá chi bộ {{ cell_level }}"
                "{% if unanimous %} với số phiếu đạt 100%{% endif %}."
            ),
        ),
        p(
            "Tiếp đó, tập thể {{ leaders }} và các đồng chí đảng viên kiểm điểm trước chi bộ. Với tinh thần thẳng thắn, ý thức tự "
            "phê bình và phê bình cao, các đồng chí đảng viên trong chi bộ đã tham gia đóng góp ý kiến vào dự thảo báo cáo kiểm "
            "điểm của chi bộ và của từng đồng chí đảng viên, làm rõ thêm vai trò, trách nhiệm của tập thể và cá nhân, đặc biệt là "
            "vai trò của người đứng đầu trong công tác lãnh đạo, chỉ đạo thực hiện các nhiệm vụ chính trị và nhiệm vụ được giao. "
            "Chi bộ cũng tiến hành bỏ phiếu đề xuất xếp loại đảng viên theo các mức độ: {{ levels }} theo các tiêu chí đề ra"
            "{% if cap_percent %}, bảo đảm số lượng đảng viên hoàn thành xuất sắc nhiệm vụ không quá {{ cap_percent }} theo quy "
            "định{% endif %}.{% if counts %} Kết quả, chi bộ đề xuất {{ counts }}.{% endif %}"
        ),
        when(
            "conclusion",
            p("Kết luận tại cuộc họp, đồng chí {{ chair }} đã nhấn mạnh: {{ conclusion }}"),
            each("line in more_conclusions", p("{{ line }}")),
        ),
        when(
            "picture_rows or last_picture",
            p("//Một số hình ảnh tại buổi họp//", "TrichYeu", keep=True),
            table(
                [TEXT_WIDTH // 2, TEXT_WIDTH - TEXT_WIDTH // 2],
                [
                    tag("{%tr for row in picture_rows %}", 2),
                    Row((picture("row.left"), picture("row.right"))),
                    tag("{%tr endfor %}", 2),
                ],
                borders=False,
            ),
            p("", "Trong"),
            each("last in last_picture", p("{{ last.image }}", "Anh"), p("{{ last.caption }}", "ChuThich")),
        ),
    )
    return form
