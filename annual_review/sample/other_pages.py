"""The sheets «Thành tích» and «Ý kiến» of a fictitious branch."""

from __future__ import annotations

from annual_review.form.sheets import achievements, remarks
from annual_review.form.sheets import members as roster
from annual_review.sample.book import Page, Value
from annual_review.sample.table import Field, Typist, columns_of, lay_banner, lay_heading


def lay_achievements(typist: Typist) -> Page | None:
    """Return what the branch achieved; None when it has no such sheet."""
    won = typist.branch.achievements
    if not won:
        return None
    page = Page("achievements", typist.sheet(achievements.SPEC))
    kept = (achievements.TEXT, achievements.GROUP, achievements.LEVEL, achievements.QUANTITY, achievements.UNIT)
    fields = [
        Field("number", (typist.heading(roster.NUMBER),), 6),
        *(Field(each.key, (typist.heading(each),), 40 if each.key == "text" else 12) for each in kept),
    ]
    columns = columns_of(fields)
    row = lay_heading(page, lay_banner(page, typist, "TỔNG HỢP THÀNH TÍCH", len(fields)), fields)
    for number, each in enumerate(won, 1):
        who = str(number)
        values: dict[str, Value] = {
            "number": number,
            "text": each.text,
            "group": each.group,
            "level": each.level,
            "quantity": each.quantity,
            "unit": each.unit,
        }
        for key, value in values.items():
            page.put((row, columns[key]), value, (who, key))
        row += 1
    return page


def lay_remarks(typist: Typist) -> Page | None:
    """Return what was said in the discussion; None when it has no such sheet."""
    spoken = typist.branch.remarks
    if not spoken:
        return None
    page = Page("remarks", typist.sheet(remarks.SPEC))
    fields = [
        Field("number", (typist.heading(roster.NUMBER),), 6),
        Field("speaker", (typist.heading(remarks.SPEAKER),), 28),
        Field("text", (typist.heading(remarks.TEXT),), 60),
    ]
    row = lay_heading(page, lay_banner(page, typist, "Ý KIẾN PHÁT BIỂU", len(fields)), fields)
    for number, (speaker, text) in enumerate(spoken, 1):
        values: dict[str, Value] = {"number": number, "speaker": speaker, "text": text}
        for column, (key, value) in enumerate(values.items(), 1):
            page.put((row, column), value, (str(number), key))
        row += 1
    return page
