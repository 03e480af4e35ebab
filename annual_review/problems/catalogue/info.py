"""What can be wrong on the sheet «Thông tin»."""

from annual_review.problems.problem import Entry, Severity

MISSING_ITEM = Entry(
    "TTIN-01",
    Severity.ERROR,
    "Trang «Thông tin» thiếu mục «{item}».",
    "Thêm một dòng «{item}» và ghi nội dung.",
    {"item": "Thư ký"},
)
EMPTY_ITEM = Entry("TTIN-02", Severity.ERROR, "Mục «{item}» để trống.", "Ghi nội dung cho mục này.", {"item": "Thư ký"})
REPEATED_ITEM = Entry(
    "TTIN-03",
    Severity.ERROR,
    "Mục «{item}» được ghi {count} lần; mục này chỉ ghi một lần.",
    "Giữ một dòng, xóa các dòng kia.",
    {"item": "Năm đánh giá", "count": "2"},
)
NEAR_ITEM = Entry(
    "TTIN-04",
    Severity.ERROR,
    "Không nhận ra mục «{found}»; có phải «{item}»?",
    "Sửa tên mục thành «{item}» nếu đúng; nếu không, đổi sang một tên khác hẳn.",
    {"found": "Chủ tri", "item": "Chủ trì"},
)
UNKNOWN_ITEM = Entry(
    "TTIN-05",
    Severity.WARNING,
    "Mục «{found}» không nằm trong mẫu nên không được đọc.",
    "Kiểm tra lại tên mục; nếu chỉ để tham khảo thì không phải làm gì.",
    {"found": "Khách mời danh dự"},
)
OUTSIDE_COLUMNS = Entry(
    "TTIN-17",
    Severity.WARNING,
    "Ô ghi «{value}» nằm ngoài hai cột «Mục» và «Nội dung» nên không được đọc.",
    "Chuyển vào hai cột ấy, mỗi mục một dòng; mục có nhiều người thì mỗi người một dòng. "
    "Nếu chỉ là ghi chú thì đặt tiêu đề «Ghi chú» cho cột.",
    {"value": "Giờ bắt đầu"},
)
NO_ITEMS = Entry(
    "TTIN-06",
    Severity.ERROR,
    "Trang «Thông tin» không có mục nào nhận ra được.",
    "Dùng hai cột «Mục» và «Nội dung» theo mẫu, mỗi mục một dòng.",
)
BASE_NUMBER_ORDER = Entry(
    "TTIN-07",
    Severity.NOTE,
    "Số hiệu «{before}» được viết lại theo thể thức văn bản của Đảng thành «{after}».",
    "Không phải làm gì nếu số hiệu đúng.",
    {"before": "10/KH-ĐU", "after": "10-KH/ĐU"},
)
MEETING_YEAR = Entry(
    "TTIN-08",
    Severity.WARNING,
    "Ngày họp {day} không nằm trong năm đánh giá {year} hay {months} đầu năm sau.",
    "Kiểm tra lại «Ngày họp» và «Năm đánh giá».",
    {"day": "03/12/2019", "year": "2020", "months": "ba tháng"},
)
ENDED_BEFORE = Entry(
    "TTIN-09",
    Severity.ERROR,
    "Giờ kết thúc {ended} không sau giờ bắt đầu {began}.",
    "Sửa lại «Giờ bắt đầu» hoặc «Giờ kết thúc».",
    {"began": "14:00", "ended": "13:30"},
    keeps_record=True,
)
DOCUMENT_BEFORE_MEETING = Entry(
    "TTIN-10",
    Severity.WARNING,
    "Ngày văn bản {document} trước ngày họp {meeting}.",
    "Kiểm tra lại «Ngày văn bản» và «Ngày họp».",
    {"document": "01/12/2020", "meeting": "03/12/2020"},
)
HALF_DECISION = Entry(
    "TTIN-11",
    Severity.ERROR,
    "Có «{present}» nhưng không có «{missing}».",
    "Ghi cả số và ngày của quyết định, hoặc để trống cả hai.",
    {"present": "Số quyết định", "missing": "Ngày quyết định"},
)
PRESENT_DIFFERS = Entry(
    "TTIN-12",
    Severity.ERROR,
    "«Số đảng viên dự họp» ghi {typed}, nhưng trang «Đảng viên» có {roster} người có mặt.",
    "Sửa lại con số này hoặc cột «Có mặt».",
    {"typed": "21", "roster": "22"},
    keeps_record=True,
)
NEAR_PERSON = Entry(
    "TTIN-13",
    Severity.WARNING,
    "«{name}» ({item}) không có trong trang «Đảng viên»; có phải «{near}»?",
    "Sửa cho hai nơi ghi cùng một tên.",
    {"name": "Nguyễn Thị Hằng Ngà", "item": "Chủ trì", "near": "Nguyễn Thị Hằng Nga"},
)
MEETING_EARLY = Entry(
    "TTIN-14",
    Severity.WARNING,
    "Ngày họp {day} ở giữa năm đánh giá {year}, trong khi hội nghị kiểm điểm thường họp từ tháng {month} trở đi.",
    "Ngày được đọc theo thứ tự ngày/tháng/năm; nếu ngày và tháng bị đảo thì sửa lại «Ngày họp».",
    {"day": "12/03/2020", "year": "2020", "month": "9"},
)
DECISION_BEFORE_MEETING = Entry(
    "TTIN-15",
    Severity.ERROR,
    "Ngày quyết định {decision} trước ngày họp {meeting}.",
    "Sửa lại «Ngày quyết định» hoặc «Ngày họp».",
    {"decision": "01/12/2020", "meeting": "03/12/2020"},
)
COMMITTEE_TOO_LARGE = Entry(
    "TTIN-16",
    Severity.ERROR,
    "«Số chi ủy viên» ghi {typed}, nhưng trang «Đảng viên» chỉ có {roster} người.",
    "Sửa lại «Số chi ủy viên».",
    {"typed": "50", "roster": "22"},
)
