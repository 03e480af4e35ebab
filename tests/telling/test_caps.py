"""What the board says of a ward against the caps."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from annual_review.disk.state import BranchKey
from annual_review.model.assessment import Assessment
from annual_review.night.wards import ward_outcomes
from annual_review.telling.board import board_bytes
from annual_review.telling.caps import ward_cap_lines
from annual_review.telling.figures import Json
from annual_review.telling.report import report_bytes, report_schema
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch as record
from tests.telling.nights import full_night

WARD = "Đảng bộ phường X"


def figures_of(assessment: Assessment, cells: int) -> dict[str, Json]:
    keys = [(str(number), BranchKey(2020, WARD, f"Chi bộ {number}")) for number in range(cells)]
    (ward,) = ward_outcomes(keys, lambda _: assessment)
    return dict(ward.figures)


def cap(**changed: Json) -> dict[str, Json]:
    found: dict[str, Json] = {"percent": "20", "base": "good_or_better", "base_count": 22, "limit": 4, "excellent": 4}
    return {**found, "outcome": "within", **changed}


def test_the_report_tells_the_levels_of_the_cells_and_the_cap_on_them() -> None:
    figures = figures_of(source().assessment, 10)
    assert figures["cell_totals"] == {"excellent": 10, "good": 0, "satisfactory": 0, "unsatisfactory": 0}
    branch_cap = figures["cell_cap"]
    assert isinstance(branch_cap, dict)
    assert (branch_cap["base_count"], branch_cap["limit"], branch_cap["excellent"], branch_cap["outcome"]) == (
        10,
        2,
        10,
        "exceeded",
    )
    assert "head_cap" not in figures


def test_cells_without_a_ballot_of_their_own_have_no_cap() -> None:
    figures = figures_of(source(replace(record(), branch_ballot=None)).assessment, 2)
    assert "cell_totals" not in figures
    assert "cell_cap" not in figures


def test_heads_are_counted_apart_where_the_rule_does_so() -> None:
    figures = figures_of(source(replace(record(), year=2025), rule_set="2025-hd43").assessment, 3)
    assert isinstance(figures["head_cap"], dict)
    assert figures["head_cap"]["excellent"] == 3


@pytest.mark.parametrize(
    ("key", "changed", "said"),
    [
        (
            "cap",
            {},
            "Đảng viên đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ (20% của 22 đảng viên từ HTTNV trở lên).",
        ),
        (
            "cap",
            {"excellent": 5, "outcome": "exceeded", "base": "rated"},
            (
                "Đảng viên đề xuất HTXSNV: 5, vượt giới hạn, đề nghị đảng ủy xem xét: giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 đảng viên được đánh giá, xếp loại)."
            ),
        ),
        (
            "head_cap",
            {"base": "good_only"},
            (
                "Bí thư chi bộ đề xuất HTXSNV, xét riêng: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 bí thư chi bộ HTTNV)."
            ),
        ),
        (
            "cell_cap",
            {},
            (
                "Chi bộ đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 chi bộ từ HTTNV trở lên; tỷ lệ đối với chi bộ cần xác nhận)."
            ),
        ),
    ],
)
def test_each_cap_is_one_sentence(key: str, changed: dict[str, Json], said: str) -> None:
    assert ward_cap_lines({key: cap(**changed)}) == (said,)


def test_without_a_common_rule_nothing_is_said() -> None:
    assert ward_cap_lines({"members": {}}) == ()


def test_board_and_report_show_the_cap_on_cells() -> None:
    board = board_bytes(full_night()).decode()
    assert "Chi bộ đề xuất HTXSNV: 2, vượt giới hạn" in board
    told = json.loads(report_bytes(full_night()))
    assert told["wards"][0]["figures"]["cell_cap"]["excellent"] == 2
    assert list(Draft202012Validator(report_schema()).iter_errors(told)) == []
