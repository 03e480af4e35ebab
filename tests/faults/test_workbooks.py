"""One workbook never harms another: what hangs, aborts, eats memory or grows while it is read costs only itself."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from annual_review.disk.disk import sha256_of
from annual_review.disk.names import WARD_FOLDER
from annual_review.night import night as nightly
from annual_review.night.dossier import RunContext
from annual_review.night.night import run_night
from annual_review.night.options import Options
from annual_review.night.setup import open_context
from annual_review.telling.outcome import Made, Outcome
from annual_review.workers.limits import Limits
from tests.faults.hostile import ABORTS, EATS, HANGS, HostileRuleBook
from tests.faults.scene import Scene, hashes, is_healed, made
from tests.small_branch.night import NOW, House, codes, other_branch, outcome, statuses, workbook

HANOI = timezone(timedelta(hours=7))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of memory")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_hanging_an_aborting_and_a_greedy_workbook_are_bugs_of_their_own(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hostile(templates: Path, *_: object) -> RunContext:
        context = open_context(templates)
        return replace(context, rule_book=HostileRuleBook(context.rule_book.rule_sets))

    monkeypatch.setattr(nightly, "open_context", hostile)
    house = House(tmp_path)
    for name, year in (("b-treo", HANGS), ("c-ngat", ABORTS), ("d-phinh", EATS)):
        house.put(f"{name}.xlsx", workbook({"Năm đánh giá": year}))
    for number in (1, 5):
        house.put(f"{'a' if number == 1 else 'e'}.xlsx", other_branch(number))
    options = Options(house.folders, jobs=jobs, limits=Limits(seconds=5, memory_mib=1024))
    night = run_night(options, now=lambda: NOW)
    bugs = {"b-treo.xlsx": "DEM-41", "c-ngat.xlsx": "DEM-43", "d-phinh.xlsx": "DEM-42"}
    assert statuses(night) == {"a.xlsx": "made", "e.xlsx": "made", **dict.fromkeys(bugs, "bug")}
    assert {file: code for file, code in bugs.items() if code in codes(outcome(night, file))} == bugs
    assert int(night.exit_code) == 3


def test_files_that_grow_and_change_during_the_run_are_never_mixed(tmp_path: Path, scene: Scene) -> None:
    house = scene.house(tmp_path)
    whole = scene.workbooks["1.xlsx"]
    stop = threading.Event()

    def disturb() -> None:
        while not stop.is_set():
            with (house.root / "input" / "1.xlsx").open("wb") as out:
                for start in range(0, len(whole), 4096):
                    out.write(whole[start : start + 4096])
                    out.flush()
                    time.sleep(0.002)

    copying = threading.Thread(target=disturb)
    copying.start()
    try:
        for _ in range(3):
            found = outcome(run_night(Options(house.folders), now=lambda: datetime.now(HANOI)), "1.xlsx")
            assert found.status.value in {"waiting", "made", "unchanged", "refused"}
            if found.status.value in {"made", "unchanged"}:
                assert found.sha256 == sha256_of(whole)
    finally:
        stop.set()
        copying.join()
    house.put("1.xlsx", whole)
    house.night()
    assert is_healed(house.output, scene) == []


@pytest.mark.parametrize("year", [1980, 2024, 2039, 2099])
def test_the_clock_bears_on_no_paper(tmp_path: Path, small: Scene, year: int) -> None:
    house = small.house(tmp_path)
    day = datetime(year, 2, 29, 23, 59, 58, tzinfo=HANOI) if year == 2024 else datetime(year, 12, 31, 23, 59, 58, tzinfo=HANOI)
    run_night(Options(house.folders), now=lambda: day)
    assert is_healed(house.output, small) == []


def test_a_clock_set_back_and_times_of_files_change_nothing(tmp_path: Path, small: Scene) -> None:
    house = small.house(tmp_path)
    house.night()
    for days in (-4000, 4000):
        os.utime(house.root / "input" / "1.xlsx", (NOW.timestamp() + days * 86400,) * 2)
        night = run_night(Options(house.folders), now=lambda days=days: NOW + timedelta(days=days))  # type: ignore[misc]  # a default binds the loop's value
        assert statuses(night)["1.xlsx"] == "unchanged"
    assert len(list((house.output / "nhat-ky").iterdir())) == 3
    assert is_healed(house.output, small) == []


def test_a_workbook_that_is_gone_leaves_its_papers(tmp_path: Path, scene: Scene) -> None:
    house = scene.house(tmp_path)
    house.night()
    (house.root / "input" / "2.xlsx").unlink()
    night = house.night()
    assert [problem.code for problem in night.orphans] == ["DEM-15"]
    assert of_branches(made(house.output)) == of_branches(scene.wanted)


def of_branches(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """All but the ward's own papers, which are those of the branches left."""
    return {name: data for name, data in papers.items() if f"/{WARD_FOLDER}/" not in name}


def test_nobody_is_named_in_any_log(tmp_path: Path, scene: Scene) -> None:
    """File names are the clerk's own and stand in the log: without them nobody could find the workbook meant."""
    house = scene.house(tmp_path)
    house.put("sai ten.xlsx", workbook(cells={"Phiếu đảng viên!B5": "Nguyễn Không Có Ai", "Phiếu đảng viên!C6": "Trần Lạ"}))
    before = hashes(house.root / "input")
    night = house.night()
    house.night()
    names = roster_names(night.outcomes[0]) | {"Nguyễn Không Có Ai", "Trần Lạ", "5 phiếu"}
    assert len(names) == 25
    logs = [file.read_text(encoding="utf-8") for file in (house.output / "nhat-ky").rglob("*") if file.is_file()]
    assert len(logs) == 2
    assert [(name, log) for log in logs for name in names if name.casefold() in log.casefold()] == []
    assert hashes(house.root / "input") == before


def roster_names(outcome: Outcome) -> set[str]:
    assert isinstance(outcome, Made)
    return {rating.name for rating in outcome.figures.ratings}
