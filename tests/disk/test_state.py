import json
from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.disk.state import (
    STATE_NAME,
    BranchKey,
    BranchState,
    Ingredients,
    PaperState,
    PhotoState,
    parse_state,
    read_states,
)
from annual_review.rules.figures import branch_figures
from tests.small_branch.reckoned import source

STATE = BranchState(
    key=BranchKey(2020, "Đảng bộ phường X", "Chi bộ 1", "X-1"),
    file="a.xlsx",
    ingredients=Ingredients("1", "2", "3", (("minutes", "4"),), (("a.jpg", "5"),)),
    papers=(PaperState("minutes", "01-bien-ban-hop.docx", "6", "", "01-bien-ban-hop (ban moi).docx", "6"),),
    photos=(PhotoState("a.jpg", "5", usable=False),),
    stale=(PaperState("news", "09-tin-bai.docx", "7", "7"),),
)


def test_a_state_is_read_as_it_was_written() -> None:
    assert parse_state(STATE.to_bytes()) == STATE


def test_a_state_of_a_version_that_knew_no_decided_levels_is_read() -> None:
    review = source()
    state = replace(STATE, figures=branch_figures(review.record, review.assessment, 2))
    raw = json.loads(state.to_bytes())
    for rating in (*raw["figures"]["ratings"], raw["figures"]["branch_rating"]):
        assert rating.pop("decided") is None
    assert parse_state(json.dumps(raw).encode()) == state


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff", b'{"schema": 2}', STATE.to_bytes()[:-40], b'{"schema": 1, "key": 3}']
)
def test_a_damaged_state_counts_as_none(data: bytes) -> None:
    assert parse_state(data) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'"year": 2020', b'"year": "2020"'),
        ('"branch": "Chi bộ 1"'.encode(), b'"branch": null'),
        (b'"file": "a.xlsx"', b'"file": ["a.xlsx"]'),
        (b'"workbook": "1"', b'"workbook": 1'),
        (b'"placed": ""', b'"placed": {}'),
        (b'"ingredients": {', b'"ingredients": [], "more": {'),
        (b'"beside": "01-bien-ban-hop (ban moi).docx"', b'"beside": "../chi-bo-2/01-bien-ban-hop.docx"'),
    ],
)
def test_a_state_with_a_value_of_another_kind_counts_as_none(one: bytes, other: bytes) -> None:
    data = STATE.to_bytes()
    assert one in data
    assert parse_state(data.replace(one, other, 1)) is None


def test_it_knows_everything_the_program_wrote() -> None:
    assert STATE.ours == {("01-bien-ban-hop (ban moi).docx", "6"), ("09-tin-bai.docx", "7")}


def test_states_are_found_by_their_folders(tmp_path: Path) -> None:
    for folder in ("2020/x/chi-bo-1", "2020/x/hong", "khac/x/y"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "2020/x/chi-bo-1" / STATE_NAME).write_bytes(STATE.to_bytes())
    (tmp_path / "2020/x/hong" / STATE_NAME).write_bytes(b"{")
    (tmp_path / "khac/x/y" / STATE_NAME).write_bytes(STATE.to_bytes())
    assert read_states(tmp_path).branches == {"2020/x/chi-bo-1": STATE}


def test_without_a_code_the_name_is_the_cell() -> None:
    assert BranchKey(2020, "X", "Chi bộ  1").identity == BranchKey(2020, "X", "CHI BỘ 1").identity
    assert BranchKey(2020, "X", "Chi bộ 1", "A").identity == BranchKey(2020, "X", "Chi bộ khác", "a").identity
    assert BranchKey(2020, "X", "Chi bộ 1", "A").identity != BranchKey(2020, "X", "Chi bộ 1", "B").identity


def test_two_spellings_of_one_cell_are_one_cell() -> None:
    one = BranchKey(2020, "Đảng bộ phường Hoà Bình", "Chi bộ Trường Tiểu học Thuỵ Khuê")
    other = BranchKey(2020, "Ðảng bộ  phường Hòa Bình", "chi bộ trường tiểu học Thụy Khuê")
    assert (one.ward_identity, one.identity) == (other.ward_identity, other.identity)
