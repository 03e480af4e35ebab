"""Rule files: every mistake of a file is named by its key; a wrong file means no rule book."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from annual_review.problems import Problem
from annual_review.rules.override import Override, merged
from annual_review.rules.parsing import parse_rule_set
from annual_review.rules.rulebook import RuleFile, build_rule_book, load_rule_sets

NAME = "2019-hd21.toml"
TEXT = files("annual_review.rules").joinpath("data", NAME).read_text(encoding="utf-8")


def problems_of(text: str, own: str | None = None) -> list[Problem]:
    ward = RuleFile("rieng.toml", own.encode()) if own is not None else None
    read = build_rule_book([RuleFile(NAME, text.encode())], ward)
    assert (read.value is None) is bool(read.problems)
    return list(read.problems)


def only(old: str, new: str) -> Problem:
    assert old in TEXT
    problems = problems_of(TEXT.replace(old, new, 1))
    assert [each.code for each in problems] == [problems[0].code]
    return problems[0]


def test_the_shipped_file_is_sound() -> None:
    assert problems_of(TEXT) == []


def test_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert problems_of("\ufeff" + TEXT.replace("\n", "\r\n")) == []
    several = TEXT.replace("bị đình chỉ sinh hoạt đảng", "bị đình chỉ\n", 1).replace('"bị đình chỉ\n"', '"""bị đình chỉ\n"""')
    read = build_rule_book([RuleFile(NAME, several.replace("\n", "\r\n").encode())])
    assert read.value is not None
    assert [each.words for each in read.value.rule_sets[0].unrated][1] == "bị đình chỉ\n"


def test_a_file_that_is_not_toml() -> None:
    said = problems_of("id = \n")
    assert said[0].message == (
        "Không đọc được tệp quy định «2019-hd21.toml»: sai cú pháp TOML (Invalid value (at line 1, column 6))."
    )
    assert said[0].remedy == "Mở tệp bằng một trình soạn thảo văn bản, sửa dòng được nêu, lưu với bảng mã UTF-8."


def test_a_file_that_is_not_utf8() -> None:
    read = build_rule_book([RuleFile(NAME, TEXT.encode("utf-16"))])
    assert read.problems[0].message == "Không đọc được tệp quy định «2019-hd21.toml»: tệp không ở bảng mã UTF-8."


def test_an_unknown_key_asks_for_the_near_one() -> None:
    said = only('guidance = "', 'guidence = "a"\nguidance = "')
    assert said.message == "Tệp quy định «2019-hd21.toml» có mục lạ «guidence». Có phải «guidance»?"
    assert said.remedy == "Sửa lại tên mục cho đúng hoặc xóa mục này."


def test_an_unknown_key_far_from_all() -> None:
    assert only("[cap]\n", "[cap]\nzzz = 1\n").message == "Tệp quy định «2019-hd21.toml» có mục lạ «cap.zzz»."


def test_a_missing_reference() -> None:
    said = only(', reference = "quy ước trình bày số liệu"', "")
    assert said.message == "Tệp quy định «2019-hd21.toml» thiếu mục «share.decimals.reference»."
    assert said.remedy == (
        "Thêm mục còn thiếu; mỗi giá trị phải có căn cứ («reference») và dấu đã xác nhận hay chưa («confirmed»)."
    )


def test_a_missing_table() -> None:
    problems = problems_of(TEXT.replace("[membership]", "[memberships]"))
    assert problems[0].message == "Tệp quy định «2019-hd21.toml» thiếu mục «membership»."
    assert problems[-1].message == "Tệp quy định «2019-hd21.toml» có mục lạ «memberships». Có phải «membership»?"


@pytest.mark.parametrize(
    ("old", "new", "key", "value", "expected"),
    [
        ('method = { value = "majority"', 'method = { value = "most"', "vote.method.value", "most",
         "một trong: majority, plurality, cumulative_majority"),
        ('value = "good_or_better"', 'value = "good_or_beter"', "cap.base.value", "good_or_beter",
         "một trong: good_only, good_or_better, rated, all_members"),
        ('value = "floor"', "value = 1", "cap.rounding.value", "1", "một trong: floor, half_up"),
        ("percent = { value = 20", "percent = { value = 120", "cap.percent.value", "120",
         'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"'),
        ("percent = { value = 20", "percent = { value = 20.0", "cap.percent.value", "20.0",
         'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"'),
        ("percent = { value = 20", 'percent = { value = "hai mươi"', "cap.percent.value", "hai mươi",
         'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"'),
        ("percent = { value = 20", 'percent = { value = "1/3"', "cap.percent.value", "1/3",
         'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"'),
        ("percent = { value = 20", 'percent = { value = "12.345"', "cap.percent.value", "12.345",
         'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"'),
        ("decimals = { value = 2", "decimals = { value = 5", "share.decimals.value", "5", "một số nguyên từ 0 đến 4"),
        ("decimals = { value = 2", "decimals = { value = -1", "share.decimals.value", "-1", "một số nguyên từ 0 đến 4"),
        ("decimals = { value = 2", "decimals = { value = true", "share.decimals.value", "True", "một số nguyên từ 0 đến 4"),
        ("months_before_rating = { value = 6", "months_before_rating = { value = -1", "membership.months_before_rating.value",
         "-1", "một số nguyên từ 0 trở lên"),
        ("first_month = { value = 10", "first_month = { value = 13", "meeting.first_month.value", "13",
         "một số nguyên từ 1 đến 12"),
        ("months_of_next_year = { value = 3", "months_of_next_year = { value = 0", "meeting.months_of_next_year.value", "0",
         "một số nguyên từ 1 đến 12"),
        ("probationary_vote = { value = false", 'probationary_vote = { value = "no"', "vote.probationary_vote.value", "no",
         "true hoặc false"),
        ('id = "2019-hd21"', 'id = " "', "id", " ", "một chuỗi chữ không rỗng"),
        ("first_year = 2019", "first_year = 2012", "first_year", "2012", "một năm từ 2018"),
        ("first_year = 2019", "first_year = 0", "first_year", "0", "một năm từ 2018"),
        ("last_year = 2022", "last_year = 2018", "last_year", "2018", "một năm không trước năm bắt đầu"),
        ("last_year = 2022", 'last_year = "2022"', "last_year", "2022", "một năm từ 2018"),
        ('votes = { value = "official_convoked"', 'votes = { value = "rated"', "share.votes.value", "rated",
         "một trong: official_convoked, convoked, present, issued, collected, valid"),
        ('totals = { value = "rated"', 'totals = { value = "valid"', "share.totals.value", "valid",
         "một trong: rated, members"),
        ('when_exceeded = { value = "ask"', 'when_exceeded = { value = "lower"', "cap.when_exceeded.value", "lower",
         "một trong: ask, by_votes, proposals, leave"),
        ('action = "ask"', 'action = "lower"', "ceiling[1].action", "lower", "một trong: ask, warn, remark"),
        ('sentence = "Bị thi hành kỷ luật trong năm: xếp loại {level}."', 'sentence = "{lever}"', "ceiling[1].sentence",
         "{lever}", "một câu chỉ dùng các chỗ điền: {level}"),
        ('sentence = "Bị thi hành kỷ luật trong năm: xếp loại {level}."', 'sentence = "{level"', "ceiling[1].sentence",
         "{level", "một câu chỉ dùng các chỗ điền: {level}"),
        ('sentence = "Bị thi hành kỷ luật trong năm: xếp loại {level}."', 'sentence = "{level:>9}"',
         "ceiling[1].sentence", "{level:>9}", "một câu chỉ dùng các chỗ điền: {level}"),
        ('words = "bị đình chỉ sinh hoạt đảng"', "words = 2", "unrated[2].words", "2", "một chuỗi chữ không rỗng"),
        ('limits = { any = "unsatisfactory" }', 'limits = { all = "good" }', "ceiling[1].limits.all", "good",
         "mục con duy nhất «any»"),
        ('limits = { any = "unsatisfactory" }', "limits = {}", "ceiling[1].limits", "0 mục", "ít nhất một mức trần"),
        ('limits = { any = "unsatisfactory" }', 'limits = "good"', "ceiling[1].limits", "good", "một bảng các mục con"),
        ('limits = { good = "good", satisfactory = "satisfactory", unsatisfactory = "unsatisfactory" }',
         'limits = { any = "good" }', "ceiling[3].limits.any", "good",
         "mục con là một trong: excellent, good, satisfactory, unsatisfactory"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be(old: str, new: str, key: str, value: str, expected: str) -> None:
    problems = problems_of(TEXT.replace(old, new, 1))
    assert problems[0].message == f"Tệp quy định «2019-hd21.toml», mục «{key}» có giá trị «{value}»; cần {expected}."
    assert problems[0].remedy == "Sửa lại giá trị của mục này."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("decimals = { value = 2", "decimals = { value = 4"),
        ("first_month = { value = 10", "first_month = { value = 1"),
        ("first_month = { value = 10", "first_month = { value = 12"),
        ("months_before_rating = { value = 6", "months_before_rating = { value = 0"),
        ("first_year = 2019", "first_year = 2018"),
        ("last_year = 2022", "last_year = 2019"),
    ],
)
def test_the_least_and_the_most_of_a_value_are_allowed(old: str, new: str) -> None:
    assert old in TEXT
    assert problems_of(TEXT.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("key", "value", "others"),
    [
        ("method", "majority", ["plurality", "cumulative_majority"]),
        ("excused_absent", "count", ["leave_out"]),
        ("rounding", "floor", ["half_up"]),
        ("unit", "cell", ["base_org", "position_group"]),
        ("when_exceeded", "ask", ["by_votes", "proposals", "leave"]),
        ("base", "good_or_better", ["good_only", "rated", "all_members"]),
    ],
)
def test_every_word_of_a_vocabulary_is_understood(key: str, value: str, others: list[str]) -> None:
    assert f'\n{key} = {{ value = "{value}"' in TEXT
    for other in others:
        assert problems_of(TEXT.replace(f'\n{key} = {{ value = "{value}"', f'\n{key} = {{ value = "{other}"')) == []


@pytest.mark.parametrize("kind", ["maternity", "temporary_elsewhere", "suspended_from_committee"])
def test_every_kind_of_remark_is_understood(kind: str) -> None:
    own = f'[[remark]]\nkind = "{kind}"\naction = "warn"\nsentence = "Cần xem lại."\n'
    assert override(own) == []
    assert override(own.replace(kind, "sick") + "from_months = 3\n") == []


def tables_of(found: object, path: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every table of a parsed file with the path by which a problem names it."""
    if isinstance(found, dict):
        yield path, found
    below = enumerate(found, 1) if isinstance(found, list) else found.items() if isinstance(found, dict) else ()
    for key, each in below:
        yield from tables_of(each, f"{path}[{key}]" if isinstance(found, list) else f"{path}.{key}".lstrip("."))


