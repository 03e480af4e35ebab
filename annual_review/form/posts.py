"""Party posts as clerks type them: who is the head of the branch, who leads it."""

from __future__ import annotations

import re

from annual_review.model.names import bare_key

HEAD_POSTS = frozenset(
    {"bithu", "bithuchibo", "bithucb", "bithuchiuy", "bt", "btcb", "btchibo", "quyenbithu", "quyenbithuchibo", "phutrachchibo"}
)
LEADING_POSTS = frozenset(
    {"phobithu", "phobithuchibo", "phobithucb", "phobithuchiuy", "pbt", "pbtcb", "chiuyvien", "uyvienchiuy", "uvchiuy", "cuv"}
    | {"uyvienbanchiuy", "chiuy", "capuyvien", "uyviencapuy"}
)


def is_head(party_post: str) -> bool:
    """Return whether a Party post makes its holder the head of the cell: «Bí thư», «Bí thư chi bộ», never «Phó bí thư»."""
    posts = re.split(r"[,;/\n]|\s[-–—]\s", party_post)
    return any(bare_key(post) in HEAD_POSTS for post in posts)


def leads(party_post: str) -> bool:
    """Return whether a Party post is one of the branch's leading collective: secretary, deputy, member of the committee."""
    posts = re.split(r"[,;/\n]|\s[-–—]\s", party_post)
    return any(bare_key(post) in HEAD_POSTS | LEADING_POSTS for post in posts)
