"""The forms made after the meeting and the ward's decision: notices, dossier list, reward submission (documents.md §2.15–2.17)."""

from __future__ import annotations

from docs.forms.ooxml import Cell, Row, each, letterhead, mm, p, signatures, signed, table, tag, title, when
from docs.forms.package import PORTRAIT, Form
from docs.forms.pieces import BLANK_LINE, Layout, abbreviations, signed_for_branch

YEARS = ("first", "second", "third", "fourth", "this")
# Each notice is a paper of its own: a section that starts a page, with the header of a first page.
NEXT_NOTICE = (
    '<w:p><w:pPr><w:pStyle w:val="Cuoi"/><w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    f'<w:headerReference w:type="first" r:id="rId4"/>{PORTRAIT}<w:titlePg/></w:sectPr></w:pPr></w:p>'
)


def notices(layout: Layout) -> Form:
    """Return the form of the notices: one page for every rated member (documents.md §2.15)."""
    form = Form()
    form.add(
        each(
            "notice in notices",
            letterhead(),
            title("THÔNG BÁO", "kết quả đánh giá, xếp loại chất lượng đảng viên năm {{ year }}"),
            p("Kính gửi: {{ notice.comrade }}", "KinhGui"),
            p("Căn cứ {{ decision }}, {{ cell }} thông báo:"),
            p("1. Đồng chí được xếp loại: **“{{ notice.level }}”**."),
            p(
                "2. Những nội dung cần phát huy, khắc phục theo kết luận của hội nghị chi bộ ngày {{ meeting_date }}:",
                keep=True,
            ),
            p(BLANK_LINE) * 3,
            p(
                "3. Nếu có ý kiến về kết quả trên, đồng chí phản ánh bằng văn bản với {{ leaders }}, {{ committee }} trong thời "
                "hạn …… ngày.",
                keep=True,
            ),
            p("", "TrongGiu"),
            signed_for_branch(layout, "Như trên"),
            when("not loop.last", NEXT_NOTICE),
        )
    )
    return form


def dossier_list(layout: Layout) -> Form:
    """Return the form of the dossier list (documents.md §2.16); its code stands over the head from 2025 on."""
    del layout
    form = Form()
    heads = ("STT", "Tên tài liệu", "Số, ký hiệu, ngày", "Số bản", "Số tờ", "Ghi chú")
    form.add(
        when("form", p("{{ form }}", "GhiChuTrai", ind='<w:jc w:val="right"/>')),
        letterhead(numbered=False),
        title("DANH MỤC", "hồ sơ kiểm điểm, đánh giá, xếp loại chất lượng năm {{ year }}"),
        table(
            [mm(10), mm(66), mm(38), mm(13), mm(13), mm(25)],
            [
                Row(tuple(map(Cell, heads)), header=True),
                tag("{%tr for row in rows %}", 6),
                Row(
                    (
                        Cell("{{ row.number }}"),
                        Cell("{{ row.title }}", style="BangTrai"),
                        Cell("{{ row.identity }}"),
                        Cell("{{ row.copies }}"),
                        Cell(""),
                        Cell("{{ row.note }}", style="BangNhoTrai"),
                    )
                ),
                tag("{%tr endfor %}", 6),
            ],
        ),
        p("", "TrongGiu"),
        p("", "TrongGiu"),
        signatures(
            signed(["**NGƯỜI LẬP**"], ""),
            signed(["**T/M CHI BỘ**", "{{ signature.office }}"], "{{ signature.name }}"),
        ),
    )
    return form


def reward_submission(layout: Layout) -> Form:
    """Return the form of the reward submission (documents.md §2.17)."""
    form = Form()
    more = Cell(vmerge="continue")
    first = (
        Cell("STT", vmerge="restart"),
        Cell("Họ và tên", vmerge="restart"),
        Cell("Chức vụ", vmerge="restart"),
        Cell("Xếp loại từng năm", span=5),
        Cell("Tóm tắt thành tích", vmerge="restart"),
    )
    second = (more, more, more, *(Cell(f"{{{{ years.{year} }}}}") for year in YEARS), more)
    form.add(
        letterhead(),
        title("TỜ TRÌNH", "đề nghị khen thưởng tổ chức đảng, đảng viên năm {{ year }}"),
        p(f"{layout.address}: {{{{ committee_above }}}}", "KinhGui"),
        each("base in bases", p("- Căn cứ {{ base }};")),
        p("- Căn cứ {{ last_basis }},"),
        p("{{ cell }} trình {{ committee_above }} xem xét:", keep=True),
        when("points", each("point in points", p("{{ loop.index }}. {{ point }}")), otherwise=p(BLANK_LINE)),
        when(
            "rows",
            p("Danh sách đảng viên đề nghị khen thưởng:", keep=True),
            table(
                [mm(9), mm(29), mm(23), *(mm(16.4),) * 5, mm(22)],
                [
                    Row(first, header=True),
                    Row(second, header=True),
                    tag("{%tr for row in rows %}", 9),
                    Row(
                        (
                            Cell("{{ row.number }}"),
                            Cell("{{ row.name }}", style="BangTrai"),
                            Cell("{{ row.posts }}", style="BangNhoTrai"),
                            *(Cell(f"{{{{ row.levels.{year} }}}}", style="BangNho") for year in YEARS),
                            Cell("{{ row.achievements }}", style="BangNhoTrai"),
                        )
                    ),
                    tag("{%tr endfor %}", 9),
                ],
            ),
            abbreviations(),
        ),
        p("Kính đề nghị {{ committee_above }} xem xét, quyết định.", keep=True),
        p("", "TrongGiu"),
        signed_for_branch(layout, "Như trên"),
    )
    return form
