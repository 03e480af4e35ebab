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
            "{% if bases %}Thực hiện {{ bases }}{% if not bases_tell_purpose %} về kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }} đối với tổ chức "
            "đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý{% endif %}, n{% else %}N{% endif %}gày {{ meeting.held_on_short }}, "
            "{{ cell }} đã tiến hành họp chi bộ để kiểm điểm, đánh giá công tác lãnh đạo, chỉ đạo của chi bộ và cá nhân mỗi "
            "đồng chí đảng viên trong thực hiện nhiệm vụ được giao.{% if guests %} Về dự và chỉ đạo có {{ guests }}.{% endif %}"
        ),
        p(
            "Sau khi nghiên cứu các văn bản của các cấp về công tác kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên "
            "năm {{ year }}, {% if attendance.committee %}chi ủy và {% endif %}toàn thể các đồng chí đảng viên trong chi bộ đã xác định: Việc kiểm điểm, đánh giá, "
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
            "đạt {{ attendance.share }} tổng số đảng viên. Các đồng chí đảng viên trong chi bộ đã tiến hành tự kiểm điểm nghiêm túc, thực hiện đúng "
            "quy trình. Thay mặt tập thể {{ attendance.leaders }}, {{ meeting.chair }} đã thông qua dự thảo báo cáo kiểm điểm tập thể năm {{ year }}."
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
            "cell_level",
            p(
                "{% if achievements or pupil_achievements %}Từ những thành tích đạt được{{ achievers }} trong "
                "{{ achievement_period }}, c{% else %}C{% endif %}hi bộ đã thống nhất tự đánh giá chi bộ {{ cell_level }}"
                "{% if cell_votes %} với số phiếu đạt 100% ({{ cell_votes }} phiếu hợp lệ){% endif %}."
            ),
        ),
        p(
            "Tiếp đó, tập thể {{ attendance.leaders }} và các đồng chí đảng viên kiểm điểm trước chi bộ. Với tinh thần thẳng thắn, ý thức phê bình và "
            "tự phê bình cao, các đồng chí đảng viên trong chi bộ đã tham gia đóng góp ý kiến vào dự thảo báo cáo kiểm điểm của "
            "chi bộ và của từng đồng chí đảng viên, làm rõ thêm vai trò, trách nhiệm của tập thể và cá nhân, đặc biệt là vai trò "
            "của người đứng đầu trong công tác lãnh đạo, chỉ đạo thực hiện các nhiệm vụ chính trị và nhiệm vụ được giao. Chi bộ "
            "cũng tiến hành bỏ phiếu kín đánh giá đảng viên theo các mức độ: {{ levels }}, theo các tiêu chí đưa ra"
            "{% if cap_kept %}, bảo đảm số lượng đảng viên hoàn thành xuất sắc nhiệm vụ{{ cap_apart }} không quá {{ cap_percent }} {{ cap_base }} theo quy định"
            "{% endif %}.{% if results %} Kết quả, theo nguyên tắc {{ vote_words }}, chi bộ đề nghị "
            "cấp trên công nhận {{ results }}.{% endif %}"
        ),
        when(
            "conclusion",
            p("Kết luận tại cuộc họp, đồng chí {{ chair_post }} đã nhấn mạnh: {{ conclusion }}"),
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
