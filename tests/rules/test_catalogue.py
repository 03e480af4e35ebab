"""Entries of this room's catalogue: each renders with its example, in one or two whole sentences."""

from __future__ import annotations

import pytest

from annual_review.problems import Entry
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.problems.catalogue import rules as rule_problems

ENTRIES = [each for module in (reckoning_problems, rule_problems) for each in vars(module).values() if isinstance(each, Entry)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_entry_renders_its_example(entry: Entry) -> None:
    found = entry.at(**entry.example)
    for text in (found.message, found.remedy):
        assert "{" not in text
        assert text[0].isupper()
        assert text.endswith((".", "?"))
        assert ".." not in text
        assert "  " not in text
