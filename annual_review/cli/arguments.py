"""What may be typed behind ``generate.py``: commands and options in English, help and complaints in Vietnamese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from annual_review import __version__
from annual_review.exit_code import ExitCode

COMMANDS = {
    "run": "đọc thư mục nhận bảng tính và làm hồ sơ (không ghi lệnh nào thì chạy lệnh này)",
    "check": "đọc và kiểm tra bảng tính, không ghi gì",
    "new": "tạo bảng tính trống: của một chi bộ, của đảng bộ, hoặc của mọi chi bộ trong tệp đảng bộ",
    "lint": "kiểm tra mẫu văn bản trước khi chạy",
    "fields": "liệt kê các trường mà mẫu của từng văn bản được dùng, kèm ví dụ",
    "verify": "cho biết văn bản Word lập từ bảng tính nào, đã bị sửa hay chưa",
    "explain": "giải thích một mã lỗi (không ghi mã: liệt kê tất cả)",
    "sample": "tạo bảng tính của một phường hư cấu để tập dùng, trình diễn, đo tốc độ",
}
_FOLDERS = {"input": "nhận bảng tính", "output": "trả hồ sơ", "templates": "chứa mẫu văn bản"}
_VALUED = ("--input", "--output", "--templates", "--config", "--only", "--jobs", "--cells", "--seed")
_NEW_VALUED = ("--cell", "--parent", "--year", "--members", "--from", "--from-ward")
_NIGHTS = ("run", "check")  # the others are no night run
_MEMBERS_LIMIT = 2000
FIRST_REVIEW = 2018  # of the earliest rule set
_LAST_YEAR = 2100
_JOBS_LIMIT = 64
_CELLS_LIMIT = 2000
USAGE = ExitCode.WRONG_SETUP

# The messages of argparse (run on Python 3.11, 3.12 and 3.13) and what is printed for them. Its own way, ``gettext``, takes
# the language from the environment of the process alone, so that ``LANGUAGE`` would have to be set for the whole program and
# what it starts, and a translation must keep every place of the message: «không nhận giá trị» has none.
_MESSAGES = (
    (r"unrecognized arguments: (.*)", r"không hiểu «\1»"),
    (r"argument (\S+): expected one argument", r"tùy chọn \1 cần một giá trị"),
    (r"argument (\S+): ignored explicit argument (.*)", r"tùy chọn \1 không nhận giá trị"),
    (r"ambiguous option: (\S+) could match (.*)", r"tùy chọn \1 viết tắt không rõ, có thể là \2"),
    (r"argument (\S+): (.*)", r"tùy chọn \1: \2"),
    (r"the following arguments are required: (.*)", r"còn thiếu \1"),
)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages are Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and end with exit code 2."""
        for pattern, words in _MESSAGES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                message = found.expand(words)
                break
        self.exit(USAGE, f"Lệnh chưa đúng: {message}.\nXem cách dùng: python generate.py --help\n")

    def format_usage(self) -> str:
        """The usage line in Vietnamese."""
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        """The help in Vietnamese."""
        return super().format_help().replace("usage:", "Cách dùng:", 1)


