"""月のまとめ: how the accounts stand, for the 秘書広報課, on the first working day of the month."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account, AccountProfile
from bot.accounts.papers import Document, DocumentKind
from bot.accounts.rotation.models import Login
from bot.accounts.rotation.recipients import pr_division
from bot.accounts.states import IN_USE, LISTED, State
from bot.errors import UserError
from bot.reminders.service import Due, Next
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from bot.upkeep.calendar import morning, office, today
from bot.upkeep.facts import justified, last_posts
from bot.upkeep.models import MonthlyDigest
from rules.upkeep import DORMANT, first_open_day, month_after, month_before, sleep

MATTER, SUBJECT, DIGEST = "monthly_digest", "city:1", "monthly_digest"
_TEXTS = (DocumentKind.POLICY, DocumentKind.TERMS)


@dataclass(frozen=True)
class Figures:
    """The numbers of a month: accounts in use (by platform too), those asleep without a reason, passwords that are
    overdue, accounts whose policy or terms lack something, accounts whose listing nobody confirmed, accounts on the
    way in and out."""

    accounts: int
    platforms: dict[str, int]
    dormant: int
    overdue: int
    incomplete: int
    unlisted: int
    opening: int
    closing: int


@dataclass(frozen=True)
class DigestView:
    """A digest: the month it tells of ("2026-11"), its figures and those of the month before (None: none was kept)."""

    id: int
    month: str
    figures: Figures
    before: Figures | None
    chart_file: str | None


class DigestPlan:
    """Writes the digest on the first working day of a month, then waits for the next."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Count, keep, and tell. After an outage the newest month alone is told of."""
        day, hours = today(tx.now), office(tx.session)
        year, month = month_before(day)
        name = f"{year}-{month:02d}"
        kept = tx.session.scalars(sa.select(MonthlyDigest).where(MonthlyDigest.month == name)).first()
        if kept is None:
            kept = MonthlyDigest(month=name, figures=asdict(count(tx.session, day)), chart_file=None, at=tx.now)
            tx.session.add(kept)
            tx.session.flush()
            for recipient in pr_division(tx.session):
                tx.outbox.add(Letter(DIGEST, f"digest:{kept.id}", recipient, name))
        return Next(morning(first_open_day(*month_after(day), hours), hours), 0)


class Digests:
    """Reads digests, and keeps where their charts are."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def render(self, number: int) -> DigestView:
        """A digest with the figures of the month before it.

        Raises:
            UserError: there is none with this number.
        """
        with self._store.read() as session:
            kept = session.get(MonthlyDigest, number)
            if kept is None:
                raise UserError("このまとめは見つかりませんでした。", "次の月のまとめをお待ちください。")
            earlier = sa.select(MonthlyDigest).where(MonthlyDigest.month < kept.month)
            before = session.scalars(earlier.order_by(MonthlyDigest.month.desc()).limit(1)).first()
            figures = Figures(**kept.figures)
            return DigestView(
                kept.id, kept.month, figures, Figures(**before.figures) if before else None, kept.chart_file
            )

    def keep_chart(self, number: int, file_id: str) -> None:
        """Remember the file of a chart."""
        with self._store.transaction() as tx:
            tx.session.get_one(MonthlyDigest, number).chart_file = file_id


def count(session: Session, day: date) -> Figures:
    """The figures as they are on a day."""
    by_platform = (
        sa.select(Account.platform, sa.func.count()).where(Account.state.in_(IN_USE)).group_by(Account.platform)
    )
    platforms = {PLATFORM_NAMES[platform]: number for platform, number in session.execute(by_platform)}
    excused = justified(session, day)
    asleep = [
        number
        for number, last in last_posts(session).items()
        if sleep(last, day).days >= DORMANT and number not in excused
    ]
    overdue = sa.select(sa.func.count()).select_from(Login).where(Login.active, Login.due_on < day)
    unlisted = (
        sa.select(sa.func.count())
        .select_from(Account)
        .join(AccountProfile, AccountProfile.account_id == Account.id)
        .where(Account.state.in_(LISTED), Account.state != State.CLOSED, AccountProfile.listed_at.is_(None))
    )
    states = dict[State, int]()
    for state, number in session.execute(sa.select(Account.state, sa.func.count()).group_by(Account.state)):
        states[state] = number
    return Figures(
        accounts=sum(platforms.values()),
        platforms=dict(sorted(platforms.items(), key=lambda one: (-one[1], one[0]))),
        dormant=len(asleep),
        overdue=session.scalar(overdue) or 0,
        incomplete=_incomplete(session),
        unlisted=session.scalar(unlisted) or 0,
        opening=sum(states.get(one, 0) for one in (State.PREPARING, State.ADMISSION, State.REPORTED, State.RECEIVED)),
        closing=states.get(State.CLOSING, 0),
    )


def _incomplete(session: Session) -> int:
    """How many accounts in use have no policy or terms, or newest ones that lack an item (§5(3), (4))."""
    newest: dict[tuple[int, DocumentKind], tuple[int, bool]] = {}
    texts = sa.select(Document.account_id, Document.kind, Document.number, Document.missing)
    for account, kind, number, missing in session.execute(texts.where(Document.kind.in_(_TEXTS))):
        if number > newest.get((account, kind), (0, False))[0]:
            newest[account, kind] = (number, not missing)
    used = session.scalars(sa.select(Account.id).where(Account.state.in_(IN_USE)))
    return sum(not all(newest.get((number, kind), (0, False))[1] for kind in _TEXTS) for number in used)


def worth_a_look(figures: Figures) -> Mapping[str, int]:
    """The figures that ask for something to be done, by their Japanese names."""
    return {
        "休眠（180日以上）": figures.dormant,
        "パスワードの期限超過": figures.overdue,
        "ポリシー・規約の不足": figures.incomplete,
        "掲載の未確認": figures.unlisted,
    }
