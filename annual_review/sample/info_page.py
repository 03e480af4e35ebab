"""The sheet «Thông tin» of a fictitious branch."""

from __future__ import annotations

from annual_review.form.columns import Item
from annual_review.form.sheets import info as declared
from annual_review.sample import texts
from annual_review.sample.book import Page, Value
from annual_review.sample.people import EXEMPT, SUSPENDED
from annual_review.sample.table import Field, Typist, lay_banner, lay_heading
from annual_review.sample.votes import FIRST_YEAR_WITH_POINTS, POINTS

_Line = tuple[Item[object], Value]


def lay_info(typist: Typist) -> Page:
    """Return the sheet with the meeting, who led it, the counts (unless they stand on the ballot) and the branch's words."""
    page = Page("info", typist.sheet(declared.SPEC))
    plan = typist.branch.plan
    row = lay_heading(
        page,
        lay_banner(page, typist, "THÔNG TIN CUỘC HỌP", 2),
        [Field("item", ("Mục",), 30), Field("content", ("Nội dung",), 80)],
    )
    labels: dict[str, str] = {}
    for number, (item, value) in enumerate(_lines(typist), 1):
        label = labels.setdefault(item.key, typist.rng.choice(item.headings) if plan.aliases else item.heading)
        if not page.has("item", item.key):
            page.marks["label", item.key], page.marks["item", item.key] = (row, 1), (row, 2)
        page.put((row, 1), f"{number}. {label}" if plan.groups else label)
        page.put((row, 2), value)
        row += 1
    if not plan.counts_on_ballot:
        for key in ("issued", "collected", "valid", "invalid"):
            page.marks["count", key] = page.spot("item", key)
    return page


def _lines(typist: Typist) -> list[_Line]:
    branch = typist.branch
    plan, counts = branch.plan, branch.voting.counts
    head, keeper, teller = branch.officers
    lines: list[_Line] = [
        (declared.YEAR, plan.year),
        (declared.PARENT, branch.ward.parent),
        (declared.BRANCH, branch.unit.name),
        (declared.CODE, branch.code),
        (declared.LOCALITY, branch.ward.name),
        (
            declared.BASES,
            f"Kế hoạch số 10-KH/ĐU, ngày 16/11/{plan.year} của Đảng ủy phường {branch.ward.name}",
        ),
        (declared.HELD_ON, typist.day(branch.meeting)),
        (declared.BEGAN, f"{branch.began:%H:%M}" if plan.text_dates else branch.began),
        (declared.ENDED, f"{branch.ended:%H:%M}" if plan.text_dates else branch.ended),
        (declared.VENUE, branch.venue),
        (declared.CHAIR, f"{head.name.full} – {head.party_post or 'Chủ tọa'} Chi bộ"),
        (declared.SECRETARY, keeper.name.full),
        (declared.HEAD_TELLER, teller.name.full),
        *((declared.TELLERS, each.name.full) for each in branch.tellers),
        (declared.PRESENTER, f"{head.name.full} – {head.party_post or 'Chủ tọa'} Chi bộ"),
        (declared.COMMITTEE_SIZE, sum(bool(each.party_post) for each in branch.members)),
        (declared.PRESENT, sum(each.present and each.unrated not in {EXEMPT, SUSPENDED} for each in branch.members)),
    ]
    if not plan.counts_on_ballot:
        lines += [
            (declared.ISSUED, counts.issued),
            (declared.COLLECTED, counts.collected),
            (declared.VALID, counts.valid),
            (declared.INVALID, counts.invalid),
        ]
    if plan.branch_ballot:
        lines.append((declared.SELF_RATING, typist.level(branch.voting.branch_level)))
    if plan.year >= FIRST_YEAR_WITH_POINTS:
        common, results = POINTS[branch.voting.branch_level]
        lines += [(declared.POINTS_COMMON, common), (declared.POINTS_RESULTS, results)]
    lines.append((declared.OVER_CAP, "Lấy theo số phiếu từ cao xuống"))
    lines += _words(typist)
    if plan.decision:
        lines += [
            (declared.DECISION_NUMBER, f"{100 + branch.unit.number}-QĐ/ĐU"),
            (declared.DECISION_DATE, typist.day(branch.signed_on)),
        ]
    return lines


def _words(typist: Typist) -> list[_Line]:
    kinds = (
        (declared.STRENGTHS, texts.STRENGTHS),
        (declared.WEAKNESSES, texts.WEAKNESSES),
        (declared.CAUSES, texts.CAUSES),
        (declared.DIRECTIONS, texts.DIRECTIONS),
        (declared.CONCLUSIONS, texts.CONCLUSIONS),
        (declared.REQUESTS, texts.REQUESTS),
    )
    return [(item, text) for item, known in kinds for text in typist.rng.sample(known, typist.rng.randint(1, len(known)))]
