"""What is to be said of annotated copies: what one could not carry over, and those that somebody edited."""

from annual_review.problems.problem import Entry, Severity

_ORIGINAL_WHOLE = "Tệp gốc vẫn nguyên vẹn; nếu cần giữ, hãy sửa thẳng vào tệp gốc."

MACROS = Entry("SUA-01", Severity.NOTE, "Bản sửa lỗi không mang theo macro của bảng tính.", _ORIGINAL_WHOLE)
SHAPES = Entry(
    "SUA-02",
    Severity.NOTE,
    "Bản sửa lỗi có thể thiếu hình vẽ, hộp chữ, nút bấm hoặc biểu đồ của bảng tính.",
    _ORIGINAL_WHOLE,
)
NEW_RULES = Entry(
    "SUA-03",
    Severity.NOTE,
    "Bản sửa lỗi có thể thiếu một số danh sách chọn và màu tô theo điều kiện của bảng tính.",
    _ORIGINAL_WHOLE,
)
FORMULAS = Entry(
    "SUA-04",
    Severity.NOTE,
    "Bảng tính có công thức; bản sửa lỗi giữ công thức kèm kết quả tính lần trước.",
    "Sửa xong, mở bằng Excel rồi bấm Lưu để công thức tính lại.",
)
VALUES_ONLY = Entry(
    "SUA-05",
    Severity.NOTE,
    "Bản sửa lỗi chỉ chép lại giá trị các ô, không có công thức, định dạng và hình ảnh của tệp gốc.",
    "Vẫn có thể sửa và nộp lại bản này; nếu cần giữ định dạng, hãy sửa thẳng vào tệp gốc.",
)
NO_SHEETS = Entry(
    "SUA-06",
    Severity.NOTE,
    "Bản này chỉ có bảng kê lỗi, không có các trang tính của tệp gốc.",
    "Sửa thẳng vào tệp gốc theo bảng kê rồi nộp lại tệp gốc.",
)
SHEETS_SHOWN = Entry(
    "SUA-07",
    Severity.NOTE,
    "Trong bản sửa lỗi, trang bị ẩn có chỗ cần sửa đã được cho hiện: {sheets}.",
    "Sửa xong có thể ẩn lại.",
    {"sheets": "«Phiếu chi bộ»"},
)
MORE = Entry(
    "SUA-08",
    Severity.NOTE,
    "Còn {count} mục nữa không kê hết ở đây.",
    "Sửa các mục đã kê rồi nộp lại; lần chạy sau sẽ kê tiếp.",
    {"count": "120"},
)
COPY_EDITED = Entry(
    "SUA-11",
    Severity.WARNING,
    "Bản sửa lỗi «{copy}» đã có người sửa tại chỗ nên giữ nguyên; chương trình không đọc tệp ở thư mục này.",
    "Chép bản ấy vào thư mục nhận bảng tính, thay cho tệp cũ, rồi chạy lại. Muốn có bản sửa lỗi mới thì xóa bản ấy.",
    {"copy": "can-sua/chi-bo-1.xlsx"},
)
COPY_LEFT = Entry(
    "SUA-12",
    Severity.WARNING,
    "Bảng tính đã hết lỗi nhưng bản sửa lỗi «{copy}» đã có người sửa tại chỗ nên chưa xóa.",
    "Xem còn số liệu nào chỉ có ở bản ấy không, rồi xóa bản ấy.",
    {"copy": "can-sua/chi-bo-1.xlsx"},
)
COPY_HELD = Entry(
    "SUA-13",
    Severity.WARNING,
    "Chưa ghi được bản sửa lỗi «{copy}»: {cause}.",
    "Sửa theo danh sách lỗi ở bảng tình hình; đóng bản ấy nếu đang mở, lần chạy sau sẽ có bản mới.",
    {"copy": "can-sua/chi-bo-1.xlsx", "cause": "không có quyền truy cập hoặc tệp đang mở trong chương trình khác"},
)
LIST_ONLY_IN_TIME = Entry(
    "SUA-14",
    Severity.WARNING,
    "Bản sửa lỗi chỉ có bảng kê lỗi, vì chép lại cả bảng tính quá {seconds} giây hoặc quá nặng (hình vẽ, định dạng thừa).",
    "Sửa thẳng vào tệp gốc theo bảng kê; nên chép số liệu sang bảng tính trống lập bằng lệnh new.",
    {"seconds": "20"},
)
