import io

import pytest
from openpyxl import load_workbook

from annual_review.documents.case import RatedReview
from annual_review.night.dossier import Reading, ReadTask, RunContext, read
from annual_review.night.setup import open_context
from annual_review.rendering.docx.store import TemplateStore
from tests.small_branch.night import REPOSITORY, workbook


@pytest.fixture(scope="module")
def context() -> RunContext:
    return open_context(REPOSITORY / "templates")


def reading(context: RunContext, data: bytes) -> Reading:
    return read(context, ReadTask("a.xlsx", data, "0" * 64))


def messages(found: Reading) -> list[str]:
    return [problem.message for problem in found.problems]


def test_a_good_workbook_becomes_a_source(context: RunContext) -> None:
    found = reading(context, workbook())
    assert isinstance(found.case, RatedReview)
    assert found.key is not None
    assert (found.key.year, found.key.code) == (2020, "GB-07")


def test_no_workbook_at_all_is_refused_without_a_cell(context: RunContext) -> None:
    found = reading(context, b"")
    assert found.case is None
    assert found.key is None
    assert found.problems


def test_a_year_without_a_rule_set_shuts_the_gate(context: RunContext) -> None:
    found = reading(context, workbook({"Năm đánh giá": 2012, "Ngày họp": "03/12/2012", "Ngày văn bản": "04/12/2012"}))
    assert found.case is None
    assert [problem.severity.value for problem in found.problems].count("error") == 1


def test_a_layout_without_templates_shuts_the_gate(context: RunContext) -> None:
    old = {key: stored for key, stored in context.templates.templates.items() if key[0] == "hd05-2026"}
    found = reading(RunContext(context.rule_book, TemplateStore(old)), workbook())
    assert found.case is None
    said = "phải theo thể thức «hd36-2018» nhưng thư mục mẫu chưa có mẫu của thể thức này."
    assert [message for message in messages(found) if message.endswith(said)]


def test_a_workbook_without_votes_is_told_what_is_missing(context: RunContext) -> None:
    book = load_workbook(io.BytesIO(workbook()))
    del book["Phiếu đảng viên"]
    out = io.BytesIO()
    book.save(out)
    found = reading(context, out.getvalue())
    assert found.case is None
    assert any(problem.severity.value == "error" for problem in found.problems)
