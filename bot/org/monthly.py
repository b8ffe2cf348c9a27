"""The drafts of a month as a spreadsheet: ordered in Slack, made when it is sent (§6(3))."""

from collections.abc import Iterator, Sequence

from bot.audit import record
from bot.drafts.models import KIND_NAMES, AnswerKind, ReviewOutcome
from bot.drafts.month import MARK_NAMES, Line, Mark, Month, Numbers
from bot.drafts.states import STATE_NAMES, Actor, Event
from bot.drafts.supervision import Summary, Supervision, require_supervisor
from bot.org.exporting import Sheet, Value, excel
from bot.people import service as people
from bot.store.deliveries import done_once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.finding import Severity

MONTH_SENT = "month_sent"
#: The parameter of the letter that names the month.
MONTH = "month"

EVENT_WORDS = {
    Event.CONSULT: "合議を求めた",
    Event.CONCUR: "合議に同意",
    Event.APPROVE_PART: "所属分を承認",
    Event.APPROVE: "承認",
    Event.APPROVE_CONDITIONALLY: "条件付き承認",
    Event.MEET_CONDITION: "条件を満たした報告",
    Event.REVOKE: "承認の取消し",
    Event.RETURN: "差戻し",
    Event.REJECT: "却下",
    Event.WITHDRAW: "取下げ",
    Event.POST_FIRST: "緊急投稿",
    Event.APPROVE_AFTERWARDS: "事後承認",
    Event.REFUSE_AFTERWARDS: "事後不承認",
    Event.SETTLE: "処置の報告",
    Event.CLOSE_REST: "残りは投稿しない",
    Event.PULL_BACK: "引戻し",
}
CAPACITIES = {
    Actor.DRAFTER: "起案者",
    Actor.APPROVER: "所属長",
    Actor.ACTING: "代決者",
    Actor.PR_DIVISION: "秘書広報課",
    Actor.SYSTEM: "自動",
}
ANSWER_NAMES = {AnswerKind.ANSWER: "回答", AnswerKind.CONTEST: "この指摘は誤り"}
REVIEW_NAMES = {None: "後閲待ち", ReviewOutcome.SEEN: "後閲済み", ReviewOutcome.OBJECTED: "意見あり"}
SEVERITY_NAMES = {Severity.BLOCK: "要修正", Severity.CONFIRM: "要確認", Severity.INFO: "参考"}


class MonthSheets:
    """Orders the spreadsheet of a month, and makes it when it is sent: what is in it is as of then."""

    def __init__(self, store: Store, supervision: Supervision) -> None:
        self._store = store
        self._supervision = supervision

    def order(self, month: Month, *, by: str, delivery: str | None = None) -> None:
        """Have the spreadsheet sent to this person as a direct message.

        Raises:
            NotSupervising, NotRegistered.
        """

        def effect(tx: Transaction) -> None:
            require_supervisor(people.require(tx.session, by))
            record.append(tx, actor=by, event="month.exported", subject="drafts", details={"month": str(month)})
            occasion = f"{month}.{tx.now.timestamp()}"
            tx.outbox.add(Letter(MONTH_SENT, "drafts", by, occasion, params={MONTH: str(month)}))

        done_once(self._store, delivery, effect)

    def make(self, month: Month, *, by: str) -> bytes:
        """The content of the spreadsheet as of now (.xlsx), of what this person may see now.

        Raises:
            NotSupervising, NotRegistered: the person has changed places since ordering it.
        """
        summary, lines, now = self._supervision.whole(month, by=by)
        drafts = [list(_draft(one, one.marks(month, now))) for one in lines]
        return excel(
            [
                Sheet("月の一覧", _DRAFT_HEADINGS, drafts, widths=_DRAFT_WIDTHS),
                Sheet("件数", _NUMBER_HEADINGS, list(_numbers(summary)), widths=(30,)),
                Sheet("判断", _STEP_HEADINGS, list(_steps(lines)), widths=_STEP_WIDTHS),
                Sheet("投稿", _PLACE_HEADINGS, list(_places(lines)), widths=_PLACE_WIDTHS),
                Sheet("指摘への回答", _SAID_HEADINGS, list(_said(lines)), widths=_SAID_WIDTHS),
            ]
        )


_DRAFT_HEADINGS = (
    "番号", "所属", "起案者（SlackのID）", "状態", "種類", "アカウント", "起案日時", "投稿予定", "最初の投稿日時",
    "要修正", "要確認", "参考", "回答", "この指摘は誤り", "目を通すところ", "緊急の理由",
    "事後承認の期限", "後閲", "本文",
)  # fmt: skip
_DRAFT_WIDTHS = (8, 24, 20, 16, 12, 32, 18, 18, 18, 9, 9, 9, 9, 16, 36, 30, 18, 18, 80)
_NUMBER_HEADINGS = ("所属", "投稿案", "投稿した", "判断待ち", *MARK_NAMES.values())
_STEP_HEADINGS = ("番号", "版", "日時", "判断", "資格", "所属", "した人（SlackのID）", "理由・条件")
_STEP_WIDTHS = (8, 6, 18, 20, 12, 24, 20, 60)
_PLACE_HEADINGS = ("番号", "アカウント", "投稿日時", "URL", "時間外の理由（§6(1)）", "承認前の投稿")
_PLACE_WIDTHS = (8, 32, 18, 50, 50, 14)
_SAID_HEADINGS = ("番号", "条項", "重さ", "指摘された言葉", "種別", "理由", "した人（SlackのID）")
_SAID_WIDTHS = (8, 12, 10, 40, 16, 60, 20)


def _draft(one: Line, marks: frozenset[Mark]) -> Iterator[Value]:
    posted = [place.posted_at for place in one.places if place.posted_at is not None]
    yield from (one.id, one.section, one.drafter, STATE_NAMES[one.state], KIND_NAMES[one.kind])
    yield "、".join(place.account for place in one.places)
    yield from (one.created_at, one.planned_at, min(posted, default=None))
    yield from (one.found(severity) for severity in (Severity.BLOCK, Severity.CONFIRM, Severity.INFO))
    yield from (one.said_as(AnswerKind.ANSWER), one.said_as(AnswerKind.CONTEST))
    yield "、".join(MARK_NAMES[mark] for mark in Mark if mark in marks)
    yield from (one.emergency_reason, one.retro_due_at)
    yield "、".join(REVIEW_NAMES[review.outcome] for review in one.reviews)
    yield one.text


def _numbers(summary: Summary) -> Iterator[Sequence[Value]]:
    for name, counted in (("合計", summary.total), *summary.by_section):
        yield name, *_counts(counted)


def _counts(counted: Numbers) -> Iterator[Value]:
    yield from (counted.drafts, counted.posted, counted.waiting)
    yield from (counted.marked(mark) for mark in Mark)


def _steps(lines: Sequence[Line]) -> Iterator[Sequence[Value]]:
    for line in lines:
        for one in line.steps:
            what, capacity = EVENT_WORDS.get(one.event, ""), CAPACITIES[one.actor]
            yield line.id, one.revision, one.at, what, capacity, one.section, one.by, one.reason


def _places(lines: Sequence[Line]) -> Iterator[Sequence[Value]]:
    for line in lines:
        for one in line.places:
            yield line.id, one.account, one.posted_at, one.url, one.outside_hours, "○" if one.before_approval else ""


def _said(lines: Sequence[Line]) -> Iterator[Sequence[Value]]:
    for line in lines:
        for one in line.said:
            severity, kind = SEVERITY_NAMES[one.severity], ANSWER_NAMES[one.kind]
            yield line.id, one.clause, severity, one.quote, kind, one.reason, one.by
