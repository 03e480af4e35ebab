"""500 made-up workbooks with a harmless change each: what is read and reckoned stays the same."""

from __future__ import annotations

import pytest

from annual_review.problems import Severity
from annual_review.sample.ward import make_book
from annual_review.sample.workbook import book_bytes
from tests.messages import placed_messages
from tests.planted.harmless import HARMLESS, Harmless
from tests.planted.judging import by_name, figures, in_order, judge, random_branch, source

WORKBOOKS = 500
SHARE = [WORKBOOKS // len(HARMLESS) + (index < WORKBOOKS % len(HARMLESS)) for index in range(len(HARMLESS))]


@pytest.mark.parametrize(("harmless", "share"), list(zip(HARMLESS, SHARE, strict=True)), ids=[each.name for each in HARMLESS])
def test_a_harmless_change_changes_nothing(harmless: Harmless, share: int) -> None:
    done = 0
    for number in range(10 * share):
        rng = source(f"harmless {harmless.name} {number}")
        plan, ward, unit = random_branch(rng)
        _, book = make_book(rng, harmless.needs(plan), ward, unit)
        changed = book.copy()
        if not harmless.change(changed, rng):
            continue
        before, after = judge(book_bytes(book)), judge(book_bytes(changed))
        assert placed_messages(after.errors) == placed_messages(before.errors) == []
        assert len(after.of(Severity.WARNING)) == len(before.of(Severity.WARNING)), placed_messages(after.of(Severity.WARNING))
        if harmless.reorders:
            assert by_name(after) == by_name(before)
        else:
            assert in_order(after.record) == in_order(before.record)
            assert figures(after.assessment) == figures(before.assessment)
        done += 1
        if done == share:
            return
    raise AssertionError(f"only {done} of {share} workbooks had anything to change")


def test_there_are_500_of_them() -> None:
    assert sum(SHARE) == WORKBOOKS
