"""The command line: a command is called, what stops it is told, the exit codes are those of product.md §2."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NoReturn

from annual_review.cli.arguments import USAGE, parser_of, split
from annual_review.disk.disk import cause
from annual_review.exit_code import ExitCode
from annual_review.rules.calendar import current_review
from annual_review.telling.console import Console, open_console
from annual_review.workers.bug import bug_of


def main(argv: Sequence[str] | None = None, *, home: Path | None = None) -> int:
    """Do what the command line asks and return the exit code; never raises.

    ``home`` is the folder in which ``input``, ``output``, ``config.toml`` and, where a site has its own, ``templates`` lie.
    ``generate.py`` passes its own folder, since a scheduler sets the current one as it likes. The installed command passes
    nothing: its home is the current folder.
    """
    open_console(quiet=True, verbose=False, no_color=True, json=False)  # so that also the help survives any code page
    command, words = split(sys.argv[1:] if argv is None else argv)
    _ensure_current_folder(home or Path(__file__).resolve().parents[2])
    base = home or Path.cwd()
    try:
        asked = parser_of(command).parse_args(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    with _Interruptible():
        return _guarded(command, asked, base)


def _ensure_current_folder(base: Path) -> None:
    """Where the current folder is gone (a share taken away under a scheduler), stand in the program's own."""
    try:
        Path.cwd()
    except OSError:
        os.chdir(base)


class _Interruptible:
    """Within it SIGTERM ends the run like Ctrl+C: whole files, exit code 130."""

    def __enter__(self) -> None:
        self._before = signal.getsignal(signal.SIGTERM)
        try:
            signal.signal(signal.SIGTERM, _interrupt)
        except ValueError:  # not the main thread: whoever runs us there has signals of its own
            self._before = None

    def __exit__(self, *exc: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)


_Own = Callable[[argparse.Namespace, Console], int]  # a command that is no night run


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt


def _guarded(command: str, asked: argparse.Namespace, base: Path) -> int:
    console = open_console(quiet=asked.quiet, verbose=asked.verbose, no_color=asked.no_color, json=asked.json)
    try:
        commands: dict[str, _Own] = {"sample": _sample, "new": partial(_new, base), "explain": _explain, "fields": _fields}
        own = commands.get(command)
        if own:
            return own(asked, console)
        if command in {"lint", "verify"}:
            return _look(command, asked, base, console)
        return _night(command, asked, base, console)
    except KeyboardInterrupt:
        console.message("Đã dừng giữa chừng; các tệp đã ghi đều nguyên vẹn. Chạy lại để làm tiếp phần còn lại.")
        return ExitCode.INTERRUPTED
    except ModuleNotFoundError as missing:
        console.message(f"Thiếu gói Python «{missing.name}». Hãy chạy: pip install -r requirements.txt")
        return USAGE
    except Exception as error:  # noqa: BLE001 - the one handler: a bug outside any workbook
        bug = bug_of(error)  # without the exception's message, which may hold a member's name
        console.message("Chương trình gặp lỗi của chính nó và phải dừng; các tệp đã ghi đều nguyên vẹn.")
        console.message("\n  ".join(("Gửi những dòng sau cho người phụ trách chương trình:", bug.what, *bug.frames)))
        return ExitCode.BUG


def _night(command: str, asked: argparse.Namespace, base: Path, console: Console) -> int:
    from annual_review.night import WORKER_MODULES  # noqa: PLC0415 - light, as the next
    from annual_review.workers.worker import warm_up  # noqa: PLC0415 - light, and begun first

    warm_up(WORKER_MODULES)
    # Templates and the rest take half a second to import: only now is it known that they are needed.
    from annual_review.cli.commands.run import Wanted, run  # noqa: PLC0415

    checking = command == "check"
    wanted = Wanted(
        home=base,
        config=asked.config,
        input=asked.input,
        output=asked.output,
        templates=asked.templates,
        only=asked.only,
        force=not checking and asked.force,
        dry=checking or asked.dry,
        jobs=asked.jobs,
        files=tuple(asked.files) if checking else (),
        json=asked.json,
    )
    return int(run(wanted, console))


def _today() -> date:
    return datetime.now(timezone(timedelta(hours=7))).date()


def _sample(asked: argparse.Namespace, console: Console) -> int:
    from annual_review.sample.ward import LIST_NAME, write_ward  # noqa: PLC0415 - as in _night

    folder: Path = asked.folder
    try:
        years = (asked.year or current_review(_today()),)
        written = write_ward(folder, asked.cells, asked.seed, faults=asked.faults, years=years)
    except FileExistsError:
        console.message(f"Không ghi vào «{folder}» vì ở đó đã có tệp. Hãy chọn một thư mục mới hoặc còn trống.")
        return USAGE
    except OSError as error:
        console.message(f"Không ghi được vào «{folder}»: {cause(error)}.")
        return ExitCode.OUTPUT
    lines = [f"Đã ghi {len(written)} bảng tính của một phường hư cấu vào «{folder}»."]
    if asked.faults:
        planted = sum(file.planted is not None for file in written)
        lines.append(f"{planted} bảng tính có lỗi cài sẵn; danh sách lỗi ở tệp «{LIST_NAME}».")
    console.result(lines)
    return 0


def _new(base: Path, asked: argparse.Namespace, console: Console) -> int:
    # openpyxl takes long to import, as in _night
    from annual_review.cli.commands.new import create  # noqa: PLC0415
    from annual_review.cli.commands.new_ward import create_for_branches, create_for_ward  # noqa: PLC0415
    from annual_review.handout.blank import BlankForm  # noqa: PLC0415

    if asked.from_ward:
        return int(create_for_branches(asked.file, asked.from_ward, console))
    if asked.ward:
        return int(create_for_ward(asked.file, asked.parent, asked.year or current_review(_today()), base, console))
    year = asked.year if asked.year or asked.last_year else current_review(_today())
    form = BlankForm(year, asked.parent, asked.cell, members=asked.members)
    return int(create(asked.file, form, asked.last_year, console))


def _explain(asked: argparse.Namespace, console: Console) -> int:
    from annual_review.cli.commands.explain import explain  # noqa: PLC0415 - as in _night

    return int(explain(asked.code, console))


def _fields(asked: argparse.Namespace, console: Console) -> int:
    from annual_review.cli.commands.fields import fields  # noqa: PLC0415 - as in _night

    return int(fields(asked.kind, console))


def _look(command: str, asked: argparse.Namespace, base: Path, console: Console) -> int:
    """Look at templates or papers where the configuration says that they lie."""
    from annual_review.cli.commands.run import Wanted, chosen_folders  # noqa: PLC0415 - as in _night

    wanted = Wanted(home=base, config=asked.config, templates=asked.templates)
    if command == "verify":
        wanted = replace(wanted, input=asked.input, output=asked.output)
    folders = chosen_folders(wanted, console)
    if folders is None:
        return USAGE
    if command == "lint":
        from annual_review.cli.commands.lint import lint  # noqa: PLC0415 - as in _night

        return int(lint(folders.templates, console))
    from annual_review.cli.commands.verify import verify  # noqa: PLC0415 - as in _night

    return int(verify(asked.files, folders, console))