@pytest.mark.parametrize("name", ["2019-hd21.toml", "2025-hd43.toml"])
def test_no_table_of_a_file_takes_a_key_it_does_not_know(name: str) -> None:
    text = files("annual_review.rules").joinpath("data", name).read_text(encoding="utf-8")
    paths = [path for path, _ in tables_of(tomllib.loads(text)) if not path.endswith(".limits")]
    assert {"", "level.good", "share.votes", "meeting", "ceiling[1]", "unrated[5]"} <= set(paths)
    for path in paths:
        table = tomllib.loads(text)
        dict(tables_of(table))[path]["zzz"] = 1
        read = parse_rule_set(name, table)
        said = f"Tệp quy định «{name}» có mục lạ «{f'{path}.zzz'.lstrip('.')}»."
        assert (read.value, [each.message for each in read.problems]) == (None, [said])


def test_an_exact_percentage_may_have_decimals() -> None:
    read = build_rule_book([RuleFile(NAME, TEXT.replace("percent = { value = 20", 'percent = { value = "12.5"').encode())])
    assert read.value is not None
    assert str(read.value.rule_sets[0].cap.percent) == "25/2"


@pytest.mark.parametrize("bound", ["190", "101", "any", "9.0"])
def test_points_are_lower_bounds_of_a_hundred(bound: str) -> None:
    text = files("annual_review.rules").joinpath("data", "2025-hd43.toml").read_text(encoding="utf-8")
    assert problems_of(text.replace("limits = { 90 =", "limits = { 100 =")) == []
    problems = problems_of(text.replace("limits = { 90 =", f'limits = {{ "{bound}" ='))
    assert problems[0].message == (
        f"Tệp quy định «2019-hd21.toml», mục «ceiling[4].limits.{bound}» có giá trị «excellent»; "
        "cần mục con là số điểm từ 0 đến 100."
    )


