"""Tổng hợp thành tích: the achievements by group, with totals per group and level of award (documents.md §2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from annual_review.documents import gathering, parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel

GROUP_ROWS = {
    AchievementGroup.COLLECTIVE: "Tập thể",
    AchievementGroup.INDIVIDUAL: "Cá nhân",
    AchievementGroup.PUPIL: "Học sinh",
    AchievementGroup.GENERAL: "Đại trà",
}
PEOPLE = ("đ/c", "đồng chí", "người")  # one person may be honoured more than once
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class AchievementRow:
    """A row of the table: the heading of a group (``is_group``) or one achievement."""

    is_group: bool
    number: str
    text: str
    level: str
    quantity: str
    recipient: str
    form: str
    decision: str
    note: str


@dataclass(frozen=True, slots=True)
class LevelTotals:
    """How many achievements a group (or all together) has at each level of award, and the sums of what they count."""

    group: str
    international: str
    national: str
    central: str
    city: str
    district: str
    ward: str
    school: str
    unstated: str
    total: str
    quantities: str


@dataclass(frozen=True, slots=True)
class AchievementsFields:
    """What the template of the achievements may use."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    rows: tuple[AchievementRow, ...]
    totals: tuple[LevelTotals, ...]
    count: str
    has_pupils: bool
    signature: parts.Signature


def wanted(source: RatedReview) -> bool:
    """Say whether there is anything to list."""
    return bool(source.record.achievements)


def build(source: RatedReview) -> AchievementsFields:
    """Return the fields of the achievements."""
    achievements = source.record.achievements
    groups = {group: [each for each in achievements if each.group is group] for group in AchievementGroup}
    present = {group: found for group, found in groups.items() if found}
    return AchievementsFields(
        head=parts.letterhead(source, ""),
        year=str(source.record.year),
        cell=source.record.branch,
        committee_above=parts.committee_above(source),
        rows=tuple(
            row
            for roman, (group, found) in zip(ROMAN, present.items(), strict=False)
            for row in (_group_row(roman, GROUP_ROWS[group]), *(_row(number, each) for number, each in enumerate(found, 1)))
        ),
        totals=(*(_totals(GROUP_ROWS[group], found) for group, found in present.items()), _totals("Cộng", list(achievements))),
        count=wording.padded(len(achievements)),
        has_pupils=bool(groups[AchievementGroup.PUPIL]),
        signature=parts.signer(source),
    )


def _group_row(roman: str, words: str) -> AchievementRow:
    return AchievementRow(
        is_group=True, number=roman, text=words, level="", quantity="", recipient="", form="", decision="", note=""
    )


def _row(number: int, each: Achievement) -> AchievementRow:
    return AchievementRow(
        is_group=False,
        number=str(number),
        text=wording.item(each.text),
        level=each.level_text,
        quantity=gathering.quantity_text(each),
        recipient=each.recipient,
        form="; ".join(part for part in (each.form, each.prize) if part),
        decision=each.decision,
        note="; ".join(part for part in (each.school_year, each.note) if part),
    )


def _totals(group: str, found: list[Achievement]) -> LevelTotals:
    counts = {level.value: str(sum(each.level is level for each in found)) for level in AwardLevel}
    unstated = str(sum(each.level is None for each in found))
    return LevelTotals(group, **counts, unstated=unstated, total=str(len(found)), quantities=_quantities(found))


def _quantities(found: list[Achievement]) -> str:
    """Return the sums per unit, «28 giải; 15 đ/c»; percentages and rows without a unit do not add up to anything."""
    sums: dict[str, Fraction] = {}
    for each in found:
        if each.quantity is not None and each.unit and each.unit != "%":
            sums[each.unit] = sums.get(each.unit, Fraction(0)) + each.quantity
    return "; ".join(
        f"{wording.decimal_comma(total, 2)} {'lượt ' if unit in PEOPLE else ''}{unit}" for unit, total in sums.items()
    )
