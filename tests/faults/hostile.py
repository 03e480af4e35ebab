"""Workbooks that hang, abort or eat memory: a rule book that does so for their years, as a compiled library would."""

from __future__ import annotations

import os
import time

from annual_review.problems import WHOLE_FILE, Place, Read
from annual_review.rules.rulebook import RuleBook
from annual_review.rules.ruleset import RuleSet

HANGS, ABORTS, EATS = 2018, 2019, 2021


class HostileRuleBook(RuleBook):
    """Chooses as any other, but for three years."""

    def choose(self, year: int, wanted: str = "", place: Place = WHOLE_FILE) -> Read[RuleSet]:
        """Return the rule set of a year, if it comes to that."""
        if year == HANGS:
            time.sleep(600)
        if year == ABORTS:
            os.abort()
        if year == EATS:
            bytearray(64 * 1024 * 1024 * 1024)
        return RuleBook.choose(self, year, wanted, place)
