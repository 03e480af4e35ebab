"""The words, widths and examples of the blank workbook that are the form's own, by sheet and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.form.columns import SheetSpec
from annual_review.form.sheets import info


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """How a column stands on the form: width in characters, its example, and what is said while a cell is typed in."""

    width: float
    example: str | int = ""
    prompt: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class SheetForm:
    """How a table stands on the form. ``columns`` are those shown, in their order; ``rows`` is how many are prepared
    (0: one per member)."""

    title: str
    hint: str
    columns: Mapping[str, ColumnForm]
    rows: int = 0


@dataclass(frozen=True, slots=True)
class ItemsForm:
    """How a sheet of items stands on the form: ``sections`` are titles before an item, ``lines`` how often one is prepared,
    ``remarks`` what is said of one; all by the key of the item."""

    spec: SheetSpec
    title: str
    hint: str
    sections: Mapping[str, str]
    lines: Mapping[str, int]
    remarks: Mapping[str, str]


STAR = " ★"
EXAMPLE = "Ví dụ"
_NUMBER = ColumnForm(7, EXAMPLE, centred=True)
_NOTE = ColumnForm(24)
_VOTES = "Số phiếu ghi mức này trong các phiếu hợp lệ. Không có phiếu nào thì ghi 0."
_LEVEL = "Chọn trong danh sách."

MEMBERS = SheetForm(
    "DANH SÁCH ĐẢNG VIÊN CỦA CHI BỘ",
    "Mỗi đảng viên một dòng, cả người vắng mặt và người không đánh giá. Cột có dấu ★ phải ghi. Dòng thừa cứ để trống.",
    {
        "number": _NUMBER,
        "name": ColumnForm(
            28, "Nguyễn Thị Hà (1985)", "Ghi đủ họ, đệm, tên. Hai người trùng tên: ghi thêm năm sinh trong ngoặc."
        ),
        "born": ColumnForm(14, "20/11/1985", "Ngày/tháng/năm; chỉ biết năm thì ghi năm.", centred=True),
        "gender": ColumnForm(9, "Nữ", _LEVEL, centred=True),
        "party_post": ColumnForm(17, "Chi ủy viên", "Bí thư, Phó bí thư, Chi ủy viên; đảng viên thường thì để trống."),
        "office": ColumnForm(24, "Tổ trưởng chuyên môn"),
        "standing": ColumnForm(13, "Chính thức", "Chính thức hoặc Dự bị.", centred=True),
        "admitted": ColumnForm(14, "19/05/2010", "Ngày/tháng/năm kết nạp.", centred=True),
        "present": ColumnForm(8, "x", "x là có mặt tại hội nghị; vắng thì để trống và ghi lý do ở cột bên.", centred=True),
        "absence_reason": ColumnForm(16, "", "Chỉ ghi khi vắng mặt: ốm, đi công tác…"),
        "unrated": ColumnForm(18, "", "Chỉ ghi khi không đánh giá, xếp loại: chọn lý do trong danh sách hoặc ghi lý do khác."),
        "temporary_elsewhere": ColumnForm(
            11, "", "x: đang sinh hoạt đảng tạm thời nơi khác; vẫn xếp loại ở đây, không tính vào số triệu tập.", centred=True
        ),
        "suspended_from_committee": ColumnForm(
            11, "", "x: chỉ bị đình chỉ sinh hoạt cấp ủy; vẫn được đánh giá, xếp loại.", centred=True
        ),
        "maternity": ColumnForm(8, "", "x: có nghỉ thai sản trong năm.", centred=True),
        "discipline": ColumnForm(16, "", "Hình thức kỷ luật trong năm, ví dụ Khiển trách; không có thì để trống."),
        "sick_months": ColumnForm(10, "", "Số tháng nghỉ ốm trong năm; không có thì để trống.", centred=True),
        "employee_rating": ColumnForm(13, "HTTNV", "Xếp loại công chức, viên chức trong năm. " + _LEVEL, centred=True),
        "points.common": ColumnForm(10, 29, "Điểm chi bộ thống nhất, tối đa 30 (từ năm 2025).", centred=True),
        "points.results": ColumnForm(10, 66, "Điểm chi bộ thống nhất, tối đa 70 (từ năm 2025).", centred=True),
        "self_points.common": ColumnForm(10, 29, "Điểm đảng viên tự chấm, tối đa 30 (từ năm 2025).", centred=True),
        "self_points.results": ColumnForm(10, 66, "Điểm đảng viên tự chấm, tối đa 70 (từ năm 2025).", centred=True),
        "review_form": ColumnForm(10, "", "Mẫu bản kiểm điểm cá nhân; để trống thì lấy theo chức vụ Đảng.", centred=True),
        "self_rating": ColumnForm(13, "HTTNV", "Mức đảng viên tự nhận. " + _LEVEL, centred=True),
        "proposal": ColumnForm(
            13, "", "Chỉ ghi khi chi bộ quyết định khác kết quả phiếu, hoặc phiếu không mức nào quá nửa.", centred=True
        ),
        "reason": ColumnForm(20, "", "Ghi khi xếp HTNV, KHTNV hoặc khi mức đề xuất khác kết quả phiếu; văn bản in lý do này."),
        "note": _NOTE,
    },
)
BALLOTS = SheetForm(
    "KẾT QUẢ KIỂM PHIẾU XẾP LOẠI ĐẢNG VIÊN",
    "Chép từ biên bản kiểm phiếu: mỗi đảng viên được đánh giá một dòng, họ tên như trang «Đảng viên». "
    "Cộng một dòng phải bằng số phiếu hợp lệ; phiếu bỏ trống dòng ấy thì ghi vào cột «Không ghi». Ô "
    "chuyển màu là cộng quá số phiếu hợp lệ.",
    {
        "number": _NUMBER,
        "name": ColumnForm(
            30, "Nguyễn Thị Hà (1985)", "Chọn tên trong danh sách (lấy từ trang «Đảng viên») hoặc chép đúng tên ở trang đó."
        ),
        "excellent": ColumnForm(12, 18, _VOTES, centred=True),
        "good": ColumnForm(12, 3, _VOTES, centred=True),
        "satisfactory": ColumnForm(12, 1, _VOTES, centred=True),
        "unsatisfactory": ColumnForm(12, 0, _VOTES, centred=True),
        "blank": ColumnForm(12, 0, "Số phiếu hợp lệ bỏ trống dòng này.", centred=True),
        "note": _NOTE,
    },
)
BRANCH_BALLOT = SheetForm(
    "KẾT QUẢ KIỂM PHIẾU XẾP LOẠI CHI BỘ",
    "Ghi số phiếu của từng mức; mức không có phiếu nào thì ghi 0. Bốn dòng cuối chỉ ghi khi khác với "
    "phiếu đảng viên ở trang «Thông tin».",
    {
        "number": _NUMBER,
        "level": ColumnForm(38, "Hoàn thành tốt nhiệm vụ"),
        "votes": ColumnForm(14, 22, "Số phiếu, là số nguyên từ 0 trở lên.", centred=True),
        "note": ColumnForm(30),
    },
)
ACHIEVEMENTS = SheetForm(
    "TỔNG HỢP THÀNH TÍCH TRONG NĂM",
    "Mỗi thành tích một dòng. Trong văn bản, thành tích đi theo nhóm, trong nhóm theo thứ tự ở trang "
    "này. Không có thì để trống cả trang.",
    {
        "number": _NUMBER,
        "text": ColumnForm(44, "Giáo viên dạy giỏi cấp thành phố"),
        "group": ColumnForm(13, "Cá nhân", "Tập thể, Cá nhân, Học sinh hoặc Đại trà.", centred=True),
        "level": ColumnForm(13, "Thành phố", "Cấp công nhận hoặc khen thưởng. " + _LEVEL, centred=True),
        "quantity": ColumnForm(10, 2, "Chỉ ghi con số; tỷ lệ thì ghi ví dụ 98,5%.", centred=True),
        "unit": ColumnForm(10, "đ/c", "đ/c, giải, % hoặc đơn vị khác.", centred=True),
        "recipient": ColumnForm(26, "Nguyễn Thị Hà, Trần Văn Bình"),
        "form": ColumnForm(18, "Giấy khen"),
        "prize": ColumnForm(12, "Giải Nhì", centred=True),
        "decision": ColumnForm(18, "123/QĐ-SGDĐT"),
        "school_year": ColumnForm(12, "2019-2020", centred=True),
        "note": _NOTE,
    },
    40,
)
REMARKS = SheetForm(
    "PHÁT BIỂU TẠI HỘI NGHỊ",
    "Mỗi lượt phát biểu một dòng, theo thứ tự phát biểu; đưa vào biên bản họp chi bộ. Không có thì để trống cả trang.",
    {
        "number": _NUMBER,
        "speaker": ColumnForm(30, "Đ/c Trần Văn Bình"),
        "text": ColumnForm(90, "Nhất trí với báo cáo kiểm điểm; đề nghị bổ sung giải pháp bồi dưỡng giáo viên trẻ."),
    },
    20,
)
PHOTOS = SheetForm(
    "ẢNH KÈM THEO TIN BÀI",
    "Để tệp ảnh cạnh bảng tính này, hoặc trong thư mục cùng tên với bảng tính. Không có thì để trống cả trang.",
    {
        "number": _NUMBER,
        "file": ColumnForm(40, "hoi-nghi.jpg", "Tên tệp ảnh, kể cả phần đuôi .jpg hoặc .png."),
        "caption": ColumnForm(70, "Quang cảnh hội nghị kiểm điểm, đánh giá, xếp loại."),
    },
    10,
)
TABLES: Mapping[str, SheetForm] = {
    "members": MEMBERS,
    "ballots": BALLOTS,
    "branch_ballot": BRANCH_BALLOT,
    "achievements": ACHIEVEMENTS,
    "remarks": REMARKS,
    "photos": PHOTOS,
}

INFO_TITLE = "PHIẾU NHẬP KẾT QUẢ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI CUỐI NĂM"
INFO_HINT = (
    "Ghi vào cột «Nội dung»; mục có dấu ★ phải ghi. Mục được ghi nhiều lần: mỗi lần một dòng, hoặc chèn "
    "thêm dòng ngay bên dưới "
    "và để trống cột «Mục»."
)
INFO_SECTIONS: Mapping[str, str] = {
    "year": "I. Chi bộ được đánh giá",
    "held_on": "II. Hội nghị kiểm điểm",
    "committee_size": "III. Số lượng và phiếu xếp loại đảng viên",
    "branch_self_rating": "IV. Kiểm điểm của tập thể chi bộ",
    "minutes_number": "V. Số, ngày của văn bản",
}
INFO_LINES: Mapping[str, int] = {
    "bases": 3,
    "guests": 2,
    "tellers": 3,
    "strengths": 3,
    "weaknesses": 2,
    "causes": 2,
    "directions": 2,
    "conclusions": 2,
    "requests": 2,
}
INFO_REMARKS: Mapping[str, str] = {
    "year": "Năm được đánh giá, không phải năm họp",
    "code": "Do đảng ủy cấp; không có thì để trống",
    "bases": "Mỗi văn bản một dòng",
    "held_on": "Ngày/tháng/năm",
    "chair": "Họ tên – chức vụ",
    "secretary": "Họ tên – chức vụ. Ví dụ: Trần Thị Bình – Chi ủy viên",
    "guests": "Mỗi người một dòng: họ tên – chức vụ",
    "head_teller": "Họ tên – chức vụ. Ví dụ: Lê Văn Chung – Chi ủy viên",
    "tellers": "Mỗi người một dòng: họ tên – chức vụ. Ví dụ: Phạm Thị Dung – Đảng viên",
    "present": "Có thể để trống; nếu ghi thì phải khớp cột «Có mặt» ở trang «Đảng viên»",
    "issued": "Phiếu xếp loại đảng viên",
    "collected": "Phiếu xếp loại đảng viên",
    "valid": "Phiếu xếp loại đảng viên",
    "invalid": "Hợp lệ + không hợp lệ = thu về. Để trống là 0",
    "branch_self_rating": "Chọn trong danh sách",
    "strengths": "Mỗi ý một dòng",
    "weaknesses": "Mỗi ý một dòng",
    "causes": "Mỗi ý một dòng",
    "directions": "Mỗi ý một dòng",
    "conclusions": "Kết luận của chủ trì, mỗi ý một dòng",
    "requests": "Mỗi ý một dòng",
    "minutes_number": "Để trống thì văn bản chừa chỗ ghi số bằng tay",
    "decision_number": "Chỉ ghi khi đảng ủy đã ra quyết định xếp loại",
    "decision_date": "Ghi cùng với số quyết định",
}
INFO = ItemsForm(info.SPEC, INFO_TITLE, INFO_HINT, INFO_SECTIONS, INFO_LINES, INFO_REMARKS)
GUIDE = (
    "CÁCH DÙNG BẢNG TÍNH NÀY",
    (
        "1. Ghi lần lượt các trang: «Thông tin», «Đảng viên», «Phiếu đảng viên», «Phiếu chi bộ»; nếu có thì "
        "«Thành tích», «Ý kiến», «Ảnh»."
    ),
    "2. Ô có danh sách: bấm mũi tên bên phải ô để chọn. Bấm vào ô sẽ hiện lời nhắc cách ghi.",
    "3. Ngày ghi theo thứ tự ngày/tháng/năm. Số phiếu chỉ ghi con số, không kèm chữ.",
    "4. Tiêu đề và dòng ví dụ chữ nghiêng được khóa để khỏi xóa nhầm (không có mật khẩu). Thêm, xóa dòng bên dưới vẫn được.",
    "5. Không gộp ô trong bảng. Dòng thừa cứ để trống, không phải xóa.",
    (
        "6. Lưu lại dạng .xlsx rồi chép vào thư mục nhận bảng tính. Sáng hôm sau mở bảng tình hình để xem hồ "
        "sơ và những chỗ cần sửa."
    ),
    (
        "7. Nếu có lỗi, chương trình gửi lại một bản của chính bảng tính này, chỗ sai được tô màu. Sửa xong "
        "nộp lại chính bản ấy cũng được."
    ),
)
