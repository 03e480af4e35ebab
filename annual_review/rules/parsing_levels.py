"""The parts of a rule file that bear on levels: the cap, ceilings, remarks, requirements on the branch."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from annual_review.model.assessment import Action, CapBase, RequirementKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import OverCap
from annual_review.rules.rule_file import Cited, citation_of
from annual_review.rules.ruleset import (
    BranchRequirement,
    CapRule,
    CapUnit,
    CeilingKind,
    CeilingRule,
    RemarkKind,
    RemarkRule,
    Rounding,
)
from annual_review.strict_toml import Section

CEILING_NAMES = {
    CeilingKind.DISCIPLINED: frozenset({"level"}),
    CeilingKind.SICK: frozenset({"level"}),
    CeilingKind.EMPLOYEE_RATING: frozenset({"level", "employee"}),
    CeilingKind.HEAD_NOT_ABOVE_BRANCH: frozenset({"level"}),
    CeilingKind.POINTS: frozenset({"level", "points"}),
}
REQUIREMENT_NAMES = {
    RequirementKind.MEMBERS: frozenset({"count", "rated"}),
    RequirementKind.COMMITTEE: frozenset({"names"}),
    RequirementKind.POINTS: frozenset({"points"}),
}


class WhenExceeded(StrEnum):
    """What a rule set says of more than the cap allows: the three answers, or that the branch is asked."""

    ASK = "ask"
    BY_VOTES = OverCap.BY_VOTES.value
    PROPOSALS = OverCap.PROPOSALS.value
    LEAVE = OverCap.LEAVE.value


def parse_cap(section: Section) -> CapRule:
    """Return the cap of the table ``[cap]``; mistakes go to the section, as everywhere here."""
    cited = Cited(section)
    percent = cited.value("percent", lambda row: row.percent("value"))
    exception: Fraction | None = None
    if section.has("exception_percent"):
        exception = cited.value("exception_percent", lambda row: row.percent("value"))
    grounds = cited.value("grounds", lambda row: row.text("value")) if section.has("grounds") else ""
    text_base = cited.value("text_base", lambda row: row.choice("value", CapBase)) if section.has("text_base") else None
    when_exceeded = cited.value("when_exceeded", lambda row: row.choice("value", WhenExceeded))
    found = CapRule(
        percent=percent,
        exception_percent=exception,
        base=cited.value("base", lambda row: row.choice("value", CapBase)),
        text_base=text_base,
        rounding=cited.value("rounding", lambda row: row.choice("value", Rounding)),
        unit=cited.value("unit", lambda row: row.choice("value", CapUnit)),
        ward_unit=cited.value("ward_unit", lambda row: row.choice("value", CapUnit)),
        exclude_head=cited.value("exclude_head", lambda row: row.truth("value")),
        when_exceeded=None if when_exceeded is WhenExceeded.ASK else OverCap(when_exceeded.value),
        citation=cited.citations.get("grounds", cited.citations["percent"]),
        grounds=grounds,
        citations=cited.citations,
    )
    section.close()
    return found


def parse_ceiling(section: Section) -> CeilingRule:
    """Return one ``[[ceiling]]``."""
    kind = section.choice("kind", CeilingKind)
    limits = section.inner("limits")
    months = section.whole("from_months") if kind is CeilingKind.SICK else 0
    found = CeilingRule(
        kind=kind,
        limits={key: limits.choice(key, RatingLevel) for key in limits.keys()},  # noqa: SIM118 - a Section, not a dict
        sentence=section.sentence("sentence", CEILING_NAMES[kind]),
        citation=citation_of(section),
        action=section.choice("action", Action),
        from_months=Fraction(months),
        unless_reason=section.truth("unless_reason", default=False),
    )
    section.close()
    for key in found.limits:
        if not _is_limit_key(kind, key):
            limits.wrong(key, _limit_keys(kind))
    if not found.limits:
        section.wrong("limits", "ít nhất một mức trần")
    return found


def _is_limit_key(kind: CeilingKind, key: str) -> bool:
    match kind:
        case CeilingKind.DISCIPLINED | CeilingKind.SICK:
            return key == "any"
        case CeilingKind.EMPLOYEE_RATING | CeilingKind.HEAD_NOT_ABOVE_BRANCH:
            return key in set(RatingLevel)
        case CeilingKind.POINTS:
            return key.isdecimal() and int(key) <= 100
        case _:
            assert_never(kind)


def _limit_keys(kind: CeilingKind) -> str:
    match kind:
        case CeilingKind.DISCIPLINED | CeilingKind.SICK:
            return "mục con duy nhất «any»"
        case CeilingKind.EMPLOYEE_RATING | CeilingKind.HEAD_NOT_ABOVE_BRANCH:
            return f"mục con là một trong: {', '.join(RatingLevel)}"
        case CeilingKind.POINTS:
            return "mục con là số điểm từ 0 đến 100"
        case _:
            assert_never(kind)


def parse_remark(section: Section) -> RemarkRule:
    """Return one ``[[remark]]``."""
    kind = section.choice("kind", RemarkKind)
    found = RemarkRule(
        kind=kind,
        sentence=section.sentence("sentence", frozenset()),
        citation=citation_of(section),
        action=section.choice("action", Action),
        from_months=Fraction(section.whole("from_months") if kind is RemarkKind.SICK else 0),
    )
    section.close()
    return found


def parse_requirement(section: Section) -> BranchRequirement:
    """Return one ``[[cell_requirement]]``."""
    kind = section.choice("kind", RequirementKind)
    members = kind is RequirementKind.MEMBERS
    found = BranchRequirement(
        kind=kind,
        level=section.choice("level", RatingLevel),
        sentence=section.sentence("sentence", REQUIREMENT_NAMES[kind]),
        citation=citation_of(section),
        action=section.choice("action", Action),
        at_least=section.choice("at_least", RatingLevel) if members else None,
        share=section.percent("percent") / 100 if members else None,
        points=section.whole("points") if kind is RequirementKind.POINTS else None,
    )
    section.close()
    return found
