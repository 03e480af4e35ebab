"""Công văn đôn đốc: one letter to each branch that has handed in nothing or must mend its workbook (documents.md §2.22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annual_review.documents import wording
from annual_review.documents.case import WardReview
from annual_review.documents.parts import Letterhead
from annual_review.documents.ward import parts
from annual_review.model.names import folded

MOST_MISTAKES = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter to one branch; ``mistakes`` as its list, empty for a branch that has handed in nothing."""

    branch: str
    found: str
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WardRemindersFields:
    """What the template of the letters may use; they bear no date: the office writes it in when it sends them."""

    head: Letterhead
    year: str
    plan: str
    letters: tuple[Letter, ...]
    request: str
    signature: parts.WardSignature


def wanted(review: WardReview) -> bool:
    """Say whether any branch is to be reminded."""
    return bool(review.missing or review.to_mend)


def build(review: WardReview) -> WardRemindersFields:
    """Return the fields of the letters: first to those that have handed in nothing."""
    workbook = review.workbook
    number = workbook.numbers.reminder if workbook else ""
    missing = (Letter(each.name, missing_sentence(parts.committee(review)), ()) for each in review.missing)
    to_mend = (
        Letter(each.name or f"Chi bộ {wording.BLANK}", mend_sentence(len(each.mistakes)), mistake_lines(each.mistakes))
        for each in review.to_mend
    )
    return WardRemindersFields(
        head=parts.letterhead(review, wording.paper_number(number, "CV/ĐU"), None),
        year=str(review.year),
        plan=_plan(workbook.bases if workbook else ()),
        letters=(*missing, *to_mend),
        request=request_sentence(workbook.deadline if workbook else None),
        signature=parts.signature(review),
    )


def missing_sentence(committee: str) -> str:
    """Return what is said of a branch that has handed in nothing, as it follows on the plan."""
    return f"{committee} chưa nhận được hồ sơ của chi bộ."


def mend_sentence(count: int) -> str:
    """Return what is said of a branch whose workbook has ``count`` mistakes, as it follows on the plan."""
    return f"hồ sơ của chi bộ còn {wording.padded(count)} nội dung cần hoàn thiện:"


def mistake_lines(mistakes: tuple[str, ...]) -> tuple[str, ...]:
    """Return at most ten mistakes in the clerk's words, with a line that counts the rest."""
    lines = tuple(wording.sentence(wording.printed(" ".join(each.split()))) for each in mistakes[:MOST_MISTAKES])
    more = len(mistakes) - len(lines)
    return (*lines, f"Và {wording.padded(more)} nội dung khác.") if more else lines


def request_sentence(deadline: date | None) -> str:
    """Return what the branch is asked for, by the term the ward's workbook sets; dots without one."""
    day = wording.short_date(deadline) if deadline else wording.BLANK
    return f"Đề nghị chi bộ hoàn thiện, gửi về Văn phòng Đảng ủy trước ngày {day}."


def _plan(typed: tuple[str, ...]) -> str:
    """Return the plan the ward typed under «Căn cứ», the last of several (the committees above stand first); dots for none."""
    plans = [base for base in map(wording.basis, typed) if folded(base).startswith("kế hoạch")]
    return plans[-1] if plans else wording.BLANK
