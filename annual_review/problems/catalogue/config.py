"""What is wrong with ``config.toml``: the run does not start (exit code 2)."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

UNREADABLE = Entry(
    "CH-01",
    Severity.ERROR,
    "Không đọc được tệp cấu hình «{file}»: {detail}.",
    "Sửa tệp bằng Notepad, lưu ở bảng mã UTF-8; xem tệp mẫu docs/config.example.toml.",
    {"file": "config.toml", "detail": "tệp không ở bảng mã UTF-8"},
)
UNKNOWN_KEY = Entry(
    "CH-02",
    Severity.ERROR,
    "Tệp cấu hình «{file}» có mục «{name}» ({where}) mà chương trình không biết.{suggestion}",
    "Sửa tên mục hoặc xóa dòng này; các mục được dùng ở đây: {known}.",
    {
        "file": "config.toml",
        "name": "jobbs",
        "where": "[run]",
        "suggestion": " Có phải «jobs»?",
        "known": "jobs, stable_seconds, logs_kept",
    },
)
WRONG_VALUE = Entry(
    "CH-03",
    Severity.ERROR,
    "Tệp cấu hình «{file}», mục «{key}» ghi «{value}»; cần {expected}.{suggestion}",
    "Sửa giá trị, hoặc xóa dòng này để dùng giá trị mặc định.",
    {
        "file": "config.toml",
        "key": "reading.level_scale.A",
        "value": "excelent",
        "expected": "một trong: excellent, good, satisfactory, unsatisfactory",
        "suggestion": " Có phải «excellent»?",
    },
)
MISSING_KEY = Entry(
    "CH-04",
    Severity.ERROR,
    "Tệp cấu hình «{file}» thiếu mục «{key}».",
    "Ghi thêm mục này; xem tệp mẫu docs/config.example.toml.",
    {"file": "config.toml", "key": "expected[1].year"},
)
NO_SUCH_CONFIG = Entry(
    "CH-05",
    Severity.ERROR,
    "Không có tệp cấu hình «{file}».",
    "Kiểm tra đường dẫn sau --config, hoặc bỏ --config để dùng config.toml cạnh generate.py nếu có.",
    {"file": "config.toml"},
)
