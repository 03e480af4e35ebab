"""Reminders to branches as draft mails: a clerk opens, reads and sends them; the program sends nothing (product.md §3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from annual_review.documents.ward import reminders
from annual_review.documents.ward.parts import WardSignature
from annual_review.problems import Place, Read
from annual_review.problems.catalogue import mail as mail_problems

# An address as mail programs take it without asking: no comments, no quoted local part, a domain of letters with a dot;
# alone, or in angle brackets behind a name.
_LOCAL = r"[A-Za-z0-9_+'&-]+(?:\.[A-Za-z0-9_+'&-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SPEC = rf"(?P<local>{_LOCAL})@(?P<domain>(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])"
_ADDRESS = re.compile(_SPEC)
_NAMED_ADDRESS = re.compile(rf"[^<>@,;]*<{_SPEC}>")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 189  # RFC 5321: an address has 254 letters at most
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

    ``committee`` is «Đảng ủy phường Việt Hưng»; ``email`` as the ward typed it, ``place`` its cell.
    """

    committee: str
    signer: WardSignature
    branch: str
    email: str
    year: int
    deadline: date | None = None
    mistakes: tuple[str, ...] = ()
    attachment: Attachment | None = None
    place: Place = field(default=Place(), compare=False)


def draft(reminder: Reminder) -> Read[bytes]:
    """Return the mail as the bytes of an .eml that Outlook and Thunderbird open as a draft (``X-Unsent``).

    The same reminder gives the same bytes: no date, no id. None without an address; beside a problem where what was typed
    is not one address. Whatever the names hold, they end in no header of their own. Wording: documents.md §2.22.
    """
    typed = _one_line(reminder.email)
    if not typed:
        return Read(None)
    address = address_of(typed)
    if address is None:
        return Read(None, (mail_problems.NO_ADDRESS.at(reminder.place, value=typed, cell=_one_line(reminder.branch)),))
    message = EmailMessage(policy=SMTP)
    message["To"] = address
    message["X-Unsent"] = "1"
    message.set_content("\n\n".join(_body(reminder)) + "\n", charset="utf-8", cte="base64")
    if reminder.attachment is not None:
        name = _file_name(reminder.attachment.name)
        maintype, subtype = _XLSX if name.lower().endswith(".xlsx") else _ANY
        message.add_attachment(reminder.attachment.data, maintype=maintype, subtype=subtype, filename=name)
        message.set_boundary(_BOUNDARY)
    # ``EmailMessage`` loses blanks where it folds encoded words (CPython 3.11); the older ``Header`` does not
    subject = Header(_subject(reminder), "utf-8", header_name="Subject").encode(linesep="\r\n")
    return Read(f"Subject: {subject}\r\n".encode("ascii") + message.as_bytes(policy=_UNFOLDED))


def address_of(typed: str) -> Address | None:
    """Return the one address that ``typed`` is, alone or in angle brackets behind a name; None for anything else."""
    found = _ADDRESS.fullmatch(typed.strip()) or _NAMED_ADDRESS.fullmatch(typed.strip())
    if found is None or len(found["local"]) > _LONGEST_LOCAL or len(found["domain"]) > _LONGEST_DOMAIN:
        return None
    return Address(username=found["local"], domain=found["domain"])


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
