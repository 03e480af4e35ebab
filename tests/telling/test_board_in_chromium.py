"""The board in a real browser, opened from the disk as a clerk opens it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from annual_review.telling.board import board_bytes
from annual_review.telling.expected import MissingBranches
from annual_review.telling.outcome import Night
from tests.telling.chromium import PROGRAM, Page, browser
from tests.telling.nights import KEY, full_night, made, night

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="needs Chromium (Debian package chromium)"),
    pytest.mark.skipif(sys.platform == "win32", reason="the pipe to Chromium is made otherwise there"),
]
SHOWN = "[...document.querySelectorAll('.item')].filter(each => each.checkVisibility()).length"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def morning() -> Night:
    """A night with everything on the board: two wards, cells that are missing, bad, waiting, made."""
    far = replace(made(), file="xa.xlsx", key=replace(KEY, ward="Đảng bộ phường Việt Hưng", branch="Chi bộ Tổ dân phố 9"))
    both = night(*full_night().outcomes, replace(far, package="ban-giao/2020-x.zip"))
    return replace(both, missing=(MissingBranches(KEY.ward, 2020, ("Chi bộ 7", "Chi bộ 8"), 10),))


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bảng tình hình") / "index.html"
    file.write_bytes(board_bytes(morning()))
    return file


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def page(chromium: Page, board: Path) -> Page:
    """The board, freshly opened on a wide screen."""
    chromium.width(1200)
    chromium.requests.clear()
    chromium.complaints.clear()
    chromium.open(board)
    return chromium


def look_for(page: Page, field: str, value: str) -> None:
    page.value(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}'; "
        "field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def count(page: Page) -> str:
    return str(page.value("document.getElementById('dem').textContent"))


def test_it_opens_without_a_complaint_and_asks_nothing_of_any_network(page: Page, board: Path) -> None:
    look_for(page, "tim", "hoa sen")
    assert page.requests == [board.as_uri()]
    assert page.complaints == []


def test_everything_is_shown_at_first(page: Page) -> None:
    assert page.value(SHOWN) == 8
    assert count(page) == "Hiện 8 trên 8 mục."


def test_typing_finds_cells_without_accents_and_words_of_problems(page: Page) -> None:
    page.value("document.getElementById('tim').focus()")
    page.type("to dan pho 9")
    assert (page.value(SHOWN), count(page)) == (1, "Hiện 1 trên 8 mục.")
    look_for(page, "tim", "nguyên phiếu ô c9")
    assert page.value(SHOWN) == 1
    look_for(page, "tim", "khong co gi nhu the")
    assert count(page) == "Hiện 0 trên 8 mục."
    look_for(page, "tim", "")
    assert page.value(SHOWN) == 8


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("tinh-trang", "refused", 1),
        ("tinh-trang", "missing", 2),
        ("tinh-trang", "made", 2),
        ("tinh-trang", "warned", 3),
        ("dang-bo", "Đảng bộ phường Việt Hưng", 1),
    ],
)
def test_a_filter_leaves_what_fits(page: Page, field: str, value: str, shown: int) -> None:
    look_for(page, field, value)
    assert page.value(SHOWN) == shown


def test_an_address_opens_the_board_with_its_filter(page: Page, board: Path) -> None:
    page.open(board, "#tinh-trang=made&tim=viet%20hung")
    assert count(page) == "Hiện 1 trên 8 mục."


def test_a_task_leads_to_its_workbook_even_when_the_filter_hides_it(page: Page) -> None:
    look_for(page, "tinh-trang", "made")
    link = page.value("document.querySelector('.tasks a').getAttribute('href')")
    page.value("document.querySelector('.tasks a').click()")
    page.value("new Promise(done => setTimeout(done, 50))")
    assert page.value(f"document.querySelector('{link}').checkVisibility()") is True
    assert page.value(SHOWN) == 8


def test_every_link_within_the_board_leads_somewhere(page: Page) -> None:
    lost = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    assert page.value(lost) == 0
    assert page.value(
        "document.querySelectorAll('[id]').length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page) -> None:
    page.press("Tab")
    assert page.value("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(60):
        page.press("Tab")
        seen.add(str(page.value("document.activeElement.id || document.activeElement.tagName")))
        outline = page.value("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.value("document.activeElement === document.body")
    assert {"tim", "tinh-trang", "dang-bo", "A", "SUMMARY"} <= seen


@pytest.mark.parametrize("width", [320, 400, 800, 1200])
def test_no_width_makes_the_page_scroll_sideways(page: Page, width: int) -> None:
    page.width(width)
    assert page.value(OVERFLOW) == 0


def test_print_shows_everything_folded_and_no_form(page: Page) -> None:
    page.value("dispatchEvent(new Event('beforeprint'))")
    page.width(1000, media="print")
    assert page.value("[...document.querySelectorAll('details')].every(each => each.open)") is True
    assert page.value("getComputedStyle(document.getElementById('loc')).display") == "none"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, of «rgb(r, g, b)»."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


COLOURS = """
[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => {
    let under = e;
    while (under && getComputedStyle(under).backgroundColor === 'rgba(0, 0, 0, 0)') { under = under.parentElement; }
    const ink = getComputedStyle(e)[e.namespaceURI.endsWith('svg') ? 'fill' : 'color'];
    const ground = under ? getComputedStyle(under).backgroundColor : 'rgb(255, 255, 255)';
    return [ink, ground, e.outerHTML.slice(0, 80)];
  })
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_as_the_guidelines_ask(page: Page, scheme: str) -> None:
    """WCAG 2.1 AA, 1.4.3: 4.5 to 1 between every text and its ground."""
    page.width(1200, scheme=scheme)
    found = page.value(COLOURS)
    assert isinstance(found, list)
    assert len(found) > 60
    weak = []
    for each in found:
        assert isinstance(each, list)
        light, dark = sorted((luminance(str(each[0])), luminance(str(each[1]))), reverse=True)
        if (light + 0.05) / (dark + 0.05) < 4.5:
            weak.append(each)
    assert weak == []


