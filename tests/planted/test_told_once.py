"""One mistake is one thing to mend: nothing else is reported because of it, unless the figures themselves leave more open."""

from __future__ import annotations

import pytest

from annual_review.problems import grouped
from annual_review.sample.mistakes import MISTAKES, Mistake
from annual_review.sample.ward import plant
from annual_review.sample.workbook import book_bytes
from tests.messages import placed_messages
from tests.planted.judging import covers, judge, random_branch, source

# A second sentence is true of these, and the clerk has to decide which of the two to mend.
TWO_SIDES = {
    "trung-ten": "whoever the second row was meant for is not on the roster",
    "phieu-ten-la": "the one whose row bears another name has no votes",
    "phieu-trung-ten": "of the two of that name one has no votes",
    "dem-phieu-lech": "the same count contradicts the single ballots and the other counts",
    "so-phieu-hai-noi": "the same count contradicts its other place and the other counts",
    "khong-ghi-qua": "too many for the row, and for the total row",
    "tren-tran": "each ceiling the proposal is above of is named with its article",
    "lech-dong-tong": "the slip may cost the majority",
    "cot-hai-lan": "the column typed twice may stand where another should",
    "trang-sai-ten": "votes of the second step or the cell are left without the sheet misspelt",
    "thieu-trang-phieu": "votes of the second step or the cell are left without the sheet",
    "khong-tieu-de": "a row below may read like a heading",
    "chua-co-phieu": "the second step is left without the first",
}


@pytest.mark.parametrize("mistake", [each for each in MISTAKES if each.kind not in TWO_SIDES], ids=lambda each: each.kind)
def test_a_mistake_is_told_once(mistake: Mistake) -> None:
    for number in range(2):
        rng = source(f"once {mistake.kind} {number}")
        found = plant(rng, mistake, *random_branch(rng))
        assert found
        _, book, planted = found
        others = [
            problem
            for problem in grouped(judge(book_bytes(book)).errors)
            if problem.code not in planted.codes and not any(covers(place, planted.place) for place in problem.places)
        ]
        assert placed_messages(tuple(others)) == []
        assert len([each for each in grouped(judge(book_bytes(book)).errors) if each.code in planted.codes]) == 1


def test_every_exception_is_of_a_kind_there_is() -> None:
    assert TWO_SIDES.keys() <= {each.kind for each in MISTAKES}
