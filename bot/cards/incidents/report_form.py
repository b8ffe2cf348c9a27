"""The form of a report: thirty seconds; only the kind and one line are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.accounts.service import AccountFacts
from bot.cards import inputs, names
from bot.cards.blocks import Block, context, header, line, quoted, rich, words
from bot.cards.forms import View, modal
from bot.cards.incidents.parts import shown_as_drill, title_of
from bot.drafts.views import DraftView
from bot.incidents.reporting import MAX_SEEN, SPEEDS, Reported
from rules.incidents.kinds import Answer, IncidentKind
from rules.post_address import names_account

NOT_OURS = "none"
#: What a frightened person can answer at once; the rest is asked in the thread.
ASKED = (
    ("ongoing", "今も続いていますか"),
    ("personal_data", "個人情報が見えていますか"),
    ("life_safety", "命に関わることですか"),
)
SPEED_NAMES = {1: "ふつうの速さ", 6: "6倍（1時間を10分で）", 60: "60倍（1時間を1分で）"}
MOST_ACCOUNTS = 99


@dataclass(frozen=True)
class ReportEntry:
    """What stands in the form when it opens. `origin` is the conversation in which it was asked for, `account` the one
    it is known to be about."""

    kind: IncidentKind | None = None
    seen: str = ""
    url: str = ""
    origin: str = ""
    accounts: Sequence[AccountFacts] = field(default_factory=tuple)
    own: frozenset[int] = frozenset()
    drill: bool = False
    account: int | None = None


def report_form(entry: ReportEntry) -> View:
    """The form; the accounts of the person's own sections stand first."""
    kinds = [inputs.option(one.japanese, one) for one in IncidentKind]
    ours = sorted(entry.accounts, key=lambda one: (one.id != entry.account, one.id not in entry.own))
    where = [inputs.option("市のアカウントではない（偽アカウント・外の投稿）", NOT_OURS)]
    where = [inputs.option(one.label, str(one.id)) for one in ours[:MOST_ACCOUNTS]] + where
    only = ours[0].id if len(entry.own) == 1 and ours and ours[0].id in entry.own else None
    about = entry.account if entry.account is not None else only
    chosen = None if about is None else str(about)
    blocks: list[Block] = [
        context("種別と一行だけで報告できます。分からないところは、空欄のままでかまいません。"),
        inputs.field("kind", "種別", inputs.select(kinds, initial=entry.kind)),
        inputs.field(
            "seen",
            "今見えていること（一行でかまいません）",
            inputs.text_input(
                initial=entry.seen[:MAX_SEEN],
                multiline=True,
                max_length=MAX_SEEN,
                placeholder="例 観光の投稿に批判が続いている",
            ),
            hint="パスワードや、市民の方の個人情報は書かないでください。",
        ),
        inputs.field("account", "どのアカウントのことですか", inputs.select(where, initial=chosen), optional=True),
        inputs.field(
            "url", "投稿やプロフィールのURL", inputs.text_input(initial=entry.url, max_length=500), optional=True
        ),
        inputs.field("since", "いつからですか", inputs.moment(None), optional=True),
        *[_question(name, label) for name, label in ASKED],
        inputs.field(
            "drill",
            "訓練",
            inputs.checkboxes(
                [inputs.option("これは訓練です（すべてに【訓練】と付きます）", "drill")],
                initial=["drill"] if entry.drill else [],
            ),
            optional=True,
        ),
        inputs.field(
            "speed",
            "訓練の時計の速さ",
            inputs.select([inputs.option(SPEED_NAMES[one], str(one)) for one in SPEEDS], initial="1"),
            optional=True,
        ),
    ]
    return modal("事案の報告", blocks, callback_id=names.INCIDENT_FORM, submit="報告する", metadata=entry.origin)


def posted_elsewhere(draft: DraftView, account_id: int, url: str, entry: ReportEntry) -> ReportEntry:
    """The form filled for a text that went out on another account than the one it was approved for（誤投稿）.

    Args:
        account_id: the account it was meant for.
        url: where it went out, as typed.
        entry: the form with the accounts there are; the one that the address names is chosen, nothing else is decided.
    """
    labels = {one.id: one.label for one in draft.revision.accounts}
    meant = labels.get(account_id, "承認されたアカウント")
    other = next((one for one in entry.accounts if names_account(url, platform=one.platform, handle=one.handle)), None)
    return replace(
        entry,
        kind=IncidentKind.ERRONEOUS_POST,
        seen=f"投稿案 第{draft.id}号の文章を、{meant}ではなく、別のアカウントに投稿してしまいました。",
        url=url if url.startswith(("https://", "http://")) else "",
        account=other.id if other is not None and other.id != account_id else None,
        own=frozenset(),
    )


def _question(name: str, label: str) -> Block:
    options = [inputs.option(one.japanese, one) for one in (Answer.YES, Answer.NO, Answer.UNKNOWN)]
    return inputs.field(name, label, inputs.select(options, initial=Answer.UNKNOWN), optional=True)


def reported(outcome: Reported) -> View:
    """At once, for who reported: it has arrived, and the first three things to do."""
    return shown_as_drill(modal("報告を受け付けました", first_things(outcome)), drill=outcome.incident.drill)


def first_things(outcome: Reported) -> list[Block]:
    """The first three things to do, and what is not to be done."""
    incident = outcome.incident
    how = (
        "すでに対応中の事案に、あなたの報告を加えました。"
        if outcome.joined
        else "担当者を呼び出しました。スレッドで対応を始めます。"
    )
    steps = [line(words(f"{number}. {text}")) for number, text in enumerate(outcome.first_three, start=1)]
    return [
        header(title_of(incident)),
        rich(line(words(how))),
        rich(line(words("今すぐ、次の三つをしてください。", bold=True)), *steps),
        rich(quoted(words("自分だけの判断で、反論や返信をしないでください。"))),
    ]
