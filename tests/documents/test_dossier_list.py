"""The list of what the dossier holds: filled in beside what was made, dots beside the rest."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.branch import dossier_list
from annual_review.documents.branch.dossier_list import DossierRow
from annual_review.documents.case import RatedReview
from annual_review.model.record import PaperNumbers
from tests.documents.decided_branch import decided
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch

ALWAYS = ("minutes", "tally-minutes", "report", "rating-list", "submission", "reconciliation", "news", "dossier-list")


def made(review: RatedReview, *kinds: str) -> dict[str, tuple[str, str, str]]:
    """Return number and day, copies and remark by title."""
    rows = dossier_list.build(replace(review, kinds=(*ALWAYS, *kinds))).rows
    assert [row.number for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return {row.title: (row.identity, row.copies, row.note) for row in rows}


def test_what_was_made_has_its_number_day_and_copies() -> None:
    numbered = replace(school_branch(), numbers=PaperNumbers(minutes="3", report="05-BC/CB"))
    rows = made(source(numbered), "achievements")
    assert rows["Biên bản họp chi bộ"] == ("Số 03-BB/CB, ngày 03/12/2020", "1", "")
    assert rows["Biên bản kiểm phiếu"] == ("Số ……-BB/CB, ngày 03/12/2020", "1", "")
    assert rows["Báo cáo kết quả kiểm điểm, đánh giá, xếp loại"] == ("Số 05-BC/CB, ngày 04/12/2020", "1", "")
    assert rows["Danh sách đề xuất xếp loại đảng viên"] == ("", "1", "Kèm theo tờ trình")
    assert rows["Tổng hợp thành tích"] == ("", "1", "")
    assert rows["Tờ trình đề nghị công nhận kết quả"] == ("Số ……-TTr/CB, ngày 04/12/2020", "1", "")


def test_what_was_not_made_has_dots() -> None:
    rows = made(source())
    for title in (
        "Báo cáo kiểm điểm tập thể",
        "Bản nhận xét của cấp ủy nơi cư trú",
        "Tổng hợp thành tích",
        "Văn bản gợi ý kiểm điểm (nếu có)",
        "Kết quả xếp loại của cấp có thẩm quyền",
        "Tài liệu khác (nếu có)",
    ):
        assert rows[title] == ("……", "……", "")
    assert rows["Bản kiểm điểm cá nhân"] == ("……", "……", "06 đảng viên được đánh giá, xếp loại")


def test_papers_only_some_branches_need_are_rows_only_where_they_were_made() -> None:
    some = {
        "unrated-list": "Danh sách đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại",
        "reward-submission": "Tờ trình đề nghị khen thưởng",
        "notices": "Thông báo kết quả đánh giá, xếp loại đến từng đảng viên",
    }
    assert set(some.values()) & set(made(source())) == set()
    rows = made(source(), *some)
    assert rows[some["unrated-list"]] == ("", "1", "Kèm theo tờ trình")
    assert rows[some["reward-submission"]] == ("Số ……-TTr/CB, ngày ……", "1", "")
    assert rows[some["notices"]] == ("Số ……-TB/CB, ngày ……", "6", "")


def test_the_report_of_the_collective_is_known_by_its_kind() -> None:
    assert made(source(), "collective-review")["Báo cáo kiểm điểm tập thể"] == ("Số ……-BC/CB, ngày ……", "1", "")


def test_after_the_decision_the_list_names_it() -> None:
    rows = made(decided(), "notices")
    assert rows["Kết quả xếp loại của cấp có thẩm quyền"] == ("Số 12-QĐ/ĐU, ngày 28/12/2020", "……", "")
    assert rows["Danh sách xếp loại đảng viên"] == ("", "1", "Theo quyết định")


def test_nothing_is_taken_as_made_that_nobody_said_was() -> None:
    rows = dossier_list.build(source()).rows
    assert rows[3] == DossierRow("4", "Biên bản họp chi bộ", "……", "……", "")


def test_the_code_of_the_form_stands_from_2025_on() -> None:
    assert dossier_list.build(source()).form == ""
    later = source(replace(school_branch(), year=2025), "2025-hd43")
    assert dossier_list.build(later).form == "Mẫu 04-HD KĐ.ĐG 2025"
