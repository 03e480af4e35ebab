"""What can be wrong on the ballot sheets, and between them and the roster."""

from annual_review.problems.problem import Entry, Severity

UNKNOWN_NAME = Entry(
    "PHIEU-01",
    Severity.ERROR,
    "«{name}» không có trong trang «Đảng viên».{hint}",
    "Sửa tên cho khớp với trang «Đảng viên», hoặc bổ sung người này vào trang «Đảng viên».",
    {"name": "Trần Thị Ba", "hint": " Có phải «Trần Thị Bé»?"},
)
VOTES_FOR_UNRATED = Entry(
    "PHIEU-02",
    Severity.ERROR,
    "«{name}» có phiếu, nhưng trang «Đảng viên» ghi không đánh giá («{reason}»).",
    "Xóa phiếu của người này, hoặc để trống cột «Không đánh giá».",
    {"name": "Trần Thị B", "reason": "Miễn sinh hoạt"},
)
BALLOT_REMARK = Entry(
    "PHIEU-32",
    Severity.ERROR,
    "«{column}» của phiếu số {ballot} ghi «{value}», nhưng ở trang «Đảng viên» cột «{decides}» không ghi ai như vậy.",
    "Nếu đúng, ghi vào cột «{decides}» của đồng chí ấy ở trang «Đảng viên»; nếu không thì sửa hoặc xóa lời ghi.",
    {"column": "Ghi chú", "ballot": "7", "value": "Vắng có lý do", "decides": "Có mặt"},
)
MISSING_NAME = Entry(
    "PHIEU-03",
    Severity.ERROR,
    "«{name}» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «{sheet}».",
    "Bổ sung dòng của người này vào trang phiếu, hoặc ghi lý do vào cột «Không đánh giá».",
    {"name": "Trần Thị B", "sheet": "Phiếu đảng viên"},
)
NAME_TWICE = Entry(
    "PHIEU-04",
    Severity.ERROR,
    "«{name}» được ghi hai lần trên trang phiếu.",
    "Xóa một lần ghi, hoặc sửa tên cho đúng người.",
    {"name": "Trần Thị B"},
)
NO_VOTES = Entry(
    "PHIEU-05",
    Severity.ERROR,
    "Dòng của «{name}» chưa ghi phiếu nào.",
    "Ghi số phiếu của từng mức; mức không có phiếu thì ghi 0.",
    {"name": "Trần Thị B"},
)
SHARE_DIFFERS = Entry(
    "PHIEU-28",
    Severity.WARNING,
    "Tỷ lệ {column} của «{name}» ghi «{typed}», nhưng {votes}/{whole} {base} là {share}.",
    "Kiểm tra lại số phiếu và tỷ lệ; văn bản in tỷ lệ do chương trình tính từ số phiếu.",
    {
        "column": "HTXSNV",
        "name": "Trần Thị B",
        "typed": "80%",
        "votes": "18",
        "whole": "22",
        "base": "đảng viên chính thức được triệu tập",
        "share": "81,82%",
    },
)
SUM_DIFFERS = Entry(
    "PHIEU-29",
    Severity.WARNING,
    "Cột «{column}» của «{name}» ghi {typed}, nhưng cộng số phiếu các mức được {sum}.",
    "Kiểm tra lại số phiếu từng mức của dòng này.",
    {"column": "Cộng", "name": "Trần Thị B", "typed": "21", "sum": "22"},
)
MARKS_DIFFER = Entry(
    "PHIEU-30",
    Severity.ERROR,
    "«{column}» của «{name}» ghi {typed}, nhưng đếm từng ô đã nhập được {counted}.",
    "Kiểm tra lại các ô đã nhập và con số này.",
    {"column": "Tổng cộng", "name": "Trần Thị B", "typed": "21", "counted": "22"},
)
BLANK_IS_ZERO = Entry(
    "PHIEU-06",
    Severity.NOTE,
    "Ô «{column}» của «{name}» để trống, được tính là 0 phiếu.",
    "Không phải làm gì nếu đúng là 0 phiếu.",
    {"column": "HTNV", "name": "Trần Thị B"},
)
DASH_IS_ZERO = Entry(
    "PHIEU-27",
    Severity.NOTE,
    "Ô «{column}» của «{name}» ghi «{value}», được tính là 0 phiếu.",
    "Không phải làm gì nếu đúng là 0 phiếu.",
    {"column": "HTNV", "name": "Trần Thị B", "value": "-"},
)
COUNTS_WITHOUT_VOTES = Entry(
    "PHIEU-07",
    Severity.ERROR,
    "Đã ghi «{item}» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
    "Nhập kết quả kiểm phiếu vào trang «Phiếu đảng viên»; nếu chưa họp thì xóa con số này.",
    {"item": "Số phiếu phát ra"},
)
BEFORE_MEETING = Entry(
    "PHIEU-08",
    Severity.NOTE,
    "Bảng tính chưa có phiếu nào: chi bộ chưa họp, hoặc kết quả kiểm phiếu chưa được nhập; chương trình chỉ lập các văn bản "
    "chuẩn bị hội nghị.",
    "Dùng các văn bản ấy ở thư mục của chi bộ, nếu đã lập; sau cuộc họp, nhập kết quả vào trang «Phiếu đảng viên» rồi nộp lại.",
)
MISSING_COUNT = Entry(
    "PHIEU-09",
    Severity.ERROR,
    "Thiếu «{item}» của lần bỏ phiếu xếp loại đảng viên.",
    "Ghi «{item}» ở trang «Thông tin» hoặc trên trang «Phiếu đảng viên».",
    {"item": "Số phiếu phát ra"},
)
COUNTS_DIFFER = Entry(
    "PHIEU-10",
    Severity.ERROR,
    "«{item}» ghi hai nơi khác nhau: {first} ở {where} và {second} ở đây.",
    "Sửa cho hai nơi ghi cùng một số, hoặc chỉ để một nơi.",
    {"item": "Số phiếu thu về", "first": "22", "where": "Thông tin!B20", "second": "21"},
    keeps_record=True,
)
SECOND_ENTRY_DIFFERS = Entry(
    "PHIEU-11",
    Severity.ERROR,
    "Hai lần nhập khác nhau ở «{column}» của «{name}»: lần 1 ghi «{first}» ({where}), lần 2 ghi «{second}».",
    "Đối chiếu với phiếu giấy rồi sửa lần nhập sai.",
    {"column": "HTXSNV", "name": "Trần Thị B", "first": "18", "where": "Phiếu đảng viên!C9", "second": "17"},
    keeps_record=True,
)
SECOND_ENTRY_LACKS = Entry(
    "PHIEU-12",
    Severity.ERROR,
    "«{name}» ({column}) chỉ có ở một trong hai lần nhập phiếu.",
    "Nhập đủ ở cả hai trang, hoặc xóa trang «Phiếu đảng viên (lần 2)».",
    {"name": "Trần Thị B", "column": "HTXSNV"},
    keeps_record=True,
)
SPOILED_MARK = Entry(
    "PHIEU-13",
    Severity.WARNING,
    "Phiếu số {ballot} ghi «{value}» cho «{name}», không rõ một mức nào nên dòng này của phiếu không được tính.",
    "Đối chiếu với phiếu giấy; nếu gõ nhầm thì sửa lại một mức.",
    {"ballot": "7", "value": "HTXSNV, HTTNV", "name": "Trần Thị B"},
)
BALLOT_TWICE = Entry(
    "PHIEU-14", Severity.ERROR, "Phiếu số {ballot} được nhập hai lần.", "Xóa một lần, hoặc sửa số phiếu.", {"ballot": "7"}
)
COUNTED_DIFFERS = Entry(
    "PHIEU-15",
    Severity.ERROR,
    "«{item}» ghi {typed}, nhưng đếm từng phiếu đã nhập được {counted}.",
    "Kiểm tra lại số phiếu đã nhập và con số này.",
    {"item": "Số phiếu thu về", "typed": "22", "counted": "21"},
    keeps_record=True,
)
NO_MEMBERS_ON_BALLOT = Entry(
    "PHIEU-16",
    Severity.ERROR,
    "Không tìm thấy tên đảng viên nào ở tiêu đề bảng nhập từng phiếu.",
    "Ghi tên từng đảng viên ở dòng tiêu đề, mỗi người một cột, sau cột «Phiếu số».",
)
HOMONYM_OPEN = Entry(
    "PHIEU-17",
    Severity.ERROR,
    "Có nhiều người tên «{name}»; không rõ dòng này là của ai.",
    "Ghi thêm năm sinh hoặc dấu phân biệt trong ngoặc sau tên như ở trang «Đảng viên».",
    {"name": "Nguyễn Thị Hà"},
)
EXCELLENT_IN_FIRST_STEP = Entry(
    "PHIEU-18",
    Severity.ERROR,
    "«{name}» có phiếu HTXSNV ở bước một, trong khi trang «Phiếu bình chọn» cho biết bỏ phiếu hai bước.",
    "Bỏ phiếu hai bước thì bước một chỉ có HTTNV, HTNV, KHTNV; nếu bỏ phiếu một bước, xóa trang «Phiếu bình chọn».",
    {"name": "Trần Thị B"},
)
BLANK_BALLOT = Entry(
    "PHIEU-19",
    Severity.WARNING,
    "Phiếu số {ballot} không có dấu nào đọc được nên tính là phiếu không hợp lệ.",
    "Đối chiếu với phiếu giấy; nếu không có phiếu này thì xóa dòng.",
    {"ballot": "7"},
)
LEVEL_MISSING = Entry(
    "PHIEU-20",
    Severity.ERROR,
    "Trang «Phiếu chi bộ» thiếu dòng mức «{level}».",
    "Thêm dòng «{level}» và ghi số phiếu; không có phiếu thì ghi 0.",
    {"level": "HTNV"},
)
LEVEL_TWICE = Entry(
    "PHIEU-21", Severity.ERROR, "Mức «{level}» được ghi hai lần.", "Giữ một dòng, xóa dòng kia.", {"level": "HTNV"}
)
CELL_VOTES_WITHOUT_BALLOT = Entry(
    "PHIEU-22",
    Severity.ERROR,
    "Đã có phiếu ở trang «{sheet}» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
    "Nhập kết quả kiểm phiếu vào trang «Phiếu đảng viên».",
    {"sheet": "Phiếu chi bộ"},
)
NO_CELL_BALLOT = Entry(
    "PHIEU-23",
    Severity.WARNING,
    "Không có kết quả bỏ phiếu xếp loại chi bộ.",
    "Nếu chi bộ có bỏ phiếu, nhập kết quả vào trang «Phiếu chi bộ».",
)
NO_SECOND_STEP = Entry(
    "PHIEU-24",
    Severity.ERROR,
    "Trang «Phiếu đảng viên» không có cột «HTXSNV» và cũng không có trang «Phiếu bình chọn».",
    "Thêm cột «HTXSNV», hoặc thêm trang «Phiếu bình chọn» nếu bỏ phiếu hai bước.",
)
BALLOT_WITHOUT_NUMBER = Entry(
    "PHIEU-25", Severity.ERROR, "Dòng có dấu xếp loại nhưng không có số phiếu.", "Ghi số phiếu ở cột «Phiếu số»."
)
EMPTY_BALLOT_ROWS = Entry(
    "PHIEU-26",
    Severity.NOTE,
    "{count} dòng ghi sẵn số phiếu nhưng để trống hết đã được bỏ qua, vì đủ số phiếu thu về.",
    "Không phải làm gì nếu các dòng này chỉ ghi sẵn số.",
    {"count": "8"},
)
LEVEL_BESIDE = Entry(
    "PHIEU-31",
    Severity.ERROR,
    "Cột «{column}» của «{name}» ghi {value}, khác mức được nhiều phiếu nhất, mà cột này không được đọc.",
    "Nếu chi bộ kết luận mức ấy, ghi vào cột «Chi bộ đề xuất» của trang «Đảng viên»; nếu không thì xóa cột này.",
    {"column": "Kết luận", "name": "Trần Thị B", "value": "HTNV"},
)
