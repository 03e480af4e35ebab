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
CENTRAL = {"ban-kiem-diem-ca-nhan", "ban-kiem-diem-ca-nhan-co-diem"}  # as the central guidance has them: no hyphens, no name
WARD = {"bao-cao-tong-hop", "danh-sach-xep-loai-dang-uy", "quyet-dinh", "bien-ban-hop-dang-uy", "cong-van-don-doc"}
UNNAMED = {INTERNAL, "bien-ban-hop-dang-uy", *CENTRAL}  # signed by whom nobody types
ANNEXED = {"bao-cao-tong-hop"}  # annexes on pages turned on their side follow the signatures
LETTER = "cong-van-don-doc"  # a letter has no type: what it is about stands under its number
TYPED = [form for form in OFFICIAL if form.stem != LETTER]
BY_HAND = {INTERNAL: "NGƯỜI LẬP BIỂU", "bien-ban-hop-dang-uy": "T/M TỔ KIỂM PHIẾU"}
BY_HAND |= dict.fromkeys(CENTRAL, "NGƯỜI TỰ KIỂM ĐIỂM|T/M ĐẢNG ỦY")
FILED = {"cong-van-don-doc": "- Lưu Văn phòng Đảng ủy.", "quyet-dinh": "- Lưu Đảng ủy.", "bao-cao-tong-hop": "- Lưu Đảng ủy."}
WIDE = {"danh-sach-xep-loai-co-diem", "phieu-xep-loai-co-diem"}  # whose first part lies on a page turned on its side
OFFICIAL_IDS = [f"{form.parent.name}/{form.stem}" for form in OFFICIAL]
BALLOTS = [form for form in FORMS if form.stem.startswith("phieu-")]  # secret: no day in the head, and nobody signs
BALLOT_IDS = [f"{form.parent.name}/{form.stem}" for form in BALLOTS]
SIGNED = [form for form in OFFICIAL if form not in BALLOTS]
SIGNED_IDS = [f"{form.parent.name}/{form.stem}" for form in SIGNED]
NAMED = re.compile(r"_name }}|signature\.name }}")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def part(form: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(form) as package:
        return etree.fromstring(package.read(name))


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(w(name)))


def text(element: etree._Element) -> str:
    return "".join(str(each.text or "") for each in element.iter(w("t")))


def parts(form: Path) -> list[tuple[etree._Element, list[etree._Element]]]:
    """The parts of a form that begin a page each, as their section with the blocks of it; most forms are one part.

    Of a form with a page for everybody the last part is empty: what stands in front of it is said again and again.
    """
    body = part(form, "word/document.xml").find(w("body"))
    assert body is not None
    found, blocks = [], []
    for block in body:
        section = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if section is None:
            blocks.append(block)
        else:
            found.append((section, blocks))
            blocks = []
    return [each for each in found if tables(each[1])]


def headed(form: Path) -> list[tuple[etree._Element, list[etree._Element]]]:
    """The parts of a form that begin with a head: all but annexes."""
    return parts(form)[:1] if form.stem in ANNEXED else parts(form)


def tables(blocks: list[etree._Element]) -> list[etree._Element]:
    return [block for block in blocks if block.tag == w("tbl")]


def signatures(form: Path) -> tuple[list[etree._Element], int]:
    """The blocks of a form and the place of the one that is signed among them."""
    (_, blocks) = parts(form)[0 if form.stem in ANNEXED else -1]
    named = re.compile(BY_HAND[form.stem]) if form.stem in BY_HAND else NAMED
    return blocks, max(at for at, block in enumerate(blocks) if block.tag == w("tbl") and named.search(text(block)))


def style(form: Path, name: str) -> etree._Element:
    found = [each for each in part(form, "word/styles.xml").iter(w("style")) if each.get(w("styleId")) == name]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_the_page_is_a4_with_margins_of_20_20_30_15_mm(form: Path) -> None:
    """On a page turned on its side what is bound is the top, and the text gets what is left: 20, 15, 20, 20 mm."""
    for number, (section, _) in enumerate(parts(form)):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        wide = number > 0 if form.stem in ANNEXED else form.stem in WIDE and number == 0
        assert (value(size, "w"), value(size, "h")) == (("16838", "11906") if wide else ("11906", "16838"))
        expected = ["1134", "850", "1134", "1134"] if wide else ["1134", "1134", "1701", "850"]
        assert [value(margins, side) for side in ("top", "bottom", "left", "right")] == expected


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_no_table_is_wider_than_the_text(form: Path) -> None:
    for section, blocks in parts(form):
        margins = section.find(w("pgMar"))
        text_width = int(value(section.find(w("pgSz")), "w")) - int(value(margins, "left")) - int(value(margins, "right"))
        within = [each for table in tables(blocks) for each in table.iter(w("tbl"))]
        data = [each for each in within if "{{ head.parent }}" not in text(each)]  # a head reaches into the margins
        widths = [sum(int(value(column, "w")) for column in each.iter(w("gridCol"))) for each in data]
        assert [width for width in widths if width > text_width] == []


