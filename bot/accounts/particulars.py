"""What a section says of an account, a few fields at a time, checked before it is kept (§5(1), §5(3))."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountPerson, AccountSection, PersonRole, Platform
from bot.accounts.moves import profile
from bot.accounts.rotation.logins import demand, sync
from bot.accounts.views import ADMINISTRATORS
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Section
from bot.people.service import Colleague
from bot.store.unit import Transaction
from rules.posting_hours import parse_hours
from rules.rotation import Cause

NAME_LENGTH, URL_LENGTH, THEME_LENGTH, TEXT_LENGTH = 80, 300, 200, 1000
MOST_PEOPLE, MOST_SECTIONS = 50, 20
_HANDLE = re.compile(r"@?[A-Za-z0-9._\-]{1,79}")
#: Where an account is found on its platform, and on which hosts it may be.
_ADDRESSES: dict[Platform, tuple[str, tuple[str, ...]]] = {
    Platform.FACEBOOK: ("https://www.facebook.com/{}", ("facebook.com", "fb.com")),
    Platform.X: ("https://x.com/{}", ("x.com", "twitter.com")),
    Platform.INSTAGRAM: ("https://www.instagram.com/{}/", ("instagram.com",)),
    Platform.THREADS: ("https://www.threads.com/@{}", ("threads.com", "threads.net")),
    Platform.LINE: ("https://line.me/R/ti/p/@{}", ("line.me", "lin.ee")),
    Platform.YOUTUBE: ("https://www.youtube.com/@{}", ("youtube.com",)),
    Platform.TIKTOK: ("https://www.tiktok.com/@{}", ("tiktok.com",)),
    Platform.NOTE: ("https://note.com/{}", ("note.com",)),
}


def usual_address(platform: Platform, handle: str) -> str:
    """The address that an account with this handle has, to be corrected where it is another."""
    return _ADDRESSES[platform][0].format(handle.strip().removeprefix("@"))


def clean_handle(handle: str) -> str:
    """The handle as it is kept.

    Raises:
        UserError: it is none.
    """
    stripped = handle.strip()
    if not _HANDLE.fullmatch(stripped):
        raise UserError(
            "アカウントIDは、半角の英数字と「.」「_」「-」で書いてください。",
            "例：niimi.kanko（先頭の@はあってもなくてもかまいません）。",
            field="handle",
        )
    return stripped


def clean_name(name: str) -> str:
    """The name as it is kept.

    Raises:
        UserError: there is none, or it is too long.
    """
    return _text(name, "name", "アカウント名", NAME_LENGTH, required=True)


@dataclass(frozen=True)
class Naming:
    """How the account is called and where it is found."""

    name: str
    handle: str
    url: str

    def apply(self, tx: Transaction, account: Account) -> None:
        """Keep it.

        Raises:
            UserError: with the field that does not do.
        """
        handle = clean_handle(self.handle)
        if handle_taken(tx.session, account.platform, handle, but=account.id):
            raise taken()
        account.name, account.handle = clean_name(self.name), handle
        account.url = _address(account.platform, self.url)


@dataclass(frozen=True)
class Running:
    """Which sections run the account, and who writes on it; `operators` are Slack ids.

    `lead` is the section whose head approves for all of a joint account; where None each section's head does (§5(1)).
    """

    section_ids: tuple[int, ...]
    theme: str
    operators: tuple[str, ...]
    contractor: str
    lead: int | None = None

    def apply(self, tx: Transaction, account: Account) -> None:
        """Keep it.

        Raises:
            UserError: with the field that does not do.
        """
        more = profile(tx.session, account)
        more.theme = _text(self.theme, "theme", "共通するテーマ", THEME_LENGTH)
        more.contractor = _text(self.contractor, "contractor", "委託先など", THEME_LENGTH)
        _keep_sections(tx.session, account, self.section_ids, self.lead)
        if len(self.section_ids) > 1 and not more.theme:
            raise UserError(
                "複数の所属で運用するアカウントには、共通するテーマが必要です（§5(1)）。",
                "所属に共通するテーマを書くか、所属を一つにしてください。",
                field="theme",
            )
        operators = _registered(tx.session, self.operators, "operators")
        if not operators and not more.contractor:
            raise UserError(
                "運用する人がいません。",
                "運用する職員を選ぶか、委託先などの名前を書いてください。",
                field="operators",
            )
        _keep_people(tx, account, PersonRole.OPERATOR, operators)


@dataclass(frozen=True)
class Responsible:
    """Who answers for the account, and who administers it on the platform: Slack ids."""

    head: str
    administrators: tuple[str, ...]

    def apply(self, tx: Transaction, account: Account) -> None:
        """Keep it.

        Raises:
            UserError: with the field that does not do.
        """
        heads = _registered(tx.session, (self.head,) if self.head else (), "head")
        if not heads:
            raise UserError("責任者が選ばれていません。", "所属長を選んでください。", field="head")
        administrators = _registered(tx.session, self.administrators, "administrators")
        if len(administrators) < ADMINISTRATORS:
            raise UserError(
                f"管理者は{ADMINISTRATORS}人以上必要です。",
                "一人が休んでも対応できるように、もう一人選んでください。",
                field="administrators",
            )
        _keep_people(tx, account, PersonRole.HEAD, heads)
        _keep_people(tx, account, PersonRole.ADMINISTRATOR, administrators)


@dataclass(frozen=True)
class Purpose:
    """What for, what is told, when, and how opinions and questions are dealt with (§5(3)ウ・エ); hours as
    "8:30-17:15"."""

    purpose: str
    contents: str
    hours: str
    answering: str

    def apply(self, tx: Transaction, account: Account) -> None:
        """Keep it.

        Raises:
            UserError: with the field that does not do.
        """
        more = profile(tx.session, account)
        try:
            hours = parse_hours(self.hours)
        except ValueError as error:
            raise UserError(
                "運用時間を読み取れませんでした。", "「8:30-17:15」のように書いてください。", field="hours"
            ) from error
        account.opens, account.closes = f"{hours.start:%H:%M}", f"{hours.end:%H:%M}"
        more.purpose = _text(self.purpose, "purpose", "目的", TEXT_LENGTH, required=True)
        more.contents = _text(self.contents, "contents", "発信する内容", TEXT_LENGTH, required=True)
        more.answering = _text(self.answering, "answering", "意見や質問への対応方法", TEXT_LENGTH, required=True)


Change = Naming | Running | Responsible | Purpose


def notes_of(change: Change) -> list[tuple[str, str]]:
    """The texts in a change that people typed, with their fields: none of them may hold a secret (§5(7))."""
    return [
        (field, value)
        for field, value in vars(change).items()
        if isinstance(value, str) and value and field not in ("head", "handle", "hours")
    ]


def handle_taken(session: Session, platform: Platform, handle: str, *, but: int | None = None) -> bool:
    """Whether another account of the register has this handle, with or without its @; closed ones keep theirs."""
    bare = handle.removeprefix("@").lower()
    statement = sa.select(Account.id).where(
        Account.platform == platform, sa.func.lower(Account.handle).in_((bare, f"@{bare}"))
    )
    return any(number != but for number in session.scalars(statement))


def taken() -> UserError:
    """Why a handle cannot be used again."""
    return UserError(
        "このアカウントIDは、すでに台帳にあります。",
        "「/snsaccount」の一覧を確かめてください。廃止したアカウントのIDも、もう一度使うことはできません。",
        field="handle",
    )


def _text(text: str, field: str, name: str, limit: int, *, required: bool = False) -> str:
    stripped = text.strip()
    if required and not stripped:
        raise UserError(f"{name}がありません。", "入力してください。", field=field)
    if len(stripped) > limit:
        raise UserError(f"{name}は{limit}文字までです。", "短くしてください。", field=field)
    return stripped


def _address(platform: Platform, url: str) -> str:
    stripped = url.strip()
    hosts = _ADDRESSES[platform][1]
    try:
        parts = urlsplit(stripped)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        parts, host = urlsplit(""), ""
    if "@" in parts.netloc:  # a name and password before the host: such an address would stand on the homepage
        raise UserError(
            "URLに、ログイン用の名前やパスワードが入っています。保存していません。",
            f"「@」より前を消して、https://{hosts[0]} で始まるアドレスを書いてください（§5(7)）。",
            field="url",
        )
    known = any(host == one or host.endswith(f".{one}") for one in hosts)
    if parts.scheme != "https" or not known or len(stripped) > URL_LENGTH or any(ch.isspace() for ch in stripped):
        raise UserError(
            "URLが、選んだソーシャルメディアのものではありません。",
            f"https:// で始まる、{hosts[0]} のアドレスを書いてください。",
            field="url",
        )
    return stripped


def _keep_sections(session: Session, account: Account, ids: Sequence[int], lead: int | None) -> None:
    known = set(session.scalars(sa.select(Section.id).where(Section.id.in_(ids))))
    if not ids or known != set(ids):
        raise UserError("運用する所属が選ばれていません。", "一覧から選んでください。", field="sections")
    if len(ids) > MOST_SECTIONS:
        raise UserError(f"所属は{MOST_SECTIONS}までです。", "運用に関わる所属だけを選んでください。", field="sections")
    if lead is not None and lead not in known:
        raise UserError(
            "代表して承認する所属が、運用する所属に入っていません。",
            "運用する所属の中から選ぶか、選択を外してください。",
            field="lead",
        )
    wanted = {one: one == lead for one in known}
    held = sa.select(AccountSection.section_id, AccountSection.lead).where(AccountSection.account_id == account.id)
    if {row.section_id: row.lead for row in session.execute(held)} == wanted:
        return
    session.execute(sa.delete(AccountSection).where(AccountSection.account_id == account.id))
    session.add_all(
        AccountSection(account_id=account.id, section_id=one, lead=leads) for one, leads in sorted(wanted.items())
    )
    session.flush()


def _registered(session: Session, slack_ids: Sequence[str], field: str) -> list[Colleague]:
    if len(slack_ids) > MOST_PEOPLE:
        raise UserError(f"選べるのは{MOST_PEOPLE}人までです。", "人数を減らしてください。", field=field)
    found = [people.find(session, one) for one in dict.fromkeys(slack_ids)]
    if None in found:
        raise UserError(
            "職員の台帳にない人が選ばれています。",
            "台帳に登録された職員を選ぶか、秘書広報課に登録を依頼してください。",
            field=field,
        )
    return [one for one in found if one is not None]


def _keep_people(tx: Transaction, account: Account, role: PersonRole, wanted: Sequence[Colleague]) -> None:
    """Who is it now; who is no longer stays in the register with an end."""
    rows = tx.session.scalars(
        sa.select(AccountPerson).where(
            AccountPerson.account_id == account.id, AccountPerson.role == role, AccountPerson.until.is_(None)
        )
    ).all()
    ids = [one.id for one in wanted]
    gone = [row for row in rows if row.person_id not in ids]
    for row in gone:
        row.until = tx.now
    there = {row.person_id for row in rows}
    tx.session.flush()
    tx.session.add_all(
        AccountPerson(account_id=account.id, person_id=one, role=role, since=tx.now) for one in ids if one not in there
    )
    tx.session.flush()
    sync(tx, account.id)  # a page with roles has a login for each administrator
    still_named = sa.select(AccountPerson.person_id).where(
        AccountPerson.account_id == account.id, AccountPerson.until.is_(None)
    )
    if {row.person_id for row in gone} - set(tx.session.scalars(still_named)):
        demand(tx, [account.id], Cause.TRANSFER, by=record.SYSTEM)
