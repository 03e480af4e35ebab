"""All templates are read and checked before the night, and filled by profile and kind."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from annual_review.documents.case import RatedReview
from annual_review.documents.kind import Kind, single
from annual_review.documents.kinds import KINDS
from annual_review.rendering.docx.origin import read_origin
from annual_review.rendering.docx.store import TemplateStore, lint_templates, load_templates
from annual_review.rendering.docx.text import read_text
from tests.rendering.forms import ORIGIN, Fields, form


def build(source: RatedReview) -> Fields:
    del source
    return Fields()


MINUTES = Kind("minutes", 1, "bien-ban-hop", "Biên bản họp chi bộ", RatedReview, Fields, single(build))
REPORT = Kind("report", 3, "bao-cao", "Báo cáo", RatedReview, Fields, single(build))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of templates with one profile and both papers."""
    (tmp_path / "hd36-2018").mkdir()
    for kind in (MINUTES, REPORT):
        (tmp_path / "hd36-2018" / kind.template).write_bytes(form())
    return tmp_path


def loaded(root: Path) -> TemplateStore:
    read = load_templates(root, (MINUTES, REPORT))
    assert read.problems == ()
    assert read.value is not None
    return read.value


def refused(root: Path) -> list[str]:
    read = load_templates(root, (MINUTES, REPORT))
    assert read.value is None
    return [problem.message for problem in read.problems]


def test_a_paper_is_filled(root: Path) -> None:
    assert "Trần Thị A | x" in read_text(loaded(root).fill("hd36-2018", MINUTES.template, Fields(), ORIGIN))


def test_a_paper_carries_the_hash_of_the_template_used(root: Path) -> None:
    store = loaded(root)
    origin = read_origin(store.fill("hd36-2018", MINUTES.template, Fields(), ORIGIN))
    assert origin is not None
    used = (root / "hd36-2018" / "bien-ban-hop.docx").read_bytes()
    assert origin.template_sha256 == store.template_hash("hd36-2018", MINUTES.template) == hashlib.sha256(used).hexdigest()


def test_a_pickled_store_fills_the_same_bytes(root: Path) -> None:
    store = loaded(root)
    assert pickle.loads(pickle.dumps(store)).fill("hd36-2018", MINUTES.template, Fields(), ORIGIN) == store.fill(
        "hd36-2018", MINUTES.template, Fields(), ORIGIN
    )


def test_the_profiles_are_listed(root: Path) -> None:
    assert loaded(root).profiles == ("hd36-2018",)


def test_fields_of_another_paper_are_a_bug(root: Path) -> None:
    with pytest.raises(TypeError, match=r"bien-ban-hop\.docx is filled from Fields, not str"):
        loaded(root).fill("hd36-2018", MINUTES.template, "x", ORIGIN)


def test_an_unknown_template_is_a_bug(root: Path) -> None:
    with pytest.raises(KeyError):
        loaded(root).fill("hd36-2018", "tin-bai.docx", Fields(), ORIGIN)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "x") == [f"Thư mục mẫu «{tmp_path / 'x'}» không có, hoặc không chứa bộ mẫu nào."]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert refused(tmp_path) == [f"Thư mục mẫu «{tmp_path}» không có, hoặc không chứa bộ mẫu nào."]


def test_a_missing_template_is_told(root: Path) -> None:
    (root / "hd36-2018" / "bien-ban-hop.docx").unlink()
    assert refused(root) == ["Thiếu mẫu «hd36-2018/bien-ban-hop.docx» của văn bản «Biên bản họp chi bộ»."]


def test_a_template_that_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)  # whoever runs the tests may be allowed to read everything
    assert len(refused(root)) == 2


def test_all_mistakes_of_all_templates_are_told_at_once(root: Path) -> None:
    (root / "hd36-2018" / "bien-ban-hop.docx").write_bytes(form(("{{ titel }} {{ plaec }}",)))
    (root / "hd36-2018" / "bao-cao.docx").write_bytes(b"PK")
    assert len(refused(root)) == 3


def test_a_file_of_no_paper_is_a_warning_with_the_name_that_was_meant(root: Path) -> None:
    for name in ("bien-ban-hopp.docx", "~$bien-ban-hop.docx", "notes.txt"):
        (root / "hd36-2018" / name).write_bytes(b"")
    read = load_templates(root, (MINUTES, REPORT))
    assert read.value is not None
    assert [problem.message for problem in read.problems] == [
        (
            "Tệp «hd36-2018/bien-ban-hopp.docx» trong thư mục mẫu không ứng với văn bản nào, nên không được dùng."
            " Có phải «bien-ban-hop.docx»?"
        )
    ]


def test_a_file_like_no_paper_is_a_warning_without_a_guess(root: Path) -> None:
    (root / "hd36-2018" / "zzz.docm").write_bytes(b"")
    assert load_templates(root, (MINUTES, REPORT)).problems[0].message.endswith("nên không được dùng.")


def test_lint_notes_the_fields_left_unused(root: Path) -> None:
    (root / "hd36-2018" / "bien-ban-hop.docx").write_bytes(form(("{{ title }}",)))
    assert [problem.message for problem in lint_templates(root, (MINUTES, REPORT))] == [
        "Mẫu «hd36-2018/bien-ban-hop.docx» chưa dùng các trường: draft, count, notes, signature, pictures."
    ]


def test_lint_tells_mistakes_before_notes(root: Path) -> None:
    (root / "hd36-2018" / "bien-ban-hop.docx").write_bytes(form(("{{ titel }}",)))
    (root / "hd36-2018" / "bao-cao.docx").unlink()
    assert [problem.code for problem in lint_templates(root, (MINUTES, REPORT))] == ["MAU-08", "MAU-02"]


def test_the_shipped_templates_keep_their_contracts(repository: Path) -> None:
    read = load_templates(repository / "templates", KINDS)
    assert [problem.message for problem in read.problems] == []
