"""Đối chiếu số liệu: the proof of every figure, a working paper that nobody signs for the ward (documents.md §2.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.branch.reconciliation_votes import ByWhole, CapRow, WholeVotes, cap_rows, whole_heads, whole_votes
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import Action, Citation, Reason
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.history import History, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words
from annual_review.rules.history import history_of, year_result

HOLDS, BROKEN = "✓", "✗"
NO_FIGURES = "chưa có số liệu"
RUN = "5 năm liền"
ACTIONS = {
    Action.ASK: "bắt buộc, chi bộ phải quyết định",
    Action.WARN: "cảnh báo, cấp có thẩm quyền xem xét",
    Action.REMARK: "lưu ý",
}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: what is compared, both numbers with their words and cells, and ✓ or ✗."""

    number: str
    title: str
    left: str
    left_number: str
    left_cells: str
    relation: str
    right: str
    right_number: str
    right_cells: str
    result: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """One of the last five years: the branch's level, how many members were excellent and who, the ward's decision."""

    year: str
    cell: str
    excellent: str
    names: str
    decision: str


@dataclass(frozen=True, slots=True)
class ReconciliationFields:
    """What the template of the reconciliation may use."""

    head: parts.Letterhead
    year: str
    cell: str
    workbook: str
    sha256: str
    rule_set: str
    override: str
    checks: tuple[CheckRow, ...]
    check_count: str
    all_hold: bool
    broken_count: str
    entered_twice: bool
    wholes: ByWhole
    votes: tuple[WholeVotes, ...]
    vote_rule: str
    cap_rule: str
    cap_rows: tuple[CapRow, ...]
    requirements: tuple[str, ...]
    bearings: tuple[str, ...]
    reasons: tuple[str, ...]
    years: tuple[YearRow, ...]
    running: tuple[str, ...]
    unconfirmed: tuple[str, ...]


def build(source: RatedReview) -> ReconciliationFields:
    """Return the fields of the reconciliation."""
    record, assessment, rules = source.record, source.assessment, source.rule_set
    history = history_of(year_result(record, assessment, source.decided), source.earlier)
    return ReconciliationFields(
        head=parts.letterhead(source, ""),
        year=str(record.year),
        cell=record.branch,
        workbook=source.file,
        sha256=source.sha256,
        rule_set=f"{rules.title}; mã {rules.id}",
        override=rules.override,
        checks=tuple(_check_row(number, check) for number, check in enumerate(assessment.checks, 1)),
        check_count=wording.padded(len(assessment.checks)),
        all_hold=all(check.holds for check in assessment.checks),
        broken_count=wording.padded(sum(not check.holds for check in assessment.checks)),
        entered_twice=record.ballot is not None and record.ballot.entered_twice,
        wholes=whole_heads(source),
        votes=whole_votes(source),
        vote_rule=_cited(assessment.vote_rule.text, assessment.vote_rule.citation),
        cap_rule=_cap_rule(source),
        cap_rows=cap_rows(source),
        requirements=tuple(_requirements(source)),
        bearings=tuple(_bearings(source)),
        reasons=tuple(_reasons(source)),
        years=tuple(_year_row(source, year) for year in history.years) if history else (),
        running=_running(source, history) if history else (),
        unconfirmed=tuple(_unconfirmed(reason) for reason in assessment.unconfirmed),
    )


def _cap_rule(source: RatedReview) -> str:
    """Return the rule of the cap in one line: percentage, base and rounding, each with where it stands."""
    cap, rule = source.assessment.cap, source.rule_set.cap
    base, rounding = (rule.citations.get(key, cap.citation) for key in ("base", "rounding"))
    percent = _cited(wording.percent_of(cap.percent / 100, 2), cap.citation)
    if cap.grounds:
        percent += f", vì {wording.lowered(wording.unstopped(cap.grounds))}"
    return (
        f"{percent}; tính trên {_cited(words.CAP_BASES[rule.base], base)}; {_cited(words.ROUNDINGS[rule.rounding], rounding)}"
    )


