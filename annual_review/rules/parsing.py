"""One rule file: strict TOML in, a rule set or every problem of the file out."""

from __future__ import annotations

from typing import TypeVar

from annual_review.model.assessment import Citation, Denominator
from annual_review.model.members import UnratedGroup, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules.parsing_levels import parse_cap, parse_ceiling, parse_remark, parse_requirement
from annual_review.rules.review_forms import SelfReviewRule
from annual_review.rules.rule_file import Cited, citation_of, rule_section
from annual_review.rules.ruleset import (
    ExcusedAbsent,
    LevelName,
    MeetingRule,
    MembershipRule,
    PointsRule,
    RuleSet,
    ShareRule,
    UnratedRule,
    VoteMethod,
    VoteRule,
)
from annual_review.strict_toml import Section, Table, is_whole

V = TypeVar("V")

FIRST_YEAR = 2018  # older reviews used other level names (regulations.md §1)
MONTHS = 12  # of a year
MOST_DRAFT_DAYS = 30
MOST_DECIMALS = 4  # more than any paper needs; two is the custom
VOTE_SHARE_BASES = (
    Denominator.OFFICIAL_CONVOKED,
    Denominator.CONVOKED,
    Denominator.PRESENT,
    Denominator.ISSUED,
    Denominator.COLLECTED,
    Denominator.VALID,
)
TOTAL_SHARE_BASES = (Denominator.RATED, Denominator.MEMBERS)


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
        first_year=_year(top, "first_year") or FIRST_YEAR,
        last_year=_year(top, "last_year", optional=True),
        citation=citation_of(top),
        levels=levels,
        share=_share(top.inner("share")),
        vote=_vote(top.inner("vote")),
        ceilings=tuple(parse_ceiling(row) for row in top.rows("ceiling")),
        cap=parse_cap(top.inner("cap")),
        branch_requirements=tuple(parse_requirement(row) for row in top.rows("cell_requirement")),
        unrated=tuple(_unrated(row) for row in top.rows("unrated")),
        membership=_membership(top.inner("membership")),
        meeting=_meeting(top.inner("meeting")),
        level_citation=level_citation,
        self_review=_self_review(top.inner("self_review")),
        unrated_citation=_passage(top, "not_subject"),
        remarks=tuple(parse_remark(row) for row in top.rows("remark")),
        points=_points(top),
        override=override,
        digest=digest,
    )
    top.close()
    _check_years(found, top)
    _check_unrated(found, top)
    if found.cap.grounds and found.cap.exception_percent is None:
        problems.append(rule_problems.NO_EXCEPTION.at(file=file, id=found.id))
    return Read(None if problems else found, tuple(problems))


def _year(top: Section, key: str, *, optional: bool = False) -> int | None:
    return top.value(key, is_whole(FIRST_YEAR), f"một năm từ {FIRST_YEAR}", optional=optional)


def _levels(section: Section) -> dict[RatingLevel, LevelName]:
    names: dict[RatingLevel, LevelName] = {}
    for level in RatingLevel:
        row = section.inner(level.value)
        names[level] = LevelName(row.text("name"), row.text("short"))
        row.close()
    return names


def _base(section: Section, allowed: tuple[Denominator, ...]) -> Denominator:
    found = section.choice("value", Denominator)
    if found not in allowed:
        section.wrong("value", f"một trong: {', '.join(allowed)}")
    return found


def _share(section: Section) -> ShareRule:
    cited = Cited(section)
    votes = cited.value("votes", lambda row: _base(row, VOTE_SHARE_BASES))
    totals = cited.value("totals", lambda row: _base(row, TOTAL_SHARE_BASES))
    decimals = cited.value("decimals", lambda row: row.whole("value", 0, MOST_DECIMALS))
    section.close()
    return ShareRule(votes, totals, decimals, cited.citations["votes"], cited.citations)


def _vote(section: Section) -> VoteRule:
    cited = Cited(section)
    method = cited.value("method", lambda row: row.choice("value", VoteMethod))
    of = cited.value("of", lambda row: _base(row, VOTE_SHARE_BASES))
    words = cited.value("words", lambda row: row.text("value"))
    probationary = cited.value("probationary_vote", lambda row: row.truth("value"))
    excused = cited.value("excused_absent", lambda row: row.choice("value", ExcusedAbsent))
    section.close()
    return VoteRule(method, words, probationary, cited.citations["method"], of, excused, cited.citations)


def _membership(section: Section) -> MembershipRule:
    cited = Cited(section)
    found = MembershipRule(
        months_before_rating=cited.value("months_before_rating", lambda row: row.whole("value")),
        probation_months=cited.value("probation_months", lambda row: row.whole("value")),
        adult_age=cited.value("adult_age", lambda row: row.whole("value")),
        citations=cited.citations,
    )
    section.close()
    return found


def _meeting(section: Section) -> MeetingRule:
    cited = Cited(section)
    found = MeetingRule(
        first_month=cited.value("first_month", _month),
        months_of_next_year=cited.value("months_of_next_year", _month),
        draft_days=cited.value("draft_days", _days) if section.has("draft_days") else None,
        citations=cited.citations,
    )
    section.close()
    return found


def _days(section: Section) -> int:
    found = section.whole("value") or 0
    if not 1 <= found <= MOST_DRAFT_DAYS:
        section.wrong("value", f"một số nguyên từ 1 đến {MOST_DRAFT_DAYS}")
    return found


def _month(section: Section) -> int:
    return section.whole("value", 1, MONTHS)


def _passage(top: Section, key: str) -> Citation | None:
    """Return where the table ``key`` says that something stands, None without that table."""
    if not top.has(key):
        return None
    section = top.inner(key)
    found = citation_of(section)
    section.close()
    return found


def _points(top: Section) -> PointsRule | None:
    if not top.has("points"):
        return None
    section = top.inner("points")
    found = PointsRule(section.whole("common"), section.whole("results"), citation_of(section))
    section.close()
    return found


def _self_review(section: Section) -> SelfReviewRule:
    found = SelfReviewRule(
        leading=section.text("leading"),
        others=section.text("others"),
        outside=section.text("outside") if section.has("outside") else "",
        series=section.text("series") if section.has("series") else "",
        citation=citation_of(section),
    )
    section.close()
    return found


def _unrated(section: Section) -> UnratedRule:
    found = UnratedRule(
        kind=section.choice("kind", UnratedKind),
        group=section.choice("group", UnratedGroup),
        words=section.sentence("words", frozenset()),
        citation=citation_of(section),
        reviewed=section.truth("reviewed", default=False),
    )
    section.close()
    return found


def _check_years(found: RuleSet, top: Section) -> None:
    if found.last_year is not None and found.last_year < found.first_year:
        top.wrong("last_year", "một năm không trước năm bắt đầu")


def _check_unrated(found: RuleSet, top: Section) -> None:
    kinds = [rule.kind for rule in found.unrated]
    for kind in UnratedKind:
        if kind not in kinds:
            top.problems.append(rule_problems.MISSING_KEY.at(file=top.file, key=f"unrated[kind = {kind.value}]"))
    if len(set(kinds)) < len(kinds):
        top.wrong("unrated", "mỗi loại chỉ một bảng [[unrated]]")
