"""What the contract says of a template, in the words of its sentences."""

from __future__ import annotations

from annual_review.rendering.docx.contract import check_template
from tests.rendering.forms import Fields, form

FILE = "hd36-2018/minutes.docx"


def said(data: bytes) -> list[str]:
    """What the contract says of a template."""
    return [problem.message for problem in check_template(data, FILE, "minutes", Fields).problems]


def said_of(*body: str) -> list[str]:
    return said(form(body, table=()))


def about(near: str, what: str) -> str:
    return f"Mẫu «{FILE}», gần «{near}»: {what}"
