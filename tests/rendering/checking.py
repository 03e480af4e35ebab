"""What the check of a template reports, in its sentences."""

from __future__ import annotations

from annual_review.rendering.docx.contract import check_template
from tests.messages import messages
from tests.rendering.forms import Fields, form

FILE = "hd36-2018/bien-ban-hop.docx"


def form_messages(data: bytes) -> list[str]:
    """Return every problem of a template, given as the bytes of a .docx."""
    return messages(check_template(data, FILE, "minutes", Fields).problems)


def body_messages(*body: str) -> list[str]:
    """Return every problem of a template with these paragraphs and no table."""
    return form_messages(form(body, table=()))


def about(near: str, what: str) -> str:
    return f"Mẫu «{FILE}», gần «{near}»: {what}"
