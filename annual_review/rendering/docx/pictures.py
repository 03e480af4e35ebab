"""Photographs of one paper: each printed where its template says, its file added to the package once."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from annual_review.documents.case import Picture
from annual_review.rendering.docx.xml import OFFICE

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_FIRST_ID = 1001  # docxtpl counts drawings from here; each needs a number of its own in the paper


@dataclass(slots=True)
class PictureParts:
    """The pictures printed so far in one paper, in the order of their first printing."""

    files: list[bytes] = field(default_factory=list)

    def show(self, picture: Picture) -> str:
        """Return the drawing of ``picture`` for the middle of a text, and keep its file for the package."""
        if picture.data not in self.files:
            self.files.append(picture.data)
        return _inline(picture, self.files.index(picture.data) + 1)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as templates see it: ``{{ picture }}`` prints it, ``{{ picture.caption }}`` its caption."""

    picture: Picture
    album: PictureParts

    @property
    def caption(self) -> str:
        """The caption as text."""
        return self.picture.caption

    def __html__(self) -> str:
        """Return the drawing as XML, for Jinja's escaping to leave alone."""
        return self.album.show(self.picture)


def relationship_id(number: int) -> str:
    """Return the relationship id of the paper's picture ``number``, unlike any id Word or LibreOffice gives."""
    return f"rIdPicture{number}"


def extension(data: bytes) -> str:
    """Return ``png`` or ``jpeg`` by the first bytes; raises ValueError for other pictures, which reading lets none through."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    raise ValueError("a picture is neither PNG nor JPEG")


def media_name(number: int, data: bytes) -> str:
    """Return the file name of the paper's picture ``number`` below ``word/``."""
    return f"media/picture{number}.{extension(data)}"


def _inline(picture: Picture, number: int) -> str:
    """Return what docxtpl's ``InlineImage`` gives, with the caption as the text read to the blind."""
    size = f'cx="{picture.width_mm * _EMU_PER_MM}" cy="{picture.height_mm * _EMU_PER_MM}"'
    name = f'id="{_FIRST_ID + number}" name="Ảnh {number}" descr="{escape(picture.caption)}"'
    return (
        '</w:t></w:r><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent {size}/><wp:docPr {name}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{OFFICE}/relationships" r:embed="{relationship_id(number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        '</w:drawing></w:r><w:r><w:t xml:space="preserve">'
    )
