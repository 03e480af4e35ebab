"""Draft mails: what they say, whom they go to, and that nothing a name holds becomes a header."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_review.documents.ward.parts import WardSignature
from annual_review.model.emails import address_of
from annual_review.telling.mail import Attachment, Reminder, draft

SIGNER = WardSignature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn Quyết")
MISSING = Reminder("Đảng ủy phường Việt Hưng", SIGNER, "Chi bộ Trạm Y tế", "tramyte@viethung.example", 2026, date(2026, 12, 20))
COPY = Attachment("Chi bộ Trạm Y tế năm 2026.xlsx", bytes(range(256)) * 50)
TO_MEND = replace(MISSING, mistakes=("Trang «Phiếu đảng viên», ô C9: «5 phiếu» không phải là số",), attachment=COPY)
HEADERS = ["Subject", "To", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
WITH_COPY = ["Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"]


def made(reminder: Reminder) -> bytes:
    data = draft(reminder)
    assert data is not None
    return data


def parsed(reminder: Reminder) -> EmailMessage:
    message = message_from_bytes(made(reminder), policy=default)
    assert isinstance(message, EmailMessage)
    assert [defect for part in message.walk() for defect in part.defects] == []
    return message


def text(reminder: Reminder) -> str:
    body = parsed(reminder).get_body()
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_branch_that_handed_in_nothing_is_asked_for_its_papers() -> None:
    assert text(MISSING) == (
        "Kính gửi: Chi bộ Trạm Y tế\n\n"
        "Đến nay, Đảng ủy phường Việt Hưng chưa nhận được hồ sơ của chi bộ.\n\n"
        "Đề nghị chi bộ hoàn thiện, gửi về Văn phòng Đảng ủy trước ngày 20/12/2026.\n\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Quyết\n"
    )


def test_a_branch_that_must_mend_is_told_what_and_gets_the_copy() -> None:
    assert text(TO_MEND) == (
        "Kính gửi: Chi bộ Trạm Y tế\n\n"
        "Qua kiểm tra của Đảng ủy phường Việt Hưng, hồ sơ của chi bộ còn 01 nội dung cần hoàn thiện:\n\n"
        "- Trang “Phiếu đảng viên”, ô C9: “5 phiếu” không phải là số.\n\n"
        "Bản sửa lỗi gửi kèm thư này: chính bảng tính của chi bộ, chỗ cần hoàn thiện được tô màu, có lời giải thích.\n\n"
        "Đề nghị chi bộ hoàn thiện, gửi về Văn phòng Đảng ủy trước ngày 20/12/2026.\n\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Quyết\n"
    )
    (copy,) = parsed(TO_MEND).iter_attachments()
    assert copy.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (copy.get_filename(), copy.get_content()) == (COPY.name, COPY.data)


def test_without_a_copy_nothing_is_said_of_one_and_nothing_attached() -> None:
    reminder = replace(TO_MEND, attachment=None)
    assert "gửi kèm" not in text(reminder)
    assert list(parsed(reminder).iter_attachments()) == []


def test_what_is_not_known_is_dotted_or_left_out() -> None:
    told = text(replace(MISSING, deadline=None, signer=WardSignature("T/M ĐẢNG ỦY", "BÍ THƯ", "")))
    assert "trước ngày ……." in told
    assert told.endswith("T/M ĐẢNG ỦY\nBÍ THƯ\n")


def test_at_most_ten_mistakes_are_listed_and_the_others_counted() -> None:
    told = text(replace(TO_MEND, mistakes=tuple(f"Ô A{number}: sai" for number in range(1, 13))))
    assert "còn 12 nội dung" in told
    assert "- Ô A10: sai.\n- Và 02 nội dung khác.\n" in told
    assert "A11" not in told


def test_it_opens_as_a_draft_and_says_nothing_of_when_or_by_whom() -> None:
    assert parsed(MISSING).keys() == HEADERS
    message = parsed(TO_MEND)
    assert message.keys() == WITH_COPY
    assert (message["X-Unsent"], message["To"]) == ("1", "tramyte@viethung.example")


def test_the_same_reminder_gives_the_same_bytes() -> None:
    assert made(TO_MEND) == made(TO_MEND)
    assert made(TO_MEND) != made(MISSING)


def test_a_long_subject_keeps_every_blank_where_it_is_folded() -> None:
    branch = "Chi bộ Trường Tiểu học và Trung học cơ sở Nguyễn Bỉnh Khiêm, thôn Thượng Đồng, cụm dân cư số 12"
    assert parsed(replace(MISSING, branch=branch))["Subject"] == (
        f"Về việc nộp hồ sơ kiểm điểm, đánh giá, xếp loại năm 2026 - {branch}"
    )


def test_lines_end_as_mail_wants_and_none_is_too_long() -> None:
    data = made(TO_MEND)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()


@pytest.mark.parametrize(
    "hostile",
    [
        "Chi bộ 7\r\nBcc: ai@do.example",
        "Chi bộ 7\nBcc: ai@do.example\n\n<script>",
        "Chi bộ 7\rX-Unsent: 0",
        "Chi bộ 7\u2028Bcc: ai@do.example\x85Cc: x@y.example\x0b\x00\x1c",
        "=?utf-8?q?=0D=0ABcc=3A_ai=40do.example?=",
        "Chi bộ \u202eđảo\u202c, \ud800 7",
        "--=_ho-so-chi-bo_=\r\nContent-Type: text/html",
    ],
)
def test_no_name_becomes_a_header_or_a_part(hostile: str) -> None:
    signer = WardSignature(hostile, hostile, hostile)
    attachment = Attachment(f"{hostile}.xlsx", b"abc")
    message = parsed(
        replace(TO_MEND, committee=hostile, signer=signer, branch=hostile, mistakes=(hostile,), attachment=attachment)
    )
    assert message.keys() == WITH_COPY
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    assert not set("\r\n\u2028\x85\u202e") & set(message["Subject"])
    (copy,) = message.iter_attachments()
    assert copy.get_content() == b"abc"


@given(branch=st.text(max_size=150), mistake=st.text(max_size=150), file=st.text(max_size=150))
def test_any_text_can_be_a_name(branch: str, mistake: str, file: str) -> None:
    reminder = replace(TO_MEND, branch=branch, mistakes=(mistake,), attachment=Attachment(file, b"\x00\r\n.\r\n"))
    message = parsed(reminder)
    assert message.keys() == WITH_COPY
    (copy,) = message.iter_attachments()
    assert copy.get_content() == b"\x00\r\n.\r\n"
    name = copy.get_filename()
    assert name
    assert not set('/\\<>:"|?*\r\n') & set(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("../../Chi bộ 7.xlsx", "Chi bộ 7.xlsx"),
        ("C:\\tmp\\a:b.xls", "a-b.xls"),
        ("  ", "ban-sua-loi.xlsx"),
        (f"{'Ấ' * 300}.xlsx", f"{'Ấ' * 60}.xlsx"),
    ],
)
def test_the_copy_has_a_name_any_system_takes(typed: str, name: str) -> None:
    (copy,) = parsed(replace(TO_MEND, attachment=Attachment(typed, b"abc"))).iter_attachments()
    assert copy.get_filename() == name


@pytest.mark.parametrize(
    "typed",
    ["a.b+c@viethung.hanoi.gov.vn", "  a@b.vn ", "Trần Thị A <a@b.vn>", "a@b.vn\n", "x_y@sub-1.example.museum"],
)
def test_one_address_is_one_address(typed: str) -> None:
    assert address_of(typed) == typed.rpartition("<")[2].strip(" >\n")


@pytest.mark.parametrize(
    "typed",
    [
        "chưa có",
        "a@b.vn; c@d.vn",
        "a@b.vn, c@d.vn",
        "a@b.vn c@d.vn",
        "a@b.vn\r\nBcc: c@d.vn",
        "a@b",
        "a@@b.vn",
        "@b.vn",
        "a@",
        "a..b@c.vn",
        ".a@b.vn",
        "a@-b.vn",
        "a@b..vn",
        "bí.thư@b.vn",
        "a@phường.vn",
        '"a b"@c.vn',
        "a@[127.0.0.1]",
        "a(b)@c.vn",
        "mailto:a@b.vn",
        "c@d.vn <a@b.vn>",
        "a@b.vn>",
        f"{'a' * 65}@b.vn",
        f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}.vn",
        "=?utf-8?q?a?=@b.vn\x00",
    ],
)
def test_anything_else_is_none(typed: str) -> None:
    assert address_of(typed) == ""
    assert draft(replace(MISSING, email=typed)) is None


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_a_branch_without_an_address_gets_no_mail(typed: str) -> None:
    assert draft(replace(MISSING, email=typed)) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_the_mail_goes_to_one_address_or_nowhere(typed: str) -> None:
    data = draft(replace(MISSING, email=typed))
    if data is not None:
        message = message_from_bytes(data, policy=default)
        assert message.keys() == HEADERS
        assert len(message["To"].addresses) == 1
