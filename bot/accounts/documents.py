"""The texts of an account in versions: 運用ポリシー §5(3), 利用規約 §5(4), プロフィール §5(6), read item by item."""

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.accounts import authority, moves, official, reminding
from bot.accounts.effects import once
from bot.accounts.errors import AccountMoved, AccountNotFound
from bot.accounts.models import Account
from bot.accounts.opening import SecretGuard, edited
from bot.accounts.papers import DOCUMENT_NAMES, Document, DocumentKind
from bot.accounts.reading import account_view, newest_document
from bot.accounts.states import IN_USE, OPENING, Event, State
from bot.accounts.suggesting import suggested
from bot.accounts.views import AccountView
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.city import city_profile, facts_for_rules
from bot.people.service import Colleague
from bot.store.unit import Store, Transaction
from rules.context import CityFacts
from rules.policy_items import Report, check_bio, check_policy, check_terms

LONGEST = 30_000
URL_LENGTH = 300


@dataclass(frozen=True)
class Inspected:
    """An account, one of its texts, and what was found in it."""

    account: AccountView
    kind: DocumentKind
    text: str
    report: Report


class Documents:
    """Keeping and reading texts. `by` is a Slack user id.

    Every method raises AccountNotFound where there is no such account, NotYourAccount where it is another section's.
    """

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def inspect(self, account_id: int, kind: DocumentKind, *, by: str) -> Inspected | None:
        """The newest version of a text, read item by item; None where there is none yet."""
        with self._store.read() as session:
            account = session.get(Account, account_id)
            person = people.require(session, by)
            view = account_view(session, _visible(session, account, person))
            found = view.documents.get(kind)
            if found is None:
                return None
            report = read(kind, found.text, platform=view.platform, url_field=found.url_field, city=_city(session))
            return Inspected(view, kind, found.text, report)

    def suggest(self, account_id: int, kind: DocumentKind, *, by: str) -> str:
        """A draft of a text, made from what the register says; what it cannot know is marked 【 】."""
        with self._store.read() as session:
            account = session.get(Account, account_id)
            view = account_view(session, _visible(session, account, people.require(session, by)))
            return suggested(view, kind, _city(session))

    def save(
        self,
        account_id: int,
        version: int,
        kind: DocumentKind,
        text: str,
        *,
        by: str,
        url_field: str = "",
        delivery: str | None = None,
    ) -> int:
        """Keep a new version of a text; the same again makes none. Incomplete ones are kept too: what is missing
        stops the report, not the writing.

        A policy or terms of an account that is reported or official is a change to be reported (§5(2)).

        Raises:
            UserError: nothing was written, too much, or a secret (with its field).
            AccountChanged, AccountMoved: somebody was quicker, or the account is past this.
        """
        body, address = _body(kind, text), url_field.strip()
        if len(address) > URL_LENGTH:
            raise UserError(f"URL欄は{URL_LENGTH}文字までです。", "短くしてください。", field="url_field")
        self._guard([("text", body), ("url_field", address)])

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            authority.require_member(tx.session, account, person)
            moves.require_version(account, version)
            if kind is DocumentKind.BIO:
                if account.state not in (*OPENING, *IN_USE):
                    raise AccountMoved(*moves.where_it_stands(tx.session, account))
            else:
                moves.require_step(tx.session, account, Event.EDIT)
            if _keep(tx, account, kind, body, address, by=person):
                self._follow(tx, account, kind, person)
            return account.id

        return once(self._store, delivery, effect)

    def _follow(self, tx: Transaction, account: Account, kind: DocumentKind, person: Colleague) -> None:
        if kind is not DocumentKind.BIO:
            edited(tx, account, person, {"what": kind})
            return
        record.append(tx, actor=person.slack_id, event="account.bio", subject=moves.subject(account.id))
        before = account.state
        if official.settle(tx, account) is State.OFFICIAL and before is State.RECEIVED:
            reminding.official(tx, account)


def read(kind: DocumentKind, text: str, *, platform: str, url_field: str, city: CityFacts) -> Report:
    """Read a text against its clause."""
    if kind is DocumentKind.POLICY:
        return check_policy(text, platform=platform, city=city)
    if kind is DocumentKind.TERMS:
        return check_terms(text, city=city)
    return check_bio(text, url_field=url_field, city=city)


def missing_keys(report: Report) -> list[str]:
    """The keys of what a text lacks, as they are kept with it."""
    return [part.key for item in report.missing for part in item.missing]


def _keep(tx: Transaction, account: Account, kind: DocumentKind, text: str, url_field: str, *, by: Colleague) -> bool:
    """Write a version unless the newest says the same; whether one was written."""
    digest = hashlib.sha256(f"{text}\0{url_field}".encode()).hexdigest()
    newest = newest_document(tx.session, account.id, kind)
    if newest is not None and newest.digest == digest:
        return False
    city = facts_for_rules(city_profile(tx.session))
    report = read(kind, text, platform=account.platform, url_field=url_field, city=city)
    tx.session.add(
        Document(
            account_id=account.id,
            kind=kind,
            number=(newest.number if newest else 0) + 1,
            text=text,
            url_field=url_field,
            digest=digest,
            missing=missing_keys(report),
            editor_id=by.id,
            at=tx.now,
        )
    )
    tx.session.flush()
    return True


def _body(kind: DocumentKind, text: str) -> str:
    body = text.strip()
    if not body:
        raise UserError(
            f"{DOCUMENT_NAMES[kind]}の文章がありません。",
            "文章を貼り付けるか、ファイルを付けてください。",
            field="text",
        )
    if len(body) > LONGEST:
        raise UserError(
            f"文章が{len(body):,}文字あります。扱えるのは{LONGEST:,}文字までです。",
            "付録などを除いて、本体だけを入れてください。",
            field="text",
        )
    return body


def _visible(session: Session, account: Account | None, person: Colleague) -> Account:
    if account is None:
        raise AccountNotFound
    authority.require_visible(session, account, person)
    return account


def _city(session: Session) -> CityFacts:
    return facts_for_rules(city_profile(session))
