"""What papers say after the ward's decision: its levels, its name, and no day before it."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents import decided as told
from annual_review.documents.branch import rating_list
from annual_review.documents.settings import Addressee, PaperSettings
from tests.documents.decided_branch import DECISION, GOOD, decided
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch


def test_a_paper_that_names_the_decision_is_not_dated_before_it() -> None:
    assert told.letterhead(decided(), "").place_date == "Giang Biên, ngày …… tháng …… năm ……"


def test_a_paper_dated_on_the_day_of_the_decision_or_later_keeps_its_day() -> None:
    made = decided(replace(school_branch(), document_date=DECISION.signed_on))
    assert told.letterhead(made, "").place_date == "Giang Biên, ngày 28 tháng 12 năm 2020"


def test_before_the_decision_a_paper_has_the_day_of_the_others() -> None:
    assert told.letterhead(source(), "Số 1").place_date == "Giang Biên, ngày 04 tháng 12 năm 2020"
    assert told.decision_number(source()) == ""


def test_the_decision_is_named_with_what_it_recognises() -> None:
    assert told.recognition(decided()) == (
        "Quyết định số 12-QĐ/ĐU, ngày 28/12/2020 của Đảng ủy phường Giang Biên về việc công nhận kết quả đánh giá, xếp loại "
        "chất lượng chi bộ, đảng viên năm 2020"
    )


def test_the_committee_itself_is_named_whoever_papers_are_addressed_to() -> None:
    made = replace(decided(), settings=PaperSettings(addressee=Addressee.STANDING_COMMITTEE))
    assert told.ward_committee(made) == "Đảng ủy phường Giang Biên"
    assert "của Ban Thường vụ Đảng ủy phường Giang Biên" in told.decision_words(made)


def test_the_list_shows_the_decided_level_beside_the_proposed_one() -> None:
    kept, changed = rating_list.build(decided()).rows[0], rating_list.build(decided(m1=GOOD)).rows[0]
    assert (kept.proposed, kept.decided) == ("HTXSNV", "HTXSNV")
    assert (changed.proposed, changed.decided) == ("HTXSNV", "HTTNV")


def test_the_list_counts_the_levels_as_proposed_and_as_decided() -> None:
    assert rating_list.build(decided(m1=GOOD)).totals == (
        "HTXSNV: 01 đồng chí; HTTNV: 05 đồng chí; HTNV: không có; KHTNV: không có. "
        "Theo quyết định: HTXSNV: không có; HTTNV: 06 đồng chí; HTNV: không có; KHTNV: không có"
    )
