from annual_review.disk.state import BranchKey
from annual_review.telling.expected import ExpectedBranches, MissingBranches, missing_branches

WARD = "Đảng bộ phường Giang Biên"
EXPECTED = (ExpectedBranches(WARD, 2020, ("GB-01", "Chi bộ 2", "Chi bộ 3")),)


def test_a_cell_is_there_by_its_code_or_by_its_name() -> None:
    present = [BranchKey(2020, WARD, "Chi bộ 1", "gb-01"), BranchKey(2020, "ĐẢNG BỘ PHƯỜNG GIANG BIÊN", "chi  bộ 2", "GB-02")]
    assert missing_branches(EXPECTED, present) == (MissingBranches(WARD, 2020, ("Chi bộ 3",), 3),)


def test_another_year_and_another_ward_do_not_count() -> None:
    present = [BranchKey(2021, WARD, "Chi bộ 2"), BranchKey(2020, "Đảng bộ phường Khác", "Chi bộ 3")]
    assert missing_branches(EXPECTED, present)[0].branches == ("GB-01", "Chi bộ 2", "Chi bộ 3")


def test_a_complete_ward_is_told_as_complete() -> None:
    present = [BranchKey(2020, WARD, "Chi bộ 1", "GB-01"), BranchKey(2020, WARD, "Chi bộ 2"), BranchKey(2020, WARD, "Chi bộ 3")]
    assert missing_branches(EXPECTED, present) == (MissingBranches(WARD, 2020, (), 3),)


def test_nobody_expected_is_nobody_missing() -> None:
    assert missing_branches((), [BranchKey(2020, WARD, "Chi bộ 2")]) == ()


def test_a_ward_is_expected_by_any_of_its_spellings() -> None:
    wards = ("Phường Giang Biên", "Đảng uỷ phường Giang Biên", "P. Giang Biên")
    present = [BranchKey(2020, ward, name) for ward, name in zip(wards, EXPECTED[0].branches, strict=True)]
    assert missing_branches(EXPECTED, present) == (MissingBranches(WARD, 2020, (), 3),)
    assert len(missing_branches(EXPECTED, [BranchKey(2020, "Xã Giang Biên", "Chi bộ 2")])[0].branches) == 3
