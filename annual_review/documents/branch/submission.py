"""Tờ trình đề nghị công nhận: the branch asks the ward committee to recognise its ratings (documents.md §2.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents import bases, levels, parts, ratio, unrated, wording
from annual_review.documents.case import RatedReview
from annual_review.documents.enclosures import enclosures
from annual_review.model.members import UnratedGroup
from annual_review.model.names import folded


@dataclass(frozen=True, slots=True)
class SubmissionFields:
    """What the template of the submission may use; ``points`` are numbered 1. to n."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    bases: tuple[str, ...]
    meeting_date: str
    points: tuple[str, ...]
    enclosures: str
    signature: parts.Signature


def build(source: RatedReview) -> SubmissionFields:
    """Return the fields of the submission."""
    record = source.record
    names = parts.LevelNames(source.rule_set)
    return SubmissionFields(
        head=parts.letterhead(source, wording.paper_number(record.numbers.submission, "TTr/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        bases=bases.bases(source),
        meeting_date=wording.short_date(record.meeting.held_on),
        points=tuple(_points(source, names)),
        enclosures=enclosures(source, "báo cáo kết quả kiểm điểm, đánh giá, xếp loại"),
        signature=parts.signer(source),
    )


def _points(source: RatedReview, names: parts.LevelNames) -> Iterator[str]:
    """Yield what is to be recognised: the branch, its members, those still owed a level; then the requests of its own."""
    if (branch := source.assessment.branch) is not None:
        level = wording.quoted(parts.level_name(source, branch.level))
        facts = (levels.branch_votes(source), levels.total_points_text(source.record.points, source))
        told = "; ".join(each for each in facts if each)
        reason = levels.request_reason(source)
        yield f"Chi bộ: {level}{f' ({told})' if told else ''}.{f' {reason}' if reason else ''}"
    line = ratio.half_line(source)
    yield f"Đảng viên: {levels.totals_sentence(source, names)} (có danh sách kèm theo).{f' {line}' if line else ''}"
    if owed := unrated.of_group(source, UnratedGroup.OWED):
        yield (
            f"Đảng viên chưa kiểm điểm, đánh giá, xếp loại: {wording.comrades(len(owed))} (có danh sách kèm theo); chi bộ kiểm "
            "điểm, đánh giá, xếp loại bổ sung và báo cáo sau."
        )
    for text in source.record.narrative.requests:
        if not _repeats_recognition(text):
            yield wording.initial(wording.sentence(wording.spelt_out(wording.item(text))))


def _repeats_recognition(text: str) -> bool:
    """Return whether a typed request only asks again for what the submission is about."""
    words = folded(text)
    return "công nhận" in words and any(part in words for part in ("kết quả", "xếp loại", "mức", "hoàn thành"))
