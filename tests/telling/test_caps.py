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
from annual_review.model.record import ReviewRecord
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


def by_group(figures: Mapping[str, Json]) -> dict[str, dict[str, Json]]:
    caps = figures["caps"]
    assert isinstance(caps, list)
    return {str(cap["group"]): cap for cap in caps if isinstance(cap, dict)}


def cap(base: CapBase = CapBase.GOOD_OR_BETTER, excellent: int = 4, outcome: CapOutcome = CapOutcome.WITHIN) -> CapAssessment:
    line = CapLine(base, base_count=22, limit=4, kept=True)
    return CapAssessment(
        Fraction(20), "floor", "cell", "ward", line, (line,), excellent, outcome, Citation("điểm 2.3", confirmed=True)
    )


def ward_with(caps: Mapping[str, CapAssessment]) -> WardFigures:
    nobody = replace(ward_of(()), cap=None, head_cap=None, branch_cap=None)
    return replace(nobody, **caps)  # type: ignore[arg-type]  # only caps are among them


def of_2025(record_: ReviewRecord | None = None) -> Assessment:
    return source(replace(record_ or record(), year=2025), rule_set="2025-hd43").assessment


def test_the_report_tells_the_levels_of_the_cells_and_the_cap_on_them() -> None:
    found = figures(of_2025(), 10)
    assert found["cell_totals"] == {"excellent": 10, "good": 0, "satisfactory": 0, "unsatisfactory": 0}
    caps = by_group(found)
    assert list(caps) == ["members", "heads", "branches"]
    branches = caps["branches"]
    assert [branches[key] for key in ("base_count", "limit", "excellent", "outcome")] == [0, 1, 10, "exceeded"]


def test_cells_without_a_ballot_of_their_own_have_no_cap() -> None:
    found = figures(of_2025(replace(record(), branch_ballot=None)), 2)
    assert "cell_totals" not in found
    assert list(by_group(found)) == ["members", "heads"]


def test_heads_are_counted_apart_where_the_rule_does_so() -> None:
    found = figures(of_2025(), 3)
    caps = by_group(found)
    assert list(caps) == ["members", "heads", "branches"]
    assert (caps["heads"]["excellent"], caps["members"]["excellent"]) == (3, 0)


@pytest.mark.parametrize(
    ("key", "found", "sentence"),
    [
        (
            "cap",
            cap(),
            "Đảng viên được đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ (20% của 22 đảng viên từ HTTNV trở lên).",
        ),
        (
            "cap",
            cap(CapBase.RATED, 5, CapOutcome.EXCEEDED),
            (
                "Đảng viên được đề xuất HTXSNV: 5, vượt giới hạn, đề nghị đảng ủy xem xét: giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 đảng viên được đánh giá, xếp loại)."
            ),
        ),
        (
            "head_cap",
            cap(CapBase.GOOD_ONLY),
            (
                "Bí thư chi bộ được đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 bí thư chi bộ HTTNV)."
            ),
        ),
        (
            "branch_cap",
            cap(),
            (
                "Chi bộ được đề xuất HTXSNV: 4, không vượt giới hạn 4 tính chung toàn đảng bộ "
                "(20% của 22 chi bộ từ HTTNV trở lên)."
            ),
        ),
    ],
)
def test_each_cap_is_one_sentence(key: str, found: CapAssessment, sentence: str) -> None:
    assert ward_cap_lines(ward_with({key: found})) == (sentence,)


def test_a_cap_that_is_not_confirmed_is_told_as_such() -> None:
    unconfirmed = replace(cap(), citation=Citation("", confirmed=False))
    assert ward_cap_lines(ward_with({"cap": unconfirmed}))[0].endswith("từ HTTNV trở lên; tỷ lệ cần xác nhận).")


def test_other_members_are_named_beside_heads() -> None:
    lines = ward_cap_lines(ward_with({"cap": cap(), "head_cap": cap()}))
    assert [line.partition(" được")[0] for line in lines] == ["Đảng viên không phải bí thư chi bộ", "Bí thư chi bộ"]


def test_without_a_common_rule_nothing_is_said() -> None:
    assert ward_cap_lines(ward_with({})) == ()


def test_board_and_report_show_the_cap_on_cells() -> None:
    board = board_bytes(full_night()).decode()
    assert "Đảng viên được đề xuất HTXSNV: 2, không vượt giới hạn 2 tính chung toàn đảng bộ" in board
    told = json.loads(report_bytes(full_night()))
    assert by_group(told["wards"][0]["figures"])["members"]["excellent"] == 2
    assert list(Draft202012Validator(report_schema()).iter_errors(told)) == []