def _whole(most: int, least: int = 1) -> Callable[[str], int]:
    """Return a parser of a whole number from ``least`` to ``most``."""

    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"«{text}» không phải số nguyên từ {least} đến {most}")
        return int(text)

    return parse


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of the words behind ``command``; on wrong words it says so and raises SystemExit with code 2."""
    commands = "\n".join(f"  {name:<8}{words}" for name, words in COMMANDS.items())
    parser = _Parser(
        prog="generate.py" if command == "run" else f"generate.py {command}",
        description="Làm hồ sơ kiểm điểm, đánh giá, xếp loại chi bộ và đảng viên cuối năm từ bảng tính Excel."
        if command == "run"
        else f"{COMMANDS[command][0].upper()}{COMMANDS[command][1:]}.",
        epilog=f"các lệnh:\n{commands}\n\nmã kết thúc: 0 xong; 1 có bảng tính phải sửa; 2 lệnh, mẫu hoặc cấu hình sai; "
        "3 lỗi của chương trình;\n4 lần chạy khác đang chạy; 5 không ghi được hồ sơ; 130 bị dừng giữa chừng",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    if command == "check":
        parser.add_argument_group("tệp").add_argument(
            "files", nargs="*", type=Path, metavar="FILE", help="bảng tính cần kiểm tra (không ghi: cả thư mục nhận bảng tính)"
        )
    if command == "sample":
        _add_sample(parser)
    elif command == "new":
        _add_new(parser)
    elif command == "explain":
        parser.add_argument_group("mã").add_argument("code", nargs="?", default="", metavar="CODE", help="ví dụ PHIEU-03")
    elif command == "fields":
        parser.add_argument_group("văn bản").add_argument("kind", nargs="?", default="", metavar="KIND", help="ví dụ minutes")
    elif command == "verify":
        parser.add_argument_group("văn bản").add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp .docx")
    if command in (*_NIGHTS, "verify"):
        _add_folders(parser, _FOLDERS)
    elif command == "lint":
        _add_folders(parser, ("templates",))
    _add_ways(parser, command)
    return parser


def _add_sample(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("phường hư cấu")
    group.add_argument("folder", type=Path, metavar="DIR", help="thư mục mới hoặc còn trống để ghi bảng tính vào")
    group.add_argument("--cells", type=_whole(_CELLS_LIMIT), required=True, metavar="N", help="số chi bộ")
    year = _whole(_LAST_YEAR, FIRST_REVIEW)
    group.add_argument("--year", type=year, metavar="Y", help="năm đánh giá (mặc định: đợt hiện nay)")
    group.add_argument("--seed", type=_whole(10**9), default=1, metavar="S", help="cùng số này cho cùng các tệp (mặc định: 1)")
    group.add_argument("--faults", action="store_true", help="cài sẵn lỗi vào một phần ba số bảng tính, kèm danh sách lỗi")


def _add_new(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("bảng tính trống")
    group.add_argument("file", type=Path, metavar="FILE", help="tệp .xlsx sẽ tạo (với --from-ward: thư mục); không ghi đè")
    group.add_argument("--ward", action="store_true", help="tạo tệp của đảng bộ thay vì tệp của chi bộ")
    group.add_argument(
        "--from-ward",
        type=Path,
        dest="from_ward",
        metavar="WORKBOOK",
        help="tạo tệp trống cho mọi chi bộ trong tệp đảng bộ",
    )
    group.add_argument("--cell", default="", metavar="NAME", help="tên chi bộ")
    group.add_argument("--parent", default="", metavar="NAME", help="đảng bộ cấp trên")
    group.add_argument("--year", type=_whole(_LAST_YEAR), metavar="Y", help="năm đánh giá (mặc định: đợt hiện nay)")
    group.add_argument(
        "--members", type=_whole(_MEMBERS_LIMIT), default=30, metavar="N", help="số dòng đảng viên (mặc định: 30)"
    )
    group.add_argument("--from", type=Path, dest="last_year", metavar="WORKBOOK", help="bảng tính năm trước để chép danh sách")


def _add_folders(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    group = parser.add_argument_group("thư mục")
    for name in names:
        group.add_argument(f"--{name}", type=Path, metavar="DIR", help=f"thư mục {_FOLDERS[name]} (mặc định: {name})")
    group.add_argument("--config", type=Path, metavar="FILE", help="tệp cấu hình (mặc định: config.toml cạnh generate.py)")


def _add_ways(parser: argparse.ArgumentParser, command: str) -> None:
    group = parser.add_argument_group("tùy chọn")
    if command in _NIGHTS:
        _add_choices(group, command)
    else:
        parser.set_defaults(json=False)
    group.add_argument("-q", "--quiet", action="store_true", help="chỉ in những gì làm chương trình phải dừng")
    group.add_argument("-v", "--verbose", action="store_true", help="in cả ghi chú, tệp bỏ qua và lý do làm từng hồ sơ")
    group.add_argument("--no-color", action="store_true", help="không dùng màu")
    group.add_argument("--version", action="version", version=__version__, help="in số phiên bản")
    group.add_argument("-h", "--help", action="help", help="in hướng dẫn này")


def _add_choices(group: argparse._ArgumentGroup, command: str) -> None:
    group.add_argument("--only", default="", metavar="GLOB", help="chỉ làm các tệp khớp mẫu tên, ví dụ «chi-bo-*»")
    if command == "run":
        group.add_argument("--force", action="store_true", help="làm lại cả những hồ sơ không có gì thay đổi")
        group.add_argument("--dry-run", action="store_true", dest="dry", help="chỉ cho biết sẽ làm gì, không ghi gì")
    group.add_argument("--jobs", type=_whole(_JOBS_LIMIT), metavar="N", help="số tiến trình chạy cùng lúc (mặc định: 1)")
    group.add_argument("--json", action="store_true", help="in report.json ra màn hình và không in gì khác")


def split(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and the other words; the first word that is neither an option nor its value may name it."""
    rest = list(argv)
    position = 0
    while position < len(rest) and rest[position].startswith("-") and rest[position] != "--":
        position += 2 if rest[position] in (*_VALUED, *_NEW_VALUED) else 1
    if position < len(rest) and rest[position] in COMMANDS:
        return rest.pop(position), rest
    return "run", rest
