"""A template demands no more than its fields offer, and every mistake in it is named with the text to look for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from annual_review.rendering.docx.contract import check_template, unused
from annual_review.rendering.docx.prepared import prepared
from tests.rendering.checking import FILE, about, body_messages, form_messages
from tests.rendering.forms import ORIGIN, Fields, form, saved, word

FILTERS = "capitalize, default, join, length, lower, trim, upper"
LOOK_UP = "Sửa tên trường trong thẻ; danh sách trường xem bằng lệnh fields minutes."


def test_a_template_that_keeps_its_contract_has_no_problem() -> None:
    assert form_messages(form()) == []


@pytest.mark.parametrize(
    "tag",
    [
        "{% if draft and not rows %}a{% elif count > 1 %}b{% else %}c{% endif %}",
        "{% if title == 'a' or 'a' in notes %}x{% endif %}",
        "{{ 'dự thảo' if draft else title }}",
        "{{ title or 'không' }}",
        "{{ notes|join(', ') }}",
        "{{ title|default('x', true)|trim }}",
        "{% for note in notes if note != '' %}{{ loop.index }}/{{ loop.length }} {{ note }}{% else %}không{% endfor %}",
        "{% if true %}x{% endif %}",
        "{# ghi chú cho người sửa mẫu #}",
    ],
)
def test_names_loops_conditions_and_a_few_filters_are_free_to_use(tag: str) -> None:
    assert body_messages(tag) == []
    prepared(form((tag,), table=())).fill(Fields(), "", ORIGIN)


# Names


def test_a_misspelt_name_is_told_with_the_one_that_was_meant() -> None:
    assert body_messages("Về {{ titel }}") == [about("Về {{ titel }}", "không có trường «titel». Có phải «title»?")]


def test_a_misspelt_name_says_how_to_list_the_fields() -> None:
    (problem,) = check_template(form(("{{ titel }}",)), FILE, "minutes", Fields).problems
    assert problem.remedy == LOOK_UP


def test_a_misspelt_name_below_a_loop_variable_is_told() -> None:
    told = form_messages(form(table=(("{%tr for row in rows %}",), ("{{ row.nmae }}",), ("{%tr endfor %}",))))
    assert told == [about("{{ row.nmae }}", "không có trường «row.nmae». Có phải «row.name»?")]


def test_a_misspelt_name_of_a_record_is_told() -> None:
    told = body_messages("{{ signature.ofice }}")
    assert told == [about("{{ signature.ofice }}", "không có trường «signature.ofice». Có phải «signature.office»?")]


def test_a_field_of_a_record_without_its_record_is_told() -> None:
    assert body_messages("{{ office }}") == [about("{{ office }}", "không có trường «office». Có phải «signature.office»?")]


def test_a_name_like_no_other_is_told_without_a_guess() -> None:
    assert body_messages("{{ xyzzy }}") == [about("{{ xyzzy }}", "không có trường «xyzzy».")]


def test_a_loop_variable_ends_with_its_loop() -> None:
    told = body_messages("{%p for note in notes %}", "{{ note }}", "{%p endfor %}", "{{ note }}")
    assert told == [about("{{ note }}", "không có trường «note». Có phải «notes»?")]


def test_loop_is_known_only_within_a_loop() -> None:
    assert body_messages("{{ loop.index }}") == [about("{{ loop.index }}", "không có trường «loop.index».")]


def test_an_unknown_property_of_the_loop_is_told() -> None:
    tag = "{% for note in notes %}{{ loop.indx }}{% endfor %}"
    assert body_messages(tag) == [about(tag, "không có trường «loop.indx». Có phải «loop.index»?")]


@pytest.mark.parametrize("place", ["header", "footer"])
def test_headers_and_footers_are_looked_at(place: str) -> None:
    data = form(header="{{ titel }}") if place == "header" else form(footer="{{ titel }}")
    assert form_messages(data) == [about("{{ titel }}", "không có trường «titel». Có phải «title»?")]


def test_a_name_in_a_condition_is_looked_at() -> None:
    tag = "{% if darft %}x{% endif %}"
    assert body_messages(tag) == [about(tag, "không có trường «darft». Có phải «draft»?")]


def test_a_name_split_by_formatting_is_read_whole() -> None:
    document = word(("",), table=())
    paragraph = document.paragraphs[0]
    for piece in ("{", "{ ti", "tel }", "}"):
        paragraph.add_run(piece).bold = piece == "{"
    assert form_messages(saved(document)) == [about("{{ titel }}", "không có trường «titel». Có phải «title»?")]


# What values are


def test_a_list_cannot_be_printed() -> None:
    assert body_messages("{{ notes }}") == [about("{{ notes }}", "«notes» là danh sách, không dùng như chữ được.")]


def test_a_flag_cannot_be_printed() -> None:
    assert body_messages("{{ draft }}") == [about("{{ draft }}", "«draft» là trường có/không, không dùng như chữ được.")]


def test_a_record_cannot_be_printed() -> None:
    assert body_messages("{{ signature }}") == [
        about("{{ signature }}", "«signature» là nhóm trường, không dùng như chữ được.")
    ]


def test_a_comparison_cannot_be_printed() -> None:
    assert body_messages("{{ count > 1 }}") == [
        about("{{ count > 1 }}", "«biểu thức này» là trường có/không, không dùng như chữ được.")
    ]


@pytest.mark.parametrize(
    ("filtered", "name", "shape"),
    [
        ("rows|upper", "rows", "danh sách"),
        ("draft|lower", "draft", "trường có/không"),
        ("count|length", "count", "số"),
        ("rows|join(', ')", "rows", "danh sách"),
        ("pictures|join", "pictures", "danh sách"),
        ("signature|default('x')", "signature", "nhóm trường"),
    ],
)
def test_a_filter_on_what_is_no_text_is_told(filtered: str, name: str, shape: str) -> None:
    tag = f"{{{{ {filtered} }}}}"
    assert body_messages(tag) == [about(tag, f"«{name}» là {shape}, không dùng như chữ được.")]


@pytest.mark.parametrize("tag", ["{{ titel|upper }}", "{% if titel == 'a' %}x{% endif %}", "{% if not titel %}x{% endif %}"])
def test_an_unknown_name_is_told_once_wherever_it_stands(tag: str) -> None:
    assert body_messages(tag) == [about(tag, "không có trường «titel». Có phải «title»?")]


def test_a_text_cannot_be_looped_over() -> None:
    tag = "{% for x in title %}{{ x }}{% endfor %}"
    assert body_messages(tag) == [about(tag, "«title» là chữ, không phải danh sách nên không lặp được.")]


def test_a_loop_over_an_unknown_list_is_told_once() -> None:
    tag = "{% for x in notse %}{{ x }}{% endfor %}"
    assert body_messages(tag) == [about(tag, "không có trường «notse». Có phải «notes»?")]


def test_a_choice_of_an_unknown_name_is_told_once() -> None:
    tag = "{{ titel or place }}"
    assert body_messages(tag) == [about(tag, "không có trường «titel». Có phải «title»?")]


def test_a_choice_between_a_list_and_a_text_cannot_be_printed() -> None:
    tag = "{{ notes or place }}"
    assert body_messages(tag) == [about(tag, "«biểu thức này» là trường có/không, không dùng như chữ được.")]


def test_a_picture_stands_in_the_body_only() -> None:
    tag = "{% for picture in pictures %}{{ picture }}{% endfor %}"
    assert form_messages(form(header=tag)) == [about(tag, "ảnh «picture» chỉ đặt được trong thân văn bản.")]


# What a template may not do


@pytest.mark.parametrize(
    ("tag", "construct"),
    [
        ("{{ count + 1 }}", "phép tính"),
        ("{{ -count }}", "phép tính"),
        ("{{ title ~ place }}", "phép nối «~»"),
        ("{{ title.upper() }}", "lời gọi hàm"),
        ("{{ range(9) }}", "lời gọi hàm"),
        ("{{ rows[0] }}", "dấu ngoặc vuông"),
        ("{{ title.__class__ }}", "«title.__class__»"),
        ("{{ 'a'.b }}", "«biểu thức này.b»"),
        ("{% set x = 1 %}", "lệnh set"),
        ("{% include 'x' %}", "lệnh include"),
        ("{% import 'x' as x %}", "lệnh import"),
        ("{% macro x() %}{% endmacro %}", "lệnh macro"),
        ("{% if title is defined %}x{% endif %}", "phép thử «is»"),
        ("{{ title|safe }}", "bộ lọc «safe» như vậy"),
        ("{{ title|default(place) }}", "bộ lọc «default» như vậy"),
        ("{{ title if draft }}", "lệnh condexpr"),
        ("{{ none }}", "lệnh const"),
        ("{{ [title] }}", "lệnh list"),
        ("{% autoescape false %}x{% endautoescape %}", "lệnh autoescape"),
        ("{% for a, b in rows %}x{% endfor %}", "vòng lặp có nhiều biến hoặc đệ quy"),
        ("{% for a in rows recursive %}x{% endfor %}", "vòng lặp có nhiều biến hoặc đệ quy"),
        ("{% for a in rows or notes %}x{% endfor %}", "biểu thức thay cho tên danh sách"),
        ("{{ title|upper(1) }}", "bộ lọc «upper» như vậy"),
        ("{{ title|join(place) }}", "bộ lọc «join» như vậy"),
        ("{% if title > 1 %}x{% endif %}", "phép so sánh như vậy"),
        ("{% if title in count %}x{% endif %}", "phép so sánh như vậy"),
        ("{% if 1 in title %}x{% endif %}", "phép so sánh như vậy"),
        ("{{r title }}", "lệnh r"),
        ("{% colspan count %}", "lệnh colspan"),
    ],
)
def test_what_a_template_may_not_use_is_named(tag: str, construct: str) -> None:
    assert body_messages(tag) == [about(tag, f"mẫu không được dùng {construct}.")]


def test_the_way_out_of_a_forbidden_thing_lists_the_filters() -> None:
    (problem,) = check_template(form(("{{ count + 1 }}",)), FILE, "minutes", Fields).problems
    assert problem.remedy == (
        f"Chỉ dùng tên trường, for, if, so sánh và các bộ lọc {FILTERS}; số liệu đã được tính sẵn trong trường."
    )


# What is left unused


@dataclass(frozen=True)
class Member:
    name: str
    post: str


@dataclass(frozen=True)
class Offered:
    title: str
    number: str
    members: tuple[Member, ...]
    notes: tuple[str, ...]
    chair: Member


def test_fields_left_unused_are_listed_by_their_paths() -> None:
    table = (("{%tr for m in members %}",), ("{{ m.name }}",), ("{%tr endfor %}",))
    checked = check_template(form(("{{ title }}",), table, "", ""), FILE, "minutes", Offered)
    assert checked.problems == ()
    assert unused(Offered, checked.used) == ("number", "members[].post", "notes", "chair")


def test_nothing_is_unused_when_all_is_used() -> None:
    assert unused(Fields, check_template(form(), FILE, "minutes", Fields).used) == ()
