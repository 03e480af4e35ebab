"""What can be wrong on the roster «Đảng viên»."""

from annual_review.problems.problem import Entry, Severity

NAMELESS = Entry("DV-01", Severity.ERROR, "Dòng có nội dung nhưng ô họ tên để trống.", "Ghi họ và tên, hoặc xóa cả dòng.")
HOMONYMS = Entry(
    "DV-02",
    Severity.ERROR,
    "Có hai người cùng tên «{name}» mà không có gì để phân biệt.",
    "Ghi «Ngày sinh» khác nhau, hoặc thêm dấu phân biệt trong ngoặc sau tên, ví dụ «{name} (A)».",
    {"name": "Nguyễn Thị Hà"},
)
TWICE = Entry(
    "DV-03",
    Severity.ERROR,
    "«{name}» được ghi hai lần với cùng ngày sinh hoặc cùng dấu phân biệt.",
    "Xóa một dòng, hoặc sửa cho hai người khác nhau.",
    {"name": "Nguyễn Thị Hà (1985)"},
)
NOT_A_NAME = Entry(
    "DV-04",
    Severity.ERROR,
    "Ô họ tên ghi «{value}», không phải họ tên người.",
    "Ghi họ và tên bằng chữ.",
    {"value": "12"},
)
PRESENT_WITH_REASON = Entry(
    "DV-05",
    Severity.ERROR,
    "«{name}» có lý do vắng «{reason}» nhưng lại được tính là có mặt.",
    "Xóa dấu «x» ở cột «Có mặt», hoặc xóa lý do vắng.",
    {"name": "Trần Thị B", "reason": "ốm"},
)
NOBODY_PRESENT = Entry(
    "DV-06",
    Severity.ERROR,
    "Cột «Có mặt» để trống ở tất cả các dòng nên không ai được tính là có mặt.",
    "Đánh «x» cho từng người có mặt, hoặc xóa hẳn cột này nếu có mặt đủ.",
)
PRESENCE_OPEN = Entry(
    "DV-07",
    Severity.NOTE,
    "Cột «Có mặt» chưa ghi; trước cuộc họp tạm coi là có mặt đủ.",
    "Sau cuộc họp, đánh «x» cho từng người có mặt.",
)
UNRATED_WITHOUT_REASON = Entry(
    "DV-08",
    Severity.ERROR,
    "Cột «Không đánh giá» của «{name}» ghi «{value}», không nói rõ lý do.",
    "Ghi một lý do: Miễn sinh hoạt, Đình chỉ sinh hoạt, Dưới 6 tháng, Vắng đánh giá sau; hoặc để trống nếu có đánh giá.",
    {"name": "Trần Thị B", "value": "x"},
)
OTHER_UNRATED_REASON = Entry(
    "DV-09",
    Severity.WARNING,
    "«{name}» không được đánh giá với lý do «{value}», không thuộc các lý do thường gặp.",
    "Kiểm tra lại lý do; nếu đúng thì không phải làm gì.",
    {"name": "Trần Thị B", "value": "Chuyển sinh hoạt"},
)
ADMITTED_AFTER = Entry(
    "DV-10",
    Severity.ERROR,
    "«{name}» có ngày vào Đảng {admitted} không sau ngày sinh {born}.",
    "Sửa lại «Ngày vào Đảng» hoặc «Ngày sinh».",
    {"name": "Trần Thị B", "admitted": "03/02/1980", "born": "12/05/1985"},
)
PROPOSAL_FOR_UNRATED = Entry(
    "DV-11",
    Severity.ERROR,
    "«{name}» được ghi là không đánh giá («{reason}») nhưng lại có mức «Chi bộ đề xuất».",
    "Xóa một trong hai ô.",
    {"name": "Trần Thị B", "reason": "Miễn sinh hoạt"},
)
MONTHS_OVER_YEAR = Entry(
    "DV-12",
    Severity.ERROR,
    "«{name}» ghi nghỉ ốm {value} tháng, quá 12 tháng của năm.",
    "Sửa lại số tháng nghỉ ốm trong năm.",
    {"name": "Trần Thị B", "value": "30"},
)
SEVERAL_HEADS = Entry(
    "DV-13",
    Severity.ERROR,
    "Có {count} người ghi chức vụ Đảng là «Bí thư».",
    "Một chi bộ chỉ có một bí thư; sửa lại cột «Chức vụ Đảng».",
    {"count": "2"},
    keeps_record=True,
)
HEAD_COUNT_DIFFERS = Entry(
    "DV-18",
    Severity.WARNING,
    "Dưới bảng ghi «{value}», nhưng danh sách có {count} người.",
    "Kiểm tra danh sách có thiếu hay thừa người không, rồi sửa con số này.",
    {"value": "Tổng số: 21 đảng viên", "count": "22"},
)
UNCLEAR_DISCIPLINE = Entry(
    "DV-14",
    Severity.ERROR,
    "Cột «Kỷ luật trong năm» của «{name}» ghi «{value}», không rõ có phải bị kỷ luật trong {year} hay không.",
    "Nếu bị kỷ luật trong {year}, chỉ ghi hình thức: Khiển trách, Cảnh cáo, Cách chức, Khai trừ; nếu không thì để trống, "
    "điều cần nói thêm ghi ở cột «Ghi chú».",
    {"name": "Trần Thị B", "value": "Khiển trách năm 2017, đã hết thời hiệu", "year": "năm 2020"},
)
ADMITTED_LATE = Entry(
    "DV-15",
    Severity.WARNING,
    "«{name}» là đảng viên chính thức nhưng có ngày vào Đảng {admitted}, {when} ngày họp {meeting}.",
    "Kiểm tra lại «Ngày vào Đảng» và «Diện».",
    {"name": "Trần Thị B", "admitted": "03/02/2021", "when": "sau", "meeting": "03/12/2020"},
)
BORN_LATE = Entry(
    "DV-16",
    Severity.WARNING,
    "«{name}» có ngày sinh {born} nên chưa đủ {age} tuổi vào ngày họp {meeting}.",
    "Kiểm tra lại «Ngày sinh».",
    {"name": "Trần Thị B", "born": "12/05/2012", "age": "18", "meeting": "03/12/2020"},
)
NOT_UNDER_SIX_MONTHS = Entry(
    "DV-17",
    Severity.ERROR,
    "«{name}» được ghi là «{reason}», nhưng vào Đảng ngày {admitted}, đã trên {months} tháng vào ngày họp {meeting}.",
    "Sửa «Ngày vào Đảng», hoặc sửa lý do ở cột «Không đánh giá».",
    {"name": "Trần Thị B", "reason": "Dưới 6 tháng", "admitted": "03/02/2010", "months": "6", "meeting": "03/12/2020"},
)
POINTS_OVER = Entry(
    "DV-19",
    Severity.ERROR,
    "{whose}: điểm {value} vượt mức tối đa {most}.",
    "Sửa lại điểm: nhóm tiêu chí chung tối đa 30, kết quả nhiệm vụ tối đa 70, tổng tối đa 100.",
    {"whose": "Trần Thị B", "value": "31", "most": "30"},
)
POINTS_SUM = Entry(
    "DV-20",
    Severity.ERROR,
    "{whose}: tổng điểm ghi {typed}, nhưng cộng hai nhóm tiêu chí được {sum}.",
    "Sửa lại điểm từng nhóm hoặc tổng điểm; có thể để trống ô tổng.",
    {"whose": "Trần Thị B", "typed": "97", "sum": "96"},
)
POINTS_HALF = Entry(
    "DV-21",
    Severity.WARNING,
    "{whose}: mới ghi điểm một nhóm tiêu chí nên chưa có tổng điểm.",
    "Ghi đủ điểm hai nhóm tiêu chí, hoặc ghi tổng điểm.",
    {"whose": "Trần Thị B"},
    elsewhere="{whose}",
)
POINTS_NOT_USED = Entry(
    "DV-22",
    Severity.NOTE,
    "{whose}: đã ghi điểm, nhưng quy định của năm này không chấm điểm nên không dùng.",
    "Không phải sửa gì; kiểm tra lại «Năm đánh giá» nếu là đợt từ năm 2025.",
    {"whose": "Trần Thị B"},
    elsewhere="{whose}",
)
COMMITTEE_ONLY = Entry(
    "DV-23",
    Severity.ERROR,
    "«{name}»: cột «Không đánh giá» ghi «{value}»; người bị đình chỉ sinh hoạt cấp ủy vẫn được đánh giá, xếp loại.",
    "Xóa ô này và ghi x vào cột «Đình chỉ sinh hoạt cấp ủy»; nếu bị đình chỉ sinh hoạt đảng thì ghi «Đình chỉ sinh hoạt đảng».",
    {"name": "Trần Thị B", "value": "Đình chỉ sinh hoạt cấp ủy"},
)
V_MARK = Entry(
    "DV-24",
    Severity.ERROR,
    "Cột «Có mặt» chỉ ghi «{value}», không rõ là có mặt hay vắng.",
    "Ghi x cho người có mặt; người vắng để trống, hoặc ghi V, P (có phép), KP (không phép) khi những người có mặt đều ghi x.",
    {"value": "v"},
)
PRESENT_AND_ABSENT = Entry(
    "DV-25",
    Severity.ERROR,
    "«{name}»: cột «Có mặt» và cột «Vắng» trái nhau.",
    "Chỉ giữ một trong hai cột, hoặc sửa ô ghi nhầm.",
    {"name": "Trần Thị B"},
    elsewhere="{name}",
)
NO_ABSENCE_REASON = Entry(
    "DV-26",
    Severity.WARNING,
    "«{name}» vắng mặt nhưng không ghi lý do.",
    "Ghi lý do ở cột «Lý do vắng», hoặc «không có lý do»; để trống thì văn bản chừa dấu chấm để ghi tay.",
    {"name": "Trần Thị B"},
    elsewhere="{name}",
)
PRESENT_THOUGH_OUT = Entry(
    "DV-27",
    Severity.WARNING,
    "«{name}» được ghi có mặt nhưng {why} nên không thuộc số được triệu tập, không tính vào số có mặt.",
    "Kiểm tra lại cột «Có mặt» và cột ghi lý do.",
    {"name": "Trần Thị B", "why": "bị đình chỉ sinh hoạt đảng"},
    elsewhere="{name}",
)
EXEMPT_BY_DEFAULT = Entry(
    "DV-28",
    Severity.WARNING,
    "«{name}» được miễn sinh hoạt; bảng không có cột «Có mặt» nên đồng chí này được tính là có mặt, thuộc số được triệu tập.",
    "Thêm cột «Có mặt», ghi x cho người có mặt; người được miễn sinh hoạt không dự họp thì để trống.",
    {"name": "Trần Thị B"},
    elsewhere="{name}",
)
ABSENT_IN_ROLE = Entry(
    "DV-29",
    Severity.ERROR,
    "«{name}» được ghi là {role} nhưng danh sách đảng viên ghi vắng mặt.",
    "Sửa cột «Có mặt» hoặc sửa tên ở mục này.",
    {"name": "Trần Thị B", "role": "Thư ký"},
)
REMARK_DECIDES = Entry(
    "DV-30",
    Severity.ERROR,
    "«{column}» của «{name}» ghi «{value}», nhưng cột «{decides}» không ghi gì về việc này.",
    "Nếu đúng, ghi vào cột «{decides}»; nếu không phải của năm này hoặc không phải của đồng chí ấy thì sửa lại lời ghi.",
    {
        "column": "Ghi chú",
        "name": "Trần Thị B",
        "value": "Khiển trách (QĐ 12-QĐ/ĐU ngày 04/6/2020)",
        "decides": "Kỷ luật trong năm",
    },
)
REMARK_BEARS = Entry(
    "DV-31",
    Severity.WARNING,
    "«{column}» của «{name}» ghi «{value}», nhưng cột «{decides}» để trống.",
    "Nếu đúng, ghi vào cột «{decides}»; nếu không thì sửa lại lời ghi cho rõ.",
    {"column": "Ghi chú", "name": "Trần Thị B", "value": "Nghỉ thai sản", "decides": "Thai sản"},
)
UNREAD_DECIDES = Entry(
    "DV-32",
    Severity.ERROR,
    "Cột «{found}» không nằm trong mẫu nên không được đọc, mà có ô ghi «{value}» ({name}); có phải cột «{column}»?",
    "Đổi tiêu đề thành «{column}» nếu đúng; nếu chỉ để tham khảo thì xóa cột này.",
    {"found": "Trạng thái", "value": "Miễn sinh hoạt Đảng", "name": "Trần Thị B", "column": "Không đánh giá"},
)
BOTH_COLUMNS = Entry(
    "DV-33",
    Severity.ERROR,
    "Dòng của «{name}» ghi cả hai cột «{first}» và «{second}».",
    "Để lại một cột đúng, xóa cột kia.",
    {"name": "Trần Thị B", "first": "Chính thức", "second": "Dự bị"},
)
FORM_BY_POST = Entry(
    "DV-36",
    Severity.NOTE,
    "Bản kiểm điểm cá nhân dùng mẫu theo «Chức vụ Đảng» khi cột «Mẫu kiểm điểm» để trống ({forms}).",
    "Lãnh đạo cơ quan, đơn vị và đồng chí nào dùng mẫu khác thì ghi mẫu ấy ở cột «Mẫu kiểm điểm».",
    {"forms": "mẫu 2A: 3 đảng viên, mẫu 2B: 19 đảng viên"},
)
NO_SUCH_FORM = Entry(
    "DV-37",
    Severity.NOTE,
    "«{name}»: cột «Mẫu kiểm điểm» ghi mẫu {letter}, quy định «{rule_set}» không có mẫu ấy nên bản kiểm điểm lấy mẫu {form}.",
    "Sửa hoặc xóa ô này; để trống thì mẫu lấy theo «Chức vụ Đảng».",
    {"name": "Trần Thị B", "letter": "C", "rule_set": "2023-hd25", "form": "02A"},
    elsewhere="{name}",
)
