import io
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from annual_review.disk import photos
from annual_review.disk.inbox import Candidate, Ignored, Inbox
from annual_review.disk.photos import find_photos, without_named
from annual_review.model.photos import PhotoFile
from annual_review.model.record import Photo
from annual_review.problems import Place
from annual_review.problems.catalogue import night as night_problems
from annual_review.rendering.photos import develop

AT = Place("Ảnh", 2, 2)


def image(width: int = 40, height: int = 30, kind: str = "JPEG", mode: str = "RGB", **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **extra)
    return out.getvalue()


def found(tmp_path: Path, name: str) -> tuple[list[str], list[str]]:
    """What is found for a photograph of this name: file names, and the sentences of its problems."""
    workbook = tmp_path / "input" / "so.xlsx"
    read = find_photos([Photo(name, "", AT)], workbook, tmp_path / "input")
    assert all(problem.place == AT for problem in read.problems)
    return [each.photo.file for each in read.value or ()], [problem.message for problem in read.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input" / "so").mkdir(parents=True)
    (tmp_path / "input" / "canh.jpg").write_bytes(image())
    (tmp_path / "input" / "so" / "trong.jpg").write_bytes(image())
    (tmp_path / "ngoai.jpg").write_bytes(image())
    return tmp_path


@pytest.mark.parametrize("name", ["canh.jpg", "trong.jpg", "so/trong.jpg", "so\\trong.jpg"])
def test_a_photograph_lies_beside_the_workbook_or_in_its_folder(folder: Path, name: str) -> None:
    assert found(folder, name) == ([name], [])


@pytest.mark.parametrize("name", ["../ngoai.jpg", "/etc/passwd", "C:\\anh.jpg", "a/b/c.jpg", "..", ""])
def test_a_path_out_of_the_folder_is_not_followed(folder: Path, name: str) -> None:
    assert found(folder, name) == ([], [f"«{name}» không phải tên một tệp ảnh nằm cạnh bảng tính."])


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "input" / "lien-ket.jpg").symlink_to(folder / "ngoai.jpg")
    assert found(folder, "lien-ket.jpg") == ([], ["«lien-ket.jpg» không phải tên một tệp ảnh nằm cạnh bảng tính."])


def test_a_missing_photograph_is_named_at_its_cell(folder: Path) -> None:
    read = find_photos([Photo("khong-co.jpg", "", AT)], folder / "input" / "so.xlsx", folder / "input")
    assert read.problems[0].message == "Không tìm thấy tệp ảnh «khong-co.jpg»."
    assert read.problems[0].remedy == (
        "Đặt tệp ảnh cạnh bảng tính, hoặc trong thư mục «so» cùng tên với bảng tính, rồi chạy lại."
    )
    assert read.problems[0].place == AT


def test_too_large_a_file_is_not_read(folder: Path) -> None:
    with (folder / "input" / "to.jpg").open("wb") as made:
        made.truncate(photos.SIZE_LIMIT + 1)
    assert found(folder, "to.jpg") == ([], ["Ảnh «to.jpg» quá lớn (32 MB trở lên) nên không in vào tin bài."])


def test_more_photographs_than_the_limit_are_left_out_and_told(folder: Path) -> None:
    many = [Photo("canh.jpg", "", Place("Ảnh", row, 2)) for row in range(2, 24)]
    read = find_photos(many, folder / "input" / "so.xlsx", folder / "input")
    assert len(read.value or ()) == photos.COUNT_LIMIT
    assert [problem.message for problem in read.problems] == [
        "Trang tính ghi 22 ảnh; tin bài chỉ in 20 ảnh đầu, từ ảnh «canh.jpg» trở đi không in."
    ]
    assert read.problems[0].place == Place("Ảnh", 22, 2)


def developed(*data: bytes) -> tuple[list[tuple[int, int]], list[str]]:
    read = develop([PhotoFile(Photo(f"{n}.jpg", "", AT), each, "0") for n, each in enumerate(data)])
    return [(each.width_mm, each.height_mm) for each in read.value or ()], [problem.message for problem in read.problems]


