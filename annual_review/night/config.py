"""``config.toml``: what a site sets once instead of on every command line; strict, and every path relative to the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeGuard

from annual_review.disk.disk import cause
from annual_review.disk.inbox import SETTLING_SECONDS
from annual_review.documents.settings import Addressee, PaperSettings
from annual_review.model.names import legible
from annual_review.model.ratings import RatingLevel
from annual_review.night.setup import Folders, shipped_templates
from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import config as config_problems
from annual_review.strict_toml import Section, Wording, is_text, is_whole
from annual_review.telling.expected import ExpectedBranches
from annual_review.telling.journal import RUNS_KEPT
from annual_review.workers.limits import Limits

CONFIG_NAME = "config.toml"
JOBS_LIMIT = 64
_HOUR = 3600
_MOST_MIB = 1024 * 1024
_MOST_RESERVE_BALLOTS = 50
_YEARS = (1990, 2100)
_WORDING = Wording(
    unknown_key=config_problems.UNKNOWN_KEY,
    missing_key=config_problems.MISSING_KEY,
    wrong_value=config_problems.WRONG_VALUE,
    table="một nhóm mục con, mở đầu bằng tên trong ngoặc vuông",
    tables="các nhóm [[{key}]]",
    text="chữ trong dấu nháy, không rỗng",
    longest_value=80,
)


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
    papers: PaperSettings = field(default_factory=PaperSettings)


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
    found = _settings(Section(name, table, problems, _WORDING), file.absolute().parent, defaults)
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


def _settings(top: Section, folder: Path, defaults: Settings) -> Settings:
    folders, run, limits, rules, reading, papers = (
        top.inner(key, optional=True) for key in ("folders", "run", "limits", "rules", "reading", "papers")
    )
    found = replace(
        defaults,
        folders=Folders(
            _path(folders, "input", folder) or defaults.folders.input,
            _path(folders, "output", folder) or defaults.folders.output,
            _path(folders, "templates", folder) or defaults.folders.templates,
        ),
        override=_path(rules, "override", folder),
        jobs=_whole(run, "jobs", defaults.jobs, 1, JOBS_LIMIT),
        stable_seconds=_whole(run, "stable_seconds", int(defaults.stable_seconds), 0, _HOUR),
        logs_kept=_whole(run, "logs_kept", defaults.logs_kept, 1, 10_000),
        limits=Limits(
            _whole(limits, "seconds", defaults.limits.seconds, 5, _HOUR),
            _whole(limits, "memory_mib", defaults.limits.memory_mib, 128, _MOST_MIB),
        ),
        level_scale=_level_scale(reading.inner("level_scale", optional=True)),
        papers=_papers(papers, defaults.papers),
        expected=tuple(_expected(each) for each in top.rows("expected")),
    )
    for section in (folders, run, limits, rules, reading, papers, top):
        section.close()
    return found


def _level_scale(section: Section) -> dict[str, RatingLevel]:
    return {mark: section.choice(mark, RatingLevel) for mark in section.keys()}  # noqa: SIM118 - a Section, not a dict


def _papers(section: Section, defaults: PaperSettings) -> PaperSettings:
    return PaperSettings(
        formulae=section.truth("formulae", default=defaults.formulae),
        tally_shares=section.truth("tally_shares", default=defaults.tally_shares),
        news_counts=section.truth("news_counts", default=defaults.news_counts),
        over_limit_names=section.truth("over_limit_names", default=defaults.over_limit_names),
        addressee=section.choice("addressee", Addressee) if section.has("addressee") else defaults.addressee,
        reserve_ballots=_whole(section, "reserve_ballots", defaults.reserve_ballots, 0, _MOST_RESERVE_BALLOTS),
    )


def _expected(section: Section) -> ExpectedBranches:
    ward = section.text("ward").strip()
    year = section.value("year", is_whole(*_YEARS), f"một năm từ {_YEARS[0]} đến {_YEARS[1]}") or 0
    names = section.value("cells", _is_texts, 'một danh sách như ["GB-01", "Chi bộ 2"]') or []
    section.close()
    return ExpectedBranches(ward, year, branches=tuple(dict.fromkeys(each.strip() for each in names)))


def _whole(section: Section, key: str, default: int, least: int, most: int) -> int:
    found = section.value(key, is_whole(least, most), f"một số nguyên từ {least} đến {most}", optional=True)
    return default if found is None else found


def _path(section: Section, key: str, folder: Path) -> Path | None:
    """Return a path, taken from ``folder`` when it is relative; None for an empty text, which stands for the default."""
    found = section.value(key, _is_path, "một đường dẫn trong dấu nháy đơn", optional=True)
    return folder / found if found and found.strip() else None


def _is_path(found: object) -> TypeGuard[str]:
    return isinstance(found, str) and not any(letter < " " for letter in found)  # "D:\new" holds a line end, not a path


def _is_texts(found: object) -> TypeGuard[list[str]]:
    return isinstance(found, list) and bool(found) and all(is_text(each) for each in found)
