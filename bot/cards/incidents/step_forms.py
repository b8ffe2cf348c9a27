"""The forms of a step: what to do, what is written down when it is done, and why it is left out."""

from collections.abc import Sequence
from datetime import date

from bot.cards import inputs, names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    context,
    divider,
    header,
    line,
    link,
    person,
    quoted,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal
from bot.cards.incidents.parts import fact, shown_as_drill
from bot.cards.names import CaseRef
from bot.incidents.states import TASK_NAMES, TaskState
from bot.incidents.views import IncidentView, TaskView
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import HelpTopic
from rules.incidents.platform_help import PlatformHelp, is_stale, platform_to_ask
from rules.incidents.playbook import Step
from rules.japanese_time import japanese_date, japanese_time

LONGEST = 1500


def step_of(incident: IncidentView, task: TaskView, handbook: Handbook) -> Step | None:
    """The step in the playbook; None where it was taken out since."""
    try:
        return handbook.playbook(incident.kind).step(task.step)
    except KeyError:
        return None


def step_shown(incident: IncidentView, task: TaskView, handbook: Handbook, today: date) -> View:
    """What to do, the clause word for word, the platform's own pages, and the buttons."""
    step = step_of(incident, task, handbook)
    blocks: list[Block] = [header(task.title), *_standing(task)]
    if step is not None:
        blocks += [section(part) for part in step.what_to_do.strip().split("\n") if part.strip()]
        clause = step.clause_text()
        if clause is not None:
            blocks.append(rich(line(words(f"根拠　{clause.label}", bold=True)), quoted(words(clause.text))))
        asked = platform_to_ask(incident.facts)
        blocks += [part for topic in step.helps for part in _help(handbook, asked, topic, today)]
        if step.statements:
            titles = "、".join(f"「{handbook.statement(key).title}」" for key in step.statements)
            blocks.append(context(f"文例：{titles}（先頭のカードの「文例を使う」から開けます）"))
    if incident.is_open or task.outlives:
        blocks.append(actions("step", _buttons(incident, task)))
    return shown_as_drill(modal("手順", blocks), drill=incident.drill)


def done_form(incident: IncidentView, task: TaskView, handbook: Handbook) -> View:
    """What the playbook asks to write down; every field may stay empty but is asked for."""
    step = step_of(incident, task, handbook)
    asked = step.evidence if step is not None else ()
    blocks: list[Block] = [rich(line(words(task.title, bold=True)))]
    blocks += [
        inputs.field(
            f"evidence-{one}",
            one.japanese,
            inputs.text_input(multiline=True, max_length=LONGEST),
            optional=True,
        )
        for one in asked
    ]
    blocks.append(context("分かることだけ書けば、完了にできます。パスワードや個人情報は書かないでください。"))
    metadata = names.case(incident.id, task.key, names.STEP_DONE)
    view = modal("完了", blocks, callback_id=names.STEP_FORM, submit="完了にする", metadata=metadata)
    return shown_as_drill(view, drill=incident.drill)


def reason_form(title: str, what: str, ref: CaseRef, submit: str, *, drill: bool, label: str = "理由") -> View:
    """Ask for the reason of something about an incident."""
    blocks: list[Block] = [
        section(what),
        inputs.field("reason", label, inputs.text_input(multiline=True, max_length=LONGEST)),
    ]
    view = modal(title, blocks, callback_id=names.INCIDENT_REASON, submit=submit, metadata=ref.value())
    return shown_as_drill(view, drill=drill)


def _standing(task: TaskView) -> list[Block]:
    parts: list[Element] = [
        fact("今", words(TASK_NAMES[task.state]), *([words("　"), person(task.taken_by)] if task.taken_by else [])),
        fact("期限", words(japanese_time(task.due_at))),
        fact("だれが", words(task.duty.japanese)),
    ]
    if task.ended_by is not None and task.ended_at is not None:
        parts.append(fact("済み", person(task.ended_by), words(f"　{japanese_time(task.ended_at)}")))
    if task.reason:
        parts.append(fact("理由", words(task.reason)))
    parts += [fact("記録", words(text)) for text in task.evidence.values()]
    return [rich(*parts), divider()]


def _buttons(incident: IncidentView, task: TaskView) -> Sequence[Element]:
    value = names.case(incident.id, task.key)
    if task.ended:
        return [button("未着手に戻す", names.STEP_UNDO, value)]
    take = [button("担当する", names.STEP_TAKE, value)] if task.state is TaskState.OPEN else []
    undo = [button("担当をやめる", names.STEP_UNDO, value)] if task.state is TaskState.TAKEN else []
    done = button("完了", names.STEP_DONE, value, style="primary")
    return [*take, done, button("該当なし", names.STEP_RULE_OUT, value), *undo]


def _help(handbook: Handbook, platform: str, topic: HelpTopic, today: date) -> list[Block]:
    found = handbook.help_for(platform, topic)
    if found is None:
        what = "確かめられた案内がありません。運営会社のヘルプで探してください。"
        return [rich(fact(topic.japanese, words(what)))]
    return [rich(*_helped(found, today))]


def _helped(found: PlatformHelp, today: date) -> list[Element]:
    parts = [fact(found.topic.japanese, words(found.how if found.certain else f"【要確認】{found.how}"))]
    if found.url is not None:
        parts.append(line(link(found.url)))
    looked = f"出典：{found.source}　確認日：{japanese_date(found.last_checked)}"
    if is_stale(found.last_checked, today):
        looked += "　180日以上前の確認です。画面が変わっているかもしれません。"
    parts.append(line(words(looked, italic=True)))
    return parts
