"""Party posts as clerks type them: who is the head of the branch, who leads it."""

from __future__ import annotations

import re

from annual_review.model.names import bare_key, folded, without_comrade

HEAD_POSTS = frozenset(
    {"bithu", "bithuchibo", "bithucb", "bithuchiuy", "bt", "btcb", "btchibo", "quyenbithu", "quyenbithuchibo", "phutrachchibo"}
    | {"phobithuphutrach", "phobithuphutrachchibo"}
)
LEADING_POSTS = frozenset(
    {"phobithu", "phobithuchibo", "phobithucb", "phobithuchiuy", "pbt", "pbtcb", "chiuyvien", "uyvienchiuy", "uvchiuy", "cuv"}
    | {"uyvienbanchiuy", "chiuy", "capuyvien", "uyviencapuy", "phobithuthuongtruc", "phobithuthuongtrucchibo"}
)
_BRACKETS = re.compile(r"\([^()]*\)")
# «kiêm» and «và» join two posts of one person, as commas and dashes do: «Bí thư kiêm Trưởng ban công tác mặt trận»
_BETWEEN = re.compile(r"[,;/+&\n]|\s[-–—]\s|\bkiêm(?:\s+nhiệm)?\b|\bvà\b")


def is_head(party_post: str) -> bool:
    """Return whether a Party post makes its holder the head of the cell: «Bí thư», «Bí thư kiêm …», never «Phó bí thư»."""
    return not HEAD_POSTS.isdisjoint(_posts(party_post))


def leads(party_post: str) -> bool:
    """Return whether a Party post is one of the branch's leading collective: secretary, deputy, member of the committee."""
    return not (HEAD_POSTS | LEADING_POSTS).isdisjoint(_posts(party_post))


def _posts(party_post: str) -> set[str]:
    """Return the posts named in a cell, as letters without accents, without «Đ/c» and what brackets add («từ 5/2025»)."""
    typed = "\n".join(folded(line) for line in party_post.splitlines())
    alone = without_comrade(_BRACKETS.sub(" ", typed))
    return {bare_key(post) for post in _BETWEEN.split(alone)}
