"""The forms of the members' self-reviews, all of a branch in one file (documents.md §2.13)."""

from __future__ import annotations

from docs.forms.boxes import LEVEL_NAMES, boxes
from docs.forms.collective import APPENDIX, EXPLAINED, REMEDIED, REMEDIES
from docs.forms.ooxml import letterhead, p, signatures, signed, when
from docs.forms.package import Form, page_end
from docs.forms.pieces import BLANK_LINE, LEVELS, Layout, heading

_SHORT_BLANK = "…" * 12
_GRADES = ("Xuất sắc", "Tốt", "Trung bình", "Kém")
_OWN_PART = "Làm rõ trách nhiệm của cá nhân đối với những hạn chế, khuyết điểm của tập thể (nếu có)"
_PLEDGE = "Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu hằng năm"
_DUTIES = "Về thực hiện chức trách, nhiệm vụ được giao"
_CHARACTER = "Về phẩm chất chính trị; phẩm chất đạo đức, lối sống; ý thức tổ chức kỷ luật; tác phong, lề lối làm việc"
_CHARACTER_SINCE_2025 = (
    "Về phẩm chất chính trị, đạo đức, lối sống; tinh thần đoàn kết, thống nhất trong nội bộ; ý thức tổ chức kỷ luật, trách "
    "nhiệm nêu gương, việc thực hiện những điều đảng viên không được làm; tác phong, lề lối làm việc. Liên hệ các biểu hiện về "
    "suy thoái, “tự diễn biến”, “tự chuyển hóa”"
)
_OF_LEADERS = (
    (
        "Kết quả công tác lãnh đạo, chỉ đạo, quản lý, điều hành; thực hiện chức trách, nhiệm vụ; mức độ hoàn thành nhiệm vụ của các "
        "tổ chức, cơ quan, đơn vị thuộc quyền quản lý; khả năng quy tụ, xây dựng đoàn kết nội bộ"
    ),
    (
        "Trách nhiệm trong công việc; tinh thần năng động, đổi mới, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm; xử lý những "
        "vấn đề khó, phức tạp, nhạy cảm trong thực hiện nhiệm vụ"
    ),
    (
        "Trách nhiệm nêu gương của bản thân và gia đình; việc đấu tranh phòng, chống tham nhũng, tiêu cực, lãng phí; sự tín nhiệm "
        "của cán bộ, đảng viên"
    ),
)


def self_review(layout: Layout) -> Form:
    """Return the form without points: Mẫu 02 of 2018–2022, 02A and 02B of 2023–2024."""
    del layout
    form = Form(several=True)
    form.add(
        *_begin("BẢN KIỂM ĐIỂM"),
        *_posts(),
        *_work(),
        heading("I- Ưu điểm, kết quả đạt được"),
        _graded(f"1. {_CHARACTER}"),
        _graded(f"2. {_DUTIES}"),
        when("person.leading", *(_graded(f"{number}. {text}") for number, text in enumerate(_OF_LEADERS, 3))),
        _asked(f"{{% if person.leading %}}6{{% else %}}3{{% endif %}}. {_PLEDGE}"),
        heading("II- Hạn chế, khuyết điểm và nguyên nhân"),
        *_faults(),
        heading(f"III- {REMEDIED}"),
        _lines(),
        _grades(),
        heading(f"IV- {EXPLAINED}"),
        _lines(),
        heading(f"V- {_OWN_PART}"),
        _lines(),
        heading(f"VI- {REMEDIES}"),
        _lines(),
        heading("VII- Tự nhận mức xếp loại chất lượng"),
        p("1. Xếp loại cán bộ, công chức, viên chức:", keep=True),
        _levels(),
        p("", "TrongGiu"),
        p("2. Xếp loại đảng viên:", keep=True),
        _levels(),
        p("", "TrongGiu"),
        _signs("NGƯỜI TỰ KIỂM ĐIỂM"),
        heading("Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức"),
        p("- Nhận xét, đánh giá của người quản lý, sử dụng cán bộ, công chức, viên chức:", keep=True),
        _lines(),
        *_level_of("Mức xếp loại chất lượng cán bộ, công chức, viên chức"),
        p("", "TrongGiu"),
        _signs("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"),
        heading("Đánh giá, xếp loại chất lượng đảng viên"),
        p("- Nhận xét, đánh giá của chi ủy:", keep=True),
        _lines(),
        *_level_of("Chi bộ đề xuất xếp loại mức chất lượng"),
        p("", "TrongGiu"),
        _signs("T/M CHI ỦY (CHI BỘ)"),
        p("", "Trong"),
        *_level_of("Đảng ủy, chi ủy cơ sở xếp loại mức chất lượng"),
        p("", "TrongGiu"),
        _signs("T/M ĐẢNG ỦY (CHI ỦY)"),
        *_end(),
    )
    return form


