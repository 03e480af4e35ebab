"""Which layout of Party papers is in force on a day (documents.md §1.1)."""

from __future__ import annotations

from datetime import date

HD36_2018 = "hd36-2018"
HD05_2026 = "hd05-2026"
HD05_IN_FORCE = date(2026, 5, 27)  # HD 05-HD/VPTW replaces HD 36-HD/VPTW
PROFILES = (HD36_2018, HD05_2026)


def profile_for(document_date: date) -> str:
    """Return the folder of templates for papers of this date; papers before 2018 keep the 2018 layout."""
    return HD05_2026 if document_date >= HD05_IN_FORCE else HD36_2018
