"""What can be wrong with what stands in one cell."""

from annual_review.problems.problem import Entry, Severity

_NUMBER_ONLY = "Xóa chữ, chỉ để lại con số."

FORMULA_WITHOUT_VALUE = Entry(
    "O-01",
    Severity.ERROR,
    "Ô chứa công thức chưa được tính nên không có giá trị.",
    "Mở tệp bằng Excel cho công thức tính xong rồi bấm Lưu, hoặc gõ thẳng giá trị vào ô.",
)
ERROR_VALUE = Entry(
    "O-02",
    Severity.ERROR,
    "Ô báo lỗi «{value}» thay cho giá trị.",
    "Sửa công thức hoặc gõ thẳng giá trị vào ô.",
    {"value": "#DIV/0!"},
)
NOT_A_COUNT = Entry(
    "O-03", Severity.ERROR, "Ô ghi «{value}»; cần một số nguyên từ 0 trở lên.", _NUMBER_ONLY, {"value": "5 phiếu"}
)
NEGATIVE_COUNT = Entry(
    "O-04", Severity.ERROR, "Ô ghi số âm «{value}»; cần một số nguyên từ 0 trở lên.", "Sửa lại con số trong ô.", {"value": "-1"}
)
FRACTIONAL_COUNT = Entry(
    "O-05",
    Severity.ERROR,
    "Ô ghi số lẻ «{value}»; cần một số nguyên từ 0 trở lên.",
    "Sửa lại con số trong ô.",
    {"value": "2,5"},
)
COUNT_IS_DATE = Entry(
    "O-06",
    Severity.ERROR,
    "Ô cần một con số nhưng đang là ngày {value}: Excel đã tự đổi điều vừa gõ (như «22/22») thành ngày.",
    "Định dạng ô là «Số» rồi gõ lại riêng con số, không kèm dấu gạch chéo.",
    {"value": "01/02/2022"},
)
COUNT_IS_FRACTION = Entry(
    "O-07",
    Severity.ERROR,
    "Ô ghi «{value}»; cần riêng một con số, không ghi kèm tổng số.",
    "Chỉ để lại số đứng trước dấu gạch chéo.",
    {"value": "22/22"},
)
COUNT_IS_PERCENT = Entry(
    "O-08",
    Severity.ERROR,
    "Ô ghi tỷ lệ «{value}»; cần số phiếu, không phải tỷ lệ phần trăm.",
    "Định dạng ô là «Số» rồi gõ lại số phiếu; chương trình tự tính tỷ lệ.",
    {"value": "100%"},
)
NOT_A_NUMBER = Entry("O-09", Severity.ERROR, "Ô ghi «{value}»; cần một con số từ 0 trở lên.", _NUMBER_ONLY, {"value": "nhiều"})
NOT_A_DATE = Entry(
    "O-10",
    Severity.ERROR,
    "Ô ghi «{value}»; cần một ngày viết theo thứ tự ngày/tháng/năm.",
    "Gõ lại đủ ngày, tháng và bốn chữ số của năm, ví dụ 03/12/2020.",
    {"value": "12/31/2020"},
)
NOT_A_TIME = Entry(
    "O-11",
    Severity.ERROR,
    "Ô ghi «{value}»; cần giờ và phút.",
    "Gõ lại theo mẫu 14:00 hoặc 14 giờ 30 phút.",
    {"value": "chiều"},
)
UNKNOWN_LEVEL = Entry(
    "O-12",
    Severity.ERROR,
    "Ô ghi «{value}», không phải mức xếp loại nào.",
    "Ghi một trong bốn mức: HTXSNV, HTTNV, HTNV, KHTNV.",
    {"value": "Khá"},
)
AMBIGUOUS_LEVEL = Entry(
    "O-13",
    Severity.ERROR,
    "Ô ghi «{value}»; cách ghi này mỗi nơi hiểu một khác nên không dùng được.",
    "Ghi rõ một trong bốn mức: HTXSNV, HTTNV, HTNV, KHTNV.",
    {"value": "Mức 1"},
)
NOT_A_TICK = Entry(
    "O-14", Severity.ERROR, "Ô ghi «{value}»; cần «x» hoặc để trống.", "Ghi «x» nếu có, để trống nếu không.", {"value": "?"}
)
UNKNOWN_CHOICE = Entry(
    "O-15",
    Severity.ERROR,
    "Ô ghi «{value}», không có trong các lựa chọn.{hint}",
    "Ghi một trong các lựa chọn: {choices}.",
    {"value": "Chinh thuc1", "choices": "Chính thức, Dự bị", "hint": " Có phải «Chính thức»?"},
)
NOT_A_YEAR = Entry(
    "O-16", Severity.ERROR, "Ô ghi «{value}»; cần một năm có bốn chữ số.", "Ghi năm đánh giá, ví dụ 2020.", {"value": "20"}
)
NOT_MONTHS = Entry(
    "O-17",
    Severity.ERROR,
    "Ô ghi «{value}»; cần số tháng nghỉ ốm trong năm.",
    "Tính ra tháng theo số ngày nghỉ thật rồi ghi một con số (2 tuần không phải 2 tháng), ví dụ 0,5 hoặc 3.",
    {"value": "2 tuần"},
)
TOO_LONG = Entry(
    "O-18",
    Severity.ERROR,
    "Ô có {count} ký tự, quá dài: ô này nhận nhiều nhất {limit} ký tự.",
    "Rút gọn nội dung trong ô, hoặc chia ra nhiều dòng.",
    {"count": "30.000", "limit": "120"},
)
CONTROL_CHARACTERS = Entry(
    "CHU-01",
    Severity.NOTE,
    "Ô có ký tự điều khiển không in được; đã bỏ đi, còn «{value}».",
    "Không phải làm gì nếu chữ còn lại đúng.",
    {"value": "Trần Thị B"},
)
LEGACY_CONVERTED = Entry(
    "CHU-02",
    Severity.WARNING,
    "Chữ gõ theo bảng mã cũ {encoding} đã được đổi sang Unicode: {value}.",
    "Xem lại chữ đã đổi; nếu sai, gõ lại ô bằng Unicode (phông Times New Roman).",
    {"encoding": "TCVN3", "value": "«NguyÔn ThÞ» thành «Nguyễn Thị»"},
)
LEGACY_DOUBTFUL = Entry(
    "CHU-03",
    Severity.WARNING,
    "Ô ghi «{value}», cùng cột với các ô gõ theo bảng mã cũ {encoding}; chữ trong ô này được giữ nguyên.",
    "Xem lại chữ trong ô; nếu sai, gõ lại bằng Unicode.",
    {"encoding": "TCVN3", "value": "Tó"},
)
LEGACY_UNCLEAR = Entry(
    "CHU-04",
    Severity.ERROR,
    "Ô ghi «{value}», có thể là chữ gõ theo bảng mã cũ {encoding}, cũng có thể là Unicode, nên không chắc là chữ gì.",
    "Gõ lại cả ô bằng Unicode rồi đặt phông Times New Roman cho ô.",
    {"encoding": "TCVN3", "value": "Tó"},
)
STALE_FONT = Entry(
    "CHU-05",
    Severity.NOTE,
    "Ô ghi «{value}» bằng Unicode dưới một phông chữ cũ; chữ được giữ nguyên.",
    "Không phải làm gì nếu chữ đúng; nên đặt phông Times New Roman cho ô.",
    {"value": "Bùi Thanh Xuân"},
)
DITTO = Entry(
    "O-19",
    Severity.ERROR,
    "Ô ghi «{value}», nghĩa là như dòng trên; máy không đọc thay được.",
    "Ghi lại đầy đủ nội dung cho ô này.",
    {"value": "nt"},
)
BROKEN_LETTERS = Entry(
    "CHU-06",
    Severity.ERROR,
    "Ô ghi «{value}», có chữ bị hỏng (�) không biết là chữ gì.",
    "Gõ lại cả ô bằng Unicode.",
    {"value": "Nguy�n Văn A"},
)
GARBLED = Entry(
    "CHU-07",
    Severity.ERROR,
    "Ô ghi «{value}», là chữ Unicode bị mở sai bảng mã; có lẽ là «{likely}».",
    "Gõ lại cả ô; nếu nhiều ô bị như vậy, mở lại tệp gốc bằng bảng mã UTF-8 rồi chép sang.",
    {"value": "Nguyá»…n", "likely": "Nguyễn"},
)
