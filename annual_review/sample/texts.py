"""What the branches of a fictitious ward say of themselves: paragraphs, achievements, words in the discussion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

_FIRST_YEAR_WITHOUT_DISTRICTS = 2025  # abolished on 1/7/2025 (regulations.md §11.5)
STRENGTHS = (
    "Chi bộ duy trì nền nếp sinh hoạt hằng tháng, nội dung được chuẩn bị kỹ, tỷ lệ đảng viên dự sinh hoạt đạt trên 95%.",
    "Cấp ủy lãnh đạo hoàn thành các chỉ tiêu đề ra trong nghị quyết đầu năm.",
    "Đảng viên gương mẫu chấp hành chủ trương của Đảng, pháp luật của Nhà nước và quy định nơi cư trú.",
    "Chi bộ làm tốt công tác vận động quần chúng, nội bộ đoàn kết, thống nhất.",
)
WEAKNESSES = (
    "Một số buổi sinh hoạt chuyên đề chưa thu hút được nhiều ý kiến thảo luận.",
    "Công tác tạo nguồn phát triển đảng viên còn chậm so với kế hoạch.",
)
CAUSES = ("Một số đảng viên bận công tác chuyên môn, thời gian dành cho công tác Đảng còn ít.",)
DIRECTIONS = (
    "Đổi mới nội dung sinh hoạt chuyên đề, mỗi quý ít nhất một chuyên đề.",
    "Giới thiệu ít nhất hai quần chúng ưu tú đi học lớp nhận thức về Đảng.",
)
CONCLUSIONS = ("Hội nghị thống nhất kết quả kiểm điểm, đánh giá, xếp loại và giao cấp ủy hoàn thiện hồ sơ báo cáo cấp trên.",)
REQUESTS = ("Đề nghị Đảng ủy phường mở lớp bồi dưỡng nghiệp vụ công tác Đảng cho cấp ủy viên chi bộ.",)
REMARKS = (
    "Nhất trí với báo cáo kiểm điểm của tập thể cấp ủy; đề nghị bổ sung số liệu về công tác kiểm tra, giám sát.",
    "Đề nghị cấp ủy quan tâm hơn đến công tác phát triển đảng viên trẻ.",
    "Nhất trí với dự kiến xếp loại; mong các đồng chí tiếp tục phát huy tinh thần tự phê bình và phê bình.",
    "Đề nghị đổi mới hình thức sinh hoạt chuyên đề, gắn với nhiệm vụ của đơn vị.",
)


@dataclass(frozen=True, slots=True)
class SampleAchievement:
    """One achievement as typed; ``quantity`` may be a number, «100%» or empty."""

    text: str
    group: str
    level: str = ""
    quantity: int | str = ""
    unit: str = ""
    recipient: str = ""


_SCHOOL = (
    SampleAchievement("Tập thể Lao động tiên tiến", "Tập thể", "Phường"),
    SampleAchievement("Thư viện đạt chuẩn mức độ 2", "Tập thể", "Thành phố"),
    SampleAchievement("Chiến sĩ thi đua cơ sở", "Cá nhân", "Phường", 3, "đ/c"),
    SampleAchievement("Giáo viên dạy giỏi", "Cá nhân", "Quận", 2, "đ/c"),
    SampleAchievement("Giải Nhất hội thi viết chữ đẹp", "Học sinh", "Quận", 1, "giải"),
    SampleAchievement("Giải Khuyến khích cờ vua trẻ", "Học sinh", "Thành phố", 4, "giải"),
    SampleAchievement("Học sinh hoàn thành chương trình lớp học", "Đại trà", "", "99,5%"),
)
_OTHER = (
    SampleAchievement("Khu dân cư văn hóa tiêu biểu", "Tập thể", "Phường"),
    SampleAchievement("Đơn vị xuất sắc trong phong trào thi đua yêu nước", "Tập thể", "Quận"),
    SampleAchievement("Giấy khen trong công tác hòa giải", "Cá nhân", "Phường", 2, "đ/c"),
    SampleAchievement("Giấy khen đảng viên hoàn thành xuất sắc nhiệm vụ", "Cá nhân", "Phường", 1, "đ/c"),
)


def pick_achievements(rng: Random, *, school: bool, year: int) -> tuple[SampleAchievement, ...]:
    """Return some of the achievements that branches of this kind have in ``year``, two at least."""
    known = _SCHOOL if school else _OTHER
    count = rng.randint(2, len(known))
    picked = (known[index] for index in sorted(rng.sample(range(len(known)), count)))
    if year < _FIRST_YEAR_WITHOUT_DISTRICTS:
        return tuple(picked)
    return tuple(replace(each, level="Thành phố") if each.level == "Quận" else each for each in picked)
