"""A mistake as a placed value: its sentence, and many of a kind as one item."""

from __future__ import annotations

import pytest

from annual_review.problems import Entry, Place, Severity, column_letters, grouped, has_errors
from annual_review.problems.catalogue import all_entries
from annual_review.problems.catalogue import ballots as ballot_problems

BLANK = Entry("THU-01", Severity.ERROR, "Mục «{item}» để trống.", "Ghi mục «{item}».", {"item": "Ngày họp"})
ODD = Entry("THU-02", Severity.NOTE, "Ô lạ.", "Xem lại.")


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")])
def test_columns_have_the_letters_of_excel(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("Phiếu", 9, 3), "Phiếu!C9"),
        (Place("Phiếu", 9, 3, 9, 5), "Phiếu!C9:E9"),
        (Place("Phiếu", 9, 3, 12), "Phiếu!C9:C12"),
        (Place("Phiếu"), "Phiếu"),
        (Place(), ""),
    ],
)
def test_a_place_is_named_as_excel_names_it(place: Place, said: str) -> None:
    assert str(place) == said


def test_a_sentence_is_filled_with_its_values() -> None:
    problem = BLANK.at(Place("Thông tin", 7, 2), item="Ngày họp")
    assert (problem.code, problem.severity) == ("THU-01", Severity.ERROR)
    assert problem.message == "Mục «Ngày họp» để trống."
    assert problem.remedy == "Ghi mục «Ngày họp»."


def test_a_sentence_without_all_its_values_is_a_bug() -> None:
    with pytest.raises(TypeError, match=r"THU-01 needs \['item'\], got \['name'\]"):
        BLANK.at(name="x")


def test_a_problem_without_a_place_is_of_the_file_as_a_whole() -> None:
    assert str(ODD.at().place) == ""


def test_the_same_mistake_at_many_cells_is_one_item_that_tells_them_apart() -> None:
    first, second = BLANK.at(Place("A", 7, 2), item="Ngày họp"), BLANK.at(Place("A", 8, 2), item="Chủ trì")
    (group,) = grouped([first, second, first])
    assert group.cells == (Place("A", 7, 2), Place("A", 8, 2))
    assert group.message == "Mục «Ngày họp» để trống. Cùng lỗi này ở: A!B8 (Chủ trì)."


def test_cells_with_nothing_to_tell_them_apart_are_named_by_their_address() -> None:
    (group,) = grouped([ODD.at(Place("A", 1, 1)), ODD.at(Place("A", 2, 1))])
    assert group.message == "Ô lạ. Cùng lỗi này ở: A!A2."


def test_what_has_no_cell_or_shares_one_stays_an_item_by_itself() -> None:
    whole = [BLANK.at(Place("A"), item="x"), BLANK.at(Place("A"), item="y")]
    shared = [BLANK.at(Place("B", 1, 1), item="x"), BLANK.at(Place("B", 1, 1), item="y")]
    assert grouped([*whole, *shared]) == (*whole, *shared)


def test_sheets_are_not_grouped_together() -> None:
    assert len(grouped([ODD.at(Place("A", 1, 1)), ODD.at(Place("B", 1, 1))])) == 2


def test_only_an_error_forbids_papers() -> None:
    assert has_errors([ODD.at(), BLANK.at(item="x")])
    assert not has_errors([ODD.at()])


def test_the_catalogue_is_in_the_order_of_its_codes() -> None:
    assert list(all_entries()) == sorted(all_entries())


def test_two_entries_never_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = next(iter(all_entries()))
    monkeypatch.setattr(ballot_problems, "TWICE", Entry(taken, Severity.NOTE, "Ô lạ.", "Xem lại."), raising=False)
    with pytest.raises(ValueError, match=f"two entries have the code {taken}"):
        all_entries.__wrapped__()


def test_further_cells_tell_what_the_entry_wants_said_of_them() -> None:
    sick = Entry("A-01", Severity.WARNING, "{name}: {why}", "Kiểm tra.", {}, elsewhere="{name}: {why}")
    (group,) = grouped(
        [
            sick.at(Place("A", 2, 1), name="Trần Thị B", why="Nghỉ ốm."),
            sick.at(Place("A", 3, 1), name="Lê Văn C", why="Bị kỷ luật."),
            sick.at(Place("A", 4, 1), name="Vũ Thị E", why="Nghỉ ốm."),
        ]
    )
    assert group.message == "Trần Thị B: Nghỉ ốm. Cùng lỗi này ở: A!A3 (Lê Văn C: Bị kỷ luật); A!A4 (Vũ Thị E: Nghỉ ốm)."


def test_what_is_said_of_further_cells_needs_no_other_values() -> None:
    for entry in all_entries().values():
        assert "{" not in entry.elsewhere.format_map(entry.example)
