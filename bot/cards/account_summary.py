"""What an account says at each step, in a line or two."""

from collections.abc import Callable

from bot.accounts.papers import DocumentKind
from bot.accounts.states import OPENING, State
from bot.accounts.views import AccountView
from bot.cards.account_names import Step
from bot.cards.blocks import Element, clip, person, words
from rules.japanese_time import japanese_time

SHOWN_TEXT = 300
SHOWN_PEOPLE = 10


def summary(view: AccountView, step: Step) -> list[Element]:
    """What an account says at a step, or where the step stands."""
    tellers: dict[Step, Callable[[AccountView], list[Element]]] = {
        Step.NAMING: _naming,
        Step.RUNNING: _running,
        Step.RESPONSIBLE: _responsible,
        Step.PURPOSE: _purpose,
        Step.ADMISSION: _admission,
        Step.REPORT: _report,
    }
    if step in tellers:
        return tellers[step](view)
    return _document(view, DocumentKind(step.value))


def people(slack_ids: tuple[str, ...]) -> list[Element]:
    """People by name, the first of many."""
    told: list[Element] = []
    for one in slack_ids[:SHOWN_PEOPLE]:
        told += [person(one), words(" ")]
    if len(slack_ids) > SHOWN_PEOPLE:
        told.append(words(f"ほか{len(slack_ids) - SHOWN_PEOPLE}人"))
    return told


def _naming(view: AccountView) -> list[Element]:
    return [words(f"\n{clip(view.name, 80)}（@{view.handle.removeprefix('@')}）")]


def _running(view: AccountView) -> list[Element]:
    told = [words(f"\n{clip(view.section_names, SHOWN_TEXT)}　"), *people(view.operators)]
    if view.theme:
        told.append(words(f"\n共通するテーマ：{view.theme}"))
    if view.lead_name:
        told.append(words(f"\n代表して承認する所属：{clip(view.lead_name, 80)}"))
    return [*told, *([words(f"\n委託先など：{view.contractor}（適用範囲の確認）")] if view.contractor else [])]


def _responsible(view: AccountView) -> list[Element]:
    head = [words("\n責任者："), person(view.head), words("　管理者：")] if view.head else []
    return [*head, *people(view.administrators)]


def _purpose(view: AccountView) -> list[Element]:
    return [words(f"\n{view.opens}〜{view.closes}　{clip(view.purpose, SHOWN_TEXT) if view.purpose else ''}")]


def _admission(view: AccountView) -> list[Element]:
    asked = view.admission
    if asked is None:
        return [words("\nFacebook以外を使うときは、トラブルのおそれと防止策を秘書広報課が確かめます。")]
    if asked.admitted is None:
        return [words(f"\n{japanese_time(asked.asked_at)}に依頼しました。" if view.state is State.ADMISSION else "")]
    verdict = "認める" if asked.admitted else "認めない"
    when = japanese_time(asked.decided_at) if asked.decided_at else ""
    reason = [words(f"\n理由：{clip(asked.reason, SHOWN_TEXT)}")] if asked.reason else []
    return [words(f"\n{when}に「{verdict}」となりました。"), *reason]


def _report(view: AccountView) -> list[Element]:
    last = view.report
    if last is None:
        return []
    when = japanese_time(last.at)
    told = [words("\n"), person(last.reporter), words(f"さんが{when}に届け出ました（第{last.number}回）。")]
    if last.received and last.decided_at:
        told.append(words(f"{japanese_time(last.decided_at)}に受理されました。"))
    elif last.received is False:
        told.append(words(f"\n差し戻されました。理由：{clip(last.reason, SHOWN_TEXT)}"))
    elif last.decided_at:
        told.append(words("そのあとで内容を直したため、この届出は引き戻されました。"))
    return told


def _document(view: AccountView, kind: DocumentKind) -> list[Element]:
    found = view.documents.get(kind)
    if found is None and kind is DocumentKind.BIO and view.state in OPENING and view.state is not State.RECEIVED:
        return [words("\n届出が受理され、アカウントを公開したあとで、表示されている文章を記録します。")]
    if found is None:
        return [words("\nまだ記録していません。" if kind is DocumentKind.BIO else "\nまだありません。")]
    state = f"足りない項目が{len(found.missing)}つあります。" if found.missing else "必要な項目はそろっています。"
    return [words(f"\n第{found.number}版（{japanese_time(found.at)}）　{state}")]
