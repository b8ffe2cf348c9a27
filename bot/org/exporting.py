"""Everything of the register as a spreadsheet: one sheet a kind, as Excel or as CSV files.

A text that a spreadsheet would take for a formula is written with an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy.orm import Session, aliased

from bot.accounts.models import PLATFORM_NAMES, Account, AccountPerson, AccountProfile, AccountSection
from bot.accounts.papers import DOCUMENT_NAMES, Document
from bot.accounts.rotation.logins import Setting
from bot.accounts.rotation.models import MODEL_NAMES, Credential, Login, RotationRecord, usual_model
from bot.accounts.states import STATE_NAMES
from bot.org.tables import neutral
from bot.org.transfers.rows import HEADINGS, MOVE_NAMES, ROLE_NAMES
from bot.org.transfers.telling import PLACE_NAMES
from bot.people.models import Membership, Person, Section
from bot.store.unit import Store
from rules.context import TOKYO
from rules.rotation import ATTESTATION_NAMES, CAUSE_NAMES, DEFAULT_INTERVAL, Attestation

Value = str | int | date | datetime | None
#: What a cell of a spreadsheet holds at most.
CELL_TEXT = 32_000
_LINES_OF_TEMPLATE = 3_000
_MOMENT = "yyyy/m/d h:mm"


@dataclass(frozen=True)
class Sheet:
    """A table: its name, the headings, the rows; how wide the first columns are, in characters.

    Moments are written in Japan time.
    """

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()


def everything(store: Store) -> list[Sheet]:
    """All of the register: sections and people, accounts with their people, texts, logins and records of changes."""
    with store.read() as session:
        return [
            Sheet("所属と職員", ("所属", "SlackのID", "役割", "在籍"), list(_people(session))),
            Sheet("アカウント", _ACCOUNT_HEADINGS, list(_accounts(session))),
            Sheet(
                "アカウントの担当者",
                ("アカウント", "媒体", "SlackのID", "役割", "から", "まで"),
                list(_places(session)),
            ),
            Sheet(
                "ポリシーと規約",
                ("アカウント", "媒体", "文書", "版", "日付", "足りない項目", "本文"),
                list(_texts(session)),
            ),
            Sheet("パスワードの予定", _LOGIN_HEADINGS, list(_logins(session))),
            Sheet("パスワード変更の記録", _RECORD_HEADINGS, list(_records(session))),
        ]


def excel(sheets: Sequence[Sheet]) -> bytes:
    """The tables as an Excel file."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for at, heading in enumerate(sheet.headings, start=1):
            wide = sheet.widths[at - 1] if at <= len(sheet.widths) else max(12, 2 * len(heading) + 4)
            page.column_dimensions[get_column_letter(at)].width = wide
        headings = [WriteOnlyCell(page, heading) for heading in sheet.headings]
        for cell in headings:
            cell.font = Font(bold=True)
        page.append(headings)
        for row in sheet.rows:
            page.append([_written(page, value) for value in row])
    return _saved(book)


