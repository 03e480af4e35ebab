"""What the board says of a ward against the caps."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from annual_review.model.assessment import Assessment, CapAssessment, CapBase, CapLine, CapOutcome, Citation, WardFigures
from annual_review.telling.board import board_bytes
from annual_review.telling.caps import ward_cap_lines
from annual_review.telling.figures import Json, ward_json
from annual_review.telling.report import report_bytes, report_schema
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch as record
from tests.telling.nights import full_night
from tests.wards import ward_of


def figures(assessment: Assessment, branches: int) -> dict[str, Json]:
    return ward_json(ward_of([assessment] * branches))


def cap(base: CapBase = CapBase.GOOD_OR_BETTER, excellent: int = 4, outcome: CapOutcome = CapOutcome.WITHIN) -> CapAssessment:
    line = CapLine(base, base_count=22, limit=4, kept=True)
    return CapAssessment(Fraction(20), "floor", "cell", line, (line,), excellent, outcome, Citation("điểm 2.3", confirmed=True))


def ward_with(caps: Mapping[str, CapAssessment]) -> WardFigures:
    nobody = replace(ward_of(()), cap=None, head_cap=None, branch_cap=None)
    return replace(nobody, **caps)  # type: ignore[arg-type]  # only caps are among them


def test_the_report_tells_the_levels_of_the_cells_and_the_cap_on_them() -> None:
    found = figures(source().assessment, 10)
    assert found["cell_totals"] == {"excellent": 10, "good": 0, "satisfactory": 0, "unsatisfactory": 0}
    branch_cap = found["cell_cap"]
    assert isinstance(branch_cap, dict)
    assert (branch_cap["base_count"], branch_cap["limit"], branch_cap["excellent"], branch_cap["outcome"]) == (
        10,
        2,
        10,
        "exceeded",
    )
    assert "head_cap" not in found


def test_cells_without_a_ballot_of_their_own_have_no_cap() -> None:
    found = figures(source(replace(record(), branch_ballot=None)).assessment, 2)
    assert "cell_totals" not in found
    assert "cell_cap" not in found


def test_heads_are_counted_apart_where_the_rule_does_so() -> None:
    found = figures(source(replace(record(), year=2025), rule_set="2025-hd43").assessment, 3)
    assert isinstance(found["head_cap"], dict)
    assert found["head_cap"]["excellent"] == 3


@pytest.mark.parametrize(
    ("key", "found", "sentence"),
    [
        (
            "cap",
            cap(),
            "Đảng viên đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ (20% của 22 đảng viên từ HTTNV trở lên).",
        ),
        (
            "cap",
            cap(CapBase.RATED, 5, CapOutcome.EXCEEDED),
            (
                "Đảng viên đề xuất HTXSNV: 5, vượt giới hạn, đề nghị đảng ủy xem xét: giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 đảng viên được đánh giá, xếp loại)."
            ),
        ),
        (
            "head_cap",
            cap(CapBase.GOOD_ONLY),
            (
                "Bí thư chi bộ đề xuất HTXSNV, xét riêng: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 bí thư chi bộ HTTNV)."
            ),
        ),
        (
            "branch_cap",
            cap(),
            (
                "Chi bộ đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 chi bộ từ HTTNV trở lên; tỷ lệ đối với chi bộ cần xác nhận)."
            ),
        ),
    ],
)
def test_each_cap_is_one_sentence(key: str, found: CapAssessment, sentence: str) -> None:
    assert ward_cap_lines(ward_with({key: found})) == (sentence,)


def test_without_a_common_rule_nothing_is_said() -> None:
    assert ward_cap_lines(ward_with({})) == ()


def test_board_and_report_show_the_cap_on_cells() -> None:
    board = board_bytes(full_night()).decode()
    assert "Chi bộ đề xuất HTXSNV: 2, vượt giới hạn" in board
    told = json.loads(report_bytes(full_night()))
    assert told["wards"][0]["figures"]["cell_cap"]["excellent"] == 2
    assert list(Draft202012Validator(report_schema()).iter_errors(told)) == []
