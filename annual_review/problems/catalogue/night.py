"""What a night says of files and folders: duplicates, papers kept, workbooks passed over, runs that cannot start."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

# A workbook of the inbox.

SAME_BYTES = Entry(
    "DEM-01",
    Severity.NOTE,
    "Hai tệp giống hệt nhau: «{file}» và «{other}»; hồ sơ chỉ làm một lần, từ «{file}».",
    "Chỉ cần giữ một tệp; xóa tệp kia khỏi thư mục nhận bảng tính.",
    {"file": "chi-bo-1.xlsx", "other": "chi-bo-1 - Copy.xlsx"},
)
SAME_BRANCH = Entry(
    "DEM-02",
    Severity.ERROR,
    "«{cell}»{code} năm {year} có ở nhiều tệp với nội dung khác nhau: {files}{differs}; chưa làm hồ sơ từ tệp nào.",
    "Giữ lại tệp đúng, chuyển các tệp kia đi nơi khác. Nếu là hai chi bộ khác nhau thì sửa tên hoặc mã chi bộ.",
    {
        "cell": "Chi bộ 1",
        "code": " (mã GB-07)",
        "year": "2020",
        "files": "«a.xlsx», «b.xlsx»",
        "differs": ", khác nhau ở số phiếu",
    },
)
OPEN_IN_EXCEL = Entry(
    "DEM-03",
    Severity.NOTE,
    "Tệp đang mở trong Excel; hồ sơ làm theo bản lưu gần nhất, những gì chưa lưu thì chưa có.",
    "Lưu và đóng tệp rồi chạy lại nếu vừa sửa.",
)
STILL_COPYING = Entry(
    "DEM-04",
    Severity.NOTE,
    "Tệp đang được chép hoặc đang mở để ghi nên chưa đọc.",
    "Chờ chép xong hoặc đóng tệp; lần chạy sau sẽ làm.",
)
NOT_ALLOWED = Entry(
    "DEM-05",
    Severity.ERROR,
    "Không đọc được tệp: {cause}.",
    "Kiểm tra quyền đọc và ổ đĩa của tệp, hoặc chép tệp lại, rồi chạy lại.",
    {"cause": "không có quyền truy cập"},
)
TOO_LARGE = Entry(
    "DEM-06",
    Severity.ERROR,
    "Tệp lớn {size} MB, vượt giới hạn {limit} MB.",
    "Xóa các trang tính, ảnh và vùng không dùng trong tệp; ảnh để thành tệp riêng cạnh bảng tính.",
    {"size": "120", "limit": "64"},
)
OUR_BUG = Entry(
    "DEM-07",
    Severity.ERROR,
    "Chương trình gặp lỗi của chính nó ({what}) khi làm tệp này; không phải lỗi của người nhập.",
    "Gửi tệp này và thư mục nhật ký của lần chạy cho người phụ trách chương trình.",
    {"what": "KeyError"},
)

NO_LAYOUT = Entry(
    "DEM-08",
    Severity.ERROR,
    "Văn bản ngày {day} phải theo thể thức «{profile}» nhưng thư mục mẫu chưa có mẫu của thể thức này.",
    "Sửa «Ngày văn bản» nếu gõ sai; nếu đúng, nhờ người phụ trách thêm mẫu vào thư mục templates.",
    {"day": "01/12/2026", "profile": "hd05-2026"},
)

# A workbook that a worker process could not finish.

TOO_LONG = Entry(
    "DEM-41",
    Severity.ERROR,
    "Xử lý tệp này quá thời gian cho phép nên đã dừng; các tệp khác không bị ảnh hưởng.",
    "Chép các trang tính sang bảng tính mẫu mới rồi chạy lại; nếu vẫn vậy, gửi tệp cho người phụ trách chương trình.",
)
TOO_MUCH_MEMORY = Entry(
    "DEM-42",
    Severity.ERROR,
    "Xử lý tệp này cần quá nhiều bộ nhớ nên đã dừng; các tệp khác không bị ảnh hưởng.",
    "Chép các trang tính sang bảng tính mẫu mới rồi chạy lại; nếu vẫn vậy, gửi tệp cho người phụ trách chương trình.",
)
WORKER_DIED = Entry(
    "DEM-43",
    Severity.ERROR,
    "Tiến trình xử lý tệp này bị ngắt đột ngột; các tệp khác không bị ảnh hưởng.",
    "Chép các trang tính sang bảng tính mẫu mới rồi chạy lại; nếu vẫn vậy, gửi tệp cho người phụ trách chương trình.",
)

# Papers of a cell.

KEPT = Entry(
    "DEM-11",
    Severity.WARNING,
    "Văn bản «{paper}» đã được sửa tay nên giữ nguyên; bản mới do chương trình làm là «{beside}».",
    "So hai bản; giữ bản đúng, xóa bản kia. Xóa bản sửa tay thì lần chạy sau bản mới vào đúng chỗ.",
    {"paper": "01-bien-ban-hop.docx", "beside": "01-bien-ban-hop (ban moi).docx"},
)
OPEN_IN_WORD = Entry(
    "DEM-12",
    Severity.WARNING,
    "Văn bản «{paper}» đang mở trong Word nên chưa thay được; bản mới tạm để ở «{beside}».",
    "Đóng văn bản trong Word rồi chạy lại.",
    {"paper": "01-bien-ban-hop.docx", "beside": "01-bien-ban-hop (ban moi).docx"},
)
STALE = Entry(
    "DEM-13",
    Severity.WARNING,
    "Văn bản «{paper}» của lần chạy trước không còn thuộc hồ sơ này.",
    "Xem lại rồi xóa tệp nếu không cần nữa; chương trình không tự xóa.",
    {"paper": "05-danh-sach-chua-xep-loai.docx"},
)
EARLIER_PAPERS = Entry(
    "DEM-14",
    Severity.WARNING,
    "Hồ sơ ở «{folder}» là của lần chạy trước, chưa theo nội dung hiện nay của tệp.",
    "Không dùng hồ sơ cũ và gói bàn giao cũ để ký, nộp cho đến khi tệp được sửa xong và chạy lại.",
    {"folder": "2020/dang-bo-phuong-giang-bien/chi-bo-1"},
)
ORPHANED = Entry(
    "DEM-15",
    Severity.WARNING,
    "Hồ sơ ở «{folder}» làm từ «{file}»; nay tệp ấy không còn hoặc đã ghi sang chi bộ, năm khác.",
    "Giữ lại nếu là hồ sơ lưu; xóa thư mục và gói bàn giao nếu không cần. Chương trình không tự xóa.",
    {"folder": "2020/dang-bo-phuong-giang-bien/chi-bo-1", "file": "chi-bo-1.xlsx"},
)
KEPT_PACKAGE = Entry(
    "DEM-16",
    Severity.WARNING,
    "Gói bàn giao «{package}» không còn như chương trình đã làm nên giữ nguyên; gói mới là «{beside}».",
    "Xem hai gói; giữ gói đúng, xóa gói kia rồi chạy lại.",
    {"package": "ban-giao/2020-giang-bien-chi-bo-1.zip", "beside": "ban-giao/2020-giang-bien-chi-bo-1 (ban moi).zip"},
)
NO_PACKAGE = Entry(
    "DEM-17",
    Severity.WARNING,
    "Chưa làm được gói bàn giao «{package}»: {cause}. Các văn bản của chi bộ vẫn đủ.",
    "Đóng gói và các văn bản đang mở rồi chạy lại.",
    {
        "package": "ban-giao/2020-giang-bien-chi-bo-1.zip",
        "cause": "không có quyền truy cập hoặc tệp đang mở trong chương trình khác",
    },
)

NOT_PLACED = Entry(
    "DEM-18",
    Severity.ERROR,
    "Chưa ghi được hồ sơ vào «{folder}»: {cause}.",
    "Đóng các tệp đang mở ở thư mục ấy, kiểm tra quyền ghi rồi chạy lại; chưa ký, nộp các văn bản ở đó cho đến khi chạy xong.",
    {
        "folder": "2020/dang-bo-phuong-giang-bien/chi-bo-1",
        "cause": "không có quyền truy cập hoặc tệp đang mở trong chương trình khác",
    },
)

# Files of the inbox that are passed over.

LOCK_FILE = Entry(
    "DEM-21", Severity.NOTE, "Tệp khóa tạm của Excel hoặc LibreOffice.", "Không cần làm gì; tệp tự mất khi đóng bảng tính."
)
HIDDEN = Entry("DEM-22", Severity.NOTE, "Tệp hoặc thư mục ẩn.", "Bỏ dấu chấm ở đầu tên nếu đây là bảng tính cần làm.")
TEMPORARY = Entry("DEM-23", Severity.NOTE, "Tệp tạm hoặc tệp của hệ điều hành.", "Không cần làm gì.")
OTHER_TYPE = Entry(
    "DEM-24",
    Severity.NOTE,
    "Không phải bảng tính (.xlsx, .xlsm, .xls, .xlsb, .ods).",
    "Nếu là bảng tính, hãy lưu lại dạng .xlsx.",
)
PICTURE = Entry(
    "DEM-30", Severity.NOTE, "Tệp ảnh; in vào tin bài khi trang tính «Ảnh» của bảng tính ghi tên tệp.", "Không cần làm gì."
)
NOT_REGULAR = Entry(
    "DEM-25", Severity.NOTE, "Không phải tệp thường ({what}).", "Chép bảng tính thật vào đây.", {"what": "thư mục"}
)
LINK_OUT = Entry(
    "DEM-26", Severity.NOTE, "Liên kết trỏ ra ngoài thư mục nhận bảng tính.", "Chép tệp thật vào đây thay cho liên kết."
)
LINK_INSIDE = Entry(
    "DEM-27", Severity.NOTE, "Liên kết tới một tệp hoặc thư mục đã có ở đây.", "Không cần làm gì; tệp thật vẫn được đọc."
)
LINK_DEAD = Entry("DEM-28", Severity.NOTE, "Liên kết hỏng hoặc chạy vòng.", "Chép tệp thật vào đây thay cho liên kết.")
NO_LISTING = Entry(
    "DEM-29",
    Severity.NOTE,
    "Không mở được thư mục: {cause}.",
    "Kiểm tra quyền đọc thư mục.",
    {"cause": "không có quyền truy cập"},
)

# A run that cannot start or go on.

NO_INPUT = Entry(
    "DEM-31",
    Severity.ERROR,
    "Không có thư mục nhận bảng tính «{folder}».",
    "Tạo thư mục này rồi chép bảng tính vào, hoặc chỉ thư mục khác bằng --input.",
    {"folder": "input"},
)
OVERLAP = Entry(
    "DEM-32",
    Severity.ERROR,
    "Thư mục «{one}» và «{other}» nằm trong nhau.",
    "Chọn ba thư mục tách rời cho bảng tính (--input), hồ sơ (--output) và mẫu văn bản (--templates).",
    {"one": "input", "other": "input/output"},
)
OUTPUT = Entry(
    "DEM-33",
    Severity.ERROR,
    "Không ghi được vào thư mục hồ sơ «{folder}»: {cause}.",
    "Khắc phục nguyên nhân rồi chạy lại; các tệp đã có vẫn nguyên vẹn.",
    {"folder": "output", "cause": "ổ đĩa đã đầy"},
)
LOCKED = Entry(
    "DEM-34",
    Severity.ERROR,
    "Một lần chạy khác đang ghi vào thư mục «{folder}».",
    "Chờ lần chạy ấy xong rồi chạy lại.",
    {"folder": "output"},
)
NO_TEMPLATES = Entry(
    "DEM-35",
    Severity.ERROR,
    "Không có thư mục mẫu văn bản «{folder}».",
    "Chép lại thư mục templates của chương trình, hoặc chỉ thư mục khác bằng --templates.",
    {"folder": "templates"},
)
NO_RULE_SETS = Entry(
    "DEM-36", Severity.ERROR, "Không đọc được bộ quy định đánh giá, xếp loại.", "Cài lại chương trình rồi chạy lại."
)
NO_SUCH_FILE = Entry(
    "DEM-37",
    Severity.ERROR,
    "Không có tệp «{file}», hoặc đó không phải một tệp.",
    "Kiểm tra lại tên và đường dẫn; muốn kiểm tra cả một thư mục thì dùng --input.",
    {"file": "chi-bo-1.xlsx"},
)
SAME_PEOPLE = Entry(
    "DEM-44",
    Severity.WARNING,
    "Danh sách đảng viên gần như trùng với bảng tính «{file}» của «{cell}»{code}; có thể là hai bảng tính của một chi bộ.",
    "Nếu là một chi bộ, giữ một bảng tính đúng, ghi thống nhất tên và mã chi bộ; nếu là hai chi bộ, kiểm tra lại danh sách.",
    {"file": "chi-bo-01.xlsx", "cell": "Chi bộ 01", "code": " (mã GB-07)"},
)