def _cited(text: str, citation: Citation) -> str:
    unconfirmed = "" if citation.confirmed else "; cần xác nhận"
    return f"{text.rstrip('.')} ({citation.reference}{unconfirmed})"


def _requirements(source: RatedReview) -> Iterator[str]:
    branch = source.assessment.branch
    for each in branch.requirements if branch is not None else ():
        yield f"{HOLDS if each.met else BROKEN} {_cited(each.text, each.citation)}; {ACTIONS[each.action]}."
    if source.record.request_reason:
        yield wording.sentence(f"Lý do đề nghị chi bộ ghi: {source.record.request_reason}")


def _bearings(source: RatedReview) -> Iterator[str]:
    """Yield what bears on a member's level, with what it makes the program do; limits that are kept are left out."""
    for each in source.assessment.members:
        for bearing in each.bearings:
            if bearing.above or bearing.limit is None:
                rule = _cited(bearing.rule.text, bearing.rule.citation)
                yield f"Đồng chí {each.member.name}: {rule}; {ACTIONS[bearing.action]}."


def _reasons(source: RatedReview) -> Iterator[str]:
    branch = source.assessment.branch
    for reason in branch.reasons if branch is not None else ():
        yield f"{source.record.branch}: {wording.sentence(reason.text)}"
    for each in source.assessment.members:
        for reason in each.reasons:
            yield f"Đồng chí {each.member.name}: {wording.sentence(reason.text)}"


def _unconfirmed(reason: Reason) -> str:
    """Return a value to be confirmed with what it rests on; the heading says that it is to be confirmed."""
    return wording.initial(f"{reason.text.rstrip('.')} ({reason.citation.reference}).")


def _check_row(number: int, check: Check) -> CheckRow:
    return CheckRow(
        number=str(number),
        title=check.title,
        left=check.left.words,
        left_number=str(check.left.number),
        left_cells=_cells(check.left),
        relation=check.relation.value if check.holds else _denied(check.relation),
        right=check.right.words,
        right_number=str(check.right.number),
        right_cells=_cells(check.right),
        result=HOLDS if check.holds else BROKEN,
    )


def _denied(relation: Relation) -> str:
    return {Relation.EQUAL: "≠", Relation.AT_MOST: ">"}[relation]


def _cells(side: Side) -> str:
    """Return the cells of a side; a long run of one sheet is named by its first and last cell."""
    sheets: dict[str, list[str]] = {}
    for place in side.places:
        sheets.setdefault(place.sheet, []).append(place.address)
    return "; ".join(f"{sheet}!{_run(addresses)}" for sheet, addresses in sheets.items() if sheet)


def _run(addresses: list[str]) -> str:
    if len(addresses) <= 4:
        return ", ".join(addresses)
    return f"{addresses[0]} … {addresses[-1]} ({len(addresses)} ô)"


def _year_row(source: RatedReview, year: YearResult) -> YearRow:
    if not year.known:
        return YearRow(str(year.year), NO_FIGURES, NO_FIGURES, "", "")
    return YearRow(
        year=str(year.year),
        cell=parts.short_level(source, year.branch_level) or wording.NOTHING_TO_SHARE,
        excellent=str(len(year.excellent)),
        names=", ".join(person.name for person in year.excellent),
        decision=year.decision,
    )


def _running(source: RatedReview, history: History) -> tuple[str, ...]:
    """Return who was excellent in all five years, one sentence each: the branch first."""
    years = f"{RUN} ({history.years[0].year}–{history.years[-1].year})"
    name = parts.level_name(source, RatingLevel.EXCELLENT)
    found = [f"{source.record.branch}: {years} ở mức “{name}”."] if history.branch_running else []
    found += [f"Đồng chí {member}: {years} ở mức “{name}”." for member in history.members_running]
    return tuple(found)
