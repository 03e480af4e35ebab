"""Đối chiếu số liệu: the proof of every figure, check by check, and the cap on every base (product.md §5.8)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, results, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapLine, Reason
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.history import History, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words
from annual_review.rules.history import history_of, year_result
from annual_review.rules.ruleset import Rounding

HOLDS, BROKEN = "✓", "✗"
NO_FIGURES = "chưa có số liệu"
RUN = "5 năm liền"


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
class CapRow:
    """The cap on one base: whom it counts, how many, the limit, how many are proposed, and ✓ or ✗."""

    base: str
    base_count: str
    limit: str
    proposed: str
    result: str
    applied: str


@dataclass(frozen=True, slots=True)
class BaseRow:
    """What a share is a share of."""

    share: str
    base: str
    citation: str


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
    committee_above: str
    workbook: str
    sha256: str
    rule_set: str
    override: str
    checks: tuple[CheckRow, ...]
    check_count: str
    all_hold: bool
    broken_count: str
    cap_rule: str
    cap_rows: tuple[CapRow, ...]
    cap: str
    vote_rule: str
    bases: tuple[BaseRow, ...]
    entered_twice: bool
    notes: tuple[str, ...]
    years: tuple[YearRow, ...]
    running: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    signature: parts.Signature


def build(source: RatedReview) -> ReconciliationFields:
    """Return the fields of the reconciliation."""
    record, assessment, rules = source.record, source.assessment, source.rule_set
    cap = assessment.cap
    history = history_of(year_result(record, assessment), source.earlier)
    return ReconciliationFields(
        head=parts.letterhead(source, ""),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        workbook=source.file,
        sha256=source.sha256,
        rule_set=f"{rules.title}; mã {rules.id}",
        override=rules.override,
        checks=tuple(_check_row(number, check) for number, check in enumerate(assessment.checks, 1)),
        check_count=wording.padded(len(assessment.checks)),
        all_hold=all(check.holds for check in assessment.checks),
        broken_count=wording.padded(sum(not check.holds for check in assessment.checks)),
        cap_rule=_cap_rule(source),
        cap_rows=tuple(_cap_row(source, line) for line in cap.lines),
        cap=results.cap_sentence(source),
        vote_rule=results.vote_rule(source),
        bases=(
            BaseRow(
                "Tỷ lệ phiếu ở từng mức xếp loại",
                words.DENOMINATORS[rules.share.votes],
                parts.citation(rules.share.citation),
            ),
            BaseRow(
                "Tỷ lệ đảng viên ở từng mức xếp loại",
                words.DENOMINATORS[rules.share.totals],
                parts.citation(rules.share.citations.get("totals", rules.share.citation)),
            ),
        ),
        entered_twice=record.ballot is not None and record.ballot.entered_twice,
        notes=(*results.branch_reason_lines(source), *results.reason_lines(source)),
        years=tuple(_year_row(source, year) for year in history.years) if history else (),
        running=_running(source, history) if history else (),
        unconfirmed=tuple(_unconfirmed(reason) for reason in assessment.unconfirmed),
        signature=parts.signer(source),
    )


def _cap_rule(source: RatedReview) -> str:
    """Return the rule of the cap in one line: percentage and base, rounding, article."""
    cap = source.assessment.cap
    head = words.HEAD_APART if source.rule_set.cap.exclude_head else ""
    percent = f"{wording.percent_of(cap.percent / 100, 2)} {results.cap_base(cap.applied.base)}"
    return f"{percent}, {results.ROUNDING_WORDS[Rounding(cap.rounding)]}{head}; {results.cap_citation(source)}"


def _unconfirmed(reason: Reason) -> str:
    """Return a value to be confirmed with where it is taken from; the heading says that it is to be confirmed."""
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


def _cap_row(source: RatedReview, line: CapLine) -> CapRow:
    cap = source.assessment.cap
    return CapRow(
        base=wording.initial(results.cap_base(line.base)),
        base_count=str(line.base_count),
        limit=str(line.limit),
        proposed=str(cap.excellent),
        result=HOLDS if line.kept else BROKEN,
        applied="đang áp dụng" if line.base is cap.applied.base else "",
    )


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
    found = [f"{source.record.branch}: {years} ở mức «{name}»."] if history.branch_running else []
    found += [f"Đồng chí {member}: {years} ở mức «{name}»." for member in history.members_running]
    return tuple(found)
