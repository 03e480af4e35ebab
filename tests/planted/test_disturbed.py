"""Whatever is hidden, moved, renamed, merged or written otherwise changes nothing, or is said, or is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from annual_review.model.record import ReviewRecord
from annual_review.problems import Place
from annual_review.sample.ward import make_book
from annual_review.sample.workbook import book_bytes
from tests.messages import placed_messages
from tests.planted.disturbances import DISTURBANCES, disturbed
from tests.planted.judging import Judged, by_name, figures, in_order, judge, random_branch, source

TRIES = 12  # branches looked at for each change that is to be made: some sheets have no place for some changes


def others(record: ReviewRecord) -> tuple[list[str], list[str]]:
    """Achievements and contributions, in whatever order they stand."""
    achievements = sorted(repr(replace(each, place=Place())) for each in record.achievements)
    return achievements, sorted(repr(replace(each, place=Place())) for each in record.remarks)


def is_same(before: Judged, after: Judged) -> bool:
    """Whether the papers would say the same, rows perhaps in another order."""
    assert before.record is not None
    assert after.record is not None
    if in_order(after.record) == in_order(before.record) and figures(after.assessment) == figures(before.assessment):
        return True
    return by_name(after) == by_name(before) and others(after.record) == others(before.record)


def fare(times: int) -> tuple[Counter[str], list[str]]:
    """Make every change ``times`` times; return how the workbooks fared, and those changed in silence."""
    fared: Counter[str] = Counter()
    silent: list[str] = []
    for disturbance in DISTURBANCES:
        done = 0
        for number in range(TRIES * times):
            rng = source(f"disturbed {disturbance[0]} {number}")
            _, book = make_book(rng, *random_branch(rng))
            changed = book.copy()
            if done == times or not disturbed(changed, disturbance, rng):
                continue
            done += 1
            before, after = judge(book_bytes(book)), judge(book_bytes(changed))
            said = set(placed_messages(after.problems)) - set(placed_messages(before.problems))
            if after.assessment is None:
                fared["refused"] += 1
            elif is_same(before, after):
                fared["the same"] += 1
            elif said:
                fared["said"] += 1
            else:
                silent.append(f"{disturbance[0]} {number}")
        assert done == times, f"{disturbance[0]}: only {done} workbooks had a place for it"
    return fared, silent


def test_no_change_is_silent() -> None:
    fared, silent = fare(4)
    assert silent == []
    assert min(fared["refused"], fared["the same"], fared["said"]) > 5


@pytest.mark.long
def test_none_of_fifteen_hundred_is() -> None:
    fared, silent = fare(24)
    assert silent == []
    assert fared.total() >= 1500


def test_there_are_sixty_kinds() -> None:
    assert len(DISTURBANCES) >= 60
    assert len({name for name, _, _ in DISTURBANCES}) == len(DISTURBANCES)
