"""What the sample workbook tells: the facts of the cell's published article, filled up with invented ones.

From the article: the year, the plan, the meeting's day, the two names marked ``REAL``, the head counts, the ballot on
the cell, the achievements, the last strength, the conclusion. Everything else is invented so that the papers have
something to say.
"""

from __future__ import annotations

from datetime import date, time

FILE_NAME = "Chi bộ TH Đô Thị Việt Hưng 2020.xlsx"
CHAIR = "Nguyễn Thị Hằng Nga"  # REAL
GUEST = "Trần Thị Hoàng Lâm"  # REAL
INVENTED = (
    f"Tên các đồng chí khác trong tệp này là tên hư cấu (trừ đồng chí {CHAIR} và đồng chí {GUEST}); chức vụ, ngày sinh, "
    "số phiếu của từng đồng chí, ưu điểm, hạn chế, ý kiến phát biểu và hình ảnh là nội dung minh họa."
)
EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = LEVELS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
SHORT_LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
WOMAN, MAN = "Nữ", "Nam"
MEMBERS_COUNT = 22

BLANK_NUMBER = "Để trống nếu ghi số bằng tay"
INFORMATION: tuple[tuple[str, str | int | date | time | None, str], ...] = (
    ("Năm đánh giá", 2020, ""),
    ("Đảng bộ cấp trên", "Đảng bộ phường Giang Biên", ""),
    ("Chi bộ", "Chi bộ Trường Tiểu học Đô Thị Việt Hưng", INVENTED),
    ("Mã chi bộ", "GB-07", "Mã minh họa"),
    ("Địa danh", "Giang Biên", "Ghi ở dòng ngày tháng của văn bản"),
    ("Căn cứ", "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên", "Thêm căn cứ: thêm dòng cùng tên mục"),
    ("Ngày họp", date(2020, 12, 3), ""),
    ("Giờ bắt đầu", time(14, 0), ""),
    ("Giờ kết thúc", time(16, 30), ""),
    ("Địa điểm", "Phòng hội đồng", ""),
    ("Chủ trì", f"{CHAIR} – Bí thư Chi bộ", "Bài đăng không nêu ngày sinh, ngày vào Đảng của Bí thư nên để trống"),
    ("Thư ký", "Ngô Thị Phương Thúy", ""),
    ("Người trình bày báo cáo", f"{CHAIR} – Bí thư Chi bộ", "Dự thảo báo cáo kiểm điểm tập thể năm 2020"),
    ("Đại biểu cấp trên", f"{GUEST} – Đảng ủy viên phường Giang Biên – Hiệu trưởng trường mầm non Đô Thị Việt Hưng", ""),
    ("Tổ trưởng kiểm phiếu", "Trần Thị Diệu Thảo", ""),
    ("Thành viên kiểm phiếu", "Tạ Quang Huy", ""),
    ("Thành viên kiểm phiếu", "Trịnh Thị Quỳnh Anh", ""),
    ("Số chi ủy viên", 5, ""),
    ("Số đảng viên dự họp", MEMBERS_COUNT, ""),
    ("Số phiếu phát ra", MEMBERS_COUNT, "Phiếu đánh giá, xếp loại đảng viên"),
    ("Số phiếu thu về", MEMBERS_COUNT, ""),
    ("Số phiếu hợp lệ", MEMBERS_COUNT, ""),
    ("Số phiếu không hợp lệ", 0, ""),
    ("Chi bộ tự xếp loại", EXCELLENT, ""),
    (
        "Ưu điểm",
        (
            "Chi ủy, chi bộ thực hiện nghiêm túc nguyên tắc tập trung dân chủ, quy chế làm việc; duy trì nền nếp sinh hoạt "
            "chi bộ hằng tháng, sinh hoạt chuyên đề; 100% đảng viên thấm nhuần mục đích, yêu cầu của việc kiểm điểm."
        ),
        "",
    ),
    (
        "Ưu điểm",
        (
            "Chi bộ lãnh đạo nhà trường vừa phòng, chống dịch Covid 19 an toàn, vừa bảo đảm chương trình năm học 2019-2020; "
            "chất lượng giáo dục đại trà được giữ vững, chất lượng mũi nhọn được nâng lên."
        ),
        "",
    ),
    (
        "Ưu điểm",
        (
            "Năm 2020, dưới sự lãnh đạo, chỉ đạo của chi bộ nhà trường, Trường Tiểu học Đô Thị Việt Hưng đã hoàn thành xuất "
            "sắc nhiệm vụ, đạt nhiều thành tích cao của tập thể và cá nhân."
        ),
        "",
    ),
    ("Hạn chế", "Nội dung một số buổi sinh hoạt chuyên đề chưa phong phú, số lượt ý kiến phát biểu còn ít.", ""),
    ("Hạn chế", "Việc ứng dụng công nghệ thông tin vào công tác quản lý hồ sơ đảng viên còn chậm.", ""),
    (
        "Nguyên nhân",
        (
            "Đảng viên kiêm nhiệm nhiều việc chuyên môn, thời gian chuẩn bị cho sinh hoạt chuyên đề chưa nhiều; việc phân công "
            "theo dõi sau sinh hoạt có lúc chưa thường xuyên."
        ),
        "",
    ),
    (
        "Phương hướng",
        (
            "Tiếp tục đổi mới nội dung, hình thức sinh hoạt chi bộ; mỗi quý tổ chức một buổi sinh hoạt chuyên đề gắn với "
            "nhiệm vụ chính trị của nhà trường."
        ),
        "",
    ),
    (
        "Phương hướng",
        "Phân công chi ủy viên phụ trách từng tổ chuyên môn, kiểm tra việc khắc phục hạn chế sau kiểm điểm vào cuối mỗi quý.",
        "",
    ),
    ("Phương hướng", "Bồi dưỡng, giới thiệu từ 01 đến 02 quần chúng ưu tú học lớp nhận thức về Đảng trong năm 2021.", ""),
    (
        "Kết luận",
        (
            "Trong năm 2020, tập thể chi ủy chi bộ đã phối hợp tốt, phân công rõ người, rõ việc, chi bộ đã lãnh đạo, chỉ "
            "đạo các hoạt động của nhà trường có hiệu quả về mọi mặt, các đồng chí đảng viên trong chi bộ đã nêu cao vai "
            "trò gương mẫu của đảng viên trong thực hiện nhiệm vụ, đã góp phần vào thành tích chung của nhà trường."
        ),
        "",
    ),
    (
        "Kết luận",
        (
            "Mong rằng các đồng chí đảng viên trong chi bộ tiếp tục phát huy để chi bộ trường Tiểu học Đô Thị Việt Hưng "
            "luôn đạt chi bộ Hoàn thành xuất sắc nhiệm vụ trong những năm tiếp theo."
        ),
        "",
    ),
    (
        "Đề xuất, kiến nghị",
        "Đề nghị Đảng ủy phường xem xét, công nhận mức xếp loại chất lượng của chi bộ và đảng viên năm 2020.",
        "",
    ),
    (
        "Đề xuất, kiến nghị",
        "Đề nghị Đảng ủy phường tiếp tục mở lớp bồi dưỡng nghiệp vụ công tác đảng cho cấp ủy viên các chi bộ trường học.",
        "",
    ),
    ("Số biên bản", None, BLANK_NUMBER),
    ("Số biên bản kiểm phiếu", None, BLANK_NUMBER),
    ("Số báo cáo", None, BLANK_NUMBER),
    ("Số tờ trình", None, BLANK_NUMBER),
    ("Ngày văn bản", None, "Để trống: lấy ngày họp"),
    ("Số quyết định", None, "Ghi khi Đảng ủy phường đã ban hành quyết định"),
    ("Ngày quyết định", None, ""),
)


