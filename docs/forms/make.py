"""Draws the forms anew into ``templates/`` (``python -m docs.forms.make``); a form edited in Word since is overwritten."""

from __future__ import annotations

from pathlib import Path

from docs.forms.after import dossier_list, notices, reward_submission
from docs.forms.article import news
from docs.forms.before import ballot_control, ballots, ballots_with_points, invitation
from docs.forms.collective import collective_review
from docs.forms.evidence import achievements, reconciliation
from docs.forms.meeting import minutes, tally_minutes
from docs.forms.pieces import HD05, HD36
from docs.forms.results import rating_list, rating_list_with_points, report, submission, unrated_list
from docs.forms.self_review import self_review, self_review_with_points
from docs.forms.ward import ward_report
from docs.forms.ward_decision import decision as ward_decision
from docs.forms.ward_decision import minutes as ward_minutes
from docs.forms.ward_decision import rating_list as ward_rating_list
from docs.forms.ward_decision import reminders as ward_reminders

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FORMS = {
    "bien-ban-hop": minutes,
    "bien-ban-kiem-phieu": tally_minutes,
    "bao-cao": report,
    "danh-sach-xep-loai": rating_list,
    "danh-sach-xep-loai-co-diem": rating_list_with_points,
    "danh-sach-chua-xep-loai": unrated_list,
    "tong-hop-thanh-tich": achievements,
    "to-trinh": submission,
    "doi-chieu-so-lieu": reconciliation,
    "tin-bai": news,
    "to-trinh-khen-thuong": reward_submission,
    "danh-muc-ho-so": dossier_list,
    "thong-bao-ket-qua": notices,
    "bao-cao-tong-hop": ward_report,
    "giay-moi": invitation,
    "phieu-xep-loai": ballots,
    "phieu-xep-loai-co-diem": ballots_with_points,
    "theo-doi-phieu": ballot_control,
    "bao-cao-kiem-diem-tap-the": collective_review,
    "ban-kiem-diem-ca-nhan": self_review,
    "ban-kiem-diem-ca-nhan-co-diem": self_review_with_points,
    "danh-sach-xep-loai-dang-uy": ward_rating_list,
    "quyet-dinh": ward_decision,
    "bien-ban-hop-dang-uy": ward_minutes,
    "cong-van-don-doc": ward_reminders,
}


def main() -> None:
    """Write every form of every layout profile."""
    for layout in (HD36, HD05):
        folder = TEMPLATES / layout.profile
        folder.mkdir(parents=True, exist_ok=True)
        for name, draw in FORMS.items():
            (folder / f"{name}.docx").write_bytes(draw(layout).save())


if __name__ == "__main__":
    main()
