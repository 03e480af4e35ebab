"""One rule file: strict TOML in, a rule set or every problem of the file out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar, assert_never

from annual_review.model.assessment import CapBase, Citation, Denominator
from annual_review.model.members import UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules.rule_file import citation_of, rule_section
from annual_review.rules.ruleset import (
    BranchRequirement,
    CapRule,
    CapUnit,
    CeilingKind,
    CeilingRule,
    LevelName,
    MeetingRule,
    MembershipRule,
    ProposalRule,
    Rounding,
    RuleSet,
    ShareRule,
    UnratedRule,
    VoteMethod,
    VoteRule,
)
from annual_review.strict_toml import Section, Table

V = TypeVar("V")

FIRST_YEAR = 2018  # older reviews used other level names (regulations.md §1)
MONTHS = 12  # of a year
MOST_DECIMALS = 4  # more than any paper needs; two is the custom
VOTE_SHARE_BASES = (Denominator.CONVOKED, Denominator.PRESENT, Denominator.ISSUED, Denominator.COLLECTED, Denominator.VALID)
TOTAL_SHARE_BASES = (Denominator.RATED, Denominator.MEMBERS)
CEILING_NAMES = {
    CeilingKind.DISCIPLINED: frozenset({"level"}),
    CeilingKind.SICK: frozenset({"level"}),
    CeilingKind.EMPLOYEE_RATING: frozenset({"level", "employee"}),
    CeilingKind.HEAD_NOT_ABOVE_BRANCH: frozenset({"level"}),
    CeilingKind.POINTS: frozenset({"level"}),
}
CAP_NAMES = frozenset({"votes", "whole", "mark", "limit", "apart"})
DIFFERS_NAMES = frozenset({"proposed", "voted", "votes", "whole"})
UNDECIDED_NAMES = frozenset({"proposed", "words"})
REQUIREMENT_NAMES = frozenset({"count", "rated"})


def parse_rule_set(file: str, table: Table, *, override: str = "", digest: str = "") -> Read[RuleSet]:
    """Return the rule set of the parsed TOML ``table`` of ``file``, None beside the problems when it has any.

    ``override`` is the reference of a ward's own values already merged into the table; ``digest`` is handed on.
    """
    problems: list[Problem] = []
    top = rule_section(file, table, problems)
    level = top.inner("level")
    levels = _levels(level)
    level_citation = citation_of(level)
    level.close()
    found = RuleSet(
        id=top.text("id"),
        title=top.text("title"),
        regulation=top.text("regulation"),
        guidance=top.text("guidance"),
        first_year=top.whole("first_year") or 0,
        last_year=top.whole("last_year", optional=True),
        citation=citation_of(top),
        levels=levels,
        share=_share(top.inner("share")),
        vote=_vote(top.inner("vote")),
        ceilings=tuple(_ceiling(row) for row in top.rows("ceiling")),
        cap=_cap(top.inner("cap")),
        branch_requirements=tuple(_requirement(row) for row in top.rows("cell_requirement")),
        unrated=tuple(_unrated(row) for row in top.rows("unrated")),
        membership=_membership(top.inner("membership")),
        meeting=_meeting(top.inner("meeting")),
        proposal=_proposal(top.inner("proposal")),
        level_citation=level_citation,
        override=override,
        digest=digest,
    )
    top.close()
    _check_years(found, top)
    _check_unrated(found, top)
    if found.cap.grounds and found.cap.exception_percent is None:
        problems.append(rule_problems.NO_EXCEPTION.at(file=file, id=found.id))
    return Read(None if problems else found, tuple(problems))


def _levels(section: Section) -> dict[RatingLevel, LevelName]:
    names: dict[RatingLevel, LevelName] = {}
    for level in RatingLevel:
        row = section.inner(level.value)
        names[level] = LevelName(row.text("name"), row.text("short"))
        row.close()
    return names


class _Cited:
    """Reads the cited values of one table and keeps the citation of each by its key."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.citations: dict[str, Citation] = {}

    def value(self, key: str, read: Callable[[Section], V]) -> V:
        row = self.section.inner(key)
        found = read(row)
        self.citations[key] = citation_of(row)
        row.close()
        return found


def _base(section: Section, allowed: tuple[Denominator, ...]) -> Denominator:
    found = section.choice("value", Denominator)
    if found not in allowed:
        section.wrong("value", f"một trong: {', '.join(allowed)}")
    return found


def _decimals(section: Section) -> int:
    found = section.whole("value") or 0
    if found > MOST_DECIMALS:
        section.wrong("value", f"một số nguyên từ 0 đến {MOST_DECIMALS}")
        return 0
    return found


def _share(section: Section) -> ShareRule:
    cited = _Cited(section)
    votes = cited.value("votes", lambda row: _base(row, VOTE_SHARE_BASES))
    totals = cited.value("totals", lambda row: _base(row, TOTAL_SHARE_BASES))
    decimals = cited.value("decimals", _decimals)
    section.close()
    return ShareRule(votes, totals, decimals, cited.citations["votes"], cited.citations)


