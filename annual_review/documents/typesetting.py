"""Where the lines of a letterhead break: balanced, no word left alone, no proper name torn (documents.md §1.4).

Word breaks a long name wherever the cell is full. Widths are those of Times New Roman, in thousandths of the type size.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN_WIDTHS = "722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611"
_BOLD_WIDTHS = "722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667"
_PLAIN = dict(zip(_CAPITALS, map(int, _PLAIN_WIDTHS.split()), strict=True))
_BOLD = dict(zip(_CAPITALS, map(int, _BOLD_WIDTHS.split()), strict=True))
_OTHER = 500  # digits, dashes, small letters on the whole
_NARROW = {" ": 250, ",": 250, ".": 250, ";": 250, ":": 300, "-": 333, "(": 333, ")": 333, "/": 278}
_NEW_UNIT = frozenset({"phường", "xã", "thị", "thành", "quận", "huyện", "tỉnh", "khu", "tổ", "thôn", "và", "thuộc"})
# Words of two syllables in the names of branches and wards; other names are told by their capital letters.
# fmt: off
_WORDS = frozenset({
    "bảo hiểm", "bảo trợ", "bệnh viện", "cao đẳng", "chi bộ", "chi cục", "chi nhánh", "chính sách", "công an", "công ty",
    "cơ quan", "cơ sở", "cổ phần", "doanh nghiệp", "dân phố", "dân tộc", "dịch vụ", "giáo dục", "hành chính", "hưu trí",
    "hội đồng", "hợp tác", "kho bạc", "khoa học", "khu phố", "kinh tế", "kỹ thuật", "lao động", "môi trường", "mầm non",
    "mẫu giáo", "mặt trận", "nghề nghiệp", "ngân hàng", "nhà nước", "nhân dân", "nông nghiệp", "nông thôn", "nội trú",
    "phát triển", "phổ thông", "quân sự", "siêu thị", "sự nghiệp", "thành phố", "thương mại", "thường xuyên", "thị trấn",
    "thị xã", "thống kê", "tiểu học", "trung học", "trung tâm", "tài nguyên", "tổ quốc", "văn hóa", "văn phòng", "xây dựng",
    "xã hội", "y tế", "đa khoa", "đoàn thể", "đô thị", "đại học", "đảng bộ", "ủy ban",
    # «xã», «tổ» that begin no commune and no group:
    "hiểm xã", "sách xã", "trận tổ", "trợ xã", "tác xã",
})
# fmt: on
_HEADS = frozenset({"trường", "trạm", "viện", "phòng", "ban", "đội", "hội", "bộ", "khối"})
_DASHES = frozenset("-–—")
_ROOM = 0.97  # printers and fonts differ a little
_MOST_BREAKS = 4
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Line:
    """The room of a line: its width and type size in points, and whether the type is bold."""

    width: float
    size: float
    bold: bool = False

    def measure(self, text: str) -> float:
        """Return how wide ``text`` is, in points."""
        table = _BOLD if self.bold else _PLAIN
        return sum(_width(letter, table) for letter in text) * self.size / 1000


@lru_cache(maxsize=256)  # nine papers of a branch have the same head
def broken(text: str, line: Line) -> str:
    """Return ``text`` in capitals, with line breaks where those Word would make in ``line`` tear a name or leave a word alone.

    Each break stands behind the blank it takes the place of. What fits, and what is too long to be helped, has none.
    """
    words = text.split(" ")
    lengths = (0.0, *accumulate(line.measure(f"{word} ".upper()) for word in words))
    whole = _Words(tuple(words), lengths, line)
    own = whole.as_word_breaks()
    if len(own) > _MOST_BREAKS or len(words) > _MOST_WORDS or not whole.harm(own):
        return text.upper()
    choices = (each for more in (0, 1) for each in combinations(range(1, len(words)), len(own) + more))
    best = min((own, *filter(whole.fits, choices)), key=whole.cost)
    return text.upper() if best == own else " \n".join(each.upper() for each in whole.lines(best))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a name; ``lengths`` is how far the first 0, 1, 2 … of them reach, with the blank behind."""

    words: tuple[str, ...]
    lengths: tuple[float, ...]
    line: Line

    def as_word_breaks(self) -> tuple[int, ...]:
        """Return before which words a line begins when each is filled as far as it goes."""
        breaks: list[int] = []
        for end in range(1, len(self.words)):
            start = breaks[-1] if breaks else 0
            if self._width(start, end + 1) > self.line.width:
                breaks.append(end)
        return tuple(breaks)

    def lines(self, breaks: tuple[int, ...]) -> list[str]:
        """Return the text of each line."""
        return [" ".join(self.words[start:end]) for start, end in self._spans(breaks)]

    def fits(self, breaks: tuple[int, ...]) -> bool:
        """Return whether every line has room, and a little more."""
        return all(self._width(start, end) <= self.line.width * _ROOM for start, end in self._spans(breaks))

    def cost(self, breaks: tuple[int, ...]) -> float:
        """Return how bad ``breaks`` are: the harm they do, uneven lines, one line more."""
        widths = [self._width(start, end) for start, end in self._spans(breaks)]
        return 2 * self.harm(breaks) + (max(widths) - min(widths)) / self.line.width + len(breaks) / 2

    def harm(self, breaks: tuple[int, ...]) -> float:
        """Return how many names ``breaks`` tear, and words they leave alone on a line."""
        torn = sum(_tears(self.words[at - 1], self.words[at]) for at in breaks)
        return torn + sum(end - start == 1 for start, end in self._spans(breaks) if breaks)

    def _spans(self, breaks: tuple[int, ...]) -> list[tuple[int, int]]:
        return list(pairwise((0, *breaks, len(self.words))))

    def _width(self, start: int, end: int) -> float:
        return self.lengths[end] - self.lengths[start] - self.line.measure(" ")


def _tears(before: str, after: str) -> float:
    """Return how badly a break tears two words apart, as far as the words and their capital letters tell; 0: not at all."""
    if after in _DASHES or after[:1].isdigit() or f"{before} {after}".casefold() in _WORDS:
        return 1.5
    if before in _DASHES or before.endswith((",", "-")) or after in _NEW_UNIT:
        return 0
    if after[:1].islower():
        return 0.5
    if before.isupper() or after.isupper() or before.casefold() in _HEADS:
        return 0.25  # an abbreviation, or all is typed in capitals, or a name may well begin here
    return 1 if before[:1].isupper() else 0


def _width(letter: str, table: dict[str, int]) -> int:
    base = unicodedata.normalize("NFD", letter.replace("Đ", "D"))[0]
    return table.get(base) or _NARROW.get(letter, _OTHER)
