"""Draws the forms anew into ``templates/`` (``python -m docs.forms.make``); a form edited in Word since is overwritten."""

from __future__ import annotations

from pathlib import Path

from docs.forms.article import news
from docs.forms.evidence import achievements, reconciliation
from docs.forms.meeting import minutes, tally_minutes
from docs.forms.pieces import HD05, HD36
from docs.forms.results import rating_list, report, submission, unrated_list

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FORMS = {
    "minutes": minutes,
    "tally-minutes": tally_minutes,
    "report": report,
    "rating-list": rating_list,
    "unrated-list": unrated_list,
    "achievements": achievements,
    "submission": submission,
    "reconciliation": reconciliation,
    "news": news,
}


def main() -> None:
    """Write every form of every layout profile."""
    for layout in (HD36, HD05):
        folder = TEMPLATES / layout.profile
        folder.mkdir(parents=True, exist_ok=True)
        for kind, draw in FORMS.items():
            (folder / f"{kind}.docx").write_bytes(draw(layout).save())


if __name__ == "__main__":
    main()
