"""The values of a rule set that a ward may confirm or set: the rows of its sheet «Quy định» (regulations.md §11.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from annual_review.model.assessment import Action, CapBase, Citation, Denominator, RequirementKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import OverCap
from annual_review.model.ward import OwnValue
from annual_review.problems.vietnamese import decimal
from annual_review.rules import words
from annual_review.rules.ruleset import (
    BranchRequirement,
    CapRule,
    CapUnit,
    CeilingKind,
    ExcusedAbsent,
    Rounding,
    RuleSet,
    VoteMethod,
    VoteRule,
)

_WHOLE_PERCENT = 100

V = TypeVar("V")
_BASES: Mapping[str, CapBase] = {
    "Số đảng viên “Hoàn thành tốt nhiệm vụ”": CapBase.GOOD_ONLY,
    "Số đảng viên “Hoàn thành tốt nhiệm vụ” trở lên": CapBase.GOOD_OR_BETTER,
    "Số đảng viên được xếp loại": CapBase.RATED,
    "Tổng số đảng viên": CapBase.ALL_MEMBERS,
}
_ROUNDINGS: Mapping[str, Rounding] = {"Làm tròn xuống": Rounding.FLOOR, "Từ 0,5 làm tròn lên": Rounding.HALF_UP}
_UNITS: Mapping[str, CapUnit] = {
    "Từng chi bộ": CapUnit.CELL,
    "Toàn đảng bộ": CapUnit.BASE_ORG,
    "Theo nhóm vị trí tương đồng": CapUnit.POSITION_GROUP,
}
_YES_NO: Mapping[str, bool] = {"Có": True, "Không": False}
_ANSWERS: Mapping[str, OverCap] = {
    "Lấy theo số phiếu từ cao xuống": OverCap.BY_VOTES,
    "Chi bộ đề xuất từng đồng chí": OverCap.PROPOSALS,
    "Giữ nguyên, đề nghị đảng ủy xem xét": OverCap.LEAVE,
}
_ASKED = "Hỏi chi bộ"  # in force where nothing is said; a ward cannot choose it
_WHOLES: Mapping[str, Denominator] = {
    "Số đảng viên chính thức được triệu tập": Denominator.OFFICIAL_CONVOKED,
    "Số đảng viên được triệu tập": Denominator.CONVOKED,
    "Số đảng viên có mặt": Denominator.PRESENT,
    "Số phiếu phát ra": Denominator.ISSUED,
    "Số phiếu thu về": Denominator.COLLECTED,
    "Số phiếu hợp lệ": Denominator.VALID,
}
_METHODS: Mapping[str, VoteMethod] = {
    "Quá nửa": VoteMethod.MAJORITY,
    "Nhiều phiếu nhất": VoteMethod.PLURALITY,
    "Quá nửa cộng dồn": VoteMethod.CUMULATIVE_MAJORITY,
}
_EXCUSED: Mapping[str, ExcusedAbsent] = {"Tính vào tổng số": ExcusedAbsent.COUNT, "Không tính": ExcusedAbsent.LEAVE_OUT}
_ACTIONS: Mapping[str, Action] = {"Cảnh báo": Action.WARN, "Bắt buộc": Action.ASK}

Change = Callable[[RuleSet, str, Citation], RuleSet]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One row of the sheet.

    ``choices`` are the words that may be typed; none where a percentage is wanted, typed as an exact number. ``in_force``
    gives the words of the value in force, empty where the rule set has none: the row is then not for its years. ``change``
    gives the rule set with the typed value, or with its own only confirmed (nothing typed), under the ward's citation.
    """

    key: str
    label: str
    choices: tuple[str, ...]
    in_force: Callable[[RuleSet], str]
    change: Change


def _word(names: Mapping[str, V], value: object) -> str:
    return next((name for name, each in names.items() if each == value), "")


def _cited(law: RuleSet, cap: CapRule, citation: Citation, *names: str) -> RuleSet:
    return replace(law, cap=replace(cap, citations={**law.cap.citations, **dict.fromkeys(names, citation)}))


