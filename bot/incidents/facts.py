"""What is known of an incident, between its row and the rules: `known` holds texts by the names of `IncidentFacts`."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.accounts.models import Account
from bot.incidents.models import Incident
from bot.people.models import Section
from rules.incidents.facts import Counts, IncidentFacts
from rules.incidents.kinds import Answer, Cause

#: Questions of yes or no, in the order in which a form asks them.
ANSWERS = (
    "ongoing",
    "personal_data",
    "life_safety",
    "money",
    "crime",
    "campaign",
    "still_logged_in",
    "recovered",
    "repeated",
    "press_inquiry",
    "influencer",
    "calls_elsewhere",
    "national_press",
    "legal_claim",
    "our_fault",
)
MOMENTS = ("since", "posted_at", "removed_at")
TEXTS = ("subject", "fake_name", "fake_handle", "telephone", "cause_text")
COUNTS = tuple(field.name for field in fields(Counts))
CONFIRMED = "facts_confirmed"
CAUSE = "cause"
OURS = "our_account"
#: Every question as people read it, by its name.
LABELS = {
    OURS: "市のアカウントのことですか",
    "ongoing": "今も続いていますか",
    "personal_data": "個人情報が含まれますか",
    "life_safety": "命に関わりますか",
    "money": "お金やカード番号の被害がありますか",
    "crime": "脅しなど犯罪の疑いがありますか",
    "campaign": "応募や抽選のキャンペーン中ですか",
    "still_logged_in": "まだログインできますか",
    "recovered": "管理を取り戻せましたか",
    "repeated": "同じ人が繰り返していますか",
    "press_inquiry": "取材や問合せが報道から来ていますか",
    "influencer": "影響の大きい人やまとめサイトが広めていますか",
    "calls_elsewhere": "ほかの課にも電話が来ていますか",
    "national_press": "全国の報道で取り上げられていますか",
    "legal_claim": "法的な請求を受けていますか",
    "our_fault": "市に責任がありますか",
    CONFIRMED: "事実は確かめられましたか",
    CAUSE: "原因",
    "cause_text": "確かめられた原因",
    "subject": "投稿の件名",
    "fake_name": "偽のアカウントの名前",
    "fake_handle": "偽のアカウントのユーザー名",
    "telephone": "問合せ先の電話番号",
    "since": "いつから",
    "posted_at": "投稿した日時",
    "removed_at": "削除・訂正した日時",
    "critical_per_hour": "批判の返信（1時間の件数）",
    "usual_per_hour": "ふだんの返信（1時間の件数）",
    "quotes": "引用の数",
    "likes": "いいねの数",
    "phone_complaints": "苦情の電話の件数",
}


def facts_of(session: Session, incident: Incident) -> IncidentFacts:
    """Everything the rules need to know of an incident."""
    known = incident.known
    found = IncidentFacts(
        kind=incident.kind,
        seen=incident.seen,
        url=incident.url,
        detected_at=incident.opened_at,
        next_update_at=incident.next_update_at,
        drill=incident.drill,
        level=incident.level,
        our_account=Answer(known.get(OURS, Answer.UNKNOWN)),
        facts_confirmed=known.get(CONFIRMED) == Answer.YES,
        cause=Cause(known.get(CAUSE, Cause.CHECKING)),
        counts=Counts(**{name: int(known[name]) for name in COUNTS if name in known}),
    )
    found = replace(found, **{name: Answer(known[name]) for name in ANSWERS if name in known})  # type: ignore[arg-type]
    found = replace(found, **{name: known[name] for name in TEXTS if name in known})  # type: ignore[arg-type]
    found = replace(found, **{name: _moment(known[name]) for name in MOMENTS if name in known})  # type: ignore[arg-type]
    if incident.section_id is not None:
        found = replace(found, section=session.get_one(Section, incident.section_id).name)
    if incident.account_id is not None:
        account = session.get_one(Account, incident.account_id)
        found = replace(found, platform=account.platform, account_name=account.name, handle=account.handle)
    return found


def with_known(known: Mapping[str, str], news: Mapping[str, str]) -> dict[str, str]:
    """What is known after the news; an empty text takes away what stood there."""
    together = {**known, **news}
    return {name: text for name, text in together.items() if text}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
