"""Where and when a draft may go out: accounts of the person's section (§5(1)), within the hours (§6(1))."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.accounts import service as accounts
from bot.accounts.service import AccountFacts
from bot.drafts.content import Content
from bot.errors import UserError
from bot.people.city import city_profile, office_hours
from bot.people.service import Colleague
from rules.japanese_time import japanese_time
from rules.platforms import platform
from rules.posting_hours import parse_hours, verdict


def common_section(session: Session, person: Colleague, content: Content) -> int:
    """The section a draft belongs to: one of the person's that runs all the chosen accounts.

    Raises:
        UserError: no account, an account that is closed or not the person's, or accounts without a common section.
    """
    if not content.account_ids:
        raise UserError("アカウントが選ばれていません。", "投稿するアカウントを選んでください。", field="accounts")
    chosen = accounts.by_ids(session, content.account_ids)
    usable = {one.id for one in accounts.of_sections(session, person.section_ids)}
    accounts.require_official(session, [one.id for one in chosen if one.section_ids & person.section_ids])
    if len(chosen) != len(set(content.account_ids)) or not {one.id for one in chosen} <= usable:
        raise UserError(
            "選ばれたアカウントは、あなたの所属では使えません。",
            "一覧からアカウントを選び直してください。",
            field="accounts",
        )
    common = person.section_ids.intersection(*(one.section_ids for one in chosen))
    if not common:
        raise UserError(
            "所属の違うアカウントが一緒に選ばれています。",
            "所属ごとに分けて作成してください。",
            field="accounts",
        )
    return min(common)


def require_room(account: AccountFacts, text: str) -> None:
    """Let pass a text that the account's platform takes.

    Raises:
        UserError: it is too long; says by how much, as the platform counts.
    """
    limits = platform(account.platform)
    if limits is not None and limits.left(text) < 0:
        raise UserError(
            f"{limits.limit:,}までのところ、{limits.length(text):,}あります。",
            f"あと{-limits.left(text):,}短くしてください。",
            field="text",
        )


def check_hours(session: Session, content: Content, *, now: datetime) -> None:
    """Let pass a planned time within the hours, none at all, or any with an emergency reason（§6(1)ただし書）.

    Raises:
        UserError: the time is past, or outside the hours; names the next possible time.
    """
    if content.planned_at is None:
        return
    if content.planned_at < now:
        raise UserError(
            "投稿予定の日時が過ぎています。",
            "これからの日時を選ぶか、空欄にしてください。",
            field="planned_at",
        )
    if content.emergency_reason:
        return
    hours = [parse_hours(f"{one.opens}-{one.closes}") for one in accounts.by_ids(session, content.account_ids)]
    judged = verdict(content.planned_at, hours, office_hours(city_profile(session)))
    if judged.ok:
        return
    offer = f"次に投稿できるのは{japanese_time(judged.next_possible)}です。" if judged.next_possible else ""
    raise UserError(
        f"{judged.reason_ja}（§6(1)）。",
        f"{offer}緊急時は、緊急の理由を書いてください。",
        field="planned_at",
    )