def test_an_array_that_is_none() -> None:
    problems = problems_of("ceiling = 1\n" + TEXT.split("[[ceiling]]")[0])
    assert problems[0].message == ("Tệp quy định «2019-hd21.toml», mục «ceiling» có giá trị «1»; cần các bảng [[ceiling]].")


def test_every_kind_of_unrated_member_needs_its_rule() -> None:
    before, after = TEXT.split('[[unrated]]\nkind = "absent"')
    said = problems_of(before + "[[unrated]]" + after.split("[[unrated]]")[1])
    assert [each.message for each in said] == ["Tệp quy định «2019-hd21.toml» thiếu mục «unrated[kind = absent]»."]


def test_a_kind_of_unrated_member_has_one_rule() -> None:
    said = problems_of(TEXT + "[[unrated]]" + TEXT.split("[[unrated]]")[-1])
    assert [each.message for each in said] == [
        "Tệp quy định «2019-hd21.toml», mục «unrated» có giá trị «6 mục»; cần mỗi loại chỉ một bảng [[unrated]]."
    ]


def two(first: str, second: str) -> list[str]:
    texts = [TEXT, TEXT.replace('id = "2019-hd21"', first, 1).replace("first_year = 2019\nlast_year = 2022", second, 1)]
    read = build_rule_book([RuleFile(f"{at}.toml", text.encode()) for at, text in enumerate(texts)])
    assert read.value is None
    return [each.message for each in read.problems]


