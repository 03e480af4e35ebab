"""Tags typed wrongly in Word are named with the text to look for."""

from __future__ import annotations

import pytest

from annual_review.problems import Severity
from annual_review.rendering.docx.contract import check_template
from annual_review.rendering.docx.tags import shortened
from tests.rendering.checking import FILE, about, body_messages, form_messages
from tests.rendering.forms import Fields, form, part, saved, with_files, word


def test_a_long_paragraph_is_cut_around_the_mistake() -> None:
    assert shortened("một hai ba bốn năm " * 9 + "{{ titel }} " + "sáu bảy tám " * 9, "titel") == (
        "…bốn năm một hai ba bốn năm {{ titel }} sáu bảy tám sáu bảy t…"
    )


def test_a_missing_end_is_told_at_its_beginning() -> None:
    told = body_messages("{%p if draft %}", "x", "{%p endif %}", "{%p for note in notes %}", "{{ note }}")
    assert told == [about("{% for note in notes %}", "thẻ mở for chưa có thẻ đóng endfor.")]


def test_an_end_without_beginning_is_told() -> None:
    assert body_messages("x {% endfor %}") == [about("x {% endfor %}", "thẻ «endfor» không có, hoặc không đúng chỗ.")]


def test_a_prefix_apart_from_its_percent_sign_is_told() -> None:
    tag = "{% p if draft %}"
    assert body_messages(tag, "x", "{%p endif %}") == [about(tag, "thẻ «p» không có, hoặc không đúng chỗ.")]


def test_a_tag_jinja_cannot_read_is_told() -> None:
    assert body_messages("{{ title title }}") == [about("{{ title title }}", "thẻ viết sai.")]


def test_a_zero_width_space_in_a_tag_is_told() -> None:
    assert body_messages("{{ tit\u200ble }}") == [about("{{ tit\u200ble }}", "thẻ viết sai.")]


@pytest.mark.parametrize("text", ["{{ title }", "{ title }}", "{ title }", "{% if draft }", "x }} y", "{ { title } }"])
def test_an_odd_brace_is_told(text: str) -> None:
    assert about(text, "có dấu ngoặc nhọn lẻ hoặc thẻ bị ngắt, sẽ in nguyên ra giấy.") in body_messages(text)


def test_a_tag_over_two_paragraphs_is_told_twice() -> None:
    told = "có dấu ngoặc nhọn lẻ hoặc thẻ bị ngắt, sẽ in nguyên ra giấy."
    assert body_messages("{{ title", "}}") == [about("{{ title", told), about("}}", told)]


def test_curly_quotes_are_a_warning_since_they_are_straightened() -> None:
    tag = "{% if title == “a” %}x{% endif %}"
    (problem,) = check_template(form((tag,), table=()), FILE, "minutes", Fields).problems
    assert problem.message == about(tag, "trong thẻ có dấu nháy cong do Word tự sửa.")
    assert problem.severity is Severity.WARNING


def test_a_loop_over_cells_without_tr_is_told() -> None:
    table = (("{% for note in notes %}{{ note }}", "x{% endfor %}"),)
    told = "thẻ for chạy qua nhiều ô hoặc nhiều hàng của bảng mà thiếu tr."
    assert form_messages(form(("x",), table)) == [about("{% for note in notes %}{{ note }}", told)]


def test_a_loop_over_records_within_a_cell_is_told() -> None:
    tag = "{% for row in rows %}{{ row.name }}{% endfor %}"
    told = "vòng lặp theo «rows» nằm trong một ô, nên bảng không thêm hàng."
    assert form_messages(form(("x",), ((tag,),))) == [about(tag, told)]


def test_a_loop_over_texts_within_a_cell_is_fine() -> None:
    assert form_messages(form(("x",), (("{% for note in notes %}{{ note }} {% endfor %}",),))) == []


def test_a_loop_over_paragraphs_without_p_is_told() -> None:
    told = body_messages("{% for note in notes %}", "{{ note }}", "{% endfor %}")
    assert told == [about("{% for note in notes %}", "thẻ for chạy qua nhiều đoạn mà thiếu p.")]


