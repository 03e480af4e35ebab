"""What can be wrong with sheets, headings and rows."""

from annual_review.problems.problem import Entry, Severity

MISSING_SHEET = Entry(
    "TRANG-01",
    Severity.ERROR,
    "Bảng tính không có trang «{sheet}».",
    "Thêm trang «{sheet}» theo mẫu, hoặc đổi tên trang đang chứa nội dung đó.",
    {"sheet": "Đảng viên"},
)
NEAR_SHEET = Entry(
    "TRANG-02",
    Severity.ERROR,
    "Không nhận ra trang «{found}»; có phải «{sheet}»?",
    "Đổi tên trang thành «{sheet}» nếu đúng; nếu không, đổi sang một tên khác hẳn.",
    {"found": "Đảng vên", "sheet": "Đảng viên"},
    keeps_record=True,
)
UNKNOWN_SHEET = Entry(
    "TRANG-03",
    Severity.NOTE,
    "Trang «{found}» không nằm trong mẫu nên không được đọc.",
    "Không phải làm gì nếu trang này chỉ để tham khảo.",
    {"found": "Nháp"},
)
SAME_SHEET_TWICE = Entry(
    "TRANG-04",
    Severity.ERROR,
    "Có hai trang cùng là «{sheet}»: «{first}» và «{second}».",
    "Giữ một trang, xóa hoặc đổi tên trang kia.",
    {"sheet": "Đảng viên", "first": "Đảng viên", "second": "Danh sách đảng viên"},
)
HIDDEN_SHEET = Entry(
    "TRANG-05",
    Severity.NOTE,
    "Trang đang bị ẩn nhưng vẫn được đọc.",
    "Cho hiện trang để kiểm tra; nếu không dùng thì xóa trang.",
)
HIDDEN_ROWS = Entry(
    "TRANG-06",
    Severity.NOTE,
    "Các dòng đang bị ẩn vẫn được đọc: {rows}.",
    "Cho hiện các dòng để kiểm tra; nếu không dùng thì xóa hẳn.",
    {"rows": "7, 9"},
)
HIDDEN_COLUMNS = Entry(
    "TRANG-07",
    Severity.NOTE,
    "Các cột đang bị ẩn vẫn được đọc: {columns}.",
    "Cho hiện các cột để kiểm tra; nếu không dùng thì xóa hẳn.",
    {"columns": "C, E"},
)
NO_HEADING = Entry(
    "COT-01",
    Severity.ERROR,
    "Không tìm thấy dòng tiêu đề của bảng: cần một dòng có cột {columns}.",
    "Thêm dòng tiêu đề theo mẫu ngay trên bảng.",
    {"columns": "«Họ và tên»"},
)
MISSING_COLUMN = Entry(
    "COT-02", Severity.ERROR, "Bảng thiếu cột «{column}».", "Thêm cột «{column}» theo mẫu.", {"column": "Diện"}
)
NEAR_COLUMN = Entry(
    "COT-03",
    Severity.ERROR,
    "Không nhận ra cột «{found}»; có phải «{column}»?",
    "Sửa tiêu đề thành «{column}» nếu đúng; nếu không, đổi sang một tiêu đề khác hẳn.",
    {"found": "HTXNV", "column": "HTXSNV"},
)
UNKNOWN_COLUMN = Entry(
    "COT-04",
    Severity.NOTE,
    "Cột «{found}» không nằm trong mẫu nên không được đọc.",
    "Không phải làm gì nếu cột này chỉ để tham khảo.",
    {"found": "Điện thoại"},
)
SAME_COLUMN_TWICE = Entry(
    "COT-05",
    Severity.ERROR,
    "Cột «{column}» có hai lần, ở {first} và {second}.",
    "Giữ một cột, xóa hoặc đổi tiêu đề cột kia.",
    {"column": "HTXSNV", "first": "C4", "second": "F4"},
)
VALUES_WITHOUT_HEADING = Entry(
    "COT-06",
    Severity.NOTE,
    "Ô ghi «{value}» nhưng cột này không có tiêu đề nên không được đọc.",
    "Ghi tiêu đề cho cột nếu cần đọc, hoặc xóa nội dung thừa.",
    {"value": "5"},
)
OTHER_YEAR = Entry(
    "COT-07",
    Severity.WARNING,
    "Tiêu đề cột «{found}» nói về năm khác, không phải {year}, nên cột này không được đọc.",
    "Nếu cột ghi số liệu của {year} thì sửa năm trong tiêu đề; nếu đúng là của năm khác thì không phải làm gì.",
    {"found": "Xếp loại năm 2019", "year": "năm 2020"},
)
NAME_WITHOUT_HEADING = Entry(
    "COT-08",
    Severity.ERROR,
    "Cột ngay sau cột họ tên không có tiêu đề mà có chữ «{value}»; không rõ có phải là tên viết tách ra không.",
    "Nếu tên viết ở hai cột, đặt tiêu đề «Họ đệm» và «Tên»; nếu không, ghi tiêu đề khác cho cột này.",
    {"value": "Nga"},
)
MERGED_CELLS = Entry(
    "DONG-01",
    Severity.ERROR,
    "Các ô trong bảng bị gộp nên không rõ giá trị thuộc ô nào.",
    "Bỏ gộp ô (Trang đầu > Gộp & Căn giữa), rồi ghi giá trị vào từng ô.",
)
REQUIRED_CELL = Entry(
    "DONG-02",
    Severity.ERROR,
    "Ô «{column}» để trống{whose}.",
    "Ghi nội dung cho ô này.",
    {"column": "Diện", "whose": " (dòng của Trần Thị B)"},
)
TOTAL_DIFFERS = Entry(
    "DONG-03",
    Severity.ERROR,
    "Dòng tổng ghi {typed} ở cột «{column}», nhưng cộng các dòng trên được {sum}.",
    "Kiểm tra lại từng dòng của cột này rồi sửa dòng tổng.",
    {"typed": "21", "column": "HTXSNV", "sum": "22"},
    keeps_record=True,
)
ROWS_NOT_READ = Entry(
    "DONG-04",
    Severity.NOTE,
    "Phần dưới bảng được coi là phần ký, không đọc: «{value}».",
    "Nếu đây là một dòng của bảng, ghi số thứ tự cho dòng đó.",
    {"value": "TỔ TRƯỞNG TỔ KIỂM PHIẾU"},
)
NO_ROWS = Entry("DONG-05", Severity.ERROR, "Bảng không có dòng nào.", "Nhập các dòng của bảng dưới tiêu đề.")
TOO_MANY_MEMBERS = Entry(
    "DONG-06",
    Severity.ERROR,
    "Bảng có {count} dòng người, giới hạn là {limit}.",
    "Tách thành nhiều bảng tính, mỗi chi bộ một tệp.",
    {"count": "2.500", "limit": "2.000"},
)
HEADING_AGAIN = Entry(
    "DONG-07", Severity.NOTE, "Dòng tiêu đề lặp lại giữa bảng đã được bỏ qua.", "Không phải làm gì, hoặc xóa dòng này."
)
SECOND_TABLE = Entry(
    "DONG-08",
    Severity.ERROR,
    "Từ dòng {row} là một bảng khác (tiêu đề {headings}) nằm dưới bảng của trang này nên không được đọc.",
    "Chuyển bảng ấy sang một trang riêng; nếu là phần tiếp của bảng trên thì ghi đúng các tiêu đề của bảng trên, cùng thứ tự.",
    {"row": "30", "headings": "«STT», «Nội dung», «Nhóm»"},
    keeps_record=True,
)
COPIED_SHEET = Entry(
    "TRANG-08",
    Severity.ERROR,
    "Trang «{copy}» là bản sao của trang «{sheet}»; không rõ trang nào được tính.",
    "Giữ trang đúng với tên «{sheet}», xóa trang kia.",
    {"copy": "Phiếu đảng viên (2)", "sheet": "Phiếu đảng viên"},
)
SHEET_OF_OTHER_YEAR = Entry(
    "TRANG-09",
    Severity.ERROR,
    "Tên trang «{found}» ghi năm {named}, nhưng bảng tính là của năm đánh giá {year}.",
    "Nếu trang này là của năm {year} thì bỏ hoặc sửa năm trong tên trang; nếu là của năm khác thì xóa trang.",
    {"found": "Thành tích 2019", "named": "2019", "year": "2020"},
    keeps_record=True,
)
SHAPED_SHEET = Entry(
    "TRANG-10",
    Severity.ERROR,
    "Trang «{found}» có bảng giống trang «{sheet}», mà bảng tính chưa có trang «{sheet}».",
    "Đổi tên trang thành «{sheet}» nếu đúng; nếu không dùng thì xóa trang.",
    {"found": "Sheet2", "sheet": "Đảng viên"},
    keeps_record=True,
)
OTHER_BRANCH = Entry(
    "TRANG-11",
    Severity.ERROR,
    "Trang «{found}» có các mục của một cuộc họp khác; mỗi bảng tính chỉ dùng cho một chi bộ, một cuộc họp.",
    "Chuyển các trang của chi bộ kia sang một tệp riêng, mỗi chi bộ một tệp; nếu là bản nháp thì xóa.",
    {"found": "Thông tin CB2"},
    keeps_record=True,
)
BALLOTS_BESIDE = Entry(
    "TRANG-12",
    Severity.ERROR,
    "Trang «{found}» cũng có phiếu như trang «{sheet}» nhưng tên không theo mẫu; không rõ là lần nhập thứ hai hay bản nháp.",
    "Nếu là phiếu đảng viên nhập lần thứ hai, đổi tên trang thành «Phiếu đảng viên (lần 2)»; nếu không dùng thì xóa trang.",
    {"found": "Phiếu nhập lại", "sheet": "Phiếu đảng viên"},
    keeps_record=True,
)
SHAPED_BESIDE = Entry(
    "TRANG-13",
    Severity.WARNING,
    "Trang «{found}» có bảng giống trang «{sheet}» nhưng không được đọc; chỉ trang «{sheet}» được tính.",
    "Nếu trang này có nội dung cần tính thì chép sang trang «{sheet}»; nếu không dùng thì xóa trang.",
    {"found": "Danh sách nháp", "sheet": "Đảng viên"},
)
TELLING_SHEET = Entry(
    "TRANG-14",
    Severity.WARNING,
    "Trang «{found}» ghi về {topic} nhưng không nằm trong mẫu nên không được đọc.",
    "Ghi điều cần tính vào cột {columns} của trang «Đảng viên»; nếu đã ghi đủ ở đó thì xóa trang này.",
    {"found": "Kỷ luật", "topic": "kỷ luật", "columns": "«Kỷ luật trong năm»"},
)
