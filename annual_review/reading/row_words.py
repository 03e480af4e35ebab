"""Texts that begin rows other than data: totals, counts of ballots, signatures."""

from __future__ import annotations

import re

from annual_review.model.names import bare_key

_TOTAL = re.compile(
    r"(?:(?:cộng |số )?(?:mang sang|chuyển sang|lũy kế|luỹ kế)|(?:tổng |cộng )?cộng dồn|t\s?\.\s?cộng|t/cộng"
    r"|(?:grand |sub)?total|[Σ∑]|(?:tổng|cộng)\s*\(?\s*[ivx\d]+(?:\s*[+&,]\s*[ivx\d]+)+\s*\)?"
    r"|cộng (?:trang|mang)|tổng trang)(?=\W|$)"
    r"|(?:tổng|cộng|tong|cong)(?:\s*[:.]|\s+(?:cộng|cong|số|so|chung|phiếu|phieu|toàn|tổ|nhóm|chi|mức|muc|htxs|htxsnv|htt"
    r"|httnv|ht|htnv|kht|khtnv|hoàn thành|hoan thanh|không hoàn|khong hoan|xuất sắc)\b|\s*$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:t/m|tm\.|k/t|kt\.|người lập|lập biểu|thư ký|chủ trì|"
    r"chủ tọa|tổ trưởng|thành viên|bí thư|phó bí thư|xác nhận|\(ký|ký tên|ký,"
    r"|(?:có mặt|vắng(?: mặt)?|trong đó)\s*:"
    r"|ghi chú|lưu ý|nơi nhận|\(?bằng chữ|\(?danh sách (?:này |trên )?(?:có|gồm)\b|ấn định|.{0,40}ngày .{0,8}tháng .{0,8}năm)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?!\(|ghi chú|lưu ý|nơi nhận|ấn định|danh sách)(?!.*\bngày\b)(?:[^\s:]+ ){4,}[^\s:]+[.!?;]", re.IGNORECASE
)
_COUNT_LABEL = re.compile(r"(?:tong)?(?:so)?(?:luong)?(?:phieu)?(?:phatra|thuve|hople|khonghople)")
LONGEST_SIGNATURE = 60  # letters; what is longer is text that begins like one («Ghi chú», «Xác nhận …»)


def is_count_label(text: str) -> bool:
    """Return whether a text names a count of ballots («Số phiếu phát ra»)."""
    return bool(_COUNT_LABEL.match(bare_key(text)))


def is_total_label(text: str) -> bool:
    """Return whether a text begins a row of totals («Tổng cộng»)."""
    return bool(_TOTAL.match(text))


def is_signature(text: str) -> bool:
    """Return whether a text is one of those that stand under a table: who signs, where and when, a note."""
    sentence = not text.isupper() and bool(_SENTENCE.fullmatch(text))
    return len(text) <= LONGEST_SIGNATURE and bool(_SIGNATURE.match(text)) and not sentence