def test_years_that_overlap() -> None:
    assert two('id = "b"', "first_year = 2022") == ["Hai bộ quy định «2019-hd21» và «b» cùng áp dụng cho năm 2022."]


def test_an_open_end_overlaps_whatever_follows() -> None:
    assert two('id = "b"', "first_year = 2018") == ["Hai bộ quy định «b» và «2019-hd21» cùng áp dụng cho năm 2019."]


def test_a_year_nobody_covers() -> None:
    assert two('id = "b"', "first_year = 2024") == ["Giữa hai bộ quy định «2019-hd21» và «b» thiếu năm 2023."]


def test_two_files_of_one_id() -> None:
    assert two('id = "2019-hd21"', "first_year = 2023") == ["Có hai tệp quy định cùng mã «2019-hd21»."]


WARD = 'rule_set = "2019-hd21"\nreference = "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020"\n'


def override(own: str) -> list[str]:
    return [each.message for each in problems_of(TEXT, WARD + own)]


def test_a_ward_gives_its_own_values_under_its_own_reference(tmp_path: Path) -> None:
    file = tmp_path / "rieng.toml"
    file.write_text(
        WARD
        + '[cap]\nbase = "good_only"\npercent = { value = 15, reference = "điểm 3 Kế hoạch số 10-KH/ĐU", confirmed = false }\n'
        'when_exceeded = "by_votes"\n[share]\nvotes = "present"\n'
        '[[ceiling]]\nkind = "sick"\naction = "ask"\nfrom_months = 2\nlimits = { any = "good" }\nsentence = "Ốm {level}."\n',
        encoding="utf-8",
    )
    read = load_rule_sets(file)
    assert read.value is not None, [each.message for each in read.problems]
    found = read.value.choose(2020).value
    assert found is not None
    assert found.override == "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020"
    assert (found.cap.base.value, int(found.cap.percent), found.cap.when_exceeded) == ("good_only", 15, "by_votes")
    assert found.cap.citations["when_exceeded"].own
    assert found.cap.citations["base"].reference == "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020"
    assert found.cap.citations["base"].confirmed
    assert not found.cap.citation.confirmed
    assert found.share.votes == "present"
    sick = [each for each in found.ceilings if each.kind == "sick"]
    assert [(int(each.from_months), each.limits["any"].value, each.citation.confirmed) for each in sick] == [(2, "good", True)]
    assert [each.citation.own for each in found.ceilings] == [False, False, False, True]
    shipped = load_rule_sets().value
    assert shipped is not None
    assert shipped.choose(2020).value != found
    assert shipped.choose(2018) == read.value.choose(2018)
    digests = [each.digest for each in (*shipped.rule_sets, *read.value.rule_sets)]
    assert len(set(digests)) == 5


def test_grounds_bring_the_higher_percentage(tmp_path: Path) -> None:
    file = tmp_path / "rieng.toml"
    own = 'rule_set = "2025-hd43"\nreference = "Kế hoạch số 8-KH/ĐU"\n[cap]\ngrounds = "Đơn vị có thành tích nổi trội"\n'
    file.write_text(own, encoding="utf-8")
    book = load_rule_sets(file).value
    assert book is not None
    found = book.choose(2025).value
    assert found is not None
    assert found.cap.applied_percent == 25
    assert found.cap.grounds == "Đơn vị có thành tích nổi trội"
    assert found.cap.citation.reference == "Kế hoạch số 8-KH/ĐU"


