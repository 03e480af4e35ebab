"""The page of all mistakes, made from the catalogue; ``python -m pytest tests/test_house.py --update-golden`` writes it."""

from __future__ import annotations

from itertools import groupby

from annual_review.problems import Entry, Severity
from annual_review.problems.catalogue import all_entries

SEVERITY_WORDS = {
    Severity.ERROR: "Lỗi – chưa lập văn bản",
    Severity.WARNING: "Cảnh báo – đã lập văn bản, cần xem lại",
    Severity.NOTE: "Ghi chú – để biết",
}
HEAD = """# Danh mục lỗi, cảnh báo và ghi chú

Trang này được tạo từ chương trình, không sửa bằng tay. Mỗi mục có mã (in kèm trong bảng tình hình), mức độ,
câu báo với giá trị ví dụ và việc cần làm.
"""


def _prefix(entry: Entry) -> str:
    return entry.code.rpartition("-")[0]


def _item(entry: Entry) -> str:
    shown = entry.at(**entry.example)
    return f"### {entry.code}\n\n*{SEVERITY_WORDS[entry.severity]}*\n\n{shown.message}\n\n**Việc cần làm:** {shown.remedy}\n"


def page() -> str:
    """Return the page as Markdown: a section per group of codes, an item with its own anchor per entry."""
    groups = groupby(all_entries().values(), key=_prefix)
    sections = (f"## Nhóm {prefix}\n\n" + "\n".join(map(_item, entries)) for prefix, entries in groups)
    return HEAD + "\n" + "\n".join(sections)
