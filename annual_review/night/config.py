"""``config.toml``: what a site sets once instead of on every command line; strict, and every path relative to the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from annual_review.disk.disk import cause
from annual_review.disk.inbox import SETTLING_SECONDS
from annual_review.model.names import legible
from annual_review.model.ratings import RatingLevel
from annual_review.night.setup import Folders, shipped_templates
from annual_review.problems import Problem, Read, did_you_mean
from annual_review.problems.catalogue import config as config_problems
from annual_review.telling.expected import ExpectedBranches
from annual_review.telling.journal import RUNS_KEPT
from annual_review.workers.limits import Limits

CONFIG_NAME = "config.toml"
JOBS_LIMIT = 64
_HOUR = 3600
_MOST_MIB = 1024 * 1024
_YEARS = (1990, 2100)
Table = Mapping[str, object]
_P = TypeVar("_P", Path, None)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the configuration can say. Paths are absolute; ``override`` is the ward's own rule file, if any."""

    folders: Folders
    override: Path | None = None
    expected: tuple[ExpectedBranches, ...] = ()
    stable_seconds: float = SETTLING_SECONDS
    logs_kept: int = RUNS_KEPT
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    level_scale: Mapping[str, RatingLevel] = field(default_factory=dict, hash=False)


def default_settings(home: Path) -> Settings:
    """Return what holds without a configuration for the work in folder ``home``; without forms of its own, the shipped ones."""
    own = home / "templates"
    return Settings(Folders(home / "input", home / "output", own if own.is_dir() else shipped_templates()))


def load_settings(file: Path, defaults: Settings) -> Read[Settings]:
    """Return ``defaults`` with what ``file`` says in their place, None beside every problem of the file."""
    name = legible(file.name)
    if not file.is_file():  # a folder, or a pipe that would never end
        return Read(None, (config_problems.UNREADABLE.at(file=name, detail="đây không phải một tệp"),))
    text = ""
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except OSError as error:
        return Read(None, (config_problems.UNREADABLE.at(file=name, detail=cause(error)),))
    except UnicodeDecodeError:
        return Read(None, (config_problems.UNREADABLE.at(file=name, detail="tệp không ở bảng mã UTF-8"),))
    except tomllib.TOMLDecodeError as error:
        return Read(None, (config_problems.UNREADABLE.at(file=name, detail=_syntax(text, error)),))
    problems: list[Problem] = []
    found = _settings(_Section(name, "", table, problems), file.absolute().parent, defaults)
    return Read(None if problems else found, tuple(problems))


