"""The words, widths and examples of the ward's blank workbook that are the form's own, by sheet and column."""

from __future__ import annotations

from annual_review.form.sheets import ward_info
from annual_review.handout.blank_words import EXAMPLE, ColumnForm, ItemsForm, SheetForm

_NUMBER = ColumnForm(7, EXAMPLE, centred=True)
_DECIDED = "Chỉ ghi khi đảng ủy xếp khác mức chi bộ đề xuất. Chọn trong danh sách."
INFO = ItemsForm(
    ward_info.SPEC,
    "TỆP CỦA ĐẢNG BỘ: KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI CUỐI NĂM",
    (
        "Ghi vào cột «Nội dung»; mục có dấu ★ phải ghi. Mục được ghi nhiều lần: mỗi lần một dòng. Mục để trống thì văn bản "
        "chừa chỗ ghi bằng tay."
    ),
    {
        "year": "I. Đảng bộ",
        "deadline": "II. Thời hạn, hội nghị",
        "report_number": "III. Số, ngày của văn bản",
        "decision_number": "IV. Quyết định công nhận",
        "strengths": "V. Đánh giá chung (báo cáo tổng hợp)",
    },
    {"bases": 3, "strengths": 3, "weaknesses": 2, "causes": 2, "requests": 2},
    {
        "year": "Năm được đánh giá, không phải năm họp",
        "bases": "Kế hoạch, hướng dẫn của đảng ủy; mỗi văn bản một dòng",
        "deadline": "Ngày/tháng/năm",
        "decision_number": "Ghi khi đã ra quyết định: khi ấy thông báo, danh sách, quyết định được lập theo mức đã quyết định",
        "decision_date": "Ghi cùng với số quyết định",
    },
)
BRANCHES = SheetForm(
    "DANH SÁCH CHI BỘ TRỰC THUỘC",
    "Mỗi chi bộ phải nộp hồ sơ một dòng. Mã và tên ghi như trong tệp của chi bộ. Số phiếu của đảng ủy chỉ ghi khi có bỏ phiếu.",
    {
        "number": _NUMBER,
        "code": ColumnForm(12, "GB-07", "Mã do đảng ủy cấp; không có thì để trống.", centred=True),
        "name": ColumnForm(42, "Chi bộ Trường Tiểu học Hoa Sen"),
        "head": ColumnForm(24, "Nguyễn Thị Hà"),
        "kind": ColumnForm(16, "Trường học"),
        "members": ColumnForm(10, 22, centred=True),
        "email": ColumnForm(26, "chibo07@example.com", "Để lập thư nhắc; chương trình không gửi thư."),
        "votes_excellent": ColumnForm(10, "", "Số phiếu của đảng ủy (ban thường vụ) cho chi bộ.", centred=True),
        "votes_good": ColumnForm(10, "", centred=True),
        "votes_satisfactory": ColumnForm(10, "", centred=True),
        "votes_unsatisfactory": ColumnForm(10, "", centred=True),
        "decided": ColumnForm(13, "", _DECIDED, centred=True),
        "reason": ColumnForm(24),
        "note": ColumnForm(20),
    },
    60,
)
MEMBERS = SheetForm(
    "ĐẢNG VIÊN ĐƯỢC XẾP LOẠI KHÁC MỨC CHI BỘ ĐỀ XUẤT",
    (
        "Chỉ ghi đồng chí được đảng ủy xếp khác mức chi bộ đề xuất; các đồng chí khác theo mức đề xuất. Không có thì để "
        "trống cả trang."
    ),
    {
        "number": _NUMBER,
        "branch": ColumnForm(36, "GB-07", "Tên hoặc mã chi bộ như ở trang «Chi bộ»."),
        "name": ColumnForm(28, "Trần Văn Bình"),
        "born": ColumnForm(14, "", "Chỉ cần khi chi bộ có hai đồng chí cùng tên.", centred=True),
        "decided": ColumnForm(13, "HTTNV", "Chọn trong danh sách.", centred=True),
        "reason": ColumnForm(40, "Chưa hoàn thành một nhiệm vụ được giao"),
        "note": ColumnForm(20),
    },
    40,
)
VALUES = SheetForm(
    "QUY ĐỊNH ĐẢNG BỘ XÁC NHẬN HOẶC ÁP DỤNG RIÊNG",
    (
        "Giữ nguyên hai cột đầu. Đã đối chiếu với văn bản thì ghi x vào «Xác nhận»; quy định khác thì ghi vào «Giá trị của "
        "đảng bộ». Cả hai đều phải ghi «Căn cứ»: số, ngày, cơ quan ban hành. Các dòng cuối về cách in văn bản không cần căn cứ."
    ),
    {
        "content": ColumnForm(44, EXAMPLE),
        "in_force": ColumnForm(34),
        "own": ColumnForm(34),
        "reference": ColumnForm(46, "điểm 3 Kế hoạch số 10-KH/ĐU, ngày 16/11/2026"),
        "confirmed": ColumnForm(10, "x", centred=True),
        "note": ColumnForm(20),
    },
)
GUIDE = (
    "CÁCH DÙNG TỆP CỦA ĐẢNG BỘ",
    "1. Ghi trang «Đảng bộ» và «Chi bộ» trước khi giao việc cho các chi bộ; chép tệp này vào thư mục nhận bảng tính.",
    (
        "2. Tạo tệp trống cho từng chi bộ bằng lệnh: generate.py new THƯ-MỤC --from-ward TỆP-NÀY. Tệp năm trước của chi bộ để "
        "cạnh tệp này thì danh sách đảng viên được chép sang."
    ),
    "3. Trang «Quy định»: đảng bộ xác nhận hoặc quy định riêng giá trị nào thì ghi căn cứ của giá trị ấy.",
    (
        "4. Khi đã có quyết định: ghi số, ngày quyết định ở trang «Đảng bộ»; chi bộ, đảng viên được xếp khác mức đề xuất thì "
        "ghi mức ở trang «Chi bộ», «Đảng viên khác đề xuất»."
    ),
    "5. Không có tệp này thì hồ sơ của các chi bộ vẫn được lập; chỉ chưa có quyết định, thông báo và danh sách chưa nộp.",
)
