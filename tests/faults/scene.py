"""A small ward to disturb: its workbooks, what an undisturbed night makes of them, and how a disturbed one is judged."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from jsonschema import Draft202012Validator

from annual_review.disk.names import WARD_FOLDER
from annual_review.night.handover import is_ours
from annual_review.telling.report import report_schema
from tests.small_branch.night import House, other_branch, workbook, wrong_count

CELLS = 4
OF_THE_RUN = ("index.html", "report.json", "nhat-ky")  # what tells of one run and names its time


@dataclass(frozen=True)
class Scene:
    """Workbooks by name; ``wanted`` is every file an undisturbed night leaves, but for those that tell of the run."""

    workbooks: dict[str, bytes]
    wanted: dict[str, bytes]

    def house(self, root: Path) -> House:
        """Return a house with these workbooks in its inbox."""
        house = House(root)
        for name, data in self.workbooks.items():
            house.put(name, data)
        return house


def ward() -> dict[str, bytes]:
    """Return four good workbooks and one to be refused."""
    return {**{f"{number}.xlsx": other_branch(number) for number in range(1, CELLS + 1)}, "sai.xlsx": wrong_count()}


def pair() -> dict[str, bytes]:
    """Return two good workbooks and a file that is none."""
    return {"1.xlsx": other_branch(1), "2.xlsx": other_branch(2), "hong.xlsx": b"khong phai bang tinh"}


def one_branch(place: str = "") -> dict[str, bytes]:
    """Return one good workbook and one to be refused; another ``place`` makes other papers."""
    return {"1.xlsx": workbook({"Địa danh": place} if place else None), "hong.xlsx": b"khong phai bang tinh"}


def undisturbed(root: Path, workbooks: dict[str, bytes]) -> Scene:
    """Return the scene of these workbooks, with what a night in peace makes of them."""
    house = Scene(workbooks, {}).house(root)
    house.night()
    return Scene(workbooks, made(house.output))


def made(output: Path) -> dict[str, bytes]:
    """Return every file of the output, hidden ones too, but for those that tell of the run."""
    files = (file for file in output.rglob("*") if file.is_file())
    named = {file.relative_to(output).as_posix(): file.read_bytes() for file in files}
    return {name: data for name, data in named.items() if name.split("/")[0] not in OF_THE_RUN}


def hashes(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the hash and the time of change of every file of a folder."""
    return {
        file.relative_to(folder).as_posix(): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def torn(output: Path, *wholes: Scene) -> list[str]:
    """Return the files under their final name that are not whole: neither as one of the scenes has them, nor readable."""
    return [name for name, data in made(output).items() if _is_final(name) and not _is_whole(name, data, wholes)] + [
        name for name in ("index.html", "report.json") if (output / name).exists() and not _tells(output / name)
    ]


def _is_final(name: str) -> bool:
    return not name.endswith(".dang-ghi") and "/.dang-ghi/" not in name and not name.endswith(".lock")


def _is_whole(name: str, data: bytes, wholes: tuple[Scene, ...]) -> bool:
    if any(scene.wanted.get(name) == data for scene in wholes):
        return True
    if name.startswith("ban-giao/"):
        return is_ours(data)  # of papers partly of one night and partly of the other
    if f"/{WARD_FOLDER}/" in name and name.endswith((".docx", ".xlsx")):
        return _opens(data)  # of branches partly of one night and partly of the other
    return False


def _opens(data: bytes) -> bool:
    """Say whether a paper is a whole package: every part of it unpacks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.testzip() is None
    except zipfile.BadZipFile:
        return False


def _tells(file: Path) -> bool:
    data = file.read_bytes()
    if file.suffix == ".html":
        return data.endswith((b"</html>", b"</html>\n"))
    return list(Draft202012Validator(report_schema()).iter_errors(json.loads(data))) == []


def is_healed(output: Path, scene: Scene) -> list[str]:
    """Return how the output differs from that of an undisturbed night: nothing, after a clean run."""
    found = made(output)
    differing = {name for name in found.keys() | scene.wanted.keys() if found.get(name) != scene.wanted.get(name)}
    broken = [str(file) for file in output.rglob("*.docx") if not zipfile.is_zipfile(file)]
    return sorted(differing) + broken + torn(output, scene)
