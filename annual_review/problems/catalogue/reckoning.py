"""What can be wrong with the levels of a review: votes without a level, ties, the cap, what the law forbids."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

NO_LEVEL = Entry(
    "KQ-01",
    Severity.ERROR,
    "Đồng chí {name}: không mức nào đạt {words} ({votes}) và chi bộ chưa đề xuất mức xếp loại.",
    "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào cột «Chi bộ đề xuất».",
    {
        "name": "Trần Thị B",
        "words": "quá nửa tổng số đảng viên chính thức được triệu tập",
        "votes": "HTXSNV 11, HTTNV 11, HTNV 0, KHTNV 0 trên 22 đảng viên chính thức được triệu tập",
    },
    elsewhere="{name}: {votes}",
)
ABOVE_CEILING = Entry(
    "KQ-02",
    Severity.ERROR,
    "Đồng chí {name}: chi bộ đề xuất {level}, cao hơn mức {limit} mà quy định cho phép. {why}",
    "Sửa mức ở cột «Chi bộ đề xuất» không cao hơn {limit}, hoặc sửa thông tin ghi nhầm. Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "level": "HTXSNV",
        "limit": "KHTNV",
        "why": "Bị thi hành kỷ luật trong năm: xếp loại KHTNV.",
        "reference": "Hướng dẫn số 21-HD/BTCTW",
    },
    elsewhere="{name}: {level}, cao hơn {limit}. {why}",
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
    "Có {excellent} đồng chí được đề xuất HTXSNV, nhiều hơn số tối đa là {limit} (theo tỷ lệ {percent}%).",
    "Các mức được giữ nguyên; văn bản in cả hai tỷ lệ và đề nghị đảng ủy xem xét, quyết định.",
    {"excellent": "5", "limit": "4", "percent": "20"},
)
REQUIREMENT_UNMET = Entry(
    "KQ-06",
    Severity.WARNING,
    "Chi bộ xếp loại {level}, cần xem lại. {requirement}",
    "Chi bộ xem lại mức tự xếp loại của chi bộ; nếu giữ nguyên thì đảng ủy xem xét. Căn cứ: {reference}.",
    {
        "level": "HTXSNV",
        "requirement": "Chi bộ HTXSNV không có cấp ủy viên bị kỷ luật trong năm (có: Trần Thị B).",
        "reference": "Điều 12 Quy định số 124-QĐ/TW",
    },
)
REQUIREMENT_ASKED = Entry(
    "KQ-18",
    Severity.ERROR,
    "Chi bộ xếp loại {level} nhưng chưa đủ yêu cầu của mức này. {requirement}",
    "Chi bộ xem lại mức của chi bộ, hoặc ghi lý do vào mục «Lý do đề nghị» của trang «Thông tin». Căn cứ: {reference}.",
    {
        "level": "HTXSNV",
        "requirement": "Chi bộ HTXSNV phải có 100% số đảng viên được xếp loại đạt từ HTNV trở lên (thực tế 21/22).",
        "reference": "Hướng dẫn số 21-HD/BTCTW",
    },
)
UNCONFIRMED = Entry(
    "KQ-07",
    Severity.NOTE,
    "Bộ quy định «{id}» có nội dung chưa đối chiếu với văn bản gốc, cần xác nhận: {values}.",
    "Đối chiếu với văn bản và kế hoạch của đảng ủy; nếu khác, ghi giá trị đúng vào tệp quy định riêng.",
    {"id": "2019-hd21", "values": "cơ sở tính tỷ lệ khống chế HTXSNV; tỷ lệ xếp loại tính trên số đảng viên được xếp loại"},
)
BRANCH_NO_LEVEL = Entry(
    "KQ-08",
    Severity.ERROR,
    "Phiếu chi bộ: không mức nào đạt {words} ({votes}) và mục «Chi bộ tự xếp loại» để trống.",
    "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào mục «Chi bộ tự xếp loại».",
    {
        "words": "quá nửa tổng số đảng viên chính thức được triệu tập",
        "votes": "HTXSNV 11, HTTNV 11, HTNV 0, KHTNV 0 trên 22 đảng viên chính thức được triệu tập",
    },
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
    "Chương trình không đổi mức; nếu chi bộ thống nhất mức khác, ghi vào cột «Chi bộ đề xuất». Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "proposed": "HTXSNV",
        "why": "Xếp loại công chức, viên chức, người lao động là HTTNV: xếp loại đảng viên không quá HTTNV.",
        "reference": "Hướng dẫn số 25-HD/BTCTW",
    },
    elsewhere="{name}: {proposed}. {why}",
)
REMARK = Entry(
    "KQ-19",
    Severity.NOTE,
    "Đồng chí {name}: {why}",
    "Chi bộ lưu ý khi xếp loại; không cần sửa gì. Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "why": "Nghỉ thai sản: xếp loại căn cứ kết quả làm việc thực tế của năm.",
        "reference": "tiểu mục 7.5 Hướng dẫn số 43-HD/BTCTW",
    },
    elsewhere="{name}: {why}",
)
DISPUTED = Entry(
    "KQ-20",
    Severity.WARNING,
    "Đồng chí {name}: {why}",
    "Hỏi ý kiến đảng ủy cấp trên; chương trình vẫn xếp loại đồng chí này như các đồng chí khác. Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "why": "Bị đình chỉ sinh hoạt cấp ủy: vẫn được kiểm điểm, đánh giá, xếp loại; cách hiểu quy định còn khác nhau.",
        "reference": "khoản 2 Điều 5 Quy định số 124-QĐ/TW",
    },
    elsewhere="{name}: {why}",
)
NO_REASON = Entry(
    "KQ-21",
    Severity.WARNING,
    "Đồng chí {name} được đề xuất {level} nhưng cột «Lý do» để trống.",
    "Ghi lý do vào cột «Lý do» của trang «Đảng viên»; báo cáo và danh sách in lý do của mức này.",
    {"name": "Trần Thị B", "level": "HTNV"},
    elsewhere="{name}: {level}",
)
NO_POINTS = Entry(
    "KQ-22",
    Severity.WARNING,
    "Đồng chí {name} chưa có điểm chi bộ thống nhất.",
    "Ghi «Điểm tiêu chí chung» và «Điểm kết quả nhiệm vụ» ở trang «Đảng viên»; danh sách xếp loại in các điểm này.",
    {"name": "Trần Thị B"},
    elsewhere="{name}",
)
NO_BRANCH_POINTS = Entry(
    "KQ-23",
    Severity.WARNING,
    "Chưa ghi điểm của chi bộ.",
    "Ghi «Điểm tiêu chí chung» và «Điểm kết quả nhiệm vụ» ở trang «Thông tin»; báo cáo và tờ trình in các điểm này.",
)
OVER_CAP = Entry(
    "KQ-24",
    Severity.ERROR,
    "Có {excellent} đồng chí đạt mức HTXSNV, nhiều hơn số tối đa là {limit} ({percent}% {base}); còn {room} cho các đồng chí, "
    "theo số phiếu {mark}: {names}.",
    "Chi bộ quyết định và ghi ở mục «Khi vượt tỷ lệ HTXSNV»: «Lấy theo số phiếu từ cao xuống», «Chi bộ đề xuất từng đồng chí» "
    "hoặc «Giữ nguyên, đề nghị đảng ủy xem xét»; chương trình không tự hạ mức.",
    {
        "excellent": "5",
        "limit": "4",
        "percent": "20",
        "base": "số đảng viên từ HTTNV trở lên",
        "room": "4",
        "mark": "HTXSNV",
        "names": "Trần Thị B (20 phiếu), Lê Văn C (13 phiếu)",
    },
)
PROPOSALS_MISSING = Entry(
    "KQ-25",
    Severity.ERROR,
    "Có {excellent} đồng chí đạt mức HTXSNV, nhiều hơn số tối đa là {limit} ({percent}% {base}); chi bộ chọn đề xuất từng "
    "đồng chí nhưng còn thiếu: {names}.",
    "Ghi mức vào cột «Chi bộ đề xuất» của các đồng chí này (còn {room} HTXSNV, xếp theo số phiếu {mark}).",
    {
        "excellent": "5",
        "limit": "4",
        "percent": "20",
        "base": "số đảng viên từ HTTNV trở lên",
        "room": "3",
        "mark": "HTXSNV",
        "names": "Trần Thị B (20 phiếu), Lê Văn C (13 phiếu)",
    },
)
ABSENT_NOT_RATED = Entry(
    "KQ-11",
    Severity.ERROR,
    "Đồng chí {name} vắng mặt và không có trong kết quả kiểm phiếu.",
    "Ghi «Vắng, đánh giá sau» vào cột «Không đánh giá»; nếu đã bỏ phiếu cho đồng chí này thì thêm dòng kết quả phiếu.",
    {"name": "Trần Thị B"},
    elsewhere="{name}",
)
NEW_NOT_RATED = Entry(
    "KQ-12",
    Severity.WARNING,
    "Đồng chí {name} kết nạp chưa đủ {months} tháng đến ngày họp; không thuộc đối tượng đánh giá, xếp loại.",
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
    "Có {voted} đồng chí đủ phiếu HTXSNV, nhiều hơn số tối đa là {limit}; lấy theo số phiếu từ cao xuống, đề xuất HTTNV: "
    "{names}.",
    "Nếu chi bộ quyết định khác, ghi mức vào cột «Chi bộ đề xuất» hoặc đổi mục «Khi vượt tỷ lệ HTXSNV».",
    {"voted": "5", "limit": "4", "names": "Trần Thị B"},
)
FORBIDDEN = Entry(
    "KQ-16",
    Severity.ERROR,
    "Đồng chí {name}: mức theo phiếu là {level}, cao hơn mức {limit} mà quy định cho phép. {why}",
    "Chi bộ thảo luận, ghi mức không cao hơn {limit} vào cột «Chi bộ đề xuất», hoặc sửa thông tin ghi nhầm; "
    "chương trình không tự đổi mức. Căn cứ: {reference}.",
    {
        "name": "Trần Thị B",
        "level": "HTTNV",
        "limit": "KHTNV",
        "why": "Bị thi hành kỷ luật trong năm: xếp loại KHTNV.",
        "reference": "Hướng dẫn số 21-HD/BTCTW",
    },
    elsewhere="{name}: {level}, cao hơn {limit}. {why}",
)
NO_HEAD = Entry(
    "KQ-17",
    Severity.WARNING,
    "Danh sách đảng viên không ghi ai là Bí thư chi bộ nên chưa đối chiếu được mức của người đứng đầu với mức của chi bộ.",
    "Ghi «Bí thư» ở cột «Chức vụ Đảng» của người đứng đầu.",
)
