"""What can be wrong with the totals of a review: counts of ballots and votes that do not agree."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

COLLECTED_MORE_THAN_ISSUED = Entry(
    "DC-01",
    Severity.ERROR,
    "{ballot}: thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra.",
    "Kiểm tra lại biên bản kiểm phiếu: số phiếu phát ra phải bằng số phiếu thu về cộng số phiếu không thu về.",
    {"ballot": "Phiếu đảng viên", "collected": "23", "issued": "22"},
)
VALID_PLUS_INVALID = Entry(
    "DC-02",
    Severity.ERROR,
    "{ballot}: thu về {collected} phiếu, nhưng hợp lệ {valid} cộng không hợp lệ {invalid} là {sum} phiếu.",
    "Kiểm tra lại ba số này trong biên bản kiểm phiếu; số phiếu thu về phải bằng số hợp lệ cộng số không hợp lệ.",
    {"ballot": "Phiếu đảng viên", "collected": "22", "valid": "20", "invalid": "1", "sum": "21"},
)
ISSUED_MORE_THAN_PRESENT = Entry(
    "DC-03",
    Severity.ERROR,
    "{ballot}: phát ra {issued} phiếu, nhiều hơn {present} đảng viên có mặt.",
    "Kiểm tra lại số phiếu phát ra và cột «Có mặt» của danh sách đảng viên.",
    {"ballot": "Phiếu đảng viên", "issued": "23", "present": "22"},
)
MORE_VOTES_THAN_VALID = Entry(
    "DC-04",
    Severity.ERROR,
    "Đồng chí {name}: cộng các mức được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức của đồng chí này và số phiếu hợp lệ.",
    {"name": "Trần Thị B", "votes": "23", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
FEWER_VOTES_THAN_VALID = Entry(
    "DC-05",
    Severity.WARNING,
    "Đồng chí {name}: cộng các mức được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức.",
    {"name": "Trần Thị B", "votes": "21", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
ISSUED_MORE_THAN_CONVOKED = Entry(
    "DC-16",
    Severity.ERROR,
    "{ballot}: phát ra {issued} phiếu, nhiều hơn {convoked} đảng viên chính thức được triệu tập.",
    "Đảng viên dự bị, người bị đình chỉ sinh hoạt và người sinh hoạt tạm thời nơi khác không bỏ phiếu; kiểm tra lại số phiếu "
    "phát ra, cột «Diện» và cột «Không đánh giá».",
    {"ballot": "Phiếu đảng viên", "issued": "23", "convoked": "22"},
)
PROBATIONARY_VOTED = Entry(
    "DC-09",
    Severity.WARNING,
    "{ballot}: phát ra {issued} phiếu, nhiều hơn {official} đảng viên chính thức có mặt.",
    "Đảng viên dự bị không có quyền biểu quyết; kiểm tra lại số phiếu phát ra.",
    {"ballot": "Phiếu đảng viên", "issued": "22", "official": "21"},
)
MORE_APPROVALS_THAN_VALID = Entry(
    "DC-10",
    Severity.ERROR,
    "Đồng chí {name}: «Đồng ý» cộng «Không đồng ý» được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại hai số này của đồng chí và số phiếu hợp lệ.",
    {"name": "Trần Thị B", "votes": "23", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
FEWER_APPROVALS_THAN_VALID = Entry(
    "DC-11",
    Severity.WARNING,
    "Đồng chí {name}: «Đồng ý» cộng «Không đồng ý» được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại hai số này.",
    {"name": "Trần Thị B", "votes": "21", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
MORE_CELL_VOTES_THAN_VALID = Entry(
    "DC-13",
    Severity.ERROR,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức và số phiếu hợp lệ.",
    {"votes": "23", "valid": "22"},
)
FEWER_CELL_VOTES_THAN_VALID = Entry(
    "DC-14",
    Severity.WARNING,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi mức nào thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức.",
    {"votes": "21", "valid": "22"},
)
CELL_COUNT_DIFFERS = Entry(
    "DC-17",
    Severity.NOTE,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, khác {valid} phiếu hợp lệ của phiếu đảng viên.",
    "Nếu hai lần bỏ phiếu có số phiếu khác nhau thì ghi thêm «Phát ra», «Thu về», «Hợp lệ», «Không hợp lệ» ở trang "
    "«Phiếu chi bộ»; nếu không, kiểm tra lại số phiếu từng mức.",
    {"votes": "21", "valid": "22"},
)
MORE_CELL_VOTES_THAN_VOTERS = Entry(
    "DC-18",
    Severity.ERROR,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, nhiều hơn {voters} {who}.",
    "Kiểm tra lại số phiếu từng mức của phiếu chi bộ và cột «Có mặt», «Diện», «Không đánh giá» của danh sách đảng viên.",
    {"votes": "23", "voters": "22", "who": "đảng viên có mặt"},
)
MORE_MARKS_THAN_VALID = Entry(
    "DC-15",
    Severity.ERROR,
    "Đồng chí {name}: các mức {votes} phiếu cộng không ghi {blank} phiếu là {sum}, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức và số phiếu không ghi của đồng chí này.",
    {"name": "Trần Thị B", "votes": "22", "blank": "1", "sum": "23", "valid": "22"},
    elsewhere="{name}: {sum}",
)