def _vote(section: Section) -> VoteRule:
    cited = _Cited(section)
    method = cited.value("method", lambda row: row.choice("value", VoteMethod))
    of = cited.value("of", lambda row: _base(row, VOTE_SHARE_BASES))
    words = cited.value("words", lambda row: row.text("value"))
    probationary = cited.value("probationary_vote", lambda row: row.truth("value"))
    section.close()
    return VoteRule(method, words, probationary, cited.citations["method"], of, cited.citations)


def _membership(section: Section) -> MembershipRule:
    cited = _Cited(section)
    found = MembershipRule(
        months_before_rating=cited.value("months_before_rating", lambda row: row.whole("value") or 0),
        probation_months=cited.value("probation_months", lambda row: row.whole("value") or 0),
        adult_age=cited.value("adult_age", lambda row: row.whole("value") or 0),
        citations=cited.citations,
    )
    section.close()
    return found


def _meeting(section: Section) -> MeetingRule:
    cited = _Cited(section)
    found = MeetingRule(
        first_month=cited.value("first_month", _month),
        months_of_next_year=cited.value("months_of_next_year", _month),
        citations=cited.citations,
    )
    section.close()
    return found


def _month(section: Section) -> int:
    found = section.whole("value") or 0
    if not 1 <= found <= MONTHS:
        section.wrong("value", f"một số nguyên từ 1 đến {MONTHS}")
    return found


def _proposal(section: Section) -> ProposalRule:
    differs = section.sentence("differs", DIFFERS_NAMES)
    undecided = section.sentence("undecided", UNDECIDED_NAMES)
    found = ProposalRule(differs, undecided, citation_of(section))
    section.close()
    return found


def _cap(section: Section) -> CapRule:
    cited = _Cited(section)
    percent = cited.value("percent", lambda row: row.percent("value"))
    exception: Fraction | None = None
    if section.has("exception_percent"):
        exception = cited.value("exception_percent", lambda row: row.percent("value"))
    grounds = cited.value("grounds", lambda row: row.text("value")) if section.has("grounds") else ""
    found = CapRule(
        percent=percent,
        exception_percent=exception,
        base=cited.value("base", lambda row: row.choice("value", CapBase)),
        rounding=cited.value("rounding", lambda row: row.choice("value", Rounding)),
        unit=cited.value("unit", lambda row: row.choice("value", CapUnit)),
        exclude_head=cited.value("exclude_head", lambda row: row.truth("value")),
        sentence=section.sentence("sentence", CAP_NAMES),
        citation=cited.citations.get("grounds", cited.citations["percent"]),
        grounds=grounds,
        citations=cited.citations,
    )
    section.close()
    if found.unit is CapUnit.POSITION_GROUP and not found.exclude_head:
        section.inner("unit").wrong("value", "«exclude_head» là true, vì người đứng đầu là nhóm vị trí riêng")
    return found


def _ceiling(section: Section) -> CeilingRule:
    kind = section.choice("kind", CeilingKind)
    limits = section.inner("limits")
    months = section.whole("from_months") if kind is CeilingKind.SICK else 0
    found = CeilingRule(
        kind=kind,
        limits={key: limits.choice(key, RatingLevel) for key in limits.keys()},  # noqa: SIM118 - a Section, not a dict
        sentence=section.sentence("sentence", CEILING_NAMES[kind]),
        citation=citation_of(section),
        from_months=Fraction(months or 0),
        binding=section.truth("binding", default=True),
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


def _requirement(section: Section) -> BranchRequirement:
    found = BranchRequirement(
        level=section.choice("level", RatingLevel),
        at_least=section.choice("at_least", RatingLevel),
        share=section.percent("percent") / 100,
        sentence=section.sentence("sentence", REQUIREMENT_NAMES),
        citation=citation_of(section),
    )
    section.close()
    return found


def _unrated(section: Section) -> UnratedRule:
    found = UnratedRule(
        kind=section.choice("kind", UnratedKind),
        sentence=section.sentence("sentence", frozenset()),
        citation=citation_of(section),
        reviewed=section.truth("reviewed", default=False),
    )
    section.close()
    return found


def _check_years(found: RuleSet, top: Section) -> None:
    if 0 < found.first_year < FIRST_YEAR:
        top.wrong("first_year", f"một năm từ {FIRST_YEAR}")
    if found.last_year is not None and found.last_year < found.first_year:
        top.wrong("last_year", "một năm không trước năm bắt đầu")


def _check_unrated(found: RuleSet, top: Section) -> None:
    kinds = [rule.kind for rule in found.unrated]
    for kind in UnratedKind:
        if kind not in kinds:
            top.problems.append(rule_problems.MISSING_KEY.at(file=top.file, key=f"unrated[kind = {kind.value}]"))
    if len(set(kinds)) < len(kinds):
        top.wrong("unrated", "mỗi loại chỉ một bảng [[unrated]]")
