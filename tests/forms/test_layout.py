"""The shipped forms keep the layout of Party papers (documents.md §1.2–1.4), whoever edits them in Word."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FORMS = sorted(TEMPLATES.glob("*/*.docx"))
OFFICIAL = [form for form in FORMS if form.stem != "tin-bai"]  # the article is no Party paper
IDS = [f"{form.parent.name}/{form.stem}" for form in FORMS]
INTERNAL = "doi-chieu-so-lieu"  # nobody signs it for the branch
WIDE = {"danh-sach-xep-loai-co-diem"}  # on a page turned on its side
WARD = {"danh-sach-xep-loai-dang-uy", "quyet-dinh", "bien-ban-hop-dang-uy", "cong-van-don-doc"}  # signed for the ward
UNNAMED = {INTERNAL, "bien-ban-hop-dang-uy"}  # signed by whom nobody types
LETTER = "cong-van-don-doc"  # a letter has no type: what it is about stands under its number
TYPED = [form for form in OFFICIAL if form.stem != LETTER]
OFFICIAL_IDS = [f"{form.parent.name}/{form.stem}" for form in OFFICIAL]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def part(form: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(form) as package:
        return etree.fromstring(package.read(name))


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(w(name)))


def text(element: etree._Element) -> str:
    return "".join(str(each.text or "") for each in element.iter(w("t")))


def style(form: Path, name: str) -> etree._Element:
    found = [each for each in part(form, "word/styles.xml").iter(w("style")) if each.get(w("styleId")) == name]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_the_page_is_a4_with_margins_of_20_20_30_15_mm(form: Path) -> None:
    """On a page turned on its side what is bound is the top, and the text gets what is left: 20, 15, 20, 20 mm."""
    section = part(form, "word/document.xml").find(f".//{w('sectPr')}")
    assert section is not None
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    wide = form.stem in WIDE
    assert (value(size, "w"), value(size, "h")) == (("16838", "11906") if wide else ("11906", "16838"))
    expected = ["1134", "850", "1134", "1134"] if wide else ["1134", "1134", "1701", "850"]
    assert [value(margins, side) for side in ("top", "bottom", "left", "right")] == expected


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_no_table_is_wider_than_the_text(form: Path) -> None:
    section = part(form, "word/document.xml").find(f".//{w('sectPr')}")
    assert section is not None
    margins = section.find(w("pgMar"))
    text_width = int(value(section.find(w("pgSz")), "w")) - int(value(margins, "left")) - int(value(margins, "right"))
    tables = list(part(form, "word/document.xml").iter(w("tbl")))
    data = [each for each in tables if "{{ head.parent }}" not in text(each)]  # a head reaches into the margins
    assert [width for each in data if (width := sum(int(value(g, "w")) for g in each.iter(w("gridCol")))) > text_width] == []


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_the_page_number_stands_centred_in_the_header_from_page_two(form: Path) -> None:
    section = part(form, "word/document.xml").find(f".//{w('sectPr')}")
    assert section is not None
    assert section.find(w("titlePg")) is not None
    assert value(section.find(w("pgMar")), "header") == "567"
    assert "PAGE" in "".join(map(str, part(form, "word/header1.xml").itertext()))
    assert "".join(map(str, part(form, "word/header2.xml").itertext())).strip() == ""
    assert value(style(form, "SoTrang").find(f".//{w('jc')}")) == "center"


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_everything_is_in_times_new_roman(form: Path) -> None:
    fonts = part(form, "word/styles.xml").find(f".//{w('rPrDefault')}//{w('rFonts')}")
    assert fonts is not None
    assert {fonts.get(w(script)) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    named = [each for name in ("word/document.xml", "word/styles.xml") for each in part(form, name).iter(w("rFonts"))]
    assert {str(each.get(w("ascii"))) for each in named} == {"Times New Roman"}


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_the_body_is_14_justified_with_10_mm_first_line_and_exact_spacing(form: Path) -> None:
    body = style(form, "ThanBai")
    default = part(form, "word/styles.xml").find(f".//{w('rPrDefault')}//{w('sz')}")
    spacing = body.find(f".//{w('spacing')}")
    assert value(default) == "28"
    assert value(body.find(f".//{w('jc')}")) == "both"
    assert value(body.find(f".//{w('ind')}"), "firstLine") == "567"
    assert value(spacing, "lineRule") == "exact"
    assert 360 <= int(value(spacing, "line")) <= 400


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_head_has_parent_body_and_star_at_left_and_the_party_at_right(form: Path) -> None:
    table = part(form, "word/document.xml").find(f".//{w('tbl')}")
    assert table is not None
    left, right = table.findall(f".//{w('tc')}")
    lines = [text(each) for each in left.iter(w("p"))]
    assert lines[:3] == ["{{ head.parent }}", "{{ head.body }}", "*"]
    assert [text(each) for each in right.iter(w("p"))] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "{{ head.place_date }}"]
    parent, body = list(left.iter(w("p")))[:2]
    assert parent.find(f".//{w('b')}") is None
    assert body.find(f".//{w('b')}") is not None
    party, _, place = right.iter(w("p"))
    assert party.find(f".//{w('b')}") is not None
    assert value(style(form, "DauPhai").find(f".//{w('sz')}")) == "30"
    assert place.find(f".//{w('i')}") is not None


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_rule_under_the_party_is_as_long_as_its_text(form: Path) -> None:
    table = part(form, "word/document.xml").find(f".//{w('tbl')}")
    assert table is not None
    right = table.findall(f".//{w('tc')}")[1]
    rule = list(right.iter(w("p")))[1]
    indent = rule.find(f".//{w('ind')}")
    width = int(value(right.find(f".//{w('tcW')}"), "w")) - int(value(indent, "left")) - int(value(indent, "right"))
    assert rule.find(f".//{w('pBdr')}/{w('bottom')}") is not None
    assert abs(width - 4123) <= 2  # «ĐẢNG CỘNG SẢN VIỆT NAM» in Times New Roman bold 15, in twips


@pytest.mark.parametrize("form", TYPED, ids=[f"{form.parent.name}/{form.stem}" for form in TYPED])
def test_type_and_subject_are_centred_bold_with_five_hyphens_under_them(form: Path) -> None:
    paragraphs = {value(each.find(f".//{w('pStyle')}")): text(each) for each in part(form, "word/document.xml").iter(w("p"))}
    assert paragraphs["TenLoai"].isupper()
    assert paragraphs["GachNgan"] == "-----"
    for name in ("TenLoai", "TrichYeu"):
        assert style(form, name).find(f".//{w('b')}") is not None
        assert value(style(form, name).find(f".//{w('jc')}")) == "center"
    assert 30 <= int(value(style(form, "TenLoai").find(f".//{w('sz')}"))) <= 32


@pytest.mark.parametrize("form", [form for form in FORMS if form.stem == LETTER], ids=lambda form: form.parent.name)
def test_what_a_letter_is_about_stands_under_its_number_in_small_italics(form: Path) -> None:
    table = part(form, "word/document.xml").find(f".//{w('tbl')}")
    assert table is not None
    left, _ = table.findall(f".//{w('tc')}")
    number, subject = list(left.iter(w("p")))[-2:]
    assert text(number) == "{{ head.number }}"
    assert text(subject).startswith("về việc ")
    assert subject.find(f".//{w('i')}") is not None
    assert value(subject.find(f".//{w('sz')}")) == "24"
    assert "TenLoai" not in {value(each.find(f".//{w('pStyle')}")) for each in part(form, "word/document.xml").iter(w("p"))}


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_no_row_of_a_table_breaks_across_pages(form: Path) -> None:
    rows = list(part(form, "word/document.xml").iter(w("tr")))
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_a_table_of_data_repeats_its_head_and_has_borders(form: Path) -> None:
    for table in part(form, "word/document.xml").iter(w("tbl")):
        if "{%tr" in text(table):
            first = table.find(w("tr"))
            assert first is not None
            assert first.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            assert value(table.find(f".//{w('tblStyle')}")) == "BangKe"
    sides = style(FORMS[0], "BangKe").find(f".//{w('tblBorders')}")
    assert sides is not None
    assert {etree.QName(side).localname for side in sides} == {"top", "left", "bottom", "right", "insideH", "insideV"}


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_signatures_never_stand_alone_on_a_page(form: Path) -> None:
    body = part(form, "word/document.xml").find(w("body"))
    assert body is not None
    blocks = list(body)
    signatures = max(number for number, block in enumerate(blocks) if block.tag == w("tbl"))
    by_hand = "NGƯỜI LẬP BIỂU" if form.stem == INTERNAL else "T/M TỔ KIỂM PHIẾU"
    named = by_hand if form.stem in UNNAMED else "_name }}|signature.name }}"
    assert re.search(named, text(blocks[signatures]))
    before = [block for block in blocks[:signatures] if not text(block).startswith("{%")][-2:]
    held = [
        each.find(f".//{w('keepNext')}") is not None or value(each.find(f".//{w('pStyle')}")) == "TrongGiu" for each in before
    ]
    assert held == [True, True]
    assert style(form, "ChuKy").find(f".//{w('keepNext')}") is not None


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_there_are_four_empty_lines_to_sign_over_a_bold_name(form: Path) -> None:
    block = list(part(form, "word/document.xml").iter(w("tbl")))[-1]
    right = block.findall(f".//{w('tc')}")[1]
    lines = list(right.iter(w("p")))
    assert [text(each) for each in lines[-5:-1]] == [""] * 4
    if form.stem not in UNNAMED:
        assert lines[-1].find(f".//{w('b')}") is not None


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_habits_of_state_papers_do_not_creep_in(form: Path) -> None:
    said = text(part(form, "word/document.xml"))
    assert not re.search(r"Số:|TM\.|V/v|\./\.|K/T", said)
    if "Nơi nhận:" in said:
        separator = "," if form.parent.name == "hd36-2018" else ";"
        lines = [
            text(p) for p in part(form, "word/document.xml").iter(w("p")) if value(p.find(f".//{w('pStyle')}")) == "NoiNhan"
        ]
        last = {"cong-van-don-doc": "- Lưu Văn phòng Đảng ủy.", "quyet-dinh": "- Lưu Đảng ủy."}
        assert lines[-1] == last.get(form.stem, "- Lưu Chi bộ.")
        assert all(line.startswith("- ") and line.endswith(separator) for line in lines[:-1])
        assert ("{{ signature.behalf }}" if form.stem in WARD else "T/M CHI BỘ") in said


@pytest.mark.parametrize(
    ("profile", "kind", "expected"),
    [
        ("hd36-2018", "bien-ban-hop", ["THƯ KÝ", "CHỦ TRÌ"]),
        ("hd05-2026", "bien-ban-hop", ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]),
        ("hd36-2018", "to-trinh", ["Kính gửi: {{ committee_above }}"]),
        ("hd05-2026", "to-trinh", ["Kính trình: {{ committee_above }}"]),
    ],
)
def test_the_two_layouts_differ_where_the_rules_do(profile: str, kind: str, expected: list[str]) -> None:
    paragraphs = [text(each) for each in part(TEMPLATES / profile / f"{kind}.docx", "word/document.xml").iter(w("p"))]
    assert all(line in paragraphs for line in expected)
