"""Tổng hợp thành tích: the achievements by group, their quantities added up by level and unit (documents.md §2.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel, groups_of

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ENTRY = "nội dung"  # what an entry without a quantity counts
_RANKS = {level: rank for rank, level in enumerate(AwardLevel)}


@dataclass(frozen=True, slots=True)
class AchievementRow:
    """A row of the table: the heading of a group (``is_group``) or one achievement."""

    is_group: bool
    number: str
    text: str
    level: str
    quantity: str
    unit: str
    recipient: str
    form: str
    decision: str
    school_year: str
    note: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What one group has of one unit: by level in one line (``Quốc tế 06, Quốc gia 08``), and in all (``28 giải``)."""

    group: str
    by_level: str
    total: str


@dataclass(frozen=True, slots=True)
class AchievementsFields:
    """What the template of the achievements may use."""

    head: parts.Letterhead
    year: str
    whose: str
    rows: tuple[AchievementRow, ...]
    totals: tuple[Totals, ...]
    signature: parts.Signature


def wanted(source: RatedReview) -> bool:
    """Say whether there is anything to list."""
    return bool(source.record.achievements)


def build(source: RatedReview) -> AchievementsFields:
    """Return the fields of the achievements."""
    achievements = source.record.achievements
    groups = {group: [each for each in achievements if each.group == group] for group in groups_of(achievements)}
    return AchievementsFields(
        head=parts.letterhead(source, ""),
        year=str(source.record.year),
        whose=", ".join(_whose(group) for group in groups if group != AchievementGroup.GENERAL) or "chi bộ",
        rows=tuple(
            row
            for place, (group, found) in enumerate(groups.items())
            for row in (_group_row(place, group), *(_row(number, each) for number, each in enumerate(found, 1)))
        ),
        totals=tuple(total for group, found in groups.items() for total in _totals(group.name, found)),
        signature=parts.signer(source),
    )


def _whose(group: AchievementGroup) -> str:
    """Return a group as the title names it: «tập thể», «học sinh», a group of the branch's own with a small letter."""
    return wording.lowered(wording.printed(group.name))


def _group_row(place: int, group: AchievementGroup) -> AchievementRow:
    number = ROMAN[place] if place < len(ROMAN) else str(place + 1)
    return AchievementRow(
        is_group=True,
        number=number,
        text=wording.printed(group.name),
        **dict.fromkeys(("level", "quantity", "unit", "recipient", "form", "decision", "school_year", "note"), ""),
    )


def _row(number: int, each: Achievement) -> AchievementRow:
    return AchievementRow(
        is_group=False,
        number=str(number),
        text=wording.initial(wording.unstopped(wording.spelt_out(wording.item(each.text)))),
        level=wording.spelt_out(each.level_text),
        quantity=_number(each.quantity) if each.quantity is not None else "",
        unit=wording.spelt_out(each.unit),
        recipient=wording.spelt_out(each.recipient),
        form="; ".join(wording.spelt_out(part) for part in (each.form, each.prize) if part),
        decision=each.decision,
        school_year=each.school_year,
        note=wording.spelt_out(each.note),
    )


def _number(quantity: Fraction) -> str:
    return wording.padded(int(quantity)) if quantity.denominator == 1 else wording.decimal_comma(quantity, 2)


def _totals(group: str, found: Sequence[Achievement]) -> Iterator[Totals]:
    """Yield one line for each unit, in the order of the sheet, entries without a quantity last."""
    units = dict.fromkeys(_unit(each) for each in found)
    for unit in sorted(units, key=lambda unit: unit == ENTRY):
        entries = [each for each in found if _unit(each) == unit]
        levels = sorted(dict.fromkeys(_level(each) for each in entries))
        counts = ((name, sum((_count(each) for each in entries if _level(each)[1] == name), Fraction(0))) for _, name in levels)
        by_level = ", ".join(f"{name} {_number(count)}" for name, count in counts)
        total = _number(sum(map(_count, entries), Fraction(0)))
        yield Totals(wording.printed(group), by_level, f"{total} {unit}")


def _unit(each: Achievement) -> str:
    """The unit an entry is added up in: a percentage, and what has no unit, counts as one entry."""
    counts = each.quantity is not None and each.unit and each.unit != "%"
    return wording.spelt_out(each.unit) if counts else ENTRY


def _count(each: Achievement) -> Fraction:
    return each.quantity if each.quantity is not None and _unit(each) != ENTRY else Fraction(1)


def _level(each: Achievement) -> tuple[int, str]:
    """The level's rank and its name as typed; levels of the branch's own stand behind, no level last."""
    if not each.level_text:
        return len(_RANKS) + 1, "không ghi cấp"
    rank = _RANKS[each.level] if each.level is not None else len(_RANKS)
    return rank, wording.initial(wording.spelt_out(each.level_text))