def test_the_page_speaks_vietnamese_and_its_headings_descend(page: Page) -> None:
    assert page.value("document.documentElement.lang") == "vi"
    levels = page.value("[...document.querySelectorAll('h1,h2,h3,h4')].map(each => +each.tagName[1])")
    assert isinstance(levels, list)
    assert levels[0] == 1
    assert all(int(str(after)) - int(str(before)) <= 1 for before, after in pairwise(levels))


def test_the_chart_says_its_numbers_to_whoever_cannot_see_it(page: Page) -> None:
    words = page.value("document.querySelector('svg').getAttribute('aria-label')")
    assert words == "Số đảng viên theo mức chi bộ đề xuất: HTXSNV 2, HTTNV 10, HTNV 0, KHTNV 0, Chưa đánh giá 0."
    lengths = page.value(
        "[...document.querySelector('svg').querySelectorAll('rect')].map(each => each.getBoundingClientRect().width)"
    )
    assert isinstance(lengths, list)
    first, second, *_ = (float(str(each)) for each in lengths)
    assert first / second == pytest.approx(0.2, abs=0.01)


def test_two_thousand_cells_are_shown_within_seconds(page: Page, tmp_path: Path) -> None:
    one = made()
    many = tuple(replace(one, file=f"{n}.xlsx", key=replace(KEY, branch=f"Chi bộ {n}")) for n in range(2000))
    (tmp_path / "index.html").write_bytes(board_bytes(replace(night(), outcomes=many)))
    page.open(tmp_path / "index.html")
    spent = page.value(
        "(() => { const began = performance.now(); document.getElementById('tim').value = 'chi bo 1999'; "
        "document.getElementById('loc').dispatchEvent(new Event('input')); return performance.now() - began; })()"
    )
    assert page.value(SHOWN) == 1
    assert float(str(spent)) < 1000
