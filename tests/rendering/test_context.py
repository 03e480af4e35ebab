"""Only plain values reach a template, and the offer tells which."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from enum import StrEnum

import pytest
from markupsafe import Markup

from annual_review.documents.kind import Form, KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.rendering.docx.context import to_context
from annual_review.rendering.docx.offer import Shape, offer
from annual_review.rendering.docx.pictures import PictureParts, ShownPicture
from tests.rendering.forms import Fields, Row
from tests.rendering.specimen import picture, specimen


class Level(StrEnum):
    GOOD = "good"


def context(value: object) -> object:
    """The context's value of a single field."""
    return to_context(make_dataclass("One", ["field"])(value), PictureParts())["field"]


@pytest.mark.parametrize("value", ["chữ", "", True, False, 22, "\t\n"])
def test_a_plain_value_stays_what_it_is(value: object) -> None:
    assert context(value) is value


def test_a_tuple_of_records_is_a_list_of_dictionaries() -> None:
    assert context((Row("a", "b"),)) == [{"name": "a", "items": "b", "late": False}]


@pytest.mark.parametrize("typed", ["a\r\nb", "a\rb"])
def test_line_ends_of_other_systems_are_line_feeds(typed: str) -> None:
    assert context(typed) == "a\nb"


def test_a_picture_has_a_caption() -> None:
    shown = context(picture(caption="Ảnh 1"))
    assert isinstance(shown, ShownPicture)
    assert shown.caption == "Ảnh 1"


@pytest.mark.parametrize("value", [None, 1.5, float("nan"), [1], {"a": 1}, Level.GOOD, Markup("<b>"), b"x", object()])
def test_another_value_is_a_bug_named_by_its_path(value: object) -> None:
    with pytest.raises(TypeError, match="the field field is a"):
        context(value)


def test_the_path_of_a_wrong_value_is_full() -> None:
    with pytest.raises(TypeError, match=r"the field field\[0\]\.items is a NoneType"):
        context((Row("a", None),))  # type: ignore[arg-type]  # the mistake under test


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\ud800", "\ufffe"])
def test_a_control_character_is_a_bug(letter: str) -> None:
    with pytest.raises(ValueError, match=rf"holds the control character U\+{ord(letter):04X}"):
        context(f"a{letter}b")


def test_a_control_character_in_a_caption_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"field\.caption"):
        context(picture(caption="\x07"))


@pytest.mark.parametrize("fields", [Fields, {"title": "x"}, None])
def test_fields_are_an_instance_of_a_dataclass(fields: object) -> None:
    with pytest.raises(TypeError, match="must be an instance of a dataclass"):
        to_context(fields, PictureParts())


def test_the_offer_lists_every_path() -> None:
    assert offer(Fields) == {
        "title": Shape.TEXT,
        "place": Shape.TEXT,
        "footing": Shape.TEXT,
        "draft": Shape.FLAG,
        "count": Shape.NUMBER,
        "rows": Shape.LIST,
        "rows[]": Shape.RECORD,
        "rows[].name": Shape.TEXT,
        "rows[].items": Shape.TEXT,
        "rows[].late": Shape.FLAG,
        "notes": Shape.LIST,
        "notes[]": Shape.TEXT,
        "signature": Shape.RECORD,
        "signature.office": Shape.TEXT,
        "signature.name": Shape.TEXT,
        "pictures": Shape.LIST,
        "pictures[]": Shape.PICTURE,
        "pictures[].caption": Shape.TEXT,
    }


@dataclass(frozen=True)
class Fraction:
    share: float


@dataclass(frozen=True)
class Pair:
    both: tuple[str, str]


@pytest.mark.parametrize("fields", [Fraction, Pair])
def test_a_field_of_another_type_is_a_bug(fields: type[object]) -> None:
    with pytest.raises(TypeError, match="templates take text"):
        offer(fields)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.form is Form.DOCX], ids=lambda kind: kind.code)
def test_the_fields_of_every_paper_can_be_offered_and_filled(kind: KindOfPaper) -> None:
    assert offer(kind.fields)
    assert to_context(specimen(kind.fields), PictureParts())
