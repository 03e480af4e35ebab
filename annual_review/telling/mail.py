"""Reminders to branches as draft mails: a clerk opens, reads and sends them; the program sends nothing (product.md §3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from annual_review.documents.ward import reminders
from annual_review.documents.ward.parts import WardSignature
from annual_review.model.emails import address_of

_LONGEST_STEM = 60  # letters: fits a line of 998 percent-encoded too
_BOUNDARY = "=_ho-so-chi-bo_="  # no line of base64 is like it
_UNFOLDED = SMTP.clone(max_line_length=998)  # the name of an attachment in one piece: Outlook puts none together
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_ANY = ("application", "octet-stream")
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail: the annotated copy of a refused workbook."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a branch is reminded of; ``mistakes`` are empty for one that has handed in nothing.

    ``committee`` is «Đảng ủy phường Việt Hưng»; ``email`` one plain address, ``file`` the workbook that is refused.
    """

    committee: str
    signer: WardSignature
    branch: str
    email: str
    year: int
    deadline: date | None = None
    mistakes: tuple[str, ...] = ()
    attachment: Attachment | None = None
    file: str = ""


def draft(reminder: Reminder) -> bytes | None:
    """Return the mail as the bytes of an .eml that Outlook and Thunderbird open as a draft (``X-Unsent``).

    The same reminder gives the same bytes: no date, no id. None without one plain address. Whatever the names hold, they
    end in no header of their own. Wording: documents.md §2.22.
    """
    address = address_of(_one_line(reminder.email))
    if not address:
        return None
    message = EmailMessage(policy=SMTP)
    message["To"] = Address(addr_spec=address)
    message["X-Unsent"] = "1"
    message.set_content("\n\n".join(_body(reminder)) + "\n", charset="utf-8", cte="base64")
    if reminder.attachment is not None:
        name = _file_name(reminder.attachment.name)
        maintype, subtype = _XLSX if name.lower().endswith(".xlsx") else _ANY
        message.add_attachment(reminder.attachment.data, maintype=maintype, subtype=subtype, filename=name)
        message.set_boundary(_BOUNDARY)
    # ``EmailMessage`` loses blanks where it folds encoded words (CPython 3.11); the older ``Header`` does not
    subject = Header(_subject(reminder), "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {subject}\r\n".encode("ascii") + message.as_bytes(policy=_UNFOLDED)


def _subject(reminder: Reminder) -> str:
    return f"Về việc nộp hồ sơ kiểm điểm, đánh giá, xếp loại năm {reminder.year} - {_one_line(reminder.branch)}"


def _body(reminder: Reminder) -> Iterator[str]:
    """Yield the paragraphs of the mail."""
    committee, branch = _one_line(reminder.committee), _one_line(reminder.branch)
    yield f"Kính gửi: {branch}"
    if reminder.mistakes:
        yield f"Qua kiểm tra của {committee}, {reminders.mend_sentence(len(reminder.mistakes))}"
        lines = reminders.mistake_lines(tuple(map(_one_line, reminder.mistakes)))
        yield "\n".join(f"- {line}" for line in lines)
        if reminder.attachment is not None:
            yield "Bản sửa lỗi gửi kèm thư này: chính bảng tính của chi bộ, chỗ cần hoàn thiện được tô màu, có lời giải thích."
    else:
        yield f"Đến nay, {reminders.missing_sentence(committee)}"
    yield reminders.request_sentence(reminder.deadline)
    signed = (reminder.signer.behalf, reminder.signer.office, reminder.signer.name)
    yield "\n".join(line for line in map(_one_line, signed) if line)


def _file_name(name: str) -> str:
    """Return the name of the attached file without folders and without what no file system takes."""
    last = re.split(r"[/\\]", _one_line(name))[-1]
    stem, dot, ending = re.sub(r'[<>:"|?*;]', "-", last).strip(". ").rpartition(".")
    return f"{stem[:_LONGEST_STEM]}{dot}{ending[:_LONGEST_STEM]}" or "ban-sua-loi.xlsx"


def _one_line(text: str) -> str:
    """Return ``text`` in one line without control characters, in NFC: nothing in it begins a header or reorders it."""
    shown = (
        letter if letter.isspace() or unicodedata.category(letter) not in _UNSHOWN else ""
        for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(shown).split())
