"""The photographs a workbook names: found safely beside it, turned upright, shrunk and stored the same way every time."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps

from annual_review.batch.disk import sha256_of
from annual_review.batch.inbox import Ignored, Inbox
from annual_review.batch.names import folded, legible
from annual_review.documents.source import Picture
from annual_review.model.record import Photo
from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import photos as said
from annual_review.problems.catalogue.night import PICTURE

COUNT_LIMIT = 20
SIZE_LIMIT = 32 * 1024 * 1024  # bytes of one file
PIXEL_LIMIT = 120_000_000  # a 108-megapixel telephone still passes, a decompression bomb does not
LONGEST_SIDE = 1600  # pixels: 270 dots an inch at 150 mm, enough for print
SINGLE_WIDTH_MM = 120
PAIRED_WIDTH_MM = 75  # two stand side by side between the margins of 165 mm
TALLEST_MM = 180  # a picture that is taller than wide must stay on its page with its caption
JPEG_QUALITY = 85
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photograph as it lies on the disk: its entry in the workbook, its bytes and their SHA-256."""

    photo: Photo
    data: bytes
    sha256: str


def find_photos(photos: Sequence[Photo], workbook: Path, root: Path) -> Read[tuple[PhotoFile, ...]]:
    """Return the bytes of ``photos`` of the workbook at ``workbook``; what is missing or unsafe is a problem at its cell.

    A photograph lies beside the workbook or in a folder of the workbook's name without extension; nothing outside
    ``root`` (``input/``) is read.
    """
    found: list[PhotoFile] = []
    problems: list[Problem] = []
    if len(photos) > COUNT_LIMIT:
        first_left = photos[COUNT_LIMIT]
        many = said.TOO_MANY.at(first_left.place, count=len(photos), limit=COUNT_LIMIT, name=legible(first_left.file))
        problems.append(many)
    for photo in photos[:COUNT_LIMIT]:
        read = _find(photo, workbook, root)
        problems.extend(read.problems)
        if read.value is not None:
            found.append(read.value)
    return Read(tuple(found), tuple(problems))


def without_named(inbox: Inbox, named: Mapping[str, tuple[str, ...]]) -> tuple[Ignored, ...]:
    """Return what was passed over, without the pictures that a workbook names: those are no surprise to anybody.

    ``named`` are the pictures each workbook names. One that is missing there could not be read: every picture in the
    folder of its name is taken for its own.
    """
    exact: set[str] = set()
    folders: list[str] = []
    for candidate in inbox.candidates:
        beside, _, file = candidate.file.rpartition("/")
        own = "/".join(filter(None, (beside, PurePosixPath(file).stem)))
        if candidate.file not in named:
            folders.append(f"{folded(own)}/")
        for name in named.get(candidate.file, ()):
            plain = legible(name.replace("\\", "/"))
            exact |= {folded("/".join(filter(None, (folder, plain)))) for folder in (beside, own)}
    return tuple(each for each in inbox.ignored if not _is_named(each, exact, tuple(folders)))


def _is_named(each: Ignored, exact: set[str], folders: tuple[str, ...]) -> bool:
    file = folded(each.file)
    return each.why.code == PICTURE.code and (file in exact or file.startswith(folders))


def _find(photo: Photo, workbook: Path, root: Path) -> Read[PhotoFile]:
    shown = legible(photo.file)
    name = Path(photo.file.replace("\\", "/"))
    if not _is_plain(name):
        return Read(None, (said.OUTSIDE.at(photo.place, name=shown),))
    for folder in (workbook.parent, workbook.with_suffix("")):
        path = folder / name
        if not path.is_file():
            continue
        if not _lies_in(path, root):
            return Read(None, (said.OUTSIDE.at(photo.place, name=shown),))
        return _read(photo, path)
    return Read(None, (said.MISSING.at(photo.place, name=shown, folder=legible(workbook.stem)),))


def _is_plain(name: Path) -> bool:
    """A file name, or the name of the workbook's folder and a file name; no drive, no way up, no root."""
    parts = name.parts
    return (
        1 <= len(parts) <= 2 and not name.is_absolute() and ".." not in parts and ":" not in str(name) and "\0" not in str(name)
    )


def _lies_in(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(root)) in Path(os.path.realpath(path)).parents


def _read(photo: Photo, path: Path) -> Read[PhotoFile]:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return Read(None, (_too_large(photo, f"{SIZE_LIMIT // 1024 // 1024} MB"),))
        data = path.read_bytes()
    except OSError:
        return Read(None, (unreadable(photo),))
    return Read(PhotoFile(photo, data, sha256_of(data)))


def _too_large(photo: Photo, limit: str) -> Problem:
    return said.TOO_LARGE.at(photo.place, name=legible(photo.file), limit=limit)


def unreadable(photo: Photo) -> Problem:
    """Return the problem of a photograph that cannot be opened, at its cell."""
    return said.UNREADABLE.at(photo.place, name=legible(photo.file))


def develop(files: Sequence[PhotoFile]) -> Read[tuple[Picture, ...]]:
    """Return ``files`` ready for a paper: one alone 120 mm wide, several 75 mm each; broken ones are problems.

    The same bytes give the same picture on every run: no time, no camera data is stored in it.
    """
    opened = [(file, _open(file)) for file in files]
    problems = tuple(problem for _, read in opened for problem in read.problems)
    upright = [(file, read.value) for file, read in opened if read.value is not None]
    width = SINGLE_WIDTH_MM if len(upright) == 1 else PAIRED_WIDTH_MM
    return Read(tuple(_picture(file.photo, image, width) for file, image in upright), problems)


def _open(file: PhotoFile) -> Read[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd camera data is no concern of a clerk; size is checked just below
            with Image.open(io.BytesIO(file.data), formats=FORMATS) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    return Read(None, (_too_large(file.photo, f"{PIXEL_LIMIT // 1_000_000} triệu điểm ảnh"),))
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded at half or quarter size
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return Read(_flat(upright))
    except Image.DecompressionBombError:
        return Read(None, (_too_large(file.photo, f"{PIXEL_LIMIT // 1_000_000} triệu điểm ảnh"),))
    except Exception:  # noqa: BLE001 - Pillow raises anything from SyntaxError to struct.error on damaged files
        return Read(None, (unreadable(file.photo),))


def _flat(image: Image.Image) -> Image.Image:
    """Return the image in plain colours, what is see-through laid on white as on paper."""
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _picture(photo: Photo, image: Image.Image, width_mm: int) -> Picture:
    height_mm = max(1, round(width_mm * image.height / image.width))
    if height_mm > TALLEST_MM:
        width_mm, height_mm = max(1, round(width_mm * TALLEST_MM / height_mm)), TALLEST_MM
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=JPEG_QUALITY, optimize=True, subsampling="4:2:0")
    return Picture(stored.getvalue(), width_mm, height_mm, photo.caption)
