"""What sections and the PR division do with accounts, a whole errand at a time."""

import sqlalchemy as sa

from bot.accounts.models import Account, Platform
from bot.accounts.papers import DocumentKind, Step
from bot.accounts.particulars import Naming, Purpose, Responsible, Running
from bot.accounts.states import State
from bot.accounts.views import AccountView
from bot.app import Bot
from bot.people.models import Section
from bot.store.outbox import OutboxMessage
from tests.support.clocks import StandingClock
from tests.support.office import DAIKETSU, HANAKO, KACHO, KENJI

PR, PR_HEAD, PR_THIRD = "U01DAVE", "U01CAROL", "U01MIKA"
STRANGER = "U01GRACE"
TOURISM, PR_DIVISION, FARMING = "産業部商工観光課", "総務部秘書広報課", "産業部農林課"
PAGE = "https://www.city.niimi.okayama.jp/sns.html"
RISKS = "匿名で書き込めるため、誹謗中傷はFacebookより多くなるおそれがあります。"
SAFEGUARDS = "返信できる人を限り、開庁日の朝夕に二人で確かめます。"

__all__ = ["DAIKETSU", "HANAKO", "KACHO", "KENJI"]


class Sections:
    """The people of the demo city and the register."""

    def __init__(self, bot: Bot, clock: StandingClock) -> None:
        self.bot = bot
        self.office = bot.office
        self.clock = clock

    # what is to be seen

    def view(self, account: int) -> AccountView:
        return self.office.register.render(account)

    def state(self, account: int) -> State:
        return self.view(account).state

    def number(self, handle: str) -> int:
        """The number of an account of the demo city."""
        with self.bot.store.read() as session:
            return session.scalars(sa.select(Account.id).where(Account.handle == handle)).one()

    def section(self, name: str) -> int:
        with self.bot.store.read() as session:
            return session.scalars(sa.select(Section.id).where(Section.name == name)).one()

    def told(self, intent: str, account: int | None = None) -> list[str]:
        """Who was sent messages of an intent, about an account or at all, oldest first."""
        with self.bot.store.read() as session:
            statement = sa.select(OutboxMessage.recipient).where(OutboxMessage.intent == intent)
            if account is not None:
                statement = statement.where(OutboxMessage.subject == f"account:{account}")
            return list(session.scalars(statement.order_by(OutboxMessage.seq)))

    def may_write_for(self, account: int, by: str = HANAKO) -> bool:
        """Whether the account can be chosen in a draft."""
        person = self.office.people.get(by)
        return account in {one.id for one in self.office.accounts.of_sections(person.section_ids)}

    # what is to be done

    def begins(self, platform: Platform = Platform.FACEBOOK, handle: str = "niimi.asaichi", *, by: str = HANAKO) -> int:
        return self.office.opening.begin(platform, "新見の朝市", handle, self.section(TOURISM), by=by)

    def tells_all(self, account: int, *, by: str = HANAKO) -> None:
        """Who runs the account, and how."""
        view = self.view(account)
        changes = (
            Running(tuple(number for number, _ in view.sections), "", (HANAKO,), ""),
            Responsible(KACHO, (KACHO, HANAKO)),
            Purpose(
                "朝市に来ていただくため",
                "開く日と出店者のお知らせ",
                "9:00-17:00",
                "返信しません。電話で受け付けます。",
            ),
        )
        for change in changes:
            self.office.opening.change(account, self.view(account).version, change, by=by)

    def writes(self, account: int, kind: DocumentKind, text: str | None = None, *, by: str = HANAKO) -> None:
        """Hand in a text; without one, the draft that is made from the register."""
        body = self.office.documents.suggest(account, kind, by=by) if text is None else text
        self.office.documents.save(account, self.view(account).version, kind, body, by=by)

    def is_admitted(self, account: int) -> None:
        self.office.admitting.ask(account, self.view(account).version, RISKS, SAFEGUARDS, by=HANAKO)
        admission = self.view(account).admission
        assert admission is not None
        self.office.admitting.decide(account, admission.id, admitted=True, reason="", by=PR)

    def prepares(self, platform: Platform = Platform.FACEBOOK, handle: str = "niimi.asaichi") -> int:
        """An account that can be reported."""
        account = self.begins(platform, handle)
        self.tells_all(account)
        if platform is not Platform.FACEBOOK:
            self.is_admitted(account)
        self.writes(account, DocumentKind.POLICY)
        self.writes(account, DocumentKind.TERMS)
        return account

    def reports(self, account: int, *, by: str = KACHO) -> int:
        """The number of the report."""
        self.office.reporting.report(account, self.view(account).version, by=by)
        report = self.view(account).report
        assert report is not None
        return report.number

    def receives(self, account: int, *, by: str = PR) -> None:
        report = self.view(account).report
        assert report is not None
        self.office.reporting.receive(account, report.number, by=by)

    def lists(self, *, by: str = PR) -> None:
        """Put the list on the homepage and say so."""
        self.office.listings.confirm(self.office.listings.current().digest, PAGE, by=by)

    def opens(self, platform: Platform = Platform.FACEBOOK, handle: str = "niimi.asaichi") -> int:
        """An account that has been through everything."""
        account = self.prepares(platform, handle)
        self.reports(account)
        self.receives(account)
        self.writes(account, DocumentKind.BIO)
        self.lists()
        return account

    def renames(self, account: int, name: str, *, by: str = HANAKO) -> None:
        view = self.view(account)
        self.office.opening.change(account, view.version, Naming(name, view.handle, view.url), by=by)

    def writes_bio_and_all(self, account: int) -> None:
        """Everything that a received or changed account still needs, but the list on the homepage."""
        self.writes(account, DocumentKind.BIO)
        self.reports(account)
        self.receives(account)

    def begins_to_close(self, account: int, *, by: str = KACHO) -> None:
        self.office.closing.start(account, self.view(account).version, "朝市が終わったため。", by=by)

    def does_all_steps(self, account: int, *, by: str = HANAKO) -> None:
        for step in Step:
            self.office.closing.done(account, step, "", by=by)