def _syntax(text: str, error: tomllib.TOMLDecodeError) -> str:
    """Return where TOML is wrong, in Vietnamese; a path of Windows in double quotes is the usual reason."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    if place is None:
        return "sai cú pháp TOML (ở cuối tệp)"
    line, column = map(int, place.groups())
    path = "\\" in text.split("\n")[line - 1]
    hint = "; đường dẫn có dấu \\ phải đặt trong dấu nháy đơn, ví dụ 'D:\\ho-so'" if path else ""
    return f"sai cú pháp TOML (dòng {line}, cột {column}){hint}"


def _settings(top: _Section, folder: Path, defaults: Settings) -> Settings:
    folders, run, limits = top.inner("folders"), top.inner("run"), top.inner("limits")
    rules, reading = top.inner("rules"), top.inner("reading")
    found = replace(
        defaults,
        folders=Folders(
            folders.path("input", folder, defaults.folders.input),
            folders.path("output", folder, defaults.folders.output),
            folders.path("templates", folder, defaults.folders.templates),
        ),
        override=rules.path("override", folder, None),
        jobs=run.whole("jobs", defaults.jobs, 1, JOBS_LIMIT),
        stable_seconds=run.whole("stable_seconds", int(defaults.stable_seconds), 0, _HOUR),
        logs_kept=run.whole("logs_kept", defaults.logs_kept, 1, 10_000),
        limits=Limits(
            limits.whole("seconds", defaults.limits.seconds, 5, _HOUR),
            limits.whole("memory_mib", defaults.limits.memory_mib, 128, _MOST_MIB),
        ),
        level_scale=_level_scale(reading.inner("level_scale")),
        expected=tuple(_expected(each) for each in top.rows("expected")),
    )
    for section in (folders, run, limits, rules, reading, top):
        section.close()
    return found


def _level_scale(section: _Section) -> dict[str, RatingLevel]:
    return {mark: section.level(mark) for mark in section.table}


def _expected(section: _Section) -> ExpectedBranches:
    found = ExpectedBranches(ward=section.text("ward"), year=section.year("year"), branches=section.texts("cells"))
    section.close()
    return found


class _Section:
    """One table of the file while it is read: every key known and of the right kind, or a problem that names it."""

    def __init__(self, file: str, name: str, table: object, problems: list[Problem]) -> None:
        self._file = file
        self._name = name
        self._problems = problems
        self._known: list[str] = []
        self.table: Table = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self._wrong(name, table, "một nhóm mục con, mở đầu bằng tên trong ngoặc vuông")

    def inner(self, key: str) -> _Section:
        """Return the table under ``key``; an empty one when it is not there."""
        return _Section(self._file, self._path(key), self._take(key, {}), self._problems)

    def rows(self, key: str) -> list[_Section]:
        """Return the tables written as ``[[key]]``."""
        found = self._take(key, [])
        if not isinstance(found, list):
            self._wrong(self._path(key), found, f"các nhóm [[{key}]]")
            return []
        return [_Section(self._file, f"{self._path(key)}[{count}]", row, self._problems) for count, row in enumerate(found, 1)]

    def path(self, key: str, folder: Path, default: _P) -> Path | _P:
        """Return a path, taken from ``folder`` when it is relative; empty text means the default."""
        found = self._take(key, "")
        if isinstance(found, str) and not any(letter < " " for letter in found):  # "D:\new" holds a line end, not a path
            return folder / found if found.strip() else default
        self._wrong(self._path(key), found, "một đường dẫn trong dấu nháy đơn")
        return default

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number from ``least`` to ``most``."""
        found = self._take(key, default)
        if isinstance(found, int) and not isinstance(found, bool) and least <= found <= most:
            return found
        self._wrong(self._path(key), found, f"một số nguyên từ {least} đến {most}")
        return default

    def year(self, key: str) -> int:
        """Return the year of a review; it must be there."""
        found = self._required(key)
        if isinstance(found, int) and not isinstance(found, bool) and _YEARS[0] <= found <= _YEARS[1]:
            return found
        if found is not None:
            self._wrong(self._path(key), found, f"một năm từ {_YEARS[0]} đến {_YEARS[1]}")
        return 0

    def text(self, key: str) -> str:
        """Return text that is not empty; it must be there."""
        found = self._required(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if found is not None:
            self._wrong(self._path(key), found, "chữ trong dấu nháy, không rỗng")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty or there twice; it must be there."""
        found = self._required(key)
        if isinstance(found, list) and found and all(isinstance(each, str) and each.strip() for each in found):
            return tuple(dict.fromkeys(each.strip() for each in found))
        if found is not None:
            self._wrong(self._path(key), found, 'một danh sách như ["GB-01", "Chi bộ 2"]')
        return ()

    def level(self, key: str) -> RatingLevel:
        """Return a level of rating."""
        found = self._take(key, "")
        words = [each.value for each in RatingLevel]
        if isinstance(found, str) and found in words:
            return RatingLevel(found)
        near = did_you_mean(found.casefold(), words) if isinstance(found, str) else ""
        self._wrong(self._path(key), found, f"một trong: {', '.join(words)}", near)
        return RatingLevel.GOOD

    def close(self) -> None:
        """Tell every key nobody asked for."""
        for key in self.table:
            if key not in self._known:
                near = did_you_mean(key.casefold(), self._known)
                known = ", ".join(self._known)
                where = f"[{self._name}]" if self._name else "ngoài cùng"
                self._problems.append(
                    config_problems.UNKNOWN_KEY.at(file=self._file, key=legible(key), where=where, suggestion=near, known=known)
                )

    def _take(self, key: str, default: object) -> object:
        self._known.append(key)
        return self.table.get(key, default)

    def _required(self, key: str) -> object:
        found = self._take(key, None)
        if found is None:
            self._problems.append(config_problems.MISSING_KEY.at(file=self._file, key=self._path(key)))
        return found

    def _path(self, key: str) -> str:
        return f"{self._name}.{legible(key)}" if self._name else legible(key)

    def _wrong(self, key: str, found: object, wanted: str, near: str = "") -> None:
        shown = legible(str(found))[:80]
        self._problems.append(
            config_problems.WRONG_VALUE.at(file=self._file, key=key, value=shown, wanted=wanted, suggestion=near)
        )
