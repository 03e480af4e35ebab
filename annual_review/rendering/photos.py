"""The photographs of a workbook made ready for a paper: turned upright, shrunk, stored the same way every time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageOps

from annual_review.documents.case import Picture
from annual_review.model.photos import PhotoFile, too_large, unreadable
from annual_review.model.record import Photo
from annual_review.problems import Read

PIXEL_LIMIT = 120_000_000  # a 108-megapixel telephone still passes, a decompression bomb does not
LONGEST_SIDE = 1600  # pixels: 270 dots an inch at 150 mm, enough for print
SINGLE_WIDTH_MM = 120
PAIRED_WIDTH_MM = 75  # two stand side by side between the margins of 165 mm
TALLEST_MM = 180  # a picture that is taller than wide must stay on its page with its caption
JPEG_QUALITY = 85
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")


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
                    return Read(None, (too_large(file.photo, f"{PIXEL_LIMIT // 1_000_000} triệu điểm ảnh"),))
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded at half or quarter size
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return Read(_flat(upright))
    except Image.DecompressionBombError:
        return Read(None, (too_large(file.photo, f"{PIXEL_LIMIT // 1_000_000} triệu điểm ảnh"),))
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
