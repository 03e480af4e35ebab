"""What can be wrong with the figures of a review: totals that do not agree, votes without a level, ties, ceilings."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

COLLECTED_MORE_THAN_ISSUED = Entry(
    "DC-01",
    Severity.ERROR,
    "{ballot}: thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra.",
    "Kiểm tra lại biên bản kiểm phiếu: số phiếu phát ra phải bằng số phiếu thu về cộng số phiếu không thu về.",
    {"ballot": "Phiếu đảng viên", "collected": "23", "issued": "22"},
)
VALID_PLUS_INVALID = Entry(
    "DC-02",
    Severity.ERROR,
    "{ballot}: thu về {collected} phiếu, nhưng hợp lệ {valid} cộng không hợp lệ {invalid} là {sum} phiếu.",
    "Kiểm tra lại ba số này trong biên bản kiểm phiếu; số phiếu thu về phải bằng số hợp lệ cộng số không hợp lệ.",
    {"ballot": "Phiếu đảng viên", "collected": "22", "valid": "20", "invalid": "1", "sum": "21"},
)
ISSUED_MORE_THAN_PRESENT = Entry(
    "DC-03",
    Severity.ERROR,
    "{ballot}: phát ra {issued} phiếu, nhiều hơn {present} đảng viên có mặt.",
    "Kiểm tra lại số phiếu phát ra và cột «Có mặt» của danh sách đảng viên.",
    {"ballot": "Phiếu đảng viên", "issued": "23", "present": "22"},
)
MORE_VOTES_THAN_VALID = Entry(
    "DC-04",
    Severity.ERROR,
    "Đồng chí {name}: cộng các mức được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức của đồng chí này và số phiếu hợp lệ.",
    {"name": "Trần Thị B", "votes": "23", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
FEWER_VOTES_THAN_VALID = Entry(
    "DC-05",
    Severity.WARNING,
    "Đồng chí {name}: cộng các mức được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức.",
    {"name": "Trần Thị B", "votes": "21", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
PROBATIONARY_VOTED = Entry(
    "DC-09",
    Severity.WARNING,
    "{ballot}: phát ra {issued} phiếu, nhiều hơn {official} đảng viên chính thức có mặt.",
    "Đảng viên dự bị không có quyền biểu quyết; kiểm tra lại số phiếu phát ra.",
    {"ballot": "Phiếu đảng viên", "issued": "22", "official": "21"},
)
MORE_APPROVALS_THAN_VALID = Entry(
    "DC-10",
    Severity.ERROR,
    "Đồng chí {name}: «Đồng ý» cộng «Không đồng ý» được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại hai số này của đồng chí và số phiếu hợp lệ.",
    {"name": "Trần Thị B", "votes": "23", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
FEWER_APPROVALS_THAN_VALID = Entry(
    "DC-11",
    Severity.WARNING,
    "Đồng chí {name}: «Đồng ý» cộng «Không đồng ý» được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại hai số này.",
    {"name": "Trần Thị B", "votes": "21", "valid": "22"},
    elsewhere="{name}: {votes} phiếu",
)
MORE_CELL_VOTES_THAN_VALID = Entry(
    "DC-13",
    Severity.ERROR,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức và số phiếu hợp lệ.",
    {"votes": "23", "valid": "22"},
)
FEWER_CELL_VOTES_THAN_VALID = Entry(
    "DC-14",
    Severity.WARNING,
    "Phiếu chi bộ: cộng các mức được {votes} phiếu, ít hơn {valid} phiếu hợp lệ.",
    "Nếu có phiếu không ghi mức nào thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức.",
    {"votes": "21", "valid": "22"},
)
MORE_MARKS_THAN_VALID = Entry(
    "DC-15",
    Severity.ERROR,
    "Đồng chí {name}: các mức {votes} phiếu cộng không ghi {blank} phiếu là {sum}, nhiều hơn {valid} phiếu hợp lệ.",
    "Kiểm tra lại số phiếu từng mức và số phiếu không ghi của đồng chí này.",
    {"name": "Trần Thị B", "votes": "22", "blank": "1", "sum": "23", "valid": "22"},
    elsewhere="{name}: {sum}",
)

NO_LEVEL = Entry(
    "KQ-01",
    Severity.ERROR,
    "Đồng chí {name}: không mức nào đạt {words} ({votes}) và chi bộ chưa đề xuất mức xếp loại.",
    "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào cột «Chi bộ đề xuất».",
    {
        "name": "Trần Thị B",
        "words": "quá nửa số phiếu hợp lệ",
        "votes": "HTXSNV 11, HTTNV 11, HTNV 0, KHTNV 0 trên 22 phiếu",
    },
    elsewhere="{name}: {votes}",
)
ABOVE_CEILING = Entry(
    "KQ-02",
    Severity.ERROR,
    "Đồng chí {name}: chi bộ đề xuất {proposed}, cao hơn mức trần {limit}. {why}",
    "Sửa mức ở cột «Chi bộ đề xuất» không cao hơn mức trần, hoặc sửa thông tin ghi nhầm. Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "proposed": "HTXSNV",
        "limit": "KHTNV",
        "why": "Bị thi hành kỷ luật trong năm nên xếp loại KHTNV.",
        "reference": "Hướng dẫn số 21-HD/BTCTW",
    },
    elsewhere="{name}: {proposed}, cao hơn {limit}. {why}",
)
TIE = Entry(
    "KQ-03",
    Severity.ERROR,
    "{names} cùng được {votes} phiếu {mark}, nhưng số HTXSNV tối đa là {limit}, chỉ còn {room} cho các đồng chí này.",
    "Chi bộ thảo luận, quyết định rồi ghi mức vào cột «Chi bộ đề xuất» của từng đồng chí; chương trình không tự chọn.",
    {"names": "Trần Thị B, Lê Văn C", "votes": "18", "mark": "HTXSNV", "limit": "4", "room": "1"},
)
DIFFERS = Entry(
    "KQ-04",
    Severity.WARNING,
    "Đồng chí {name}: chi bộ đề xuất {proposed}, khác mức theo phiếu là {voted}.",
    "Nếu chi bộ đã thống nhất như vậy thì không cần sửa; nếu ghi nhầm, sửa cột «Chi bộ đề xuất».",
    {"name": "Trần Thị B", "proposed": "HTTNV", "voted": "HTXSNV"},
    elsewhere="{name}: {proposed}, khác {voted}",
)
EXCEEDED = Entry(
    "KQ-05",
    Severity.WARNING,
    "Có {excellent} đồng chí được đề xuất HTXSNV, nhiều hơn số tối đa là {limit}.",
    "Các mức đã đề xuất được giữ nguyên trong văn bản; đảng ủy cấp trên xem xét, quyết định.",
    {"excellent": "5", "limit": "4"},
)
REQUIREMENT_UNMET = Entry(
    "KQ-06",
    Severity.WARNING,
    "Chi bộ xếp loại {level} nhưng chưa đạt yêu cầu. {requirement}",
    "Chi bộ xem lại mức tự xếp loại của chi bộ. Căn cứ: {reference}.",
    {
        "level": "HTXSNV",
        "requirement": "Chi bộ HTXSNV: mọi đảng viên được xếp loại đạt HTNV trở lên (21/22).",
        "reference": "Hướng dẫn số 21-HD/BTCTW",
    },
)
UNCONFIRMED = Entry(
    "KQ-07",
    Severity.NOTE,
    "Bộ quy định «{id}» có nội dung chưa đối chiếu với văn bản gốc, cần xác nhận: {values}.",
    "Đối chiếu với văn bản và kế hoạch của đảng ủy; nếu khác, ghi giá trị đúng vào tệp quy định riêng.",
    {"id": "2019-hd21", "values": "cách xác định mức theo phiếu; cơ sở tính tỷ lệ khống chế"},
)
BRANCH_NO_LEVEL = Entry(
    "KQ-08",
    Severity.ERROR,
    "Phiếu chi bộ: không mức nào đạt {words} ({votes}) và mục «Chi bộ tự xếp loại» để trống.",
    "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào mục «Chi bộ tự xếp loại».",
    {"words": "quá nửa số phiếu hợp lệ", "votes": "HTXSNV 11, HTTNV 11, HTNV 0, KHTNV 0 trên 22 phiếu"},
)
CELL_DIFFERS = Entry(
    "KQ-09",
    Severity.WARNING,
    "Chi bộ tự xếp loại {written}, khác mức theo phiếu của chi bộ là {voted}; văn bản lấy mức theo phiếu.",
    "Kiểm tra lại mục «Chi bộ tự xếp loại» và kết quả phiếu chi bộ.",
    {"written": "HTXSNV", "voted": "HTTNV"},
)
TO_REVIEW = Entry(
    "KQ-10",
    Severity.WARNING,
    "Đồng chí {name} được đề xuất {proposed}, cần xem lại. {why}",
    "Chương trình không tự hạ mức vì quy định cần xác nhận ({reference}); nếu phải hạ, ghi mức vào cột «Chi bộ đề xuất».",
    {
        "name": "Trần Thị B",
        "proposed": "HTXSNV",
        "why": "Xếp loại công chức, viên chức là HTTNV nên xếp loại đảng viên không quá HTTNV.",
        "reference": "Hướng dẫn số 25-HD/BTCTW",
    },
    elsewhere="{name}: {proposed}. {why}",
)
ABSENT_NOT_RATED = Entry(
    "KQ-11",
    Severity.WARNING,
    "Đồng chí {name} vắng mặt và không có trong kết quả kiểm phiếu; được đưa vào danh sách chưa đánh giá, xếp loại.",
    "Ghi «Vắng, đánh giá sau» vào cột «Không đánh giá»; nếu đã bỏ phiếu cho đồng chí này thì thêm dòng kết quả phiếu.",
    {"name": "Trần Thị B"},
)
NEW_NOT_RATED = Entry(
    "KQ-12",
    Severity.WARNING,
    "Đồng chí {name} kết nạp chưa đủ {months} tháng đến ngày họp; được đưa vào danh sách chưa đánh giá, xếp loại.",
    "Ghi «Dưới 6 tháng» vào cột «Không đánh giá», hoặc sửa «Ngày vào Đảng» nếu ghi nhầm.",
    {"name": "Trần Thị B", "months": "6"},
)
NEW_WITH_VOTES = Entry(
    "KQ-13",
    Severity.ERROR,
    "Đồng chí {name} kết nạp chưa đủ {months} tháng đến ngày họp nhưng vẫn có trong kết quả kiểm phiếu.",
    "Xóa dòng kết quả phiếu và ghi «Dưới 6 tháng» vào cột «Không đánh giá», hoặc sửa «Ngày vào Đảng» nếu ghi nhầm.",
    {"name": "Trần Thị B", "months": "6"},
)
ABSENT_WITH_VOTES = Entry(
    "KQ-14",
    Severity.WARNING,
    "Đồng chí {name} vắng mặt tại hội nghị nhưng vẫn có trong kết quả kiểm phiếu.",
    "Nếu chi bộ đã đánh giá, xếp loại đồng chí này thì không cần sửa; nếu không, ghi «Vắng, đánh giá sau» và xóa dòng phiếu.",
    {"name": "Trần Thị B"},
)
LIMITED = Entry(
    "KQ-15",
    Severity.NOTE,
    "Có {voted} đồng chí đủ phiếu HTXSNV, nhiều hơn số tối đa là {limit}; theo số phiếu, đề xuất HTTNV: {names}.",
    "Nếu chi bộ quyết định khác, ghi mức vào cột «Chi bộ đề xuất».",
    {"voted": "5", "limit": "4", "names": "Trần Thị B"},
)
LOWERED = Entry(
    "KQ-16",
    Severity.WARNING,
    "Đồng chí {name}: theo phiếu là {voted}, chương trình đề xuất {proposed}. {why}",
    "Kiểm tra lại ô này; nếu đúng thì không cần sửa, văn bản sẽ in kèm lý do.",
    {
        "name": "Trần Thị B",
        "voted": "HTTNV",
        "proposed": "KHTNV",
        "why": "Bị thi hành kỷ luật trong năm nên xếp loại KHTNV.",
    },
    elsewhere="{name}: {voted} → {proposed}. {why}",
)
NO_HEAD = Entry(
    "KQ-17",
    Severity.WARNING,
    "Danh sách đảng viên không ghi ai là Bí thư chi bộ nên chưa áp dụng được quy định riêng đối với người đứng đầu.",
    "Ghi «Bí thư» ở cột «Chức vụ Đảng» của người đứng đầu.",
)