def self_review_with_points(layout: Layout) -> Form:
    """Return the form with points: Mẫu 2A, 2B, 2C from 2025 on."""
    del layout
    form = Form(several=True)
    form.add(
        *_begin("BẢN KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI"),
        when("person.leading", *_posts()),
        *_work(),
        heading("A. NỘI DUNG KIỂM ĐIỂM"),
        heading("I. Ưu điểm, kết quả đạt được"),
        _asked(f"1. {_CHARACTER_SINCE_2025}"),
        _asked(f"2. {_DUTIES}"),
        _asked(f"3. {_PLEDGE}"),
        heading("II. Hạn chế, khuyết điểm và nguyên nhân"),
        *_faults(),
        heading(f"III. {REMEDIED}"),
        _lines(),
        heading(f"IV. {EXPLAINED}"),
        _lines(),
        heading(f"V. {_OWN_PART}"),
        _lines(),
        heading(f"VI. {REMEDIES}"),
        _lines(),
        heading("B. NỘI DUNG TỰ ĐÁNH GIÁ, XẾP LOẠI"),
        heading("I. Đánh giá theo các nhóm tiêu chí"),
        p("1. Nhóm tiêu chí chung: ……/{{ common }}", keep=True),
        p("2. Nhóm tiêu chí về kết quả thực hiện nhiệm vụ: ……/{{ results }}", keep=True),
        p("Tổng điểm: ……/{{ total }}", keep=True),
        heading("II. Tự xếp loại mức chất lượng"),
        _levels(),
        p("", "TrongGiu"),
        p(f"//{APPENDIX}//", keep=True),
        p("", "TrongGiu"),
        _signs("NGƯỜI TỰ KIỂM ĐIỂM"),
        *_end(),
    )
    return form


def _begin(kind: str) -> tuple[str, ...]:
    """Return the beginning of one member's paper: the number of the form, head, title, name and birth."""
    return (
        p("{%p for person in people %}"),
        p("{{ person.form }}", "GhiChuTrai", ind='<w:jc w:val="right"/>'),
        letterhead(numbered=False),
        p(kind, "TenLoai", keep=True),
        p("Năm {{ year }}", "TrichYeu", keep=True),
        p("", "Trong"),
        p("Họ và tên: {{ person.name }}"),
        p("Ngày sinh: {{ person.born }}"),
    )


def _posts() -> tuple[str, ...]:
    return p("Chức vụ Đảng: {{ person.party_post }}"), p("Chức vụ chính quyền, đoàn thể: {{ person.office }}")


def _work() -> tuple[str, ...]:
    return p(f"Đơn vị công tác: {_SHORT_BLANK}"), p("Chi bộ: {{ branch }}")


def _end() -> tuple[str, ...]:
    """Return the end of one member's paper: a break before the next one's."""
    return when("not loop.last", page_end()), p("{%p endfor %}")


def _lines() -> str:
    return p(BLANK_LINE) * 3


def _asked(text: str) -> str:
    """Return what the form asks for, with lines to fill in."""
    return p(text, keep=True) + _lines()


def _graded(text: str) -> str:
    """Return the same with the four grades of how well it was done."""
    return _asked(text) + _grades()


def _grades() -> str:
    table = boxes([("", grade) for grade in _GRADES], len(_GRADES))
    return p("Tự đánh giá về cấp độ thực hiện:", keep=True) + table + p("", "Trong")


def _faults() -> tuple[str, ...]:
    return _asked("1. Hạn chế, khuyết điểm:"), _asked("2. Nguyên nhân của hạn chế, khuyết điểm:")


def _levels() -> str:
    return boxes([("", LEVEL_NAMES[level]) for level in LEVELS], 2)


def _level_of(words: str) -> tuple[str, str]:
    """Return the line on which somebody else than the member writes a level."""
    return p(f"- {words}:", keep=True), p(BLANK_LINE, keep=True)


def _signs(who: str) -> str:
    """Return the room for a signature at right, the name to be written by hand."""
    return signatures(p("", "ChuKy"), signed([f"**{who}**"], ""), (4400, 4955))