def csv_files(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """The tables as CSV files by name, in UTF-8 with the mark by which Excel knows it."""
    files = {}
    for sheet in sheets:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(sheet.headings)
        writer.writerows([_plain(value) for value in row] for row in sheet.rows)
        files[f"{sheet.name}.csv"] = text.getvalue().encode("utf-8-sig")
    return files


def template(store: Store) -> bytes:
    """An Excel file for a list of transfers: the headings, and lists to choose from."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "人事異動"
    headings = [names[0] for names in HEADINGS.values()]
    page.append(headings)
    for cell in page[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
    with store.read() as session:
        sections = list(session.scalars(sa.select(Section.name).order_by(Section.id)))
    choices = {"kind": MOVE_NAMES.values(), "role": ROLE_NAMES.values(), "old": sections, "new": sections}
    for at, field in enumerate(HEADINGS, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = 22
        listed = ",".join(choices.get(field, ()))
        if listed and len(listed) <= 250 and '"' not in listed:  # Excel takes no longer list
            validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            page.add_data_validation(validation)
            validation.add(f"{letter}2:{letter}{_LINES_OF_TEMPLATE}")
        if field == "on":
            for row in range(2, 202):
                page.cell(row, at).number_format = "yyyy/m/d"
    page.freeze_panes = "A2"
    return _saved(book)


_ACCOUNT_HEADINGS = (
    "アカウント", "媒体", "ID", "URL", "状態", "所属", "運用時間", "目的", "意見への対応", "テーマ", "委託先",
    "公式になった日", "掲載を確認した日", "廃止した日",
)  # fmt: skip
_LOGIN_HEADINGS = (
    "アカウント",
    "媒体",
    "ログインの方法",
    "対象（SlackのID）",
    "間隔（日）",
    "前回の変更",
    "期限",
    "理由",
    "対象中",
)
_RECORD_HEADINGS = (
    "アカウント", "媒体", "対象（SlackのID）", "変更した日", "理由", "記録した人（SlackのID）", "記録した日時",
    *ATTESTATION_NAMES.values(), "メモ",
)  # fmt: skip


def _people(session: Session) -> Iterator[Sequence[Value]]:
    statement = (
        sa.select(Section.name, Person.slack_id, Membership.role, Person.active)
        .join(Membership, Membership.section_id == Section.id)
        .join(Person, Person.id == Membership.person_id)
        .order_by(Section.id, Membership.role, Person.id)
    )
    for section, slack_id, role, active in session.execute(statement):
        yield section, slack_id, ROLE_NAMES[role], "在籍" if active else "離職"


def _accounts(session: Session) -> Iterator[Sequence[Value]]:
    sections: dict[int, list[str]] = {}
    joined = sa.select(AccountSection.account_id, Section.name).join(Section, Section.id == AccountSection.section_id)
    for number, name in session.execute(joined.order_by(Section.id)):
        sections.setdefault(number, []).append(name)
    statement = sa.select(Account, AccountProfile).outerjoin(AccountProfile, AccountProfile.account_id == Account.id)
    for account, profile in session.execute(statement.order_by(Account.id)):
        kept = (profile.purpose, profile.answering, profile.theme, profile.contractor) if profile else ("", "", "", "")
        days = (profile.official_at, profile.listed_at, profile.closed_at) if profile else (None, None, None)
        yield (
            account.name, PLATFORM_NAMES[account.platform], account.handle, account.url, STATE_NAMES[account.state],
            "、".join(sections.get(account.id, ())), f"{account.opens}-{account.closes}", *kept, *map(_day, days),
        )  # fmt: skip


def _places(session: Session) -> Iterator[Sequence[Value]]:
    statement = (
        sa.select(Account, Person.slack_id, AccountPerson)
        .join(AccountPerson, AccountPerson.account_id == Account.id)
        .join(Person, Person.id == AccountPerson.person_id)
        .order_by(Account.id, AccountPerson.id)
    )
    for account, slack_id, place in session.execute(statement):
        yield (
            account.name, PLATFORM_NAMES[account.platform], slack_id, PLACE_NAMES[place.role],
            _day(place.since), _day(place.until),
        )  # fmt: skip


def _texts(session: Session) -> Iterator[Sequence[Value]]:
    statement = sa.select(Account, Document).join(Document, Document.account_id == Account.id)
    for account, text in session.execute(statement.order_by(Account.id, Document.kind, Document.number)):
        yield (
            account.name, PLATFORM_NAMES[account.platform], DOCUMENT_NAMES[text.kind], text.number, _day(text.at),
            "、".join(text.missing), text.text,
        )  # fmt: skip


def _logins(session: Session) -> Iterator[Sequence[Value]]:
    statement = (
        sa.select(Account, Login, Person.slack_id, Credential)
        .join(Login, Login.account_id == Account.id)
        .outerjoin(Credential, Credential.account_id == Account.id)
        .outerjoin(Person, Person.id == Login.person_id)
        .order_by(Account.id, Login.id)
    )
    for account, login, holder, own in session.execute(statement):
        setting = own or Setting(usual_model(account.platform), DEFAULT_INTERVAL)
        yield (
            account.name, PLATFORM_NAMES[account.platform], MODEL_NAMES[setting.model], holder, setting.interval_days,
            login.changed_on, login.due_on, CAUSE_NAMES[login.cause], "はい" if login.active else "いいえ",
        )  # fmt: skip


def _records(session: Session) -> Iterator[Sequence[Value]]:
    holder = aliased(Person)
    statement = (
        sa.select(Account, RotationRecord, Person.slack_id, holder.slack_id)
        .join(RotationRecord, RotationRecord.account_id == Account.id)
        .join(Person, Person.id == RotationRecord.by_id)
        .join(Login, Login.id == RotationRecord.login_id)
        .outerjoin(holder, holder.id == Login.person_id)
        .order_by(RotationRecord.id)
    )
    for account, row, by, whose in session.execute(statement):
        ticked = ["○" if one in row.attested else "" for one in Attestation]
        yield (
            account.name, PLATFORM_NAMES[account.platform], whose, row.changed_on, CAUSE_NAMES[row.cause], by,
            f"{row.at.astimezone(TOKYO):%Y-%m-%d %H:%M}", *ticked, row.note,
        )  # fmt: skip


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(TOKYO).date() if moment else None


def _written(page: WriteOnlyWorksheet, value: Value) -> Value | Cell:
    """What goes into a row: a moment is one of Japan, shown with its hour."""
    if not isinstance(value, datetime):
        return _cell(value)
    cell: Cell = WriteOnlyCell(page, value.astimezone(TOKYO).replace(tzinfo=None, second=0, microsecond=0))
    cell.number_format = _MOMENT
    return cell


def _cell(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return _within(neutral(ILLEGAL_CHARACTERS_RE.sub("", value)))


def _within(text: str) -> str:
    """As much of the text as a cell holds: Excel counts a letter beyond U+FFFF, such as an emoji, as two."""
    if len(text) * 2 <= CELL_TEXT:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: CELL_TEXT * 2].decode("utf-16-le", "ignore")


def _plain(value: Value) -> str:
    return "" if value is None else neutral(str(value)) if isinstance(value, str) else str(value)


def _saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
