"""The members without a level, in the two groups of regulations.md §4.1, as papers print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import UnratedMember
from annual_review.model.members import UnratedGroup, UnratedKind

MARK = "X"
_COUNTED = (
    (UnratedKind.EXEMPT, "được miễn công tác và sinh hoạt đảng"),
    (UnratedKind.SUSPENDED, "bị đình chỉ sinh hoạt đảng"),
    (UnratedKind.UNDER_SIX_MONTHS, "mới kết nạp chưa đủ 6 tháng"),
)


@dataclass(frozen=True, slots=True)
class UnratedRow:
    """A member without a level in a list. ``not_reviewed`` and ``not_rated``: X for what is known, else dots."""

    number: str
    name: str
    born: str
    admitted: str
    not_reviewed: str
    not_rated: str
    reason: str


def of_group(source: RatedReview, group: UnratedGroup) -> tuple[UnratedMember, ...]:
    """Return the members of ``group`` in the order of the roster."""
    return tuple(each for each in source.assessment.unrated if each.group is group)


def rows(source: RatedReview, group: UnratedGroup) -> tuple[UnratedRow, ...]:
    """Return the rows of ``group`` for the list (documents.md §2.6)."""
    return tuple(
        UnratedRow(
            number=str(number),
            name=each.member.name,
            born=born_text(each),
            admitted=wording.short_date(each.member.admitted) if each.member.admitted else "",
            not_reviewed=MARK if each.kind is UnratedKind.ABSENT else wording.BLANK,
            not_rated=MARK if each.kind is UnratedKind.ABSENT else wording.BLANK,
            reason=wording.initial(reason_text(each)),
        )
        for number, each in enumerate(of_group(source, group), 1)
    )


def born_text(each: UnratedMember) -> str:
    """Return the birth date as far as the roster tells it."""
    member = each.member
    return wording.short_date(member.born) if member.born else member.birth_text


def reason_text(each: UnratedMember) -> str:
    """Return why a member has no level: the words of the rule set, with the typed reason of an absence behind them."""
    reason = wording.lowered(wording.unstopped(wording.spelt_out(each.reason.text)))
    typed = wording.lowered(wording.unstopped(wording.spelt_out(each.member.absence_reason)))
    return f"{reason} (lý do vắng: {typed})" if each.kind is UnratedKind.ABSENT and typed else reason


def named(found: Iterable[UnratedMember]) -> str:
    """Return ``đồng chí A, bị đình chỉ sinh hoạt đảng; đồng chí B, …``."""
    return "; ".join(f"đồng chí {each.member.name}, {reason_text(each)}" for each in found)


def counted_not_subject(source: RatedReview) -> str:
    """Return the first group by its kinds: ``02 đồng chí (bị đình chỉ sinh hoạt đảng: 01; …)``, «không có» for nobody."""
    found = of_group(source, UnratedGroup.NOT_SUBJECT)
    if not found:
        return wording.NONE
    counts = ((what, sum(each.kind is kind for each in found)) for kind, what in _COUNTED)
    kinds = "; ".join(f"{what}: {wording.padded(count)}" for what, count in counts if count)
    return f"{wording.comrades(len(found))} ({kinds})"
