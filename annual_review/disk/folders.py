"""Which folder a branch's papers go to: ``year/ward/branch``, never one folder for two branches (faults.md 09)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annual_review.disk.names import WARD_FOLDER, marked, slug
from annual_review.disk.state import BranchKey, BranchState
from annual_review.model.wards import commonest_spelling

_Claims = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A folder that stands already: its parts, whose it is, and the workbook it was made from."""

    ward_folder: str
    branch_folder: str
    key: BranchKey
    file: str


def ward_folder(branch_folder: str) -> str:
    """Return the folder of the ward's own papers, given the folder ``year/ward/branch`` of any of its branches."""
    return f"{branch_folder.rpartition('/')[0]}/{WARD_FOLDER}"


def allot(wanted: Mapping[str, BranchKey], states: Mapping[str, BranchState]) -> dict[str, str]:
    """Return the folder ``year/ward/branch`` of every workbook of ``wanted`` (workbook → branch).

    A branch keeps the folder it has; a new one gets its slug, with a short hash behind it where another branch has that
    slug already. The claim of a workbook that now tells of another branch (a mended name) is given up.
    """
    tonight = {(key.year, key.ward_identity, key.identity) for key in wanted.values()}
    claims = [claim for claim in _claims(states) if _holds(claim, wanted, tonight)]
    folders: dict[str, str] = {}
    for year in sorted({key.year for key in wanted.values()}):
        keys = {file: key for file, key in wanted.items() if key.year == year}
        of_year = [claim for claim in claims if claim.key.year == year]
        wards = _assign(
            {ward: slug(commonest_spelling(spelt)) for ward, spelt in _spellings(keys).items()},
            {ward: commonest_spelling(folders) for ward, folders in _standing_folders(of_year).items()},
        )
        for ward, ward_folder in wards.items():
            branches = {file: key for file, key in keys.items() if key.ward_identity == ward}
            names = _assign(
                {key.identity: slug(key.branch) for key in branches.values()},
                {claim.key.identity: claim.branch_folder for claim in of_year if claim.ward_folder == ward_folder},
            )
            folders.update({file: f"{year}/{ward_folder}/{names[key.identity]}" for file, key in branches.items()})
    return folders


def _claims(states: Mapping[str, BranchState]) -> Iterable[Claim]:
    for folder, state in states.items():
        _, ward_folder, branch_folder = folder.split("/")
        yield Claim(ward_folder, branch_folder, state.key, state.file)


def _spellings(keys: Mapping[str, BranchKey]) -> dict[str, list[str]]:
    """Return how the workbooks spell each ward, in the order of the files: one ward has one folder (product.md §5.10)."""
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for _, key in sorted(keys.items()):
        spelt[key.ward_identity].append(key.ward)
    return spelt


def _standing_folders(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Return the folders each ward has, one for each claim; earlier versions gave a ward one for each spelling."""
    standing: defaultdict[str, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda each: each.ward_folder):
        standing[claim.key.ward_identity].append(claim.ward_folder)
    return standing


def _holds(claim: Claim, wanted: Mapping[str, BranchKey], tonight: set[tuple[int, str, str]]) -> bool:
    key = claim.key
    return (key.year, key.ward_identity, key.identity) in tonight or claim.file not in wanted


def _assign(wanted: _Claims, standing: _Claims) -> dict[str, str]:
    """Return a name for each wanted identity: the one it has, its slug when free, else its slug with a short hash."""
    taken = set(standing.values())
    names: dict[str, str] = {}
    for identity, base in sorted(wanted.items()):
        name = standing.get(identity) or (base if base not in taken else marked(base, identity))
        taken.add(name)
        names[identity] = name
    return names
