import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annual_review.telling.figures import Json, branch_json
from annual_review.telling.outcome import Night, Outcome
from annual_review.telling.report import report, report_bytes, report_schema
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch as record
from tests.telling.nights import broken, full_night, made, night, refused, unchanged, waiting
from tests.wards import figures_of


def errors(told: object) -> list[str]:
    return [error.message for error in Draft202012Validator(report_schema()).iter_errors(told)]


def workbook(of: Night, file: str) -> dict[str, Json]:
    books = json.loads(report_bytes(of))["workbooks"]
    found: dict[str, Json] = next(book for book in books if book["file"] == file)
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(report_schema())


def test_a_report_with_every_status_follows_the_schema() -> None:
    assert errors(json.loads(report_bytes(full_night()))) == []


def test_an_empty_night_follows_the_schema() -> None:
    told = report(replace(night(), ignored=(), orphans=()))
    assert errors(told) == []
    assert told["workbooks"] == told["wards"] == told["ignored"] == []


def test_the_run_is_told_with_the_time_of_hanoi() -> None:
    assert report(full_night())["run"] == {
        "id": "20260102-030405",
        "started": "2026-01-02T03:04:05+07:00",
        "finished": "2026-01-02T03:04:12+07:00",
        "exit_code": 3,
        "version": "0.1.0",
    }


def test_a_problem_at_many_cells_lists_them() -> None:
    assert workbook(full_night(), "sai.xlsx")["problems"] == [
        {
            "code": "THU-01",
            "severity": "error",
            "sheet": "Phiếu đảng viên",
            "cell": "C9",
            "message": "Ô của Nguyễn Văn <b>A&B</b> ghi «5 phiếu»; cần một số nguyên từ 0 trở lên. "
            "Cùng lỗi này ở: Phiếu đảng viên!C10 (Trần Thị B).",
            "remedy": "Xóa chữ, chỉ để lại con số.",
            "cells": [{"sheet": "Phiếu đảng viên", "cell": "C9"}, {"sheet": "Phiếu đảng viên", "cell": "C10"}],
        }
    ]


def test_a_refused_workbook_has_neither_figures_nor_documents() -> None:
    assert set(workbook(full_night(), "sai.xlsx")) == {"file", "sha256", "status", "problems"}


def test_the_documents_are_told_with_status_and_hash() -> None:
    documents = workbook(full_night(), "thu.xlsx")["documents"]
    folder = "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen"
    assert documents == [
        {"kind": "minutes", "file": f"{folder}/01-bien-ban-hop.docx", "status": "written", "sha256": "b" * 64},
        {"kind": "news", "file": f"{folder}/09-tin-bai.docx", "status": "kept", "sha256": "c" * 64},
    ]


def test_the_figures_are_counts_and_shares_as_papers_print_them() -> None:
    figures: dict[str, Any] = json.loads(json.dumps(branch_json(figures_of(source().assessment))))
    assert figures["members"] == {
        "total": 6, "official": 6, "probationary": 0, "convoked": 6, "present": 6, "absent": 0, "rated": 6,
        "exempt_from_rating": [], "unrated": [],
    }  # fmt: skip
    assert figures["ballots"] == {"issued": 6, "collected": 6, "valid": 6, "invalid": 0}
    assert figures["cell_rating"]["shares"]["excellent"] == "100%"
    assert figures["ratings"][0]["shares"] == {
        "excellent": "83,33%", "good": "16,67%", "satisfactory": "0%", "unsatisfactory": "0%"
    }  # fmt: skip
    assert figures["ratings"][0]["voted"] == "excellent"
    assert figures["totals"] == {"excellent": 1, "good": 5, "satisfactory": 0, "unsatisfactory": 0, "unrated": 0}
    assert figures["cap"] == {
        "percent": "20", "base": "good_or_better", "base_count": 6, "limit": 1, "excellent": 1, "outcome": "within"
    }  # fmt: skip
    assert figures["achievements"] == {"collective": 1, "individual": 0, "pupil": 1}


def test_without_a_ballot_on_the_cell_its_rating_is_absent() -> None:
    assert "cell_rating" not in branch_json(figures_of(source(replace(record(), branch_ballot=None)).assessment))


def test_the_ward_adds_its_cells_up() -> None:
    wards = json.loads(report_bytes(full_night()))["wards"]
    assert len(wards) == 1
    assert wards[0]["cells"] == 2
    assert wards[0]["figures"]["members"]["total"] == 12
    assert wards[0]["figures"]["totals"]["good"] == 10
    assert [(cap["group"], cap["limit"]) for cap in wards[0]["figures"]["caps"]] == [("members", 2)]


def renamed(told: dict[str, Any]) -> None:
    told["workbooks"][3]["figures"]["ballots"]["returned"] = 6


def mistyped(told: dict[str, Any]) -> None:
    told["workbooks"][3]["figures"]["ratings"][0]["shares"]["good"] = "16.67%"


def unknown_status(told: dict[str, Any]) -> None:
    told["workbooks"][0]["status"] = "skipped"


def figures_of_a_refused(told: dict[str, Any]) -> None:
    told["workbooks"][2]["figures"] = told["workbooks"][3]["figures"]
    told["workbooks"][2]["documents"] = []


def error_in_a_made(told: dict[str, Any]) -> None:
    told["workbooks"][3]["problems"][0]["severity"] = "error"


def refused_without_error(told: dict[str, Any]) -> None:
    told["workbooks"][2]["problems"] = []


def zoneless(told: dict[str, Any]) -> None:
    told["run"]["started"] = "2026-01-02T03:04:05"


DRIFTS = (renamed, mistyped, unknown_status, figures_of_a_refused, error_in_a_made, refused_without_error, zoneless)


@pytest.mark.parametrize("drift", DRIFTS)
def test_the_schema_catches_drift(drift: Callable[[dict[str, Any]], None]) -> None:
    told = json.loads(report_bytes(full_night()))
    drift(told)
    assert errors(told)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ((), 0),
        ((made(), unchanged("b.xlsx"), waiting()), 0),
        ((made(), refused()), 1),
        ((refused(), broken()), 3),
        ((broken(), replace(waiting(), withheld=True)), 5),
    ],
)
def test_the_exit_code_is_that_of_the_worst_workbook(outcomes: tuple[Outcome, ...], code: int) -> None:
    assert night(*outcomes).exit_code == code


def test_undecodable_names_do_not_break_the_report() -> None:
    assert json.loads(report_bytes(night(replace(made(), file="b\udce1ng.xlsx"))))