def _percent(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    """Above the regulation's percentage only that of its exception stands, on the grounds the ward's decision states."""
    cap, value = replace(law.cap, citation=citation), Fraction(typed or law.cap.percent)
    if value <= law.cap.percent:
        return _cited(law, replace(cap, percent=value), citation, "percent")
    raised = replace(cap, exception_percent=value, grounds=citation.reference)
    return _cited(law, raised, citation, "exception_percent", "grounds")


def _base(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    cap = replace(law.cap, base=_BASES[typed]) if typed else law.cap
    return _cited(law, cap, citation, "base")


def _rounding(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    cap = replace(law.cap, rounding=_ROUNDINGS[typed]) if typed else law.cap
    return _cited(law, cap, citation, "rounding")


def _unit(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    """«Từng chi bộ» is what a branch's own papers count by; the ward's check stays as the regulation has it."""
    if not typed:
        return _cited(law, law.cap, citation, "unit", "ward_unit")
    unit = _UNITS[typed]
    if unit is CapUnit.CELL:
        return _cited(law, replace(law.cap, unit=unit), citation, "unit")
    return _cited(law, replace(law.cap, unit=unit, ward_unit=unit), citation, "unit", "ward_unit")


def _head_apart(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    cap = replace(law.cap, exclude_head=_YES_NO[typed]) if typed else law.cap
    return _cited(law, cap, citation, "exclude_head")


def _when_exceeded(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    cap = replace(law.cap, when_exceeded=_ANSWERS[typed]) if typed else law.cap
    return _cited(law, cap, citation, "when_exceeded")


def _whole(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    """The whole of the shares is that of the threshold too: one definition for both (regulations.md §3.2)."""
    whole = _WHOLES[typed] if typed else law.share.votes
    share = replace(law.share, votes=whole, citation=citation, citations={**law.share.citations, "votes": citation})
    return _voted(replace(law, share=share), replace(law.vote, of=whole), citation, "of")


def _method(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    vote = replace(law.vote, method=_METHODS[typed] if typed else law.vote.method, citation=citation)
    return _voted(law, vote, citation, "method", "words")


def _excused(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
    vote = replace(law.vote, excused_absent=_EXCUSED[typed]) if typed else law.vote
    return _voted(law, vote, citation, "excused_absent")


def _voted(law: RuleSet, vote: VoteRule, citation: Citation, *names: str) -> RuleSet:
    cited = replace(vote, citations={**law.vote.citations, **dict.fromkeys(names, citation)})
    if (vote.method, vote.of) != (law.vote.method, law.vote.of):
        cited = replace(cited, words=words.threshold(vote.method, vote.of))
    return replace(law, vote=cited)


def _requirement(key: str, label: str, level: RatingLevel, at_least: RatingLevel) -> ValueRow:
    """Return the row of what a branch's level asks of its members: once confirmed, it binds."""

    def wanted(each: BranchRequirement) -> bool:
        return each.kind is RequirementKind.MEMBERS and (each.level, each.at_least) == (level, at_least)

    def in_force(law: RuleSet) -> str:
        shares = (each.share for each in law.branch_requirements if wanted(each))
        return next((decimal(share * _WHOLE_PERCENT) for share in shares if share is not None), "")

    def change(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
        rules = (_required(each, typed, citation) if wanted(each) else each for each in law.branch_requirements)
        return replace(law, branch_requirements=tuple(rules))

    return ValueRow(key, label, (), in_force, change)


def _required(rule: BranchRequirement, typed: str, citation: Citation) -> BranchRequirement:
    before = rule.share or Fraction(0)
    share = Fraction(typed) / _WHOLE_PERCENT if typed else before
    was, now = (f"{decimal(each * _WHOLE_PERCENT)}%" for each in (before, share))
    return replace(rule, share=share, sentence=rule.sentence.replace(was, now), action=Action.ASK, citation=citation)


def _ceiling(kind: CeilingKind, label: str) -> ValueRow:
    """Return the row of whether a ceiling binds or is only warned about."""

    def in_force(law: RuleSet) -> str:
        return next((_word(_ACTIONS, each.action) for each in law.ceilings if each.kind is kind), "")

    def change(law: RuleSet, typed: str, citation: Citation) -> RuleSet:
        return replace(
            law,
            ceilings=tuple(
                replace(each, citation=citation, action=_ACTIONS[typed] if typed else each.action)
                if each.kind is kind
                else each
                for each in law.ceilings
            ),
        )

    return ValueRow(kind.value, label, tuple(_ACTIONS), in_force, change)


ROWS: tuple[ValueRow, ...] = (
    ValueRow("percent", "Tỷ lệ HTXSNV tối đa (%)", (), lambda law: decimal(law.cap.applied_percent), _percent),
    ValueRow("base", "Cơ sở tính tỷ lệ HTXSNV", tuple(_BASES), lambda law: _word(_BASES, law.cap.base), _base),
    ValueRow("rounding", "Cách làm tròn", tuple(_ROUNDINGS), lambda law: _word(_ROUNDINGS, law.cap.rounding), _rounding),
    ValueRow("unit", "Phạm vi tính tỷ lệ", tuple(_UNITS), lambda law: _word(_UNITS, law.cap.ward_unit), _unit),
    ValueRow(
        "head_apart",
        "Bí thư chi bộ tính thành nhóm riêng",
        tuple(_YES_NO),
        lambda law: _word(_YES_NO, law.cap.exclude_head),
        _head_apart,
    ),
    ValueRow(
        "when_exceeded",
        "Khi vượt tỷ lệ HTXSNV",
        tuple(_ANSWERS),
        lambda law: _word(_ANSWERS, law.cap.when_exceeded) or _ASKED,
        _when_exceeded,
    ),
    ValueRow("whole", "Cơ sở tính tỷ lệ phiếu", tuple(_WHOLES), lambda law: _word(_WHOLES, law.share.votes), _whole),
    ValueRow("method", "Ngưỡng biểu quyết", tuple(_METHODS), lambda law: _word(_METHODS, law.vote.method), _method),
    ValueRow(
        "excused",
        "Đảng viên vắng có lý do",
        tuple(_EXCUSED),
        lambda law: _word(_EXCUSED, law.vote.excused_absent),
        _excused,
    ),
    _requirement(
        "good_satisfactory", "Chi bộ HTTNV: đảng viên từ HTNV trở lên (%)", RatingLevel.GOOD, RatingLevel.SATISFACTORY
    ),
    _requirement("good_good", "Chi bộ HTTNV: đảng viên từ HTTNV trở lên (%)", RatingLevel.GOOD, RatingLevel.GOOD),
    _requirement(
        "satisfactory_satisfactory",
        "Chi bộ HTNV: đảng viên từ HTNV trở lên (%)",
        RatingLevel.SATISFACTORY,
        RatingLevel.SATISFACTORY,
    ),
    _ceiling(CeilingKind.HEAD_NOT_ABOVE_BRANCH, "Xếp loại người đứng đầu so với chi bộ"),
    _ceiling(CeilingKind.DISCIPLINED, "Kỷ luật trong năm"),
    _ceiling(CeilingKind.EMPLOYEE_RATING, "Xếp loại công chức, viên chức"),
)
ROW_BY_KEY: Mapping[str, ValueRow] = {row.key: row for row in ROWS}


def most_percent(rule_set: RuleSet) -> Fraction:
    """Return the highest percentage the regulation knows for the cap, 0..100: that of its exception, where it has one."""
    return max(rule_set.cap.percent, rule_set.cap.exception_percent or Fraction(0))


def with_own_values(rule_set: RuleSet, values: Iterable[OwnValue]) -> RuleSet:
    """Return the rule set with the ward's own values, each under its reference; those of papers alone change nothing here.

    Every value must have been checked (``reading.ward``): a known key, a value of the row's words, a reference.
    """
    used = [each for each in values if each.key in ROW_BY_KEY]
    for each in used:
        citation = Citation(each.reference, confirmed=True, own=True)
        rule_set = ROW_BY_KEY[each.key].change(rule_set, each.typed, citation)
    if not used:
        return rule_set
    references = "; ".join(dict.fromkeys(each.reference for each in used))
    told = "\n".join(f"{each.key}={each.typed}={each.reference}" for each in used)
    digest = hashlib.sha256(f"{rule_set.digest}\n{told}".encode()).hexdigest()
    return replace(rule_set, override=references, digest=digest)
