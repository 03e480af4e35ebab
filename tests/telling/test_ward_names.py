"""One name for a ward on board and in the report, however its branches spell it (product.md §5.10)."""

from __future__ import annotations

from dataclasses import replace

from annual_review.telling.board import board_view
from annual_review.telling.expected import MissingBranches
from annual_review.telling.outcome import Night
from annual_review.telling.report import report
from annual_review.telling.ward_names import ward_names
from tests.telling.nights import KEY, broken, made, night


def spelt(*wards: str) -> Night:
    """A night with a branch of each spelling, none of which has papers."""
    outcomes = (
        replace(broken(), file=f"{number}.xlsx", key=replace(KEY, ward=ward, code=f"GB-{number}"))
        for number, ward in enumerate(wards)
    )
    return night(*outcomes)


def test_the_commonest_spelling_is_told_of_equals_the_first() -> None:
    names = ward_names(spelt("P. X", "Phường X", "Đảng ủy phường X", "Phường X", "Xã X"))
    assert {names.told(ward) for ward in ("P. X", "phường x", "Đảng uỷ phường X")} == {"Phường X"}
    assert names.told("Đảng bộ xã X") == "Xã X"
    assert ward_names(spelt("P. X", "Phường X")).told("Phường X") == "P. X"
    assert ward_names(spelt()).told("Phường lạ") == "Phường lạ"


def test_the_spelling_on_the_wards_own_papers_wins() -> None:
    told = spelt("P. X", "P. X")
    ward = replace(night(made()).wards[0], ward="Đảng bộ phường X")
    assert ward_names(replace(told, wards=(ward,))).told("P. X") == "Đảng bộ phường X"


def test_report_and_board_have_one_ward() -> None:
    missing = MissingBranches("Đảng ủy phường X", 2020, ("Chi bộ 9",), 3)
    told = replace(spelt("Phường X", "P. X", "Phường X"), missing=(missing,))
    values = report(told)
    assert isinstance(values["workbooks"], list)
    assert {each["ward"] for each in values["workbooks"] if isinstance(each, dict)} == {"Phường X"}
    assert values["wards"] == [
        {"ward": "Phường X", "year": 2020, "cells": 0, "not_handed_in": ["Chi bộ 9"], "documents": []},
    ]
    view = board_view(told)
    assert view.ward_names == ("Phường X",)
    assert {each.ward for each in view.to_do} == {each.ward for each in view.missing} == {"Phường X"}
