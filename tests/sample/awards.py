"""The achievements of the sample cell, in the article's order and words; only slips of spacing and capitals are mended."""

from __future__ import annotations

from dataclasses import dataclass

COLLECTIVE, INDIVIDUAL, PUPIL, GENERAL = GROUPS = ("Tập thể", "Cá nhân", "Học sinh", "Đại trà")
AWARD_LEVELS = ("Quốc tế", "Quốc gia", "Trung ương", "Thành phố", "Quận", "Phường", "Trường")
SCHOOL_YEAR = "2019-2020"


@dataclass(frozen=True, slots=True)
class SampleAchievement:
    """One row of the achievement sheet."""

    text: str
    group: str
    level: str = ""
    quantity: int | None = None
    unit: str = ""
    recipient: str = ""
    form: str = ""
    prize: str = ""


ACHIEVEMENTS: tuple[SampleAchievement, ...] = (
    SampleAchievement("Trường đạt Đơn vị Xuất sắc cấp Thành phố", COLLECTIVE, "Thành phố", recipient="Nhà trường"),
    SampleAchievement("Thư viện Xuất sắc cấp Thành phố", COLLECTIVE, "Thành phố", recipient="Thư viện"),
    SampleAchievement("Đơn vị xuất sắc về TDTT cấp Thành phố", COLLECTIVE, "Thành phố", recipient="Nhà trường"),
    SampleAchievement(
        "Liên đội mạnh cấp Thành phố, Bằng khen của Thành đoàn", COLLECTIVE, "Thành phố", recipient="Liên đội", form="Bằng khen"
    ),
    SampleAchievement("Trường đạt trường học điện tử cấp Quận mức A", COLLECTIVE, "Quận", recipient="Nhà trường"),
    SampleAchievement("Trường có phong trào thi GVG - HSG cấp Quận", COLLECTIVE, "Quận", recipient="Nhà trường"),
    SampleAchievement("Công đoàn vững mạnh cấp Quận", COLLECTIVE, "Quận", recipient="Công đoàn"),
    SampleAchievement("Trường đạt chuẩn quốc gia Mức độ 2", COLLECTIVE, "Quốc gia", recipient="Nhà trường"),
    SampleAchievement("100% GV đạt GVG cấp trường", COLLECTIVE, "Trường", 100, "%", "Giáo viên"),
    SampleAchievement(
        "100% cán bộ quản lý và GV thực hiện tốt công tác quản lý phòng dịch và dạy học trực tuyến trong thời gian HS nghỉ "
        "dịch Covid 19, được CMHS đánh giá cao",
        INDIVIDUAL,
        "Trường",
        100,
        "%",
        "Cán bộ quản lý, giáo viên",
    ),
    SampleAchievement("6 đ/c đạt CSTĐCS", INDIVIDUAL, "Quận", 6, "đ/c", "Cán bộ, giáo viên", "Danh hiệu"),
    SampleAchievement(
        "02 GV đạt giải A và C cấp Thành phố trong Hội thi sáng tác ca khúc dành cho Thiếu nhi",
        INDIVIDUAL,
        "Thành phố",
        2,
        "đ/c",
        "Giáo viên",
        "Giải",
        "A và C",
    ),
    SampleAchievement("04 đ/c GV nhận giấy khen của LĐLĐ Quận", INDIVIDUAL, "Quận", 4, "đ/c", "Giáo viên", "Giấy khen"),
    SampleAchievement("01 đ/c được nhận giấy khen của Quận đoàn", INDIVIDUAL, "Quận", 1, "đ/c", "Giáo viên", "Giấy khen"),
    SampleAchievement(
        "02 đ/c được nhận Bằng khen của Hội đồng Đội Trung ương", INDIVIDUAL, "Trung ương", 2, "đ/c", "Giáo viên", "Bằng khen"
    ),
    SampleAchievement("06 giải Quốc tế", PUPIL, "Quốc tế", 6, "giải", "Học sinh", "Giải"),
    SampleAchievement("08 giải Quốc gia", PUPIL, "Quốc gia", 8, "giải", "Học sinh", "Giải"),
    SampleAchievement("06 giải Thành phố", PUPIL, "Thành phố", 6, "giải", "Học sinh", "Giải"),
    SampleAchievement("08 giải cấp Quận", PUPIL, "Quận", 8, "giải", "Học sinh", "Giải"),
    SampleAchievement("Chất lượng đại trà được giữ vững", GENERAL, recipient="Học sinh"),
)