def test_grounds_where_the_regulation_has_no_exception() -> None:
    (said,) = override('[cap]\ngrounds = "Thành tích nổi trội"\n')
    assert said == (
        "Tệp quy định «rieng.toml» ghi căn cứ vượt tỷ lệ khống chế («cap.grounds») "
        "nhưng bộ quy định «2019-hd21» không cho phép vượt."
    )


def test_a_ward_may_not_raise_the_percentage() -> None:
    said = problems_of(TEXT, WARD + '[cap]\npercent = "20.5"\n')
    assert [each.message for each in said] == [
        "Tệp quy định riêng «rieng.toml» nâng tỷ lệ khống chế lên 20.5 phần trăm, cao hơn mức 20 phần trăm của quy định."
    ]
    assert said[0].remedy == (
        "Chỉ được giữ nguyên hoặc hạ tỷ lệ; trường hợp được vượt thì ghi căn cứ ở mục «cap.grounds» (nếu quy định cho phép)."
    )


def test_a_ward_may_not_make_up_an_exception() -> None:
    assert override('[cap]\nexception_percent = 90\ngrounds = "Thành tích"\n') == [
        "Tệp quy định riêng «rieng.toml» nâng tỷ lệ khống chế lên 90 phần trăm, cao hơn mức 20 phần trăm của quy định."
    ]


def test_an_override_needs_its_own_reference() -> None:
    assert [each.message for each in problems_of(TEXT, 'rule_set = "2019-hd21"\n')] == [
        "Tệp quy định «rieng.toml» thiếu mục «reference»."
    ]


def test_another_way_of_counting_needs_its_own_words() -> None:
    assert override('[vote]\nmethod = "plurality"\n') == ["Tệp quy định «rieng.toml» thiếu mục «vote.words»."]


@pytest.mark.parametrize("key", ["method", "of"])
def test_another_way_of_counting_with_its_own_words(key: str) -> None:
    value = {"method": "plurality", "of": "valid"}[key]
    assert override(f'[vote]\n{key} = "{value}"\n') == ["Tệp quy định «rieng.toml» thiếu mục «vote.words»."]
    assert override(f'[vote]\n{key} = "{value}"\nwords = "nhiều phiếu nhất"\n') == []
    assert override("[vote]\nprobationary_vote = true\n") == []


def test_a_ward_may_keep_the_percentage_and_name_its_own_reference() -> None:
    assert override("[cap]\npercent = 20\n") == []


def test_a_ward_may_not_go_beyond_the_exception_the_regulation_knows() -> None:
    text = files("annual_review.rules").joinpath("data", "2025-hd43.toml").read_text(encoding="utf-8")

    def said(percent: int) -> list[str]:
        own = f'rule_set = "2025-hd43"\nreference = "KH"\n[cap]\nexception_percent = {percent}\n'
        read = build_rule_book([RuleFile("2025-hd43.toml", text.encode())], RuleFile("rieng.toml", own.encode()))
        return [each.message for each in read.problems]

    assert said(25) == []
    assert said(26) == [
        "Tệp quy định riêng «rieng.toml» nâng tỷ lệ khống chế lên 26 phần trăm, cao hơn mức 25 phần trăm của quy định."
    ]


def test_nothing_is_merged_of_an_override_with_a_mistake() -> None:
    assert [each.message for each in problems_of(TEXT, 'rule_set = "2019-hd21"\n[cap]\npercent = 10\n')] == [
        "Tệp quy định «rieng.toml» thiếu mục «reference»."
    ]


def test_what_is_no_table_is_handed_on_to_be_named() -> None:
    own = Override("rieng.toml", "2019-hd21", "Kế hoạch", {"ceiling": [1, {"kind": "sick"}]})
    sick = {"reference": "Kế hoạch", "confirmed": True, "kind": "sick", "own": True}
    assert merged({"ceiling": [2, {"kind": "sick"}]}, own)["ceiling"] == [1, sick]
    assert merged({"ceiling": [2]}, replace(own, tables={}))["ceiling"] == [2]


@pytest.mark.parametrize(
    ("key", "same", "others"),
    [
        ("ceiling", {"kind": "sick"}, [{"kind": "points"}]),
        (
            "cell_requirement",
            {"kind": "points", "level": "good"},
            [{"kind": "points", "level": "excellent"}, {"kind": "committee", "level": "good"}],
        ),
        ("unrated", {"kind": "absent"}, [{"kind": "other"}]),
        ("remark", {"kind": "sick"}, [{"kind": "maternity"}]),
    ],
)
def test_an_entry_of_a_ward_takes_the_place_of_its_like(key: str, same: dict[str, str], others: list[dict[str, str]]) -> None:
    own = Override("rieng.toml", "2019-hd21", "Kế hoạch", {key: [same]})
    cited = {"reference": "Kế hoạch", "confirmed": True, "own": True}
    assert merged({key: [same, *others]}, own)[key] == [*others, {**same, **cited}]


