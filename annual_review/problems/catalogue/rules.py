"""What can be wrong with a rule set, a ward's own values, or the choice of a rule set."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

UNREADABLE = Entry(
    "QD-01",
    Severity.ERROR,
    "Không đọc được tệp quy định «{file}»: {detail}.",
    "Mở tệp bằng một trình soạn thảo văn bản, sửa dòng được nêu, lưu với bảng mã UTF-8.",
    {"file": "quy-dinh-rieng.toml", "detail": "sai cú pháp ở dòng 3"},
)
UNKNOWN_KEY = Entry(
    "QD-02",
    Severity.ERROR,
    "Tệp quy định «{file}» có mục lạ «{key}».{suggestion}",
    "Sửa lại tên mục cho đúng hoặc xóa mục này.",
    {"file": "quy-dinh-rieng.toml", "key": "cap.persent", "suggestion": " Có phải «percent»?"},
)
MISSING_KEY = Entry(
    "QD-03",
    Severity.ERROR,
    "Tệp quy định «{file}» thiếu mục «{key}».",
    "Thêm mục còn thiếu; mỗi giá trị phải có căn cứ («reference») và dấu đã xác nhận hay chưa («confirmed»).",
    {"file": "2019-hd21.toml", "key": "cap.percent.reference"},
)
WRONG_VALUE = Entry(
    "QD-04",
    Severity.ERROR,
    "Tệp quy định «{file}», mục «{key}» có giá trị «{value}»; cần {expected}.",
    "Sửa lại giá trị của mục này.",
    {"file": "quy-dinh-rieng.toml", "key": "cap.rounding", "value": "up", "expected": "một trong: floor, half_up"},
)
YEARS_OVERLAP = Entry(
    "QD-05",
    Severity.ERROR,
    "Hai bộ quy định «{first}» và «{second}» cùng áp dụng cho năm {year}.",
    "Sửa năm bắt đầu, năm kết thúc để mỗi năm chỉ có một bộ quy định.",
    {"first": "2019-hd21", "second": "2023-hd25", "year": "2022"},
)
YEARS_GAP = Entry(
    "QD-06",
    Severity.ERROR,
    "Giữa hai bộ quy định «{first}» và «{second}» thiếu năm {year}.",
    "Sửa năm bắt đầu, năm kết thúc để không năm nào bị bỏ trống.",
    {"first": "2019-hd21", "second": "2023-hd25", "year": "2022"},
)
SAME_ID = Entry(
    "QD-07",
    Severity.ERROR,
    "Có hai tệp quy định cùng mã «{id}».",
    "Đặt cho mỗi tệp một mã riêng.",
    {"id": "2019-hd21"},
)
OVERRIDE_UNKNOWN = Entry(
    "QD-08",
    Severity.ERROR,
    "Tệp quy định riêng «{file}» sửa bộ quy định «{id}» nhưng không có bộ này.{suggestion}",
    "Ghi ở mục «rule_set» một trong các mã: {known}.",
    {"file": "quy-dinh-rieng.toml", "id": "2019-hd12", "suggestion": " Có phải «2019-hd21»?", "known": "2018-hd16, 2019-hd21"},
)
HIGHER_PERCENT = Entry(
    "QD-09",
    Severity.ERROR,
    "Tệp quy định riêng «{file}» nâng tỷ lệ khống chế lên {percent} phần trăm, cao hơn mức {most} phần trăm của quy định.",
    "Chỉ được giữ nguyên hoặc hạ tỷ lệ; trường hợp được vượt thì ghi căn cứ ở mục «cap.grounds» (nếu quy định cho phép).",
    {"file": "quy-dinh-rieng.toml", "percent": "30", "most": "20"},
)
NO_EXCEPTION = Entry(
    "QD-10",
    Severity.ERROR,
    "Tệp quy định «{file}» ghi căn cứ vượt tỷ lệ khống chế («cap.grounds») nhưng bộ quy định «{id}» không cho phép vượt.",
    "Xóa mục «cap.grounds».",
    {"file": "quy-dinh-rieng.toml", "id": "2019-hd21"},
)
NO_RULE_SET = Entry(
    "QD-11",
    Severity.ERROR,
    "Không có bộ quy định nào cho năm đánh giá {year}; chương trình có quy định của các năm {known}.",
    "Kiểm tra lại mục «Năm đánh giá»; nếu đúng năm, ghi mã bộ quy định vào mục «Quy định áp dụng».",
    {"year": "2012", "known": "từ 2018 trở đi"},
)
UNKNOWN_RULE_SET = Entry(
    "QD-12",
    Severity.ERROR,
    "Không có bộ quy định «{id}».{suggestion}",
    "Ghi một trong các mã: {known}; hoặc để trống để chương trình chọn theo năm đánh giá.",
    {"id": "2019-hd12", "suggestion": " Có phải «2019-hd21»?", "known": "2018-hd16, 2019-hd21"},
)
OTHER_YEARS = Entry(
    "QD-13",
    Severity.WARNING,
    "Quy định áp dụng «{id}» không phải quy định của năm đánh giá {year}.",
    "Kiểm tra lại mục «Quy định áp dụng»; để trống thì chương trình chọn theo năm đánh giá.",
    {"id": "2019-hd21", "year": "2024"},
)
