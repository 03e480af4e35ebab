"""The rules of the house (CONTRIBUTING.md), kept by looking at the tree itself."""

from __future__ import annotations

import ast
import contextlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from importlinter.cli import lint_imports_command
from packaging.requirements import Requirement

from annual_review.cli.main import main
from annual_review.documents.kind import Form, KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.exit_code import ExitCode
from annual_review.problems import Entry, Place
from annual_review.problems.catalogue import all_entries
from docs.make_catalogue import page
from tests.conftest import Golden

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annual_review"
MODULES = sorted(PACKAGE.rglob("*.py"))
PYTHON = sorted([*MODULES, ROOT / "generate.py", *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.py")])
LONGEST_MODULE = 300
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "stuff"}
ANY_ALLOWED = {
    "documents/kind.py": "a tuple of papers, each with its own dataclass of fields: Python cannot name «some dataclass»",
}
MACHINE_PATH = re.compile(rb"(?:(?<![\w.~$}>])|file://)/(?:work|root|home|Users|tmp/w)/[\w.]|[A-Z]:\\Users\\")
STRAY = re.compile(r"(?:.*\.(?:log|orig|rej|tmp|bak|swp)|nohup\.out|\.DS_Store|Thumbs\.db)", re.IGNORECASE)
CODE = re.compile(r"[A-Z]+-\d{2,3}")
IGNORE = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<what>[^#]*?)(?P<reason>(?:\s-\s|\s#\s).+)?$")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def code_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=named)


@each([*MODULES, ROOT / "generate.py"])
def test_a_module_says_in_one_line_what_it_is(path: Path) -> None:
    told = ast.get_docstring(tree(path))
    assert told, "no docstring"
    first = told.splitlines()[0]
    assert first[-1] in ".:)`", "the first sentence fits one line"
    assert first.split(". ")[0].count(" and ") <= 2, "if it needs «and» again and again, it is two modules"


@each(MODULES)
def test_a_module_is_short(path: Path) -> None:
    assert len(code_lines(path)) <= LONGEST_MODULE


@each(PYTHON)
def test_no_module_is_a_drawer_for_anything(path: Path) -> None:
    assert path.stem not in DRAWERS


@each(MODULES)
def test_any_stands_only_where_listed(path: Path) -> None:
    used = any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(tree(path)))
    assert used == (path.relative_to(PACKAGE).as_posix() in ANY_ALLOWED)


def test_every_allowance_of_any_is_for_a_module_that_exists() -> None:
    assert all((PACKAGE / path).is_file() for path in ANY_ALLOWED)


@each(PYTHON)
def test_every_ignore_has_a_reason_beside_it(path: Path) -> None:
    """Beside it, or in the comment that stands over a run of ignores."""
    bare, reasoned = [], False
    for line in code_lines(path):
        found = IGNORE.search(line)
        reasoned = line.lstrip().startswith("# ") if not found else reasoned or bool(found["reason"])
        if found and not reasoned:
            bare.append(line)
    assert bare == []


@each(MODULES)
def test_nothing_is_left_to_do(path: Path) -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    assert [line for line in code_lines(path) if marks.search(line)] == []


@each([path for path in MODULES if path != PACKAGE / "cli" / "main.py"])
def test_only_the_shell_prints(path: Path) -> None:
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    assert not any(isinstance(call, ast.Name) and call.id in {"print", "input"} for call in calls)


REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"(?P<pin>[\w.-]+(?:\[\w+\])?==[\w.]+(?: ; [^\\]+)?) (?:\\\n    --hash=sha256:[0-9a-f]{64} ?)+\n")
SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
PROMISED = [f"3.{minor}" for minor in range(11, 16)]
USED_BY_NAME_ONLY = {
    "defusedxml": "openpyxl takes it up by itself where it is installed",
    "python-calamine": "pandas reads with it, by the name of the engine",
    "msgspec": "for the state files",
    "xlsxwriter": "for the workbooks we write",
}