def test_an_override_of_an_unknown_rule_set() -> None:
    said = problems_of(TEXT, 'rule_set = "2019-hd12"\nreference = "Kế hoạch"\n')
    assert [each.message for each in said] == [
        "Tệp quy định riêng «rieng.toml» sửa bộ quy định «2019-hd12» nhưng không có bộ này. Có phải «2019-hd21»?"
    ]
    assert said[0].remedy == "Ghi ở mục «rule_set» một trong các mã: 2019-hd21."


def test_the_rule_sets_an_override_may_change_are_listed_in_the_order_of_their_years(tmp_path: Path) -> None:
    file = tmp_path / "rieng.toml"
    file.write_text('rule_set = "x"\nreference = "Kế hoạch"\n', encoding="utf-8")
    (said,) = load_rule_sets(file).problems
    assert said.remedy == "Ghi ở mục «rule_set» một trong các mã: 2018-hd16, 2019-hd21, 2023-hd25, 2025-hd43."


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("[capp]\n", "Tệp quy định «rieng.toml» có mục lạ «capp». Có phải «cap»?"),
        ("cap = 1\n", "Tệp quy định «rieng.toml», mục «cap» có giá trị «1»; cần một bảng các mục con."),
        ("ceiling = 1\n", "Tệp quy định «rieng.toml», mục «ceiling» có giá trị «1»; cần các bảng [[ceiling]]."),
        ("[cap]\npersent = 10\n", "Tệp quy định «rieng.toml» có mục lạ «cap.persent». Có phải «percent»?"),
        ("ceiling = [1]\n", "Tệp quy định «rieng.toml», mục «ceiling[1]» có giá trị «1»; cần một bảng các mục con."),
    ],
)
def test_a_mistake_of_an_override(own: str, said: str) -> None:
    assert override(own)[0] == said


def test_an_override_that_is_not_toml() -> None:
    assert [each.code for each in problems_of(TEXT, "= 1")] == ["QD-01"]


def test_an_override_over_a_file_that_lacks_tables() -> None:
    found = problems_of('id = "2019-hd21"\n', WARD + "[cap]\npercent = 10\n")
    assert "Tệp quy định «rieng.toml» thiếu mục «cap.base»." in [each.message for each in found]


def test_an_override_that_is_not_there(tmp_path: Path) -> None:
    read = load_rule_sets(tmp_path / "rieng.toml")
    assert read.value is None
    assert [each.message for each in read.problems] == [
        "Không đọc được tệp quy định «rieng.toml»: không có tệp này hoặc không mở được."
    ]


def test_a_missing_year() -> None:
    said = only("first_year = 2019\n", "")
    assert said.message == "Tệp quy định «2019-hd21.toml» thiếu mục «first_year»."


def test_a_missing_percentage() -> None:
    said = only("percent = { value = 20, ", "percent = { ")
    assert said.message == "Tệp quy định «2019-hd21.toml» thiếu mục «cap.percent.value»."


def test_a_mistake_of_an_override_does_not_make_years_seem_missing(tmp_path: Path) -> None:
    own = tmp_path / "rieng.toml"
    own.write_text(WARD + '[cap]\nbase = "tot"\n', encoding="utf-8")
    (said,) = load_rule_sets(own).problems
    assert said.message == (
        "Tệp quy định «rieng.toml», mục «cap.base.value» có giá trị «tot»; "
        "cần một trong: good_only, good_or_better, rated, all_members."
    )


def test_a_month_no_year_has() -> None:
    said = only("first_month = { value = 10", "first_month = { value = 13")
    assert said.message.startswith("Tệp quy định «2019-hd21.toml»")
    assert "meeting.first_month.value" in said.message
    assert "một số nguyên từ 1 đến 12" in said.message + said.remedy


@pytest.mark.parametrize("days", ["0", "31"])
def test_days_no_draft_can_come_ahead(days: str) -> None:
    said = only("[meeting]\n", f'[meeting]\ndraft_days = {{ value = {days}, reference = "A", confirmed = true }}\n')
    assert "meeting.draft_days.value" in said.message
    assert "một số nguyên từ 1 đến 30" in said.message + said.remedy
