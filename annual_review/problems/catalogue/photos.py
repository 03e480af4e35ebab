"""What can be wrong with the photographs a workbook names: never a reason to make no paper.

The value ``name`` is the file's: a group of the same mistake then lists every file by its name.
"""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

MISSING = Entry(
    "ANH-01",
    Severity.WARNING,
    "Không tìm thấy tệp ảnh «{name}».",
    "Đặt tệp ảnh cạnh bảng tính, hoặc trong thư mục «{folder}» cùng tên với bảng tính, rồi chạy lại.",
    {"name": "hop-chi-bo.jpg", "folder": "chi-bo-1"},
)
OUTSIDE = Entry(
    "ANH-02",
    Severity.WARNING,
    "«{name}» không phải tên một tệp ảnh nằm cạnh bảng tính.",
    "Chỉ ghi tên tệp (ví dụ «anh1.jpg»), không ghi ổ đĩa, đường dẫn hay liên kết; đặt tệp ảnh cạnh bảng tính.",
    {"name": "../chi-bo-khac/anh.jpg"},
)
UNREADABLE = Entry(
    "ANH-03",
    Severity.WARNING,
    "Tệp «{name}» hỏng hoặc không phải ảnh JPEG, PNG, GIF, BMP, TIFF, WEBP nên không in vào tin bài.",
    "Mở ảnh bằng chương trình xem ảnh, lưu lại thành JPEG rồi đặt đúng tên tệp này.",
    {"name": "hop-chi-bo.jpg"},
)
TOO_LARGE = Entry(
    "ANH-04",
    Severity.WARNING,
    "Ảnh «{name}» quá lớn ({limit} trở lên) nên không in vào tin bài.",
    "Thu nhỏ ảnh bằng chương trình xem ảnh rồi lưu lại.",
    {"name": "hop-chi-bo.jpg", "limit": "32 MB"},
)
TOO_MANY = Entry(
    "ANH-05",
    Severity.WARNING,
    "Trang tính ghi {count} ảnh; tin bài chỉ in {limit} ảnh đầu, từ ảnh «{name}» trở đi không in.",
    "Giữ lại nhiều nhất {limit} ảnh.",
    {"count": "40", "limit": "20", "name": "anh-21.jpg"},
)
PASTED_PICTURES = Entry(
    "ANH-06",
    Severity.WARNING,
    "Trang có {count} ảnh dán thẳng vào trang tính; ảnh dán không đọc được nên tin bài không có ảnh ấy.",
    "Lưu ảnh thành tệp (bấm chuột phải > Lưu dưới dạng ảnh) đặt cạnh bảng tính, ghi tên tệp ở cột «Tệp», rồi xóa ảnh dán.",
    {"count": "1"},
)
