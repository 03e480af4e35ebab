import errno
import re
from pathlib import Path

import pytest

from annual_review.documents.settings import Addressee, PaperSettings
from annual_review.model.ratings import RatingLevel
from annual_review.night.config import Settings, default_settings, load_settings
from annual_review.night.options import Options
from annual_review.night.setup import shipped_templates
from annual_review.telling.expected import ExpectedBranches
from annual_review.workers.limits import Limits

EXAMPLE = "docs/config.example.toml"


def said(folder: Path, text: str | bytes) -> list[str]:
    """What is said of a configuration, sentence by sentence."""
    file = folder / "config.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    read = load_settings(file, default_settings(folder))
    assert (read.value is None) == bool(read.problems)
    return [problem.message for problem in read.problems]


def load(folder: Path, text: str | bytes) -> Settings:
    assert said(folder, text) == []
    found = load_settings(folder / "config.toml", default_settings(folder)).value
    assert found is not None
    return found


def test_the_example_says_the_defaults(tmp_path: Path, repository: Path) -> None:
    assert load(tmp_path, (repository / EXAMPLE).read_bytes()) == default_settings(tmp_path)


def test_the_defaults_of_configuration_and_night_agree(tmp_path: Path) -> None:
    settings = default_settings(tmp_path)
    options = Options(settings.folders)
    assert (options.jobs, options.stable_seconds, options.logs_kept, options.override, options.expected) == (
        settings.jobs,
        settings.stable_seconds,
        settings.logs_kept,
        settings.override,
        settings.expected,
    )
    assert options.reading.level_scale == settings.level_scale
    assert options.papers == settings.papers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", PaperSettings()),
        ("formulae = false", PaperSettings(formulae=False)),
        ("tally_shares = false\nnews_counts = true", PaperSettings(tally_shares=False, news_counts=True)),
        ("over_limit_names = false", PaperSettings(over_limit_names=False)),
        ("reserve_ballots = 0", PaperSettings(reserve_ballots=0)),
        ("reserve_ballots = 50", PaperSettings(reserve_ballots=50)),
        ('addressee = "ban-thuong-vu"', PaperSettings(addressee=Addressee.STANDING_COMMITTEE)),
    ],
)
def test_what_a_ward_chose_about_its_papers_is_read(tmp_path: Path, text: str, expected: PaperSettings) -> None:
    assert load(tmp_path, f"[papers]\n{text}\n").papers == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("formulae = 1", "true hoặc false"),
        ("reserve_ballots = 51", "một số nguyên từ 0 đến 50"),
        ("reserve_ballots = -1", "một số nguyên từ 0 đến 50"),
        ("reserve_ballots = true", "một số nguyên từ 0 đến 50"),
        ('addressee = "tinh-uy"', "một trong: dang-uy, ban-thuong-vu"),
        ("formula = true", "«formulae»"),
    ],
)
def test_a_wrong_choice_about_papers_is_told(tmp_path: Path, text: str, expected: str) -> None:
    (sentence,) = said(tmp_path, f"[papers]\n{text}\n")
    assert "papers" in sentence
    assert expected in sentence


def test_the_example_shows_every_key_and_its_notes_are_right_too(tmp_path: Path, repository: Path) -> None:
    """Every line that is a key behind a «#» works when the «#» is taken away."""
    text = (repository / EXAMPLE).read_text(encoding="utf-8")
    awake = re.sub(r"^# (?=\[\[|[\w\"]+ = )", "", text, flags=re.MULTILINE)
    found = load(tmp_path, awake)
    assert found.override == tmp_path / "quy-dinh-rieng.toml"
    assert found.level_scale == dict(zip("ABCD", RatingLevel, strict=True))
    assert found.expected == (
        ExpectedBranches("Đảng bộ phường Giang Biên", 2020, ("GB-01", "Chi bộ Trường Tiểu học Đô thị Việt Hưng")),
    )


def test_every_value_is_taken(tmp_path: Path) -> None:
    text = """
        [folders]
        input = "nop"
        output = "/tra"
        [run]
        jobs = 4
        stable_seconds = 0
        logs_kept = 5
        [limits]
        seconds = 30
        memory_mib = 512
        [rules]
        override = "rieng/quy-dinh.toml"
    """
    found = load(tmp_path, text)
    assert (found.folders.input, found.folders.output) == (tmp_path / "nop", Path("/tra"))
    assert found.folders.templates == shipped_templates()
    assert (found.jobs, found.stable_seconds, found.logs_kept) == (4, 0, 5)
    assert found.limits == Limits(30, 512)
    assert found.override == tmp_path / "rieng" / "quy-dinh.toml"


def test_forms_of_the_site_itself_count_before_the_shipped_ones(tmp_path: Path) -> None:
    assert default_settings(tmp_path).folders.templates == shipped_templates()
    (tmp_path / "templates").mkdir()
    assert default_settings(tmp_path).folders.templates == tmp_path / "templates"