def test_a_condition_over_paragraphs_without_p_is_told() -> None:
    assert body_messages("{% if draft %}x", "y{% endif %}") == [
        about("{% if draft %}x", "thẻ if chạy qua nhiều đoạn mà thiếu p.")
    ]


def test_a_condition_over_runs_of_one_paragraph_is_fine() -> None:
    document = word(("",), table=())
    for piece in ("{% if draft %}a", "b", "c{% endif %}"):
        document.paragraphs[0].add_run(piece).bold = piece == "b"
    assert form_messages(saved(document)) == []


def test_text_beside_a_row_tag_is_told() -> None:
    table = (("{%tr for row in rows %}", "{{ row.name }}"), ("{%tr endfor %}", ""))
    assert form_messages(form(("x",), table)) == [
        about(
            "{%tr for row in rows %} {{ row.name }}", "chữ đứng cùng hàng với thẻ {%tr for row in rows %} sẽ bị mất khi điền."
        )
    ]


def test_text_beside_a_paragraph_tag_is_told() -> None:
    told = body_messages("Dự thảo {%p if draft %}", "{%p endif %}")
    assert told == [about("Dự thảo {%p if draft %}", "chữ đứng cùng đoạn với thẻ {%p if draft %} sẽ bị mất khi điền.")]


def test_a_cell_that_may_lose_its_paragraphs_is_told() -> None:
    document = word(("x",), (("",),))
    cell = document.tables[0].cell(0, 0)
    cell.paragraphs[0].text = "{%p if draft %}"
    for line in ("x", "{%p endif %}"):
        cell.add_paragraph(line)
    told = "ô của bảng có thể không còn đoạn nào sau khi điền, Word sẽ báo tệp hỏng."
    assert form_messages(saved(document)) == [about("{%p if draft %} x {%p endif %}", told)]


@pytest.mark.parametrize(
    "lines", [("{%p if draft %}", "x", "{%p else %}", "y", "{%p endif %}"), ("{%p if draft %}", "{%p endif %}", "x")]
)
def test_a_cell_that_keeps_a_paragraph_is_fine(lines: tuple[str, ...]) -> None:
    document = word(("x",), (("",),))
    cell = document.tables[0].cell(0, 0)
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    assert form_messages(saved(document)) == []


def test_a_tag_in_a_field_code_is_told() -> None:
    data = form(("x",))
    body = part(data, "word/document.xml").replace("<w:t>x</w:t>", "<w:instrText>TITLE {{ title }}</w:instrText>")
    told = "thẻ nằm trong mã trường, thuộc tính hoặc chữ đã xóa có theo dõi, không điền được."
    assert form_messages(with_files(data, {"word/document.xml": body.encode()})) == [about("TITLE {{ title }}", told)]


def test_a_tag_in_a_comment_is_told() -> None:
    data = with_files(form(), {"word/comments.xml": b"<w:comments>{{ title }}</w:comments>"})
    assert form_messages(data) == [f"Mẫu «{FILE}» có thẻ trong phần «word/comments.xml», là phần không được điền."]


def test_two_ends_too_many_are_told_at_the_first() -> None:
    assert body_messages("{% if draft %}x{% endif %}", "y {% endif %} {% endif %}") == [
        about("y {% endif %} {% endif %}", "thẻ «endif» không có, hoặc không đúng chỗ.")
    ]


def test_a_condition_that_ends_outside_its_link_is_told() -> None:
    data = form(("x",), table=())
    torn = (
        "<w:t>{% if draft %}a</w:t></w:r><w:hyperlink><w:r><w:t>b</w:t></w:r><w:r><w:t>c{% endif %}</w:t></w:r></w:hyperlink>"
        "<w:r><w:t>d</w:t>"
    )
    body = part(data, "word/document.xml").replace("<w:t>x</w:t>", torn)
    told = form_messages(with_files(data, {"word/document.xml": body.encode()}))
    assert told == [about("{% if draft %}abc{% endif %}d", "thẻ if chạy qua nhiều đoạn mà thiếu p.")]
