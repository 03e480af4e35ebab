"""The papers of a branch before its meeting, in their order: part of THE list (``documents.kinds``)."""

from __future__ import annotations

from annual_review.documents.before import ballot_control, ballots, invitation, self_review
from annual_review.documents.case import Review
from annual_review.documents.kind import Kind, KindOfPaper, single

BEFORE_KINDS: tuple[KindOfPaper, ...] = (
    Kind(
        "invitation",
        21,
        "giay-moi",
        "Giấy mời và chương trình hội nghị",
        Review,
        invitation.InvitationFields,
        single(invitation.build),
        invitation.wanted,
        handed_over=False,
        stays=True,
    ),
    Kind(
        "self-review",
        22,
        "ban-kiem-diem-ca-nhan",
        "Bản kiểm điểm cá nhân",
        Review,
        self_review.SelfReviewFields,
        single(self_review.build),
        self_review.without_points,
        handed_over=False,
        stays=True,
    ),
    Kind(
        "self-review",
        22,
        "ban-kiem-diem-ca-nhan",
        "Bản kiểm điểm cá nhân",
        Review,
        self_review.SelfReviewFields,
        single(self_review.build),
        self_review.with_points,
        variant="-co-diem",
        handed_over=False,
        stays=True,
    ),
    Kind(
        "ballots",
        23,
        "phieu-xep-loai",
        "Phiếu biểu quyết đề xuất xếp loại",
        Review,
        ballots.BallotsFields,
        single(ballots.build),
        ballots.without_points,
        handed_over=False,
        stays=True,
    ),
    Kind(
        "ballots",
        23,
        "phieu-xep-loai",
        "Phiếu biểu quyết đề xuất xếp loại",
        Review,
        ballots.BallotsFields,
        single(ballots.build),
        ballots.with_points,
        variant="-co-diem",
        handed_over=False,
        stays=True,
    ),
    Kind(
        "ballot-control",
        24,
        "theo-doi-phieu",
        "Bảng theo dõi phiếu",
        Review,
        ballot_control.BallotControlFields,
        single(ballot_control.build),
        ballot_control.wanted,
        handed_over=False,
        stays=True,
    ),
)