@pytest.mark.parametrize("form", FORMS, ids=IDS)
def test_the_page_number_stands_centred_in_the_header_from_page_two(form: Path) -> None:
    for number, (section, _) in enumerate(parts(form)):
        if number > 0 and form.stem in ANNEXED:  # an annex has its number on every page
            assert section.find(w("titlePg")) is None
            continue
        assert section.find(w("titlePg")) is not None
        assert value(section.find(w("pgMar")), "header") == "567"
        assert [value(each, "type") for each in section.findall(w("headerReference"))] == ["default", "first"]
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
    for _, blocks in headed(form):
        left, right = tables(blocks)[0].findall(f".//{w('tc')}")
        lines = [text(each) for each in left.iter(w("p"))]
        assert lines[:3] == ["{{ head.parent }}", "{{ head.body }}", "*"]
        dated = [] if form in BALLOTS else ["{{ head.place_date }}"]
        assert [text(each) for each in right.iter(w("p"))] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "", *dated]
        parent, body = list(left.iter(w("p")))[:2]
        assert parent.find(f".//{w('b')}") is None
        assert body.find(f".//{w('b')}") is not None
        party, _, *place = right.iter(w("p"))
        assert party.find(f".//{w('b')}") is not None
        assert all(each.find(f".//{w('i')}") is not None for each in place)
    assert value(style(form, "DauPhai").find(f".//{w('sz')}")) == "30"


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_rule_under_the_party_is_as_long_as_its_text(form: Path) -> None:
    for _, blocks in headed(form):
        right = tables(blocks)[0].findall(f".//{w('tc')}")[1]
        rule = list(right.iter(w("p")))[1]
        indent = rule.find(f".//{w('ind')}")
        width = int(value(right.find(f".//{w('tcW')}"), "w")) - int(value(indent, "left")) - int(value(indent, "right"))
        assert rule.find(f".//{w('pBdr')}/{w('bottom')}") is not None
        assert abs(width - 4123) <= 2  # «ĐẢNG CỘNG SẢN VIỆT NAM» in Times New Roman bold 15, in twips


@pytest.mark.parametrize("form", TYPED, ids=[f"{form.parent.name}/{form.stem}" for form in TYPED])
def test_type_and_subject_are_centred_bold_with_five_hyphens_under_them(form: Path) -> None:
    paragraphs = {value(each.find(f".//{w('pStyle')}")): text(each) for each in part(form, "word/document.xml").iter(w("p"))}
    assert paragraphs["TenLoai"].isupper()
    assert paragraphs.get("GachNgan") == (None if form in BALLOTS or form.stem in CENTRAL else "-----")
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


@pytest.mark.parametrize("form", SIGNED, ids=SIGNED_IDS)
def test_the_signatures_never_stand_alone_on_a_page(form: Path) -> None:
    blocks, at = signatures(form)
    before = [block for block in blocks[:at] if not text(block).startswith("{%")][-2:]
    held = [
        each.find(f".//{w('keepNext')}") is not None or value(each.find(f".//{w('pStyle')}")) == "TrongGiu" for each in before
    ]
    assert held == [True, True]
    assert style(form, "ChuKy").find(f".//{w('keepNext')}") is not None


@pytest.mark.parametrize("form", SIGNED, ids=SIGNED_IDS)
def test_there_are_four_empty_lines_to_sign_over_a_bold_name(form: Path) -> None:
    blocks, at = signatures(form)
    right = blocks[at].findall(f".//{w('tc')}")[1]
    lines = list(right.iter(w("p")))
    assert [text(each) for each in lines[-5:-1]] == [""] * 4
    if form.stem not in UNNAMED:  # whoever keeps the table signs it, by hand
        assert lines[-1].find(f".//{w('b')}") is not None


@pytest.mark.parametrize("form", SIGNED, ids=SIGNED_IDS)
def test_after_what_is_signed_comes_another_page_or_nothing(form: Path) -> None:
    blocks, at = signatures(form)
    said = [block for block in blocks[at + 1 :] if not text(block).startswith("{%")]
    after = [block for block in said if value(block.find(f".//{w('pStyle')}")) != "Cuoi"]
    assert not after or after[0].find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


@pytest.mark.parametrize("form", BALLOTS, ids=BALLOT_IDS)
def test_each_ballot_is_a_paper_of_its_own_with_a_box_for_the_stamp(form: Path) -> None:
    """On members, on the branch, the second of two steps: each begins page 1 (documents.md §2.11)."""
    assert len(parts(form)) == 3
    for section, blocks in parts(form):
        assert value(section.find(w("pgNumType")), "start") == "1"
        box, title, _ = tables(blocks)[1].findall(f".//{w('tc')}")
        assert text(box) == "Dấu củaTổ kiểm phiếu"
        borders = box.find(f"{w('tcPr')}/{w('tcBorders')}")
        assert borders is not None
        assert [value(side) for side in borders] == ["single"] * 4
        assert text(title).startswith("PHIẾU BIỂU QUYẾT")


@pytest.mark.parametrize("form", BALLOTS, ids=BALLOT_IDS)
def test_a_ballot_has_no_place_for_a_voter_or_a_number(form: Path) -> None:
    said = text(part(form, "word/document.xml"))
    assert not re.search(r"T/M|Người bỏ phiếu|Ký tên|Số phiếu|Phiếu số|head\.number|signature", said, re.IGNORECASE)


@pytest.mark.parametrize("form", OFFICIAL, ids=OFFICIAL_IDS)
def test_the_habits_of_state_papers_do_not_creep_in(form: Path) -> None:
    said = text(part(form, "word/document.xml"))
    assert not re.search(r"Số:|TM\.|V/v|\./\.|K/T", said)
    if "Nơi nhận:" in said:
        separator = "," if form.parent.name == "hd36-2018" else ";"
        lines = [
            text(p) for p in part(form, "word/document.xml").iter(w("p")) if value(p.find(f".//{w('pStyle')}")) == "NoiNhan"
        ]
        assert lines[-1] == FILED.get(form.stem, "- Lưu Chi bộ.")
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