REMARKS: tuple[tuple[str, str], ...] = (
    (
        "Phạm Thu Giang",
        (
            "Nhất trí với dự thảo báo cáo kiểm điểm; đề nghị bổ sung kết quả chỉ đạo dạy học trực tuyến trong thời gian học "
            "sinh nghỉ dịch."
        ),
    ),
    (
        "Lê Thị Bích Ngà",
        "Đánh giá cao sự phối hợp giữa chi ủy với Công đoàn trong việc chăm lo đời sống cán bộ, giáo viên, nhân viên.",
    ),
    (
        "Hoàng Thị Minh Nguyệt",
        (
            "Đề nghị chi bộ tăng thời lượng trao đổi chuyên môn trong các buổi sinh hoạt chuyên đề, phân công đảng viên "
            "chuẩn bị trước."
        ),
    ),
    (
        "Tạ Quang Huy",
        "Nhất trí với kết quả tự xếp loại của chi bộ; mong chi ủy quan tâm bồi dưỡng đảng viên trẻ về nghiệp vụ công tác đảng.",
    ),
)

PHOTOS: tuple[tuple[str, str], ...] = (
    ("phong-hoi-dong.png", "Phòng hội đồng trước giờ họp (hình vẽ minh họa)"),
    ("hom-phieu.png", "Hòm phiếu kiểm điểm, đánh giá, xếp loại (hình vẽ minh họa)"),
)
