"""``generate.py fields``: what each paper offers to its template, with an example, for whoever edits one in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annual_review.cli.commands.example import example_cases
from annual_review.documents.case import Case
from annual_review.documents.kind import Form, KindOfPaper, kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.exit_code import ExitCode
from annual_review.problems import did_you_mean
from annual_review.rendering.docx.offer import Shape, offer
from annual_review.telling.console import Console

_LONGEST = 60  # characters of an example; a paragraph is told by its beginning
_HOW = (
    "Một trường: {{ meeting.chair }}. Trường có/không: {% if draft %} … {% endif %}.",
    "Danh sách: {%tr for row in rows %} … {{ row.name }} … {%tr endfor %}; các hàng của bảng dùng tr, các đoạn dùng p.",
    "Biểu đồ: không gõ thẻ; đặt tên biểu đồ trong mẫu đúng tên trường (ngăn Lựa chọn, Selection Pane, Alt+F10).",
    "Dấu [] dưới đây chỉ một dòng của danh sách: rows[].name viết trong vòng lặp trên là row.name.",
    "Ví dụ lấy từ một chi bộ hư cấu.",
)


def fields(kind: str, console: Console) -> ExitCode:
    """Print the fields of one kind of paper, of all kinds for an empty one; exit code 2 when there is no such kind."""
    wanted = kind.strip().lower().removesuffix(".docx")
    found = [each for each in KINDS if not wanted or wanted in {each.code, each.template.removesuffix(".docx")}]
    if not found:
        known = list(dict.fromkeys(each.code for each in KINDS))
        named = [*known, *(each.stem for each in KINDS)]
        console.message(f"Không có văn bản «{kind}».{did_you_mean(wanted, named)} Các văn bản: {', '.join(known)}.")
        return ExitCode.WRONG_SETUP
    cases = example_cases()
    console.result(_HOW)
    for each in found:
        console.result(_listed(each, cases))
    return ExitCode.DONE


def _listed(kind: KindOfPaper, cases: Iterable[Case]) -> Iterator[str]:
    yield ""
    yield f"{kind.title}: mẫu {kind.template if kind.form is Form.DOCX else kind.file_name}"
    if kind.form is Form.XLSX:
        yield "  (bảng Excel, không có mẫu Word để sửa)"
        return
    offered = offer(kind.fields)
    examples = _examples(kind, cases, offered)
    width = max(map(len, offered))
    for path, shape in offered.items():
        yield f"  {path:<{width}}  {shape.value:<15}  {examples.get(path, '')}".rstrip()


def _examples(kind: KindOfPaper, cases: Iterable[Case], offered: Mapping[str, Shape]) -> dict[str, str]:
    """Return for each path what it holds in the first example case that has anything there.

    A list has one template with points and one without: either shows the fields of both.
    """
    alike = tuple(each for each in KINDS if each.code == kind.code)
    built = tuple(draft.fields for case in cases for each in kinds_for(case, alike) for draft in each.build(case))
    found: dict[str, str] = {}
    for path, shape in offered.items():
        values = (_worded(value, shape) for fields_ in built for value in _at(fields_, path))
        found[path] = next(filter(None, values), "")
    return found


def _at(value: object, path: str) -> Iterator[object]:
    """Yield every value at ``path``: ``rows[].name`` gives one for each row."""
    step, _, rest = path.partition(".")
    value = getattr(value, step.removesuffix("[]"))
    for each in value if step.endswith("[]") and isinstance(value, tuple) else (value,):
        if rest:
            yield from _at(each, rest)
        else:
            yield each


def _worded(value: object, shape: Shape) -> str:
    match shape:
        case Shape.TEXT | Shape.NUMBER:
            text = re.sub(" ?\n", " ", str(value))  # one line; the blanks left for a number stay
            return f"«{text if len(text) <= _LONGEST else f'{text[:_LONGEST]}…'}»" if text else ""
        case Shape.FLAG:
            return "có" if value else "không"
        case Shape.LIST:
            return f"{len(value)} dòng" if isinstance(value, tuple) and value else ""
        case Shape.PICTURE | Shape.CHART | Shape.RECORD:
            return ""
