"""The words of the column «Kỷ luật trong năm»: a known form of the review year, clearly none, or neither."""

from __future__ import annotations

import re

from annual_review.model.names import bare_key, folded

_FORMS = ("khientrach", "canhcao", "cachchuc", "khaitru")
_NONE = re.compile(
    r"(?:0|na|khong|ko|k|chua|(?:khong|ko|k|chua)(?:tung|co|bi|vipham|xuly|hinhthuc|kyluat|nao|gi|trongnam)+|kyluat(?:khong|ko|0))"
)
# What may stand beside a form without changing what it says: the decision, its day, who took it, the post it took away.
_BESIDE = frozenset(
    (  # noqa: SIM905 - a list of words reads better without sixty quotes
        "bi hinh thuc ky luat xu ly va ve dang chinh quyen doan the trong nam thang ngay theo tai so quyet dinh qd cua uy ban"
        " kiem tra ubkt dang uy du chi bo cb cap tinh thanh huyen quan phuong xa tw tu hu qu bi thu pho uy vien chi tat ca"
        " cac chuc vu khoi ra"
    ).split()
)
_BEGINS = re.compile(
    r"(?:đã |bị |hình thức |k[ỷỉ] luật |xử lý |thi hành |bằng |:\s*)*(?:khiển trách|cảnh cáo|cách chức|khai trừ)\b"
    r"\s*(?:[,;:(–-]|về |do |vì |theo |ngày |tháng |$)"
)
_DENIES = re.compile(r"\b(?:không|chưa|hết|xóa|xoá|hủy|huỷ|đề nghị|dự kiến|xem xét|kiểm tra)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{2})(?!\d)")


def discipline(text: str, year: int | None) -> str | None:
    """Return the discipline that ``said`` names, «» for a clear «none», and None when it is not clear which.

    A form of another year than ``year`` is not clear: only discipline of the review year holds a level down
    (regulations.md §10.2).
    """
    if not text or _NONE.fullmatch(bare_key(text)):
        return ""
    wanted = bare_key(text)
    if not any(form in wanted for form in _FORMS) or not (_is_only_a_form(text) or _is_form_with_ground(text)):
        return None
    years = {int(found) for found in _YEAR.findall(text)} | {2000 + int(found) for found in _SHORT_DAY.findall(text)}
    return text if not years or year is None or years == {year} else None


def _is_form_with_ground(text: str) -> bool:
    """Whether the text begins with a form, and says behind it why, by which decision, without denying anything."""
    plain = folded(text)
    return _BEGINS.match(plain) is not None and not _DENIES.search(plain)


def _is_only_a_form(text: str) -> bool:
    words = [bare_key(word) for word in re.split(r"[\s,;:()./–—-]+", text)]
    left = f" {' '.join(word for word in words if word)} "
    for form in ("khien trach", "canh cao", "cach chuc", "khai tru"):
        left = left.replace(f" {form} ", " ")
    return all(word.isdigit() or word in _BESIDE for word in left.split())
