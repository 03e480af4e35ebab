"""«Đ» may be written U+0110 or U+00D0, in part of a workbook or in all of it: what is read is the same."""

from __future__ import annotations

import pytest

from annual_review.form.layout import sheet_of
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, sheets_with

ETH = str.maketrans("Đđ", "\u00d0\u00f0")
PLAIN = {name: str(table).replace("Lê Văn Cường", "Đặng Đình Độ") for name, table in sheets_with().items()}


@pytest.mark.parametrize("sheet", PLAIN)
def test_a_sheet_with_the_eth_reads_as_the_same_record(sheet: str) -> None:
    assert messages_of(PLAIN) == []
    assert record_of({**PLAIN, sheet: PLAIN[sheet].translate(ETH)}) == record_of(PLAIN)


def test_names_of_sheets_may_hold_it_too() -> None:
    named = {name.translate(ETH): table for name, table in PLAIN.items()}
    assert any(sheet_of(name) and "\u00d0" in name for name in named)
    assert messages_of(named) == []


def test_the_counts_below_a_table_are_found() -> None:
    below = BALLOTS.replace("Lê Văn Cường", "Đặng Đình Độ") + "| | Số phiếu phát ra: 6 phiếu (Đảng viên) | | | | |\n"
    plain = messages_of({**PLAIN, "Phiếu đảng viên": below})
    assert len(plain) == 1
    assert messages_of({**PLAIN, "Phiếu đảng viên": below.translate(ETH)}) == plain
