"""Draws the forms anew into ``templates/`` (``python -m docs.forms.make``); a form edited in Word since is overwritten."""

from __future__ import annotations

from pathlib import Path

from docs.forms.papers import FORMS, HD05, HD36

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def main() -> None:
    """Write every form of every layout profile."""
    for layout in (HD36, HD05):
        folder = TEMPLATES / layout.profile
        folder.mkdir(parents=True, exist_ok=True)
        for kind, draw in FORMS.items():
            (folder / f"{kind}.docx").write_bytes(draw(layout).save())


if __name__ == "__main__":
    main()
