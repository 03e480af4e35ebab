"""The form of the collective review (documents.md §2.14)."""

from __future__ import annotations

from docs.forms.boxes import LEVEL_NAMES, boxes
from docs.forms.ooxml import each, letterhead, p, when
from docs.forms.package import Form
from docs.forms.pieces import BLANK_LINE, LEVELS, Layout, heading, signed_for_branch

_OF_ALL = "của tập thể {% if committee %}chi ủy, {% endif %}chi bộ năm {{ year }}"
_ABOUT = (
    "{% if with_rating %}kiểm điểm, tự đánh giá, xếp loại chất lượng\n"
    f"{_OF_ALL}{{% else %}}kiểm điểm tập thể {{% if committee %}}chi ủy, {{% endif %}}chi bộ năm {{{{ year }}}}{{% endif %}}"
)
_REVIEWS = "{% if with_rating %}kiểm điểm, tự đánh giá, xếp loại chất lượng{% else %}kiểm điểm{% endif %}"
_DUTIES = (
    "Kết quả thực hiện các mục tiêu, chỉ tiêu, nhiệm vụ được đề ra trong nghị quyết đại hội nhiệm kỳ, kế hoạch, chương trình "
    "công tác năm, được cấp có thẩm quyền giao, phê duyệt và các nhiệm vụ phát sinh, đột xuất được cấp có thẩm quyền giao."
)
_RESPONSIBILITY = (
    "Trách nhiệm của tập thể lãnh đạo, quản lý trong triển khai thực hiện các chủ trương, đường lối, nghị quyết, văn bản chỉ "
    "đạo của Đảng, của cấp trên; thực hiện nhiệm vụ chính trị của địa phương, tổ chức, cơ quan, đơn vị."
)
REMEDIED = (
    "Kết quả khắc phục những hạn chế, khuyết điểm đã được cấp có thẩm quyền kết luận hoặc được chỉ ra ở các kỳ kiểm điểm trước"
)
EXPLAINED = "Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)"
REMEDIES = "Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm"
APPENDIX = "(Gửi kèm Phụ lục về kết quả thực hiện nhiệm vụ)"


def collective_review(layout: Layout) -> Form:
    """Return the form of the collective review, a draft until the branch has voted."""
    form = Form()
    form.add(
        letterhead(),
        p("BÁO CÁO", "TenLoai", keep=True),
        p(_ABOUT, "TrichYeu", keep=True),
        when("draft", p("(Dự thảo)", "TrichYeu", keep=True)),
        p("-----", "GachNgan", keep=True),
        p(
            "Căn cứ kết quả lãnh đạo, chỉ đạo thực hiện nhiệm vụ chính trị tại địa phương (cơ quan, đơn vị); tập thể "
            f"{{% if committee %}}chi ủy, {{% endif %}}{{{{ cell }}}} {_REVIEWS} với các nội dung chủ yếu sau:"
        ),
        when("with_rating", heading("A. NỘI DUNG KIỂM ĐIỂM")),
        heading("I. Ưu điểm, kết quả đạt được"),
        _asked(
            "1. Việc chấp hành nguyên tắc tổ chức và hoạt động, nhất là nguyên tắc tập trung dân chủ; thực hiện quy chế làm việc."
        ),
        p(f"2. {_DUTIES}", keep=True),
        _typed("strengths"),
        each(
            "block in achievements",
            p("//{{ block.heading }}://", keep=True),
            each("line in block.lines", p("- {{ line }}")),
        ),
        _asked("3. Công tác xây dựng, chỉnh đốn Đảng và hệ thống chính trị."),
        _asked(f"4. {_RESPONSIBILITY}"),
        heading("II. Hạn chế, khuyết điểm và nguyên nhân"),
        p("1. Hạn chế, khuyết điểm:", keep=True),
        _typed("weaknesses"),
        p("2. Nguyên nhân của hạn chế, khuyết điểm:", keep=True),
        _typed("causes"),
        heading(f"III. {REMEDIED}"),
        _lines(),
        heading(f"IV. {EXPLAINED}"),
        _lines(),
        heading("V. Trách nhiệm của tập thể, cá nhân"),
        _lines(),
        heading(f"VI. {REMEDIES}"),
        _typed("directions"),
        when(
            "with_rating",
            heading("B. NỘI DUNG TỰ ĐÁNH GIÁ, XẾP LOẠI"),
            heading("I. Đánh giá theo các nhóm tiêu chí"),
            p("1. Nhóm tiêu chí chung: {{ common }}.", keep=True),
            p("2. Nhóm tiêu chí về kết quả thực hiện nhiệm vụ: {{ results }}.", keep=True),
            p("Tổng điểm: {{ total }}."),
            heading("II. Đề xuất xếp loại mức chất lượng"),
            boxes([(f"{{{{ mark.{level} }}}}", LEVEL_NAMES[level]) for level in LEVELS], 2),
            p("", "TrongGiu"),
            p(f"//{APPENDIX}//", keep=True),
        ),
        p("", "TrongGiu"),
        signed_for_branch(layout, "{{ committee_above }} (báo cáo)"),
    )
    return form


def _lines() -> str:
    return p(BLANK_LINE) * 2


def _asked(text: str) -> str:
    """Return what the form asks for and nobody types, with lines to fill in."""
    return p(text, keep=True) + _lines()


def _typed(lines: str) -> str:
    return each(f"line in {lines}", p("{{ line }}"))
