"""What can be wrong with a file before its sheets are looked at."""

from annual_review.problems.problem import Entry, Severity

_SAVE_AS = "Mở tệp bằng Excel, chọn «Lưu thành», loại «Excel Workbook (*.xlsx)», rồi nộp lại tệp mới."
_SEND_AGAIN = "Chép lại tệp gốc vào thư mục rồi chờ chép xong; nếu vẫn lỗi, mở tệp gốc bằng Excel và lưu lại."

EMPTY_FILE = Entry("TEP-01", Severity.ERROR, "Tệp rỗng, không có dữ liệu nào (0 byte).", _SEND_AGAIN)
TRUNCATED = Entry("TEP-02", Severity.ERROR, "Tệp chưa chép xong hoặc bị hỏng: phần cuối của tệp bị thiếu.", _SEND_AGAIN)
ENCRYPTED = Entry(
    "TEP-03",
    Severity.ERROR,
    "Tệp được đặt mật khẩu nên không mở được.",
    "Mở tệp bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu lại.",
)
NOT_DOWNLOADED = Entry(
    "TEP-04",
    Severity.ERROR,
    "Tệp chưa được tải về máy từ thư mục đám mây: nội dung mới chỉ là chỗ giữ trống.",
    "Bấm chuột phải vào tệp, chọn «Luôn giữ trên thiết bị này», chờ tải xong rồi chạy lại.",
)
LOCK_FILE = Entry(
    "TEP-05",
    Severity.ERROR,
    "Đây là tệp khóa tạm do Excel hoặc LibreOffice tạo ra khi đang mở bảng tính, không phải bảng tính.",
    "Đóng bảng tính đang mở; tệp khóa sẽ tự mất. Nếu còn, hãy xóa tệp này.",
)
OTHER_KIND = Entry(
    "TEP-06",
    Severity.ERROR,
    "Tệp không phải bảng tính mà là {kind}, dù tên tệp có thể ghi khác.",
    _SAVE_AS,
    {"kind": "trang web (HTML)"},
)
UNKNOWN_KIND = Entry("TEP-07", Severity.ERROR, "Tệp không phải bảng tính Excel và cũng không nhận ra là loại gì.", _SAVE_AS)
NO_WORKBOOK = Entry("TEP-08", Severity.ERROR, "Tệp là gói nén nhưng bên trong không có bảng tính nào.", _SAVE_AS)
TOO_BIG = Entry(
    "TEP-09",
    Severity.ERROR,
    "Tệp quá lớn: {size} MiB, giới hạn là {limit} MiB.",
    "Xóa ảnh và các trang không liên quan khỏi bảng tính; ảnh để riêng bên cạnh và khai ở trang «Ảnh».",
    {"size": "80", "limit": "64"},
)
BOMB = Entry(
    "TEP-10",
    Severity.ERROR,
    "Tệp bị từ chối vì khi giải nén sẽ phình ra quá lớn ({reason}).",
    "Không dùng tệp này. Tạo bảng tính mới từ mẫu và nhập lại số liệu.",
    {"reason": "quá 512 MiB"},
)
HOSTILE = Entry(
    "TEP-11",
    Severity.ERROR,
    "Tệp bị từ chối vì cấu trúc không an toàn: {reason}.",
    "Không dùng tệp này. Tạo bảng tính mới từ mẫu và nhập lại số liệu.",
    {"reason": "có thành phần trỏ ra ngoài tệp"},
)
OUR_LIST = Entry(
    "TEP-17",
    Severity.ERROR,
    "Tệp này chỉ là bảng kê lỗi do chương trình lập cho một tệp không mở được, không có trang tính nào của chi bộ.",
    "Sửa tệp gốc theo bảng kê rồi nộp tệp gốc; không nộp bảng kê này.",
)
UNREADABLE = Entry("TEP-12", Severity.ERROR, "Bảng tính bị hỏng, không đọc được nội dung bên trong.", _SAVE_AS)
NO_SHEETS = Entry("TEP-13", Severity.ERROR, "Bảng tính không có trang tính nào đọc được.", _SAVE_AS)
TOO_MANY_ROWS = Entry(
    "TEP-14",
    Severity.ERROR,
    "Trang có dữ liệu ở dòng quá {limit}.",
    "Xóa các dòng thừa bên dưới bảng (chọn cả dòng, bấm Xóa) rồi lưu lại.",
    {"limit": "20.000"},
)
TOO_WIDE = Entry(
    "TEP-15",
    Severity.ERROR,
    "Trang có quá nhiều ô hoặc có dữ liệu nằm quá xa bảng.",
    "Xóa các cột, các dòng và các ô thừa ngoài bảng rồi lưu lại.",
)
DISORDERED = Entry(
    "TEP-16",
    Severity.ERROR,
    "Các dòng hoặc ô được lưu sai thứ tự hay trùng số ở dòng {row}, nên không chắc đọc đủ dữ liệu.",
    _SAVE_AS,
    {"row": "7"},
)
UNCLEAR_PARTS = Entry(
    "TEP-18",
    Severity.ERROR,
    "Các thành phần bên trong tệp không chỉ rõ trang tính nào là trang nào, nên mỗi chương trình mở ra một khác.",
    "Mở tệp bằng Excel, kiểm tra nội dung rồi lưu thành tệp mới (Tệp > Lưu dưới dạng).",
)
UNCLEAR_VALUE = Entry(
    "TEP-19",
    Severity.ERROR,
    "Ô này ghi trong tệp theo cách mỗi chương trình đọc ra một giá trị khác.",
    "Gõ lại ô này trong Excel rồi lưu thành tệp mới (Tệp > Lưu dưới dạng).",
)