def canonical(name: str) -> str:
    return name.lower().replace("_", "-")


def pins(file: str) -> list[Requirement]:
    """Every pin of a requirements file."""
    return [Requirement(found["pin"]) for found in PIN.finditer((ROOT / file).read_text(encoding="utf-8"))]


def required(*files: str) -> set[str]:
    """The packages the requirement files pin, in one spelling."""
    return {canonical(pin.name) for name in files for pin in pins(name)}


def declared() -> list[Requirement]:
    """What ``pyproject.toml`` says the program needs to run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def outside(paths: list[Path]) -> set[str]:
    """The packages of others that modules import, by the name they are installed under."""
    imports: set[str] = set()
    for node in (node for path in paths for node in ast.walk(tree(path))):
        if isinstance(node, ast.Import):
            imports |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imports.add(node.module.partition(".")[0])
    ours = {"annual_review", "tests", "docs", "bench"}
    installed = packages_distributions()
    others = imports - set(sys.stdlib_module_names) - ours
    return {canonical(installed[name][0]) for name in others}


def test_what_the_program_imports_is_required_to_run_it() -> None:
    assert outside([*MODULES, ROOT / "generate.py"]) - required("requirements.txt") == set()


def test_what_the_tests_import_is_required_to_develop() -> None:
    assert outside(PYTHON) - required("requirements.txt", "requirements-dev.txt") == set()


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_requirement_is_pinned_exactly_and_by_hashes(file: str) -> None:
    comments, rest = re.compile(r"^#.*\n", re.MULTILINE), PIN.sub("", (ROOT / file).read_text(encoding="utf-8"))
    assert pins(file)
    assert comments.sub("", rest) == "", "neither a pin with hashes nor a comment: no option, no index, no path"


@pytest.mark.parametrize("file", REQUIREMENTS)
@pytest.mark.parametrize("python", PROMISED)
@pytest.mark.parametrize("system", SYSTEMS)
def test_on_every_python_and_system_a_package_has_one_version(file: str, python: str, system: str) -> None:
    """Markers decide, as pip reads them; that the versions have wheels there is tried by ``.ci/pins``, over the network."""
    here = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    here |= {"platform_system": SYSTEMS[system], "platform_python_implementation": "CPython", "extra": ""}
    chosen = [canonical(pin.name) for pin in pins(file) if pin.marker is None or pin.marker.evaluate(dict(here))]
    assert len(chosen) == len(set(chosen))
    assert {canonical(each.name) for each in declared()} | {"numpy"} <= set(chosen)


def test_the_pins_fit_what_the_project_declares() -> None:
    wanted = {canonical(each.name): each.specifier for each in declared()}
    found = {canonical(pin.name): pin.specifier for pin in pins("requirements.txt")}
    assert [name for name, range_ in wanted.items() if not range_.contains(str(found[name]).removeprefix("=="))] == []
    both = {str(pin) for pin in pins("requirements.txt")}
    assert both <= {str(pin) for pin in pins("requirements-dev.txt")}, "the tests run with the versions that clerks get"


def test_what_the_project_declares_is_used() -> None:
    used = outside([*MODULES, ROOT / "generate.py"]) | set(USED_BY_NAME_ONLY)
    assert {canonical(each.name) for each in declared()} - used == set()


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(lint_imports_command, ["--no-cache"])
    assert result.exit_code == 0, result.output


def entries() -> list[Entry]:
    return list(all_entries().values())


each_entry = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.code)


@each_entry
def test_an_entry_renders_with_its_example(entry: Entry) -> None:
    problem = entry.at(Place("Phiếu đảng viên", 9, 3), **entry.example)
    for sentence in (problem.message, problem.remedy):
        assert not re.search(r"\{\w+\}|  |\bNone\b", sentence)
        assert sentence == sentence.strip()


@each_entry
def test_an_entry_speaks_in_whole_vietnamese_sentences(entry: Entry) -> None:
    problem = entry.at(**entry.example)
    for sentence in (problem.message, problem.remedy):
        assert sentence[-1] in ".?", sentence
        assert not sentence[0].islower(), sentence
        assert re.search(r"[^\W\d_a-zA-Z]", sentence), f"no Vietnamese letter: {sentence}"


@each_entry
def test_an_entry_has_a_code_of_letters_and_a_number(entry: Entry) -> None:
    assert CODE.fullmatch(entry.code)


def constants() -> Iterator[tuple[str, str]]:
    """The name and the module of every entry in the catalogue."""
    for path in sorted((PACKAGE / "problems" / "catalogue").glob("*.py")):
        for node in tree(path).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            is_entry = (
                isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "Entry"
            )
            yield from ((target.id, path.stem) for target in targets if is_entry and isinstance(target, ast.Name))


def names_used() -> set[str]:
    """Every name the package speaks of outside the catalogue."""
    nodes = [node for path in MODULES if path.parent.name != "catalogue" for node in ast.walk(tree(path))]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


def test_every_entry_of_the_catalogue_is_used() -> None:
    used = names_used()
    assert [f"{module}.{name}" for name, module in constants() if name not in used] == []


def test_every_entry_is_a_constant_of_the_catalogue() -> None:
    assert len(list(constants())) == len(all_entries())


def test_the_page_of_mistakes_is_up_to_date(golden: Golden) -> None:
    golden(ROOT / "docs" / "danh-muc-loi.md", page())


each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.form is Form.DOCX], ids=lambda kind: kind.code)
def test_a_paper_has_a_form_in_every_layout_profile(kind: KindOfPaper) -> None:
    profiles = [folder for folder in (ROOT / "templates").iterdir() if folder.is_dir()]
    assert profiles
    assert [folder.name for folder in profiles if not (folder / kind.template).is_file()] == []


@each_kind
def test_a_paper_is_shown_by_a_golden_text(kind: KindOfPaper) -> None:
    golden_text = f"{Path(kind.file_name).stem}.txt"
    assert list((ROOT / "tests").rglob(golden_text)), f"no {golden_text} under tests/"


@each_kind
def test_the_readme_lists_a_paper(kind: KindOfPaper) -> None:
    assert f"| `{kind.file_name}` | {kind.title}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_tells_the_exit_codes() -> None:
    told = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(code) for code in told] == [code.value for code in ExitCode]


def test_the_readme_tells_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):
        main(["--help"])
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    assert options >= {"--input", "--output", "--templates", "--only", "--json", "--version"}
    told = set(re.findall(r"`(--[a-z-]+|-[qv])`", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert options - told <= {"--quiet", "--verbose", "--help"}
    assert {option for option in told if option.startswith("--")} <= options


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    fenced = re.findall(r"^```\n(.+?)\n```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert fenced == [
        "pip install -r requirements.txt && python generate.py",
        "pip install -r requirements-dev.txt && python -m pytest",
    ]


def kept_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of each part of a zipped one."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())


def test_nothing_kept_names_a_path_of_some_machine() -> None:
    found = {named(path): match[0] for path in kept_files() for data in contents(path) if (match := MACHINE_PATH.search(data))}
    assert found == {}


def test_nothing_left_behind_by_a_tool_is_kept() -> None:
    assert [named(path) for path in kept_files() if STRAY.fullmatch(path.name)] == []


@pytest.mark.parametrize("name", ["pip.log", "a.py.orig", "a.rej", "nohup.out", "~WRL.tmp"])
def test_what_tools_leave_behind_is_known(name: str) -> None:
    assert STRAY.fullmatch(name)


@pytest.mark.parametrize("before", [b"file://", b"see ", b"'"])
@pytest.mark.parametrize("folder", [b"work", b"home", b"root"])
def test_what_names_a_machine_is_known(before: bytes, folder: bytes) -> None:
    assert MACHINE_PATH.search(before + b"/" + folder + b"/x.py")
