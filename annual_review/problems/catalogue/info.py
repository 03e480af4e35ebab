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
MEETING_OUTSIDE = Entry(
    "TTIN-08",
    Severity.ERROR,
    "Ngày họp {day} không nằm trong thời gian kiểm điểm năm {year} (từ {first} đến {last}).",
    "Kiểm tra lại «Ngày họp» và «Năm đánh giá»; ngày được đọc theo thứ tự ngày/tháng/năm.",
    {"day": "03/12/2019", "year": "2020", "first": "01/10/2020", "last": "31/03/2021"},
    keeps_record=True,
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
OTHER_YEAR = Entry(
    "TTIN-14",
    Severity.WARNING,
    "Mục «{item}» nhắc đến năm {found}, trong khi đang đánh giá năm {year}.",
    "Kiểm tra lại, nhất là khi chép từ bảng tính năm trước; nếu đúng là nói về năm {found} thì không phải sửa.",
    {"item": "Kết luận", "found": "2019", "year": "2020"},
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
NOT_A_MEMBER = Entry(
    "TTIN-18",
    Severity.WARNING,
    "«{name}» ({item}) không có trong trang «Đảng viên», cũng không phải đại biểu cấp trên.",
    "Nếu là đảng viên của chi bộ, sửa cho hai nơi ghi cùng một tên hoặc bổ sung vào trang «Đảng viên».",
    {"name": "Trần Văn Lạ", "item": "Thư ký"},
)
DECISION_WITHOUT_WARD = Entry(
    "TTIN-19",
    Severity.WARNING,
    "Số quyết định đã ghi nhưng không có tệp của đảng bộ: mức đảng ủy xếp loại trên thông báo và danh sách lấy theo mức chi bộ "
    "đề xuất.",
    "Đối chiếu với quyết định; đồng chí nào được xếp mức khác thì ghi vào trang «Đảng viên khác đề xuất» của tệp đảng bộ.",
)
