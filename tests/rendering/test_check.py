"""A paper Word would refuse does not leave the house."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from annual_review.rendering.docx.check import BrokenPaperError, check_part
from annual_review.rendering.docx.prepared import prepared
from annual_review.rendering.docx.rows import row_count
from annual_review.rendering.docx.template import PaperEnvironment
from tests.rendering.forms import ORIGIN, Fields, form, saved, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def table(*cells: str) -> bytes:
    return f"<w:tbl {W}><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr></w:tbl>".encode()


def test_a_sound_part_passes() -> None:
    check_part("x", table("<w:p></w:p>", "<w:p/>", '<w:p w:rsidR="0"/>', "<w:tbl></w:tbl><w:p/>"), 1)


def test_a_part_that_does_not_parse_is_stopped() -> None:
    with pytest.raises(BrokenPaperError, match=r"word/document\.xml: mismatched tag"):
        check_part("word/document.xml", b"<a><b></a>", None)


@pytest.mark.parametrize("cell", ["", "<w:tcPr/>", "<w:p/><w:tbl></w:tbl>", "<w:pPr/>"])
def test_a_cell_that_ends_without_a_paragraph_is_stopped(cell: str) -> None:
    with pytest.raises(BrokenPaperError, match="a table cell ends without a paragraph"):
        check_part("x", table("<w:p/>", cell, "<w:p></w:p>"), None)


def test_a_missing_row_is_stopped() -> None:
    with pytest.raises(BrokenPaperError, match="1 table rows, the fields ask for 2"):
        check_part("x", table("<w:p/>"), 2)


def test_a_template_that_empties_a_cell_is_stopped_even_past_the_contract() -> None:
    document = word((), (("{%p if draft %}",),))
    cell = document.tables[0].cell(0, 0)
    for text in ("x", "{%p endif %}"):
        cell.add_paragraph(text)
    assert prepared(saved(document)).fill(Fields(draft=True), "", ORIGIN)
    with pytest.raises(BrokenPaperError, match="cell"):
        prepared(saved(document)).fill(Fields(draft=False), "", ORIGIN)


def rows(source: str, **context: object) -> int | None:
    """The rows the count foretells, held against those Jinja makes where it foretells any."""
    told = row_count(PaperEnvironment().parse(source))(context)  # type: ignore[arg-type]  # tests pass plain values
    assert told in {None, Environment(autoescape=True).from_string(source).render(context).count("<w:tr>")}
    return told


def test_rows_of_a_loop_are_counted() -> None:
    assert rows("<w:tr>{% for x in xs %}<w:tr>{% endfor %}<w:tr>", xs=[1, 2, 3]) == 5


def test_rows_of_a_loop_in_a_loop_are_counted() -> None:
    source = "{% for x in xs %}<w:tr>{% for y in x.ys %}<w:tr>{{ y }}{% endfor %}{% endfor %}"
    assert rows(source, xs=[{"ys": ["a", "b"]}, {"ys": []}]) == 4


@pytest.mark.parametrize(("a", "b", "count"), [(True, False, 1), (False, True, 2), (False, False, 3)])
def test_rows_of_a_condition_are_counted(a: bool, b: bool, count: int) -> None:
    source = "{% if a %}<w:tr>{% elif b %}<w:tr><w:tr>{% else %}<w:tr><w:tr><w:tr>{% endif %}"
    assert rows(source, a=a, b=b) == count


def test_rows_of_a_denied_condition_are_counted() -> None:
    assert rows("{% if not xs %}<w:tr>{% endif %}", xs=[]) == 1


@pytest.mark.parametrize(("asked", "count"), [("first", 4), ("last", 4), ("index", 6), ("length", 6)])
def test_rows_of_a_turn_of_a_loop_are_counted(asked: str, count: int) -> None:
    source = f"{{% for x in xs %}}<w:tr>{{% if loop.{asked} %}}<w:tr>{{% endif %}}{{% endfor %}}"
    assert rows(source, xs=[1, 2, 3]) == count


def test_conditions_without_rows_do_not_matter() -> None:
    assert rows("<w:tr>{% if a == 1 %}x{% endif %}{% for x in a|list %}{% endfor %}", a="1") == 1


@pytest.mark.parametrize(
    "source",
    [
        "{% if a == 1 %}<w:tr>{% endif %}",
        "{% for x in xs if x %}<w:tr>{% endfor %}",
        "{% for x in xs %}x{% else %}<w:tr>{% endfor %}",
        "{% for x in xs|reverse %}<w:tr>{% endfor %}",
        "{% block b %}<w:tr>{% endblock %}",
    ],
)
def test_what_cannot_be_foretold_is_left_open(source: str) -> None:
    assert rows(source, a=1, xs=[1]) is None


def test_a_template_whose_rows_cannot_be_foretold_is_filled_all_the_same() -> None:
    table = (("{%tr for row in rows if row.late %}",), ("{{ row.name }}",), ("{%tr endfor %}",))
    assert prepared(form((), table)).fill(Fields(), "", ORIGIN)
