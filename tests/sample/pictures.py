"""The two drawn pictures of the sample: a meeting room and a ballot box, without people and without lettering."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

SIZE = (960, 640)
OVERSAMPLING = 3  # drawn larger and reduced, so that edges are smooth
COLOURS = 64  # a flat drawing needs no more, and the file stays small

Box = tuple[float, float, float, float]
Point = tuple[float, float]

WALL, FLOOR, SKIRTING = "#f4ead6", "#c9a27a", "#8a5a3b"
RED, DARK_RED, GOLD = "#b3202a", "#8c1720", "#f6c945"
WOOD, DARK_WOOD, CLOTH = "#a8683f", "#7a4527", "#e9eef5"
GREEN, WHITE, GLASS, SHADOW = "#4f8a4c", "#fdfdfb", "#bfe0ee", "#b98f67"
CURTAIN, CURTAIN_FOLD = "#dfe6d3", "#c9d4ba"


class Sheet:
    """A drawing surface in picture coordinates, from (0, 0) at the top left."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (SIZE[0] * OVERSAMPLING, SIZE[1] * OVERSAMPLING), WALL)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, area: Box, fill: str, *, radius: float = 0) -> None:
        """Draw a filled rectangle, its corners rounded by ``radius``."""
        self._draw.rounded_rectangle([value * OVERSAMPLING for value in area], radius * OVERSAMPLING, fill)

    def shape(self, points: list[Point], fill: str) -> None:
        """Draw a filled polygon."""
        self._draw.polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points], fill)

    def disc(self, centre: Point, radius: float, fill: str) -> None:
        """Draw a filled circle."""
        (x, y), r = centre, radius
        self._draw.ellipse([value * OVERSAMPLING for value in (x - r, y - r, x + r, y + r)], fill)

    def star(self, centre: Point, radius: float, fill: str) -> None:
        """Draw a five-pointed star standing on two points."""
        reach = [radius if corner % 2 == 0 else radius * 0.382 for corner in range(10)]
        turns = [math.radians(36 * corner - 90) for corner in range(10)]
        self.shape(
            [(centre[0] + r * math.cos(turn), centre[1] + r * math.sin(turn)) for r, turn in zip(reach, turns, strict=True)],
            fill,
        )

    def finished(self) -> Image.Image:
        """Return the picture at its size, with few colours."""
        small = self._image.resize(SIZE, Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _room(sheet: Sheet, floor_from: float) -> None:
    sheet.box((0, floor_from, 960, 640), FLOOR)
    sheet.box((0, floor_from, 960, floor_from + 8), SKIRTING)


def _window(sheet: Sheet, left: float) -> None:
    sheet.box((left, 70, left + 120, 250), WHITE)
    for column in (0, 1):
        for row in (0, 1):
            x, y = left + 8 + column * 54, 78 + row * 84
            sheet.box((x, y, x + 50, y + 80), GLASS)


def _flowers(sheet: Sheet, centre: Point) -> None:
    x, y = centre
    for dx, dy in ((-16, -10), (0, -20), (16, -10), (-8, 0), (9, 2)):
        sheet.disc((x + dx, y + dy + 8), 9, GREEN)
        sheet.disc((x + dx, y + dy), 8, GOLD if dx % 2 == 0 else RED)
    sheet.shape([(x - 12, y + 10), (x + 12, y + 10), (x + 7, y + 36), (x - 7, y + 36)], WHITE)


def _lectern(sheet: Sheet, left: float, top: float) -> None:
    sheet.shape([(left, top), (left + 92, top), (left + 80, top + 122), (left + 12, top + 122)], WOOD)
    sheet.box((left - 8, top - 8, left + 100, top + 8), DARK_WOOD, radius=4)
    sheet.star((left + 46, top + 62), 20, GOLD)


def _desk(sheet: Sheet, left: float, top: float, scale: float) -> None:
    width, height = 176 * scale, 58 * scale
    for chair in (0.14, 0.58):
        x = left + width * chair
        sheet.box((x, top + height * 0.75, x + width * 0.28, top + height * 1.75), DARK_WOOD, radius=7 * scale)
    sheet.box((left + 6, top + height * 0.9, left + width + 6, top + height * 1.05), SHADOW)
    sheet.box((left, top, left + width, top + height), WOOD, radius=4)
    sheet.box((left, top, left + width, top + height * 0.34), CLOTH, radius=4)
    for paper in (0.2, 0.62):
        x = left + width * paper
        sheet.shape(
            [
                (x, top + height * 0.28),
                (x + 8 * scale, top + 4),
                (x + 36 * scale, top + 4),
                (x + 32 * scale, top + height * 0.28),
            ],
            WHITE,
        )


def meeting_room() -> Image.Image:
    """Return the empty council room: red backdrop with a star, lectern, chair's table and rows of desks."""
    sheet = Sheet()
    _room(sheet, 330)
    _window(sheet, 30)
    _window(sheet, 810)
    sheet.box((190, 30, 770, 330), RED)
    for fold in range(190, 770, 58):
        sheet.box((fold, 30, fold + 7, 330), DARK_RED)
    sheet.box((190, 30, 770, 48), GOLD)
    sheet.star((480, 140), 56, GOLD)
    sheet.box((340, 262, 640, 352), CLOTH, radius=6)
    sheet.box((340, 262, 640, 276), WHITE, radius=6)
    _flowers(sheet, (490, 228))
    _lectern(sheet, 690, 230)
    for top, scale, lefts in ((392, 0.92, (84, 296, 508, 720)), (500, 1.12, (16, 254, 492, 730))):
        for left in lefts:
            _desk(sheet, left, top, scale)
    return sheet.finished()


def ballot_box() -> Image.Image:
    """Return a red ballot box with a folded paper in its slot, ballots, a pen and flowers on a covered table."""
    sheet = Sheet()
    _room(sheet, 470)
    _window(sheet, 60)
    _window(sheet, 780)
    sheet.box((250, 0, 710, 470), CURTAIN)
    for fold in range(250, 710, 46):
        sheet.box((fold, 0, fold + 6, 470), CURTAIN_FOLD)
    sheet.shape([(60, 440), (900, 440), (960, 560), (0, 560)], CLOTH)
    sheet.box((0, 560, 960, 640), WHITE)
    sheet.shape([(320, 210), (640, 210), (660, 250), (300, 250)], "#d8363f")
    sheet.box((300, 250, 660, 490), RED)
    sheet.box((300, 250, 660, 258), DARK_RED)
    sheet.star((480, 370), 66, GOLD)
    sheet.box((410, 224, 550, 236), DARK_RED, radius=4)
    sheet.shape([(430, 130), (530, 116), (538, 230), (424, 230)], WHITE)
    for line in range(4):
        sheet.box((446, 148 + line * 18, 516, 152 + line * 18), SHADOW)
    for shift in (0, 14, 28):
        sheet.shape(
            [(706 + shift, 500 - shift), (800 + shift, 484 - shift), (822 + shift, 520 - shift), (722 + shift, 540 - shift)],
            WHITE if shift != 14 else GLASS,
        )
    sheet.shape([(120, 520), (228, 492), (231, 500), (123, 529)], DARK_WOOD)
    _flowers(sheet, (200, 430))
    return sheet.finished()