def test_one_photograph_is_120_mm_wide_and_keeps_its_shape() -> None:
    assert developed(image(400, 300)) == ([(120, 90)], [])


def test_two_photographs_stand_side_by_side() -> None:
    assert developed(image(400, 300), image(300, 300)) == ([(75, 56), (75, 75)], [])


def test_a_tall_photograph_stays_on_its_page() -> None:
    assert developed(image(100, 1000)) == ([(18, 180)], [])


def test_a_large_photograph_is_shrunk() -> None:
    read = develop([PhotoFile(Photo("a.jpg"), image(4000, 3000), "0")])
    assert read.value is not None
    assert Image.open(io.BytesIO(read.value[0].data)).size == (1600, 1200)


def test_a_photograph_lying_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: rotated by 90 degrees
    assert developed(image(400, 300, exif=exif)) == ([(120, 160)], [])


def test_transparency_becomes_white() -> None:
    read = develop([PhotoFile(Photo("a.png"), image(8, 8, "PNG", "RGBA"), "0")])
    assert read.value is not None
    assert Image.open(io.BytesIO(read.value[0].data)).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"khong phai anh", image(800, 600)[:-200], image(80, 60, "PNG")[:60]])
def test_a_broken_photograph_is_a_warning_at_its_cell(data: bytes) -> None:
    sizes, messages = developed(data)
    assert sizes == []
    assert messages == ["Tệp «0.jpg» hỏng hoặc không phải ảnh JPEG, PNG, GIF, BMP, TIFF, WEBP nên không in vào tin bài."]


@pytest.mark.parametrize("side", [11_000, 14_000])
def test_a_decompression_bomb_is_refused_unopened(side: int) -> None:
    assert developed(image(side, side, "PNG", "1")) == (
        [],
        ["Ảnh «0.jpg» quá lớn (120 triệu điểm ảnh trở lên) nên không in vào tin bài."],
    )


def test_the_same_photograph_gives_the_same_bytes() -> None:
    one, other = (develop([PhotoFile(Photo("a.jpg"), image(400, 300), "0")]) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("picture", "workbook", "named", "listed"),
    [
        ("anh.jpg", "a.xlsx", ("anh.jpg",), False),
        ("a/anh.jpg", "a.xlsx", ("anh.jpg",), False),
        ("a/anh.jpg", "a.xlsx", ("a\\anh.jpg",), False),
        ("x/a/ẢNH.JPG", "x/a.xlsx", ("ảnh.jpg",), False),
        ("a/khac.jpg", "a.xlsx", ("anh.jpg",), True),
        ("x/anh.jpg", "a.xlsx", ("anh.jpg",), True),
        ("a/anh.jpg", "a.xlsx", None, False),
        ("anh.jpg", "a.xlsx", None, True),
        ("ab/anh.jpg", "a.xlsx", None, True),
    ],
)
def test_a_picture_is_passed_over_only_when_no_workbook_names_it(
    picture: str, workbook: str, named: tuple[str, ...] | None, listed: bool
) -> None:
    inbox = Inbox(
        (Candidate(Path(workbook), workbook),),
        (Ignored(picture, night_problems.PICTURE.at()), Ignored("x.txt", night_problems.OTHER_TYPE.at())),
    )
    left = without_named(inbox, {} if named is None else {workbook: named})
    assert [each.file for each in left] == ([picture] if listed else []) + ["x.txt"]


@pytest.mark.parametrize("name", ["\u00d0ại hội.jpg", unicodedata.normalize("NFD", "Đại hội.jpg"), "ĐẠI HỘI.JPG"])
def test_a_photograph_is_found_however_its_name_is_written_on_the_disk(folder: Path, name: str) -> None:
    (folder / "input" / "so" / name).write_bytes(image())
    assert found(folder, "Đại hội.jpg") == (["Đại hội.jpg"], [])


def test_of_two_names_that_read_the_same_none_is_guessed(folder: Path) -> None:
    for name in ("\u00d0ại hội.jpg", "\u00d0ại  hội.jpg"):
        (folder / "input" / "so" / name).write_bytes(image())
    assert found(folder, "Đại hội.jpg") == ([], ["Không tìm thấy tệp ảnh «Đại hội.jpg»."])
