"""The self-reviews of a branch as LibreOffice prints them: each begins a page numbered from one, none is signed alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.documents.before import self_review
from annual_review.documents.case import Review
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import PROFILES
from annual_review.model.members import Member, Membership
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import load_templates
from tests.e2e.office import needs_office, pages
from tests.small_branch.reckoned import rules
from tests.small_branch.record import school_branch

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FORMS = {"2019-hd21": ("ban-kiem-diem-ca-nhan", "T/M ĐẢNG ỦY"), "2025-hd43": ("ban-kiem-diem-ca-nhan-co-diem", "NGƯỜI TỰ KIỂM")}
SIZE = 5


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The file of a branch with a secretary in both layouts, under the oldest and the newest forms."""
    folder = tmp_path_factory.mktemp("papers")
    names = [f"Nguyễn Thị Số {number}" for number in range(1, SIZE + 1)]
    roster = tuple(Member(n, name, Membership.OFFICIAL, leads=n == 1) for n, name in enumerate(names, start=1))
    store = load_templates(TEMPLATES, KINDS).value
    assert store is not None
    made = []
    for profile, (rule_set, (form, _)) in zip(PROFILES, FORMS.items(), strict=True):
        record = replace(school_branch(), members=roster, ballot=None, branch_ballot=None)
        fields = self_review.build(Review("thu.xlsx", "0" * 64, record, rules(rule_set)))
        origin = Origin("thu.xlsx", "0" * 64, rule_set, "", "0", record.branch, record.document_date)
        file = folder / f"{rule_set}.docx"
        file.write_bytes(store.fill(profile, f"{form}.docx", fields, origin))
        made.append(file)
    return pages(made, folder)


@needs_office
@pytest.mark.parametrize("rule_set", FORMS)
def test_every_member_begins_a_page_numbered_from_one(printed: dict[str, list[list[str]]], rule_set: str) -> None:
    numbers: list[int] = []
    begun = 0
    for page in printed[rule_set]:
        assert len(page) >= 3
        begins = page[0].startswith("Mẫu ")
        begun += begins
        if begins:
            assert f"Họ và tên: Nguyễn Thị Số {begun}" in page
        else:
            assert page[0] == str(numbers[-1] + 1)
        numbers.append(1 if begins else numbers[-1] + 1)
    assert begun == SIZE


@needs_office
@pytest.mark.parametrize("rule_set", FORMS)
def test_nobody_signs_on_a_page_with_nothing_else(printed: dict[str, list[list[str]]], rule_set: str) -> None:
    signed = FORMS[rule_set][1]
    at = [(page, n) for page in printed[rule_set] for n, line in enumerate(page) if signed in line and "- " not in line]
    assert len(at) == SIZE
    assert all(n >= 3 for _, n in at)
