"""What is to be said of the draft mails that remind branches."""

from annual_review.problems.problem import Entry, Severity

NO_ADDRESS = Entry(
    "THU-01",
    Severity.WARNING,
    "«{value}» không phải là một địa chỉ thư điện tử nên chưa soạn được thư nhắc «{cell}».",
    "Ghi đúng một địa chỉ, không dấu, không khoảng trắng, ví dụ chibo7@hanoi.gov.vn; để trống ô nếu chi bộ không có.",
    {"value": "chibo7@hanoi", "cell": "Chi bộ 7"},
)
