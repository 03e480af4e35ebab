"""A ward's own rule file from the configuration to the papers: its values hold, its reference is printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annual_review.cli.main import main
from tests.sample.paper_text import paper_text
from tests.scenarios.test_scenarios import HERE, sheets_of
from tests.small_branch.workbook import build

PLAN = "Kế hoạch số 33-KH/ĐU, ngày 10/11/2025 của Đảng ủy phường Long Cốc"
GROUNDS = "Nghị quyết số 05-NQ/ĐU, ngày 01/12/2025: đảng bộ dẫn đầu khối thi đua năm 2025"
SHORT_PLAN = "Kế hoạch số 33-KH/ĐU của Đảng ủy phường Long Cốc"  # named in full among the bases
REPORT, SUBMISSION, RECONCILIATION = "03-bao-cao", "07-to-trinh", "08-doi-chieu-so-lieu"


class Ward:
    """A ward's folder with a configuration, the workbook of one scenario and the ward's own rules."""

    def __init__(self, root: Path, repository: Path, scenario: str = "2025-hd43") -> None:
        self.root, self.rule_set = root, scenario
        (root / "input").mkdir()
        told = (HERE / scenario / "workbook.md").read_text(encoding="utf-8")
        book = root / "input" / "chi-bo.xlsx"
        book.write_bytes(build(sheets_of(told)))
        os.utime(book, (1_600_000_000.0, 1_600_000_000.0))
        templates = (repository / "templates").as_posix()
        config = f'[folders]\ntemplates = "{templates}"\n[rules]\noverride = "phuong.toml"\n'
        (root / "config.toml").write_text(config, encoding="utf-8")

    def run(self, values: str) -> int:
        text = f'rule_set = "{self.rule_set}"\nreference = "{PLAN}"\n{values}'
        (self.root / "phuong.toml").write_text(text, encoding="utf-8")
        folders = ["--input", str(self.root / "input"), "--output", str(self.root / "output")]
        return main(["--config", str(self.root / "config.toml"), *folders, "-v"])

    def paper(self, name: str) -> str:
        (file,) = (self.root / "output").rglob(f"{name}.docx")
        return paper_text(file)


@pytest.fixture
def ward(tmp_path: Path, repository: Path) -> Ward:
    return Ward(tmp_path, repository)


def test_the_wards_percentage_holds_and_its_reference_is_printed_once(ward: Ward) -> None:
    assert ward.run("[cap]\npercent = 10\n") == 0
    assert ward.paper(REPORT).count(f"Theo {SHORT_PLAN}, tỷ lệ tối đa là 10% theo đối tượng") == 1
    assert f"Quy định riêng của đảng bộ: {PLAN}" in ward.paper(RECONCILIATION)
    assert f"Đang áp dụng: 10% ({PLAN})" in ward.paper(RECONCILIATION)
    assert "10%" not in ward.paper(SUBMISSION)


def test_the_higher_percentage_holds_by_the_wards_decision(ward: Ward) -> None:
    assert ward.run(f'[cap]\ngrounds = "{GROUNDS}"\n') == 0
    assert f"Theo {SHORT_PLAN}, tỷ lệ tối đa là 25% theo đối tượng" in ward.paper(REPORT)
    assert f"Đang áp dụng: 25% ({PLAN})" in ward.paper(RECONCILIATION)


def test_a_claim_over_a_base_that_the_ward_confirmed_names_its_reference(tmp_path: Path, repository: Path) -> None:
    ward = Ward(tmp_path, repository, "2018-hd16")
    assert ward.run('[cap]\nbase = "good_or_better"\npercent = 20\n') == 0
    claimed = f"“Hoàn thành tốt nhiệm vụ” trở lên (01/08), không vượt quá 20% theo {PLAN}."
    assert claimed in ward.paper(REPORT)


def test_the_papers_are_made_anew_when_the_wards_rules_change_and_only_then(
    ward: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    ward.run("[cap]\npercent = 10\n")
    ward.run("[cap]\npercent = 10\n")
    assert "không đổi" in capsys.readouterr().out
    ward.run("[cap]\npercent = 20\n")
    told = capsys.readouterr()
    assert "bộ quy định đã thay đổi" in told.out + told.err
    assert "tỷ lệ tối đa là 20%" in ward.paper(REPORT)


def test_a_ward_may_not_raise_the_percentage(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    assert ward.run("[cap]\npercent = 30\n") == 2
    told = capsys.readouterr()
    assert "30" in told.out + told.err
    assert not (ward.root / "output" / "2025").exists()
