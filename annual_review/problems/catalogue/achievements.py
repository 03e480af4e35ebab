"""What can be wrong on the sheets «Thành tích», «Ý kiến» and «Ảnh»."""

from annual_review.problems.problem import Entry, Severity

PHOTO_PATH = Entry(
    "TTICH-01",
    Severity.ERROR,
    "Tên tệp ảnh «{value}» trỏ ra ngoài thư mục của bảng tính.",
    "Chép ảnh vào cạnh bảng tính (hoặc vào thư mục cùng tên với bảng tính) và chỉ ghi tên tệp.",
    {"value": "C:\\Anh\\hop.jpg"},
    keeps_record=True,
)
PERCENT_OVER = Entry(
    "TTICH-02", Severity.ERROR, "Ô ghi {value}%, quá 100%.", "Sửa lại số lượng hoặc đơn vị tính.", {"value": "120"}
)
PERCENT_TINY = Entry(
    "TTICH-04",
    Severity.WARNING,
    "Ô ghi {value} với đơn vị %, nên được in là {value}%; có phải {share}%?",
    "Nếu đúng là {share}% thì gõ {share}; nếu không thì không phải làm gì.",
    {"value": "0,95", "share": "95"},
)
TOTAL_DIFFERS = Entry(
    "TTICH-05",
    Severity.WARNING,
    "Dòng tổng ghi {typed}, nhưng cộng cột «Số lượng» của các dòng được {sum}, số dòng là {count}.",
    "Kiểm tra lại từng dòng rồi sửa dòng tổng; văn bản in số do chương trình đếm.",
    {"typed": "21", "sum": "19", "count": "15"},
)
OTHER_LEVEL = Entry(
    "TTICH-06",
    Severity.NOTE,
    "Cấp «{level}» không có trong các cấp thường dùng; văn bản in đúng như ô ghi.",
    "Không phải sửa nếu đúng là cấp này.",
    {"level": "Cụm thi đua"},
)
DISTRICT_LEVEL = Entry(
    "TTICH-07",
    Severity.NOTE,
    "Cấp «{level}» không còn từ ngày 01/7/2025; văn bản in đúng như ô ghi.",
    "Giữ nguyên nếu cấp này khen thưởng trước ngày 01/7/2025; nếu không, sửa lại cột «Cấp».",
    {"level": "Quận"},
)
UNITS_DIFFER = Entry(
    "TTICH-03",
    Severity.ERROR,
    "Số lượng ghi kèm đơn vị «{typed}», nhưng cột «Đơn vị tính» ghi «{unit}».",
    "Chỉ để con số ở cột «Số lượng» và sửa cột «Đơn vị tính».",
    {"typed": "giải", "unit": "đ/c"},
)
TWICE = Entry(
    "TTICH-08",
    Severity.WARNING,
    "Thành tích «{text}» ghi giống hệt dòng ở {where}, được tính hai lần.",
    "Nếu là một thành tích thì xóa một dòng; nếu là hai thì ghi thêm đối tượng hoặc số quyết định cho khác nhau.",
    {"text": "Lao động tiên tiến", "where": "Thành tích!B4"},
)
