"""What can be wrong in the ward's own workbook."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

BOTH_FORMS = Entry(
    "DU-01",
    Severity.ERROR,
    "Tệp có cả trang «{ward}» của tệp đảng bộ và trang «{branch}» của tệp chi bộ nên không rõ là tệp của ai.",
    "Tách thành hai tệp: tệp của đảng bộ chỉ giữ các trang «Đảng bộ», «Chi bộ», «Đảng viên khác đề xuất», «Quy định».",
    {"ward": "Đảng bộ", "branch": "Thông tin"},
)
BRANCH_TWICE = Entry(
    "DU-02",
    Severity.ERROR,
    "«{name}» trùng {what} với một chi bộ ở dòng trên.",
    "Mỗi chi bộ chỉ ghi một dòng; xóa dòng thừa, hoặc sửa tên, mã cho đúng chi bộ.",
    {"name": "Chi bộ Tổ dân phố số 4", "what": "mã"},
)
NO_NAME = Entry(
    "DU-03",
    Severity.ERROR,
    "Dòng này có số liệu mà để trống «{column}».",
    "Ghi «{column}» vào ô này, hoặc xóa dòng.",
    {"column": "Tên chi bộ"},
)
NOT_AN_ADDRESS = Entry(
    "DU-04",
    Severity.WARNING,
    "«{value}» không phải một địa chỉ thư điện tử nên không lập được thư nhắc.",
    "Ghi đúng một địa chỉ, ví dụ chibo4@example.com, hoặc để trống.",
    {"value": "chi bộ 4 gmail"},
)
UNKNOWN_BRANCH = Entry(
    "DU-05",
    Severity.ERROR,
    "«{value}» không có trong trang «Chi bộ».{hint}",
    "Ghi đúng tên hoặc mã như ở trang «Chi bộ», hoặc thêm chi bộ này vào trang đó.",
    {"value": "Chi bộ 14", "hint": " Có phải «Chi bộ Tổ dân phố số 14»?"},
)
MEMBER_TWICE = Entry(
    "DU-06",
    Severity.ERROR,
    "«{name}» của «{branch}» đã có ở một dòng trên.",
    "Giữ một dòng cho mỗi đảng viên; hai đảng viên cùng tên thì ghi ngày sinh ở cả hai dòng.",
    {"name": "Nguyễn Văn A", "branch": "Chi bộ 4"},
)
UNKNOWN_VALUE = Entry(
    "DU-07",
    Severity.ERROR,
    "«{found}» không phải một nội dung của trang «Quy định».{hint}",
    "Giữ nguyên cột «Nội dung» như trong tệp trống; tạo tệp trống bằng lệnh new --ward.",
    {"found": "Tỷ lệ xuất sắc", "hint": " Có phải «Tỷ lệ HTXSNV tối đa (%)»?"},
)
VALUE_TWICE = Entry(
    "DU-08",
    Severity.ERROR,
    "Nội dung «{item}» có ở hai dòng.",
    "Giữ một dòng cho mỗi nội dung.",
    {"item": "Cách làm tròn"},
)
WRONG_VALUE = Entry(
    "DU-09",
    Severity.ERROR,
    "Giá trị «{value}» của nội dung «{item}» không dùng được.{hint}",
    "Ghi một trong: {choices}.",
    {"value": "làm tròn", "item": "Cách làm tròn", "hint": "", "choices": "Làm tròn xuống; Từ 0,5 làm tròn lên"},
)
NO_BASIS = Entry(
    "DU-10",
    Severity.ERROR,
    "Nội dung «{item}» được xác nhận hoặc quy định riêng mà để trống «Căn cứ».",
    "Ghi số, ngày, cơ quan ban hành của văn bản làm căn cứ; căn cứ này được in trên văn bản.",
    {"item": "Cách làm tròn"},
)
NOT_CONFIRMED = Entry(
    "DU-11",
    Severity.WARNING,
    "Nội dung «{item}» có căn cứ mà không có giá trị riêng và không đánh dấu «Xác nhận», nên chưa được dùng.",
    "Ghi x vào cột «Xác nhận» nếu đã đối chiếu với văn bản, hoặc ghi giá trị của đảng bộ.",
    {"item": "Cách làm tròn"},
)
NOT_OF_THIS_YEAR = Entry(
    "DU-12",
    Severity.WARNING,
    "Nội dung «{item}» không có trong {law} nên không được dùng.",
    "Xóa nội dung đã ghi ở dòng này, hoặc xem lại năm đánh giá.",
    {"item": "Chi bộ HTTNV: đảng viên từ HTTNV trở lên (%)", "law": "Hướng dẫn số 43-HD/BTCTW (năm đánh giá từ 2025)"},
)
OVER_PERCENT = Entry(
    "DU-13",
    Severity.ERROR,
    "Tỷ lệ HTXSNV {value}% cao hơn mức tối đa {most}% của quy định.",
    "Ghi tỷ lệ không quá {most}%; đảng bộ chỉ có thể quy định chặt hơn.",
    {"value": "30", "most": "25"},
)
DECIDED_BEFORE = Entry(
    "DU-14",
    Severity.WARNING,
    "Đã ghi mức đảng ủy xếp loại mà chưa có «Số quyết định», «Ngày quyết định», nên các mức này chưa được dùng.",
    "Ghi số và ngày quyết định ở trang «Đảng bộ» khi đảng ủy đã quyết định.",
)
NOT_A_MEMBER = Entry(
    "DU-15",
    Severity.ERROR,
    "«{name}» không có trong danh sách được đánh giá, xếp loại của «{branch}».{hint}",
    "Sửa họ và tên cho đúng danh sách của chi bộ; hai đồng chí cùng tên thì ghi thêm ngày sinh.",
    {"name": "Nguyễn Văn A", "branch": "Chi bộ 4", "hint": " Có phải «Nguyễn Văn An»?"},
)
SAME_LEVEL = Entry(
    "DU-16",
    Severity.NOTE,
    "«{name}» của «{branch}» được ghi đúng mức chi bộ đề xuất, nên dòng này không thay đổi gì.",
    "Trang «Đảng viên khác đề xuất» chỉ cần ghi đồng chí được xếp mức khác; có thể xóa dòng này.",
    {"name": "Nguyễn Văn A", "branch": "Chi bộ 4"},
)
SAME_WARD_TWICE = Entry(
    "DU-17",
    Severity.ERROR,
    "Có hai tệp của cùng một đảng bộ, cùng năm {year}: {files}.",
    "Giữ lại một tệp của đảng bộ cho mỗi năm, chuyển tệp kia ra khỏi thư mục nộp.",
    {"year": "2026", "files": "«a.xlsx», «b.xlsx»"},
)
UNLISTED_BRANCH = Entry(
    "DU-18",
    Severity.WARNING,
    "«{branch}» (tệp «{file}») không có trong trang «Chi bộ» của tệp đảng bộ.{hint}",
    "Thêm chi bộ này vào trang «Chi bộ», hoặc sửa tên, mã chi bộ trong tệp của chi bộ cho khớp.",
    {"branch": "Chi bộ 14", "file": "cb14.xlsx", "hint": ""},
)
EARLIER_HOLDS = Entry(
    "DU-19",
    Severity.WARNING,
    "Tệp còn lỗi, nên đợt chạy này vẫn theo quy định, danh sách chi bộ và quyết định của lần gần nhất tệp không có lỗi.",
    "Sửa tệp theo danh sách lỗi rồi chạy lại để nội dung mới được áp dụng.",
)
