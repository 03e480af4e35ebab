"""The values of a rule set that bore on a review and nobody has confirmed against the text: board and reconciliation only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annual_review.model.assessment import Citation, Reason
from annual_review.rules import words
from annual_review.rules.ruleset import RuleSet


def unconfirmed_values(rule_set: RuleSet, used: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return what is not confirmed: the vote, share and cap values of ``rule_set``, then the rules behind reasons ``used``.

    A rule is told once, however many members it touches; rules of one passage each for themselves.
    """
    used = tuple(used)
    found = [Reason(text, citation) for text, citation in _values(rule_set)]
    found += dict.fromkeys(used)
    return tuple(each for each in found if not each.citation.confirmed)


def _values(rule_set: RuleSet) -> Iterator[tuple[str, Citation]]:
    vote, share, cap = rule_set.vote, rule_set.share, rule_set.cap
    yield f"mức theo phiếu là mức đạt {vote.words}", vote.citation
    voting = "đảng viên dự bị có bỏ phiếu" if vote.probationary_vote else "đảng viên dự bị không bỏ phiếu"
    yield voting, vote.citations["probationary_vote"]
    excused = words.EXCUSED[vote.excused_absent]
    yield f"đảng viên chính thức vắng có lý do {excused} tổng số", vote.citations["excused_absent"]
    yield f"tỷ lệ phiếu tính trên {words.DENOMINATORS[share.votes]}", share.citations["votes"]
    yield f"tỷ lệ xếp loại tính trên {words.DENOMINATORS[share.totals]}", share.citations["totals"]
    yield "mức tỷ lệ khống chế HTXSNV", cap.citation
    yield f"tỷ lệ khống chế HTXSNV tính trên {words.CAP_BASES[cap.base]}", cap.citations["base"]
    yield f"số HTXSNV tối đa {words.ROUNDINGS[cap.rounding]}", cap.citations["rounding"]
    yield f"tỷ lệ khống chế HTXSNV tính theo {words.CAP_UNITS[cap.unit]}", cap.citations["unit"]
    head = "bí thư chi bộ không tính vào" if cap.exclude_head else "bí thư chi bộ tính vào"
    yield f"{head} tỷ lệ khống chế HTXSNV", cap.citations["exclude_head"]