def test_paths_are_relative_to_the_file_whatever_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "config.toml").write_text('[folders]\ninput = "nop"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = load_settings(Path("site/config.toml"), default_settings(tmp_path)).value
    assert found is not None
    assert found.folders.input == site / "nop"
    assert found.folders.output == tmp_path / "output"


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbf[run]\r\njobs = 2\r\n").jobs == 2


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, b"") == default_settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[run]\njobbs = 2\n",
            "Tệp cấu hình «config.toml» có mục «jobbs» ([run]) mà chương trình không biết. Có phải «jobs»?",
        ),
        (
            "[Run]\njobs = 2\n",
            "Tệp cấu hình «config.toml» có mục «Run» (ngoài cùng) mà chương trình không biết. Có phải «run»?",
        ),
        ("[run]\nkhac = 2\n", "Tệp cấu hình «config.toml» có mục «khac» ([run]) mà chương trình không biết."),
        ("[run]\njobs = 0\n", "Tệp cấu hình «config.toml», mục «run.jobs» ghi «0»; cần một số nguyên từ 1 đến 64."),
        ("[run]\njobs = true\n", "Tệp cấu hình «config.toml», mục «run.jobs» ghi «True»; cần một số nguyên từ 1 đến 64."),
        (
            "[limits]\nseconds = 'lau'\n",
            "Tệp cấu hình «config.toml», mục «limits.seconds» ghi «lau»; cần một số nguyên từ 5 đến 3600.",
        ),
        (
            "[folders]\ninput = 3\n",
            "Tệp cấu hình «config.toml», mục «folders.input» ghi «3»; cần một đường dẫn trong dấu nháy đơn.",
        ),
        (
            "run = 3\n",
            "Tệp cấu hình «config.toml», mục «run» ghi «3»; cần một nhóm mục con, mở đầu bằng tên trong ngoặc vuông.",
        ),
        (
            '[reading.level_scale]\nA = "excelent"\n',
            (
                "Tệp cấu hình «config.toml», mục «reading.level_scale.A» ghi «excelent»; cần một trong: excellent, good, "
                "satisfactory, unsatisfactory. Có phải «excellent»?"
            ),
        ),
        (
            "[reading.level_scale]\nA = 1\n",
            (
                "Tệp cấu hình «config.toml», mục «reading.level_scale.A» ghi «1»; cần một trong: excellent, good, "
                "satisfactory, unsatisfactory."
            ),
        ),
        ('[[expected]]\nyear = 2020\ncells = ["x"]\n', "Tệp cấu hình «config.toml» thiếu mục «expected[1].ward»."),
        ('[[expected]]\nward = "P"\ncells = ["x"]\n', "Tệp cấu hình «config.toml» thiếu mục «expected[1].year»."),
        ('[[expected]]\nward = "P"\nyear = 2020\n', "Tệp cấu hình «config.toml» thiếu mục «expected[1].cells»."),
        (
            '[[expected]]\nward = " "\nyear = 2020\ncells = ["x"]\n',
            "Tệp cấu hình «config.toml», mục «expected[1].ward» ghi « »; cần chữ trong dấu nháy, không rỗng.",
        ),
        (
            '[[expected]]\nward = "P"\nyear = 20\ncells = ["x"]\n',
            "Tệp cấu hình «config.toml», mục «expected[1].year» ghi «20»; cần một năm từ 1990 đến 2100.",
        ),
        (
            '[[expected]]\nward = "P"\nyear = 2020\ncells = [1]\n',
            'Tệp cấu hình «config.toml», mục «expected[1].cells» ghi «[1]»; cần một danh sách như ["GB-01", "Chi bộ 2"].',
        ),
        (
            '[[expected]]\nward = "P"\nyear = 2020\ncells = ["x"]\nnam = 3\n',
            "Tệp cấu hình «config.toml» có mục «nam» ([expected[1]]) mà chương trình không biết.",
        ),
        ("expected = 1\n", "Tệp cấu hình «config.toml», mục «expected» ghi «1»; cần các nhóm [[expected]]."),
        (b"[run]\n# \xff\n", "Không đọc được tệp cấu hình «config.toml»: tệp không ở bảng mã UTF-8."),
    ],
)
def test_one_mistake_is_one_sentence(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    assert said(tmp_path, text) == [sentence]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("[run\n", "sai cú pháp TOML (dòng 1, cột 5)"),
        ("a = [", "sai cú pháp TOML (ở cuối tệp)"),
        (
            '[folders]\ninput = "D:\\Users\\x"\n',
            "sai cú pháp TOML (dòng 2, cột 14); đường dẫn có dấu \\ phải đặt trong dấu nháy đơn, ví dụ 'D:\\ho-so'",
        ),
    ],
)
def test_wrong_toml_is_told_with_its_line(tmp_path: Path, text: str, detail: str) -> None:
    assert said(tmp_path, text) == [f"Không đọc được tệp cấu hình «config.toml»: {detail}."]


def test_a_windows_path_whose_backslash_became_a_line_end_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, '[folders]\ninput = "D:\\new"\n') == [
        "Tệp cấu hình «config.toml», mục «folders.input» ghi «D:\\new»; cần một đường dẫn trong dấu nháy đơn."
    ]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    read = load_settings(tmp_path / "config.toml", default_settings(tmp_path))
    assert read.value is None
    assert [each.message for each in read.problems] == ["Không đọc được tệp cấu hình «config.toml»: đây không phải một tệp."]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EPERM, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    read = load_settings(tmp_path / "config.toml", default_settings(tmp_path))
    assert [each.message for each in read.problems] == ["Không đọc được tệp cấu hình «config.toml»: không có quyền truy cập."]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert len(said(tmp_path, "[run]\njobs = 0\nx = 1\n[limits]\nseconds = 0\n")) == 3


def test_a_cell_listed_twice_is_waited_for_once(tmp_path: Path) -> None:
    found = load(tmp_path, '[[expected]]\nward = "P"\nyear = 2020\ncells = ["x", "x", " y "]\n')
    assert found.expected[0].branches == ("x", "y")
